// The ledger of messages with outbox and inbox, and what is counted, leased or answered once.
import type { Migration } from "./migrate.ts";

export const ledger: Migration = {
  number: 2,
  name: "ledger",
  statements: ({ counted, integer, bytes, clustered }) => [
    `create table message (
      id text not null primary key,
      direction text not null,
      interaction text not null,
      state text not null,
      cause text,
      attempts ${integer} not null,
      created_at ${integer} not null,
      changed_at ${integer} not null,
      payload text
    ) ${clustered}`,
    "create index message_created on message (created_at)",
    "create index message_state on message (state, created_at)",
    `create table message_key (
      value text not null,
      kind text not null,
      message_id text not null,
      sort text not null,
      primary key (value, kind, message_id, sort)
    ) ${clustered}`,
    "create index message_key_message on message_key (message_id)",
    `create table message_change (
      number ${counted},
      message_id text not null,
      from_state text not null,
      to_state text not null,
      cause text,
      changed_at ${integer} not null
    )`,
    "create index message_change_message on message_change (message_id, number)",
    `create table outbox (
      number ${counted},
      queue text not null,
      message_id text not null,
      key text,
      content_type text not null,
      headers text not null,
      body ${bytes} not null,
      enqueued_at ${integer} not null,
      parked_at ${integer},
      cause text
    )`,
    "create index outbox_waiting on outbox (queue, number) where parked_at is null",
    "create index outbox_parked on outbox (number) where parked_at is not null",
    `create table inbox (
      consumer text not null,
      wire_id text not null,
      arrived_at ${integer} not null,
      answer ${bytes},
      primary key (consumer, wire_id)
    ) ${clustered}`,
    "create index inbox_arrived on inbox (arrived_at)",
    `create table sequence (name text not null primary key, last ${integer} not null)`,
    `create table lease (
      name text not null primary key,
      holder text not null,
      fence ${integer} not null,
      expires ${integer} not null
    )`,
    `create table idempotency (
      scope text not null,
      key text not null,
      request_hash text not null,
      attempt ${integer} not null,
      started_at ${integer} not null,
      expires ${integer} not null,
      answer ${bytes},
      primary key (scope, key)
    ) ${clustered}`,
    "create index idempotency_started on idempotency (started_at)",
  ],
};

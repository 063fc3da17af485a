// The shelf: messages that are held, dead or discarded, and who may change them.
import type { Migration } from "./migrate.ts";

export const shelf: Migration = {
  number: 1,
  name: "shelf",
  statements: ({ counted, integer, bytes }) => [
    `create table shelf_claim (queue text not null primary key, epoch ${integer} not null)`,
    `create table shelf (
      place ${counted},
      queue text not null,
      message_id text not null,
      key text,
      state text not null,
      due ${integer},
      attempts ${integer} not null,
      suspected ${integer} not null,
      cause text not null,
      published_at ${integer} not null,
      content_type text not null,
      headers text not null,
      body ${bytes},
      dead_since ${integer},
      discarded_at ${integer},
      discard_reason text
    )`,
    "create unique index shelf_message on shelf (queue, message_id) where state in ('held', 'dead')",
    "create index shelf_due on shelf (queue, due, place) where due is not null",
    "create index shelf_held on shelf (queue, key, place) where state = 'held'",
    "create index shelf_dead on shelf (dead_since, place) where state = 'dead'",
    "create index shelf_discarded on shelf (discarded_at) where state = 'discarded'",
  ],
};

// The tables as the program sees them; migrations make them. Times are milliseconds since 1970, `Bytes` went through
// sealing, JSON is text.
import type { Generated } from "kysely";

type Bytes = Uint8Array;

export interface Tables {
  readonly migration: { readonly number: number; readonly name: string; readonly applied_at: number };
  readonly shelf_claim: { readonly queue: string; readonly epoch: number };
  readonly shelf: ShelfRow;
  readonly message: MessageRow;
  readonly message_key: MessageKeyRow;
  readonly message_change: MessageChangeRow;
  readonly outbox: OutboxRow;
  readonly inbox: InboxRow;
  readonly sequence: { readonly name: string; readonly last: number };
  readonly lease: LeaseRow;
  readonly idempotency: IdempotencyRow;
}

export interface ShelfRow {
  readonly place: Generated<number>;
  readonly queue: string;
  readonly message_id: string;
  readonly key: string | null;
  readonly state: "held" | "dead" | "discarded";
  /** Of heads of keys and of messages without key; null for those that wait behind a head. */
  readonly due: number | null;
  readonly attempts: number;
  /** 1 where an attempt was begun that may not have come to an end. */
  readonly suspected: number;
  readonly cause: string;
  readonly published_at: number;
  readonly content_type: string;
  readonly headers: string;
  readonly body: Bytes | null;
  readonly dead_since: number | null;
  readonly discarded_at: number | null;
  readonly discard_reason: string | null;
}

export interface MessageRow {
  readonly id: string;
  readonly direction: "in" | "out";
  readonly interaction: string;
  readonly state: string;
  readonly cause: string | null;
  readonly attempts: number;
  readonly created_at: number;
  readonly changed_at: number;
  readonly payload: string | null;
}

/** What a message is found by: an id on the wire as it is, a business key by its hash. */
export interface MessageKeyRow {
  readonly value: string;
  readonly kind: string;
  readonly message_id: string;
  readonly sort: "wire" | "business";
}

export interface MessageChangeRow {
  readonly number: Generated<number>;
  readonly message_id: string;
  readonly from_state: string;
  readonly to_state: string;
  readonly cause: string | null;
  readonly changed_at: number;
}

export interface OutboxRow {
  readonly number: Generated<number>;
  readonly queue: string;
  readonly message_id: string;
  readonly key: string | null;
  readonly content_type: string;
  readonly headers: string;
  readonly body: Bytes;
  readonly enqueued_at: number;
  /** Null while it waits for the relay. */
  readonly parked_at: number | null;
  readonly cause: string | null;
}

export interface InboxRow {
  readonly consumer: string;
  readonly wire_id: string;
  readonly arrived_at: number;
  readonly answer: Bytes | null;
}

export interface LeaseRow {
  readonly name: string;
  readonly holder: string;
  readonly fence: number;
  readonly expires: number;
}

export interface IdempotencyRow {
  readonly scope: string;
  readonly key: string;
  readonly request_hash: string;
  readonly attempt: number;
  readonly started_at: number;
  readonly expires: number;
  /** Null while the first request is being worked on. */
  readonly answer: Bytes | null;
  /** For whoever takes over. */
  readonly note: Bytes | null;
}

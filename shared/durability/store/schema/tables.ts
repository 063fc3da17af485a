// The tables as the program sees them; migrations make them. Times are milliseconds since 1970, `Bytes` went through
// sealing, JSON is text.
import type { Generated } from "kysely";

type Bytes = Uint8Array;

export interface Tables {
  readonly migration: { readonly number: number; readonly name: string; readonly applied_at: number };
  readonly shelf_claim: { readonly queue: string; readonly epoch: number };
  readonly shelf: ShelfRow;
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
  readonly cause: string;
  readonly published_at: number;
  readonly content_type: string;
  readonly headers: string;
  readonly body: Bytes | null;
  readonly dead_since: number | null;
  readonly discarded_at: number | null;
  readonly discard_reason: string | null;
}

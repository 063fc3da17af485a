// The ledger: each message that came in or goes out, in which state it is and how it got there. Ids of the wire find it;
// so do business keys (an NHS number, a prescription id), of which only keyed hashes are stored.
import type { Selectable } from "kysely";
import { DurabilityError } from "../failure.ts";
import type { Session, Transaction } from "./database.ts";
import type { MessageKeyRow, MessageRow } from "./schema/tables.ts";
import type { Sealing } from "./sealing.ts";

export interface Entry {
  readonly id: string;
  readonly direction: "in" | "out";
  /** The interaction or workflow id. */
  readonly interaction: string;
  readonly state: string;
  /** By kind: `conversation`, `ebxml`, `mesh`... */
  readonly wireIds: Readonly<Record<string, string>>;
  /** By kind, as they are; hashed before they are stored. */
  readonly businessKeys?: Readonly<Record<string, string>>;
  /** Reference into the payload store. */
  readonly payload?: string;
}

export interface LedgerMessage {
  readonly id: string;
  readonly direction: "in" | "out";
  readonly interaction: string;
  readonly state: string;
  /** Of the last change of state: one plain line without patient data. */
  readonly cause?: string;
  readonly attempts: number;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly payload?: string;
}

export interface Change {
  readonly from: string;
  readonly to: string;
  readonly cause?: string;
  readonly at: Date;
}

export interface LedgerDetail extends LedgerMessage {
  readonly wireIds: readonly { readonly kind: string; readonly id: string }[];
  /** Kinds of business keys it is found by. */
  readonly businessKeys: readonly string[];
  /** Oldest first; nothing for a message that is still in its first state. */
  readonly history: readonly Change[];
}

export interface Transition {
  /** States it may come from. */
  readonly from: readonly string[];
  readonly to: string;
  /** One plain line without patient data. */
  readonly cause?: string;
  /** Counts an attempt. */
  readonly attempt?: boolean;
}

/** `lost`: somebody else was faster, it is in the state given; nothing was changed. */
export type Transitioned = { readonly kind: "changed" } | { readonly kind: "lost"; readonly state: string };

export interface LedgerFilter {
  /** Of any kind. */
  readonly wireId?: string;
  readonly businessKey?: { readonly kind: string; readonly value: string };
  readonly state?: string;
  readonly direction?: "in" | "out";
  /** Recorded at this time or later, and before. */
  readonly since?: Date;
  readonly until?: Date;
  readonly limit: number;
}

/** Answers false, and writes nothing, where the id is recorded already. */
export const record = async (tx: Transaction, entry: Entry): Promise<boolean> => {
  const { message, keys } = entryRows(tx, entry);
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto("message")
    .values(message)
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 0n) return false;
  if (keys.length > 0) await tx.db.insertInto("message_key").values(keys).execute();
  return true;
};

export const entryRows = (
  { clock, sealing }: Pick<Session, "clock" | "sealing">,
  entry: Entry,
): { readonly message: MessageRow; readonly keys: readonly MessageKeyRow[] } => {
  const { id, direction, interaction, state, payload = null } = entry;
  const now = clock();
  return {
    message: { id, direction, interaction, state, cause: null, attempts: 0, created_at: now, changed_at: now, payload },
    keys: [...wireKeys(id, entry.wireIds), ...businessKeys(sealing, id, entry.businessKeys ?? {})],
  };
};

const wireKeys = (message_id: string, ids: Readonly<Record<string, string>>): MessageKeyRow[] =>
  Object.entries(ids).map(([kind, value]) => ({ value, kind, message_id, sort: "wire" }));

const businessKeys = (sealing: Sealing, message_id: string, keys: Readonly<Record<string, string>>): MessageKeyRow[] =>
  Object.entries(keys).map(([kind, value]) => ({
    value: sealing.hash(kind, value),
    kind,
    message_id,
    sort: "business",
  }));

/** For ids that are learnt later (the id that MESH gives). One that is there already is left. */
export const addWireIds = async (
  { db }: Session,
  id: string,
  wireIds: Readonly<Record<string, string>>,
): Promise<void> => {
  const keys = wireKeys(id, wireIds);
  if (keys.length === 0) return;
  await db
    .insertInto("message_key")
    .values(keys)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

/** Changes the state where the message is in one it may come from. Rejects with `not-found`. */
export const transition = async (
  { db, dialect, clock }: Transaction,
  id: string,
  { from, to, cause = undefined, attempt = false }: Transition,
): Promise<Transitioned> => {
  const locked = await db
    .selectFrom("message")
    .select("state")
    .where("id", "=", id)
    .$if(dialect === "postgres", (query) => query.forUpdate())
    .executeTakeFirst();
  if (!locked) throw unknown(id);
  if (!from.includes(locked.state)) return { kind: "lost", state: locked.state };
  const changed = { cause: cause ?? null, changed_at: clock() };
  await db
    .updateTable("message")
    .set(({ eb }) => ({ ...changed, state: to, attempts: eb("attempts", "+", attempt ? 1 : 0) }))
    .where("id", "=", id)
    .execute();
  await db
    .insertInto("message_change")
    .values({ ...changed, message_id: id, from_state: locked.state, to_state: to })
    .execute();
  return { kind: "changed" };
};

/** Where the body stands; null once it is purged. Rejects with `not-found`. */
export const setPayload = async ({ db }: Session, id: string, payload: string | null): Promise<void> => {
  const { numUpdatedRows } = await db
    .updateTable("message")
    .set({ payload })
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw unknown(id);
};

/** Newest first. */
export const find = async ({ db, sealing }: Session, filter: LedgerFilter): Promise<readonly LedgerMessage[]> => {
  const { wireId, businessKey, state, direction, since, until, limit } = filter;
  const keyed = db.selectFrom("message_key").select("message_id");
  const rows = await db
    .selectFrom("message")
    .selectAll()
    .$if(wireId !== undefined, (query) =>
      query.where("id", "in", keyed.where("value", "=", wireId!).where("sort", "=", "wire")),
    )
    .$if(businessKey !== undefined, (query) => {
      const hashes = sealing.hashes(businessKey!.kind, businessKey!.value);
      return query.where("id", "in", keyed.where("value", "in", hashes).where("sort", "=", "business"));
    })
    .$if(state !== undefined, (query) => query.where("state", "=", state!))
    .$if(direction !== undefined, (query) => query.where("direction", "=", direction!))
    .$if(since !== undefined, (query) => query.where("created_at", ">=", since!.getTime()))
    .$if(until !== undefined, (query) => query.where("created_at", "<", until!.getTime()))
    .orderBy("created_at", "desc")
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(messageOf);
};

/** Rejects with `not-found`. */
export const show = async ({ db }: Session, id: string): Promise<LedgerDetail> => {
  const row = await db.selectFrom("message").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw unknown(id);
  const keys = await db
    .selectFrom("message_key")
    .selectAll()
    .where("message_id", "=", id)
    .orderBy("kind")
    .orderBy("value")
    .execute();
  const changes = await db
    .selectFrom("message_change")
    .selectAll()
    .where("message_id", "=", id)
    .orderBy("number")
    .execute();
  return {
    ...messageOf(row),
    wireIds: keys.filter(({ sort }) => sort === "wire").map(({ kind, value }) => ({ kind, id: value })),
    businessKeys: keys.filter(({ sort }) => sort === "business").map(({ kind }) => kind),
    history: changes.map(({ from_state, to_state, cause, changed_at }) => ({
      from: from_state,
      to: to_state,
      ...(cause === null ? {} : { cause }),
      at: new Date(changed_at),
    })),
  };
};

const messageOf = ({ id, direction, interaction, state, attempts, ...row }: Selectable<MessageRow>): LedgerMessage => ({
  id,
  direction,
  interaction,
  state,
  attempts,
  ...(row.cause === null ? {} : { cause: row.cause }),
  createdAt: new Date(row.created_at),
  changedAt: new Date(row.changed_at),
  ...(row.payload === null ? {} : { payload: row.payload }),
});

const unknown = (id: string): DurabilityError =>
  new DurabilityError("not-found", `The ledger has no message ${JSON.stringify(id.slice(0, 100))}`);

// The outbox: messages written together with the ledger, which the relay then moves to their queues. What a queue
// refuses for good is parked here with its cause.
import { type Selectable, sql } from "kysely";
import { DurabilityError } from "../failure.ts";
import type { Message } from "../queue/message.ts";
import type { Session, Transaction } from "./database.ts";
import type { OutboxRow } from "./schema/tables.ts";

export interface Outgoing {
  readonly queue: string;
  readonly message: Message;
}

export interface Parked {
  readonly number: number;
  readonly queue: string;
  readonly messageId: string;
  readonly key?: string;
  readonly cause: string;
  readonly enqueuedAt: Date;
  readonly parkedAt: Date;
}

/** In the order of the calls; those of one queue reach it in this order. */
export const enqueue = async (tx: Transaction, outgoing: Outgoing): Promise<void> => {
  await tx.db.insertInto("outbox").values(outboxRow(tx, outgoing)).execute();
  tx.afterCommit(() => wakeRelays(tx));
};

export const wakeRelays = ({ relays }: Session): void => {
  for (const wake of relays) wake();
};

export const outboxRow = ({ clock, sealing }: Session, { queue, message }: Outgoing) => ({
  queue,
  message_id: message.id,
  key: message.key ?? null,
  content_type: message.contentType,
  headers: JSON.stringify(message.headers),
  body: sealing.seal(message.body, sealPlace(queue, message.id)),
  enqueued_at: clock(),
});

const sealPlace = (queue: string, messageId: string): string => `outbox ${queue} ${messageId}`;

/** What waits for one queue, in order. */
export const waitingFor = ({ db }: Session, queue: string, limit: number): Promise<readonly Selectable<OutboxRow>[]> =>
  db
    .selectFrom("outbox")
    .selectAll()
    .where("queue", "=", queue)
    .where("parked_at", "is", null)
    .orderBy("number")
    .limit(limit)
    .execute();

export const outboxMessage = ({ sealing }: Session, row: Selectable<OutboxRow>): Message => ({
  id: row.message_id,
  ...(row.key === null ? {} : { key: row.key }),
  contentType: row.content_type,
  headers: JSON.parse(row.headers),
  body: sealing.open(row.body, sealPlace(row.queue, row.message_id)),
});

/** Names of queues for which something waits. */
export const waitingQueues = async ({ db }: Session): Promise<readonly string[]> => {
  // One step of the index for each queue; `distinct` would read all that waits.
  const { rows } = await sql<{ queue: string }>`
    with recursive waiting (queue) as (
      select min(queue) from outbox where parked_at is null
      union all
      select (select min(queue) from outbox where parked_at is null and outbox.queue > waiting.queue)
      from waiting where waiting.queue is not null
    ) select queue from waiting where queue is not null`.execute(db);
  return rows.map(({ queue }) => queue);
};

/** Published: no longer the outbox's. */
export const forget = async ({ db }: Session, numbers: readonly number[]): Promise<void> => {
  if (numbers.length > 0) await db.deleteFrom("outbox").where("number", "in", numbers).execute();
};

export const parkOutgoing = async ({ db, clock }: Session, number: number, cause: string): Promise<void> => {
  await db.updateTable("outbox").set({ parked_at: clock(), cause }).where("number", "=", number).execute();
};

export interface OutboxStatus {
  readonly waiting: number;
  readonly parked: number;
  /** Milliseconds that the oldest has been waiting; 0 where none does. */
  readonly lag: number;
}

export const outboxStatus = async ({ db, clock }: Session): Promise<OutboxStatus> => {
  const { waiting, parked, oldest } = await db
    .selectFrom("outbox")
    .select(({ fn, eb }) => [
      fn.countAll<number>().filterWhere("parked_at", "is", null).as("waiting"),
      fn.countAll<number>().filterWhere("parked_at", "is not", null).as("parked"),
      fn.min(eb.case().when("parked_at", "is", null).then(eb.ref("enqueued_at")).end()).as("oldest"),
    ])
    .executeTakeFirstOrThrow();
  return { waiting, parked, lag: oldest === null ? 0 : Math.max(0, clock() - oldest) };
};

/** Oldest first. */
export const parked = async ({ db }: Session, limit: number): Promise<readonly Parked[]> => {
  const rows = await db
    .selectFrom("outbox")
    .select(["number", "queue", "message_id", "key", "cause", "enqueued_at", "parked_at"])
    .where("parked_at", "is not", null)
    .orderBy("number")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    number: row.number,
    queue: row.queue,
    messageId: row.message_id,
    ...(row.key === null ? {} : { key: row.key }),
    cause: row.cause ?? "",
    enqueuedAt: new Date(row.enqueued_at),
    parkedAt: new Date(row.parked_at!),
  }));
};

/**
 * Hands a parked message to the relay again, in its old place: what came after it of its key has gone already. Rejects
 * with `not-found`.
 */
export const unpark = async (session: Session, number: number): Promise<void> => {
  const { numUpdatedRows } = await session.db
    .updateTable("outbox")
    .set({ parked_at: null, cause: null })
    .where("number", "=", number)
    .where("parked_at", "is not", null)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw nothingParked(number);
  wakeRelays(session);
};

/** Forgets a parked message. Rejects with `not-found`. */
export const discardParked = async ({ db }: Session, number: number): Promise<void> => {
  const { numDeletedRows } = await db
    .deleteFrom("outbox")
    .where("number", "=", number)
    .where("parked_at", "is not", null)
    .executeTakeFirstOrThrow();
  if (numDeletedRows === 0n) throw nothingParked(number);
};

const nothingParked = (number: number): DurabilityError =>
  new DurabilityError("not-found", `The outbox has nothing parked under ${number}`);

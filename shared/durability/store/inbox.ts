// The inbox: which messages a consumer has taken in, by the wire's own ids, so that one that comes again has no second
// effect. Arrivals are kept for at least 30 days (retention.ts), counted by our clock: the sender's may be wrong.
import { DurabilityError } from "../failure.ts";
import type { Session, Transaction } from "./database.ts";

export type Arrival =
  | { readonly kind: "first" }
  /** `answer` is what was answered the first time; absent where nothing was kept. */
  | { readonly kind: "again"; readonly arrivedAt: Date; readonly answer?: Uint8Array };

/**
 * Records that a message has arrived, in the transaction that has its effect. While another transaction takes the same
 * message in, this waits for its end.
 * @param wireId what makes it the same on this wire: of ebXML party and message id, of MESH mailbox and message id
 */
export const arrive = async (
  { db, clock, sealing }: Transaction,
  consumer: string,
  wireId: string,
): Promise<Arrival> => {
  const first = await db
    .insertInto("inbox")
    .values({ consumer, wire_id: wireId, arrived_at: clock(), answer: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning("arrived_at")
    .executeTakeFirst();
  if (first) return { kind: "first" };
  const { arrived_at, answer } = await db
    .selectFrom("inbox")
    .select(["arrived_at", "answer"])
    .where("consumer", "=", consumer)
    .where("wire_id", "=", wireId)
    .executeTakeFirstOrThrow();
  const arrivedAt = new Date(arrived_at);
  if (answer === null) return { kind: "again", arrivedAt };
  return { kind: "again", arrivedAt, answer: sealing.open(answer, sealPlace(consumer, wireId)) };
};

/** Keeps the answer that is given again when the message comes again. Rejects with `not-found` where it never arrived. */
export const keepAnswer = async (
  { db, sealing }: Session,
  consumer: string,
  wireId: string,
  answer: Uint8Array,
): Promise<void> => {
  const { numUpdatedRows } = await db
    .updateTable("inbox")
    .set({ answer: sealing.seal(answer, sealPlace(consumer, wireId)) })
    .where("consumer", "=", consumer)
    .where("wire_id", "=", wireId)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new DurabilityError("not-found", `${consumer} has taken in no such message`);
};

const sealPlace = (consumer: string, wireId: string): string => `inbox ${consumer} ${wireId}`;

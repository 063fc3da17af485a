// Forgets what is older than its setting says, in portions that hold no lock for long.
import { type RawBuilder, sql } from "kysely";
import type { Session, Store, Transaction } from "./database.ts";

const DAY = 24 * 3_600_000;

/** Ages in milliseconds. */
export interface Retention {
  /** Messages, since their last change of state; never one that waits in the outbox. */
  readonly ledger: number;
  /** Arrivals; at least 30 days, so that what a sender repeats late is still known. */
  readonly inbox: number;
  /** Requests with their answers, since they began. */
  readonly idempotency: number;
  /** Dead letters with their bodies, since they died. */
  readonly dead: number;
  /** Reasons of dead letters that were discarded, since then. */
  readonly discarded: number;
}

export const RETENTION: Retention = {
  ledger: 30 * DAY,
  inbox: 30 * DAY,
  idempotency: DAY,
  dead: 90 * DAY,
  discarded: 30 * DAY,
};

/** Rows that were forgotten. */
export type Purged = Readonly<Record<keyof Retention, number>>;

const SHORTEST_INBOX = 30 * DAY;

/**
 * Forgets everything that is older than it may be.
 * @param portion rows that are forgotten in one transaction
 * @throws RangeError where arrivals would be forgotten too early
 */
export const purge = async (store: Store, retention: Retention, portion = 500): Promise<Purged> => {
  if (retention.inbox < SHORTEST_INBOX) throw new RangeError("Arrivals are kept for at least 30 days");
  const before = (age: number) => store.clock() - age;
  const all = (statement: RawBuilder<unknown>) => inPortions(store, statement, portion);
  return {
    ledger: await purgeLedger(store, before(retention.ledger), portion),
    inbox: await all(sql`delete from inbox where (consumer, wire_id) in (
      select consumer, wire_id from inbox where arrived_at < ${before(retention.inbox)} limit ${portion})`),
    idempotency: await all(sql`delete from idempotency where (scope, key) in (
      select scope, key from idempotency where started_at < ${before(retention.idempotency)} limit ${portion})`),
    dead: await all(sql`delete from shelf where state = 'dead' and place in (
      select place from shelf where state = 'dead' and dead_since < ${before(retention.dead)} limit ${portion})`),
    discarded: await all(sql`delete from shelf where state = 'discarded' and place in (
      select place from shelf where state = 'discarded' and discarded_at < ${before(retention.discarded)}
      limit ${portion})`),
  };
};

const inPortions = async ({ db }: Session, statement: RawBuilder<unknown>, portion: number): Promise<number> => {
  for (let count = 0; ; ) {
    const { numAffectedRows = 0n } = await statement.execute(db);
    count += Number(numAffectedRows);
    if (numAffectedRows < portion) return count;
  }
};

const purgeLedger = async (store: Store, before: number, portion: number): Promise<number> => {
  for (let count = 0; ; ) {
    const forgotten = await store.transaction((tx) => forgetMessages(tx, before, portion));
    count += forgotten;
    if (forgotten < portion) return count;
  }
};

const forgetMessages = async ({ db }: Transaction, before: number, portion: number): Promise<number> => {
  const old = await db
    .deleteFrom("message")
    .where("id", "in", ({ selectFrom }) =>
      selectFrom("message")
        .select("id")
        .where("created_at", "<", before)
        .where("changed_at", "<", before)
        .where("id", "not in", selectFrom("outbox").select("message_id"))
        .orderBy("created_at")
        .limit(portion),
    )
    // Again, as another transaction may have changed it in between.
    .where("changed_at", "<", before)
    .returning("id")
    .execute();
  const ids = old.map(({ id }) => id);
  if (ids.length === 0) return 0;
  await db.deleteFrom("message_key").where("message_id", "in", ids).execute();
  await db.deleteFrom("message_change").where("message_id", "in", ids).execute();
  return ids.length;
};

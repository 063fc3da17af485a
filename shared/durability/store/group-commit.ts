// Group commit: transactions that come while another is under way share the next one, so that many of them cost one flush
// to the disk. Each has a savepoint of its own: what fails takes back its own part and nobody else's.
import { setImmediate } from "node:timers/promises";
import { sql } from "kysely";
import type { Transaction } from "./database.ts";

type Work<T> = (tx: Transaction) => Promise<T>;
type Transact = <T>(work: Work<T>) => Promise<T>;

interface Waiting {
  readonly work: Work<unknown>;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
}

type Outcome = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: unknown };

/** Bounds how long the first of a group waits for the last. */
const MOST_TOGETHER = 100;

/** For a database with one connection, where transactions would otherwise be committed one after another. */
export const groupCommit = (transact: Transact): Transact => {
  const waiting: Waiting[] = [];
  let isBusy = false;

  const commitAll = async (): Promise<void> => {
    isBusy = true;
    while (waiting.length > 0) {
      // Lets those come whose requests have arrived together.
      await setImmediate();
      await commitGroup(transact, waiting.splice(0, MOST_TOGETHER));
    }
    isBusy = false;
  };

  return (work) =>
    new Promise((resolve, reject) => {
      waiting.push({ work, resolve, reject });
      if (!isBusy) void commitAll();
    });
};

/** Nobody is told before the commit. Never rejects. */
const commitGroup = async (transact: Transact, group: readonly Waiting[]): Promise<void> => {
  try {
    const outcomes = await transact(async (tx) => {
      const all: Outcome[] = [];
      for (const { work } of group) all.push(group.length === 1 ? await alone(tx, work) : await apart(tx, work));
      return all;
    });
    for (const [i, { resolve, reject }] of group.entries()) {
      const outcome = outcomes[i]!;
      if (outcome.ok) resolve(outcome.value as never);
      else reject(outcome.error);
    }
  } catch (error) {
    for (const { reject } of group) reject(error);
  }
};

/** Its failure is that of the transaction. */
const alone = async (tx: Transaction, work: Work<unknown>): Promise<Outcome> => ({ ok: true, value: await work(tx) });

const apart = async (tx: Transaction, work: Work<unknown>): Promise<Outcome> => {
  const acts: (() => void)[] = [];
  await sql`savepoint one`.execute(tx.db);
  try {
    const value = await work({ ...tx, afterCommit: (act) => void acts.push(act) });
    await sql`release one`.execute(tx.db);
    for (const act of acts) tx.afterCommit(act);
    return { ok: true, value };
  } catch (error) {
    await takeBack(tx, error);
    return { ok: false, error };
  }
};

/** Rejects with the error where the whole transaction is gone with it, as SQLite rolls back when the disk is full. */
const takeBack = async (tx: Transaction, error: unknown): Promise<void> => {
  try {
    await sql`rollback to one`.execute(tx.db);
    await sql`release one`.execute(tx.db);
  } catch {
    throw error;
  }
};

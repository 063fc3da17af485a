// Many callers, one commit: what is asked for while a commit runs goes into the next one together, so that the price of
// making it durable is shared.
import type { Database } from "./file.ts";

export interface GroupCommit {
  /** Runs the change inside the next commit; resolves when that is durable. Rejects with what the change or the commit threw. */
  readonly write: (change: () => void) => Promise<void>;
  /** Commits what is pending now. */
  readonly flush: () => void;
}

interface Pending {
  readonly change: () => void;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Changes in one commit, at most, so that nobody waits long and the log file stays small. */
const MOST_CHANGES = 500;

export const groupCommit = (db: Database): GroupCommit => {
  const begin = db.prepare("BEGIN IMMEDIATE");
  const end = db.prepare("COMMIT");
  const pending: Pending[] = [];
  let scheduled = false;

  const inOneCommit = (batch: readonly Pending[]): unknown => {
    try {
      begin.run();
      for (const { change } of batch) change();
      end.run();
      return undefined;
    } catch (error) {
      if (db.inTransaction) db.exec("ROLLBACK");
      return error ?? new Error("commit failed");
    }
  };

  const commit = (batch: readonly Pending[]) => {
    const error = inOneCommit(batch);
    if (error === undefined) for (const { resolve } of batch) resolve();
    else if (batch.length === 1) batch[0]!.reject(error);
    // One that cannot be written must not fail the others: a disk too full for a message may have room to forget one.
    else for (const one of batch) commit([one]);
  };

  const flush = () => {
    scheduled = false;
    const batch = pending.splice(0, MOST_CHANGES);
    if (batch.length > 0) commit(batch);
    if (pending.length > 0) schedule();
  };

  const schedule = () => {
    if (scheduled) return;
    scheduled = true;
    setImmediate(flush);
  };

  return {
    write: (change) =>
      new Promise((resolve, reject) => {
        pending.push({ change, resolve, reject });
        schedule();
      }),
    flush: () => {
      while (pending.length > 0) flush();
    },
  };
};

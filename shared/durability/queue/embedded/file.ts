// The file of the embedded engine: opened by one process at a time, one table for each queue.
import Database from "libsql";
import { DurabilityError } from "../../failure.ts";
import { sqliteFailure } from "../../sqlite-failure.ts";

export type { Database } from "libsql";

/** Raised with every change of the tables below. */
const VERSION = 1;

/** A queue's name is checked by its description, so it can stand in SQL. */
export const tableOf = (queue: string): string => `"queue ${queue}"`;

const prepareFile = (db: Database.Database, path: string, queues: readonly string[]) => {
  // Exclusive, as what is out to handlers is known in memory only; it also spares shared memory and locks.
  db.pragma("locking_mode = EXCLUSIVE");
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  const { user_version: version } = db.prepare("PRAGMA user_version").get() as { user_version: number };
  if (version > VERSION)
    throw new DurabilityError(
      "newer-schema",
      `${path} was written by a later version of Dragoman (${version}, this one knows ${VERSION}). Start that version.`,
    );
  db.exec("BEGIN IMMEDIATE");
  db.exec("CREATE TABLE IF NOT EXISTS receiving (queue TEXT PRIMARY KEY, window INTEGER NOT NULL) WITHOUT ROWID");
  for (const queue of queues)
    db.exec(
      `CREATE TABLE IF NOT EXISTS ${tableOf(queue)} (
         seq INTEGER PRIMARY KEY, id TEXT NOT NULL, key TEXT, content_type TEXT NOT NULL, headers TEXT NOT NULL,
         body BLOB NOT NULL, published_at INTEGER NOT NULL, redeliveries INTEGER NOT NULL)`,
    );
  db.pragma(`user_version = ${VERSION}`);
  db.exec("COMMIT");
};

/**
 * @throws DurabilityError `locked` where another process has it open, `read-only`, `full`, `damaged`, `newer-schema`
 */
export const openFile = (path: string, queues: readonly string[]): Database.Database => {
  let db: Database.Database | undefined;
  try {
    db = new Database(path);
    prepareFile(db, path, queues);
    return db;
  } catch (error) {
    db?.close();
    throw sqliteFailure(error, path);
  }
};

/**
 * Lets go of the file at once: the library itself does so only when all its statements have been collected, and SQLite
 * keeps a lock as long as there is a log file.
 */
export const closeFile = (db: Database.Database) => {
  try {
    db.pragma("journal_mode = DELETE");
    db.pragma("locking_mode = NORMAL");
    db.prepare("SELECT count(*) FROM receiving").all();
  } finally {
    db.close();
  }
};

// SQLite under Kysely, through libsql. One connection for each process; several processes may share the file.
//
// Transactions take the write lock when they begin: one that begins by reading cannot be upgraded once another process
// has written. Waiting for the lock is done here and not by SQLite, which would stop the event loop meanwhile.
import { setTimeout as sleep } from "node:timers/promises";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type SqliteStatement,
} from "kysely";
import Database from "libsql";
import { DurabilityError } from "../../failure.ts";

const STATEMENTS_KEPT = 200;

/** Milliseconds that a statement waits for another process to let go of the file. */
const PATIENCE = 10_000;

/**
 * Opens or creates the file.
 * @throws DurabilityError `unreachable`, `read-only`, `locked`, `damaged`
 */
export const openSqlite = async (path: string, patience = PATIENCE): Promise<Dialect> => {
  const database = openFile(path);
  try {
    for (const pragma of ["busy_timeout = 0", "journal_mode = wal", "synchronous = full"]) {
      await patiently(async () => database.pragma(pragma), path, patience);
    }
  } catch (error) {
    database.close();
    throw error;
  }
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: (): Driver => new PatientDriver(withKeptStatements(database), path, patience),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
};

class PatientDriver extends SqliteDriver {
  readonly #path: string;
  readonly #patience: number;

  constructor(database: SqliteDatabase, path: string, patience: number) {
    super({ database });
    this.#path = path;
    this.#patience = patience;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    const executeQuery = <R>(query: CompiledQuery): Promise<QueryResult<R>> =>
      patiently(() => connection.executeQuery<R>(query), this.#path, this.#patience);
    return { executeQuery, streamQuery: (query, size) => connection.streamQuery(query, size) };
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // After a full disk or an I/O error SQLite has rolled back already, and says so.
    await connection.executeQuery(CompiledQuery.raw("rollback")).catch((error: unknown) => {
      if (!/no transaction is active/.test(String(error))) throw error;
    });
  }
}

const openFile = (path: string): Database.Database => {
  try {
    return new Database(path);
  } catch (error) {
    throw new DurabilityError(
      "unreachable",
      `Cannot open the database file ${path}: does its folder exist, and may this user write there?`,
      error,
    );
  }
};

/** Preparing takes longer than running, and the program has few texts. */
const withKeptStatements = (database: Database.Database): SqliteDatabase => {
  const kept = new Map<string, SqliteStatement>();
  const prepare = (sql: string): SqliteStatement => {
    const known = kept.get(sql);
    if (known) return known;
    const statement = plainStatement(database.prepare(sql));
    if (kept.size >= STATEMENTS_KEPT) kept.delete(kept.keys().next().value!);
    kept.set(sql, statement);
    return statement;
  };
  return { prepare, close: () => void database.close() };
};

const plainStatement = (statement: Database.Statement): SqliteStatement => ({
  reader: statement.reader,
  all: (parameters) => (statement.all(bindable(parameters)) as Record<string, unknown>[]).map(withBytes),
  run: (parameters) => statement.run(bindable(parameters)),
  iterate: (parameters) => statement.iterate(bindable(parameters)),
});

/** libsql ends the process when it meets a boolean. */
const bindable = (parameters: readonly unknown[]): unknown[] => {
  if (parameters.some((parameter) => typeof parameter === "boolean")) throw new TypeError("SQLite has no booleans");
  return parameters as unknown[];
};

const withBytes = (row: Record<string, unknown>): Record<string, unknown> => {
  for (const column in row) {
    const value = row[column];
    if (value instanceof ArrayBuffer) row[column] = new Uint8Array(value);
  }
  return row;
};

/** Inside a transaction the lock is held, so that only what stands alone or begins a transaction ever waits. */
const patiently = async <T>(work: () => Promise<T>, path: string, patience: number): Promise<T> => {
  const end = performance.now() + patience;
  for (let wait = 1; ; wait = Math.min(wait * 2, 25)) {
    try {
      return await work();
    } catch (error) {
      if (resultCode(error) !== "locked" || performance.now() > end) throw sqliteFailure(error, path);
    }
    await sleep(wait + Math.random() * wait);
  }
};

const CODES: Readonly<Record<number, "locked" | "read-only" | "full" | "damaged" | "unreachable">> = {
  5: "locked",
  6: "locked",
  8: "read-only",
  10: "unreachable",
  11: "damaged",
  13: "full",
  14: "unreachable",
  26: "damaged",
};

/** The shared memory beside the file could not grow, or the file could not be written for want of space. */
const SPACE = /^SQLITE_IOERR_(SHMSIZE|WRITE|TRUNCATE)$/;

const ADVICE = {
  locked: "is held by another process: end it, or wait until it is done",
  "read-only": "cannot be written: give this user the right to write the file and its folder",
  full: "has no room to grow: free space on its disk",
  damaged: "is no SQLite database or is damaged: restore it from a copy",
  unreachable: "cannot be read or written: check the disk and the rights of file and folder",
} as const;

const resultCode = (error: unknown) => {
  const { rawCode, code } = error as { rawCode?: unknown; code?: unknown };
  if (typeof code === "string" && SPACE.test(code)) return "full";
  return typeof rawCode === "number" ? CODES[rawCode & 0xff] : undefined;
};

/** What is no failure of the database itself (a constraint, a mistake in a statement) stays as it is. */
const sqliteFailure = (error: unknown, path: string): unknown => {
  const code = resultCode(error);
  return code ? new DurabilityError(code, `The database file ${path} ${ADVICE[code]}`, error) : error;
};

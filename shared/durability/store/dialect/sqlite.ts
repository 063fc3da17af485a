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
import { sqliteFailure } from "../../sqlite-failure.ts";

const STATEMENTS_KEPT = 200;

/** Milliseconds that a statement waits for another process to let go of the file. */
const PATIENCE = 10_000;

/**
 * Opens or creates the file.
 * @throws DurabilityError `read-only`, `locked`, `damaged`, `full`
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
    throw sqliteFailure(error, path);
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
      const failure = sqliteFailure(error, path);
      const locked = failure instanceof DurabilityError && failure.code === "locked";
      if (!locked || performance.now() > end) throw failure;
    }
    await sleep(wait + Math.random() * wait);
  }
};

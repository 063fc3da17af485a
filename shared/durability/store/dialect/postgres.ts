// PostgreSQL under Kysely, through pg: a pool that forgets dead connections, integers of eight bytes as numbers, and
// errors in the terms of the house. TLS is configured in the address (`?sslmode=verify-full&sslrootcert=...`).
import {
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresDriver,
  PostgresIntrospector,
  type PostgresPool,
  type PostgresPoolClient,
  PostgresQueryCompiler,
} from "kysely";
import pg from "pg";
import { DurabilityError, type FailureCode } from "../../failure.ts";

const INT8 = 20;
const CONNECTIONS = 10;
const CONNECT_LIMIT = 10_000;

/** Connects when first used. */
export const openPostgres = (url: string): Dialect => {
  const pool = reportingPool(url);
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: (): Driver => new ReportingDriver({ pool }),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
};

/** Deadlocks and conflicts, for which the database asks that the whole transaction be repeated. */
export const asksToRepeat = (error: unknown): boolean =>
  ["40001", "40P01"].includes((error as { code?: string } | undefined)?.code ?? "");

class ReportingDriver extends PostgresDriver {
  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await super.commitTransaction(connection);
    } catch (error) {
      if (!(error instanceof DurabilityError) || error.code !== "unreachable") throw error;
      const line = "The database went away during the commit; what was asked for may have happened: ask again";
      throw new DurabilityError("not-confirmed", line, error);
    }
  }

  override async rollbackTransaction(connection: Parameters<PostgresDriver["rollbackTransaction"]>[0]): Promise<void> {
    try {
      await super.rollbackTransaction(connection);
    } catch (error) {
      // Where the connection is gone, so is the transaction; this must not hide why it was given up.
      if (!(error instanceof DurabilityError) || error.code !== "unreachable") throw error;
    }
  }
}

const reportingPool = (url: string): PostgresPool => {
  const where = withoutPassword(url);
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_LIMIT,
    keepAlive: true,
    types: { getTypeParser: (type, format) => (type === INT8 ? Number : pg.types.getTypeParser(type, format)) },
  });
  // A connection that dies is noticed by its next query, or replaced by the pool where it is idle.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  const reporting = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  const report = (client: pg.PoolClient): PostgresPoolClient => {
    const known = reporting.get(client);
    if (known) return known;
    const query = async (sql: string, parameters: readonly unknown[]) => {
      try {
        return await client.query(sql, [...parameters]);
      } catch (error) {
        throw postgresFailure(error, where);
      }
    };
    const made = { query, release: (dead?: boolean) => client.release(dead) } as unknown as PostgresPoolClient;
    reporting.set(client, made);
    return made;
  };
  const connect = async () => {
    try {
      return report(await pool.connect());
    } catch (error) {
      throw postgresFailure(error, where);
    }
  };
  return { connect, end: () => pool.end() } as PostgresPool;
};

const withoutPassword = (url: string): string => {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname || "localhost"}:${port || "5432"}${pathname}`;
};

/** By SQLSTATE, by its class (two characters), or by the code of the socket or of TLS. */
const CODES: Readonly<Record<string, FailureCode>> = {
  "08": "unreachable",
  "28": "credentials",
  "3D000": "not-found",
  "25006": "read-only",
  "42501": "credentials",
  "53100": "full",
  "53200": "unreachable",
  "53300": "unreachable",
  "55P03": "locked",
  "57P01": "unreachable",
  "57P02": "unreachable",
  "57P03": "unreachable",
  "58": "unreachable",
  XX001: "damaged",
  XX002: "damaged",
  ECONNREFUSED: "unreachable",
  ECONNRESET: "unreachable",
  EPIPE: "unreachable",
  ENOTFOUND: "unreachable",
  EAI_AGAIN: "unreachable",
  ETIMEDOUT: "unreachable",
  EHOSTUNREACH: "unreachable",
  ENETUNREACH: "unreachable",
  ENOENT: "unreachable",
};

const TLS = /^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;

/** What pg says without a code. */
const TEXTS: readonly (readonly [RegExp, FailureCode])[] = [
  [/does not support SSL/, "certificate"],
  [/password must be a string|no password/i, "credentials"],
  [/Connection terminated|connection error|not queryable|timeout exceeded when trying to connect/i, "unreachable"],
];

const ADVICE: Partial<Record<FailureCode, string>> = {
  unreachable: "cannot be reached: is it running, and is the address right?",
  credentials: "does not let this user do that: check name, password and rights",
  certificate: "could not be trusted: check its certificate and sslrootcert in the address",
  "not-found": "does not exist: create it",
  "read-only": "cannot be written: is it a standby?",
  full: "has no disk space left: free some",
  locked: "is locked by another transaction: end it, or wait until it is done",
  damaged: "is damaged: restore it from a copy",
};

const failureCode = (error: unknown): FailureCode | undefined => {
  // Node tries several addresses of a name and reports them together.
  const { code, errors, message } = error as { code?: string; errors?: readonly unknown[]; message?: string };
  if (errors?.length) return failureCode(errors[0]);
  if (code && TLS.test(code)) return "certificate";
  if (code) return CODES[code] ?? CODES[code.slice(0, 2)];
  return TEXTS.find(([text]) => text.test(message ?? ""))?.[1];
};

/** What is no failure of the database itself (a constraint, a mistake in a statement) stays as it is. */
const postgresFailure = (error: unknown, where: string): unknown => {
  const code = failureCode(error);
  return code ? new DurabilityError(code, `The database ${where} ${ADVICE[code]}`, error) : error;
};

// Brings the schema to the state of this program: forward only, all of it in one transaction under a lock, so that
// several processes may start at once and one that dies in the middle leaves what was there before. Kysely's own
// migrator does not run SQLite's migrations in a transaction.
import { type Kysely, sql } from "kysely";
import { DurabilityError } from "../../failure.ts";
import type { Tables } from "./tables.ts";

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly statements: (types: ColumnTypes) => readonly string[];
}

export type DialectName = "sqlite" | "postgres";

interface ColumnTypes {
  /** Primary key counted up by the database; a number is never given twice. */
  readonly counted: string;
  readonly integer: string;
  readonly bytes: string;
  /** Ends the definition of a table that is its primary key's index. */
  readonly clustered: string;
}

const TYPES: Readonly<Record<DialectName, ColumnTypes>> = {
  sqlite: {
    counted: "integer primary key autoincrement",
    integer: "integer",
    bytes: "blob",
    clustered: "without rowid",
  },
  postgres: {
    counted: "bigint generated always as identity primary key",
    integer: "bigint",
    bytes: "bytea",
    clustered: "",
  },
};

/** Any number, the same in all versions of the program. */
const LOCK = 4_711_020_604;

/**
 * @param migrations numbered from 1 without a gap
 * @returns how many were applied
 * @throws DurabilityError `newer-schema` where a later version of the program has been here
 */
export const migrate = async (
  db: Kysely<Tables>,
  dialect: DialectName,
  migrations: readonly Migration[],
  clock: () => number,
): Promise<number> => {
  if ((await schemaNumber(db, dialect)) === migrations.length) return 0;
  return db.transaction().execute(async (tx) => {
    if (dialect === "postgres") await lockSchema(tx);
    const reached = await schemaNumber(tx, dialect);
    if (reached > migrations.length) throw newerSchema(reached, migrations.length);
    if (reached === 0) await createMigrationTable(tx, dialect);
    const missing = migrations.slice(reached);
    for (const { number, name, statements } of missing) {
      for (const statement of statements(TYPES[dialect])) await sql.raw(statement).execute(tx);
      await tx.insertInto("migration").values({ number, name, applied_at: clock() }).execute();
    }
    return missing.length;
  });
};

const lockSchema = async (tx: Kysely<Tables>): Promise<void> => {
  await sql`set local lock_timeout = '60s'`.execute(tx);
  await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(tx);
};

const createMigrationTable = async (tx: Kysely<Tables>, dialect: DialectName): Promise<void> => {
  const { integer } = TYPES[dialect];
  await sql
    .raw(`create table migration (number ${integer} primary key, name text not null, applied_at ${integer} not null)`)
    .execute(tx);
};

/** 0 for an empty database. */
const schemaNumber = async (db: Kysely<Tables>, dialect: DialectName): Promise<number> => {
  // Not to_regclass: after waiting for the lock it may still answer from what it knew before.
  const found =
    dialect === "postgres"
      ? sql<{ found: number }>`
          select count(*) as found from pg_class where relname = 'migration' and pg_table_is_visible(oid)`
      : sql<{ found: number }>`select count(*) as found from sqlite_master where type = 'table' and name = 'migration'`;
  if ((await found.execute(db)).rows[0]?.found === 0) return 0;
  const { reached } = await db
    .selectFrom("migration")
    .select(({ fn }) => fn.max("number").as("reached"))
    .executeTakeFirstOrThrow();
  return reached;
};

const newerSchema = (reached: number, known: number): DurabilityError =>
  new DurabilityError(
    "newer-schema",
    `The database has schema ${reached}, this program knows up to ${known}: start the later version of the program`,
  );

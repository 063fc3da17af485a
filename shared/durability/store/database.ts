// Opens the store: PostgreSQL in production, an SQLite file where one process runs alone.
//
// Functions of the store take what they work on as their first argument: a `Session` where one statement suffices (the
// store itself, or a transaction), a `Transaction` where they are only right together with what the caller writes beside
// them.
import { setTimeout as sleep } from "node:timers/promises";
import { type Dialect, Kysely } from "kysely";
import { DurabilityError } from "../failure.ts";
import type { SealingKey } from "../keys.ts";
import { asksToRepeat, openPostgres } from "./dialect/postgres.ts";
import { openSqlite } from "./dialect/sqlite.ts";
import { groupCommit } from "./group-commit.ts";
import { type DialectName, migrate } from "./schema/migrate.ts";
import { MIGRATIONS } from "./schema/migrations.ts";
import type { Tables } from "./schema/tables.ts";
import { type Sealing, sealing } from "./sealing.ts";

export interface StoreSettings {
  /** `postgres://user:password@host/database?sslmode=…` or `sqlite:<path>`. */
  readonly url: string;
  /** The first seals, all open; without any, bodies are stored plain. */
  readonly keys?: readonly SealingKey[];
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
}

export interface Session {
  readonly db: Kysely<Tables>;
  readonly dialect: DialectName;
  readonly clock: () => number;
  readonly sealing: Sealing;
  /** Wakes the relays of this process: the outbox has something new. */
  readonly relays: Set<() => void>;
}

export interface Transaction extends Session {
  /** Calls once the transaction is committed; never where it is rolled back. */
  readonly afterCommit: (act: () => void) => void;
}

export interface Store extends Session {
  /**
   * Commits what `work` did, or rolls it back where it rejects. `work` may be called again after a conflict with another
   * transaction, so it does nothing that cannot be repeated. Inside it everything goes through the transaction: SQLite
   * has one connection, and what goes to the store itself would wait for it for ever.
   */
  readonly transaction: <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

const REPETITIONS = 10;

/**
 * Opens the store and brings its schema up to date.
 * @throws DurabilityError `unreachable`, `credentials`, `certificate`, `not-found`, `read-only`, `locked`, `full`,
 * `damaged`, `newer-schema`; `malformed` where the address is none
 */
export const openStore = async ({ url, keys = [], clock = Date.now }: StoreSettings): Promise<Store> => {
  const [name, dialect] = await dialectFor(url);
  const db = new Kysely<Tables>({ dialect });
  try {
    await migrate(db, name, MIGRATIONS, clock);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  const session: Session = { db, dialect: name, clock, sealing: sealing(keys), relays: new Set() };
  const alone: Store["transaction"] = (work) => transact(session, work);
  return { ...session, transaction: name === "sqlite" ? groupCommit(alone) : alone, close: () => db.destroy() };
};

const dialectFor = async (url: string): Promise<readonly [DialectName, Dialect]> => {
  if (url.startsWith("sqlite:")) return ["sqlite", await openSqlite(url.slice("sqlite:".length))];
  if (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url)) return ["postgres", openPostgres(url)];
  throw new DurabilityError("malformed", "Not the address of a store: it begins with postgres:// or sqlite:");
};

const transact = async <T>(session: Session, work: (tx: Transaction) => Promise<T>): Promise<T> => {
  for (let repetition = 1; ; repetition++) {
    const acts: (() => void)[] = [];
    try {
      const result = await session.db
        .transaction()
        .execute((db) => work({ ...session, db, afterCommit: (act) => void acts.push(act) }));
      for (const act of acts) act();
      return result;
    } catch (error) {
      if (!asksToRepeat(error)) throw error;
      if (repetition === REPETITIONS) {
        throw new DurabilityError("locked", "Other transactions came in between again and again: try later", error);
      }
    }
    await sleep(Math.random() * 2 ** repetition);
  }
};

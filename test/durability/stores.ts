// The databases that the contract tests of the store run against.
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "../fixture/postgres.ts";

export interface StoreServer {
  /** Address of a new, empty store. */
  readonly fresh: () => Promise<string>;
  /** Removes all of them. */
  readonly stop: () => Promise<void>;
}

const startFolder = async (): Promise<StoreServer> => {
  const folder = await mkdtemp(join(tmpdir(), "dragoman-store-"));
  return {
    fresh: async () => `sqlite:${join(folder, `${randomUUID()}.db`)}`,
    stop: () => rm(folder, { recursive: true }),
  };
};

const startServer = async (): Promise<StoreServer> => {
  const { freshDatabase, stop } = await startPostgres();
  return { fresh: freshDatabase, stop };
};

/** PostgreSQL takes some seconds to start: once for each test file. */
export const STORES = [
  { name: "SQLite", start: startFolder },
  { name: "PostgreSQL", start: startServer },
] as const;

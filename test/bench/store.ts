// The store: messages of 10 kB accepted (ledger and outbox in one transaction), against the bare library writing two rows
// in one transaction, by as many callers, on the same disk.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import pg from "pg";
import { accept } from "../../shared/durability/store/accept.ts";
import { openStore, type Store } from "../../shared/durability/store/database.ts";
import { startPostgres } from "../fixture/postgres.ts";
import { median } from "./measure.ts";
import type { Result } from "./result.ts";

const BODY = Buffer.from(JSON.stringify({ text: "x".repeat(10_000 - 11) }));
/** As many as the store has connections to PostgreSQL. */
const CALLERS = 10;
const MESSAGES = 1_500;
const WINDOWS = 7;

/** Resolves once what it wrote is durable. */
type Write = (id: string) => Promise<unknown>;

interface Writer {
  readonly write: Write;
  readonly close: () => Promise<void>;
}

let messages = 0;

/** Messages per second of wall clock, by callers that each wait for one write before the next. */
const perSecond = async (write: Write): Promise<number> => {
  const start = performance.now();
  let left = MESSAGES;
  const one = async () => {
    while (left-- > 0) await write(`m${messages++}`);
  };
  await Promise.all(Array.from({ length: CALLERS }, one));
  return (MESSAGES / (performance.now() - start)) * 1_000;
};

const storeAt = async (url: string): Promise<Writer> => {
  const store: Store = await openStore({ url });
  const write: Write = (id) =>
    accept(
      store,
      { id, direction: "in", interaction: "bench", state: "accepted", wireIds: { ebxml: id } },
      {
        queue: "bench",
        message: { id, contentType: "application/json", headers: { "Correlation-Id": id }, body: BODY },
      },
    );
  return { write, close: store.close };
};

const CREATE_MESSAGE = "CREATE TABLE bare_message (id TEXT PRIMARY KEY, state TEXT NOT NULL, at BIGINT NOT NULL)";
const createOutbox = (bytes: string) => `CREATE TABLE bare_outbox (id TEXT PRIMARY KEY, body ${bytes} NOT NULL)`;

const bareSqlite = (path: string): Writer => {
  const db = new Database(path);
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.exec(CREATE_MESSAGE);
  db.exec(createOutbox("BLOB"));
  const begin = db.prepare("BEGIN IMMEDIATE");
  const message = db.prepare("INSERT INTO bare_message VALUES (?, ?, ?)");
  const outbox = db.prepare("INSERT INTO bare_outbox VALUES (?, ?)");
  const commit = db.prepare("COMMIT");
  const write: Write = async (id) => {
    begin.run();
    message.run(id, "accepted", Date.now());
    outbox.run(id, BODY);
    commit.run();
  };
  return { write, close: async () => void db.close() };
};

const barePostgres = async (url: string): Promise<Writer> => {
  const pool = new pg.Pool({ connectionString: url, max: CALLERS });
  await pool.query(CREATE_MESSAGE);
  await pool.query(createOutbox("BYTEA"));
  const write: Write = async (id) => {
    const client = await pool.connect();
    const run = (name: string, text: string, values: unknown[] = []) => client.query({ name, text, values });
    await run("begin", "BEGIN");
    await run("message", "INSERT INTO bare_message VALUES ($1, $2, $3)", [id, "accepted", Date.now()]);
    await run("outbox", "INSERT INTO bare_outbox VALUES ($1, $2)", [id, BODY]);
    await run("commit", "COMMIT");
    client.release();
  };
  return { write, close: () => pool.end() };
};

const againstFloor = async (name: string, ours: Writer, bare: Writer): Promise<Result> => {
  const values: number[] = [];
  const floors: number[] = [];
  for (let window = 0; window <= WINDOWS; window++) {
    floors.push(await perSecond(bare.write));
    values.push(await perSecond(ours.write));
  }
  await ours.close();
  await bare.close();
  // The first of each warms up.
  const floor = median(floors.slice(1));
  return { name, value: median(values.slice(1)), unit: "messages/s", floor, atLeast: 0.6 * floor };
};

const benchSqlite = async (): Promise<Result> => {
  const folder = await mkdtemp(join(tmpdir(), "dragoman-bench-"));
  try {
    const ours = await storeAt(`sqlite:${join(folder, "store.db")}`);
    return await againstFloor("store.ledger.sqlite", ours, bareSqlite(join(folder, "bare.db")));
  } finally {
    await rm(folder, { recursive: true });
  }
};

const benchPostgres = async (): Promise<Result> => {
  const server = await startPostgres();
  try {
    const ours = await storeAt(await server.freshDatabase());
    return await againstFloor("store.ledger.postgres", ours, await barePostgres(await server.freshDatabase()));
  } finally {
    await server.stop();
  }
};

export const benchStores = async (): Promise<Result[]> => [await benchSqlite(), await benchPostgres()];

// Queues: messages of 10 kB that are durably enqueued, delivered and acknowledged, against the bare library doing the
// same; and what a long queue costs.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import { describeQueue } from "../../shared/durability/queue/description.ts";
import { DONE, type Message } from "../../shared/durability/queue/message.ts";
import { openQueue } from "../../shared/durability/queue/open.ts";
import type { Queue } from "../../shared/durability/queue/queue.ts";
import { openStore, type Store } from "../../shared/durability/store/database.ts";
import { shelfOf } from "../../shared/durability/store/shelf.ts";
import { median } from "./measure.ts";
import type { Result } from "./result.ts";

const QUEUE = describeQueue("bench");
const BODY = Buffer.from(JSON.stringify({ text: "x".repeat(10_000 - 11) }));
const SILENT = { info: () => {}, warn: () => {}, error: () => {} };
const WINDOWS = 5;
const MESSAGES = 1_500;

let messages = 0;
const newMessage = (): Message => ({
  id: `m${messages++}`,
  contentType: "application/json",
  headers: { "Correlation-Id": "c" },
  body: BODY,
});

/** Messages per second of wall clock. */
const perSecond = async (count: number, work: () => Promise<void> | void): Promise<number> => {
  const start = performance.now();
  await work();
  return (count / (performance.now() - start)) * 1_000;
};

interface Opened {
  readonly queue: Queue;
  readonly close: () => Promise<void>;
}

const openEmbedded = async (folder: string): Promise<Opened> => {
  const store: Store = await openStore({ url: `sqlite:${join(folder, "store.db")}` });
  const url = `sqlite:${join(folder, "queue.db")}`;
  const queue = await openQueue({ url, queues: [QUEUE], shelf: shelfOf(store), clock: Date.now, log: SILENT });
  const close = async () => {
    await queue.close();
    await store.close();
  };
  return { queue, close };
};

/** Callers that each publish one message, wait until it was handled, and so on. */
const callersOf = async (queue: Queue) => {
  const handled = new Map<string, () => void>();
  const handler = async ({ message: { id } }: { message: Message }) => {
    handled.get(id)!();
    handled.delete(id);
    return DONE;
  };
  await queue.consume(QUEUE.name, handler, { concurrency: 100 });
  const call = async () => {
    const message = newMessage();
    const done = new Promise<void>((resolve) => handled.set(message.id, resolve));
    await queue.publish(QUEUE.name, [message]);
    await done;
  };
  return async (callers: number) => {
    let left = MESSAGES;
    const one = async () => {
      while (left-- > 0) await call();
    };
    await Promise.all(Array.from({ length: callers }, one));
    while ((await queue.status(QUEUE.name)).waiting > 0) await new Promise((resolve) => setImmediate(resolve));
  };
};

/** The library alone: the same row inserted and deleted, so many in one commit. */
const bareSqlite = (folder: string) => {
  const db = new Database(join(folder, "bare.db"));
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.exec("CREATE TABLE bare (seq INTEGER PRIMARY KEY, id TEXT NOT NULL, body BLOB NOT NULL)");
  const insert = db.prepare("INSERT INTO bare VALUES (?, ?, ?)");
  const remove = db.prepare("DELETE FROM bare WHERE seq = ?");
  const inOneCommit = (from: number, size: number, work: (seq: number) => void) => {
    if (size > 1) db.exec("BEGIN IMMEDIATE");
    for (let seq = from; seq < from + size; seq++) work(seq);
    if (size > 1) db.exec("COMMIT");
  };
  return (size: number) => {
    for (let from = 1; from <= MESSAGES; from += size) {
      inOneCommit(from, size, (seq) => insert.run(seq, `m${seq}`, BODY));
      inOneCommit(from, size, (seq) => remove.run(seq));
    }
  };
};

const againstFloor = async (name: string, ours: () => Promise<void>, bare: () => void): Promise<Result> => {
  const values: number[] = [];
  const floors: number[] = [];
  for (let window = 0; window <= WINDOWS; window++) {
    floors.push(await perSecond(MESSAGES, bare));
    values.push(await perSecond(MESSAGES, ours));
  }
  // The first of each warms up.
  const floor = median(floors.slice(1));
  return { name, value: median(values.slice(1)), unit: "messages/s", floor, atLeast: floor / 2 };
};

const benchEmbedded = async (folder: string): Promise<readonly Result[]> => {
  const { queue, close } = await openEmbedded(folder);
  const ours = await callersOf(queue);
  const bare = bareSqlite(folder);
  const results = [
    await againstFloor(
      "queue.embedded.single",
      () => ours(1),
      () => bare(1),
    ),
    await againstFloor(
      "queue.embedded.batched",
      () => ours(100),
      () => bare(50),
    ),
  ];
  await close();
  return results;
};

const FEW = 1_000;
const MANY = 1_000_000;
const BATCH = 250;

const fill = async (queue: Queue, count: number) => {
  for (let n = 0; n < count; n += BATCH) await queue.publish(QUEUE.name, Array.from({ length: BATCH }, newMessage));
};

/** Milliseconds for each message where every one that is handled publishes another, so that as many wait as before. */
const costOfPassing = async (queue: Queue): Promise<number> => {
  let handled = 0;
  let enough = () => {};
  const all = new Promise<void>((resolve) => {
    enough = resolve;
  });
  const handler = async () => {
    await queue.publish(QUEUE.name, [newMessage()]);
    if (++handled === MESSAGES) enough();
    return DONE;
  };
  const start = performance.now();
  const consumer = await queue.consume(QUEUE.name, handler, { concurrency: 10 });
  await all;
  await consumer.stop();
  return (performance.now() - start) / handled;
};

const benchGrowth = async (folder: string): Promise<Result> => {
  const costs: number[] = [];
  for (const waiting of [FEW, MANY]) {
    const { queue, close } = await openEmbedded(folder);
    await fill(queue, waiting - (await queue.status(QUEUE.name)).waiting);
    const windows: number[] = [];
    for (let window = 0; window < WINDOWS; window++) windows.push(await costOfPassing(queue));
    costs.push(median(windows));
    await close();
  }
  return { name: "queue.growth", value: costs[1]! / costs[0]!, unit: "times the cost", atMost: 1.5 };
};

const inFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), "dragoman-bench-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** Takes minutes and 12 GB of the folder for temporary files, as a queue of a million messages is filled. */
export const benchQueues = async (): Promise<readonly Result[]> => [
  ...(await inFolder(benchEmbedded)),
  await inFolder(benchGrowth),
];

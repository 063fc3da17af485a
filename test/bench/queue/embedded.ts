// The embedded queue: messages durably enqueued, delivered and acknowledged, against the bare library inserting and
// deleting the same row.
import { join } from "node:path";
import Database from "libsql";
import { median } from "../measure.ts";
import type { Result } from "../result.ts";
import { BODY, callersOf, inFolder, MESSAGES, openBenchQueue } from "./traffic.ts";

const WINDOWS = 5;

/** Messages per second of wall clock. */
const perSecond = async (count: number, work: () => Promise<void> | void): Promise<number> => {
  const start = performance.now();
  await work();
  return (count / (performance.now() - start)) * 1_000;
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
  const { queue, close } = await openBenchQueue(`sqlite:${join(folder, "queue.db")}`, folder);
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

export const benchEmbeddedQueue = (): Promise<readonly Result[]> => inFolder(benchEmbedded);

// The traffic of the queue benches: messages of 10 kB, and callers that wait until what they sent was handled.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeQueue } from "../../../shared/durability/queue/description.ts";
import { DONE, type Message } from "../../../shared/durability/queue/message.ts";
import { openQueue } from "../../../shared/durability/queue/open.ts";
import type { Queue } from "../../../shared/durability/queue/queue.ts";
import { openStore, type Store } from "../../../shared/durability/store/database.ts";
import { shelfOf } from "../../../shared/durability/store/shelf.ts";

export const QUEUE = describeQueue("bench");
export const BODY = Buffer.from(JSON.stringify({ text: "x".repeat(10_000 - 11) }));
const SILENT = { info: () => {}, warn: () => {}, error: () => {} };
/** Messages in one window. */
export const MESSAGES = 1_500;

let messages = 0;
export const newMessage = (): Message => ({
  id: `m${messages++}`,
  contentType: "application/json",
  headers: { "Correlation-Id": "c" },
  body: BODY,
});

/** A queue at this address, with the shelf in a file of the folder. */
export const openBenchQueue = async (
  url: string,
  folder: string,
): Promise<{ queue: Queue; close: () => Promise<void> }> => {
  const store: Store = await openStore({ url: `sqlite:${join(folder, "store.db")}` });
  const queue = await openQueue({ url, queues: [QUEUE], shelf: shelfOf(store), clock: Date.now, log: SILENT });
  const close = async () => {
    await queue.close();
    await store.close();
  };
  return { queue, close };
};

/** Callers that each publish one message, wait until it was handled, and so on, until as many have passed. */
export const callersOf = async (queue: Queue) => {
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

/** A folder for temporary files, removed after the work. */
export const inFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), "dragoman-bench-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
};

// The engines that the queue's contract tests run on, each with the database it is used with.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { QueueDescription } from "../../shared/durability/queue/description.ts";
import { openQueue } from "../../shared/durability/queue/open.ts";
import type { Queue } from "../../shared/durability/queue/queue.ts";
import { openStore } from "../../shared/durability/store/database.ts";
import { shelfOf } from "../../shared/durability/store/shelf.ts";
import { startRabbitMQ } from "../fixture/rabbitmq.ts";

/** Where a queue and its store are. */
export interface Place {
  readonly queueUrl: string;
  readonly storeUrl: string;
}

export interface Process {
  readonly queue: Queue;
  /** What its log said, one line of JSON each. */
  readonly logged: string[];
  readonly close: () => Promise<void>;
}

export const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** A queue and its store as a process of the product opens them. */
export const openProcess = async (
  { queueUrl, storeUrl }: Place,
  queues: readonly QueueDescription[],
  clock: () => number = Date.now,
): Promise<Process> => {
  const store = await openStore({ url: storeUrl, clock });
  const logged: string[] = [];
  const line = (facts: object, text: string) => void logged.push(JSON.stringify({ ...facts, text }));
  try {
    const log = { info: line, warn: line, error: line };
    const queue = await openQueue({ url: queueUrl, queues, shelf: shelfOf(store), clock, log });
    const close = async () => {
      await queue.close();
      await store.close();
    };
    return { queue, logged, close };
  } catch (error) {
    await store.close();
    throw error;
  }
};

export interface Engine {
  readonly place: Place;
  readonly remove: () => Promise<void>;
}

const embedded = async (): Promise<Engine> => {
  const folder = await mkdtemp(join(tmpdir(), "dragoman-queue-"));
  const place = { queueUrl: `sqlite:${join(folder, "queue.db")}`, storeUrl: `sqlite:${join(folder, "store.db")}` };
  return { place, remove: () => rm(folder, { recursive: true }) };
};

const rabbit = async (): Promise<Engine> => {
  const broker = await startRabbitMQ();
  const folder = await mkdtemp(join(tmpdir(), "dragoman-queue-"));
  const place = { queueUrl: broker.url, storeUrl: `sqlite:${join(folder, "store.db")}` };
  const remove = async () => {
    await broker.stop();
    await rm(folder, { recursive: true });
  };
  return { place, remove };
};

export const ENGINES = [
  { name: "the embedded engine", start: embedded },
  { name: "RabbitMQ", start: rabbit },
] as const;

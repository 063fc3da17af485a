// What a long queue costs: a message passed on with a million waiting, against one with a thousand.
import { statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DONE } from "../../../shared/durability/queue/message.ts";
import type { Queue } from "../../../shared/durability/queue/queue.ts";
import { median } from "../measure.ts";
import type { Result } from "../result.ts";
import { inFolder, MESSAGES, newMessage, openBenchQueue, QUEUE } from "./traffic.ts";

const WINDOWS = 5;
const FEW = 1_000;
const MANY = 1_000_000;
const BATCH = 250;
/** Bytes that a million messages take, with room to spare. */
const SPACE = 13e9;

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
    const { queue, close } = await openBenchQueue(`sqlite:${join(folder, "queue.db")}`, folder);
    await fill(queue, waiting - (await queue.status(QUEUE.name)).waiting);
    const windows: number[] = [];
    for (let window = 0; window < WINDOWS; window++) windows.push(await costOfPassing(queue));
    costs.push(median(windows));
    await close();
  }
  return { name: "queue.growth", value: costs[1]! / costs[0]!, unit: "times the cost", atMost: 1.5 };
};

/** Takes minutes. Rejects where the folder for temporary files has not the space. */
export const benchQueueGrowth = async (): Promise<Result> => {
  const { bavail, bsize } = statfsSync(tmpdir());
  if (bavail * bsize < SPACE)
    throw new Error(`queue.growth fills a queue of 13 GB, and ${tmpdir()} has less free: set TMPDIR to a larger disk`);
  return inFolder(benchGrowth);
};

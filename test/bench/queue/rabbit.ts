// What RabbitMQ costs the client: CPU time of this process for each message that is published with a confirm, consumed
// and acknowledged, through the whole queue and through the bare library.
import { type ConfirmChannel, connect } from "amqplib";
import { startRabbitMQ } from "../../fixture/rabbitmq.ts";
import { median } from "../measure.ts";
import type { Result } from "../result.ts";
import { BODY, callersOf, inFolder, MESSAGES, openBenchQueue } from "./traffic.ts";

const WINDOWS = 9;
const WARM_UP = 2;
const CALLERS = 100;
const BARE_QUEUE = "bare";

/** CPU microseconds of this process for each message of a window. */
const cost = async (window: () => Promise<void>): Promise<number> => {
  const before = process.cpuUsage();
  await window();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / MESSAGES;
};

/** The same callers and properties, by the library alone: it counts nothing, retries nothing, keeps no order. */
const bareCallers = async (channel: ConfirmChannel) => {
  const handled = new Map<string, () => void>();
  await channel.assertQueue(BARE_QUEUE, { durable: true, arguments: { "x-queue-type": "quorum" } });
  await channel.prefetch(4 * CALLERS);
  await channel.consume(BARE_QUEUE, (delivered) => {
    const id: string = delivered!.properties.messageId;
    handled.get(id)!();
    handled.delete(id);
    channel.ack(delivered!);
  });
  let messages = 0;
  const call = async () => {
    const messageId = `m${messages++}`;
    const headers = { "Correlation-Id": "c", "published-at": Date.now() };
    const options = { messageId, contentType: "application/json", headers, persistent: true, mandatory: true };
    const done = new Promise<void>((resolve) => handled.set(messageId, resolve));
    await new Promise<void>((resolve, reject) =>
      channel.publish("", BARE_QUEUE, BODY, options, (refusal) => (refusal === null ? resolve() : reject(refusal))),
    );
    await done;
  };
  return async () => {
    let left = MESSAGES;
    const one = async () => {
      while (left-- > 0) await call();
    };
    await Promise.all(Array.from({ length: CALLERS }, one));
  };
};

const compare = async (url: string, folder: string): Promise<Result> => {
  const { queue, close } = await openBenchQueue(url, folder);
  const model = await connect(url, { noDelay: true });
  const ours = await callersOf(queue);
  const bare = await bareCallers(await model.createConfirmChannel());
  const values: number[] = [];
  const floors: number[] = [];
  for (let window = 0; window < WARM_UP + WINDOWS; window++) {
    floors.push(await cost(bare));
    values.push(await cost(() => ours(CALLERS)));
  }
  await model.close();
  await close();
  const floor = median(floors.slice(WARM_UP));
  const value = median(values.slice(WARM_UP));
  return { name: "queue.rabbit.client", value, unit: "CPU µs/message", floor, atMost: 1.3 * floor };
};

export const benchRabbitQueue = async (): Promise<Result> => {
  const server = await startRabbitMQ();
  try {
    return await inFolder((folder) => compare(server.url, folder));
  } finally {
    await server.stop();
  }
};

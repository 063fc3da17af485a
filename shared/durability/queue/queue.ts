// The queue: what services publish to and consume from. One for all engines.
import { DurabilityError } from "../failure.ts";
import type { Log } from "../log.ts";
import { type Consumer, consume } from "./consumption.ts";
import type { QueueDescription } from "./description.ts";
import type { Handler, Message } from "./message.ts";
import { assertFit } from "./message-fault.ts";
import type { DeadLetters, Shelf } from "./shelf.ts";
import type { Transport } from "./transport.ts";

export interface QueueStatus {
  /** In the engine: not yet delivered, or being handled. */
  readonly waiting: number;
  /** On the shelf: waiting for another attempt, or behind one of their key. */
  readonly held: number;
  readonly dead: number;
}

export interface Queue {
  /**
   * Resolves once all messages are durable, in the order given. Rejects with a DurabilityError: `malformed`, `too-large`
   * and `unknown-queue` for good and with nothing published; anything else may have published some, and publishing the
   * same again under the same ids is safe.
   */
  readonly publish: (queue: string, messages: readonly Message[]) => Promise<void>;
  /**
   * Handles the messages of a queue, those of one key in their order and one at a time. Of several processes one
   * receives and the others stand by. A handler may see a message more than once and has to tell by its id.
   *
   * @param concurrency messages handled at the same time, at most
   */
  readonly consume: (
    queue: string,
    handler: Handler,
    settings?: { readonly concurrency?: number },
  ) => Promise<Consumer>;
  readonly status: (queue: string) => Promise<QueueStatus>;
  /** One plain line while the engine cannot be reached, else undefined. */
  readonly trouble: () => string | undefined;
  readonly dead: DeadLetters;
  /** Stops all consumers, then the engine. */
  readonly close: () => Promise<void>;
}

export interface QueueParts {
  readonly transport: Transport;
  readonly shelf: Shelf;
  readonly queues: readonly QueueDescription[];
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly log: Log;
}

const CONCURRENCY = 10;

export const createQueue = ({ transport, shelf, queues, clock, log }: QueueParts): Queue => {
  const descriptions = new Map(queues.map((q) => [q.name, q]));
  const consumers = new Set<Consumer>();

  const described = (name: string): QueueDescription => {
    const found = descriptions.get(name);
    if (found !== undefined) return found;
    throw new DurabilityError(
      "unknown-queue",
      `There is no queue ${name}; there are ${[...descriptions.keys()].join(", ")}.`,
    );
  };

  return {
    publish: async (name, messages) => {
      const queue = described(name);
      for (const message of messages) assertFit(message, queue);
      await transport.publish(name, messages);
    },
    consume: async (name, handler, { concurrency = CONCURRENCY } = {}) => {
      const consumer = await consume({ transport, shelf, queue: described(name), handler, concurrency, clock, log });
      const stop = async () => {
        if (consumers.delete(listed)) await consumer.stop();
      };
      const listed: Consumer = { ...consumer, stop };
      consumers.add(listed);
      return listed;
    },
    status: async (name) => ({
      waiting: await transport.waiting(described(name).name),
      ...(await shelf.counts(name)),
    }),
    trouble: transport.trouble,
    dead: shelf.dead,
    close: async () => {
      await Promise.all([...consumers].map((consumer) => consumer.stop()));
      await transport.close();
    },
  };
};

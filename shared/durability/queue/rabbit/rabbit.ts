// The RabbitMQ engine: quorum queues, confirms, one receiver for each queue among all processes (RabbitMQ 3.10 and
// later).
import { DurabilityError } from "../../failure.ts";
import type { Log } from "../../log.ts";
import type { QueueDescription } from "../description.ts";
import type { Transport } from "../transport.ts";
import { openConnection, type TlsMaterial, withChannel } from "./connection.ts";
import { createPublisher } from "./publisher.ts";
import { type Receiver, receive } from "./receiver.ts";
import { declareQueues } from "./topology.ts";

export interface RabbitSettings {
  /** `amqp://` or `amqps://`, with user, password and virtual host. */
  readonly url: string;
  readonly queues: readonly QueueDescription[];
  /** For `amqps://`; asked before every connection. */
  readonly tls?: () => Promise<TlsMaterial>;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly log: Log;
}

const NOT_FOUND = 404;

/**
 * Connects and declares the queues. Rejects with DurabilityError `unreachable`, `credentials`, `certificate`,
 * `other-settings`, `malformed`; later losses of the connection are mended without an end.
 */
export const openRabbit = async ({ url, queues, tls, clock, log }: RabbitSettings): Promise<Transport> => {
  const receivers = new Map<string, Receiver>();
  let closed = false;
  const declare = (model: Parameters<typeof declareQueues>[0]) => declareQueues(model, queues);

  // Two connections, as the broker stops reading from one that publishes when it is short of space: acknowledgements on
  // the same one would stop as well, and the space would never be freed.
  const receiving = await openConnection({ url, name: "receiver", tls, prepare: declare, log });
  const publisher = createPublisher(clock, () => publishing.trouble() ?? "RabbitMQ cannot be reached.");
  const publishing = await openConnection({
    url,
    name: "publisher",
    tls,
    prepare: async (model) => {
      await declare(model);
      await publisher.attach(model);
    },
    log,
  }).catch(async (error) => {
    await receiving.close();
    throw error;
  });

  const trouble = () => publishing.trouble() ?? receiving.trouble() ?? publisher.trouble();

  const assertOpen = (queue: string) => {
    if (closed) throw new DurabilityError("closed", "The queue is closed.");
    if (!queues.some(({ name }) => name === queue))
      throw new DurabilityError("unknown-queue", `There is no queue ${queue} among those that are declared.`);
  };

  return {
    publish: publisher.publish,
    subscribe: async (queue, subscriber) => {
      assertOpen(queue);
      if (receivers.has(queue))
        throw new DurabilityError("locked", `Queue ${queue} is consumed already in this process.`);
      const receiver = receive({ connection: receiving, publisher, queue, subscriber, declare, log });
      receivers.set(queue, receiver);
      const stop = async () => {
        await receiver.stop();
        receivers.delete(queue);
      };
      return { pause: receiver.pause, resume: receiver.resume, stop };
    },
    waiting: async (queue) => {
      assertOpen(queue);
      const model = receiving.current();
      if (model === undefined) throw new DurabilityError("unreachable", trouble() ?? "RabbitMQ cannot be reached.");
      try {
        const { messageCount } = await withChannel(model, (channel) => channel.checkQueue(queue));
        return messageCount + (receivers.get(queue)?.out() ?? 0);
      } catch (error) {
        if (!(error instanceof Error && "code" in error && error.code === NOT_FOUND))
          throw new DurabilityError("unreachable", "RabbitMQ does not say how long the queue is.", error);
        throw new DurabilityError("unknown-queue", `RabbitMQ has no queue ${queue} any more.`, error);
      }
    },
    trouble,
    close: async () => {
      if (closed) return;
      closed = true;
      await Promise.all([...receivers.values()].map((receiver) => receiver.stop()));
      await publisher.close();
      await Promise.all([publishing.close(), receiving.close()]);
    },
  };
};

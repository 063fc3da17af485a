// What is declared at the broker for each queue: the queue itself and the one for what the broker gives up.
import type { ChannelModel, Options } from "amqplib";
import { DurabilityError } from "../../failure.ts";
import type { QueueDescription } from "../description.ts";
import { withChannel } from "./connection.ts";

/**
 * Deliveries after which the broker gives a message up. A backstop only: a consumer takes a message that comes again and
 * again to its shelf long before.
 */
export const DELIVERY_LIMIT = 50;

export const deadQueueOf = (queue: string): string => `${queue}.dead`;

/** Held by the connection of the process that receives. */
export const lockQueueOf = (queue: string): string => `${queue}.receiver`;

const QUORUM = { "x-queue-type": "quorum" } as const;

/** Practically none: without one RabbitMQ 4 takes 20 and forgets what exceeds it, as nothing is behind this queue. */
const DEAD_SETTINGS: Options.AssertQueue = {
  durable: true,
  arguments: { ...QUORUM, "x-delivery-limit": 1_000_000_000 },
};

/**
 * A single active consumer, so that the next receiver gets nothing before what the last one had is back in its place.
 * Dead letters at least once, so that what is given up is not lost on its way; that needs the overflow named.
 */
const settingsOf = (queue: string): Options.AssertQueue => ({
  durable: true,
  arguments: {
    ...QUORUM,
    "x-single-active-consumer": true,
    "x-delivery-limit": DELIVERY_LIMIT,
    "x-dead-letter-exchange": "",
    "x-dead-letter-routing-key": deadQueueOf(queue),
    "x-dead-letter-strategy": "at-least-once",
    "x-overflow": "reject-publish",
  },
});

/** Gone with its connection. It keeps nothing: whether it is there is all it says. */
export const LOCK_SETTINGS: Options.AssertQueue = { exclusive: true, durable: false, maxLength: 0 };

const PRECONDITION_FAILED = 406;
const INEQUIVALENT = /inequivalent arg '([^']*)'.*received (.*) but current is (.*?)"?$/;

/** The broker says "'50'", "none" or "the value 'quorum' of type 'longstr'". */
const valueIn = (text: string): string => text.replace(/^the value (.*) of type .*$/, "$1");

const declarationFailure = (error: unknown, queue: string): unknown => {
  if (!(error instanceof Error && "code" in error && error.code === PRECONDITION_FAILED)) return error;
  const [, setting, wanted, present] = INEQUIVALENT.exec(error.message) ?? [];
  const difference =
    setting === undefined ? "" : ` (${setting} is ${valueIn(present!)} and has to be ${valueIn(wanted!)})`;
  return new DurabilityError(
    "other-settings",
    `RabbitMQ has a queue ${queue} with other settings${difference}. Delete it once it is empty, or use another virtual host.`,
    error,
  );
};

const declare = async (model: ChannelModel, queue: string, settings: Options.AssertQueue) => {
  try {
    await withChannel(model, (channel) => channel.assertQueue(queue, settings));
  } catch (error) {
    throw declarationFailure(error, queue);
  }
};

/** Rejects with DurabilityError `other-settings` where one of them is there and is different. */
export const declareQueues = async (model: ChannelModel, queues: readonly QueueDescription[]): Promise<void> => {
  for (const { name } of queues) {
    await declare(model, deadQueueOf(name), DEAD_SETTINGS);
    await declare(model, name, settingsOf(name));
  }
};

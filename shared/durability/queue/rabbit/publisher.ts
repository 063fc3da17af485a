// Publishing with confirms: what resolves is durable, in the order it was given in.
import { type ChannelModel, type ConfirmChannel, IllegalOperationError } from "amqplib";
import { DurabilityError } from "../../failure.ts";
import type { Message } from "../message.ts";
import { closeQuietly } from "./connection.ts";
import { contentOf, publishOptions, reservedHeaderOf } from "./properties.ts";

export interface Publisher {
  /** Publishes on this connection until it is gone. */
  readonly attach: (model: ChannelModel) => Promise<void>;
  readonly publish: (queue: string, messages: readonly Message[]) => Promise<void>;
  /** One plain line while the broker takes nothing. */
  readonly trouble: () => string | undefined;
  /** Takes nothing more and waits for what has been sent. */
  readonly close: () => Promise<void>;
}

/** One call of `publish`. */
interface Publication {
  readonly queue: string;
  readonly messages: readonly Message[];
  /** Milliseconds since 1970. */
  readonly publishedAt: number;
  /** Messages handed to the channel. */
  sent: number;
  /** Messages that the broker has confirmed or refused. */
  answered: number;
  failure: DurabilityError | undefined;
  readonly resolve: () => void;
  readonly reject: (error: DurabilityError) => void;
}

/** Milliseconds between looks at the oldest that is not confirmed, and looks after which it is given up. */
const CONFIRM_CHECK = 5_000;
const CONFIRM_CHECKS = 6;

const NO_SPACE = "RabbitMQ takes no messages, as it is short of disk or memory; free some, or let consumers catch up.";

const BROKEN = "the connection broke";

const notConfirmed = (why: string) =>
  new DurabilityError("not-confirmed", `RabbitMQ has not confirmed the message: ${why}. Send it again.`);

const refused = () => notConfirmed("it refused it, as a policy limits the queue or too few of its nodes are up");

const unknownQueue = (queue: string) =>
  new DurabilityError("unknown-queue", `RabbitMQ has no queue ${queue}; restarting this program declares its queues.`);

const unsendable = (message: Message, cause: unknown) => {
  const reserved = reservedHeaderOf(message);
  const fault =
    reserved === undefined
      ? "its headers are more than AMQP carries"
      : `its header ${reserved} would name further recipients to RabbitMQ`;
  return new DurabilityError("malformed", `Message refused: ${fault}.`, cause);
};

const sendFailure = (message: Message, error: unknown): DurabilityError => {
  if (error instanceof DurabilityError) return error;
  return error instanceof IllegalOperationError ? notConfirmed(BROKEN) : unsendable(message, error);
};

/**
 * @param clock milliseconds since 1970
 * @param disconnected what to say where there is no connection
 */
export const createPublisher = (clock: () => number, disconnected: () => string): Publisher => {
  let channel: ConfirmChannel | undefined;
  /** False while the channel's buffer is full. */
  let writable = true;
  let blocked = false;
  let closing: (() => void) | undefined;
  /** In the order of their calls; those not wholly sent are also in the line. */
  const pending = new Set<Publication>();
  const line: Publication[] = [];

  const end = (publication: Publication) => {
    if (!pending.delete(publication)) return;
    if (publication.failure === undefined) publication.resolve();
    else publication.reject(publication.failure);
    if (pending.size === 0) closing?.();
  };

  const failAll = (failure: () => DurabilityError) => {
    line.length = 0;
    for (const publication of [...pending]) {
      publication.failure ??= failure();
      end(publication);
    }
  };

  const answered = (publication: Publication) => (refusal: unknown) => {
    if (refusal !== null) publication.failure ??= refused();
    if (++publication.answered === publication.messages.length) end(publication);
  };

  /** Sends what the channel takes without growing. */
  const send = () => {
    while (channel !== undefined && writable && line.length > 0) {
      const publication = line[0]!;
      const message = publication.messages[publication.sent]!;
      try {
        if (reservedHeaderOf(message) !== undefined) throw unsendable(message, undefined);
        const options = publishOptions(message, publication.publishedAt);
        writable = channel.publish("", publication.queue, contentOf(message), options, answered(publication));
        publication.sent++;
        if (publication.sent === publication.messages.length) line.shift();
      } catch (error) {
        line.shift();
        publication.failure = sendFailure(message, error);
        end(publication);
      }
    }
  };

  const attach = async (model: ChannelModel) => {
    const opened = await model.createConfirmChannel();
    const gone = () => {
      if (channel === opened) channel = undefined;
      failAll(() => notConfirmed(BROKEN));
    };
    // Before the library's own listener, which answers for each message as if the broker had refused it.
    opened.prependListener("close", gone);
    // A channel that ends alone takes its connection along, so that there is one way back only.
    opened.on("error", () => void closeQuietly(model));
    opened.on("drain", () => {
      writable = true;
      send();
    });
    // Precedes the confirmation. Some of the publication may have found the queue, before it was deleted.
    opened.on("return", ({ fields }) => {
      for (const publication of pending)
        if (publication.queue === fields.routingKey) publication.failure ??= unknownQueue(publication.queue);
    });
    model.on("blocked", () => {
      blocked = true;
      failAll(() => new DurabilityError("full", NO_SPACE));
    });
    model.on("unblocked", () => {
      blocked = false;
    });
    blocked = false;
    writable = true;
    channel = opened;
  };

  let oldest: Publication | undefined;
  let checks = 0;

  /** A broker that has lost most of its nodes keeps the connection and confirms nothing. */
  const check = () => {
    const [first] = pending;
    checks = first === oldest ? checks + 1 : 0;
    oldest = first;
    if (first !== undefined && checks === CONFIRM_CHECKS) failAll(() => notConfirmed("it does not answer"));
  };
  const checking = setInterval(check, CONFIRM_CHECK).unref();

  const refusal = (): DurabilityError | undefined => {
    if (closing !== undefined) return new DurabilityError("closed", "The queue is closed.");
    if (channel === undefined) return new DurabilityError("unreachable", disconnected());
    return blocked ? new DurabilityError("full", NO_SPACE) : undefined;
  };

  const publish = (queue: string, messages: readonly Message[]): Promise<void> =>
    new Promise((resolve, reject) => {
      const failure = refusal();
      if (failure !== undefined) return reject(failure);
      if (messages.length === 0) return resolve();
      const publication: Publication = {
        queue,
        messages,
        publishedAt: clock(),
        sent: 0,
        answered: 0,
        failure: undefined,
        resolve,
        reject,
      };
      pending.add(publication);
      line.push(publication);
      send();
    });

  return {
    attach,
    publish,
    trouble: () => (blocked ? NO_SPACE : undefined),
    close: async () => {
      await new Promise<void>((resolve) => {
        closing = resolve;
        if (pending.size === 0) resolve();
      });
      clearInterval(checking);
    },
  };
};

// Receiving one queue, as the only one of all processes: a queue that is exclusive to the receiver's connection is the
// lock, and is gone with it.
import { setTimeout as sleep } from "node:timers/promises";
import type { Channel, ChannelModel, ConsumeMessage } from "amqplib";
import type { Log } from "../../log.ts";
import type { Message } from "../message.ts";
import type { Arrival, Subscriber, Subscription } from "../transport.ts";
import { type Acknowledgements, acknowledgementsOn } from "./acknowledgements.ts";
import { type Connection, closeQuietly, openChannel, withChannel } from "./connection.ts";
import { deathReasonOf, messageOf, publishedAtOf, redeliveriesOf } from "./properties.ts";
import type { Publisher } from "./publisher.ts";
import { DELIVERY_LIMIT, deadQueueOf, LOCK_SETTINGS, lockQueueOf } from "./topology.ts";

export interface ReceiverParts {
  readonly connection: Connection;
  readonly publisher: Publisher;
  readonly queue: string;
  readonly subscriber: Subscriber;
  /** Called before receiving again after an interruption; a queue may have been deleted. */
  readonly declare: (model: ChannelModel) => Promise<void>;
  readonly log: Log;
}

export interface Receiver extends Subscription {
  /** Messages that are out to the subscriber. */
  readonly out: () => number;
}

/** From becoming the receiver to losing that. */
interface Session {
  readonly main: Channel;
  readonly acknowledgements: Acknowledgements;
  consuming: boolean;
  /** Arrived while paused. */
  readonly kept: ConsumeMessage[];
}

/** Milliseconds between looks whether the lock is free, and after an interruption. */
const RETRY = 500;
const DEAD_PREFETCH = 10;
const RESOURCE_LOCKED = 405;
const PROBE: Message = { id: "probe", contentType: "text/plain", headers: {}, body: new Uint8Array() };

const isLocked = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === RESOURCE_LOCKED;

const arrivalOf = (delivered: ConsumeMessage, acknowledgements: Acknowledgements): Arrival => ({
  message: messageOf(delivered),
  redeliveries: redeliveriesOf(delivered),
  publishedAt: publishedAtOf(delivered),
  acknowledge: () => acknowledgements.acknowledge(delivered),
});

/** What the broker gave up, and why. */
const deathOf = (delivered: ConsumeMessage): { readonly redeliveries: number; readonly cause: string } => {
  const reason = deathReasonOf(delivered);
  return reason === "delivery_limit"
    ? {
        redeliveries: DELIVERY_LIMIT,
        cause: `its process ended or lost the broker in each of ${DELIVERY_LIMIT} deliveries`,
      }
    : { redeliveries: 0, cause: `the broker gave it up (${reason || "without a reason"})` };
};

export const receive = ({ connection, publisher, queue, subscriber, declare, log }: ReceiverParts): Receiver => {
  const stopping = new AbortController();
  const lock = lockQueueOf(queue);
  /** The connection that has the lock, or had it when it broke. */
  let lockedBy: ChannelModel | undefined;
  let paused = false;
  let session: Session | undefined;
  let endSession: (() => void) | undefined;
  let sessionEnded: Promise<void> = Promise.resolve();
  let told = "";

  const tell = (level: "info" | "warn", text: string, err?: unknown) => {
    if (text !== told) log[level](err === undefined ? { queue } : { queue, err }, text);
    told = text;
  };

  // --- the lock

  /** Asks with a message that comes back where the lock is not there: an error would fill the broker's log. */
  const isHeld = async (): Promise<boolean> => {
    try {
      await publisher.publish(lock, [PROBE]);
      return true;
    } catch {
      return false;
    }
  };

  const takeLock = async (model: ChannelModel): Promise<boolean> => {
    if (lockedBy === model) return true;
    if (await isHeld()) return false;
    try {
      await withChannel(model, (channel) => channel.assertQueue(lock, LOCK_SETTINGS));
    } catch (error) {
      if (isLocked(error)) return false;
      throw error;
    }
    lockedBy = model;
    return true;
  };

  const releaseLock = async () => {
    const model = lockedBy;
    lockedBy = undefined;
    // Where that fails, the connection is gone and the lock with it.
    if (model !== undefined) await withChannel(model, (channel) => channel.deleteQueue(lock)).catch(() => {});
  };

  // --- a session

  /**
   * Consumes once in a session, and keeps what arrives while paused: were the consumer cancelled meanwhile and the
   * connection lost later, the broker would put what the next one had before what this one still has.
   */
  const consumeMain = async (current: Session) => {
    if (paused || current.consuming) return;
    current.consuming = true;
    const { main, acknowledgements, kept } = current;
    await main.consume(queue, (delivered) => {
      if (delivered === null) return endSession?.();
      acknowledgements.arrived(delivered);
      if (paused) kept.push(delivered);
      else subscriber.deliver(arrivalOf(delivered, acknowledgements));
    });
  };

  const resume = async () => {
    paused = false;
    if (session === undefined) return;
    const { kept, acknowledgements } = session;
    for (const delivered of kept.splice(0)) subscriber.deliver(arrivalOf(delivered, acknowledgements));
    // Rejects where the channel is gone; that ends the session.
    await consumeMain(session).catch(() => {});
  };

  const consumeDead = async (dead: Channel) => {
    const acknowledgements = acknowledgementsOn(dead);
    await dead.prefetch(DEAD_PREFETCH);
    await dead.consume(deadQueueOf(queue), (delivered) => {
      if (delivered === null) return endSession?.();
      acknowledgements.arrived(delivered);
      const { redeliveries, cause } = deathOf(delivered);
      subscriber.gaveUp({ ...arrivalOf(delivered, acknowledgements), redeliveries }, cause);
    });
  };

  const receiveOn = async (model: ChannelModel, ended: Promise<unknown>) => {
    const { channel: main, lost: mainLost } = await openChannel(model);
    const { channel: dead, lost: deadLost } = await openChannel(model);
    const acknowledgements = acknowledgementsOn(main);
    try {
      await main.prefetch(subscriber.prefetch);
      session = { main, acknowledgements, consuming: false, kept: [] };
      await consumeDead(dead);
      await consumeMain(session);
      tell("info", "receiving");
      const reason = await Promise.race([ended, mainLost, deadLost]);
      if (!stopping.signal.aborted) tell("warn", "receiving was interrupted", reason);
    } finally {
      session = undefined;
      if (!stopping.signal.aborted) subscriber.interrupted();
      acknowledgements.flush();
      await Promise.all([closeQuietly(main), closeQuietly(dead)]);
    }
  };

  const tryToReceive = async (model: ChannelModel) => {
    const ended = new Promise<void>((resolve) => {
      endSession = resolve;
    });
    if (!(await takeLock(model))) return tell("info", "another process receives; this one waits");
    if (stopping.signal.aborted) return;
    try {
      await subscriber.begin();
    } catch (error) {
      await releaseLock();
      throw error;
    }
    await declare(model);
    await receiveOn(model, ended);
  };

  const run = async () => {
    while (!stopping.signal.aborted) {
      try {
        const model = connection.current() ?? (await connection.opened());
        if (stopping.signal.aborted) return;
        sessionEnded = tryToReceive(model);
        await sessionEnded;
      } catch (error) {
        tell("warn", "cannot receive; trying again", error);
      }
      await sleep(RETRY, undefined, { signal: stopping.signal }).catch(() => {});
    }
  };
  void run();

  return {
    pause: async () => {
      paused = true;
    },
    resume,
    stop: async () => {
      stopping.abort();
      endSession?.();
      await sessionEnded.catch(() => {});
      await releaseLock();
    },
    out: () => session?.acknowledgements.out() ?? 0,
  };
};

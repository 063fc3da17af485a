// The port of the engines: RabbitMQ (rabbit/) and SQLite (embedded/). An engine keeps messages, hands them over in
// order to one process at a time and forgets them when told to. Retries, order by key and dead letters are not its
// business: queue.ts does them once for all engines.
import type { Message } from "./message.ts";

export interface Transport {
  /**
   * Resolves once all messages are durable, in the order given. Rejects with a DurabilityError where one is not known
   * to be: `unknown-queue`, `not-confirmed`, `full`, `unreachable`, `closed`... Some may be durable nevertheless, but
   * never a later one without an earlier one.
   */
  readonly publish: (queue: string, messages: readonly Message[]) => Promise<void>;
  /**
   * Resolves once it is known that the queue exists; becomes its one receiver as soon as no other process is, and again
   * after every interruption, until stopped.
   */
  readonly subscribe: (queue: string, subscriber: Subscriber) => Promise<Subscription>;
  /** Messages waiting in the engine, those being handled in this process included. */
  readonly waiting: (queue: string) => Promise<number>;
  /** One plain line while the engine cannot be reached, else undefined. */
  readonly trouble: () => string | undefined;
  /** Waits for what is being written. What was delivered and not acknowledged comes again. */
  readonly close: () => Promise<void>;
}

export interface Subscriber {
  /** Deliveries not yet acknowledged that are out at the same time, at most. */
  readonly prefetch: number;
  /** This process is now the only receiver; nothing is delivered before this resolves. A rejection gives it up again. */
  readonly begin: () => Promise<void>;
  readonly deliver: (arrival: Arrival) => void;
  /** Deliveries that are out are void: they will come again, here or elsewhere. `begin` is called before the next. */
  readonly interrupted: () => void;
  /** The engine itself gave a message up, for the cause given (a broker's delivery limit). */
  readonly gaveUp: (arrival: Arrival, cause: string) => void;
}

export interface Arrival {
  /** Not checked: other programs write to queues too. `id` is "" where there is none. */
  readonly message: Message;
  /** How often it was out before without being acknowledged: the process ended or the connection broke. */
  readonly redeliveries: number;
  /** Milliseconds since 1970. */
  readonly publishedAt: number;
  /**
   * Forgets the message. Resolves when that is durable, when it is on its way to a broker that does not say more (lost
   * there, the message comes again), or when it makes no difference any more.
   */
  readonly acknowledge: () => Promise<void>;
}

export interface Subscription {
  /** No further deliveries until resumed; those that are out stay out. */
  readonly pause: () => Promise<void>;
  readonly resume: () => Promise<void>;
  /** Gives back what is out and stops receiving; call it after the handlers have ended. */
  readonly stop: () => Promise<void>;
}

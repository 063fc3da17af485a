// Consuming one queue: handlers are run in the order of their keys, what fails goes to the shelf and comes back from
// there, what is given up becomes a dead letter. The engine delivers, the shelf remembers; the rules are here
// (design 5.5, 5.7).
import { DurabilityError } from "../failure.ts";
import type { Log } from "../log.ts";
import { backoff } from "./backoff.ts";
import type { QueueDescription } from "./description.ts";
import { createLanes } from "./lanes.ts";
import { type Handler, type Message, type Outcome, park, retry } from "./message.ts";
import { messageFault } from "./message-fault.ts";
import type { Claim, Due, Shelf, Shelved } from "./shelf.ts";
import type { Arrival, Subscriber, Subscription, Transport } from "./transport.ts";

export interface Consumption {
  readonly transport: Transport;
  readonly shelf: Shelf;
  readonly queue: QueueDescription;
  readonly handler: Handler;
  /** Messages handled at the same time, at most. */
  readonly concurrency: number;
  readonly clock: () => number;
  readonly log: Log;
}

export interface Consumer {
  /** Begins no further message; those in hand are finished. */
  readonly pause: () => Promise<void>;
  readonly resume: () => Promise<void>;
  /** Finishes what is in hand, gives back the rest. */
  readonly stop: () => Promise<void>;
}

/** One message in a lane: as it arrived, or from the shelf. */
type Task = { readonly shelved: Shelved; readonly generation: number } & (
  | { readonly arrival: Arrival }
  | { readonly place: number }
);

interface Holding {
  readonly arrival: Arrival;
  readonly shelved: Shelved;
  readonly due: number;
  readonly cause: string;
}

/**
 * Redelivered so often, a message is suspected of ending the process that handles it. From then on it is handled from
 * the shelf and alone, where an attempt is counted before it is made: what is only beside it loses none.
 */
const SUSPICIOUS_REDELIVERIES = 3;
/** Milliseconds that a suspected message has for itself; one that hangs must not keep the others from being handled. */
const LONGEST_ALONE = 10_000;
/** Milliseconds between looks at the shelf, for what operators have replayed; an attempt may be as much later. */
const LONGEST_LOOK = 1_000;
/** Milliseconds between attempts to reach a shelf that cannot be reached. */
const SHELF_RETRY = 500;
const WAITS = "waits behind an earlier message of its key";
const SUSPECTED = "was in hand several times when its process ended or lost the broker";
const ENDED_PROCESS = "its process ended during each of its attempts";

/** A message without key shares its lane only with its own repetitions. */
const laneOf = ({ key, id }: Message): string => (key === undefined ? `\0${id}` : key);

/** The shelf tells messages by their ids, so one that came without gets one. */
const named = (message: Message): Message =>
  message.id === "" ? { ...message, id: `without-id-${crypto.randomUUID()}` } : message;

/** Kind and place of an exception; its text may quote the message. */
const thrownCause = (error: unknown): string => {
  if (!(error instanceof Error)) return `the handler threw a ${typeof error}`;
  const code = "code" in error && error.code !== undefined ? ` ${String(error.code)}` : "";
  const place = /\n\s+at (?:.*\()?(?:file:\/\/)?(?:.*\/)?([^/()\n]+:\d+):\d+\)?/.exec(error.stack ?? "")?.[1];
  return `the handler threw ${error.name}${code}${place === undefined ? "" : ` at ${place}`}`;
};

const oneLine = (cause: string): string => cause.replace(/\s+/g, " ").trim().slice(0, 500);

/** Resolves once the queue is known to exist; receives whenever no other process does. */
export const consume = async (work: Consumption): Promise<Consumer> => {
  const { transport, shelf, queue, handler, concurrency, clock, log } = work;
  const name = queue.name;
  let claim: Claim | undefined;
  /** Deliveries of an earlier generation are void. */
  let generation = 0;
  /** Keys on the shelf, with the number of their messages there. */
  let held = new Map<string, number>();
  /** Places on the shelf whose messages are in a lane. */
  const inHand = new Set<number>();
  let toHold: Holding[] = [];
  let holding: Promise<void> | undefined;
  let stopped = false;
  let paused = false;
  let subscription: Subscription | undefined;
  let looking = false;
  let lookAgain = false;
  let unreadable = false;
  let lookingSoon = false;

  const holds = (key: string | undefined): boolean => key !== undefined && held.has(key);
  const count = (key: string | undefined, by: number) => {
    if (key !== undefined) held.set(key, Math.max(0, (held.get(key) ?? 0) + by));
  };

  /**
   * Writes to the shelf, again and again until it succeeds: meanwhile the message stays unacknowledged. False where it
   * makes no difference any more, as somebody else receives by now or this process stops.
   */
  const onShelf = async (write: (claim: Claim) => Promise<void>): Promise<boolean> => {
    const begun = generation;
    for (let told = false; ; told = true) {
      if (claim === undefined || begun !== generation) return false;
      try {
        await write(claim);
        return true;
      } catch (error) {
        if (error instanceof DurabilityError && error.code === "taken-over") return lostClaim();
        if (stopped) return false;
        if (!told) log.error({ queue: name, err: error }, "the shelf cannot be written; the queue waits for it");
        await new Promise((resume) => setTimeout(resume, SHELF_RETRY));
      }
    }
  };

  const lostClaim = (): false => {
    log.warn({ queue: name }, "another process has taken the queue over");
    claim = undefined;
    return false;
  };

  // --- onto the shelf

  const hold = (arrival: Arrival, shelved: Shelved, due: number, cause: string) => {
    count(shelved.message.key, 1);
    toHold.push({ arrival, shelved, due, cause });
    holding ??= holdAll().finally(() => {
      holding = undefined;
    });
  };

  const holdAll = async () => {
    while (toHold.length > 0) {
      const { due, cause } = toHold[0]!;
      const other = toHold.findIndex((h) => h.due !== due || h.cause !== cause);
      const batch = toHold.splice(0, other === -1 ? toHold.length : other);
      const items = batch.map((h) => h.shelved);
      if (await onShelf((c) => shelf.hold(c, items, due, cause))) {
        for (const { arrival } of batch) void arrival.acknowledge();
        lookAt(due);
      }
    }
  };

  const buryArrival = async (arrival: Arrival, shelved: Shelved, cause: string): Promise<void> => {
    if (!(await onShelf((c) => shelf.buryAtOnce(c, shelved, oneLine(cause))))) return;
    tellDead(shelved, cause);
    await arrival.acknowledge();
  };

  const tellDead = ({ message, attempts }: Shelved, cause: string) =>
    log.error({ queue: name, messageId: message.id, attempts, cause: oneLine(cause) }, "message given up: dead letter");

  // --- off the shelf

  /** Looks once that time has come, at the latest with the next regular look; a timer may be a millisecond early. */
  const lookAt = (due: number) => {
    const wait = due - clock() + 1;
    if (wait <= 1) lookSoon();
    else if (wait < LONGEST_LOOK) setTimeout(look, wait).unref();
  };

  const lookSoon = () => {
    if (lookingSoon) return;
    lookingSoon = true;
    setImmediate(look);
  };

  const look = async () => {
    lookingSoon = false;
    if (looking) {
      lookAgain = true;
      return;
    }
    looking = true;
    lookAgain = false;
    let more = false;
    try {
      if (claim !== undefined && !paused && !stopped) more = await takeDue(claim);
      unreadable = false;
    } catch (error) {
      if (error instanceof DurabilityError && error.code === "taken-over") lostClaim();
      else if (!unreadable) log.error({ queue: name, err: error }, "the shelf cannot be read; its messages wait");
      unreadable = true;
    }
    looking = false;
    if (lookAgain || more) lookSoon();
  };

  /** Puts what is due into lanes. True where there may be more of it that could be handled now. */
  const takeDue = async (by: Claim): Promise<boolean> => {
    const limit = inHand.size + concurrency;
    const begun = generation;
    const rows = await shelf.due(by, clock(), queue.longestDelay, limit);
    if (begun !== generation) return true;
    const fresh = rows.filter((row) => !inHand.has(row.place));
    for (const row of fresh) await addDue(row, begun);
    return rows.length === limit && fresh.length > 0 && inHand.size < 2 * concurrency;
  };

  const addDue = async (row: Due, begun: number) => {
    if (row.attempts >= queue.attempts) {
      const buried = await onShelf((c) => shelf.bury(c, row.place, row.attempts, ENDED_PROCESS));
      if (buried) tellDead(row, ENDED_PROCESS);
      return settle(row, buried);
    }
    // A replayed one: its key was not held, or it is one more than known.
    if (row.message.key !== undefined && !held.has(row.message.key)) held.set(row.message.key, 1);
    inHand.add(row.place);
    lanes.add(laneOf(row.message), { shelved: row, place: row.place, generation: begun });
  };

  /** One of the key has left the shelf; the key is free when none is left there. */
  const settle = async ({ message: { key } }: Due | Shelved, written: boolean) => {
    if (!written || key === undefined) return;
    count(key, -1);
    if (held.get(key) !== 0 || claim === undefined) return;
    const left = await shelf.heldOf(claim, key).catch(() => 1);
    // More may have been shelved behind while that was asked.
    if (held.get(key) !== 0) return;
    if (left === 0) held.delete(key);
    else held.set(key, left);
  };

  // --- handling

  const attempt = async ({ message, publishedAt, attempts }: Shelved): Promise<Outcome> => {
    const fault = messageFault(message);
    if (fault !== undefined) return park(fault);
    try {
      return await handler({ queue: name, message, attempt: attempts + 1, publishedAt: new Date(publishedAt) });
    } catch (error) {
      return retry(thrownCause(error));
    }
  };

  /** Milliseconds since 1970 of the next attempt, or undefined where there is none. */
  const nextAttempt = (outcome: Outcome & { kind: "retry" }, attempts: number): number | undefined =>
    attempts >= queue.attempts
      ? undefined
      : clock() + Math.min(outcome.after ?? backoff(queue, attempts), queue.longestDelay);

  const handleArrival = async (task: Task & { arrival: Arrival }, lane: string) => {
    const { arrival, shelved } = task;
    const outcome = await attempt(shelved);
    // After an interruption it comes again, and a consumer that is idempotent tells that it has done it.
    if (outcome.kind === "done") return void arrival.acknowledge();
    if (task.generation !== generation) return;
    const tried = { ...shelved, attempts: shelved.attempts + 1, suspected: false };
    if (outcome.kind === "park") return buryArrival(arrival, tried, outcome.cause);
    const due = nextAttempt(outcome, tried.attempts);
    if (due === undefined) return buryArrival(arrival, tried, outcome.cause);
    hold(arrival, tried, due, oneLine(outcome.cause));
    for (const behind of lanes.clear(lane)) putBehind(behind);
  };

  const putBehind = (task: Task) => {
    if ("arrival" in task) hold(task.arrival, task.shelved, clock(), WAITS);
    else inHand.delete(task.place);
  };

  const handleShelved = async (task: Task & { place: number }) => {
    const { shelved, place } = task;
    const attempts = shelved.attempts + 1;
    if (!(await onShelf((c) => shelf.begin(c, place, shelved.suspected ? attempts : shelved.attempts)))) return;
    const outcome = await attempt(shelved);
    const due = outcome.kind === "retry" ? nextAttempt(outcome, attempts) : undefined;
    if (outcome.kind === "done") await settle(shelved, await onShelf((c) => shelf.remove(c, place)));
    else if (due !== undefined) await onShelf((c) => shelf.postpone(c, place, attempts, due, oneLine(outcome.cause)));
    else {
      const buried = await onShelf((c) => shelf.bury(c, place, attempts, oneLine(outcome.cause)));
      await settle(shelved, buried);
      if (buried) tellDead({ ...shelved, attempts }, outcome.cause);
    }
    lookAt(due ?? clock());
  };

  const handle = async (task: Task, lane: string) => {
    if (task.generation !== generation) {
      if ("place" in task) inHand.delete(task.place);
      return;
    }
    try {
      if ("arrival" in task) await handleArrival(task, lane);
      else await handleShelved(task).finally(() => inHand.delete(task.place));
    } catch (error) {
      log.error({ queue: name, err: error }, "an outcome could not be recorded; the message comes again");
    }
  };

  const lanes = createLanes<Task>(concurrency, handle, {
    needed: ({ shelved }) => shelved.suspected,
    longest: LONGEST_ALONE,
  });

  // --- the engine's side

  const subscriber: Subscriber = {
    prefetch: Math.max(4 * concurrency, 20),
    begin: async () => {
      const taken = await shelf.takeOver(name);
      interrupted();
      claim = taken.claim;
      held = new Map(taken.held);
      lookSoon();
    },
    deliver: (arrival) => {
      const { message, redeliveries, publishedAt } = arrival;
      // A redelivery is no attempt: most of what was out when a process ended had not been begun.
      const suspected = redeliveries >= SUSPICIOUS_REDELIVERIES;
      const shelved = { message, attempts: 0, suspected, publishedAt };
      if (message.id === "") void buryArrival(arrival, { ...shelved, message: named(message) }, messageFault(message)!);
      else if (suspected) hold(arrival, shelved, clock(), SUSPECTED);
      else if (holds(message.key)) hold(arrival, shelved, clock(), WAITS);
      else lanes.add(laneOf(message), { arrival, shelved, generation });
    },
    interrupted: () => {
      interrupted();
      claim = undefined;
    },
    gaveUp: (arrival, cause) => {
      const { message, redeliveries: attempts, publishedAt } = arrival;
      void buryArrival(arrival, { message: named(message), attempts, suspected: true, publishedAt }, cause);
    },
  };

  const interrupted = () => {
    generation++;
    toHold = [];
    lanes.keep((task) => {
      if ("place" in task) inHand.delete(task.place);
      return false;
    });
  };

  subscription = await transport.subscribe(name, subscriber);
  const regularly = setInterval(look, LONGEST_LOOK);
  return {
    pause: async () => {
      paused = true;
      lanes.pause();
      await subscription!.pause();
    },
    resume: async () => {
      paused = false;
      lanes.resume();
      lookSoon();
      await subscription!.resume();
    },
    stop: async () => {
      stopped = true;
      clearInterval(regularly);
      lanes.pause();
      await subscription!.pause();
      await lanes.idle();
      await holding;
      await subscription!.stop();
    },
  };
};

// The relay moves what the outbox holds to the queues, in order, and forgets it once the queue has confirmed it. Of all
// processes one does it at a time, by a lease; where two overlap after a pause of one of them, messages are published
// twice under the same ids, which consumers tell.
//
// Each queue goes at its own pace. What a queue refuses for good is parked and the rest goes on, later messages of its
// key too: order is kept until a message is delivered or parked.
import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import type { Selectable } from "kysely";
import { DurabilityError, type FailureCode } from "../failure.ts";
import type { Message } from "../queue/message.ts";
import type { Store } from "./database.ts";
import { acquire, type Lease, release, renew } from "./leases.ts";
import { forget, outboxMessage, parkOutgoing, waitingFor, waitingQueues } from "./outbox.ts";
import type { OutboxRow } from "./schema/tables.ts";

export interface RelaySettings {
  /** Resolves once all are durable, as the transports' does. */
  readonly publish: (queue: string, messages: readonly Message[]) => Promise<void>;
  /** Messages published and forgotten together. */
  readonly batch?: number;
  /** Milliseconds after which it looks for what other processes wrote. */
  readonly poll?: number;
  /** Milliseconds after which another process goes on where this one died. */
  readonly term?: number;
}

export interface Relay {
  /** One plain line while messages cannot be moved, else undefined. */
  readonly trouble: () => string | undefined;
  /** Publishes what waits, as far as that works at once, and lets another process go on. */
  readonly stop: () => Promise<void>;
}

const DEFAULTS = { batch: 100, poll: 250, term: 10_000 } as const;
const FIRST_DELAY = 100;
const LONGEST_DELAY = 30_000;

/** What repeating does not help. */
const FOR_GOOD: ReadonlySet<FailureCode> = new Set(["too-large", "malformed", "unknown-queue", "damaged"]);

interface Trouble {
  readonly line: string;
  readonly failures: number;
  /** By the process's own clock, which does not jump. */
  readonly until: number;
}

export const startRelay = (store: Store, settings: RelaySettings): Relay => {
  const { publish, batch, poll, term } = { ...DEFAULTS, ...settings };
  const holder = `${hostname()} ${process.pid} ${randomUUID()}`;
  const bell = alarm();
  const troubles = new Map<string, Trouble>();
  let stopping = false;
  let lease: Lease | undefined;
  let renewed = 0;
  let askAgain = 0;

  /** Whether this process is the one; others wait. */
  const leads = async (): Promise<boolean> => {
    const asked = performance.now();
    if (!lease && asked < askAgain) return false;
    askAgain = asked + poll;
    if (!lease) lease = await acquire(store, LEASE, holder, term);
    else if (asked - renewed > term / 3) lease = await kept(lease);
    else return true;
    renewed = asked;
    return lease !== undefined;
  };

  const kept = async (held: Lease): Promise<Lease | undefined> => {
    try {
      await renew(store, held, term);
      return held;
    } catch (error) {
      if (error instanceof DurabilityError && error.code === "taken-over") return undefined;
      throw error;
    }
  };

  const movesQueue = async (queue: string): Promise<boolean> => {
    try {
      const rows = await waitingFor(store, queue, batch);
      await moveRows(store, publish, queue, rows);
      troubles.delete(queue);
      return rows.length > 0;
    } catch (error) {
      troubled(queue, error);
      return false;
    }
  };

  const troubled = (what: string, error: unknown): void => {
    const failures = (troubles.get(what)?.failures ?? 0) + 1;
    const delay = Math.min(FIRST_DELAY * 2 ** (failures - 1), LONGEST_DELAY);
    const line = error instanceof Error ? error.message : String(error);
    troubles.set(what, { line, failures, until: performance.now() + delay });
  };

  /** Whether there may be more to do at once. */
  const moves = async (): Promise<boolean> => {
    if (!(await leads())) return false;
    const waiting = await waitingQueues(store);
    for (const queue of troubles.keys()) if (!waiting.includes(queue)) troubles.delete(queue);
    const ready = waiting.filter((queue) => !((troubles.get(queue)?.until ?? 0) > performance.now()));
    return (await Promise.all(ready.map(movesQueue))).includes(true);
  };

  const pause = (): number => {
    const next = Math.min(...[...troubles.values()].map(({ until }) => until));
    return Math.max(1, Math.min(poll, next - performance.now()));
  };

  const run = async (): Promise<void> => {
    for (;;) {
      bell.reset();
      const more = await moves().catch((error: unknown) => troubled(STORE, error));
      if (more) continue;
      if (stopping) break;
      await bell.rings(pause());
    }
    if (lease) await release(store, lease).catch(() => {});
  };

  store.relays.add(bell.ring);
  const running = run();
  const stop = async () => {
    stopping = true;
    bell.ring();
    await running;
    store.relays.delete(bell.ring);
  };
  return { trouble: () => [...troubles.values()][0]?.line, stop };
};

const LEASE = "outbox relay";

/** No name of a queue: what goes wrong with the store itself. */
const STORE = "";

type Publish = RelaySettings["publish"];

/** Publishes and forgets; where some are refused for good, the others one by one. */
const moveRows = async (
  store: Store,
  publish: Publish,
  queue: string,
  rows: readonly Selectable<OutboxRow>[],
): Promise<void> => {
  if (rows.length === 0) return;
  try {
    await publish(
      queue,
      rows.map((row) => outboxMessage(store, row)),
    );
  } catch (error) {
    if (!refusedForGood(error)) throw error;
    if (rows.length === 1) return parkOutgoing(store, rows[0]!.number, error.message);
    for (const row of rows) await moveRows(store, publish, queue, [row]);
    return;
  }
  await forget(
    store,
    rows.map(({ number }) => number),
  );
};

const refusedForGood = (error: unknown): error is DurabilityError =>
  error instanceof DurabilityError && FOR_GOOD.has(error.code);

/** Wakes who waits; one that rings while nobody waits wakes the next at once. */
const alarm = () => {
  let rung = false;
  let wake = () => {};
  const ring = () => {
    rung = true;
    wake();
  };
  const rings = (limit: number): Promise<void> =>
    new Promise((resolve) => {
      if (rung) return resolve();
      const timer = setTimeout(resolve, limit);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const reset = () => {
    rung = false;
  };
  return { ring, rings, reset };
};

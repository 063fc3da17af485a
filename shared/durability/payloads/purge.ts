// Removes payloads that are no longer needed: those of messages that were handed over, and those that no message refers to.
import type { Store } from "../store/database.ts";
import { setPayload } from "../store/ledger.ts";
import { referredPayloads, withPayload } from "../store/payload-references.ts";
import type { Payloads, Swept } from "./payloads.ts";

export interface PayloadRetention {
  /** States in which the payload of a message is nobody's business any more. */
  readonly handedOver: readonly string[];
  /** Milliseconds that it is kept in such a state. */
  readonly grace: number;
  /** Milliseconds after which a payload without a message goes; longer than the longest write. */
  readonly orphans: number;
}

/** What was removed. */
export interface PurgedPayloads extends Swept {
  readonly handedOver: number;
}

const PORTION = 500;

/** May run in several processes at once, and be repeated after it broke off. */
export const purgePayloads = async (
  store: Store,
  payloads: Payloads,
  { handedOver, grace, orphans }: PayloadRetention,
): Promise<PurgedPayloads> => {
  const referred = (names: readonly string[]) => referredPayloads(store, names);
  return {
    handedOver: await purgeHandedOver(store, payloads, handedOver, grace),
    ...(await payloads.sweep({ age: orphans, referred })),
  };
};

const purgeHandedOver = async (
  store: Store,
  payloads: Payloads,
  states: readonly string[],
  grace: number,
): Promise<number> => {
  for (let count = 0; ; ) {
    const messages = await withPayload(store, states, store.clock() - grace, PORTION);
    for (const { id, payload } of messages) {
      await payloads.remove(payload);
      await setPayload(store, id, null);
    }
    count += messages.length;
    if (messages.length < PORTION) return count;
  }
};

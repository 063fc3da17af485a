// Accepting a message: what it is goes into the ledger, what is to be done with it into the outbox, in one transaction.
import type { Store } from "./database.ts";
import { type Entry, record } from "./ledger.ts";
import { enqueue, type Outgoing } from "./outbox.ts";

/**
 * Resolves once both are durable. Answers false, and writes nothing, where the ledger has the id already: accepting
 * again what was not confirmed is safe.
 */
export const accept = (store: Store, entry: Entry, outgoing: Outgoing): Promise<boolean> =>
  store.transaction(async (tx) => {
    const first = await record(tx, entry);
    if (first) await enqueue(tx, outgoing);
    return first;
  });

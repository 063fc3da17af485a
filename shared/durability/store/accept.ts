// Accepting a message: what it is goes into the ledger, what is to be done with it into the outbox, in one transaction.
import { type RawBuilder, sql } from "kysely";
import type { Store } from "./database.ts";
import { type Entry, entryRows, record } from "./ledger.ts";
import { enqueue, type Outgoing, outboxRow, wakeRelays } from "./outbox.ts";

/**
 * Resolves once both are durable. Answers false, and writes nothing, where the ledger has the id already: accepting
 * again where this rejected, and both may have been written nevertheless, is safe.
 */
export const accept = (store: Store, entry: Entry, outgoing: Outgoing): Promise<boolean> =>
  store.dialect === "postgres" ? acceptAtOnce(store, entry, outgoing) : acceptInTurn(store, entry, outgoing);

const acceptInTurn = (store: Store, entry: Entry, outgoing: Outgoing): Promise<boolean> =>
  store.transaction(async (tx) => {
    const first = await record(tx, entry);
    if (first) await enqueue(tx, outgoing);
    return first;
  });

/** The same as one statement, which is a transaction of its own: the database is asked once and not five times. */
const acceptAtOnce = async (store: Store, entry: Entry, outgoing: Outgoing): Promise<boolean> => {
  const { message, keys } = entryRows(store, entry);
  const others = [
    ...keys.map((key) => rowIfRecorded("message_key", key)),
    rowIfRecorded("outbox", outboxRow(store, outgoing)),
  ];
  const written = others.map((row, i) => sql`${sql.id(`row${i}`)} as (${row})`);
  const { rows } = await sql`
    with recorded as (
      insert into message (${columnsOf(message)}) values (${sql.join(Object.values(message))})
      on conflict (id) do nothing returning id
    ), ${sql.join(written)}
    select id from recorded`.execute(store.db);
  const first = rows.length > 0;
  if (first) wakeRelays(store);
  return first;
};

const rowIfRecorded = (table: string, row: object): RawBuilder<unknown> =>
  sql`insert into ${sql.table(table)} (${columnsOf(row)}) select ${sql.join(Object.values(row))} from recorded`;

const columnsOf = (row: object): RawBuilder<unknown> => sql.join(Object.keys(row).map((column) => sql.ref(column)));

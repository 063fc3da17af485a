// The shelf in the database: what is held in order of its place, heads of keys with the time they are due, dead letters
// with their cause. Each write first locks the row of the queue's claim, so that writes of one queue follow each other:
// a claim that was voided cannot write any more, and a key has one head.
import { type Selectable, sql } from "kysely";
import { DurabilityError } from "../failure.ts";
import type { Message } from "../queue/message.ts";
import type { Claim, DeadFilter, DeadLetter, DeadLetters, Due, Shelf, Shelved } from "../queue/shelf.ts";
import type { Session, Store, Transaction } from "./database.ts";
import type { ShelfRow } from "./schema/tables.ts";
import type { Sealing } from "./sealing.ts";

/** Rows in one statement: each takes a dozen of the 32,766 parameters that SQLite has. */
const ROWS = 500;

// Written out in the statements, as a partial index is used only where its condition is.
const HELD = sql.lit("held" as const);
const DEAD = sql.lit("dead" as const);
const STANDING = sql<ShelfRow["state"]>`('held', 'dead')`;

export const shelfOf = (store: Store): Shelf => ({
  takeOver: (queue) => store.transaction((tx) => takeOver(tx, queue)),
  hold: (claim, items, due, cause) => claimed(store, claim, (tx) => hold(tx, claim.queue, items, due, cause)),
  due: (claim, now, longestDelay, limit) => dueHeads(store, claim, now, longestDelay, limit),
  begin: (claim, place, attempts) => claimed(store, claim, (tx) => begin(tx, claim.queue, place, attempts)),
  remove: (claim, place) => claimed(store, claim, (tx) => remove(tx, claim.queue, place)),
  postpone: (claim, place, attempts, due, cause) =>
    claimed(store, claim, ({ db }) => postpone(db, claim.queue, place, { attempts, due, cause })),
  bury: (claim, place, attempts, cause) => claimed(store, claim, (tx) => bury(tx, claim.queue, place, attempts, cause)),
  buryAtOnce: (claim, item, cause) => claimed(store, claim, (tx) => buryAtOnce(tx, claim.queue, item, cause)),
  heldOf: (claim, key) => heldOf(store, claim, key),
  counts: (queue) => counts(store, queue),
  dead: deadLettersOf(store),
});

const deadLettersOf = (store: Store): DeadLetters => ({
  list: (filter) => list(store, filter),
  show: (number) => show(store, number),
  replay: (number) => store.transaction((tx) => replay(tx, number)),
  discard: (number, reason) => discard(store, number, reason),
});

const takeOver: (tx: Transaction, queue: string) => ReturnType<Shelf["takeOver"]> = async ({ db }, queue) => {
  const { epoch } = await db
    .insertInto("shelf_claim")
    .values({ queue, epoch: 1 })
    .onConflict((conflict) =>
      conflict.column("queue").doUpdateSet(({ eb, ref }) => ({ epoch: eb(ref("shelf_claim.epoch"), "+", 1) })),
    )
    .returning("epoch")
    .executeTakeFirstOrThrow();
  const keys = await db
    .selectFrom("shelf")
    .select(({ fn }) => ["key", fn.countAll<number>().as("messages")])
    .where("queue", "=", queue)
    .where("state", "=", "held")
    .where("key", "is not", null)
    .groupBy("key")
    .execute();
  return { claim: { queue, epoch }, held: new Map(keys.map(({ key, messages }) => [key!, messages])) };
};

const claimed = (store: Store, claim: Claim, work: (tx: Transaction) => Promise<void>): Promise<void> =>
  store.transaction(async (tx) => {
    if ((await lockQueue(tx, claim.queue)) !== claim.epoch) throw takenOver(claim.queue);
    await work(tx);
  });

/** Answers the epoch; undefined where nobody ever claimed the queue. */
const lockQueue = async ({ db, dialect }: Transaction, queue: string): Promise<number | undefined> => {
  const row = await db
    .selectFrom("shelf_claim")
    .select("epoch")
    .where("queue", "=", queue)
    .$if(dialect === "postgres", (query) => query.forUpdate())
    .executeTakeFirst();
  return row?.epoch;
};

const takenOver = (queue: string): DurabilityError =>
  new DurabilityError("taken-over", `Another process has taken over the queue ${queue}`);

const hold = async (
  tx: Transaction,
  queue: string,
  items: readonly Shelved[],
  due: number,
  cause: string,
): Promise<void> => {
  const known = await knownIds(tx, queue, items);
  const fresh = items.filter(({ message }) => !known.has(message.id) && known.add(message.id));
  const headed = await heldKeys(
    tx,
    queue,
    fresh.flatMap(({ message }) => message.key ?? []),
  );
  const rows = fresh.map((item) => {
    const { key } = item.message;
    const head = key === undefined || !headed.has(key);
    if (key !== undefined) headed.add(key);
    return { ...rowOf(tx, queue, item, cause), state: "held" as const, due: head ? due : null };
  });
  for (const some of portions(rows)) await tx.db.insertInto("shelf").values(some).execute();
};

const knownIds = async ({ db }: Transaction, queue: string, items: readonly Shelved[]): Promise<Set<string>> => {
  const known = new Set<string>();
  for (const some of portions(items)) {
    const rows = await db
      .selectFrom("shelf")
      .select("message_id")
      .where("queue", "=", queue)
      .where("state", "in", STANDING)
      .where(
        "message_id",
        "in",
        some.map(({ message }) => message.id),
      )
      .execute();
    for (const row of rows) known.add(row.message_id);
  }
  return known;
};

const heldKeys = async ({ db }: Transaction, queue: string, keys: readonly string[]): Promise<Set<string>> => {
  const held = new Set<string>();
  for (const some of portions([...new Set(keys)])) {
    const rows = await db
      .selectFrom("shelf")
      .select("key")
      .distinct()
      .where("queue", "=", queue)
      .where("state", "=", HELD)
      .where("key", "in", some)
      .execute();
    for (const row of rows) held.add(row.key!);
  }
  return held;
};

const rowOf = ({ sealing }: Session, queue: string, item: Shelved, cause: string) => {
  const { message, attempts, suspected, publishedAt } = item;
  return {
    queue,
    message_id: message.id,
    key: message.key ?? null,
    attempts,
    suspected: suspected ? 1 : 0,
    cause,
    published_at: publishedAt,
    content_type: message.contentType,
    headers: JSON.stringify(message.headers),
    body: sealing.seal(message.body, sealPlace(queue, message.id)),
  };
};

const sealPlace = (queue: string, messageId: string): string => `shelf ${queue} ${messageId}`;

const portions = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / ROWS) }, (_, index) => items.slice(index * ROWS, (index + 1) * ROWS));

const dueHeads = async (
  { db, sealing }: Session,
  { queue, epoch }: Claim,
  now: number,
  longestDelay: number,
  limit: number,
): Promise<readonly Due[]> => {
  // Two ranges of the index rather than one condition with `or`, which would read all that is due at any time.
  const range = (condition: ReturnType<typeof sql>) =>
    sql`select * from (select * from shelf where queue = ${queue} and ${condition} order by due, place limit ${limit}) as part`;
  const { rows } = await sql<{ epoch: number } & (Selectable<ShelfRow> | Record<keyof ShelfRow, null>)>`
    select shelf_claim.epoch, head.* from shelf_claim left join (
      ${range(sql`due <= ${now}`)} union all ${range(sql`due > ${now + longestDelay}`)}
    ) as head on head.queue = shelf_claim.queue
    where shelf_claim.queue = ${queue} order by head.due, head.place limit ${limit}`.execute(db);
  if (rows[0]?.epoch !== epoch) throw takenOver(queue);
  return rows.flatMap((row) => (row.place === null ? [] : dueOf(sealing, row)));
};

const dueOf = (sealing: Sealing, row: Selectable<ShelfRow>): Due => ({
  place: row.place,
  attempts: row.attempts,
  suspected: row.suspected === 1,
  publishedAt: row.published_at,
  message: messageOf(sealing, row),
});

const messageOf = (sealing: Sealing, row: Selectable<ShelfRow>): Message => ({
  id: row.message_id,
  ...(row.key === null ? {} : { key: row.key }),
  contentType: row.content_type,
  headers: JSON.parse(row.headers),
  body: sealing.open(row.body!, sealPlace(row.queue, row.message_id)),
});

const heldRow = (db: Transaction["db"], queue: string, place: number) =>
  db.updateTable("shelf").where("place", "=", place).where("queue", "=", queue).where("state", "=", HELD);

const begin = async ({ db }: Transaction, queue: string, place: number, attempts: number): Promise<void> => {
  const { numUpdatedRows } = await heldRow(db, queue, place).set({ attempts, suspected: 1 }).executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new DurabilityError("not-found", `Nothing is held at place ${place} of ${queue}`);
};

const postpone = async (
  db: Transaction["db"],
  queue: string,
  place: number,
  next: { readonly attempts: number; readonly due: number; readonly cause: string },
): Promise<void> => {
  await heldRow(db, queue, place)
    .set({ ...next, suspected: 0 })
    .execute();
};

const remove = async (tx: Transaction, queue: string, place: number): Promise<void> => {
  const removed = await tx.db
    .deleteFrom("shelf")
    .where("place", "=", place)
    .where("queue", "=", queue)
    .where("state", "=", HELD)
    .returning("key")
    .executeTakeFirst();
  if (removed) await promoteNext(tx, queue, removed.key);
};

const bury = async (tx: Transaction, queue: string, place: number, attempts: number, cause: string): Promise<void> => {
  const buried = await heldRow(tx.db, queue, place)
    .set({ state: "dead", due: null, attempts, cause, dead_since: tx.clock() })
    .returning("key")
    .executeTakeFirst();
  if (buried) await promoteNext(tx, queue, buried.key);
};

const promoteNext = async ({ db, clock }: Transaction, queue: string, key: string | null): Promise<void> => {
  if (key === null) return;
  await db
    .updateTable("shelf")
    .set({ due: clock() })
    .where("place", "=", ({ selectFrom }) =>
      selectFrom("shelf")
        .select("place")
        .where("queue", "=", queue)
        .where("key", "=", key)
        .where("state", "=", HELD)
        .orderBy("place")
        .limit(1),
    )
    .where("due", "is", null)
    .execute();
};

const buryAtOnce = async (tx: Transaction, queue: string, item: Shelved, cause: string): Promise<void> => {
  if ((await knownIds(tx, queue, [item])).size > 0) return;
  const row = { ...rowOf(tx, queue, item, cause), state: "dead" as const, dead_since: tx.clock() };
  await tx.db.insertInto("shelf").values(row).execute();
};

const heldOf = async ({ db }: Session, { queue, epoch }: Claim, key: string): Promise<number> => {
  const row = await db
    .selectFrom("shelf_claim")
    .select(({ selectFrom }) => [
      "epoch",
      selectFrom("shelf")
        .select(({ fn }) => fn.countAll<number>().as("messages"))
        .where("queue", "=", queue)
        .where("key", "=", key)
        .where("state", "=", HELD)
        .as("messages"),
    ])
    .where("queue", "=", queue)
    .executeTakeFirst();
  if (row?.epoch !== epoch) throw takenOver(queue);
  return row.messages ?? 0;
};

const counts = async ({ db }: Session, queue: string): Promise<{ held: number; dead: number }> => {
  const rows = await db
    .selectFrom("shelf")
    .select(({ fn }) => ["state", fn.countAll<number>().as("messages")])
    .where("queue", "=", queue)
    .where("state", "in", STANDING)
    .groupBy("state")
    .execute();
  const of = (state: string) => rows.find((row) => row.state === state)?.messages ?? 0;
  return { held: of("held"), dead: of("dead") };
};

const list = async ({ db, dialect }: Session, filter: DeadFilter): Promise<readonly DeadLetter[]> => {
  const { queue, since, cause, limit } = filter;
  const position = sql<number>`${sql.raw(dialect === "sqlite" ? "instr" : "strpos")}(cause, ${cause ?? ""})`;
  const rows = await db
    .selectFrom("shelf")
    .select(["place", "queue", "message_id", "key", "cause", "attempts", "published_at", "dead_since"])
    .where("state", "=", DEAD)
    .$if(queue !== undefined, (query) => query.where("queue", "=", queue!))
    .$if(since !== undefined, (query) => query.where("dead_since", ">=", since!.getTime()))
    .$if(cause !== undefined, (query) => query.where(position, ">", 0))
    .orderBy("dead_since")
    .orderBy("place")
    .limit(limit)
    .execute();
  return rows.map(deadLetterOf);
};

type DeadRow = Pick<
  Selectable<ShelfRow>,
  "place" | "queue" | "message_id" | "key" | "cause" | "attempts" | "published_at" | "dead_since"
>;

const deadLetterOf = (row: DeadRow): DeadLetter => ({
  number: row.place,
  queue: row.queue,
  messageId: row.message_id,
  ...(row.key === null ? {} : { key: row.key }),
  cause: row.cause,
  attempts: row.attempts,
  publishedAt: new Date(row.published_at),
  deadSince: new Date(row.dead_since!),
});

const noDeadLetter = (number: number): DurabilityError =>
  new DurabilityError("not-found", `There is no dead letter ${number} (any more)`);

const show = async ({ db, sealing }: Session, number: number): Promise<DeadLetter & { readonly message: Message }> => {
  const row = await db
    .selectFrom("shelf")
    .selectAll()
    .where("place", "=", number)
    .where("state", "=", DEAD)
    .executeTakeFirst();
  if (!row) throw noDeadLetter(number);
  return { ...deadLetterOf(row), message: messageOf(sealing, row) };
};

const replay = async (tx: Transaction, number: number): Promise<void> => {
  const { db, clock } = tx;
  const standing = db.selectFrom("shelf").select("queue").where("place", "=", number).where("state", "=", DEAD);
  const { queue } = (await standing.executeTakeFirst()) ?? {};
  if (queue === undefined) throw noDeadLetter(number);
  await lockQueue(tx, queue);
  const dead = await db
    .deleteFrom("shelf")
    .where("place", "=", number)
    .where("state", "=", DEAD)
    .returningAll()
    .executeTakeFirst();
  if (!dead) throw noDeadLetter(number);
  const { place: _, ...row } = dead;
  const waits = row.key !== null && (await heldKeys(tx, queue, [row.key])).size > 0;
  await db
    .insertInto("shelf")
    .values({ ...row, state: "held", due: waits ? null : clock(), attempts: 0, suspected: 0, dead_since: null })
    .execute();
};

const discard = async ({ db, clock }: Session, number: number, reason: string): Promise<void> => {
  const { numUpdatedRows } = await db
    .updateTable("shelf")
    .set({ state: "discarded", body: null, discarded_at: clock(), discard_reason: reason })
    .where("place", "=", number)
    .where("state", "=", DEAD)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw noDeadLetter(number);
};

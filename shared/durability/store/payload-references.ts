// Which payloads the ledger refers to. A reference begins with the name of its payload, and all names have one length.
import { sql } from "kysely";
import type { Session } from "./database.ts";

/** Those of the names that a message refers to. Reads the whole ledger once: ask about many at once. */
export const referredPayloads = async ({ db }: Session, names: readonly string[]): Promise<ReadonlySet<string>> => {
  const [first] = names;
  if (first === undefined) return new Set();
  const name = sql<string>`substr(payload, 1, ${sql.lit(first.length)})`;
  const rows = await db
    .selectFrom("message")
    .select(name.as("name"))
    .where("payload", "is not", null)
    .where(name, "in", names)
    .execute();
  return new Set(rows.map((row) => row.name));
};

/** Messages that have a payload and have been in one of the states since before the time, in milliseconds since 1970. */
export const withPayload = async (
  { db }: Session,
  states: readonly string[],
  before: number,
  limit: number,
): Promise<readonly { readonly id: string; readonly payload: string }[]> => {
  const rows = await db
    .selectFrom("message")
    .select(["id", "payload"])
    .where("state", "in", states)
    .where("changed_at", "<", before)
    .where("payload", "is not", null)
    .orderBy("created_at")
    .limit(limit)
    .execute();
  return rows.map(({ id, payload }) => ({ id, payload: payload! }));
};

// Numbers that never repeat and never skip, as the receiver checks them. They are taken in the transaction that writes
// what they number: rolled back, it gives them back; until its end, others that want the next one wait.
import { DurabilityError } from "../failure.ts";
import type { Session, Transaction } from "./database.ts";

/** The next number: 1 at first, and after `most`. */
export const takeNumber = async ({ db }: Transaction, name: string, most: number): Promise<number> => {
  const { last } = await db
    .insertInto("sequence")
    .values({ name, last: 1 })
    .onConflict((conflict) =>
      conflict.column("name").doUpdateSet(({ eb }) => ({
        last: eb
          .case()
          .when("sequence.last", ">=", most)
          .then(1)
          .else(eb("sequence.last", "+", 1))
          .end(),
      })),
    )
    .returning("last")
    .executeTakeFirstOrThrow();
  return last;
};

/** The last number taken; undefined where none ever was. */
export const lastNumber = async ({ db }: Session, name: string): Promise<number | undefined> =>
  (await db.selectFrom("sequence").select("last").where("name", "=", name).executeTakeFirst())?.last;

/**
 * Goes on after the last number of the system that had the sequence before. Rejects with `other-settings` where numbers
 * above it were taken here already, as they would repeat.
 */
export const continueAfter = async ({ db }: Session, name: string, last: number): Promise<void> => {
  if (!Number.isSafeInteger(last) || last < 1) throw new RangeError(`Not a number to go on after: ${last}`);
  const taken = await db
    .insertInto("sequence")
    .values({ name, last })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ last }).where("sequence.last", "<=", last))
    .returning("last")
    .executeTakeFirst();
  if (!taken) {
    throw new DurabilityError("other-settings", `The sequence ${name} is past ${last} already: numbers would repeat`);
  }
};

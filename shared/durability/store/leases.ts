// Leases: one process at a time does a thing (polls a mailbox, moves the outbox); where it dies, another does after the
// term. The fence counts holders: what a late holder still writes is refused by `assertHeld`.
import { DurabilityError } from "../failure.ts";
import type { Session, Transaction } from "./database.ts";
import { endOfTerm, isOver } from "./database-clock.ts";

export interface Lease {
  readonly name: string;
  /** Grows with each holder. */
  readonly fence: number;
}

/**
 * Takes the lease for `term` milliseconds (at most LONGEST_TERM), or answers undefined where somebody else has it.
 * @param holder for people who look into the database
 */
export const acquire = async (
  session: Session,
  name: string,
  holder: string,
  term: number,
): Promise<Lease | undefined> => {
  const expires = endOfTerm(session, term);
  const taken = await session.db
    .insertInto("lease")
    .values({ name, holder, fence: 1, expires })
    .onConflict((conflict) =>
      conflict
        .column("name")
        .doUpdateSet(({ eb }) => ({ holder, fence: eb("lease.fence", "+", 1), expires }))
        .where(isOver(session, "lease.expires")),
    )
    .returning("fence")
    .executeTakeFirst();
  return taken && { name, fence: taken.fence };
};

/** Another term from now on. Rejects with `taken-over` where somebody else has it by now. */
export const renew = async (session: Session, { name, fence }: Lease, term: number): Promise<void> => {
  const { numUpdatedRows } = await session.db
    .updateTable("lease")
    .set({ expires: endOfTerm(session, term) })
    .where("name", "=", name)
    .where("fence", "=", fence)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw takenOver(name);
};

/** Lets others have it at once; nothing where somebody else has it. */
export const release = async ({ db }: Session, { name, fence }: Lease): Promise<void> => {
  await db.updateTable("lease").set({ expires: 0 }).where("name", "=", name).where("fence", "=", fence).execute();
};

/** Rejects with `taken-over` where somebody else has it; else nobody can take it before the transaction ends. */
export const assertHeld = async ({ db, dialect }: Transaction, { name, fence }: Lease): Promise<void> => {
  const row = await db
    .selectFrom("lease")
    .select("fence")
    .where("name", "=", name)
    .$if(dialect === "postgres", (query) => query.forShare())
    .executeTakeFirst();
  if (row?.fence !== fence) throw takenOver(name);
};

const takenOver = (name: string): DurabilityError =>
  new DurabilityError("taken-over", `Another process has the lease ${name}`);

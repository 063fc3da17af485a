// The clock by which processes judge each other: PostgreSQL's own, as the machines' clocks differ; of an SQLite file that
// of the machine. What a process has for a term only (a lease, a request) is free for others afterwards.
import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Session } from "./database.ts";

/** Milliseconds of the longest term there is. One that ends later was given by a clock that was wrong, and has ended. */
export const LONGEST_TERM = 15 * 60_000;

/** Milliseconds since 1970, as an expression. */
const databaseNow = ({ dialect, clock }: Session): RawBuilder<number> =>
  dialect === "postgres"
    ? sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`
    : sql<number>`${clock()}`;

/**
 * When a term that begins now will end.
 * @throws RangeError where it is longer than the longest
 */
export const endOfTerm = (session: Session, term: number): RawBuilder<number> => {
  if (!(term > 0 && term <= LONGEST_TERM)) throw new RangeError(`A term lasts up to ${LONGEST_TERM} ms, not ${term}`);
  return sql<number>`${databaseNow(session)} + ${sql.lit(term)}`;
};

/** Whether the term is over that ends at the time in this column. */
export const isOver = (session: Session, column: string): RawBuilder<SqlBool> => {
  const ends = sql.ref(column);
  const now = databaseNow(session);
  return sql<SqlBool>`(${ends} <= ${now} or ${ends} > ${now} + ${sql.lit(LONGEST_TERM)})`;
};

// The clock by which processes judge each other: PostgreSQL's own, as the machines' clocks differ; of an SQLite file that
// of the machine.
import { type RawBuilder, sql } from "kysely";
import type { Session } from "./database.ts";

/** Milliseconds since 1970, as an expression. */
export const databaseNow = ({ dialect, clock }: Session): RawBuilder<number> =>
  dialect === "postgres"
    ? sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`
    : sql<number>`${clock()}`;

// All migrations, in order. One that was released is never changed again.
import { shelf } from "./0001-shelf.ts";
import type { Migration } from "./migrate.ts";

export const MIGRATIONS: readonly Migration[] = [shelf];

// All migrations, in order. One that was released is never changed again.
import { shelf } from "./0001-shelf.ts";
import { ledger } from "./0002-ledger.ts";
import { notes } from "./0003-notes.ts";
import type { Migration } from "./migrate.ts";

export const MIGRATIONS: readonly Migration[] = [shelf, ledger, notes];

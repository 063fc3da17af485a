// Errors of SQLite in our words.
import { DurabilityError, type FailureCode } from "./failure.ts";

const FAILURES: readonly (readonly [RegExp, FailureCode, string])[] = [
  [/^SQLITE_(BUSY|LOCKED)/, "locked", "is in use by another process; stop that one, or give each a file of its own"],
  [
    // A quota, or a limit on the size of files, shows as an error of writing.
    /^SQLITE_FULL|^SQLITE_IOERR_(WRITE|FSYNC|TRUNCATE|SHM)/,
    "full",
    "cannot grow: the disk or its quota is full; free some space, nothing that was accepted is lost",
  ],
  [/^SQLITE_READONLY|^SQLITE_PERM/, "read-only", "cannot be written; check the rights on the file and its folder"],
  [/^SQLITE_CANTOPEN/, "read-only", "cannot be opened; check that its folder exists and may be written"],
  [
    /^SQLITE_(CORRUPT|NOTADB)/,
    "damaged",
    "is no database or is damaged; restore it from a backup, keep the damaged one",
  ],
  [/^SQLITE_IOERR/, "damaged", "cannot be read: the disk answers with an error; check it, keep a copy of the file"],
];

/** libsql has no code for a file that it cannot open. */
const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return "";
  if ("code" in error && typeof error.code === "string" && error.code !== "") return error.code;
  return error.message.includes("Unable to open connection") ? "SQLITE_CANTOPEN" : "";
};

/** The same error where it is none of SQLite's: a constraint or a mistake in a statement stays as it is. */
export const sqliteFailure = (error: unknown, path: string): unknown => {
  const code = codeOf(error);
  const known = FAILURES.find(([pattern]) => pattern.test(code));
  return known === undefined ? error : new DurabilityError(known[1], `${path} ${known[2]} (${code}).`, error);
};

// Errors of SQLite in our words.
import { DurabilityError, type FailureCode } from "./failure.ts";

const FAILURES: readonly (readonly [RegExp, FailureCode, string])[] = [
  [/^SQLITE_(BUSY|LOCKED)/, "locked", "is in use by another process; stop that one, or give each a file of its own"],
  [
    /^SQLITE_FULL/,
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
  [/^SQLITE_IOERR/, "full", "cannot be written: the disk answers with an error; check it and its free space"],
];

const codeOf = (error: unknown): string =>
  typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";

/** The same error where it is none of SQLite's. */
export const sqliteFailure = (error: unknown, path: string): unknown => {
  const code = codeOf(error);
  const known = FAILURES.find(([pattern]) => pattern.test(code));
  return known === undefined ? error : new DurabilityError(known[1], `${path} ${known[2]} (${code}).`, error);
};

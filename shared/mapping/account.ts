// The account of the input: what became of each of its leaves.

/** What a leaf without a place means for people: why someone must know that it did not travel. */
export type Weight = "clinical" | "identity" | "money" | "technical";

/** Why a leaf may be left out without a word (design 3, point 3: the list is closed). */
export type IgnoreReason = "derived" | "routing" | "display" | "own id" | "obsolete";

/** One leaf (or element) of the input that did not reach the output, or something that the output lacks. */
export interface AccountEntry {
  /** FHIR expression or legacy path of the input. */
  readonly path: string;
  /** without place: the table says that the wire has none; unmapped: no row took it; missing: the output should have it, the input did not. */
  readonly kind: "noPlace" | "unmapped" | "missing";
  readonly weight?: Weight;
}

export interface Account {
  /** Leaves of the input, and how many of them are accounted for silently (written, determined, the same, ignored). */
  readonly leaves: number;
  readonly accounted: number;
  /** In the order of the input; without any value. */
  readonly entries: readonly AccountEntry[];
}

/** The account as the HTTP report and the CLI print it. */
export const accountReport = (account: Account) => {
  const paths = (kind: AccountEntry["kind"]) => account.entries.filter((e) => e.kind === kind).map((e) => e.path);
  const missing = paths("missing");
  return {
    leaves: account.leaves,
    accounted: account.accounted,
    unmapped: paths("unmapped"),
    noPlace: paths("noPlace"),
    ...(missing.length > 0 ? { missing } : {}),
    entries: account.entries,
  };
};

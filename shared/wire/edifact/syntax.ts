// The service characters of EDIFACT, and the service string advice (UNA) that may choose others (nhais.md 4, lab-results.md 2).

export interface Syntax {
  readonly component: string;
  readonly element: string;
  readonly decimalMark: string;
  /** "" where nothing can be released. */
  readonly release: string;
  readonly terminator: string;
}

export const DEFAULT_SYNTAX: Syntax = {
  component: ":",
  element: "+",
  decimalMark: ".",
  release: "?",
  terminator: "'",
};

/**
 * Characters that the syntax levels allow in values, service characters with a release character in front: UNOA as NHAIS has it
 * (nhais.md 4), UNOB with small letters, UNOC ISO 8859-1 (lab-results.md 2).
 */
export const REPERTOIRE = {
  UNOA: /^[A-Z0-9 .,\-()/='+:?!"%&*;<>]*$/,
  UNOB: /^[A-Za-z0-9 .,\-()/='+:?!"%&*;<>]*$/,
  UNOC: /^[\x20-\x7e\xa0-\xff]*$/,
} as const;

/** `UNA` and six characters. */
export const ADVICE_LENGTH = 9;

/** What an advice chooses; undefined where its characters cannot be service characters, as in `UNA:+.?'` without its blank. */
export function adviceOf(text: string): Syntax | undefined {
  const [component = "", element = "", decimalMark = "", release = "", , terminator = ""] = text.slice(
    3,
    ADVICE_LENGTH,
  );
  const separators = [component, element, terminator];
  const all = release === " " ? separators : [...separators, release];
  if (new Set(all).size < all.length || !all.every(canServe)) return undefined;
  return { component, element, decimalMark, release: release === " " ? "" : release, terminator };
}

const canServe = (c: string): boolean => /^[^A-Za-z0-9\s]$/.test(c);

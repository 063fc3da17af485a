// EDIFACT segments as text: separators, release characters, splitting and joining (nhais.md 4, 20.4).
//
// Values keep their release characters, as the wire has them: what is `O?'NEIL` on the wire is `O?'NEIL` for the tables.

export interface Segment {
  readonly tag: string;
  /** Raw text of each element behind the tag; components are still joined. */
  readonly elements: readonly string[];
  /** Offset of the tag in the source. */
  readonly offset: number;
}

export const TERMINATOR = "'";
const RELEASE = "?";

/** Splits at a separator that no release character stands before. `a?+b+c` at `+` is `["a?+b", "c"]`. */
export function split(text: string, separator: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === RELEASE) i++;
    else if (text[i] === separator) {
      pieces.push(text.slice(from, i));
      from = i + 1;
    }
  }
  pieces.push(text.slice(from));
  return pieces;
}

/** A segment out of its text without terminator; undefined where it has no tag. */
export function segmentOf(text: string, offset: number): Segment | undefined {
  const [tag = "", ...elements] = split(text, "+");
  return /^[A-Z][A-Z0-9]{2}$/.test(tag) ? { tag, elements, offset } : undefined;
}

/**
 * A value as the wire carries it (rule E): a separator, terminator or release character gets a release character in front,
 * unless it has one already.
 */
export const escapeValue = (value: string): string =>
  value.replace(/\?[?+:']|[?+:']/g, (found) => (found.length === 2 ? found : RELEASE + found));

/** Components of an element, and back; trailing empty ones are kept. */
export const components = (element: string): string[] => split(element, ":");

/** Text of a segment with terminator; trailing empty elements are cut. */
export function segmentText(tag: string, elements: readonly string[]): string {
  let last = elements.length;
  while (last > 0 && elements[last - 1] === "") last--;
  return `${[tag, ...elements.slice(0, last)].join("+")}${TERMINATOR}`;
}

// EDIFACT segments: tag and elements, splitting at separators, values with and without release characters (nhais.md 4, 20.4).
//
// Elements keep their release characters, in the default service characters whatever the source had: `O?'NEIL` on the wire is
// `O?'NEIL` here. `valuesOf` takes them off; NHAIS callers of today want them left on.
import { DEFAULT_SYNTAX, type Syntax } from "./syntax.ts";

export interface Segment {
  readonly tag: string;
  /** Each element behind the tag, with its release characters; components are still joined. */
  readonly elements: readonly string[];
  /** As it stands in the source, without its terminator. */
  readonly text: string;
  /** Place in the source: which segment and on which line, from 1, and offset of the tag. */
  readonly number: number;
  readonly line: number;
  readonly offset: number;
  /** Why it is no segment. Only its place is known then. */
  readonly fault?: string | undefined;
}

/** Something wrong, and where; no value is named. */
export interface SyntaxFault {
  readonly fault: string;
  readonly segment: number;
  readonly line: number;
  readonly offset: number;
}

/** A fault at a segment. */
export const faultAt = ({ number, line, offset }: Pick<Segment, "number" | "line" | "offset">, fault: string) => ({
  fault,
  segment: number,
  line,
  offset,
});

const { component: COMPONENT, element: ELEMENT, release: RELEASE } = DEFAULT_SYNTAX;

/** Splits at a separator that no release character stands before. `a?+b+c` at `+` is `["a?+b", "c"]`. */
export function split(text: string, separator: string): string[] {
  if (!text.includes(RELEASE)) return text.split(separator);
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

/** Components of an element; trailing empty ones are kept. */
export const components = (element: string): string[] => split(element, COMPONENT);

/** A value without its release characters: each takes the special meaning from what follows, whatever that is. */
export const released = (value: string): string =>
  value.includes(RELEASE) ? value.replace(/\?([\s\S])/g, "$1") : value;

/** Elements and components as the sender meant them. */
export const valuesOf = ({ elements }: Segment): string[][] => elements.map((e) => components(e).map(released));

/** Text in other service characters as the default ones have it. */
export function translated(text: string, { component, element, release }: Syntax): string {
  let out = "";
  let isReleased = false;
  for (const c of text) {
    if (c === release && !isReleased) {
      isReleased = true;
      continue;
    }
    if (!isReleased && c === component) out += COMPONENT;
    else if (!isReleased && c === element) out += ELEMENT;
    else out += /[?+:']/.test(c) ? RELEASE + c : c;
    isReleased = false;
  }
  return out;
}

/** Does a text begin with a tag: a capital and two capitals or digits, up to a separator of either kind (rule T)? */
export function hasTag(text: string): boolean {
  const c = text.charCodeAt(3);
  return isCapital(text.charCodeAt(0)) && isLater(text.charCodeAt(1)) && isLater(text.charCodeAt(2)) && isEnd(c);
}

const isCapital = (c: number): boolean => c >= 0x41 && c <= 0x5a;
const isLater = (c: number): boolean => isCapital(c) || (c >= 0x30 && c <= 0x39);
const isEnd = (c: number): boolean => c === 0x2b || c === 0x3a || Number.isNaN(c);

/** The elements behind the tag. */
export function elementsOf(text: string): string[] {
  if (text.length <= 3) return [];
  return text[3] === ELEMENT ? split(text.slice(4), ELEMENT) : split(text, ELEMENT).slice(1);
}

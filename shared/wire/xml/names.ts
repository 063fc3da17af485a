// Qualified names, split and checked once: a message repeats a few dozen names hundreds of times.

import { ASCII_NAME, endOfName, isNcName } from "./characters.ts";
import { detach } from "./tree.ts";

/** A name as written and its parts. */
export interface QualifiedName {
  readonly qualified: string;
  readonly prefix: string;
  readonly local: string;
  /** False where it is no QName of Namespaces in XML, production [7]. */
  readonly legal: boolean;
}

/** Names remembered, by hash. A newcomer takes the place of the old one, so hostile documents cannot make it grow. */
const SLOT_BITS = 12;
const remembered: (QualifiedName | undefined)[] = new Array(1 << SLOT_BITS).fill(undefined);
/** Spreads similar hashes (Knuth, TAOCP 3, 6.4). */
const GOLDEN_RATIO = 0x9e3779b1;
/** Longer names are not remembered. */
const LONGEST = 128;

/** The property key that V8 itself uses for this string, so that attribute objects are filled without hashing. */
function asKey(text: string): string {
  return Object.keys({ [detach(text)]: 0 })[0]!;
}

function split(text: string): QualifiedName {
  const colon = text.indexOf(":");
  const prefix = colon === -1 ? "" : asKey(text.slice(0, colon));
  const local = asKey(text.slice(colon + 1));
  return { qualified: asKey(text), prefix, local, legal: isNcName(local) && (colon === -1 || isNcName(prefix)) };
}

/** The name that begins at `from`; `qualified.length` says how far it reaches, 0 where no name is there. */
export function nameAt(source: string, from: number): QualifiedName {
  const inName = ASCII_NAME;
  let hash = 0;
  let end = from;
  let code = source.charCodeAt(end);
  while (code < 128 && inName[code] === 1) {
    hash = (Math.imul(hash, 31) + code) | 0;
    code = source.charCodeAt(++end);
  }
  if (code >= 128) end = endOfName(source, end);
  const slot = Math.imul(hash, GOLDEN_RATIO) >>> (32 - SLOT_BITS);
  const known = remembered[slot];
  if (known !== undefined && known.qualified.length === end - from && source.startsWith(known.qualified, from)) {
    return known;
  }
  const name = split(source.slice(from, end));
  if (end - from <= LONGEST) remembered[slot] = name;
  return name;
}

// FHIR JSON whose decimals keep their source text: parse, write, copy, compare.
//
// A tree is plain JSON values. Where JSON.parse and String would change how a number is spelled (28.00, 1E2, integers
// of eighteen digits), the parent notes the spelling under the symbol SPELLING (spelling.ts).
import { hasSpelling, noteSpelling, numberText, SPELLING, setNumber } from "./spelling.ts";
import { type ParsedJson, parseStrictJson, setOwn } from "./strict-json.ts";

export type { ParsedJson };
export { numberText, SPELLING, setNumber };

export interface ParseOptions {
  /** How many containers may stand inside one another. */
  readonly maxDepth?: number;
  /** Leave `https:` in the code systems that HL7 names with `http:` (see normaliseSystems). */
  readonly keepSystems?: boolean;
}

const DEFAULT_DEPTH = 100;
const [QUOTE, COLON, MINUS, ZERO, NINE] = [0x22, ":", 0x2d, 0x30, 0x39];

/**
 * FHIR JSON text to a tree; never throws. Faults say what was expected and where; they do not repeat the text.
 * A member `__proto__` becomes an own member like any other. A number that is the whole text has no parent and loses
 * its spelling.
 *
 * JSON.parse does the work. It drops duplicate members and spellings silently, so the colons of the text are counted
 * and compared with the members of the tree: equal counts prove that nothing was dropped. Whenever the proof fails
 * (duplicates, but also a string such as `":x"`), the exact parser reads the text again.
 */
export function parseFhirJson(text: string, options: ParseOptions = {}): ParsedJson {
  const parsed = parseKeepingSpelling(text, options.maxDepth ?? DEFAULT_DEPTH);
  if (parsed.ok && !options.keepSystems && mayNameSecureSystems(text)) normaliseSystems(parsed.value);
  return parsed;
}

function parseKeepingSpelling(text: string, maxDepth: number): ParsedJson {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return parseStrictJson(text, maxDepth);
  }
  if (typeof value !== "object" || value === null) return { ok: true, value };
  const census: Census = { members: 0, numbers: 0 };
  if (!count(value, maxDepth, census)) return parseStrictJson(text, maxDepth);
  const members = scanMembers(text);
  if (members.count !== census.members || members.numbers.length !== census.numbers) {
    return parseStrictJson(text, maxDepth);
  }
  if (members.numbers.every(isCanonical)) return { ok: true, value };
  return noteSpellings(value, members.numbers.values()) ? { ok: true, value } : parseStrictJson(text, maxDepth);
}

/** What a tree holds: members of all objects, and numbers. */
interface Census {
  members: number;
  numbers: number;
}

/** Counts into `census`; false when the tree is deeper than `left` containers. */
function count(container: object, left: number, census: Census): boolean {
  if (left <= 0) return false;
  if (Array.isArray(container)) {
    for (let i = 0; i < container.length; i++) {
      if (!countValue(container[i], left, census)) return false;
    }
    return true;
  }
  for (const key in container) {
    census.members++;
    if (!countValue((container as Record<string, unknown>)[key], left, census)) return false;
  }
  return true;
}

function countValue(value: unknown, left: number, census: Census): boolean {
  if (typeof value === "string") return true;
  if (typeof value === "number") census.numbers++;
  return typeof value !== "object" || value === null || count(value, left - 1, census);
}

/**
 * Everything in a valid JSON text that may be a member's colon (one after a quote: never too few, seldom too many),
 * and the texts of the numbers that follow one. Numbers in arrays are not found; the census shows that they are there.
 */
function scanMembers(text: string): { count: number; numbers: string[] } {
  const numbers: string[] = [];
  let count = 0;
  for (let at = text.indexOf(COLON); at !== -1; at = text.indexOf(COLON, at + 1)) {
    if (text.charCodeAt(at - 1) !== QUOTE && text.charCodeAt(lastInk(text, at - 1)) !== QUOTE) continue;
    count++;
    const start = firstInk(text, at + 1);
    const c = text.charCodeAt(start);
    if (c === MINUS || (c >= ZERO && c <= NINE)) numbers.push(text.slice(start, endOfNumber(text, start)));
  }
  return { count, numbers };
}

const isSpace = (c: number): boolean => c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09;

function lastInk(text: string, from: number): number {
  let at = from;
  while (isSpace(text.charCodeAt(at))) at--;
  return at;
}

function firstInk(text: string, from: number): number {
  let at = from;
  while (isSpace(text.charCodeAt(at))) at++;
  return at;
}

function endOfNumber(text: string, start: number): number {
  const END = /[\s,}\]]|$/g;
  END.lastIndex = start;
  return END.exec(text)!.index;
}

const isCanonical = (number: string): boolean => String(Number(number)) === number;

/**
 * Hands the texts of the numbers, in the order of the document, to the numbers of the tree.
 * False when a name looks like an array index: such members do not keep their place in an object.
 */
function noteSpellings(container: object, texts: Iterator<string>): boolean {
  for (const key in container) {
    const value = (container as Record<string, unknown>)[key];
    if (typeof value === "number") noteSpelling(container, key, texts.next().value);
    else if (typeof value === "object" && value !== null && !noteSpellings(value, texts)) return false;
    if (!Array.isArray(container) && /^[0-9]/.test(key)) return false;
  }
  return true;
}

const SECURE_SYSTEM = /^https(?=:\/\/(?:terminology\.hl7\.org\/|hl7\.org\/fhir\/CodeSystem))/;

/** Could a `system` in this text start with one of the two addresses? An escape may hide one. */
const mayNameSecureSystems = (text: string): boolean =>
  text.includes("https://terminology.hl7.org/") ||
  text.includes("https://hl7.org/fhir/CodeSystem") ||
  text.includes("\\");

/**
 * Gives every member `system` below `value` the `http:` form where callers write HL7's own code systems with `https:`
 * (`https://terminology.hl7.org/...`, `https://hl7.org/fhir/CodeSystem...`). Changes the tree in place.
 * Source: EPS request pipeline, step 1.
 */
export function normaliseSystems(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  for (const key in value) {
    const member = (value as Record<string, unknown>)[key];
    if (typeof member === "object") normaliseSystems(member);
    else if (key === "system" && typeof member === "string" && SECURE_SYSTEM.test(member)) {
      (value as Record<string, unknown>)[key] = member.replace("https:", "http:");
    }
  }
}

/** The text of a tree, each number as it is spelled; `indent` spaces a level, none: one line. As JSON.stringify otherwise. */
export function writeFhirJson(value: unknown, options: { readonly indent?: number } = {}): string {
  const indent = options.indent ?? 0;
  if (!isSpelledBelow(value)) return JSON.stringify(value, undefined, indent) ?? "null";
  return writeSpelled(value, indent === 0 ? "" : "\n", " ".repeat(indent));
}

function isSpelledBelow(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (hasSpelling(value)) return true;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) if (isSpelledBelow(value[i])) return true;
    return false;
  }
  for (const key in value) {
    const member = (value as Record<string, unknown>)[key];
    if (typeof member === "object" && isSpelledBelow(member)) return true;
  }
  return false;
}

/** Writes a value; `line` is the line break and margin of the container around it, "" when all stands on one line. */
function writeSpelled(value: unknown, line: string, step: string): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const inner = line && line + step;
  const items: string[] = [];
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) items.push(writeMember(value, i, inner, step));
    return enclose("[", items, "]", line, inner);
  }
  for (const key of Object.keys(value)) {
    if ((value as Record<string, unknown>)[key] === undefined) continue;
    items.push(JSON.stringify(key) + (line ? ": " : ":") + writeMember(value, key, inner, step));
  }
  return enclose("{", items, "}", line, inner);
}

const enclose = (open: string, items: string[], close: string, line: string, inner: string): string =>
  items.length === 0 ? open + close : open + inner + items.join(`,${inner}`) + line + close;

function writeMember(parent: object, key: string | number, line: string, step: string): string {
  const value = (parent as Record<string, unknown>)[key];
  return typeof value === "number" ? writeNumber(parent, key) : writeSpelled(value, line, step);
}

/** As spelled; a number that JSON cannot spell is null, as JSON.stringify has it. */
function writeNumber(parent: object, key: string | number): string {
  const text = numberText(parent, key);
  return text === "NaN" || text.endsWith("Infinity") ? "null" : text;
}

/** A deep copy of a tree that keeps the spelling of its numbers. */
export function copyFhir<T>(value: T): T {
  if (typeof value !== "object" || value === null) return value;
  const copy: object = Array.isArray(value) ? [] : {};
  for (const key in value) setOwn(copy, key, copyFhir(value[key]));
  if (hasSpelling(value)) {
    for (const key in copy) {
      if (typeof (copy as Record<string, unknown>)[key] === "number") noteSpelling(copy, key, numberText(value, key));
    }
  }
  return copy as T;
}

/** Are two trees equal, numbers by their spelling (28.0 is not 28.00) and members in any order? */
export function equalFhir(a: unknown, b: unknown): boolean {
  if (typeof a !== "object" || a === null || typeof b !== "object" || b === null) return Object.is(a, b);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && equalMember(a, b, key));
}

function equalMember(a: object, b: object, key: string): boolean {
  const [left, right] = [(a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]];
  if (typeof left !== "number" || typeof right !== "number") return equalFhir(left, right);
  return numberText(a, key) === numberText(b, key);
}

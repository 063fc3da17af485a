// JSON text to tree, slowly and exactly: what JSON.parse cannot tell (spelling of numbers, duplicate names, where
// the text is wrong). json.ts comes here only when JSON.parse is not enough.
import { noteSpelling } from "./spelling.ts";

/** A tree, or what is wrong with the text and where: `offset` from 0, `line` and `column` from 1. */
export type ParsedJson =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      readonly fault: string;
      readonly offset: number;
      readonly line: number;
      readonly column: number;
    };

class Malformed extends Error {
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/** The state of one parse: the text, where it is, how many containers may still be opened. */
interface Cursor {
  readonly text: string;
  at: number;
  left: number;
}

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY] = [0x7b, 0x7d, 0x5b, 0x5d];

/** Parses by RFC 8259 without extensions; duplicate member names and more than `maxDepth` containers are faults. */
export function parseStrictJson(text: string, maxDepth: number): ParsedJson {
  const cursor: Cursor = { text, at: 0, left: maxDepth };
  try {
    const value = parseValue(cursor);
    if (!Number.isNaN(skipSpace(cursor))) fail(cursor, "expected nothing more after the value");
    return { ok: true, value };
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    return { ok: false, fault: error.message, offset: error.offset, ...lineAndColumn(text, error.offset) };
  }
}

function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let end = text.indexOf("\n"); end !== -1 && end < offset; end = text.indexOf("\n", start)) {
    line++;
    start = end + 1;
  }
  return { line, column: offset - start + 1 };
}

function fail(cursor: Cursor, what: string, offset = cursor.at): never {
  throw new Malformed(offset >= cursor.text.length ? `${what}, but the text ends` : what, offset);
}

/** Moves to the next character that is not white space and returns it; NaN at the end. */
function skipSpace(cursor: Cursor): number {
  for (;;) {
    const c = cursor.text.charCodeAt(cursor.at);
    if (c !== 0x20 && c !== 0x0a && c !== 0x0d && c !== 0x09) return c;
    cursor.at++;
  }
}

function parseValue(cursor: Cursor): unknown {
  const c = skipSpace(cursor);
  if (c === QUOTE) return parseString(cursor);
  if (c === OPEN_OBJECT) return parseObject(cursor);
  if (c === OPEN_ARRAY) return parseArray(cursor);
  if (c === 0x74) return parseWord(cursor, "true", true);
  if (c === 0x66) return parseWord(cursor, "false", false);
  if (c === 0x6e) return parseWord(cursor, "null", null);
  return Number(parseNumber(cursor));
}

function parseWord<T>(cursor: Cursor, word: string, value: T): T {
  if (!cursor.text.startsWith(word, cursor.at)) fail(cursor, "expected a JSON value");
  cursor.at += word.length;
  return value;
}

/** The text of a number. */
function parseNumber(cursor: Cursor): string {
  NUMBER.lastIndex = cursor.at;
  const text = NUMBER.exec(cursor.text)?.[0];
  if (text === undefined) fail(cursor, "expected a JSON value");
  cursor.at += text.length;
  return text;
}

function parseString(cursor: Cursor): string {
  const start = cursor.at++;
  let escaped = false;
  for (;;) {
    const c = cursor.text.charCodeAt(cursor.at);
    if (c === QUOTE) break;
    if (c === BACKSLASH) {
      skipEscape(cursor);
      escaped = true;
    } else if (c >= 0x20) cursor.at++;
    else if (Number.isNaN(c)) fail(cursor, "expected the end of the string");
    else fail(cursor, "expected control characters in a string to be escaped");
  }
  cursor.at++;
  if (escaped) return JSON.parse(cursor.text.slice(start, cursor.at));
  return cursor.text.slice(start + 1, cursor.at - 1);
}

function skipEscape(cursor: Cursor): void {
  ESCAPE.lastIndex = cursor.at;
  if (!ESCAPE.test(cursor.text)) fail(cursor, "expected a valid escape after the backslash");
  cursor.at = ESCAPE.lastIndex;
}

function enter(cursor: Cursor): void {
  if (cursor.left-- <= 0) fail(cursor, "expected less deep nesting");
  cursor.at++;
}

function leave(cursor: Cursor): void {
  cursor.left++;
  cursor.at++;
}

/** After an item: true when a comma announces another, false when the container ends. */
function another(cursor: Cursor, close: number, what: string): boolean {
  const c = skipSpace(cursor);
  if (c === close) return false;
  if (c !== COMMA) fail(cursor, `expected a comma or the end of the ${what}`);
  cursor.at++;
  return true;
}

function parseArray(cursor: Cursor): unknown[] {
  const items: unknown[] = [];
  enter(cursor);
  if (skipSpace(cursor) !== CLOSE_ARRAY) {
    do readInto(cursor, items, items.length);
    while (another(cursor, CLOSE_ARRAY, "array"));
  }
  leave(cursor);
  return items;
}

function parseObject(cursor: Cursor): Record<string, unknown> {
  const members: Record<string, unknown> = {};
  enter(cursor);
  if (skipSpace(cursor) !== CLOSE_OBJECT) {
    do readInto(cursor, members, parseName(cursor, members));
    while (another(cursor, CLOSE_OBJECT, "object"));
  }
  leave(cursor);
  return members;
}

function parseName(cursor: Cursor, members: object): string {
  if (skipSpace(cursor) !== QUOTE) fail(cursor, "expected a member name in double quotes");
  const start = cursor.at;
  const name = parseString(cursor);
  if (Object.hasOwn(members, name)) fail(cursor, "expected each member name only once in an object", start);
  if (skipSpace(cursor) !== COLON) fail(cursor, "expected a colon after the member name");
  cursor.at++;
  return name;
}

/** Reads the next value into `parent[key]`, with its spelling when it is a number. */
function readInto(cursor: Cursor, parent: object, key: string | number): void {
  const c = skipSpace(cursor);
  if (c === 0x2d || (c >= 0x30 && c <= 0x39)) {
    const text = parseNumber(cursor);
    setOwn(parent, key, Number(text));
    noteSpelling(parent, key, text);
  } else setOwn(parent, key, parseValue(cursor));
}

/** Sets an own member whatever its name: plain assignment of `__proto__` would change the prototype instead. */
export function setOwn(parent: object, key: string | number, value: unknown): void {
  if (key !== "__proto__") (parent as Record<string, unknown>)[key] = value;
  else Object.defineProperty(parent, key, { value, writable: true, enumerable: true, configurable: true });
}

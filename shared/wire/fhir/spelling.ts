// The source text of numbers: `28.00` is the number 28 with its spelling noted beside it, on the parent.

/**
 * Where an object or array keeps the spellings of its own numbers: `parent[SPELLING] = { value: "28.00" }`.
 * A symbol, so that Object.keys, for-in, ajv and JSON.stringify do not see it. Only numbers that
 * `String(value)` would write differently are noted.
 */
export const SPELLING: unique symbol = Symbol("spelling of numbers");

type Spelled = { [SPELLING]?: Record<string, string> };

const JSON_NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;

/** Notes how the number `parent[key]` was spelled, unless `String` gives that anyway. */
export function noteSpelling(parent: object, key: string | number, text: string): void {
  const spellings = (parent as Spelled)[SPELLING];
  if (text !== String((parent as Record<string, unknown>)[key])) {
    if (spellings === undefined) (parent as Spelled)[SPELLING] = Object.assign(Object.create(null), { [key]: text });
    else spellings[key] = text;
  } else if (spellings !== undefined) delete spellings[key];
}

/**
 * The text of the number `parent[key]`: as it was spelled, else `String(value)`.
 * A spelling that no longer belongs to the value (someone assigned another number) does not count.
 */
export function numberText(parent: object, key: string | number): string {
  const value = (parent as Record<string, unknown>)[key];
  const text = (parent as Spelled)[SPELLING]?.[key];
  return text !== undefined && Object.is(Number(text), value) ? text : String(value);
}

/**
 * Sets the number `parent[key]` so that it is written as `text`.
 * False, and nothing set, when `text` is not a JSON number ("28.", "1,5", "").
 */
export function setNumber(parent: object, key: string | number, text: string): boolean {
  if (!JSON_NUMBER.test(text)) return false;
  (parent as Record<string, unknown>)[key] = Number(text);
  noteSpelling(parent, key, text);
  return true;
}

/** Does this object or array note a spelling of one of its own numbers? */
export const hasSpelling = (parent: object): boolean => (parent as Spelled)[SPELLING] !== undefined;

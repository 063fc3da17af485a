// What a value of each R4 primitive datatype may be. The generated shape code calls these checks.
// Source: R4 "Data Types"; `\s` and `\S` there are those of XML Schema (ASCII white space only).

/** One primitive datatype: the check, and what it expects in words. */
export interface Primitive {
  readonly is: (value: unknown) => boolean;
  readonly expected: string;
}

const matching = (pattern: RegExp) => (value: unknown) => typeof value === "string" && pattern.test(value);
const within = (least: number, most: number) => (value: unknown) =>
  Number.isInteger(value) && (value as number) >= least && (value as number) <= most;

const MOST_CHARACTERS = 1024 * 1024;
const MOST_INTEGER = 2 ** 31 - 1;

const isText = (value: unknown): boolean =>
  typeof value === "string" && value.length > 0 && value.length <= MOST_CHARACTERS;

const DATE = /^([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?$/;
const TIME = "(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:\\.[0-9]+)?";
const INSTANT_TIME = new RegExp(`^T${TIME}(?:Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))$`);

/** A date of the calendar: 2023-02-31 and the year 0000 are not. */
function isDate(value: unknown): boolean {
  const parts = typeof value === "string" ? DATE.exec(value) : null;
  if (parts === null || parts[1] === "0000") return false;
  return parts[3] === undefined || Number(parts[3]) <= daysIn(Number(parts[1]), Number(parts[2]));
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

const DAY_LENGTH = "YYYY-MM-DD".length;

const isInstant = (value: unknown): boolean =>
  typeof value === "string" && isDate(value.slice(0, DAY_LENGTH)) && INSTANT_TIME.test(value.slice(DAY_LENGTH));

const isDateTime = (value: unknown): boolean =>
  typeof value === "string" && value.length > DAY_LENGTH ? isInstant(value) : isDate(value);

const NOT_BASE64 = /[^A-Za-z0-9+/=\s]/;

/** Checked piece by piece: R4's own pattern for the whole takes exponential time on bad input. */
function isBase64(value: unknown): boolean {
  if (typeof value !== "string" || value === "" || NOT_BASE64.test(value)) return false;
  const text = /\s/.test(value) ? value.replace(/\s+/g, "") : value;
  const padding = text.indexOf("=");
  return text.length > 0 && text.length % 4 === 0 && (padding === -1 || /^={1,2}$/.test(text.slice(padding)));
}

const text: Primitive = { is: isText, expected: "a string that is not empty" };
const uri: Primitive = { is: matching(/^[^ \t\r\n]+$/), expected: "an address without spaces" };

/** The primitive datatypes by name. */
export const PRIMITIVES: Readonly<Record<string, Primitive>> = {
  base64Binary: { is: isBase64, expected: "base64" },
  boolean: { is: (value) => typeof value === "boolean", expected: "true or false" },
  canonical: uri,
  code: {
    is: matching(/^[^ \t\r\n]+(?:[ \t\r\n][^ \t\r\n]+)*$/),
    expected: "a code, without leading, trailing or double spaces",
  },
  date: { is: isDate, expected: "a date of the calendar: YYYY, YYYY-MM or YYYY-MM-DD" },
  dateTime: {
    is: isDateTime,
    expected: "a date of the calendar, or a date with time and zone: YYYY-MM-DDThh:mm:ss+zz:zz",
  },
  decimal: { is: (value) => typeof value === "number", expected: "a number" },
  id: { is: matching(/^[A-Za-z0-9.-]{1,64}$/), expected: "1 to 64 letters, digits, hyphens and dots" },
  instant: { is: isInstant, expected: "a date of the calendar with time and zone: YYYY-MM-DDThh:mm:ss+zz:zz" },
  integer: { is: within(-MOST_INTEGER - 1, MOST_INTEGER), expected: "a whole number" },
  markdown: text,
  oid: { is: matching(/^urn:oid:[0-2](?:\.(?:0|[1-9][0-9]*))+$/), expected: "urn:oid: and an object identifier" },
  positiveInt: { is: within(1, MOST_INTEGER), expected: "a whole number from 1" },
  string: text,
  time: { is: matching(new RegExp(`^${TIME}$`)), expected: "a time: hh:mm:ss" },
  unsignedInt: { is: within(0, MOST_INTEGER), expected: "a whole number from 0" },
  uri,
  url: uri,
  uuid: {
    is: matching(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/),
    expected: "urn:uuid: and a UUID in lower case",
  },
  xhtml: text,
};

// What a value of each R4 primitive datatype may be. shape-plan.ts hands these checks to the walk.
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

// Dates of the calendar in one pattern, 29 February aside: three times as fast as reading and comparing the parts.
const MONTH_AND_DAY =
  "(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31|02-29)";
const TIME = "(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:\\.[0-9]+)?";
const ZONE = "(?:Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))";
const INSTANT = `${MONTH_AND_DAY}T${TIME}${ZONE}`;
const YEAR = "(?!0000)[0-9]{4}";

/** One of these patterns, and no 29 February but in leap years. */
const onCalendar = (pattern: string) => {
  const shape = new RegExp(`^${YEAR}${pattern}$`);
  return (value: unknown) =>
    typeof value === "string" &&
    shape.test(value) &&
    (!value.startsWith("-02-29", 4) || isLeap(Number(value.slice(0, 4))));
};

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const hasSpace = (text: string): boolean =>
  text.includes(" ") || text.includes("\n") || text.includes("\r") || text.includes("\t") || text.includes("\f");

const isAddress = (value: unknown): boolean => typeof value === "string" && value !== "" && !hasSpace(value);

/** R4's own pattern takes exponential time on bad input. atob is fast and exact, but forgives absent padding. */
function isBase64(value: unknown): boolean {
  if (typeof value !== "string" || value === "") return false;
  const text = hasSpace(value) ? value.replace(/[ \t\r\n]+/g, "") : value;
  return text !== "" && text.length % 4 === 0 && !text.includes("\f") && canDecode(text);
}

function canDecode(base64: string): boolean {
  try {
    atob(base64);
    return true;
  } catch {
    return false;
  }
}

const text: Primitive = { is: isText, expected: "a string that is not empty" };
const uri: Primitive = { is: isAddress, expected: "an address without spaces" };

/** The primitive datatypes by name. */
export const PRIMITIVES: Readonly<Record<string, Primitive>> = {
  base64Binary: { is: isBase64, expected: "base64" },
  boolean: { is: (value) => typeof value === "boolean", expected: "true or false" },
  canonical: uri,
  code: {
    is: matching(/^[^ \t\r\n]+(?:[ \t\r\n][^ \t\r\n]+)*$/),
    expected: "a code, without leading, trailing or double spaces",
  },
  date: {
    is: onCalendar(`(?:-(?:0[1-9]|1[0-2])|-${MONTH_AND_DAY})?`),
    expected: "a date of the calendar: YYYY, YYYY-MM or YYYY-MM-DD",
  },
  dateTime: {
    is: onCalendar(`(?:-(?:0[1-9]|1[0-2])|-${MONTH_AND_DAY}|-${INSTANT})?`),
    expected: "a date of the calendar, or a date with time and zone: YYYY-MM-DDThh:mm:ss+zz:zz",
  },
  decimal: { is: (value) => typeof value === "number", expected: "a number" },
  id: { is: matching(/^[A-Za-z0-9.-]{1,64}$/), expected: "1 to 64 letters, digits, hyphens and dots" },
  instant: {
    is: onCalendar(`-${INSTANT}`),
    expected: "a date of the calendar with time and zone: YYYY-MM-DDThh:mm:ss+zz:zz",
  },
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

/** Those whose text is a whole number. */
export const INTEGERS: ReadonlySet<string> = new Set(["integer", "positiveInt", "unsignedInt"]);

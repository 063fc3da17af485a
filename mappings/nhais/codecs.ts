// Values of NHAIS messages (nhais.md 4, 6.5).
import { type Codec, codeMap, Problem, pattern, primitiveText, text } from "../../shared/mapping/codec.ts";
import type { TupleCodec } from "../../shared/mapping/notation.ts";
import { components } from "../../shared/wire/edifact/segment.ts";
import { escapeValue } from "../../shared/wire/edifact/write.ts";
import { date } from "../../shared/wire/hl7v3/timestamps.ts";

/** Text that is more than white space. */
export const filled: Codec = {
  ...text,
  name: "text, not blank",
  encode: (v) => (typeof v === "string" && v.trim() !== "" ? v : new Problem("a text that is not blank")),
};

/** A whole day. A year or a month alone would have to be made up. */
export const day: Codec = {
  name: "day",
  encode: (v, run) =>
    typeof v === "string" && v.length === 10 ? date.encode(v, run) : new Problem("a day, YYYY-MM-DD"),
  decode: (t, run) => (/^\d{8}$/.test(t) ? date.decode(t, run) : new Problem("a day, YYYYMMDD")),
  samples: ["2020-06-10"],
};

export const acceptanceCode: Codec = pattern("acceptance code", /^[ADRIS]$/, "one of A, D, R, I, S", ["A", "S"]);

export const cipher: Codec = pattern("cipher", /^[A-Z0-9]{2,3}$/, "a cipher of 2 or 3 capital letters or digits", [
  "SO",
  "XX1",
]);

export const partnerCode: Codec = pattern(
  "partner code",
  /^[A-Z0-9]{4}$/,
  "a partner code of 4 capital letters or digits",
  ["TES5"],
);

/** Trading partner code of a health authority: its cipher, filled up to four characters. */
export const partnerOfCipher: Codec = {
  name: "partner code of the cipher",
  encode: (v) => (typeof v === "string" ? v + (v.length === 2 ? "01" : "1") : new Problem("a cipher")),
  decode: () => undefined,
};

export const gender = codeMap("gender", { unknown: "0", male: "1", female: "2", other: "9" });

/** The drugs marker is on the wire only when it is true; any primitive value counts by its text. */
export const marker: Codec = {
  name: "marker",
  encode: (v) =>
    primitiveText(v).toLowerCase() === "true"
      ? "Y"
      : primitiveText(v).toLowerCase() === "false"
        ? undefined
        : new Problem("true or false"),
  decode: (t) => (t === "Y" ? true : new Problem("Y")),
};

const strings = (v: unknown): readonly unknown[] => (Array.isArray(v) ? v : [v]);

/** A list as one text, joined with one space. */
export const spaced: Codec = {
  name: "list with spaces",
  wholeList: true,
  encode: (v) =>
    strings(v)
      .filter((s) => typeof s === "string" && s !== "")
      .join(" ") || undefined,
  decode: (t) => t.split(" "),
};

/** Forenames behind the second, joined with one space (nhais.md 3.3). */
export const furtherForenames: Codec = {
  ...spaced,
  name: "forenames from the third on",
  encode: (v, run) => (Array.isArray(v) ? spaced.encode(v.slice(2), run) : undefined),
};

/** The five lines of an address that the wire has room for, as inputs of a row. */
export const fiveLines = (address: string): Record<string, string> =>
  Object.fromEntries([0, 1, 2, 3, 4].map((i) => [String(i), `${address}.line[${i}]`]));

const textsOf = (values: Readonly<Record<string, unknown>>): (string | undefined)[] =>
  [0, 1, 2, 3, 4].map((i) => values[i]).map((v) => (typeof v === "string" && v !== "" ? v : undefined));

const byNumber = (lines: readonly string[]): Record<string, string> =>
  Object.fromEntries(lines.flatMap((l, i) => (l === "" || l === "??" ? [] : [[String(i), l]])));

/** Five lines of an address as components of one element; a first line that is empty is `??` (nhais.md 6.5). */
export const addressLines: TupleCodec = {
  name: "address lines",
  encode: (values) => {
    const [first, ...others] = textsOf(values);
    if (first === undefined && others[0] === undefined)
      return new Problem("a house name, or a number and road", "", "tooFew");
    return [first === undefined ? "??" : escapeValue(first), ...others.map((l) => escapeValue(l ?? ""))].join(":");
  },
  decode: (t) => byNumber(components(t)),
};

/** Lines of a previous address: those that say something, closed up. */
export const previousLines: TupleCodec = {
  name: "lines of the previous address",
  encode: (values) => {
    const lines = textsOf(values).filter((l): l is string => l !== undefined && l.trim() !== "");
    return lines.length === 0 ? undefined : lines.map(escapeValue).join(":");
  },
  decode: (t) => byNumber(components(t).filter((l) => l !== "")),
};

const LONDON = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** The minute that was asked for last: a message has its time twice, and many messages have the same. */
let shown: { readonly minute: number; readonly parts: Readonly<Record<string, string>> } | undefined;

/** Year, month, day, hour and minute of an instant, as clocks in London show them; undefined where it is none. */
function londonParts(instant: unknown): Readonly<Record<string, string>> | undefined {
  const time = new Date(primitiveText(instant)).getTime();
  if (Number.isNaN(time)) return undefined;
  const minute = Math.floor(time / 60_000);
  if (shown?.minute !== minute)
    shown = {
      minute,
      parts: Object.fromEntries(LONDON.formatToParts(time).map(({ type, value }) => [type, value])),
    };
  return shown.parts;
}

const londonTime = (name: string, form: (parts: Readonly<Record<string, string>>) => string): Codec => ({
  name,
  encode: (v) => {
    const parts = londonParts(v);
    return parts === undefined ? new Problem("an instant") : form(parts);
  },
  decode: () => undefined,
});

/** `200610:1438`, in UNB. */
export const interchangeTime = londonTime(
  "time of the interchange",
  ({ year = "", month, day: d, hour, minute }) => `${year.slice(2)}${month}${d}:${hour}${minute}`,
);

/** `202006101438`, in DTM+137. */
export const messageTime = londonTime(
  "time of the message",
  ({ year, month, day: d, hour, minute }) => `${year}${month}${d}${hour}${minute}`,
);

/** A number of eight digits, filled with zeros. */
export const eightDigits: Codec = {
  name: "eight digits",
  encode: (v) =>
    /^\d{1,8}$/.test(primitiveText(v))
      ? primitiveText(v).padStart(8, "0")
      : new Problem("a number of up to eight digits"),
  decode: (t) => t.replace(/^0+(?=\d)/, ""),
};

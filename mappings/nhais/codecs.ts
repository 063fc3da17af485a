// Values of NHAIS messages (nhais.md 4, 6.5).
import { type Codec, codeMap, Problem, pattern, text } from "../../shared/mapping/codec.ts";
import { components, escapeValue } from "../../shared/wire/edifact/segment.ts";
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
    String(v).toLowerCase() === "true"
      ? "Y"
      : String(v).toLowerCase() === "false"
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

const LINES = 5;

/** Five lines of an address as components of one element; a first line that is empty is `??` (nhais.md 6.5). */
export const addressLines: Codec = {
  name: "address lines",
  wholeList: true,
  encode: (v) => {
    const lines = Array.from({ length: LINES }, (_, i) => strings(v)[i] ?? "");
    if (lines.some((l) => typeof l !== "string")) return new Problem("lines of text");
    if (lines[0] === "" && lines[1] === "") return new Problem("a house name or a number and road", "", "tooFew");
    return [lines[0] === "" ? "??" : lines[0]!, ...lines.slice(1)]
      .map((l, i) => (i === 0 && l === "??" ? l : escapeValue(l as string)))
      .join(":");
  },
  decode: (t) => trimmed(components(t).map((l, i) => (l === "" || (i === 0 && l === "??") ? null : l))),
};

/** Lines of a previous address: those that say something, closed up. */
export const previousLines: Codec = {
  name: "lines of the previous address",
  wholeList: true,
  encode: (v) => {
    const lines = strings(v).filter((l): l is string => typeof l === "string" && l.trim() !== "");
    return lines.length === 0
      ? new Problem("one line at least", "", "tooFew")
      : lines.slice(0, LINES).map(escapeValue).join(":");
  },
  decode: (t) => components(t).filter((l) => l !== ""),
};

function trimmed(lines: (string | null)[]): (string | null)[] {
  let last = lines.length;
  while (last > 0 && lines[last - 1] === null) last--;
  return lines.slice(0, last);
}

const LONDON = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** `200610`, `1438` and the like of an instant, as clocks in London show it. */
function londonParts(instant: unknown): Record<string, string> {
  return Object.fromEntries(LONDON.formatToParts(new Date(String(instant))).map(({ type, value }) => [type, value]));
}

/** `200610:1438`, in UNB. */
export const interchangeTime: Codec = {
  name: "time of the interchange",
  encode: (v) => {
    const { year = "", month, day: d, hour, minute } = londonParts(v);
    return `${year.slice(2)}${month}${d}:${hour}${minute}`;
  },
  decode: () => undefined,
};

/** `202006101438`, in DTM+137. */
export const messageTime: Codec = {
  name: "time of the message",
  encode: (v) => {
    const { year, month, day: d, hour, minute } = londonParts(v);
    return `${year}${month}${d}${hour}${minute}`;
  },
  decode: () => undefined,
};

/** A number of eight digits, filled with zeros. */
export const eightDigits: Codec = {
  name: "eight digits",
  encode: (v) =>
    /^\d{1,8}$/.test(String(v)) ? String(v).padStart(8, "0") : new Problem("a number of up to eight digits"),
  decode: (t) => t.replace(/^0+(?=\d)/, ""),
};

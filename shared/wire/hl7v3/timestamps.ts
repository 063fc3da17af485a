// TS, the point in time of HL7 V3, and FHIR's date, dateTime and instant (eps.md 4.3, 4.4; D-12 to D-15).
//
// A time without offset is UTC, as the national messages have it. Precision travels: a year stays a year.
import { type Codec, Problem } from "../../mapping/codec.ts";

const FHIR_DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;
const FHIR_DATE_TIME = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d))?)?)?$/;
const TS = /^(\d{4})(?:(\d\d)(?:(\d\d)(?:(\d\d)(?:(\d\d)(?:(\d\d)(?:\.\d+)?)?)?)?)?)?([+-]\d{4})?$/;

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Is this a day of the calendar? Month and day may be absent. */
function isDay(year: number, month: number | undefined, day: number | undefined): boolean {
  if (month === undefined) return true;
  if (month < 1 || month > 12) return false;
  if (day === undefined) return true;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day >= 1 && day <= (month === 2 && !isLeap ? 28 : DAYS[month - 1]!);
}

const number = (digits: string | undefined): number | undefined => (digits === undefined ? undefined : Number(digits));

const isTime = (hours: string, minutes: string, seconds: string): boolean =>
  Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) < 60;

const A_DATE = "a date (YYYY, YYYY-MM or YYYY-MM-DD) of the calendar";
const A_TIME = "a date, or a time with seconds and an offset, of the calendar";
const A_TS = "a point in time (YYYYMMDDHHMMSS) of the calendar";

/** A day, written as `yyyyMMdd`, or with less where the day or month is not known. */
export const date: Codec = {
  name: "date",
  encode: (v) => {
    const m = typeof v === "string" ? FHIR_DATE.exec(v) : null;
    if (m === null || !isDay(Number(m[1]), number(m[2]), number(m[3]))) return new Problem(A_DATE);
    return `${m[1]}${m[2] ?? ""}${m[3] ?? ""}`;
  },
  decode: (t) => {
    const m = TS.exec(t);
    if (m === null || !isDay(Number(m[1]), number(m[2]), number(m[3]))) return new Problem(A_TS);
    return [m[1], m[2], m[3]].filter((part) => part !== undefined).join("-");
  },
  samples: ["1948-02-29", "1948-02", "1948"],
};

const pad = (n: number, width = 2): string => String(n).padStart(width, "0");

const digits14 = (at: Date): string =>
  pad(at.getUTCFullYear(), 4) +
  [at.getUTCMonth() + 1, at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()]
    .map((n) => pad(n))
    .join("");

/** The parts of a FHIR dateTime; undefined where it is none, or none of the calendar. */
function dateTimeOf(v: unknown): RegExpExecArray | undefined {
  const m = typeof v === "string" ? FHIR_DATE_TIME.exec(v) : null;
  if (m === null || !isDay(Number(m[1]), number(m[2]), number(m[3]))) return undefined;
  return m[4] === undefined || isTime(m[4], m[5]!, m[6]!) ? m : undefined;
}

const dayDigits = (m: RegExpExecArray): string => `${m[1]}${m[2] ?? ""}${m[3] ?? ""}`;

/** A TS as a FHIR dateTime in UTC; a whole day is its midnight. */
function decodeInstant(t: string): string | Problem {
  const m = TS.exec(t);
  if (m === null || !isDay(Number(m[1]), number(m[2]), number(m[3]))) return new Problem(A_TS);
  if (m[3] === undefined) return m[2] === undefined ? m[1]! : `${m[1]}-${m[2]}`;
  const [hours, minutes, seconds] = [m[4] ?? "00", m[5] ?? "00", m[6] ?? "00"];
  if (!isTime(hours, minutes, seconds)) return new Problem(A_TS);
  const offset = m[7] === undefined ? "+00:00" : `${m[7].slice(0, 3)}:${m[7].slice(3)}`;
  const at = new Date(`${m[1]}-${m[2]}-${m[3]}T${hours}:${minutes}:${seconds}${offset}`);
  return Number.isNaN(at.getTime()) ? new Problem(A_TS) : at.toISOString().replace(".000Z", "+00:00");
}

/** An instant: `yyyyMMddHHmmss` in UTC; a date alone is its midnight; fractions of a second are cut. */
export const instant: Codec = {
  name: "instant",
  encode: (v) => {
    const m = dateTimeOf(v);
    if (m === undefined) return new Problem(A_TIME);
    if (m[4] === undefined) return m[3] === undefined ? dayDigits(m) : `${dayDigits(m)}000000`;
    return digits14(new Date(v));
  },
  decode: decodeInstant,
  samples: ["2022-10-21T13:47:00+00:00", "2022", "2022-10"],
};

/** As `instant`, but the clock time is the one that the author wrote, whatever its offset (D-12). */
export const wallClock: Codec = {
  name: "time as written",
  encode: (v) => {
    const m = dateTimeOf(v);
    if (m === undefined) return new Problem(A_TIME);
    if (m[3] === undefined) return dayDigits(m);
    return `${dayDigits(m)}${m[4] ?? "00"}${m[5] ?? "00"}${m[6] ?? "00"}`;
  },
  decode: decodeInstant,
  samples: ["2022-10-21T00:00:00+00:00"],
};

/** The day of a dateTime, as its author wrote it (D-12). */
export const dayOf: Codec = {
  name: "day",
  encode: (v) => {
    const m = dateTimeOf(v);
    return m === undefined ? new Problem(A_TIME) : dayDigits(m);
  },
  decode: date.decode,
  samples: ["2022-06-01"],
};

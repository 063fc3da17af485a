// Structured dosage to readable text, for `$dose-to-text` and the audit log (eps.md 9.4). Never part of a message:
// there the prescriber's own text stands (dosage-instruction.ts).
import { numberText } from "../../../shared/wire/fhir/json.ts";
import { inSequence, NO_SEQUENCE, type TextOrError, withoutSequence } from "./dosage-instruction.ts";

/**
 * The text of one Dosage or of a list: `{doseAndRate: [{doseQuantity: {value: 1, unit: "tablet"}}], asNeededBoolean:
 * true}` to `{text: "1 tablet - as required"}`. Several are joined by their sequence (eps.md 9.1).
 * Numbers keep the spelling of the source. An error where something that a part needs is absent or unknown; never
 * throws, whatever the input.
 */
export function dosageToText(dosages: unknown): TextOrError {
  const all: unknown[] = Array.isArray(dosages) ? dosages : [dosages];
  if (withoutSequence(all) >= 0) return { error: NO_SEQUENCE };
  const texts = all.map(describe);
  const wrong = texts.find(isProblem);
  return wrong ?? { text: inSequence(all, texts as string[]) };
}

/** The parts in the order in which they are read. The method leads into the rest: "Apply 1 patch - daily". */
const PARTS: readonly ((dosage: Dosage) => Part)[] = [
  dose,
  rate,
  duration,
  frequency,
  mealsAndSleep,
  daysAndTimes,
  route,
  site,
  asNeeded,
  bounds,
  count,
  eventDates,
  maximumPerPeriod,
  maximumPerAdministration,
  maximumPerLifetime,
  additionalInstructions,
  patientInstruction,
];

function describe(dosage: unknown): Text {
  if (typeof dosage !== "object" || dosage === null) return problem("Expected a Dosage");
  const verb = method(dosage);
  const parts = PARTS.map((part) => part(dosage)).filter((part) => part !== undefined);
  const wrong = [verb, ...parts].find(isProblem);
  if (wrong) return wrong;
  return [verb, parts.join(" - ")].filter(Boolean).join(" ");
}

// What the parts read of a Dosage, and what they give.

interface Quantity {
  readonly value?: number;
  readonly unit?: string;
}
interface Range {
  readonly low?: Quantity;
  readonly high?: Quantity;
}
interface Ratio {
  readonly numerator?: Quantity;
  readonly denominator?: Quantity;
}
interface Concept {
  readonly coding?: readonly { readonly system?: string; readonly display?: string }[];
  readonly text?: string;
}
interface Repeat {
  readonly boundsDuration?: Quantity;
  readonly boundsRange?: Range;
  readonly boundsPeriod?: { readonly start?: string; readonly end?: string };
  readonly count?: number;
  readonly countMax?: number;
  readonly duration?: number;
  readonly durationMax?: number;
  readonly durationUnit?: string;
  readonly frequency?: number;
  readonly frequencyMax?: number;
  readonly period?: number;
  readonly periodMax?: number;
  readonly periodUnit?: string;
  readonly dayOfWeek?: readonly string[];
  readonly timeOfDay?: readonly string[];
  readonly when?: readonly string[];
  readonly offset?: number;
}
interface DoseAndRate {
  readonly doseQuantity?: Quantity;
  readonly doseRange?: Range;
  readonly rateQuantity?: Quantity;
  readonly rateRange?: Range;
  readonly rateRatio?: Ratio;
}
interface Dosage {
  readonly method?: Concept;
  readonly doseAndRate?: readonly DoseAndRate[];
  readonly timing?: { readonly repeat?: Repeat; readonly event?: readonly string[] };
  readonly route?: Concept;
  readonly site?: Concept;
  readonly asNeededBoolean?: boolean;
  readonly asNeededCodeableConcept?: Concept;
  readonly maxDosePerPeriod?: Ratio;
  readonly maxDosePerAdministration?: Quantity;
  readonly maxDosePerLifetime?: Quantity;
  readonly additionalInstruction?: readonly Concept[];
  readonly patientInstruction?: string;
}

interface Problem {
  readonly error: string;
}
type Text = string | Problem;
/** undefined: the Dosage says nothing about it. */
type Part = Text | undefined;

const problem = (error: string): Problem => ({ error });
const isProblem = (x: unknown): x is Problem => typeof x === "object" && x !== null && "error" in x;

/** Anything at all that the source says; an explicit null says nothing. */
const given = (x: unknown): boolean => x !== undefined && x !== null;

/** The members of a list; none where the source has something else in its place. */
const items = <T>(list: readonly T[] | undefined): readonly T[] => (Array.isArray(list) ? list : []);

/** The words with their values; the first problem among the values if there is one. A value that is absent is one. */
function say(words: TemplateStringsArray, ...values: readonly Part[]): Text {
  for (const value of values) {
    if (isProblem(value)) return value;
    if (typeof value !== "string" || value === "") {
      return problem("Null or undefined dosage element - required field not populated.");
    }
  }
  return String.raw({ raw: words }, ...values);
}

/** "a", "a and b", "a, b and c"; undefined where there is nothing to list. */
function listed(texts: readonly Part[]): Part {
  if (texts.length === 0) return undefined;
  const [first, ...rest] = texts;
  return rest.reduce<Text>(
    (text, next, i) => (i === rest.length - 1 ? say`${text} and ${next}` : say`${text}, ${next}`),
    say`${first}`,
  );
}

// Numbers, units, concepts, dates and times

/** A number in the spelling of its source. */
const number = <T extends object>(parent: T | undefined, key: keyof T & string): string | undefined =>
  parent !== undefined && typeof parent[key] === "number" ? numberText(parent, key) : undefined;

const UNITS_OF_TIME: Readonly<Record<string, { one: string; a: string; every: string }>> = {
  s: { one: "second", a: "a second", every: "every second" },
  min: { one: "minute", a: "a minute", every: "every minute" },
  h: { one: "hour", a: "an hour", every: "hourly" },
  d: { one: "day", a: "a day", every: "daily" },
  wk: { one: "week", a: "a week", every: "weekly" },
  mo: { one: "month", a: "a month", every: "monthly" },
  a: { one: "year", a: "a year", every: "annually" },
};
const NAMES_OF_TIME = new Set(Object.values(UNITS_OF_TIME).map((unit) => unit.one));

/** The wording of a UCUM unit of time; a problem where it is absent or not one of them. */
const unitOfTime = (code: string | undefined, wording: "one" | "a" | "every"): Text =>
  typeof code === "string" && Object.hasOwn(UNITS_OF_TIME, code)
    ? UNITS_OF_TIME[code]![wording]
    : problem(`Unhandled unit of time ${typeof code === "string" ? code : "undefined"}`);

/** Units of time take an s unless the amount is literally 1; what a tablet or millilitre is called stays as it is. */
const plural = (unit: Part, amount: string | undefined): Part =>
  typeof unit === "string" && NAMES_OF_TIME.has(unit) && amount !== "1" ? `${unit}s` : unit;

function quantity(q: Quantity | undefined): Text {
  const value = number(q, "value");
  return say`${value} ${plural(q?.unit, value)}`;
}

/** "1 to 2 tablet", "500 milligram to 1 gram", "at least 1 hour", "up to 1 hour". */
function range(r: Range): Text {
  if (!given(r.high)) return say`at least ${quantity(r.low)}`;
  if (!given(r.low)) return say`up to ${quantity(r.high)}`;
  if (r.low?.unit === r.high?.unit) return say`${number(r.low, "value")} to ${quantity(r.high)}`;
  return say`${quantity(r.low)} to ${quantity(r.high)}`;
}

/** "2 to 3" where there is a maximum, else "2". */
const upTo = (least: string | undefined, most: string | undefined): Text =>
  most === undefined ? say`${least}` : say`${least} to ${most}`;

/** "once", "twice", "3 times", "1 to 3 times". */
function times(least: string | undefined, most: string | undefined): Text {
  if (most === undefined && least === "1") return "once";
  if (most === undefined && least === "2") return "twice";
  return say`${upTo(least, most)} times`;
}

const SNOMED = "http://snomed.info/sct";

/** The codings of a concept are names for one thing, so one display tells it: SNOMED's, else the first, else the text. */
function name(concept: Concept | undefined): Part {
  const codings = items(concept?.coding);
  const coding = codings.find((c) => c?.system === SNOMED) ?? codings[0];
  return coding?.display ?? concept?.text;
}

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2}))?)?)?$/;

/** dd/MM/yyyy of a FHIR dateTime: the day its author wrote, with no more precision than that (eps.md 14.5, D-12, D-13). */
function date(dateTime: string | undefined): Text {
  const match = typeof dateTime === "string" ? DATE.exec(dateTime) : null;
  if (!match || !isOnCalendar(match)) return problem(`Invalid dateTime ${dateTime}`);
  const [, year, month, day] = match;
  return [day, month, year].filter(Boolean).join("/");
}

function isOnCalendar([
  ,
  year,
  month = "01",
  day = "01",
  hour = "00",
  minute = "00",
  second = "00",
]: string[]): boolean {
  const time = new Date(0);
  time.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return time.getUTCMonth() === Number(month) - 1 && time.getUTCDate() === Number(day) && isClock(hour, minute, second);
}

const isClock = (hour: string, minute: string, second: string): boolean =>
  Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;

const TIME = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?$/;

/** HH:mm; with seconds where they are not zero. */
function timeOfDay(time: string): Text {
  const [, hour = "", minute = "", second = "00"] = (typeof time === "string" && TIME.exec(time)) || [];
  if (hour === "" || !isClock(hour, minute, second)) return problem(`Invalid time of day ${time}`);
  return second === "00" ? `${hour}:${minute}` : `${hour}:${minute}:${second}`;
}

// The parts

function method(dosage: Dosage): Part {
  return given(dosage.method) ? say`${name(dosage.method)}` : undefined;
}

/** doseAndRate, where there is one; several are different doses of which none may be dropped. */
function doseAndRate(dosage: Dosage): DoseAndRate | Problem | undefined {
  const all = items(dosage.doseAndRate);
  return all.length > 1 ? problem("More than one doseAndRate in a dosage instruction") : (all[0] ?? undefined);
}

function dose(dosage: Dosage): Part {
  const only = doseAndRate(dosage);
  if (only === undefined || isProblem(only)) return only;
  if (given(only.doseQuantity)) return quantity(only.doseQuantity);
  return only.doseRange ? range(only.doseRange) : undefined;
}

function rate(dosage: Dosage): Part {
  const only = doseAndRate(dosage);
  if (only === undefined || isProblem(only)) return only;
  if (only.rateRatio) return say`at a rate of ${ratio(only.rateRatio)}`;
  if (only.rateRange) return say`at a rate of ${range(only.rateRange)}`;
  return only.rateQuantity ? say`at a rate of ${quantity(only.rateQuantity)}` : undefined;
}

/** "100 millilitre per hour", "100 millilitre every 2 hours". */
function ratio({ numerator, denominator }: Ratio): Text {
  return number(denominator, "value") === "1"
    ? say`${quantity(numerator)} per ${denominator?.unit}`
    : say`${quantity(numerator)} every ${quantity(denominator)}`;
}

function duration({ timing }: Dosage): Part {
  const repeat = timing?.repeat;
  const [least, most] = [number(repeat, "duration"), number(repeat, "durationMax")];
  if (least === undefined && most === undefined) return undefined;
  const unit = unitOfTime(repeat?.durationUnit, "one");
  const text = say`over ${least} ${plural(unit, least)}`;
  return most === undefined ? text : say`${text} (maximum ${most} ${plural(unit, most)})`;
}

/** How often: "daily", "once a day", "every 8 hours", "2 to 3 times every 4 to 8 hours". */
function frequency({ timing }: Dosage): Part {
  const repeat = timing?.repeat;
  const [least, most] = [number(repeat, "frequency"), number(repeat, "frequencyMax")];
  const [period, periodMax] = [number(repeat, "period"), number(repeat, "periodMax")];
  const hasPeriod = period !== undefined || periodMax !== undefined;
  if (least === undefined && most === undefined) return hasPeriod ? everyOne(repeat) : undefined;
  const often = least === undefined ? say`up to ${most} times` : times(least, most);
  if (!hasPeriod) return often;
  if (period === "1" && periodMax === undefined) return say`${often} ${unitOfTime(repeat?.periodUnit, "a")}`;
  // "Once every 8 hours" is read as "every 8 hours".
  return often === "once" ? every(repeat) : say`${often} ${every(repeat)}`;
}

/** "daily": a period of one without a frequency. */
function everyOne(repeat: Repeat | undefined): Text {
  return number(repeat, "period") === "1" && number(repeat, "periodMax") === undefined
    ? unitOfTime(repeat?.periodUnit, "every")
    : problem("Period or periodMax specified without a frequency and period is not 1.");
}

/** "every 8 hours", "every 1 to 2 hours". */
function every(repeat: Repeat | undefined): Text {
  const [period, periodMax] = [number(repeat, "period"), number(repeat, "periodMax")];
  const unit = unitOfTime(repeat?.periodUnit, "one");
  return say`every ${upTo(period, periodMax)} ${plural(unit, periodMax ?? period)}`;
}

/** R4 EventTiming. */
const EVENTS: Readonly<Record<string, string>> = {
  MORN: "during the morning",
  "MORN.early": "during the early morning",
  "MORN.late": "during the late morning",
  NOON: "around 12:00pm",
  AFT: "during the afternoon",
  "AFT.early": "during the early afternoon",
  "AFT.late": "during the late afternoon",
  EVE: "during the evening",
  "EVE.early": "during the early evening",
  "EVE.late": "during the late evening",
  NIGHT: "during the night",
  PHS: "once asleep",
  HS: "before sleep",
  WAKE: "upon waking",
  C: "at a meal",
  CM: "at breakfast",
  CD: "at lunch",
  CV: "at dinner",
  AC: "before a meal",
  ACM: "before breakfast",
  ACD: "before lunch",
  ACV: "before dinner",
  PC: "after a meal",
  PCM: "after breakfast",
  PCD: "after lunch",
  PCV: "after dinner",
};

/** "at breakfast and at dinner", "1 hour before lunch". */
function mealsAndSleep({ timing }: Dosage): Part {
  const repeat = timing?.repeat;
  const events = listed(items(repeat?.when).map((code) => worded(EVENTS, code, "EventTiming")));
  return typeof repeat?.offset === "number" ? say`${offset(repeat)} ${events}` : events;
}

/** The wording of a code; a problem that names the value set where the code is not in it. */
const worded = (words: Readonly<Record<string, string>>, code: string, valueSet: string): Text =>
  typeof code === "string" && Object.hasOwn(words, code) ? words[code]! : problem(`Unhandled ${valueSet} ${code}`);

/** Minutes, told in the largest unit that divides them. */
function offset(repeat: Repeat): Text {
  const minutes = repeat.offset!;
  const [amount, unit] =
    minutes > 0 && minutes % 1440 === 0
      ? [String(minutes / 1440), "day"]
      : minutes > 0 && minutes % 60 === 0
        ? [String(minutes / 60), "hour"]
        : [number(repeat, "offset"), "minute"];
  return say`${amount} ${plural(unit, amount)}`;
}

const DAYS: Readonly<Record<string, string>> = {
  mon: "Monday",
  tue: "Tuesday",
  wed: "Wednesday",
  thu: "Thursday",
  fri: "Friday",
  sat: "Saturday",
  sun: "Sunday",
};

/** "on Monday and Friday at 08:00". */
function daysAndTimes({ timing }: Dosage): Part {
  const days = listed(items(timing?.repeat?.dayOfWeek).map((code) => worded(DAYS, code, "DayOfWeek")));
  const hours = listed(items(timing?.repeat?.timeOfDay).map(timeOfDay));
  if (days === undefined) return hours === undefined ? undefined : say`at ${hours}`;
  return hours === undefined ? say`on ${days}` : say`on ${days} at ${hours}`;
}

function route(dosage: Dosage): Part {
  return given(dosage.route) ? say`${name(dosage.route)}` : undefined;
}

function site(dosage: Dosage): Part {
  return given(dosage.site) ? say`${name(dosage.site)}` : undefined;
}

/** "as required", "as required for nausea and vertigo": here each coding is a reason of its own. */
function asNeeded(dosage: Dosage): Part {
  const reason = dosage.asNeededCodeableConcept;
  if (!given(reason)) return dosage.asNeededBoolean === true ? "as required" : undefined;
  const reasons = listed(items(reason?.coding).map((coding) => coding?.display)) ?? reason?.text;
  return reasons === undefined ? problem("No entries in asNeededCodeableConcept.") : say`as required for ${reasons}`;
}

/** For how long, or from when until when. */
function bounds({ timing }: Dosage): Part {
  const { boundsDuration, boundsRange, boundsPeriod } = timing?.repeat ?? {};
  if (boundsDuration) return say`for ${quantity(boundsDuration)}`;
  if (boundsRange) return say`for ${range(boundsRange)}`;
  if (!boundsPeriod) return undefined;
  const { start, end } = boundsPeriod;
  if (!given(start)) return say`until ${date(end)}`;
  return given(end) ? say`from ${date(start)} to ${date(end)}` : say`from ${date(start)}`;
}

function count({ timing }: Dosage): Part {
  const [least, most] = [number(timing?.repeat, "count"), number(timing?.repeat, "countMax")];
  return least === undefined && most === undefined ? undefined : say`take ${times(least, most)}`;
}

function eventDates({ timing }: Dosage): Part {
  const dates = listed(items(timing?.event).map(date));
  return dates === undefined ? undefined : say`on ${dates}`;
}

function maximumPerPeriod({ maxDosePerPeriod }: Dosage): Part {
  if (!maxDosePerPeriod) return undefined;
  const { numerator, denominator } = maxDosePerPeriod;
  return say`up to a maximum of ${quantity(numerator)} in ${quantity(denominator)}`;
}

function maximumPerAdministration({ maxDosePerAdministration: most }: Dosage): Part {
  return most ? say`up to a maximum of ${quantity(most)} per dose` : undefined;
}

function maximumPerLifetime({ maxDosePerLifetime: most }: Dosage): Part {
  return most ? say`up to a maximum of ${quantity(most)} for the lifetime of the patient` : undefined;
}

function additionalInstructions(dosage: Dosage): Part {
  return listed(items(dosage.additionalInstruction).map(name));
}

function patientInstruction(dosage: Dosage): Part {
  return given(dosage.patientInstruction) ? say`${dosage.patientInstruction}` : undefined;
}

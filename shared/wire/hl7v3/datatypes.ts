// Datatypes of HL7 V3, as small tables: identifiers (II), codes (CV, CD), names (PN), addresses (AD), telecoms (TEL),
// quantities (PQ). What a family decides (roots, code systems, the codes of `use`) it hands in (eps.md 4.2 to 4.4).
import { type Codec, Problem, pattern, primitiveText, text } from "../../mapping/codec.ts";
import {
  fixed,
  group,
  ignoreWire,
  noPlace,
  oneOf,
  row,
  type Table,
  type TupleCodec,
  table,
  tuple,
  writeOnly,
} from "../../mapping/notation.ts";

const UUID = /^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/;

/** A UUID: upper case in HL7 V3, lower case in FHIR (eps.md 4.1; D-28: what is no UUID is refused). */
export const uuid: Codec = {
  name: "uuid",
  encode: (v) => (typeof v === "string" && UUID.test(v) ? v.toUpperCase() : new Problem("a UUID")),
  decode: (t) => (UUID.test(t) ? t.toLowerCase() : new Problem("a UUID")),
  samples: ["7010fab0-ba80-4b26-a370-23d620336ba3"],
};

/** II with a fixed root: `<id root="..." extension="value"/>`. */
export const id = (name: string, root: string, value: Codec = text): Table =>
  table(`II ${name}`, { fhir: ".", spec: "eps.md 4.3" }, [fixed("@root", root), row("1", ".", "@extension", value)]);

/** CV with a fixed code system: `<value code="..." codeSystem="..."/>`. */
export const code = (name: string, codeSystem: string, value: Codec = text): Table =>
  table(`CV ${name}`, { fhir: ".", spec: "eps.md 4.3" }, [
    row("1", ".", "@code", value),
    fixed("@codeSystem", codeSystem),
  ]);

/** CD of a Coding whose system its slice names: code and display. */
export const coding = (name: string, codeSystem: string): Table =>
  table(`CD ${name}`, { fhir: "Coding", spec: "eps.md 4.3" }, [
    row("1", "code", "@code", text),
    fixed("@codeSystem", codeSystem),
    row("0..1", "display", "@displayName", text),
  ]);

/** A boolean, as `true` or `false`. */
export const boolean: Codec = {
  name: "boolean",
  encode: (v) => (typeof v === "boolean" ? String(v) : new Problem("true or false")),
  decode: (t) => (t === "true" ? true : t === "false" ? false : new Problem("true or false")),
  samples: [true, false],
};

const NUMBER = /^(-?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

/** A number without exponent, every digit kept: `1.50e2` is `150`, `28.00` is `28.00` (D-29). */
function plainDecimal(source: string): string | undefined {
  const m = NUMBER.exec(source);
  if (m === null || (m[2] === "" && (m[3] ?? "") === "")) return undefined;
  const [, sign = "", whole = "", fraction = "", exponent] = m;
  if (exponent === undefined) return `${sign}${whole === "" ? "0" : whole}${fraction === "" ? "" : `.${fraction}`}`;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  const padded = point < 1 ? "0".repeat(1 - point) + digits : digits.padEnd(point, "0");
  const at = Math.max(point, 1);
  const integer = padded.slice(0, at).replace(/^0+(?=\d)/, "");
  return `${sign}${integer}${at < padded.length ? `.${padded.slice(at)}` : ""}`;
}

/** A decimal with its digits as they are spelled (eps.md 4.3, 4.4). */
export const decimal: Codec = {
  name: "decimal",
  encode: (v) => plainDecimal(primitiveText(v)) ?? new Problem("a number"),
  decode: (t) => plainDecimal(t.trim()) ?? new Problem("a number"),
  samples: ["28", "28.00", "0.5", "123456789012345678"],
};

/** A whole number, zero or more. */
export const whole: Codec = pattern("whole number", /^\d{1,9}$/, "a whole number, zero or more", ["0", "28"]);

/** PQ that counts in a unit of its own: the amount is told again in `translation`, with the unit's code (eps.md 4.3). */
export const quantity = (codeSystem: string): Table =>
  table("PQ", { fhir: "Quantity", spec: "eps.md 4.3" }, [
    fixed("@unit", "1"),
    writeOnly("told again in translation, from where it is read", row("1", "value", "@value", decimal)),
    ignoreWire("derived", "@value"),
    group("translation", [
      row("1", "value", "@value", decimal),
      row("1", "code", "@code", text),
      fixed("@codeSystem", codeSystem),
      row("0..1", "unit", "@displayName", text),
    ]),
  ]);

// ---- TEL --------------------------------------------------------------------------------------------------------------

const SCHEMES: Readonly<Record<string, string>> = {
  phone: "tel:",
  fax: "fax:",
  email: "mailto:",
  sms: "tel:",
  pager: "tel:",
};
const SYSTEMS: readonly (readonly [scheme: string, system: string])[] = [
  ["tel:", "phone"],
  ["fax:", "fax"],
  ["mailto:", "email"],
];

/** `tel:`, `fax:`, `mailto:`; a URL as it is (D-17). White space in a number is left out. */
export const telecomAddress: TupleCodec = {
  name: "telecom address",
  encode: ({ system, value }) => {
    if (value === undefined) return undefined;
    const bare = primitiveText(value).replace(/\s/g, "");
    if (bare === "") return new Problem("a number or address");
    if (system === "url" || /^(tel|fax|mailto|https?|ftp):/i.test(bare)) return bare;
    return `${SCHEMES[primitiveText(system)] ?? "tel:"}${bare}`;
  },
  decode: (t) => {
    const known = SYSTEMS.find(([scheme]) => t.toLowerCase().startsWith(scheme));
    if (known !== undefined) return { system: known[1], value: t.slice(known[0].length) };
    return { system: /^[a-z][a-z+.-]*:\/\//i.test(t) ? "url" : "phone", value: t };
  },
};

/** TEL of a ContactPoint. */
export const telecom = (use: Codec): Table =>
  table("TEL", { fhir: "ContactPoint", spec: "eps.md 4.3" }, [
    row("0..1", "use", "@use", use),
    tuple("1", { value: "value", system: "system" }, "@value", telecomAddress),
    noPlace("identity", "rank", "period"),
  ]);

// ---- PN -----------------------------------------------------------------------------------------------------------------

/** PN of a HumanName: its parts, or its text where it has none (eps.md 4.3). */
export const personName = (use: Codec): Table =>
  table("PN", { fhir: "HumanName", spec: "eps.md 4.3" }, [
    row("0..1", "use", "@use", use),
    oneOf("0..1", [
      [
        row("0..n", "prefix", "prefix", text),
        row("0..n", "given", "given", text),
        row("0..1", "family", "family", text),
        row("0..n", "suffix", "suffix", text),
      ],
      row("0..1", "text", ".", text),
    ]),
    noPlace("identity", "text", "period"),
  ]);

// ---- AD -----------------------------------------------------------------------------------------------------------------

const LIKE_A_LINE = "a further line on the wire, which does not say what it is";

/** A line of an address; an empty one is left out (D-31). */
const line: Codec = {
  ...text,
  name: "line",
  encode: (v) => (v === "" || v === null ? undefined : text.encode(v, undefined as never)),
};

/** AD of an Address: lines, place names as further lines, post code, country; its text where it has no lines (D-30). */
export const postalAddress = (use: Codec): Table =>
  table("AD", { fhir: "Address", spec: "eps.md 4.3" }, [
    row("0..1", "use", "@use", use),
    oneOf("0..1", [
      [
        row("0..n", "line", "streetAddressLine", line),
        writeOnly(LIKE_A_LINE, row("0..1", "city", "streetAddressLine", line)),
        writeOnly(LIKE_A_LINE, row("0..1", "district", "streetAddressLine", line)),
        writeOnly(LIKE_A_LINE, row("0..1", "state", "streetAddressLine", line)),
        row("0..1", "postalCode", "postalCode", text),
        row("0..1", "country", "country", text),
      ],
      writeOnly(LIKE_A_LINE, row("0..1", "text", "streetAddressLine", line)),
      row("0..1", "text", ".", text),
    ]),
    noPlace("identity", "text"),
    noPlace("identity", "type", "period"),
  ]);

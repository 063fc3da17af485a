// Codecs: how one value travels. encode and decode are total: they return a Problem, they do not throw.
import type { Run } from "./run.ts";

/** Why a codec cannot carry a value; becomes a Fault at the place of the row. */
export class Problem {
  constructor(
    readonly expected: string,
    /** Path below the row's own, where that says it better. */
    readonly below: string = "",
    readonly kind: "invalid" | "tooFew" | "tooMany" = "invalid",
  ) {}
}

/** A value codec between a model value and the text of one wire slot. */
export interface Codec {
  readonly name: string;
  /** Wire text; undefined: nothing to write. */
  readonly encode: (value: any, run: Run) => string | undefined | Problem;
  /** Model value; undefined: nothing to put. */
  readonly decode: (text: string, run: Run) => any;
  /** Members below the path that the codec carries, where its value is an object or a list: `["text", "sequence"]`. */
  readonly carries?: readonly string[];
  /** Takes the whole list where the path repeats. */
  readonly wholeList?: boolean;
  /** Model values of the codec's domain, for the law decode(encode(x)) = x. */
  readonly samples?: readonly unknown[];
}

export const isProblem = (value: unknown): value is Problem => value instanceof Problem;

/** Text as it is; nothing else is text. */
export const text: Codec = {
  name: "text",
  encode: (v) => (typeof v === "string" ? (v === "" ? undefined : v) : new Problem("a text")),
  decode: (t) => (t === "" ? undefined : t),
  samples: ["a", "Dr & Mrs <O'Neil>", "  two  spaces "],
};

/** Text of a given pattern; `expected` says it in words. On reading the pattern decides whether the row applies. */
export const pattern = (name: string, re: RegExp, expected: string, samples: readonly string[]): Codec => ({
  name,
  encode: (v) => (typeof v === "string" && re.test(v) ? v : new Problem(expected)),
  decode: (t) => (re.test(t) ? t : new Problem(expected)),
  samples,
});

/** The text of a primitive value; "" for anything else, whose own idea of a text is not asked. */
export const primitiveText = (v: unknown): string =>
  typeof v === "string" || typeof v === "number" || typeof v === "boolean" ? String(v) : "";

/** A number that is one higher on the wire: FHIR counts repeats, HL7 V3 counts issues. */
export const plusOne: Codec = {
  name: "plus one",
  encode: (v) =>
    /^\d{1,9}$/.test(primitiveText(v)) ? String(Number(v) + 1) : new Problem("a whole number, zero or more"),
  decode: (t) => (/^[1-9]\d{0,9}$/.test(t) ? String(Number(t) - 1) : new Problem("a whole number, one or more")),
  samples: ["0", "5", "98"],
};

/** Entries of a code map that only one direction uses. */
export interface OneWayCode {
  readonly model: string;
  readonly wire: string;
  readonly only: "toLegacy" | "toFhir";
}

export interface CodeMap extends Codec {
  readonly pairs: readonly (readonly [model: string, wire: string])[];
  readonly oneWay: readonly OneWayCode[];
  /** Codes that were used since start, by side; lint lists the rest over the examples. */
  readonly used: { readonly model: ReadonlySet<string>; readonly wire: ReadonlySet<string> };
}

/**
 * A table of codes, both ways. `pairs` are inverses of each other; `oneWay` entries look like another entry in the other direction.
 * Throws at start where two pairs share a side, since then one of them could never be reached.
 */
export function codeMap(
  name: string,
  pairs: Readonly<Record<string, string>>,
  oneWay: readonly OneWayCode[] = [],
): CodeMap {
  const list = Object.entries(pairs);
  const toWire = new Map(list);
  const toModel = new Map(list.map(([m, w]) => [w, m]));
  if (toModel.size !== list.length) throw new TypeError(`code map ${name}: two codes of the model share one wire code`);
  for (const o of oneWay) o.only === "toLegacy" ? toWire.set(o.model, o.wire) : toModel.set(o.wire, o.model);
  const used = { model: new Set<string>(), wire: new Set<string>() };
  const look = (map: Map<string, string>, key: unknown, seen: Set<string>) => {
    const hit = typeof key === "string" ? map.get(key) : undefined;
    if (hit === undefined) return new Problem(`one of ${[...map.keys()].join(", ")}`);
    seen.add(key as string);
    return hit;
  };
  return {
    name,
    pairs: list,
    oneWay,
    used,
    encode: (v) => look(toWire, v, used.model),
    decode: (t) => look(toModel, t, used.wire),
    samples: list.map(([m]) => m),
  };
}

// Laws of the tables over generated messages: nothing is lost without a word, nothing a caller can send makes them throw.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { families } from "../../mappings/shipped.ts";
import { isProblem } from "../../shared/mapping/codec.ts";
import type { MappingContext } from "../../shared/mapping/conversion.ts";
import { outline } from "../../shared/mapping/outline.ts";
import { createRegistry } from "../../shared/mapping/registry.ts";
import { SENT } from "../../shared/mapping/rule.ts";
import { Run } from "../../shared/mapping/run.ts";
import { checkLaw } from "./law.ts";

const registry = createRegistry(families);
const context: MappingContext = {
  now: new Date("2026-02-03T10:00:00Z"),
  newId: () => crypto.randomUUID(),
  values: {
    toAsid: "1",
    fromAsid: "2",
    sdsUserId: "3",
    sdsRoleProfileId: "4",
    basePath: "example.test",
    transactionNumber: "7",
    interchangeNumber: "8",
    messageNumber: "9",
  },
};

const example = (name: string): string => readFileSync(join(import.meta.dirname, "../../examples", name), "utf8");

const MESSAGES: readonly (readonly [mapping: string, file: string])[] = [
  ["eps/prescription-order", "eps/prescription-order.json"],
  ["eps/prescription-order", "eps/prescription-order-repeat-dispensing.json"],
  ["eps/prescription-order-update", "eps/prescription-order-update.json"],
  ["nhais/acceptance", "nhais/acceptance.json"],
];

const codecs = new Map(
  registry
    .known()
    .flatMap((k) => outline(k.message.table, k.message.legacy))
    .flatMap(({ codec }) => (codec === undefined ? [] : [[codec.name, codec] as const])),
);

describe("codecs", () => {
  const run = new Run({}, context, false);
  it.each([...codecs])("%s: what is sent comes back, and nothing makes it throw", (_, codec) => {
    for (const sample of codec.samples ?? []) {
      const sent = codec.encode(sample, run);
      expect(typeof sent).toBe("string");
      expect(codec.decode(sent as string, run)).toEqual(sample);
    }
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (value, text) => {
        const sent = codec.encode(value, run);
        expect(sent === undefined || typeof sent === "string" || isProblem(sent)).toBe(true);
        codec.decode(text, run);
      }),
      { numRuns: 200 },
    );
  });
});

describe("examples there and back", () => {
  it.each(MESSAGES)("%s of %s loses nothing without a word", (mapping, file) => {
    const forth = checkLaw(registry, mapping, "toLegacy", example(file), context);
    expect([forth.faults, forth.lost]).toEqual([[], []]);
    const sent = registry.convert({ mapping, direction: "toLegacy", input: example(file), context }).output!;
    const back = checkLaw(registry, mapping, "toFhir", sent, context);
    expect([back.faults, back.lost]).toEqual([[], []]);
  });
});

// ---- generated changes ------------------------------------------------------------------------------------------------------

/** Places of a JSON tree, as lists of keys. */
function places(node: unknown, at: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof node !== "object" || node === null) return [at];
  return [at, ...Object.entries(node).flatMap(([k, v]) => places(v, [...at, Array.isArray(node) ? Number(k) : k]))];
}

function changed(
  root: any,
  place: readonly (string | number)[],
  change: (parent: any, key: string | number) => void,
): any {
  const copy = structuredClone(root);
  if (place.length === 0) return copy;
  const parent = place.slice(0, -1).reduce((n, k) => n?.[k], copy);
  if (typeof parent === "object" && parent !== null) change(parent, place.at(-1)!);
  return copy;
}

/** Texts that a message can carry, with what is special in XML and EDIFACT. */
const carriable = fc.stringMatching(/^[A-Za-z0-9<>&"'+:. -]{1,30}$/).filter((t) => t.trim() === t && t !== "");

describe.each(MESSAGES)("%s of %s, changed at random", (mapping, file) => {
  const root = JSON.parse(example(file));
  const all = places(root);

  it("keeps texts of all kinds, and says what it leaves out", () => {
    const texts = all.filter((p) =>
      /^(?:family|given|prefix|line|city|text|display|postalCode|unit)$/.test(
        String(p.findLast((k) => typeof k === "string")),
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...texts), carriable, (place, text) => {
        // EDIFACT joins prefixes with a blank: there a prefix is one word.
        const isWord = mapping === "nhais/acceptance" && place.includes("prefix");
        const message = changed(root, place, (parent, key) => {
          if (typeof parent[key] === "string") parent[key] = isWord ? text.replace(/ /g, "") : text;
        });
        const { lost } = checkLaw(registry, mapping, "toLegacy", JSON.stringify(message), context);
        expect(lost).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it("keeps what is left when something is taken out", () => {
    fc.assert(
      fc.property(fc.constantFrom(...all.filter((p) => p.length > 0 && p.at(-1) !== "resourceType")), (place) => {
        const message = changed(root, place, (parent, key) => {
          if (Array.isArray(parent)) parent.splice(Number(key), 1);
          else delete parent[key];
        });
        const { lost } = checkLaw(registry, mapping, "toLegacy", JSON.stringify(message), context);
        expect(lost).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it("is converted or refused with a place, whatever stands anywhere", () => {
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.jsonValue(), fc.boolean(), (place, value, check) => {
        const message =
          place.length === 0 ? value : changed(root, place, (parent, key) => Object.assign(parent, { [key]: value }));
        for (const named of [undefined, mapping]) {
          const result = registry.convert({
            ...(named === undefined ? {} : { mapping: named }),
            direction: "toLegacy",
            input: JSON.stringify(message),
            context,
            checkShape: check,
            checkRules: check ? SENT : [],
          });
          expect(result.ok || result.faults.length > 0).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("reads what is broken, or says why not", () => {
    const sent = registry.convert({ mapping, direction: "toLegacy", input: example(file), context }).output!;
    fc.assert(
      fc.property(fc.nat(sent.length), fc.nat(40), fc.string({ maxLength: 12 }), (at, length, text) => {
        const broken = sent.slice(0, at) + text + sent.slice(at + length);
        const result = registry.convert({ direction: "toFhir", input: broken, context });
        expect(result.ok || result.faults.length > 0).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseFhirJson } from "../../../shared/wire/fhir/json.ts";
import { dosageToText } from "./dosage-to-text.ts";

const repeat = (elements: object) => dosageToText({ timing: { repeat: elements } });

describe("a dosage as text", () => {
  it("reads from method to patient instruction", () => {
    const dosage = {
      method: { coding: [{ system: "http://snomed.info/sct", code: "738990001", display: "Spray" }] },
      doseAndRate: [{ doseQuantity: { value: 2, unit: "dose" } }],
      timing: { repeat: { frequency: 2, period: 1, periodUnit: "d", when: ["WAKE", "HS"] } },
      route: { coding: [{ display: "Nasal" }] },
      site: { coding: [{ display: "Each nostril" }] },
      asNeededBoolean: true,
      maxDosePerAdministration: { value: 4, unit: "dose" },
      patientInstruction: "Shake well",
    };
    expect(dosageToText(dosage)).toEqual({
      text: "Spray 2 dose - twice a day - upon waking and before sleep - Nasal - Each nostril - as required - up to a maximum of 4 dose per dose - Shake well",
    });
  });

  it("orders several by their sequence", () => {
    const taper = [
      { sequence: 2, doseAndRate: [{ doseQuantity: { value: 1, unit: "capsule" } }] },
      { sequence: 1, doseAndRate: [{ doseQuantity: { value: 3, unit: "capsule" } }] },
      { sequence: 1, asNeededBoolean: true },
    ];
    expect(dosageToText(taper)).toEqual({ text: "3 capsule, and as required, then 1 capsule" });
    expect(dosageToText([{}, {}])).toHaveProperty("error");
  });

  it("keeps the spelling of numbers", () => {
    const parsed = parseFhirJson('{"doseAndRate":[{"doseQuantity":{"value":2.50,"unit":"millilitre"}}]}');
    expect(parsed.ok && dosageToText(parsed.value)).toEqual({ text: "2.50 millilitre" });
  });

  it.each([
    [{ frequency: 1, period: 1, periodUnit: "wk" }, "once a week"],
    [{ frequency: 1, period: 6, periodUnit: "mo" }, "every 6 months"],
    [{ frequency: 1, frequencyMax: 2, period: 1, periodUnit: "d" }, "1 to 2 times a day"],
    [{ frequencyMax: 4, period: 3, periodUnit: "d" }, "up to 4 times every 3 days"],
    [{ frequency: 2, period: 1, periodMax: 2, periodUnit: "a" }, "twice every 1 to 2 years"],
    [{ period: 1, periodUnit: "s" }, "every second"],
    [{ period: 1, periodUnit: "min" }, "every minute"],
    [{ period: 1, periodUnit: "h" }, "hourly"],
    [{ period: 1, periodUnit: "wk" }, "weekly"],
    [{ period: 1, periodUnit: "mo" }, "monthly"],
    [{ period: 1, periodUnit: "a" }, "annually"],
    [{ duration: 30, durationUnit: "min" }, "over 30 minutes"],
    [{ duration: 0.5, durationMax: 1, durationUnit: "h" }, "over 0.5 hours (maximum 1 hour)"],
    [{ offset: 45, when: ["AC"] }, "45 minutes before a meal"],
    [{ offset: 1440, when: ["PCV"] }, "1 day after dinner"],
    [{ when: ["NOON", "EVE.late"] }, "around 12:00pm and during the late evening"],
    [{ dayOfWeek: ["sat", "sun"], timeOfDay: ["09:00:00", "21:30:00"] }, "on Saturday and Sunday at 09:00 and 21:30"],
    [{ boundsRange: { low: { value: 5, unit: "day" }, high: { value: 7, unit: "day" } } }, "for 5 to 7 days"],
    [{ boundsRange: { high: { value: 2, unit: "week" } } }, "for up to 2 weeks"],
    [{ boundsPeriod: { start: "2025-03", end: "2026" } }, "from 03/2025 to 2026"],
    [{ boundsPeriod: { start: "2025-07-01T00:30:00+01:00" } }, "from 01/07/2025"],
    [{ count: 2 }, "take twice"],
    [{ count: 1, countMax: 3 }, "take 1 to 3 times"],
  ])("timing.repeat %j", (elements, text) => {
    expect(repeat(elements)).toEqual({ text });
  });

  it.each<[object, string]>([
    [{ offset: 30 }, "a when"],
    [{ periodMax: 3, periodUnit: "d" }, "a frequency"],
    [{ frequency: 2, period: 3 }, "a unit"],
    [{ boundsPeriod: {} }, "a start or an end"],
    [{ boundsRange: {} }, "a low or a high"],
    [{ boundsPeriod: { start: "2025-02-29" } }, "a day of the calendar"],
    [{ timeOfDay: ["24:00:00"] }, "a time of the day"],
    [{ when: ["toString"] }, "a known event"],
  ])("timing.repeat %j needs %s", (elements) => {
    expect(repeat(elements)).toEqual({ error: expect.any(String) });
  });

  it("takes one of the names of a concept, and each reason for taking it", () => {
    const route = {
      coding: [
        { system: "urn:local", display: "PO" },
        { system: "http://snomed.info/sct", display: "Oral" },
      ],
    };
    expect(dosageToText({ route })).toEqual({ text: "Oral" });
    expect(dosageToText({ route: { text: "By mouth" } })).toEqual({ text: "By mouth" });
    expect(dosageToText({ asNeededCodeableConcept: { coding: [{ display: "itch" }, { display: "pain" }] } })).toEqual({
      text: "as required for itch and pain",
    });
  });

  it("drops no dose", () => {
    const doses = [{ doseQuantity: { value: 1, unit: "tablet" } }, { doseQuantity: { value: 2, unit: "tablet" } }];
    expect(dosageToText({ doseAndRate: doses })).toHaveProperty("error");
  });

  it("never throws", () => {
    const names = [
      "timing",
      "repeat",
      "when",
      "period",
      "doseAndRate",
      "doseQuantity",
      "value",
      "coding",
      "boundsPeriod",
    ];
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        fc.anything(),
        fc.dictionary(fc.constantFrom(...names), tie("tree")),
        fc.array(tie("tree")),
      ),
    }));
    fc.assert(
      fc.property(tree, (input) => {
        const answer = dosageToText(input);
        expect(typeof ("text" in answer ? answer.text : answer.error)).toBe("string");
      }),
    );
  });
});

const CASES = new URL("../../../../shared/corpus/eps/dose-to-text/", import.meta.url);

describe.skipIf(!existsSync(CASES))("recorded dosages", () => {
  const read = (path: string) => readFileSync(new URL(path, CASES), "utf8");
  it.each(existsSync(CASES) ? readdirSync(CASES) : [])("%s", (id) => {
    const parsed = parseFhirJson(read(`${id}/fhir.json`));
    expect(parsed.ok && dosageToText(parsed.value)).toEqual(JSON.parse(read(`${id}/expected.json`)));
  });
});

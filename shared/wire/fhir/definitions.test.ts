import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { elementsOf, isPrimitive, isResource, typeOf } from "./definitions.ts";
import { definitionsFile } from "./generate.ts";

it("definitions.generated.json is what `npm run generate` writes", () => {
  const file = readFileSync(new URL("definitions.generated.json", import.meta.url), "utf8");
  expect(file === definitionsFile()).toBe(true); // compared here: the difference would be a quarter of a megabyte
});

describe("typeOf", () => {
  it.each([
    ["Patient", "gender", { types: "code", array: false, min: 0, binding: "administrative-gender" }],
    ["Patient", "name", { types: "HumanName", array: true, min: 0 }],
    ["Patient", "id", { types: "id", array: false, min: 0 }],
    ["Patient", "extension", { types: "Extension", array: true, min: 0 }],
    ["Patient", "contained", { types: "Resource", array: true, min: 0 }],
    ["Patient", "_birthDate", { types: "Element", array: false, min: 0 }],
    ["HumanName", "_given", { types: "Element", array: true, min: 0 }],
    ["Patient", "deceasedBoolean", { types: "boolean", array: false, min: 0, choice: "deceased" }],
    ["Extension", "valueCoding", { types: "Coding", array: false, min: 0, choice: "value" }],
    ["Extension", "url", { types: "uri", array: false, min: 1 }],
    ["MedicationRequest", "medicationReference", { types: "Reference", array: false, min: 1, choice: "medication" }],
    ["MedicationRequest", "dispenseRequest", { types: "MedicationRequest.dispenseRequest", array: false, min: 0 }],
    ["MedicationRequest.dispenseRequest", "quantity", { types: "Quantity", array: false, min: 0 }],
    ["MedicationRequest.dispenseRequest", "modifierExtension", { types: "Extension", array: true, min: 0 }],
    ["Bundle.entry", "resource", { types: "Resource", array: false, min: 0 }],
    ["Bundle.entry", "link", { types: "Bundle.link", array: true, min: 0 }],
    ["Timing.repeat", "boundsDuration", { types: "Duration", array: false, min: 0, choice: "bounds" }],
    ["Duration", "value", { types: "decimal", array: false, min: 0 }],
    ["Patient", "valueCoding", undefined],
    ["Patient", "_name", undefined],
    ["Extension", "_url", undefined],
    ["HumanName", "_id", undefined],
    ["Nothing", "id", undefined],
    ["Patient", "constructor", undefined],
    ["constructor", "name", undefined],
  ])("%s.%s", (type, element, expected) => {
    expect(typeOf(type, element)).toEqual(expected);
  });
});

describe("names", () => {
  it("knows resources and primitives", () => {
    expect(["Patient", "Bundle", "Claim"].every(isResource)).toBe(true);
    expect(["DomainResource", "HumanName", "SubscriptionStatus", "Patient.contact"].some(isResource)).toBe(false);
    expect(["dateTime", "boolean", "xhtml"].every(isPrimitive)).toBe(true);
    expect(["Patient", "Element"].some(isPrimitive)).toBe(false);
  });

  it("lists the elements of a type in the order of the specification", () => {
    expect(elementsOf("Coding")).toEqual(["id", "extension", "system", "version", "code", "display", "userSelected"]);
    expect(elementsOf("Nothing")).toEqual([]);
  });
});

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { dosageInstructionText, joinDosageTexts } from "./dosage-instruction.ts";

describe("the dosage instruction of a message", () => {
  it("is the text of the one Dosage", () => {
    expect(dosageInstructionText([{ text: "1 at night" }])).toEqual({ text: "1 at night" });
  });

  it("joins by sequence, numerically, keeping the order within", () => {
    const taper = [
      { sequence: 10, text: "then stop" },
      { sequence: 2, text: "2 daily" },
      { sequence: 2, text: "1 when needed" },
    ];
    expect(dosageInstructionText(taper)).toEqual({ text: "2 daily, and 1 when needed, then then stop" });
  });

  it.each([
    [undefined, { path: "dosageInstruction" }],
    [[], { path: "dosageInstruction" }],
    [[{ sequence: 1 }], { index: 0, path: "dosageInstruction[0].text" }],
    [
      [
        { text: "a", sequence: 1 },
        { text: "", sequence: 2 },
      ],
      { index: 1, path: "dosageInstruction[1].text" },
    ],
    [[{ text: "a", sequence: 1 }, null], { index: 1, path: "dosageInstruction[1].text" }],
    [[{ text: "a", sequence: 1 }, { text: "b" }], { index: 1, path: "dosageInstruction[1].sequence" }],
  ])("%j is an error with an address", (dosages, where) => {
    expect(dosageInstructionText(dosages)).toEqual({ error: expect.any(String), ...where });
  });
});

const CASES = new URL("../../../../shared/corpus/eps/dosage-concatenation/", import.meta.url);

describe.skipIf(!existsSync(CASES))("recorded instructions", () => {
  const read = (path: string) => JSON.parse(readFileSync(new URL(path, CASES), "utf8"));
  it.each(existsSync(CASES) ? readdirSync(CASES) : [])("%s", (id) => {
    const dosages = read(`${id}/fhir.json`);
    expect(joinDosageTexts(dosages)).toEqual(read(`${id}/expected.json`));
    if (dosages.every((d: { text?: string }) => d.text)) {
      expect(dosageInstructionText(dosages)).toEqual(read(`${id}/expected.json`));
    }
  });
});

import { describe, expect, it } from "vitest";
import { text } from "../../mapping/codec.ts";
import type { Direction } from "../../mapping/conversion.ts";
import type { Family } from "../../mapping/family.ts";
import { context, fixed, group, row, table } from "../../mapping/notation.ts";
import { createRegistry } from "../../mapping/registry.ts";
import { fhirModel } from "../fhir/model.ts";
import { type MessageGrammar, segment, segmentGroup } from "./grammar.ts";
import { edifactWire } from "./port.ts";

const grammar: MessageGrammar = {
  identifier: "TEST:1",
  name: "TEST",
  content: [
    segment("1", "BGM"),
    segment("0..1", "NAD+FHS"),
    segmentGroup("0..n", "S02", [segment("1", "PNA"), segment("0..1", "NAD+PAT"), segment("0..1", "PDI")], "PNA"),
  ],
};

const tiny = table("tiny", { fhir: "Patient", spec: "none" }, [
  group("UNB+UNOA:2++++7", [context("sender", "2:{}", text), context("receiver", "3:{}", text)]),
  fixed("UNH+1+TEST:1", {}),
  fixed("BGM+++507", {}),
  row("0..1", "managingOrganization.identifier.value", "NAD+FHS+{}:954", text),
  group("S02+2(PNA+PAT)", [
    group("PNA+PAT", [row("0..1", "name.family", "5:SU:{}", text)]),
    group("NAD+PAT", [
      row("0..1", "address.line[0]", "3.1", text),
      row("0..1", "address.line[1]", "3.2", text),
      row("0..1", "address.postalCode", "8:{}", text),
    ]),
    row("0..1", "gender", "PDI+{}", text),
  ]),
  group("S02+2(PNA+PER)", [row("0..1", "maritalStatus.text", "PNA+PER+{}", text)]),
]);

const family = (values: "raw" | "plain"): Family => ({
  id: "test",
  title: "Test",
  model: fhirModel,
  wire: edifactWire({ grammars: [grammar], values, repertoire: "UNOB" }),
  messages: [
    { id: "tiny", title: "", spec: "", directions: ["toLegacy", "toFhir"], table: tiny, legacy: "TEST", legacyIs: {} },
  ],
});

const mappingContext = { now: new Date(0), newId: () => "1", values: { sender: "A", receiver: "B" } };
const convert = (direction: Direction, input: string, values: "raw" | "plain" = "plain", explain = false) =>
  createRegistry([family(values)]).convert({ mapping: "tiny", direction, input, context: mappingContext, explain });

const PATIENT = {
  resourceType: "Patient",
  managingOrganization: { identifier: { value: "XX1" } },
  name: [{ family: "O'NEIL" }],
  address: [{ line: ["A: THE+HOUSE", "WHY?"], postalCode: "BR5  4ER" }],
  gender: "female",
  maritalStatus: { text: "BEFORE" },
};
const TEXT = [
  "UNB+UNOA:2+A+B++7'",
  "UNH+1+TEST:1'",
  "BGM+++507'",
  "NAD+FHS+XX1:954'",
  "S02+2'",
  "PNA+PAT++++SU:O?'NEIL'",
  "NAD+PAT++A?: THE?+HOUSE:WHY??+++++BR5  4ER'",
  "PDI+female'",
  "S02+2'",
  "PNA+PER+BEFORE'",
  "UNT+10+1'",
  "UNZ+1+7'",
].join("\n");

describe("EDIFACT as a wire", () => {
  it("carries values both ways, without release characters in what tables see", () => {
    expect(convert("toLegacy", JSON.stringify(PATIENT))).toMatchObject({ output: TEXT, account: { entries: [] } });
    const back = convert("toFhir", TEXT);
    expect(JSON.parse(back.output!)).toEqual(PATIENT);
    expect(back.account.entries).toEqual([]);
  });

  it("lets them keep the release characters of the wire where callers want that", () => {
    const back = convert("toFhir", TEXT, "raw");
    expect(JSON.parse(back.output!)).toMatchObject({
      name: [{ family: "O?'NEIL" }],
      address: [{ line: ["A?: THE?+HOUSE", "WHY??"] }],
    });
    expect(convert("toLegacy", back.output!, "raw").output).toBe(TEXT);
  });

  it("writes segments and groups only where something inside wrote, and nothing empty at the end", () => {
    const some = { resourceType: "Patient", address: [{ line: [null, "ROAD"] }] };
    expect(convert("toLegacy", JSON.stringify(some)).output!.split("\n").slice(2, -2)).toEqual([
      "BGM+++507'",
      "S02+2'",
      "NAD+PAT++:ROAD'",
    ]);
  });

  it("refuses what the wire cannot carry", () => {
    const bad = { resourceType: "Patient", gender: "f\u00e9minin" };
    expect(convert("toLegacy", JSON.stringify(bad))).toMatchObject({
      ok: false,
      faults: [{ expression: "Patient.gender" }],
    });
  });

  it("names in the account what no row reads, and what has no place in the grammar", () => {
    const more = TEXT.replace("PDI+female'", "PDI+female+x'\nXYZ+1'");
    expect(convert("toFhir", more).account.entries).toEqual([
      { path: "TEST/S02(PNA+PAT)/PDI/2", kind: "unmapped" },
      { path: "TEST/S02(PNA+PAT)/XYZ+1/1", kind: "unmapped" },
    ]);
  });

  it("explains each group, segment and element by the paths of the account", () => {
    const { explanations, output } = convert("toLegacy", JSON.stringify(PATIENT), "plain", true);
    expect(output).toBe(TEXT);
    expect(explanations).toContainEqual({
      output: "TEST/S02(PNA+PAT)/PDI/1",
      row: "tiny/PDI+{}",
      rule: "row",
      codec: "text",
      inputs: ["Patient.gender"],
    });
    expect(explanations!.map((e) => e.output)).toContain("TEST/S02(PNA+PER)/PNA+PER/2");
  });

  it.each([
    ["no EDIFACT", "UNB+1'?'x'"],
    ["a message of another type", TEXT.replace("TEST:1", "TEST:2")],
    ["a segment without a tag", TEXT.replace("PDI", "pdi")],
    ["two messages", TEXT.replace("UNZ", "UNH+2+TEST:1'UNT+2+2'UNZ")],
  ])("refuses %s", (_, input) => {
    expect(convert("toFhir", input)).toMatchObject({ ok: false, faults: [{ diagnostics: expect.any(String) }] });
  });
});

describe("paths", () => {
  const { path, picker, placer } = edifactWire({ grammars: [], values: "raw", repertoire: "UNOA" });

  it("are written as segments are", () => {
    expect(path("NAD+FHS+{}:954")).toEqual({
      text: "NAD+FHS+{}:954",
      steps: [{ name: "NAD+FHS", constants: { 1: "FHS" } }],
      slot: "2:{}:954",
    });
    expect(path("S01+1(RFF+TN)/HEA+ATP+{}:ZZZ").steps.map((s) => s.name)).toEqual(["S01(RFF+TN)", "HEA+ATP"]);
    expect(path("NAD+PAT/3.1")).toMatchObject({ steps: [{ name: "NAD+PAT" }], slot: "3.1" });
    expect(() => path("nad+x")).toThrow("is no segment");
    expect(() => path("RSL+NV+{}+{}")).toThrow("rows in a group");
  });

  it("find a value only where all around it is as they say", () => {
    const node = { name: "NAD+FHS", elements: ["FHS", "XX1:954"], children: [], segment: undefined };
    expect(picker("2:{}:954")(node)).toBe("XX1");
    expect(picker("2.2")(node)).toBe("954");
    expect(picker("2:{}:900")(node)).toBeUndefined();
    expect(placer("2:{}:954")("O'N")).toBe("O?'N:954");
    expect(placer("2:{}:954")("O?'N")).toBe("O?'N:954");
    expect(["A\nB", "a", "\u00c9", "_"].map(placer("2:{}"))).toEqual([undefined, undefined, undefined, undefined]);
  });
});

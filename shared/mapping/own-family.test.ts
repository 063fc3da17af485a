// A message family that the project does not know: what a user writes for a system of their own. It uses no shipped family.
import { describe, expect, it } from "vitest";
import { fhirModel } from "../wire/fhir/model.ts";
import { hl7v3 } from "../wire/hl7v3/port.ts";
import { date } from "../wire/hl7v3/timestamps.ts";
import { codeMap, text } from "./codec.ts";
import { mappingPage } from "./docs.ts";
import type { Family, Overlay } from "./family.ts";
import { lint, unusedCodes } from "./lint.ts";
import { constant, each, fixed, group, noPlace, row, table } from "./notation.ts";
import { createRegistry } from "./registry.ts";

const kind = codeMap("kind of ward", { IMP: "I", AMB: "O" });

const visit = table("visit", { fhir: "Encounter", spec: "ward book" }, [
  row("1", "identifier.value", "number/@value", text),
  row("1", "class.code", "kind/@code", kind),
  row("0..1", "period.start", "admitted/@on", date),
  each("0..n", "location", group("bed", [row("1", "location.display", "@name", text)])),
  fixed("source", { system: "ward-book" }),
  constant("status", "finished"),
  noPlace("clinical", "reasonCode"),
]);

const ward: Family = {
  id: "ward",
  title: "The ward book",
  model: fhirModel,
  wire: hl7v3,
  messages: [
    {
      id: "visit",
      title: "A visit",
      spec: "ward book",
      directions: ["toLegacy", "toFhir"],
      table: visit,
      legacy: "Visit",
      fhirIs: { status: ["finished"] },
    },
  ],
};

const context = { now: new Date(0), newId: () => "00000000-0000-4000-8000-000000000001", values: {} };

const encounter = {
  resourceType: "Encounter",
  status: "finished",
  class: { code: "IMP" },
  identifier: [{ value: "V 1" }],
  period: { start: "2026-02-03" },
  location: [{ location: { display: "A & 1" } }, { location: { display: "B 2" } }],
  reasonCode: [{ text: "fever" }],
  length: { value: 2 },
};

const XML =
  '<?xml version="1.0" encoding="UTF-8"?>\n<Visit xmlns="urn:hl7-org:v3"><number value="V 1"></number><kind code="I"></kind>' +
  '<admitted on="20260203"></admitted><bed name="A &amp; 1"></bed><bed name="B 2"></bed><source system="ward-book"></source></Visit>';

const registry = createRegistry([ward]);
const toLegacy = (input: unknown, more = {}) =>
  registry.convert({ direction: "toLegacy", input: JSON.stringify(input), context, ...more });

describe("a family of one's own", () => {
  it("is converted both ways", () => {
    expect(toLegacy(encounter).output).toBe(XML);
    const back = registry.convert({ direction: "toFhir", input: XML, context });
    const { reasonCode: _lost, length: _unknown, ...kept } = encounter;
    expect(JSON.parse(back.output!)).toEqual(kept);
    expect(back.account).toMatchObject({ leaves: 6, accounted: 6, entries: [] });
  });

  it("has its losses named, by what the table says of them", () => {
    expect(toLegacy(encounter).account.entries).toEqual([
      { path: "Encounter.reasonCode[0]", kind: "noPlace", weight: "clinical" },
      { path: "Encounter.length.value", kind: "unmapped" },
    ]);
    const refused = toLegacy(encounter, { policy: "reject" });
    expect([refused.ok, refused.output, refused.faults.map((f) => f.expression)]).toEqual([
      false,
      undefined,
      ["Encounter.reasonCode[0]", "Encounter.length.value"],
    ]);
  });

  it("reports everything that is wrong, with its place", () => {
    const wrong = { ...encounter, class: { code: "X" }, identifier: [], period: { start: "2026-02-30" } };
    expect(toLegacy(wrong).faults.map((f) => f.expression)).toEqual([
      "Encounter.identifier.value",
      "Encounter.class.code",
      "Encounter.period.start",
    ]);
  });

  it("names unmapped parts of what it reads", () => {
    const more = XML.replace("<source", '<mood colour="blue"></mood><source').replace("ward-book", "other");
    const { account } = registry.convert({ direction: "toFhir", input: more, context });
    expect(account.entries.map((e) => e.path)).toEqual(["Visit/mood/@colour", "Visit/source/@system"]);
  });

  it("is explained, row by row", () => {
    const { explanations } = toLegacy(encounter, { explain: true });
    expect(explanations?.find((e) => e.output === "Visit/bed[2]/@name")).toMatchObject({
      row: "visit/@name",
      codec: "text",
      inputs: ["Encounter.location[1].location.display"],
    });
    const back = registry.convert({ direction: "toFhir", input: XML, context, explain: true });
    expect(back.explanations?.find((e) => e.output === "Encounter.class.code")).toMatchObject({
      row: "visit/kind/@code",
      codec: "kind of ward",
      inputs: ["Visit/kind/@code"],
    });
  });

  it("is linted and documented", () => {
    expect(lint([ward], [], { today: "2026-01-01" }).filter((f) => f.level !== "note")).toEqual([]);
    expect(unusedCodes(registry).map((f) => f.text)).toEqual(["no example uses kind of ward AMB ⇄ O"]);
    expect(mappingPage(registry.known()[0]!)).toContain(
      "| Visit/bed/@name | 1 | Encounter.location.location.display | text |  | ⇄ |",
    );
  });

  it("is varied by an overlay as long as that holds", () => {
    const overlay: Overlay = {
      message: "ward/visit",
      owner: "ward clerk",
      until: "2026-06-30",
      reason: "old book",
      changes: [
        { row: "source", remove: true },
        { row: "kind/@code", replace: row("1", "class.code", "type/@code", kind) },
        { row: "bed/@name", addAfter: row("0..1", "status", "@state", text) },
      ],
    };
    const convert = (today: string) =>
      createRegistry([ward], { overlays: [overlay], today }).convert({
        direction: "toLegacy",
        input: JSON.stringify({ ...encounter, location: [{ location: { display: "A" }, status: "active" }] }),
        context,
      }).output;
    expect(convert("2026-06-30")).toContain(
      '<type code="I"></type><admitted on="20260203"></admitted><bed name="A" state="active"></bed></Visit>',
    );
    expect(convert("2026-07-01")).toContain("<source");
    expect(lint([ward], [overlay], { today: "2026-07-01" })[0]).toMatchObject({
      level: "warning",
      text: "overlay of ward clerk ended on 2026-06-30",
    });
  });

  it("is told apart from what it is not", () => {
    expect(toLegacy({ ...encounter, status: "planned" }).faults).toMatchObject([
      { expression: "Encounter.status", code: "value" },
    ]);
    expect(toLegacy({ resourceType: "Patient" }).faults).toMatchObject([{ expression: "resourceType" }]);
    expect(toLegacy(null).faults).toMatchObject([{ expression: "resourceType" }]);
    expect(registry.convert({ direction: "toFhir", input: "<Other/>", context }).faults).toMatchObject([
      { code: "not-supported" },
    ]);
    expect(registry.convert({ direction: "toFhir", input: "<Visit", context }).faults).toMatchObject([
      { code: "invalid" },
    ]);
    expect(toLegacy(encounter, { mapping: "ward/none" }).faults).toMatchObject([{ code: "not-found" }]);
  });

  it("does not compile with a path that R4 does not have", () => {
    const broken = { ...visit, rows: [row("1", "bedNumber", "bed/@n", text)] };
    const family = { ...ward, messages: [{ ...ward.messages[0]!, table: broken }] };
    expect(() => createRegistry([family])).toThrow("path bedNumber: R4 has no Encounter.bedNumber");
    expect(lint([family], [], { today: "2026-01-01" })).toMatchObject([{ level: "error", message: "ward/visit" }]);
  });
});

import { describe, expect, it } from "vitest";
import { select, within } from "./select.ts";

const bundle = () => ({
  resourceType: "Bundle",
  entry: [
    {
      fullUrl: "urn:uuid:1",
      resource: { resourceType: "Patient", name: [{ given: ["A", null, "B"] }, { family: "C" }] },
    },
    { fullUrl: "urn:uuid:2", resource: { resourceType: "PractitionerRole", id: "role", code: [] } },
    {
      fullUrl: "urn:uuid:3",
      resource: {
        resourceType: "Task",
        contained: [{ resourceType: "Organization", id: "org", name: "O" }],
        owner: { reference: "#org" },
        requester: { reference: "PractitionerRole/role" },
        for: { reference: "urn:uuid:1" },
        focus: { reference: "urn:uuid:nowhere" },
        relevantHistory: [{ reference: "urn:uuid:2" }, { reference: "PractitionerRole/role" }],
        extension: [{ url: "urn:a", valueCoding: { code: "x" } }, { url: "urn:b" }, { url: "urn:a" }],
      },
    },
  ],
});

const places = (path: string, root: unknown = bundle()) => select(root, path).map((hit) => hit.expression);
const values = (path: string, root: unknown = bundle()) => select(root, path).map((hit) => hit.value);

describe("select", () => {
  it("begins at resources of a type, or at the message itself", () => {
    expect(places("Task")).toEqual(["Bundle.entry[2].resource"]);
    expect(places("Task.status", { resourceType: "Task", status: "x" })).toEqual(["Task.status"]);
    expect(places("entry.fullUrl")).toEqual([
      "Bundle.entry[0].fullUrl",
      "Bundle.entry[1].fullUrl",
      "Bundle.entry[2].fullUrl",
    ]);
    expect(places("Bundle.entry.resource.ofType(Task)")).toEqual(["Bundle.entry[2].resource"]);
  });

  it("flattens arrays, keeps positions, passes over null and what is empty", () => {
    expect(places("Patient.name.given")).toEqual([
      "Bundle.entry[0].resource.name[0].given[0]",
      "Bundle.entry[0].resource.name[0].given[2]",
    ]);
    expect(places("PractitionerRole.code")).toEqual([]);
    expect(values("Patient.name.first().given")).toEqual(["A", "B"]);
  });

  it("chooses by extension and by the value of a member", () => {
    expect(places("Task.extension('urn:a')")).toEqual([
      "Bundle.entry[2].resource.extension[0]",
      "Bundle.entry[2].resource.extension[2]",
    ]);
    expect(values("Task.extension('urn:a').valueCoding.code")).toEqual(["x"]);
    expect(places("Patient.name.where(family='C')")).toEqual(["Bundle.entry[0].resource.name[1]"]);
  });

  it.each([
    ["owner", "Bundle.entry[2].resource.contained[0]"],
    ["requester", "Bundle.entry[1].resource"],
    ["for", "Bundle.entry[0].resource"],
  ])("follows the reference in %s", (element, place) => {
    expect(places(`Task.${element}.resolve()`)).toEqual([place]);
  });

  it("finds a resource once, however often it is referred to; none where none is", () => {
    expect(places("Task.relevantHistory.resolve()")).toEqual(["Bundle.entry[1].resource"]);
    expect(places("Task.focus.resolve()")).toEqual([]);
  });

  it.each(["", ".", "Patient..name", "Patient.Name", "Patient.where(", "Patient.nothing()", "1"])(
    "selects nothing by %j, which is no path",
    (path) => expect(places(path)).toEqual([]),
  );

  it.each([null, undefined, 1, "x", [], {}, { resourceType: "Bundle", entry: [null, 1, { resource: "x" }, {}] }])(
    "does not throw on %j",
    (root) => {
      for (const path of ["Patient.name", "entry.resource", "Patient.subject.resolve()", "Patient.extension('u')"])
        expect(Array.isArray(select(root, path))).toBe(true);
    },
  );

  it("sees a message that has come in between", () => {
    const [one, other] = [bundle(), { resourceType: "Bundle", entry: [] }];
    expect(values("Patient.name.family", one)).toEqual(["C"]);
    expect(values("Patient.name.family", other)).toEqual([]);
    expect(values("Patient.name.family", one)).toEqual(["C"]);
  });
});

describe("within", () => {
  it("goes on from a hit, with its place", () => {
    const [name] = select(bundle(), "Patient.name");
    expect(within(name!, "given").map((hit) => hit.expression)).toEqual([
      "Bundle.entry[0].resource.name[0].given[0]",
      "Bundle.entry[0].resource.name[0].given[2]",
    ]);
    expect(within(name!, "family")).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import type { Rule } from "../../mapping/rule.ts";
import { absent, counted, distinct, holds, identical, judged, noneOf, notBoth, oneOf, present } from "./rules.ts";

const statement = {
  id: "t/rule",
  spec: "t.md 1",
  stage: "translation",
  title: "What must hold",
  outcome: { severity: "error", code: "value" },
} as const;

const tasks = (...resources: object[]) => ({
  resourceType: "Bundle",
  entry: resources.map((resource) => ({ resource: { resourceType: "Task", ...resource } })),
});

/** Places of the faults, below the entries. */
const places = (rule: Rule, ...resources: object[]) =>
  rule.check(tasks(...resources)).map(({ expression }) => expression.replace("Bundle.entry", ""));

describe("a rule", () => {
  const rule = oneOf({ ...statement, path: "Task.status", values: ["x"] });
  const fault = { severity: "error", code: "value", expression: "Bundle.entry[0].resource.status" };

  it("reports its outcome, its place and its title", () => {
    expect(rule.check(tasks({ status: "y" }))).toEqual([{ ...fault, diagnostics: "What must hold" }]);
  });

  it("has words of its own for the caller where it says so", () => {
    const worded = oneOf({ ...statement, says: "Must be x.", path: "Task.status", values: ["x"] });
    expect(worded.check(tasks({ status: "y" }))).toEqual([{ ...fault, diagnostics: "Must be x." }]);
  });

  it("says nothing where its condition is not met", () => {
    const when = { some: "Task.intent", matches: /^order$/ };
    const conditional = oneOf({ ...statement, path: "Task.status", values: ["x"], when });
    expect(places(conditional, { status: "y" })).toEqual([]);
    expect(places(conditional, { status: "y", intent: "plan" })).toEqual([]);
    expect(places(conditional, { status: "y", intent: 1 })).toEqual([]);
    expect(places(conditional, { status: "y" }, { intent: "order" })).toEqual(["[0].resource.status"]);
  });
});

describe("builders", () => {
  it("identical: all places agree with the first, absence included", () => {
    const rule = identical({ ...statement, of: "Task", element: "code.text" });
    expect(places(rule)).toEqual([]);
    expect(places(rule, { code: { text: "a" } }, { code: { text: "a" } })).toEqual([]);
    expect(places(rule, { code: { text: "a" } }, {}, { code: { text: "b" } })).toEqual([
      "[1].resource.code.text",
      "[2].resource.code.text",
    ]);
    expect(places(rule, {}, { code: { text: "a" } })).toEqual(["[1].resource.code.text"]);
  });

  it("identical: the order of members is nobody's concern, that of arrays is", () => {
    const rule = identical({ ...statement, of: "Task", element: "for" });
    expect(places(rule, { for: { a: 1, b: [1, 2] } }, { for: { b: [1, 2], a: 1 } })).toEqual([]);
    expect(places(rule, { for: { b: [1, 2] } }, { for: { b: [2, 1] } })).toEqual(["[1].resource.for"]);
  });

  it("distinct: each that was there already, capitals or not", () => {
    const rule = distinct({ ...statement, path: "Task.identifier.value" });
    expect(places(rule, { identifier: [{ value: "A" }] }, { identifier: [{ value: "b" }, { value: "a" }] })).toEqual([
      "[1].resource.identifier[1].value",
    ]);
  });

  it("present: where the element would stand; empty text is not there", () => {
    const rule = present({ ...statement, of: "Task", element: "code.text" });
    expect(places(rule, { code: { text: "a" } }, {}, { code: { text: "" } })).toEqual([
      "[1].resource.code.text",
      "[2].resource.code.text",
    ]);
    expect(places(present({ ...statement, of: "Task", element: "code.text", at: "code" }), {})).toEqual([
      "[0].resource.code",
    ]);
  });

  it("absent: once for each place that has the element", () => {
    const rule = absent({ ...statement, of: "Task", element: "note" });
    expect(places(rule, { note: [{}, {}] }, {})).toEqual(["[0].resource.note[0]"]);
  });

  it("notBoth: the second of the two", () => {
    const rule = notBoth({ ...statement, of: "Task", elements: ["code", "focus"] });
    expect(places(rule, { code: {} }, { focus: {} }, { code: {}, focus: {} })).toEqual(["[2].resource.focus"]);
  });

  it("holds, oneOf, noneOf: each value that fails; none where nothing is selected", () => {
    const short = (value: unknown) => String(value).length < 2;
    expect(
      places(holds({ ...statement, path: "Task.status", test: short }), { status: "xy" }, { status: "x" }),
    ).toEqual(["[0].resource.status"]);
    expect(places(oneOf({ ...statement, path: "Task.status", values: ["x"] }), {}, { status: "y" })).toEqual([
      "[1].resource.status",
    ]);
    expect(places(noneOf({ ...statement, path: "Task.status", values: ["x"] }), {}, { status: "x" })).toEqual([
      "[1].resource.status",
    ]);
  });

  it("counted: too few at a place of its own, too many at each", () => {
    const outcome = {
      tooFew: { severity: "fatal", code: "required" },
      tooMany: { severity: "error", code: "value" },
    } as const;
    const rule = counted({ ...statement, path: "Task", min: 1, max: 1, at: "Bundle.entry", outcome });
    const told = (...resources: object[]) =>
      rule.check(tasks(...resources)).map(({ severity, expression }) => [severity, expression]);
    expect(told()).toEqual([["fatal", "Bundle.entry"]]);
    expect(told({})).toEqual([]);
    expect(told({}, {}, {})).toEqual([
      ["error", "Bundle.entry[1].resource"],
      ["error", "Bundle.entry[2].resource"],
    ]);
  });

  it("judged: the places that it is told", () => {
    expect(
      judged({ ...statement, find: () => ["a", "b"] })
        .check({})
        .map((f) => f.expression),
    ).toEqual(["a", "b"]);
  });
});

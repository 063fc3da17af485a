import { describe, expect, it } from "vitest";
import { alone, closed, readInterchange } from "./interchange.ts";
import { scanAll } from "./scan.ts";

const read = (lines: readonly string[], control?: "strict") => {
  const scanned = scanAll(lines.join("\n"));
  if (!scanned.ok) throw new Error(scanned.fault.fault);
  return readInterchange(scanned.segments, control);
};

const ONE = [
  "UNB+UNOA:2+A?:1:ZZ+B+200125:1235+7'",
  "UNH+03+FHSREG:0:1:FH:FHS001'",
  "BGM+++507'",
  "UNT+3+03'",
  "UNZ+1+07'",
];
const TWO = [
  "UNB+UNOA:2+A+B+200125:1235+7'",
  "UNH+1+FHSREG:0:1:FH:FHS001'",
  "BGM+++507'",
  "UNT+3+1'",
  "UNH+2+FHSREG:0:1:FH:FHS001'",
  "BGM+++508'",
  "UNT+3+2'",
  "UNZ+2+7'",
];
const changed = (lines: readonly string[], from: string, to: string) => lines.map((l) => l.replace(from, to));

describe("an interchange", () => {
  it("is cut into its messages", () => {
    expect(read(ONE, "strict")).toMatchObject({
      ok: true,
      value: {
        sender: "A:1",
        recipient: "B",
        prepared: "200125:1235",
        reference: "7",
        faults: [],
        messages: [{ identifier: "FHSREG:0:1:FH:FHS001", reference: "03", segments: [{ tag: "BGM" }], faults: [] }],
      },
    });
  });

  it("has wrong counts and references named where they stand; they refuse only where control is strict", () => {
    const wrong = changed(changed(ONE, "UNT+3+03", "UNT+9+4"), "UNZ+1+07", "UNZ+x+7");
    const faults = [
      { kind: "count", fault: "UNT with another count than 3", segment: 4, line: 4, severity: "warning" },
      { kind: "reference", fault: "UNT with another reference than its beginning", segment: 4, severity: "warning" },
    ];
    const ofTrailer = [{ kind: "count", fault: "UNZ with another count than 1", segment: 5, severity: "warning" }];
    expect(read(wrong)).toMatchObject({ ok: true, value: { faults: ofTrailer, messages: [{ faults }] } });
    expect(read(wrong, "strict")).toMatchObject({ value: { faults: [{ severity: "error" }] } });
  });

  it("keeps the fault of one message from the others", () => {
    for (const broken of [
      changed(TWO, "BGM+++507", "bgm+++507"),
      TWO.filter((l) => l !== "UNT+3+1'"),
      changed(TWO, "UNT+3+1", "UNT+4+1"),
    ])
      expect(read(broken, "strict")).toMatchObject({
        ok: true,
        value: { messages: [{ faults: [{ severity: "error" }] }, { faults: [] }], faults: [] },
      });
  });

  it.each([
    ["nothing", []],
    ["no UNB", ONE.slice(1)],
    ["no UNZ", ONE.slice(0, 4)],
    ["no message", [ONE[0]!, ONE[4]!]],
    ["no recipient", changed(ONE, "+B+", "++")],
    ["a segment outside a message", [ONE[0]!, "BGM+1'", ...ONE.slice(1)]],
    ["UNT before UNH", [ONE[0]!, ONE[3]!, ONE[1]!, ONE[4]!]],
    ["something between messages", [...TWO.slice(0, 4), "BGM+1'", ...TWO.slice(4)]],
  ])("is refused with %s", (_, lines) => {
    expect(read(lines)).toMatchObject({ ok: false, fault: { fault: expect.any(String), segment: expect.any(Number) } });
  });

  it("is closed with counts and references", () => {
    expect(closed(ONE.slice(0, 3)).split("\n").slice(3)).toEqual(["UNT+3+03'", "UNZ+1+7'"]);
  });

  it("gives one message of several as an interchange of its own", () => {
    const two = read(TWO);
    if (!two.ok) throw new Error(two.fault.fault);
    const second = two.value.messages[1]!;
    expect(alone(two.value.header, second, second.segments)).toBe([TWO[0], ...TWO.slice(4, 7), "UNZ+1+7'"].join("\n"));
  });
});

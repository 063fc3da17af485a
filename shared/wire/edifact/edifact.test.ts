import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { interchangeOf } from "./interchange.ts";
import { messageTree } from "./message.ts";
import { edifact } from "./port.ts";
import { SegmentScanner, scan } from "./scan.ts";
import { components, escapeValue, segmentText, split } from "./segment.ts";

const TEXT = "UNB+UNOA:2+A+B'\nNAD+PAT++O?'NEIL:5 ?+ 6??'\nUNZ+1+1'";

const segmentsOf = (text: string) => {
  const scanned = scan(text);
  if (!scanned.ok) throw new Error(scanned.fault.fault);
  return scanned.segments.map(({ tag, elements }) => [tag, ...elements]);
};

describe("segments", () => {
  it("are split at separators that nothing releases; values keep their release characters", () => {
    expect(segmentsOf(TEXT)).toEqual([
      ["UNB", "UNOA:2", "A", "B"],
      ["NAD", "PAT", "", "O?'NEIL:5 ?+ 6??"],
      ["UNZ", "1", "1"],
    ]);
    expect(components("a?:b:c")).toEqual(["a?:b", "c"]);
    expect(split("??+a", "+")).toEqual(["??", "a"]);
  });

  it("rule E: escaping keeps what is escaped already", () => {
    expect(["O'NEIL", "O?'NEIL", "5+6:7", "why?", "why??", "?"].map(escapeValue)).toEqual([
      "O?'NEIL",
      "O?'NEIL",
      "5?+6?:7",
      "why??",
      "why??",
      "??",
    ]);
    fc.assert(
      fc.property(fc.string(), (v) => {
        expect(escapeValue(escapeValue(v))).toBe(escapeValue(v));
      }),
    );
  });

  it("survive the way there and back, whatever values hold", () => {
    const value = fc.stringMatching(/^[A-Z0-9?'+: ]{0,12}$/).map((v) => escapeValue(v));
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 6 }), (elements) => {
        const written = segmentText("FTX", elements);
        const kept = [...elements];
        while (kept.at(-1) === "") kept.pop();
        const read = scan(written);
        expect(read.ok && read.segments[0]?.elements.map((e) => e)).toEqual(
          kept.map((e, i) => (i === kept.length - 1 ? e.trimEnd() : e)),
        );
      }),
    );
  });
});

describe("the scanner", () => {
  it("rule R: gives the same segments however the text is cut, behind a release character too", () => {
    const whole = scan(TEXT);
    fc.assert(
      fc.property(fc.array(fc.nat(TEXT.length), { maxLength: 8 }), (cuts) => {
        const scanner = new SegmentScanner();
        const found = [];
        let from = 0;
        for (const cut of [...cuts].sort((a, b) => a - b)) {
          found.push(...scanner.push(TEXT.slice(from, cut)));
          from = cut;
        }
        found.push(...scanner.push(TEXT.slice(from)), ...scanner.end().segments);
        expect({ ok: true, segments: found }).toEqual(whole);
      }),
    );
  });

  it("tolerates line ends, blanks between segments, the default advice and a missing last terminator", () => {
    expect(segmentsOf("UNA:+.? 'UNB+A'\r\n  UNZ+1")).toEqual([
      ["UNB", "A"],
      ["UNZ", "1"],
    ]);
  });

  it("says where something is wrong, and never throws", () => {
    expect(scan("UNB+A'\nxx+B'")).toMatchObject({ ok: false, fault: { segment: 2, offset: 7 } });
    expect(scan("UNA:*.? 'UNB*A'")).toMatchObject({
      ok: false,
      fault: { fault: "separators other than the default ones" },
    });
    fc.assert(fc.property(fc.string(), (t) => void scan(t)));
  });
});

describe("the interchange", () => {
  const message = ["UNB+UNOA:2+A+B+T+7'", "UNH+3+FHSREG:0:1'", "BGM+++507'", "UNT+3+3'", "UNZ+1+7'"];
  const read = (lines: readonly string[]) => {
    const scanned = scan(lines.join(""));
    return scanned.ok ? interchangeOf(scanned.segments) : undefined;
  };

  it("is cut into its messages", () => {
    expect(read(message)).toMatchObject({ ok: true, value: { warnings: [], messages: [{ type: "FHSREG" }] } });
  });

  it("has wrong counts and references named", () => {
    const wrong = read(message.map((l) => l.replace("UNT+3+3", "UNT+9+4").replace("UNZ+1+7", "UNZ+2+7")));
    expect(wrong).toMatchObject({
      value: {
        warnings: [
          "UNT counts 9, there are 3",
          "UNT has another reference than its beginning",
          "UNZ counts 2, there are 1",
        ],
      },
    });
  });

  it.each([
    ["no UNB", message.slice(1)],
    ["no UNZ", message.slice(0, 4)],
    ["no UNT", message.filter((l) => !l.startsWith("UNT"))],
    ["a segment outside a message", [message[0]!, "BGM+1'", ...message.slice(1)]],
  ])("is refused with %s", (_, lines) => {
    expect(read(lines)).toMatchObject({ ok: false });
  });
});

describe("the tree of a message", () => {
  it("puts segments into the sections that they follow, and names sections by what they begin with", () => {
    const scanned = scan("BGM+1'S01+1'RFF+TN:1'S02+2'PNA+PAT+1'PDI+1'S02+2'PNA+PER+1'S01+1'RFF+TN:2'");
    const tree = messageTree("FHSREG", scanned.ok ? scanned.segments : []);
    const names = (n: typeof tree): unknown => (n.children.length === 0 ? n.name : [n.name, ...n.children.map(names)]);
    expect(names(tree)).toEqual([
      "FHSREG",
      "BGM",
      ["S01(RFF+TN)", "RFF+TN", ["S02(PNA+PAT)", "PNA+PAT", "PDI"], ["S02(PNA+PER)", "PNA+PER"]],
      ["S01(RFF+TN)", "RFF+TN"],
    ]);
  });
});

describe("paths", () => {
  it("are written as segments are", () => {
    expect(edifact.path("NAD+FHS+{}:954")).toEqual({
      text: "NAD+FHS+{}:954",
      steps: [{ name: "NAD+FHS", constants: { 1: "FHS" } }],
      slot: "2:{}:954",
    });
    expect(edifact.path("S01+1(RFF+TN)/HEA+ATP+{}:ZZZ").steps.map((s) => s.name)).toEqual(["S01(RFF+TN)", "HEA+ATP"]);
    expect(() => edifact.path("nad+x")).toThrow("is no segment");
  });

  it("find a value in its place only where all around it is as they say", () => {
    const node = { name: "NAD+FHS", elements: ["FHS", "XX1:954"], children: [] };
    expect(edifact.picker("2:{}:954")(node)).toBe("XX1");
    expect(edifact.picker("2:{}:900")(node)).toBeUndefined();
    expect(edifact.placer("2:{}:954")("O'N")).toBe("O?'N:954");
    expect(edifact.placer("2:{}")("a\nb")).toBeUndefined();
  });
});

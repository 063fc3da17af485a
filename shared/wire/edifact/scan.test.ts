import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SegmentScanner, scan, scanAll } from "./scan.ts";
import { type Segment, valuesOf } from "./segment.ts";
import { writeSegment } from "./write.ts";

const segmentsOf = (text: string): readonly Segment[] => {
  const scanned = scan(text);
  if (!scanned.ok) throw new Error(scanned.fault.fault);
  return scanned.segments;
};
const raw = (text: string) => segmentsOf(text).map(({ tag, elements }) => [tag, ...elements]);
const plain = (text: string) => segmentsOf(text).map((s) => [s.tag, ...valuesOf(s)]);

describe("segments", () => {
  it("are split at separators that nothing releases; elements keep their release characters, values do not", () => {
    const text = "UNB+UNOA:2+A+B'\nNAD+PAT++O?'NEIL:5 ?+ 6??'UNZ+1+1'";
    expect(raw(text)).toEqual([
      ["UNB", "UNOA:2", "A", "B"],
      ["NAD", "PAT", "", "O?'NEIL:5 ?+ 6??"],
      ["UNZ", "1", "1"],
    ]);
    expect(plain(text)[1]).toEqual(["NAD", ["PAT"], [""], ["O'NEIL", "5 + 6?"]]);
  });

  it("tell an absent component from an empty one, and keep blanks", () => {
    expect(plain("RSL+NV+11.9:7++:::ng/mL'FTX+  a: b '")).toEqual([
      ["RSL", ["NV"], ["11.9", "7"], [""], ["", "", "", "ng/mL"]],
      ["FTX", ["  a", " b "]],
    ]);
  });

  it("know where they stand", () => {
    expect(segmentsOf("UNB+A'\r\n BGM'")).toMatchObject([
      { number: 1, line: 1, offset: 0, text: "UNB+A" },
      { number: 2, line: 2, offset: 9, text: "BGM", elements: [] },
    ]);
  });

  it("have a tag of a capital and two capitals or digits, up to a separator of either kind (rule T)", () => {
    expect(plain("S01+1'NAD:1+X'").map(([tag]) => tag)).toEqual(["S01", "NAD"]);
    for (const wrong of ["1AB+x'", "nad+x'", "NA'", "NADX+1'", "+x'"])
      expect(scan(wrong)).toMatchObject({ ok: false, fault: { fault: "a segment without a tag", segment: 1 } });
  });
});

describe("the service string advice (rule U)", () => {
  it("may choose other characters; elements then have the default ones", () => {
    expect(scan("UNA|*,! ~FTX*SPC*a!*b|c+d:e?~")).toMatchObject({ ok: true, advice: "|*,! ~", decimalMark: "," });
    expect(raw("UNA|*,! ~FTX*SPC*a!*b|c+d:e?!~~")).toEqual([["FTX", "SPC", "a*b:c?+d?:e??~"]]);
    expect(plain("UNA|*,! ~FTX*SPC*a!*b|c+d:e?!~~")).toEqual([["FTX", ["SPC"], ["a*b", "c+d:e?~"]]]);
  });

  it("may do without a release character, and stand behind a byte order mark", () => {
    expect(plain("\uFEFFUNA:+.  'FTX+what?'")).toEqual([["FTX", ["what?"]]]);
  });

  it.each(["UNA:+.?'UNB+1'", "UNA:+.?'\nUNB+1'", "UNA::.? 'UNB'", "UNA"])("%j is refused", (text) => {
    expect(scan(text)).toMatchObject({ ok: false, fault: { segment: 1, offset: 0 } });
  });
});

describe("the scanner", () => {
  const TEXT = "UNA:+.? '\nUNB+UNOA:2+A??+B?''\r\nNAD+PAT++O?'NEIL:\n5 ?+ 6??'\n''UNZ+1+1";

  it("gives the same however the text is cut, behind a release character and inside the advice too (rule R)", () => {
    const whole = scan(TEXT);
    fc.assert(
      fc.property(fc.array(fc.nat(TEXT.length), { maxLength: 12 }), (cuts) => {
        const scanner = new SegmentScanner();
        const found: Segment[] = [];
        let from = 0;
        for (const cut of [...cuts].sort((a, b) => a - b)) {
          found.push(...scanner.push(TEXT.slice(from, cut)));
          from = cut;
        }
        found.push(...scanner.push(TEXT.slice(from)), ...scanner.end().segments);
        expect(found.map((s) => [s.tag, s.elements, s.number, s.line, s.offset])).toEqual(
          whole.ok && whole.segments.map((s) => [s.tag, s.elements, s.number, s.line, s.offset]),
        );
        expect(scanner.warnings).toEqual(whole.ok && whole.warnings);
      }),
    );
  });

  it("passes over line ends and blanks between segments; inside a value they are kept and reported (rule L)", () => {
    expect(raw("\tUNB+A'\r\n  UNZ+1'\n\n")).toEqual([
      ["UNB", "A"],
      ["UNZ", "1"],
    ]);
    expect(scan("UNB+1'\nFTX+WRONG\nHA'\nBGM'")).toMatchObject({
      segments: [{}, { elements: ["WRONG\nHA"] }, { line: 4 }],
      warnings: [{ fault: "a line break inside a value", segment: 2, line: 2, offset: 7 }],
    });
  });

  it("takes a last segment without terminator, and says so", () => {
    expect(scan("UNB+1'UNZ+1\n")).toMatchObject({ isTerminated: false, segments: [{}, { elements: ["1"] }] });
    expect(scan("UNB+1'UNZ+1?")).toMatchObject({ ok: false, fault: { segment: 2, offset: 6 } });
  });

  it("goes on behind what is no segment, for those who cut messages", () => {
    expect(scanAll("UNB+1'?'UNZ+1'BGM'")).toMatchObject({
      ok: true,
      segments: [{ tag: "UNB" }, { tag: "", fault: "a segment without a tag", number: 2 }, { tag: "BGM", number: 3 }],
    });
  });

  it("has limits", () => {
    const limits = { segmentLength: 10, segments: 2 };
    expect(scan("UNB+123456789'", limits)).toMatchObject({ ok: false, fault: { segment: 1 } });
    expect(scan("UNB+123456789", limits)).toMatchObject({ ok: false });
    expect(scan("UNB'UNB'UNB'", limits)).toMatchObject({ ok: false, fault: { fault: "more than 2 segments" } });
  });

  it("never throws", () => {
    const piece = fc.oneof(fc.constantFrom("UNA", "UNB+", "?", "'", "+", ":", "\n", " "), fc.string());
    fc.assert(fc.property(fc.array(piece), (pieces) => void scan(pieces.join(""))));
  });
});

describe("writing", () => {
  const cut = <T>(list: readonly T[], isEmpty: (item: T) => boolean): readonly T[] => {
    let last = list.length;
    while (last > 0 && isEmpty(list[last - 1]!)) last--;
    return list.slice(0, last);
  };

  it("releases service characters and cuts what is empty at the end", () => {
    expect(writeSegment("NAD", [["PAT"], [], ["O'NEIL", "5+6:7?", ""], [""]])).toBe("NAD+PAT++O?'NEIL:5?+6?:7??'");
    expect(writeSegment("BGM", [])).toBe("BGM'");
  });

  it("is the inverse of reading, whatever values hold", () => {
    const value = fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[A-Z?'+: \n]{0,12}$/));
    const tag = fc.stringMatching(/^[A-Z][A-Z0-9]{2}$/).filter((t) => t !== "UNA");
    fc.assert(
      fc.property(tag, fc.array(fc.array(value, { minLength: 1, maxLength: 4 }), { maxLength: 6 }), (t, elements) => {
        const components = elements.map((e) => cut(e, (v) => v === "")).map((e) => (e.length === 0 ? [""] : e));
        expect(plain(writeSegment(t, elements))).toEqual([
          [t, ...cut(components, (e) => e.length === 1 && e[0] === "")],
        ]);
      }),
    );
  });
});

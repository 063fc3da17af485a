import { describe, expect, it } from "vitest";
import { type MessageGrammar, segment, segmentGroup, transactionsOf, treeOf } from "./grammar.ts";
import type { EdifactNode } from "./message.ts";
import { scan } from "./scan.ts";

const SEGMENTS = (text: string) => {
  const scanned = scan(text);
  if (!scanned.ok) throw new Error(scanned.fault.fault);
  return scanned.segments;
};

const person = segmentGroup("0..n", "S02", [segment("1", "PNA"), segment("0..1", "NAD+PAT")], "PNA");
const registration: MessageGrammar = {
  identifier: "FHSREG:0:1:FH:FHS001",
  name: "FHSREG",
  content: [
    segment("1", "BGM"),
    segmentGroup("0..n", "S01", [segment("1", "RFF+TN"), segment("0..1", "FTX"), person], "RFF"),
  ],
  transaction: "S01",
};

/** Groups that begin with an ordinary segment, which another group has inside (lab-results.md 4.1). */
const report: MessageGrammar = {
  identifier: "MEDRPT:0:1:RT:NHS003",
  name: "NHS003",
  content: [
    segmentGroup("1", "S02", [segment("1", "GIS")]),
    segmentGroup("1..n", "GIS", [
      segment("1", "INV"),
      segment("0..n", "FTX"),
      segmentGroup("0..n", "S20", [segment("1", "RND"), segment("0..1", "FTX")]),
    ]),
  ],
};

const names = (n: EdifactNode): unknown => (n.children.length === 0 ? n.name : [n.name, ...n.children.map(names)]);
const tree = (grammar: MessageGrammar, text: string) => {
  const { root, faults } = treeOf(grammar, SEGMENTS(text));
  return { names: names(root), faults: faults.map((f) => `${f.segment} ${f.fault}`) };
};

describe("the tree of a message", () => {
  it("has groups in groups, each told by what its grammar says", () => {
    expect(tree(registration, "BGM'S01+1'RFF+TN:1'S02+2'PNA+PAT'NAD+PAT'S02+2'PNA+PER'S01+1'RFF+TN:2'")).toEqual({
      names: [
        "FHSREG",
        "BGM",
        ["S01(RFF+TN)", "RFF+TN", ["S02(PNA+PAT)", "PNA+PAT", "NAD+PAT"], ["S02(PNA+PER)", "PNA+PER"]],
        ["S01(RFF+TN)", "RFF+TN"],
      ],
      faults: [],
    });
  });

  it("has groups that begin with an ordinary segment; where one is full, what comes belongs further out", () => {
    expect(tree(report, "S02+02'GIS+N'GIS+N'INV+MQ'S20+20'RND+U'FTX+RPD'FTX+SPC'GIS+N'INV+MQ'")).toEqual({
      names: ["NHS003", ["S02", "GIS"], ["GIS", "INV+MQ", ["S20", "RND+U", "FTX+RPD"], "FTX+SPC"], ["GIS", "INV+MQ"]],
      faults: [],
    });
  });

  it("is tolerant in order: what comes late finds its place further out", () => {
    expect(tree(registration, "BGM'S01+1'S02+2'PNA+PAT'FTX+RGI'RFF+TN:1'").names).toEqual([
      "FHSREG",
      "BGM",
      ["S01(RFF+TN)", ["S02(PNA+PAT)", "PNA+PAT"], "FTX+RGI", "RFF+TN"],
    ]);
  });

  it("keeps what has no place, is one too many or is missing, and names it", () => {
    expect(tree(registration, "BGM'BGM'S01+1'XYZ+1'S02+2'NAD+PAT'NAD+PAT'")).toEqual({
      names: ["FHSREG", "BGM", "BGM", ["S01", "XYZ+1", ["S02", "NAD+PAT", "NAD+PAT"]]],
      faults: [
        "2 more than 1 of BGM",
        "4 XYZ has no place here",
        "7 more than 1 of NAD+PAT",
        "5 PNA is missing in S02",
        "3 RFF+TN is missing in S01",
      ],
    });
    expect(tree(registration, "").faults).toEqual(["1 BGM is missing in FHSREG"]);
  });
});

describe("transactions", () => {
  const cut = (text: string) =>
    transactionsOf(registration, SEGMENTS(text)).map((t) => t.map((s) => [s.tag, ...s.elements].join("+")).join("'"));

  it("each have what the message says before the first", () => {
    expect(cut("BGM'RFF+950:F4'S01+1'RFF+TN:1'S02+2'S01+1'RFF+TN:2'")).toEqual([
      "BGM'RFF+950:F4'S01+1'RFF+TN:1'S02+2",
      "BGM'RFF+950:F4'S01+1'RFF+TN:2",
    ]);
  });

  it("may stand in the message itself", () => {
    expect(cut("BGM'RFF+950:F8'RFF+TN:99'")).toEqual(["BGM'RFF+950:F8'RFF+TN:99"]);
  });
});

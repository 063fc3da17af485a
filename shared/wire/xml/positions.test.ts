import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wellFormed } from "./arbitrary-document.ts";
import { nodesOf } from "./positions.ts";
import { parse } from "./read.ts";
import { isXmlFault, type XmlElement } from "./tree.ts";

const shown = (source: string) => nodesOf(source).map(({ path, start, end }) => [path, source.slice(start, end)]);

describe("nodesOf", () => {
  it("finds elements, attributes and texts, with an index where a name repeats", () => {
    const source =
      '<?xml version="1.0"?>\n<p:act xmlns:p="urn:p"  p:code=\'a>b\' x = "/">\n  <id root="1"/>\n' +
      "  <name>A &amp; <!-- --> B</name>\n  <id\nroot='2' ></id >\n  <empty> </empty></p:act>";
    expect(shown(source)).toEqual([
      ["act", source.slice(22)],
      ["act/@p:code", "p:code='a>b'"],
      ["act/@x", 'x = "/"'],
      ["act/id[1]", '<id root="1"/>'],
      ["act/id[1]/@root", 'root="1"'],
      ["act/name", "<name>A &amp; <!-- --> B</name>"],
      ["act/name/.", "A &amp; <!-- --> B"],
      ["act/id[2]", "<id\nroot='2' ></id >"],
      ["act/id[2]/@root", "root='2'"],
      ["act/empty", "<empty> </empty>"],
    ]);
  });

  it("finds each run of text beside elements", () => {
    expect(shown("<a>one<b/> <c>two</c> three</a>")).toEqual([
      ["a", "<a>one<b/> <c>two</c> three</a>"],
      ["a/.", "one"],
      ["a/b", "<b/>"],
      ["a/c", "<c>two</c>"],
      ["a/c/.", "two"],
      ["a/.", " three"],
    ]);
  });

  it("finds nothing in what is not well-formed", () => {
    expect(nodesOf("<a><b></a>")).toEqual([]);
  });

  it("finds every element and attribute of any document, each path once but for texts", () => {
    const count = (e: XmlElement): number =>
      e.children.reduce((sum, c) => sum + count(c), 1 + Object.keys(e.attributes).length);
    fc.assert(
      fc.property(wellFormed, (source) => {
        const root = parse(source);
        const nodes = nodesOf(source).filter(({ path }) => !path.endsWith("/."));
        expect(nodes.length).toBe(isXmlFault(root) ? 0 : count(root));
        expect(new Set(nodes.map(({ path }) => path)).size).toBe(nodes.length);
        for (const { path, start, end } of nodes) {
          const form = path.includes("@") ? /^[^\s=<]+\s*=\s*(["']).*\1$/s : /^<.*>$/s;
          expect(source.slice(start, end)).toMatch(form);
        }
      }),
      { numRuns: 500 },
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wellFormed } from "./arbitrary-document.ts";
import { parse } from "./read.ts";
import { isXmlFault, noAttributes, XML_NAMESPACE, type XmlElement } from "./tree.ts";
import { escapeAttribute, escapeText, illegalCharacter, writeElement } from "./write.ts";

function read(source: string): XmlElement {
  const root = parse(source);
  if (isXmlFault(root)) throw new Error(`${root.fault} (${root.line}:${root.column})`);
  return root;
}

const character = fc.oneof(
  fc.constantFrom("&", "<", ">", '"', "'", "\t", "\n", "\r", "]]>"),
  fc.string({ unit: "grapheme", maxLength: 1 }),
);
const legal = fc
  .array(character)
  .map((all) => all.join(""))
  .filter((text) => illegalCharacter(text) === -1);

describe("escapeText and escapeAttribute", () => {
  it("escape what canonical XML escapes, and nothing else", () => {
    expect(escapeText("&<>\r\"'\t\n é")).toBe("&amp;&lt;&gt;&#xD;\"'\t\n é");
    expect(escapeAttribute("&<\"\t\n\r>' é")).toBe("&amp;&lt;&quot;&#x9;&#xA;&#xD;>' é");
  });

  it("write what the reader reads back", () => {
    fc.assert(
      fc.property(legal, legal, (text, value) => {
        const root = read(`<a x="${escapeAttribute(value)}">${escapeText(text)}</a>`);
        expect([root.text, root.attributes["x"]]).toEqual([text, value]);
      }),
    );
  });
});

describe("illegalCharacter", () => {
  it.each([
    ["", -1],
    ["\t\n\r é\u{1f600}\ufffd", -1],
    ["a\u0000", 1],
    ["ab\u001f", 2],
    ["\ud800a", 0],
    ["a\udc00", 1],
    ["\ufffe", 0],
    ["a\uffff", 1],
  ])("of %j is at %i", (text, index) => {
    expect(illegalCharacter(text)).toBe(index);
  });
});

describe("writeElement", () => {
  it("writes a tree that reads back as the same tree", () => {
    const same = ({ start, end, scope, children, content, ...own }: XmlElement): unknown => ({
      ...own,
      children: children.map(same),
      content: content?.map((item) => (typeof item === "string" ? item : same(item))),
    });
    fc.assert(
      fc.property(wellFormed, (source) => {
        const root = read(source);
        expect(same(read(writeElement(root)))).toEqual(same(root));
      }),
      { numRuns: 500 },
    );
  });

  it("declares namespaces of trees that no reader made", () => {
    const element = (name: string, own: Partial<XmlElement>): XmlElement => ({
      name,
      prefix: "",
      namespace: "urn:hl7-org:v3",
      attributes: noAttributes(),
      children: [],
      text: "",
      content: undefined,
      start: 0,
      end: 0,
      ...own,
    });
    const id = element("id", { attributes: { root: "1.2", extension: "a&b" } });
    const note = element("note", { namespace: "", attributes: { "xml:lang": "en" }, text: "x < y" });
    const other = element("other", { prefix: "p", namespace: "urn:p", children: [id] });
    expect(writeElement(element("act", { children: [id, note, other] }))).toBe(
      '<act xmlns="urn:hl7-org:v3"><id extension="a&amp;b" root="1.2"></id>' +
        '<note xmlns="" xml:lang="en">x &lt; y</note>' +
        '<p:other xmlns:p="urn:p"><id extension="a&amp;b" root="1.2"></id></p:other></act>',
    );
    expect(writeElement(element("x", { prefix: "xml", namespace: XML_NAMESPACE }))).toBe("<xml:x></xml:x>");
  });

  it("says what the prefix of an attribute means where an element is taken out of its document", () => {
    const [child] = read("<a xmlns:x='urn:x' xmlns:y='urn:y'><b x:c='1' d='2'/></a>").children;
    expect(writeElement(child!)).toBe('<b xmlns:x="urn:x" d="2" x:c="1"></b>');
  });
});

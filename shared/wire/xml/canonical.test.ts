import fc from "fast-check";
import { XmlC14NMode, XmlDocument } from "libxml2-wasm";
import { describe, expect, it } from "vitest";
import { withoutInstructions } from "./arbitrary-document.ts";
import { canonicalise } from "./canonical.ts";
import { parse } from "./read.ts";
import { isXmlFault, type XmlElement } from "./tree.ts";

function read(source: string): XmlElement {
  const root = parse(source, { whitespace: "keep" });
  if (isXmlFault(root)) throw new Error(`${root.fault} (${root.line}:${root.column})`);
  return root;
}

/** Every element of a document as libxml2 canonicalises it, in document order. */
function byLibxml2(source: string, inclusiveNamespacePrefixes: string[]): string[] {
  const document = XmlDocument.fromString(source);
  try {
    const mode = XmlC14NMode.XML_C14N_EXCLUSIVE_1_0;
    return document.find("//*").map((e) => e.canonicalizeToString({ mode, inclusiveNamespacePrefixes }));
  } finally {
    document.dispose();
  }
}

const everyElement = (e: XmlElement): XmlElement[] => [e, ...e.children.flatMap(everyElement)];

describe("canonicalise", () => {
  it("agrees with libxml2 about every element of a document", () => {
    fc.assert(
      fc.property(withoutInstructions, (source) => {
        expect(everyElement(read(source)).map((e) => canonicalise(e))).toEqual(byLibxml2(source, []));
      }),
      { numRuns: 500 },
    );
  });

  it("agrees with libxml2 about inclusive prefixes", () => {
    const prefixes = fc.subarray(["", "p", "q"]);
    fc.assert(
      fc.property(withoutInstructions, prefixes, (source, inclusivePrefixes) => {
        const ours = everyElement(read(source)).map((e) => canonicalise(e, { inclusivePrefixes }));
        const named = inclusivePrefixes.map((prefix) => (prefix === "" ? "#default" : prefix));
        expect(ours).toEqual(byLibxml2(source, named));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ["<a x='1' b = \"2\"\n/>", '<a b="2" x="1"></a>'],
    ["<!-- --><a><!-- -->x<![CDATA[<&>]]></a><?go?>", "<a>x&lt;&amp;&gt;</a>"],
    [
      "<a x='\"&apos;&lt;>&#9;&#10;&#13;\t'>\"'&#13;\t\r\n</a>",
      '<a x="&quot;\'&lt;>&#x9;&#xA;&#xD; ">"\'&#xD;\t\n</a>',
    ],
    ["<a xmlns:n='urn:&amp;' n:x=''/>", '<a xmlns:n="urn:&amp;" n:x=""></a>'],
    [
      "<a xmlns='urn:a' xmlns:p='urn:p'><b xmlns=''><p:c/></b></a>",
      '<a xmlns="urn:a"><b xmlns=""><p:c xmlns:p="urn:p"></p:c></b></a>',
    ],
    // By namespace name, then local name; those in no namespace first.
    [
      "<a xmlns:y='urn:1' xmlns:x='urn:2' x:c='' y:d='' y:b='' z=''/>",
      '<a xmlns:x="urn:2" xmlns:y="urn:1" z="" y:b="" y:d="" x:c=""></a>',
    ],
    // By code point, not by UTF-16 unit.
    ["<a \u{10000}='' \uf900=''/>", '<a \uf900="" \u{10000}=""></a>'],
  ])("writes %j", (source, form) => {
    expect(canonicalise(read(source))).toBe(form);
  });

  it("is its own canonical form", () => {
    fc.assert(
      fc.property(withoutInstructions, (source) => {
        const form = canonicalise(read(source));
        expect(canonicalise(read(form))).toBe(form);
      }),
    );
  });
});

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
      { numRuns: 20000 },
    );
  });

  it("agrees with libxml2 about inclusive prefixes", () => {
    const prefixes = fc.subarray(["p", "q"]);
    fc.assert(
      fc.property(withoutInstructions, prefixes, (source, inclusivePrefixes) => {
        const ours = everyElement(read(source)).map((e) => canonicalise(e, { inclusivePrefixes }));
        expect(ours).toEqual(byLibxml2(source, inclusivePrefixes));
      }),
      { numRuns: 20000 },
    );
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

import fc from "fast-check";
import { XmlDocument } from "libxml2-wasm";
import { type SaxesAttributeNS, SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { mutated, wellFormed } from "./arbitrary-document.ts";
import { parse, type ReadOptions } from "./read.ts";
import { isXmlFault, XMLNS_NAMESPACE, type XmlElement } from "./tree.ts";

const read = (source: string, options?: ReadOptions): XmlElement => {
  const root = parse(source, options);
  if (isXmlFault(root)) throw new Error(`${root.fault} (${root.line}:${root.column})`);
  return root;
};

/** What both readers have to agree on about an element. */
interface Seen {
  name: string;
  prefix: string;
  namespace: string;
  attributes: [name: string, value: string][];
  content: (Seen | string)[];
  end: number;
}

const ownAttributes = (attributes: Record<string, SaxesAttributeNS>): [string, string][] =>
  Object.values(attributes)
    .filter((a) => a.uri !== XMLNS_NAMESPACE)
    .map((a) => [a.name, a.value]);

const HALF_A_PAIR = /\p{Surrogate}/u;

/** The document as saxes reads it, every text kept; undefined where it finds an error or a DTD. */
function bySaxes(source: string): Seen | undefined {
  // saxes takes the first half of a surrogate pair and whatever follows for one character.
  if (HALF_A_PAIR.test(source)) return undefined;
  const parser = new SaxesParser({ xmlns: true, defaultXMLVersion: "1.0", forceXMLVersion: true });
  const top: Seen = { name: "", prefix: "", namespace: "", attributes: [], content: [], end: -1 };
  const open = [top];
  let refused = false;
  const addText = (text: string) => {
    const { content } = open.at(-1)!;
    const last = content.at(-1);
    if (typeof last === "string") content[content.length - 1] = last + text;
    else if (text !== "") content.push(text);
  };
  parser.on("error", () => {
    refused = true;
  });
  parser.on("doctype", () => {
    refused = true;
  });
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("opentag", ({ local, prefix, uri, attributes }) => {
    const element = {
      name: local,
      prefix,
      namespace: uri,
      attributes: ownAttributes(attributes),
      content: [],
      end: -1,
    };
    open.at(-1)!.content.push(element);
    open.push(element);
  });
  parser.on("closetag", () => {
    if (open.length > 1) open.pop()!.end = parser.position;
  });
  parser.write(source).close();
  return refused ? undefined : (top.content.find((item) => typeof item !== "string") as Seen);
}

/** The second witness, for the few things that saxes lets pass. */
function isReadByLibxml2(source: string): boolean {
  try {
    XmlDocument.fromString(source).dispose();
    return true;
  } catch {
    return false;
  }
}

const isBlank = (text: string) => /^[ \t\r\n]*$/.test(text);

/** What the tree has to hold of what saxes saw: white space between elements is dropped unless text stands there. */
function expected(seen: Seen): unknown {
  const children = seen.content.filter((item) => typeof item !== "string");
  const text = seen.content.filter((item) => typeof item === "string").join("");
  const matters = children.length === 0 || !isBlank(text);
  return {
    ...seen,
    text: matters ? text : "",
    children: children.map(expected),
    content:
      matters && children.length > 0 ? seen.content.map((i) => (typeof i === "string" ? i : expected(i))) : undefined,
  };
}

function shown(element: XmlElement): unknown {
  const { name, prefix, namespace, text, end } = element;
  const content = element.content?.map((item) => (typeof item === "string" ? item : shown(item)));
  const attributes = Object.entries(element.attributes);
  const children = element.children.map(shown);
  // saxes takes white space off namespace names, which are compared as they stand (Namespaces in XML, 2.3).
  return { name, prefix, namespace: namespace.trim(), attributes, text, children, content, end };
}

describe("parse against saxes", () => {
  it("reads every well-formed document into the same tree", () => {
    fc.assert(
      fc.property(wellFormed, (source) => {
        expect(shown(read(source))).toEqual(expected(bySaxes(source)!));
      }),
      { numRuns: 2000 },
    );
  });

  it("refuses what saxes refuses; what else it refuses, libxml2 refuses too", () => {
    fc.assert(
      fc.property(mutated, (source) => {
        const root = parse(source);
        const seen = bySaxes(source);
        if (seen === undefined) expect(isXmlFault(root)).toBe(true);
        else if (isXmlFault(root)) expect([root.fault, isReadByLibxml2(source)]).toEqual([root.fault, false]);
        else expect(shown(root)).toEqual(expected(seen));
      }),
      { numRuns: 5000 },
    );
  });
});

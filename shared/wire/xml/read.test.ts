import fc from "fast-check";
import { XmlDocument } from "libxml2-wasm";
import { type SaxesAttributeNS, SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { MARKUP, mutated, wellFormed } from "./arbitrary-document.ts";
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

describe("parse", () => {
  it("never throws, and a fault lies inside the source", () => {
    const pieces = fc.constantFrom(...MARKUP, "a", "<a>", "<![CDATA[", "<!DOCTYPE", "<?xml version='1.0'?>");
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(pieces, { maxLength: 12 }).map((all) => all.join("")),
    );
    fc.assert(
      fc.property(text, (source) => {
        const root = parse(source);
        if (!isXmlFault(root)) return root.end <= source.length;
        const before = source.slice(0, root.offset).split("\n");
        expect(root).toEqual({ ...root, line: before.length, column: before.at(-1)!.length + 1 });
        return root.offset >= 0 && root.offset <= source.length;
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    ["", 1, 1, /no element/],
    ["<!-- nothing -->", 1, 17, /no element/],
    ["<a>\n <b></a>", 2, 5, /expected <\/b>/],
    ["<a>\n<b>", 2, 4, /<b> is not closed/],
    ["<a/>\n<b/>", 2, 1, /only one root/],
    ["text<a/>", 1, 1, /outside the root/],
    ["<a x=1/>", 1, 6, /quoted/],
    ["<a x='1' x='2'/>", 1, 10, /twice/],
    ["<a x='<'/>", 1, 7, /< in an attribute/],
    ["<a>&nbsp;</a>", 1, 4, /reference/],
    ["<a>&#0;</a>", 1, 4, /reference/],
    ["<a>\u0001</a>", 1, 4, /does not allow/],
    ["<a>\ud800</a>", 1, 4, /surrogate/],
    ["<a>]]></a>", 1, 4, /]]>/],
    ["<p:a/>", 1, 2, /not bound/],
    ["<a p:x=''/>", 1, 3, /not bound/],
    ["<a xmlns:p='urn:a' xmlns:q='urn:a' p:x='' q:x=''/>", 1, 3, /same expanded name/],
    ["<a xmlns:p=''/>", 1, 4, /unbound/],
    ["<a:b:c/>", 1, 2, /qualified name/],
    ["<![CDATA[x]]>", 1, 1, /expected an element/],
    ["<a><!-- -- --></a>", 1, 9, /--/],
    ["<a/><?xml version='1.0'?>", 1, 5, /only allowed at the start/],
    ["<?xml version='1.1'?><a/>", 1, 1, /XML 1.0/],
  ])("refuses %j at line %i, column %i", (source, line, column, fault) => {
    expect(parse(source)).toMatchObject({ line, column, fault: expect.stringMatching(fault) });
  });

  it.each([
    "<!DOCTYPE a><a/>",
    "<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>",
    "<a><!DOCTYPE a></a>",
    "<a/><!DOCTYPE a>",
  ])("refuses the DTD in %j", (source) => {
    expect(isXmlFault(parse(source))).toBe(true);
  });

  it("keeps to its limits", () => {
    const nested = (depth: number) => "<a>".repeat(depth) + "</a>".repeat(depth);
    expect(isXmlFault(parse(nested(200)))).toBe(false);
    expect(parse(nested(201))).toMatchObject({ fault: "more than 200 elements inside each other", offset: 600 });
    expect(parse(nested(3), { depth: 2 })).toMatchObject({ offset: 6 });
    expect(isXmlFault(parse("<a x='' y=''/>", { attributes: 2 }))).toBe(false);
    expect(parse("<a x='' xmlns='y'/>", { attributes: 1 })).toMatchObject({
      fault: "more than 1 attributes",
      offset: 8,
    });
    expect(isXmlFault(parse("<a/>", { size: 4 }))).toBe(false);
    expect(parse("<a />", { size: 4 })).toMatchObject({ fault: "longer than 4 characters", offset: 4 });
  });

  it("keeps numbers, identifiers and any name as they are", () => {
    const { attributes } = read('<id root="1.20" extension="0012345678" __proto__="x" constructor="y"/>');
    expect(Object.entries(attributes)).toEqual([
      ["root", "1.20"],
      ["extension", "0012345678"],
      ["__proto__", "x"],
      ["constructor", "y"],
    ]);
    expect(attributes["toString"]).toBeUndefined();
  });

  it("says where each element stands in the source", () => {
    const source = "<?xml version='1.0'?>\n<a> <b x='>'/><!-- --><c>t</c ></a>\n";
    const root = read(source);
    expect(source.slice(root.start, root.end)).toBe(source.slice(22, -1));
    expect(root.children.map((c) => source.slice(c.start, c.end))).toEqual(["<b x='>'/>", "<c>t</c >"]);
  });

  it("keeps white space where it is asked to", () => {
    const source = "<a> <b> <c/> </b> <s xmlns='urn:s'> <t/>\n</s></a>";
    const contents = (e: XmlElement): unknown => [e.name, e.content?.map((i) => (typeof i === "string" ? i : i.name))];
    const all = (e: XmlElement): unknown[] => [contents(e), ...e.children.flatMap(all)];
    const inS = [
      ["s", [" ", "t", "\n"]],
      ["t", []],
    ];
    expect(all(read(source, { keepWhitespaceIn: "urn:s" }))).toEqual([
      ["a", undefined],
      ["b", undefined],
      ["c", undefined],
      ...inS,
    ]);
    expect(all(read(source, { whitespace: "keep" }))).toEqual([
      ["a", [" ", "b", " ", "s"]],
      ["b", [" ", "c", " "]],
      ["c", []],
      ...inS,
    ]);
  });

  it("refuses processing instructions where white space is kept, because the canonical form has to hold them", () => {
    expect(isXmlFault(parse("<a><?go?></a>"))).toBe(false);
    expect(isXmlFault(parse("<?go?><a/><?go?>", { whitespace: "keep" }))).toBe(false);
    expect(parse("<a><?go?></a>", { whitespace: "keep" })).toMatchObject({ offset: 3 });
    expect(parse("<a><s xmlns='urn:s'><?go?></s></a>", { keepWhitespaceIn: "urn:s" })).toMatchObject({ offset: 20 });
  });
});

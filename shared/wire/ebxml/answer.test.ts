import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeMultipart } from "../mime/multipart.ts";
import { SOAP_NAMESPACE, writeEnvelope, writeFault } from "../soap/envelope.ts";
import { parse } from "../xml/read.ts";
import { isXmlFault, type XmlElement } from "../xml/tree.ts";
import { payloadOf } from "./answer.ts";
import { EBXML_NAMESPACE } from "./header.ts";

const HL7 = "urn:hl7-org:v3";
const DECLARED = `<?xml version="1.0"?>\n<h:A_IN000000 xmlns:h="${HL7}"><h:id root="1"/></h:A_IN000000>`;

const header = {
  id: "header@x",
  contentType: "text/xml",
  body: writeEnvelope({ header: [`<e:MessageHeader xmlns:e="${EBXML_NAMESPACE}"/>`], body: [] }),
};
const part = { id: "p@x", contentType: "application/xml", body: DECLARED };

/** An envelope whose root carries these declarations. */
const within = (declarations: string, payload: string) =>
  `<s:Envelope xmlns:s="${SOAP_NAMESPACE}" ${declarations}><s:Body>${payload}</s:Body></s:Envelope>`;

function source(text: string, contentType?: string): string {
  const payload = payloadOf(text, contentType);
  if (!payload.ok) throw new Error(payload.fault.diagnostics);
  return payload.source;
}

const names = ({ name, namespace, children }: XmlElement): unknown => [namespace, name, children.map(names)];

describe("payloadOf an answer", () => {
  it("leaves a document that declares its namespaces as it is", () => {
    const { body, contentType } = writeMultipart([header, part]);
    expect(source(DECLARED)).toBe(DECLARED);
    expect(source(body, contentType)).toBe(DECLARED);
    expect(source(body.replaceAll("\r\n", "\n"))).toBe(DECLARED);
  });

  it.each([
    [
      "the default namespace",
      `xmlns="${HL7}"`,
      "<A_IN000000><b/></A_IN000000>",
      `<A_IN000000 xmlns="${HL7}"><b/></A_IN000000>`,
    ],
    [
      "the default namespace of a child",
      `xmlns="${HL7}"`,
      '<h:A_IN000000 xmlns:h="u"><b/></h:A_IN000000>',
      `<h:A_IN000000 xmlns="${HL7}" xmlns:h="u"><b/></h:A_IN000000>`,
    ],
    ["a prefix", `xmlns:h="${HL7}" xmlns:o="o"`, "<h:A_IN000000/>", `<h:A_IN000000 xmlns:h="${HL7}"/>`],
    [
      "a prefix in an attribute",
      'xmlns:x="a&amp;b"',
      '<A_IN000000 x:y="1"/>',
      '<A_IN000000 xmlns:x="a&amp;b" x:y="1"/>',
    ],
    ["a prefix in a value", `xmlns:h="${HL7}"`, '<A_IN000000 t="h:II"/>', `<A_IN000000 xmlns:h="${HL7}" t="h:II"/>`],
    ["the innermost of two", 'xmlns="outer"', `<o xmlns="${HL7}"><A_IN000000/></o>`, `<A_IN000000 xmlns="${HL7}"/>`],
    [
      "nothing it declares",
      'xmlns="o" xmlns:h="o"',
      `<A_IN000000\n xmlns = '${HL7}' xmlns:h="h"><h:b/></A_IN000000>`,
      `<A_IN000000\n xmlns = '${HL7}' xmlns:h="h"><h:b/></A_IN000000>`,
    ],
    ["nothing it takes back", 'xmlns="o"', '<A_IN000000 xmlns=""/>', '<A_IN000000 xmlns=""/>'],
    [
      "what only a value seems to declare",
      `xmlns:h="${HL7}"`,
      `<h:A_IN000000 a=' xmlns:h="u"'/>`,
      `<h:A_IN000000 xmlns:h="${HL7}" a=' xmlns:h="u"'/>`,
    ],
  ])("inherits %s", (_, declarations, payload, alone) => {
    expect(source(within(declarations, payload))).toBe(alone);
  });

  it("means alone what it meant in its envelope", () => {
    const prefix = fc.constantFrom("", "a", "b");
    const declarations = fc
      .uniqueArray(prefix)
      .map((all) => all.map((p) => ` xmlns${p === "" ? "" : `:${p}`}="urn:${p}"`).join(""));
    const named = (p: string, n: string) => (p === "" ? n : `${p}:${n}`);
    fc.assert(
      fc.property(prefix, prefix, declarations, declarations, (outer, inner, above, own) => {
        const [a, b] = [named(outer, "A_IN000000"), named(inner, "c")];
        const text = within(above, `<${a}${own}><${b} v="1"/></${a}>`);
        const root = parse(text);
        if (isXmlFault(root)) return;
        const alone = parse(source(text));
        if (isXmlFault(alone)) throw new Error(alone.fault);
        expect(names(alone)).toEqual(names(root.children[0]!.children[0]!));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ["plain text", "secret out of order"],
    ["HTML", "<html><body>secret</body></html>"],
    ["a SOAP Fault", writeFault("Server", "secret")],
    ["an ebXML envelope without a payload", header.body],
    ["ebXML without a part for the payload", writeMultipart([header]).body],
    ["multipart that is cut off", "--b\r\n\r\nsecret"],
  ])("refuses %s without a word of it", (_, text) => {
    const payload = payloadOf(text);
    expect(payload).toMatchObject({ ok: false, fault: { severity: "error", code: "invalid" } });
    expect(JSON.stringify(payload)).not.toContain("secret");
  });
});

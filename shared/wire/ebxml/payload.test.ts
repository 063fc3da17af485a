import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeMultipart } from "../mime/multipart.ts";
import { writeEnvelope, writeFault } from "../soap/envelope.ts";
import type { XmlElement } from "../xml/tree.ts";
import { EBXML_NAMESPACE } from "./header.ts";
import { payloadOf } from "./payload.ts";

const HL7 = '<v3:MCCI_IN010000UK13 xmlns:v3="urn:hl7-org:v3">\n  <v3:id root="1"/>\n</v3:MCCI_IN010000UK13>';
const DECLARED = `<?xml version="1.0" encoding="UTF-8"?>\n${HL7}`;

const messageHeader = (action: string) =>
  `<eb:MessageHeader xmlns:eb="${EBXML_NAMESPACE}"><eb:CPAId>S1</eb:CPAId><eb:ConversationId>C1</eb:ConversationId>` +
  `<eb:Service>urn:nhs:names:services:mm</eb:Service><eb:Action>${action}</eb:Action><eb:MessageData><eb:MessageId>M2</eb:MessageId>` +
  "<eb:Timestamp>2020-01-01T00:00:00Z</eb:Timestamp><eb:RefToMessageId> M1 </eb:RefToMessageId></eb:MessageData></eb:MessageHeader>";
const manifest = (...hrefs: string[]) =>
  `<eb:Manifest xmlns:eb="${EBXML_NAMESPACE}" xmlns:l="http://www.w3.org/1999/xlink">${hrefs
    .map((href) => `<eb:Reference l:href="${href}"/>`)
    .join("")}</eb:Manifest>`;
const part = (id: string, body: string | Uint8Array) => ({ id, contentType: "text/xml; charset=UTF-8", body });
const header = (...hrefs: string[]) =>
  part("header@x", writeEnvelope({ header: [messageHeader("MCCI_IN010000UK13")], body: [manifest(...hrefs)] }));

const FACTS = {
  cpaId: "S1",
  conversationId: "C1",
  service: "urn:nhs:names:services:mm",
  action: "MCCI_IN010000UK13",
  messageId: "M2",
  timestamp: "2020-01-01T00:00:00Z",
  refToMessageId: "M1",
  acknowledgement: undefined,
  errors: [],
};

function read(body: string, contentType?: string) {
  const payload = payloadOf(body, contentType);
  if (!payload.ok) throw new Error(payload.fault.diagnostics);
  return payload;
}

describe("payloadOf", () => {
  it("is a bare document itself", () => {
    const { document, source, ebxml } = read(`\n ${DECLARED}`, "application/xml");
    expect(document).toMatchObject({ name: "MCCI_IN010000UK13", namespace: "urn:hl7-org:v3" });
    expect(source).toBe(DECLARED);
    expect(ebxml).toBeUndefined();
  });

  it("is in the body of a SOAP envelope, also inside the name of an operation", () => {
    for (const inBody of [HL7, `<PrescriptionsResponse>\n${HL7}\n</PrescriptionsResponse>`]) {
      const { document, source } = read(writeEnvelope({ header: ["<a/>"], body: [inBody] }), "text/xml");
      expect(source).toBe(HL7);
      const texts = (e: XmlElement): string[] => [source.slice(e.start, e.end), ...e.children.flatMap(texts)];
      expect(texts(document)).toEqual([HL7, '<v3:id root="1"/>']);
    }
  });

  it("is the part that the Manifest names, with the facts of the header", () => {
    const { body, contentType } = writeMultipart([
      header("mid:1", "cid:p%40x"),
      part("other@x", "no XML"),
      part("p@x", DECLARED),
    ]);
    const { document, source, ebxml } = read(body, contentType);
    expect(document.name).toBe("MCCI_IN010000UK13");
    expect(source).toBe(DECLARED);
    expect(ebxml).toEqual({ ...FACTS, contentIds: ["p@x"] });
  });

  it("is the first other part where the Manifest names none that is there", () => {
    const { body } = writeMultipart([header("cid:nowhere"), part("p@x", Buffer.from(DECLARED))]);
    expect(read(body).source).toBe(DECLARED);
    expect(
      read(body.replaceAll("\r\n", "\n"), "multipart/related; boundary=--=_MIME-Boundary; start=header@x").source,
    ).toBe(DECLARED);
    expect(read(body, 'multipart/related; boundary="--=_MIME-Boundary"').ebxml?.conversationId).toBe("C1");
  });

  it("is a part that stands alone", () => {
    expect(read(writeMultipart([part("p@x", DECLARED)]).body).source).toBe(DECLARED);
  });

  it("keeps white space where it is asked to", () => {
    const payload = payloadOf(`<a> <b xmlns="urn:s"> <c/></b></a>`, "", { keepWhitespaceIn: "urn:s" });
    expect(payload).toMatchObject({ document: { content: undefined, children: [{ content: [" ", { name: "c" }] }] } });
  });

  const acknowledgement = `<eb:Acknowledgment xmlns:eb="${EBXML_NAMESPACE}"><eb:Timestamp>T</eb:Timestamp><eb:RefToMessageId>M1</eb:RefToMessageId></eb:Acknowledgment>`;
  const errorList =
    `<e:ErrorList xmlns:e="${EBXML_NAMESPACE}"><e:Error e:errorCode="ValueNotRecognized" e:severity="Error">` +
    "<e:Description>501314</e:Description></e:Error></e:ErrorList>";

  it.each([
    ["nothing", "", /no element/],
    ["a word", "Service Unavailable", /outside the root/],
    ["HTML that is no XML", "<!DOCTYPE html><p>", /document type/],
    ["HTML that is XML", "<html><body>503</body></html>", /HTML/],
    ["XML that is cut off", DECLARED.slice(0, -5), /line 4, column 1/],
    ["a SOAP Fault", writeFault("Client", "secret"), /SOAP Fault \(Client\)\.$/],
    ["SOAP 1.2", '<Envelope xmlns="http://www.w3.org/2003/05/soap-envelope"/>', /not SOAP 1.1/],
    ["an empty envelope", writeEnvelope({ body: [] }), /no payload/],
    ["multipart that is cut off", writeMultipart([part("a", HL7)]).body.slice(0, -30), /boundary is missing/],
    ["a part that is no XML", writeMultipart([header(), part("p", "x")]).body, /outside the root/],
    ["a header that is no XML", writeMultipart([part("h", "<a>"), part("p", HL7)]).body, /Not a header/],
    ["parts without a header", writeMultipart([part("h", "<a/>"), part("p", HL7)]).body, /without an ebXML header/],
  ])("refuses %s", (_, body, diagnostics) => {
    expect(payloadOf(body)).toMatchObject({
      ok: false,
      fault: { severity: "error", diagnostics: expect.stringMatching(diagnostics) },
    });
  });

  it("knows an acknowledgement without a payload", () => {
    const payload = payloadOf(writeEnvelope({ header: [messageHeader("Acknowledgment"), acknowledgement], body: [] }));
    expect(payload).toMatchObject({
      ok: false,
      fault: { diagnostics: "The envelope has no payload." },
      ebxml: { action: "Acknowledgment", acknowledgement: { refToMessageId: "M1", timestamp: "T" } },
    });
  });

  it("knows ebXML errors, bare and in a part", () => {
    const error = writeEnvelope({ header: [messageHeader("MessageError"), errorList], body: [] });
    for (const body of [error, writeMultipart([part("h", error)]).body]) {
      expect(payloadOf(body)).toMatchObject({
        ok: false,
        fault: { diagnostics: "The answer is an ebXML error (ValueNotRecognized)." },
        ebxml: {
          refToMessageId: "M1",
          errors: [{ code: "ValueNotRecognized", severity: "Error", description: "501314" }],
        },
      });
    }
  });

  it("never throws", () => {
    const [whole] = [writeMultipart([header("cid:p@x"), part("p@x", DECLARED)]).body];
    fc.assert(
      fc.property(
        fc.nat(),
        fc.nat(40),
        fc.string(),
        fc.constantFrom("", "multipart/related", "text/xml"),
        (where, taken, put, type) => {
          const at = where % whole.length;
          return typeof payloadOf(whole.slice(0, at) + put + whole.slice(at + taken), type).ok === "boolean";
        },
      ),
      { numRuns: 1000 },
    );
  });
});

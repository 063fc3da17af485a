import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "../xml/read.ts";
import { isXmlFault, type XmlElement } from "../xml/tree.ts";
import { illegalCharacter } from "../xml/write.ts";
import { envelopeOf, faultOf, SOAP_NAMESPACE, writeEnvelope, writeFault } from "./envelope.ts";

function read(source: string): XmlElement {
  const root = parse(source);
  if (isXmlFault(root)) throw new Error(root.fault);
  return root;
}

describe("envelopeOf", () => {
  it.each(["soap:", "SOAP-ENV:", "s:", ""])("reads header and body under the prefix %j", (p) => {
    const xmlns = p === "" ? "xmlns" : `xmlns:${p.slice(0, -1)}`;
    const envelope = envelopeOf(
      read(
        `<${p}Envelope ${xmlns}="${SOAP_NAMESPACE}"> <${p}Header> <a xmlns=""/><b xmlns=""/> </${p}Header>` +
          `<${p}Body><c xmlns=""/></${p}Body></${p}Envelope>`,
      ),
    );
    expect(envelope?.header.map((e) => e.name)).toEqual(["a", "b"]);
    expect(envelope?.body.map((e) => e.name)).toEqual(["c"]);
  });

  it.each([
    "<Envelope><Body/></Envelope>",
    '<Envelope xmlns="http://www.w3.org/2003/05/soap-envelope"><Body/></Envelope>',
    `<Body xmlns="${SOAP_NAMESPACE}"/>`,
  ])("knows that %s is none", (source) => {
    expect(envelopeOf(read(source))).toBeUndefined();
  });

  it("has nothing where nothing is", () => {
    expect(envelopeOf(read(`<Envelope xmlns="${SOAP_NAMESPACE}"/>`))).toEqual({ header: [], body: [] });
  });
});

describe("faultOf", () => {
  it("reads code, text and detail", () => {
    const fault = read(
      `<s:Fault xmlns:s="${SOAP_NAMESPACE}"><faultcode> s:Client.Party </faultcode><faultstring>no &lt;party&gt;</faultstring>` +
        "<detail><why/></detail></s:Fault>",
    );
    expect(faultOf(fault)).toMatchObject({ code: "Client.Party", text: "no <party>", detail: [{ name: "why" }] });
    expect(faultOf(read(`<Fault xmlns="${SOAP_NAMESPACE}"/>`))).toEqual({ code: "", text: "", detail: [] });
    expect(faultOf(read("<Fault/>"))).toBeUndefined();
  });
});

describe("writeEnvelope", () => {
  it("writes what envelopeOf reads", () => {
    const written = writeEnvelope({
      header: ["<h/>"],
      body: ['<?xml version="1.0"?>\n<b xmlns="urn:b">x</b>', "<c/>"],
    });
    const envelope = envelopeOf(read(written));
    expect(envelope?.header).toMatchObject([{ name: "h", namespace: "" }]);
    expect(envelope?.body).toMatchObject([{ name: "b", namespace: "urn:b", text: "x" }, { name: "c" }]);
    expect(writeEnvelope({ body: [] })).not.toContain("Header");
  });

  it("writes faults that faultOf reads", () => {
    const text = fc.string({ unit: "grapheme" }).filter((t) => illegalCharacter(t) === -1 && t === t.trim());
    fc.assert(
      fc.property(text, (reason) => {
        const [fault] = envelopeOf(read(writeFault("Server.Timeout", reason)))!.body;
        expect(faultOf(fault!)).toEqual({ code: "Server.Timeout", text: reason, detail: [] });
      }),
    );
  });
});

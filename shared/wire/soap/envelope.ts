// SOAP 1.1 envelopes (https://www.w3.org/TR/2000/NOTE-SOAP-20000508/), read and written.
import type { XmlElement } from "../xml/tree.ts";
import { escapeText } from "../xml/write.ts";

export const SOAP_NAMESPACE = "http://schemas.xmlsoap.org/soap/envelope/";

export interface Envelope {
  /** Header blocks, none where there is no Header. */
  readonly header: readonly XmlElement[];
  readonly body: readonly XmlElement[];
}

/** The envelope whose root this is; undefined where it is none. Envelopes of other versions are in another namespace. */
export function envelopeOf(root: XmlElement): Envelope | undefined {
  if (root.name !== "Envelope" || root.namespace !== SOAP_NAMESPACE) return undefined;
  const inside = (name: string) =>
    root.children.find((c) => c.name === name && c.namespace === SOAP_NAMESPACE)?.children ?? [];
  return { header: inside("Header"), body: inside("Body") };
}

export interface SoapFault {
  /** Without its prefix: `Client`, `Server.Timeout`. */
  readonly code: string;
  readonly text: string;
  readonly detail: readonly XmlElement[];
}

/** What a SOAP Fault says (section 4.4); undefined for another element. */
export function faultOf(element: XmlElement): SoapFault | undefined {
  if (element.name !== "Fault" || element.namespace !== SOAP_NAMESPACE) return undefined;
  const child = (name: string) => element.children.find((c) => c.name === name);
  const text = (name: string) => child(name)?.text.trim() ?? "";
  return {
    code: text("faultcode").replace(/^.*:/, ""),
    text: text("faultstring"),
    detail: child("detail")?.children ?? [],
  };
}

/** An envelope around blocks that are XML already; an XML declaration in front of a block is taken off. */
export function writeEnvelope(blocks: {
  readonly header?: readonly string[];
  readonly body: readonly string[];
}): string {
  const inside = (name: string, content: readonly string[]) =>
    `<soap:${name}>${content.map((block) => block.replace(DECLARATION, "")).join("")}</soap:${name}>`;
  const header = blocks.header === undefined ? "" : inside("Header", blocks.header);
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<soap:Envelope xmlns:soap="${SOAP_NAMESPACE}">` +
    `${header}${inside("Body", blocks.body)}</soap:Envelope>`
  );
}

const DECLARATION = /^\ufeff?\s*<\?xml\s[^>]*\?>\s*/;

/** Codes of section 4.4.1; the part behind a dot narrows them. */
export type SoapFaultCode = `${"VersionMismatch" | "MustUnderstand" | "Client" | "Server"}${"" | `.${string}`}`;

/** An envelope with a Fault. */
export const writeFault = (code: SoapFaultCode, text: string): string =>
  writeEnvelope({
    body: [
      `<soap:Fault><faultcode>soap:${escapeText(code)}</faultcode>` +
        `<faultstring>${escapeText(text)}</faultstring></soap:Fault>`,
    ],
  });

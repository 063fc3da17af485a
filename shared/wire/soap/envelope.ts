// SOAP 1.1 envelopes that were received (https://www.w3.org/TR/2000/NOTE-SOAP-20000508/).
import type { XmlElement } from "../xml/tree.ts";

export const SOAP_NAMESPACE = "http://schemas.xmlsoap.org/soap/envelope/";

export interface Envelope {
  readonly header: readonly XmlElement[];
  readonly body: readonly XmlElement[];
}

/** The envelope whose root this is; undefined where it is none. */
export function envelopeOf(root: XmlElement): Envelope | undefined {
  if (root.name !== "Envelope" || root.namespace !== SOAP_NAMESPACE) return undefined;
  const inside = (name: string) =>
    root.children.find((c) => c.name === name && c.namespace === SOAP_NAMESPACE)?.children ?? [];
  return { header: inside("Header"), body: inside("Body") };
}

/** faultcode and faultstring of a SOAP Fault; undefined for another element. */
export function faultOf(element: XmlElement): { readonly code: string; readonly text: string } | undefined {
  if (element.name !== "Fault" || element.namespace !== SOAP_NAMESPACE) return undefined;
  const text = (name: string) => element.children.find((c) => c.name === name)?.text.trim() ?? "";
  return { code: text("faultcode"), text: text("faultstring") };
}

// The HL7 V3 document in what a national system answers: bare, in a SOAP envelope, or behind an ebXML header (eps.md 3.2, 5.2).
import type { Fault } from "../../mapping/fault.ts";
import { looksMultipart, readMultipart } from "../mime/multipart.ts";
import { envelopeOf, faultOf } from "../soap/envelope.ts";
import { parse, type ReadOptions } from "../xml/read.ts";
import { isXmlFault, type XmlElement } from "../xml/tree.ts";

export const EBXML_NAMESPACE = "http://www.oasis-open.org/committees/ebxml-msg/schema/msg-header-2_0.xsd";

export type Payload =
  | { readonly ok: true; readonly document: XmlElement }
  | { readonly ok: false; readonly fault: Fault };

const refuse = (diagnostics: string): Payload => ({
  ok: false,
  fault: { severity: "error", code: "invalid", expression: "", diagnostics },
});

/**
 * The payload of an answer. `contentType` is needed only where the body does not start with its boundary. Refused, in words
 * that hold nothing of the message: what is not XML, a SOAP Fault, an envelope without a payload. Never throws.
 */
export function payloadOf(text: string, contentType = "", options: ReadOptions = {}): Payload {
  if (!/^multipart\//i.test(contentType) && !looksMultipart(text)) return unwrapped(text, options);
  const read = readMultipart(text, contentType);
  if (!read.ok) return refuse(`Not a message that can be read: ${read.fault.fault} (line ${read.fault.line}).`);
  const { parts, root } = read.value;
  const payload = parts.find((_, i) => i !== root) ?? parts[root]!;
  return unwrapped(payload.body, options);
}

/** A document as it is; of an envelope the first element of its body that is not ebXML's own. */
function unwrapped(text: string, options: ReadOptions): Payload {
  const root = parse(text.trimStart(), options);
  if (isXmlFault(root)) {
    return refuse(`Not XML that can be read: ${root.fault} (line ${root.line}, column ${root.column}).`);
  }
  const envelope = envelopeOf(root);
  if (envelope === undefined) return { ok: true, document: root };
  const payload = envelope.body.find((e) => e.namespace !== EBXML_NAMESPACE);
  if (payload === undefined) return refuse("The envelope has no payload.");
  return faultOf(payload) === undefined
    ? { ok: true, document: wrapped(payload) }
    : refuse("The answer is a SOAP Fault.");
}

/** What an element that only names the operation (`PrescriptionsResponse`) is put around. */
const wrapped = (element: XmlElement): XmlElement =>
  element.children.length === 1 && element.text === "" && Object.keys(element.attributes).length === 0
    ? wrapped(element.children[0]!)
    : element;

// The HL7 V3 document in what a national system answers: bare, in a SOAP envelope, or behind an ebXML header (eps.md 3.2, 5.2).
import type { Fault } from "../../mapping/fault.ts";
import { decodePart, looksMultipart, type Multipart, type Part, partOf, readMultipart } from "../mime/multipart.ts";
import { type Envelope, envelopeOf, faultOf } from "../soap/envelope.ts";
import { parse, type ReadOptions } from "../xml/read.ts";
import { isXmlFault, type XmlElement } from "../xml/tree.ts";
import { EBXML_NAMESPACE, type EbxmlHeader, ebxmlHeaderOf } from "./header.ts";

/** `ebxml` is there where an ebXML header was read, also where a signal (acknowledgement, error) has no payload. */
export type Payload =
  | {
      readonly ok: true;
      readonly document: XmlElement;
      /** The exact text of the payload; the offsets of `document` point into it. */
      readonly source: string;
      readonly ebxml?: EbxmlHeader;
    }
  | { readonly ok: false; readonly fault: Fault; readonly ebxml?: EbxmlHeader };

const refuse = (diagnostics: string): Payload => ({
  ok: false,
  fault: { severity: "error", code: "invalid", expression: "", diagnostics },
});

/**
 * The payload of an answer. `contentType` is needed only where the body does not start with its boundary. Refused, in words
 * that hold nothing of the message: what is not XML, a page for people, a SOAP Fault, ebXML errors, an envelope without a
 * payload. Never throws.
 */
export function payloadOf(body: string, contentType = "", options: ReadOptions = {}): Payload {
  if (!/^\s*multipart\//i.test(contentType) && !looksMultipart(body)) return unwrapped(body, options);
  const read = readMultipart(body, contentType, options.size === undefined ? {} : { size: options.size });
  if (!read.ok) return refuse(`Not a message that can be read: ${read.fault.fault} (line ${read.fault.line}).`);
  return payloadPart(read.value, options);
}

/** The payload is the first part that the Manifest of the root part names, else the first other part. */
function payloadPart({ parts, root }: Multipart, options: ReadOptions): Payload {
  if (parts.length === 1) return partUnwrapped(parts[0]!, options);
  const start = decodePart(parts[root]!);
  if (!start.ok) return refuse(`Not a message that can be read: ${start.fault}.`);
  const header = parse(start.text.trimStart());
  if (isXmlFault(header)) return refuse(`Not a header that can be read: ${header.fault} (line ${header.line}).`);
  const envelope = envelopeOf(header);
  const ebxml = envelope && ebxmlHeaderOf(envelope);
  if (ebxml === undefined) return refuse("Several parts without an ebXML header.");
  const named = ebxml.contentIds.map((id) => partOf(parts, id)).find((i) => i !== -1 && i !== root);
  return { ...partUnwrapped(parts[named ?? (root === 0 ? 1 : 0)]!, options), ebxml };
}

function partUnwrapped(part: Part, options: ReadOptions): Payload {
  const decoded = decodePart(part);
  return decoded.ok ? unwrapped(decoded.text, options) : refuse(`Not a message that can be read: ${decoded.fault}.`);
}

/** A document as it is; of an envelope what is in its body. */
function unwrapped(text: string, options: ReadOptions): Payload {
  const source = text.trimStart();
  const root = parse(source, options);
  if (isXmlFault(root)) {
    return refuse(`Not XML that can be read: ${root.fault} (line ${root.line}, column ${root.column}).`);
  }
  const envelope = envelopeOf(root);
  if (envelope !== undefined) return inEnvelope(envelope, source);
  if (root.name === "Envelope") return refuse("An envelope that is not SOAP 1.1.");
  if (root.name.toLowerCase() === "html") return refuse("A page for people (HTML), not a message.");
  return { ok: true, document: root, source };
}

/** The first element of the body that is not ebXML's own, in its own text. */
function inEnvelope(envelope: Envelope, source: string): Payload {
  const ebxml = ebxmlHeaderOf(envelope);
  const facts = ebxml === undefined ? {} : { ebxml };
  const payload = envelope.body.find((e) => e.namespace !== EBXML_NAMESPACE);
  const fault = payload && faultOf(payload);
  if (fault !== undefined) return { ...refuse(`The answer is a SOAP Fault${inBrackets([fault.code])}.`), ...facts };
  if (payload !== undefined) {
    const document = wrapped(payload);
    const own = source.slice(document.start, document.end);
    moveBack(document, document.start);
    return { ok: true, document, source: own, ...facts };
  }
  const codes = ebxml?.errors.map(({ code }) => code) ?? [];
  if (codes.length > 0) return { ...refuse(`The answer is an ebXML error${inBrackets(codes)}.`), ...facts };
  return { ...refuse("The envelope has no payload."), ...facts };
}

/** Codes that are words and no data: the vocabularies of SOAP and ebXML are open. */
function inBrackets(codes: readonly string[]): string {
  const words = codes.filter((code) => /^[A-Za-z.]{1,40}$/.test(code));
  return words.length === 0 ? "" : ` (${words.join(", ")})`;
}

/** The message inside elements that only name an operation (`PrescriptionsResponse`). */
const wrapped = (element: XmlElement): XmlElement =>
  !INTERACTION.test(element.name) &&
  element.children.length === 1 &&
  element.text === "" &&
  Object.keys(element.attributes).length === 0
    ? wrapped(element.children[0]!)
    : element;

/** A message is named by its interaction: `MCCI_IN010000UK13`. */
const INTERACTION = /_IN\d{6}/;

function moveBack(element: XmlElement, by: number): void {
  element.start -= by;
  element.end -= by;
  for (const child of element.children) moveBack(child, by);
}

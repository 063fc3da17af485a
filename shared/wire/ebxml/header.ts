// What the header of an ebXML message says (ebMS 2.0, OASIS 2002): sections 3.1 MessageHeader, 4.2 Error, 6.3 Acknowledgment.
import type { Envelope } from "../soap/envelope.ts";
import type { XmlElement } from "../xml/tree.ts";

export const EBXML_NAMESPACE = "http://www.oasis-open.org/committees/ebxml-msg/schema/msg-header-2_0.xsd";
const XLINK = "http://www.w3.org/1999/xlink";

export interface EbxmlError {
  readonly code: string;
  readonly severity: string;
  readonly description: string;
}

/** "" where the message leaves out what it must have; undefined where it leaves out what it may. */
export interface EbxmlHeader {
  readonly cpaId: string;
  readonly conversationId: string;
  readonly service: string;
  readonly action: string;
  readonly messageId: string;
  readonly timestamp: string;
  readonly refToMessageId: string | undefined;
  readonly acknowledgement: { readonly refToMessageId: string; readonly timestamp: string } | undefined;
  readonly errors: readonly EbxmlError[];
  /** Content ids of the parts that the Manifest names, in its order. */
  readonly contentIds: readonly string[];
}

/** The facts of an envelope's ebXML header; undefined where it has none. */
export function ebxmlHeaderOf({ header, body }: Envelope): EbxmlHeader | undefined {
  const message = ofName(header, "MessageHeader");
  if (message === undefined) return undefined;
  const data = child(message, "MessageData");
  const acknowledgement = ofName(header, "Acknowledgment");
  return {
    cpaId: text(message, "CPAId") ?? "",
    conversationId: text(message, "ConversationId") ?? "",
    service: text(message, "Service") ?? "",
    action: text(message, "Action") ?? "",
    messageId: text(data, "MessageId") ?? "",
    timestamp: text(data, "Timestamp") ?? "",
    refToMessageId: text(data, "RefToMessageId"),
    acknowledgement: acknowledgement && {
      refToMessageId: text(acknowledgement, "RefToMessageId") ?? "",
      timestamp: text(acknowledgement, "Timestamp") ?? "",
    },
    errors: childrenOf(ofName(header, "ErrorList"), "Error").map(errorOf),
    contentIds: childrenOf(ofName(body, "Manifest"), "Reference").flatMap(contentId),
  };
}

const isEbxml = (name: string) => (e: XmlElement) => e.name === name && e.namespace === EBXML_NAMESPACE;
const ofName = (elements: readonly XmlElement[], name: string) => elements.find(isEbxml(name));
const child = (element: XmlElement | undefined, name: string) => element?.children.find(isEbxml(name));
const childrenOf = (element: XmlElement | undefined, name: string) => element?.children.filter(isEbxml(name)) ?? [];
const text = (element: XmlElement | undefined, name: string) => child(element, name)?.text.trim();

/** Value of an attribute of a namespace, whatever its prefix is. */
function attribute(element: XmlElement, namespace: string, name: string): string | undefined {
  for (const qualified in element.attributes) {
    const colon = qualified.indexOf(":");
    if (colon === -1 || qualified.slice(colon + 1) !== name) continue;
    if (namespaceOf(element, qualified.slice(0, colon)) === namespace) return element.attributes[qualified];
  }
  return undefined;
}

function namespaceOf(element: XmlElement, prefix: string): string | undefined {
  let scope = element.scope;
  while (scope !== undefined && scope.prefix !== prefix) scope = scope.outer;
  return scope?.namespace;
}

const errorOf = (error: XmlElement): EbxmlError => ({
  code: attribute(error, EBXML_NAMESPACE, "errorCode") ?? "",
  severity: attribute(error, EBXML_NAMESPACE, "severity") ?? "",
  description: text(error, "Description") ?? "",
});

/** The id behind `cid:` (RFC 2392), percent-decoded; nothing where the reference leads elsewhere. */
function contentId(reference: XmlElement): string[] {
  const href = attribute(reference, XLINK, "href") ?? "";
  if (!/^cid:/i.test(href)) return [];
  try {
    return [decodeURIComponent(href.slice(4))];
  } catch {
    return [href.slice(4)];
  }
}

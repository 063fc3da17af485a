// What the prescriber's signature of a prescription has to cover, cut out of the message itself (eps.md 8.1): the same
// fragments that `$prepare` makes from FHIR, here from the bytes that are sent or were received.
import { HL7_V3_NAMESPACE } from "../../shared/wire/hl7v3/port.ts";
import { instant } from "../../shared/wire/hl7v3/timestamps.ts";
import { canonicalise } from "../../shared/wire/xml/canonical.ts";
import type { XmlElement } from "../../shared/wire/xml/tree.ts";

export interface SignedContent {
  /** The one Signature element in its place. */
  readonly signature: XmlElement | undefined;
  /** The fragments in canonical form; undefined where one is absent, or there more than once. */
  readonly content: string | undefined;
  /** When the author says to have signed. */
  readonly signedAt: Date | undefined;
}

/**
 * @param prescription a ParentPrescription, in the namespace of HL7 or in none and with any prefix, of a document that was
 *   read with `keepWhitespaceIn` the namespace of signatures
 */
export function signedContent(prescription: XmlElement): SignedContent {
  const inner = only(only(prescription, "pertinentInformation1"), "pertinentPrescription");
  const author = only(inner, "author");
  const time = only(author, "time");
  return {
    signature: only(only(author, "signatureText"), "Signature"),
    content: fragments(prescription, inner, author, time),
    signedAt: time === undefined ? undefined : dateOf(time.attributes["value"] ?? ""),
  };
}

function fragments(
  prescription: XmlElement,
  inner: XmlElement | undefined,
  author: XmlElement | undefined,
  time: XmlElement | undefined,
): string | undefined {
  const [id] = all(inner, "id");
  const [agent, target] = [only(author, "AgentPerson"), only(prescription, "recordTarget")];
  const items = all(inner, "pertinentInformation2").map((around) => only(around, "pertinentLineItem"));
  if (time === undefined || id === undefined || agent === undefined || target === undefined) return undefined;
  if (items.length === 0 || !items.every((item) => item !== undefined)) return undefined;
  const signed = [[time, id], [agent], [target], ...items.map((item) => [asSigned(item)])];
  if (!NAMESPACES.includes(prescription.namespace) || !isWithin(prescription.namespace, prescription)) return undefined;
  return `<FragmentsToBeHashed>${signed.map(fragment).join("")}</FragmentsToBeHashed>`;
}

/** What was signed is in the namespace of HL7; prescriptions that are handed on without their wrapper lose it. */
const NAMESPACES = [HL7_V3_NAMESPACE, ""];

/** Elements of other namespaces would be signed here and not be there for whoever looks for those of HL7. */
const isWithin = (namespace: string, element: XmlElement): boolean =>
  element.namespace === namespace &&
  (element.name === "signatureText" || element.children.every((child) => isWithin(namespace, child)));

const fragment = (parts: readonly XmlElement[]): string =>
  `<Fragment>${parts.map((part) => canonicalise(inHl7(part))).join("")}</Fragment>`;

/** An item as it is signed: without its status, and of its repeat number only the limit. */
const asSigned = (item: XmlElement): XmlElement => ({
  ...item,
  children: item.children
    .filter(({ name }) => name !== "pertinentInformation4")
    .map((c) => (c.name === "repeatNumber" ? { ...c, children: all(c, "high") } : c)),
});

/** The element as it was signed: in the namespace of HL7 without a prefix, whatever the message around it does. */
function inHl7(element: XmlElement): XmlElement {
  if (isInHl7(element)) return element;
  const { content } = element;
  return {
    ...element,
    prefix: "",
    namespace: HL7_V3_NAMESPACE,
    children: element.children.map(inHl7),
    content: content?.map((part) => (typeof part === "string" ? part : inHl7(part))),
  };
}

const isInHl7 = ({ prefix, namespace, children }: XmlElement): boolean =>
  prefix === "" && namespace === HL7_V3_NAMESPACE && children.every(isInHl7);

const all = (parent: XmlElement | undefined, name: string): XmlElement[] =>
  parent?.children.filter((c) => c.name === name) ?? [];

/** The one child of the name. Of two, whoever reads the message might take the other one than was signed. */
function only(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  const found = all(parent, name);
  return found.length === 1 ? found[0] : undefined;
}

function dateOf(time: string): Date | undefined {
  const said = instant.decode(time, undefined as never);
  return typeof said === "string" ? new Date(said) : undefined;
}

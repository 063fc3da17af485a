// The payload of an answer as a document that stands alone, for whoever keeps its text (eps.md 3.2, 5.2).
import type { Fault } from "../../mapping/fault.ts";
import type { NamespaceScope, XmlElement } from "../xml/tree.ts";
import { escapeAttribute } from "../xml/write.ts";
import { payloadOf as payloadIn } from "./payload.ts";

export type AnswerPayload =
  | { readonly ok: true; readonly source: string }
  | { readonly ok: false; readonly fault: Fault };

/**
 * The text of the HL7 V3 document in an answer: cut out as it is, with those namespace declarations put on its start tag
 * that it inherits from an envelope and makes use of. Refuses what `payload.ts` refuses. Never throws.
 */
export function payloadOf(text: string, contentType?: string): AnswerPayload {
  const payload = payloadIn(text, contentType);
  return payload.ok
    ? { ok: true, source: standingAlone(payload.document, payload.source) }
    : { ok: false, fault: payload.fault };
}

/** Sync answers of Spine declare `urn:hl7-org:v3` on the envelope only: what is cut out would be in no namespace. */
function standingAlone(document: XmlElement, source: string): string {
  const behindName =
    document.start + 1 + (document.prefix === "" ? 0 : document.prefix.length + 1) + document.name.length;
  const own = declaredIn(source, behindName);
  const used = usedIn(document, source);
  const missing = inForce(document.scope).filter(
    ({ prefix, namespace }) => namespace !== "" && !own.has(prefix) && used.has(prefix),
  );
  const added = missing.map(({ prefix, namespace }) => ` ${declaration(prefix)}="${escapeAttribute(namespace)}"`);
  return source.slice(0, behindName) + added.join("") + source.slice(behindName);
}

const declaration = (prefix: string): string => (prefix === "" ? "xmlns" : `xmlns:${prefix}`);

/** Prefixes that the start tag itself declares; `from` is behind its name. The tag has been found well-formed. */
function declaredIn(source: string, from: number): Set<string> {
  const attribute = /\s+([^\s=<>/]+)\s*=\s*(?:"[^"]*"|'[^']*')/y;
  attribute.lastIndex = from;
  const prefixes = new Set<string>();
  for (let found = attribute.exec(source); found !== null; found = attribute.exec(source)) {
    const name = found[1]!;
    if (name === "xmlns") prefixes.add("");
    else if (name.startsWith("xmlns:")) prefixes.add(name.slice("xmlns:".length));
  }
  return prefixes;
}

/** Of each prefix the innermost declaration, outermost prefix first. */
function inForce(scope: NamespaceScope | undefined): NamespaceScope[] {
  const innermost = new Map<string, NamespaceScope>();
  for (let at = scope; at !== undefined; at = at.outer) if (!innermost.has(at.prefix)) innermost.set(at.prefix, at);
  return [...innermost.values()].reverse();
}

/**
 * Prefixes that are made use of: what stands before a colon anywhere, because values hold names too (`xsi:type="hl7:II"`).
 * One pass for all of them, for an envelope may declare thousands.
 */
function usedIn(document: XmlElement, source: string): Set<string> {
  const used = new Set<string>(holdsUnprefixed(document) ? [""] : []);
  for (const [, word, colon] of source.slice(document.start).matchAll(/([\w.\-\u0080-\uffff]+)(:?)/g)) {
    if (colon !== "") used.add(word!);
  }
  return used;
}

const holdsUnprefixed = (element: XmlElement): boolean =>
  element.prefix === "" || element.children.some(holdsUnprefixed);

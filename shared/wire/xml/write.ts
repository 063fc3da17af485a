// Trees to text. One writer serves the wire and the canonical form: exclusive XML canonicalisation 1.0 of a tree is
// what is written here.

import { type NamespaceScope, XML_NAMESPACE, type XmlElement } from "./tree.ts";

const TEXT_SPECIAL = /[&<>\r]/;
const VALUE_SPECIAL = /[&<"\t\n\r]/;

const ILLEGAL = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/** Index of the first character that no XML 1.0 document can hold (controls, lone surrogates, U+FFFE, U+FFFF), or -1. */
export function illegalCharacter(text: string): number {
  return text.search(ILLEGAL);
}

/** Text as C14N writes it: & < > and CR are escaped. Ask `illegalCharacter` first where the text is not known. */
export function escapeText(text: string): string {
  if (!TEXT_SPECIAL.test(text)) return text;
  return text.replace(/[&<>\r]/g, (c) => (c === "&" ? "&amp;" : c === "<" ? "&lt;" : c === ">" ? "&gt;" : "&#xD;"));
}

const VALUE_ESCAPES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  '"': "&quot;",
  "\t": "&#x9;",
  "\n": "&#xA;",
  "\r": "&#xD;",
};

/** An attribute's value as C14N writes it between double quotes: & < " TAB LF CR are escaped. */
export function escapeAttribute(value: string): string {
  if (!VALUE_SPECIAL.test(value)) return value;
  return value.replace(/[&<"\t\n\r]/g, (c) => VALUE_ESCAPES[c]!);
}

/**
 * The element as text: start and end tags always, declarations where they are first needed, attributes sorted as C14N
 * sorts them. An attribute with a prefix needs the element's `scope` to say what the prefix means (or `xml`).
 *
 *     writeElement(root); // <id xmlns="urn:hl7-org:v3" root="1.2"></id>
 */
export function writeElement(element: XmlElement): string {
  return write(element, NOTHING_WRITTEN, NO_PREFIXES);
}

/** What the declarations already written outside an element bind, by prefix. */
export type Written = ReadonlyMap<string, string>;

const NO_PREFIXES: readonly string[] = [];
/** Outside everything the default namespace is none, and `xml` needs no declaration. */
export const NOTHING_WRITTEN: Written = new Map([
  ["", ""],
  ["xml", XML_NAMESPACE],
]);

/** The element as text inside `written`; `inclusive` names prefixes that are declared wherever they are in force. */
export function write(element: XmlElement, written: Written, inclusive: readonly string[]): string {
  const needed = neededDeclarations(element, written, inclusive);
  const tag = element.prefix === "" ? element.name : `${element.prefix}:${element.name}`;
  let out = `<${tag}`;
  for (const [prefix, namespace] of needed) {
    out += ` ${prefix === "" ? "xmlns" : `xmlns:${prefix}`}="${escapeAttribute(namespace)}"`;
  }
  for (const name of sortedAttributes(element)) out += ` ${name}="${escapeAttribute(element.attributes[name]!)}"`;
  out += ">";
  const inside = needed.length === 0 ? written : new Map([...written, ...needed]);
  if (element.content === undefined) {
    out += escapeText(element.text);
    for (const child of element.children) out += write(child, inside, inclusive);
  } else {
    for (const item of element.content) {
      out += typeof item === "string" ? escapeText(item) : write(item, inside, inclusive);
    }
  }
  return `${out}</${tag}>`;
}

type Declaration = readonly [prefix: string, namespace: string];
const NOTHING_NEEDED: readonly Declaration[] = [];

function hasPrefixedAttribute({ attributes }: XmlElement): boolean {
  for (const name in attributes) if (name.includes(":")) return true;
  return false;
}

/**
 * Declarations that the element's tag has to carry, sorted by prefix: of the prefixes it visibly uses (its own and its
 * attributes') and of the inclusive ones in force, those not written yet (Exclusive C14N 1.0, section 3).
 */
function neededDeclarations(
  element: XmlElement,
  written: Written,
  inclusive: readonly string[],
): readonly Declaration[] {
  // Almost all elements declare nothing but their own namespace, and that once.
  if (inclusive.length === 0 && !hasPrefixedAttribute(element)) {
    const { prefix, namespace } = element;
    return written.get(prefix) === namespace ? NOTHING_NEEDED : [[prefix, namespace]];
  }
  const needed = new Map<string, string>();
  const need = (prefix: string, namespace: string | undefined) => {
    if (namespace !== undefined && written.get(prefix) !== namespace) needed.set(prefix, namespace);
  };
  need(element.prefix, element.namespace);
  for (const name in element.attributes) {
    const colon = name.indexOf(":");
    if (colon !== -1) need(name.slice(0, colon), bound(element, name.slice(0, colon)));
  }
  for (const prefix of inclusive) need(prefix, bound(element, prefix));
  return needed.size < 2 ? [...needed] : [...needed].sort(([a], [b]) => compare(a, b));
}

/** The namespace that a prefix stands for at an element, as far as it is known there. */
function bound(element: XmlElement, prefix: string): string | undefined {
  if (prefix === element.prefix) return element.namespace;
  for (let scope: NamespaceScope | undefined = element.scope; scope !== undefined; scope = scope.outer) {
    if (scope.prefix === prefix) return scope.namespace;
  }
  return undefined;
}

/** Attribute names by namespace, then by local name (C14N 1.0, section 2.2): those without prefix come first. */
function sortedAttributes(element: XmlElement): string[] {
  const names = Object.keys(element.attributes);
  if (names.length < 2) return names;
  if (isInOrder(names)) return names;
  if (names.every((name) => !name.includes(":"))) return names.sort(compare);
  const keys = new Map(names.map((name) => [name, sortKey(element, name)]));
  return names.sort((a, b) => {
    const [namespaceA, localA] = keys.get(a)!;
    const [namespaceB, localB] = keys.get(b)!;
    return compare(namespaceA, namespaceB) || compare(localA, localB);
  });
}

/** Sorted already, as what we have written ourselves is; only names without prefix are looked at. */
function isInOrder(names: readonly string[]): boolean {
  for (let i = 0; i < names.length; i++)
    if (names[i]!.includes(":") || (i > 0 && compare(names[i - 1]!, names[i]!) > 0)) return false;
  return true;
}

function sortKey(element: XmlElement, name: string): [namespace: string, local: string] {
  const colon = name.indexOf(":");
  if (colon === -1) return ["", name];
  const prefix = name.slice(0, colon);
  const namespace = prefix === "xml" ? XML_NAMESPACE : bound(element, prefix);
  return [namespace ?? "", name.slice(colon + 1)];
}

/** By code point, as C14N asks, where JavaScript compares UTF-16 units. */
function compare(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const unitA = a.charCodeAt(i);
    const unitB = b.charCodeAt(i);
    if (unitA === unitB) continue;
    const isPairA = unitA >= 0xd800 && unitA < 0xe000;
    const isPairB = unitB >= 0xd800 && unitB < 0xe000;
    return isPairA === isPairB ? unitA - unitB : isPairA ? 1 : -1;
  }
  return a.length - b.length;
}

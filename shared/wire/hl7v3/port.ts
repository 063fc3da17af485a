// HL7 V3 as a wire that tables map: a tree of elements in the schema's order, written in canonical form (start and end
// tags, sorted attributes, no white space between elements), so that what is signed is what is sent (eps.md 8.1).
//
// Path grammar: `component/lineItemQuantity SPLY RQO/quantity/@value`. Steps are element names; after a name stand the
// constants of the element, as structural codes (vocabulary.ts) or `name=value`. `id[2]` is the second `id`.
// A path ends with an element, an attribute (`@value`), the element's text (`.`), or `xml()`: the one element inside it,
// with every byte as it is.
import type { Fault } from "../../mapping/fault.ts";
import type { Item, Part, WirePath, WirePort, WireStep } from "../../mapping/port.ts";
import { payloadOf } from "../ebxml/payload.ts";
import { nodesOf } from "../xml/positions.ts";
import { SIGNATURE_NAMESPACE, type XmlElement } from "../xml/tree.ts";
import { escapeAttribute, escapeText, illegalCharacter, writeElement } from "../xml/write.ts";
import { assemble } from "./assemble.ts";
import { STRUCTURAL_SLOTS, structuralAttribute } from "./vocabulary.ts";

export const HL7_V3_NAMESPACE = "urn:hl7-org:v3";

/** Slot that holds one whole element, opaque to the table. */
const VERBATIM = "xml()";

// ---- paths ----------------------------------------------------------------------------------------------------------

function wirePath(text: string): WirePath {
  const pieces = text.split("/");
  const last = pieces.at(-1)!;
  const slot = last === "." || last === VERBATIM || last.startsWith("@") ? last : undefined;
  return { text, steps: (slot === undefined ? pieces : pieces.slice(0, -1)).map((p) => wireStep(p, text)), slot };
}

function wireStep(piece: string, text: string): WireStep {
  const [head = "", ...words] = piece.split(" ");
  const m = /^([A-Za-z_][\w.-]*)(?:\[(\d+)\])?$/.exec(head);
  if (m === null) throw new TypeError(`path ${text}: ${head} is no element name`);
  const constants = Object.fromEntries(words.map((w) => constantOf(w, text)));
  return { name: m[1]!, constants, ...(m[2] === undefined ? {} : { nth: Number(m[2]) }) };
}

function constantOf(word: string, text: string): [slot: string, value: string] {
  const equals = word.indexOf("=");
  if (equals > 0) return [`@${word.slice(0, equals)}`, word.slice(equals + 1)];
  const attribute = structuralAttribute(word);
  if (attribute === undefined) throw new TypeError(`path ${text}: ${word} is no structural code`);
  return [`@${attribute}`, word];
}

// ---- writing --------------------------------------------------------------------------------------------------------

/** Characters that stand for themselves in texts and in attributes: nearly all values have no others. */
const PLAIN = /^[ !#-%'-;=?-~\u00a0-\ud7ff]*$/;

/** Attribute values and texts are escaped, verbatim content stands as it is. */
function placer(slot: string): (text: string) => string | undefined {
  const [before, after] = slot.startsWith("@") ? [` ${slot.slice(1)}="`, '"'] : ["", ""];
  const escaped = slot.startsWith("@") ? escapeAttribute : slot === VERBATIM ? (text: string) => text : escapeText;
  return (text) => {
    if (PLAIN.test(text)) return before + text + after;
    return illegalCharacter(text) >= 0 ? undefined : before + escaped(text) + after;
  };
}

/** Canonical order of attributes: a namespace declaration first, then by name. */
const byCanonicalOrder = (a: Item, b: Item): number =>
  a.slot === b.slot ? 0 : a.slot === "@xmlns" ? -1 : b.slot === "@xmlns" ? 1 : a.slot! < b.slot! ? -1 : 1;

function enclose(step: WireStep, items: readonly Item[], always: boolean): Part {
  const constants = Object.entries(step.constants).map(([slot, value]) => ({ slot, part: placer(slot)(value)! }));
  const isAttribute = (i: Item) => i.slot?.startsWith("@") === true;
  const attributes = [...constants, ...items.filter(isAttribute)].sort(byCanonicalOrder);
  const content = items.filter((i) => !isAttribute(i));
  const parts = [...attributes, { part: ">" }, ...content].map((i) => i.part);
  return assemble([`<${step.name}`, ...parts, `</${step.name}>`], always);
}

// ---- reading --------------------------------------------------------------------------------------------------------

const NONE: readonly XmlElement[] = [];

function find(node: XmlElement, { name, nth }: WireStep): readonly XmlElement[] {
  const { children } = node;
  let first: XmlElement | undefined;
  let all: XmlElement[] | undefined;
  for (let i = 0; i < children.length; i++) {
    const c = children[i]!;
    if (c.name !== name) continue;
    if (first === undefined) first = c;
    else if (all === undefined) all = [first, c];
    else all.push(c);
  }
  if (first === undefined) return NONE;
  const found = all ?? [first];
  return nth === undefined ? found : found.slice(nth - 1, nth);
}

function picker(slot: string): (node: XmlElement) => string | undefined {
  if (slot.startsWith("@")) {
    const name = slot.slice(1);
    return (node) => node.attributes[name];
  }
  if (slot === VERBATIM) return (node) => (node.children.length === 1 ? writeElement(node.children[0]!) : undefined);
  return (node) => (node.text === "" ? undefined : node.text);
}

/** Slots of attributes by their name; of names that no table knows only some are kept. */
const attributeSlots = new Map<string, string>();

function attributeSlot(name: string): string {
  const known = attributeSlots.get(name);
  if (known !== undefined) return known;
  const slot = `@${name}`;
  if (attributeSlots.size < 500) attributeSlots.set(name, slot);
  return slot;
}

function leaves(node: XmlElement, each: (slot: string, value: string) => void): void {
  for (const name in node.attributes) each(attributeSlot(name), node.attributes[name]!);
  if (node.text !== "" && node.text.trim() !== "") each(".", node.text);
}

function read(text: string): { ok: true; value: XmlElement } | { ok: false; fault: Fault } {
  const payload = payloadOf(text, "", { keepWhitespaceIn: SIGNATURE_NAMESPACE });
  return payload.ok ? { ok: true, value: payload.document } : payload;
}

/** HL7 V3 in XML. */
export const hl7v3: WirePort<XmlElement> = {
  name: "HL7 V3",
  mediaType: "application/xml",
  parse: read,
  rootName: (node) => node.name,
  root: (name) => ({ name, constants: { "@xmlns": HL7_V3_NAMESPACE } }),
  path: wirePath,
  leafOf: (slot) => slot,
  verbatim: VERBATIM,
  enclose,
  placer,
  document: (text) => `<?xml version="1.0" encoding="UTF-8"?>\n${text}`,
  find,
  picker,
  children: (node) => node.children,
  nameOf: (node) => node.name,
  leaves,
  structural: (slot) => STRUCTURAL_SLOTS.has(slot),
  nodesOf,
};

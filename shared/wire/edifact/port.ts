// UN/EDIFACT as a wire that tables map: an interchange with one message, a tree of segments in sections (nhais.md 4, 6).
//
// Path grammar, close to how the field writes segments:
//   `NAD+FHS+{}:954`     one value of a segment; `{}` is where it stands, all else is constant
//   `NAD+PAT` and inside `3:{*}`    a segment of several rows, and one whole element of it, components and all
//   `S02+2(PNA+PAT)/DTM+329:{}:102` a section, told by what it begins with, and a segment in it
import type { Fault } from "../../mapping/fault.ts";
import type { Item, Part, WirePath, WirePort, WireStep } from "../../mapping/port.ts";
import { closed, interchangeOf } from "./interchange.ts";
import { type EdifactNode, messageTree, sectionLevel, sectionName, segmentName } from "./message.ts";
import { scan } from "./scan.ts";
import { escapeValue, segmentText, split } from "./segment.ts";

const HOLE = "{}";
const WHOLE = "{*}";

// ---- paths ---------------------------------------------------------------------------------------------------------

/** A slot is the number of an element and its template: `2:{}:954`. */
interface Slot {
  readonly element: number;
  readonly before: string;
  readonly after: string;
  /** The value is the whole element, components and all. */
  readonly isWhole: boolean;
}

const slots = new Map<string, Slot>();

function slotOf(text: string): Slot {
  let slot = slots.get(text);
  if (slot === undefined) {
    const colon = text.indexOf(":");
    const template = text.slice(colon + 1);
    const hole = template.includes(WHOLE) ? WHOLE : HOLE;
    const [before = "", after = ""] = template.split(hole);
    slot = { element: Number(text.slice(0, colon)), before, after, isWhole: hole === WHOLE };
    slots.set(text, slot);
  }
  return slot;
}

function wirePath(text: string): WirePath {
  const pieces = text.split("/");
  const last = pieces.at(-1)!;
  if (/^\d+:/.test(last)) return { text, steps: pieces.slice(0, -1).map((p) => stepOf(p, text).step), slot: last };
  if (text === ".") return { text, steps: [], slot: "." };
  const steps = pieces.map((p) => stepOf(p, text));
  return { text, steps: steps.map((s) => s.step), slot: steps.at(-1)!.slot };
}

function stepOf(piece: string, text: string): { step: WireStep; slot: string | undefined } {
  const m = /^([A-Z][A-Z0-9]{2})((?:\+[^()+]*)*)(?:\(([^)]+)\))?$/.exec(piece);
  if (m === null) throw new TypeError(`path ${text}: ${piece} is no segment`);
  const [, tag = "", rest = "", first] = m;
  const elements = rest === "" ? [] : split(rest.slice(1), "+");
  const constants: Record<string, string> = {};
  let slot: string | undefined;
  elements.forEach((e, i) => {
    if (e.includes(HOLE) || e.includes(WHOLE)) slot = `${i + 1}:${e}`;
    else if (e !== "") constants[String(i + 1)] = e;
  });
  const bare = elements.map((e) => (e.startsWith("{") ? "" : e));
  const name = sectionLevel(tag) === undefined ? segmentName(tag, bare) : sectionName(tag, first);
  return { step: { name, constants }, slot };
}

// ---- writing -------------------------------------------------------------------------------------------------------

/** Text of one element in its slot: what is around the hole is the template's; no control characters. */
function placer(slot: string): (text: string) => string | undefined {
  if (slot === ".") return (text) => text;
  const { before, after, isWhole } = slotOf(slot);
  return (text) => (/[\x00-\x1f\x7f]/.test(text) ? undefined : before + (isWhole ? text : escapeValue(text)) + after);
}

const tagOf = (name: string): string => name.slice(0, 3);

function enclose(step: WireStep, items: readonly Item[], always: boolean): Part {
  const tag = tagOf(step.name);
  if (step.name === ROOT) return sequence("", items, always);
  if (sectionLevel(tag) !== undefined) return sequence(`${segmentText(tag, elementsOf(step))}\n`, items, always);
  return segment(tag, step, items, always);
}

const elementsOf = ({ constants }: WireStep): string[] => {
  const elements: string[] = [];
  for (const [n, value] of Object.entries(constants)) elements[Number(n) - 1] = value;
  return Array.from(elements, (e) => e ?? "");
};

/** A section: its first segment, and behind it what the items write; it exists where they do. */
function sequence(first: string, items: readonly Item[], always: boolean): Part {
  const parts = items.map((i) => i.part);
  return (node, application, run) => {
    let content = "";
    let wrote = always;
    for (const part of parts) {
      const text = typeof part === "string" ? part : part(node, application, run);
      if (text !== "" && typeof part !== "string") wrote = true;
      content += text;
    }
    return wrote ? first + content : "";
  };
}

/** A segment: constants and items in their elements; it exists where an item wrote, or where all is constant. */
function segment(tag: string, step: WireStep, items: readonly Item[], always: boolean): Part {
  const constants = elementsOf(step);
  if (items.every((i) => typeof i.part === "string")) {
    for (const { slot, part } of items) constants[slotOf(slot!).element - 1] = part as string;
    return `${segmentText(
      tag,
      Array.from(constants, (e) => e ?? ""),
    )}\n`;
  }
  const placed = items.map(({ slot, part }) => ({ at: slotOf(slot!).element - 1, part }));
  return (node, application, run) => {
    const elements = [...constants];
    let wrote = always;
    for (const { at, part } of placed) {
      const text = typeof part === "string" ? part : part(node, application, run);
      if (text !== "" && typeof part !== "string") wrote = true;
      if (text === "") continue;
      while (elements.length <= at) elements.push("");
      elements[at] = text;
    }
    return wrote ? `${segmentText(tag, elements)}\n` : "";
  };
}

// ---- reading -------------------------------------------------------------------------------------------------------

/** Name of the root step: a message has no text of its own around its segments. */
const ROOT = "message";

const refuse = (diagnostics: string): { ok: false; fault: Fault } => ({
  ok: false,
  fault: { severity: "error", code: "invalid", expression: "", diagnostics },
});

function parse(text: string): { ok: true; value: EdifactNode } | { ok: false; fault: Fault } {
  const scanned = scan(text);
  if (!scanned.ok) {
    const { fault, segment: number, offset } = scanned.fault;
    return refuse(`Not EDIFACT that can be read: ${fault} (segment ${number}, offset ${offset}).`);
  }
  const interchange = interchangeOf(scanned.segments);
  if (!interchange.ok) return refuse(`Not an interchange that can be read: ${interchange.fault}.`);
  const { header, messages } = interchange.value;
  const [message] = messages;
  if (message === undefined || messages.length > 1)
    return refuse(`Expected one message, there are ${messages.length}.`);
  return { ok: true, value: messageTree(message.type, [header, ...message.segments]) };
}

const NONE: readonly EdifactNode[] = [];

function find(node: EdifactNode, { name, constants }: WireStep): readonly EdifactNode[] {
  let found: EdifactNode[] | undefined;
  for (const c of node.children) {
    if (c.name !== name || !fits(c, constants)) continue;
    if (found === undefined) found = [c];
    else found.push(c);
  }
  return found ?? NONE;
}

const fits = (node: EdifactNode, constants: Readonly<Record<string, string>>): boolean => {
  for (const n in constants) if (node.elements[Number(n) - 1] !== constants[n]) return false;
  return true;
};

/** The value in a slot, with its release characters; undefined where the element is absent, empty or of another form. */
function picker(slot: string): (node: EdifactNode) => string | undefined {
  if (slot === ".") return () => undefined;
  const { element, before, after } = slotOf(slot);
  return ({ elements }) => {
    const text = elements[element - 1] ?? "";
    if (!text.startsWith(before) || !text.endsWith(after) || text.length < before.length + after.length)
      return undefined;
    const inside = text.slice(before.length, text.length - after.length);
    return inside === "" ? undefined : inside;
  };
}

const lines = (text: string): string[] => text.split("\n").filter((l) => l !== "");

/** Positions of a written text: segments by name and, where it repeats, number; elements by their number. */
function nodesOf(text: string): { path: string; start: number; end: number }[] {
  const counts = new Map<string, number>();
  let at = 0;
  return lines(text).flatMap((line) => {
    const start = at;
    at += line.length + 1;
    const [tag = "", ...elements] = split(line.slice(0, -1), "+");
    const name = segmentName(tag, elements);
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    const path = count === 1 ? name : `${name}[${count}]`;
    let from = start + tag.length + 1;
    const inside = elements.map((e, i) => {
      const node = { path: `${path}/${i + 1}`, start: from, end: from + e.length };
      from += e.length + 1;
      return node;
    });
    return [{ path, start, end: start + line.length }, ...inside.filter((n) => n.end > n.start)];
  });
}

/** UN/EDIFACT, syntax UNOA 2. */
export const edifact: WirePort<EdifactNode> = {
  name: "UN/EDIFACT",
  mediaType: "application/edifact",
  parse,
  rootName: (node) => node.name,
  root: () => ({ name: ROOT, constants: {} }),
  path: wirePath,
  leafOf: (slot) => slot.slice(0, slot.indexOf(":")),
  enclose,
  placer,
  document: (text) => closed(lines(text)).join("\n"),
  find,
  picker,
  children: (node) => node.children,
  nameOf: (node) => node.name,
  leaves: (node, each) => {
    for (const [i, e] of node.elements.entries()) if (e !== "") each(String(i + 1), e);
  },
  structural: () => false,
  nodesOf,
};

// UN/EDIFACT as a wire that tables map: an interchange with one message, a tree of segments in groups (nhais.md 4, 6).
//
// Path grammar, close to how the field writes segments:
//   `NAD+FHS+{}:954`     one value of a segment; `{}` is where it stands, all else is constant
//   `NAD+PAT` and inside `3:{*}`    a segment of several rows, and one whole element of it, components and all
//   `NAD+PAT/3.1`        one component of an element, where several rows write into it
//   `S02+2(PNA+PAT)/DTM+329:{}:102` a group, told by what the grammar says tells it, and a segment in it
import type { Fault } from "../../mapping/fault.ts";
import type { Item, Part, WirePath, WirePort, WireStep } from "../../mapping/port.ts";
import { type MessageGrammar, treeOf } from "./grammar.ts";
import { closed, readInterchange } from "./interchange.ts";
import { type EdifactNode, isSection, segmentName } from "./message.ts";
import { scanAll } from "./scan.ts";
import { components, released, type Segment, type SyntaxFault, split } from "./segment.ts";
import { REPERTOIRE } from "./syntax.ts";
import { escapeValue, segmentText, withReleases } from "./write.ts";

export interface EdifactOptions {
  readonly grammars: readonly MessageGrammar[];
  /**
   * `raw`: values keep the release characters that the wire has, and may bring some of their own, as callers of NHAIS do
   * (nhais.md 4). `plain`: tables never see a release character.
   */
  readonly values: "raw" | "plain";
  /** Which characters may be written. Reading takes any. */
  readonly repertoire: keyof typeof REPERTOIRE;
}

// ---- paths ---------------------------------------------------------------------------------------------------------

/** A slot is the number of an element and its template, `2:{}:954`, or the numbers of element and component, `3.1`. */
interface Slot {
  readonly element: number;
  readonly component: number | undefined;
  readonly before: string;
  readonly after: string;
  /** The value is the whole element, components and all. */
  readonly isWhole: boolean;
}

const HOLE = "{}";
const WHOLE = "{*}";

const slots = new Map<string, Slot>();

function slotOf(text: string): Slot {
  let slot = slots.get(text);
  if (slot === undefined) {
    const [, element = "", component, template = HOLE] = /^(\d+)(?:\.(\d+)|:(.*))$/.exec(text)!;
    const isWhole = template.includes(WHOLE);
    const [before = "", after = ""] = template.split(isWhole ? WHOLE : HOLE);
    slot = {
      element: Number(element),
      component: component === undefined ? undefined : Number(component),
      before,
      after,
      isWhole,
    };
    slots.set(text, slot);
  }
  return slot;
}

function wirePath(text: string): WirePath {
  const pieces = text.split("/");
  const last = pieces.at(-1)!;
  if (/^\d+[:.]/.test(last)) return { text, steps: pieces.slice(0, -1).map((p) => stepOf(p, text).step), slot: last };
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
  const holes: string[] = [];
  elements.forEach((e, i) => {
    if (e.includes(HOLE) || e.includes(WHOLE)) holes.push(`${i + 1}:${e}`);
    else if (e !== "") constants[String(i + 1)] = e;
  });
  if (holes.length > 1) throw new TypeError(`path ${text}: several values of a segment are rows in a group`);
  const bare = elements.map((e) => (e.startsWith("{") ? "" : e));
  const name = segmentName(tag, bare);
  return { step: { name: first === undefined ? name : `${name}(${first})`, constants }, slot: holes[0] };
}

// ---- writing -------------------------------------------------------------------------------------------------------

/** Text of one element in its slot: what is around the hole is the template's. */
const placerOf =
  (escaped: (value: string) => string, allowed: RegExp) =>
  (slot: string): ((text: string) => string | undefined) => {
    if (slot === ".") return (text) => text;
    const { before, after, isWhole } = slotOf(slot);
    return (text) => (allowed.test(text) ? before + (isWhole ? text : escaped(text)) + after : undefined);
  };

/** Name of the root step: a message has no text of its own around its segments. */
const ROOT = "message";

const tagOf = (name: string): string => name.slice(0, 3);

function enclose(step: WireStep, items: readonly Item[], always: boolean): Part {
  if (step.name === ROOT) return sequence("", items, always);
  const tag = tagOf(step.name);
  const isGroup = isSection(tag) || step.name.includes("(");
  return isGroup
    ? sequence(`${segmentText(tag, constantsOf(step))}\n`, items, always)
    : segment(tag, constantsOf(step), items, always);
}

const constantsOf = ({ constants }: WireStep): string[] => {
  const elements: string[] = [];
  for (const [n, value] of Object.entries(constants)) put(elements, slotOf(`${n}:${HOLE}`), value);
  return elements;
};

/** A group: the segment that begins it, and behind it what the items write; it exists where they do. */
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
function segment(tag: string, constants: readonly string[], items: readonly Item[], always: boolean): Part {
  const placed = items.map(({ slot, part }) => ({ slot: slotOf(slot!), part }));
  if (placed.every(({ part }) => typeof part === "string")) {
    const elements = [...constants];
    for (const { slot, part } of placed) put(elements, slot, part as string);
    return `${segmentText(tag, elements)}\n`;
  }
  return (node, application, run) => {
    const elements = [...constants];
    let wrote = always;
    for (const { slot, part } of placed) {
      const text = typeof part === "string" ? part : part(node, application, run);
      if (text === "") continue;
      if (typeof part !== "string") wrote = true;
      put(elements, slot, text);
    }
    return wrote ? `${segmentText(tag, elements)}\n` : "";
  };
}

function put(elements: string[], { element, component }: Slot, text: string): void {
  while (elements.length < element) elements.push("");
  if (component === undefined) {
    elements[element - 1] = text;
    return;
  }
  const inside = components(elements[element - 1]!);
  while (inside.length < component) inside.push("");
  inside[component - 1] = text;
  elements[element - 1] = inside.join(":");
}

// ---- reading -------------------------------------------------------------------------------------------------------

const refuse = (diagnostics: string): { ok: false; fault: Fault } => ({
  ok: false,
  fault: { severity: "error", code: "invalid", expression: "", diagnostics },
});

const refuseAt = (what: string, { fault, segment: number, line, offset }: SyntaxFault) =>
  refuse(`Not ${what} that can be read: ${fault} (segment ${number}, line ${line}, offset ${offset}).`);

type Grammars = ReadonlyMap<string, MessageGrammar>;

/** The tree of an interchange of one message. What has no place in its grammar is in the tree, so that the account names it. */
function parse(grammars: Grammars, text: string): { ok: true; value: EdifactNode } | { ok: false; fault: Fault } {
  const scanned = scanAll(text);
  if (!scanned.ok) return refuseAt("EDIFACT", scanned.fault);
  const interchange = readInterchange(scanned.segments);
  if (!interchange.ok) return refuseAt("an interchange", interchange.fault);
  const { header, messages } = interchange.value;
  const [message] = messages;
  if (message === undefined || messages.length > 1)
    return refuse(`Expected one message, there are ${messages.length}.`);
  const fault = message.faults.find((f) => f.severity === "error");
  if (fault !== undefined) return refuseAt("a message", fault);
  const grammar = grammars.get(message.identifier);
  if (grammar === undefined)
    return refuse(`Not a message that can be translated. Known are: ${[...grammars.keys()].join(", ")}.`);
  return { ok: true, value: treeOf(grammar, message.segments, [header, message.header]).root };
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

/** What takes a value out of its slot; undefined where the element is absent, empty or of another form. */
const pickerOf =
  (plain: (value: string) => string) =>
  (slot: string): ((node: EdifactNode) => string | undefined) => {
    if (slot === ".") return () => undefined;
    const { element, component, before, after, isWhole } = slotOf(slot);
    return ({ elements }) => {
      const whole = elements[element - 1] ?? "";
      const text = component === undefined ? whole : (components(whole)[component - 1] ?? "");
      if (!text.startsWith(before) || !text.endsWith(after) || text.length < before.length + after.length)
        return undefined;
      const inside = text.slice(before.length, text.length - after.length);
      return inside === "" ? undefined : isWhole ? inside : plain(inside);
    };
  };

// ---- places in a written text ----------------------------------------------------------------------------------------

interface Place {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** Groups, segments and elements of a text that was written, by the paths that accounts name them with. */
function nodesOf(grammars: Grammars, text: string): Place[] {
  const scanned = scanAll(text);
  if (!scanned.ok) return [];
  const isEnvelope = ({ tag }: Segment) => tag === "UNB" || tag === "UNH";
  const before = scanned.segments.filter(isEnvelope);
  const grammar = grammars.get(before.at(-1)?.elements[1] ?? "");
  if (grammar === undefined) return [];
  const inside = scanned.segments.filter((s) => !isEnvelope(s));
  const { root } = treeOf(grammar, inside, before);
  return placesBelow(root, root.name);
}

function placesBelow(node: EdifactNode, path: string): Place[] {
  const totals = new Map<string, number>();
  for (const { name } of node.children) totals.set(name, (totals.get(name) ?? 0) + 1);
  const seen = new Map<string, number>();
  return node.children.flatMap((child) => {
    const { name } = child;
    seen.set(name, (seen.get(name) ?? 0) + 1);
    return placesOf(child, totals.get(name) === 1 ? `${path}/${name}` : `${path}/${name}[${seen.get(name)}]`);
  });
}

function placesOf(node: EdifactNode, path: string): Place[] {
  const { offset, text, elements } = node.segment!;
  const own: Place[] = [];
  let at = offset + 4;
  for (const [i, e] of elements.entries()) {
    if (e !== "") own.push({ path: `${path}/${i + 1}`, start: at, end: at + e.length });
    at += e.length + 1;
  }
  const below = placesBelow(node, path);
  const end = Math.max(offset + text.length + 1, ...below.map((p) => p.end + 1));
  return [{ path, start: offset, end }, ...own, ...below];
}

// ---- the port ----------------------------------------------------------------------------------------------------------

/** UN/EDIFACT, for messages of the given grammars. */
export function edifactWire({ grammars, values, repertoire }: EdifactOptions): WirePort<EdifactNode> {
  const known: Grammars = new Map(grammars.map((g) => [g.identifier, g]));
  const isRaw = values === "raw";
  return {
    name: "UN/EDIFACT",
    mediaType: "application/edifact",
    parse: (text) => parse(known, text),
    rootName: (node) => node.name,
    root: () => ({ name: ROOT, constants: {} }),
    path: wirePath,
    leafOf: (slot) => /^\d*/.exec(slot)![0],
    enclose,
    placer: placerOf(isRaw ? escapeValue : withReleases, REPERTOIRE[repertoire]),
    document: (text) => closed(text.split("\n").filter((line) => line !== "")),
    find,
    picker: pickerOf(isRaw ? (value) => value : released),
    children: (node) => node.children,
    nameOf: (node) => node.name,
    leaves: (node, each) => {
      for (const [i, e] of node.elements.entries()) if (e !== "") each(String(i + 1), e);
    },
    structural: () => false,
    nodesOf: (text) => nodesOf(known, text),
  };
}

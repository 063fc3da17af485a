// The law of tables (design 3): each leaf of a message is equal in back(forth(it)), or named by one of the two accounts.
//
// Left aside is what the table itself leaves aside in so many words: leaves ignored for a reason, leaves that a fact, slice or
// constant determines, and leaves that a one-way row carries. Entries of a Bundle have no order of their own, so leaves are
// compared by the type of their resource and their path in it.
import type { CodeMap } from "../../shared/mapping/codec.ts";
import type { Direction, MappingContext } from "../../shared/mapping/conversion.ts";
import { outline } from "../../shared/mapping/outline.ts";
import type { Verdict } from "../../shared/mapping/port.ts";
import type { FullRegistry } from "../../shared/mapping/registry.ts";
import { segmentName } from "../../shared/wire/edifact/message.ts";
import { scan } from "../../shared/wire/edifact/scan.ts";
import { canonicalise } from "../../shared/wire/xml/canonical.ts";
import { parse } from "../../shared/wire/xml/read.ts";
import { isXmlFault, type XmlElement } from "../../shared/wire/xml/tree.ts";

export interface LawResult {
  /** undefined: the message was not converted there and back. */
  readonly leaves: number | undefined;
  /** Leaves that went missing without a word. */
  readonly lost: readonly string[];
  readonly faults: readonly string[];
}

type Leaf = readonly [path: string, value: string];

const opposite = (d: Direction): Direction => (d === "toLegacy" ? "toFhir" : "toLegacy");

// ---- leaves of either side, by a path without positions ---------------------------------------------------------------------

function fhirLeaves(node: any, path: string): Leaf[] {
  if (node === null || node === undefined) return [];
  if (typeof node !== "object") return [[path, String(node)]];
  if (Array.isArray(node)) return node.flatMap((n) => fhirLeaves(n, path));
  const at = typeof node.resourceType === "string" ? node.resourceType : path;
  return Object.keys(node).flatMap((k) => (k === "resourceType" ? [] : fhirLeaves(node[k], `${at}.${k}`)));
}

function xmlLeaves(e: XmlElement, path: string): Leaf[] {
  const own: Leaf[] = Object.entries(e.attributes).map(([n, v]) => [`${path}/@${n}`, v]);
  if (e.text.trim() !== "") own.push([`${path}/.`, e.text]);
  return [...own, ...e.children.flatMap((c) => xmlLeaves(c, `${path}/${c.name}`))];
}

function edifactLeaves(text: string): Leaf[] {
  const scanned = scan(text);
  if (!scanned.ok) return [];
  return scanned.segments.flatMap(({ tag, elements }) =>
    elements.map((e, i): Leaf => [`${segmentName(tag, elements)}/${i + 1}`, e]),
  );
}

function leavesOf(text: string): Leaf[] {
  if (text.trimStart().startsWith("{")) return fhirLeaves(JSON.parse(text), "");
  const root = parse(text);
  return isXmlFault(root) ? edifactLeaves(text) : xmlLeaves(root, root.name);
}

/** A path of an account or an expression in the same form. */
const withoutPositions = (path: string): string =>
  path
    .replace(/\[\d+\]/g, "")
    .replace(/^Bundle\.entry\.resource\./, "*.")
    .replace(/^.*\.parameter\.resource\./, "*.")
    .replace(/^FHSREG\/(?:S\d\d(?:\([^)]*\))?\/)*/, "");

const below = (path: string, prefix: string): boolean => {
  const bare = path.replace(/^\w+\./, "*.");
  return [path, bare].some((p) => p === prefix || p.startsWith(`${prefix}.`) || p.startsWith(`${prefix}/`));
};

/** One value, however it is written: line ends of a signature, blanks of a number, the offset of an instant. */
function sameForm([path, raw]: Leaf): string {
  let value = raw;
  if (path.endsWith("signature.data")) {
    const root = parse(Buffer.from(value, "base64").toString("utf8").trim(), { whitespace: "keep" });
    return isXmlFault(root) ? value : canonicalise(root).replace(/\r\n?|&#xD;\n?/g, "\n");
  }
  // EDIFACT values keep the release characters of the wire, and callers may have put them there themselves.
  if (path.startsWith("Patient.") || path.startsWith(".parameter")) value = value.replace(/\?([?+:'])/g, "$1");
  if (path.endsWith("telecom.value")) return value.replace(/\s|^(?:tel|fax|mailto):/g, "");
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return new Date(value).toISOString().replace(/\.\d+/, "");
  return value;
}

/** Ids that a Bundle gives its entries are new in every Bundle. */
const isOwnId = ([path, value]: Leaf): boolean => /(?:fullUrl|\.reference|\.id)$/.test(path) || value === "";

// ---- the law ----------------------------------------------------------------------------------------------------------------

/** Paths of rows that go one way only, as leaves name them. */
function oneWayPaths(registry: FullRegistry, message: string, direction: Direction): string[] {
  const known = registry.known().find((k) => k.id === message);
  if (known === undefined) return [];
  return outline(known.message.table, known.message.legacy)
    .filter((l) => l.oneWay?.only === direction)
    .flatMap((l) => (direction === "toLegacy" ? l.fhir : l.legacy).split(", "))
    .map((p) =>
      p
        .replace(/^.*\(([A-Z]\w+)\)/, "$1")
        .replace(/\[[\w-]+\]/g, "")
        .replace(/\((\w+)\)/g, "")
        .replace(/→.*$/, ""),
    );
}

/** Values that a code map sends away under a code that means another one on the way back. */
function oneWayCodes(registry: FullRegistry, message: string): Set<string> {
  const known = registry.known().find((k) => k.id === message)!;
  return new Set(
    outline(known.message.table, known.message.legacy).flatMap(({ codec }) =>
      codec !== undefined && "oneWay" in codec ? (codec as CodeMap).oneWay.flatMap((o) => [o.model, o.wire]) : [],
    ),
  );
}

/** Runs a message there and back and says what went missing without a word. */
export function checkLaw(
  registry: FullRegistry,
  mapping: string,
  direction: Direction,
  input: string,
  context: MappingContext,
): LawResult {
  const settled = new Set<string>();
  const note = (path: string, said: Verdict) => {
    if (said === "determined" || (said !== undefined && said !== true && said.kind === "ignored"))
      settled.add(withoutPositions(path));
  };
  const forth = registry.convert({ mapping, direction, input, context, leafVerdicts: note });
  if (forth.output === undefined)
    return { leaves: undefined, lost: [], faults: forth.faults.map((f) => f.diagnostics) };
  const back = registry.convert({ mapping, direction: opposite(direction), input: forth.output, context });
  if (back.output === undefined)
    return { leaves: undefined, lost: [], faults: back.faults.map((f) => `${f.expression} ${f.diagnostics}`) };
  const present = new Set(leavesOf(back.output).map((leaf) => `${leaf[0]}=${sameForm(leaf)}`));
  const oneWay = oneWayCodes(registry, mapping);
  const named = forth.account.entries.map((e) => withoutPositions(e.path));
  const excused = [...named, ...oneWayPaths(registry, mapping, direction)];
  const leaves = leavesOf(input);
  let lost = leaves.filter(
    ([path, value]) =>
      !isOwnId([path, value]) &&
      !present.has(`${path}=${sameForm([path, value])}`) &&
      !oneWay.has(value) &&
      !settled.has(path) &&
      !settled.has(path.replace(/^\w+\./, "*.")) &&
      !excused.some((e) => below(path, e)),
  );
  if (lost.length > 0) {
    const unread = back.account.entries.map((e) => withoutPositions(e.path).replace(/^\//, ""));
    const sources = registry
      .convert({ mapping, direction, input, context, explain: true })
      .explanations!.filter((e) => unread.includes(withoutPositions(e.output).replace(/^\//, "")))
      .flatMap((e) => e.inputs.map(withoutPositions));
    lost = lost.filter(([path]) => !sources.some((s) => below(path, s)));
  }
  return { leaves: leaves.length, lost: lost.map(([path, value]) => `${path}=${value}`), faults: [] };
}

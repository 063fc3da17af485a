// FHIR R4 JSON as a model that tables map: paths over the graph, reading and building, and the walk over what was read.
//
// Path grammar: steps separated by dots, as in FHIRPath without functions. `identifier[nhs-number]` is a slice, named by the
// family; `given[1]` is one place of a list; `resource(Patient)` is a resource of that type. A capitalised first step (`MedicationRequest.subject`) is the resources of that type in the Bundle.
// `requester→PractitionerRole` follows a reference; `→~PractitionerRole` may merge what it creates into what is there.
import { Problem } from "../../mapping/codec.ts";
import { anyFired, type Cover, EMPTY, fits, isSettled } from "../../mapping/cover.ts";
import {
  type Application,
  type Arrangement,
  type LeafReport,
  type Link,
  type ModelPath,
  type ModelPort,
  type PathStep,
  Several,
  type Slice,
  type Slices,
  type Standing,
} from "../../mapping/port.ts";
import type { Run } from "../../mapping/run.ts";
import { isPrimitive, isResource, typeOf } from "./definitions.ts";
import { Graph, mergeWithKnown, newResource, resolveReference, resourcesOf } from "./graph.ts";
import { copyFhir, numberText, parseFhirJson, setNumber, writeFhirJson } from "./json.ts";
import { validateShape } from "./shape.ts";

/** A step of a path, with what R4 says about it. */
interface TypedStep extends PathStep {
  readonly array: boolean;
  readonly type: string;
}

const isNumber = (type: string): boolean => /^(decimal|integer|unsignedInt|positiveInt)$/.test(type);

// ---- path text ----------------------------------------------------------------------------------------------------------

function typedSteps(text: string, root: string, slices: Slices): TypedStep[] {
  if (text === ".") return [];
  let type = root;
  return text.split(".").map((piece, i) => {
    const step = typedStep(piece, type, slices, text, i === 0);
    type = step.type;
    return step;
  });
}

function typedStep(piece: string, type: string, slices: Slices, text: string, first: boolean): TypedStep {
  if (first && type === "Bundle" && isResource(piece))
    return { name: "entry", link: entryLink(piece), array: true, type: piece };
  const m = /^(\w+)(?:\[([\w-]+)\])?(?:\((\w+)\))?(?:→(~?)(\w+))?$/.exec(piece);
  if (m === null) throw new TypeError(`path ${text}: ${piece} is not a step`);
  const [, name = "", bracket, narrowed, merging, follow] = m;
  const index = /^\d+$/.test(bracket ?? "") ? Number(bracket) : undefined;
  const sliceName = index === undefined ? bracket : undefined;
  const known = typeOf(type, name);
  if (known === undefined) throw new TypeError(`path ${text}: R4 has no ${type}.${name}`);
  const slice = sliceName === undefined ? undefined : slices[sliceName];
  if (sliceName !== undefined && slice === undefined) throw new TypeError(`path ${text}: no slice ${sliceName}`);
  if (narrowed !== undefined) {
    if (!isResource(narrowed)) throw new TypeError(`path ${text}: ${narrowed} is no resource`);
    const match = { resourceType: narrowed };
    return { name, array: known.array, type: narrowed, slice: { name: narrowed, match } };
  }
  if (follow === undefined) {
    const which = { ...(slice === undefined ? {} : { slice }), ...(index === undefined ? {} : { index }) };
    return { name, array: known.array && index === undefined, type: known.types, ...which };
  }
  if (known.types !== "Reference") throw new TypeError(`path ${text}: ${type}.${name} is no reference`);
  return { name, array: known.array, type: follow, link: referenceLink(follow, merging === "~") };
}

/** The entries of a type; creating one adds it to the Bundle. */
const entryLink = (type: string): Link => ({
  name: `→${type}`,
  type,
  resolve: (_node, run) => resourcesOf(type, run),
  create: (_node, _wire, run) => newResource(type, run),
  settle: (_node, created, run) => Graph.of(run).attach(created),
  carries: "fullUrl",
});

/** A Reference at hand, once the steps before it have been taken; see `bound`. */
const referenceLink = (type: string, merging: boolean): Link => ({
  name: `→${type}`,
  type,
  resolve: (reference, run) => resolveReference(reference, type, run),
  create: (_node, _wire, run) => newResource(type, run),
  settle: (_node, created, run) => {
    if (!merging) Graph.of(run).attach(created);
  },
  carries: "reference",
});

/** The link of a path, so that creating through it starts from the node that the path starts from. */
function bound(link: Link, steps: readonly TypedStep[]): Link {
  if (link.carries !== "reference") return link;
  const merging = link.settle !== undefined;
  return {
    ...link,
    settle: (node, created, run) => {
      link.settle?.(node, created, run);
      const graph = Graph.of(run);
      const settled = merging && graph.fullUrlOf(created) === undefined ? mergeWithKnown(created, run) : created;
      putAt(node, steps, 0, { reference: graph.fullUrlOf(settled) }, run);
    },
  };
}

// ---- getting --------------------------------------------------------------------------------------------------------------

type Get = (node: any, run: Run) => any;

const identity: Get = (node) => node;

const matches = (item: any, slice: Slice): boolean => typeof item === "object" && item !== null && fits(item, slice);

function getter(steps: readonly TypedStep[], i = 0): Get {
  const step = steps[i];
  if (step === undefined) return identity;
  const rest = getter(steps, i + 1);
  if (step.link !== undefined) return follow(step, rest, i + 1 === steps.length);
  const { name, slice, index } = step;
  const last = i + 1 === steps.length;
  if (index !== undefined) return indexed(name, index, last ? undefined : rest);
  if (last && isNumber(step.type)) return (node) => numberAt(node, name);
  return (node, run) => {
    if (typeof node !== "object" || node === null) return undefined;
    const v = node[name];
    if (v === undefined || v === null) return undefined;
    if (Array.isArray(v)) return among(v, slice, last ? undefined : rest, run);
    if (slice !== undefined && !matches(v, slice)) return undefined;
    return last ? v : rest(v, run);
  };
}

/** One place of a list; a value where a list should be stands for a list of one. */
const indexed =
  (name: string, index: number, rest: Get | undefined): Get =>
  (node, run) => {
    const list = node?.[name];
    const v = Array.isArray(list) ? list[index] : index === 0 ? list : undefined;
    if (v === undefined || v === null) return undefined;
    return rest === undefined ? v : rest(v, run);
  };

const numberAt = (node: any, name: string): any => {
  const v = node?.[name];
  return typeof v === "number" ? numberText(node, name) : v === null ? undefined : v;
};

function among(items: readonly any[], slice: Slice | undefined, rest: Get | undefined, run: Run): any {
  let one: any;
  let more: any[] | undefined;
  for (const item of items) {
    if (slice !== undefined && !matches(item, slice)) continue;
    const v = rest === undefined ? item : rest(item, run);
    // A null keeps the place of what is not known in a list of lines or forenames.
    if (slice?.first && (one !== undefined || more !== undefined)) break;
    if (v === undefined || (v === null && !(rest === undefined && slice === undefined && items.length > 1))) continue;
    const values = v instanceof Several ? v.values : undefined;
    if (one === undefined && values === undefined && more === undefined) one = v;
    else {
      more ??= one === undefined ? [] : [one];
      if (values === undefined) more.push(v);
      else more.push(...values);
    }
  }
  return more === undefined ? one : new Several(more);
}

function follow(step: TypedStep, rest: Get, last: boolean): Get {
  const { link, name } = step;
  const start: Get = name === "entry" ? identity : (node) => node?.[name];
  return (node, run) => {
    const from = start(node, run);
    if (from === undefined || from === null) return undefined;
    if (name !== "entry" && Array.isArray(from)) return among(from, undefined, (r) => link!.resolve(r, run), run);
    const to = link!.resolve(from, run);
    if (to === undefined || last) return below(to, name);
    if (to instanceof Several) return among(to.values as any[], undefined, rest, run);
    return to instanceof Problem ? below(to, name) : rest(to, run);
  };
}

const below = (to: any, name: string): any =>
  to instanceof Problem && name !== "entry" ? new Problem(to.expected, to.below, to.kind) : to;

// ---- putting --------------------------------------------------------------------------------------------------------------

/** Sets a member, noting for explain which row did. */
function assign(parent: any, key: string | number, value: any, run: Run): void {
  parent[key] = value;
  if (run.current !== undefined && (typeof value !== "object" || value === null)) note(parent, key, run);
}

function note(parent: object, key: string | number, run: Run): void {
  let members = run.puts.get(parent);
  if (members === undefined) {
    members = new Map();
    run.puts.set(parent, members);
  }
  if (run.current !== undefined) members.set(key, run.current);
}

function putAt(node: any, steps: readonly TypedStep[], i: number, value: any, run: Run): void {
  const step = steps[i];
  if (step === undefined) {
    mergeInto(node, value, run);
    return;
  }
  const { name, slice, array, type, index } = step;
  if (index !== undefined) {
    putIndexed(node, name, index, steps, i, value, run);
    return;
  }
  if (i < steps.length - 1) {
    if (name === "entry" && step.link !== undefined) {
      for (const resource of Graph.of(run).ofType(type)) putAt(resource, steps, i + 1, value, run);
      return;
    }
    putAt(member(node, name, slice, array), steps, i + 1, value, run);
    return;
  }
  if (array && Array.isArray(value)) for (const one of value) append(node, name, slice, one, run);
  else if (array) append(node, name, slice, value, run);
  else if (typeof value === "object" && value !== null) mergeInto(member(node, name, slice, false), value, run);
  else if (isNumber(type)) {
    if (setNumber(node, name, String(value))) note(node, name, run);
  } else assign(node, name, value, run);
}

function putIndexed(
  node: any,
  name: string,
  index: number,
  steps: readonly TypedStep[],
  i: number,
  value: any,
  run: Run,
) {
  if (!Array.isArray(node[name])) node[name] = [];
  const list: any[] = node[name];
  while (list.length < index) list.push(null);
  if (i < steps.length - 1 || isObject(value)) {
    if (!isObject(list[index])) list[index] = {};
    putAt(list[index], steps, i + 1, value, run);
  } else assign(list, index, value, run);
}

/** The object at a member, made where it is absent; of a list the one of the slice, or the first. */
function member(node: any, name: string, slice: Slice | undefined, array: boolean): any {
  if (!array) {
    if (typeof node[name] !== "object") node[name] = {};
    if (slice !== undefined) Object.assign(node[name], slice.match);
    return node[name];
  }
  if (!Array.isArray(node[name])) node[name] = [];
  const list: any[] = node[name];
  const known = slice === undefined ? list[0] : list.find((item) => matches(item, slice));
  if (known !== undefined) return known;
  const made = { ...slice?.match };
  list.push(made);
  return made;
}

function append(node: any, name: string, slice: Slice | undefined, value: any, run: Run): void {
  if (!Array.isArray(node[name])) node[name] = [];
  const list: any[] = node[name];
  if (typeof value === "object" && value !== null) {
    const item: any = { ...slice?.match };
    list.push(item);
    mergeInto(item, value, run);
  } else {
    list.push(value);
    note(list, list.length - 1, run);
  }
}

/** Merges one object into another: members join, lists are appended, slices of one discriminator stay apart. */
export function mergeInto(into: any, from: any, run: Run): void {
  const noted = run.puts.get(from);
  for (const key of Object.keys(from)) {
    const v = from[key];
    if (Array.isArray(v) && Array.isArray(into[key])) mergeLists(into[key], v, run);
    else if (isObject(v) && isObject(into[key])) mergeInto(into[key], v, run);
    else {
      into[key] = v;
      if (typeof v === "number") setNumber(into, key, numberText(from, key));
    }
    const entry = noted?.get(key);
    if (entry !== undefined) {
      const current = run.current;
      run.current = entry;
      note(into, key, run);
      run.current = current;
    }
  }
}

const isObject = (v: unknown): boolean => typeof v === "object" && v !== null && !Array.isArray(v);

/** Extensions of one url are one; other members of lists are appended. */
function mergeLists(into: any[], from: any[], run: Run): void {
  for (const item of from) {
    const same =
      item?.url !== undefined && Array.isArray(item.extension) ? into.find((o) => o?.url === item.url) : undefined;
    if (same === undefined) into.push(item);
    else mergeInto(same, item, run);
  }
}

// ---- locating and walking ---------------------------------------------------------------------------------------------------

function locate(root: any, node: unknown): string {
  const visit = (at: any, path: string): string | undefined => {
    if (at === node) return path;
    if (typeof at !== "object" || at === null) return undefined;
    for (const key of Object.keys(at)) {
      const v = at[key];
      if (typeof v !== "object" || v === null) continue;
      const found = Array.isArray(v)
        ? firstOf(v, (item, i) => visit(item, `${path}.${key}[${i}]`))
        : visit(v, `${path}.${key}`);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const start = typeof root?.resourceType === "string" ? root.resourceType : "";
  return visit(root, start) ?? start;
}

function firstOf<T>(items: readonly any[], f: (item: any, i: number) => T | undefined): T | undefined {
  for (let i = 0; i < items.length; i++) {
    const r = f(items[i], i);
    if (r !== undefined) return r;
  }
  return undefined;
}

class Walk {
  private readonly keys: (string | number)[] = [];
  /** Inside an element that is known to have no place, leaves are only counted at first: mostly the whole is one entry. */
  private isMuted = false;
  private readonly hasTwins: boolean;

  constructor(
    private readonly run: Run,
    private readonly report: LeafReport,
    private readonly start: string,
  ) {
    this.hasTwins = run.twins.size > 0;
  }

  private path(): string {
    let out = this.start;
    for (const k of this.keys) out += typeof k === "number" ? `[${k}]` : `.${k}`;
    return out;
  }

  /**
   * `within` and `slices`: the cover of the element and, as bits, the slices of it that the node belongs to.
   * `twin`: an equal node that was written in the place of this one, because the message has one place for both.
   */
  object(node: any, above: Cover, of: readonly Application[], within: Cover, slices: number, twin: any): void {
    const { run, report, keys, hasTwins } = this;
    const same = hasTwins ? (twin ?? run.twins.get(node)) : undefined;
    const own = run.applications.get(node);
    const others = same === undefined ? undefined : run.applications.get(same);
    let cover = above;
    let applications = of;
    if (own !== undefined || others !== undefined) {
      const all: Application[] = above.isEmpty ? [] : of.slice();
      cover = enterAll(enterAll(above, own, all), others, all);
      applications = all;
    }
    let leaves = 0;
    let accounted = 0;
    for (const key in node) {
      const value = node[key];
      if (typeof value !== "object") {
        leaves++;
        let said = cover.leaf(key).verdict(applications, value, run);
        if (said !== true && (isOwnToFormat(node, key) || (slices !== 0 && isDiscriminator(key, within, slices, of))))
          said = "determined";
        if (isSettled(said)) accounted++;
        else if (!this.isMuted) report.entry(`${this.path()}.${key}`, said as Standing | undefined);
        if (report.each !== undefined) report.each(`${this.path()}.${key}`, said);
      } else if (value !== null) {
        keys.push(key);
        this.member(value, cover.child(key), applications, same === undefined ? undefined : same[key]);
        keys.pop();
      }
    }
    report.leaves += leaves;
    report.accounted += accounted;
  }

  private member(value: any, cover: Cover, applications: readonly Application[], twin: any): void {
    if (!Array.isArray(value)) {
      const slices = cover.slices.length === 0 ? 0 : cover.slicesOf(value, 0);
      this.item(value, cover, slices, applications, twin);
      return;
    }
    const { keys } = this;
    let taken = 0;
    for (let i = 0; i < value.length; i++) {
      keys.push(i);
      const slices = cover.slices.length === 0 ? 0 : cover.slicesOf(value[i], i);
      this.item(value[i], cover, slices & ~taken, applications, twin === undefined ? undefined : twin[i]);
      taken |= slices & cover.firsts;
      keys.pop();
    }
  }

  private item(value: any, cover: Cover, slices: number, applications: readonly Application[], twin: any): void {
    if (value === null || value === undefined) return;
    const { report } = this;
    const narrowed = slices === 0 ? cover : cover.within(slices);
    if (typeof value !== "object") {
      report.leaves++;
      const said = narrowed.verdict(applications, value, this.run);
      if (isSettled(said)) report.accounted++;
      else if (!this.isMuted) report.entry(this.path(), said as Standing | undefined);
      if (report.each !== undefined) report.each(this.path(), said);
      return;
    }
    const whole = narrowed.settles ? narrowed.whole(applications) : undefined;
    if (whole === undefined) this.object(value, narrowed, applications, cover, slices, twin);
    else if (whole === true) {
      const count = leavesOf(value);
      report.leaves += count;
      report.accounted += count;
    } else this.withoutPlace(value, whole, narrowed, applications, cover, slices, twin);
  }

  /** One entry for an element that has no place; where rows carry parts of it, one for each leaf that is left. */
  private withoutPlace(
    value: any,
    standing: Standing,
    narrowed: Cover,
    applications: readonly Application[],
    cover: Cover,
    slices: number,
    twin: any,
  ): void {
    const { report, isMuted } = this;
    const { leaves, accounted } = report;
    this.isMuted = true;
    this.object(value, narrowed, applications, cover, slices, twin);
    this.isMuted = isMuted;
    if (isMuted) return;
    const [read, settled] = [report.leaves - leaves, report.accounted - accounted];
    if (settled === 0 && read > 0) report.entry(this.path(), standing);
    if (settled === 0 || settled === read) return;
    const entries = report.entries.length;
    report.leaves = leaves;
    report.accounted = accounted;
    this.object(value, narrowed, applications, cover, slices, twin);
    report.settle(entries, standing);
  }
}

type Entered = Application | Application[] | undefined;

/** The cover with those of applications, which are added to `all`. */
function enterAll(above: Cover, entered: Entered, all: Application[]): Cover {
  if (entered === undefined) return above;
  let cover = above;
  if (!Array.isArray(entered)) {
    cover = cover.enter(entered.table.coverage.model, all.length);
    all.push(entered);
  } else
    for (let i = 0; i < entered.length; i++) {
      cover = cover.enter(entered[i]!.table.coverage.model, all.length);
      all.push(entered[i]!);
    }
  return cover;
}

/** Type, id and fullUrl are the format's own: references and types tell them. */
const isOwnToFormat = (node: any, key: string): boolean =>
  key === "resourceType" || key === "fullUrl" || (key === "id" && node.resourceType !== undefined);

/** A slice's discriminator is carried by what the slice's rows wrote. */
function isDiscriminator(key: string, { slices }: Cover, bits: number, applications: readonly Application[]): boolean {
  for (let i = 0; i < slices.length; i++) {
    const { slice, rows, application } = slices[i]!;
    if ((bits & (1 << i)) !== 0 && key in slice.match && anyFired(rows, applications[application]!)) return true;
  }
  return false;
}

function leavesOf(value: any): number {
  if (value === null || value === undefined) return 0;
  if (typeof value !== "object") return 1;
  let n = 0;
  for (const k in value) n += leavesOf(value[k]);
  return n;
}

/** Places of extensions by their url, worked out once for each family's slices. */
const extensionOrders = new WeakMap<Slices, Map<string, number>>();

function extensionOrder(slices: Slices): Map<string, number> {
  let order = extensionOrders.get(slices);
  if (order === undefined) {
    order = new Map(
      Object.values(slices).flatMap(({ match }, i) => (match["url"] === undefined ? [] : [[match["url"], i]])),
    );
    extensionOrders.set(slices, order);
  }
  return order;
}

/** Orders entries by type and extensions as the family names them; what is not named comes first. */
function arrange(root: any, _run: Run, { entries, slices }: Arrangement): void {
  const place = (entry: any) => entries.indexOf(entry.resource.resourceType);
  if (Array.isArray(root.entry)) root.entry.sort((a: any, b: any) => place(a) - place(b));
  arrangeExtensions(root, extensionOrder(slices));
}

function arrangeExtensions(node: any, order: Map<string, number>): void {
  if (Array.isArray(node.extension) && node.extension.length > 1)
    node.extension.sort((a: any, b: any) => (order.get(a.url) ?? -1) - (order.get(b.url) ?? -1));
  for (const key in node) if (typeof node[key] === "object" && node[key] !== null) arrangeExtensions(node[key], order);
}

/** `MedicationRequest.subject→Patient` in a Bundle: `entry.resource.ofType(MedicationRequest).subject`. */
const expression = (path: string): string =>
  path === "."
    ? ""
    : path
        .replace(/\[[^\]]*\]/g, "")
        .replace(/→.*$/, "")
        .replace(/^([A-Z]\w*)/, "entry.resource.ofType($1)");

// ---- the port ---------------------------------------------------------------------------------------------------------------

function path(text: string, type: string, slices: Slices): ModelPath {
  if (type === ".") return primitivePath(text);
  const steps = typedSteps(text, type, slices);
  const last = steps.at(-1);
  const named: PathStep[] =
    last?.link === undefined ? steps : [...steps.slice(0, -1), { ...last, link: bound(last.link, steps) }];
  return {
    text,
    steps: named,
    type: last === undefined ? type : isPrimitive(last.type) ? "." : last.type,
    repeats: steps.some((s) => s.array),
    get: getter(steps),
    put: (node, value, run) => putAt(node, steps, 0, value, run),
  };
}

/** In a datatype of a primitive value the only path is the value itself. */
function primitivePath(text: string): ModelPath {
  if (text !== ".") throw new TypeError(`path ${text}: a primitive value has no members`);
  return {
    text,
    steps: [],
    type: ".",
    repeats: false,
    get: identity,
    put: (holder, value) => {
      holder.value = value;
    },
  };
}

/** FHIR R4 JSON. */
export const fhirModel: ModelPort = {
  name: "FHIR R4",
  mediaType: "application/fhir+json",
  parse: (text) => {
    const parsed = parseFhirJson(text);
    if (parsed.ok) return parsed;
    const diagnostics = `Not FHIR JSON: ${parsed.fault} (line ${parsed.line}, column ${parsed.column}).`;
    return { ok: false, fault: { severity: "error", code: "invalid", expression: "", diagnostics } };
  },
  write: (root) => writeFhirJson(root),
  validate: validateShape,
  expression,
  path,
  create: (type, run) => {
    const root = { resourceType: type };
    run.graph = new Graph(root, true);
    return root;
  },
  copy: copyFhir,
  merge: mergeInto,
  finish: arrange,
  locate,
  walk: (root, run, report) => {
    const start = (root as any)?.resourceType;
    new Walk(run, report, typeof start === "string" ? start : "").object(root, EMPTY, [], EMPTY, 0, undefined);
  },
};

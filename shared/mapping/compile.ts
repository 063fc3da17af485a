// Compiles a table against a model and a wire: each line becomes a writer (model to text) and a reader (wire to model), and
// says what it covers. Lines are compiled once, at start; what is constant is merged into one string by the wire.
import { isProblem, Problem } from "./codec.ts";
import { along, alongWire, below, coverageRoot, UNREAD } from "./coverage.ts";
import type {
  At,
  Common,
  Condition,
  Decl,
  Each,
  Fact,
  Fixed,
  FromContext,
  FromFact,
  Group,
  ModelOnly,
  OneOf,
  Reading,
  Regarding,
  Remark,
  Row,
  Table,
  Tuple,
} from "./notation.ts";
import {
  type Application,
  type CoverageNode,
  type CoverageRoot,
  type Item,
  type Link,
  type ModelPath,
  type ModelPort,
  type Part,
  Several,
  type Slices,
  type WirePath,
  type WirePort,
  type WireStep,
} from "./port.ts";
import type { Run, TraceEntry } from "./run.ts";

/** Reads from a wire node into a node of the model; true where something was found. */
export type Reader = (wireNode: any, target: any, application: Application, run: Run) => boolean;

type Write = Exclude<Part, string>;

export interface CompiledTable {
  readonly table: Table;
  readonly coverage: CoverageRoot;
  rowCount: number;
  items: readonly Item[];
  read: Reader;
  readonly facts: (node: unknown, run: Run, from: "model" | "wire") => void;
}

/** What lines are compiled in: the formats, and the place reached so far on either side. */
interface Scope {
  readonly formats: Formats;
  readonly into: CompiledTable;
  readonly id: string;
  readonly type: string;
  readonly slices: Slices;
  readonly model: CoverageNode;
  readonly wire: CoverageNode;
  /** Inside an alternative: what is absent is no fault. */
  readonly soft: boolean;
}

/** A model, a wire, and the tables compiled against them. */
export class Formats {
  private readonly compiled = new Map<Table, CompiledTable>();
  private readonly documents = new Map<CompiledTable, Part>();
  /** Rows whose output is constant, by their number in the marks (tracing only). */
  readonly constants: TraceEntry[] = [];

  constructor(
    readonly model: ModelPort,
    readonly wire: WirePort,
    readonly tracing = false,
  ) {}

  /** Writes a whole document: the table's items inside the root of the message. */
  document(c: CompiledTable, { legacy, root }: { readonly legacy: string; readonly root?: string }): Part {
    let part = this.documents.get(c);
    if (part === undefined) {
      const step = root === undefined ? this.wire.root(legacy) : this.wire.path(root).steps[0]!;
      part = this.wire.enclose(step, c.items, true);
      this.documents.set(c, part);
    }
    return part;
  }

  table(t: Table): CompiledTable {
    let c = this.compiled.get(t);
    if (c === undefined) {
      c = emptyTable(t, this);
      this.compiled.set(t, c);
      fill(c, scopeOf(this, c, t.model, t.slices), t.rows);
    }
    return c;
  }
}

/** A line, compiled. */
interface Line {
  readonly items: readonly Item[];
  readonly read: Reader;
}

const NOTHING: Line = { items: [], read: () => false };

const scopeOf = (formats: Formats, into: CompiledTable, type: string, slices: Slices): Scope => ({
  formats,
  into,
  id: into.table.id,
  type,
  slices,
  model: into.coverage.model,
  wire: into.coverage.wire,
  soft: false,
});

function emptyTable(t: Table, formats: Formats): CompiledTable {
  const readers = t.facts.map((f) => factReader(f, t, formats));
  return {
    table: t,
    coverage: coverageRoot(),
    rowCount: 0,
    items: [],
    read: () => false,
    facts: (node, run, from) => {
      for (const r of readers) r(node, run, from);
    },
  };
}

function fill(into: CompiledTable, scope: Scope, rows: readonly Decl[]): void {
  for (const f of into.table.facts) {
    if (f.model === undefined) continue;
    const path = scope.formats.model.path(f.model, scope.type, scope.slices);
    if (!hasLink(path)) along(scope.model, path.steps).fact = f.slot;
  }
  const lines = rows.map((r) => compile(r, scope));
  into.items = lines.flatMap((l) => l.items);
  into.read = sequence(lines);
}

const sequence =
  (lines: readonly Line[]): Reader =>
  (w, target, app, run) => {
    let took = false;
    for (let i = 0; i < lines.length; i++) if (lines[i]!.read(w, target, app, run)) took = true;
    return took;
  };

/** An application of a table to a node that is about to be worked on. */
export function apply(c: CompiledTable, node: unknown, run: Run, from: "model" | "wire"): Application {
  const fired = new Array<number>(((c.rowCount / 31) | 0) + 1).fill(0);
  const application = { table: c, fired };
  run.enter(node, application);
  c.facts(node, run, from);
  return application;
}

// ---- one line -------------------------------------------------------------------------------------------------------

function compile(d: Decl, scope: Scope): Line {
  const line = directed(compileKind(d, scope), d);
  return d.when === undefined ? line : conditional(line, d.when);
}

function compileKind(d: Decl, scope: Scope): Line {
  switch (d.kind) {
    case "row":
      return compileRow(d, scope);
    case "tuple":
      return compileTuple(d, scope);
    case "fixed":
      return compileFixed(d, scope);
    case "context":
      return compileContext(d, scope);
    case "fact":
      return compileFact(d, scope);
    case "group":
      return compileGroup(d, scope);
    case "at":
      return compileAt(d, scope);
    case "each":
      return compileEach(d, scope);
    case "common":
      return compileCommon(d, scope);
    case "oneOf":
      return compileOneOf(d, scope);
    case "modelOnly":
      return compileModelOnly(d, scope);
    case "reading":
      return compileReading(d, scope);
    case "regarding":
      return compileRegarding(d, scope);
    case "remark":
      return compileRemark(d, scope);
  }
}

/** A one-way line without its other way. */
function directed(line: Line, { oneWay }: Decl): Line {
  if (oneWay === undefined) return line;
  return oneWay.only === "toLegacy" ? { ...line, read: () => false } : { ...line, items: [] };
}

const conditional = (line: Line, condition: Condition): Line => ({
  items: line.items.map(({ slot, part }) => ({
    slot,
    part: (node: any, app: Application, run: Run) =>
      holds(condition, run) ? (typeof part === "string" ? part : part(node, app, run)) : "",
  })),
  read: (w, target, app, run) => holds(condition, run) && line.read(w, target, app, run),
});

const required = (card: string): boolean => card === "1" || card === "1..n";
const many = (card: string): boolean => card.endsWith("n");
const hasLink = (path: ModelPath): boolean => path.steps.some((s) => s.link !== undefined);
const lastLink = (path: ModelPath): Link | undefined => path.steps.at(-1)?.link;

/** Takes the next row number of the table; the returned function marks the row as fired. */
function numbered(scope: Scope): { n: number; fire: (app: Application) => void } {
  const n = scope.into.rowCount++;
  const word = (n / 31) | 0;
  const bit = 1 << (n % 31);
  return {
    n,
    fire: (app) => {
      app.fired[word]! |= bit;
    },
  };
}

const modelPath = (scope: Scope, text: string): ModelPath => scope.formats.model.path(text, scope.type, scope.slices);

/** Marks the leaves of a model path as carried by row n. */
function coverModel(scope: Scope, path: ModelPath, n: number, carries?: readonly string[], deep = false): void {
  const node = along(scope.model, path.steps, n);
  if (carries === undefined) (deep ? node.deepRows : node.rows).push(n);
  else
    for (const c of carries)
      along(
        node,
        c.split(".").map((name) => ({ name })),
      ).rows.push(n);
}

/** Marks the slot of a wire path as carried by row n; of verbatim content, all that is inside. */
function coverWire(scope: Scope, path: WirePath, n: number): void {
  const element = alongWire(scope.wire, path.steps);
  if (path.slot !== undefined && path.slot === scope.formats.wire.verbatim) element.deepRows.push(n);
  else below(element, leafOf(scope, path)).rows.push(n);
}

// ---- writing to the wire ------------------------------------------------------------------------------------------------

/** Wraps the innermost item in the steps of a wire path. */
function wrap(scope: Scope, path: WirePath, inner: readonly Item[], always: boolean): Item[] {
  let items = inner;
  for (let i = path.steps.length - 1; i >= 0; i--)
    items = [{ slot: undefined, part: scope.formats.wire.enclose(path.steps[i]!, items, always) }];
  return [...items];
}

/** The wire place of a value: the steps to its element, and the slot in it (its text where the path names none). */
const slotOf = (path: WirePath): string => path.slot ?? ".";

const leafOf = (scope: Scope, path: WirePath): string => scope.formats.wire.leafOf(slotOf(path));

const MARK = { open: "\uFDD0", middle: "\uFDD1", close: "\uFDD2" };

/** When tracing, marks what a line wrote, so that explain finds it in the output. */
function traced(scope: Scope, items: Item[], entry: Omit<TraceEntry, "node">): Item[] {
  const { formats } = scope;
  if (!formats.tracing) return items;
  return items.map(({ slot, part }) => {
    if (typeof part === "string") {
      const k = formats.constants.push({ ...entry, node: undefined, paths: [] }) - 1;
      return { slot, part: `${MARK.open}c${k}${MARK.middle}${part}${MARK.close}` };
    }
    const marked: Write = (node, app, run) => {
      const text = part(node, app, run);
      if (text === "") return text;
      const k = (run.trace ??= []).push({ ...entry, node }) - 1;
      return `${MARK.open}${k}${MARK.middle}${text}${MARK.close}`;
    };
    return { slot, part: marked };
  });
}

/** Id by which a line is known: given, or its wire path without constants. */
export const lineId = (d: Decl): string => {
  if (d.id !== undefined) return d.id;
  const bare = (wire: string) => wire.replace(/ [^/]*/g, "");
  switch (d.kind) {
    case "row":
      return via(d.via) === "" || d.wire !== "." ? bare(d.wire) : d.model;
    case "group":
    case "tuple":
    case "fixed":
    case "context":
    case "fact":
      return bare(d.wire);
    case "each":
      return bare(d.group.wire);
    case "modelOnly":
      return d.model;
    case "at":
      return typeof d.to === "string" ? d.to : d.to.name;
    case "common":
      return d.model;
    case "oneOf": {
      const first = d.alternatives[0];
      return first === undefined ? "" : lineId(Array.isArray(first) ? first[0] : (first as Decl));
    }
    case "reading":
    case "regarding":
      return d.model;
    case "remark":
      return d.paths.join(" ");
  }
};

const via = (v: Row["via"]): string => ("kind" in v ? v.id : v.name);

const entryOf = (scope: Scope, d: Decl, codec: string, paths: readonly string[]): Omit<TraceEntry, "node"> => ({
  row: `${scope.id}/${lineId(d)}`,
  rule: d.note ?? d.kind,
  codec,
  paths,
});

// ---- row ----------------------------------------------------------------------------------------------------------------

function compileRow(d: Row, scope: Scope): Line {
  return "kind" in d.via ? compileTableRow(d, d.via, scope) : compileValueRow(d, scope);
}

const finishRow = (d: Row, scope: Scope, items: Item[], read: Reader, codec: string): Line => ({
  items: traced(scope, items, entryOf(scope, d, codec, [d.model])),
  read,
});

/** Reports what a row found missing, unless its place allows that. */
function absence(d: { card: string; requiredIf?: string | undefined }, model: string, scope: Scope) {
  const need = required(d.card) && !scope.soft;
  const condition = d.requiredIf === undefined ? undefined : modelPath(scope, d.requiredIf);
  return (node: any, run: Run): "" => {
    if (need || (condition !== undefined && condition.get(node, run) !== undefined))
      run.fault(node, scope.formats.model.expression(model), new Problem("a value", "", "tooFew"));
    return "";
  };
}

function compileValueRow(d: Row, scope: Scope): Line {
  const codec = d.via as Exclude<Row["via"], Table>;
  const path = modelPath(scope, d.model);
  const wirePath = scope.formats.wire.path(d.wire);
  const slot = slotOf(wirePath);
  const { n, fire } = numbered(scope);
  coverModel(scope, path, n, codec.carries);
  coverWire(scope, wirePath, n);
  const missing = absence(d, d.model, scope);
  const { place, illegal } = scope.formats.wire;
  const encode = (v: unknown, node: any, run: Run): string | undefined => {
    const t = codec.encode(v, run);
    if (t === undefined) return undefined;
    if (isProblem(t)) {
      run.fault(node, scope.formats.model.expression(d.model), t);
      return undefined;
    }
    if (illegal(t) >= 0) {
      run.fault(node, scope.formats.model.expression(d.model), new Problem("characters that the message can carry"));
      return undefined;
    }
    return place(slot, t);
  };
  const one: Write = (node, app, run) => {
    const v = path.get(node, run);
    if (v === undefined) return missing(node, run);
    if (isProblem(v)) {
      run.fault(node, scope.formats.model.expression(d.model), v);
      return "";
    }
    if (v instanceof Several && codec.wholeList !== true) {
      run.fault(node, scope.formats.model.expression(d.model), new Problem("one value", "", "tooMany"));
      return "";
    }
    const before = run.pending.length;
    const t = encode(v instanceof Several ? v.values : v, node, run);
    if (t === undefined) return run.pending.length === before ? missing(node, run) : "";
    fire(app);
    return t;
  };
  if (!many(d.card) || codec.wholeList === true) {
    const items = wrap(scope, wirePath, [{ slot, part: one }], false);
    return finishRow(d, scope, items, readValue(d, scope, path, wirePath, fire), codec.name);
  }
  const element = wrap(scope, wirePath, [{ slot, part: (v: any) => v }], false)[0]!.part as Write;
  const list: Write = (node, app, run) => {
    const v = path.get(node, run);
    if (v === undefined) return missing(node, run);
    let out = "";
    for (const item of v instanceof Several ? v.values : [v]) {
      if (item === null || item === undefined) continue;
      const t = encode(item, node, run);
      if (t !== undefined) out += element(t, app, run);
    }
    if (out === "") return missing(node, run);
    fire(app);
    return out;
  };
  return finishRow(d, scope, [{ slot: undefined, part: list }], readValues(d, scope, path, wirePath, fire), codec.name);
}

/** The element that a wire path leads to; further ones in its place are marked as unread. */
function descend(scope: Scope, node: any, steps: readonly WireStep[], run: Run): any {
  let at = node;
  for (const step of steps) {
    const found = scope.formats.wire.find(at, step);
    if (found.length === 0) return undefined;
    if (run.accounting) for (let i = 1; i < found.length; i++) run.enter(found[i], UNREAD);
    at = found[0];
  }
  return at;
}

/** Notes for explain which line puts what comes next, and from which part of the node that it read. */
const trace = (scope: Scope, d: Decl, codec: string, node: unknown, run: Run): void => {
  if (!scope.formats.tracing) return;
  const paths = "slots" in d ? Object.values(d.slots) : "wire" in d ? [/[^/]*$/.exec(d.wire)![0]] : [""];
  run.current = {
    ...entryOf(
      scope,
      d,
      codec,
      paths.map((p) => (/^[@.]/.test(p) || "slots" in d ? p : "")),
    ),
    node,
  };
};

function readValue(d: Row, scope: Scope, path: ModelPath, wirePath: WirePath, fire: (a: Application) => void): Reader {
  const codec = d.via as Exclude<Row["via"], Table>;
  const slot = slotOf(wirePath);
  const must = required(d.card) && !scope.soft;
  return (w, target, app, run) => {
    const node = descend(scope, w, wirePath.steps, run);
    const raw = node === undefined ? undefined : scope.formats.wire.value(node, slot);
    const v = raw === undefined ? undefined : codec.decode(raw, run);
    if (v === undefined || isProblem(v)) {
      if (must)
        run.fault(
          node ?? w,
          node === undefined ? bareWire(d.wire) : `/${slot}`,
          v ?? new Problem("a value", "", "tooFew"),
        );
      return false;
    }
    trace(scope, d, codec.name, node, run);
    path.put(target, v, run, node);
    fire(app);
    return true;
  };
}

const bareWire = (wire: string): string => `/${wire.replace(/ [^/]*/g, "")}`;

function readValues(d: Row, scope: Scope, path: ModelPath, wirePath: WirePath, fire: (a: Application) => void): Reader {
  const codec = d.via as Exclude<Row["via"], Table>;
  const slot = slotOf(wirePath);
  const last = wirePath.steps.at(-1)!;
  return (w, target, app, run) => {
    const parent = descend(scope, w, wirePath.steps.slice(0, -1), run);
    if (parent === undefined) return false;
    let took = false;
    for (const node of scope.formats.wire.find(parent, last)) {
      const raw = scope.formats.wire.value(node, slot);
      const v = raw === undefined ? undefined : codec.decode(raw, run);
      if (v === undefined || isProblem(v)) {
        run.enter(node, UNREAD);
        continue;
      }
      trace(scope, d, codec.name, node, run);
      path.put(target, v, run, node);
      took = true;
    }
    if (took) fire(app);
    return took;
  };
}

// ---- row with a table: a datatype, or a whole part of the message ----------------------------------------------------------

function compileTableRow(d: Row, t: Table, scope: Scope): Line {
  const path = modelPath(scope, d.model);
  const wirePath = scope.formats.wire.path(d.wire);
  const sub = scope.formats.table(t);
  const { n, fire } = numbered(scope);
  coverModel(scope, path, n);
  const wireNode = alongWire(scope.wire, wirePath.steps);
  const primitive = t.model === ".";
  if (primitive) shareWireCoverage(sub.coverage.wire, wireNode, n);
  const missing = absence(d, d.model, scope);
  const element = joined(wrap(scope, { ...wirePath, steps: wirePath.steps.slice(-1) }, sub.items, false));
  const scratch: Application = { table: sub, fired: new Array(8).fill(0) };
  const one = (value: any, node: any, app: Application, run: Run): string => {
    if (isProblem(value)) {
      run.fault(node, scope.formats.model.expression(d.model), value);
      return "";
    }
    const before = run.pending.length;
    if (primitive) {
      const text = element(value, scratch, run);
      for (let i = before; i < run.pending.length; i++)
        relocate(run, i, value, node, scope.formats.model.expression(d.model));
      if (text !== "") fire(app);
      return text;
    }
    const text = element(value, apply(sub, value, run, "model"), run);
    if (text !== "") fire(app);
    return text;
  };
  const write: Write = (node, app, run) => {
    const v = path.get(node, run);
    if (v === undefined) return missing(node, run);
    const before = run.pending.length;
    let out = "";
    if (v instanceof Several) {
      if (!many(d.card)) {
        run.fault(node, scope.formats.model.expression(d.model), new Problem("one value", "", "tooMany"));
        return "";
      }
      for (const item of v.values) if (item !== null && item !== undefined) out += one(item, node, app, run);
    } else out = one(v, node, app, run);
    return out === "" && run.pending.length === before ? missing(node, run) : out;
  };
  const outer = { ...wirePath, steps: wirePath.steps.slice(0, -1) };
  const items = wrap(scope, outer, [{ slot: undefined, part: write }], false);
  return finishRow(d, scope, items, readTable(d, scope, sub, path, wirePath, fire), t.id);
}

/** A fault inside a datatype of a primitive value belongs to the element that has the value. */
function relocate(run: Run, i: number, value: unknown, node: unknown, path: string): void {
  const f = run.pending[i]!;
  if (f.node === value) run.pending[i] = { node, path, problem: f.problem };
}

/** Datatypes of primitive values keep no application of their own: their slots count for the row that uses them. */
function shareWireCoverage(from: CoverageNode, to: CoverageNode, n: number): void {
  for (const [name, c] of from.children) {
    const t = below(to, name);
    if (c.rows.length > 0) t.rows.push(n);
    if (c.expected !== undefined) t.expected = c.expected;
    if (c.standing !== undefined) t.standing = c.standing;
    shareWireCoverage(c, t, n);
  }
}

function readTable(
  d: Row,
  scope: Scope,
  sub: CompiledTable,
  path: ModelPath,
  wirePath: WirePath,
  fire: (a: Application) => void,
): Reader {
  const primitive = sub.table.model === ".";
  const link = lastLink(path);
  const must = required(d.card) && !scope.soft;
  const last = wirePath.steps.at(-1);
  const scratch: Application = { table: sub, fired: new Array(8).fill(0) };
  const one = (node: any, target: any, run: Run): boolean => {
    if (primitive) {
      const holder: { value?: unknown } = {};
      if (!sub.read(node, holder, scratch, run) || holder.value === undefined) return false;
      trace(scope, d, sub.table.id, node, run);
      path.put(target, holder.value, run, node);
      return true;
    }
    if (link !== undefined)
      return through(link, target, node, run, (created) => sub.read(node, created, apply(sub, node, run, "wire"), run));
    if (path.steps.length === 0) return sub.read(node, target, apply(sub, node, run, "wire"), run);
    const object = {};
    if (!sub.read(node, object, apply(sub, node, run, "wire"), run)) return false;
    path.put(target, object, run, node);
    return true;
  };
  return (w, target, app, run) => {
    const parent = descend(scope, w, wirePath.steps.slice(0, -1), run);
    const found = parent === undefined ? [] : last === undefined ? [parent] : scope.formats.wire.find(parent, last);
    if (found.length > 1 && !many(d.card) && run.accounting)
      for (let i = 1; i < found.length; i++) run.enter(found[i], UNREAD);
    let took = false;
    const before = run.pending.length;
    for (const node of many(d.card) ? found : found.slice(0, 1)) {
      const sofar = run.pending.length;
      if (one(node, target, run)) took = true;
      else {
        // What may be absent may also be something else than this row reads: the account says so.
        if (!must) run.pending.length = sofar;
        if (primitive && many(d.card)) run.enter(node, UNREAD);
      }
    }
    if (took) fire(app);
    else if (must && run.pending.length === before)
      run.fault(found[0] ?? w, found.length > 0 ? "" : bareWire(d.wire), new Problem("a value", "", "tooFew"));
    return took;
  };
}

/** Follows a link towards the model: creates, fills, and settles what was created. */
function through(link: Link, target: any, wireNode: any, run: Run, fillIn: (created: any) => boolean): boolean {
  const created = link.create(target, wireNode, run);
  if (created === undefined) return false;
  const took = fillIn(created);
  if (took) link.settle?.(target, created, run);
  return took;
}

// ---- the other lines ------------------------------------------------------------------------------------------------------

function compileTuple(d: Tuple, scope: Scope): Line {
  const wirePath = scope.formats.wire.path(d.wire);
  const slot = slotOf(wirePath);
  const { n, fire } = numbered(scope);
  const inputs = Object.entries(d.inputs).map(([name, text]) => [name, modelPath(scope, text)] as const);
  for (const [, path] of inputs) coverModel(scope, path, n);
  coverWire(scope, wirePath, n);
  const { place, illegal } = scope.formats.wire;
  const write: Write = (node, app, run) => {
    const values: Record<string, unknown> = {};
    for (const [name, path] of inputs) {
      const v = path.get(node, run);
      if (v instanceof Several) {
        run.fault(node, scope.formats.model.expression(path.text), new Problem("at most one value", "", "tooMany"));
        return "";
      }
      values[name] = v;
    }
    const t = d.via.encode(values, run);
    if (isProblem(t)) run.fault(node, scope.formats.model.expression(inputs[0]![1].text), t);
    else if (t !== undefined && illegal(t) >= 0)
      run.fault(
        node,
        scope.formats.model.expression(inputs[0]![1].text),
        new Problem("characters that the message can carry"),
      );
    else if (t !== undefined && t !== "") {
      fire(app);
      return place(slot, t);
    } else if (d.card === "1")
      run.fault(node, scope.formats.model.expression(inputs[0]![1].text), new Problem("a value", "", "tooFew"));
    return "";
  };
  const items = traced(
    scope,
    wrap(scope, wirePath, [{ slot, part: write }], false),
    entryOf(scope, d, d.via.name, Object.values(d.inputs)),
  );
  const read: Reader = (w, target, app, run) => {
    const node = descend(scope, w, wirePath.steps, run);
    const raw = node === undefined ? undefined : scope.formats.wire.value(node, slot);
    const values = raw === undefined ? undefined : d.via.decode(raw, run);
    if (values === undefined || isProblem(values)) return false;
    for (const [name, path] of inputs) {
      trace(scope, d, d.via.name, node, run);
      if (values[name] !== undefined) path.put(target, values[name], run, node);
    }
    fire(app);
    return true;
  };
  return { items, read };
}

function compileFixed(d: Fixed, scope: Scope): Line {
  const { wire } = scope.formats;
  const wirePath = wire.path(d.wire);
  const constants = typeof d.value === "string" ? { [slotOf(wirePath)]: d.value } : prefixed(d.value);
  const cover = alongWire(scope.wire, wirePath.steps);
  for (const [slot, value] of Object.entries(constants)) below(cover, slot).expected = [value];
  const inner = Object.entries(constants).map(([slot, value]) => ({ slot, part: wire.place(slot, value) }));
  let items = wrap(scope, wirePath, inner, true);
  if (d.standsFor !== undefined) {
    const lacking = d.standsFor;
    items = items.map(({ slot, part }) => ({
      slot,
      part: (node: any, app: Application, run: Run) => {
        run.missing.push({ path: lacking, kind: "missing" });
        return typeof part === "string" ? part : part(node, app, run);
      },
    }));
  }
  const read: Reader = (w, _target, _app, run) => {
    const node = descend(scope, w, wirePath.steps, run);
    return node !== undefined && Object.entries(constants).every(([slot, v]) => wire.value(node, slot) === v);
  };
  return { items: traced(scope, items, entryOf(scope, d, "constant", [])), read };
}

const prefixed = (attributes: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(attributes).map(([k, v]) => [`@${k}`, v]));

function compileContext(d: FromContext, scope: Scope): Line {
  const wirePath = scope.formats.wire.path(d.wire);
  const slot = slotOf(wirePath);
  below(alongWire(scope.wire, wirePath.steps), leafOf(scope, wirePath)).standing = {
    kind: "ignored",
    reason: "routing",
    deep: false,
  };
  const write: Write = (node, _app, run) => {
    const { context } = run;
    const v =
      d.name === "now" ? context.now.toISOString() : d.name === "newId" ? context.newId() : context.values[d.name];
    const t = v === undefined ? undefined : d.via.encode(v, run);
    if (isProblem(t)) run.fault(node, "", t);
    return t === undefined || isProblem(t) ? "" : scope.formats.wire.place(slot, t);
  };
  const items = wrap(scope, wirePath, [{ slot, part: write }], false);
  return { items: traced(scope, items, entryOf(scope, d, `context ${d.name}`, [])), read: () => false };
}

function compileFact(d: FromFact, scope: Scope): Line {
  const { wire } = scope.formats;
  const wirePath = wire.path(d.wire);
  const cover = alongWire(scope.wire, wirePath.steps);
  const { n, fire } = numbered(scope);
  const value = (run: Run) => {
    const v = run.facts[d.fact.slot];
    return isProblem(v) ? undefined : v;
  };
  let items: Item[];
  if ("kind" in d.via) {
    const sub = scope.formats.table(d.via);
    shareWireCoverage(sub.coverage.wire, cover, n);
    const part = wrap(scope, wirePath, sub.items, false)[0]!.part as Write;
    const scratch: Application = { table: sub, fired: new Array(8).fill(0) };
    items = [
      { slot: undefined, part: (_node, _app, run) => (value(run) === undefined ? "" : part(value(run), scratch, run)) },
    ];
  } else {
    const codec = d.via;
    const slot = slotOf(wirePath);
    below(cover, leafOf(scope, wirePath)).rows.push(n);
    const write: Write = (node, _app, run) => {
      const v = value(run);
      const t = v === undefined ? undefined : codec.encode(v, run);
      if (isProblem(t)) run.fault(node, scope.formats.model.expression(d.fact.model ?? ""), t);
      return t === undefined || isProblem(t) ? "" : wire.place(slot, t);
    };
    items = wrap(scope, wirePath, [{ slot, part: write }], false);
  }
  const paths = d.fact.model === undefined ? [] : [d.fact.model];
  const read: Reader = (_w, _target, app, run) => {
    if (value(run) !== undefined) fire(app);
    return false;
  };
  return { items: traced(scope, items, entryOf(scope, d, `fact ${d.fact.id}`, paths)), read };
}

function compileGroup(d: Group, scope: Scope): Line {
  const wirePath = scope.formats.wire.path(d.wire);
  const inner: Scope = { ...scope, wire: alongWire(scope.wire, wirePath.steps) };
  const lines = d.rows.map((r) => compile(r, inner));
  const items = lines.flatMap((l) => l.items);
  const constant = items.length > 0 && items.every((i) => typeof i.part === "string");
  let wrapped = items.length === 0 ? [] : wrap(scope, wirePath, items, constant);
  for (const [text, wanted] of [[d.ifPresent, true] as const, [d.ifAbsent, false] as const]) {
    if (text === undefined) continue;
    const path = modelPath(scope, text);
    wrapped = wrapped.map(({ slot, part }) => ({
      slot,
      part: (node: any, app: Application, run: Run) =>
        (path.get(node, run) !== undefined) !== wanted ? "" : typeof part === "string" ? part : part(node, app, run),
    }));
  }
  const readInner = sequence(lines);
  const read: Reader = (w, target, app, run) => {
    const node = descend(scope, w, wirePath.steps, run);
    return node !== undefined && readInner(node, target, app, run);
  };
  return { items: traced(scope, wrapped, entryOf(scope, d, "structure", [])), read };
}

/** Compiles lines as a table of their own: they work on another node than the lines around them. */
function nested(scope: Scope, type: string, rows: readonly Decl[], soft = false): CompiledTable {
  const t: Table = { kind: "table", id: scope.id, model: type, spec: "", slices: scope.slices, facts: [], rows };
  const c = emptyTable(t, scope.formats);
  fill(c, { ...scopeOf(scope.formats, c, type, scope.slices), soft }, rows);
  return c;
}

const joined = (items: readonly Item[]): Write => {
  const parts = items.map((i) => i.part);
  return (node, app, run) => {
    let out = "";
    for (const p of parts) out += typeof p === "string" ? p : p(node, app, run);
    return out;
  };
};

/** Items of lines that work on another node, as items of this one. `of` gives the node and its application, or undefined. */
const moved = (
  items: readonly Item[],
  of: (node: any, app: Application, run: Run) => readonly [any, Application] | undefined,
): Item[] => {
  const slots = new Set(items.map((i) => i.slot));
  if (slots.size === 1 && items[0]!.slot === undefined) {
    const write = joined(items);
    return [
      {
        slot: undefined,
        part: (node, app, run) => {
          const to = of(node, app, run);
          return to === undefined ? "" : write(to[0], to[1], run);
        },
      },
    ];
  }
  return items.map(({ slot, part }) => ({
    slot,
    part: (node: any, app: Application, run: Run) => {
      const to = of(node, app, run);
      return to === undefined ? "" : typeof part === "string" ? part : part(to[0], to[1], run);
    },
  }));
};

function compileAt(d: At, scope: Scope): Line {
  const path = typeof d.to === "string" ? modelPath(scope, d.to) : linkPath(d.to);
  const link = lastLink(path);
  const missing = absence(d, typeof d.to === "string" ? d.to : (d.to.carries ?? ""), scope);
  const { n, fire } = numbered(scope);
  const resolve = (node: any, run: Run): any => {
    const v = path.get(node, run);
    if (v === undefined) {
      missing(node, run);
      return undefined;
    }
    const problem = isProblem(v) ? v : v instanceof Several ? new Problem("one value", "", "tooMany") : undefined;
    if (problem === undefined) return v;
    run.fault(node, scope.formats.model.expression(path.text), problem);
    return undefined;
  };
  if (link === undefined) {
    const inner: Scope = { ...scope, type: path.type, model: along(scope.model, path.steps), soft: scope.soft };
    const lines = d.rows.map((r) => compile(r, inner));
    const readInner = sequence(lines);
    return {
      items: moved(
        lines.flatMap((l) => l.items),
        (node, app, run) => {
          const v = resolve(node, run);
          return v === undefined ? undefined : [v, app];
        },
      ),
      read: (w, target, app, run) => {
        const object = {};
        if (!readInner(w, object, app, run)) return false;
        path.put(target, object, run, w);
        return true;
      },
    };
  }
  along(scope.model, path.steps, n);
  const sub = nested(scope, link.type, d.rows, scope.soft && false);
  return {
    items: moved(sub.items, (node, app, run) => {
      const v = resolve(node, run);
      if (v === undefined) return undefined;
      fire(app);
      return [v, apply(sub, v, run, "model")];
    }),
    read: (w, target, _app, run) =>
      through(link, target, w, run, (created) => sub.read(w, created, apply(sub, w, run, "wire"), run)),
  };
}

const linkPath = (link: Link): ModelPath => ({
  text: link.carries ?? "",
  steps: [{ name: "", link }],
  type: link.type,
  repeats: false,
  get: link.resolve,
  put: () => {},
});

function compileEach(d: Each, scope: Scope): Line {
  const path = modelPath(scope, d.model);
  const { n, fire } = numbered(scope);
  coverModel(scope, path, n);
  const wirePath = scope.formats.wire.path(d.group.wire);
  alongWire(scope.wire, wirePath.steps);
  const sub = nested(scope, path.type, d.group.rows);
  const element = wrap(scope, wirePath, sub.items, false)[0]!.part as Write;
  const missing = absence(d, d.model, scope);
  const scratch: Application = { table: sub, fired: new Array(8).fill(0) };
  const write: Write = (node, app, run) => {
    const v = path.get(node, run);
    if (v === undefined) return missing(node, run);
    const items = v instanceof Several ? v.values : [v];
    const outer = run.index;
    let out = "";
    for (let i = 0; i < items.length; i++) {
      run.index = i;
      const item = items[i];
      if (isProblem(item)) run.fault(node, scope.formats.model.expression(d.model), item);
      else
        out += element(item, typeof item === "object" && item !== null ? apply(sub, item, run, "model") : scratch, run);
    }
    run.index = outer;
    if (out !== "") fire(app);
    return out;
  };
  const last = wirePath.steps.at(-1)!;
  const link = lastLink(path);
  const read: Reader = (w, target, app, run) => {
    const parent = descend(scope, w, wirePath.steps.slice(0, -1), run);
    if (parent === undefined) return false;
    const outer = run.index;
    let took = false;
    scope.formats.wire.find(parent, last).forEach((node, i) => {
      run.index = i;
      const into = (object: any) => sub.read(node, object, apply(sub, node, run, "wire"), run);
      if (link !== undefined) took = through(link, target, node, run, into) || took;
      else {
        const object = {};
        if (into(object)) {
          path.put(target, object, run, node);
          took = true;
        }
      }
    });
    run.index = outer;
    if (took) fire(app);
    else if (required(d.card) && !scope.soft)
      run.fault(w, bareWire(d.group.wire), new Problem("at least one", "", "tooFew"));
    return took;
  };
  return { items: traced(scope, [{ slot: undefined, part: write }], entryOf(scope, d, "repetition", [d.model])), read };
}

/** What the nodes agree on so far, to be given to each of them once all have been made. */
interface Spread {
  readonly path: ModelPath;
  readonly prototype: any;
}

function compileCommon(d: Common, scope: Scope): Line {
  const path = modelPath(scope, d.model);
  const sub = nested(scope, path.type, d.rows);
  const agreed = agreement(d.rows, { ...scope, type: path.type });
  const items = moved(sub.items, (node, _app, run) => {
    const v = path.get(node, run);
    if (v === undefined || isProblem(v)) return undefined;
    const nodes: readonly any[] = v instanceof Several ? v.values : [v];
    const application = apply(sub, nodes[0], run, "model");
    for (let i = 1; i < nodes.length; i++) {
      run.enter(nodes[i], application);
      for (const a of agreed) compare(a, nodes[0], nodes[i], scope, run);
    }
    return [nodes[0], application];
  });
  const read: Reader = (w, target, _app, run) => {
    const prototype = {};
    const took = sub.read(w, prototype, apply(sub, w, run, "wire"), run);
    if (took) spreadsOf(run, target).push({ path, prototype });
    return took;
  };
  return { items, read };
}

/** A fault where the two differ; else the account takes the second for written where the first is. */
function compare({ path, conditions }: Agreed, first: any, other: any, scope: Scope, run: Run): void {
  if (!conditions.every((c) => holds(c, run))) return;
  const [a, b] = [path.get(first, run), path.get(other, run)];
  if (!equal(a, b))
    run.fault(other, scope.formats.model.expression(path.text), new Problem("the same value in all items"));
  else if (typeof b === "object" && run.accounting) pair(b, a, run);
}

function pair(other: any, first: any, run: Run): void {
  if (other instanceof Several)
    for (let i = 0; i < other.values.length; i++) pair(other.values[i], first.values[i], run);
  else if (typeof other === "object" && other !== null) run.twins.set(other, first);
}

const spreads = new WeakMap<Run, Map<any, Spread[]>>();

function spreadsOf(run: Run, target: any): Spread[] {
  let all = spreads.get(run);
  if (all === undefined) spreads.set(run, (all = new Map()));
  let list = all.get(target);
  if (list === undefined) all.set(target, (list = []));
  return list;
}

/** Gives the nodes of `common` lines what they have in common. Called when the document has been read. */
export function spread(run: Run, copy: (value: any) => any, merge: (into: any, from: any, run: Run) => void): void {
  for (const [target, list] of spreads.get(run) ?? [])
    for (const { path, prototype } of list) {
      const v = path.get(target, run);
      for (const node of v instanceof Several ? v.values : v === undefined ? [] : [v])
        merge(node, copy(prototype), run);
    }
}

/** What all nodes must have the same of, and under which conditions. */
interface Agreed {
  readonly path: ModelPath;
  readonly conditions: readonly Condition[];
}

/** The paths of lines, up to where they leave the node: all nodes must have the same there. */
function agreement(rows: readonly Decl[], scope: Scope, outer: readonly Condition[] = []): Agreed[] {
  return rows.flatMap((d): Agreed[] => {
    const conditions = d.when === undefined ? outer : [...outer, d.when];
    const bare = (text: string) => ({ path: modelPath(scope, text.replace(/→.*$/, ".reference")), conditions });
    switch (d.kind) {
      case "row":
        return d.oneWay?.only === "toFhir" ? [] : [bare(d.model)];
      case "tuple":
        return Object.values(d.inputs).map(bare);
      case "each":
        return [bare(d.model)];
      case "group":
        return agreement(d.rows, scope, conditions);
      case "oneOf":
        return d.alternatives.flatMap((a) => agreement(Array.isArray(a) ? a : [a as Decl], scope, conditions));
      case "at":
        return typeof d.to === "string" ? [bare(d.to)] : [];
      default:
        return [];
    }
  });
}

const holds = ({ fact, values }: Condition, run: Run): boolean => values.includes(run.facts[fact.slot]);

function equal(a: any, b: any): boolean {
  if (a === b) return true;
  if (a instanceof Several && b instanceof Several) return equal(a.values, b.values);
  if (
    typeof a !== "object" ||
    typeof b !== "object" ||
    a === null ||
    b === null ||
    Array.isArray(a) !== Array.isArray(b)
  )
    return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((k) => equal(a[k], b[k]));
}

function compileOneOf(d: OneOf, scope: Scope): Line {
  const inner: Scope = { ...scope, soft: true };
  const alternatives = d.alternatives.map((a) => {
    const lines = (Array.isArray(a) ? a : [a as Decl]).map((r) => compile(r, inner));
    const items = lines.flatMap((l) => l.items);
    return { slot: items[0]?.slot, write: joined(items), read: sequence(lines), writes: items.length > 0 };
  });
  const place = d.place ?? placeOf(d);
  const missing = absence({ card: d.card, requiredIf: d.requiredIf }, place, scope);
  const must = required(d.card) && !scope.soft;
  const write: Write = (node, app, run) => {
    let out = "";
    const before = run.pending.length;
    for (const a of alternatives) {
      if (!a.writes) continue;
      const text = a.write(node, app, run);
      if (run.pending.length > before) return "";
      if (text === "") continue;
      if (!d.exactly) return text;
      if (out !== "") {
        run.fault(node, scope.formats.model.expression(place), new Problem(d.expected ?? "one value", "", "tooMany"));
        return "";
      }
      out = text;
    }
    if (out !== "") return out;
    if (d.expected !== undefined && (must || d.requiredIf !== undefined)) {
      if (must || modelPath(scope, d.requiredIf!).get(node, run) !== undefined)
        run.fault(node, scope.formats.model.expression(place), new Problem(d.expected, "", "tooFew"));
      return "";
    }
    return missing(node, run);
  };
  const read: Reader = (w, target, app, run) => {
    for (const a of alternatives) if (a.read(w, target, app, run)) return true;
    return false;
  };
  const slot = alternatives.find((a) => a.writes)?.slot;
  return { items: alternatives.some((a) => a.writes) ? [{ slot, part: write }] : [], read };
}

/** The model path that stands for a oneOf in faults: that of its first alternative. */
function placeOf(d: OneOf): string {
  const first = d.alternatives[0];
  const decl = Array.isArray(first) ? first[0] : (first as Decl | undefined);
  if (decl === undefined) return "";
  if (decl.kind === "row" || decl.kind === "each") return decl.model;
  if (decl.kind === "at") return typeof decl.to === "string" ? decl.to : (decl.to.carries ?? "");
  return decl.kind === "oneOf" ? placeOf(decl) : "";
}

function compileModelOnly(d: ModelOnly, scope: Scope): Line {
  const path = modelPath(scope, d.model);
  const cover = along(scope.model, path.steps);
  const value = d.value;
  if (typeof value === "string") cover.expected = [value];
  else if (d.expected !== undefined) cover.expected = d.expected;
  else cover.standing = { kind: "ignored", reason: "derived", deep: true };
  return {
    items: [],
    read: (w, target, _app, run) => {
      const v = typeof value === "string" ? value : value(w, run);
      trace(scope, d, d.reason, w, run);
      if (v !== undefined) path.put(target, v, run, w);
      return false;
    },
  };
}

function compileReading(d: Reading, scope: Scope): Line {
  const { wire } = scope.formats;
  const path = modelPath(scope, d.model);
  const { n, fire } = numbered(scope);
  const slots = Object.entries(d.slots).map(([name, text]) => [name, wire.path(text)] as const);
  for (const [, slot] of slots) coverWire(scope, slot, n);
  const read: Reader = (w, target, app, run) => {
    const values: Record<string, string | undefined> = {};
    for (const [name, slot] of slots) {
      const node = descend(scope, w, slot.steps, run);
      values[name] = node === undefined ? undefined : wire.value(node, slotOf(slot));
    }
    const v = d.via.decode(values, run);
    if (v === undefined || isProblem(v)) {
      if (required(d.card) && !scope.soft)
        run.fault(w, bareWire(slots[0]![1].text), v ?? new Problem("a value", "", "tooFew"));
      return false;
    }
    trace(scope, d, d.via.name, w, run);
    path.put(target, v, run, w);
    fire(app);
    return true;
  };
  return { items: [], read };
}

function compileRegarding(d: Regarding, scope: Scope): Line {
  const path = modelPath(scope, d.model);
  const sub = nested(scope, path.type, d.rows);
  const part: Write = (node, _app, run) => {
    if (!run.accounting) return "";
    const v = path.get(node, run);
    for (const one of v instanceof Several ? v.values : v === undefined || isProblem(v) ? [] : [v])
      apply(sub, one, run, "model");
    return "";
  };
  return { items: [{ slot: undefined, part }], read: () => false };
}

function compileRemark(d: Remark, scope: Scope): Line {
  for (const text of d.paths) {
    const cover = d.side === "model" ? remarkedModel(text, scope) : remarkedWire(text, scope);
    for (const c of cover) {
      if (d.standing.kind === "carried") c.fact = d.standing.by.slot;
      else c.standing = d.standing;
    }
  }
  return NOTHING;
}

function remarkedModel(text: string, scope: Scope): CoverageNode[] {
  if (!text.endsWith(".*")) return [along(scope.model, modelPath(scope, text).steps)];
  const path = modelPath(scope, text.slice(0, -2));
  const node = along(scope.model, path.steps);
  return [below(node, "*")];
}

function remarkedWire(text: string, scope: Scope): CoverageNode[] {
  const path = scope.formats.wire.path(text);
  const node = alongWire(scope.wire, path.steps);
  return [path.slot === undefined ? node : below(node, leafOf(scope, path))];
}

// ---- facts ----------------------------------------------------------------------------------------------------------------

function factReader(f: Fact, t: Table, formats: Formats) {
  const path = f.model === undefined ? undefined : formats.model.path(f.model, t.model, t.slices);
  const wirePath = f.wire === undefined ? undefined : formats.wire.path(f.wire);
  return (node: any, run: Run, from: "model" | "wire"): void => {
    if (from === "model") {
      const v = path?.get(node, run);
      const values = v === undefined ? [] : v instanceof Several ? v.values : [v];
      const decided = f.decide(path === undefined ? [node] : values, run);
      run.facts[f.slot] = decided;
      if (isProblem(decided)) run.fault(factNode(node, path, run), formats.model.expression(factPath(path)), decided);
      return;
    }
    let at = node;
    for (const step of wirePath?.steps ?? []) at = at === undefined ? undefined : formats.wire.find(at, step)[0];
    const text = at === undefined || wirePath === undefined ? undefined : formats.wire.value(at, slotOf(wirePath));
    const v = f.read?.(text, run);
    run.facts[f.slot] = isProblem(v) ? undefined : v;
  };
}

/** The fault of a fact stands at the first of the nodes that it was worked out from. */
const factNode = (node: any, path: ModelPath | undefined, run: Run): any => {
  const first = path?.steps[0];
  if (first?.link === undefined) return node;
  const v = first.link.resolve(node, run);
  return v instanceof Several ? v.values[0] : (v ?? node);
};

const factPath = (path: ModelPath | undefined): string => {
  if (path === undefined) return "";
  const steps = path.steps[0]?.link === undefined ? path.steps : path.steps.slice(1);
  return steps.map((s) => s.name).join(".");
};

/** Splits marked text into the text itself and the spans of its marks, inner ones after outer ones. */
export function unmark(text: string): { text: string; spans: { start: number; end: number; key: string }[] } {
  let out = "";
  const spans: { start: number; end: number; key: string }[] = [];
  const open: number[] = [];
  for (const piece of text.split(/(\uFDD0[^\uFDD1]*\uFDD1|\uFDD2)/)) {
    if (piece === MARK.close) spans[open.pop()!]!.end = out.length;
    else if (piece.startsWith(MARK.open))
      open.push(spans.push({ start: out.length, end: -1, key: piece.slice(1, -1) }) - 1);
    else out += piece;
  }
  return { text: out, spans };
}

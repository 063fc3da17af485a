// Rows with a table: a datatype, or a whole part of the message.
import { isProblem, Problem } from "../codec.ts";
import { alongWire, below, UNREAD } from "../coverage.ts";
import type { Row, Table } from "../notation.ts";
import { type Application, type CoverageNode, type ModelPath, Several, type WirePath } from "../port.ts";
import type { Run } from "../run.ts";
import {
  absence,
  apply,
  bareWire,
  type CompiledTable,
  coverModel,
  descend,
  joined,
  type Line,
  lastLink,
  many,
  modelPath,
  numbered,
  type Reader,
  required,
  type Scope,
  through,
  type Write,
  wrap,
} from "./scope.ts";
import { trace } from "./trace.ts";
import { finishRow } from "./value-row.ts";

export function compileTableRow(d: Row, t: Table, scope: Scope): Line {
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
export function relocate(run: Run, i: number, value: unknown, node: unknown, path: string): void {
  const f = run.pending[i]!;
  if (f.node === value) run.pending[i] = { node, path, problem: f.problem };
}

/** Datatypes of primitive values keep no application of their own: their slots count for the row that uses them. */
export function shareWireCoverage(from: CoverageNode, to: CoverageNode, n: number): void {
  for (const [name, c] of from.children) {
    const t = below(to, name);
    if (c.rows.length > 0) t.rows.push(n);
    if (c.expected !== undefined) t.expected = c.expected;
    if (c.standing !== undefined) t.standing = c.standing;
    shareWireCoverage(c, t, n);
  }
}

export function readTable(
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
  const outerSteps = wirePath.steps.slice(0, -1);
  return (w, target, app, run) => {
    const parent = descend(scope, w, outerSteps, run);
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

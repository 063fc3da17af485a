// Facts: discriminators, worked out before the rows of their table from either side.
import { isProblem } from "../codec.ts";
import { alongWire, below } from "../coverage.ts";
import type { Fact, FromFact, Table } from "../notation.ts";
import { type Application, type Item, type ModelPath, Several } from "../port.ts";
import type { Run } from "../run.ts";
import type { Formats } from "./formats.ts";
import { type Line, leafOf, numbered, type Reader, type Scope, slotOf, type Write, wrap } from "./scope.ts";
import { shareWireCoverage } from "./table-row.ts";
import { entryOf, traced } from "./trace.ts";

export function factReader(f: Fact, t: Table, formats: Formats) {
  const path = f.model === undefined ? undefined : formats.model.path(f.model, t.model, t.slices);
  const wirePath = f.wire === undefined ? undefined : formats.wire.path(f.wire);
  const pick = wirePath === undefined ? undefined : formats.wire.picker(slotOf(wirePath));
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
    const text = at === undefined || pick === undefined ? undefined : pick(at);
    const v = f.read?.(text, run);
    run.facts[f.slot] = isProblem(v) ? undefined : v;
  };
}

/** The fault of a fact stands at the first of the nodes that it was worked out from. */
export const factNode = (node: any, path: ModelPath | undefined, run: Run): any => {
  const first = path?.steps[0];
  if (first?.link === undefined) return node;
  const v = first.link.resolve(node, run);
  return v instanceof Several ? v.values[0] : (v ?? node);
};

export const factPath = (path: ModelPath | undefined): string => {
  if (path === undefined) return "";
  const steps = path.steps[0]?.link === undefined ? path.steps : path.steps.slice(1);
  return steps.map((s) => s.name).join(".");
};

export function compileFact(d: FromFact, scope: Scope): Line {
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
    const place = wire.placer(slot);
    below(cover, leafOf(scope, wirePath)).rows.push(n);
    const write: Write = (node, _app, run) => {
      const v = value(run);
      const t = v === undefined ? undefined : codec.encode(v, run);
      if (isProblem(t)) run.fault(node, scope.formats.model.expression(d.fact.model ?? ""), t);
      return t === undefined || isProblem(t) ? "" : (place(t) ?? "");
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

// Rows of values: one value, several values of one path, several inputs or slots for one value.
import { isProblem, Problem } from "../codec.ts";
import { UNREAD } from "../coverage.ts";
import type { Reading, Row, Table, Tuple } from "../notation.ts";
import { type Application, type Item, type ModelPath, Several, type WirePath } from "../port.ts";
import type { Run } from "../run.ts";
import {
  absence,
  bareWire,
  coverModel,
  coverWire,
  descend,
  type Line,
  many,
  modelPath,
  numbered,
  type Reader,
  required,
  type Scope,
  slotOf,
  type Write,
  wrap,
} from "./scope.ts";
import { entryOf, trace, traced } from "./trace.ts";

export const finishRow = (d: Row, scope: Scope, items: Item[], read: Reader, codec: string): Line => ({
  items: traced(scope, items, entryOf(scope, d, codec, [d.model])),
  read,
});

export function compileValueRow(d: Row, scope: Scope): Line {
  const codec = d.via as Exclude<Row["via"], Table>;
  const path = modelPath(scope, d.model);
  const wirePath = scope.formats.wire.path(d.wire);
  const slot = slotOf(wirePath);
  const { n, fire } = numbered(scope);
  coverModel(scope, path, n, codec.carries);
  coverWire(scope, wirePath, n);
  const missing = absence(d, d.model, scope);
  const place = scope.formats.wire.placer(slot);
  const encode = (v: unknown, node: any, run: Run): string | undefined => {
    const t = codec.encode(v, run);
    if (t === undefined) return undefined;
    if (isProblem(t)) {
      run.fault(node, scope.formats.model.expression(d.model), t);
      return undefined;
    }
    const placed = place(t);
    if (placed === undefined)
      run.fault(node, scope.formats.model.expression(d.model), new Problem("characters that the message can carry"));
    return placed;
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

export function readValue(
  d: Row,
  scope: Scope,
  path: ModelPath,
  wirePath: WirePath,
  fire: (a: Application) => void,
): Reader {
  const codec = d.via as Exclude<Row["via"], Table>;
  const slot = slotOf(wirePath);
  const must = required(d.card) && !scope.soft;
  const pick = scope.formats.wire.picker(slot);
  return (w, target, app, run) => {
    const node = descend(scope, w, wirePath.steps, run);
    const raw = node === undefined ? undefined : pick(node);
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

export function readValues(
  d: Row,
  scope: Scope,
  path: ModelPath,
  wirePath: WirePath,
  fire: (a: Application) => void,
): Reader {
  const codec = d.via as Exclude<Row["via"], Table>;
  const slot = slotOf(wirePath);
  const last = wirePath.steps.at(-1)!;
  const pick = scope.formats.wire.picker(slot);
  const outerSteps = wirePath.steps.slice(0, -1);
  return (w, target, app, run) => {
    const parent = descend(scope, w, outerSteps, run);
    if (parent === undefined) return false;
    let took = false;
    for (const node of scope.formats.wire.find(parent, last)) {
      const raw = pick(node);
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

export function compileTuple(d: Tuple, scope: Scope): Line {
  const wirePath = scope.formats.wire.path(d.wire);
  const slot = slotOf(wirePath);
  const { n, fire } = numbered(scope);
  const inputs = Object.entries(d.inputs).map(([name, text]) => [name, modelPath(scope, text)] as const);
  for (const [, path] of inputs) coverModel(scope, path, n);
  coverWire(scope, wirePath, n);
  const place = scope.formats.wire.placer(slot);
  const at = scope.formats.model.expression(inputs[0]![1].text);
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
    if (isProblem(t)) run.fault(node, at, t);
    else if (t !== undefined && t !== "") {
      const placed = place(t);
      if (placed === undefined) run.fault(node, at, new Problem("characters that the message can carry"));
      else {
        fire(app);
        return placed;
      }
    } else if (d.card === "1") run.fault(node, at, new Problem("a value", "", "tooFew"));
    return "";
  };
  const items = traced(
    scope,
    wrap(scope, wirePath, [{ slot, part: write }], false),
    entryOf(scope, d, d.via.name, Object.values(d.inputs)),
  );
  const pick = scope.formats.wire.picker(slot);
  const read: Reader = (w, target, app, run) => {
    const node = descend(scope, w, wirePath.steps, run);
    const raw = node === undefined ? undefined : pick(node);
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

export function compileReading(d: Reading, scope: Scope): Line {
  const { wire } = scope.formats;
  const path = modelPath(scope, d.model);
  const { n, fire } = numbered(scope);
  const slots = Object.entries(d.slots).map(([name, text]) => {
    const slot = wire.path(text);
    return [name, slot, wire.picker(slotOf(slot))] as const;
  });
  for (const [, slot] of slots) coverWire(scope, slot, n);
  const read: Reader = (w, target, app, run) => {
    const values: Record<string, string | undefined> = {};
    for (const [name, slot, pick] of slots) {
      const node = descend(scope, w, slot.steps, run);
      values[name] = node === undefined ? undefined : pick(node);
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

// Lines without an input: constants of the wire, values of the context, structure.
import { isProblem } from "../codec.ts";
import { alongWire, below } from "../coverage.ts";
import type { Fixed, FromContext, Group } from "../notation.ts";
import type { Application } from "../port.ts";
import type { Run } from "../run.ts";
import {
  descend,
  type Line,
  leafOf,
  modelPath,
  type Reader,
  type Scope,
  sequence,
  slotOf,
  type Write,
  wrap,
} from "./scope.ts";
import { entryOf, traced } from "./trace.ts";

export function compileFixed(d: Fixed, scope: Scope): Line {
  const { wire } = scope.formats;
  const wirePath = wire.path(d.wire);
  const constants = typeof d.value === "string" ? { [slotOf(wirePath)]: d.value } : prefixed(d.value);
  const cover = alongWire(scope.wire, wirePath.steps);
  for (const [slot, value] of Object.entries(constants)) below(cover, slot).expected = [value];
  const inner = Object.entries(constants).map(([slot, value]) => ({ slot, part: wire.placer(slot)(value) ?? "" }));
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
  const expected = Object.entries(constants).map(([slot, v]) => [wire.picker(slot), v] as const);
  const read: Reader = (w, _target, _app, run) => {
    const node = descend(scope, w, wirePath.steps, run);
    return node !== undefined && expected.every(([pick, v]) => pick(node) === v);
  };
  return { items: traced(scope, items, entryOf(scope, d, "constant", [])), read };
}

export const prefixed = (attributes: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(attributes).map(([k, v]) => [`@${k}`, v]));

export function compileContext(d: FromContext, scope: Scope): Line {
  const wirePath = scope.formats.wire.path(d.wire);
  const slot = slotOf(wirePath);
  below(alongWire(scope.wire, wirePath.steps), leafOf(scope, wirePath)).standing = {
    kind: "ignored",
    reason: "routing",
    deep: false,
  };
  const place = scope.formats.wire.placer(slot);
  const write: Write = (node, _app, run) => {
    const { context } = run;
    const v = d.name === "now" ? run.now : d.name === "newId" ? context.newId() : context.values[d.name];
    const t = v === undefined ? undefined : d.via.encode(v, run);
    if (isProblem(t)) run.fault(node, "", t);
    return t === undefined || isProblem(t) ? "" : (place(t) ?? "");
  };
  const items = wrap(scope, wirePath, [{ slot, part: write }], false);
  return { items: traced(scope, items, entryOf(scope, d, `context ${d.name}`, [])), read: () => false };
}

export function compileGroup(d: Group, scope: Scope): Line {
  const wirePath = scope.formats.wire.path(d.wire);
  const inner: Scope = { ...scope, wire: alongWire(scope.wire, wirePath.steps) };
  const lines = d.rows.map((r) => scope.formats.compile(r, inner));
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

// Lines that write nothing: values of the model that follow from the rest, and what the account is told.
import { isProblem } from "../codec.ts";
import { along, alongWire, below } from "../coverage.ts";
import type { ModelOnly, Regarding, Remark } from "../notation.ts";
import { type CoverageNode, Several } from "../port.ts";
import { apply, type Line, leafOf, modelPath, NOTHING, type Scope, type Write } from "./scope.ts";
import { trace } from "./trace.ts";

export function compileModelOnly(d: ModelOnly, scope: Scope): Line {
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

export function compileRegarding(d: Regarding, scope: Scope): Line {
  const path = modelPath(scope, d.model);
  const sub = scope.formats.nested(scope, path.type, d.rows);
  const part: Write = (node, _app, run) => {
    if (!run.accounting) return "";
    const v = path.get(node, run);
    for (const one of v instanceof Several ? v.values : v === undefined || isProblem(v) ? [] : [v])
      apply(sub, one, run, "model");
    return "";
  };
  return { items: [{ slot: undefined, part }], read: () => false };
}

export function compileRemark(d: Remark, scope: Scope): Line {
  for (const text of d.paths) {
    const cover = d.side === "model" ? remarkedModel(text, scope) : remarkedWire(text, scope);
    for (const c of cover) {
      if (d.standing.kind === "carried") c.fact = d.standing.by.slot;
      else c.standing = d.standing;
    }
  }
  return NOTHING;
}

export function remarkedModel(text: string, scope: Scope): CoverageNode[] {
  if (!text.endsWith(".*")) return [along(scope.model, modelPath(scope, text).steps)];
  const path = modelPath(scope, text.slice(0, -2));
  const node = along(scope.model, path.steps);
  return [below(node, "*")];
}

export function remarkedWire(text: string, scope: Scope): CoverageNode[] {
  const path = scope.formats.wire.path(text);
  const node = alongWire(scope.wire, path.steps);
  return [path.slot === undefined ? node : below(node, leafOf(scope, path))];
}

// What many nodes must agree on, since the wire has one place for it; reading gives it to each of them.
import { isProblem, Problem } from "../codec.ts";
import type { Common, Condition, Decl } from "../notation.ts";
import { type ModelPath, Several } from "../port.ts";
import type { Run } from "../run.ts";
import { moved } from "./moves.ts";
import { apply, holds, type Line, modelPath, type Reader, type Scope } from "./scope.ts";

export function compileCommon(d: Common, scope: Scope): Line {
  const path = modelPath(scope, d.model);
  const sub = scope.formats.nested(scope, path.type, d.rows);
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
    if (took) run.spreads.push({ target, path, prototype });
    return took;
  };
  return { items, read };
}

/** A fault where the two differ; else the account takes the second for written where the first is. */
export function compare({ path, conditions }: Agreed, first: any, other: any, scope: Scope, run: Run): void {
  if (!conditions.every((c) => holds(c, run))) return;
  const [a, b] = [path.get(first, run), path.get(other, run)];
  if (!equal(a, b))
    run.fault(other, scope.formats.model.expression(path.text), new Problem("the same value in all items"));
  else if (typeof b === "object" && run.accounting) pair(b, a, run);
}

export function pair(other: any, first: any, run: Run): void {
  if (other instanceof Several)
    for (let i = 0; i < other.values.length; i++) pair(other.values[i], first.values[i], run);
  else if (typeof other === "object" && other !== null) run.twins.set(other, first);
}

/** Gives the nodes of `common` lines what they have in common. Called when the document has been read. */
export function spread(run: Run, copy: (value: any) => any, merge: (into: any, from: any, run: Run) => void): void {
  for (const { target, path, prototype } of run.spreads) {
    const v = path.get(target, run);
    for (const node of v instanceof Several ? v.values : v === undefined ? [] : [v]) merge(node, copy(prototype), run);
  }
}

/** What all nodes must have the same of, and under which conditions. */
export interface Agreed {
  readonly path: ModelPath;
  readonly conditions: readonly Condition[];
}

/** The paths of lines, up to where they leave the node: all nodes must have the same there. */
export function agreement(rows: readonly Decl[], scope: Scope, outer: readonly Condition[] = []): Agreed[] {
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

export function equal(a: any, b: any): boolean {
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

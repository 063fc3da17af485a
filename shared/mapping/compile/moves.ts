// Lines that work on another node than the lines around them: a path followed, a repetition.
import { isProblem, Problem } from "../codec.ts";
import { along, alongWire } from "../coverage.ts";
import type { At, Each } from "../notation.ts";
import { type Application, type Item, type Link, type ModelPath, Several } from "../port.ts";
import type { Run } from "../run.ts";
import {
  absence,
  apply,
  bareWire,
  coverModel,
  descend,
  joined,
  type Line,
  lastLink,
  modelPath,
  numbered,
  type Reader,
  required,
  type Scope,
  sequence,
  through,
  type Write,
  wrap,
} from "./scope.ts";
import { entryOf, traced } from "./trace.ts";

/** Items of lines that work on another node, as items of this one. `of` gives the node and its application, or undefined. */
export const moved = (
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

export function compileAt(d: At, scope: Scope): Line {
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
    const lines = d.rows.map((r) => scope.formats.compile(r, inner));
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
  const sub = scope.formats.nested(scope, link.type, d.rows);
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

export const linkPath = (link: Link): ModelPath => ({
  text: link.carries ?? "",
  steps: [{ name: "", link }],
  type: link.type,
  repeats: false,
  get: link.resolve,
  put: () => {},
});

export function compileEach(d: Each, scope: Scope): Line {
  const path = modelPath(scope, d.model);
  const { n, fire } = numbered(scope);
  coverModel(scope, path, n);
  const wirePath = scope.formats.wire.path(d.group.wire);
  alongWire(scope.wire, wirePath.steps);
  const sub = scope.formats.nested(scope, path.type, d.group.rows);
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
  const outerSteps = wirePath.steps.slice(0, -1);
  const read: Reader = (w, target, app, run) => {
    const parent = descend(scope, w, outerSteps, run);
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

// What lines are compiled in: the formats, the place reached so far on either side, and the small things that all lines need.
import { Problem } from "../codec.ts";
import { along, alongWire, below, UNREAD } from "../coverage.ts";
import type { Condition, Table } from "../notation.ts";
import type {
  Application,
  CoverageNode,
  CoverageRoot,
  Item,
  Link,
  ModelPath,
  Part,
  Slices,
  WirePath,
  WireStep,
} from "../port.ts";
import type { Run } from "../run.ts";
import type { Formats } from "./formats.ts";

/** Reads from a wire node into a node of the model; true where something was found. */
export type Reader = (wireNode: any, target: any, application: Application, run: Run) => boolean;

export type Write = Exclude<Part, string>;

export interface CompiledTable {
  readonly table: Table;
  readonly coverage: CoverageRoot;
  rowCount: number;
  items: readonly Item[];
  read: Reader;
  readonly facts: (node: unknown, run: Run, from: "model" | "wire") => void;
}

/** What lines are compiled in: the formats, and the place reached so far on either side. */
export interface Scope {
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

/** A line, compiled. */
export interface Line {
  readonly items: readonly Item[];
  readonly read: Reader;
}

export const NOTHING: Line = { items: [], read: () => false };

/** An application of a table to a node that is about to be worked on. */
export function apply(c: CompiledTable, node: unknown, run: Run, from: "model" | "wire"): Application {
  const words = ((c.rowCount / 31) | 0) + 1;
  const fired = words === 1 ? [0] : words === 2 ? [0, 0] : new Array<number>(words).fill(0);
  const application = { table: c, fired };
  run.enter(node, application);
  c.facts(node, run, from);
  return application;
}

export const sequence =
  (lines: readonly Line[]): Reader =>
  (w, target, app, run) => {
    let took = false;
    for (let i = 0; i < lines.length; i++) if (lines[i]!.read(w, target, app, run)) took = true;
    return took;
  };

export const required = (card: string): boolean => card === "1" || card === "1..n";
export const many = (card: string): boolean => card.endsWith("n");
export const hasLink = (path: ModelPath): boolean => path.steps.some((s) => s.link !== undefined);
export const lastLink = (path: ModelPath): Link | undefined => path.steps.at(-1)?.link;

/** Takes the next row number of the table; the returned function marks the row as fired. */
export function numbered(scope: Scope): { n: number; fire: (app: Application) => void } {
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

export const modelPath = (scope: Scope, text: string): ModelPath =>
  scope.formats.model.path(text, scope.type, scope.slices);

/** The wire place of a value: the steps to its element, and the slot in it (its text where the path names none). */
export const slotOf = (path: WirePath): string => path.slot ?? ".";

export const leafOf = (scope: Scope, path: WirePath): string => scope.formats.wire.leafOf(slotOf(path));

export const bareWire = (wire: string): string => `/${wire.replace(/ [^/]*/g, "")}`;

export const holds = ({ fact, values }: Condition, run: Run): boolean => values.includes(run.facts[fact.slot]);

/** Marks the leaves of a model path as carried by row n. */
export function coverModel(scope: Scope, path: ModelPath, n: number, carries?: readonly string[], deep = false): void {
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
export function coverWire(scope: Scope, path: WirePath, n: number): void {
  const element = alongWire(scope.wire, path.steps);
  if (path.slot !== undefined && path.slot === scope.formats.wire.verbatim) element.deepRows.push(n);
  else below(element, leafOf(scope, path)).rows.push(n);
}

/** Wraps the innermost item in the steps of a wire path. */
export function wrap(scope: Scope, path: WirePath, inner: readonly Item[], always: boolean): Item[] {
  let items = inner;
  for (let i = path.steps.length - 1; i >= 0; i--)
    items = [{ slot: undefined, part: scope.formats.wire.enclose(path.steps[i]!, items, always) }];
  return [...items];
}

export const joined = (items: readonly Item[]): Write => {
  const parts = items.map((i) => i.part);
  return (node, app, run) => {
    let out = "";
    for (const p of parts) out += typeof p === "string" ? p : p(node, app, run);
    return out;
  };
};

/** The element that a wire path leads to; further ones in its place are marked as unread. */
export function descend(scope: Scope, node: any, steps: readonly WireStep[], run: Run): any {
  let at = node;
  for (const step of steps) {
    const found = scope.formats.wire.find(at, step);
    if (found.length === 0) return undefined;
    if (run.accounting) for (let i = 1; i < found.length; i++) run.enter(found[i], UNREAD);
    at = found[0];
  }
  return at;
}

/** Reports what a row found missing, unless its place allows that. */
export function absence(d: { card: string; requiredIf?: string | undefined }, model: string, scope: Scope) {
  const need = required(d.card) && !scope.soft;
  const condition = d.requiredIf === undefined ? undefined : modelPath(scope, d.requiredIf);
  return (node: any, run: Run): "" => {
    if (need || (condition !== undefined && condition.get(node, run) !== undefined))
      run.fault(node, scope.formats.model.expression(model), new Problem("a value", "", "tooFew"));
    return "";
  };
}

/** Follows a link towards the model: creates, fills, and settles what was created. */
export function through(link: Link, target: any, wireNode: any, run: Run, fillIn: (created: any) => boolean): boolean {
  const created = link.create(target, wireNode, run);
  if (created === undefined) return false;
  const took = fillIn(created);
  if (took) link.settle?.(target, created, run);
  return took;
}

// Coverage: what a table can say about the leaves of its input, worked out when the table is compiled. At run time the rows
// that fired are bits, and one walk over the input holds every leaf against the coverage of the tables that worked there.
import type {
  Application,
  CoverageNode,
  CoverageRoot,
  LeafReport,
  PathStep,
  Standing,
  WirePort,
  WireStep,
} from "./port.ts";
import type { Run } from "./run.ts";

export const coverageNode = (): CoverageNode => ({
  children: new Map(),
  slices: [],
  rows: [],
  deepRows: [],
  standing: undefined,
  expected: undefined,
  fact: undefined,
});

export const coverageRoot = (): CoverageRoot => ({ model: coverageNode(), wire: coverageNode() });

const child = (node: CoverageNode, name: string): CoverageNode => {
  let c = node.children.get(name);
  if (c === undefined) node.children.set(name, (c = coverageNode()));
  return c;
};

/** The node below `node` that a model path leads to. A slice's discriminator is carried by the rows inside the slice. */
export function along(node: CoverageNode, steps: readonly PathStep[], row?: number): CoverageNode {
  let at = node;
  for (const step of steps) {
    if (step.link !== undefined) {
      const carries = (step.link.carries ?? "reference").split(".");
      const leaf = (step.name === "" ? carries : [step.name, ...carries]).reduce(child, at);
      if (row !== undefined) leaf.rows.push(row);
      return coverageNode();
    }
    if (step.name === ".") continue;
    const next = child(at, step.name);
    if (step.slice === undefined) {
      at = next;
      continue;
    }
    const slice = step.slice;
    let known = next.slices.find((s) => s.slice === slice);
    if (known === undefined) next.slices.push((known = { slice, node: coverageNode(), rows: [] }));
    if (row !== undefined) known.rows.push(row);
    at = known.node;
  }
  return at;
}

/** The node below `node` that wire steps lead to; their constants are expected there. */
export function alongWire(node: CoverageNode, steps: readonly WireStep[]): CoverageNode {
  let at = node;
  for (const step of steps) {
    at = child(at, step.name);
    for (const [slot, value] of Object.entries(step.constants)) child(at, slot).expected = [value];
  }
  return at;
}

export const below = child;

/** Does a row of the list fire in this application? */
export const anyFired = (rows: readonly number[], application: Application): boolean => {
  for (let i = 0; i < rows.length; i++) {
    const n = rows[i]!;
    if ((application.fired[(n / 31) | 0]! & (1 << (n % 31))) !== 0) return true;
  }
  return false;
};

/** What the applications say about one leaf: true = accounted for, a Standing, or undefined = unmapped. */
export function verdict(
  covers: readonly CoverageNode[],
  applications: readonly Application[],
  value: unknown,
  run: Run,
): true | Standing | undefined {
  let standing: Standing | undefined;
  for (let i = 0; i < covers.length; i++) {
    const c = covers[i]!;
    if (anyFired(c.rows, applications[i]!) || anyFired(c.deepRows, applications[i]!)) return true;
    if (c.expected?.includes(String(value)) === true) return true;
    if (c.fact !== undefined && run.facts[c.fact] === value) return true;
    if (c.standing !== undefined) {
      if (c.standing.kind === "ignored") return true;
      standing = c.standing;
    }
  }
  return standing;
}

/** Marks a node whose place is taken by another one: nothing that a table says about that place holds for it. */
export const UNREAD: Application = { table: { coverage: coverageRoot() }, fired: [] };

const NONE: readonly CoverageNode[] = [];

/** Walks a tree that was read and reports the leaves that no table accounts for. */
export function walkWire<W>(port: WirePort<W>, root: W, run: Run, report: LeafReport): void {
  const visit = (node: W, above: readonly CoverageNode[], of: readonly Application[], path: string): void => {
    let covers = above;
    let applications = of;
    const here = run.applications.get(node);
    if (here !== undefined) {
      const list = Array.isArray(here) ? here : [here];
      const inherit = !list.includes(UNREAD);
      covers = [...(inherit ? above : NONE), ...list.map((a) => a.table.coverage.wire)];
      applications = [...(inherit ? of : []), ...list];
    }
    const deep = covers.some((c, i) => anyFired(c.deepRows, applications[i]!));
    const subtree = covers.find((c) => c.standing?.deep)?.standing;
    if (subtree !== undefined && !deep && subtree.kind === "noPlace") report.entry(path, subtree);
    for (const [slot, value] of port.leaves(node)) {
      report.leaves++;
      if (deep || subtree !== undefined || port.structural(slot)) {
        report.accounted++;
        continue;
      }
      const next: CoverageNode[] = [];
      const nextApplications: Application[] = [];
      covers.forEach((c, i) => {
        const n = c.children.get(slot);
        if (n !== undefined) {
          next.push(n);
          nextApplications.push(applications[i]!);
        }
      });
      const said = verdict(next, nextApplications, value, run);
      if (said === true) report.accounted++;
      else report.entry(`${path}/${slot}`, said);
    }
    const seen = new Map<string, number>();
    const children = port.children(node);
    for (const c of children) {
      const name = port.nameOf(c);
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      const next: CoverageNode[] = [];
      const nextApplications: Application[] = [];
      if (subtree === undefined)
        covers.forEach((k, i) => {
          const n = deep ? k : k.children.get(name);
          if (n !== undefined) {
            next.push(n);
            nextApplications.push(applications[i]!);
          }
        });
      const many = children.some((o) => o !== c && port.nameOf(o) === name);
      if (subtree !== undefined) report.leaves += 0;
      else visit(c, next, nextApplications, `${path}/${name}${many ? `[${count}]` : ""}`);
    }
  };
  visit(root, NONE, [], port.nameOf(root));
}

/** Path of a node that was read, by names and positions among its like: `Patient/addr[2]/postalCode`. */
export function locateWire<W>(port: WirePort<W>, root: W, node: unknown): string {
  const visit = (at: W, path: string): string | undefined => {
    if (at === node) return path;
    const children = port.children(at);
    const seen = new Map<string, number>();
    for (const c of children) {
      const name = port.nameOf(c);
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      const many = children.some((o) => o !== c && port.nameOf(o) === name);
      const found = visit(c, `${path}/${name}${many ? `[${count}]` : ""}`);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return visit(root, port.nameOf(root)) ?? "";
}

// Coverage: what a table can say about the leaves of its input, worked out when the table is compiled.
import type { Application, CoverageNode, CoverageRoot, PathStep, WireStep } from "./port.ts";

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

/** Marks a node whose place is taken by another one: nothing that a table says about that place holds for it. */
export const UNREAD: Application = { table: { coverage: coverageRoot() }, fired: [] };

// Coverage: what a table can say about the leaves of its input, worked out when the table is compiled.
import type { Application, CoverageNode, CoverageRoot, PathStep, Slice, WireStep } from "./port.ts";

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
  const known = node.children.get(name);
  if (known !== undefined) return known;
  const made = coverageNode();
  node.children.set(name, made);
  return made;
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
    const slice = step.slice ?? (step.index === undefined ? undefined : placeInList(next, step.index));
    if (slice === undefined) {
      at = next;
      continue;
    }
    let known = next.slices.find((s) => s.slice === slice);
    if (known === undefined) {
      known = { slice, node: coverageNode(), rows: [] };
      next.slices.push(known);
    }
    if (row !== undefined) known.rows.push(row);
    at = known.node;
  }
  return at;
}

/** Marks what a fact is worked out from: the value, and the discriminators of slices on the way to it. */
export function coverFact(node: CoverageNode, steps: readonly PathStep[], fact: number): void {
  steps.forEach(({ slice }, i) => {
    if (slice === undefined) return;
    const at = along(node, steps.slice(0, i + 1));
    for (const [name, value] of Object.entries(slice.match)) child(at, name).expected = [value];
  });
  along(node, steps).fact = fact;
}

/** One place of a list, as a slice that the element may know already. */
const placeInList = (node: CoverageNode, index: number): Slice =>
  node.slices.find((s) => s.slice.index === index)?.slice ?? { name: `[${index}]`, match: {}, index };

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

// Where each node of a document stands in its source, for `explain` and for faults that point at the wire.

import { parse } from "./read.ts";
import { isXmlFault, type XmlElement } from "./tree.ts";

/** `path` is made of local names with their 1-based index among siblings of that name: `/ParentPrescription/id[1]/@root`. */
export interface NodePosition {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

const START_OF_TAG = /<[^\s/>]+/y;
const ATTRIBUTE = /\s+([^\s=]+)\s*=\s*(?:"[^"]*"|'[^']*')/y;

/**
 * Every element (with its whole text) and attribute (its `name="value"`) of a document, in document order; none where
 * the document is not well-formed. Namespace declarations are no attributes.
 */
export function nodesOf(source: string): NodePosition[] {
  const root = parse(source);
  if (isXmlFault(root)) return [];
  const nodes: NodePosition[] = [];
  addElement(nodes, source, root, `/${root.name}`);
  return nodes;
}

function addElement(nodes: NodePosition[], source: string, element: XmlElement, path: string): void {
  nodes.push({ path, start: element.start, end: element.end });
  addAttributes(nodes, source, element, path);
  const counts = new Map<string, number>();
  for (const child of element.children) {
    const index = (counts.get(child.name) ?? 0) + 1;
    counts.set(child.name, index);
    addElement(nodes, source, child, `${path}/${child.name}[${index}]`);
  }
}

/** Scans the start tag again: it is known to be well-formed, so the expressions only have to find the pieces. */
function addAttributes(nodes: NodePosition[], source: string, element: XmlElement, path: string): void {
  START_OF_TAG.lastIndex = element.start;
  START_OF_TAG.test(source);
  let at = START_OF_TAG.lastIndex;
  for (;;) {
    ATTRIBUTE.lastIndex = at;
    const found = ATTRIBUTE.exec(source);
    if (found === null) return;
    at = ATTRIBUTE.lastIndex;
    const name = found[1]!;
    if (name === "xmlns" || name.startsWith("xmlns:")) continue;
    const start = at - found[0].trimStart().length;
    nodes.push({ path: `${path}/@${name.slice(name.indexOf(":") + 1)}`, start, end: at });
  }
}

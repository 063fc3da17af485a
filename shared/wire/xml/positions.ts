// Where each node of a document stands in its source, for `explain` and for faults that point at the wire.

import { parse } from "./read.ts";
import { isXmlFault, type XmlElement } from "./tree.ts";

/**
 * `path` is made of local names, with their 1-based index where siblings share the name, and ends in an element, an
 * attribute or a text: `Patient/addr[2]/postalCode/.`, `Patient/id/@root`. Accounts of reading name nodes the same way.
 */
export interface NodePosition {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

const START_OF_TAG = /<[^\s/>]+/y;
const ATTRIBUTE = /\s+([^\s=/>]+)\s*=\s*(?:"[^"]*"|'[^']*')/y;

/**
 * Every element (with all that is in it), attribute (its `name="value"`) and text that is not all white space, in
 * document order; none where the document is not well-formed. Namespace declarations are no attributes.
 */
export function nodesOf(source: string): NodePosition[] {
  const root = parse(source);
  if (isXmlFault(root)) return [];
  const nodes: NodePosition[] = [];
  addElement(nodes, source, root, root.name);
  return nodes;
}

function addElement(nodes: NodePosition[], source: string, element: XmlElement, path: string): void {
  nodes.push({ path, start: element.start, end: element.end });
  let at = addAttributes(nodes, source, element, path);
  const hasText = element.text.trim() !== "";
  const index = indices(element.children);
  for (const child of element.children) {
    if (hasText) addText(nodes, source, at, child.start, path);
    addElement(nodes, source, child, `${path}/${child.name}${index(child)}`);
    at = child.end;
  }
  if (hasText) addText(nodes, source, at, source.lastIndexOf("</", element.end), path);
}

/** Gives each child in turn its `[2]`, or nothing where it is the only one of its name. */
function indices(children: readonly XmlElement[]): (child: XmlElement) => string {
  const totals = new Map<string, number>();
  for (const { name } of children) totals.set(name, (totals.get(name) ?? 0) + 1);
  const seen = new Map<string, number>();
  return ({ name }) => {
    if (totals.get(name) === 1) return "";
    seen.set(name, (seen.get(name) ?? 0) + 1);
    return `[${seen.get(name)}]`;
  };
}

function addText(nodes: NodePosition[], source: string, start: number, end: number, path: string): void {
  if (source.slice(start, end).trim() !== "") nodes.push({ path: `${path}/.`, start, end });
}

/**
 * Returns the offset behind the start tag, which is scanned again: it is known to be well-formed, so the expressions
 * only have to find the pieces.
 */
function addAttributes(nodes: NodePosition[], source: string, element: XmlElement, path: string): number {
  START_OF_TAG.lastIndex = element.start;
  START_OF_TAG.test(source);
  let at = START_OF_TAG.lastIndex;
  for (;;) {
    ATTRIBUTE.lastIndex = at;
    const found = ATTRIBUTE.exec(source);
    if (found === null) return source.indexOf(">", at) + 1;
    at = ATTRIBUTE.lastIndex;
    const name = found[1]!;
    if (name === "xmlns" || name.startsWith("xmlns:")) continue;
    nodes.push({ path: `${path}/@${name}`, start: at - found[0].trimStart().length, end: at });
  }
}

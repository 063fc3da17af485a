// A look at a message around the rows, for what follows from several of its elements.
import type { XmlElement } from "../../../shared/wire/xml/tree.ts";

/** The element that a path of names leads to, the first of each name; undefined where there is none. */
export const elementAt = (node: XmlElement, ...names: readonly string[]): XmlElement | undefined =>
  names.reduce<XmlElement | undefined>((at, name) => at?.children.find((c) => c.name === name), node);

// Exclusive XML canonicalisation 1.0 without comments (https://www.w3.org/TR/xml-exc-c14n/).

import type { XmlElement } from "./tree.ts";
import { NOTHING_WRITTEN, write } from "./write.ts";

export interface CanonicalOptions {
  /** PrefixList of InclusiveNamespaces: declared wherever they are in force; "" (there `#default`) is the default one. */
  readonly inclusivePrefixes?: readonly string[];
}

/**
 * The canonical form of an element of a document read with `whitespace: "keep"`; digests are made of its UTF-8 bytes.
 * Of a document read without, it is the form without the white space between elements.
 */
export function canonicalise(element: XmlElement, options: CanonicalOptions = {}): string {
  return write(element, NOTHING_WRITTEN, options.inclusivePrefixes ?? []);
}

// Which prefix means what while a document is read: Namespaces in XML 1.0 (third edition).

import { type NamespaceScope, XML_NAMESPACE, XMLNS_NAMESPACE } from "./tree.ts";

/** The bindings in force, changed and taken back as elements open and close: lookups cost the same at any depth. */
export interface Bindings {
  /** Namespace of each prefix bound; "" is the default namespace. */
  readonly current: Map<string, string>;
  /** Innermost declaration, as a list that elements can keep. */
  scope: NamespaceScope | undefined;
  /** What each declaration replaced, innermost last. */
  readonly replaced: (string | undefined)[];
}

/** Bindings outside the root: only `xml` is bound. */
export function initialBindings(): Bindings {
  return { current: new Map([["xml", XML_NAMESPACE]]), scope: undefined, replaced: [] };
}

/** Why `xmlns:prefix="namespace"` may not be declared, or undefined where it may (section 3 and its constraints). */
export function whyNot(prefix: string, namespace: string): string | undefined {
  if (prefix === "xmlns") return "the prefix xmlns cannot be declared";
  if (namespace === XMLNS_NAMESPACE) return "the namespace of xmlns cannot be declared";
  if (prefix === "xml") return namespace === XML_NAMESPACE ? undefined : "the prefix xml cannot be bound anew";
  if (namespace === XML_NAMESPACE) return "the namespace of xml belongs to the prefix xml";
  if (prefix !== "" && namespace === "") return "a prefix cannot be unbound";
  return undefined;
}

/** Binds a prefix until `undeclare`. */
export function declare(bindings: Bindings, prefix: string, namespace: string): void {
  bindings.replaced.push(bindings.current.get(prefix));
  bindings.current.set(prefix, namespace);
  bindings.scope = { prefix, namespace, outer: bindings.scope };
}

/** Takes the innermost `count` declarations back. */
export function undeclare(bindings: Bindings, count: number): void {
  for (let i = 0; i < count; i++) {
    const { prefix, outer } = bindings.scope!;
    const before = bindings.replaced.pop();
    if (before === undefined) bindings.current.delete(prefix);
    else bindings.current.set(prefix, before);
    bindings.scope = outer;
  }
}

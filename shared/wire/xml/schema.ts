// XML schemas as far as lint needs them: which elements and attributes may stand where. Types are looked up by local name
// over all files together, as the national schemas name them.
import { parse } from "./read.ts";
import { isXmlFault, type XmlElement } from "./tree.ts";

const SCHEMA = "http://www.w3.org/2001/XMLSchema";

class Schemas {
  private readonly elements = new Map<string, XmlElement>();
  private readonly types = new Map<string, XmlElement>();
  private readonly groups = new Map<string, XmlElement>();

  constructor(sources: readonly string[]) {
    for (const source of sources) {
      const root = parse(source);
      if (isXmlFault(root) || root.namespace !== SCHEMA) continue;
      for (const c of root.children) {
        const name = c.attributes["name"];
        if (name === undefined) continue;
        const map = c.name === "element" ? this.elements : /Type$/.test(c.name) ? this.types : this.groups;
        if (!map.has(name)) map.set(name, c);
      }
    }
  }

  root(name: string): XmlElement | undefined {
    return this.elements.get(name);
  }

  /** The declaration that an element's content follows; undefined where the schemas do not say. */
  typeOf(element: XmlElement): XmlElement | undefined {
    const inline = element.children.find((c) => /^(complex|simple)Type$/.test(c.name));
    return inline ?? this.types.get(local(element.attributes["type"]));
  }

  child(type: XmlElement, name: string): XmlElement | undefined {
    return this.find(
      type,
      (c) => c.name === "element" && (c.attributes["name"] ?? local(c.attributes["ref"])) === name,
    );
  }

  hasAttribute(type: XmlElement, name: string): boolean {
    return (
      this.find(
        type,
        (c) => c.name === "attribute" && (c.attributes["name"] ?? local(c.attributes["ref"])) === name,
      ) !== undefined
    );
  }

  /** Looks through particles, extensions of base types, and groups. */
  private find(
    node: XmlElement,
    wanted: (c: XmlElement) => boolean,
    seen = new Set<XmlElement>(),
  ): XmlElement | undefined {
    if (seen.has(node)) return undefined;
    seen.add(node);
    for (const c of node.children) {
      if (wanted(c))
        return c.attributes["ref"] === undefined ? c : (this.elements.get(local(c.attributes["ref"])) ?? c);
      if (c.name === "element" || c.name === "annotation") continue;
      const named = this.types.get(local(c.attributes["base"])) ?? this.groups.get(local(c.attributes["ref"]));
      const found = this.find(c, wanted, seen) ?? (named === undefined ? undefined : this.find(named, wanted, seen));
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

const local = (name: string | undefined): string => (name ?? "").replace(/^.*:/, "");

/**
 * Says what is wrong with a path (`PORX_IN020101SM31/ControlActEvent/subject/@typeCode`), or undefined: also where the
 * schemas know nothing of the root or of a type on the way.
 */
export function schemaCheck(sources: readonly string[]): (path: string) => string | undefined {
  const schemas = new Schemas(sources);
  return (path) => {
    const [root = "", ...steps] = path.replace(/\[\d+\]/g, "").split("/");
    let element = schemas.root(root);
    let at = root;
    for (const step of steps) {
      const type = element === undefined ? undefined : schemas.typeOf(element);
      if (type === undefined || step === "." || step.endsWith("()")) return undefined;
      if (step.startsWith("@"))
        return schemas.hasAttribute(type, step.slice(1)) ? undefined : `the schema has no ${step} at ${at}`;
      element = schemas.child(type, step);
      if (element === undefined) return `the schema has no ${step} in ${at}`;
      at = `${at}/${step}`;
    }
    return undefined;
  };
}

// A FHIR document as a graph: resources in a Bundle, references between them, and the making of both.
import { isProblem, Problem } from "../../mapping/codec.ts";
import { Several } from "../../mapping/port.ts";
import type { Run } from "../../mapping/run.ts";
import { equalFhir } from "./json.ts";

export type Resource = Record<string, any> & { resourceType: string };

/** Index over the Bundle that is read, or the Bundle that is being built. */
export class Graph {
  private byUrl: Map<string, Resource[]> | undefined;
  private byType: Map<string, Resource[]> | undefined;

  constructor(
    readonly root: any,
    /** A document that is being built changes: nothing about it may be remembered. */
    private readonly building: boolean,
  ) {}

  static of(run: Run): Graph {
    run.graph ??= new Graph(run.root, false);
    return run.graph as Graph;
  }

  /** All resources of a type among the entries, in their order. */
  ofType(type: string): readonly Resource[] {
    if (this.byType === undefined || this.building) this.index();
    return this.byType!.get(type) ?? [];
  }

  /** The resources that a reference names: exact equality with the entry's fullUrl (eps.md 6). */
  byFullUrl(url: string): readonly Resource[] {
    if (this.byUrl === undefined || this.building) this.index();
    return this.byUrl!.get(url) ?? [];
  }

  private index(): void {
    this.byType = new Map();
    this.byUrl = new Map();
    const entries = this.root?.entry;
    if (!Array.isArray(entries)) return;
    for (const e of entries) {
      const resource = e?.resource;
      if (typeof resource !== "object" || resource === null) continue;
      add(this.byType, resource.resourceType, resource);
      if (typeof e.fullUrl === "string") add(this.byUrl, e.fullUrl, resource);
    }
  }

  fullUrlOf(resource: Resource): string | undefined {
    return this.root?.entry?.find((e: any) => e.resource === resource)?.fullUrl;
  }

  attach(resource: Resource): void {
    if (!Array.isArray(this.root.entry)) this.root.entry = [];
    this.root.entry.push({ fullUrl: `urn:uuid:${resource["id"]}`, resource });
  }

  remove(resource: Resource): void {
    this.root.entry = this.root.entry.filter((e: any) => e.resource !== resource);
  }
}

const add = <K, V>(map: Map<K, V[]>, key: K, value: V): void => {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
};

export const newResource = (type: string, run: Run): Resource => ({ resourceType: type, id: run.context.newId() });

/** The resource of the given type that a Reference leads to; undefined where it is no literal reference. */
export function resolveReference(reference: any, type: string, run: Run): Resource | undefined | Problem {
  const literal = reference?.reference;
  if (typeof literal !== "string") return undefined;
  const found = Graph.of(run).byFullUrl(literal);
  if (found.length > 1) return new Problem("a reference to one entry of the Bundle", "reference", "tooMany");
  if (found.length === 0 || found[0]!.resourceType !== type)
    return new Problem(
      `a reference to a ${type} in the Bundle`,
      "reference",
      found.length === 0 ? "tooFew" : "invalid",
    );
  return found[0];
}

/** Resources of a type, as a path sees them: none, one or several. */
export function resourcesOf(type: string, run: Run): unknown {
  const found = Graph.of(run).ofType(type);
  return found.length === 0 ? undefined : found.length === 1 ? found[0] : new Several(found);
}

/**
 * Puts `created` in the place of an equal resource that is there already: one that shares an identifier with it and does not
 * contradict it, the resources that both refer to included (eps.md 14.5, D-32). Identifiers are joined, what only one has is kept.
 */
export function mergeWithKnown(created: Resource, run: Run): Resource {
  const graph = Graph.of(run);
  const known = graph.ofType(created.resourceType).find((r) => sharesIdentifier(r, created) && agree(r, created, run));
  if (known === undefined) {
    graph.attach(created);
    return created;
  }
  join(known, created, run);
  return known;
}

const identifiers = (r: Resource): any[] => (Array.isArray(r["identifier"]) ? r["identifier"] : []);

const sharesIdentifier = (a: Resource, b: Resource): boolean =>
  identifiers(a).some((i) => identifiers(b).some((j) => equalFhir(i, j)));

const target = (reference: any, run: Run): Resource | undefined => {
  const url = reference?.reference;
  return typeof url === "string" ? Graph.of(run).byFullUrl(url)[0] : undefined;
};

function agree(a: Resource, b: Resource, run: Run): boolean {
  return Object.keys(a).every((key) => {
    if (key === "id" || key === "identifier" || !(key in b)) return true;
    const [x, y] = [target(a[key], run), target(b[key], run)];
    if (x !== undefined && y !== undefined) return x === y || agree(x, y, run);
    return equalFhir(a[key], b[key]);
  });
}

function join(into: Resource, from: Resource, run: Run): void {
  const more = identifiers(from).filter((i) => !identifiers(into).some((j) => equalFhir(i, j)));
  if (more.length > 0) into["identifier"] = [...identifiers(into), ...more];
  for (const key of Object.keys(from)) {
    if (key === "id" || key === "identifier") continue;
    const [x, y] = [target(into[key], run), target(from[key], run)];
    if (!(key in into)) into[key] = from[key];
    else if (x !== undefined && y !== undefined && x !== y) {
      join(x, y, run);
      Graph.of(run).remove(y);
    }
  }
}

export { isProblem };

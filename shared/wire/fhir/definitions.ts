// What R4 says about every element of every type: for lint, documentation, and whoever must know what repeats.
import table from "./definitions.generated.json" with { type: "json" };

/** One element of a type. */
export interface ElementOf {
  /** The one type: a datatype, `Resource` for any, or a nested element (`MedicationRequest.dispenseRequest`). */
  readonly types: string;
  readonly array: boolean;
  /** 1 or more when it is mandatory; with `choice`, when one of the choice is. */
  readonly min: number;
  /** `value` for `valueCoding`: the element of which this is one form. */
  readonly choice?: string;
  /** The value set of a required binding of a code: its id, or its address when HL7 International does not define it. */
  readonly binding?: string;
}

const types = new Map<string, { base?: string; elements: Record<string, unknown[]> }>(Object.entries(table.types));
const resources = new Set(table.resources);
const primitives = new Set(table.primitives);
const known = new Map<string, Map<string, ElementOf>>();

const codes = new Map(Object.entries(table.codes));

/** Is this the name of a resource that can be sent (`Patient`, not `DomainResource`)? */
export const isResource = (name: string): boolean => resources.has(name);

/** Is this the name of a primitive datatype (`dateTime`)? */
export const isPrimitive = (name: string): boolean => primitives.has(name);

/** The codes of a value set that an ElementOf names as its binding; undefined where R4 cannot list them (MIME types). */
export const codesOf = (valueSet: string): string[] | undefined => codes.get(valueSet)?.split(" ");

/** The names of the elements of a type, inherited first, every form of a choice on its own; empty for an unknown type. */
export const elementsOf = (type: string): string[] => [...elementMap(type).keys()];

/**
 * What R4 says about `element` of `type`; undefined when there is no such element or type.
 * `_birthDate` is the Element that extends a primitive. `type` may be nested: `typeOf("Bundle.entry", "resource")`.
 */
export function typeOf(type: string, element: string): ElementOf | undefined {
  if (!element.startsWith("_")) return elementMap(type).get(element);
  const primitive = elementMap(type).get(element.slice(1));
  if (primitive === undefined || !isExtensible(type, element.slice(1), primitive)) return undefined;
  return { types: "Element", array: primitive.array, min: 0 };
}

/** May a primitive carry `_x`? Not those that are attributes in XML (`Element.id`, `Extension.url`), nor narrative. */
const isExtensible = (type: string, name: string, { types: of }: ElementOf): boolean =>
  primitives.has(of) && of !== "xhtml" && !(name === "url" && type === "Extension") && (name !== "id" || of === "id");

function elementMap(type: string): Map<string, ElementOf> {
  let elements = known.get(type);
  if (elements === undefined) {
    elements = readElements(type);
    known.set(type, elements);
  }
  return elements;
}

function readElements(type: string): Map<string, ElementOf> {
  const row = types.get(type);
  if (row === undefined) return new Map();
  const own = Object.entries(row.elements).map(([name, element]) => [name, readElement(element)] as const);
  return new Map([...(row.base === undefined ? [] : elementMap(row.base)), ...own]);
}

/** Reads an ElementRow of r4-definitions.ts. */
function readElement([types, min = 0, array = 0, choice, binding]: unknown[]): ElementOf {
  return {
    types: types as string,
    array: array === 1,
    min: min as number,
    ...(choice ? { choice: choice as string } : {}),
    ...(binding ? { binding: binding as string } : {}),
  };
}

// Is this JSON an R4 resource? Types, cardinality, required bindings, choices, unknown members, dates.
// What profiles and business rules ask for is checked elsewhere.
//
// One walk over what is there, led by the plan of each type. (ajv's generated code asks instead for everything that
// could be there, a hundred members for each extension: measured, a tenth of the speed, and a megabyte to load.)
import type { Fault, IssueCode } from "../../mapping/fault.ts";
import { isResource } from "./definitions.ts";
import { type Member, type Plan, planOf } from "./shape-plan.ts";

const MOST_FAULTS = 50;

/** One validation: where the walk is, as names and indices from the root, and what it found. */
interface Walk {
  readonly path: (string | number)[];
  readonly faults: Fault[];
}

type JsonObject = Record<string, unknown>;

/**
 * Everything wrong with the shape of a resource and of those in it, one fault each, at most 50; none when it is right.
 * Never throws. `expression` is the FHIR expression of the place, `code`:
 * `required` something mandatory is absent; `value` not a value of the datatype; `code-invalid` not a code of the
 * required binding; `not-supported` a resource type that R4 does not have; `structure` anything else.
 * No fault repeats a value. Source: R4 StructureDefinitions and value sets, R4 "JSON Representation of Resources".
 */
export function validateShape(resource: unknown): Fault[] {
  const walk: Walk = { path: [], faults: [] };
  try {
    checkResource(walk, resource);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error; // the stack is full
    return [{ severity: "error", code: "structure", expression: "", diagnostics: "Expected less deep nesting." }];
  }
  return walk.faults;
}

/** Reports what is wrong at the place of the walk, or at the member or item `key` of it. */
function report(walk: Walk, code: IssueCode, expected: string, key?: string | number): void {
  if (walk.faults.length >= MOST_FAULTS) return;
  const path = key === undefined ? walk.path : [...walk.path, key];
  const expression = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("");
  walk.faults.push({ severity: "error", code, expression: expression.slice(1), diagnostics: `Expected ${expected}.` });
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function checkResource(walk: Walk, value: unknown): void {
  if (!isObject(value)) return report(walk, "structure", "a resource");
  const type = value.resourceType;
  if (type === undefined) return report(walk, "required", "the mandatory element resourceType");
  if (typeof type !== "string" || !isResource(type)) return report(walk, "not-supported", "a resource type of R4");
  if (walk.path.length > 0) return checkMembers(walk, value, planOf(type));
  walk.path.push(type);
  checkMembers(walk, value, planOf(type));
}

function checkMembers(walk: Walk, object: JsonObject, plan: Plan): void {
  let mandatory = 0;
  let choices = 0;
  let ambiguous = 0;
  let empty = true;
  for (const name in object) {
    const value = object[name];
    if (value === undefined) continue;
    empty = false;
    const member = plan.members.get(name);
    if (member === undefined) reportUnknown(walk, name);
    else {
      mandatory |= member.mandatoryBit;
      ambiguous |= choices & member.choiceBit;
      choices |= member.choiceBit;
      if (member.array) checkArray(walk, object, value, member);
      else checkValue(walk, value, member, member.element);
    }
  }
  if (empty) return report(walk, "structure", "at least one member in the object");
  if (mandatory !== (1 << plan.mandatory.length) - 1) reportMissing(walk, plan, mandatory);
  if (ambiguous !== 0) reportAmbiguous(walk, object, plan, ambiguous);
}

function checkValue(walk: Walk, value: unknown, { leaf, type }: Member, key: string | number): void {
  if (leaf !== undefined) {
    if (!leaf.is(value)) report(walk, typeof value === "object" ? "structure" : leaf.code, leaf.expected, key);
    return;
  }
  walk.path.push(key);
  if (type === "Resource") checkResource(walk, value);
  else if (isObject(value)) checkMembers(walk, value, planOf(type));
  else report(walk, "structure", Array.isArray(value) ? "one object, not an array" : "an object");
  walk.path.pop();
}

function checkArray(walk: Walk, object: JsonObject, value: unknown, member: Member): void {
  if (!Array.isArray(value)) return report(walk, "structure", "an array", member.element);
  if (value.length === 0) return report(walk, "structure", "at least one item in the array", member.element);
  walk.path.push(member.element);
  for (let i = 0; i < value.length; i++) {
    if (value[i] === null && member.pair !== undefined) checkNull(walk, object[member.pair], member, i);
    else checkValue(walk, value[i], member, i);
  }
  walk.path.pop();
}

/** A null holds the place of what stands in the other array; where nothing does, the fault is with the primitive. */
function checkNull(walk: Walk, others: unknown, member: Member, index: number): void {
  const other = Array.isArray(others) ? others[index] : undefined;
  if (other === undefined || (other === null && member.leaf !== undefined)) {
    report(walk, "structure", "null only where a value or an extension stands in its place", index);
  }
}

/** The name goes into the address only when it looks like one: it is the sender's text. */
function reportUnknown(walk: Walk, name: string): void {
  const key = /^_?[A-Za-z][A-Za-z0-9]{0,63}$/.test(name) ? name : undefined;
  report(walk, "structure", "no member that R4 does not define here", key);
}

function reportMissing(walk: Walk, plan: Plan, found: number): void {
  plan.mandatory.forEach((element, i) => {
    if ((found & (1 << i)) === 0) report(walk, "required", `the mandatory element ${element}`);
  });
}

/** `valueString` and `_valueString` are one form; `valueString` and `valueCode` are two. */
function reportAmbiguous(walk: Walk, object: JsonObject, plan: Plan, ambiguous: number): void {
  plan.choices.forEach((choice, i) => {
    if ((ambiguous & (1 << i)) === 0) return;
    const present = Object.keys(object).flatMap((name) =>
      object[name] === undefined ? [] : (plan.members.get(name) ?? []),
    );
    const forms = new Set(present.filter((member) => member.choiceBit === 1 << i).map((member) => member.element));
    if (forms.size > 1) report(walk, "structure", `only one form of ${choice}[x]`);
  });
}

// Is this JSON an R4 resource? Types, cardinality, required bindings, choices, unknown members, dates.
// What profiles and business rules ask for is checked elsewhere.
//
// One walk over what is there, led by the plan of each type. (ajv's generated code asks instead for everything that
// could be there, a hundred members for each extension: measured, a tenth of the speed, and a megabyte to load.)
import type { Fault, IssueCode } from "../../mapping/fault.ts";
import { isResource } from "./definitions.ts";
import { type Leaf, type Member, type Plan, planOf } from "./shape-plan.ts";
import { numberText } from "./spelling.ts";

const MOST_FAULTS = 50;

/** How many names and indices an address may have; far more than a message needs, far less than the stack holds. */
const MOST_STEPS = 500;

/** One validation: where the walk is, as the first `depth` names and indices of `path`, and what it found. */
interface Walk {
  readonly path: (string | number)[];
  depth: number;
  readonly faults: Fault[];
}

type JsonObject = Record<string, unknown>;

/**
 * Everything wrong with the shape of a resource and of those in it, one fault each, at most 50; none when it is right.
 * Never throws. `expression` is the FHIR expression of the place, `code`:
 * `required` something mandatory is absent; `value` not a value of the datatype; `code-invalid` not a code of the
 * required binding; `not-supported` a resource type that R4 does not have; `structure` anything else.
 * No fault repeats a value. Invariants (`ele-1`, `dom-2`) are not checked; characters are the business of the wire.
 * Source: R4 StructureDefinitions and value sets, R4 "JSON Representation of Resources".
 */
export function validateShape(resource: unknown): Fault[] {
  const walk: Walk = { path: [], depth: 0, faults: [] };
  checkResource(walk, resource);
  return walk.faults;
}

/** Reports what is wrong at the place of the walk, or at the member or item `key` of it. */
function report(walk: Walk, code: IssueCode, expected: string, key?: string | number): void {
  if (walk.faults.length >= MOST_FAULTS) return;
  const place = walk.path.slice(0, walk.depth);
  const path = key === undefined ? place : [...place, key];
  const expression = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("");
  walk.faults.push({ severity: "error", code, expression: expression.slice(1), diagnostics: `Expected ${expected}.` });
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function checkResource(walk: Walk, value: unknown): void {
  if (!isObject(value)) return report(walk, "structure", "a resource");
  const type = Object.hasOwn(value, "resourceType") ? value.resourceType : undefined;
  if (type === undefined) return report(walk, "required", "the mandatory element resourceType");
  if (typeof type !== "string" || !isResource(type)) return report(walk, "not-supported", "a resource type of R4");
  if (walk.depth === 0) walk.path[walk.depth++] = type;
  checkMembers(walk, value, planOf(type));
}

function checkMembers(walk: Walk, object: JsonObject, plan: Plan): void {
  if (walk.depth > MOST_STEPS) return report(walk, "structure", "less deep nesting");
  let seen = 0;
  let twice = 0;
  let last: Member | undefined;
  for (const name in object) {
    const value = object[name];
    if (value === undefined) continue;
    const member = memberOf(plan, last ?? plan.start, name);
    if (member === undefined) {
      last ??= plan.start;
      reportUnknown(walk, name);
      continue;
    }
    last = member;
    twice |= seen & member.bit;
    seen |= member.bit;
    if (member.array) checkArray(walk, object, value, member);
    else if (member.leaf !== undefined) checkLeaf(walk, object, name, value, member.leaf);
    else checkObject(walk, value, member, member.element);
  }
  if (last === undefined) return report(walk, "structure", "at least one member in the object");
  if ((seen & plan.mandatory) !== plan.mandatory) reportMissing(walk, plan, seen);
  if ((twice & plan.choices) !== 0) reportAmbiguous(walk, object, plan, twice);
}

/** The member `name`, which comes after `last`. */
function memberOf(plan: Plan, last: Member, name: string): Member | undefined {
  if (last.next.name === name) return last.next;
  const member = plan.members.get(name);
  if (member !== undefined) last.next = member;
  return member;
}

function checkLeaf(walk: Walk, parent: object, key: string | number, value: unknown, leaf: Leaf): void {
  if (!leaf.is(value)) report(walk, typeof value === "object" ? "structure" : leaf.code, leaf.expected, key);
  else if (leaf.whole && !isWhole(numberText(parent, key))) report(walk, leaf.code, leaf.expected, key);
}

const isWhole = (text: string): boolean => /^-?[0-9]+$/.test(text);

function checkObject(walk: Walk, value: unknown, member: Member, key: string | number): void {
  walk.path[walk.depth++] = key;
  if (member.type === "Resource") checkResource(walk, value);
  else if (isObject(value)) checkMembers(walk, value, planOfMember(member));
  else report(walk, "structure", Array.isArray(value) ? "one object, not an array" : "an object");
  walk.depth--;
}

function planOfMember(member: Member): Plan {
  member.plan ??= planOf(member.type);
  return member.plan;
}

function checkArray(walk: Walk, object: JsonObject, value: unknown, member: Member): void {
  if (!Array.isArray(value)) return report(walk, "structure", "an array", member.element);
  if (value.length === 0) return report(walk, "structure", "at least one item in the array", member.element);
  walk.path[walk.depth++] = member.element;
  for (let i = 0; i < value.length; i++) {
    if (value[i] === null && member.pair !== undefined) checkNull(walk, object[member.pair], member, i);
    else if (member.leaf !== undefined) checkLeaf(walk, value, i, value[i], member.leaf);
    else checkObject(walk, value[i], member, i);
  }
  walk.depth--;
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

function reportMissing(walk: Walk, { watched, mandatory, choices }: Plan, seen: number): void {
  watched.forEach((element, i) => {
    const isMissing = (mandatory & ~seen & (1 << i)) !== 0;
    const form = (choices & (1 << i)) === 0 ? "" : "[x]";
    if (isMissing) report(walk, "required", `the mandatory element ${element}${form}`, element);
  });
}

/** `valueString` and `_valueString` are one form; `valueString` and `valueCode` are two. */
function reportAmbiguous(walk: Walk, object: JsonObject, plan: Plan, twice: number): void {
  const present = Object.keys(object).flatMap((name) =>
    object[name] === undefined ? [] : (plan.members.get(name) ?? []),
  );
  plan.watched.forEach((choice, i) => {
    if ((twice & plan.choices & (1 << i)) === 0) return;
    const forms = new Set(present.filter((member) => member.bit === 1 << i).map((member) => member.element));
    if (forms.size > 1) report(walk, "structure", `only one form of ${choice}[x]`, choice);
  });
}

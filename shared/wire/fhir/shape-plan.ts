// What validateShape checks for each R4 type, decided once when a type is first met.
import type { IssueCode } from "../../mapping/fault.ts";
import { codesOf, type ElementOf, elementsOf, isPrimitive, isResource, typeOf } from "./definitions.ts";
import { PRIMITIVES } from "./primitives.ts";

/** What an object of one R4 type may and must have. */
export interface Plan {
  readonly members: Map<string, Member>;
  /** The elements of which one member must be there; each has the bit of its place in this list. */
  readonly mandatory: string[];
  /** The elements with several forms (`value`), of which one member may be there; bits as above. */
  readonly choices: string[];
}

/** One member by its JSON name (`gender`, `_gender`, `valueCoding`). */
export interface Member {
  readonly array: boolean;
  /** The check of a primitive; undefined for an object. */
  readonly leaf: Leaf | undefined;
  /** The R4 type of an object; `Resource` for any resource. */
  readonly type: string;
  /** The name of the element in an address: `gender` for `_gender`. */
  readonly element: string;
  /** For a primitive that repeats: the other array (`_given` for `given`), whose items may stand in for its nulls. */
  readonly pair: string | undefined;
  readonly mandatoryBit: number;
  readonly choiceBit: number;
}

/** What a primitive must be, and what to say when it is not. */
export interface Leaf {
  readonly is: (value: unknown) => boolean;
  readonly code: IssueCode;
  readonly expected: string;
}

const MOST_CODES_SHOWN = 20;
const plans = new Map<string, Plan>();

/** The plan of a type or nested element that R4 defines. */
export function planOf(type: string): Plan {
  let plan = plans.get(type);
  if (plan === undefined) {
    plan = makePlan(type);
    plans.set(type, plan);
  }
  return plan;
}

function makePlan(type: string): Plan {
  const plan: Plan = { members: new Map(), mandatory: [], choices: [] };
  if (isResource(type)) plan.members.set("resourceType", resourceType);
  for (const element of elementsOf(type)) addMembers(plan, type, element);
  return plan;
}

/** The walk has looked at it already, to find the plan. */
const resourceType: Member = {
  array: false,
  leaf: { is: () => true, code: "value", expected: "" },
  type: "code",
  element: "resourceType",
  pair: undefined,
  mandatoryBit: 0,
  choiceBit: 0,
};

/** Adds an element, and `_x` beside it where R4 lets it be extended. */
function addMembers(plan: Plan, type: string, element: string): void {
  const of = typeOf(type, element)!;
  const extension = typeOf(type, `_${element}`);
  const shared = {
    array: of.array,
    element,
    mandatoryBit: of.min > 0 ? bitIn(plan.mandatory, of.choice === undefined ? element : `${of.choice}[x]`) : 0,
    choiceBit: of.choice === undefined ? 0 : bitIn(plan.choices, of.choice),
  };
  const pairOf = (name: string) => (extension?.array ? name : undefined);
  plan.members.set(element, { ...shared, type: of.types, leaf: leafOf(of), pair: pairOf(`_${element}`) });
  if (extension === undefined) return;
  plan.members.set(`_${element}`, { ...shared, type: extension.types, leaf: undefined, pair: pairOf(element) });
}

function bitIn(names: string[], name: string): number {
  if (!names.includes(name)) names.push(name);
  return 1 << names.indexOf(name);
}

function leafOf({ types, binding }: ElementOf): Leaf | undefined {
  if (!isPrimitive(types)) return undefined;
  const codes = binding === undefined ? undefined : codesOf(binding);
  if (codes === undefined) return { ...PRIMITIVES[types]!, code: "value" };
  const allowed = new Set<unknown>(codes);
  return { is: (value) => allowed.has(value), code: "code-invalid", expected: expectedCode(codes) };
}

function expectedCode(codes: string[]): string {
  if (codes.length > MOST_CODES_SHOWN) return "a code of the value set that R4 requires here";
  return codes.length === 1 ? `the code ${codes[0]}` : `one of the codes ${codes.join(", ")}`;
}

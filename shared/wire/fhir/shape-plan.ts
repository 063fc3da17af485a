// What validateShape checks for each R4 type, decided once when a type is first met.
import type { IssueCode } from "../../mapping/fault.ts";
import { codesOf, type ElementOf, elementsOf, isPrimitive, isResource, typeOf } from "./definitions.ts";
import { INTEGERS, PRIMITIVES } from "./primitives.ts";

/** What an object of one R4 type may and must have. */
export interface Plan {
  /** By JSON name (`gender`, `_gender`, `valueCoding`). */
  readonly members: ReadonlyMap<string, Member>;
  /** Stands before the first member of every object. */
  readonly start: Member;
  /** The elements that are mandatory or have several forms (`value`); the bit of each is its place in this list. */
  readonly watched: readonly string[];
  /** The bits of those of which a member must be there. */
  readonly mandatory: number;
  /** The bits of those that have several forms, of which one may be there. */
  readonly choices: number;
}

/** One member of an object. All are made by `member` below, so that they have one layout in memory: half the time. */
export interface Member {
  readonly name: string;
  /** Of the element in Plan.watched; 0 for one that is not there. */
  readonly bit: number;
  readonly array: boolean;
  /** The check of a primitive; undefined for an object. */
  readonly leaf: Leaf | undefined;
  /** The R4 type of an object; `Resource` for any resource. */
  readonly type: string;
  /** The plan of `type`, when it has been met; never of `Resource`. */
  plan: Plan | undefined;
  /**
   * What followed this member in the object before. Messages name their members in the same order again and again, so
   * the walk looks here first and searches the map when the name is another.
   */
  next: Member;
  /** The name of the element in an address: `gender` for `_gender`. */
  readonly element: string;
  /** For a primitive that repeats: the other array (`_given` for `given`), whose items may stand in for its nulls. */
  readonly pair: string | undefined;
}

/** What a primitive must be, and what to say when it is not. */
export interface Leaf {
  readonly is: (value: unknown) => boolean;
  /** Must it be spelled as a whole number, too (6, not 6.0)? */
  readonly whole: boolean;
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
  const watched: string[] = [];
  const members = [
    ...(isResource(type) ? [member("resourceType", { leaf: ANYTHING })] : []),
    ...elementsOf(type).flatMap((element) => membersOf(type, element, watched)),
  ];
  const bits = (wanted: (of: ElementOf) => boolean) =>
    elementsOf(type).reduce((all, name) => (wanted(typeOf(type, name)!) ? all | bitOf(type, name, watched) : all), 0);
  return {
    members: new Map(members.map((m) => [m.name, m])),
    start: member("", {}),
    watched,
    mandatory: bits((of) => of.min > 0),
    choices: bits((of) => of.choice !== undefined),
  };
}

function member(name: string, of: Partial<Member>): Member {
  const { bit = 0, array = false, leaf, type = "", element = name, pair } = of;
  const made = { name, bit, array, leaf, type, plan: undefined, next: undefined as unknown as Member, element, pair };
  made.next = made;
  return made;
}

/** `resourceType`: the walk has looked at it already, to find the plan. */
const ANYTHING: Leaf = { is: () => true, whole: false, code: "value", expected: "" };

/** The member of an element, and `_x` beside it where R4 lets it be extended. */
function membersOf(type: string, element: string, watched: string[]): Member[] {
  const of = typeOf(type, element)!;
  const extension = typeOf(type, `_${element}`);
  const both = { array: of.array, element, bit: bitOf(type, element, watched) };
  const paired = (name: string) => ({ ...both, pair: extension?.array === true ? name : undefined });
  const itself = member(element, { ...paired(`_${element}`), type: of.types, leaf: leafOf(of) });
  if (extension === undefined) return [itself];
  return [itself, member(`_${element}`, { ...paired(element), type: extension.types })];
}

function bitOf(type: string, element: string, watched: string[]): number {
  const { min, choice } = typeOf(type, element)!;
  if (min === 0 && choice === undefined) return 0;
  const name = choice ?? element;
  if (!watched.includes(name)) watched.push(name);
  return 1 << watched.indexOf(name);
}

function leafOf({ types, binding }: ElementOf): Leaf | undefined {
  if (!isPrimitive(types)) return undefined;
  const codes = binding === undefined ? undefined : codesOf(binding);
  if (codes === undefined) return { ...PRIMITIVES[types]!, whole: INTEGERS.has(types), code: "value" };
  const allowed = new Set<unknown>(codes);
  return { is: (value) => allowed.has(value), whole: false, code: "code-invalid", expected: expectedCode(codes) };
}

function expectedCode(codes: string[]): string {
  if (codes.length > MOST_CODES_SHOWN) return "a code of the value set that R4 requires here";
  return codes.length === 1 ? `the code ${codes[0]}` : `one of the codes ${codes.join(", ")}`;
}

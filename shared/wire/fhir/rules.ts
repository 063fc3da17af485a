// Rules about FHIR messages as data: what must be the same, there, distinct, one of some. Each builder makes a Rule.
import type { Fault, FaultCoding, IssueCode, Severity } from "../../mapping/fault.ts";
import type { Rule, Stage } from "../../mapping/rule.ts";
import { equalFhir } from "./json.ts";
import { type Hit, select, within } from "./select.ts";

/** How a fault is reported, apart from its place and its words. */
export interface Outcome {
  readonly severity: Severity;
  readonly code: IssueCode;
  readonly coding?: FaultCoding;
}

/** Some value at the path matches; without a match the rule says nothing. */
export interface Condition {
  readonly some: string;
  readonly matches: RegExp;
}

/** What all builders ask for. */
export interface Statement {
  readonly id: string;
  readonly spec: string;
  readonly stage: Stage;
  readonly title: string;
  readonly outcome: Outcome;
  /** Words for the caller, without values; the title where absent. */
  readonly says?: string;
  readonly when?: Condition;
}

/** A path from the message to some places, and an element below each of them. */
export interface Below extends Statement {
  readonly of: string;
  readonly element: string;
}

/** The element has the same value, or none, at all places; a fault at each that differs from the first. */
export const identical = (rule: Below): Rule =>
  build(rule, (message, fault) => {
    const [model, ...others] = select(message, rule.of);
    if (others.length === 0) return NONE;
    const expected = within(model!, rule.element);
    const differing = others.filter((place) => !sameValues(expected, within(place, rule.element)));
    return differing.map((place) => fault(within(place, rule.element)[0]?.expression ?? below(place, rule.element)));
  });

/** No two of the values that the path selects are the same, capitals or not; a fault at each that is there already. */
export const distinct = (rule: Statement & { readonly path: string }): Rule =>
  build(rule, (message, fault) => {
    const seen = new Set<unknown>();
    const again = select(message, rule.path).filter(({ value }) => {
      const key = typeof value === "string" ? value.toLowerCase() : value;
      return seen.size === seen.add(key).size;
    });
    return again.map((place) => fault(place.expression));
  });

/**
 * Each place has the element, and something in it; a fault where it would stand, as far as `at` goes where that is given.
 * Empty text is no value in FHIR.
 */
export const present = (rule: Below & { readonly at?: string }): Rule =>
  build(rule, (message, fault) => {
    const lacking = select(message, rule.of).filter((place) => !within(place, rule.element).some(isFilled));
    return lacking.map((place) => fault(below(place, rule.at ?? rule.element)));
  });

/** No place has the element; a fault at each that has. */
export const absent = (rule: Below): Rule =>
  build(rule, (message, fault) =>
    select(message, rule.of).flatMap((place) =>
      within(place, rule.element)
        .slice(0, 1)
        .map((hit) => fault(hit.expression)),
    ),
  );

/** No place has both elements; a fault at the second. */
export const notBoth = (
  rule: Statement & { readonly of: string; readonly elements: readonly [string, string] },
): Rule =>
  build(rule, (message, fault) => {
    const [one, other] = rule.elements;
    const both = select(message, rule.of).filter((p) => within(p, one).length > 0 && within(p, other).length > 0);
    return both.map((place) => fault(below(place, other)));
  });

/** Every value that the path selects passes the test; a fault at each that does not. */
export const holds = (rule: Statement & { readonly path: string; readonly test: (value: unknown) => boolean }): Rule =>
  build(rule, (message, fault) => {
    const failing = select(message, rule.path).filter(({ value }) => !rule.test(value));
    return failing.map((place) => fault(place.expression));
  });

/** Every value that the path selects is one of those listed. */
export const oneOf = ({ values, ...rule }: Statement & { readonly path: string; readonly values: readonly string[] }) =>
  holds({ ...rule, test: (value) => (values as readonly unknown[]).includes(value) });

/** No value that the path selects is one of those listed. */
export const noneOf = ({
  values,
  ...rule
}: Statement & { readonly path: string; readonly values: readonly string[] }) =>
  holds({ ...rule, test: (value) => !(values as readonly unknown[]).includes(value) });

/** The path selects from `min` to `max`; a fault at `at` where there are fewer, at each that is too many where there are more. */
export const counted = (
  rule: Omit<Statement, "outcome"> & {
    readonly path: string;
    readonly min: number;
    readonly max: number;
    readonly at: string;
    readonly outcome: { readonly tooFew: Outcome; readonly tooMany: Outcome };
  },
): Rule => {
  const text = rule.says ?? rule.title;
  return staged(rule, (message) => {
    const places = select(message, rule.path);
    if (places.length < rule.min) return [faultAt(rule.at, text, rule.outcome.tooFew)];
    return places.slice(rule.max).map((place) => faultAt(place.expression, text, rule.outcome.tooMany));
  });
};

/** A rule that is not data: `find` gives the expressions of the places at which it does not hold. */
export const judged = (rule: Statement & { readonly find: (message: unknown) => readonly string[] }): Rule =>
  build(rule, (message, fault) => rule.find(message).map(fault));

const NONE: readonly Fault[] = Object.freeze([]);

type Finder = (message: unknown, fault: (expression: string) => Fault) => readonly Fault[];

function build(rule: Statement, find: Finder): Rule {
  const fault = (expression: string) => faultAt(expression, rule.says ?? rule.title, rule.outcome);
  return staged(rule, (message) => find(message, fault));
}

function staged(rule: Omit<Statement, "outcome">, find: Rule["check"]): Rule {
  const { id, spec, stage, title, when } = rule;
  return { id, spec, stage, title, check: (message) => (applies(message, when) ? find(message) : NONE) };
}

const applies = (message: unknown, when: Condition | undefined): boolean =>
  when === undefined ||
  select(message, when.some).some(({ value }) => typeof value === "string" && when.matches.test(value));

const faultAt = (expression: string, diagnostics: string, outcome: Outcome): Fault => ({
  ...outcome,
  expression,
  diagnostics,
});

const isFilled = ({ value }: Hit): boolean => value !== "";

const below = (place: Hit, element: string): string => `${place.expression}.${element}`;

const sameValues = (a: readonly Hit[], b: readonly Hit[]): boolean =>
  a.length === b.length && a.every(({ value }, i) => equalFhir(value, b[i]!.value));

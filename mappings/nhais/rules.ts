// What a request must hold beyond what the tables ask for (nhais.md 3.2, 3.3, 14.1).
import type { Rule } from "../../shared/mapping/rule.ts";
import { judged, type Outcome, present } from "../../shared/wire/fhir/rules.ts";
import { select, within } from "../../shared/wire/fhir/select.ts";
import { PARAMETERS } from "./slices.ts";

const INVALID: Outcome = { severity: "error", code: "invalid" };

/** A parameter with another value than a text would be taken for one that is absent (O5). */
const textParameters = PARAMETERS.filter((name) => name !== "patient").map((name) =>
  present({
    id: `nhais/${name}-is-text`,
    spec: "nhais.md 3.2",
    stage: "translation",
    title: `The parameter ${name} is a valueString`,
    outcome: { severity: "error", code: "structure" },
    of: `Parameters.parameter.where(name='${name}')`,
    element: "valueString",
  }),
);

/** Types that send a previous address. */
const WITH_PREVIOUS = ["3", "4"];

const isBlank = (line: unknown): boolean => typeof line !== "string" || line.trim() === "";

function blankPreviousAddresses(message: unknown): readonly string[] {
  const type = select(message, "Parameters.parameter.where(name='acceptanceType').valueString")[0]?.value;
  if (!WITH_PREVIOUS.includes(String(type))) return [];
  const patient = select(message, "Parameters.parameter.where(name='patient').resource")[0];
  const previous = patient && within(patient, "address")[1];
  if (previous === undefined) return [];
  return within(previous, "line").every((line) => isBlank(line.value)) ? [`${previous.expression}.line`] : [];
}

const previousAddress = judged({
  id: "nhais/previous-address-line",
  spec: "nhais.md 3.3",
  stage: "translation",
  title: "A previous address has a line that is not blank",
  outcome: INVALID,
  find: blankPreviousAddresses,
});

export const acceptanceRules: readonly Rule[] = [...textParameters, previousAddress];

// Rules of every prescribing Bundle (eps.md 10.2).
import type { Rule } from "../../../shared/mapping/rule.ts";
import { counted, holds, judged, noneOf, notBoth, present } from "../../../shared/wire/fhir/rules.ts";
import { type Hit, select, within } from "../../../shared/wire/fhir/select.ts";
import { ID_SYSTEM } from "../codes/identifiers.ts";
import { EXTENSION } from "../codes/urls.ts";
import { CONFLICT, INVALID, TOO_FEW, TOO_MANY, VALUE } from "./outcomes.ts";

const spec = "eps.md 10.2";
const stage = "translation";

const RESPONSIBLE = `MedicationRequest.extension('${EXTENSION.responsiblePractitioner}').valueReference.resolve()`;

/** Types whose telecoms must say what they are for. */
const WITH_TELECOM = ["Organization", "Practitioner", "PractitionerRole"];

const telecomRules = WITH_TELECOM.flatMap((type) =>
  ["value", "use"].map((element) =>
    present({
      id: `eps/${type.toLowerCase()}-telecom-${element}`,
      spec,
      stage,
      title: `Each telecom of a ${type} has a ${element}`,
      says: `Required field telecom.${element} is missing.`,
      outcome: INVALID,
      of: `${type}.telecom`,
      element,
    }),
  ),
);

const has = (place: Hit, element: string): boolean => within(place, element).length > 0;

/** Roles that answer for a prescription may name their practitioner by identifier; all others refer to a resource. */
function practitionersWithoutReference(message: unknown): readonly string[] {
  const responsible = new Set(select(message, RESPONSIBLE).map((hit) => hit.value));
  return select(message, "PractitionerRole")
    .filter((role) => !responsible.has(role.value))
    .flatMap((role) => within(role, "practitioner"))
    .filter((practitioner) => !has(practitioner, "reference"))
    .map(({ expression }) => expression);
}

/** Practitioners of responsible roles that are referred to in both ways, or in none. */
const notOneWay = (message: unknown): readonly string[] =>
  select(message, `${RESPONSIBLE}.practitioner`)
    .filter((practitioner) => has(practitioner, "reference") === has(practitioner, "identifier"))
    .map(({ expression }) => expression);

const isReference = (value: unknown): boolean =>
  typeof (value as { reference?: unknown } | null)?.reference === "string";

const onlyReferences = ["organization", "healthcareService"].map((field) =>
  holds({
    id: `eps/role-${field.toLowerCase()}-by-reference`,
    spec,
    stage,
    title: `A role refers to its ${field} by reference`,
    says: `practitionerRole.${field} populated incorrectly. Please populate with Reference to resource within Bundle.`,
    outcome: INVALID,
    path: `PractitionerRole.${field}`,
    test: isReference,
  }),
);

export const bundleRules: readonly Rule[] = [
  counted({
    id: "eps/bundle-identifier",
    spec,
    stage,
    title: "The Bundle has one identifier in the system of UUIDs",
    path: `Bundle.identifier.where(system='${ID_SYSTEM.uuid}').value`,
    min: 1,
    max: 1,
    at: "Bundle.identifier",
    outcome: { tooFew: TOO_FEW, tooMany: TOO_MANY },
  }),
  counted({
    id: "eps/one-message-header",
    spec: "eps.md 14.5",
    stage,
    title: "There is one MessageHeader",
    path: "MessageHeader",
    min: 1,
    max: 1,
    at: "Bundle.entry",
    outcome: { tooFew: TOO_FEW, tooMany: TOO_MANY },
  }),
  counted({
    id: "eps/one-patient",
    spec: "eps.md 6.1",
    stage,
    title: "There is one Patient",
    path: "Patient",
    min: 1,
    max: 1,
    at: "Bundle.entry",
    outcome: { tooFew: TOO_FEW, tooMany: TOO_MANY },
  }),
  counted({
    id: "eps/some-items",
    spec: "eps.md 6.1",
    stage,
    title: "There is a MedicationRequest",
    path: "MedicationRequest",
    min: 1,
    max: Number.POSITIVE_INFINITY,
    at: "Bundle.entry",
    outcome: { tooFew: TOO_FEW, tooMany: TOO_MANY },
  }),
  noneOf({
    id: "eps/intent",
    spec,
    stage,
    title: "The intent is neither a plan nor a reflex order",
    says: "MedicationRequest.intent must be order, original-order or instance-order.",
    outcome: VALUE,
    path: "MedicationRequest.intent",
    values: ["plan", "reflex-order"],
  }),
  notBoth({
    id: "eps/one-medication-form",
    spec,
    stage,
    title: "The medication is either a concept or a reference",
    says: "MedicationRequest cannot contain both medicationReference and medicationCodeableConcept fields.",
    outcome: CONFLICT,
    of: "MedicationRequest",
    elements: ["medicationCodeableConcept", "medicationReference"],
  }),
  ...telecomRules,
  judged({
    id: "eps/role-practitioner-by-reference",
    spec,
    stage,
    title:
      "A role refers to its practitioner by reference; one that answers for the prescription may use an identifier",
    says: "practitionerRole.practitioner populated incorrectly. Please populate with Reference to resource within Bundle.",
    outcome: INVALID,
    find: practitionersWithoutReference,
  }),
  judged({
    id: "eps/responsible-practitioner-one-way",
    spec,
    stage,
    title: "The responsible practitioner is referred to either by reference or by identifier",
    says: "Responsible practitioner must be either a reference to a Practitioner resource or an identifier reference.",
    outcome: INVALID,
    find: notOneWay,
  }),
  ...onlyReferences,
];

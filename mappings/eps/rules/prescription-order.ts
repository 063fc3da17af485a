// Rules of a prescription order, and of what is prepared for a signature (eps.md 10.3).
import type { Rule } from "../../../shared/mapping/rule.ts";
import {
  absent,
  type Condition,
  distinct,
  identical,
  judged,
  oneOf,
  present,
} from "../../../shared/wire/fhir/rules.ts";
import { select, within } from "../../../shared/wire/fhir/select.ts";
import { ID_SYSTEM } from "../codes/identifiers.ts";
import { EXTENSION } from "../codes/urls.ts";
import { COURSES_OF_THERAPY } from "../codes/values.ts";
import { INVALID, INVALID_VALUE, MISSING_VALUE, TOO_FEW, VALUE } from "./outcomes.ts";

const spec = "eps.md 10.3";
const stage = "translation";

/** What a prescription has once, though every item says it. */
const SHARED = [
  "groupIdentifier",
  "category",
  "authoredOn",
  "subject",
  "requester",
  "dispenseRequest.performer",
  "dispenseRequest.validityPeriod",
  "dispenseRequest.expectedSupplyDuration",
  `dispenseRequest.extension('${EXTENSION.performerSiteType}')`,
  `extension('${EXTENSION.prescriptionType}')`,
  `extension('${EXTENSION.responsiblePractitioner}')`,
];

const short = (element: string): string => element.replace(/extension\('.*Extension-(?:DM-|UKCore-)?(\w+)'\)/, "$1");

const sameInAll = (element: string, when?: Condition): Rule =>
  identical({
    id: `eps/same-${short(element).replace(/\./g, "-").toLowerCase()}`,
    spec,
    stage,
    title: `All items have the same ${short(element)}`,
    says: `Expected all MedicationRequests to have the same value for ${short(element)}.`,
    outcome: VALUE,
    of: "MedicationRequest",
    element,
    ...(when === undefined ? {} : { when }),
  });

const COURSE = "MedicationRequest.courseOfTherapyType.coding.code";

const REPEAT_DISPENSING: Condition = {
  some: COURSE,
  matches: /^continuous-repeat-dispensing$/,
};

const PRIMARY_CARE: Condition = {
  some: `MedicationRequest.extension('${EXTENSION.prescriptionType}').valueCoding.code`,
  matches: /^01/,
};

const neededForRepeats = ["dispenseRequest.validityPeriod", "dispenseRequest.expectedSupplyDuration"].map((element) =>
  present({
    id: `eps/repeat-dispensing-${element.split(".")[1]!.toLowerCase()}`,
    spec,
    stage,
    title: `Repeat dispensing has a ${element}`,
    says: `Expected MedicationRequest to have a value for ${element}.`,
    outcome: VALUE,
    of: "MedicationRequest",
    element,
    when: REPEAT_DISPENSING,
  }),
);

const REPEATS_ALLOWED = [
  "dispenseRequest.numberOfRepeatsAllowed",
  `basedOn.extension('${EXTENSION.repeatInformation}').extension('numberOfRepeatsAllowed').valueInteger`,
];

/** Items that say nowhere how often they may be repeated (eps.md 6.1). */
const withoutRepeats = (message: unknown): readonly string[] =>
  select(message, "MedicationRequest")
    .filter((item) => REPEATS_ALLOWED.every((element) => within(item, element).length === 0))
    .map(({ expression }) => `${expression}.${REPEATS_ALLOWED[0]}`);

/** Dosages that need a sequence, since they are several, and have none. */
const unordered = (message: unknown): readonly string[] =>
  select(message, "MedicationRequest").flatMap((item) => {
    const dosages = within(item, "dosageInstruction");
    if (dosages.length < 2) return [];
    return dosages.filter((d) => within(d, "sequence").length === 0).map((d) => `${d.expression}.sequence`);
  });

export const prescriptionOrderRules: readonly Rule[] = [
  oneOf({
    id: "eps/order-event",
    spec: "eps.md 2.1, 3.1",
    stage,
    title: "The event of an order is prescription-order",
    says: "MessageHeader.eventCoding.code must be 'prescription-order'.",
    outcome: INVALID_VALUE,
    path: "MessageHeader.eventCoding.code",
    values: ["prescription-order"],
  }),
  oneOf({
    id: "eps/course-of-therapy",
    spec: "eps.md 6.1",
    stage,
    title: "The course of therapy is one that has a treatment type",
    outcome: INVALID_VALUE,
    path: COURSE,
    values: COURSES_OF_THERAPY.map(({ code }) => code),
  }),
  ...SHARED.map((element) => sameInAll(element)),
  sameInAll("dispenseRequest.numberOfRepeatsAllowed", REPEAT_DISPENSING),
  sameInAll(`extension('${EXTENSION.medicationRepeatInformation}')`, REPEAT_DISPENSING),
  ...neededForRepeats,
  judged({
    id: "eps/repeat-dispensing-repeats",
    spec: "eps.md 6.1",
    stage,
    title: "Repeat dispensing says how often",
    says: "Number of repeats allowed is required.",
    outcome: INVALID_VALUE,
    when: REPEAT_DISPENSING,
    find: withoutRepeats,
  }),
  absent({
    id: "eps/primary-care-no-service",
    spec,
    stage,
    title: "In primary care the requester acts for an organisation, not for a service",
    says: "Unexpected field of practitionerRole.healthcareService.",
    outcome: INVALID,
    of: "MedicationRequest.requester.resolve()",
    element: "healthcareService",
    when: PRIMARY_CARE,
  }),
  present({
    id: "eps/primary-care-part-of",
    spec,
    stage,
    title: "In primary care the requester's organisation is part of another one",
    says: "Required field organization.partOf is missing.",
    outcome: INVALID,
    of: "MedicationRequest.requester.resolve().organization.resolve()",
    element: "partOf",
    when: PRIMARY_CARE,
  }),
  present({
    id: "eps/requester-organization-by-reference",
    spec,
    stage,
    title: "The requester acts for an organisation, and refers to it by reference",
    says: "practitionerRole.organization populated incorrectly. Please populate with Reference to resource within Bundle.",
    outcome: INVALID,
    of: "MedicationRequest.requester.resolve()",
    element: "organization.reference",
    at: "organization",
  }),
  absent({
    id: "eps/requester-no-gmp-number",
    spec,
    stage,
    title: "The requester is not named by a GMP number",
    says: "Bundle resource Practitioner.identifier expected exactly one professional code from GMC|NMC|GPhC|HCPC|professional-code.",
    outcome: VALUE,
    of: "MedicationRequest.requester.resolve().practitioner.resolve()",
    element: `identifier.where(system='${ID_SYSTEM.gmpNumber}')`,
  }),
  oneOf({
    id: "eps/order-active",
    spec,
    stage,
    title: "What is ordered is active",
    says: "MedicationRequest.status must be active.",
    outcome: VALUE,
    path: "MedicationRequest.status",
    values: ["active"],
  }),
  distinct({
    id: "eps/items-distinct",
    spec,
    stage,
    title: "Each item has an identifier of its own",
    says: "Expected all MedicationRequests to have a different value for identifier.",
    outcome: VALUE,
    path: `MedicationRequest.identifier.where(system='${ID_SYSTEM.prescriptionOrderItemNumber}').value`,
  }),
  present({
    id: "eps/dosage-present",
    spec,
    stage,
    title: "Each item has a dosage instruction",
    says: "Required field dosageInstructions is missing.",
    outcome: INVALID,
    of: "MedicationRequest",
    element: "dosageInstruction",
  }),
  judged({
    id: "eps/dosage-sequence",
    spec,
    stage,
    title: "Several dosage instructions of an item have an order",
    says: "The request contains multiple dosage instruction lines but no corresponding dosage sequence number.",
    outcome: MISSING_VALUE,
    find: unordered,
  }),
  present({
    id: "eps/prescription-type",
    spec: "eps.md 6.1",
    stage,
    title: "Each item says the type of the prescription",
    outcome: TOO_FEW,
    of: "MedicationRequest",
    element: `extension('${EXTENSION.prescriptionType}').valueCoding.code`,
    at: "extension",
  }),
  present({
    id: "eps/dosage-text",
    spec: "eps.md 9.1",
    stage,
    title: "A dosage instruction is told in words",
    says: "Required field dosageInstruction.text is missing.",
    outcome: INVALID,
    of: "MedicationRequest.dosageInstruction",
    element: "text",
  }),
];

// Rules of a cancellation (eps.md 10.4).
import type { Rule } from "../../../shared/mapping/rule.ts";
import { counted, oneOf, present } from "../../../shared/wire/fhir/rules.ts";
import { INVALID_VALUE, VALUE } from "./outcomes.ts";

const spec = "eps.md 10.4";
const stage = "translation";

export const prescriptionOrderUpdateRules: readonly Rule[] = [
  oneOf({
    id: "eps/cancel-event",
    spec: "eps.md 3.1",
    stage,
    title: "The event of a cancellation is prescription-order-update",
    says: "MessageHeader.eventCoding.code must be 'prescription-order-update'.",
    outcome: INVALID_VALUE,
    path: "MessageHeader.eventCoding.code",
    values: ["prescription-order-update"],
  }),
  counted({
    id: "eps/cancel-one-item",
    spec,
    stage,
    title: "A cancellation is about one item",
    says: "Expected exactly one MedicationRequest in a prescription-order-update.",
    path: "MedicationRequest",
    min: 1,
    max: 1,
    at: "Bundle.entry",
    outcome: { tooFew: VALUE, tooMany: VALUE },
  }),
  oneOf({
    id: "eps/cancel-status",
    spec,
    stage,
    title: "What is cancelled has the status cancelled",
    says: "MedicationRequest.status must be cancelled.",
    outcome: VALUE,
    path: "MedicationRequest.status",
    values: ["cancelled"],
  }),
  present({
    id: "eps/cancel-reason",
    spec,
    stage,
    title: "A cancellation has a reason",
    says: "Expected MedicationRequest to have a value for statusReason.",
    outcome: VALUE,
    of: "MedicationRequest",
    element: "statusReason",
  }),
];

// Rules of a cancellation (eps.md 10.4).
import { counted, oneOf, present, type StagedRule } from "../../../shared/wire/fhir/rules.ts";
import { VALUE } from "./outcomes.ts";

const spec = "eps.md 10.4";
const stage = "translation";

export const prescriptionOrderUpdateRules: readonly StagedRule[] = [
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

// Electronic Prescription Service: the family handed to the registry (eps.md 3).
import type { Family } from "../../shared/mapping/family.ts";
import { fhirModel } from "../../shared/wire/fhir/model.ts";
import { hl7v3 } from "../../shared/wire/hl7v3/port.ts";
import { prescribingPermissions } from "./rules/permissions.ts";
import { orderRules, updateRules } from "./rules/prescribing.ts";
import { slices } from "./slices.ts";
import { acknowledgement, statusOfAcknowledgement } from "./tables/acknowledgement.ts";
import { prescriptionOrderUpdate } from "./tables/cancellation-request.ts";
import {
  cancellationRefusal,
  cancellationResponse,
  RESPONSE_CODE,
  STATUS_CODES,
  statusOfCancellationResponse,
} from "./tables/cancellation-response.ts";
import { parentPrescription, prescriptionOrder } from "./tables/prescription.ts";
import { signedFragments } from "./tables/signed-fragments.ts";

/** Entries of what is built, types that are not named first (eps.md 7). */
const arrangement = {
  entries: [
    "MedicationRequest",
    "Patient",
    "Practitioner",
    "PractitionerRole",
    "Organization",
    "HealthcareService",
    "Location",
    "Provenance",
  ],
  slices,
};

export const eps: Family = {
  id: "eps",
  title: "Electronic Prescription Service",
  model: fhirModel,
  wire: hl7v3,
  messages: [
    {
      id: "prescription-order",
      title: "Prescription order",
      spec: "eps.md 6.1",
      directions: ["toLegacy", "toFhir"],
      table: prescriptionOrder,
      legacy: "PORX_IN020101SM31",
      fhirIs: { "MessageHeader.eventCoding.code": ["prescription-order"] },
      permissions: prescribingPermissions,
      rules: orderRules,
      arrangement,
    },
    {
      id: "prescription-order-update",
      title: "Cancellation of an item",
      spec: "eps.md 6.2",
      directions: ["toLegacy", "toFhir"],
      table: prescriptionOrderUpdate,
      legacy: "PORX_IN030101SM32",
      fhirIs: { "MessageHeader.eventCoding.code": ["prescription-order-update"] },
      permissions: prescribingPermissions,
      rules: updateRules,
      arrangement,
    },
    {
      id: "application-acknowledgement",
      title: "Application acknowledgement",
      spec: "eps.md 3.2",
      directions: ["toFhir"],
      table: acknowledgement,
      legacy: "MCCI_IN010000UK13",
      status: statusOfAcknowledgement,
    },
    {
      id: "cancellation-response",
      title: "Answer to a cancellation",
      spec: "eps.md 7.2",
      directions: ["toFhir"],
      table: cancellationResponse,
      legacy: "PORX_IN050101UK31",
      legacyIs: { [RESPONSE_CODE]: STATUS_CODES },
      status: statusOfCancellationResponse,
      arrangement,
    },
    {
      id: "cancellation-refusal",
      title: "Refusal of a cancellation",
      spec: "eps.md 7.2, 13.2",
      directions: ["toFhir"],
      table: cancellationRefusal,
      legacy: "PORX_IN050101UK31",
      status: statusOfCancellationResponse,
    },
    {
      id: "signed-fragments",
      title: "What the prescriber signs",
      spec: "eps.md 8.1",
      directions: ["toLegacy"],
      table: signedFragments,
      legacy: "FragmentsToBeHashed",
      root: "FragmentsToBeHashed",
    },
    {
      id: "parent-prescription",
      title: "Prescription without transmission wrapper",
      spec: "eps.md 6.1, 7.3",
      directions: ["toLegacy", "toFhir"],
      table: parentPrescription,
      legacy: "ParentPrescription",
      arrangement,
    },
  ],
};

// The cancellation of one item: CancellationRequest, a prescription-order-update in FHIR (eps.md 6.2).
import { text } from "../../../shared/mapping/codec.ts";
import {
  at,
  constant,
  context,
  derived,
  fixed,
  group,
  ignore,
  noPlace,
  oneOf,
  readOnly,
  row,
  table,
  writeOnly,
} from "../../../shared/mapping/notation.ts";
import { instant } from "../../../shared/wire/hl7v3/timestamps.ts";
import { interaction, receivedWrapper } from "../../../shared/wire/hl7v3/transmission.ts";
import { CODE_ROOT } from "../codes/identifiers.ts";
import { CODE_SYSTEM } from "../codes/urls.ts";
import { slices } from "../slices.ts";
import { canceller, originalPrescriber } from "./agents.ts";
import {
  bundleOfMessage,
  headerOfCancellation,
  responsiblePractitionerOfCancellation,
  subjectOfRequests,
} from "./bundle.ts";
import { annotation, ITEM_NUMBER, MESSAGE_ID, PRESCRIPTION_UUID, SHORT_FORM } from "./datatypes.ts";
import { patient } from "./patient.ts";

/** Reason: its code, and its display as text (eps.md 6.2). */
const reason = table("cancellation reason", { fhir: "Coding", spec: "eps.md 6.2" }, [
  row("1", "display", "text/.", text),
  group("value", [row("1", "code", "@code", text), fixed("@codeSystem", CODE_ROOT.cancellationReason)]),
  constant("system", CODE_SYSTEM.cancellationReason),
]);

const cancellationRequest = table("cancellation-request", { fhir: "Bundle", spec: "eps.md 6.2", slices }, [
  row("1", "identifier", "id", MESSAGE_ID),
  context("now", "effectiveTime/@value", instant),
  readOnly("the time of sending", row("0..1", "timestamp", "effectiveTime/@value", instant)),
  row("1", "Patient", "recordTarget RCT/Patient PAT", patient),
  at(
    "MedicationRequest",
    [
      row("1", "requester→~PractitionerRole", "author AUT/AgentPerson AGNT", canceller),
      group("responsibleParty RESP", [
        oneOf("1", [
          row(
            "0..1",
            "extension[responsible-practitioner].valueReference→~PractitionerRole",
            "AgentPerson AGNT",
            originalPrescriber,
          ),
          writeOnly(
            "who cancels had prescribed; reads as a responsible practitioner",
            row("1", "requester→PractitionerRole", "AgentPerson AGNT", originalPrescriber),
          ),
        ]),
      ]),
      annotation("pertinentInformation2", "pertinentPrescriptionID", "PID", [
        row("1", "groupIdentifier", "value", SHORT_FORM),
      ]),
      group("pertinentInformation1 PERT inversionInd=false negationInd=false", [
        fixed("seperatableInd", { value: "true" }),
        row("1", "identifier[item-number]", "pertinentLineItemRef SBADM RQO/id", ITEM_NUMBER),
      ]),
      group("pertinentInformation PERT contextConductionInd=true", [
        fixed("seperatableInd", { value: "false" }),
        group("pertinentCancellationReason OBS EVN", [
          fixed("code", { code: "CR", codeSystem: CODE_ROOT.annotation }),
          row("1", "statusReason.coding[cancellation-reason]", ".", reason),
        ]),
      ]),
      group("pertinentInformation3 PERT contextConductionInd=false", [
        fixed("seperatableInd", { value: "true" }),
        row(
          "1",
          "groupIdentifier.extension[prescription-id].valueIdentifier",
          "pertinentOriginalPrescriptionRef SBADM RQO/id",
          PRESCRIPTION_UUID,
        ),
      ]),
      derived("status", "a cancellation", () => "cancelled", { expected: ["cancelled"] }),
      derived("intent", "a cancellation", () => "order"),
      ignore("own id", "id", "meta.*"),
      ignore("display", "subject.*", "requester.display", "extension[responsible-practitioner].valueReference.display"),
      // What the original order said about the item: the receiver has it, and looks it up by the item's id.
      ignore(
        "obsolete",
        "authoredOn",
        "category.coding.*",
        "courseOfTherapyType.coding.*",
        "medicationCodeableConcept.coding.*",
        "medicationReference.*",
        "substitution.allowedBoolean",
        "dosageInstruction.*",
        "basedOn.*",
        "basedOn.identifier.*",
        "dispenseRequest.numberOfRepeatsAllowed",
        "dispenseRequest.quantity.*",
        "dispenseRequest.validityPeriod.*",
        "dispenseRequest.expectedSupplyDuration.*",
        "dispenseRequest.performer.*",
        "dispenseRequest.performer.identifier.*",
        "extension[prescription-type].*",
        "extension[prescription-type].valueCoding.*",
        "dispenseRequest.extension[performer-site-type].*",
        "dispenseRequest.extension[performer-site-type].valueCoding.*",
      ),
      noPlace(
        "clinical",
        "status",
        "note",
        "reasonCode",
        "statusReason",
        "basedOn",
        "extension[repeat-information]",
        "extension[controlled-drug]",
        "dosageInstruction.timing",
        "dosageInstruction.doseAndRate",
        "dosageInstruction.route",
        "dosageInstruction.method",
        "dosageInstruction.site",
      ),
    ],
    { card: "1" },
  ),
  constant("type", "message"),
  subjectOfRequests,
  responsiblePractitionerOfCancellation,
  headerOfCancellation,
  ...bundleOfMessage,
]);

export const prescriptionOrderUpdate = table(
  "prescription-order-update",
  { fhir: "Bundle", spec: "eps.md 5.1, 6.2", slices },
  [
    ...interaction(
      "PORX_IN030101SM32",
      writeOnly("the focal act has the same id", row("1", "identifier", "id", MESSAGE_ID)),
      row("1", ".", "CancellationRequest INFO EVN", cancellationRequest),
    ),
    ...receivedWrapper,
  ],
);

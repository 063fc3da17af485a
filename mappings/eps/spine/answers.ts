// What Spine answers, as tables: the other side of those that read its answers, for a simulator (eps.md 3.2, 7.2, 13).
//
// Context values besides those of `answer`: `errorCode`, `errorSystem`, `errorDisplay` (a reason for a refusal);
// `responseCode`, `responseDisplay` (what became of a cancellation).
import { text } from "../../../shared/mapping/codec.ts";
import type { Family } from "../../../shared/mapping/family.ts";
import { at, context, fixed, group, row, type Table, table } from "../../../shared/mapping/notation.ts";
import { fhirModel } from "../../../shared/wire/fhir/model.ts";
import { hl7v3 } from "../../../shared/wire/hl7v3/port.ts";
import { instant } from "../../../shared/wire/hl7v3/timestamps.ts";
import { answer } from "../../../shared/wire/hl7v3/transmission.ts";
import { CODE_ROOT } from "../codes/identifiers.ts";
import { slices } from "../slices.ts";
import { agentNamedBySpine } from "../tables/agents.ts";
import { annotation, ITEM_NUMBER, MESSAGE_ID, SHORT_FORM } from "../tables/datatypes.ts";
import { patient } from "../tables/patient.ts";

const ACKNOWLEDGEMENT = "MCCI_IN010000UK13";
const CANCELLATION_RESPONSE = "PORX_IN050101UK31";

const acknowledgement: Table = table(
  "acknowledgement-by-spine",
  { fhir: "OperationOutcome", spec: "eps.md 3.2, 13.1" },
  [
    ...answer(ACKNOWLEDGEMENT, [
      group("reason RSON/justifyingDetectedIssueEvent ALRT EVN/code", [
        context("errorCode", "@code", text),
        context("errorSystem", "@codeSystem", text),
        context("errorDisplay", "@displayName", text),
      ]),
    ]),
  ],
);

/** Of the cancellation that it answers: who, whose item, and by whom. */
const response: Table = table("response-by-spine", { fhir: "Bundle", spec: "eps.md 7.2", slices }, [
  context("answerId", "id/@root", text),
  context("now", "effectiveTime/@value", instant),
  row("1", "Patient", "recordTarget RCT/Patient PAT", patient),
  at("MedicationRequest", [
    row("1", "requester→~PractitionerRole", "author AUT/AgentPerson AGNT", agentNamedBySpine),
    row(
      "0..1",
      "extension[responsible-practitioner].valueReference→~PractitionerRole",
      "responsibleParty RESP/AgentPerson AGNT",
      agentNamedBySpine,
    ),
    annotation("pertinentInformation2", "pertinentPrescriptionID", "PID", [
      row("1", "groupIdentifier", "value", SHORT_FORM),
    ]),
    group("pertinentInformation1 PERT inversionInd=false negationInd=false", [
      fixed("seperatableInd", { value: "true" }),
      row("1", "identifier[item-number]", "pertinentLineItemRef SBADM RQO/id", ITEM_NUMBER),
    ]),
  ]),
  annotation("pertinentInformation3", "pertinentResponse", "CRR", [
    group("value", [
      context("responseCode", "@code", text),
      fixed("@codeSystem", CODE_ROOT.cancellationResponse),
      context("responseDisplay", "@displayName", text),
    ]),
  ]),
  group("pertinentInformation4 PERT inversionInd=false negationInd=false", [
    fixed("seperatableInd", { value: "true" }),
    row("1", "identifier", "pertinentCancellationRequestRef ACTN RQO/id", MESSAGE_ID),
  ]),
]);

const cancellationResponse: Table = table(
  "cancellation-response-by-spine",
  { fhir: "Bundle", spec: "eps.md 7.2", slices },
  answer(CANCELLATION_RESPONSE, [group("subject SUBJ", [row("1", ".", "CancellationResponse INFO EVN", response)])]),
);

/** Written only: what reads these messages is in the family `eps`. */
export const answersOfSpine: Family = {
  id: "eps-spine",
  title: "Electronic Prescription Service, as Spine answers",
  model: fhirModel,
  wire: hl7v3,
  messages: [
    {
      id: "acknowledgement",
      title: "Application acknowledgement",
      spec: "eps.md 3.2",
      directions: ["toLegacy"],
      table: acknowledgement,
      legacy: ACKNOWLEDGEMENT,
    },
    {
      id: "cancellation-response",
      title: "Answer to a cancellation, made of its request",
      spec: "eps.md 7.2",
      directions: ["toLegacy"],
      table: cancellationResponse,
      legacy: CANCELLATION_RESPONSE,
    },
  ],
};

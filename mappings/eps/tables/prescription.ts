// The prescription order: ParentPrescription, which FHIR sends as a Bundle of MedicationRequests (eps.md 6.1), and the same
// read back as the Bundle that a dispenser gets (eps.md 7.3).
import { type Codec, Problem } from "../../../shared/mapping/codec.ts";
import {
  at,
  common,
  constant,
  context,
  type Decl,
  each,
  fixed,
  group,
  ignoreWire,
  noPlaceInFhir,
  ofFact,
  oneOf,
  readOnly,
  row,
  table,
  when,
  writeOnly,
} from "../../../shared/mapping/notation.ts";
import { code, decimal } from "../../../shared/wire/hl7v3/datatypes.ts";
import { date, dayOf, instant, wallClock } from "../../../shared/wire/hl7v3/timestamps.ts";
import { interaction, receivedWrapper } from "../../../shared/wire/hl7v3/transmission.ts";
import { CODE_ROOT, ID_ROOT } from "../codes/identifiers.ts";
import { CODE_SYSTEM } from "../codes/urls.ts";
import { slices } from "../slices.ts";
import { author, responsibleParty } from "./agents.ts";
import {
  bundleOfMessage,
  communication,
  headerOfOrder,
  provenance,
  responsiblePractitioner,
  subjectOfRequests,
} from "./bundle.ts";
import { CONTINUOUS, courseOfTherapy, oneCourse, REPEAT_DISPENSING, treatmentType } from "./course-of-therapy.ts";
import {
  annotation,
  ITEM_NUMBER,
  MESSAGE_ID,
  ODS_CODE,
  PRESCRIPTION_TYPE,
  PRESCRIPTION_UUID,
  SHORT_FORM,
  SITE_PREFERENCE,
  snomedConcept,
} from "./datatypes.ts";
import { administration, issuesAllowed, lineItem, supply } from "./line-item.ts";
import { patient } from "./patient.ts";
import { requesterSignature, signatureXml } from "./signature.ts";

/** Days: the only unit in which a supply is planned. */
const days: Codec = {
  name: "days",
  encode: (v) => (v === "d" ? "d" : new Problem("d, for days")),
  decode: (t) => (t === "d" ? "d" : new Problem("d, for days")),
  samples: ["d"],
};

const SUPPLY_DURATION = table("supply duration", { fhir: "Duration", spec: "eps.md 6.1" }, [
  row("1", "value", "@value", decimal),
  row("1", "code", "@unit", days),
  constant("unit", "days"),
  constant("system", CODE_SYSTEM.ucum),
]);

const template = (extension: string): Decl => fixed("templateId", { root: ID_ROOT.template, extension });

/** Repeat number of the prescription: 1 to 1 for repeat prescribing, 1 to all issues for repeat dispensing. */
const repeatNumber = group("repeatNumber", [
  fixed("low", { value: "1" }, when(courseOfTherapy, CONTINUOUS, REPEAT_DISPENSING)),
  fixed("high", { value: "1" }, when(courseOfTherapy, CONTINUOUS)),
  group(".", [issuesAllowed({ basedOnRead: true })], when(courseOfTherapy, REPEAT_DISPENSING)),
]);

const authorOfPrescription = group("author AUT OP", [
  oneOf("1", [
    at(requesterSignature, [
      row("1", "when", "time/@value", instant),
      oneOf("1", [
        row("0..1", "data", "signatureText/xml()", signatureXml),
        fixed("signatureText/@nullFlavor", "NA", { standsFor: "Provenance.signature.data" }),
      ]),
    ]),
    [
      context("now", "time/@value", instant),
      fixed("signatureText/@nullFlavor", "NA", { standsFor: "Provenance.signature" }),
    ],
  ]),
  // FHIR has the time only as that of a signature, and without one there is none to make.
  noPlaceInFhir("clinical", "time/@value"),
  row("1", "requester→~PractitionerRole", "AgentPerson AGNT", author),
]);

const responsible = group("responsibleParty RESP OP", [
  oneOf("1", [
    row(
      "0..1",
      "extension[responsible-practitioner].valueReference→~PractitionerRole",
      "AgentPerson AGNT",
      responsibleParty,
    ),
    writeOnly(
      "the requester answers for the prescription; reads as a responsible practitioner",
      row("1", "requester→PractitionerRole", "AgentPerson AGNT", responsibleParty),
    ),
  ]),
]);

const daysSupply = group(
  "component1 COMP",
  [
    fixed("seperatableInd", { value: "true" }),
    group("daysSupply SPLY RQO", [
      supply,
      group("effectiveTime", [
        row("1", "dispenseRequest.validityPeriod.start", "low/@value", dayOf),
        row("1", "dispenseRequest.validityPeriod.end", "high/@value", dayOf),
      ]),
      row("1", "dispenseRequest.expectedSupplyDuration", "expectedUseTime/width", SUPPLY_DURATION),
    ]),
  ],
  when(courseOfTherapy, REPEAT_DISPENSING),
);

const reviewDate: Decl = {
  ...annotation("pertinentInformation7", "pertinentReviewDate", "RD", [
    row(
      "0..1",
      "extension[repeat-information].extension[authorisation-expiry-date].valueDateTime",
      "value/@value",
      date,
    ),
  ]),
  ...when(oneCourse, true),
};

const lineItems = each(
  "1..n",
  "MedicationRequest",
  group("pertinentInformation2 PERT contextConductionInd=true inversionInd=false negationInd=false", [
    fixed("seperatableInd", { value: "true" }),
    template("CSAB_RM-NPfITUK10.sourceOf2"),
    group("pertinentLineItem SBADM RQO", lineItem),
  ]),
);

/** What has no place in the Bundle of a released prescription (eps.md Annex B). */
const notShown: readonly Decl[] = [
  noPlaceInFhir("money", "pertinentInformation9", "pertinentInformation11"),
  noPlaceInFhir("clinical", "pertinentInformation10"),
];

const pertinentPrescription: readonly Decl[] = [
  common("MedicationRequest", [
    row("1", "groupIdentifier.extension[prescription-id].valueIdentifier", "id[1]", PRESCRIPTION_UUID),
    row("1", "groupIdentifier", "id[2]", SHORT_FORM),
    ...administration,
    repeatNumber,
    row(
      "0..1",
      "dispenseRequest.performer.identifier",
      "performer PRF OP/AgentOrgSDS AGNT/agentOrganizationSDS ORG INSTANCE/id",
      ODS_CODE,
    ),
    authorOfPrescription,
    responsible,
    daysSupply,
    reviewDate,
  ]),
  annotation("pertinentInformation5", "pertinentPrescriptionTreatmentType", "PTT", [
    ofFact(courseOfTherapy, "value", code("treatment type", CODE_ROOT.treatmentType, treatmentType)),
  ]),
  common("MedicationRequest", [
    annotation(
      "pertinentInformation1",
      "pertinentDispensingSitePreference",
      "DSP",
      [row("1", "dispenseRequest.extension[performer-site-type].valueCoding", "value", SITE_PREFERENCE)],
      "true",
    ),
  ]),
  lineItems,
  annotation("pertinentInformation8", "pertinentTokenIssued", "TI", [fixed("value", { value: "false" })]),
  common("MedicationRequest", [
    annotation("pertinentInformation4", "pertinentPrescriptionType", "PT", [
      row("1", "extension[prescription-type].valueCoding", "value", PRESCRIPTION_TYPE),
    ]),
  ]),
  ...notShown,
];

/** When the prescription takes effect: the start that the author gave, else when it was signed, else now. */
const effectiveTime = oneOf("1", [
  common("MedicationRequest", [
    oneOf("0..1", [
      writeOnly(
        "reads as the Bundle's last update",
        row("0..1", "dispenseRequest.validityPeriod.start", "effectiveTime/@value", wallClock),
      ),
      writeOnly(
        "the signature tells it",
        at(requesterSignature, [row("0..1", "when", "effectiveTime/@value", instant)]),
      ),
    ]),
  ]),
  context("now", "effectiveTime/@value", instant),
]);

/** Rows of the focal act, between the Bundle and ParentPrescription. */
const parentPrescriptionRows: readonly Decl[] = [
  row("1", "identifier", "id", MESSAGE_ID),
  fixed("code", snomedConcept("163501000000109", "Prescription - FocusActOrEvent (record artifact)")),
  effectiveTime,
  readOnly("eps.md 7.3", row("0..1", "meta.lastUpdated", "effectiveTime/@value", instant)),
  fixed("typeId", { root: ID_ROOT.messageType, extension: "PORX_MT132004UK31" }),
  row("1", "Patient", "recordTarget RCT/Patient PAT", patient),
  group("pertinentInformation1 PERT contextConductionInd=true", [
    template("CSAB_RM-NPfITUK10.pertinentInformation"),
    group("pertinentPrescription SBADM RQO", pertinentPrescription),
  ]),
  group("pertinentInformation2 PERT", [
    template("CSAB_RM-NPfITUK10.pertinentInformation1"),
    group("pertinentCareRecordElementCategory CATEGORY EVN", [
      fixed("code", snomedConcept("185361000000102", "Medication - care record element (record artifact)")),
      writeOnly(
        "the items tell it",
        each(
          "1..n",
          "MedicationRequest",
          group("component COMP/actRef SBADM RQO", [row("1", "identifier[item-number]", "id", ITEM_NUMBER)]),
        ),
      ),
      ignoreWire("derived", "component/actRef/id/@root"),
    ]),
  ]),
  constant("type", "message"),
  subjectOfRequests,
  responsiblePractitioner,
  ...communication,
  headerOfOrder,
  provenance,
  ...bundleOfMessage,
];

export const parentPrescription = table(
  "parent-prescription",
  { fhir: "Bundle", spec: "eps.md 6.1", slices, facts: [courseOfTherapy, oneCourse] },
  parentPrescriptionRows,
);

export const prescriptionOrder = table("prescription-order", { fhir: "Bundle", spec: "eps.md 5.1, 6.1", slices }, [
  ...interaction(
    "PORX_IN020101SM31",
    writeOnly("the focal act has the same id", row("1", "identifier", "id", MESSAGE_ID)),
    row("1", ".", "ParentPrescription INFO EVN", parentPrescription),
  ),
  ...receivedWrapper,
]);

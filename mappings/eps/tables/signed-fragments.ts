// What a prescriber signs of a prescription: four kinds of fragments, cut from the same rows (eps.md 8.1). Not signed are the
// message's ids, the nominated pharmacy, the responsible party, treatment and prescription type, the supply period (D-51).
import { at, common, context, type Decl, each, group, oneOf, row, table } from "../../../shared/mapping/notation.ts";
import { vary } from "../../../shared/mapping/vary.ts";
import { HL7_V3_NAMESPACE } from "../../../shared/wire/hl7v3/port.ts";
import { instant } from "../../../shared/wire/hl7v3/timestamps.ts";
import { slices } from "../slices.ts";
import { author } from "./agents.ts";
import { courseOfTherapy } from "./course-of-therapy.ts";
import { PRESCRIPTION_UUID } from "./datatypes.ts";
import { lineItem } from "./line-item.ts";
import { patient } from "./patient.ts";
import { requesterSignature } from "./signature.ts";

const HL7 = `xmlns=${HL7_V3_NAMESPACE}`;
const TIME = `time ${HL7}/@value`;

/** An item as it is signed: of its repeat number only the limit. */
const signedLineItem = vary(
  table("line-item", { fhir: "MedicationRequest", spec: "eps.md 6.1.4", slices }, lineItem),
  "signed-line-item",
  [{ row: "repeatNumber/low", remove: "all" }],
);

const identity: Decl = common("MedicationRequest", [
  group("Fragment", [
    oneOf("1", [at(requesterSignature, [row("1", "when", TIME, instant)]), context("now", TIME, instant)]),
    row("1", "groupIdentifier.extension[prescription-id].valueIdentifier", `id ${HL7}`, PRESCRIPTION_UUID),
  ]),
  group("Fragment", [row("1", "requester→PractitionerRole", `AgentPerson AGNT ${HL7}`, author)]),
]);

export const signedFragments = table(
  "signed-fragments",
  { fhir: "Bundle", spec: "eps.md 8.1", slices, facts: [courseOfTherapy] },
  [
    identity,
    group("Fragment", [row("1", "Patient", `recordTarget RCT ${HL7}/Patient PAT`, patient)]),
    each("1..n", "MedicationRequest", group("Fragment", [group(`pertinentLineItem SBADM RQO ${HL7}`, signedLineItem)])),
  ],
);

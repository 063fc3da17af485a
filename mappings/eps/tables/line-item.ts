// One item of a prescription (eps.md 6.1.4, 7.3).
import { isProblem, plusOne, text } from "../../../shared/mapping/codec.ts";
import {
  at,
  carried,
  constant,
  type Decl,
  derived,
  each,
  fixed,
  group,
  ignore,
  ignoreWire,
  noPlace,
  oneOf,
  readOnly,
  row,
  tuple,
  when,
  writeOnly,
} from "../../../shared/mapping/notation.ts";
import type { Run } from "../../../shared/mapping/run.ts";
import { instant } from "../../../shared/wire/hl7v3/timestamps.ts";
import type { XmlElement } from "../../../shared/wire/xml/tree.ts";
import { CODE_SYSTEM } from "../codes/urls.ts";
import { MEDICATION_REQUEST_STATUS_BY_ITEM_STATUS } from "../codes/values.ts";
import { ACUTE, CONTINUOUS, courseConcept, courseOfTherapy, REPEAT_DISPENSING } from "./course-of-therapy.ts";
import { annotation, ENDORSEMENT, ITEM_NUMBER, PQ, SNOMED, snomedConcept } from "./datatypes.ts";
import { elementAt } from "./element-at.ts";
import { additionalInstructions, dosage } from "./instructions.ts";

const SUPPLY = snomedConcept("373784005", "Dispensing medication (procedure)");
const ADMINISTRATION = snomedConcept("225426007", "Administration of therapeutic substance (procedure)");

/** Code and time that every administration act of a prescription has. */
export const administration: readonly Decl[] = [
  fixed("code", ADMINISTRATION),
  fixed("effectiveTime", { nullFlavor: "NA" }),
];

export const supply: Decl = fixed("code", SUPPLY);

const fromBasedOn = "basedOn.extension[eps-repeat-information].extension[repeats-allowed].valueInteger";

/** How many issues there may be: the repeats, and the first one (eps.md 6.1). */
export const issuesAllowed = (options: { readonly basedOnRead: boolean }): Decl =>
  oneOf(
    "1",
    [
      options.basedOnRead
        ? row("0..1", fromBasedOn, "high/@value", plusOne)
        : writeOnly("the prescription's own interval tells it", row("0..1", fromBasedOn, "high/@value", plusOne)),
      options.basedOnRead
        ? writeOnly("each item tells it", row("0..1", "dispenseRequest.numberOfRepeatsAllowed", "high/@value", plusOne))
        : row("0..1", "dispenseRequest.numberOfRepeatsAllowed", "high/@value", plusOne),
    ],
    { place: "dispenseRequest.numberOfRepeatsAllowed", expected: "the number of repeats allowed" },
  );

const statusOfItem = (item: XmlElement): string | undefined => {
  const code = elementAt(item, "pertinentInformation4", "pertinentItemStatus", "value")?.attributes["code"];
  return code === undefined ? "active" : MEDICATION_REQUEST_STATUS_BY_ITEM_STATUS.get(code);
};

/** Repeat dispensing shows in the treatment type, repeat prescribing only in the item's repeat number (eps.md 7.3). */
const courseOfItem = (item: XmlElement, run: Run) => {
  if (run.facts[courseOfTherapy.slot] === REPEAT_DISPENSING) return courseConcept(REPEAT_DISPENSING);
  return courseConcept(elementAt(item, "repeatNumber") === undefined ? ACUTE : CONTINUOUS);
};

const intentOfItem = (_item: XmlElement, run: Run): string =>
  run.facts[courseOfTherapy.slot] === REPEAT_DISPENSING ? "reflex-order" : "order";

export const lineItem: readonly Decl[] = [
  row("1", "identifier[item-number]", "id", ITEM_NUMBER),
  ...administration,
  group("repeatNumber", [
    fixed("low", { value: "1" }, when(courseOfTherapy, CONTINUOUS, REPEAT_DISPENSING)),
    fixed("high", { value: "1" }, when(courseOfTherapy, CONTINUOUS)),
    group(".", [issuesAllowed({ basedOnRead: false })], when(courseOfTherapy, REPEAT_DISPENSING)),
    readOnly(
      "an order's interval starts at one",
      row("0..1", "extension[repeat-information].extension[prescriptions-issued].valueUnsignedInt", "low/@value", text),
    ),
  ]),
  group("product PRD OP/manufacturedProduct MANU/manufacturedRequestedMaterial MMAT KIND", [
    oneOf("1", [
      row("0..1", "medicationCodeableConcept.coding[snomed]", "code", SNOMED),
      writeOnly(
        "looks like a concept on the wire",
        at("medicationReference→Medication", [
          row("1", "code.coding[snomed]", "code", SNOMED),
          ignore("own id", "id", "meta.*"),
          noPlace("clinical", "code.coding", "code.text", "form", "amount", "ingredient", "batch"),
        ]),
      ),
    ]),
  ]),
  group("component COMP", [
    fixed("seperatableInd", { value: "false" }),
    group("lineItemQuantity SPLY RQO", [supply, row("1", "dispenseRequest.quantity", "quantity", PQ)]),
  ]),
  constant("dispenseRequest.quantity.system", CODE_SYSTEM.snomed),
  annotation("pertinentInformation1", "pertinentAdditionalInstructions", "AI", [
    tuple(
      "0..1",
      { words: "extension[controlled-drug].extension[quantity-words].valueString", note: "note.text" },
      "value/.",
      additionalInstructions,
    ),
  ]),
  each(
    "0..n",
    "extension[prescriber-endorsement]",
    annotation("pertinentInformation3", "pertinentPrescriberEndorsement", "PE", [
      row("1", "valueCodeableConcept.coding[endorsement]", "value", ENDORSEMENT),
      noPlace("clinical", "valueCodeableConcept.text"),
    ]),
  ),
  annotation("pertinentInformation2", "pertinentDosageInstructions", "DI", [
    row("1", "dosageInstruction", "value/.", dosage),
  ]),

  // What an item shows when it is read.
  derived("status", "status of the item", statusOfItem, { expected: ["active"] }),
  derived("intent", "treatment type", intentOfItem),
  derived("courseOfTherapyType", "treatment type and repeat number", courseOfItem),
  derived("dispenseRequest.numberOfRepeatsAllowed", "eps.md 7.3: what the interval allows, or none", repeatsOfItem, {
    expected: ["0"],
  }),
  derived(
    "extension[repeat-information].extension[prescriptions-issued].valueUnsignedInt",
    "an order's interval starts at one",
    () => undefined,
    { expected: ["1"] },
  ),
  readOnly(
    "known after the first issue",
    group("predecessor/priorPreviousIssueDate", [
      row(
        "0..1",
        "extension[dispensing-information].extension[date-last-dispensed].valueDateTime",
        "value/@value",
        instant,
      ),
    ]),
  ),
  derived("category", "eps.md 7.3: fixed", () => ({
    coding: [{ system: CODE_SYSTEM.medicationRequestCategory, code: "outpatient", display: "Outpatient" }],
  })),
  derived("substitution.allowedBoolean", "eps.md 7.3: fixed", () => false, { expected: ["false"] }),
  carried(courseOfTherapy, "courseOfTherapyType.coding.code"),
  ignoreWire(
    "derived",
    "pertinentInformation4/pertinentItemStatus/value/@code",
    "pertinentInformation4/pertinentItemStatus/value/@displayName",
  ),

  // What an order has no place for.
  ignore("own id", "id", "meta.*"),
  ignore("display", "subject.*", "requester.display", "extension[responsible-practitioner].valueReference.display"),
  ignore("display", "courseOfTherapyType.coding.display"),
  ignore("derived", "courseOfTherapyType.coding.system"),
  noPlace(
    "clinical",
    "medicationCodeableConcept.coding",
    "medicationCodeableConcept.text",
    "note",
    "authoredOn",
    "reasonCode",
    "reasonReference",
    "priorPrescription",
    "substitution",
    "basedOn",
    "status",
    "statusReason",
    "doNotPerform",
    "priority",
    "insurance",
    "supportingInformation",
    "extension[controlled-drug].extension[schedule]",
    "extension[repeat-information].extension[prescriptions-issued]",
    "dosageInstruction.additionalInstruction",
    "dosageInstruction.patientInstruction",
    "dosageInstruction.timing",
    "dosageInstruction.asNeededBoolean",
    "dosageInstruction.asNeededCodeableConcept",
    "dosageInstruction.site",
    "dosageInstruction.route",
    "dosageInstruction.method",
    "dosageInstruction.doseAndRate",
    "dosageInstruction.maxDosePerPeriod",
    "dosageInstruction.maxDosePerAdministration",
    "dosageInstruction.maxDosePerLifetime",
    "dispenseRequest.initialFill",
    "dispenseRequest.dispenseInterval",
    "dispenseRequest.validityPeriod",
    "dispenseRequest.expectedSupplyDuration",
    "dispenseRequest.numberOfRepeatsAllowed",
  ),
];

function repeatsOfItem(item: XmlElement, run: Run): unknown {
  const high = elementAt(item, "repeatNumber", "high")?.attributes["value"];
  const repeats = high === undefined ? "0" : plusOne.decode(high, run);
  return isProblem(repeats) ? undefined : repeats;
}

// What Spine checks first, checked here: each of it would cost a round trip and come back as an error (eps.md 16; D-44).
import type { Rule } from "../../../shared/mapping/rule.ts";
import { absent, counted, holds, judged, present } from "../../../shared/wire/fhir/rules.ts";
import { select, within } from "../../../shared/wire/fhir/select.ts";
import { parse } from "../../../shared/wire/xml/read.ts";
import { isXmlFault, SIGNATURE_NAMESPACE } from "../../../shared/wire/xml/tree.ts";
import { ID_SYSTEM } from "../codes/identifiers.ts";
import { EXTENSION } from "../codes/urls.ts";
import { isNhsNumber } from "../nhs-number.ts";
import { isPrescriptionId } from "../prescription-id.ts";
import { FIRST_STAGE, INVALID_ID, INVALID_VALUE, TOO_FEW, TOO_MANY } from "./outcomes.ts";

const spec = "eps.md 16";
const stage = "first-stage";
const COUNT = { tooFew: TOO_FEW, tooMany: TOO_MANY };

const one = (id: string, title: string, path: string, at: string): Rule =>
  counted({ id, spec, stage, title, path, min: 1, max: 1, at, outcome: COUNT });

const PATIENT = "Bundle.entry.resource.ofType(Patient)";

const nhsNumber = holds({
  id: "eps/nhs-number-check-digit",
  spec,
  stage,
  title: "The NHS number has ten digits and a right check digit",
  says: "Patient.identifier must be an NHS number with a right check digit.",
  outcome: INVALID_ID,
  path: `Patient.identifier.where(system='${ID_SYSTEM.nhsNumber}').value`,
  test: (v) => typeof v === "string" && isNhsNumber(v),
});

const prescriptionId = holds({
  id: "eps/prescription-id-check-digit",
  spec: "eps.md 13.3, 16",
  stage,
  title: "The short form of the prescription id has its form and a right check character",
  says: "MedicationRequest.groupIdentifier must be a prescription id with a right check character.",
  outcome: INVALID_ID,
  path: "MedicationRequest.groupIdentifier.value",
  test: (v) => typeof v === "string" && isPrescriptionId(v),
});

/** Who a message is about. */
const patientRules: readonly Rule[] = [
  one(
    "eps/one-nhs-number",
    "The patient has one NHS number",
    `Patient.identifier.where(system='${ID_SYSTEM.nhsNumber}')`,
    `${PATIENT}.identifier`,
  ),
  one("eps/one-name", "The patient has one name", "Patient.name", `${PATIENT}.name`),
  one("eps/one-address", "The patient has one address", "Patient.address", `${PATIENT}.address`),
  nhsNumber,
];

const SITE_TYPE = `MedicationRequest.dispenseRequest.extension('${EXTENSION.performerSiteType}').valueCoding.code`;

const DAY = "yyyy-MM-dd".length;

/** Is the one certainly before the other? Compared as dates, as far as both go: a month is not before a day of its own. */
function isBefore(one: string, other: string): boolean {
  const length = Math.min(DAY, one.length, other.length);
  return one.slice(0, length) < other.slice(0, length);
}

/** Supplies that end before they start. */
const endsBeforeStart = (message: unknown): readonly string[] =>
  select(message, "MedicationRequest.dispenseRequest.validityPeriod").flatMap(({ value, expression }) => {
    const { start, end } = value as { start?: unknown; end?: unknown };
    return typeof start === "string" && typeof end === "string" && isBefore(end, start) ? [`${expression}.end`] : [];
  });

const SIGNATURE = "Bundle.entry.resource.ofType(Provenance).signature";

/** A signature counts when its signer is the requester: the same resource, however the references are written (D-5). */
function withoutSignature(message: unknown): readonly string[] {
  const requesters = new Set(select(message, "MedicationRequest.requester.resolve()").map((hit) => hit.value));
  const isSigned = select(message, "Provenance.signature").some(
    (signature) =>
      within(signature, "data").length > 0 &&
      within(signature, "who.resolve()").some((signer) => requesters.has(signer.value)),
  );
  return isSigned ? [] : [SIGNATURE];
}

export const orderFirstStageRules: readonly Rule[] = [
  ...patientRules,
  prescriptionId,
  counted({
    id: "eps/one-to-four-items",
    spec: "eps.md 13.1, 16",
    stage,
    title: "A prescription has one to four items",
    path: "MedicationRequest",
    // None is told by the rules of the Bundle.
    min: 0,
    max: 4,
    at: "Bundle.entry",
    outcome: { tooFew: FIRST_STAGE, tooMany: FIRST_STAGE },
  }),
  present({
    id: "eps/nomination-needed",
    spec,
    stage,
    title: "A preference for a site (P1, P2, P3) comes with the nominated site",
    outcome: TOO_FEW,
    of: "MedicationRequest.dispenseRequest",
    element: "performer.identifier.value",
    at: "performer",
    when: { some: SITE_TYPE, matches: /^P[123]$/ },
  }),
  absent({
    id: "eps/nomination-not-allowed",
    spec,
    stage,
    title: "Without a preference for a site (0004) there is no nominated site",
    outcome: FIRST_STAGE,
    of: "MedicationRequest.dispenseRequest",
    element: "performer",
    when: { some: SITE_TYPE, matches: /^0004$/ },
  }),
  judged({
    id: "eps/supply-ends-after-start",
    spec: "eps.md 14.3",
    stage,
    title: "The supply does not end before it starts",
    outcome: FIRST_STAGE,
    find: endsBeforeStart,
  }),
];

/** Base64 of an XML signature. What is no base64 decodes to what is no XML. */
function isXmlSignature(data: unknown): boolean {
  const root = parse(Buffer.from(String(data), "base64").toString("utf8"));
  return !isXmlFault(root) && root.name === "Signature" && root.namespace === SIGNATURE_NAMESPACE;
}

/** Checked when the order is about to be sent: by then it is signed (D-5). */
export const signatureRules: readonly Rule[] = [
  judged({
    id: "eps/signed",
    spec: "eps.md 14.5, 16",
    stage: "signature",
    title: "An order that is sent is signed by its requester",
    outcome: TOO_FEW,
    find: withoutSignature,
  }),
  holds({
    id: "eps/signature-form",
    spec: "eps.md 6.1, 16",
    stage: "signature",
    title: "A signature is an XML signature in base64",
    outcome: INVALID_VALUE,
    path: "Provenance.signature.data",
    test: isXmlSignature,
  }),
];

export const updateFirstStageRules: readonly Rule[] = [...patientRules, prescriptionId];

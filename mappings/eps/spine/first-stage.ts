// What Spine checks first of a message, before it looks at what the message means (eps.md 16).
import { SIGNATURE_NAMESPACE, type XmlElement } from "../../../shared/wire/xml/tree.ts";
import { CODE_ROOT, ID_ROOT } from "../codes/identifiers.ts";

/** How many elements of a path there must be, in every element of another path below the focal act. */
interface FirstStageRule {
  /** "" for the focal act itself. */
  readonly of: string;
  readonly path: string;
  /** Attributes that an element must have to be counted; "" for any value. */
  readonly having?: Readonly<Record<string, string>>;
  readonly namespace?: string;
  readonly least: number;
  readonly most: number;
  readonly words: string;
  /** Code of the application error; without one, Spine was unable to process the message. */
  readonly error?: string;
  /** The rule holds only where these elements are, with these attributes. */
  readonly when?: { readonly path: string; readonly having: Readonly<Record<string, string>> };
}

type Rest = Omit<Partial<FirstStageRule>, "of" | "path" | "words">;

const one = (of: string, path: string, words: string, rest: Rest = {}): FirstStageRule => ({
  of,
  path,
  words,
  least: 1,
  most: 1,
  ...rest,
});

const PATIENT = "recordTarget/Patient";
const PRESCRIPTION = "pertinentInformation1/pertinentPrescription";
const ANY = Number.POSITIVE_INFINITY;

const patientRules: readonly FirstStageRule[] = [
  one("", "id", "A single id must be provided", { having: { root: "" } }),
  one("", PATIENT, "Patient not found"),
  one(PATIENT, "id", "NHS number missing", { having: { root: ID_ROOT.nhsNumber, extension: "" } }),
  one(PATIENT, "addr", "One patient address is expected"),
  one(PATIENT, "patientPerson/name", "One patient name is expected"),
  one(PATIENT, "patientPerson/administrativeGenderCode", "Patient gender code is missing", { having: { code: "" } }),
  one(PATIENT, "patientPerson/birthTime", "Patient birth time is missing", { having: { value: "" } }),
  one("", "effectiveTime", "Effective time missing", { having: { value: "" } }),
];

const sitePreference = (code: string) => ({
  path: "pertinentInformation1/pertinentDispensingSitePreference/value",
  having: { codeSystem: CODE_ROOT.dispensingSitePreference, code },
});

const orderRules: readonly FirstStageRule[] = [
  ...patientRules,
  one(
    PATIENT,
    "patientPerson/playedProviderPatient/subjectOf/patientCareProvision/responsibleParty/healthCareProvider/id",
    "Registered GP id missing",
    { having: { extension: "" } },
  ),
  one("", PRESCRIPTION, "Prescription not found"),
  one(PRESCRIPTION, "author/AgentPerson", "Author not found"),
  one(PRESCRIPTION, "author/AgentPerson/representedOrganization", "Organisation of the author not found"),
  one(
    `${PRESCRIPTION}/author/AgentPerson/representedOrganization`,
    "healthCareProviderLicense/Organization/id",
    "Licensed organisation missing",
    { having: { extension: "" } },
  ),
  one(PRESCRIPTION, "author/signatureText/Signature", "Digital signature not found", {
    namespace: SIGNATURE_NAMESPACE,
    error: "0003",
  }),
  one(PRESCRIPTION, "author/time", "Signed time must be provided", { having: { value: "" } }),
  one(PRESCRIPTION, "pertinentInformation5/pertinentPrescriptionTreatmentType/value", "Treatment type missing", {
    having: { codeSystem: CODE_ROOT.treatmentType, code: "" },
  }),
  one(PRESCRIPTION, "id", "Prescription id missing", { having: { root: ID_ROOT.shortFormPrescription } }),
  one(PRESCRIPTION, "performer", "A nominated site must not be given with site preference 0004", {
    least: 0,
    most: 0,
    when: sitePreference("0004"),
  }),
  ...["P1", "P2", "P3"].map((code) =>
    one(
      PRESCRIPTION,
      "performer/AgentOrgSDS/agentOrganizationSDS/id",
      `A nominated site must be given with site preference ${code}`,
      { having: { root: ID_ROOT.organization, extension: "" }, most: ANY, when: sitePreference(code) },
    ),
  ),
];

const CANCELLED_ID = "pertinentInformation2/pertinentPrescriptionID";
const REASON = "pertinentInformation/pertinentCancellationReason";

const cancellationRules: readonly FirstStageRule[] = [
  ...patientRules,
  one("", CANCELLED_ID, "Prescription id not found"),
  one(CANCELLED_ID, "value", "Prescription id missing", { having: { root: ID_ROOT.shortFormPrescription } }),
  one("", REASON, "At least one cancellation reason must be provided", { most: ANY }),
  one(REASON, "value", "Cancellation reason code missing", { having: { codeSystem: CODE_ROOT.cancellationReason } }),
  one("", "pertinentInformation1", "Only a single item may be cancelled", { least: 0 }),
  one("pertinentInformation1", "pertinentLineItemRef/id", "Item reference is missing", { having: { root: "" } }),
];

const RULES: Readonly<Record<string, readonly FirstStageRule[]>> = {
  ParentPrescription: orderRules,
  CancellationRequest: cancellationRules,
};

/** A rule that a message breaks. */
export interface FirstStageFault {
  readonly error?: string;
  readonly words: string;
}

/** The first rule that a focal act breaks; undefined for what may pass. */
export function firstStageFault(focalAct: XmlElement): FirstStageFault | undefined {
  const broken = RULES[focalAct.name]?.find((rule) => elementsAt(focalAct, rule.of).some((e) => !holds(rule, e)));
  return broken && { words: broken.words, ...(broken.error === undefined ? {} : { error: broken.error }) };
}

function holds({ path, having = {}, namespace, least, most, when }: FirstStageRule, element: XmlElement): boolean {
  if (when !== undefined && !elementsAt(element, when.path).some((e) => has(e, when.having))) return true;
  const counted = elementsAt(element, path).filter(
    (e) => has(e, having) && (namespace === undefined || e.namespace === namespace),
  );
  return counted.length >= least && counted.length <= most;
}

const has = ({ attributes }: XmlElement, having: Readonly<Record<string, string>>): boolean =>
  Object.entries(having).every(([name, value]) => (value === "" ? attributes[name] : attributes[name] === value));

/** All elements that a path of names leads to. */
export const elementsAt = (from: XmlElement, path: string): readonly XmlElement[] =>
  path === ""
    ? [from]
    : path
        .split("/")
        .reduce<readonly XmlElement[]>(
          (at, name) => at.flatMap((e) => e.children.filter((c) => c.name === name)),
          [from],
        );

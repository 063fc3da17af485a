// Identifier roots and code systems of the HL7 V3 messages, and the FHIR systems that answer to them
// (eps.md 4.2, 4.5; practitioner identifiers 7.1).

const NHS_ID = "https://fhir.nhs.uk/Id";
const UK_ID = "https://fhir.hl7.org.uk/Id";

/** Systems of FHIR identifiers. */
export const ID_SYSTEM = {
  uuid: "https://tools.ietf.org/html/rfc4122",
  nhsNumber: `${NHS_ID}/nhs-number`,
  odsOrganizationCode: `${NHS_ID}/ods-organization-code`,
  sdsUserId: `${NHS_ID}/sds-user-id`,
  sdsRoleProfileId: `${NHS_ID}/sds-role-profile-id`,
  /** The prescription's UUID. */
  prescription: `${NHS_ID}/prescription`,
  /** The prescription's short form, `24F5DA-A83008-7EFE6Z`. */
  prescriptionOrderNumber: `${NHS_ID}/prescription-order-number`,
  prescriptionOrderItemNumber: `${NHS_ID}/prescription-order-item-number`,
  prescriptionDispenseItemNumber: `${NHS_ID}/prescription-dispense-item-number`,
  gmcNumber: `${UK_ID}/gmc-number`,
  gmpNumber: `${UK_ID}/gmp-number`,
  nmcNumber: `${UK_ID}/nmc-number`,
  gphcNumber: `${UK_ID}/gphc-number`,
  hcpcNumber: `${UK_ID}/hcpc-number`,
  dinNumber: `${UK_ID}/din-number`,
  professionalCode: `${UK_ID}/professional-code`,
  nhsbsaSpuriousCode: `${UK_ID}/nhsbsa-spurious-code`,
} as const;

const SDS = "1.2.826.0.1285.0";
const HL7_UK = "2.16.840.1.113883.2.1";
const NPFIT = `${HL7_UK}.3.2.4`;

/** Roots of HL7 V3 ids (`@root`, the value in `@extension`). UUIDs have no root: they stand in `@root` themselves. */
export const ID_ROOT = {
  nhsNumber: `${HL7_UK}.4.1`,
  organization: `${SDS}.1.10`,
  sdsUser: `${SDS}.2.0.65`,
  sdsRoleProfile: `${SDS}.2.0.67`,
  /** Accredited system (ASID). */
  accreditedSystem: `${SDS}.2.0.107`,
  /** Professional or prescribing code; the SDS user id in all dispensing messages. */
  professional: `${SDS}.2.1.54`,
  jobRole: `${SDS}.2.1.104`,
  interaction: `${NPFIT}.12`,
  releaseResponseTemplate: `${NPFIT}.17.120`,
  template: `${NPFIT}.18.2`,
  messageType: `${NPFIT}.18.7`,
  shortFormPrescription: `${NPFIT}.18.8`,
} as const;

/** Code systems of HL7 V3 coded values (`@codeSystem`). */
export const CODE_ROOT = {
  snomed: `${NPFIT}.15`,
  sex: `${NPFIT}.16.25`,
  cancellationReason: `${NPFIT}.16.27`,
  returnReason: `${NPFIT}.16.28`,
  dispensingEndorsement: `${NPFIT}.16.29`,
  nonDispensingReason: `${NPFIT}.16.31`,
  prescriberEndorsement: `${NPFIT}.16.32`,
  chargeExemption: `${NPFIT}.16.33`,
  dispenseError: `${NPFIT}.16.34`,
  prescriptionStatus: `${NPFIT}.16.35`,
  treatmentType: `${NPFIT}.16.36`,
  cancellationResponse: `${NPFIT}.17.19`,
  dispensingSitePreference: `${NPFIT}.17.21`,
  prescribeError: `${NPFIT}.17.22`,
  itemStatus: `${NPFIT}.17.23`,
  prescriptionType: `${NPFIT}.17.25`,
  annotation: `${NPFIT}.17.30`,
  spineError: `${NPFIT}.17.32`,
  careProvisionType: `${NPFIT}.17.37`,
  organizationType: `${NPFIT}.17.94`,
  withdrawType: `${NPFIT}.17.109`,
  withdrawReason: `${NPFIT}.17.110`,
  jobRole: ID_ROOT.jobRole,
} as const;

/** Codes that stand for one value wherever the element occurs. */
export const FIXED_CODE = { careProvisionType: "1", organizationType: "999" } as const;

/** Which register an `agentPerson/id` belongs to: by its form, first match; the root says nothing. */
const PRACTITIONER_IDS: readonly (readonly [form: RegExp, system: string])[] = [
  [/^6\d{5}$/, ID_SYSTEM.nhsbsaSpuriousCode],
  [/^\d{2}[A-Z]\d{4}[A-Z]$/, ID_SYSTEM.nmcNumber],
  [/^G[01234589]\d{6}$/, ID_SYSTEM.gmpNumber],
  [/^C\d{7}$/, ID_SYSTEM.gmcNumber],
  [/^[A-Z]{2}\d{6}$/, ID_SYSTEM.hcpcNumber],
  [/^[389]\d{5}$/, ID_SYSTEM.dinNumber],
];

/** `C1234567` to the system of GMC numbers; what has no known form is a professional code. */
export const practitionerIdSystem = (id: string): string =>
  PRACTITIONER_IDS.find(([form]) => form.test(id))?.[1] ?? ID_SYSTEM.professionalCode;

// Names of slices in the paths of the NHAIS tables (nhais.md 2, 3.2).
import type { Slice, Slices } from "../../shared/mapping/port.ts";

/** Parameters of all transactions. */
export const PARAMETERS = [
  "gpTradingPartnerCode",
  "patient",
  "acceptanceCode",
  "acceptanceType",
  "acceptanceDate",
  "previousGpName",
  "previousHaCipher",
  "dateOfUkEntry",
  "dateOfUkExit",
  "freeText",
];

export const SYSTEM = {
  nhsNumber: "https://fhir.nhs.uk/Id/nhs-number",
  gp: "https://fhir.hl7.org.uk/Id/gmc-number",
  healthAuthority: "https://digital.nhs.uk/services/nhais/guide-to-nhais-gp-links-documentation",
} as const;

const NHAIS = "https://fhir.nhs.uk/R4/StructureDefinition/Extension-UKCore-NHAIS";

/** Extension URLs come in any case (nhais.md 2). */
const extension = (name: string, url: string): [string, Slice] => [name, { name, match: { url }, anyCase: true }];

export const slices: Slices = Object.fromEntries([
  ...PARAMETERS.map((name): [string, Slice] => [name, { name, match: { name }, first: true }]),
  ["nhs-number", { name: "nhs-number", match: { system: SYSTEM.nhsNumber }, first: true }],
  extension("birth-place", "http://hl7.org/fhir/StructureDefinition/patient-birthPlace"),
  extension("drugs-dispensed", `${NHAIS}-DrugsDispensedMarker`),
  extension("residential-institute", `${NHAIS}-ResidentialInstituteCode`),
]);

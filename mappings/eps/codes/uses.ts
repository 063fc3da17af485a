// What a name, address or telecom is used for, and administrative gender: FHIR codes and HL7 V3 codes (eps.md 4.3, 4.4).
import type { Direction } from "../../../shared/mapping/conversion.ts";

/** One pair of codes. `both`: each stands for the other; else the pair holds in that direction only. */
export interface CodePair {
  readonly fhir: string;
  readonly hl7: string;
  readonly way: Direction | "both";
}

/** `HumanName.use` and `PN/@use`. */
export const NAME_USES: readonly CodePair[] = [
  { fhir: "usual", hl7: "L", way: "both" },
  { fhir: "official", hl7: "L", way: "toLegacy" },
  { fhir: "temp", hl7: "A", way: "both" },
  { fhir: "anonymous", hl7: "A", way: "toLegacy" },
  { fhir: "nickname", hl7: "PREFERRED", way: "both" },
  { fhir: "old", hl7: "PREVIOUS", way: "both" },
  { fhir: "old", hl7: "PREVIOUS-BIRTH", way: "toFhir" },
  { fhir: "maiden", hl7: "PREVIOUS-MAIDEN", way: "both" },
  { fhir: "maiden", hl7: "PREVIOUS-BACHELOR", way: "toFhir" },
];

/** `Address.use` and `AD/@use`. FHIR's `old` has no counterpart. */
export const ADDRESS_USES: readonly CodePair[] = [
  { fhir: "home", hl7: "H", way: "both" },
  { fhir: "home", hl7: "HP", way: "toFhir" },
  { fhir: "work", hl7: "WP", way: "both" },
  { fhir: "work", hl7: "BP", way: "toFhir" },
  { fhir: "temp", hl7: "TMP", way: "both" },
  { fhir: "billing", hl7: "PST", way: "both" },
];

/** `ContactPoint.use` and `TEL/@use`. FHIR's `old` has no counterpart, nor have HL7's `AS` and `EC`. */
export const TELECOM_USES: readonly CodePair[] = [
  { fhir: "home", hl7: "HP", way: "both" },
  { fhir: "home", hl7: "H", way: "toFhir" },
  { fhir: "work", hl7: "WP", way: "both" },
  { fhir: "temp", hl7: "HV", way: "both" },
  { fhir: "mobile", hl7: "MC", way: "both" },
  { fhir: "mobile", hl7: "PG", way: "toFhir" },
];

/** `Patient.gender` and `administrativeGenderCode/@code`. */
export const GENDERS: readonly CodePair[] = [
  { fhir: "unknown", hl7: "0", way: "both" },
  { fhir: "male", hl7: "1", way: "both" },
  { fhir: "female", hl7: "2", way: "both" },
  { fhir: "other", hl7: "9", way: "both" },
];

// What a name, address or telecom is used for, and administrative gender: FHIR codes and HL7 V3 codes (eps.md 4.3, 4.4).
import { codeMap } from "../../../shared/mapping/codec.ts";

/** `HumanName.use` and `PN/@use`. */
export const nameUse = codeMap(
  "name use",
  { usual: "L", temp: "A", nickname: "PREFERRED", old: "PREVIOUS", maiden: "PREVIOUS-MAIDEN" },
  [
    { model: "official", wire: "L", only: "toLegacy" },
    { model: "anonymous", wire: "A", only: "toLegacy" },
    { model: "old", wire: "PREVIOUS-BIRTH", only: "toFhir" },
    { model: "maiden", wire: "PREVIOUS-BACHELOR", only: "toFhir" },
  ],
);

/** `Address.use` and `AD/@use`. FHIR's `old` has no counterpart. */
export const addressUse = codeMap("address use", { home: "H", work: "WP", temp: "TMP", billing: "PST" }, [
  { model: "home", wire: "HP", only: "toFhir" },
  { model: "work", wire: "BP", only: "toFhir" },
]);

/** `ContactPoint.use` and `TEL/@use`. FHIR's `old` has no counterpart, nor have HL7's `AS` and `EC`. */
export const telecomUse = codeMap("telecom use", { home: "HP", work: "WP", temp: "HV", mobile: "MC" }, [
  { model: "home", wire: "H", only: "toFhir" },
  { model: "mobile", wire: "PG", only: "toFhir" },
]);

/** `Patient.gender` and `administrativeGenderCode/@code`. */
export const gender = codeMap("gender", { unknown: "0", male: "1", female: "2", other: "9" });

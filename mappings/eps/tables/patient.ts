// The patient of an order and of a cancellation, there and back (eps.md 6.1.1, 7.1).

import { derived, fixed, group, ignore, noPlace, oneOf, row, table } from "../../../shared/mapping/notation.ts";
import { code } from "../../../shared/wire/hl7v3/datatypes.ts";
import { date } from "../../../shared/wire/hl7v3/timestamps.ts";
import type { XmlElement } from "../../../shared/wire/xml/tree.ts";
import { CODE_ROOT, FIXED_CODE, ID_ROOT, ID_SYSTEM } from "../codes/identifiers.ts";
import { gender } from "../codes/uses.ts";
import { slices } from "../slices.ts";
import { AD, NHS_NUMBER, ODS_CODE, PN, TEL } from "./datatypes.ts";

/** Stands for "registered with no practice" (eps.md 6.1.1). */
const NO_PRACTICE = "V81999";

/** A practice that is told as unknown reads as that code. */
const practiceUnknown = (provider: XmlElement) =>
  provider.children.some((c) => c.name === "id" && c.attributes["nullFlavor"] !== undefined)
    ? { system: ID_SYSTEM.odsOrganizationCode, value: NO_PRACTICE }
    : undefined;

export const patient = table("patient", { fhir: "Patient", spec: "eps.md 6.1.1", slices }, [
  row("1", "identifier[nhs-number]", "id", NHS_NUMBER),
  row("0..n", "address", "addr", AD),
  row("0..n", "telecom", "telecom", TEL),
  group("patientPerson PSN INSTANCE", [
    row("0..n", "name", "name", PN),
    row("1", "gender", "administrativeGenderCode", code("sex", CODE_ROOT.sex, gender)),
    row("1", "birthDate", "birthTime/@value", date),
    group("playedProviderPatient PAT/subjectOf SBJ/patientCareProvision PCPR EVN", [
      fixed("code", { code: FIXED_CODE.careProvisionType, codeSystem: CODE_ROOT.careProvisionType }),
      group("responsibleParty RESP/healthCareProvider PROV", [
        oneOf("0..1", [
          row("0..1", "generalPractitioner.identifier", "id", ODS_CODE),
          fixed("id", { root: ID_ROOT.organization, extension: NO_PRACTICE }),
        ]),
        derived("generalPractitioner.identifier", "a practice that is not known", practiceUnknown),
      ]),
    ]),
  ]),
  ignore("own id", "id", "meta.*"),
  noPlace("identity", "generalPractitioner", "maritalStatus", "deceasedBoolean", "deceasedDateTime", "contact"),
]);

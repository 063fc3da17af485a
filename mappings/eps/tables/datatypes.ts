// The datatypes of EPS messages: those of HL7 V3 with EPS's roots, code systems and codes of use (eps.md 4.2, 4.3).
import type { Codec } from "../../../shared/mapping/codec.ts";
import { text } from "../../../shared/mapping/codec.ts";
import {
  constant,
  fixed,
  type Group,
  group,
  ignore,
  type Row,
  row,
  type Table,
  table,
} from "../../../shared/mapping/notation.ts";
import { coding, personName, postalAddress, quantity, telecom, uuid } from "../../../shared/wire/hl7v3/datatypes.ts";
import { CODE_ROOT, ID_ROOT, ID_SYSTEM } from "../codes/identifiers.ts";
import { CODE_SYSTEM } from "../codes/urls.ts";
import { addressUse, nameUse, telecomUse } from "../codes/uses.ts";

export const PN = personName(nameUse);
export const AD = postalAddress(addressUse);
export const TEL = telecom(telecomUse);
export const SNOMED = coding("SNOMED", CODE_ROOT.snomed);
export const PQ = quantity(CODE_ROOT.snomed);

/** II of an Identifier whose system follows from the place where it stands. */
const identifier = (name: string, root: string, system: string, value: Codec = text): Table =>
  table(`II ${name}`, { fhir: "Identifier", spec: "eps.md 4.2" }, [
    fixed("@root", root),
    row("1", "value", "@extension", value),
    constant("system", system),
  ]);

/** II of an Identifier that is a UUID: it stands in the root itself. */
const uuidIdentifier = (name: string, system: string): Table =>
  table(`II ${name}`, { fhir: "Identifier", spec: "eps.md 4.3" }, [
    row("1", "value", "@root", uuid),
    constant("system", system),
  ]);

export const NHS_NUMBER = identifier("NHS number", ID_ROOT.nhsNumber, ID_SYSTEM.nhsNumber);
export const ODS_CODE = identifier("organisation", ID_ROOT.organization, ID_SYSTEM.odsOrganizationCode);
export const ROLE_PROFILE = identifier("role profile", ID_ROOT.sdsRoleProfile, ID_SYSTEM.sdsRoleProfileId);
export const SDS_USER = identifier("SDS user", ID_ROOT.sdsUser, ID_SYSTEM.sdsUserId);
export const SHORT_FORM = identifier("short form", ID_ROOT.shortFormPrescription, ID_SYSTEM.prescriptionOrderNumber);
export const MESSAGE_ID = uuidIdentifier("message", ID_SYSTEM.uuid);
export const PRESCRIPTION_UUID = uuidIdentifier("prescription", ID_SYSTEM.prescription);
export const ITEM_NUMBER = uuidIdentifier("item", ID_SYSTEM.prescriptionOrderItemNumber);

/** CV of a Coding: the code travels, the code system is known from the place, a display is shown where the wire has one. */
export const coded = (name: string, codeSystem: string, system: string): Table =>
  table(`CV ${name}`, { fhir: "Coding", spec: "eps.md 4.2" }, [
    row("1", "code", "@code", text),
    fixed("@codeSystem", codeSystem),
    constant("system", system),
    displayRead,
    ignore("display", "display"),
  ]);

const displayRead: Row = {
  ...row("0..1", "display", "@displayName", text),
  oneWay: { only: "toFhir", reason: "the message names the code alone" },
};

export const SITE_PREFERENCE = coded(
  "site preference",
  CODE_ROOT.dispensingSitePreference,
  CODE_SYSTEM.dispensingSitePreference,
);
export const PRESCRIPTION_TYPE = coded("prescription type", CODE_ROOT.prescriptionType, CODE_SYSTEM.prescriptionType);
export const ENDORSEMENT = coded("endorsement", CODE_ROOT.prescriberEndorsement, CODE_SYSTEM.prescriberEndorsement);

/** A concept of SNOMED CT that the message always names. */
export const snomedConcept = (code: string, displayName: string) => ({
  code,
  codeSystem: CODE_ROOT.snomed,
  displayName,
});

/** `pertinentInformationN/<name>`: a coded remark of the message about the act that it stands in (eps.md Annex C). */
export const annotation = (
  relation: string,
  name: string,
  code: string,
  rows: Group["rows"],
  separable = "false",
): Group =>
  group(`${relation} PERT contextConductionInd=true`, [
    fixed("seperatableInd", { value: separable }),
    group(`${name} OBS EVN`, [fixed("code", { code, codeSystem: CODE_ROOT.annotation }), ...rows]),
  ]);

// The structural codes of HL7 V3: what a bare code in a path (`pertinentLineItem SBADM RQO`) is short for.
// The codes are unique across the five attributes as far as the national messages use them (eps.md Annex C).

const CODES: Readonly<Record<string, readonly string[]>> = {
  classCode: (
    "ACT ACTN ALRT CACT CATEGORY INFO OBS PCPR REG SBADM SPLY " + // acts
    "AGNT ASSIGNED MANU PAT PROV ROL " + // roles
    "DEV MMAT ORG PSN"
  ).split(" "), // entities
  moodCode: ["EVN", "INT", "PRMS", "RQO"],
  determinerCode: ["INSTANCE", "KIND"],
  typeCode: "AUT COMP COV CSM DRCV FLFS LA PART PERT PRCP PRD PRF RCT RCV REFR RESP RPLC RSON SBJ SEQL SND SUBJ".split(
    " ",
  ),
  contextControlCode: ["AP", "ON", "OP"],
};

const ATTRIBUTE_OF = new Map(Object.entries(CODES).flatMap(([name, codes]) => codes.map((c) => [c, name] as const)));

/** The attribute that a structural code belongs to (`RQO`: `moodCode`); undefined for what is no structural code. */
export const structuralAttribute = (code: string): string | undefined => ATTRIBUTE_OF.get(code);

/**
 * Attributes that give the message its structure and no content. A reader looks elements up by name, so a difference
 * there changes nothing (eps.md Annex B).
 */
export const STRUCTURAL_SLOTS: ReadonlySet<string> = new Set(
  [...Object.keys(CODES), "contextConductionInd", "inversionInd"].map((name) => `@${name}`),
);

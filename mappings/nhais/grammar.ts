// Grammar of the registration message, as all transactions use it, in both directions (nhais.md 6, 7.2).
import { type MessageGrammar, segment, segmentGroup } from "../../shared/wire/edifact/grammar.ts";

/** The patient, or the patient under another name. */
const person = segmentGroup(
  "0..n",
  "S02",
  [
    segment("1", "PNA"),
    segment("0..1", "DTM+329"),
    segment("0..1", "PDI"),
    segment("0..1", "NAD+PAT"),
    segment("0..1", "NAD+PER"),
  ],
  "PNA",
);

const transaction = segmentGroup(
  "0..n",
  "S01",
  [
    segment("1", "RFF+TN"),
    segment("1", "NAD+GP"),
    segment("0..1", "NAD+RIC"),
    segment("0..1", "NAD+PGP"),
    segment("0..1", "NAD+PFH"),
    segment("0..1", "NAD+NFH"),
    segment("0..1", "HEA+ACD"),
    segment("0..1", "HEA+ATP"),
    segment("0..1", "HEA+DM"),
    segment("0..1", "HEA+FRN"),
    segment("0..1", "GIS"),
    segment("0..1", "DTM+956"),
    segment("0..1", "DTM+957"),
    segment("0..1", "DTM+958"),
    segment("0..1", "DTM+961"),
    segment("0..1", "DTM+962"),
    segment("0..1", "LOC+950"),
    segment("0..n", "FTX+RGI"),
    // Obsolete, and still sent (nhais.md 4).
    segment("0..1", "QTY+951"),
    segment("0..1", "QTY+952"),
    segment("0..1", "HEA+BM"),
    person,
  ],
  "RFF",
);

export const registration: MessageGrammar = {
  identifier: "FHSREG:0:1:FH:FHS001",
  name: "FHSREG",
  content: [
    segment("1", "BGM"),
    segment("1", "NAD+FHS"),
    segment("0..1", "DTM+137"),
    segment("1", "RFF+950"),
    // A close quarter notification (F8) stands in the message itself and has no S01.
    segment("0..1", "DTM+206"),
    segment("0..1", "RFF+TN"),
    segment("0..1", "GIS"),
    transaction,
  ],
  transaction: "S01",
};

/** The receipt (nhais.md 8.1). */
export const receipt: MessageGrammar = {
  identifier: "RECEP:0:2:FH",
  name: "RECEP",
  content: [
    segment("1", "BGM"),
    segment("1", "NHS"),
    segment("1", "DTM+815"),
    segment("1..n", "RFF+MIS"),
    segment("1", "RFF+RIS"),
  ],
};

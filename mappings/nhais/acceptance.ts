// Acceptance of a patient (G1): four types in one table; the type is a fact, and stands as a column in the spec (nhais.md 6.1, 6.2).
import { type Codec, codeMap, Problem, text } from "../../shared/mapping/codec.ts";
import {
  constant,
  context,
  type Decl,
  derived,
  fact,
  fixed,
  group,
  ignore,
  ignoreWire,
  noPlace,
  ofFact,
  oneOf,
  readOnly,
  row,
  table,
  tuple,
  when,
  writeOnly,
} from "../../shared/mapping/notation.ts";
import {
  acceptanceCode,
  addressLines,
  cipher,
  day,
  eightDigits,
  filled,
  fiveLines,
  furtherForenames,
  gender,
  interchangeTime,
  marker,
  messageTime,
  partnerCode,
  partnerOfCipher,
  previousLines,
  spaced,
} from "./codecs.ts";
import { SYSTEM, slices } from "./slices.ts";

const [BIRTH, FIRST, TRANSFER_IN, IMMIGRANT] = ["1", "2", "3", "4"] as const;

const types = codeMap("acceptance type", { [BIRTH]: "1", [FIRST]: "2", [TRANSFER_IN]: "3", [IMMIGRANT]: "4" });

const parameter = (name: string): string => `parameter[${name}].valueString`;
const PATIENT = "parameter[patient].resource(Patient)";
const BIRTH_PLACE = `${PATIENT}.extension[birth-place].valueString`;

export const acceptanceType = fact({
  id: "acceptance-type",
  title: "1 birth, 2 first acceptance, 3 transfer in, 4 immigrant",
  model: parameter("acceptanceType"),
  decide: ([first], run) =>
    first === undefined
      ? new Problem("an acceptance type", "", "tooFew")
      : types.encode(first, run) instanceof Problem
        ? new Problem("1, 2, 3 or 4")
        : first,
  wire: "S01+1(RFF+TN)/HEA+ATP+{}:ZZZ",
  read: (t, run) => (t === undefined ? undefined : types.decode(t, run)),
});

/** How the patient is known to the authority; a birth has its number always (nhais.md 6.2, footnote). */
const knownBy = fact({
  id: "known-by",
  title: "by an NHS number, or else by a place of birth",
  model: `${PATIENT}.identifier[nhs-number].value`,
  decide: ([number], run) =>
    number !== undefined || run.facts[acceptanceType.slot] === BIRTH ? "number" : "place of birth",
  wire: "S01+1(RFF+TN)/S02+2(PNA+PAT)/PNA+PAT+{}:OPI",
  read: (number) => (number === undefined ? "place of birth" : "number"),
});

/** An identifier in a code list; its system is known from the place. */
const identifier = (name: string, list: string, system: string, value: Codec) =>
  table(name, { fhir: "Identifier", spec: "nhais.md 2" }, [
    row("1", "value", `2:{}:${list}`, value),
    constant("system", system),
  ]);

const GP_CODE = identifier("GP code", "900", SYSTEM.gp, filled);
const CIPHER = identifier("cipher of the authority", "954", SYSTEM.healthAuthority, cipher);

const only = (...of: readonly string[]) => when(acceptanceType, ...of);

const names: readonly Decl[] = [
  row("1", "name[0].family", "5:SU:{}", filled),
  row("0..1", "name[0].given[0]", "6:FO:{}", text),
  row("0..1", "name[0].prefix", "7:TI:{}", spaced),
  row("0..1", "name[0].given[1]", "8:MI:{}", text),
  writeOnly("reads as the third forename", row("0..1", "name[0].given", "9:FS:{}", furtherForenames)),
  readOnly("may be several in one", row("0..1", "name[0].given[2]", "9:FS:{}", text)),
];

const patient = (rows: readonly Decl[]) =>
  table("accepted-patient", { fhir: "Patient", spec: "nhais.md 3.3, 6.2", slices }, rows);

/** The patient in S02. */
const identified = patient([
  group("PNA+PAT", [
    row("1", "identifier[nhs-number].value", "2:{}:OPI", filled, only(BIRTH)),
    row("0..1", "identifier[nhs-number].value", "2:{}:OPI", filled, only(FIRST, TRANSFER_IN, IMMIGRANT)),
    ...names,
  ]),
  row("1", "birthDate", "DTM+329:{}:102", day, only(BIRTH)),
  row("0..1", "birthDate", "DTM+329:{}:102", day, only(FIRST, TRANSFER_IN, IMMIGRANT)),
  row("1", "gender", "PDI+{}", gender),
  group("NAD+PAT", [
    tuple("1", fiveLines("address[0]"), "3:{*}", addressLines),
    row("0..1", "address[0].postalCode", "8:{}", text),
  ]),
  tuple("1", fiveLines("address[1]"), "NAD+PER++{*}", previousLines, only(TRANSFER_IN)),
  tuple("0..1", fiveLines("address[1]"), "NAD+PER++{*}", previousLines, only(IMMIGRANT)),
  // A marker that is false is not sent; to be absent says the same.
  ignore("derived", ...["url", "valueBoolean", "valueString"].map((e) => `extension[drugs-dispensed].${e}`)),
  ignore("display", "name[0].use", "name[1].use", "address[0].use", "address[1].use"),
  noPlace("identity", "name", "address", "identifier", "telecom", "generalPractitioner", "extension"),
]);

/** S01: the transaction. What the spec has in columns stands here as `only`. */
const transaction: readonly Decl[] = [
  context("transactionNumber", "RFF+TN:{}", text),
  row("1", `${PATIENT}.generalPractitioner[0].identifier`, "NAD+GP", GP_CODE),
  row("0..1", `${PATIENT}.extension[residential-institute].valueString`, "NAD+RIC+{}:956", text),
  row("1", parameter("previousGpName"), "NAD+PGP+++{}", filled, only(TRANSFER_IN)),
  row("0..1", parameter("previousGpName"), "NAD+PGP+++{}", filled, only(IMMIGRANT)),
  row("0..1", parameter("previousHaCipher"), "NAD+PFH+{}:954", cipher, only(TRANSFER_IN, IMMIGRANT)),
  row("1", parameter("acceptanceCode"), "HEA+ACD+{}:ZZZ", acceptanceCode),
  ofFact(acceptanceType, "HEA+ATP+{}:ZZZ", types),
  oneOf("0..1", [
    row("0..1", `${PATIENT}.extension[drugs-dispensed].valueBoolean`, "HEA+DM+{}:ZZZ", marker),
    writeOnly(
      "reads as a boolean",
      row("0..1", `${PATIENT}.extension[drugs-dispensed].valueString`, "HEA+DM+{}:ZZZ", marker),
    ),
  ]),
  row("1", parameter("acceptanceDate"), "DTM+956:{}:102", day),
  row("1", parameter("dateOfUkEntry"), "DTM+957:{}:102", day, only(IMMIGRANT)),
  row("0..1", parameter("dateOfUkExit"), "DTM+958:{}:102", day, only(IMMIGRANT)),
  row("1", BIRTH_PLACE, "LOC+950+{}", filled, when(knownBy, "place of birth")),
  row("0..1", BIRTH_PLACE, "LOC+950+{}", filled, when(knownBy, "number")),
  row("0..1", parameter("freeText"), "FTX+RGI+++{}", filled),
  group("S02+2(PNA+PAT)", [row("1", PATIENT, ".", identified)]),
  group("S02+2(PNA+PER)", [row("0..1", `${PATIENT}.name[1].family`, "PNA+PER++++SU:{}", filled)]),
];

const HEALTH_AUTHORITY = `${PATIENT}.managingOrganization.identifier`;

/** The interchange with its one message (nhais.md 4, 6.1). */
export const acceptance = table(
  "acceptance",
  { fhir: "Parameters", spec: "nhais.md 6.1, 6.2", slices, facts: [acceptanceType, knownBy] },
  [
    group("UNB+UNOA:2", [
      row("1", parameter("gpTradingPartnerCode"), "2:{}", partnerCode),
      writeOnly("NAD+FHS names the authority", row("1", `${HEALTH_AUTHORITY}.value`, "3:{}", partnerOfCipher)),
      context("now", "4:{*}", interchangeTime),
      context("interchangeNumber", "5:{}", eightDigits),
    ]),
    group("UNH++FHSREG:0:1:FH:FHS001", [context("messageNumber", "1:{}", eightDigits)]),
    fixed("BGM+++507", {}),
    row("1", HEALTH_AUTHORITY, "NAD+FHS", CIPHER),
    context("now", "DTM+137:{}:203", messageTime),
    fixed("RFF+950:G1", {}),
    group("S01+1(RFF+TN)", transaction),
    ignoreWire("routing", "UNB/3:{}"),
    derived(
      "parameter[acceptanceType].valueString",
      "type of the acceptance",
      (_w, run) => run.facts[acceptanceType.slot],
    ),
    noPlace("technical", "parameter"),
  ],
);

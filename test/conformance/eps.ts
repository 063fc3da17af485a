// Electronic prescriptions: tables alone, and the functions that stand beside them (judge, section eps).

import { joinDosageTexts } from "../../mappings/eps/dosage/dosage-instruction.ts";
import { dosageToText } from "../../mappings/eps/dosage/dosage-to-text.ts";
import { eps } from "../../mappings/eps/family.ts";
import { readInstructions } from "../../mappings/eps/instructions/additional-instructions.ts";
import { prepared } from "../../mappings/eps/prepare.ts";
import { spineAnswer } from "../../services/hl7v3-translator/spine-answer.ts";
import { accountReport } from "../../shared/mapping/account.ts";
import type { Conversion, MappingContext } from "../../shared/mapping/conversion.ts";
import { createRegistry } from "../../shared/mapping/registry.ts";
import { operationOutcome } from "../../shared/service/operation-outcome.ts";
import type { Case, Manifest, Recording } from "./case.ts";
import { runHttp } from "./eps-http.ts";
import { verifySignature } from "./signature.ts";

const registry = createRegistry([eps]);

const contextOf = (c: Case, { runContext }: Manifest): MappingContext => {
  const { toAsid, fromAsid, sdsUserId, sdsRoleProfileId, basePath } = runContext;
  return {
    now: new Date(c.clock ?? "2022-02-01T00:00:00Z"),
    newId: () => crypto.randomUUID(),
    values: { toAsid, fromAsid, sdsUserId, sdsRoleProfileId, basePath },
  };
};

/** Message by the group of the case, or by the kind of a case that is to be refused. */
const MESSAGES: Readonly<Record<string, string>> = {
  "prescription-order": "eps/prescription-order",
  "prescription-order-update": "eps/prescription-order-update",
  prepare: "eps/prescription-order",
};

const refusal = (conversion: Conversion): Recording => ({
  "answer.json": { error: operationOutcome(conversion.faults), account: accountReport(conversion.account) },
});

function translate(c: Case, manifest: Manifest, mapping: string): Recording {
  const conversion = registry.convert({
    mapping,
    direction: "toLegacy",
    input: c.read("fhir.json"),
    context: contextOf(c, manifest),
  });
  if (conversion.output === undefined) return refusal(conversion);
  return { "hl7v3.xml": conversion.output, "answer.json": { account: accountReport(conversion.account) } };
}

function answer(c: Case, manifest: Manifest): Recording {
  const { status, body, account } = spineAnswer(registry, c.read(c.input ?? "hl7v3.xml"), contextOf(c, manifest));
  return {
    "expected.json": `{"statusCode":${status},"body":${body}}`,
    "answer.json": { account: accountReport(account) },
  };
}

function prepare(c: Case, manifest: Manifest): Recording {
  const context = contextOf(c, manifest);
  const conversion = registry.convert({
    mapping: "eps/signed-fragments",
    direction: "toLegacy",
    input: c.read("fhir.json"),
    context,
  });
  if (conversion.output === undefined) return refusal(conversion);
  const [rs256, rs1] = [prepared(conversion.output, "RS256"), prepared(conversion.output, "RS1")];
  return {
    "expected.json": {
      clock: c.clock,
      fragmentsCanonical: rs256.fragments,
      rs256: { response: rs256.parameters, signedInfoCanonical: rs256.signedInfo },
      rs1: { response: rs1.parameters, signedInfoCanonical: rs1.signedInfo },
    },
  };
}

const input = (c: Case) => JSON.parse(c.read(c.input ?? "fhir.json"));

/** Runs one case; kinds that the product does not have yet are recorded as such. */
export function runEps(c: Case, manifest: Manifest): Recording | Promise<Recording> {
  if (c.area === "dispensing") return NOT_BUILT;
  switch (c.group) {
    case "prescription-order":
    case "prescription-order-update":
      return translate(c, manifest, MESSAGES[c.group]!);
    case "conversion-error": {
      const mapping = MESSAGES[c.kind];
      return mapping === undefined ? NOT_BUILT : translate(c, manifest, mapping);
    }
    case "prepare":
      return prepare(c, manifest);
    case "ack":
    case "cancel-response":
      return answer(c, manifest);
    case "signature":
      return verifySignature(c);
    case "dose-to-text":
      return { "expected.json": dosageToText(input(c)) };
    case "dosage-concatenation":
      return { "expected.json": joinDosageTexts(input(c)) };
    case "additional-instructions":
      return { "expected.json": readInstructions(input(c).text) };
    case "http-sandbox":
    case "http-live":
    case "http-prod":
    case "validation":
    case "spine-wire":
    case "spine-exchange":
      return runHttp(c, manifest);
    default:
      return NOT_BUILT;
  }
}

const NOT_BUILT: Recording = { "answer.json": { notBuilt: "not built yet" } };

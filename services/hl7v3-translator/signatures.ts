// What is wrong with the signature of a translated message, as faults for the caller (eps.md 2.3 step 7, 8.3).
import type { Fault } from "../../shared/mapping/fault.ts";
import type { Finding } from "../../shared/trust/verdict.ts";
import type { Surface } from "./surface.ts";

const SPINE_CODES = "https://fhir.nhs.uk/CodeSystem/Spine-ErrorOrWarningCode";

const faultOf = ({ problem, detail }: Finding, expression: string): Fault => ({
  severity: "error",
  code: "invalid",
  expression,
  diagnostics: `${problem}: ${detail}.`,
  coding: {
    system: SPINE_CODES,
    code: problem === "Signature doesn't match prescription" ? "INVALID" : "INVALID_VALUE",
    display: `${problem}.`,
  },
});

/** Faults of a message's signature; [] where it holds, undefined where messages of this kind carry none. */
export async function signatureFaults(
  { operations, verifySignature }: Surface,
  message: string,
  input: string,
  output: string,
): Promise<readonly Fault[] | undefined> {
  const signed = operations.signed(message, output);
  if (signed === undefined) return undefined;
  const found = await verifySignature(signed);
  if (found.length === 0) return [];
  const place = operations.signaturePlace(input);
  return found.map((finding) => faultOf(finding, place));
}

// POST $verify-signature: are these prescriptions what their prescribers signed, and are those trusted? (eps.md 8.3)
import { type Fault, invalidValue, refuses } from "../../shared/mapping/fault.ts";
import { type Answer, fhirAnswer } from "../../shared/service/answer.ts";
import { operationOutcome } from "../../shared/service/operation-outcome.ts";
import type { Exchange, Route } from "../../shared/service/route.ts";
import { writeFhirJson } from "../../shared/wire/fhir/json.ts";
import { fhirModel } from "../../shared/wire/fhir/model.ts";
import { wantsShapeChecked } from "./caller.ts";
import { refusal } from "./faults-shown.ts";
import { signatureFaults } from "./signatures.ts";
import { FHIR_BODY, fhirRequest, mappingContext, PREFIX, SKIP_VALIDATION, type Surface } from "./surface.ts";

export const verifySignatureRoute = (surface: Surface): Route => ({
  method: "POST",
  path: `${PREFIX}/$verify-signature`,
  accepts: FHIR_BODY,
  admit: (head) => surface.callers.demand(head, []),
  handle: (exchange) => verifySignatures(surface, exchange),
  description: {
    operationId: "verifySignature",
    summary: "Verify the signatures of prescriptions",
    description:
      "Takes a prescription order, or several in a Bundle or in Parameters. Each is answered by a parameter of its own, with the message's identifier and an OperationOutcome: informational where the signature covers the prescription and its signer was trusted when signing, else one issue for each thing that is wrong.",
    parameters: [SKIP_VALIDATION],
    request: fhirRequest(surface),
    response: {
      description: "Parameters with one parameter for each prescription, in the order of the request",
      content: { "application/fhir+json": { schema: "Parameters" } },
    },
    failures: ["malformedRequest", "missingHeader", "refusedHeader", "bodyTooLarge", "unsupportedMediaType"],
  },
});

const verifySignatures = async (surface: Surface, exchange: Exchange): Promise<Answer> => {
  const parsed = fhirModel.parse(exchange.body);
  if (!parsed.ok) return refusal([parsed.fault]);
  const messages = messagesIn(parsed.value);
  if (messages.length === 0)
    return refusal([invalidValue("", "Expected a message Bundle, or several in a Bundle or in Parameters.")]);
  const parameter: object[] = [];
  let invalid = 0;
  for (const [i, message] of messages.entries()) {
    const faults = await faultsOf(surface, exchange, message);
    if (faults.length > 0) invalid++;
    parameter.push(verdict(String(i), message, faults));
  }
  Object.assign(exchange.notes, { signatures: messages.length, invalid });
  return fhirAnswer(200, { resourceType: "Parameters", parameter });
};

/** Message Bundles: the resource itself, or those that it holds. */
function messagesIn(resource: any): readonly any[] {
  if (resource?.resourceType === "Parameters") return list(resource.parameter).flatMap((p) => messagesIn(p?.resource));
  if (resource?.resourceType !== "Bundle") return [];
  if (resource.type === "message") return [resource];
  return list(resource.entry).flatMap((e) => messagesIn(e?.resource));
}

const list = (value: unknown): readonly any[] => (Array.isArray(value) ? value : []);

async function faultsOf(surface: Surface, exchange: Exchange, message: unknown): Promise<readonly Fault[]> {
  const input = writeFhirJson(message);
  const conversion = surface.registry.convert({
    direction: "toLegacy",
    input,
    context: mappingContext(surface, exchange),
    checkShape: wantsShapeChecked(exchange),
    account: false,
  });
  const { message: id, output, faults } = conversion;
  if (id === undefined || output === undefined || refuses(faults)) return faults;
  return (await signatureFaults(surface, id, input, output)) ?? [unsigned(id)];
}

const unsigned = (message: string): Fault =>
  invalidValue("Bundle", `Expected a message that carries a signature; ${message} does not.`);

const verdict = (name: string, { identifier }: any, faults: readonly Fault[]): object => ({
  name,
  part: [
    ...(identifier === undefined ? [] : [{ name: "messageIdentifier", valueReference: { identifier } }]),
    { name: "result", resource: operationOutcome(faults) },
  ],
});

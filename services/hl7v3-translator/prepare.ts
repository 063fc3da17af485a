// POST $prepare: what a prescriber signs (eps.md 8.1, 8.2).
import { type Answer, fhirAnswer } from "../../shared/service/answer.ts";
import type { Exchange, Route } from "../../shared/service/route.ts";
import { wantsShapeChecked } from "./caller.ts";
import { blocking, refusal, warningsBlock } from "./faults-shown.ts";
import { FHIR_BODY, fhirRequest, PREFIX, SKIP_VALIDATION, type Surface } from "./surface.ts";

export const prepareRoute = (surface: Surface): Route => ({
  method: "POST",
  path: `${PREFIX}/$prepare`,
  accepts: FHIR_BODY,
  admit: (head) => surface.callers.demand(head, ["NHSD-Scope"]),
  handle: (exchange) => prepare(surface, exchange),
  description: {
    operationId: "prepare",
    summary: "Digest, timestamp and algorithm for a signature",
    description: "The digest is the canonical SignedInfo in base64; sign it and send the message with the signature.",
    parameters: [
      { name: "NHSD-Application-Id", in: "header", description: "Some applications get RS1 instead of RS256." },
      SKIP_VALIDATION,
    ],
    request: fhirRequest(surface),
    response: {
      description: "Parameters digest, timestamp and algorithm",
      content: { "application/fhir+json": { schema: "Parameters" } },
    },
    failures: ["malformedRequest", "missingHeader", "refusedHeader", "bodyTooLarge", "unsupportedMediaType"],
  },
});

const prepare = (surface: Surface, exchange: Exchange): Answer => {
  const { operations, config, callers, clock } = surface;
  const application = callers.header(exchange, "NHSD-Application-Id");
  const result = operations.prepare(exchange.body, {
    algorithm: config.SHA1_ENABLED_APPLICATION_IDS.includes(application) ? "RS1" : "RS256",
    now: clock(),
    checkShape: wantsShapeChecked(exchange),
    caller: callers.caller(exchange),
  });
  if (result.ok) return fhirAnswer(200, result.parameters);
  return refusal(blocking(result.faults, warningsBlock(exchange, config)));
};

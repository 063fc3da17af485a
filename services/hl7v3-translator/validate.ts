// POST $validate: shape and business rules of a message, without translating it for anyone (eps.md 2.1, D-44).
import { SENT } from "../../shared/mapping/rule.ts";
import { type Answer, outcomeAnswer } from "../../shared/service/answer.ts";
import type { Exchange, Route } from "../../shared/service/route.ts";
import { wantsShapeChecked } from "./caller.ts";
import { blocking, refusal, warningsBlock } from "./faults-shown.ts";
import {
  FHIR_BODY,
  fhirRequest,
  mappingContext,
  PREFIX,
  SHOW_WARNINGS,
  SKIP_VALIDATION,
  type Surface,
} from "./surface.ts";

export const validateRoute = (surface: Surface): Route => ({
  method: "POST",
  path: `${PREFIX}/$validate`,
  accepts: FHIR_BODY,
  admit: (head) => surface.callers.demand(head, []),
  handle: (exchange) => validate(surface, exchange),
  description: {
    operationId: "validate",
    summary: "Check the shape of a message and its business rules",
    description: "All faults are collected, each with the FHIR expression of its place. Not in production.",
    parameters: [SKIP_VALIDATION, SHOW_WARNINGS],
    request: fhirRequest(surface),
    response: {
      description: "Nothing is wrong",
      content: { "application/fhir+json": { schema: "OperationOutcome" } },
    },
    failures: ["malformedRequest", "missingHeader", "bodyTooLarge", "unsupportedMediaType"],
  },
});

const validate = (surface: Surface, exchange: Exchange): Answer => {
  const conversion = surface.registry.convert({
    direction: "toLegacy",
    input: exchange.body,
    context: mappingContext(surface, exchange),
    checkShape: wantsShapeChecked(exchange),
    checkRules: SENT,
    account: false,
  });
  if (conversion.message !== undefined) exchange.notes.message = conversion.message;
  const faults = blocking(conversion.faults, warningsBlock(exchange, surface.config));
  return conversion.ok && faults.length === 0 ? outcomeAnswer([]) : refusal(faults);
};

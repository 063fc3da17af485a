// POST $dose-to-text: the dosages of a resource in words (eps.md 9.4, D-36, D-37).
import { type Answer, jsonAnswer, TEXT_TYPE } from "../../shared/service/answer.ts";
import { headerText } from "../../shared/service/headers.ts";
import { negotiate } from "../../shared/service/media-type.ts";
import type { Exchange, Route } from "../../shared/service/route.ts";
import { refusal } from "./faults-shown.ts";
import { FHIR_BODY, fhirRequest, PREFIX, type Surface } from "./surface.ts";

export const doseToTextRoute = (surface: Surface): Route => ({
  method: "POST",
  path: `${PREFIX}/$dose-to-text`,
  accepts: FHIR_BODY,
  admit: (head) => surface.callers.demand(head, []),
  handle: (exchange) => doseToText(surface, exchange),
  description: {
    operationId: "doseToText",
    summary: "Dosages in words",
    description: "Takes a Bundle, MedicationRequest or MedicationDispense; one text for each item. Not in production.",
    request: fhirRequest(surface),
    response: {
      description: "List of identifier and dosageInstructionText; as text/plain the texts, one a line",
      content: { "application/json": { schema: "Json" }, "text/plain": { schema: "Text" } },
    },
    failures: ["malformedRequest", "missingHeader", "bodyTooLarge", "unsupportedMediaType"],
  },
});

const doseToText = ({ operations }: Surface, exchange: Exchange): Answer => {
  const result = operations.doseToText(exchange.body);
  if (!result.ok) return refusal(result.faults);
  const accept = headerText(exchange.headers, "accept");
  if (negotiate(accept, ["application/json", "text/plain"]) === "application/json") {
    return jsonAnswer(200, result.texts);
  }
  const lines = result.texts.map((text) => text.dosageInstructionText);
  return { status: 200, type: TEXT_TYPE, body: lines.join("\n") };
};

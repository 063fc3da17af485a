// POST $convert: FHIR to the legacy message or back, by the type of the body; nothing is sent (eps.md 2.1).

import type { Direction } from "../../shared/mapping/conversion.ts";
import { TRANSLATED } from "../../shared/mapping/rule.ts";
import { type Answer, failureAnswer, fhirAnswer, XML_TYPE } from "../../shared/service/answer.ts";
import type { Exchange, Head, Route } from "../../shared/service/route.ts";
import { wantsShapeChecked } from "./caller.ts";
import { blocking, refusal, warningsBlock } from "./faults-shown.ts";
import { tellLosses } from "./losses.ts";
import { conversionReport } from "./report.ts";
import {
  FHIR_BODY,
  fhirRequest,
  mappingContext,
  PREFIX,
  SHOW_WARNINGS,
  SKIP_VALIDATION,
  type Surface,
  XML_BODY,
} from "./surface.ts";

export const convertRoute = (surface: Surface): Route => ({
  method: "POST",
  path: `${PREFIX}/$convert`,
  accepts: [...FHIR_BODY, ...XML_BODY],
  admit: (head) =>
    surface.callers.demand(head, ["NHSD-ASID", "NHSD-Party-Key", "NHSD-Scope"]) ?? refuseParameters(head.query),
  handle: (exchange) => convert(surface, exchange),
  description: {
    operationId: "convert",
    summary: "Translate a message without sending it",
    description:
      "FHIR in gives the legacy message, a legacy message in gives FHIR. Header `Dragoman-Unmapped` counts the leaves of the input that did not travel; `report=true` lists them. Not in production.",
    parameters: [
      { name: "mapping", in: "query", description: "Id of the message; without it, it is recognised." },
      { name: "report", in: "query", description: "Answer with the account of the input.", choices: ["true", "false"] },
      SKIP_VALIDATION,
      SHOW_WARNINGS,
    ],
    request: {
      ...fhirRequest(surface),
      "application/xml": { schema: "Text" },
      "text/xml": { schema: "Text" },
    },
    response: {
      description: "The translated message",
      content: { "application/xml": { schema: "Text" }, "application/fhir+json": { schema: "Resource" } },
    },
    failures: ["malformedRequest", "missingHeader", "invalidParameter", "bodyTooLarge", "unsupportedMediaType"],
  },
});

const refuseParameters = ({ report, mapping }: Head["query"]): Answer | undefined => {
  const wrong: string[] = [];
  if (report !== undefined && report !== "true" && report !== "false") wrong.push("report must be true or false.");
  if (mapping !== undefined && typeof mapping !== "string") wrong.push("mapping may be given once.");
  return wrong.length > 0 ? failureAnswer("invalidParameter", wrong) : undefined;
};

const convert = (surface: Surface, exchange: Exchange): Answer => {
  const { registry, operations, callers, config } = surface;
  const direction: Direction = XML_BODY.includes(exchange.mediaType) ? "toFhir" : "toLegacy";
  const { mapping } = exchange.query;
  const conversion = registry.convert({
    ...(typeof mapping === "string" ? { mapping } : {}),
    direction,
    input: exchange.body,
    context: mappingContext(surface, exchange),
    checkShape: wantsShapeChecked(exchange),
    // What only the receiver would refuse is translated all the same, so that it can be looked at (D-5, D-44).
    checkRules: TRANSLATED,
  });
  const headers = { "dragoman-unmapped": String(tellLosses(surface.metrics, exchange.notes, conversion)) };
  const { message, output } = conversion;
  // Before all other faults (eps.md 10); answers of the legacy side are nobody's to forbid.
  const forbidden =
    message !== undefined && direction === "toLegacy" ? operations.permission(message, callers.caller(exchange)) : [];
  if (forbidden.length > 0) return refusal(forbidden, headers);
  const faults = blocking(conversion.faults, warningsBlock(exchange, config));
  if (!conversion.ok || output === undefined || faults.length > 0) return refusal(faults, headers);
  const isResource = direction === "toFhir";
  if (exchange.query.report === "true") {
    return fhirAnswer(200, conversionReport(conversion, output, isResource), headers);
  }
  if (isResource) return fhirAnswer(200, output, headers);
  return { status: 200, type: conversion.outputType ?? XML_TYPE, body: output, headers };
};

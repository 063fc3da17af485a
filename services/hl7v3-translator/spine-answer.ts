// What an answer of Spine, or the lack of one, becomes for the caller: status and FHIR body (eps.md 3.2, 14.5 D-11, D-41).
import type { Account } from "../../shared/mapping/account.ts";
import type { MappingContext, Registry } from "../../shared/mapping/conversion.ts";
import type { Answered, SpineOutcome } from "../../shared/networks/spine/outcome.ts";
import { type Answer, failureAnswer, fhirAnswer, XML_TYPE } from "../../shared/service/answer.ts";
import { operationOutcome } from "../../shared/service/operation-outcome.ts";
import type { Exchange } from "../../shared/service/route.ts";
import { mappingContext, type Surface } from "./surface.ts";

export interface SpineAnswer {
  readonly status: number;
  /** FHIR resource as text. */
  readonly body: string;
  readonly account: Account;
}

const NO_ACCOUNT: Account = { leaves: 0, accounted: 0, entries: [] };

/** An answer that cannot be understood is the fault of the other side: 502, never an error of the caller. */
export function spineAnswer(registry: Registry, body: string, context: MappingContext): SpineAnswer {
  const conversion = registry.convert({ direction: "toFhir", input: body, context });
  if (conversion.ok && conversion.output !== undefined)
    return { status: conversion.status, body: conversion.output, account: conversion.account };
  return {
    status: 502,
    body: JSON.stringify(operationOutcome(conversion.faults)),
    account: conversion.account ?? NO_ACCOUNT,
  };
}

/** The answer to the request that the exchange was for. */
export function outcomeToAnswer(surface: Surface, exchange: Exchange, outcome: SpineOutcome): Answer {
  switch (outcome.kind) {
    case "answered":
      return answered(surface, exchange, outcome);
    case "unintelligible":
      return failureAnswer("badGateway", [`Spine's answer cannot be understood: ${outcome.reason}`]);
    case "broken":
      return failureAnswer("badGateway", [outcome.reason]);
    case "timeout":
      return failureAnswer("gatewayTimeout", [outcome.reason]);
    case "unavailable": {
      const seconds = String(Math.max(1, Math.ceil(outcome.retryAfterMs / 1_000)));
      return failureAnswer("spineUnavailable", [outcome.reason], { "retry-after": seconds });
    }
  }
}

function answered(surface: Surface, exchange: Exchange, { form, status, body }: Answered): Answer {
  if (exchange.headers["x-raw-response"] !== undefined) return { status: 200, type: XML_TYPE, body };
  // A gateway in front of Spine: what it forbids the caller is the caller's to know, its own failures are not ours.
  if (form === "fhir") return fhirAnswer(status >= 500 ? 502 : status, body);
  const answer = spineAnswer(surface.registry, body, mappingContext(surface, exchange));
  return fhirAnswer(answer.status, answer.body);
}

/** Is this what became of the message, for ever? A gateway's words are not Spine's. */
export const isFinal = (outcome: SpineOutcome, { status }: Answer): boolean =>
  outcome.kind === "answered" && outcome.form === "hl7v3" && status < 500;

// What an answer of Spine becomes for the caller: status and FHIR body (eps.md 3.2, 14.5 D-11, D-41).
import type { Account } from "../../shared/mapping/account.ts";
import type { MappingContext, Registry } from "../../shared/mapping/conversion.ts";
import { operationOutcome } from "../../shared/service/operation-outcome.ts";

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

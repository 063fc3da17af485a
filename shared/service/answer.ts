// What a route answers, as a value; the HTTP server puts it on the wire.
import type { Fault } from "../mapping/fault.ts";
import { type FailureName, failureFault, failures, faultStatus, operationOutcome } from "./operation-outcome.ts";

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const FHIR_TYPE = "application/fhir+json; fhirVersion=4.0";
export const XML_TYPE = "application/xml";
export const JSON_TYPE = "application/json; charset=utf-8";
export const TEXT_TYPE = "text/plain; charset=utf-8";

/** A FHIR resource, as an object or as text that is already written (decimals keep their spelling that way). */
export const fhirAnswer = (status: number, resource: object | string, headers = {}): Answer => ({
  status,
  type: FHIR_TYPE,
  body: typeof resource === "string" ? resource : JSON.stringify(resource),
  headers,
});

export const jsonAnswer = (status: number, value: unknown): Answer => ({
  status,
  type: JSON_TYPE,
  body: JSON.stringify(value),
});

/** The outcome of a message, with the status that its faults deserve. */
export const outcomeAnswer = (faults: readonly Fault[], headers = {}): Answer =>
  fhirAnswer(faultStatus(faults), operationOutcome(faults), headers);

/** A failure of one class, one issue for each of the texts. */
export const failureAnswer = (name: FailureName, diagnostics: readonly string[], headers = {}): Answer => {
  const { status, ...failure } = failures[name];
  const faults = diagnostics.map((text) => failureFault(name, text));
  const retry = "retryAfter" in failure ? { "retry-after": String(failure.retryAfter) } : {};
  return fhirAnswer(status, operationOutcome(faults), { ...retry, ...headers });
};

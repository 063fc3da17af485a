// Faults as the caller sees them: OperationOutcome and HTTP status (platform.md 5; eps.md 2.4, 14.5).
import type { Fault, FaultCoding, IssueCode, Severity } from "../mapping/fault.ts";

/** What one class of failure means on the wire. */
export interface Failure {
  readonly status: number;
  readonly severity: Severity;
  readonly code: IssueCode;
  readonly coding: FaultCoding;
  /** Seconds after which the caller may try again; absent where trying again does not help. */
  readonly retryAfter?: number;
}

const SPINE_CODES = "https://fhir.nhs.uk/R4/CodeSystem/Spine-ErrorOrWarningCode";
const HTTP_CODES = "https://fhir.nhs.uk/CodeSystem/http-error-codes";

const failure = (status: number, code: IssueCode, system: string, codingCode: string, display: string): Failure => ({
  status,
  severity: "error",
  code,
  coding: { system, code: codingCode, display },
});

/** Everything that can go wrong before a message is understood, and what is answered then. */
export const failures = {
  malformedRequest: failure(400, "invalid", HTTP_CODES, "BAD_REQUEST", "400: The request could not be understood."),
  missingHeader: failure(400, "required", SPINE_CODES, "MISSING_FIELD", "Required header missing"),
  malformedHeader: failure(400, "invalid", SPINE_CODES, "INVALID_VALUE", "Invalid header"),
  invalidParameter: failure(400, "invalid", SPINE_CODES, "INVALID_VALUE", "Invalid query parameter"),
  unsupportedInteraction: {
    ...failure(400, "informational", SPINE_CODES, "INTERACTION_NOT_SUPPORTED", "Interaction not supported"),
    severity: "information",
  },
  accessDenied: failure(401, "forbidden", SPINE_CODES, "ACCESS_DENIED", "Access denied"),
  refusedHeader: failure(403, "invalid", SPINE_CODES, "MISSING_OR_INVALID_HEADER", "Header not allowed here"),
  notFound: failure(404, "not-found", HTTP_CODES, "NOT_FOUND", "404: There is nothing at this address."),
  methodNotAllowed: failure(405, "not-supported", HTTP_CODES, "METHOD_NOT_ALLOWED", "405: Method not allowed."),
  requestTimeout: failure(408, "timeout", HTTP_CODES, "REQUEST_TIMEOUT", "408: The request did not arrive in time."),
  requestIdTaken: failure(409, "duplicate", SPINE_CODES, "INVALID_VALUE", "Request id used for another request"),
  bodyTooLarge: failure(413, "too-long", HTTP_CODES, "PAYLOAD_TOO_LARGE", "413: The body is too large."),
  addressTooLong: failure(414, "too-long", HTTP_CODES, "URI_TOO_LONG", "414: The address is too long."),
  unsupportedMediaType: failure(
    415,
    "not-supported",
    HTTP_CODES,
    "UNSUPPORTED_MEDIA_TYPE",
    "415: Media type not supported.",
  ),
  tooManyRequests: {
    ...failure(429, "throttled", SPINE_CODES, "TOO_MANY_REQUESTS", "Too many requests"),
    retryAfter: 1,
  },
  headersTooLarge: failure(431, "too-long", HTTP_CODES, "HEADERS_TOO_LARGE", "431: The headers are too large."),
  unexpected: {
    ...failure(
      500,
      "exception",
      HTTP_CODES,
      "SERVER_ERROR",
      "500: The Server has encountered an error processing the request.",
    ),
    severity: "fatal",
  },
  badGateway: failure(502, "transient", HTTP_CODES, "BAD_GATEWAY", "502: The system behind gave no usable answer."),
  spineUnavailable: failure(503, "transient", SPINE_CODES, "SERVICE_UNAVAILABLE", "Service temporarily unavailable"),
  inProgress: {
    ...failure(503, "transient", SPINE_CODES, "SERVICE_UNAVAILABLE", "Outcome not known yet"),
    retryAfter: 1,
  },
  gatewayTimeout: failure(504, "timeout", SPINE_CODES, "TIMEOUT", "Timeout waiting for response"),
  overloaded: {
    ...failure(503, "throttled", SPINE_CODES, "SERVICE_UNAVAILABLE", "Service temporarily unavailable"),
    retryAfter: 1,
  },
} as const satisfies Record<string, Failure>;

export type FailureName = keyof typeof failures;

/** The fault that a failure is; `diagnostics` says what was expected, never what was sent. */
export const failureFault = (name: FailureName, diagnostics: string): Fault => {
  const { severity, code, coding } = failures[name];
  return { severity, code, coding, expression: "", diagnostics };
};

/** The part of R4's OperationOutcome that we write. */
export interface OperationOutcome {
  readonly resourceType: "OperationOutcome";
  readonly issue: readonly OperationOutcomeIssue[];
}

export interface OperationOutcomeIssue {
  readonly severity: Severity;
  readonly code: IssueCode;
  readonly details?: { readonly coding: readonly FaultCoding[] };
  readonly diagnostics?: string;
  readonly expression?: readonly string[];
}

const issue = (fault: Fault): OperationOutcomeIssue => ({
  severity: fault.severity,
  code: fault.code,
  ...(fault.coding ? { details: { coding: [fault.coding] } } : {}),
  ...(fault.diagnostics ? { diagnostics: fault.diagnostics } : {}),
  ...(fault.expression ? { expression: [fault.expression] } : {}),
});

/** Valid R4 OperationOutcome; without faults the informational one that says that all is well. */
export const operationOutcome = (faults: readonly Fault[]): OperationOutcome => ({
  resourceType: "OperationOutcome",
  issue: faults.length > 0 ? faults.map(issue) : [{ severity: "information", code: "informational" }],
});

/** HTTP status of a message's faults: 200 where all only inform, 403 where all forbid, else 400 (eps.md 2.3 step 5). */
export const faultStatus = (faults: readonly Fault[]): number => {
  if (faults.every((fault) => fault.code === "informational")) return 200;
  return faults.every((fault) => fault.code === "forbidden") ? 403 : 400;
};

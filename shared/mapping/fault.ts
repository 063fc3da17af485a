// The one fault type: shape validation, business rules and mapping all report with it.

/** FHIR R4 issue types that Dragoman uses. */
export type IssueCode =
  | "invalid"
  | "structure"
  | "required"
  | "value"
  | "invariant"
  | "code-invalid"
  | "not-found"
  | "not-supported"
  | "business-rule"
  | "duplicate"
  | "conflict"
  | "processing"
  | "forbidden"
  | "informational"
  | "exception"
  | "too-long"
  | "timeout"
  | "throttled"
  | "transient"
  | "incomplete";

export type Severity = "fatal" | "error" | "warning" | "information";

/** A coding that says what is wrong in the vocabulary of the caller's platform (platform.md 5). */
export interface FaultCoding {
  readonly system: string;
  readonly code: string;
  readonly display?: string;
}

/** Something wrong with a message, and where. Faults are values until the edge; codecs return them, they do not throw. */
export interface Fault {
  readonly severity: Severity;
  readonly code: IssueCode;
  /** FHIR expression (`Bundle.entry[3].resource.gender`) or legacy path (`author/AgentPerson/id/@root`); "" = the whole message. */
  readonly expression: string;
  /** What was expected, in words for the caller; never a patient's data. */
  readonly diagnostics: string;
  readonly coding?: FaultCoding;
}

const SPINE_CODES = "https://fhir.nhs.uk/CodeSystem/Spine-ErrorOrWarningCode";

/** The value is not one that the element may have. */
export const invalidValue = (expression: string, diagnostics: string): Fault => ({
  severity: "fatal",
  code: "invalid",
  expression,
  diagnostics,
  coding: { system: SPINE_CODES, code: "INVALID_VALUE" },
});

/** Something mandatory is absent, or fewer are there than must be. */
export const tooFew = (expression: string, diagnostics: string): Fault => ({
  severity: "fatal",
  code: "invalid",
  expression,
  diagnostics,
  coding: { system: SPINE_CODES, code: "TOO_FEW_VALUES_SUBMITTED" },
});

/** More are there than there is room for. */
export const tooMany = (expression: string, diagnostics: string): Fault => ({
  severity: "fatal",
  code: "invalid",
  expression,
  diagnostics,
  coding: { system: SPINE_CODES, code: "TOO_MANY_VALUES_SUBMITTED" },
});

/** Does this list of faults refuse the message? Warnings and information do not. */
export const refuses = (faults: readonly Fault[]): boolean =>
  faults.some((f) => f.severity === "fatal" || f.severity === "error");

// How broken rules are reported (eps.md 10): severity, issue code, code for the caller's programs.
import type { FaultCoding } from "../../../shared/mapping/fault.ts";
import type { Outcome } from "../../../shared/wire/fhir/rules.ts";
import { CODE_SYSTEM } from "../codes/urls.ts";

const spine = (code: string): FaultCoding => ({ system: CODE_SYSTEM.spineErrorOrWarning, code });

/** A value that may not stand there. */
export const VALUE: Outcome = { severity: "error", code: "value" };
/** A field that is missing, or there and should not be. */
export const INVALID: Outcome = { severity: "error", code: "invalid" };
/** A value with which the message cannot be translated. */
export const INVALID_VALUE: Outcome = { severity: "fatal", code: "invalid", coding: spine("INVALID_VALUE") };
/** Two fields of which only one may be there. */
export const CONFLICT: Outcome = { severity: "error", code: "structure", coding: spine("CONFLICTING_VALUES") };
/** A value without which others cannot be understood. FHIR has no empty text, so the code gets the system of the others. */
export const MISSING_VALUE: Outcome = { severity: "error", code: "invalid", coding: spine("MISSING_VALUE") };
export const TOO_FEW: Outcome = { severity: "fatal", code: "invalid", coding: spine("TOO_FEW_VALUES_SUBMITTED") };
export const TOO_MANY: Outcome = { severity: "fatal", code: "invalid", coding: spine("TOO_MANY_VALUES_SUBMITTED") };

/** What the receiving side would refuse; found here it costs no round trip (D-44). */
export const FIRST_STAGE: Outcome = { severity: "error", code: "business-rule", coding: spine("INVALID_VALUE") };
export const INVALID_ID: Outcome = { severity: "error", code: "value", coding: spine("INVALID_VALUE") };

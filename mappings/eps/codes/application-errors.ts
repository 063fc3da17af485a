// Application errors that Spine reports in an acknowledgement, as FHIR issues (eps.md 13.1).
import type { IssueCode, Severity } from "../../../shared/mapping/fault.ts";
import { CODE_ROOT } from "./identifiers.ts";
import { CODE_SYSTEM } from "./urls.ts";

/** A code as Spine sent it. */
export interface SpineCode {
  readonly codeSystem: string;
  readonly code: string;
  readonly displayName?: string;
}

export interface ApplicationError {
  readonly severity: Severity;
  readonly issue: IssueCode;
  readonly system: string;
  readonly code: string;
  /** Absent only where Spine sent none. */
  readonly display?: string;
}

const EPS = CODE_SYSTEM.epsIssue;
const SPINE = CODE_SYSTEM.spineErrorOrWarning;
/** In the place of a display: the one that Spine sent. */
const FROM_SPINE = Symbol("display name sent by Spine");

type Row = readonly [
  spine: string,
  issue: IssueCode,
  system: string,
  code: string,
  display: string | typeof FROM_SPINE,
  severity?: Severity,
];

const PRESCRIBE: readonly Row[] = [
  ["0001", "business-rule", EPS, "PATIENT_DECEASED", "Patient is recorded as dead"],
  ["0002", "duplicate", EPS, "DUPLICATE_PRESCRIPTION_ID", "Duplicate prescription ID exists"],
  ["0003", "business-rule", EPS, "MISSING_DIGITAL_SIGNATURE", "Digital signature not found"],
  ["0005", "not-found", EPS, "PRESCRIPTION_NOT_FOUND", "Prescription can not be found. Contact prescriber"],
  [
    "0007",
    "code-invalid",
    SPINE,
    "INVALID_RESOURCE_ID",
    "The resource ID was not valid. For example a NHS Number is presented which is not a valid NHS Number.",
  ],
  ["0008", "value", SPINE, "MISSING_VALUE", FROM_SPINE],
  ["0009", "structure", EPS, "INVALID_MESSAGE", "Invalid Message"],
  [
    "0010",
    "business-rule",
    EPS,
    "INVALID_NUMBER_MEDICATIONREQUESTS",
    "Number of items on a prescription should be between 1 and 4",
  ],
  ["0012", "business-rule", EPS, "PRESCRIPTION_INVALID_STATE_TRANSITION", "Invalid State Transition for Prescription"],
  [
    "0013",
    "business-rule",
    EPS,
    "MEDICATIONREQUEST_INVALID_STATE_TRANSITION",
    "Invalid State Transition for Prescription Item",
  ],
  ["0014", "not-found", EPS, "MEDICATIONREQUEST_NOT_FOUND", "Prescription Item Not found"],
  ["0015", "business-rule", EPS, "CLAIM_INVALID_NOT_DISPENSED", "Invalid Claim. Prescription is not Dispensed"],
  ["0018", "business-rule", EPS, "MISMATCH_AUTHORISED_REPEAT_COUNT", "Mismatch in authorised repeat counts"],
  ["0019", "business-rule", EPS, "INVALID_REPEAT_COUNT", "Repeat count should be between 1 and 99"],
  [
    "0021",
    "business-rule",
    EPS,
    "DISPENSE_AMEND_IDENTIFIER_MISMATCH",
    "Dispense Amendment/Cancellation Request does not pertain to Last Dispense",
  ],
  ["0099", "conflict", SPINE, "RESOURCE_VERSION_MISMATCH", "Resource version mismatch"],
  [
    "0100",
    "business-rule",
    SPINE,
    "CLAIM_AMEND_PERIOD_ISSUE",
    "Claim amendment is not permitted outside of the claim period",
  ],
  ["5008", "duplicate", EPS, "DUPLICATE_MEDICATIONREQUEST_ID", "Duplicate item ID exists"],
  ["5009", "value", EPS, "INVALID_CHECK_DIGIT", "Error in check digit"],
  ["7002", "structure", EPS, "INVALID_MESSAGE", "Invalid Message"],
  ["9006", "value", EPS, "INVALID_DATE_FORMAT", "Format of date passed is invalid"],
  ["9999", "processing", SPINE, "FAILURE_TO_PROCESS_MESSAGE", FROM_SPINE],
];

const DISPENSE: readonly Row[] = [
  ["0001", "business-rule", EPS, "PRESCRIPTION_CANCELLED", "Prescription has been cancelled"],
  ["0002", "business-rule", EPS, "PRESCRIPTION_EXPIRED", "Prescription has expired"],
  ["0003", "not-found", SPINE, "RESOURCE_NOT_FOUND", "Resource not found"],
  ["0004", "business-rule", EPS, "PRESCRIPTION_WITH_ANOTHER_DISPENSER", "Prescription is with another dispenser"],
  ["0005", "business-rule", EPS, "PRESCRIPTION_DISPENSED", "Prescription has been dispensed"],
  ["0006", "informational", EPS, "NO_MORE_PRESCRIPTIONS", "No more prescriptions available", "information"],
  ["0007", "exception", EPS, "SERVICE_DISABLED", "Functionality disabled in spine"],
  ["0099", "conflict", SPINE, "RESOURCE_VERSION_MISMATCH", "Resource version mismatch"],
  ["5000", "processing", SPINE, "FAILURE_TO_PROCESS_MESSAGE", FROM_SPINE],
  ["5888", "invalid", EPS, "INVALID_MESSAGE", "Invalid message"],
  ["9006", "value", EPS, "INVALID_DATE_FORMAT", "Format of date passed is invalid"],
];

const byCode = (rows: readonly Row[]): ReadonlyMap<string, Row> => new Map(rows.map((row) => [row[0], row]));

const ERRORS: ReadonlyMap<string, ReadonlyMap<string, Row>> = new Map([
  [CODE_ROOT.prescribeError, byCode(PRESCRIBE)],
  [CODE_ROOT.dispenseError, byCode(DISPENSE)],
]);

/**
 * `{codeSystem: "…17.22", code: "0002"}` to the duplicate-prescription issue. A code that the two code systems do not
 * list becomes ERROR, one of any other code system (Spine's own included) is shown as sent; both are invalid.
 */
export function applicationError({ codeSystem, code, displayName }: SpineCode): ApplicationError {
  const listed = ERRORS.get(codeSystem);
  const unlisted: Row = [code, "invalid", SPINE, listed ? "ERROR" : code, FROM_SPINE];
  const [, issue, system, fhirCode, display, severity = "error"] = listed?.get(code) ?? unlisted;
  const shown = display === FROM_SPINE ? displayName : display;
  return { severity, issue, system, code: fhirCode, ...(shown === undefined ? {} : { display: shown }) };
}

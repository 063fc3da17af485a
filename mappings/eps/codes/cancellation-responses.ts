// What Spine answers to a cancellation (eps.md 13.2; used in 7.2).
import type { IssueCode } from "../../../shared/mapping/fault.ts";

/** Either the item's new status, or the issue of the OperationOutcome that the caller gets. */
export interface CancellationResponse {
  /** In medicationrequest-status-history. */
  readonly code: string;
  /** Absent: the one that Spine sent. */
  readonly display?: string;
  readonly status?: "active" | "cancelled" | "completed" | "stopped" | "unknown";
  readonly issue?: IssueCode;
}

/** By `pertinentResponse/value/@code` (code system …17.19). */
export const CANCELLATION_RESPONSES: ReadonlyMap<string, CancellationResponse> = new Map(
  Object.entries<CancellationResponse>({
    "0001": { code: "R-0001", status: "cancelled", display: "Prescription/item was cancelled" },
    "0002": {
      code: "R-0002",
      status: "active",
      display: "Prescription/item was not cancelled. With dispenser. Marked for cancellation",
    },
    "0003": {
      code: "R-0003",
      status: "active",
      display: "Prescription/item was not cancelled. With dispenser active. Marked for cancellation",
    },
    "0004": {
      code: "R-0004",
      status: "completed",
      display: "Prescription/item was not cancelled. Prescription has been dispensed.",
    },
    "0005": { code: "R-0005", status: "stopped", display: "Prescription/item has expired" },
    "0006": { code: "R-0006", status: "cancelled", display: "Prescription/item had already been cancelled" },
    "0007": {
      code: "R-0007",
      status: "unknown",
      display: "Prescription/item cancellation requested by another prescriber",
    },
    "0008": { code: "R-0008", issue: "not-found", display: "Prescription/item not found" },
    "0009": { code: "R-0009", issue: "not-supported", display: "Cancellation functionality disabled in SPINE" },
    "0010": {
      code: "R-0010",
      status: "stopped",
      display: "Prescription/item was not cancelled. Prescription has been not dispensed.",
    },
    "5000": { code: "R-5000", issue: "processing" },
    "5888": { code: "R-5888", issue: "invalid", display: "Invalid Message." },
  }),
);

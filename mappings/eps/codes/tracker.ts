// The prescription tracker tells states by their display names: what they mean (eps.md 13.4; used in 7.5).
// Spelling and case count.

type TaskStatus = "requested" | "accepted" | "in-progress" | "failed" | "cancelled" | "completed";

export interface TrackedStatus {
  readonly task: TaskStatus;
  /** In EPS-task-business-status. */
  readonly code: string;
}

export const TRACKED_PRESCRIPTION_STATUSES: ReadonlyMap<string, TrackedStatus> = new Map([
  ["Awaiting Release Ready", { task: "requested", code: "0000" }],
  ["To Be Dispensed", { task: "requested", code: "0001" }],
  ["With Dispenser", { task: "accepted", code: "0002" }],
  ["With Dispenser - Active", { task: "in-progress", code: "0003" }],
  ["Expired", { task: "failed", code: "0004" }],
  ["Cancelled", { task: "cancelled", code: "0005" }],
  ["Dispensed", { task: "completed", code: "0006" }],
  ["Not Dispensed", { task: "completed", code: "0007" }],
  ["Claimed", { task: "completed", code: "0008" }],
  ["No-Claimed", { task: "completed", code: "0009" }],
  ["Repeat Dispense future instance", { task: "requested", code: "9000" }],
  ["Prescription future instance", { task: "requested", code: "9001" }],
  ["Cancelled future instance", { task: "cancelled", code: "9005" }],
]);

/** To codes of medicationdispense-type. */
export const TRACKED_ITEM_STATUSES: ReadonlyMap<string, string> = new Map([
  ["Dispensed", "0001"],
  ["Not Dispensed", "0002"],
  ["Dispensed - Partial", "0003"],
  ["Not Dispensed - Owing", "0004"],
  ["Cancelled", "0005"],
  ["Expired", "0006"],
  ["To be Dispensed", "0007"],
  ["With Dispenser", "0008"],
]);

/** To FHIR course of therapy. */
export const TRACKED_TREATMENT_TYPES: ReadonlyMap<string, string> = new Map([
  ["Acute Prescription", "acute"],
  ["Repeat Prescribing", "continuous"],
  ["Repeat Dispensing", "continuous-repeat-dispensing"],
]);

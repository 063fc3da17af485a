// Value sets of the EPS messages: FHIR code system, codes and displays (eps.md 13.3; courses of therapy 4.5, item
// status 7.3). In all of them the FHIR code is the HL7 code, unless a table below says otherwise. Whoever receives a
// message enforces them, not its translation.
import { CODE_SYSTEM } from "./urls.ts";

export interface ValueSet {
  readonly system: string;
  /** Code to display. */
  readonly codes: ReadonlyMap<string, string>;
}

const valueSet = (system: string, codes: Readonly<Record<string, string>>): ValueSet => ({
  system,
  codes: new Map(Object.entries(codes)),
});

export const PRESCRIBER_ENDORSEMENTS = valueSet(CODE_SYSTEM.prescriberEndorsement, {
  CC: "Contraceptive",
  FS: "Free Supply for Specified Use",
  ACBS: "Advisory Committee on Borderline Substances",
  SLS: "Selected List Scheme",
  AF: "Food replacement/food supplement products",
});

export const DISPENSER_ENDORSEMENTS = valueSet(CODE_SYSTEM.dispenserEndorsement, {
  BB: "Broken Bulk",
  ED: "Extemporaneously dispensed",
  IP: "Invoice Price for less common products or special items",
  MF: "Measured and Fitted",
  NCSO: "No Cheaper Stock Obtainable",
  NDEC: "No Dispenser Endorsement Code",
  XP: "Out of Pocket Expenses",
  PC: "Prescriber Contacted",
  PNC: "Prescriber Not Contacted",
  RC: "Rebate Claimed",
  SSP: "Serious Shortage Protocol",
  SP: "Special License",
  ZD: "Zero Discount (List B only)",
});

export const CHARGE_EXEMPTIONS = valueSet(CODE_SYSTEM.chargeExemption, {
  "0001": "Patient has paid appropriate charges",
  "0002": "is under 16 years of age",
  "0003": "is 16, 17 or 18 and in full-time education",
  "0004": "is 60 years of age or over",
  "0005": "has a valid maternity exemption certificate",
  "0006": "has a valid medical exemption certificate",
  "0007": "has a valid prescription pre-payment certificate",
  "0008": "has a War Pension exemption certificate",
  "0009": "is named on a current HC2 charges certificate",
  "0010": "was prescribed free-of-charge contraceptives",
  "0011": "gets income support (IS)",
  "0012": "gets income based Job Seeker's Allowance (JSA (IB))",
  "0013": "is entitled to, or named on a VALID NHS tax credit exemption certificate",
  "0014": "has a partner who gets Pension Credit Guarantee Credit (PGCC)",
  "0015": "Patient does not need to pay the prescription charge",
});

/** What a message says; the tracker knows more (tracker.ts). */
export const PRESCRIPTION_STATUSES = valueSet(CODE_SYSTEM.prescriptionStatus, {
  "0001": "To be Dispensed",
  "0002": "With Dispenser",
  "0003": "With Dispenser - Active",
  "0004": "Expired",
  "0005": "Cancelled",
  "0006": "Dispensed",
  "0007": "Not Dispensed",
});

export const NON_DISPENSING_REASONS = valueSet(CODE_SYSTEM.nonDispensingReason, {
  "0001": "Not required as instructed by the patient",
  "0002": "Clinically unsuitable",
  "0003": "Owings note issued to patient",
  "0004": "Prescription cancellation",
  "0005": "Prescription cancellation due to death",
  "0006": "Illegal NHS prescription",
  "0007": "Prescribed out of scope item",
  "0008": "Item or prescription expired",
  "0009": "Not allowed on FP10",
  "0010": "Patient did not collect medication",
  "0011": "Patient purchased medication over the counter",
});

export const RETURN_REASONS = valueSet(CODE_SYSTEM.returnReason, {
  "0001": "Patient non-attendance",
  "0002": "Unable to dispense medication on prescriptions",
  "0003": "Patient requested release",
  "0004": "Another dispenser requested release on behalf of the patient",
  "0005": "Invalid digital signature",
  "0006": "Rejected due to version problem",
  "0007": "Prescription otherwise invalid or unreadable",
  "0008": "Prescription expired",
});

export const WITHDRAW_REASONS = valueSet(CODE_SYSTEM.withdrawReason, {
  QU: "Quantity Update",
  MU: "Medication Update",
  DA: "Dosage Amendments",
  PA: "Patient Details Amendments",
  OC: "Other Clinical",
  ONC: "Other Non-Clinical",
});

export const CANCELLATION_REASONS = valueSet(CODE_SYSTEM.cancellationReason, {
  "0001": "Prescribing Error",
  "0002": "Clinical contra-indication",
  "0003": "Change to medication treatment regime",
  "0004": "Clinical grounds",
  "0005": "At the Patient's request",
  "0006": "At the Pharmacist's request",
  "0007": "Notification of Death",
  "0008": "Patient deducted - other reason",
  "0009": "Patient deducted - registered with new practice",
});

export const ITEM_STATUSES = valueSet(CODE_SYSTEM.itemStatus, {
  "0001": "Item fully dispensed",
  "0002": "Item not dispensed",
  "0003": "Item dispensed - partial",
  "0004": "Item not dispensed owing",
  "0005": "Item cancelled",
  "0006": "Expired",
  "0007": "Item to be dispensed",
  "0008": "Item with dispenser",
});

/** MedicationRequest.status of a released item by its status code; an item without a status is active (eps.md 7.3). */
export const MEDICATION_REQUEST_STATUS_BY_ITEM_STATUS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "0001": "completed",
    "0002": "stopped",
    "0003": "active",
    "0004": "active",
    "0005": "cancelled",
    "0006": "stopped",
    "0007": "active",
    "0008": "active",
  }),
);

export const DISPENSING_SITE_PREFERENCES = valueSet(CODE_SYSTEM.dispensingSitePreference, {
  P1: "community pharmacy",
  P2: "appliance contractor",
  P3: "dispensing doctor",
  "0004": "no nomination",
});

/** Those that occur in published examples; the code of any other type is carried as well. */
export const PRESCRIPTION_TYPES = valueSet(CODE_SYSTEM.prescriptionType, {
  "0101": "Primary Care Prescriber - Medical Prescriber",
  "1001": "Outpatient Community Prescriber - Medical Prescriber",
  "1004": "Outpatient Community Prescriber - Nurse Independent/Supplementary prescriber",
  "1005": "Outpatient Community Prescriber - Community Practitioner Nurse prescriber",
  "1008": "Outpatient Community Prescriber - Pharmacist Independent Supplementary prescriber",
  "1025": "Outpatient Community Prescriber - Paramedic Independent Supplementary prescriber",
  "1201": "Outpatient Homecare Prescriber - Medical Prescriber",
});

export const EXEMPTION_EVIDENCE = valueSet(CODE_SYSTEM.exemptionEvidence, {
  "evidence-seen": "Evidence Seen",
  "no-evidence-seen": "No Evidence Seen",
});

export interface PrescriptionCharge {
  readonly code: string;
  readonly display: string;
  /** `pertinentChargePayment/value/@value`. It cannot tell once from twice (D-35). */
  readonly paid: boolean;
}

/** In DM-prescription-charge. */
export const PRESCRIPTION_CHARGES: readonly PrescriptionCharge[] = [
  { code: "paid-once", display: "Paid Once", paid: true },
  { code: "paid-twice", display: "Paid Twice", paid: true },
  { code: "not-paid", display: "Not Paid", paid: false },
];

export interface CourseOfTherapy {
  readonly system: string;
  readonly code: string;
  readonly display: string;
  /** `pertinentPrescriptionTreatmentType/value/@code`. */
  readonly treatmentType: string;
}

/** `MedicationRequest.courseOfTherapyType` and the treatment type. */
export const COURSES_OF_THERAPY: readonly CourseOfTherapy[] = [
  {
    system: CODE_SYSTEM.courseOfTherapy,
    code: "acute",
    display: "Short course (acute) therapy",
    treatmentType: "0001",
  },
  {
    system: CODE_SYSTEM.courseOfTherapy,
    code: "continuous",
    display: "Continuous long term therapy",
    treatmentType: "0002",
  },
  {
    system: CODE_SYSTEM.courseOfTherapyRepeatDispensing,
    code: "continuous-repeat-dispensing",
    display: "Continuous long term (repeat dispensing)",
    treatmentType: "0003",
  },
];

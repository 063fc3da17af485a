// FHIR extension URLs and code systems of the EPS messages (eps.md 4.5).

const NHS = "https://fhir.nhs.uk";
const NHS_EXTENSION = `${NHS}/StructureDefinition/Extension`;
const NHS_CODES = `${NHS}/CodeSystem`;
const HL7_CODES = "http://terminology.hl7.org/CodeSystem";

/** `Extension.url`; the comment says where it stands and what it holds. */
export const EXTENSION = {
  /** MedicationRequest.groupIdentifier: valueIdentifier, the prescription's UUID. */
  prescriptionId: `${NHS_EXTENSION}-DM-PrescriptionId`,
  /** Claim.prescription: `shortForm` and `UUID`, valueIdentifier. */
  groupIdentifier: `${NHS_EXTENSION}-DM-GroupIdentifier`,
  /** MedicationRequest: valueCoding. */
  prescriptionType: `${NHS_EXTENSION}-DM-PrescriptionType`,
  /** MedicationRequest: valueReference. */
  responsiblePractitioner: `${NHS_EXTENSION}-DM-ResponsiblePractitioner`,
  /** MedicationRequest, any number: valueCodeableConcept. */
  prescriptionEndorsement: `${NHS_EXTENSION}-DM-PrescriptionEndorsement`,
  /** MedicationRequest: `quantityWords` valueString, `schedule` valueCoding. */
  controlledDrug: `${NHS_EXTENSION}-DM-ControlledDrug`,
  /** MedicationRequest.dispenseRequest: valueCoding. */
  performerSiteType: `${NHS_EXTENSION}-DM-PerformerSiteType`,
  /** dispenseRequest.performer of a cancellation answer: valueReference. */
  dispensingPerformer: `${NHS_EXTENSION}-DM-DispensingPerformer`,
  /** MedicationRequest of a cancellation answer: `status` valueCoding, `statusDate` valueDateTime. */
  prescriptionStatusHistory: `${NHS_EXTENSION}-DM-PrescriptionStatusHistory`,
  /** MedicationDispense: valueCoding. */
  nonDispensingReason: `${NHS_EXTENSION}-DM-PrescriptionNonDispensingReason`,
  /** MedicationRequest: `authorisationExpiryDate` valueDateTime, `numberOfPrescriptionsIssued` valueUnsignedInt. */
  medicationRepeatInformation:
    "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-MedicationRepeatInformation",
  /**
   * MedicationRequest.basedOn, MedicationDispense, Task, Claim.item, item.detail, subDetail: `numberOfRepeatsAllowed`,
   * `numberOfRepeatsIssued`, valueInteger.
   */
  repeatInformation: `${NHS_EXTENSION}-EPS-RepeatInformation`,
  /** MedicationRequest, Task.input: `dateLastDispensed` valueDateTime, `dispenseStatus` valueCoding. */
  dispensingInformation: `${NHS_EXTENSION}-EPS-DispensingInformation`,
  /** Task.output: `dateLastIssuedDispensed`, `dateDownloaded`, `dateClaimed`, valueDate. */
  dispensingReleaseInformation: `${NHS_EXTENSION}-EPS-DispensingReleaseInformation`,
  /** Task of the tracker: `courseOfTherapyType` valueCoding. */
  prescription: `${NHS_EXTENSION}-EPS-Prescription`,
  /** MedicationDispense, Claim.item: valueCoding. */
  taskBusinessStatus: `${NHS_EXTENSION}-EPS-TaskBusinessStatus`,
  /** Claim.item, item.detail: valueCoding. */
  taskBusinessStatusReason: `${NHS_EXTENSION}-EPS-TaskBusinessStatusReason`,
  /** Organization: `reimbursementAuthority` valueIdentifier. */
  organisationRelationships: `${NHS_EXTENSION}-ODS-OrganisationRelationships`,
  /** Claim.item.detail: valueIdentifier. */
  claimSequenceIdentifier: `${NHS_EXTENSION}-ClaimSequenceIdentifier`,
  /** Claim.item.detail: valueReference.identifier. */
  claimMedicationRequestReference: `${NHS_EXTENSION}-ClaimMedicationRequestReference`,
  /** MessageHeader, Claim: valueIdentifier of what this one replaces. */
  replacementOf: `${NHS_EXTENSION}-replacementOf`,
  /** MessageHeader of answers: valueIdentifier. */
  messageId: `${NHS_EXTENSION}-MessageHeader-messageId`,
  /** OperationOutcome: holds spineSupportingInfoPrescription. */
  spineSupportingInfo: `${NHS_EXTENSION}-Spine-supportingInfo`,
  /** Inside spineSupportingInfo: valueReference. */
  spineSupportingInfoPrescription: `${NHS_EXTENSION}-Spine-supportingInfo-prescription`,
} as const;

/** `Coding.system`. */
export const CODE_SYSTEM = {
  snomed: "http://snomed.info/sct",
  ucum: "http://unitsofmeasure.org",
  messageEvent: `${NHS_CODES}/message-event`,
  prescriptionType: `${NHS_CODES}/prescription-type`,
  dispensingSitePreference: `${NHS_CODES}/dispensing-site-preference`,
  controlledDrug: `${NHS_CODES}/medicationrequest-controlled-drug`,
  prescriberEndorsement: `${NHS_CODES}/medicationrequest-endorsement`,
  cancellationReason: `${NHS_CODES}/medicationrequest-status-reason`,
  statusHistory: `${NHS_CODES}/medicationrequest-status-history`,
  /** acute and continuous. */
  courseOfTherapy: `${HL7_CODES}/medicationrequest-course-of-therapy`,
  /** continuous-repeat-dispensing, of national making. */
  courseOfTherapyRepeatDispensing: `${NHS_CODES}/medicationrequest-course-of-therapy`,
  medicationRequestCategory: `${HL7_CODES}/medicationrequest-category`,
  itemStatus: `${NHS_CODES}/medicationdispense-type`,
  nonDispensingReason: `${NHS_CODES}/medicationdispense-status-reason`,
  dispenserEndorsement: `${NHS_CODES}/medicationdispense-endorsement`,
  prescriptionStatus: `${NHS_CODES}/EPS-task-business-status`,
  returnReason: `${NHS_CODES}/EPS-task-dispense-return-status-reason`,
  withdrawReason: `${NHS_CODES}/EPS-task-dispense-withdraw-reason`,
  chargeExemption: `${NHS_CODES}/prescription-charge-exemption`,
  exemptionEvidence: `${NHS_CODES}/DM-exemption-evidence`,
  prescriptionCharge: `${NHS_CODES}/DM-prescription-charge`,
  sdsJobRoleCode: `${NHS_CODES}/NHSDigital-SDS-JobRoleCode`,
  sdsJobRoleName: "https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName",
  epsIssue: `${NHS_CODES}/EPS-IssueCode`,
  spineErrorOrWarning: `${NHS_CODES}/Spine-ErrorOrWarningCode`,
  httpError: `${NHS_CODES}/http-error-codes`,
  taskCode: "http://hl7.org/fhir/CodeSystem/task-code",
} as const;

// Names of slices in the paths of the EPS tables: identifiers and codings by system, extensions by url (eps.md 4.2, 4.5).
// The order of the extensions here is their order in what is built (eps.md 7.2, 7.3).
import type { Slice, Slices } from "../../shared/mapping/port.ts";
import { ID_SYSTEM } from "./codes/identifiers.ts";
import { CODE_SYSTEM, EXTENSION } from "./codes/urls.ts";

const bySystem = (name: string, system: string): [string, Slice] => [name, { name, match: { system } }];
const byUrl = (name: string, url: string): [string, Slice] => [name, { name, match: { url } }];

export const slices: Slices = Object.fromEntries([
  bySystem("uuid", ID_SYSTEM.uuid),
  bySystem("nhs-number", ID_SYSTEM.nhsNumber),
  bySystem("ods-code", ID_SYSTEM.odsOrganizationCode),
  bySystem("sds-user-id", ID_SYSTEM.sdsUserId),
  bySystem("sds-role-profile-id", ID_SYSTEM.sdsRoleProfileId),
  bySystem("item-number", ID_SYSTEM.prescriptionOrderItemNumber),
  bySystem("gmc-number", ID_SYSTEM.gmcNumber),
  bySystem("gmp-number", ID_SYSTEM.gmpNumber),
  bySystem("nmc-number", ID_SYSTEM.nmcNumber),
  bySystem("gphc-number", ID_SYSTEM.gphcNumber),
  bySystem("hcpc-number", ID_SYSTEM.hcpcNumber),
  bySystem("din-number", ID_SYSTEM.dinNumber),
  bySystem("professional-code", ID_SYSTEM.professionalCode),
  bySystem("spurious-code", ID_SYSTEM.nhsbsaSpuriousCode),
  bySystem("snomed", CODE_SYSTEM.snomed),
  bySystem("job-role-code", CODE_SYSTEM.sdsJobRoleCode),
  bySystem("job-role-name", CODE_SYSTEM.sdsJobRoleName),
  bySystem("endorsement", CODE_SYSTEM.prescriberEndorsement),
  bySystem("cancellation-reason", CODE_SYSTEM.cancellationReason),
  byUrl("status-history", EXTENSION.prescriptionStatusHistory),
  byUrl("responsible-practitioner", EXTENSION.responsiblePractitioner),
  byUrl("prescription-type", EXTENSION.prescriptionType),
  byUrl("prescriber-endorsement", EXTENSION.prescriptionEndorsement),
  byUrl("repeat-information", EXTENSION.medicationRepeatInformation),
  byUrl("controlled-drug", EXTENSION.controlledDrug),
  byUrl("dispensing-information", EXTENSION.dispensingInformation),
  byUrl("eps-repeat-information", EXTENSION.repeatInformation),
  byUrl("performer-site-type", EXTENSION.performerSiteType),
  byUrl("dispensing-performer", EXTENSION.dispensingPerformer),
  byUrl("prescription-id", EXTENSION.prescriptionId),
  byUrl("authorisation-expiry-date", "authorisationExpiryDate"),
  byUrl("prescriptions-issued", "numberOfPrescriptionsIssued"),
  byUrl("quantity-words", "quantityWords"),
  byUrl("schedule", "schedule"),
  byUrl("repeats-allowed", "numberOfRepeatsAllowed"),
  byUrl("repeats-issued", "numberOfRepeatsIssued"),
  byUrl("date-last-dispensed", "dateLastDispensed"),
  byUrl("status", "status"),
  byUrl("status-date", "statusDate"),
]);

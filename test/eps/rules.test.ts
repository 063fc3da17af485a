// Every rule of prescribing, broken once: the examples keep all of them, one change breaks the rule that is named.
import { describe, expect, it } from "vitest";
import { prescribingPermissions } from "../../mappings/eps/rules/permissions.ts";
import { orderRules, updateRules } from "../../mappings/eps/rules/prescribing.ts";
import { changed, resourcesOf } from "./example.ts";

type Change = (bundle: any) => void;

const ORDER = "prescription-order.json";
const REPEAT = "prescription-order-repeat-dispensing.json";
const UPDATE = "prescription-order-update.json";

const first = (b: any, type: string): any => resourcesOf(b, type)[0];
const items = (b: any): any[] => resourcesOf(b, "MedicationRequest");
const requester = (b: any): any => {
  const { reference } = items(b)[0].requester;
  return b.entry.find((e: any) => e.fullUrl === reference).resource;
};
const referred = (b: any, reference: any): any => b.entry.find((e: any) => e.fullUrl === reference.reference).resource;
const add = (b: any, resource: any, n = 1): string => {
  const fullUrl = `urn:uuid:00000000-0000-4000-8000-00000000000${n}`;
  b.entry.push({ fullUrl, resource });
  return fullUrl;
};
const extension = (of: any, ending: string): any => of.extension.find((e: any) => e.url.endsWith(ending));
const drop = (b: any, type: string): void => {
  b.entry = b.entry.filter((e: any) => e.resource.resourceType !== type);
};
/** Changes the last item, so that it differs from the first. */
const differ =
  (change: (item: any) => void): Change =>
  (b) =>
    change(items(b).at(-1));

const telecoms = Object.fromEntries(
  ["Organization", "Practitioner", "PractitionerRole"].flatMap((type) =>
    ["value", "use"].map((element): [string, Change] => [
      `eps/${type.toLowerCase()}-telecom-${element}`,
      (b) => {
        const resource = first(b, type);
        resource.telecom = [{ system: "phone", value: "01632960000", use: "work" }];
        delete resource.telecom[0][element];
      },
    ]),
  ),
);

const BROKEN: Readonly<Record<string, Change | readonly [file: string, change: Change]>> = {
  ...telecoms,
  "eps/bundle-identifier": (b) => Object.assign(b.identifier, { system: "urn:other" }),
  "eps/one-message-header": (b) => add(b, structuredClone(first(b, "MessageHeader"))),
  "eps/one-patient": (b) => drop(b, "Patient"),
  "eps/some-items": (b) => drop(b, "MedicationRequest"),
  "eps/intent": (b) => Object.assign(items(b)[0], { intent: "plan" }),
  "eps/one-medication-form": (b) => Object.assign(items(b)[0], { medicationReference: { reference: "urn:uuid:x" } }),
  "eps/role-practitioner-by-reference": (b) => {
    const role = structuredClone(requester(b));
    role.practitioner = { identifier: { value: "1" } };
    add(b, role);
  },
  "eps/responsible-practitioner-one-way": (b) => {
    const role = structuredClone(requester(b));
    role.practitioner = { ...role.practitioner, identifier: { value: "1" } };
    const reference = add(b, role);
    for (const item of items(b)) {
      item.extension = item.extension.filter((e: any) => !e.url.endsWith("ResponsiblePractitioner"));
      item.extension.push({
        url: "https://fhir.nhs.uk/StructureDefinition/Extension-DM-ResponsiblePractitioner",
        valueReference: { reference },
      });
    }
  },
  "eps/role-organization-by-reference": (b) =>
    Object.assign(requester(b), { organization: { identifier: { value: "1" } } }),
  "eps/role-healthcareservice-by-reference": (b) =>
    Object.assign(requester(b), { healthcareService: [{ identifier: { value: "1" } }] }),
  "eps/order-event": (b) => Object.assign(first(b, "MessageHeader").eventCoding, { code: "prescription-order-update" }),
  "eps/course-of-therapy": (b) => Object.assign(items(b)[0].courseOfTherapyType.coding[0], { code: "seasonal" }),
  "eps/repeat-dispensing-repeats": [
    REPEAT,
    (b) => {
      for (const i of items(b)) {
        delete i.dispenseRequest.numberOfRepeatsAllowed;
        delete i.basedOn;
      }
    },
  ],
  "eps/signature-form": (b) => Object.assign(first(b, "Provenance").signature[0], { data: "PGEvPg==" }),
  "eps/same-groupidentifier": differ((i) => Object.assign(i.groupIdentifier, { value: "OTHER" })),
  "eps/same-category": differ((i) => Object.assign(i, { category: [{ text: "other" }] })),
  "eps/same-authoredon": differ((i) => Object.assign(i, { authoredOn: "2020-01-01" })),
  "eps/same-subject": differ((i) => Object.assign(i, { subject: { reference: "urn:uuid:other" } })),
  "eps/same-requester": differ((i) => Object.assign(i, { requester: { reference: "urn:uuid:other" } })),
  "eps/same-dispenserequest-performer": differ((i) => delete i.dispenseRequest.performer),
  "eps/same-dispenserequest-validityperiod": differ((i) => delete i.dispenseRequest.validityPeriod),
  "eps/same-dispenserequest-expectedsupplyduration": differ((i) => delete i.dispenseRequest.expectedSupplyDuration),
  "eps/same-dispenserequest-performersitetype": differ((i) =>
    Object.assign(extension(i.dispenseRequest, "PerformerSiteType").valueCoding, { code: "P3" }),
  ),
  "eps/same-prescriptiontype": differ((i) =>
    Object.assign(extension(i, "PrescriptionType").valueCoding, { code: "1001" }),
  ),
  "eps/same-responsiblepractitioner": differ((i) => {
    i.extension = i.extension.filter((e: any) => !e.url.endsWith("ResponsiblePractitioner"));
  }),
  "eps/same-dispenserequest-numberofrepeatsallowed": [
    REPEAT,
    (b) => {
      const copy = structuredClone(items(b)[0]);
      copy.identifier[0].value = "00000000-0000-4000-8000-0000000000aa";
      copy.dispenseRequest.numberOfRepeatsAllowed = 99;
      add(b, copy);
    },
  ],
  "eps/same-medicationrepeatinformation": [
    REPEAT,
    (b) => {
      const copy = structuredClone(items(b)[0]);
      copy.identifier[0].value = "00000000-0000-4000-8000-0000000000aa";
      copy.extension = copy.extension.filter((e: any) => !e.url.endsWith("MedicationRepeatInformation"));
      add(b, copy);
    },
  ],
  "eps/repeat-dispensing-validityperiod": [REPEAT, (b) => items(b).map((i) => delete i.dispenseRequest.validityPeriod)],
  "eps/repeat-dispensing-expectedsupplyduration": [
    REPEAT,
    (b) => items(b).map((i) => delete i.dispenseRequest.expectedSupplyDuration),
  ],
  "eps/primary-care-no-service": (b) =>
    Object.assign(requester(b), { healthcareService: [{ reference: "urn:uuid:x" }] }),
  "eps/primary-care-part-of": (b) => delete referred(b, requester(b).organization).partOf,
  "eps/requester-organization-by-reference": (b) =>
    Object.assign(requester(b), { organization: { identifier: { value: "1" } } }),
  "eps/requester-no-gmp-number": (b) =>
    referred(b, requester(b).practitioner).identifier.push({
      system: "https://fhir.hl7.org.uk/Id/gmp-number",
      value: "G1234567",
    }),
  "eps/order-active": (b) => Object.assign(items(b)[0], { status: "draft" }),
  "eps/items-distinct": differ((i) =>
    Object.assign(i.identifier[0], { value: "8542a0a7-1422-4a0f-a65b-c957d8f4ab37" }),
  ),
  "eps/dosage-present": (b) => delete items(b)[0].dosageInstruction,
  "eps/dosage-sequence": (b) => Object.assign(items(b)[0], { dosageInstruction: [{ text: "a" }, { text: "b" }] }),
  "eps/prescription-type": (b) => {
    items(b)[0].extension = items(b)[0].extension.filter((e: any) => !e.url.endsWith("PrescriptionType"));
  },
  "eps/dosage-text": (b) => Object.assign(items(b)[0], { dosageInstruction: [{ asNeededBoolean: true }] }),
  "eps/one-nhs-number": (b) => first(b, "Patient").identifier.push(first(b, "Patient").identifier[0]),
  "eps/one-name": (b) => delete first(b, "Patient").name,
  "eps/one-address": (b) => delete first(b, "Patient").address,
  "eps/nhs-number-check-digit": (b) => Object.assign(first(b, "Patient").identifier[0], { value: "9990000000" }),
  "eps/prescription-id-check-digit": (b) =>
    items(b).map((i) => Object.assign(i.groupIdentifier, { value: "3C7A10-Y99901-5E02DA" })),
  "eps/one-to-four-items": (b) => {
    for (let n = 1; n < 5; n++) add(b, { ...structuredClone(items(b)[0]), identifier: [] }, n);
  },
  "eps/nomination-needed": (b) => items(b).map((i) => delete i.dispenseRequest.performer),
  "eps/nomination-not-allowed": (b) =>
    items(b).map((i) => Object.assign(extension(i.dispenseRequest, "PerformerSiteType").valueCoding, { code: "0004" })),
  "eps/supply-ends-after-start": (b) =>
    items(b).map((i) =>
      Object.assign(i.dispenseRequest, { validityPeriod: { start: "2026-03-02", end: "2026-03-01" } }),
    ),
  "eps/signed": (b) => drop(b, "Provenance"),
  "eps/cancel-event": [
    UPDATE,
    (b) => Object.assign(first(b, "MessageHeader").eventCoding, { code: "prescription-order" }),
  ],
  "eps/cancel-one-item": [UPDATE, (b) => add(b, structuredClone(items(b)[0]))],
  "eps/cancel-status": [UPDATE, (b) => Object.assign(items(b)[0], { status: "active" })],
  "eps/cancel-reason": [UPDATE, (b) => delete items(b)[0].statusReason],
};

const rules = new Map([...orderRules, ...updateRules].map((r) => [r.id, r]));

describe("rules", () => {
  it.each([ORDER, REPEAT])("%s keeps all of them", (file) => {
    const bundle = changed(file, () => {});
    expect(orderRules.flatMap((r) => r.check(bundle))).toEqual([]);
  });

  it(`${UPDATE} keeps all of them`, () => {
    const bundle = changed(UPDATE, () => {});
    expect(updateRules.flatMap((r) => r.check(bundle))).toEqual([]);
  });

  it("are all broken below", () => {
    expect(Object.keys(BROKEN).sort()).toEqual([...rules.keys()].sort());
  });

  it.each(Object.keys(BROKEN))("%s is found, with its place", (id) => {
    const broken = BROKEN[id]!;
    const [file, change] = typeof broken === "function" ? [ORDER, broken] : broken;
    const faults = rules.get(id)!.check(changed(file, change));
    expect(faults.length).toBeGreaterThan(0);
    for (const { expression, diagnostics, severity } of faults) {
      expect(expression).toMatch(/^Bundle\./);
      expect(diagnostics.length).toBeGreaterThan(10);
      expect(["error", "fatal"]).toContain(severity);
    }
  });

  it("never throw, whatever a message is", () => {
    for (const message of [
      null,
      1,
      "x",
      [],
      {},
      { resourceType: "Bundle" },
      { resourceType: "Bundle", entry: [null, {}, { resource: 1 }] },
    ])
      for (const rule of rules.values()) expect(Array.isArray(rule.check(message))).toBe(true);
  });
});

describe("permissions", () => {
  const SCOPE = "urn:nhsd:apim:user-nhs-id:aal3:electronic-prescription-service-api:prescribing";
  const faults = (scopes: string[], features: string[]) =>
    prescribingPermissions.flatMap((p) => p.check({ scopes, features })).map((f) => [f.code, f.diagnostics]);

  it("let a user of prescribing send, under either name of the scope", () => {
    expect(faults([SCOPE], ["prescribing"])).toEqual([]);
    expect(faults(["urn:nhsd:apim:user-nhs-id:aal3:fhir-prescribing"], ["prescribing"])).toEqual([]);
  });

  it("say what is missing: the scope, a user, the feature", () => {
    expect(faults([], ["prescribing"])).toEqual([
      ["forbidden", "Your app does not have permission to access prescribing functionality."],
    ]);
    expect(
      faults(["urn:nhsd:apim:app:level3:electronic-prescription-service-api:prescribing"], ["prescribing"]),
    ).toEqual([["forbidden", "Prescribing functionality can only be accessed using the user-restricted access mode."]]);
    expect(faults([SCOPE], [])).toEqual([["not-supported", "Prescribing functionality is disabled."]]);
  });
});

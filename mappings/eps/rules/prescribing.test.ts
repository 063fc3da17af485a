// Every rule of prescribing, broken once: what is told, and exactly where. The examples keep all rules.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Fault } from "../../../shared/mapping/fault.ts";
import { ID_SYSTEM } from "../codes/identifiers.ts";
import { EXTENSION } from "../codes/urls.ts";
import { orderRules, updateRules } from "./prescribing.ts";

const example = (name: string): string =>
  readFileSync(new URL(`../../../examples/eps/${name}.json`, import.meta.url), "utf8");

const ORDER = example("prescription-order");
const REPEAT = example("prescription-order-repeat-dispensing");
const UPDATE = example("prescription-order-update");

/** Resources of the order: entries 1 to 4 are its items. */
const IN_ORDER = { patient: 8, role: 9, practitioner: 10, responsible: 11, organization: 13, provenance: 15 };

type Resources = readonly any[];
type Change = (resources: Resources, bundle: any) => void;

function changed(source: string, change: Change): any {
  const bundle = JSON.parse(source);
  const resources = bundle.entry.map((e: any) => e.resource);
  change(resources, bundle);
  return bundle;
}

const items = (resources: Resources): any[] => resources.filter((r) => r.resourceType === "MedicationRequest");
const each =
  (change: (item: any) => void): Change =>
  (resources) =>
    items(resources).forEach(change);
const last =
  (change: (item: any) => void): Change =>
  (resources) =>
    change(items(resources).at(-1));
const at =
  (entry: number, change: (resource: any) => void): Change =>
  (resources) =>
    change(resources[entry]);
const without = (resource: any, url: string): void => {
  resource.extension = resource.extension.filter((e: any) => e.url !== url);
};
const coding = (resource: any, url: string): any => resource.extension.find((e: any) => e.url === url).valueCoding;

const told = ({ severity, code, coding }: Fault): string =>
  [severity, code, coding?.code].filter((part) => part !== undefined).join(" ");

const VALUE = "error value";
const INVALID = "error invalid";
const INVALID_VALUE = "fatal invalid INVALID_VALUE";
const TOO_FEW = "fatal invalid TOO_FEW_VALUES_SUBMITTED";
const TOO_MANY = "fatal invalid TOO_MANY_VALUES_SUBMITTED";
const INVALID_ID = "error value INVALID_VALUE";
const FIRST_STAGE = "error business-rule INVALID_VALUE";

const item = (entry: number, element: string): string => `Bundle.entry[${entry}].resource.${element}`;
const itemsOf = (element: string): string[] => [1, 2, 3, 4].map((entry) => item(entry, element));

type Broken = readonly [id: string, source: string, change: Change, outcome: string, places: readonly string[]];

const telecoms: readonly Broken[] = (["organization", "practitioner", "role"] as const).flatMap((which) =>
  ["value", "use"].map((element): Broken => {
    const entry = IN_ORDER[which];
    const type = which === "role" ? "practitionerrole" : which;
    return [
      `eps/${type}-telecom-${element}`,
      ORDER,
      at(entry, (r) => {
        const telecom: any = { system: "phone", value: "01632960000", use: "work" };
        delete telecom[element];
        r.telecom = [{ system: "phone", value: "01632960001", use: "work" }, telecom];
      }),
      INVALID,
      [item(entry, `telecom[1].${element}`)],
    ];
  }),
);

/** What is shared by all items, changed in the last: the rule's name, the change, where it is told. */
const shared: readonly (readonly [string, (item: any) => void, string])[] = [
  ["groupidentifier", (i) => Object.assign(i.groupIdentifier, { value: "OTHER" }), "groupIdentifier"],
  ["category", (i) => Object.assign(i, { category: [{ text: "other" }] }), "category[0]"],
  ["authoredon", (i) => Object.assign(i, { authoredOn: "2020-01-01" }), "authoredOn"],
  ["subject", (i) => Object.assign(i, { subject: { reference: "urn:uuid:other" } }), "subject"],
  ["requester", (i) => Object.assign(i, { requester: { reference: "urn:uuid:other" } }), "requester"],
  ["dispenserequest-performer", (i) => delete i.dispenseRequest.performer, "dispenseRequest.performer"],
  ["dispenserequest-validityperiod", (i) => delete i.dispenseRequest.validityPeriod, "dispenseRequest.validityPeriod"],
  [
    "dispenserequest-expectedsupplyduration",
    (i) => Object.assign(i.dispenseRequest.expectedSupplyDuration, { value: 1 }),
    "dispenseRequest.expectedSupplyDuration",
  ],
  [
    "dispenserequest-performersitetype",
    (i) => Object.assign(coding(i.dispenseRequest, EXTENSION.performerSiteType), { code: "P3" }),
    "dispenseRequest.extension[0]",
  ],
  ["prescriptiontype", (i) => Object.assign(coding(i, EXTENSION.prescriptionType), { code: "1001" }), "extension[0]"],
  [
    "responsiblepractitioner",
    (i) => without(i, EXTENSION.responsiblePractitioner),
    `extension('${EXTENSION.responsiblePractitioner}')`,
  ],
];

const BROKEN: readonly Broken[] = [
  ...telecoms,
  ...shared.map(([name, change, place]): Broken => [`eps/same-${name}`, ORDER, last(change), VALUE, [item(4, place)]]),
  ["eps/bundle-identifier", ORDER, (_, b) => delete b.identifier, TOO_FEW, ["Bundle.identifier"]],
  [
    "eps/one-message-header",
    ORDER,
    (r, b) => b.entry.push({ resource: r[0] }),
    TOO_MANY,
    ["Bundle.entry[16].resource"],
  ],
  ["eps/one-patient", ORDER, (_, b) => b.entry.splice(IN_ORDER.patient, 1), TOO_FEW, ["Bundle.entry"]],
  ["eps/some-items", ORDER, (_, b) => b.entry.splice(1, 4), TOO_FEW, ["Bundle.entry"]],
  ["eps/intent", ORDER, at(2, (i) => Object.assign(i, { intent: "reflex-order" })), VALUE, [item(2, "intent")]],
  [
    "eps/one-medication-form",
    ORDER,
    at(1, (i) => Object.assign(i, { medicationReference: { reference: "urn:uuid:x" } })),
    "error structure CONFLICTING_VALUES",
    [item(1, "medicationReference")],
  ],
  [
    "eps/role-practitioner-by-reference",
    ORDER,
    at(IN_ORDER.role, (r) => Object.assign(r, { practitioner: { identifier: { value: "1" } } })),
    INVALID,
    [item(IN_ORDER.role, "practitioner")],
  ],
  [
    "eps/responsible-practitioner-one-way",
    ORDER,
    at(IN_ORDER.responsible, (r) => Object.assign(r.practitioner, { identifier: { value: "1" } })),
    INVALID,
    [item(IN_ORDER.responsible, "practitioner")],
  ],
  [
    "eps/role-organization-by-reference",
    ORDER,
    at(IN_ORDER.responsible, (r) => Object.assign(r, { organization: { identifier: { value: "1" } } })),
    INVALID,
    [item(IN_ORDER.responsible, "organization")],
  ],
  [
    "eps/role-healthcareservice-by-reference",
    REPEAT,
    at(6, (r) => Object.assign(r, { healthcareService: [{ identifier: { value: "1" } }] })),
    INVALID,
    [item(6, "healthcareService[0]")],
  ],
  [
    "eps/same-dispenserequest-numberofrepeatsallowed",
    REPEAT,
    last((i) => Object.assign(i.dispenseRequest, { numberOfRepeatsAllowed: 4 })),
    VALUE,
    [item(4, "dispenseRequest.numberOfRepeatsAllowed")],
  ],
  [
    "eps/same-medicationrepeatinformation",
    REPEAT,
    last((i) => without(i, EXTENSION.medicationRepeatInformation)),
    VALUE,
    [item(4, `extension('${EXTENSION.medicationRepeatInformation}')`)],
  ],
  [
    "eps/repeat-dispensing-validityperiod",
    REPEAT,
    each((i) => delete i.dispenseRequest.validityPeriod),
    VALUE,
    itemsOf("dispenseRequest.validityPeriod"),
  ],
  [
    "eps/repeat-dispensing-expectedsupplyduration",
    REPEAT,
    each((i) => delete i.dispenseRequest.expectedSupplyDuration),
    VALUE,
    itemsOf("dispenseRequest.expectedSupplyDuration"),
  ],
  [
    "eps/primary-care-no-service",
    ORDER,
    at(IN_ORDER.role, (r) => Object.assign(r, { healthcareService: [{ reference: "urn:uuid:x" }] })),
    INVALID,
    [item(IN_ORDER.role, "healthcareService[0]")],
  ],
  [
    "eps/primary-care-part-of",
    ORDER,
    at(IN_ORDER.organization, (o) => delete o.partOf),
    INVALID,
    [item(IN_ORDER.organization, "partOf")],
  ],
  [
    "eps/requester-organization-by-reference",
    ORDER,
    at(IN_ORDER.role, (r) => delete r.organization),
    INVALID,
    [item(IN_ORDER.role, "organization")],
  ],
  [
    "eps/requester-no-gmp-number",
    ORDER,
    at(IN_ORDER.practitioner, (p) => p.identifier.push({ system: ID_SYSTEM.gmpNumber, value: "G1234567" })),
    VALUE,
    [item(IN_ORDER.practitioner, "identifier[2]")],
  ],
  [
    "eps/order-event",
    ORDER,
    at(0, (h) => Object.assign(h.eventCoding, { code: "prescription-order-update" })),
    INVALID_VALUE,
    [item(0, "eventCoding.code")],
  ],
  [
    "eps/cancel-event",
    UPDATE,
    at(0, (h) => Object.assign(h.eventCoding, { code: "prescription-order" })),
    INVALID_VALUE,
    [item(0, "eventCoding.code")],
  ],
  [
    "eps/course-of-therapy",
    ORDER,
    at(2, (i) => Object.assign(i.courseOfTherapyType.coding[0], { code: "seasonal" })),
    INVALID_VALUE,
    [item(2, "courseOfTherapyType.coding[0].code")],
  ],
  [
    "eps/repeat-dispensing-repeats",
    REPEAT,
    (r) => {
      for (const i of items(r)) delete i.dispenseRequest.numberOfRepeatsAllowed;
      for (const i of items(r).slice(1)) delete i.basedOn;
    },
    INVALID_VALUE,
    itemsOf("dispenseRequest.numberOfRepeatsAllowed").slice(1),
  ],
  [
    "eps/signature-form",
    ORDER,
    at(IN_ORDER.provenance, (p) => Object.assign(p.signature[0], { data: "PFNpZ25hdHVyZS8+" })),
    INVALID_VALUE,
    [item(IN_ORDER.provenance, "signature[0].data")],
  ],
  ["eps/order-active", ORDER, at(3, (i) => Object.assign(i, { status: "draft" })), VALUE, [item(3, "status")]],
  [
    "eps/items-distinct",
    ORDER,
    (r) => Object.assign(r[4].identifier[0], { value: r[1].identifier[0].value.toUpperCase() }),
    VALUE,
    [item(4, "identifier[0].value")],
  ],
  [
    "eps/dosage-present",
    ORDER,
    at(1, (i) => Object.assign(i, { dosageInstruction: [] })),
    INVALID,
    [item(1, "dosageInstruction")],
  ],
  [
    "eps/dosage-sequence",
    ORDER,
    at(1, (i) => Object.assign(i, { dosageInstruction: [{ text: "a", sequence: 1 }, { text: "b" }] })),
    "error invalid MISSING_VALUE",
    [item(1, "dosageInstruction[1].sequence")],
  ],
  [
    "eps/dosage-text",
    ORDER,
    at(1, (i) => Object.assign(i.dosageInstruction[0], { text: "" })),
    INVALID,
    [item(1, "dosageInstruction[0].text")],
  ],
  ["eps/prescription-type", ORDER, each((i) => without(i, EXTENSION.prescriptionType)), TOO_FEW, itemsOf("extension")],
  [
    "eps/one-nhs-number",
    ORDER,
    at(IN_ORDER.patient, (p) => p.identifier.push(p.identifier[0])),
    TOO_MANY,
    [item(IN_ORDER.patient, "identifier[1]")],
  ],
  [
    "eps/one-name",
    ORDER,
    at(IN_ORDER.patient, (p) => p.name.push(p.name[0])),
    TOO_MANY,
    [item(IN_ORDER.patient, "name[1]")],
  ],
  [
    "eps/one-address",
    UPDATE,
    at(2, (p) => delete p.address),
    TOO_FEW,
    ["Bundle.entry.resource.ofType(Patient).address"],
  ],
  [
    "eps/nhs-number-check-digit",
    ORDER,
    at(IN_ORDER.patient, (p) => Object.assign(p.identifier[0], { value: "9990000000" })),
    INVALID_ID,
    [item(IN_ORDER.patient, "identifier[0].value")],
  ],
  [
    "eps/prescription-id-check-digit",
    UPDATE,
    at(1, (i) => Object.assign(i.groupIdentifier, { value: "3C7A10-Y99901-5E02DA" })),
    INVALID_ID,
    [item(1, "groupIdentifier.value")],
  ],
  [
    "eps/one-to-four-items",
    ORDER,
    (r, b) => b.entry.push({ resource: { ...r[1], identifier: [] } }),
    FIRST_STAGE,
    ["Bundle.entry[16].resource"],
  ],
  [
    "eps/nomination-needed",
    ORDER,
    each((i) => Object.assign(i.dispenseRequest, { performer: { display: "a pharmacy" } })),
    TOO_FEW,
    itemsOf("dispenseRequest.performer"),
  ],
  [
    "eps/nomination-not-allowed",
    ORDER,
    each((i) => Object.assign(coding(i.dispenseRequest, EXTENSION.performerSiteType), { code: "0004" })),
    FIRST_STAGE,
    itemsOf("dispenseRequest.performer"),
  ],
  [
    "eps/supply-ends-after-start",
    ORDER,
    each((i) => Object.assign(i.dispenseRequest, { validityPeriod: { start: "2026-03-02", end: "2026-03-01" } })),
    FIRST_STAGE,
    itemsOf("dispenseRequest.validityPeriod.end"),
  ],
  [
    "eps/signed",
    ORDER,
    (_, b) => b.entry.splice(IN_ORDER.provenance, 1),
    TOO_FEW,
    ["Bundle.entry.resource.ofType(Provenance).signature"],
  ],
  ["eps/cancel-one-item", UPDATE, (r, b) => b.entry.push({ resource: r[1] }), VALUE, ["Bundle.entry[9].resource"]],
  ["eps/cancel-status", UPDATE, at(1, (i) => Object.assign(i, { status: "active" })), VALUE, [item(1, "status")]],
  ["eps/cancel-reason", UPDATE, at(1, (i) => delete i.statusReason), VALUE, [item(1, "statusReason")]],
];

const rules = new Map([...orderRules, ...updateRules].map((rule) => [rule.id, rule]));

const faultsOf = (source: string, change: Change): readonly Fault[] => {
  const bundle = changed(source, change);
  return (source === UPDATE ? updateRules : orderRules).flatMap((rule) => rule.check(bundle));
};

const expressions = (source: string, change: Change): readonly string[] =>
  faultsOf(source, change).map(({ expression }) => expression);

describe("rules of prescribing", () => {
  it.each([
    ["order", ORDER],
    ["repeat dispensing", REPEAT],
    ["cancellation", UPDATE],
  ])("%s: the example keeps all", (_, source) => expect(faultsOf(source, () => {})).toEqual([]));

  it("have names of their own in a message, and each is broken below", () => {
    for (const list of [orderRules, updateRules]) expect(new Set(list.map((r) => r.id)).size).toBe(list.length);
    expect(new Set(BROKEN.map(([id]) => id))).toEqual(new Set(rules.keys()));
  });

  it.each(BROKEN)("%s", (id, source, change, outcome, places) => {
    const faults = rules.get(id)!.check(changed(source, change));
    expect(faults.map(({ expression }) => expression)).toEqual(places);
    expect(new Set(faults.map(told))).toEqual(new Set([outcome]));
  });

  it("name no patient: what they say is the same whatever the values are", () => {
    for (const [id, source, change] of BROKEN)
      for (const { diagnostics } of rules.get(id)!.check(changed(source, change)))
        expect(diagnostics).not.toMatch(/\d{10}|urn:uuid|[0-9a-f]{8}-/);
  });

  it("do not throw, whatever stands where a resource should", () => {
    const junk = [null, 0, "", "x", true, [], {}, [null], { reference: 1 }];
    for (const source of [ORDER, UPDATE])
      for (const value of junk)
        for (const element of Object.keys(JSON.parse(source).entry[1].resource))
          expect(() =>
            faultsOf(
              source,
              each((i) => Object.assign(i, { [element]: value })),
            ),
          ).not.toThrow();
  });
});

describe("roles", () => {
  const byIdentifier = (r: any) => Object.assign(r, { practitioner: { identifier: { value: "1" }, display: "A" } });

  it("one that answers for the prescription may name its practitioner by identifier", () => {
    expect(expressions(ORDER, at(IN_ORDER.responsible, byIdentifier))).toEqual([]);
  });

  it("one that answers for the prescription refers to its practitioner in some way", () => {
    const change = at(IN_ORDER.responsible, (r) => Object.assign(r, { practitioner: { display: "A" } }));
    expect(expressions(ORDER, change)).toEqual([item(IN_ORDER.responsible, "practitioner")]);
  });

  it("one without a practitioner is an organisation's", () => {
    expect(
      expressions(
        ORDER,
        at(IN_ORDER.responsible, (r) => delete r.practitioner),
      ),
    ).toEqual([]);
  });

  it("in secondary care the requester may act for a service, and its organisation stands alone", () => {
    const change: Change = (r) => {
      for (const i of items(r)) coding(i, EXTENSION.prescriptionType).code = "1001";
      r[IN_ORDER.role].healthcareService = [{ reference: "urn:uuid:x" }];
      delete r[IN_ORDER.organization].partOf;
    };
    expect(expressions(ORDER, change)).toEqual([]);
  });
});

describe("defects that end here", () => {
  const who = (reference: string) =>
    at(IN_ORDER.provenance, (p) => Object.assign(p.signature[0], { who: { reference } }));

  it("D-5: a signature counts when its signer is the requester, however the reference is written", () => {
    const { id } = JSON.parse(ORDER).entry[IN_ORDER.role].resource;
    expect(expressions(ORDER, who(`PractitionerRole/${id}`))).toEqual([]);
  });

  it("D-5: a signature of someone else, or without data, is none", () => {
    const responsible = JSON.parse(ORDER).entry[IN_ORDER.responsible].fullUrl;
    const unsigned = ["Bundle.entry.resource.ofType(Provenance).signature"];
    expect(expressions(ORDER, who(responsible))).toEqual(unsigned);
    expect(expressions(ORDER, who("urn:uuid:nobody"))).toEqual(unsigned);
    expect(
      expressions(
        ORDER,
        at(IN_ORDER.provenance, (p) => delete p.signature[0].data),
      ),
    ).toEqual(unsigned);
  });

  it("D-7: two MessageHeaders are a fault with a place", () => {
    expect(expressions(ORDER, (r, b) => b.entry.unshift({ resource: r[0] }))).toContain("Bundle.entry[1].resource");
  });

  it("D-34: what the message holds once is told at each item that differs from the first", () => {
    const change: Change = (r) => {
      for (const i of items(r).slice(1, 3)) i.authoredOn = "2020-01-01";
    };
    expect(expressions(ORDER, change)).toEqual([item(2, "authoredOn"), item(3, "authoredOn")]);
  });

  it.each([
    ["NHS number", at(IN_ORDER.patient, (p) => Object.assign(p.identifier[0], { value: "9990123846" }))],
    ["check character", each((i) => Object.assign(i.groupIdentifier, { value: "3C7A10-Y99901-5E02DX" }))],
    ["form of the id", each((i) => Object.assign(i.groupIdentifier, { value: "3C7A10Y999015E02DY" }))],
    ["name", at(IN_ORDER.patient, (p) => delete p.name)],
    ["nomination", each((i) => delete i.dispenseRequest.performer)],
  ])("D-44: %s is checked before anything is sent", (_, change) => {
    const stages = new Set(
      orderRules.filter((rule) => rule.check(changed(ORDER, change)).length > 0).map((rule) => rule.stage),
    );
    expect(stages).toEqual(new Set(["first-stage"]));
  });

  it.each([
    ["2026-03-02", "2026-03-02"],
    ["2026-03-02", "2026-03"],
    ["2026-03", "2026"],
    ["2026-03-02T09:00:00+01:00", "2026-03-02"],
  ])("D-44: a supply from %s does not end too early at %s", (start, end) => {
    expect(
      expressions(
        ORDER,
        each((i) => Object.assign(i.dispenseRequest, { validityPeriod: { start, end } })),
      ),
    ).toEqual([]);
  });

  it("D-50: missing elements are faults with a place: dosage, prescription type, name, address, reason", () => {
    const change: Change = (r) => {
      delete r[1].dosageInstruction;
      delete r[IN_ORDER.patient].address;
      for (const i of items(r)) without(i, EXTENSION.prescriptionType);
    };
    expect(expressions(ORDER, change)).toEqual([
      item(1, "dosageInstruction"),
      ...itemsOf("extension"),
      "Bundle.entry.resource.ofType(Patient).address",
    ]);
    expect(
      expressions(
        UPDATE,
        at(1, (i) => delete i.statusReason),
      ),
    ).toEqual([item(1, "statusReason")]);
  });
});

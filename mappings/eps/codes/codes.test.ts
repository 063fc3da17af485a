import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { CodeMap } from "../../../shared/mapping/codec.ts";
import { applicationError } from "./application-errors.ts";
import { CANCELLATION_RESPONSES } from "./cancellation-responses.ts";
import { CODE_ROOT, ID_ROOT, practitionerIdSystem } from "./identifiers.ts";
import { jobRoleName } from "./job-roles.ts";
import { TRACKED_ITEM_STATUSES, TRACKED_PRESCRIPTION_STATUSES, TRACKED_TREATMENT_TYPES } from "./tracker.ts";
import { CODE_SYSTEM } from "./urls.ts";
import { addressUse, gender, nameUse, telecomUse } from "./uses.ts";
import * as values from "./values.ts";

describe("application errors", () => {
  it("are told in our words, in Spine's where we have none", () => {
    expect(applicationError({ codeSystem: CODE_ROOT.dispenseError, code: "0006", displayName: "none" })).toEqual({
      severity: "information",
      issue: "informational",
      system: CODE_SYSTEM.epsIssue,
      code: "NO_MORE_PRESCRIPTIONS",
      display: "No more prescriptions available",
    });
    const missing = applicationError({ codeSystem: CODE_ROOT.prescribeError, code: "0008", displayName: "no ASID" });
    expect(missing).toMatchObject({ code: "MISSING_VALUE", display: "no ASID" });
  });

  it("are shown even if nobody knows them", () => {
    const unknown = { severity: "error", issue: "invalid", system: CODE_SYSTEM.spineErrorOrWarning };
    expect(applicationError({ codeSystem: CODE_ROOT.prescribeError, code: "4711" })).toEqual({
      ...unknown,
      code: "ERROR",
    });
    expect(applicationError({ codeSystem: CODE_ROOT.spineError, code: "200", displayName: "x" })).toEqual({
      ...unknown,
      code: "200",
      display: "x",
    });
  });
});

describe("code maps", () => {
  it.each([nameUse, addressUse, telecomUse, gender])("$name: what goes out comes back", (map) => {
    for (const [model, wire] of map.pairs) {
      expect(map.encode(model, undefined as never)).toBe(wire);
      expect(map.decode(wire, undefined as never)).toBe(model);
    }
  });
});

describe("roots, roles and registers", () => {
  it("no two identifiers and no two code systems share a root", () => {
    for (const roots of [ID_ROOT, CODE_ROOT])
      expect(new Set(Object.values(roots)).size).toBe(Object.keys(roots).length);
  });

  it("a job role is found by the last part of its code", () => {
    expect(jobRoleName("S8000:G8000:R8000")).toBe(jobRoleName("R8000"));
    expect(jobRoleName("R0260")).toBe("General Medical Practitioner");
    expect(jobRoleName("constructor")).toBeUndefined();
  });

  it.each([
    ["612345", "nhsbsa-spurious-code"],
    ["12A3456B", "nmc-number"],
    ["G9123456", "gmp-number"],
    ["G6123456", "professional-code"],
    ["C1234567", "gmc-number"],
    ["PH123456", "hcpc-number"],
    ["812345", "din-number"],
    ["", "professional-code"],
  ])("%s is a %s", (id, register) => {
    expect(practitionerIdSystem(id)).toBe(`https://fhir.hl7.org.uk/Id/${register}`);
  });
});

const VALUE_SETS = new URL("../../../../shared/corpus/eps/valuesets/", import.meta.url);

describe.skipIf(!existsSync(VALUE_SETS))("published value sets", () => {
  const read = (file: string) => JSON.parse(readFileSync(new URL(file, VALUE_SETS), "utf8"));

  it("job roles", () => {
    for (const { code, display } of read("sds-job-role-names.json")) expect(jobRoleName(code)).toBe(display);
  });

  it("application errors", () => {
    for (const [name, rows] of Object.entries<Record<string, string>[]>(read("spine-error-to-issue.json"))) {
      const [codeSystem = ""] = name.split(" ");
      for (const row of rows) {
        const text = (key: string) => (row[key]!.startsWith("(") ? "?" : row[key]!);
        const answer = applicationError({
          codeSystem,
          code: row.spineCode ? text("spineCode") : "?",
          displayName: "?",
        });
        expect([answer.severity, answer.issue, answer.system, answer.code, answer.display]).toEqual(
          ["issue.severity", "issue.code", "details.system", "details.code", "details.display"].map(text),
        );
      }
    }
  });

  it("cancellation responses", () => {
    const rows: Record<string, string | null>[] = read("cancel-response-codes.json");
    expect(CANCELLATION_RESPONSES.size).toBe(rows.length);
    for (const row of rows) {
      const answer = CANCELLATION_RESPONSES.get(row.spineCode!)!;
      expect([answer.code, answer.status ?? null, answer.issue ?? null]).toEqual(
        ["statusHistoryCode", "medicationRequest.status", "operationOutcome.issue.code"].map((key) => row[key]),
      );
      expect(answer.display ?? "(display name sent by Spine)").toBe(row.display);
    }
  });

  it("values", () => {
    const sets = read("fhir-value-sets.json");
    const known: Record<string, values.ValueSet> = {
      "prescriber-endorsement": values.PRESCRIBER_ENDORSEMENTS,
      "dispenser-endorsement": values.DISPENSER_ENDORSEMENTS,
      "prescription-charge-exemption": values.CHARGE_EXEMPTIONS,
      "line-item-status": values.ITEM_STATUSES,
      "prescription-status": values.PRESCRIPTION_STATUSES,
      "non-dispensing-reason": values.NON_DISPENSING_REASONS,
      "return-status-reason": values.RETURN_REASONS,
      "withdraw-status-reason": values.WITHDRAW_REASONS,
      "cancellation-reason": values.CANCELLATION_REASONS,
    };
    for (const [name, { system, codes }] of Object.entries(known)) {
      expect([...codes].map(([code, display]) => ({ code, system, display }))).toEqual(
        expect.arrayContaining(sets[name]),
      );
      expect(codes.size).toBe(sets[name].length);
    }
    expect(values.COURSES_OF_THERAPY.map(({ treatmentType, ...coding }) => coding)).toEqual(
      sets["course-of-therapy-type"],
    );
  });

  it("maps", () => {
    const maps = read("code-maps.json");
    const out = ({ pairs, oneWay }: CodeMap) =>
      Object.fromEntries([...pairs, ...oneWay.filter((o) => o.only === "toLegacy").map((o) => [o.model, o.wire])]);
    const back = ({ pairs, oneWay }: CodeMap) =>
      Object.fromEntries([
        ...pairs.map(([model, wire]) => [wire, model]),
        ...oneWay.filter((o) => o.only === "toFhir").map((o) => [o.wire, o.model]),
      ]);
    expect(out(nameUse)).toEqual(maps["name-use fhir->hl7"]);
    expect(back(nameUse)).toEqual(maps["name-use hl7->fhir"]);
    expect(out(addressUse)).toEqual(maps["address-use fhir->hl7"]);
    expect(back(addressUse)).toEqual(maps["address-use hl7->fhir"]);
    expect(out(telecomUse)).toEqual(maps["telecom-use fhir->hl7"]);
    expect(back(telecomUse)).toEqual(maps["telecom-use hl7->fhir"]);
    expect(out(gender)).toEqual(maps["gender fhir<->hl7"]);
    const treatments = values.COURSES_OF_THERAPY.map((c) => [c.code, c.treatmentType]);
    expect(Object.fromEntries(treatments)).toEqual(maps["course-of-therapy fhir<->treatment type"]);
    expect(Object.fromEntries(values.MEDICATION_REQUEST_STATUS_BY_ITEM_STATUS)).toEqual(
      Object.fromEntries(
        Object.entries(maps["item-status hl7->MedicationRequest.status"]).filter(([code]) => code !== "(absent)"),
      ),
    );
    const tracked = [...TRACKED_PRESCRIPTION_STATUSES].map(([display, { task, code }]) => [display, [task, code]]);
    expect(Object.fromEntries(tracked)).toEqual(maps["tracker prescription status display -> Task"]);
    expect(Object.fromEntries(TRACKED_ITEM_STATUSES)).toEqual(
      maps["tracker item status display -> medicationdispense-type"],
    );
    expect(Object.fromEntries(TRACKED_TREATMENT_TYPES)).toEqual(
      maps["tracker treatment type display -> course of therapy"],
    );
    const charges = values.PRESCRIPTION_CHARGES.map((c) => [c.code, c.paid]);
    expect(Object.fromEntries(charges)).toEqual(maps["prescription charge -> pertinentChargePayment"]);
    const published = new Set(Object.keys(maps["identifier-roots"]).filter((root) => !root.startsWith("(")));
    for (const root of published) expect(Object.values<string>(ID_ROOT)).toContain(root);
  });
});

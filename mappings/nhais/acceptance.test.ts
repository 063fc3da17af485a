// The acceptance: its rules, each broken once, and the acceptances of the corpus, where it stands beside the checkout.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createRegistry } from "../../shared/mapping/registry.ts";
import { SENT } from "../../shared/mapping/rule.ts";
import { nhais } from "./family.ts";

const CORPUS = join(import.meta.dirname, "../../../shared/corpus/nhais");

interface Case {
  readonly id: string;
  readonly kind: string;
  readonly transaction: string;
  readonly clock: string;
  readonly files: { readonly request: string };
  readonly wanted?: { readonly files: Readonly<Record<string, string>> };
  readonly sequences: { readonly sis: number; readonly sms: number; readonly tn: number };
}

const acceptances: readonly Case[] = existsSync(CORPUS)
  ? JSON.parse(readFileSync(join(CORPUS, "manifest.json"), "utf8")).cases.filter(
      (c: Case) => c.transaction === "acceptance",
    )
  : [];
const casesOf = (kind: string) => acceptances.filter((c) => c.kind === kind).map((c) => [c.id, c] as const);

/** `2020-06-10T14:38:10 Europe/London`, or an instant in UTC. */
function instant(clock: string): Date {
  if (clock.endsWith("Z")) return new Date(clock);
  const asUtc = new Date(`${clock.split(" ")[0]}Z`);
  const hour = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", hour: "2-digit", hourCycle: "h23" });
  const isSummer = Number(hour.format(asUtc)) !== asUtc.getUTCHours();
  return isSummer ? new Date(asUtc.getTime() - 3_600_000) : asUtc;
}

const registry = createRegistry([nhais]);

const contextOf = ({ clock, sequences: { sis, sms, tn } }: Pick<Case, "clock" | "sequences">) => ({
  now: instant(clock),
  newId: () => "",
  values: { interchangeNumber: `${sis}`, messageNumber: `${sms}`, transactionNumber: `${tn}` },
});

describe("an acceptance", () => {
  const context = contextOf({ clock: "2026-02-03T10:00:00Z", sequences: { sis: 1, sms: 1, tn: 1 } });
  const example = readFileSync(join(import.meta.dirname, "../../examples/nhais/acceptance.json"), "utf8");
  const convert = (change: (parameter: (name: string) => any, root: any) => void) => {
    const root = JSON.parse(example);
    change((name) => root.parameter.find((p: any) => p.name === name), root);
    return registry.convert({
      mapping: "nhais/acceptance",
      direction: "toLegacy",
      input: JSON.stringify(root),
      checkRules: SENT,
      context,
    });
  };
  const patientOf = (parameter: (name: string) => any) => parameter("patient").resource;

  it("may be as it stands in the examples", () => {
    expect(convert(() => {})).toMatchObject({ ok: true, faults: [] });
  });

  it("has texts for parameters", () => {
    const said = convert((parameter) => {
      const code = parameter("acceptanceCode");
      code.valueInteger = 1;
      delete code.valueString;
    });
    expect(said.faults).toContainEqual(
      expect.objectContaining({ diagnostics: "The parameter acceptanceCode is a valueString" }),
    );
  });

  it("has a line that is not blank in a previous address", () => {
    const said = convert((parameter) => {
      parameter("acceptanceType").valueString = "3";
      const patient = patientOf(parameter);
      patient.address = [patient.address[0], { line: [null, "  "] }];
    });
    expect(said.faults).toContainEqual(
      expect.objectContaining({ diagnostics: "A previous address has a line that is not blank" }),
    );
  });

  it("of other types than a birth has a place of birth where there is no NHS number", () => {
    const said = (birthPlace: readonly unknown[]) =>
      convert((parameter, root) => {
        parameter("acceptanceType").valueString = "2";
        const patient = patientOf(parameter);
        delete patient.identifier;
        patient.extension = birthPlace;
        root.parameter = root.parameter.filter((p: any) => !/^(previous|dateOfUk)/.test(p.name));
      });
    const url = "http://hl7.org/fhir/StructureDefinition/patient-birthPlace";
    expect(said([]).ok).toBe(false);
    expect(said([{ url, valueString: "LEEDS" }]).output).toContain("LOC+950+LEEDS'");
  });

  it("says nothing of a drugs marker that is false", () => {
    const url = "https://fhir.nhs.uk/R4/StructureDefinition/Extension-UKCore-NHAIS-DrugsDispensedMarker";
    const said = convert((parameter) => {
      patientOf(parameter).extension = [{ url, valueBoolean: false }];
    });
    expect(said.account.entries).toEqual([]);
    expect(said.output).not.toContain("HEA+DM");
  });
});

describe.skipIf(acceptances.length === 0)("acceptances of the corpus", () => {
  it.each(casesOf("golden-outbound"))("%s: forth, back, and forth again", (id, c) => {
    const context = contextOf(c);
    const file = (name: string) => readFileSync(join(CORPUS, id, name), "utf8");
    const forth = registry.convert({
      direction: "toLegacy",
      input: file("fhir.json"),
      checkRules: SENT,
      context,
    });
    expect([forth.faults, forth.output]).toEqual([[], file("edifact.dat")]);
    const back = registry.convert({ direction: "toFhir", input: file("edifact.dat"), context });
    expect([back.faults, back.account.entries]).toEqual([[], []]);
    const again = registry.convert({ direction: "toLegacy", input: back.output!, context });
    expect(again.output).toBe(file("edifact.dat"));
  });

  it.each(casesOf("invalid-outbound"))("%s is refused", (id, c) => {
    const input = readFileSync(join(CORPUS, id, c.files.request), "utf8");
    const mapping = "nhais/acceptance";
    const said = registry.convert({ mapping, direction: "toLegacy", input, checkRules: SENT, context: contextOf(c) });
    expect([said.ok, said.output]).toEqual([false, undefined]);
  });

  it.each(casesOf("divergence"))("%s is as it should be", (id, c) => {
    const file = (name: string) => readFileSync(join(CORPUS, id, name), "utf8");
    const mapping = "nhais/acceptance";
    const input = file("fhir.json");
    const said = registry.convert({ mapping, direction: "toLegacy", input, checkRules: SENT, context: contextOf(c) });
    const wanted = Object.entries(c.wanted?.files ?? {}).find(([name]) => name === "edifact.dat");
    expect(said.output).toBe(wanted === undefined ? undefined : file(wanted[1]));
  });
});

// The translator as it is shipped: the real families behind the real server.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { loggedTranslator } from "./logged-translator.ts";

const root = join(import.meta.dirname, "../..");
const example = (name: string): string => readFileSync(join(root, "examples", name), "utf8");

const { app, post, lines, close } = await loggedTranslator(() => new Date("2026-02-03T10:00:00Z"));

afterAll(close);

const ORDER = example("eps/prescription-order.json");

describe("the shipped translator", () => {
  it("converts every example, both ways", async () => {
    for (const folder of ["eps", "nhais"]) {
      for (const name of readdirSync(join(root, "examples", folder))) {
        const isJson = name.endsWith(".json");
        if (name.endsWith(".edi")) continue;
        const answer = await post("$convert", example(`${folder}/${name}`), isJson ? undefined : "application/xml");
        expect([name, answer.statusCode]).toEqual([name, 200]);
        expect(answer.headers["dragoman-unmapped"]).toMatch(/^\d+$/);
      }
    }
  });

  it("reports what had no place, with its weight", async () => {
    const { parameter } = (await post("$convert?report=true", ORDER)).json();
    const entries = parameter[1].part.filter((p: any) => p.part);
    expect(entries.length).toBeGreaterThan(5);
    for (const { name, part } of entries) {
      expect(name).toBe("noPlace");
      expect(["clinical", "identity", "money"]).toContain(part[1].valueCode);
    }
  });

  it("prepares what a prescriber signs, whatever signature is there already", async () => {
    const answer = (await post("$prepare", ORDER)).json();
    const [digest, timestamp, algorithm] = answer.parameter.map((p: any) => p.valueString);
    expect(Buffer.from(digest, "base64").toString()).toMatch(
      /^<SignedInfo xmlns="http:\/\/www.w3.org\/2000\/09\/xmldsig#"><CanonicalizationMethod .*<DigestValue>[A-Za-z0-9+/]{43}=<\/DigestValue><\/Reference><\/SignedInfo>$/,
    );
    expect([timestamp, algorithm]).toEqual(["2026-02-03T09:14:05+00:00", "RS256"]);
    const unsigned = JSON.parse(ORDER);
    unsigned.entry = unsigned.entry.filter((e: any) => e.resource.resourceType !== "Provenance");
    const first = (await post("$prepare", JSON.stringify(unsigned))).json();
    expect(first.parameter[1].valueString).toBe("2026-02-03T10:00:00+00:00");
    unsigned.entry[1].resource.dispenseRequest.quantity.value = 1;
    const second = (await post("$prepare", JSON.stringify(unsigned))).json();
    expect(second.parameter[0].valueString).not.toBe(first.parameter[0].valueString);
  });

  it("asks a message that is looked at or prepared only for what its translation needs (D-44)", async () => {
    const statusOf = async (message: unknown) => {
      const answers = ["$convert", "$prepare", "$validate"].map((to) => post(to, JSON.stringify(message)));
      return (await Promise.all(answers)).map((answer) => answer.statusCode);
    };
    const wrong = JSON.parse(ORDER);
    const patient = wrong.entry.find((e: any) => e.resource.resourceType === "Patient").resource;
    patient.identifier[0].value = "9990000019";
    expect(await statusOf(wrong)).toEqual([200, 200, 400]);
    const draft = JSON.parse(ORDER);
    draft.entry[1].resource.status = "draft";
    expect(await statusOf(draft)).toEqual([400, 400, 400]);
  });

  it("validates: all faults at once, each with its place", async () => {
    expect((await post("$validate", ORDER)).statusCode).toBe(200);
    const wrong = JSON.parse(ORDER);
    const patient = wrong.entry.find((e: any) => e.resource.resourceType === "Patient").resource;
    patient.identifier[0].value = "9990000019";
    patient.name.push(patient.name[0]);
    const [first] = wrong.entry.filter((e: any) => e.resource.resourceType === "MedicationRequest");
    first.resource.status = "draft";
    const answer = await post("$validate", JSON.stringify(wrong));
    const places = answer.json().issue.map((i: any) => i.expression?.[0]);
    expect(answer.statusCode).toBe(400);
    for (const part of ["identifier[0].value", "name[1]", "status"])
      expect(places.some((p: string) => p.endsWith(part))).toBe(true);
  });

  it("D-37: puts dosages into words, of a Bundle, a MedicationRequest or a MedicationDispense", async () => {
    const item = JSON.parse(ORDER).entry[1].resource;
    const texts = (await post("$dose-to-text", ORDER)).json();
    for (const resourceType of ["MedicationRequest", "MedicationDispense"]) {
      const [one] = (await post("$dose-to-text", JSON.stringify({ ...item, resourceType }))).json();
      expect(one.dosageInstructionText).toBe(texts[0].dosageInstructionText);
    }
  });

  it.each([
    ["not JSON", "{", "application/fhir+json", 400],
    ["null", "null", "application/fhir+json", 400],
    ["an array", "[]", "application/fhir+json", 400],
    ["another resource", '{"resourceType":"Patient"}', "application/fhir+json", 400],
    ["a name twice", '{"resourceType":"Bundle","type":"message","type":"message"}', "application/fhir+json", 400],
    ["not XML", "<a", "application/xml", 400],
    ["a DTD", '<!DOCTYPE a [<!ENTITY x "y">]><a/>', "application/xml", 400],
    ["deep XML", "<a>".repeat(500) + "</a>".repeat(500), "application/xml", 400],
    ["deep JSON", `${'{"a":'.repeat(2000)}1${"}".repeat(2000)}`, "application/fhir+json", 400],
    ["an unknown message", "<PORX_IN999999UK99/>", "application/xml", 400],
    ["another type", ORDER, "text/csv", 415],
  ])("D-8: refuses %s with an OperationOutcome", async (_, body, type, status) => {
    const answer = await post("$convert", body, type);
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({ resourceType: "OperationOutcome", issue: [{}] });
  });

  it("never answers 500, whatever is done to a message", async () => {
    const message = JSON.parse(ORDER);
    const paths: (string | number)[][] = [];
    const visit = (node: any, at: (string | number)[]): void => {
      if (at.length > 0) paths.push(at);
      if (typeof node === "object" && node !== null)
        for (const key of Object.keys(node)) visit(node[key], [...at, Array.isArray(node) ? Number(key) : key]);
    };
    visit(message, []);
    const operation = fc.constantFrom("$convert", "$validate", "$prepare", "$dose-to-text", "$convert?report=true");
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.jsonValue(),
        operation,
        fc.boolean(),
        async (path, value, to, skip) => {
          const copy = structuredClone(message);
          const parent = path.slice(0, -1).reduce((n, k) => n[k], copy);
          parent[path.at(-1)!] = value;
          const answer = await app.inject({
            method: "POST",
            url: `/FHIR/R4/${to}`,
            payload: JSON.stringify(copy),
            headers: { "content-type": "application/fhir+json", ...(skip ? { "x-skip-validation": "true" } : {}) },
          });
          expect([200, 400]).toContain(answer.statusCode);
          if (answer.statusCode === 400) expect(answer.json().issue.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 300 },
    );
    await fc.assert(
      fc.asyncProperty(fc.string(), operation, async (text, to) => {
        for (const type of ["application/fhir+json", "application/xml"]) {
          const answer = await post(to, text, type);
          expect(answer.statusCode).toBeLessThan(500);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("logs nothing that identifies a patient", () => {
    const text = lines.join("");
    expect(lines.length).toBeGreaterThan(300);
    for (const file of ["prescription-order", "prescription-order-repeat-dispensing", "prescription-order-update"]) {
      const patients = JSON.parse(example(`eps/${file}.json`)).entry.filter(
        (e: any) => e.resource.resourceType === "Patient",
      );
      for (const { resource } of patients) {
        const { name, address, identifier, telecom = [] } = resource;
        const identifying = [
          ...identifier.map((i: any) => i.value),
          ...name.flatMap((n: any) => [n.family, ...n.given]),
          ...address.flatMap((a: any) => [...a.line, a.postalCode]),
          ...telecom.map((t: any) => t.value),
        ].filter((t) => typeof t === "string" && t.length > 3);
        expect(identifying.length).toBeGreaterThan(4);
        for (const t of identifying) expect(text).not.toContain(t);
      }
    }
  });
});

import { describe, expect, it } from "vitest";
import { codeMap, text } from "../../mapping/codec.ts";
import type { Family } from "../../mapping/family.ts";
import { type Decl, fixed, group, row, type Table, table } from "../../mapping/notation.ts";
import { createRegistry } from "../../mapping/registry.ts";
import { fhirModel } from "../fhir/model.ts";
import { decimal, personName, postalAddress, quantity, telecom, uuid } from "./datatypes.ts";
import { hl7v3 } from "./port.ts";

const use = codeMap("use", { home: "H", work: "WP" });

const context = { now: new Date(0), newId: () => "id", values: {} };

/** Converts with a family of one message around the given lines of a Patient. */
function converter(rows: readonly Decl[]) {
  const t: Table = table("t", { fhir: "Patient", spec: "" }, rows);
  const message = { id: "m", title: "", spec: "", directions: ["toLegacy", "toFhir"] as const, table: t, legacy: "M" };
  const family: Family = { id: "f", title: "", model: fhirModel, wire: hl7v3, messages: [message] };
  const registry = createRegistry([family]);
  const write = (patient: object) =>
    registry.convert({
      mapping: "f/m",
      direction: "toLegacy",
      input: JSON.stringify({ resourceType: "Patient", ...patient }),
      context,
    });
  const read = (content: string) =>
    registry.convert({
      mapping: "f/m",
      direction: "toFhir",
      input: `<M xmlns="urn:hl7-org:v3">${content}</M>`,
      context,
    });
  return {
    write: (patient: object) => write(patient).output?.replace(/^.*?<M xmlns="urn:hl7-org:v3">(.*)<\/M>$/s, "$1"),
    faults: (patient: object) => write(patient).faults.map((f) => f.expression),
    read: (content: string) => JSON.parse(read(content).output!),
    account: (content: string) => read(content).account.entries.map((e) => e.path),
  };
}

describe("names, addresses, telecoms", () => {
  const { write, read, account } = converter([
    row("0..n", "name", "name", personName(use)),
    row("0..n", "address", "addr", postalAddress(use)),
    row("0..n", "telecom", "telecom", telecom(use)),
  ]);

  it("D-30: parts of a name in the order of the wire; its text where it has no parts", () => {
    expect(write({ name: [{ family: "B", given: ["A", "C"], prefix: ["D"], suffix: ["E"], text: "X" }] })).toBe(
      "<name><prefix>D</prefix><given>A</given><given>C</given><family>B</family><suffix>E</suffix></name>",
    );
    expect(write({ name: [{ text: "A & B" }] })).toBe("<name>A &amp; B</name>");
    expect(read("<name>A &amp; B</name>").name).toEqual([{ text: "A & B" }]);
  });

  it("D-30: country and an address that is only a text are carried", () => {
    expect(
      write({ address: [{ use: "home", line: ["1", "", "2"], city: "C", postalCode: "P", country: "GBR" }] }),
    ).toBe(
      '<addr use="H"><streetAddressLine>1</streetAddressLine><streetAddressLine>2</streetAddressLine><streetAddressLine>C</streetAddressLine>' +
        "<postalCode>P</postalCode><country>GBR</country></addr>",
    );
    expect(write({ address: [{ text: "1 High St, Town" }] })).toBe(
      "<addr><streetAddressLine>1 High St, Town</streetAddressLine></addr>",
    );
  });

  it("D-31: empty lines leave nothing, least of all a null", () => {
    expect(read("<addr><streetAddressLine/><streetAddressLine>2</streetAddressLine></addr>").address).toEqual([
      { line: ["2"] },
    ]);
  });

  it("D-17: each telecom under its own scheme, there and back", () => {
    const telecoms = [
      { system: "phone", value: "01 23" },
      { system: "fax", value: "45" },
      { system: "email", value: "a@b.example" },
      { system: "url", value: "https://c.example" },
    ];
    const wire = write({ telecom: telecoms });
    expect(wire).toBe(
      '<telecom value="tel:0123"></telecom><telecom value="fax:45"></telecom><telecom value="mailto:a@b.example"></telecom>' +
        '<telecom value="https://c.example"></telecom>',
    );
    expect(read(wire!).telecom.map((t: any) => t.system)).toEqual(["phone", "fax", "email", "url"]);
  });

  it("D-3: a code of use that FHIR does not have costs nothing but itself, and is named", () => {
    expect(read('<telecom use="EC" value="tel:1"/>').telecom).toEqual([{ system: "phone", value: "1" }]);
    expect(account('<telecom use="EC" value="tel:1"/>')).toEqual(["M/telecom/@use"]);
  });
});

describe("identifiers and numbers", () => {
  const { write, read, faults } = converter([
    row("0..1", "identifier.value", "id/@root", uuid),
    row("0..1", "extension.valueQuantity", "quantity", quantity("2.16.1")),
    row("0..1", "multipleBirthInteger", "n/@value", decimal),
  ]);

  it("D-28: what is no UUID does not become one", () => {
    expect(write({ identifier: [{ value: "7010fab0-ba80-4b26-a370-23d620336ba3" }] })).toBe(
      '<id root="7010FAB0-BA80-4B26-A370-23D620336BA3"></id>',
    );
    expect(faults({ identifier: [{ value: "x7010fab0-ba80-4b26-a370-23d620336ba3" }] })).toEqual([
      "Patient.identifier.value",
    ]);
  });

  it("D-29: exponents are written out, digits kept", () => {
    for (const [source, written] of [
      ["1E2", "100"],
      ["1.50e2", "150"],
      ["25e-3", "0.025"],
      ["28.00", "28.00"],
    ] as const)
      expect(decimal.encode(source, undefined as never)).toBe(written);
  });

  it("reads a quantity from its translation, a leading point included", () => {
    expect(
      read(
        '<quantity unit="1" value=".5"><translation code="c" codeSystem="2.16.1" displayName="u" value=".5"/></quantity>',
      ).extension,
    ).toEqual([{ valueQuantity: { value: 0.5, code: "c", unit: "u" } }]);
  });
});

describe("the tree", () => {
  const { write, read, account } = converter([
    group("act OBS EVN", [fixed("code", { code: "A" }), row("0..1", "gender", "value/@code", text)]),
    group("always SBADM RQO", [fixed("code", { code: "B" })]),
  ]);

  it("writes an element when something in it is written, or all of it is constant; attributes in canonical order", () => {
    expect(write({})).toBe('<always classCode="SBADM" moodCode="RQO"><code code="B"></code></always>');
    expect(write({ gender: 'f"<' })).toBe(
      '<act classCode="OBS" moodCode="EVN"><code code="A"></code><value code="f&quot;&lt;"></value></act>' +
        '<always classCode="SBADM" moodCode="RQO"><code code="B"></code></always>',
    );
  });

  it("D-6: prefixes do not matter, order of elements neither; constants that differ are named", () => {
    const xml = '<v:act xmlns:v="urn:hl7-org:v3"><v:value code="x"/><v:code code="C"/></v:act>';
    expect(read(xml).gender).toBe("x");
    expect(account(xml)).toEqual(["M/act/code/@code"]);
  });

  it("refuses a path that names no structural code", () => {
    expect(() => hl7v3.path("act OBSERVE")).toThrow("OBSERVE is no structural code");
  });
});

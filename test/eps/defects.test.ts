// Defects of today's system (eps.md 14) that concern prescribing: each has a test with its number, here or beside the code.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { SENT } from "../../shared/mapping/rule.ts";
import { cancellation, changed, convert, example, order, repeatOrder, resourcesOf } from "./example.ts";

const paths = (conversion: ReturnType<typeof order>) =>
  conversion.faults.map((f) => f.expression.replace(/\[\d+\]/g, ""));
const entries = (conversion: ReturnType<typeof order>) => conversion.account.entries.map((e) => e.path);
const first = (bundle: any, type: string) => resourcesOf(bundle, type)[0];

describe("orders", () => {
  it("D-5: an unsigned order is translated, the account names what is missing; a rule refuses to send it", () => {
    const unsigned = (b: any) => {
      b.entry = b.entry.filter((e: any) => e.resource.resourceType !== "Provenance");
    };
    const conversion = order(unsigned);
    expect(conversion.output).toContain('<signatureText nullFlavor="NA"></signatureText>');
    expect(conversion.account.entries).toContainEqual({ path: "Provenance.signature", kind: "missing" });
    expect(order(unsigned, { checkRules: SENT }).ok).toBe(false);
  });

  it("D-5: signature and requester are matched by the resource, however the reference is written", () => {
    const conversion = order((b) => {
      const [signature] = first(b, "Provenance").signature;
      signature.who = { ...signature.who, display: "the prescriber" };
    });
    expect(conversion.output).not.toContain('nullFlavor="NA"></signatureText>');
  });

  it("D-5: without a signature the time of the author has no place in FHIR, and the account says so", () => {
    const { output } = order((b) => {
      delete first(b, "Provenance").signature[0].data;
    });
    expect(entries(convert(output!)).filter((path) => path.endsWith("author/time/@value"))).toHaveLength(1);
    expect(entries(convert(order(() => {}).output!)).filter((path) => path.includes("/time"))).toEqual([]);
  });

  it("D-12: the day that the author wrote is the day that is sent, in summer too", () => {
    const { output } = repeatOrder((b) => {
      for (const r of resourcesOf(b, "MedicationRequest"))
        r.dispenseRequest.validityPeriod = { start: "2026-06-01T00:00:00+01:00", end: "2026-06-29T00:00:00+01:00" };
    });
    expect(output).toContain('<low value="20260601"></low><high value="20260629"></high>');
    expect(output).toContain('<effectiveTime value="20260601000000"></effectiveTime>');
  });

  it("D-18: a note travels as it is written, and comes back so", () => {
    const text = "take < 2 & not > 3";
    const { output } = order((b) => {
      first(b, "MedicationRequest").note = [{ text }];
    });
    expect(output).toContain("take &lt; 2 &amp; not &gt; 3");
    const back = JSON.parse(convert(output!).output!);
    expect(first(back, "MedicationRequest").note[0].text.trim()).toBe(text);
  });

  it("D-26: a signature travels byte by byte, without white space of ours", () => {
    const signature =
      "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><SignedInfo>\n <a b='c'/>\n</SignedInfo></Signature>";
    const { output } = order((b) => {
      first(b, "Provenance").signature[0].data = Buffer.from(signature).toString("base64");
    });
    expect(output).toContain(`<signatureText>${signature}</signatureText>`);
  });

  it("D-32: agents that contradict each other stay apart, others are merged and lose nothing", () => {
    const merged = JSON.parse(convert(order(() => {}).output!).output!);
    const apart = JSON.parse(
      convert(order(() => {}).output!.replace(/(<responsibleParty.*?<telecom use="WP" value="tel:)\d+/s, "$10199999"))
        .output!,
    );
    const roles = (b: any) => resourcesOf(b, "PractitionerRole").length;
    expect(roles(apart)).toBe(roles(merged) + (roles(merged) === 1 ? 1 : 0));
    for (const bundle of [merged, apart])
      expect(resourcesOf(bundle, "Organization").every((o: any) => o.name && o.telecom && o.address)).toBe(true);
  });

  it("D-34: what the message holds once must be equal in all items; each that differs is a fault", () => {
    const conversion = order((b) => {
      const [, second] = resourcesOf(b, "MedicationRequest");
      second.dispenseRequest.performer.identifier.value = "ZZ999";
    });
    expect(paths(conversion)).toEqual(["Bundle.entry.resource.dispenseRequest.performer.identifier"]);
  });

  it("D-43: what has no place is named: schedule, structured dosage, substitution, further codings, dates", () => {
    const conversion = order((b) => {
      const item = first(b, "MedicationRequest");
      item.substitution = { allowedBoolean: true };
      item.medicationCodeableConcept.coding.push({ system: "http://example.test/atc", code: "J01CA04" });
      item.reasonCode = [{ text: "otitis" }];
    });
    expect(conversion.ok).toBe(true);
    const named = entries(conversion).join("\n");
    for (const part of [
      "substitution",
      "coding[1]",
      "reasonCode",
      "authoredOn",
      "doseAndRate",
      "route",
      "extension[2].extension[1]",
    ])
      expect(named).toContain(part);
  });

  it("D-50: missing input is a fault with its place, of every kind", () => {
    const without = (type: string, member: string) => (b: any) => {
      delete first(b, type)[member];
    };
    expect(paths(order(without("MedicationRequest", "dosageInstruction")))).toContain(
      "Bundle.entry.resource.dosageInstruction",
    );
    expect(paths(order(without("Patient", "identifier")))).toContain("Bundle.entry.resource.identifier");
    expect(paths(order(without("MedicationRequest", "extension")))).toContain(
      "Bundle.entry.resource.extension.valueCoding",
    );
    expect(paths(cancellation(without("MedicationRequest", "statusReason")))).toContain(
      "Bundle.entry.resource.statusReason.coding",
    );
    expect(order(without("Patient", "address")).ok).toBe(true);
    expect(order(without("MedicationRequest", "groupIdentifier")).faults.length).toBeGreaterThan(0);
  });

  it("D-48: a fault stands at what is wrong, not at something near it", () => {
    const conversion = order((b) => {
      for (const o of resourcesOf(b, "Organization")) delete o.name;
    });
    expect(new Set(paths(conversion))).toEqual(new Set(["Bundle.entry.resource.name"]));
  });
});

describe("cancellations", () => {
  it("D-27: an organisation that answers for a prescription has its name where a person's would stand", () => {
    const { output } = cancellation((b) => {
      const [item] = resourcesOf(b, "MedicationRequest");
      const responsible = item.extension.find((e: any) => /ResponsiblePractitioner$/.test(e.url));
      const reference = responsible?.valueReference.reference ?? item.requester.reference;
      const role = structuredClone(b.entry.find((e: any) => e.fullUrl === reference));
      role.fullUrl = "urn:uuid:00000000-0000-4000-8000-00000000aaaa";
      delete role.resource.practitioner;
      b.entry.push(role);
      item.extension = [
        ...item.extension.filter((e: any) => e !== responsible),
        {
          url: "https://fhir.nhs.uk/StructureDefinition/Extension-DM-ResponsiblePractitioner",
          valueReference: { reference: role.fullUrl },
        },
      ];
    });
    expect(output).toMatch(
      /<responsibleParty typeCode="RESP"><AgentPerson classCode="AGNT">.*?<agentPerson classCode="PSN" determinerCode="INSTANCE"><name>[^<]+<\/name><\/agentPerson>/,
    );
  });

  it("D-34: a second item is refused", () => {
    const conversion = cancellation((b) => {
      b.entry.push({ ...b.entry[1], fullUrl: "urn:uuid:00000000-0000-4000-8000-00000000bbbb" });
    });
    expect(paths(conversion)).toEqual(["Bundle.entry.resource.ofType(MedicationRequest)"]);
  });
});

describe("answers of Spine", () => {
  const response = example("cancellation-response.xml");
  const bundleOf = (xml: string) => JSON.parse(convert(xml).output!);

  it("D-41: an unknown response code and a rejection without a reason are told as they are", () => {
    const unknown = convert(
      response.replace(
        'code="0001" codeSystem="2.16.840.1.113883.2.1.3.2.4.17.19"',
        'code="0099" codeSystem="2.16.840.1.113883.2.1.3.2.4.17.19"',
      ),
    );
    expect([unknown.status, unknown.output]).toEqual([400, expect.stringContaining('"R-0099"')]);
    const rejected = convert(example("application-acknowledgement.xml").replace('typeCode="AA"', 'typeCode="AR"'));
    expect([rejected.status, JSON.parse(rejected.output!).issue[0].severity]).toEqual([400, "error"]);
  });

  it("D-42: requester and responsible practitioner are those of the answer's own roles, the author first", () => {
    const bundle = bundleOf(response);
    const [item] = resourcesOf(bundle, "MedicationRequest");
    const [author] = bundle.entry.filter((e: any) => e.resource.resourceType === "PractitionerRole");
    const responsible = item.extension.find((e: any) => /ResponsiblePractitioner$/.test(e.url));
    expect(responsible.valueReference.reference).toBe(author.fullUrl);
    expect(bundle.entry.map((e: any) => e.fullUrl)).toContain(item.requester.reference);
  });

  it("D-3: one code that FHIR does not have does not cost the answer", () => {
    const conversion = convert(response.replace(/<telecom use="WP"/, '<telecom use="EC"'));
    expect(resourcesOf(JSON.parse(conversion.output!), "MedicationRequest")[0].status).toBe("cancelled");
    expect(entries(conversion)).toEqual([expect.stringMatching(/telecom\/@use$/)]);
  });

  it("D-52: a message is recognised by its root, read once", () => {
    expect(
      convert(`<!-- PORX_IN050101UK31 -->${example("application-acknowledgement.xml").replace(/<\?xml[^>]*>\s*/, "")}`)
        .message,
    ).toBe("eps/application-acknowledgement");
  });
});

describe("what a Bundle may be", () => {
  it("D-7: two MessageHeaders are refused with a place", () => {
    const conversion = convert(
      changed("prescription-order.json", (b) => {
        b.entry.push({ ...b.entry[0], fullUrl: "urn:uuid:00000000-0000-4000-8000-00000000cccc" });
      }),
      { checkRules: SENT },
    );
    expect(paths(conversion)).toEqual(["Bundle.entry.resource"]);
  });

  it("D-50: without a MessageHeader, the place is where it would be", () => {
    const conversion = convert(
      changed("prescription-order.json", (b) => {
        b.entry = b.entry.filter((e: any) => e.resource.resourceType !== "MessageHeader");
      }),
    );
    expect(paths(conversion)).toEqual(["Bundle.entry"]);
  });

  it("D-44: check digits, counts and nomination are checked here", () => {
    const rules = (change: (b: any) => void) =>
      order(change, { checkRules: SENT })
        .faults.map((f) => f.expression)
        .join();
    expect(rules(() => {})).toBe("");
    expect(rules((b) => Object.assign(first(b, "Patient").identifier[0], { value: "9990000000" }))).toContain(
      "identifier",
    );
    expect(rules((b) => first(b, "Patient").name.push({ family: "TWO" }))).toContain("name[1]");
    expect(
      rules((b) => {
        const [entry] = b.entry.filter((e: any) => e.resource.resourceType === "MedicationRequest");
        for (let i = 0; i < 4; i++) {
          const copy = structuredClone(entry);
          copy.fullUrl = `urn:uuid:00000000-0000-4000-8000-00000000dd0${i}`;
          copy.resource.identifier[0].value = `00000000-0000-4000-8000-00000000dd0${i}`;
          b.entry.push(copy);
        }
      }),
    ).toContain("resource");
    expect(
      rules((b) => {
        for (const r of resourcesOf(b, "MedicationRequest")) delete r.dispenseRequest.performer;
      }),
    ).toContain("performer");
  });
});

/** Defects of eps.md 14 that concern prescribing, and what is translated, validated or answered here. */
const PRESCRIBING = "3 5 6 7 8 9 10 12 13 14 15 17 18 26 27 28 29 30 31 32 34 36 37 38 39 41 42 43 44 45 48 50 52"
  .split(" ")
  .map((n) => `D-${n}`);

it("every number has a test that names it", () => {
  const root = join(import.meta.dirname, "../..");
  const files = ["mappings", "shared", "services", "test"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((f) => f.isFile() && f.name.endsWith(".test.ts"))
      .map((f) => readFileSync(join(f.parentPath, f.name), "utf8")),
  );
  const names = files.flatMap((text) => text.match(/\(\s*["'`]D-\d+/g) ?? []).join(" ");
  const named = new Set(names.match(/D-\d+/g));
  expect(PRESCRIBING.filter((n) => !named.has(n))).toEqual([]);
});

// Spine's answers are read back by the tables that read the real Spine's.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import type { MappingContext } from "../../../shared/mapping/conversion.ts";
import { createRegistry } from "../../../shared/mapping/registry.ts";
import { parse } from "../../../shared/wire/xml/read.ts";
import type { XmlElement } from "../../../shared/wire/xml/tree.ts";
import { CANCELLATION_RESPONSES } from "../codes/cancellation-responses.ts";
import { eps } from "../family.ts";
import { type AnswerMessage, spineOfPrescriptions, type WishedAnswer } from "./prescriptions.ts";

const registry = createRegistry([eps]);
const context: MappingContext = {
  now: new Date("2026-02-03T10:00:00Z"),
  newId: () => crypto.randomUUID(),
  values: { fromAsid: "200000001285", toAsid: "567456789789", sdsUserId: "555254239107", sdsRoleProfileId: "5552" },
};
const example = (name: string) => readFileSync(join(import.meta.dirname, "../../../examples/eps", name), "utf8");

const sent = (name: string): string => {
  const { output, faults } = registry.convert({ direction: "toLegacy", input: example(name), context });
  if (output === undefined) throw new Error(JSON.stringify(faults));
  return output;
};
const ORDER = sent("prescription-order.json");
const CANCELLATION = sent("prescription-order-update.json");

let spine: AnswerMessage;
beforeEach(() => {
  spine = spineOfPrescriptions();
});

const answer = (source: string, wish?: WishedAnswer) => {
  const document = parse(source) as XmlElement;
  const xml = spine({ document, source, asid: "567456789789", now: context.now, newId: context.newId }, wish);
  return { xml, ...registry.convert({ direction: "toFhir", input: xml, context }) };
};

const codesOf = (output = ""): string[] =>
  (JSON.parse(output).issue ?? []).flatMap((i: any) => i.details?.coding.map((c: any) => c.code) ?? [i.code]);
const code = (source: string, wish?: WishedAnswer) => {
  const { status, output, message } = answer(source, wish);
  return [message, status, ...codesOf(output)];
};
const ACKNOWLEDGEMENT = "eps/application-acknowledgement";

describe("an order", () => {
  it("is accepted, and nothing of the answer is unknown to those who read it", () => {
    const { message, status, account, xml } = answer(ORDER);
    expect([message, status, account.entries]).toEqual([ACKNOWLEDGEMENT, 200, []]);
    const own = /<id root="([^"]+)"/.exec(ORDER)![1];
    expect(xml).toContain(`<acknowledgement typeCode="AA"><messageRef><id root="${own}">`);
    expect(xml).not.toContain("<reason");
  });

  it("is refused the second time", () => {
    answer(ORDER);
    expect(code(ORDER)).toEqual([ACKNOWLEDGEMENT, 400, "DUPLICATE_PRESCRIPTION_ID"]);
  });

  it("is refused with an item that is known already", () => {
    answer(ORDER);
    const other = ORDER.replace("3C7A10-Y99901-5E02DY", "24F5DA-A83008-7EFE6Z");
    expect(code(other)).toEqual([ACKNOWLEDGEMENT, 400, "DUPLICATE_MEDICATIONREQUEST_ID"]);
  });

  it.each([
    ["without a signature", /<Signature .*<\/Signature>/s, "", "MISSING_DIGITAL_SIGNATURE"],
    ["without an address", /<addr use="H">.*?<\/addr>/s, "", "FAILURE_TO_PROCESS_MESSAGE"],
    ["with a wrong NHS number", "9990123845", "9990123846", "INVALID_RESOURCE_ID"],
    ["with a wrong prescription id", "3C7A10-Y99901-5E02DY", "3C7A10-Y99901-5E02DZ", "INVALID_CHECK_DIGIT"],
    ["for a site that was not wished for", 'code="P1"', 'code="0004"', "FAILURE_TO_PROCESS_MESSAGE"],
    ["without its nominated site", /<performer .*?<\/performer>/s, "", "FAILURE_TO_PROCESS_MESSAGE"],
    [
      "without items",
      /<pertinentInformation2 [^>]*inversionInd.*<\/pertinentLineItem><\/pertinentInformation2>/s,
      "",
      "INVALID_NUMBER_MEDICATIONREQUESTS",
    ],
  ])("is refused %s", (_what, from, to, expected) => {
    const changed = ORDER.replace(from, to);
    expect(changed).not.toBe(ORDER);
    expect(code(changed)).toEqual([ACKNOWLEDGEMENT, 400, expected]);
    expect(code(ORDER)).toEqual([ACKNOWLEDGEMENT, 200, "informational"]);
  });

  it("is refused as wished, and not remembered", () => {
    expect(code(ORDER, { error: "0001" })).toEqual([ACKNOWLEDGEMENT, 400, "PATIENT_DECEASED"]);
    expect(code(ORDER)[1]).toBe(200);
  });
});

describe("a cancellation", () => {
  it("of what is not known is refused", () => {
    expect(code(CANCELLATION)).toEqual(["eps/cancellation-refusal", 400, "R-0008"]);
  });

  it("cancels the item, once", () => {
    answer(ORDER);
    const first = answer(CANCELLATION);
    expect([first.message, first.status]).toEqual(["eps/cancellation-response", 200]);
    expect(first.account.entries).toEqual([]);
    const bundle = JSON.parse(first.output!);
    const request = bundle.entry.map((e: any) => e.resource).find((r: any) => r.resourceType === "MedicationRequest");
    const asked = JSON.parse(example("prescription-order-update.json"))
      .entry.map((e: any) => e.resource)
      .find((r: any) => r.resourceType === "MedicationRequest");
    expect(request.status).toBe("cancelled");
    expect(request.identifier[0].value.toLowerCase()).toBe(asked.identifier[0].value.toLowerCase());
    const again = answer(CANCELLATION);
    expect([again.message, again.status]).toEqual(["eps/cancellation-response", 400]);
    expect(again.xml).toContain('code="0006"');
  });

  it("is answered with any code that is wished for", () => {
    for (const [wished, { code: shown }] of CANCELLATION_RESPONSES) {
      const { output, status } = answer(CANCELLATION, { cancellation: wished });
      expect([wished, status]).toEqual([wished, wished === "0001" ? 200 : 400]);
      expect(output).toContain(`"${shown}"`);
    }
  });

  it("without a reason cannot be processed", () => {
    const changed = CANCELLATION.replace(/<pertinentInformation [^>]*>.*?<\/pertinentInformation>/s, "");
    expect(changed).not.toBe(CANCELLATION);
    expect(code(changed)).toEqual([ACKNOWLEDGEMENT, 400, "FAILURE_TO_PROCESS_MESSAGE"]);
  });
});

it("refuses what is neither", () => {
  expect(code("<PORX_IN090101SM31 xmlns='urn:hl7-org:v3'/>")).toEqual([ACKNOWLEDGEMENT, 400, "INVALID_MESSAGE"]);
});

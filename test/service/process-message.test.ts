// Orders and cancellations through the shipped translator to the simulated Spine and back.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loggedTranslator } from "./logged-translator.ts";

const example = (name: string): string => readFileSync(join(import.meta.dirname, "../../examples/eps", name), "utf8");
const ORDER = example("prescription-order.json");
const CANCELLATION = example("prescription-order-update.json");

let translator: Awaited<ReturnType<typeof loggedTranslator>>;
beforeAll(async () => {
  translator = await loggedTranslator(() => new Date("2026-02-03T10:00:00Z"));
});
afterAll(() => translator.close());

const send = (body: string, id: string = randomUUID()) =>
  translator.post("$process-message", body, undefined, { "x-request-id": id });

it("sends an order once, whatever is repeated, and cancels it", async () => {
  const id = randomUUID();
  const first = await send(ORDER, id);
  expect([first.statusCode, first.json().issue[0].code]).toEqual([200, "informational"]);
  expect(first.headers["content-type"]).toBe("application/fhir+json; fhirVersion=4.0");
  expect(Number(first.headers["dragoman-unmapped"])).toBeGreaterThan(0);
  const again = await send(ORDER, id);
  expect([again.statusCode, again.body]).toEqual([200, first.body]);
  const asAnother = await send(ORDER);
  expect([asAnother.statusCode, asAnother.json().issue[0].details.coding[0].code]).toEqual([
    400,
    "DUPLICATE_PRESCRIPTION_ID",
  ]);
  const cancelled = await send(CANCELLATION);
  expect([cancelled.statusCode, cancelled.json().resourceType]).toEqual([200, "Bundle"]);
  expect((await send(CANCELLATION)).statusCode).toBe(400);
});

// Orders and cancellations through the shipped translator to the simulated Spine and back.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { find, show } from "../../shared/durability/store/ledger.ts";
import { loggedTranslator } from "./logged-translator.ts";

const example = (name: string): string => readFileSync(join(import.meta.dirname, "../../examples/eps", name), "utf8");
const ORDER = example("prescription-order.json");
const CANCELLATION = example("prescription-order-update.json");

let translator: Awaited<ReturnType<typeof loggedTranslator>>;
beforeEach(async () => {
  translator = await loggedTranslator(() => new Date("2026-02-03T10:00:00Z"));
});
afterEach(() => translator.close());

const send = (body: string, id: string = randomUUID(), headers: Record<string, string> = {}) =>
  translator.post("$process-message", body, undefined, { "x-request-id": id, ...headers });

/** A request id that chooses a scenario of the simulated Spine. */
const numbered = (number: number) => `00000000-0000-4000-8000-5c${String(number).padStart(10, "0")}`;

const noted = async (id: string): Promise<any> => {
  const row = await translator.store.db
    .selectFrom("idempotency")
    .select("note")
    .where("key", "=", id.toUpperCase())
    .executeTakeFirstOrThrow();
  // Without a key: a byte that says so, then what was noted.
  return JSON.parse(Buffer.from(row.note!.subarray(1)).toString()).sending;
};

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

it("can be followed in the ledger by its message id", async () => {
  const id = numbered(25);
  await send(ORDER, id);
  await send(ORDER, id);
  const [message, ...more] = await find(translator.store, { wireId: id.toUpperCase(), limit: 10 });
  expect(more).toEqual([]);
  expect(message).toMatchObject({ direction: "out", interaction: "PORX_IN020101SM31", state: "REPLIED", attempts: 1 });
  const { history } = await show(translator.store, message!.id);
  expect(history.map(({ to }) => to)).toEqual(["UNANSWERED", "SENDING", "REPLIED"]);
  await send(ORDER);
  expect(await find(translator.store, { state: "REJECTED", limit: 10 })).toHaveLength(1);
});

describe("a request id", () => {
  it("belongs to one body", async () => {
    const id = randomUUID();
    expect((await send(ORDER, id)).statusCode).toBe(200);
    const other = await send(CANCELLATION, id);
    expect([other.statusCode, other.json().issue[0].code]).toEqual([409, "duplicate"]);
    expect((await send(ORDER, id.toUpperCase())).statusCode).toBe(200);
  });

  it("belongs to one sender", async () => {
    const id = randomUUID();
    await send(ORDER, id);
    expect((await send(ORDER, id, { "nhsd-asid": "200000009999" })).statusCode).toBe(409);
  });

  it("of many requests at once is that of one message, and all get its answer", async () => {
    const id = randomUUID();
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(ORDER, id)));
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
    expect(answers[0]?.statusCode).toBe(200);
  });

  it("of a refused message stays free, as nothing was sent", async () => {
    const id = randomUUID();
    const unsigned = JSON.parse(ORDER);
    unsigned.entry = unsigned.entry.filter((e: any) => e.resource.resourceType !== "Provenance");
    expect((await send(JSON.stringify(unsigned), id)).statusCode).toBe(400);
    expect((await send(ORDER, id)).statusCode).toBe(200);
  });
});

describe("where Spine gives no answer, the caller is told so, and the same request sent again gets it", () => {
  it.each([
    ["the connection breaks before Spine has the message", 20, 502],
    ["the connection breaks afterwards", 21, 502],
    ["the answer breaks off", 22, 502],
    ["an error without a message", 24, 502],
    ["HTML", 25, 502],
    ["nothing, and no place to ask", 26, 502],
    ["it comes too late", 27, 504],
    ["byte by byte, too slowly", 28, 504],
  ])("%s", async (_what, scenario, status) => {
    const id = numbered(scenario);
    const first = await send(ORDER, id, { "x-sync-wait": "1" });
    expect([first.statusCode, first.json().issue[0].severity]).toEqual([status, "error"]);
    const again = await send(ORDER, id);
    expect([again.statusCode, again.json().issue[0].code]).toEqual([200, "informational"]);
    expect((await send(ORDER, id)).body).toBe(again.body);
  });

  it("busy for a moment is waited for", async () => {
    expect((await send(ORDER, numbered(23))).statusCode).toBe(200);
  });

  it("what nobody understands is kept for the operator under the request id", async () => {
    await send(ORDER, numbered(25));
    const { unintelligible } = await noted(numbered(25));
    expect(unintelligible).toMatchObject({ status: 200, contentType: "text/html" });
    expect(Buffer.from(unintelligible.raw.data).toString()).toContain("Service unavailable");
  });

  it("an answer that never comes leaves the place to ask at", async () => {
    const answer = await send(ORDER, numbered(31), { "x-sync-wait": "1" });
    expect([answer.statusCode, answer.json().issue[0].details.coding[0].code]).toEqual([504, "TIMEOUT"]);
    expect((await noted(numbered(31))).pollAt).toMatch(/^\/_poll\//);
  });
});

it("an answer that Spine's code table names reaches the caller as it stands there", async () => {
  const deceased = await send(ORDER, numbered(1));
  expect([deceased.statusCode, deceased.json().issue[0].details.coding[0].code]).toEqual([400, "PATIENT_DECEASED"]);
});

it("the time to wait is a number of seconds", async () => {
  for (const wait of ["0", "1.5", "-1", "soon", "301"]) {
    expect((await send(ORDER, undefined, { "x-sync-wait": wait })).statusCode).toBe(400);
  }
});

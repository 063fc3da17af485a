// The translator is killed (SIGKILL) at each step of an exchange. The witness is Spine: whatever happens, it sees one
// message, and the caller who sends the same request again gets the one true answer.
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { spineOfPrescriptions } from "../../mappings/shipped.ts";
import type { Scenario } from "../../services/simulator/scenarios.ts";
import { type SpineSimulator, startSpineSimulator } from "../../services/simulator/spine.ts";
import { createAuthority } from "../../shared/trust/authority.ts";
import { STEPS, type Step, startTranslator, type TranslatorProcess } from "./killed-translator.ts";

const ORDER = readFileSync(join(import.meta.dirname, "../../examples/eps/prescription-order.json"), "utf8");
/** A killed process' turn is taken over after five seconds; then come the start and the exchange. */
const PATIENCE_MS = 60_000;

let folder: string;
let spine: SpineSimulator;
let environment: Record<string, string>;
const running: TranslatorProcess[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "dragoman-kill-"));
  const authority = await createAuthority("Kill test");
  spine = await startSpineSimulator({
    ...(await authority.issue({ commonName: "Spine", hosts: ["localhost"] })),
    authorities: authority.certificate,
    asid: "567456789789",
    answer: spineOfPrescriptions(),
  });
  const client = await authority.issue({ commonName: "Translator" });
  const file = (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  environment = {
    SANDBOX: "true",
    PRESCRIBE_ENABLED: "true",
    TO_ASID: "567456789789",
    TO_PARTY_KEY: "YES-0000806",
    LOG_LEVEL: "fatal",
    SPINE_URL: spine.origin.href,
    SPINE_CLIENT_KEY_FILE: file("key.pem", client.key),
    SPINE_CLIENT_CERTIFICATE_FILE: file("client.pem", client.certificate),
    SPINE_AUTHORITIES_FILE: file("ca.pem", authority.certificate),
    POLLING_DELAY: "200",
    STORE_URL: `sqlite:${join(folder, "store.db")}`,
  };
});
afterEach(async () => {
  for (const translator of running.splice(0)) {
    translator.kill();
    await translator.ended;
  }
  await spine.close();
  rmSync(folder, { recursive: true });
});

async function start(dieAt?: Step): Promise<TranslatorProcess> {
  const translator = await startTranslator(environment, dieAt);
  running.push(translator);
  return translator;
}

const send = async ({ port }: TranslatorProcess, id: string) => {
  const answer = await fetch(`http://127.0.0.1:${port}/FHIR/R4/$process-message`, {
    method: "POST",
    headers: { "content-type": "application/fhir+json", "x-request-id": id },
    body: ORDER,
  });
  return { status: answer.status, body: await answer.text() };
};

/** After the death: the same request again, twice, to a new process on the same store. */
async function expectOneTrueAnswer(id: string): Promise<void> {
  const translator = await start();
  const retried = await send(translator, id);
  expect([retried.status, JSON.parse(retried.body).issue[0].code]).toEqual([200, "informational"]);
  expect(await send(translator, id)).toEqual(retried);
  expect(spine.taken()).toEqual([id.toUpperCase()]);
  // Byte by byte: whoever takes over sends what was recorded, not what would be translated now.
  const posts = spine.received.filter(({ method }) => method === "POST").map(({ body }) => body.toString());
  expect(new Set(posts).size).toBe(1);
  // Spine took it for the first one, as another order with these contents is a duplicate.
  expect((await send(translator, randomUUID())).status).toBe(400);
}

describe("a translator that is killed", () => {
  it.each(STEPS)("%s", { timeout: PATIENCE_MS }, async (step) => {
    const id = randomUUID();
    const translator = await start(step);
    await expect(send(translator, id)).rejects.toThrow();
    expect(await translator.ended).toBe("SIGKILL");
    await expectOneTrueAnswer(id);
  });

  it.each<[string, Scenario, method: string]>([
    ["after the POST, before Spine says that it has the message", { fault: { kind: "delay", ms: 600_000 } }, "POST"],
    ["while it asks for the answer", { fault: { kind: "late", ms: 2_000 } }, "GET"],
  ])("%s", { timeout: PATIENCE_MS }, async (_when, scenario, method) => {
    const id = randomUUID();
    spine.play(scenario);
    const translator = await start();
    const lost = send(translator, id).catch((error: unknown) => error);
    await expect
      .poll(() => spine.received.some((request) => request.method === method), { timeout: 20_000 })
      .toBe(true);
    translator.kill();
    expect(await lost).toBeInstanceOf(Error);
    await expectOneTrueAnswer(id);
  });

  it("at random instants, many times over", { timeout: 4 * PATIENCE_MS }, async () => {
    const id = randomUUID();
    for (let kills = 0; kills < 5; kills++) {
      const translator = await start();
      const lost = send(translator, id).catch((error: unknown) => error);
      setTimeout(translator.kill, Math.random() * 300);
      await lost;
      await translator.ended;
    }
    await expectOneTrueAnswer(id);
  });
});

import { afterEach, expect, it } from "vitest";
import type { Registry } from "../../shared/mapping/conversion.ts";
import type { Operations } from "../hl7v3-translator/operations.ts";
import { type Started, start, startHelp } from "./main.ts";

const registry: Registry = {
  messages: () => [],
  convert: ({ context }) => ({
    ok: true,
    message: "family/order",
    output: `<order from="${context.values.fromAsid}"/>`,
    outputType: "application/xml",
    status: 200,
    faults: [],
    account: { leaves: 0, accounted: 0, entries: [] },
  }),
};
const operations: Operations = {
  prepare: () => ({ ok: true, parameters: {} }),
  doseToText: () => ({ ok: true, texts: [] }),
  permission: () => [],
  interaction: () => undefined,
  signed: () => undefined,
  signaturePlace: () => "",
};

const playSpine = () => "<answer/>";

let started: Started | undefined;
afterEach(async () => {
  if (started?.ok) await started.close();
});

it("starts without set-up, says what to try, and does it", async () => {
  const said: string[] = [];
  const environment = { PORT: "0", HOST: "127.0.0.1", LOG_LEVEL: "fatal" };
  started = await start({ registry, operations, playSpine, environment, say: (text) => said.push(text) });
  if (!started.ok) throw new Error(started.problems.join("\n"));
  const base = `http://localhost:${started.port}`;
  expect(said.join("")).toContain(`curl -s ${base}/FHIR/R4/'$convert'`);
  expect(said.join("")).toContain("examples/eps/prescription-order.json");
  const answer = await fetch(`http://127.0.0.1:${started.port}/FHIR/R4/$convert`, {
    method: "POST",
    headers: { "content-type": "application/fhir+json" },
    body: "{}",
  });
  expect([answer.status, await answer.text()]).toEqual([200, '<order from="200000001285"/>']);
  for (const path of ["/metadata", "/openapi.json", "/_status"]) {
    expect((await fetch(`http://127.0.0.1:${started.port}${path}`)).status).toBe(200);
  }
});

it("does not start with wrong settings", async () => {
  started = await start({ registry, operations, playSpine, environment: { PORT: "x" }, say: () => {} });
  expect(started).toEqual({ ok: false, problems: ['PORT: expected whole number from 0 to 65535, not "x"'] });
});

it("has help that names the settings and no secret", () => {
  expect(startHelp()).toContain("MONITORING_API_KEY");
});

import { describe, expect, it } from "vitest";
import { createMetrics } from "../../shared/service/metrics.ts";
import type { Head } from "../../shared/service/route.ts";
import { callerReader } from "./caller.ts";
import { readTranslatorConfig } from "./configuration.ts";
import { limitsOf } from "./limits.ts";

/** Limits in a process with these settings, and the ends of the requests that were let in. */
const limited = (settings: Record<string, string>) => {
  const configuration = readTranslatorConfig({
    TO_ASID: "1",
    TO_PARTY_KEY: "2",
    SPINE_URL: "https://spine.example",
    SPINE_CLIENT_KEY_FILE: "key.pem",
    SPINE_CLIENT_CERTIFICATE_FILE: "client.pem",
    SPINE_AUTHORITIES_FILE: "ca.pem",
    ...settings,
  });
  if (!configuration.ok) throw new Error(configuration.problems.join());
  const { config } = configuration;
  const metrics = createMetrics("test");
  const callers = callerReader(config, { sandbox: { "NHSD-ASID": "0" }, hostedScopes: "" });
  const ends: (() => void)[] = [];
  const head = (headers: Record<string, string>): Head => ({
    trace: { requestId: "", correlationId: "", given: true, malformed: [], echo: {} },
    headers,
    query: {},
    notes: {},
    whenOver: (end) => ends.push(end),
  });
  return { limits: limitsOf(config, callers, metrics, () => 0), ends, head, metrics };
};

const told = (answer: ReturnType<ReturnType<typeof limited>["limits"]["request"]>) =>
  answer && [answer.status, answer.headers?.["retry-after"], JSON.parse(answer.body).issue[0].details.coding[0].code];

describe("a caller's requests", () => {
  it("are refused with 429 above its share, with the time to come again", () => {
    const { limits, head } = limited({ CALLER_REQUESTS_PER_MINUTE: "12" });
    const one = head({ "nhsd-application-id": "one", "nhsd-asid": "1" });
    expect([limits.request(one), limits.request(one)]).toEqual([undefined, undefined]);
    expect(told(limits.request(one))).toEqual([429, "5", "TOO_MANY_REQUESTS"]);
    expect(limits.request(head({ "nhsd-application-id": "two", "nhsd-asid": "1" }))).toBeUndefined();
  });

  it.each([
    ["its application", { "nhsd-application-id": "a", "nhsd-asid": "x", apikey: "x" }, { "nhsd-application-id": "b" }],
    ["its system", { "nhsd-asid": "a", apikey: "x" }, { "nhsd-asid": "b", apikey: "x" }],
    ["its key", { apikey: "a" }, { apikey: "b" }],
    ["nothing", {}, { apikey: "b" }],
  ])("are told apart by %s", (_what, one, other) => {
    const { limits, head } = limited({ CALLER_REQUESTS_PER_MINUTE: "1" });
    expect(limits.request(head(one))).toBeUndefined();
    expect(told(limits.request(head(one)))).toEqual([429, "60", "TOO_MANY_REQUESTS"]);
    expect(limits.request(head(other))).toBeUndefined();
  });

  it.each([{ CALLER_REQUESTS_PER_MINUTE: "0" }, { CALLER_REQUESTS_PER_MINUTE: "1", SANDBOX: "true" }])(
    "are not counted with %j",
    (settings) => {
      const { limits, head } = limited(settings);
      for (let i = 0; i < 100; i++) expect(limits.request(head({}))).toBeUndefined();
    },
  );
});

describe("messages that wait for Spine", () => {
  const SETTINGS = { MAX_EXCHANGES: "3", CALLER_MAX_EXCHANGES: "2" };

  it("are limited for each caller, 429, and for all, 503, until one is over", async () => {
    const { limits, head, ends, metrics } = limited(SETTINGS);
    const [one, two] = [head({ "nhsd-asid": "1" }), head({ "nhsd-asid": "2" })];
    expect([limits.exchange(one), limits.exchange(one)]).toEqual([undefined, undefined]);
    expect(told(limits.exchange(one))).toEqual([429, "1", "TOO_MANY_REQUESTS"]);
    expect(limits.exchange(two)).toBeUndefined();
    expect(told(limits.exchange(two))).toEqual([503, "1", "SERVICE_UNAVAILABLE"]);
    expect(limits.exchanging()).toBe(3);
    ends[0]?.();
    expect(limits.exchange(one)).toBeUndefined();
    for (const end of ends.slice(1)) end();
    expect(limits.exchanging()).toBe(0);
    const text = await metrics.render();
    expect(text).toMatch(/dragoman_limited_total\{limit="exchanges",service="test"\} 1/);
    expect(text).toMatch(/dragoman_limited_total\{limit="caller-exchanges",service="test"\} 1/);
  });

  it("are limited only for all in the sandbox, where everyone is the same caller", () => {
    const { limits, head } = limited({ ...SETTINGS, SANDBOX: "true" });
    const answers = Array.from({ length: 4 }, () => told(limits.exchange(head({}))));
    expect(answers.map((answer) => answer?.[0])).toEqual([undefined, undefined, undefined, 503]);
  });
});

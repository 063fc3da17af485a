import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import type { Account } from "../../shared/mapping/account.ts";
import type { Conversion, ConversionRequest, Registry } from "../../shared/mapping/conversion.ts";
import { type Fault, invalidValue } from "../../shared/mapping/fault.ts";
import { createLogger } from "../../shared/service/logging.ts";
import { readTranslatorConfig } from "./configuration.ts";
import type { Operations, PrepareOptions } from "./operations.ts";
import { buildTranslator } from "./translator.ts";

const ID = "60e0b220-8136-4ca5-ae46-1d97ef59d068";
/** Stands for everything that identifies a patient. */
const SECRET = "9449305552";
const ORDER = JSON.stringify({ resourceType: "Bundle", id: SECRET });
const NOW = new Date("2022-02-01T00:00:00Z");

const GATEWAY = {
  "nhsd-request-id": ID,
  "nhsd-correlation-id": `${ID}..1`,
  "nhsd-asid": "200000001285",
  "nhsd-party-key": "T141D-822234",
  "nhsd-scope": "may-prescribe other",
  "nhsd-application-id": "app-1",
};

const NOTHING: Account = { leaves: 2, accounted: 2, entries: [] };
const LOSSES: Account = {
  leaves: 5,
  accounted: 2,
  entries: [
    { path: "Bundle.entry[0].resource.note[0].text", kind: "unmapped", weight: "clinical" },
    { path: "Bundle.entry[0].resource.substitution", kind: "noPlace", weight: "clinical" },
    { path: "Bundle.entry[1].resource.signature", kind: "missing" },
  ],
};

const warning: Fault = { severity: "warning", code: "value", expression: "Bundle.id", diagnostics: "Odd." };

/** Plays the registry: what a message is and what it lacks is told by members of the test's own. */
const fakeRegistry = (): Registry & { requests: ConversionRequest[] } => {
  const requests: ConversionRequest[] = [];
  const refused = (...faults: Fault[]): Conversion => ({ ok: false, status: 400, faults, account: NOTHING });
  const toFhir = ({ input }: ConversionRequest): Conversion => {
    if (/<!DOCTYPE/.test(input)) return refused(invalidValue("", "A DTD is not allowed."));
    if (!/^<\w+\/>$/.test(input)) return refused(invalidValue("", "The XML is not well-formed."));
    const output = '{"resourceType":"Bundle","total":1.50}';
    return { ok: true, message: "family/answer", output, status: 400, faults: [], account: NOTHING };
  };
  const toLegacy = ({ input, checkShape, checkRules, mapping }: ConversionRequest): Conversion => {
    if (input.startsWith("[[[[")) return refused(invalidValue("", "Nested too deeply."));
    if (!/^\{.*\}$/.test(input)) return refused(invalidValue("", "Failed to parse JSON encoded FHIR content."));
    if (mapping !== undefined && mapping !== "order") return refused(invalidValue("", "There is no such message."));
    const message = JSON.parse(input);
    if (message.resourceType !== "Bundle") return refused(invalidValue("", "No message is recognised."));
    if (checkShape && message.misshapen) return refused(invalidValue("Bundle.misshapen", "Not in R4."));
    if (checkRules?.includes("translation") && message.unruly)
      return refused(invalidValue("Bundle.unruly", "Against a rule."));
    if (checkRules?.includes("first-stage") && message.unready)
      return refused(invalidValue("Bundle.unready", "Against a rule of the receiver."));
    return {
      ok: true,
      message: "family/order",
      output: "<order/>",
      outputType: "application/xml",
      status: 200,
      faults: message.odd ? [warning] : [],
      account: message.lossy ? LOSSES : NOTHING,
    };
  };
  return {
    requests,
    messages: () => [
      {
        id: "family/order",
        title: "Order",
        spec: "x.md 1",
        directions: ["toLegacy", "toFhir"],
        fhir: "Bundle",
        wire: "hl7v3",
        legacy: "ORDER_IN01",
      },
    ],
    convert: (request) => {
      requests.push(request);
      return request.direction === "toFhir" ? toFhir(request) : toLegacy(request);
    },
  };
};

const fakeOperations = (): Operations & { prepared: PrepareOptions[] } => {
  const prepared: PrepareOptions[] = [];
  return {
    prepared,
    prepare: (bundle, options) => {
      prepared.push(options);
      if (!bundle.startsWith("{")) return { ok: false, faults: [invalidValue("", "Not JSON.")] };
      return { ok: true, parameters: { resourceType: "Parameters" } };
    },
    doseToText: (resource) =>
      resource.startsWith("{")
        ? {
            ok: true,
            texts: [
              { identifier: [{ value: "1" }], dosageInstructionText: "once a day" },
              { identifier: [{ value: "2" }], dosageInstructionText: "twice a day" },
            ],
          }
        : { ok: false, faults: [invalidValue("", "Not JSON.")] },
    permission: (_message, { scopes, features }) => {
      const fault = (code: "forbidden" | "not-supported"): Fault[] => [
        { severity: "fatal", code, expression: "", diagnostics: "No." },
      ];
      if (!scopes.includes("may-prescribe")) return fault("forbidden");
      return features.includes("prescribing") ? [] : fault("not-supported");
    },
    interaction: () => undefined,
    signed: () => undefined,
    signaturePlace: () => "",
  };
};

/** What these routes have no use for. */
const unexpected = () => Promise.reject(new Error("not expected here"));

const translator = (environment: Record<string, string> = {}) => {
  const read = readTranslatorConfig({
    TO_ASID: "567456789789",
    TO_PARTY_KEY: "YES-0000806",
    SPINE_URL: "https://spine.example",
    SPINE_CLIENT_KEY_FILE: "key.pem",
    SPINE_CLIENT_CERTIFICATE_FILE: "client.pem",
    SPINE_AUTHORITIES_FILE: "ca.pem",
    BASE_PATH: "example.com/eps",
    PRESCRIBE_ENABLED: "true",
    SHA1_ENABLED_APPLICATION_IDS: "old-app",
    MAX_BODY_BYTES: "100000",
    ...environment,
  });
  if (!read.ok) throw new Error(read.problems.join("\n"));
  const lines: string[] = [];
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  const registry = fakeRegistry();
  const operations = fakeOperations();
  const app = buildTranslator({
    registry,
    operations,
    config: read.config,
    callers: {
      sandbox: { "NHSD-ASID": "s-asid", "NHSD-Party-Key": "s-key", "NHSD-Scope": "may-prescribe" },
      hostedScopes: "may-prescribe",
    },
    spine: { send: unexpected, resume: unexpected },
    requests: { begin: unexpected, isKnown: unexpected },
    log: createLogger("test", "info", stream),
    clock: () => NOW,
    examples: { order: { summary: "An order", value: { resourceType: "Bundle" } } },
  });
  const post = (operation: string, payload: string, headers: Record<string, string> = {}) =>
    app.inject({
      method: "POST",
      url: `/FHIR/R4/${operation}`,
      headers: { "content-type": "application/fhir+json", ...GATEWAY, ...headers },
      payload,
    });
  return { app, post, registry, operations, lines };
};

type Answer = Awaited<ReturnType<ReturnType<typeof translator>["post"]>>;

const outcome = (answer: Answer) => {
  expect(answer.headers["content-type"]).toBe("application/fhir+json; fhirVersion=4.0");
  expect(answer.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  const body = answer.json();
  expect(body.resourceType).toBe("OperationOutcome");
  return { status: answer.statusCode, issues: body.issue, issue: body.issue[0] };
};

describe("$convert", () => {
  it("FHIR to the legacy message", async () => {
    const { post, registry } = translator();
    const answer = await post("$convert", ORDER);
    expect([answer.statusCode, answer.headers["content-type"], answer.body]).toEqual([
      200,
      "application/xml",
      "<order/>",
    ]);
    expect(answer.headers).toMatchObject({
      "dragoman-unmapped": "0",
      "nhsd-request-id": ID,
      "x-request-id": ID,
      "nhsd-correlation-id": `${ID}..1`,
    });
    expect(registry.requests[0]).toMatchObject({ direction: "toLegacy", input: ORDER, checkShape: true });
    expect(registry.requests[0]?.context).toMatchObject({
      now: NOW,
      values: {
        requestId: ID.toUpperCase(),
        fromAsid: "200000001285",
        fromPartyKey: "T141D-822234",
        toAsid: "567456789789",
        toPartyKey: "YES-0000806",
        basePath: "example.com/eps",
      },
    });
  });

  it("names the user only with a role", async () => {
    const { post, registry } = translator();
    await post("$convert", ORDER, { "nhsd-identity-uuid": "1" });
    await post("$convert", ORDER, { "nhsd-identity-uuid": "1", "nhsd-session-urid": "2" });
    expect(registry.requests[0]?.context.values).not.toHaveProperty("sdsUserId");
    expect(registry.requests[1]?.context.values).toMatchObject({ sdsUserId: "1", sdsRoleProfileId: "2" });
  });

  it.each(["application/xml", "text/xml; charset=utf-8"])("the legacy message to FHIR from %s", async (type) => {
    const answer = await translator().post("$convert", "<answer/>", { "content-type": type, "nhsd-scope": "none" });
    expect([answer.statusCode, answer.headers["content-type"]]).toEqual([
      200,
      "application/fhir+json; fhirVersion=4.0",
    ]);
    expect(answer.body).toBe('{"resourceType":"Bundle","total":1.50}');
  });

  it("counts what did not travel, and lists it where asked to", async () => {
    const { post } = translator();
    const lossy = JSON.stringify({ resourceType: "Bundle", lossy: true, odd: true });
    expect((await post("$convert", lossy)).headers["dragoman-unmapped"]).toBe("2");
    const answer = await post("$convert?report=true", lossy);
    expect(answer.headers["dragoman-unmapped"]).toBe("2");
    expect(answer.json()).toEqual({
      resourceType: "Parameters",
      parameter: [
        { name: "output", valueString: "<order/>" },
        {
          name: "account",
          part: [
            { name: "leaves", valueUnsignedInt: 5 },
            { name: "accounted", valueUnsignedInt: 2 },
            {
              name: "unmapped",
              part: [
                { name: "path", valueString: "Bundle.entry[0].resource.note[0].text" },
                { name: "weight", valueCode: "clinical" },
              ],
            },
            {
              name: "noPlace",
              part: [
                { name: "path", valueString: "Bundle.entry[0].resource.substitution" },
                { name: "weight", valueCode: "clinical" },
              ],
            },
            { name: "missing", part: [{ name: "path", valueString: "Bundle.entry[1].resource.signature" }] },
          ],
        },
        {
          name: "outcome",
          resource: {
            resourceType: "OperationOutcome",
            issue: [{ severity: "warning", code: "value", diagnostics: "Odd.", expression: ["Bundle.id"] }],
          },
        },
      ],
    });
  });

  it("reports a resource as the text it is", async () => {
    const answer = await translator().post("$convert?report=true", "<answer/>", { "content-type": "text/xml" });
    expect(answer.body).toContain('{"name":"output","resource":{"resourceType":"Bundle","total":1.50}}');
  });

  it("takes the message that the caller names", async () => {
    const { post, registry } = translator();
    expect((await post("$convert?mapping=order", ORDER)).statusCode).toBe(200);
    expect(registry.requests[0]?.mapping).toBe("order");
    expect(outcome(await post("$convert?mapping=nope", ORDER)).status).toBe(400);
  });

  it.each(["report=yes", "report=true&report=true", "mapping=a&mapping=b"])("400 for ?%s", async (query) => {
    expect(outcome(await translator().post(`$convert?${query}`, ORDER)).status).toBe(400);
  });

  it("refuses what breaks a rule of the translation; what only the receiver would refuse can be looked at", async () => {
    const { post } = translator();
    const unruly = await post("$convert", JSON.stringify({ resourceType: "Bundle", unruly: true }));
    expect(outcome(unruly)).toMatchObject({ status: 400, issue: { expression: ["Bundle.unruly"] } });
    expect((await post("$convert", JSON.stringify({ resourceType: "Bundle", unready: true }))).statusCode).toBe(200);
  });

  it("checks the shape, unless the header is there", async () => {
    const { post } = translator();
    const misshapen = JSON.stringify({ resourceType: "Bundle", misshapen: true });
    expect(outcome(await post("$convert", misshapen))).toMatchObject({
      status: 400,
      issue: { expression: ["Bundle.misshapen"] },
    });
    expect((await post("$convert", misshapen, { "x-skip-validation": "false" })).statusCode).toBe(200);
  });

  it("drops warnings, unless the caller wants to be stopped by them", async () => {
    const odd = JSON.stringify({ resourceType: "Bundle", odd: true });
    expect((await translator().post("$convert", odd)).statusCode).toBe(200);
    const strict = { "x-show-validation-warnings": "true" };
    expect(outcome(await translator().post("$convert", odd, strict)).issue.severity).toBe("warning");
    expect((await translator({ SANDBOX: "1" }).post("$convert", odd, strict)).statusCode).toBe(200);
  });

  it("403 without the scope, 400 where the feature is off, whatever else is wrong", async () => {
    const answer = await translator().post("$convert", ORDER, { "nhsd-scope": "other" });
    expect(outcome(answer)).toMatchObject({ status: 403, issue: { code: "forbidden" } });
    const off = await translator({ PRESCRIBE_ENABLED: "false" }).post("$convert", ORDER);
    expect(outcome(off)).toMatchObject({ status: 400, issue: { code: "not-supported" } });
  });

  it("asks no scope where the hosting has checked it", async () => {
    const { post } = translator({ MTLS_SPINE_CLIENT: "true" });
    expect((await post("$convert", ORDER, { "nhsd-scope": "other" })).statusCode).toBe(200);
  });
});

describe("bad input", () => {
  it.each([
    ["malformed JSON", '{"resourceType":', "application/fhir+json"],
    ["an array", "[]", "application/json"],
    ["null", "null", "application/fhir+json"],
    ["deep nesting", "[".repeat(50_000), "application/fhir+json"],
    ["an unknown message", '{"resourceType":"Basic"}', "application/fhir+json"],
    ["malformed XML", "<a><b></a>", "application/xml"],
    ["a DTD", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "text/xml"],
    ["nothing", "", "application/fhir+json"],
  ])("400 for %s", async (_name, payload, type) => {
    const { post, lines } = translator();
    const answer = await post("$convert", payload, { "content-type": type });
    expect(outcome(answer).status).toBe(400);
    expect(answer.headers["x-request-id"]).toBe(ID);
    expect(lines).toHaveLength(1);
  });

  it("D-39: 413 for more than the limit, 415 for another type", async () => {
    expect(outcome(await translator().post("$convert", "x".repeat(100_001))).status).toBe(413);
    const html = await translator().post("$convert", ORDER, { "content-type": "text/html" });
    expect(outcome(html).status).toBe(415);
    const xml = await translator().post("$validate", "<a/>", { "content-type": "text/xml" });
    expect(outcome(xml).status).toBe(415);
  });

  it("D-39: 404 and 405", async () => {
    const { app } = translator();
    expect(outcome(await app.inject({ url: "/nope" })).status).toBe(404);
    expect(outcome(await app.inject({ method: "POST", url: "/FHIR/R4/Claim", payload: {} })).status).toBe(404);
    const answer = await app.inject({ url: "/FHIR/R4/$convert" });
    expect(outcome(answer).status).toBe(405);
    expect(answer.headers.allow).toBe("POST");
  });

  it("D-10: names each gateway header that is missing", async () => {
    const { app, registry } = translator();
    const answer = await app.inject({
      method: "POST",
      url: "/FHIR/R4/$convert",
      headers: { "content-type": "application/fhir+json", "nhsd-party-key": "T141D-822234" },
      payload: ORDER,
    });
    const { status, issues } = outcome(answer);
    expect(status).toBe(400);
    expect(issues.map((issue: { diagnostics: string }) => issue.diagnostics)).toEqual([
      "Required header NHSD-Request-ID is missing.",
      "Required header NHSD-ASID is missing.",
      "Required header NHSD-Scope is missing.",
    ]);
    expect(registry.requests).toEqual([]);
  });

  it("400 for a request id that is none", async () => {
    expect(outcome(await translator().post("$convert", ORDER, { "nhsd-request-id": "1" })).status).toBe(400);
  });
});

describe("stand-ins for gateway headers", () => {
  const bare = (environment: Record<string, string>, headers: Record<string, string> = {}) => {
    const { app, registry } = translator(environment);
    const request = {
      method: "POST",
      url: "/FHIR/R4/$convert",
      headers: { "content-type": "application/fhir+json", ...headers },
      payload: ORDER,
    } as const;
    return app.inject(request).then((answer) => ({ answer, values: registry.requests[0]?.context.values }));
  };

  it("the sandbox needs none", async () => {
    const { answer, values } = await bare({ SANDBOX: "1" });
    expect(answer.statusCode).toBe(200);
    expect(values).toMatchObject({ fromAsid: "s-asid", fromPartyKey: "s-key" });
  });

  it("test environments lend a sender", async () => {
    const { answer, values } = await bare(
      { ENABLE_DEFAULT_ASID_PARTY_KEY: "true", DEFAULT_PTL_ASID: "d-asid", DEFAULT_PTL_PARTY_KEY: "d-key" },
      { "x-request-id": ID, "nhsd-scope": "may-prescribe" },
    );
    expect(answer.statusCode).toBe(200);
    expect(values).toMatchObject({ fromAsid: "d-asid", fromPartyKey: "d-key" });
  });
});

describe("production", () => {
  const production = () => translator({ ENVIRONMENT: "prod" });

  it.each(["$convert", "$validate", "$dose-to-text"])("has no %s", async (operation) => {
    expect(outcome(await production().post(operation, ORDER)).status).toBe(404);
  });

  it.each(["x-skip-validation", "x-raw-response"])("D-9: refuses %s", async (header) => {
    const { post, operations } = production();
    expect(outcome(await post("$prepare", ORDER, { [header]: "true" }))).toMatchObject({
      status: 403,
      issue: {
        severity: "error",
        code: "invalid",
        details: { coding: [{ code: "MISSING_OR_INVALID_HEADER" }] },
        diagnostics: `Invalid headers: ${header}.`,
      },
    });
    expect(operations.prepared).toEqual([]);
    expect((await post("$prepare", ORDER)).statusCode).toBe(200);
  });
});

describe("$validate", () => {
  it("200 with an informational outcome where nothing is wrong", async () => {
    const { status, issues } = outcome(await translator().post("$validate", ORDER));
    expect([status, issues]).toEqual([200, [{ severity: "information", code: "informational" }]]);
  });

  it.each(["unruly", "unready"])(
    "400 with the place of what is %s, rules included and not to be skipped",
    async (is) => {
      const message = JSON.stringify({ resourceType: "Bundle", [is]: true });
      const answer = await translator().post("$validate", message, { "x-skip-validation": "true" });
      expect(outcome(answer)).toMatchObject({ status: 400, issue: { expression: [`Bundle.${is}`] } });
    },
  );
});

describe("$prepare", () => {
  it("gives the parameters, RS1 only to the applications that are listed", async () => {
    const { post, operations } = translator();
    const answer = await post("$prepare", ORDER);
    expect([answer.statusCode, answer.json()]).toEqual([200, { resourceType: "Parameters" }]);
    await post("$prepare", ORDER, { "nhsd-application-id": "old-app", "x-skip-validation": "1" });
    expect(operations.prepared).toMatchObject([
      { algorithm: "RS256", now: NOW, checkShape: true, caller: { scopes: ["may-prescribe", "other"] } },
      { algorithm: "RS1", checkShape: false },
    ]);
  });

  it("refuses what the operation refuses", async () => {
    expect(outcome(await translator().post("$prepare", "nope")).status).toBe(400);
  });

  it("answers as plain JSON to smoke tests", async () => {
    const answer = await translator().post("$prepare", ORDER, { "x-smoke-test": "1" });
    expect(answer.headers["content-type"]).toBe("application/json; charset=utf-8");
    const xml = await translator().post("$convert", ORDER, { "x-smoke-test": "1" });
    expect(xml.headers["content-type"]).toBe("text/plain; charset=utf-8");
  });
});

describe("$dose-to-text", () => {
  it("gives identifiers and texts", async () => {
    const answer = await translator().post("$dose-to-text", ORDER);
    expect(answer.headers["content-type"]).toBe("application/json; charset=utf-8");
    expect(answer.json()[1]).toEqual({ identifier: [{ value: "2" }], dosageInstructionText: "twice a day" });
  });

  it("D-36: gives the texts alone, one a line, as text/plain", async () => {
    const answer = await translator().post("$dose-to-text", ORDER, { accept: "text/plain" });
    expect([answer.headers["content-type"], answer.body]).toEqual([
      "text/plain; charset=utf-8",
      "once a day\ntwice a day",
    ]);
  });

  it("refuses what the operation refuses", async () => {
    expect(outcome(await translator().post("$dose-to-text", "nope")).status).toBe(400);
  });
});

describe("descriptions", () => {
  it.each(["/metadata", "/FHIR/R4/metadata"])(
    "D-38: %s is a CapabilityStatement of the registry's messages",
    async (url) => {
      const answer = await translator().app.inject({ url });
      expect(answer.headers["content-type"]).toBe("application/fhir+json; fhirVersion=4.0");
      const statement = answer.json();
      expect(statement).toMatchObject({
        resourceType: "CapabilityStatement",
        status: "active",
        date: NOW.toISOString(),
        kind: "instance",
        fhirVersion: "4.0.1",
        format: ["application/fhir+json"],
        rest: [{ mode: "server", resource: [{ type: "Bundle", documentation: "family/order" }] }],
      });
      expect(statement.rest[0].operation.map(({ name }: { name: string }) => name)).toEqual([
        "prepare",
        "process-message",
        "verify-signature",
        "convert",
        "validate",
        "dose-to-text",
      ]);
    },
  );

  it("/openapi.json describes every route, with parameters, examples and failures", async () => {
    const { app } = translator();
    const document = (await app.inject({ url: "/openapi.json" })).json();
    expect(document.openapi).toBe("3.0.3");
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(["/FHIR/R4/$convert", "/FHIR/R4/$prepare", "/metadata", "/_poll/{id}", "/_status"]),
    );
    const { post } = document.paths["/FHIR/R4/$convert"];
    expect(post.parameters.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(["X-Request-ID", "X-Correlation-ID", "mapping", "report", "x-skip-validation"]),
    );
    expect(post.requestBody.content["application/fhir+json"].examples.order.value).toEqual({ resourceType: "Bundle" });
    const { examples } = post.responses[400].content["application/fhir+json"];
    expect(examples.missingHeader.value.resourceType).toBe("OperationOutcome");
    for (const path of Object.values<Record<string, { operationId: string }>>(document.paths)) {
      for (const operation of Object.values(path)) expect(operation.operationId).toBeTruthy();
    }
  });

  it("/_poll is refused as callers know it", async () => {
    const answer = await translator().app.inject({ url: "/_poll/abc" });
    expect(outcome(answer)).toMatchObject({
      status: 400,
      issue: {
        severity: "information",
        code: "informational",
        details: { coding: [{ code: "INTERACTION_NOT_SUPPORTED" }] },
      },
    });
  });
});

describe("log and metrics", () => {
  it("D-45: tells message, ids and losses, and nothing that identifies a patient", async () => {
    const { app, post, lines } = translator({ MONITORING_API_KEY: "key" });
    const lossy = JSON.stringify({ resourceType: "Bundle", id: SECRET, lossy: true });
    await post("$convert", lossy);
    await post("$convert", SECRET);
    await post(`$convert?mapping=${SECRET}`, lossy);
    await post("$validate", lossy, { authorization: SECRET });
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      requestId: ID,
      correlationId: `${ID}..1`,
      route: "/FHIR/R4/$convert",
      status: 200,
      applicationId: "app-1",
      message: "family/order",
      unmapped: 2,
      unmappedPaths: "Bundle.entry.resource.note.text Bundle.entry.resource.substitution",
    });
    const metrics = (await app.inject({ url: "/metrics", headers: { apikey: "key" } })).body;
    expect(metrics).toMatch(/dragoman_unmapped_total\{.*message="family\/order".*\} 1/);
    expect(lines.join("") + metrics).not.toContain(SECRET);
  });
});

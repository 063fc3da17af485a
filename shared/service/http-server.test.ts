import { EventEmitter, once } from "node:events";
import { type AddressInfo, connect, type Socket } from "node:net";
import { Writable } from "node:stream";
import type { FastifyInstance } from "fastify";
import { afterEach, describe, expect, it } from "vitest";
import { fhirAnswer, jsonAnswer } from "./answer.ts";
import { healthRoutes } from "./health.ts";
import { buildServer, type ServerOptions } from "./http-server.ts";
import { createLogger } from "./logging.ts";
import { createMetrics } from "./metrics.ts";
import type { Route, RouteDescription } from "./route.ts";

const ID = "60e0b220-8136-4ca5-ae46-1d97ef59d068";
const description: RouteDescription = {
  operationId: "x",
  summary: "x",
  description: "x",
  response: { description: "x", content: {} },
};
const FHIR = { "content-type": "application/fhir+json", "x-request-id": ID };

/** A value that must not be in any log, wherever a caller puts it. */
const SECRET = "9449305552";

const started: FastifyInstance[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((app) => app.close()));
});

const server = (options: Partial<ServerOptions> = {}) => {
  const lines: string[] = [];
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  const metrics = createMetrics("test");
  const echo: Route = {
    method: "POST",
    path: "/echo",
    accepts: ["application/fhir+json", "text/xml"],
    handle: ({ body, mediaType }) => jsonAnswer(200, { body, mediaType }),
    description,
  };
  const routes: Route[] = [
    echo,
    { method: "GET", path: "/item/:id", handle: () => fhirAnswer(200, { resourceType: "Basic" }), description },
    {
      method: "GET",
      path: "/broken",
      handle: () => {
        throw new Error(`cannot read ${SECRET}`);
      },
      description,
    },
    { method: "GET", path: "/late", handle: async () => Promise.reject(new Error(SECRET)), description },
    ...(options.routes ?? []),
  ];
  const app = buildServer({
    log: createLogger("test", "info", stream),
    metrics,
    newId: () => "11111111-1111-4111-8111-111111111111",
    bodyLimit: 1024,
    concurrencyLimit: 10,
    bodiesLimit: 10_240,
    ...options,
    routes,
  });
  started.push(app);
  return { app, lines, metrics };
};

/** Status, first issue, and what every answer must have: FHIR type, a valid outcome, the ids. */
const failed = (answer: { statusCode: number; headers: Record<string, unknown>; body: string }) => {
  expect(answer.headers["content-type"]).toBe("application/fhir+json; fhirVersion=4.0");
  expect(answer.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  const outcome = JSON.parse(answer.body);
  expect(outcome.resourceType).toBe("OperationOutcome");
  expect(outcome.issue.length).toBeGreaterThan(0);
  return { status: answer.statusCode, ...outcome.issue[0] };
};

describe("answers", () => {
  it("hands the body on as text, with its type, and echoes the ids", async () => {
    const { app } = server();
    const answer = await app.inject({
      method: "POST",
      url: "/echo",
      headers: { ...FHIR, "content-type": "text/xml; charset=utf-8", "x-correlation-id": "c-1" },
      payload: "\ufeff<a>é</a>",
    });
    expect(answer.json()).toEqual({ body: "<a>é</a>", mediaType: "text/xml" });
    expect(answer.headers).toMatchObject({ "x-request-id": ID, "x-correlation-id": "c-1" });
  });

  it("keeps the FHIR media type as it is", async () => {
    const answer = await server().app.inject({ url: "/item/1" });
    expect(answer.headers["content-type"]).toBe("application/fhir+json; fhirVersion=4.0");
  });

  it("answers HEAD wherever it answers GET", async () => {
    const answer = await server().app.inject({ method: "HEAD", url: "/item/1" });
    expect([answer.statusCode, answer.body]).toEqual([200, ""]);
  });

  it("lets any origin read, and answers preflight", async () => {
    const { app } = server();
    const answer = await app.inject({ url: "/item/1", headers: { origin: "https://a.example" } });
    expect(answer.headers["access-control-allow-origin"]).toBe("*");
    const preflight = await app.inject({
      method: "OPTIONS",
      url: "/echo",
      headers: {
        origin: "https://a.example",
        "access-control-request-method": "POST",
        "access-control-request-headers": "nhsd-asid",
      },
    });
    expect(preflight.statusCode).toBe(204);
    expect(preflight.headers).toMatchObject({
      "access-control-allow-methods": "POST",
      "access-control-allow-headers": "nhsd-asid",
    });
  });
});

describe("refusals", () => {
  const post = (payload: string | Buffer, headers: Record<string, string> = FHIR) =>
    server().app.inject({ method: "POST", url: "/echo", headers, payload });

  it("404 for an unknown address, whatever the body", async () => {
    const { app } = server();
    expect(failed(await app.inject({ url: "/nope" }))).toMatchObject({ status: 404, code: "not-found" });
    const answer = await app.inject({ method: "POST", url: "/nope", headers: FHIR, payload: "x".repeat(5000) });
    expect(failed(answer).status).toBe(404);
    expect(answer.headers["x-request-id"]).toBe(ID);
  });

  it.each([
    ["DELETE", "/echo", "POST"],
    ["PUT", "/item/7?x=1", "GET, HEAD"],
    ["OPTIONS", "/item/7", "GET, HEAD"],
  ] as const)("405 with Allow for %s %s", async (method, url, allow) => {
    const answer = await server().app.inject({ method, url });
    expect(failed(answer)).toMatchObject({ status: 405, code: "not-supported" });
    expect(answer.headers.allow).toBe(allow);
  });

  it.each(["text/html", "application/x-www-form-urlencoded", "application/fhir+xml", "rubbish", ";;"])(
    "415 for %s",
    async (type) => {
      expect(failed(await post("{}", { "content-type": type })).status).toBe(415);
    },
  );

  it("415 for other charsets and content encodings", async () => {
    expect(failed(await post("{}", { "content-type": "text/xml; charset=latin1" })).status).toBe(415);
    expect(failed(await post("{}", { ...FHIR, "content-encoding": "gzip" })).status).toBe(415);
  });

  it("413 above the limit", async () => {
    const outcome = failed(await post("x".repeat(1025)));
    expect(outcome).toMatchObject({ status: 413, code: "too-long" });
    expect(outcome.diagnostics).toContain("1024");
  });

  it("400 for an empty body and for bytes that are not UTF-8", async () => {
    expect(failed(await post("")).status).toBe(400);
    expect(failed(await post(Buffer.from([0x22, 0xff, 0x22]))).status).toBe(400);
  });

  it("400 for a malformed request id, which is not echoed", async () => {
    const answer = await post("{}", { ...FHIR, "x-request-id": "no" });
    expect(failed(answer)).toMatchObject({ status: 400, code: "invalid" });
    expect(answer.headers["x-request-id"]).not.toBe("no");
  });

  it("400 for an address that cannot be decoded", async () => {
    const answer = await server().app.inject({ url: "/%zz", headers: { "x-request-id": ID } });
    expect(failed(answer).status).toBe(400);
    expect(answer.headers["x-request-id"]).toBe(ID);
  });

  it("414 for an address too long to be one of ours", async () => {
    expect(failed(await server().app.inject({ url: `/item/${"x".repeat(200)}` })).status).toBe(414);
  });

  it("500 only for our own defects, told without their text", async () => {
    const { app, lines } = server();
    for (const url of ["/broken", "/late"]) {
      const answer = await app.inject({ url, headers: { "x-request-id": ID } });
      expect(failed(answer)).toMatchObject({ status: 500, severity: "fatal", code: "exception" });
      expect(answer.body).not.toContain(SECRET);
    }
    expect(lines.join("")).toContain('"type":"Error"');
    expect(lines.join("")).not.toContain(SECRET);
  });

  it("503 with Retry-After above the number of requests in flight, and recovers", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const wait: Route = {
      method: "GET",
      path: "/wait",
      handle: async () => {
        await held;
        return jsonAnswer(200, {});
      },
      description,
    };
    const { app } = server({ routes: [wait], concurrencyLimit: 1 });
    const address = await app.listen({ port: 0, host: "127.0.0.1" });
    const first = fetch(`${address}/wait`);
    await expect.poll(async () => (await fetch(`${address}/item/1`)).status).toBe(503);
    const refused = await fetch(`${address}/item/1`);
    expect(refused.headers.get("retry-after")).toBe("1");
    release();
    expect((await first).status).toBe(200);
    await expect.poll(async () => (await fetch(`${address}/item/1`)).status).toBe(200);
  });

  it("503 above the bytes of bodies in memory, before one byte of the body is sent", async () => {
    const { app, metrics } = server({ bodiesLimit: 1500 });
    await app.listen({ port: 0, host: "127.0.0.1" });
    const { port } = app.server.address() as AddressInfo;
    const head = (length: string) =>
      `POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/fhir+json\r\n${length}\r\n\r\n`;
    const sockets: Socket[] = [];
    const begin = (length: string) => {
      const socket = connect(port, "127.0.0.1");
      sockets.push(socket);
      socket.write(head(length));
      return socket;
    };
    const answerTo = async (length: string) => String((await once(begin(length), "data"))[0]);
    const first = begin("Content-Length: 1000\r\nExpect: 100-continue");
    await once(first, "data");
    const refused = await answerTo("Content-Length: 501");
    expect([refused.slice(0, 12), refused.toLowerCase()]).toEqual([
      "HTTP/1.1 503",
      expect.stringContaining("retry-after: 1\r\n"),
    ]);
    // What does not say how long it is counts as the longest.
    expect(await answerTo("Transfer-Encoding: chunked")).toMatch(/^HTTP\/1.1 503 /);
    expect(await metrics.render()).toMatch(/dragoman_limited_total\{limit="bodies"/);
    first.destroy();
    const second = begin("Content-Length: 2");
    await expect
      .poll(
        async () =>
          (await app.inject({ method: "POST", url: "/echo", headers: FHIR, payload: "x".repeat(1024) })).statusCode,
      )
      .toBe(200);
    second.write("{}");
    expect(String((await once(second, "data"))[0])).toMatch(/^HTTP\/1.1 200 /);
    for (const socket of sockets) socket.destroy();
  });

  it("a request counts until its handler is done, also where the caller has gone", async () => {
    const ended: string[] = [];
    const signals = new EventEmitter();
    const wait: Route = {
      method: "GET",
      path: "/wait",
      handle: async ({ whenOver }) => {
        whenOver(() => ended.push("over"));
        signals.emit("begun");
        await once(signals, "release");
        ended.push("done");
        return jsonAnswer(200, {});
      },
      description,
    };
    const { app } = server({ routes: [wait], concurrencyLimit: 1 });
    const address = await app.listen({ port: 0, host: "127.0.0.1" });
    const gone = new AbortController();
    const begun = once(signals, "begun");
    const request = fetch(`${address}/wait`, { signal: gone.signal }).catch(() => {});
    await begun;
    gone.abort();
    await request;
    expect((await fetch(`${address}/item/1`)).status).toBe(503);
    signals.emit("release");
    await expect.poll(async () => (await fetch(`${address}/item/1`)).status).toBe(200);
    expect(ended).toEqual(["done", "over"]);
  });

  it.each([
    ["GARBAGE\r\n\r\n", 400],
    [`GET / HTTP/1.1\r\nHost: x\r\nA: ${"x".repeat(20_000)}\r\n\r\n`, 431],
    ["GET /item/1 HTTP/1.1\r\nExpect: banana\r\nConnection: close\r\n\r\n", 200],
  ])("FHIR even for what is hardly HTTP (%#)", async (text, status) => {
    const { app } = server();
    await app.listen({ port: 0, host: "127.0.0.1" });
    const socket = connect((app.server.address() as AddressInfo).port, "127.0.0.1");
    socket.end(text);
    let answer = "";
    socket.on("data", (chunk) => {
      answer += chunk;
    });
    await once(socket, "close");
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer.toLowerCase()).toContain("content-type: application/fhir+json; fhirversion=4.0");
  });
});

describe("log and metrics", () => {
  it("one line for each request, with ids and route, without address, query or body", async () => {
    const { app, lines } = server();
    await app.inject({
      method: "POST",
      url: `/echo?q=${SECRET}`,
      headers: { ...FHIR, "x-correlation-id": "c-1", authorization: SECRET },
      payload: SECRET,
    });
    await app.inject({ url: `/item/${SECRET}` });
    await app.inject({ url: `/${SECRET}` });
    expect(lines).toHaveLength(3);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      level: "info",
      service: "test",
      requestId: ID,
      correlationId: "c-1",
      route: "/echo",
      method: "POST",
      status: 200,
    });
    expect(lines.join("")).not.toContain(SECRET);
  });

  it("measures by route, and unknown addresses as one", async () => {
    const { app, metrics } = server();
    await app.inject({ url: "/item/1" });
    await app.inject({ url: `/${SECRET}` });
    const text = await metrics.render();
    expect(text).toContain('_count{service="test",route="/item/:id",method="GET",status="200"} 1');
    expect(text).toContain('_count{service="test",route="unknown",method="unknown",status="404"} 1');
  });
});

describe("drain", () => {
  it("finishes what is in flight", async () => {
    const slow: Route = {
      method: "GET",
      path: "/slow",
      handle: () => new Promise((resolve) => setTimeout(() => resolve(jsonAnswer(200, {})), 200)),
      description,
    };
    const { app } = server({ routes: [slow] });
    const address = await app.listen({ port: 0, host: "127.0.0.1" });
    const answer = fetch(`${address}/slow`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await app.close();
    expect((await answer).status).toBe(200);
    await expect(fetch(`${address}/slow`)).rejects.toThrow();
  });
});

describe("operational endpoints", () => {
  const health = (monitoringKey: string, open: boolean) => {
    const metrics = createMetrics("test");
    return server({
      routes: healthRoutes({
        deployment: { version: "1.2.3", commitId: "abc" },
        checks: [
          { name: "up:status", run: async () => 200, link: "https://up.example" },
          { name: "down:status", run: () => Promise.reject(new Error("down")), link: "https://down.example" },
        ],
        metrics,
        monitoringKey,
        open,
      }),
    }).app;
  };

  it("says what is deployed", async () => {
    const answer = await health("key", false).inject({ url: "/_ping" });
    expect(answer.json()).toEqual({ version: "1.2.3", revision: "1.2.3", releaseId: "1.2.3", commitId: "abc" });
  });

  it.each(["/healthcheck", "/_healthcheck", "/_health"])("%s is open and looks at nothing else", async (url) => {
    const answer = await health("key", false).inject({ url, headers: { "x-request-id": "malformed" } });
    expect([answer.statusCode, answer.json().status]).toEqual([200, "pass"]);
  });

  it.each(["/_status", "/metrics"])("%s needs the key", async (url) => {
    const app = health("key", false);
    expect(failed(await app.inject({ url }))).toMatchObject({ status: 401, code: "forbidden" });
    expect(failed(await app.inject({ url, headers: { apikey: "other" } })).status).toBe(401);
    expect((await app.inject({ url, headers: { apikey: "key" } })).statusCode).toBe(200);
    expect((await health("", false).inject({ url, headers: { apikey: "" } })).statusCode).toBe(401);
    expect((await health("", true).inject({ url })).statusCode).toBe(200);
  });

  it("tells of a dependency that is down with 200", async () => {
    const answer = await health("key", false).inject({ url: "/_status", headers: { apikey: "key" } });
    expect(answer.json()).toEqual({
      status: "error",
      commitId: "abc",
      versionNumber: "1.2.3",
      checks: {
        "up:status": [{ status: "pass", timeout: "false", responseCode: 200, links: "https://up.example" }],
        "down:status": [{ status: "error", timeout: "false", links: "https://down.example" }],
      },
    });
  });
});

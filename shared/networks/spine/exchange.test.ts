import { describe, expect, it } from "vitest";
import { circuitBreaker } from "../circuit-breaker.ts";
import type { Http, HttpReply, HttpRequest } from "../https-client.ts";
import { type ExchangeOptions, SPINE_TIMING, spineExchange } from "./exchange.ts";
import type { SpineMessage } from "./message.ts";

const ACK = '<MCCI_IN010000UK13 xmlns="urn:hl7-org:v3"><acknowledgement typeCode="AA"/></MCCI_IN010000UK13>';
const PLACE = "/_poll/9807d292_074a_49e8_b48d_52e5bbf785ed";
const MESSAGE: SpineMessage = {
  interactionId: "PORX_IN020101SM31",
  messageId: "60E0B220-8136-4CA5-AE46-1D97EF59D068",
  conversationId: "60E0B220-8136-4CA5-AE46-1D97EF59D068",
  fromAsid: "200000001285",
  fromPartyKey: "T141D-822234",
  toPartyKey: "YES-0000806",
  timestamp: new Date("2022-02-01T00:00:00Z"),
  payload: "<PORX_IN020101SM31/>",
};

/** What the other side does with a request, and how long that takes. */
type Step = HttpReply & { readonly after?: number };

const answer = (status: number, body = "", headers: Record<string, string> = {}): Step => ({
  kind: "response",
  status,
  headers,
  body: Buffer.from(body),
});
const accepted = (headers = {}) => answer(202, "", { "content-location": PLACE, ...headers });
const refused: Step = { kind: "failed", sent: false, code: "ECONNREFUSED" };
const cut: Step = { kind: "failed", sent: true, code: "ECONNRESET" };
const silence: Step = { kind: "late", sent: true };

interface Sent extends HttpRequest {
  readonly at: number;
}

/** Plays a script, its last step again and again, in a time that passes only while somebody waits. */
function simulate(script: readonly Step[], { random = 0.5, breakAfter = 100 } = {}) {
  let ms = 0;
  const sent: Sent[] = [];
  const http: Http = async (request, withinMs) => {
    sent.push({ ...request, at: ms });
    const step = script[Math.min(sent.length, script.length) - 1]!;
    const { after = 0, ...reply } = step;
    const isLate = reply.kind === "late" || after > withinMs;
    ms += isLate ? withinMs : after;
    return isLate ? { kind: "late", sent: true } : reply;
  };
  const exchange = spineExchange({
    http,
    breaker: circuitBreaker({ failures: breakAfter, pauseMs: 5_000, now: () => ms }),
    origin: new URL("https://spine.example"),
    timing: SPINE_TIMING,
    surroundings: {
      now: () => ms,
      sleep: async (time) => {
        ms += time;
      },
      random: () => random,
    },
  });
  return { exchange, sent, send: (options?: ExchangeOptions) => exchange.send(MESSAGE, options), now: () => ms };
}

const paths = (sent: readonly Sent[]) => sent.map(({ method, path, at }) => [method, path, at]);

describe("the answer at once", () => {
  it("is handed on as it came, the request as Spine wants it", async () => {
    const { send, sent } = simulate([answer(200, ACK)]);
    expect(await send()).toEqual({
      kind: "answered",
      spineHas: "yes",
      status: 200,
      form: "hl7v3",
      name: "MCCI_IN010000UK13",
      body: ACK,
      effort: { posts: 1, polls: 0, ms: 0 },
    });
    expect(sent[0]).toMatchObject({
      method: "POST",
      path: "/Prescription",
      headers: {
        "Content-Type":
          'multipart/related; boundary="--=_MIME-Boundary"; type=text/xml; start=ebXMLHeader@spine.nhs.uk',
        SOAPAction: "urn:nhs:names:services:mm/PORX_IN020101SM31",
        "NHSD-Request-ID": MESSAGE.messageId,
      },
    });
  });

  it("is recognised with any prefix and in any wrapper, whatever its status", async () => {
    const soap = (inner: string) =>
      `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${inner}</s:Body></s:Envelope>`;
    const prefixed = '<v3:MCCI_IN010000UK13 xmlns:v3="urn:hl7-org:v3"/>';
    for (const [status, body] of [
      [200, prefixed],
      [500, soap(ACK)],
      [503, ACK],
      [400, soap(`<Wrapped>${prefixed}</Wrapped>`)],
    ] as const) {
      const { send, sent } = simulate([answer(status, body)]);
      expect(await send()).toMatchObject({ kind: "answered", status, name: "MCCI_IN010000UK13", body });
      expect(sent).toHaveLength(1);
    }
  });

  it("may be a gateway's, in FHIR", async () => {
    const body = '{"resourceType":"OperationOutcome"}';
    expect(await simulate([answer(403, body)]).send()).toMatchObject({ kind: "answered", form: "fhir", status: 403 });
  });

  it.each([
    ["a page for people", answer(200, "<html><body>MCCI_IN010000UK13</body></html>"), 200],
    ["plain text", answer(400, "bad request"), 400],
    ["nothing, and no place to ask", answer(202), 202],
    ["no content", answer(204), 204],
    ["a place on another host", answer(202, "", { "content-location": "https://elsewhere.example/_poll/1" }), 202],
    ["a place on another host, without its scheme", answer(202, "", { "content-location": "//elsewhere/1" }), 202],
    ["a redirection", answer(302, "", { location: "https://spine.example/x" }), 302],
    ["a message that is cut off", answer(200, ACK.slice(0, -5)), 200],
    ["bytes that are no text", { ...answer(200), body: Buffer.from([0xff, 0xfe, 0x00]) } as Step, 200],
    ["JSON that is no resource", answer(200, '{"resourceType":"Patient"}'), 200],
    ["a fault of the server", answer(500, "boom"), 500],
  ])("that is %s is not understood, and nothing is repeated", async (_what, step, status) => {
    const { send, sent } = simulate([step]);
    const outcome = await send();
    expect(outcome).toMatchObject({ kind: "unintelligible", status, effort: { posts: 1, polls: 0, ms: 0 } });
    expect(outcome.spineHas).toBe(status === 202 ? "yes" : "perhaps");
    expect(sent).toHaveLength(1);
    if (outcome.kind === "unintelligible") expect(outcome.reason).not.toMatch(/boom|bad request/);
  });
});

describe("polling", () => {
  it("asks after half a second, then every five, where Spine said last", async () => {
    const moved = answer(202, "", { "content-location": "_poll/other" });
    const { send, sent } = simulate([accepted(), answer(202), moved, answer(200), answer(200, ACK)]);
    expect(await send()).toMatchObject({ kind: "answered", effort: { posts: 1, polls: 4, ms: 15_500 } });
    expect(paths(sent)).toEqual([
      ["POST", "/Prescription", 0],
      ["GET", PLACE, 500],
      ["GET", PLACE, 5_500],
      ["GET", "/_poll/other", 10_500],
      ["GET", "/_poll/other", 15_500],
    ]);
    expect(sent[1]?.headers).toEqual({ "nhsd-asid": MESSAGE.fromAsid });
  });

  it("an empty 200 is a promise, like 202", async () => {
    const { send } = simulate([answer(200, " \n", { "content-location": PLACE }), answer(200, ACK)]);
    expect(await send()).toMatchObject({ kind: "answered", effort: { posts: 1, polls: 1, ms: 500 } });
  });

  it("keeps to Retry-After in seconds and as a date, but never asks without a pause", async () => {
    const date = {
      date: "Tue, 01 Feb 2022 00:00:00 GMT",
      "retry-after": "Tue, 01 Feb 2022 00:00:03 GMT",
    };
    const zero = answer(202, "", { "retry-after": "0" });
    const { send, sent } = simulate([
      accepted({ "retry-after": "2" }),
      answer(202, "", date),
      zero,
      answer(202, "", { "retry-after": "soon" }),
      answer(200, ACK),
    ]);
    expect(await send()).toMatchObject({ kind: "answered" });
    expect(sent.map(({ at }) => at)).toEqual([0, 2_000, 5_000, 5_100, 10_100]);
  });

  it("does not wait for what comes after the deadline", async () => {
    const { send, now } = simulate([accepted({ "retry-after": "60" })]);
    expect(await send()).toMatchObject({ kind: "timeout", spineHas: "yes", pollAt: PLACE });
    expect(now()).toBe(0);
  });

  it("ends at the deadline, with a last look before it", async () => {
    const { send, sent, now } = simulate([accepted(), answer(202)]);
    expect(await send()).toMatchObject({ kind: "timeout", spineHas: "yes", pollAt: PLACE, effort: { polls: 6 } });
    expect(sent.map(({ at }) => at)).toEqual([0, 500, 5_500, 10_500, 15_500, 20_500, 24_000]);
    expect(now()).toBeLessThanOrEqual(25_000);
  });

  it("counts the time that answers take, not only the waits", async () => {
    const slow: Step = { ...(answer(202) as HttpReply), after: 4_000 };
    const { send, now } = simulate([{ ...(accepted() as HttpReply), after: 9_000 }, slow]);
    expect(await send()).toMatchObject({ kind: "timeout", spineHas: "yes" });
    expect(now()).toBeLessThanOrEqual(25_000);
  });

  it("outlives failures that pass, and never posts again", async () => {
    const { send, sent } = simulate([accepted(), answer(500, "boom"), cut, refused, answer(429), answer(200, ACK)]);
    expect(await send()).toMatchObject({ kind: "answered", effort: { posts: 1, polls: 5 } });
    expect(sent.filter(({ method }) => method === "POST")).toHaveLength(1);
    const always = simulate([accepted(), answer(500, "boom")]);
    expect(await always.send()).toMatchObject({ kind: "timeout", spineHas: "yes", pollAt: PLACE });
    expect(always.sent.length).toBeLessThanOrEqual(8);
  });

  it("stops where the place is not known, and at an answer that is none", async () => {
    for (const step of [answer(404, "no such thing"), answer(200, "<html/>")]) {
      const { send, sent } = simulate([accepted(), step]);
      expect(await send()).toMatchObject({ kind: "unintelligible", spineHas: "yes", pollAt: PLACE });
      expect(sent).toHaveLength(2);
    }
  });

  it("starts when the place is remembered, and can be taken up again", async () => {
    const places: string[] = [];
    const { send, exchange, sent } = simulate([accepted(), answer(200, ACK)]);
    const remember = async (pollAt: string) => {
      expect(sent).toHaveLength(1);
      places.push(pollAt);
    };
    await send({ accepted: remember });
    expect(places).toEqual([PLACE]);
    const outcome = await exchange.resume(PLACE, MESSAGE.fromAsid);
    expect(outcome).toMatchObject({ kind: "answered", effort: { posts: 0, polls: 1, ms: 500 } });
  });
});

describe("repeating", () => {
  it("sends the same bytes again after a refused connection and after 503, with growing pauses", async () => {
    const { send, sent } = simulate([refused, answer(503, "x"), refused, answer(200, ACK)]);
    expect(await send()).toMatchObject({ kind: "answered", effort: { posts: 4, ms: 3_500 } });
    expect(sent.map(({ at }) => at)).toEqual([0, 500, 1_500, 3_500]);
    expect(new Set(sent.map(({ body }) => body?.toString())).size).toBe(1);
  });

  it("does not try again where a certificate is not trusted", async () => {
    const { send } = simulate([{ kind: "failed", sent: false, code: "CERT_HAS_EXPIRED" }]);
    expect(await send()).toMatchObject({ kind: "broken", spineHas: "no", effort: { posts: 1 } });
  });

  it("varies its pauses, by a quarter each way", async () => {
    for (const [random, at] of [
      [0, 375],
      [0.999, 624.75],
    ] as const) {
      const { send, sent } = simulate([refused, answer(200, ACK)], { random });
      await send();
      expect(sent[1]?.at).toBe(at);
    }
  });

  it("gives up after four, and says whether Spine can have the message", async () => {
    const nobody = simulate([refused]);
    expect(await nobody.send()).toMatchObject({ kind: "broken", spineHas: "no", effort: { posts: 4 } });
    const busy = simulate([answer(503, "x", { "retry-after": "2" })]);
    expect(await busy.send()).toMatchObject({
      kind: "unavailable",
      spineHas: "perhaps",
      effort: { posts: 4, ms: 6_000 },
    });
    const both = simulate([answer(503, "x"), refused]);
    expect(await both.send()).toMatchObject({ kind: "broken", spineHas: "perhaps" });
  });

  it("does not wait for a repetition after the deadline, and says when to come back", async () => {
    const { send, now } = simulate([answer(503, "x", { "retry-after": "120" })]);
    expect(await send()).toMatchObject({ kind: "unavailable", retryAfterMs: 120_000 });
    expect(now()).toBe(0);
  });

  it("never repeats what may have arrived", async () => {
    for (const [step, kind] of [
      [cut, "broken"],
      [silence, "timeout"],
    ] as const) {
      const { send, sent, now } = simulate([step]);
      expect(await send()).toMatchObject({ kind, spineHas: "perhaps", effort: { posts: 1 } });
      expect(sent).toHaveLength(1);
      expect(now()).toBeLessThanOrEqual(25_000);
    }
  });
});

describe("the deadline", () => {
  it("can be shortened, not lengthened", async () => {
    const short = simulate([silence]);
    await short.send({ deadlineMs: 2_000 });
    expect(short.now()).toBe(2_000);
    const long = simulate([silence]);
    await long.send({ deadlineMs: 60_000 });
    expect(long.now()).toBe(25_000);
  });

  it("is kept whatever Spine does", async () => {
    const steps = [accepted(), answer(202), answer(503), refused, cut, silence, answer(500, "x")];
    for (let seed = 0; seed < 500; seed++) {
      const script = Array.from({ length: 8 }, (_, n): Step => {
        const step = steps[(seed * 31 + n * 17 + (seed >> n)) % steps.length]!;
        return { ...step, after: ((seed * 7 + n * 13) % 10) * 700 };
      });
      const { send, now } = simulate(script, { random: (seed % 10) / 10 });
      await send();
      expect(now()).toBeLessThanOrEqual(25_000);
    }
  });
});

it("leaves Spine alone when it failed too often", async () => {
  const { send, sent } = simulate([cut], { breakAfter: 2 });
  await send();
  await send();
  expect(await send()).toMatchObject({ kind: "unavailable", spineHas: "no", effort: { posts: 0 } });
  expect(sent).toHaveLength(2);
});

it("does not hold a caller's hurry against Spine", async () => {
  const { send } = simulate([silence], { breakAfter: 1 });
  await send({ deadlineMs: 50 });
  expect(await send({ deadlineMs: 50 })).toMatchObject({ kind: "timeout", effort: { posts: 1 } });
});

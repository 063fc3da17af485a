// The client of Spine against the simulated one, over the real wire: TLS, certificates, connections that break.
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { spineOfPrescriptions } from "../../mappings/eps/spine/prescriptions.ts";
import { families } from "../../mappings/shipped.ts";
import {
  type SpineSimulator,
  type SpineSimulatorOptions,
  startSpineSimulator,
} from "../../services/simulator/spine.ts";
import { createRegistry } from "../../shared/mapping/registry.ts";
import { fixedIdentity, type IdentitySource, identityOfFiles } from "../../shared/networks/client-identity.ts";
import { httpsClient } from "../../shared/networks/https-client.ts";
import { type SpineClientOptions, spineClient } from "../../shared/networks/spine/client.ts";
import { type SpineMessage, writeSpineMessage } from "../../shared/networks/spine/message.ts";
import { type Authority, type CertificateWish, createAuthority } from "../../shared/trust/authority.ts";

const registry = createRegistry(families);
const ORDER = readFileSync(join(import.meta.dirname, "../../examples/eps/prescription-order.json"), "utf8");

const payloadOf = (input: string): string =>
  registry.convert({
    direction: "toLegacy",
    input,
    context: {
      now: new Date("2026-02-03T10:00:00Z"),
      newId: () => crypto.randomUUID(),
      values: { fromAsid: "200000001285", toAsid: "567456789789" },
    },
  }).output!;

const PAYLOAD = payloadOf(ORDER);

const message = (over: Partial<SpineMessage> = {}): SpineMessage => {
  const id = crypto.randomUUID().toUpperCase();
  return {
    interactionId: "PORX_IN020101SM31",
    messageId: id,
    conversationId: id,
    fromAsid: "200000001285",
    fromPartyKey: "T141D-822234",
    toPartyKey: "YES-0000806",
    timestamp: new Date(),
    payload: PAYLOAD,
    ...over,
  };
};

let authority: Authority;
beforeAll(async () => {
  authority = await createAuthority("Test authority");
});

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

const SERVER: CertificateWish = { commonName: "Spine", hosts: ["localhost"] };

async function spineOf(over: Partial<SpineSimulatorOptions> = {}, wish = SERVER): Promise<SpineSimulator> {
  const spine = await startSpineSimulator({
    ...(await authority.issue(wish)),
    authorities: authority.certificate,
    asid: "567456789789",
    answer: spineOfPrescriptions(),
    ...over,
  });
  undo.push(spine.close);
  return spine;
}

async function identityOf(issuer = authority, wish: CertificateWish = { commonName: "Translator" }) {
  return fixedIdentity({ ...(await issuer.issue(wish)), authorities: authority.certificate });
}

const QUICK = { firstPollMs: 5, pollMs: 10 };

async function clientOf(
  spine: { origin: URL },
  over: Partial<SpineClientOptions> & { identity?: IdentitySource } = {},
) {
  const { identity = await identityOf(), timing = {}, ...rest } = over;
  const client = spineClient({ origin: spine.origin, identity, timing: { ...QUICK, ...timing }, ...rest });
  undo.push(client.close);
  return client;
}

describe("an exchange", () => {
  it("goes through 202 and polling, over one connection, and is the same again under the same id", async () => {
    const spine = await spineOf();
    const client = await clientOf(spine);
    const order = message();
    const first = await client.send(order);
    expect(first).toMatchObject({ kind: "answered", name: "MCCI_IN010000UK13", effort: { posts: 1, polls: 1 } });
    const again = await client.send(order);
    expect({ ...again, effort: {} }).toEqual({ ...first, effort: {} });
    expect(spine.taken()).toEqual([order.messageId]);
    expect(spine.received.map(({ method, client: name }) => [method, name])).toEqual(
      ["POST", "GET", "POST", "GET"].map((method) => [method, "Translator"]),
    );
    expect(new Set(spine.received.map(({ headers }) => headers.connection))).toEqual(new Set(["keep-alive"]));
  });

  it("is answered at once where Spine does so", async () => {
    const spine = await spineOf({ answersAtOnce: true });
    expect(await (await clientOf(spine)).send(message())).toMatchObject({ kind: "answered", effort: { polls: 0 } });
  });

  it("tells a second order of the same prescription from a repetition", async () => {
    const client = await clientOf(await spineOf());
    await client.send(message());
    const outcome = await client.send(message());
    expect(outcome.kind === "answered" && outcome.body).toContain('code="0002"');
  });

  it("reaches Spine by an address as well as by a name", async () => {
    const { origin } = await spineOf({}, { ...SERVER, hosts: ["127.0.0.1"] });
    const client = await clientOf({ origin: new URL(`https://127.0.0.1:${origin.port}`) });
    expect(await client.send(message())).toMatchObject({ kind: "answered" });
  });

  it("is taken up again where it was left", async () => {
    const spine = await spineOf();
    const client = await clientOf(spine);
    let place = "";
    await client.send(message(), {
      accepted: async (pollAt) => {
        place = pollAt;
      },
    });
    expect(await client.resume(place, "200000001285")).toMatchObject({ kind: "answered", effort: { posts: 0 } });
  });
});

describe("certificates", () => {
  it.each([
    ["none", async () => fixedIdentity({ key: "", certificate: "", authorities: authority.certificate })],
    ["one of another authority", async () => identityOf(await createAuthority("Other"))],
    ["one that is expired", () => identityOf(authority, { commonName: "Old", until: new Date(Date.now() - 1_000) })],
    ["one of the future", () => identityOf(authority, { commonName: "New", from: new Date(Date.now() + 3_600_000) })],
  ])("of a client: with %s nothing reaches Spine", async (_what, identity) => {
    const spine = await spineOf();
    const client = await clientOf(spine, { identity: await identity() });
    const outcome = await client.send(message());
    expect(outcome.kind).toBe("broken");
    expect([spine.received, spine.taken()]).toEqual([[], []]);
  });

  it.each([
    ["expired", { ...SERVER, until: new Date(Date.now() - 1_000) }],
    ["of another host", { ...SERVER, hosts: ["spine.example"] }],
  ])("of Spine: where it is %s, nothing is sent", async (_what, wish) => {
    const spine = await spineOf({}, wish);
    const outcome = await (await clientOf(spine)).send(message());
    expect(outcome).toMatchObject({ kind: "broken", spineHas: "no" });
    expect(spine.received).toEqual([]);
  });

  it("of Spine: where its authority is not trusted, nothing is sent", async () => {
    const other = await createAuthority("Other");
    const spine = await spineOf(await other.issue(SERVER));
    expect(await (await clientOf(spine)).send(message())).toMatchObject({ kind: "broken", spineHas: "no" });
  });

  it("are replaced while the client runs; half a replacement is not taken", async () => {
    const folder = mkdtempSync(join(tmpdir(), "spine-"));
    undo.push(() => rmSync(folder, { recursive: true }));
    const path = (name: string) => join(folder, name);
    const put = (name: string, text: string) => {
      writeFileSync(path("new"), text);
      renameSync(path("new"), path(name));
    };
    const files = { key: path("key.pem"), certificate: path("certificate.pem"), authorities: path("ca.pem") };
    const [one, two] = await Promise.all(["One", "Two"].map((commonName) => authority.issue({ commonName })));
    put("key.pem", one!.key);
    put("certificate.pem", one!.certificate);
    put("ca.pem", authority.certificate);
    const problems: Error[] = [];
    const watch = { everyMs: 0, now: () => performance.now(), unusable: (error: Error) => problems.push(error) };
    const spine = await spineOf({ answersAtOnce: true });
    const client = await clientOf(spine, { identity: await identityOfFiles(files, watch) });
    const shown = async () => {
      expect(await client.send(message())).toMatchObject({ kind: "answered" });
      return spine.received.at(-1)?.client;
    };
    expect(await shown()).toBe("One");
    put("key.pem", two!.key);
    expect([await shown(), await shown(), problems.length]).toEqual(["One", "One", 1]);
    put("certificate.pem", two!.certificate);
    expect([await shown(), problems.length]).toEqual(["Two", 1]);
    rmSync(path("ca.pem"));
    expect([await shown(), problems.length]).toEqual(["Two", 2]);
  });

  it("that cannot be used stop the start", async () => {
    const files = { key: "/nowhere/key", certificate: "/nowhere/certificate", authorities: "/nowhere/ca" };
    const watch = { everyMs: 0, now: () => 0, unusable: () => {} };
    await expect(identityOfFiles(files, watch)).rejects.toThrow("/nowhere");
  });
});

describe("scenarios of the simulated Spine", () => {
  const numbered = (number: number) => `00000000-0000-4000-8000-5C${String(number).padStart(10, "0")}`;

  it("are chosen by the message's id: an answer", async () => {
    const client = await clientOf(await spineOf());
    const outcome = await client.send(message({ messageId: numbered(1) }));
    expect(outcome.kind === "answered" && outcome.body).toContain('displayName="Patient is recorded as dead"');
  });

  it("are chosen by the message's id: a fault, once", async () => {
    const spine = await spineOf({ answersAtOnce: true });
    const client = await clientOf(spine);
    const order = message({ messageId: numbered(21) });
    expect(await client.send(order)).toMatchObject({ kind: "broken", spineHas: "perhaps" });
    expect(await client.send(order)).toMatchObject({ kind: "answered" });
    expect(spine.taken()).toEqual([order.messageId]);
  });

  it("are chosen by a header", async () => {
    const spine = await spineOf();
    const { headers, body } = writeSpineMessage(message());
    const { http, close } = httpsClient({
      origin: spine.origin,
      identity: await identityOf(),
      connections: 1,
      mostBytes: 10_000,
    });
    undo.push(close);
    const post = (more: Record<string, string>) =>
      http({ method: "POST", path: "/Prescription", headers: { ...headers, ...more }, body }, 5_000);
    const busy = { kind: "response", status: 503, headers: { "retry-after": "1" } };
    expect(await post({ "dragoman-scenario": "busy" })).toMatchObject(busy);
    expect(await post({ "dragoman-scenario": "no such scenario" })).toMatchObject({ status: 202 });
    expect(await post({ SOAPAction: "urn:nhs:names:services:mm/PORX_IN030101SM32" })).toMatchObject({ status: 400 });
    expect(await http({ method: "GET", path: "/Prescription", headers: {} }, 5_000)).toMatchObject({ status: 405 });
    expect(await http({ method: "GET", path: "/_poll/none", headers: {} }, 5_000)).toMatchObject({ status: 404 });
  });
});

describe("connections that break", () => {
  it("before Spine took the message: unknown to the sender, so nothing is repeated; its retry is the first to arrive", async () => {
    const spine = await spineOf();
    const client = await clientOf(spine);
    spine.play({ fault: { kind: "cut-before" } });
    const order = message();
    expect(await client.send(order)).toMatchObject({ kind: "broken", spineHas: "perhaps", effort: { posts: 1 } });
    expect(spine.taken()).toEqual([]);
    expect(await client.send(order)).toMatchObject({ kind: "answered" });
  });

  it.each(["cut-after", "cut-within", "empty", "html", "error"] as const)(
    "%s: the message is in, and the retry under the same id gets its answer",
    async (kind) => {
      const spine = await spineOf({ answersAtOnce: true });
      const client = await clientOf(spine);
      spine.play({ fault: { kind } });
      const order = message();
      const outcome = await client.send(order);
      expect(outcome.kind).toBe(kind.startsWith("cut") ? "broken" : "unintelligible");
      expect(outcome.spineHas).toBe(kind === "empty" ? "yes" : "perhaps");
      const retried = await client.send(order);
      expect(retried.kind === "answered" && retried.body).toContain('typeCode="AA"');
      expect(spine.taken()).toEqual([order.messageId]);
    },
  );

  it("nobody listening: repeated, and certain that nothing was sent", async () => {
    const spine = await spineOf();
    const client = await clientOf(spine);
    await spine.close();
    undo.splice(0, 1);
    const outcome = await client.send(message(), { deadlineMs: 1_000 });
    expect(outcome).toMatchObject({ kind: "broken", spineHas: "no" });
    expect(outcome.effort.posts).toBeGreaterThan(1);
  });

  it("Spine that is busy: the same bytes again, then its answer", async () => {
    const spine = await spineOf({ answersAtOnce: true });
    spine.play({ fault: { kind: "status", status: 503 } });
    expect(await (await clientOf(spine)).send(message())).toMatchObject({ kind: "answered", effort: { posts: 2 } });
    expect(spine.received[0]?.body).toEqual(spine.received[1]?.body);
  });
});

describe("answers that are slow, many, or double", () => {
  it("a body that trickles ends at the deadline", async () => {
    const spine = await spineOf();
    spine.play({ fault: { kind: "trickle", ms: 20 } });
    const outcome = await (await clientOf(spine)).send(message(), { deadlineMs: 300 });
    expect(outcome).toMatchObject({ kind: "timeout", spineHas: "perhaps" });
  });

  it("an answer that never comes, or after the deadline, leaves a place to ask", async () => {
    const spine = await spineOf();
    const client = await clientOf(spine);
    spine.play({ fault: { kind: "never" } }, { fault: { kind: "late", ms: 300 } });
    expect(await client.send(message(), { deadlineMs: 100 })).toMatchObject({ kind: "timeout", spineHas: "yes" });
    const late = await client.send(message(), { deadlineMs: 100 });
    const place = late.kind === "timeout" ? late.pollAt! : "";
    expect(place).toMatch(/^\/_poll\//);
    expect(await client.resume(place, "200000001285")).toMatchObject({ kind: "answered" });
  });

  it("an answer written two times is not taken for that of the next message", async () => {
    const spine = await spineOf({ answersAtOnce: true });
    const client = await clientOf(spine, { connections: 1 });
    spine.play({ fault: { kind: "twice" } });
    const first = await client.send(message());
    expect(first.kind === "answered" && first.body).toContain('typeCode="AA"');
    const second = await client.send(message());
    expect(second.kind === "answered" ? second.body : 'code="0002"').toContain('code="0002"');
  });

  it("a message that Spine fails on is answered 500, and the next one is answered", async () => {
    let calls = 0;
    const answer = () => {
      calls++;
      if (calls === 1) throw new Error("cannot");
      return '<MCCI_IN010000UK13 xmlns="urn:hl7-org:v3"/>';
    };
    const client = await clientOf(await spineOf({ answer, answersAtOnce: true }));
    expect(await client.send(message())).toMatchObject({ kind: "unintelligible", status: 500 });
    expect(await client.send(message())).toMatchObject({ kind: "answered" });
  });

  it("an answer larger than the limit is not read to its end", async () => {
    const spine = await spineOf({ answersAtOnce: true });
    const outcome = await (await clientOf(spine, { mostBytes: 200 })).send(message());
    expect(outcome).toMatchObject({ kind: "broken", reason: expect.stringContaining("BODY_TOO_LARGE") });
  });

  it("1,000 callers at once on a Spine that does not answer: all are told by their deadline, in bounded memory", async () => {
    const spine = await spineOf();
    spine.play(...Array.from({ length: 1_000 }, () => ({ fault: { kind: "delay", ms: 60_000 } }) as const));
    const client = await clientOf(spine);
    const before = process.memoryUsage().rss;
    const deadlineMs = 3_000;
    const outcomes = await Promise.all(Array.from({ length: 1_000 }, () => client.send(message(), { deadlineMs })));
    expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(["timeout"]));
    // A timer may be late on a busy machine; what would show here is a caller who waits for the others.
    expect(Math.max(...outcomes.map(({ effort }) => effort.ms))).toBeLessThan(2 * deadlineMs);
    expect(outcomes.some(({ spineHas }) => spineHas === "no")).toBe(true);
    expect(spine.received.length).toBeLessThanOrEqual(128);
    expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000);
  });
});

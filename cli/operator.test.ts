// The commands for operators as they use them: a process of its own on a store of its own, its output, its exit code and
// the audit events it leaves.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readKeys } from "../shared/durability/keys.ts";
import { openPayloads } from "../shared/durability/payloads/payloads.ts";
import { openStore, type Store } from "../shared/durability/store/database.ts";
import { record, transition } from "../shared/durability/store/ledger.ts";
import { shelfOf } from "../shared/durability/store/shelf.ts";
import { STORES, type StoreServer } from "../test/durability/stores.ts";
import { START_LIMIT } from "../test/fixture/server.ts";

const DRAGOMAN = ["--import", import.meta.resolve("tsx"), join(import.meta.dirname, "dragoman.ts")];
const KEYS = `k1:${Buffer.alloc(32, 7).toString("base64")}`;
const BODY = "<order>Jane Doe</order>";
const NHS_NUMBER = "9000000009";
const now = Date.UTC(2026, 1, 3, 4, 5, 6);

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly errors: string;
}

const dragoman = (args: readonly string[], environment: NodeJS.ProcessEnv): Promise<Ended> => {
  const child = spawn(process.execPath, [...DRAGOMAN, ...args], { env: { ...process.env, ...environment } });
  const [out, errors]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => errors.push(chunk));
  return new Promise((resolve) =>
    child.on("close", (code) =>
      resolve({ code, out: Buffer.concat(out).toString(), errors: Buffer.concat(errors).toString() }),
    ),
  );
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "dragoman-operator-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** A store with three dead letters and two messages, of which one has a body. */
const filledStore = async (url: string): Promise<Store> => {
  const store = await openStore({ url, keys: readKeys(KEYS), clock: () => now });
  const { claim } = await shelfOf(store).takeOver("spine");
  for (const [id, cause] of [
    ["m-1", "Spine refused it: ITK-23"],
    ["m-2", "the handler threw TypeError at spine.ts:12"],
    ["m-3", "Spine refused it: ITK-23"],
  ] as const) {
    const message = {
      id,
      key: "A1",
      contentType: "text/xml",
      headers: { Interaction: "PORX" },
      body: Buffer.from(BODY),
    };
    await shelfOf(store).buryAtOnce(
      claim,
      { message, attempts: 8, suspected: false, publishedAt: now - 60_000 },
      cause,
    );
  }
  const payloads = await openPayloads({ url: `folder:${folder}`, keys: readKeys(KEYS) });
  async function* body() {
    yield Buffer.from(BODY);
  }
  const payload = await payloads.write(body());
  await store.transaction(async (tx) => {
    const [wireIds, businessKeys] = [{ ebxml: "E-1" }, { "nhs-number": NHS_NUMBER }];
    const entry = { direction: "out", interaction: "PORX_IN020101SM31", state: "accepted", businessKeys } as const;
    await record(tx, { ...entry, id: "L-1", wireIds, payload });
    await record(tx, { ...entry, id: "L-2", wireIds: {} });
    await transition(tx, "L-1", { from: ["accepted"], to: "sent", cause: "Spine took it", attempt: true });
  });
  return store;
};

const SQLITE = STORES[0];
const POSTGRES = STORES[1];

it(
  "does the same on PostgreSQL",
  async () => {
    const server = await POSTGRES.start();
    const url = await server.fresh();
    const store = await filledStore(url);
    const environment = { STORE_URL: url, STORE_KEYS: KEYS, AUDIT_FILE: join(folder, "postgres.jsonl") };
    expect((await dragoman(["dead", "list", "--cause", "ITK"], environment)).out).toMatch(/^3 +spine +m-3 .*ITK-23$/m);
    expect((await dragoman(["dead", "show", "1", "--body"], environment)).out).toContain(BODY);
    expect((await dragoman(["dead", "replay", "1"], environment)).out).toBe("replayed 1\n");
    expect(await shelfOf(store).counts("spine")).toEqual({ held: 1, dead: 2 });
    const key = `nhs-number=${NHS_NUMBER}`;
    expect((await dragoman(["messages", "find", "--key", key], environment)).out).toMatch(/^L-1 .* Spine took it$/m);
    await store.close();
    await server.stop();
  },
  START_LIMIT,
);

describe("an operator", { timeout: 120_000 }, () => {
  let server: StoreServer;
  let store: Store;
  let environment: NodeJS.ProcessEnv;
  let audit: string;

  const operate = (...args: readonly string[]) => dragoman(args, environment);
  const events = async () =>
    (await readFile(audit, "utf8").catch(() => ""))
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  const lastEvent = async () => (await events()).at(-1);

  beforeAll(async () => {
    server = await SQLITE.start();
    const url = await server.fresh();
    store = await filledStore(url);
    audit = join(folder, "sqlite.jsonl");
    environment = {
      STORE_URL: url,
      STORE_KEYS: KEYS,
      AUDIT_FILE: audit,
      OPERATOR: "jo",
      PAYLOADS_URL: `folder:${folder}`,
    };
  }, START_LIMIT);
  afterAll(async () => {
    await store?.close();
    await server?.stop();
  });

  it("sees what docs/durability.md shows", async () => {
    const page = await readFile(join(import.meta.dirname, "..", "docs/durability.md"), "utf8");
    const blocks = page.split(/^```.*\n/m).filter((_, i) => i % 2 === 1);
    for (const command of [
      ["dead", "list"],
      ["dead", "show", "1"],
      ["messages", "show", "L-1"],
    ]) {
      const { code, out, errors } = await operate(...command);
      expect([code, errors]).toEqual([0, ""]);
      expect(blocks).toContain(out.replace(/^payload .*\n/m, ""));
    }
  });

  it("leaves an audit event of a list", async () => {
    await operate("dead", "list");
    expect(await lastEvent()).toMatchObject({
      type: { code: "access" },
      subtype: [{ display: "dead list" }],
      outcome: "0",
      agent: [{ who: { display: "jo" } }],
    });
  });

  it("lists for machines, by queue, time and cause", async () => {
    const numbers = async (...args: readonly string[]) =>
      JSON.parse((await operate("dead", "list", "--json", ...args)).out).map(
        (letter: { number: number }) => letter.number,
      );
    expect(await numbers("--cause", "ITK")).toEqual([1, 3]);
    expect(await numbers("--queue", "nowhere")).toEqual([]);
    expect(await numbers("--since", "2026-02-04")).toEqual([]);
    expect(await numbers("--limit", "1")).toEqual([1]);
    expect(await operate("dead", "list", "--queue", "nowhere")).toMatchObject({ code: 0, out: "no dead letters\n" });
  });

  it("shows one without its body, and with it where asked for, which is told in the audit event", async () => {
    const plain = await operate("dead", "show", "1");
    expect(plain.code).toBe(0);
    expect(plain.out).toMatch(/^cause +Spine refused it: ITK-23$/m);
    expect(plain.out).toMatch(/^bytes +23$/m);
    expect(plain.out).not.toContain("Jane Doe");
    const json = JSON.parse((await operate("dead", "show", "1", "--json")).out);
    expect(json).toMatchObject({ number: 1, messageId: "m-1", headers: { Interaction: "PORX" }, bytes: 23 });
    expect(json).not.toHaveProperty("bodyBase64");
    expect((await operate("dead", "show", "1", "--body")).out).toContain(`\n\n${BODY}\n`);
    expect(await lastEvent()).toMatchObject({
      subtype: [{ display: "dead show --body" }],
      entity: [{ what: { identifier: { value: "1" } }, type: { display: "dead letter" } }],
    });
    const { bodyBase64 } = JSON.parse((await operate("dead", "show", "1", "--body", "--json")).out);
    expect(Buffer.from(bodyBase64, "base64").toString()).toBe(BODY);
    expect(JSON.stringify(await events())).not.toContain("Jane Doe");
  });

  it("replays and discards, all that are there of several", async () => {
    const replayed = await operate("dead", "replay", "1", "77", "2");
    expect(replayed).toEqual({
      code: 1,
      out: "replayed 1\nreplayed 2\n",
      errors: "There is no dead letter 77 (any more)\n",
    });
    expect((await events()).slice(-3)).toMatchObject([
      { type: { code: "reactivate" }, outcome: "0" },
      { outcome: "4", outcomeDesc: "There is no dead letter 77 (any more)" },
      { outcome: "0" },
    ]);
    const { claim } = await shelfOf(store).takeOver("spine");
    expect(await shelfOf(store).heldOf(claim, "A1")).toBe(2);
    expect(await operate("dead", "discard", "3", "--reason", "sent by telephone")).toMatchObject({
      code: 0,
      out: "discarded 3\n",
    });
    expect(await lastEvent()).toMatchObject({ action: "D", purposeOfEvent: [{ text: "sent by telephone" }] });
    expect(await operate("dead", "show", "3")).toMatchObject({ code: 1, out: "" });
    expect(await shelfOf(store).counts("spine")).toEqual({ held: 2, dead: 0 });
  });

  it("finds messages by ids of the wire and business keys, without telling the key", async () => {
    const found = await operate("messages", "find", "--key", `nhs-number=${NHS_NUMBER}`);
    expect(found.code).toBe(0);
    expect(found.out).toMatch(/^MESSAGE +DIRECTION +INTERACTION +STATE +ATTEMPTS +CREATED +CHANGED +CAUSE$/m);
    expect(found.out).toMatch(/^L-1 +out +PORX_IN020101SM31 +sent +1 .* Spine took it$/m);
    expect(found.out).toMatch(/^L-2 .* accepted +0 .* -$/m);
    expect(JSON.stringify(await lastEvent())).not.toContain(NHS_NUMBER);
    const ids = async (...args: readonly string[]) =>
      JSON.parse((await operate("messages", "find", "--json", ...args)).out).map(({ id }: { id: string }) => id);
    expect(await ids("--wire-id", "E-1")).toEqual(["L-1"]);
    expect(await ids("--state", "accepted", "--direction", "out", "--since", "2026-02-03")).toEqual(["L-2"]);
    expect(await operate("messages", "find", "--wire-id", "E-9")).toEqual({
      code: 1,
      out: "",
      errors: "The ledger has no such message\n",
    });
  });

  it("shows a message with its history, and its body alone", async () => {
    const { code, out } = await operate("messages", "show", "L-1");
    expect(code).toBe(0);
    expect(out).toMatch(/^wire ids +ebxml E-1$/m);
    expect(out).toMatch(/^found by +nhs-number$/m);
    expect(out).toMatch(/^AT +FROM +TO +CAUSE\n\S+ +accepted +sent +Spine took it$/m);
    expect(JSON.parse((await operate("messages", "show", "L-1", "--json")).out)).toMatchObject({
      id: "L-1",
      state: "sent",
    });
    expect(await operate("messages", "show", "L-1", "--body")).toMatchObject({ code: 0, out: BODY });
    expect(await lastEvent()).toMatchObject({ subtype: [{ display: "messages show --body" }], outcome: "0" });
    expect(await operate("messages", "show", "L-2", "--body")).toMatchObject({
      code: 1,
      errors: "No body of L-2 is kept (any more)\n",
    });
    expect(await operate("messages", "show", "L-3")).toMatchObject({ code: 1, out: "" });
  });

  it.each([
    [{ STORE_KEYS: "" }, ["dead", "show", "2"], 'Sealed with key "k1", which is not configured: add it'],
    [{ AUDIT_FILE: "/nowhere/audit" }, ["dead", "list"], /^AUDIT_FILE: .*nowhere/],
    [{ AUDIT_FILE: "/dev/full" }, ["dead", "list"], /^AUDIT_FILE: .*no space left.*; nothing is shown/],
  ])("with %o: one line, exit code 2", async (wrong, args, line) => {
    const { claim } = await shelfOf(store).takeOver("other");
    const message = { id: "m", contentType: "text/plain", headers: {}, body: Buffer.from("x") };
    await shelfOf(store).buryAtOnce(claim, { message, attempts: 1, suspected: false, publishedAt: now }, "x");
    const [letter] = await shelfOf(store).dead.list({ queue: "other", limit: 1 });
    const own = args.map((arg) => (arg === "2" ? String(letter!.number) : arg));
    const { code, out, errors } = await dragoman(own, { ...environment, ...wrong });
    expect([code, out]).toEqual([2, ""]);
    expect(errors.trimEnd()).toMatch(line);
    expect(errors.trimEnd()).not.toContain("\n");
  });
});

describe("an operator who asks wrongly", () => {
  it.each([
    [["dead", "list"], "", /^STORE_URL: must be set/],
    [["dead", "list"], "sqlite:/nowhere/store.db", /^STORE_URL: there is no file \/nowhere\/store\.db$/],
    [["dead", "list"], "http://store", /^Not the address of a store/],
    [["dead", "list"], "postgres://127.0.0.1:1/store", /cannot be reached/],
    [["dead", "list", "--limit", "0"], "", /^--limit: expected a whole number from 1, not "0"$/],
    [["dead", "list", "--since", "yesterday"], "", /^--since: expected a date or time such as/],
    [["dead", "show", "one"], "", /^number: expected a whole number/],
    [["dead", "discard", "1"], "", /--reason/],
    [["dead", "discard", "1", "--reason", " "], "", /^--reason: say why/],
    [["messages", "find", "--key", "9000000009"], "", /^--key: expected kind=value/],
    [["messages", "find", "--direction", "up"], "", /Allowed choices are in, out/],
  ])("%j: one line, exit code 2", async (args, url, line) => {
    const { code, out, errors } = await dragoman(args, { STORE_URL: url });
    expect([code, out]).toEqual([2, ""]);
    expect(errors.trimEnd()).toMatch(line);
    expect(errors.trimEnd()).not.toContain("\n");
  });

  it("finds the settings in the help", async () => {
    expect((await dragoman(["dead", "list", "--help"], {})).out).toMatch(/^ {2}STORE_URL$/m);
  });

  it("leaves the audit event on standard error where there is no file for it", async () => {
    const url = `sqlite:${join(folder, "other.db")}`;
    await (await openStore({ url })).close();
    const { out, errors } = await dragoman(["dead", "list"], { STORE_URL: url, OPERATOR: "" });
    expect(out).toBe("no dead letters\n");
    expect(JSON.parse(errors)).toMatchObject({ resourceType: "AuditEvent", agent: [{ requestor: true }] });
  });
});

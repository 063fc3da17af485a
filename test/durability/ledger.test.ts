// The contract of ledger, inbox and retention, against both databases.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readKeys } from "../../shared/durability/keys.ts";
import { accept } from "../../shared/durability/store/accept.ts";
import { openStore, type Store } from "../../shared/durability/store/database.ts";
import { arrive, keepAnswer } from "../../shared/durability/store/inbox.ts";
import {
  addWireIds,
  type Entry,
  find,
  record,
  setPayload,
  show,
  transition,
} from "../../shared/durability/store/ledger.ts";
import { outboxMessage, outboxStatus, waitingFor } from "../../shared/durability/store/outbox.ts";
import { purge, RETENTION } from "../../shared/durability/store/retention.ts";
import { shelfOf } from "../../shared/durability/store/shelf.ts";
import { START_LIMIT } from "../fixture/server.ts";
import { STORES, type StoreServer } from "./stores.ts";

const DAY = 24 * 3_600_000;
const keyOf = (id: string, byte: number) => `${id}:${Buffer.alloc(32, byte).toString("base64")}`;
const keys = readKeys(keyOf("k1", 7));
const bytes = (text: string) => new TextEncoder().encode(text);

const entry = (id: string, more: Partial<Entry> = {}): Entry => ({
  id,
  direction: "in",
  interaction: "PORX_IN020101SM31",
  state: "accepted",
  wireIds: { ebxml: `wire-${id}` },
  ...more,
});

const outgoing = (id: string) => ({
  queue: "inbound",
  message: { id, contentType: "text/plain", headers: { "Correlation-Id": "c" }, body: bytes("Jane Doe") },
});

describe.each(STORES)("the ledger on $name", ({ start }) => {
  let server: StoreServer;
  let url: string;
  let store: Store;
  let now = 1_800_000_000_000;

  const open = (keyring = keys) => openStore({ url, keys: keyring, clock: () => now });

  beforeAll(async () => {
    server = await start();
  }, START_LIMIT);
  afterAll(() => server?.stop());
  beforeEach(async () => {
    url = await server.fresh();
    store = await open();
    return () => store.close();
  });

  const recorded = (...entries: Entry[]) =>
    store.transaction(async (tx) => {
      for (const one of entries) expect(await record(tx, one)).toBe(true);
    });
  const moved = (id: string, from: string[], to: string, more: { cause?: string; attempt?: boolean } = {}) =>
    store.transaction((tx) => transition(tx, id, { from, to, ...more }));
  const idsOf = async (filter: object) => (await find(store, { limit: 100, ...filter })).map(({ id }) => id);

  it("accepts a message and what is to be done with it together, once", async () => {
    expect(await accept(store, entry("m1"), outgoing("m1"))).toBe(true);
    expect(await accept(store, entry("m1", { state: "other" }), outgoing("m1"))).toBe(false);
    expect(await show(store, "m1")).toMatchObject({ state: "accepted", attempts: 0, createdAt: new Date(now) });
    expect(await outboxStatus(store)).toEqual({ waiting: 1, parked: 0, lag: 0 });
  });

  it("accepts one of many that come with one id at the same time, and all that have their own", async () => {
    const same = await Promise.all(Array.from({ length: 20 }, () => accept(store, entry("same"), outgoing("same"))));
    expect(same.filter(Boolean)).toHaveLength(1);
    const ids = Array.from({ length: 50 }, () => randomUUID());
    const all = await Promise.all(ids.map((id) => accept(store, entry(id), outgoing(id))));
    expect(all.every(Boolean)).toBe(true);
    expect((await idsOf({})).sort()).toEqual([...ids, "same"].sort());
    expect((await outboxStatus(store)).waiting).toBe(51);
  });

  it("accepts all of it, or nothing", async () => {
    const message = { ...outgoing("m1").message, key: "k", body: Buffer.alloc(10_000, 7) };
    const whole = entry("m1", { wireIds: { ebxml: "e", mesh: "m" }, businessKeys: { rx: "r" }, payload: "p" });
    expect(await accept(store, whole, { queue: "inbound", message })).toBe(true);
    expect(await show(store, "m1")).toMatchObject({
      wireIds: [
        { kind: "ebxml", id: "e" },
        { kind: "mesh", id: "m" },
      ],
      businessKeys: ["rx"],
      payload: "p",
    });
    const waiting = await waitingFor(store, "inbound", 10);
    expect(waiting.map((row) => outboxMessage(store, row))).toEqual([
      { ...message, body: new Uint8Array(message.body) },
    ]);
    const unfit = { queue: null as unknown as string, message };
    await expect(accept(store, entry("m2"), unfit)).rejects.toThrow(/null/i);
    expect(await idsOf({ wireId: "wire-m2" })).toEqual([]);
    await expect(show(store, "m2")).rejects.toMatchObject({ code: "not-found" });
  });

  it("keeps neither where the transaction fails", async () => {
    const failing = store.transaction(async (tx) => {
      await record(tx, entry("m1"));
      throw new Error("the caller's own");
    });
    await expect(failing).rejects.toThrow("the caller's own");
    await expect(show(store, "m1")).rejects.toMatchObject({ code: "not-found" });
  });

  it("is found by id, wire id, business key, state, direction and time, newest first", async () => {
    const nhsNumber = { businessKeys: { "nhs-number": "9990548609" } };
    await recorded(entry("m1", nhsNumber), entry("m2", { wireIds: { ebxml: "e2", conversation: "c2" } }));
    now += 1_000;
    await recorded(entry("m3", { ...nhsNumber, direction: "out", state: "sent" }));
    expect(await idsOf({})).toEqual(["m3", "m1", "m2"]);
    expect(await idsOf({ wireId: "c2" })).toEqual(["m2"]);
    expect(await idsOf({ wireId: "9990548609" })).toEqual([]);
    expect(await idsOf({ businessKey: { kind: "nhs-number", value: "9990548609" } })).toEqual(["m3", "m1"]);
    expect(await idsOf({ businessKey: { kind: "nhs-number", value: "9990548609" }, direction: "in" })).toEqual(["m1"]);
    expect(await idsOf({ businessKey: { kind: "prescription", value: "9990548609" } })).toEqual([]);
    expect(await idsOf({ state: "sent" })).toEqual(["m3"]);
    expect(await idsOf({ since: new Date(now) })).toEqual(["m3"]);
    expect(await idsOf({ until: new Date(now) })).toEqual(["m1", "m2"]);
    expect(await idsOf({ limit: 1 })).toEqual(["m3"]);
  });

  it("stores business keys as keyed hashes only, and finds them after a change of the key", async () => {
    const entryWithKey = (id: string) => entry(id, { businessKeys: { "nhs-number": "9990548609" } });
    await recorded(entryWithKey("m1"));
    const rows = await store.db.selectFrom("message_key").selectAll().where("sort", "=", "business").execute();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain("9990548609");
    const rotated = await open(readKeys(`${keyOf("k2", 8)},${keyOf("k1", 7)}`));
    await rotated.transaction((tx) => record(tx, entryWithKey("m2")));
    const found = (session: Store) =>
      find(session, { businessKey: { kind: "nhs-number", value: "9990548609" }, limit: 9 });
    expect(await found(rotated)).toHaveLength(2);
    expect(await found(store)).toHaveLength(1);
    await rotated.close();
  });

  it("changes states that may be changed, with history, attempts and causes", async () => {
    await recorded(entry("m1"));
    now += 1;
    expect(await moved("m1", ["accepted"], "sending", { attempt: true })).toEqual({ kind: "changed" });
    now += 1;
    expect(await moved("m1", ["accepted"], "failed")).toEqual({ kind: "lost", state: "sending" });
    expect(await moved("m1", ["sending", "accepted"], "failed", { cause: "no answer" })).toEqual({ kind: "changed" });
    await addWireIds(store, "m1", { mesh: "mesh-1", ebxml: "wire-m1" });
    await setPayload(store, "m1", "payload/1");
    expect(await show(store, "m1")).toEqual({
      id: "m1",
      direction: "in",
      interaction: "PORX_IN020101SM31",
      state: "failed",
      cause: "no answer",
      attempts: 1,
      createdAt: new Date(now - 2),
      changedAt: new Date(now),
      payload: "payload/1",
      wireIds: [
        { kind: "ebxml", id: "wire-m1" },
        { kind: "mesh", id: "mesh-1" },
      ],
      businessKeys: [],
      history: [
        { from: "accepted", to: "sending", at: new Date(now - 1) },
        { from: "sending", to: "failed", cause: "no answer", at: new Date(now) },
      ],
    });
    for (const unknown of [() => moved("m9", [], "x"), () => setPayload(store, "m9", "p"), () => show(store, "m9")])
      await expect(unknown()).rejects.toMatchObject({ code: "not-found" });
  });

  it("lets one of many change a state", async () => {
    await recorded(entry("m1"));
    const second = await open();
    const changes = Array.from({ length: 10 }, (_, n) =>
      (n % 2 ? store : second).transaction((tx) => transition(tx, "m1", { from: ["accepted"], to: `by-${n}` })),
    );
    const outcomes = await Promise.all(changes);
    expect(outcomes.filter(({ kind }) => kind === "changed")).toHaveLength(1);
    expect((await show(store, "m1")).history).toHaveLength(1);
    await second.close();
  });

  describe("the inbox", () => {
    it("tells repetitions, and gives the earlier answer", async () => {
      const arriving = () => store.transaction((tx) => arrive(tx, "spine", "party/m1"));
      expect(await arriving()).toEqual({ kind: "first" });
      now += 5;
      expect(await arriving()).toEqual({ kind: "again", arrivedAt: new Date(now - 5) });
      await keepAnswer(store, "spine", "party/m1", bytes("acknowledged"));
      expect(await arriving()).toEqual({
        kind: "again",
        arrivedAt: new Date(now - 5),
        answer: bytes("acknowledged"),
      });
      expect(await store.transaction((tx) => arrive(tx, "mesh", "party/m1"))).toEqual({ kind: "first" });
      await expect(keepAnswer(store, "spine", "m9", bytes("x"))).rejects.toMatchObject({ code: "not-found" });
      const { answer } = await store.db
        .selectFrom("inbox")
        .select("answer")
        .where("answer", "is not", null)
        .executeTakeFirstOrThrow();
      expect(Buffer.from(answer!).includes("acknowledged")).toBe(false);
    });

    it("knows nothing of an arrival whose effect was rolled back", async () => {
      const failing = store.transaction(async (tx) => {
        await arrive(tx, "spine", "m1");
        throw new Error("no effect");
      });
      await expect(failing).rejects.toThrow("no effect");
      expect(await store.transaction((tx) => arrive(tx, "spine", "m1"))).toEqual({ kind: "first" });
    });

    it("has one effect where repetitions come at the same time in several processes", async () => {
      const second = await open();
      const takeIn = (session: Store, n: number) =>
        session.transaction(async (tx) => {
          const { kind } = await arrive(tx, "spine", "m1");
          if (kind === "first") await record(tx, entry(`effect-${n}`));
          return kind;
        });
      const kinds = await Promise.all(Array.from({ length: 20 }, (_, n) => takeIn(n % 2 ? store : second, n)));
      expect(kinds.filter((kind) => kind === "first")).toHaveLength(1);
      expect(await idsOf({})).toHaveLength(1);
      await second.close();
    });
  });

  describe("retention", () => {
    it("forgets what is old in portions, and nothing that is needed", async () => {
      const shelf = shelfOf(store);
      const { claim } = await shelf.takeOver("q");
      const shelved = (id: string) => ({
        message: { id, contentType: "text/plain", headers: {}, body: bytes(id) },
        attempts: 1,
        suspected: false,
        publishedAt: now,
      });
      const old = Array.from({ length: 25 }, (_, n) => entry(`old-${n}`, { businessKeys: { k: `${n}` } }));
      await recorded(...old, entry("changed"));
      await accept(store, entry("waiting"), outgoing("waiting"));
      await store.transaction((tx) => arrive(tx, "spine", "old"));
      await shelf.hold(claim, [shelved("held")], now, "down");
      await shelf.buryAtOnce(claim, shelved("dead"), "no");
      now += 91 * DAY;
      await moved("changed", ["accepted"], "sent");
      await recorded(entry("new"));
      await store.transaction((tx) => arrive(tx, "spine", "new"));
      const purged = await purge(store, RETENTION, 10);
      expect(purged).toEqual({ ledger: 25, inbox: 1, idempotency: 0, dead: 1, discarded: 0 });
      expect((await idsOf({})).sort()).toEqual(["changed", "new", "waiting"]);
      expect(await store.db.selectFrom("message_key").selectAll().execute()).toHaveLength(3);
      expect(await store.transaction((tx) => arrive(tx, "spine", "new"))).toMatchObject({ kind: "again" });
      expect(await shelf.counts("q")).toEqual({ held: 1, dead: 0 });
      expect(await purge(store, RETENTION)).toMatchObject({ ledger: 0, inbox: 0, dead: 0 });
    });

    it("does not forget arrivals that a sender may repeat", async () => {
      await expect(purge(store, { ...RETENTION, inbox: DAY })).rejects.toThrow(RangeError);
    });
  });
});

// The contract of the shelf, against both databases.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readKeys } from "../../shared/durability/keys.ts";
import type { Claim, Shelf, Shelved } from "../../shared/durability/queue/shelf.ts";
import { openStore, type Store } from "../../shared/durability/store/database.ts";
import { shelfOf } from "../../shared/durability/store/shelf.ts";
import { START_LIMIT } from "../fixture/server.ts";
import { STORES, type StoreServer } from "./stores.ts";

const HOUR = 3_600_000;

const item = (id: string, key?: string, body = `body of ${id}`): Shelved => ({
  message: {
    id,
    ...(key === undefined ? {} : { key }),
    contentType: "text/plain",
    headers: { "Correlation-Id": `c-${id}` },
    body: new TextEncoder().encode(body),
  },
  attempts: 1,
  suspected: false,
  publishedAt: 1_700_000_000_000,
});

const keyring = readKeys(`k1:${Buffer.alloc(32, 7).toString("base64")}`);

describe.each(STORES)("the shelf on $name", ({ start }) => {
  let server: StoreServer;
  let url: string;
  let store: Store;
  let shelf: Shelf;
  let claim: Claim;
  let now = 1_800_000_000_000;
  let queues = 0;

  beforeAll(async () => {
    server = await start();
    url = await server.fresh();
    store = await openStore({ url, keys: keyring, clock: () => now });
    shelf = shelfOf(store);
  }, START_LIMIT);
  afterAll(async () => {
    await store?.close();
    await server?.stop();
  });
  beforeEach(async () => {
    queues += 1;
    ({ claim } = await shelf.takeOver(`queue-${queues}`));
  });

  const dueIds = async (at = now, limit = 100) =>
    (await shelf.due(claim, at, HOUR, limit)).map(({ message }) => message.id);
  const head = async (id: string) => (await shelf.due(claim, now, HOUR, 100)).find(({ message }) => message.id === id)!;
  const deadOf = (queue: string) => shelf.dead.list({ queue, limit: 100 });

  it("gives back what was held, byte by byte", async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    const whole = { ...item("m1", "a"), attempts: 3 };
    await shelf.hold(
      claim,
      [{ ...whole, message: { ...whole.message, body: bytes } }, item("m2", undefined, "")],
      now,
      "x",
    );
    const [first, second] = await shelf.due(claim, now, HOUR, 10);
    expect(first).toEqual({ ...whole, place: first!.place, message: { ...whole.message, body: bytes } });
    expect(second!.message).toEqual({ ...item("m2").message, body: new Uint8Array() });
    expect("key" in second!.message).toBe(false);
  });

  it("has one head for each key, and none behind it is due", async () => {
    await shelf.hold(claim, [item("a1", "a"), item("a2", "a"), item("b1", "b"), item("n1"), item("n2")], now, "down");
    await shelf.hold(claim, [item("a3", "a"), item("b2", "b")], now - HOUR, "down");
    expect(await dueIds(now - 1)).toEqual([]);
    expect(await dueIds()).toEqual(["a1", "b1", "n1", "n2"]);
    await shelf.remove(claim, (await head("a1")).place);
    expect((await dueIds()).sort()).toEqual(["a2", "b1", "n1", "n2"]);
    await shelf.bury(claim, (await head("a2")).place, 3, "no");
    expect((await dueIds()).sort()).toEqual(["a3", "b1", "n1", "n2"]);
    expect(await shelf.heldOf(claim, "a")).toBe(1);
    expect(await shelf.heldOf(claim, "z")).toBe(0);
    expect(await shelf.counts(claim.queue)).toEqual({ held: 5, dead: 1 });
  });

  it("hands out the longest due first, up to the limit", async () => {
    await shelf.hold(claim, [item("late")], now, "x");
    await shelf.hold(claim, [item("early")], now - 10, "x");
    await shelf.hold(claim, [item("middle")], now - 5, "x");
    expect(await dueIds(now, 2)).toEqual(["early", "middle"]);
  });

  it("finds what a wrong clock put too far away", async () => {
    await shelf.hold(claim, [item("future")], now + HOUR + 1, "x");
    await shelf.hold(claim, [item("backoff")], now + HOUR, "x");
    expect(await dueIds()).toEqual(["future"]);
  });

  it("holds a message id once, and goes on with the key behind it", async () => {
    await shelf.hold(claim, [item("a1", "a"), item("a1", "a"), item("a2", "a")], now, "x");
    await shelf.hold(claim, [item("a2", "a", "other"), item("a1", "a")], now, "x");
    expect(await shelf.heldOf(claim, "a")).toBe(2);
    await shelf.bury(claim, (await head("a1")).place, 3, "dead");
    await shelf.remove(claim, (await head("a2")).place);
    // The dead one is left where it is, so the one behind it is the head of the key.
    await shelf.hold(claim, [item("a1", "a"), item("a9", "a")], now, "x");
    expect(await dueIds()).toEqual(["a9"]);
  });

  it("counts attempts, postpones with a cause, survives a restart", async () => {
    await shelf.hold(claim, [item("a1", "a"), item("a2", "a")], now, "first");
    const { place: at } = await head("a1");
    await shelf.begin(claim, at, 2);
    await shelf.postpone(claim, at, 2, now + 1000, "second");
    expect(await dueIds(now + 999)).toEqual([]);
    expect((await shelf.due(claim, now + 1000, HOUR, 10))[0]).toMatchObject({ attempts: 2, suspected: false });
    await shelf.begin(claim, at, 3);
    const again = await openStore({ url, keys: keyring, clock: () => now });
    const other = shelfOf(again);
    const taken = await other.takeOver(claim.queue);
    expect(taken.held).toEqual(new Map([["a", 2]]));
    const [due] = await other.due(taken.claim, now + 1000, HOUR, 10);
    expect(due).toMatchObject({ message: { id: "a1" }, attempts: 3, suspected: true });
    await again.close();
  });

  it("refuses everything under a claim that is void, and changes nothing", async () => {
    await shelf.hold(claim, [item("a1", "a")], now, "x");
    const { place: at } = await head("a1");
    const { claim: fresh } = await shelf.takeOver(claim.queue);
    expect(fresh.epoch).toBe(claim.epoch + 1);
    const refused = { code: "taken-over" };
    await expect(shelf.hold(claim, [item("b1")], now, "x")).rejects.toMatchObject(refused);
    await expect(shelf.due(claim, now, HOUR, 10)).rejects.toMatchObject(refused);
    await expect(shelf.begin(claim, at, 2)).rejects.toMatchObject(refused);
    await expect(shelf.remove(claim, at)).rejects.toMatchObject(refused);
    await expect(shelf.postpone(claim, at, 2, now + 5, "y")).rejects.toMatchObject(refused);
    await expect(shelf.bury(claim, at, 3, "y")).rejects.toMatchObject(refused);
    await expect(shelf.buryAtOnce(claim, item("c1"), "y")).rejects.toMatchObject(refused);
    await expect(shelf.heldOf(claim, "a")).rejects.toMatchObject(refused);
    await expect(shelf.due({ queue: "never claimed", epoch: 1 }, now, 1, 1)).rejects.toMatchObject(refused);
    const [due] = await shelf.due(fresh, now, HOUR, 10);
    expect([due!.place, due!.attempts]).toEqual([at, 1]);
    expect(await shelf.counts(claim.queue)).toEqual({ held: 1, dead: 0 });
  });

  it("does nothing twice", async () => {
    await shelf.hold(claim, [item("a1", "a"), item("a2", "a"), item("a3", "a")], now, "x");
    const { place: at } = await head("a1");
    await shelf.remove(claim, at);
    await shelf.remove(claim, at);
    await shelf.postpone(claim, at, 2, now, "gone");
    await shelf.bury(claim, at, 3, "gone");
    expect(await dueIds()).toEqual(["a2"]);
    await expect(shelf.begin(claim, at, 2)).rejects.toMatchObject({ code: "not-found" });
    await shelf.buryAtOnce(claim, item("d1"), "one");
    await shelf.buryAtOnce(claim, item("d1"), "two");
    expect((await deadOf(claim.queue)).map(({ cause }) => cause)).toEqual(["one"]);
  });

  it("lists dead letters, oldest first, by queue, time and cause", async () => {
    await shelf.hold(claim, [item("a1", "a")], now, "x");
    await shelf.bury(claim, (await head("a1")).place, 3, "100% refused: code_7");
    now += 1000;
    await shelf.buryAtOnce(claim, item("b1"), "too large");
    const all = await deadOf(claim.queue);
    expect(all).toEqual([
      {
        number: all[0]!.number,
        queue: claim.queue,
        messageId: "a1",
        key: "a",
        cause: "100% refused: code_7",
        attempts: 3,
        publishedAt: new Date(1_700_000_000_000),
        deadSince: new Date(now - 1000),
      },
      expect.objectContaining({ messageId: "b1", deadSince: new Date(now) }),
    ]);
    const { queue } = claim;
    const ids = async (filter: object) =>
      (await shelf.dead.list({ queue, limit: 9, ...filter })).map(({ messageId }) => messageId);
    expect(await ids({ since: new Date(now) })).toEqual(["b1"]);
    expect(await ids({ cause: "0% refused: code_" })).toEqual(["a1"]);
    expect(await ids({ cause: "code%7" })).toEqual([]);
    expect(await ids({ limit: 1 })).toEqual(["a1"]);
    expect((await shelf.dead.show(all[0]!.number)).message).toEqual(item("a1", "a").message);
  });

  it("replays a dead letter behind what stands there of its key", async () => {
    await shelf.hold(claim, [item("a1", "a"), item("a2", "a")], now, "x");
    await shelf.bury(claim, (await head("a1")).place, 3, "no");
    const [letter] = await deadOf(claim.queue);
    await shelf.dead.replay(letter!.number);
    expect(await dueIds()).toEqual(["a2"]);
    await shelf.remove(claim, (await head("a2")).place);
    const due = await head("a1");
    expect([due.attempts, due.message]).toEqual([0, item("a1", "a").message]);
    await expect(shelf.dead.replay(letter!.number)).rejects.toMatchObject({ code: "not-found" });
    await shelf.bury(claim, due.place, 3, "again");
    await shelf.dead.replay((await deadOf(claim.queue))[0]!.number);
    expect(await dueIds()).toEqual(["a1"]);
  });

  it("discards a dead letter with its body, and takes its id again", async () => {
    await shelf.buryAtOnce(claim, item("d1"), "no");
    const { number } = (await deadOf(claim.queue))[0]!;
    await shelf.dead.discard(number, "sent by telephone");
    await expect(shelf.dead.show(number)).rejects.toMatchObject({ code: "not-found" });
    await expect(shelf.dead.discard(number, "x")).rejects.toMatchObject({ code: "not-found" });
    expect(await deadOf(claim.queue)).toEqual([]);
    const row = await store.db.selectFrom("shelf").selectAll().where("place", "=", number).executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      state: "discarded",
      body: null,
      discard_reason: "sent by telephone",
      discarded_at: now,
    });
    await shelf.hold(claim, [item("d1")], now, "x");
    expect(await shelf.counts(claim.queue)).toEqual({ held: 1, dead: 0 });
  });

  it("keeps one head when replays and holds of a key come at the same time", async () => {
    const ids = Array.from({ length: 12 }, (_, index) => `p${index}`);
    for (const id of ids) await shelf.buryAtOnce(claim, item(id, "a"), "no");
    const letters = await deadOf(claim.queue);
    const second = await openStore({ url, keys: keyring, clock: () => now });
    await Promise.all([
      ...letters.map(({ number }, index) => (index % 2 ? shelf : shelfOf(second)).dead.replay(number)),
      ...ids.map((id) => shelf.hold(claim, [item(`new-${id}`, "a")], now, "x")),
    ]);
    await second.close();
    expect(await shelf.heldOf(claim, "a")).toBe(24);
    expect(await dueIds()).toHaveLength(1);
  });

  it("a void claim that is still writing never writes after the takeover", async () => {
    const second = await openStore({ url, keys: keyring, clock: () => now });
    const writes = Array.from({ length: 30 }, (_, index) => shelf.hold(claim, [item(`w${index}`, "a")], now, "x"));
    const taken = await shelfOf(second).takeOver(claim.queue);
    const written = (await Promise.allSettled(writes)).filter(({ status }) => status === "fulfilled").length;
    expect(await shelfOf(second).heldOf(taken.claim, "a")).toBe(written);
    expect(taken.held.get("a") ?? 0).toBe(written);
    await second.close();
  });

  it("holds thousands in one go, and finds the head without reading those behind it", async () => {
    const many = Array.from({ length: 3000 }, (_, index) => item(`m${index}`, "a", "x"));
    await shelf.hold(claim, many, now, "x");
    for (const expected of ["m0", "m1", "m2"]) {
      const [due] = await shelf.due(claim, now, HOUR, 10);
      expect(due!.message.id).toBe(expected);
      await shelf.remove(claim, due!.place);
    }
  });

  it("seals bodies", async () => {
    await shelf.hold(claim, [item("s1", undefined, "Jane Doe")], now, "x");
    const { body } = await store.db
      .selectFrom("shelf")
      .select("body")
      .where("queue", "=", claim.queue)
      .executeTakeFirstOrThrow();
    expect(Buffer.from(body!).includes("Jane Doe")).toBe(false);
  });
});

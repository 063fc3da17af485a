// The contract of outbox and relay, against both databases, with the embedded queue.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { DurabilityError, type FailureCode } from "../../shared/durability/failure.ts";
import { readKeys } from "../../shared/durability/keys.ts";
import { describeQueue } from "../../shared/durability/queue/description.ts";
import { DONE, type Message } from "../../shared/durability/queue/message.ts";
import { openQueue } from "../../shared/durability/queue/open.ts";
import { openStore, type Store } from "../../shared/durability/store/database.ts";
import { discardParked, enqueue, outboxStatus, parked, unpark } from "../../shared/durability/store/outbox.ts";
import { type Relay, type RelaySettings, startRelay } from "../../shared/durability/store/relay.ts";
import { shelfOf } from "../../shared/durability/store/shelf.ts";
import { START_LIMIT } from "../fixture/server.ts";
import { silent } from "./engines.ts";
import { STORES, type StoreServer } from "./stores.ts";

const keys = readKeys(`k1:${Buffer.alloc(32, 7).toString("base64")}`);
const until = (condition: () => unknown) => vi.waitFor(condition, { timeout: 20_000, interval: 10 });

const message = (id: string, key?: string): Message => ({
  id,
  ...(key === undefined ? {} : { key }),
  contentType: "application/json",
  headers: { "Correlation-Id": `c-${id}` },
  body: new TextEncoder().encode(`{"id":"${id}"}`),
});

const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, n) => `${prefix}${n}`);

describe.each(STORES)("the relay on $name", ({ start }) => {
  let server: StoreServer;
  let url: string;
  let store: Store;
  const relays: Relay[] = [];

  beforeAll(async () => {
    server = await start();
  }, START_LIMIT);
  afterAll(() => server?.stop());
  beforeEach(async () => {
    url = await server.fresh();
    store = await openStore({ url, keys });
    return async () => {
      await Promise.all(relays.splice(0).map((relay) => relay.stop()));
      await store.close();
    };
  });

  const relay = (publish: RelaySettings["publish"], session = store) => {
    const started = startRelay(session, { publish, poll: 20 });
    relays.push(started);
    return started;
  };
  const enqueued = (queue: string, ...messages: Message[]) =>
    store.transaction(async (tx) => {
      for (const one of messages) await enqueue(tx, { queue, message: one });
    });
  const waiting = async () => (await outboxStatus(store)).waiting;

  /** A queue that refuses or fails as it is told to, for ids that begin with a word. */
  const receiver = () => {
    const received: string[] = [];
    const faults = new Map<string, FailureCode>();
    const publish: RelaySettings["publish"] = async (queue, messages) => {
      for (const [word, code] of faults)
        if (messages.some(({ id }) => id.startsWith(word))) throw new DurabilityError(code, `${queue}: ${code}`);
      received.push(...messages.map(({ id }) => id));
    };
    return { received, faults, publish };
  };

  it("moves what waits to its queue, as it was, and forgets it", async () => {
    const folder = await mkdtemp(join(tmpdir(), "dragoman-relay-"));
    const queues = [describeQueue("inbound"), describeQueue("outbound")];
    const parts = { queues, shelf: shelfOf(store), clock: Date.now, log: silent };
    const queue = await openQueue({ url: `sqlite:${join(folder, "queue.db")}`, ...parts });
    const came: Message[] = [];
    await queue.consume("inbound", async (delivery) => {
      came.push(delivery.message);
      return DONE;
    });
    await enqueued("inbound", message("m1", "a"), { ...message("m2"), body: new TextEncoder().encode("<xml/>") });
    await enqueued("nowhere", message("m3"));
    relay(queue.publish);
    await enqueued("inbound", message("m4", "a"));
    await until(async () => expect(await waiting()).toBe(0));
    await until(() => expect(came.map(({ id }) => id)).toEqual(["m1", "m4"]));
    expect(came[0]).toEqual(message("m1", "a"));
    expect((await parked(store, 9)).map(({ messageId, queue, cause }) => [messageId, queue, cause])).toEqual([
      ["m2", "inbound", expect.stringContaining("its body is not what its content type says")],
      ["m3", "nowhere", expect.stringContaining("There is no queue nowhere")],
    ]);
    await Promise.all(relays.splice(0).map((one) => one.stop()));
    await queue.close();
    await rm(folder, { recursive: true });
  });

  it("keeps the order of each queue while it fails and recovers", async () => {
    const { received, faults, publish } = receiver();
    faults.set("m3", "unreachable");
    const running = relay(publish);
    for (const id of ids("m", 6)) await enqueued("inbound", message(id, "a"));
    await until(() => expect(running.trouble()).toBe("inbound: unreachable"));
    await enqueued("other", message("o1"));
    await until(() => expect(received).toContain("o1"));
    faults.clear();
    await until(async () => expect(await waiting()).toBe(0));
    expect(received.filter((id) => id !== "o1")).toEqual(ids("m", 6));
    await until(() => expect(running.trouble()).toBeUndefined());
  });

  it.each(["too-large", "malformed"] as const)("parks what is refused for good (%s), and only that", async (code) => {
    const { received, faults, publish } = receiver();
    faults.set("bad", code);
    await enqueued("inbound", ...ids("m", 3).map((id) => message(id)), message("bad1", "a"), message("after", "a"));
    relay(publish);
    await until(async () => expect(await waiting()).toBe(0));
    expect(received).toEqual([...ids("m", 3), "after"]);
    const [one, ...more] = await parked(store, 9);
    expect(more).toEqual([]);
    expect(one).toMatchObject({ queue: "inbound", messageId: "bad1", key: "a", cause: `inbound: ${code}` });
    expect(await outboxStatus(store)).toMatchObject({ waiting: 0, parked: 1, lag: 0 });
    faults.clear();
    await unpark(store, one!.number);
    await until(() => expect(received).toContain("bad1"));
    for (const act of [() => unpark(store, one!.number), () => discardParked(store, one!.number)])
      await expect(act()).rejects.toMatchObject({ code: "not-found" });
  });

  it("discards what is parked", async () => {
    const { faults, publish } = receiver();
    faults.set("bad", "malformed");
    await enqueued("inbound", message("bad1"));
    relay(publish);
    await until(async () => expect(await parked(store, 9)).toHaveLength(1));
    await discardParked(store, (await parked(store, 9))[0]!.number);
    expect(await outboxStatus(store)).toEqual({ waiting: 0, parked: 0, lag: 0 });
  });

  it("does not move what was sealed with a key that is not configured, and says so", async () => {
    const { received, publish } = receiver();
    await enqueued("inbound", message("m1"));
    const keyless = await openStore({ url });
    const running = startRelay(keyless, { publish, poll: 20 });
    await until(() => expect(running.trouble()).toMatch(/k1.*not configured/));
    await running.stop();
    await keyless.close();
    expect(received).toEqual([]);
    relay(publish);
    await until(() => expect(received).toEqual(["m1"]));
  });

  it("is one of all processes, and goes on in another when it stops", async () => {
    const other = await openStore({ url, keys });
    const [one, two] = [receiver(), receiver()];
    const first = startRelay(store, { publish: one.publish, poll: 20 });
    await enqueued("inbound", message("m0"));
    await until(() => expect(one.received).toEqual(["m0"]));
    const second = startRelay(other, { publish: two.publish, poll: 20 });
    for (const id of ids("n", 20)) await enqueued("inbound", message(id));
    await until(async () => expect(await waiting()).toBe(0));
    expect([one.received, two.received]).toEqual([["m0", ...ids("n", 20)], []]);
    await first.stop();
    await enqueued("inbound", message("last"));
    await until(() => expect(two.received).toEqual(["last"]));
    await second.stop();
    await other.close();
  });

  it("goes on in another process after the term of one that died", async () => {
    const { received, publish } = receiver();
    // Never released: its publication never ends.
    const hung = await openStore({ url, keys });
    let asked = () => {};
    const hangs = new Promise<void>((resolve) => {
      asked = resolve;
    });
    let letGo = () => {};
    const gone = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const dead = startRelay(hung, {
      publish: () => {
        asked();
        return gone;
      },
      term: 200,
    });
    await enqueued("inbound", message("m1"));
    await hangs;
    relay(publish);
    await until(() => expect(received).toEqual(["m1"]));
    letGo();
    await dead.stop();
    await hung.close();
  });

  it("publishes what waits before it stops", async () => {
    const { received, publish } = receiver();
    await enqueued("inbound", ...ids("m", 250).map((id) => message(id)));
    await startRelay(store, { publish, poll: 20 }).stop();
    expect(received).toEqual(ids("m", 250));
    expect(await waiting()).toBe(0);
  });
});

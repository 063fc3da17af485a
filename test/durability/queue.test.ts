// The contract of the queue, on every engine.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { describeQueue, type QueueDescription } from "../../shared/durability/queue/description.ts";
import { type Delivery, DONE, type Message, park, retry } from "../../shared/durability/queue/message.ts";
import { START_LIMIT } from "../fixture/server.ts";
import { ENGINES, type Engine, openProcess, type Process } from "./engines.ts";
import { startConsumer } from "./queue-process.ts";

const message = (id: string, key?: string, body = `{"id":"${id}"}`): Message => ({
  id,
  ...(key === undefined ? {} : { key }),
  contentType: "application/json",
  headers: {},
  body: new TextEncoder().encode(body),
});

const gate = () => {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
};

/** Conditions are waited for, so a slow machine only takes longer. */
const until = (condition: () => unknown) => vi.waitFor(condition, { timeout: 60_000, interval: 10 });

describe.each(ENGINES)("a queue on $name", ({ start }) => {
  let engine: Engine;
  let queue: QueueDescription;
  let process: Process;
  /** Milliseconds that the clock of the queue is ahead. */
  let ahead = 0;
  let queues = 0;
  const clock = () => Date.now() + ahead;

  beforeAll(async () => {
    engine = await start();
  }, START_LIMIT);
  afterAll(() => engine?.remove());

  beforeEach(async () => {
    ahead = 0;
    queues += 1;
    queue = describeQueue(`contract-${queues}`, { attempts: 3, firstDelay: 10, longestDelay: 60_000 });
    process = await openProcess(engine.place, [queue], clock);
  });
  afterEach(() => process?.close());

  const publish = (...messages: Message[]) => process.queue.publish(queue.name, messages);
  const deadLetters = () => process.queue.dead.list({ queue: queue.name, limit: 100 });
  const status = () => process.queue.status(queue.name);
  const handledAll = () => until(async () => expect(await status()).toMatchObject({ waiting: 0, held: 0 }));
  /** Handles everything and answers what came, in order. */
  const collect = async (): Promise<Delivery[]> => {
    const came: Delivery[] = [];
    await process.queue.consume(queue.name, async (delivery) => {
      came.push(delivery);
      return DONE;
    });
    return came;
  };
  const idsOf = (deliveries: readonly Delivery[]) => deliveries.map((d) => d.message.id);

  it("delivers a message as it was published", async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    const whole: Message = {
      id: "urn:uuid:1",
      key: "Schlüssel",
      contentType: "application/octet-stream",
      headers: { "Correlation-Id": "c-1", "Interaction-Id": "PORX_IN020101SM31", name: "Ünïcode €" },
      body: bytes,
    };
    const before = Date.now();
    await publish(whole, { ...whole, id: "empty", body: new Uint8Array(0) });
    const came = await collect();
    await handledAll();
    expect(came.map((d) => ({ ...d.message, body: [...d.message.body] }))).toEqual([
      { ...whole, body: [...bytes] },
      { ...whole, id: "empty", body: [] },
    ]);
    expect(came[0]).toMatchObject({ queue: queue.name, attempt: 1 });
    expect(came[0]!.publishedAt.getTime()).toBeGreaterThanOrEqual(before);
  });

  it("keeps the order of a key while other keys flow", async () => {
    const { open, opened } = gate();
    const came: string[] = [];
    await process.queue.consume(queue.name, async (delivery) => {
      if (delivery.message.id === "a1") await opened;
      came.push(delivery.message.id);
      return DONE;
    });
    await publish(message("a1", "a"), message("a2", "a"), message("b1", "b"), message("b2", "b"), message("free"));
    await until(() => expect(new Set(came)).toEqual(new Set(["b1", "b2", "free"])));
    open();
    await handledAll();
    expect(came.filter((id) => id.startsWith("a"))).toEqual(["a1", "a2"]);
    expect(came.filter((id) => id.startsWith("b"))).toEqual(["b1", "b2"]);
  });

  it("holds a key while its first message fails, and goes on in order", async () => {
    const attempts: string[] = [];
    await process.queue.consume(queue.name, async ({ message: { id }, attempt }) => {
      attempts.push(`${id} ${attempt}`);
      return id === "a1" && attempt < 3 ? retry("Spine is closed") : DONE;
    });
    await publish(message("a1", "a"), message("a2", "a"), message("b1", "b"));
    await publish(message("a3", "a"));
    await handledAll();
    expect(attempts.filter((line) => line.startsWith("a"))).toEqual(["a1 1", "a1 2", "a1 3", "a2 1", "a3 1"]);
    expect(attempts).toContain("b1 1");
    expect(await deadLetters()).toEqual([]);
  });

  it("waits as long as a handler asks", async () => {
    const attempts: number[] = [];
    await process.queue.consume(queue.name, async ({ attempt }) => {
      attempts.push(attempt);
      return attempt === 1 ? retry("Retry-After", 30_000) : DONE;
    });
    await publish(message("m1"));
    await until(async () => expect(await status()).toMatchObject({ waiting: 0, held: 1 }));
    ahead += 20_000;
    await publish(message("m2"), message("m3"));
    await until(async () => expect(await status()).toMatchObject({ waiting: 0, held: 3 }));
    expect(attempts).toEqual([1, 1, 1]);
    ahead += 30_000;
    await handledAll();
    expect(attempts.sort()).toEqual([1, 1, 1, 2, 2, 2]);
  });

  it("is not stopped by a clock that jumps back", async () => {
    const attempts: number[] = [];
    await process.queue.consume(queue.name, async ({ attempt }) => {
      attempts.push(attempt);
      return attempt === 1 ? retry("not now") : DONE;
    });
    ahead += 365 * 24 * 3_600_000;
    await publish(message("m1", "a"), message("m2", "a"));
    await until(() => expect(attempts).toHaveLength(1));
    ahead -= 365 * 24 * 3_600_000;
    await handledAll();
    expect(attempts).toEqual([1, 2, 1, 2]);
  });

  it("makes a dead letter of what fails too often, with its cause, and goes on with its key", async () => {
    const came: string[] = [];
    await process.queue.consume(queue.name, async ({ message: { id } }) => {
      came.push(id);
      return id === "a1" ? retry("the mailbox\n refused  it") : DONE;
    });
    await publish(message("a1", "a"), message("a2", "a"));
    await handledAll();
    expect(came).toEqual(["a1", "a1", "a1", "a2"]);
    expect(await deadLetters()).toEqual([
      expect.objectContaining({ messageId: "a1", key: "a", cause: "the mailbox refused it", attempts: 3 }),
    ]);
    expect(await status()).toEqual({ waiting: 0, held: 0, dead: 1 });
    expect(process.logged.join()).toContain("dead letter");
  });

  it("replays a dead letter, and forgets one that is discarded", async () => {
    let cured = false;
    const attempts: string[] = [];
    await process.queue.consume(queue.name, async ({ message: { id }, attempt }) => {
      attempts.push(`${id} ${attempt}`);
      return cured ? DONE : park("no recipient for this interchange");
    });
    await publish(message("m1", "a"), message("m2"));
    await until(async () => expect(await status()).toEqual({ waiting: 0, held: 0, dead: 2 }));
    cured = true;
    const [first, second] = await deadLetters();
    expect(await process.queue.dead.show(first!.number)).toMatchObject({ message: message("m1", "a") });
    await process.queue.dead.replay(first!.number);
    await process.queue.dead.discard(second!.number, "a test message");
    await until(() => expect(attempts).toContain("m1 1"));
    await handledAll();
    expect(attempts.filter((line) => line.startsWith("m1"))).toEqual(["m1 1", "m1 1"]);
    expect(await deadLetters()).toEqual([]);
    await expect(process.queue.dead.replay(second!.number)).rejects.toMatchObject({ code: "not-found" });
  });

  it("names the place of an exception, never its text", async () => {
    await process.queue.consume(queue.name, async ({ message: { body } }) => {
      throw new TypeError(`cannot read ${Buffer.from(body)}`);
    });
    await publish(message("m1", undefined, '"9000000009"'));
    await until(async () => expect(await deadLetters()).toHaveLength(1));
    const [letter] = await deadLetters();
    expect(letter!.cause).toMatch(/^the handler threw TypeError at queue\.test\.ts:\d+$/);
    expect(process.logged.join()).not.toContain("9000000009");
  });

  it("hands over no more at a time than asked for", async () => {
    let inHand = 0;
    let most = 0;
    const handler = async () => {
      most = Math.max(most, ++inHand);
      await new Promise((resolve) => setImmediate(resolve));
      inHand--;
      return DONE;
    };
    await publish(...Array.from({ length: 100 }, (_, n) => message(`m${n}`)));
    await process.queue.consume(queue.name, handler, { concurrency: 3 });
    await handledAll();
    expect(most).toBe(3);
  });

  it("begins nothing while paused", async () => {
    const { open, opened } = gate();
    const begun: string[] = [];
    const consumer = await process.queue.consume(queue.name, async ({ message: { id } }) => {
      begun.push(id);
      await opened;
      return DONE;
    });
    await publish(message("a1", "a"), message("a2", "a"));
    await until(() => expect(begun).toEqual(["a1"]));
    await consumer.pause();
    open();
    await publish(message("b1", "b"));
    await until(async () => expect(await status()).toMatchObject({ waiting: 2 }));
    expect(begun).toEqual(["a1"]);
    await consumer.resume();
    await handledAll();
    expect(begun.sort()).toEqual(["a1", "a2", "b1"]);
  });

  it("finishes what is in hand when it is stopped, and keeps the rest", async () => {
    const { open, opened } = gate();
    const begun: string[] = [];
    const came: string[] = [];
    const consumer = await process.queue.consume(
      queue.name,
      async ({ message: { id } }) => {
        begun.push(id);
        await opened;
        came.push(id);
        return DONE;
      },
      { concurrency: 2 },
    );
    await publish(message("m1"), message("m2"), message("m3", "a"), message("m4", "a"));
    await until(() => expect(begun).toHaveLength(2));
    const stopped = consumer.stop();
    open();
    await stopped;
    expect(came).toEqual(["m1", "m2"]);
    await process.close();
    process = await openProcess(engine.place, [queue], clock);
    const rest = await collect();
    await handledAll();
    expect(idsOf(rest)).toEqual(["m3", "m4"]);
  });

  it("delivers again what a killed consumer had in hand, and nothing it had finished", async () => {
    const ids = Array.from({ length: 30 }, (_, n) => `m${n}`);
    await publish(...ids.map((id) => message(id, "one key")));
    await process.close();
    const consumer = await startConsumer(engine.place, queue, { hangAt: "m10" });
    await consumer.said("hangs m10");
    await consumer.kill();
    process = await openProcess(engine.place, [queue], clock);
    const came = await collect();
    await handledAll();
    expect(idsOf(came)).toEqual(ids.slice(10));
  }, 60_000);

  it("makes a dead letter of a message that ends its process, and of none beside it", async () => {
    const others = Array.from({ length: 8 }, (_, n) => `other${n}`);
    await publish(message("before", "a"), message("poison", "a"), message("after", "a"));
    await publish(...others.map((id) => message(id, id)));
    await process.close();
    const handled: string[] = [];
    for (let died = true; died; ) {
      const consumer = await startConsumer(engine.place, queue, { dieAt: "poison", endWhenEmpty: true });
      died = (await consumer.ended) !== 0;
      handled.push(...consumer.handled());
    }
    process = await openProcess(engine.place, [queue], clock);
    expect(await deadLetters()).toEqual([
      expect.objectContaining({ messageId: "poison", attempts: 3, cause: expect.stringContaining("process ended") }),
    ]);
    expect(new Set(handled)).toEqual(new Set(["before", "after", ...others]));
  }, 120_000);

  it("refuses what it could not deliver, and says what helps", async () => {
    await expect(publish(message("m1"), message("big", undefined, " ".repeat(2 ** 20 + 1)))).rejects.toMatchObject({
      code: "too-large",
      message: expect.stringContaining("payload store"),
    });
    await expect(publish(message("m1"), message("m2", undefined, "<xml/>"))).rejects.toMatchObject({
      code: "malformed",
      message: expect.stringContaining("not what its content type says"),
    });
    await expect(publish(message(""))).rejects.toMatchObject({ code: "malformed" });
    await expect(publish(message("i".repeat(256)))).rejects.toMatchObject({ code: "malformed" });
    await expect(process.queue.publish("nowhere", [message("m1")])).rejects.toMatchObject({
      code: "unknown-queue",
      message: expect.stringContaining(queue.name),
    });
    await expect(process.queue.consume("nowhere", async () => DONE)).rejects.toMatchObject({ code: "unknown-queue" });
    expect(await status()).toEqual({ waiting: 0, held: 0, dead: 0 });
  });

  it("refuses everything once it is closed", async () => {
    await process.queue.close();
    await expect(publish(message("m1"))).rejects.toMatchObject({ code: "closed" });
  });
});

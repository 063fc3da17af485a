// Processes that share a store and are killed at random instants, on both databases. The witness is what they told before
// they died, never the store alone.
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "../../shared/durability/store/database.ts";
import { find, show } from "../../shared/durability/store/ledger.ts";
import { outboxStatus } from "../../shared/durability/store/outbox.ts";
import { startRelay } from "../../shared/durability/store/relay.ts";
import { START_LIMIT } from "../fixture/server.ts";
import { startNumbering, type Told } from "./numbering-process.ts";
import { STORES, type StoreServer } from "./stores.ts";

const ROUNDS = 3;
const IDS = Array.from({ length: 320 }, (_, n) => `m${n}`);
const random = (most: number) => Math.floor(Math.random() * most);

describe.each(STORES)("killed processes on $name", ({ start }) => {
  let server: StoreServer;

  beforeAll(async () => {
    server = await start();
  }, START_LIMIT);
  afterAll(() => server?.stop());

  it("lose nothing, do nothing twice, and leave no gap in a sequence", { timeout: 120_000 }, async () => {
    const url = await server.fresh();
    const accepted = new Set<string>();
    const numbers = new Map<string, number>();
    const published: string[] = [];
    const hear = (told: Told) => {
      if ("published" in told) return published.push(...told.published);
      accepted.add(told.accepted);
      if (told.number === undefined) return;
      expect(numbers.has(told.accepted)).toBe(false);
      numbers.set(told.accepted, told.number);
    };
    /** Both get the same messages, as senders repeat what was not answered, and some that was. */
    const unanswered = () => {
      const first = IDS.findIndex((id) => !accepted.has(id));
      return IDS.slice(Math.max(0, (first < 0 ? IDS.length : first) - 5));
    };
    /** Dies some moments after it has told so many things. */
    const dying = () => {
      let left = 5 + random(40);
      const child = startNumbering(url, unanswered(), (told) => {
        hear(told);
        if (left-- === 0) void sleep(random(5)).then(child.kill);
      });
      return child.ended;
    };
    const codes: (number | null)[] = [];
    for (let round = 0; round < ROUNDS; round++) codes.push(...(await Promise.all([dying(), dying()])));
    expect(codes).toEqual(codes.map(() => null));
    expect(await startNumbering(url, unanswered(), hear).ended).toBe(0);

    const store = await openStore({ url });
    const relay = startRelay(store, {
      publish: async (_queue, messages) => void published.push(...messages.map(({ id }) => id)),
      poll: 20,
    });
    while ((await outboxStatus(store)).waiting > 0) await sleep(20);
    await relay.stop();

    expect([...accepted].sort()).toEqual([...IDS].sort());
    const entries = await Promise.all((await find(store, { limit: 1_000 })).map(({ id }) => show(store, id)));
    const numbered = entries.map(({ id, wireIds }) => ({ id, number: Number(wireIds[0]!.id) }));
    numbered.sort((a, b) => a.number - b.number);
    expect(numbered.map(({ number }) => number)).toEqual(IDS.map((_, n) => n + 1));
    expect(new Set(numbered.map(({ id }) => id)).size).toBe(IDS.length);
    for (const { id, number } of numbered) expect(numbers.get(id) ?? number).toBe(number);
    // What is published again was published before; the first of each came in the order of the numbers.
    expect([...new Set(published)]).toEqual(numbered.map(({ id }) => id));
    await store.close();
  });
});

// The contract of sequences and leases, against both databases.
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { openStore, type Store } from "../../shared/durability/store/database.ts";
import { LONGEST_TERM } from "../../shared/durability/store/database-clock.ts";
import { acquire, assertHeld, type Lease, release, renew } from "../../shared/durability/store/leases.ts";
import { continueAfter, lastNumber, takeNumber } from "../../shared/durability/store/sequences.ts";
import { START_LIMIT } from "../fixture/server.ts";
import { STORES, type StoreServer } from "./stores.ts";

const MOST = 99_999_999;

describe.each(STORES)("on $name", ({ start }) => {
  let server: StoreServer;
  let store: Store;
  let other: Store;

  beforeAll(async () => {
    server = await start();
  }, START_LIMIT);
  afterAll(() => server?.stop());
  beforeEach(async () => {
    const url = await server.fresh();
    store = await openStore({ url });
    other = await openStore({ url });
    return async () => {
      await store.close();
      await other.close();
    };
  });

  describe("a sequence", () => {
    const take = (session: Store, name = "s", most = MOST) => session.transaction((tx) => takeNumber(tx, name, most));

    it("has no gap and no repetition where many take from it and some fail", async () => {
      const takeOrFail = async (session: Store, fails: boolean) =>
        session.transaction(async (tx) => {
          const number = await takeNumber(tx, "s", MOST);
          if (fails) throw new Error("rolled back");
          return number;
        });
      const all = await Promise.allSettled(
        Array.from({ length: 60 }, (_, n) => takeOrFail(n % 2 ? store : other, n % 5 === 0)),
      );
      const numbers = all.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
      expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 48 }, (_, n) => n + 1));
      expect(await lastNumber(store, "s")).toBe(48);
    });

    it("begins again after the last number there is, each sequence for itself", async () => {
      const taken: number[] = [];
      for (let n = 0; n < 5; n++) taken.push(await take(store, "short", 3));
      expect(taken).toEqual([1, 2, 3, 1, 2]);
      expect(await take(store, "long")).toBe(1);
      expect(await lastNumber(store, "unused")).toBeUndefined();
    });

    it("goes on where another system ended, and never goes back", async () => {
      await continueAfter(store, "s", 41);
      expect(await take(store)).toBe(42);
      await continueAfter(store, "s", 42);
      await expect(continueAfter(store, "s", 41)).rejects.toMatchObject({ code: "other-settings" });
      expect(await take(other)).toBe(43);
      await continueAfter(store, "s", 100);
      expect(await take(store)).toBe(101);
      await expect(continueAfter(store, "s", 0.5)).rejects.toThrow(RangeError);
    });
  });

  describe("a lease", () => {
    const taken = async (session: Store, term = 60_000): Promise<Lease> => {
      const lease = await acquire(session, "poller", "test", term);
      if (lease === undefined) throw new Error("somebody else has the lease");
      return lease;
    };
    const held = (session: Store, lease: Lease) => session.transaction((tx) => assertHeld(tx, lease));

    it("is held by one of many", async () => {
      const all = await Promise.all(
        Array.from({ length: 10 }, (_, n) => acquire(n % 2 ? store : other, "poller", `p${n}`, 60_000)),
      );
      expect(all.filter((lease) => lease !== undefined)).toHaveLength(1);
    });

    it("passes on when it is released", async () => {
      const first = await taken(store);
      await held(store, first);
      await release(store, first);
      const second = await taken(other);
      expect(second.fence).toBe(first.fence + 1);
      await release(store, first);
      await held(other, second);
    });

    it("passes on when its term is over; whoever had it can do nothing more", async () => {
      const first = await taken(store, 1);
      const second = await vi.waitFor(() => taken(other), { timeout: 20_000, interval: 5 });
      for (const act of [() => held(store, first), () => renew(store, first, 1_000)])
        await expect(act()).rejects.toMatchObject({ code: "taken-over" });
      await renew(other, second, 1_000);
    });

    it("is not held for ever by a clock that was wrong", async () => {
      const first = await taken(store);
      await store.db
        .updateTable("lease")
        .set({ expires: Date.now() + 2 * LONGEST_TERM })
        .execute();
      expect((await taken(other)).fence).toBe(first.fence + 1);
      await expect(acquire(store, "poller", "test", LONGEST_TERM + 1)).rejects.toThrow(RangeError);
    });

    it("stays with who writes under it until that is committed", async () => {
      const first = await taken(store, 1);
      let taking: Promise<Lease> | undefined;
      let passedOn = false;
      await store.transaction(async (tx) => {
        await assertHeld(tx, first);
        taking = vi.waitFor(() => taken(other), { timeout: 20_000, interval: 5 });
        void taking.then(() => {
          passedOn = true;
        });
        await sleep(50);
        await takeNumber(tx, "written under it", MOST);
        expect(passedOn).toBe(false);
      });
      expect((await taking!).fence).toBe(first.fence + 1);
      expect(await lastNumber(other, "written under it")).toBe(1);
    });
  });
});

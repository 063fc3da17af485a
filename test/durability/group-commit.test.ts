// Transactions of one process at the same time: each as if it were alone.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore, type Store, type Transaction } from "../../shared/durability/store/database.ts";
import { START_LIMIT } from "../fixture/server.ts";
import { STORES, type StoreServer } from "./stores.ts";

describe.each(STORES)("transactions at once on $name", ({ start }) => {
  let server: StoreServer;
  let store: Store;
  beforeAll(async () => {
    server = await start();
    store = await openStore({ url: await server.fresh() });
  }, START_LIMIT);
  afterAll(async () => {
    await store?.close();
    await server?.stop();
  });

  const put = ({ db }: Transaction, name: string) => db.insertInto("sequence").values({ name, last: 1 }).execute();
  const names = async () => (await store.db.selectFrom("sequence").select("name").execute()).map(({ name }) => name);

  it("fail alone, with all that they did, and tell nobody of it", async () => {
    const told: number[] = [];
    const results = await Promise.allSettled(
      Array.from({ length: 50 }, (_, n) =>
        store.transaction(async (tx) => {
          tx.afterCommit(() => told.push(n));
          await put(tx, `name ${n}`);
          if (n % 5 === 3) throw new Error(`number ${n}`);
          // A fault of the database, not of ours.
          if (n % 5 === 4) await put(tx, `name ${n}`);
          return n;
        }),
      ),
    );
    const good = Array.from({ length: 50 }, (_, n) => n).filter((n) => n % 5 < 3);
    expect(results.flatMap((r) => (r.status === "fulfilled" ? [r.value] : []))).toEqual(good);
    expect(results[3]).toMatchObject({ reason: new Error("number 3") });
    expect(told.sort((a, b) => a - b)).toEqual(good);
    expect((await names()).sort()).toEqual(good.map((n) => `name ${n}`).sort());
  });
});

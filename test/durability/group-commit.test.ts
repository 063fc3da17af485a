// Transactions of one process at the same time: each as if it were alone.
import { sql } from "kysely";
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

it("transactions that are committed together on a disk that is full are refused alike, and go on once there is space", async () => {
  const server = await STORES[0].start();
  const store = await openStore({ url: await server.fresh() });
  const put = (name: string) =>
    store.transaction(({ db }) => db.insertInto("sequence").values({ name, last: 1 }).execute());
  const putAll = () => Promise.allSettled(Array.from({ length: 20 }, (_, n) => put(`${n} ${"x".repeat(10_000)}`)));
  const count = async () => (await store.db.selectFrom("sequence").select("name").execute()).length;
  await sql`pragma max_page_count = 80`.execute(store.db);
  for (const refused of await putAll()) expect(refused).toMatchObject({ status: "rejected", reason: { code: "full" } });
  expect(await count()).toBe(0);
  await sql`pragma max_page_count = 10000`.execute(store.db);
  for (const written of await putAll()) expect(written).toMatchObject({ status: "fulfilled" });
  expect(await count()).toBe(20);
  await store.close();
  await server.stop();
});

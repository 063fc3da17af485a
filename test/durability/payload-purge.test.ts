// Payloads go once their messages are handed over, and where no message refers to them; on both databases.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPayloads, type Payloads } from "../../shared/durability/payloads/payloads.ts";
import { purgePayloads } from "../../shared/durability/payloads/purge.ts";
import { openStore, type Store } from "../../shared/durability/store/database.ts";
import { record, show, transition } from "../../shared/durability/store/ledger.ts";
import { START_LIMIT } from "../fixture/server.ts";
import { STORES, type StoreServer } from "./stores.ts";

const HOUR = 3_600_000;

describe.each(STORES)("payloads with the ledger on $name", ({ start }) => {
  let server: StoreServer;
  let store: Store;
  let folder: string;
  let payloads: Payloads;
  let now = Date.UTC(2026, 1, 3);

  beforeAll(async () => {
    server = await start();
    folder = await mkdtemp(join(tmpdir(), "dragoman-payloads-"));
    store = await openStore({ url: await server.fresh(), clock: () => now });
    payloads = await openPayloads({ url: `folder:${folder}`, clock: () => now });
  }, START_LIMIT);
  afterAll(async () => {
    await store?.close();
    await server?.stop();
    await rm(folder, { recursive: true });
  });

  const write = () =>
    payloads.write(
      (async function* () {
        yield Buffer.from("body");
      })(),
    );
  const there = async (reference: string): Promise<boolean> => {
    try {
      for await (const _ of payloads.read(reference));
      return true;
    } catch {
      return false;
    }
  };

  it("removes what was handed over after its grace, and what nothing refers to", async () => {
    const [done, open, orphan] = [await write(), await write(), await write()];
    const entry = { direction: "out", interaction: "x", state: "accepted", wireIds: {} } as const;
    await store.transaction(async (tx) => {
      await record(tx, { ...entry, id: "done", payload: done });
      await record(tx, { ...entry, id: "open", payload: open });
      await record(tx, { ...entry, id: "small" });
    });
    now += 2 * HOUR;
    await store.transaction((tx) => transition(tx, "done", { from: ["accepted"], to: "delivered" }));
    const purge = () => purgePayloads(store, payloads, { handedOver: ["delivered"], grace: HOUR, orphans: 24 * HOUR });

    expect(await purge()).toEqual({ handedOver: 0, orphans: 0, unfinished: 0 });
    now += HOUR + 1;
    expect(await purge()).toEqual({ handedOver: 1, orphans: 0, unfinished: 0 });
    expect(await show(store, "done")).not.toHaveProperty("payload");
    now += 24 * HOUR;
    expect(await purge()).toEqual({ handedOver: 0, orphans: 1, unfinished: 0 });
    expect(await Promise.all([done, open, orphan].map(there))).toEqual([false, true, false]);
  });
});

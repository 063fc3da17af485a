// The contract of idempotent requests, against both databases.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readKeys } from "../../shared/durability/keys.ts";
import { openStore, type Store } from "../../shared/durability/store/database.ts";
import {
  answer,
  type Begun,
  begin,
  giveUp,
  type IdempotentRequest,
  leave,
  note,
  renew,
  type Ticket,
} from "../../shared/durability/store/idempotency.ts";
import { START_LIMIT } from "../fixture/server.ts";
import { STORES, type StoreServer } from "./stores.ts";

const LONG = 10 * 60_000;
const keyring = readKeys(`k1:${Buffer.alloc(32, 7).toString("base64")}`);
const bytes = (text: string) => new TextEncoder().encode(text);
const text = (of: Uint8Array) => new TextDecoder().decode(of);
const request = (): IdempotentRequest => ({ scope: "caller", key: randomUUID(), hash: "h" });

function taken(begun: Begun): { readonly ticket: Ticket; readonly left: string } {
  if (begun.kind !== "new") throw new Error(`expected to be the one, not ${begun.kind}`);
  return { ticket: begun.ticket, left: text(begun.note) };
}

describe.each(STORES)("requests on $name", ({ start }) => {
  let server: StoreServer;
  let store: Store;
  beforeAll(async () => {
    server = await start();
    store = await openStore({ url: await server.fresh(), keys: keyring });
  }, START_LIMIT);
  afterAll(async () => {
    await store?.close();
    await server?.stop();
  });

  it("are worked on by one of many, and answered alike ever after", async () => {
    const one = request();
    const all = await Promise.all(Array.from({ length: 20 }, (_, n) => begin(store, one, LONG, bytes(`n${n}`))));
    const [first, ...more] = all.filter(({ kind }) => kind === "new");
    expect(more).toEqual([]);
    expect(all.filter(({ kind }) => kind === "in-progress")).toHaveLength(19);
    await answer(store, taken(first!).ticket, bytes("the answer"));
    const again = await begin(store, one, LONG);
    expect(again.kind === "answered" && text(again.answer)).toBe("the answer");
    expect(await begin(store, { ...one, hash: "other" }, LONG)).toEqual({ kind: "conflict" });
    expect((await begin(store, { ...one, scope: "another caller" }, LONG)).kind).toBe("new");
  });

  it("are taken over after the term, with what was noted last; who was taken over can do nothing more", async () => {
    const one = request();
    const before = taken(await begin(store, one, 1, bytes("sent")));
    expect(before.left).toBe("sent");
    await note(store, before.ticket, bytes("accepted"));
    expect((await begin(store, { ...one, hash: "other" }, LONG)).kind).toBe("conflict");
    let after: Begun = { kind: "in-progress" };
    await expect
      .poll(async () => {
        after = await begin(store, one, LONG, bytes("sent anew"));
        return after.kind;
      })
      .toBe("new");
    expect(taken(after).left).toBe("accepted");
    for (const act of [
      () => note(store, before.ticket, bytes("x")),
      () => renew(store, before.ticket, LONG),
      () => leave(store, before.ticket),
      () => answer(store, before.ticket, bytes("x")),
    ]) {
      await expect(act()).rejects.toMatchObject({ code: "taken-over" });
    }
    await giveUp(store, before.ticket);
    expect((await begin(store, one, LONG)).kind).toBe("in-progress");
  });

  it("are left for others at once, kept by a renewal, or forgotten", async () => {
    const one = request();
    const first = taken(await begin(store, one, LONG, bytes("sent")));
    await leave(store, first.ticket);
    const second = taken(await begin(store, one, 1));
    expect(second.left).toBe("sent");
    await renew(store, second.ticket, LONG);
    expect((await begin(store, one, LONG)).kind).toBe("in-progress");
    await giveUp(store, second.ticket);
    expect(taken(await begin(store, { ...one, hash: "other" }, LONG, bytes("new"))).left).toBe("new");
  });

  it("hold nothing readable where a key is configured", async () => {
    const one = request();
    const { ticket } = taken(await begin(store, one, LONG, bytes("secret message")));
    await answer(store, ticket, bytes("secret answer"));
    const row = await store.db
      .selectFrom("idempotency")
      .selectAll()
      .where("key", "=", one.key)
      .executeTakeFirstOrThrow();
    for (const stored of [row.answer, row.note]) expect(Buffer.from(stored!).includes("secret")).toBe(false);
  });

  it("have a term that is one", async () => {
    await expect(begin(store, request(), 0)).rejects.toThrow(RangeError);
    await expect(begin(store, request(), LONG)).resolves.toMatchObject({ kind: "new" });
  });
});

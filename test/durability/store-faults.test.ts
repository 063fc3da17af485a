// What can go wrong around a store: each is a clear error, nothing is lost, and it goes on once the fault is over.
import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Kysely, sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DurabilityError, FailureCode } from "../../shared/durability/failure.ts";
import { openStore, type Store, type Transaction } from "../../shared/durability/store/database.ts";
import { openSqlite } from "../../shared/durability/store/dialect/sqlite.ts";
import { begin } from "../../shared/durability/store/idempotency.ts";
import { MIGRATIONS } from "../../shared/durability/store/schema/migrations.ts";
import { type Postgres, startPostgres } from "../fixture/postgres.ts";
import { START_LIMIT } from "../fixture/server.ts";
import { mountSmallDisk } from "./small-disk.ts";
import { startWriter } from "./store-process.ts";
import { STORES, type StoreServer } from "./stores.ts";

const write = (to: Store | Transaction, key: string, bytes = 10_000) =>
  begin(to, { scope: "faults", key, hash: "h" }, 60_000, Buffer.alloc(bytes, "x"));

/** Two rows in one transaction. */
const writePair = (store: Store, bytes?: number) =>
  store.transaction(async (tx) => {
    await write(tx, randomUUID(), bytes);
    await write(tx, randomUUID(), bytes);
  });

const written = async ({ db }: Store): Promise<number> => {
  const { rows } = await db
    .selectFrom("idempotency")
    .select(({ fn }) => fn.countAll<number>().as("rows"))
    .executeTakeFirstOrThrow();
  return rows;
};

/** The failure in one plain line, which names the place and says what helps. */
const failure = async (work: Promise<unknown>, code: FailureCode, line: RegExp): Promise<void> => {
  const error = await work.then(
    () => expect.fail(`expected ${code}`),
    (reason: DurabilityError) => reason,
  );
  expect(error).toMatchObject({ name: "DurabilityError", code });
  expect(error.message).toMatch(line);
  expect(error.message).not.toContain("\n");
};

describe.each(STORES)("a store on $name", ({ start }) => {
  let server: StoreServer;

  beforeAll(async () => {
    server = await start();
  }, START_LIMIT);

  afterAll(() => server.stop());

  it("is brought up to date once by many processes that start together", async () => {
    const url = await server.fresh();
    const stores = await Promise.all(Array.from({ length: 8 }, () => openStore({ url })));
    const applied = await stores[0]!.db.selectFrom("migration").select("number").orderBy("number").execute();
    expect(applied).toEqual(MIGRATIONS.map(({ number }) => ({ number })));
    for (const store of stores) await writePair(store);
    expect(await written(stores[0]!)).toBe(16);
    for (const store of stores) await store.close();
  });

  it("refuses a schema that a later version wrote, and leaves it as it is", async () => {
    const url = await server.fresh();
    const later = { number: MIGRATIONS.length + 1, name: "later", applied_at: 0 };
    const store = await openStore({ url });
    await store.db.insertInto("migration").values(later).execute();
    await failure(openStore({ url }), "newer-schema", /start the later version/);
    await store.db.deleteFrom("migration").where("number", "=", later.number).execute();
    await store.close();
    await (await openStore({ url })).close();
  });

  it("keeps nothing of a transaction whose process was killed, and lets others go on at once", async () => {
    const url = await server.fresh();
    const store = await openStore({ url });
    const kill = await startWriter(url);
    const waiting = begin(store, { scope: "writer", key: "never committed", hash: "h" }, 60_000);
    await kill();
    expect(await waiting).toMatchObject({ kind: "new" });
    expect(await written(store)).toBe(1);
    await store.close();
  });
});

it("has an address", async () => {
  await failure(openStore({ url: "mysql://there/dragoman" }), "malformed", /postgres:\/\/ or sqlite:/);
  await failure(openStore({ url: "store.db" }), "malformed", /postgres:\/\/ or sqlite:/);
});

describe("an SQLite file", () => {
  let folder: string;
  const path = () => join(folder, "store.db");

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "dragoman-faults-"));
  });

  afterAll(() => rm(folder, { recursive: true }));

  it("in no folder, or that is none", async () => {
    await failure(openStore({ url: `sqlite:${folder}/missing/store.db` }), "read-only", /check that its folder exists/);
    const text = join(folder, "letter.db");
    await writeFile(text, "Dear Sir or Madam, ".repeat(1_000));
    await failure(openStore({ url: `sqlite:${text}` }), "damaged", /letter\.db .*restore it from a backup/);
  });

  it("locked by another process for longer than anybody waits", async () => {
    const url = `sqlite:${path()}`;
    await (await openStore({ url })).close();
    const kill = await startWriter(url);
    const db = new Kysely<object>({ dialect: await openSqlite(path(), 50) });
    await failure(
      db.transaction().execute(async () => {}),
      "locked",
      /store\.db is in use by another process/,
    );
    await kill();
    await db.transaction().execute(async () => {});
    await db.destroy();
  });
});

describe.runIf(process.getuid?.() === 0)("an SQLite file on a disk of its own (as root)", () => {
  it.each([
    { when: "at a commit", size: "1m", callers: 10, bytes: 10_000 },
    // More than SQLite keeps in memory.
    { when: "in the middle of a transaction", size: "6m", callers: 100, bytes: 100_000 },
  ])("that gets full $when: all that was accepted stays, and it goes on once there is space", async (fault) => {
    const disk = await mountSmallDisk(fault.size);
    const store = await openStore({ url: `sqlite:${disk.folder}/store.db` });
    try {
      let accepted = 0;
      const fill = async () => {
        for (;;) {
          await writePair(store, fault.bytes);
          accepted += 2;
        }
      };
      const full = () => failure(fill(), "full", /store\.db cannot grow.*free some space/);
      // Those that are committed together are refused together, each with the same clear error.
      await Promise.all(Array.from({ length: fault.callers }, full));
      await full();
      expect(accepted).toBeGreaterThan(0);
      expect(await written(store)).toBe(accepted);
      await disk.remount("size=64m");
      await writePair(store);
      expect(await written(store)).toBe(accepted + 2);
    } finally {
      await store.close();
      await disk.unmount();
    }
  });

  it("that is full before it begins", async () => {
    const disk = await mountSmallDisk("16k");
    try {
      await failure(openStore({ url: `sqlite:${disk.folder}/store.db` }), "full", /store\.db cannot grow/);
    } finally {
      await disk.unmount();
    }
  });

  it("that may not be written", async () => {
    const disk = await mountSmallDisk("1m");
    const url = `sqlite:${disk.folder}/store.db`;
    try {
      await disk.remount("ro");
      await failure(openStore({ url }), "read-only", /check that its folder exists and may be written/);
      await disk.remount("rw");
      // Created by another process: one that has it open to write keeps the disk from being made read-only.
      await (await startWriter(url))();
      await disk.remount("ro");
      const looking = await openStore({ url });
      expect(await written(looking)).toBe(0);
      await failure(writePair(looking), "read-only", /store\.db cannot be written; check the rights/);
      await looking.close();
      await disk.remount("rw");
      // A process that is started again can write.
      await (await startWriter(url))();
    } finally {
      await disk.unmount();
    }
  });
});

describe("PostgreSQL", () => {
  let server: Postgres;
  let url: string;
  let admin: pg.Client;

  beforeAll(async () => {
    server = await startPostgres();
  }, START_LIMIT);

  afterAll(() => server.stop());

  const database = async () => {
    url = await server.freshDatabase();
    admin = new pg.Client(url);
    admin.on("error", () => {});
    await admin.connect();
  };

  const at = (changes: Partial<URL>) => Object.assign(new URL(url), changes).href;

  it("that does not know the user, his password or the database, or gives him no rights", async () => {
    await database();
    const stranger = { username: "stranger", password: "wrong-secret" };
    await failure(openStore({ url: at(stranger) }), "credentials", /check name, password and rights/);
    await expect(openStore({ url: at(stranger) })).rejects.not.toThrow(/wrong-secret/);
    await failure(openStore({ url: at({ pathname: "/nowhere" }) }), "not-found", /\/nowhere does not exist: create it/);
    const guest = `guest_${randomUUID().replaceAll("-", "")}`;
    await admin.query(`create role ${guest} login password 'right'`);
    try {
      const guestUrl = at({ username: guest, password: "right" });
      await failure(openStore({ url: guestUrl }), "credentials", /check name, password and rights/);
    } finally {
      await admin.query(`drop role ${guest}`);
      await admin.end();
    }
  });

  it("that may not be written, as a standby", async () => {
    await database();
    const name = new URL(url).pathname.slice(1);
    await admin.query(`alter database ${name} set default_transaction_read_only = on`);
    await failure(openStore({ url }), "read-only", /is it a standby\?/);
    await admin.query(`alter database ${name} reset default_transaction_read_only`);
    await (await openStore({ url })).close();
    await admin.end();
  });

  it("without TLS where the address asks for it", async () => {
    await database();
    await failure(openStore({ url: `${url}?sslmode=verify-full` }), "certificate", /check its certificate/);
    await admin.end();
  });

  it("whose table is locked by another transaction for too long", async () => {
    await database();
    const store = await openStore({ url });
    await admin.query("begin; lock table idempotency in exclusive mode");
    await failure(
      store.transaction(async (tx) => {
        await sql`set local lock_timeout = '50ms'`.execute(tx.db);
        await write(tx, "a");
      }),
      "locked",
      /locked by another transaction/,
    );
    await admin.query("rollback");
    await write(store, "a");
    expect(await written(store)).toBe(1);
    await store.close();
    await admin.end();
  });

  it("that ends in the middle: what is not confirmed is said, and the store goes on by itself", async () => {
    await database();
    const store = await openStore({ url });
    await writePair(store);
    await failure(
      store.transaction(async (tx) => {
        await write(tx, "in doubt");
        await server.kill();
      }),
      "not-confirmed",
      /may have happened: ask again/,
    );
    await failure(written(store), "unreachable", /is it running/);
    await failure(openStore({ url }), "unreachable", /is it running/);
    await server.start();
    expect(await written(store)).toBe(2);
    await writePair(store);
    expect(await written(store)).toBe(4);
    await store.close();
  });
});

// Faults around the file of the embedded engine.
import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { describeQueue } from "../../shared/durability/queue/description.ts";
import { openEmbedded } from "../../shared/durability/queue/embedded/embedded.ts";
import { DONE } from "../../shared/durability/queue/message.ts";
import { openProcess, type Place } from "./engines.ts";
import { startConsumer } from "./queue-process.ts";
import { mountSmallDisk, type SmallDisk } from "./small-disk.ts";

const QUEUE = describeQueue("faults");
const message = (id: string) => ({ id, contentType: "text/plain", headers: {}, body: Buffer.alloc(10_000) });

let folder: string;
let place: Place;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "dragoman-queue-"));
  place = { queueUrl: `sqlite:${join(folder, "queue.db")}`, storeUrl: `sqlite:${join(folder, "store.db")}` };
});
afterEach(() => rm(folder, { recursive: true }));

const refusal = (code: string, advice: string) => ({ code, message: expect.stringContaining(advice) });

it("opens no file that another process has, and opens it once that is gone", async () => {
  const other = await startConsumer(place, QUEUE, {});
  await other.said("ready");
  await expect(openProcess(place, [QUEUE])).rejects.toMatchObject(refusal("locked", "another process"));
  await other.kill();
  await (await openProcess(place, [QUEUE])).close();
});

it("has one consumer of a queue in a process", async () => {
  const { queue, close } = await openProcess(place, [QUEUE]);
  await queue.consume(QUEUE.name, async () => DONE);
  await expect(queue.consume(QUEUE.name, async () => DONE)).rejects.toMatchObject({ code: "locked" });
  await close();
});

it("delivers nothing before its receiver has begun, and then what was published meanwhile", async () => {
  const transport = await openEmbedded({ path: join(folder, "queue.db"), queues: [QUEUE], clock: Date.now });
  const delivered: string[] = [];
  let begin = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const subscribed = transport.subscribe(QUEUE.name, {
    prefetch: 10,
    begin: () => begun,
    deliver: ({ message: { id } }) => void delivered.push(id),
    interrupted: () => {},
    gaveUp: () => {},
  });
  await transport.publish(QUEUE.name, [message("m1")]);
  await transport.publish(QUEUE.name, [message("m2")]);
  expect(delivered).toEqual([]);
  begin();
  await subscribed;
  await vi.waitFor(() => expect(delivered).toEqual(["m1", "m2"]));
  await transport.close();
});

it("opens no file that a later version wrote", async () => {
  await (await openProcess(place, [QUEUE])).close();
  const db = new Database(join(folder, "queue.db"));
  db.pragma("user_version = 99");
  db.close();
  await expect(openProcess(place, [QUEUE])).rejects.toMatchObject(refusal("newer-schema", "99"));
});

it("opens no file that is something else", async () => {
  await writeFile(join(folder, "queue.db"), "Dear operator, this is no database at all.".repeat(100));
  await expect(openProcess(place, [QUEUE])).rejects.toMatchObject(refusal("damaged", "backup"));
});

it("opens no file in a folder that is not there", async () => {
  const queueUrl = `sqlite:${join(folder, "nowhere", "queue.db")}`;
  await expect(openProcess({ ...place, queueUrl }, [QUEUE])).rejects.toMatchObject({ code: "read-only" });
});

it("opens at no address of an engine that it does not know", async () => {
  await expect(openProcess({ ...place, queueUrl: "kafka://localhost" }, [QUEUE])).rejects.toMatchObject(
    refusal("malformed", "amqp://"),
  );
});

describe.runIf(process.getuid?.() === 0)("on a small disk", () => {
  let disk: SmallDisk;

  beforeEach(async () => {
    disk = await mountSmallDisk("4m");
    place = { ...place, queueUrl: `sqlite:${join(disk.folder, "queue.db")}` };
  });
  afterEach(() => disk.unmount());

  it("refuses what it has no room for, loses nothing, and goes on when there is room", async () => {
    const { queue, close } = await openProcess(place, [QUEUE]);
    const arrived: string[] = [];
    let open = () => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    await queue.consume(QUEUE.name, async ({ message: { id } }) => {
      await opened;
      arrived.push(id);
      return DONE;
    });
    const accepted: string[] = [];
    const fill = async () => {
      for (;;) {
        await queue.publish(QUEUE.name, [message(`m${accepted.length}`)]);
        accepted.push(`m${accepted.length}`);
      }
    };
    await expect(fill()).rejects.toMatchObject(refusal("full", "free some space"));
    expect(queue.trouble()).toContain("full");
    open();
    await disk.remount("size=64m");
    await vi.waitFor(async () => expect((await queue.status(QUEUE.name)).waiting).toBe(0), { timeout: 20_000 });
    expect(arrived.sort()).toEqual(accepted.sort());
    await queue.publish(QUEUE.name, [message("after")]);
    expect(queue.trouble()).toBeUndefined();
    await close();
  });

  it("opens no file that it may not write", async () => {
    const elsewhere = join(folder, "queue.db");
    await (await openProcess({ ...place, queueUrl: `sqlite:${elsewhere}` }, [QUEUE])).close();
    await copyFile(elsewhere, join(disk.folder, "queue.db"));
    await disk.remount("ro");
    await expect(openProcess(place, [QUEUE])).rejects.toMatchObject({ code: "read-only" });
  });
});

// The contract of the payload store, on a folder and on an S3-compatible server.
import { createHash, randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readKeys } from "../../shared/durability/keys.ts";
import { carry, openPayloads, type Payloads } from "../../shared/durability/payloads/payloads.ts";
import { START_LIMIT } from "../fixture/server.ts";
import { measureMemory } from "./payloads-process.ts";
import { type EmptyPlace, PLACES, type PlaceServer } from "./places.ts";

const MEGABYTE = 1024 * 1024;
const HOUR = 3_600_000;
const FRAME = 64 * 1024;

const keyOf = (id: string, byte: number) => `${id}:${Buffer.alloc(32, byte).toString("base64")}`;
const KEYS = readKeys(keyOf("k1", 7));

async function* chunksOf(body: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < body.length; start += size) yield body.subarray(start, start + size);
}

const collected = async (stream: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
};

const write = (payloads: Payloads, body: Uint8Array) => payloads.write(chunksOf(body, 10_000));
const nameOf = (reference: string) => reference.slice(0, reference.indexOf(":"));

describe.each(PLACES)("payloads in $name", ({ start }) => {
  let server: PlaceServer;
  let place: EmptyPlace;
  let payloads: Payloads;
  let now = Date.UTC(2026, 1, 3, 4, 5, 6, 789);

  const open = (keys = KEYS) => openPayloads({ url: place.url, keys, clock: () => now });

  beforeAll(async () => {
    server = await start();
  }, START_LIMIT);
  afterAll(() => server?.stop());
  beforeEach(async () => {
    place = server.fresh();
    payloads = await open();
  });

  describe.each([
    ["sealed", KEYS],
    ["plain", []],
  ])("%s", (_, keys) => {
    it.each([0, 1, FRAME - 1, FRAME, FRAME + 1, 3 * FRAME, 6 * MEGABYTE])("gives back %i bytes", async (size) => {
      const body = randomBytes(size);
      const one = await open(keys);
      const reference = await write(one, body);
      expect((await collected(one.read(reference))).equals(body)).toBe(true);
      expect([...(await place.files()).keys()]).toEqual([nameOf(reference)]);
    });

    it("tells at the end that a byte was changed", async () => {
      const one = await open(keys);
      const reference = await write(one, Buffer.alloc(3 * FRAME, "x"));
      await tamper(reference, (stored) => stored.fill(stored.at(-20)! ^ 1, stored.length - 20, stored.length - 19));
      await expect(collected(one.read(reference))).rejects.toMatchObject({ code: "damaged" });
    });

    it("tells that the end is missing, or that something follows it", async () => {
      const one = await open(keys);
      for (const change of [
        (stored: Buffer) => stored.subarray(0, -1),
        (stored: Buffer) => stored.subarray(0, 2 * FRAME),
        (stored: Buffer) => stored.subarray(0, 0),
        (stored: Buffer) => Buffer.concat([stored, Buffer.from("x")]),
      ]) {
        const reference = await write(one, Buffer.alloc(3 * FRAME, "x"));
        await tamper(reference, change);
        const line = new RegExp(`^The payload ${nameOf(reference)} is not what was written: restore it from a copy$`);
        await expect(collected(one.read(reference))).rejects.toMatchObject({
          name: "DurabilityError",
          code: "damaged",
          message: expect.stringMatching(line),
        });
      }
    });
  });

  const tamper = async (reference: string, change: (stored: Buffer) => Buffer) => {
    const path = (await place.files()).get(nameOf(reference))!;
    await writeFile(path, change(await readFile(path)));
  };

  it("gives a reference that says how long the body is and what its hash is", async () => {
    const body = randomBytes(100_000);
    const [name, kind, length, hash] = (await write(payloads, body)).split(":");
    expect(name).toMatch(/^2026-02-03\/040506789-[0-9a-f]{16}$/);
    expect([kind, length]).toEqual([place.url.split(":")[0], "100000"]);
    expect(hash).toBe(createHash("sha256").update(body).digest("base64url"));
  });

  it("lets nobody read what is sealed, save with the key", async () => {
    const body = Buffer.from("Jane Doe ".repeat(20_000));
    const reference = await write(payloads, body);
    const stored = await readFile((await place.files()).get(nameOf(reference))!);
    expect(stored.includes("Jane Doe")).toBe(false);
    await expect(collected((await open([])).read(reference))).rejects.toMatchObject({
      code: "sealed",
      message: 'Sealed with key "k1", which is not configured: add it',
    });
    await expect(collected((await open(readKeys(keyOf("k1", 8)))).read(reference))).rejects.toMatchObject({
      code: "damaged",
    });
    const rotated = await open(readKeys(`${keyOf("k2", 8)},${keyOf("k1", 7)}`));
    expect((await collected(rotated.read(reference))).equals(body)).toBe(true);
    const later = await write(rotated, body);
    await expect(collected(payloads.read(later))).rejects.toMatchObject({ code: "sealed" });
  });

  it("goes on reading what was written before there was a key", async () => {
    const reference = await write(await open([]), Buffer.from("plain"));
    expect((await collected(payloads.read(reference))).toString()).toBe("plain");
  });

  it("opens no frames in another order, and none of another payload", async () => {
    const [header, frame] = [2 + "k1".length + 16, FRAME + 16];
    const swapped = (stored: Buffer) =>
      Buffer.concat([
        stored.subarray(0, header),
        stored.subarray(header + frame, header + 2 * frame),
        stored.subarray(header, header + frame),
        stored.subarray(header + 2 * frame),
      ]);
    const doubled = (stored: Buffer) => Buffer.concat([stored.subarray(0, header + frame), stored.subarray(header)]);
    const cutAtFrame = (stored: Buffer) => stored.subarray(0, header + 2 * frame);
    for (const change of [swapped, doubled, cutAtFrame]) {
      // All frames hold the same, so that the hash alone would not tell.
      const reference = await write(payloads, Buffer.alloc(3 * FRAME, "x"));
      await tamper(reference, change);
      await expect(collected(payloads.read(reference))).rejects.toMatchObject({ code: "damaged" });
    }
    const [one, other] = [await write(payloads, Buffer.from("same")), await write(payloads, Buffer.from("same"))];
    const stolen = await readFile((await place.files()).get(nameOf(other))!);
    await tamper(one, () => stolen);
    await expect(collected(payloads.read(one))).rejects.toMatchObject({ code: "damaged" });
  });

  it("leaves nothing of a body that breaks off, and tells its own error", async () => {
    const broken = new Error("the sender went away");
    for (const size of [1000, 12 * MEGABYTE]) {
      async function* body() {
        yield* chunksOf(Buffer.alloc(size), FRAME);
        throw broken;
      }
      await expect(payloads.write(body())).rejects.toBe(broken);
    }
    expect((await place.files()).size).toBe(0);
  });

  it("removes, once and again", async () => {
    const reference = await write(payloads, Buffer.from("x"));
    await payloads.remove(reference);
    await payloads.remove(reference);
    expect((await place.files()).size).toBe(0);
    await expect(collected(payloads.read(reference))).rejects.toMatchObject({
      code: "not-found",
      message: expect.stringMatching(/it was purged/),
    });
  });

  it("takes no reference that is not one, or of another place", async () => {
    const reference = await write(payloads, Buffer.from("x"));
    const [name, , ...rest] = reference.split(":");
    for (const text of ["", "x", reference.replace(name!, "../../etc/passwd"), `${reference}=`]) {
      await expect(collected(payloads.read(text))).rejects.toMatchObject({ code: "malformed" });
      await expect(payloads.remove(text)).rejects.toMatchObject({ code: "malformed" });
    }
    await expect(payloads.remove([name, "tape", ...rest].join(":"))).rejects.toMatchObject({
      code: "not-found",
      message: expect.stringMatching(/stands in the tape/),
    });
  });

  it("keeps small bodies in the message", async () => {
    expect(await carry(payloads, chunksOf(Buffer.from("abcdef"), 2), 6)).toEqual({
      kind: "body",
      body: Buffer.from("abcdef"),
    });
    expect((await place.files()).size).toBe(0);
    const carried = await carry(payloads, chunksOf(Buffer.from("abcdefg"), 2), 6);
    expect(carried).toMatchObject({ kind: "payload" });
    const { reference } = carried as { reference: string };
    expect((await collected(payloads.read(reference))).toString()).toBe("abcdefg");
  });

  it("sweeps what nothing refers to and is old enough, over days and pages", async () => {
    const first = now;
    const old: string[] = [];
    for (let i = 0; i < 6; i++) {
      now = first + i * 6 * HOUR;
      old.push(await write(payloads, Buffer.from(`${i}`)));
    }
    now += HOUR;
    const young = await write(payloads, Buffer.from("young"));
    const kept = nameOf(old[2]!);
    const asked: string[] = [];
    const referred = async (names: readonly string[]) => {
      asked.push(...names);
      return new Set(names.filter((name) => name === kept));
    };
    expect(await payloads.sweep({ age: 1, referred })).toEqual({ orphans: 5, unfinished: 0 });
    expect(asked).toEqual(old.map(nameOf));
    expect([...(await place.files()).keys()].sort()).toEqual([kept, nameOf(young)]);
    now = first + 50 * HOUR;
    expect(await payloads.sweep({ age: HOUR, referred: async () => new Set() })).toEqual({ orphans: 2, unfinished: 0 });
    expect((await place.files()).size).toBe(0);
    now = first;
  });

  it("streams: 192 MB there and back do not fill the memory", async () => {
    const { grown, same } = await measureMemory(place.url, 192 * MEGABYTE);
    expect(same).toBe(true);
    expect(grown).toBeLessThan(96 * MEGABYTE);
  }, 120_000);

  it("stops reading where its reader stops", async () => {
    const reference = await write(payloads, randomBytes(12 * MEGABYTE));
    for await (const chunk of payloads.read(reference)) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    await payloads.remove(reference);
    expect((await place.files()).size).toBe(0);
  });
});

// What can go wrong around the payload store: each is a clear error, nothing half-written can be read, and it goes on once
// the fault is over.
import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { DurabilityError, FailureCode } from "../../shared/durability/failure.ts";
import { openPayloads, type Payloads } from "../../shared/durability/payloads/payloads.ts";
import { type S3Server, startS3 } from "../fixture/s3.ts";
import { START_LIMIT } from "../fixture/server.ts";
import { type Cable, layCable } from "./cable.ts";
import { startPayloadWriter } from "./payloads-process.ts";
import { mountSmallDisk } from "./small-disk.ts";

const MEGABYTE = 1024 * 1024;

async function* bodyOf(bytes: number): AsyncGenerator<Uint8Array> {
  for (let done = 0; done < bytes; done += 65_536) yield randomBytes(Math.min(65_536, bytes - done));
}

const lengthOf = async (stream: AsyncIterable<Uint8Array>): Promise<number> => {
  let length = 0;
  for await (const chunk of stream) length += chunk.length;
  return length;
};

const works = async (payloads: Payloads, bytes = 100_000): Promise<void> => {
  const reference = await payloads.write(bodyOf(bytes));
  expect(await lengthOf(payloads.read(reference))).toBe(bytes);
};

/** The failure in one plain line, which names the place and says what helps, and holds no secret. */
const failure = async (work: Promise<unknown>, code: FailureCode, line: RegExp): Promise<void> => {
  const error = await work.then(
    () => expect.fail(`expected ${code}`),
    (reason: DurabilityError) => reason,
  );
  expect(error).toMatchObject({ name: "DurabilityError", code });
  expect(error.message).toMatch(line);
  expect(error.message).not.toMatch(/\n|S3RVER/);
};

it("an address that is none", async () => {
  for (const url of ["", "folder:", "/var/payloads", "http://bucket", "s3:"]) {
    await failure(openPayloads({ url }), "malformed", /address/);
  }
  await failure(openPayloads({ url: "s3://bucket" }), "malformed", /lacks \?region=/);
  await failure(openPayloads({ url: "s3://bucket?region=x&endpoint=nowhere" }), "malformed", /endpoint/);
});

describe("a folder", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "dragoman-payloads-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("that is a file", async () => {
    await writeFile(join(folder, "file"), "");
    await failure(openPayloads({ url: `folder:${folder}/file` }), "not-found", /file is no folder/);
  });

  it("whose disk gets full: nothing half-written stays, and it goes on once there is space", async () => {
    const disk = await mountSmallDisk("2m");
    try {
      const payloads = await openPayloads({ url: `folder:${disk.folder}/payloads` });
      await works(payloads);
      await failure(payloads.write(bodyOf(3 * MEGABYTE)), "full", /has no space left: free some/);
      expect(await readdir(join(disk.folder, "payloads", "unfinished"))).toEqual([]);
      await works(payloads);
      await disk.remount("size=8m");
      await works(payloads, 3 * MEGABYTE);
    } finally {
      await disk.unmount();
    }
  });

  it("that cannot be written any more: what stands there can be read", async () => {
    const disk = await mountSmallDisk("2m");
    try {
      const payloads = await openPayloads({ url: `folder:${disk.folder}` });
      const reference = await payloads.write(bodyOf(1000));
      await disk.remount("ro");
      await failure(payloads.write(bodyOf(1000)), "read-only", /mount it for writing/);
      await failure(openPayloads({ url: `folder:${disk.folder}` }), "read-only", /mount it for writing/);
      expect(await lengthOf(payloads.read(reference))).toBe(1000);
      await disk.remount("rw");
      await works(payloads);
    } finally {
      await disk.unmount();
    }
  });

  it("that went away", async () => {
    const payloads = await openPayloads({ url: `folder:${folder}` });
    await rm(folder, { recursive: true });
    await failure(payloads.write(bodyOf(1000)), "not-found", /is not there any more/);
  });

  it("whose writer is killed: its file is swept once it is old enough", async () => {
    let now = Date.now();
    const payloads = await openPayloads({ url: `folder:${folder}`, clock: () => now });
    const kill = await startPayloadWriter(`folder:${folder}`);
    await kill();
    expect(await readdir(join(folder, "unfinished"))).toHaveLength(1);
    const referred = async () => new Set<string>();
    expect(await payloads.sweep({ age: 3_600_000, referred })).toEqual({ orphans: 0, unfinished: 0 });
    now += 2 * 3_600_000;
    expect(await payloads.sweep({ age: 3_600_000, referred })).toEqual({ orphans: 0, unfinished: 1 });
    expect(await readdir(join(folder, "unfinished"))).toEqual([]);
  });
});

describe("a bucket", () => {
  let server: S3Server;
  let cable: Cable;
  const urlOf = (endpoint: string, user = "S3RVER:S3RVER", bucket = "payloads") =>
    `s3://${user}@${bucket}/faults?region=eu-west-2&endpoint=${endpoint}`;

  beforeAll(async () => {
    server = await startS3();
  }, START_LIMIT);
  afterAll(() => server?.stop());
  beforeEach(async () => {
    cable = await layCable(server.endpoint);
  });
  afterEach(() => cable.close());

  it("that is not there", async () => {
    const line = /^The bucket nowhere at http\S+ is not there: create it, or correct the address$/;
    await failure(openPayloads({ url: urlOf(server.endpoint, undefined, "nowhere") }), "not-found", line);
  });

  it.each(["S3RVER:wrong", "wrong:S3RVER"])("that does not know %s", async (user) => {
    await failure(openPayloads({ url: urlOf(server.endpoint, user) }), "credentials", /check key id, secret, rights/);
  });

  it("where nobody listens", async () => {
    await cable.close();
    await failure(openPayloads({ url: urlOf(cable.endpoint) }), "unreachable", /cannot be reached/);
  });

  it("whose connection breaks in the middle of an upload, and stays broken", async () => {
    const payloads = await openPayloads({ url: urlOf(cable.endpoint) });
    cable.cutAfter({ up: 7 * MEGABYTE });
    await failure(payloads.write(bodyOf(12 * MEGABYTE)), "unreachable", /or broke off/);
    cable.mend();
    await works(payloads);
    const all: string[] = [];
    const referred = async (names: readonly string[]) => {
      all.push(...names);
      return new Set(names);
    };
    await payloads.sweep({ age: -1000, referred });
    expect(all).toHaveLength(1);
  });

  it("whose connection breaks once: the upload goes on", async () => {
    const payloads = await openPayloads({ url: urlOf(cable.endpoint) });
    cable.cutAfter({ up: 7 * MEGABYTE, once: true });
    await works(payloads, 12 * MEGABYTE);
    expect(cable.cuts()).toBe(1);
  });

  it("whose connection breaks in the middle of a download", async () => {
    const payloads = await openPayloads({ url: urlOf(cable.endpoint) });
    const reference = await payloads.write(bodyOf(4 * MEGABYTE));
    cable.cutAfter({ down: 2 * MEGABYTE });
    await failure(lengthOf(payloads.read(reference)), "unreachable", /or broke off/);
    cable.mend();
    expect(await lengthOf(payloads.read(reference))).toBe(4 * MEGABYTE);
  });

  it("whose server is killed and comes back", async () => {
    const payloads = await openPayloads({ url: urlOf(server.endpoint) });
    const reference = await payloads.write(bodyOf(1000));
    await server.kill();
    await failure(payloads.write(bodyOf(1000)), "unreachable", /cannot be reached/);
    await failure(lengthOf(payloads.read(reference)), "unreachable", /cannot be reached/);
    await server.start();
    expect(await lengthOf(payloads.read(reference))).toBe(1000);
  });
});

// Large bodies: they stand in a folder or an S3-compatible store, the ledger and the queue carry only references to them.
// Bodies stream in both directions, are hashed on the way, and sealed where there are keys.
import { createHash, randomBytes } from "node:crypto";
import { DurabilityError } from "../failure.ts";
import type { SealingKey } from "../keys.ts";
import { openFolder } from "./folder.ts";
import { damagedPayload, opened, sealed } from "./frames.ts";
import type { Place } from "./place.ts";

export interface Payloads {
  /**
   * Resolves with a reference once the whole body is durable; a body that breaks off leaves nothing that can be read.
   * An error of the body itself comes out as it is. Rejects with `full`, `read-only`, `credentials`, `unreachable`...
   */
  readonly write: (body: AsyncIterable<Uint8Array>) => Promise<string>;
  /**
   * Streams the body. Whether it is what was written is known at its end only, so nothing that cannot be undone is done
   * before. Throws `damaged`, `sealed`, `not-found`, `unreachable`...
   */
  readonly read: (reference: string) => AsyncIterable<Uint8Array>;
  /** No-op where it is gone. */
  readonly remove: (reference: string) => Promise<void>;
  readonly sweep: (orphans: Orphans) => Promise<Swept>;
}

export interface Orphans {
  /**
   * Milliseconds since the write began. Younger ones stay, as the transaction that refers to them may not be committed
   * yet; so it is longer than the longest write.
   */
  readonly age: number;
  /** Those of the names that a reference still begins with; all names have one length. */
  readonly referred: (names: readonly string[]) => Promise<ReadonlySet<string>>;
}

export interface Swept {
  /** Payloads that nothing refers to. */
  readonly orphans: number;
  /** What writes left behind that never came to their end. */
  readonly unfinished: number;
}

export interface PayloadSettings {
  /**
   * `folder:<path>`, or `s3://bucket/prefix?region=…`, for other stores than Amazon's with `&endpoint=https://…`. Key id
   * and secret stand before the bucket (`s3://id:secret@bucket`) or where the AWS SDK looks for them.
   */
  readonly url: string;
  /** The first seals, all open; without any, payloads are stored plain. */
  readonly keys?: readonly SealingKey[];
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
}

/** Names asked about at once in a sweep. */
const PORTION = 500;

/**
 * Opens the payload store; what is wrong with the place is found here and not by the first message.
 * @throws DurabilityError `unreachable`, `credentials`, `certificate`, `not-found`, `read-only`, `full`; `malformed` where
 * the address is none
 */
export const openPayloads = async ({ url, keys = [], clock = Date.now }: PayloadSettings): Promise<Payloads> => {
  const place = await placeAt(url);
  return {
    write: (body) => write(place, keys, clock, body),
    read: (reference) => read(place, keys, reference),
    remove: async (reference) => place.remove(located(place, reference).name),
    sweep: (orphans) => sweep(place, clock, orphans),
  };
};

const placeAt = async (url: string): Promise<Place> => {
  if (url.startsWith("folder:") && url !== "folder:") return openFolder(url.slice("folder:".length));
  if (url.startsWith("s3:") && URL.canParse(url)) {
    // The SDK is large: only who uses it loads it.
    const { openBucket } = await import("./s3.ts");
    return openBucket(new URL(url));
  }
  throw new DurabilityError("malformed", "Not the address of a payload store: it begins with folder: or s3://");
};

/** A body as a message carries it: itself, or the reference to its payload. */
export type Carried =
  | { readonly kind: "body"; readonly body: Uint8Array }
  | { readonly kind: "payload"; readonly reference: string };

/** Bodies of up to `most` bytes stay in the message, larger ones become payloads. */
export const carry = async (payloads: Payloads, body: AsyncIterable<Uint8Array>, most: number): Promise<Carried> => {
  const chunks = body[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  for (let length = 0; length <= most; ) {
    const { done, value } = await chunks.next();
    if (done) return { kind: "body", body: Buffer.concat(first) };
    first.push(value);
    length += value.length;
  }
  return { kind: "payload", reference: await payloads.write(followedBy(first, chunks)) };
};

async function* followedBy(first: readonly Uint8Array[], chunks: AsyncIterator<Uint8Array>) {
  try {
    yield* first;
    yield* { [Symbol.asyncIterator]: () => chunks };
  } finally {
    await chunks.return?.();
  }
}

const write = async (
  place: Place,
  keys: readonly SealingKey[],
  clock: () => number,
  body: AsyncIterable<Uint8Array>,
): Promise<string> => {
  const name = `${timeText(clock())}-${randomBytes(8).toString("hex")}`;
  const hash = createHash("sha256");
  let length = 0;
  let broken: { readonly error: unknown } | undefined;
  // A place that gives up may throw its own error into the stream, so only what the body itself throws is noted.
  async function* told() {
    try {
      for await (const chunk of body) yield chunk;
    } catch (error) {
      broken = { error };
      throw error;
    }
  }
  async function* measured() {
    for await (const chunk of told()) {
      hash.update(chunk);
      length += chunk.length;
      yield chunk;
    }
  }
  try {
    await place.write(name, sealed(measured(), keys, name));
  } catch (error) {
    throw broken ? broken.error : error;
  }
  return [name, place.kind, length, hash.digest("base64url")].join(":");
};

/** Names begin with the time their write began at, so that they stand in the order of time: `2026-02-03/040506789`. */
const timeText = (time: number): string => new Date(time).toISOString().replace("T", "/").replace(/[:.Z]/g, "");

const NAME = /^\d{4}-\d\d-\d\d\/\d{9}-[0-9a-f]{16}$/;
const REFERENCE = /^([^:]+):(\w+):(\d+):([\w-]{43})$/;

const located = (place: Place, reference: string) => {
  const [, name, kind, length, hash] = REFERENCE.exec(reference) ?? [];
  if (!name || !NAME.test(name)) throw new DurabilityError("malformed", "Not the reference of a payload");
  if (kind !== place.kind) {
    const line = `The payload ${name} stands in the ${kind}, but the ${place.kind} is configured: change the address`;
    throw new DurabilityError("not-found", line);
  }
  return { name, length: Number(length), hash };
};

async function* read(place: Place, keys: readonly SealingKey[], reference: string): AsyncGenerator<Uint8Array> {
  const { name, length, hash } = located(place, reference);
  const seen = createHash("sha256");
  let bytes = 0;
  for await (const chunk of opened(place.read(name), keys, name)) {
    seen.update(chunk);
    bytes += chunk.length;
    yield chunk;
  }
  if (bytes !== length || seen.digest("base64url") !== hash) throw damagedPayload(name);
}

const sweep = async (place: Place, clock: () => number, { age, referred }: Orphans): Promise<Swept> => {
  const before = timeText(clock() - age);
  let orphans = 0;
  for await (const names of portions(place.list(before))) {
    const needed = await referred(names);
    for (const name of names.filter((one) => !needed.has(one))) {
      await place.remove(name);
      orphans++;
    }
  }
  return { orphans, unfinished: await place.removeUnfinished(before) };
};

async function* portions(names: AsyncIterable<string>): AsyncGenerator<readonly string[]> {
  let portion: string[] = [];
  for await (const name of names) {
    // Other things may stand there.
    if (NAME.test(name)) portion.push(name);
    if (portion.length < PORTION) continue;
    yield portion;
    portion = [];
  }
  if (portion.length > 0) yield portion;
}

// How a payload stands in its place: plain, or encrypted in frames, so that it streams in both directions.
//
// stored = 0 | plain
//        | 1 | length of key id | key id | salt (16) | frames
// frame  = AES-256-GCM ciphertext of 64 KiB, of the last one less or nothing | tag (16)
//
// Each payload is encrypted under a key of its own, HMAC-SHA256(key, purpose | salt), so the nonce of a frame may be its
// number, with a mark on the last one: a frame that is missing, doubled or in another place does not open, and neither
// does one of another payload, as the name is authenticated too.
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { DurabilityError } from "../failure.ts";
import { deriveKey, keyNamed, type SealingKey } from "../keys.ts";

const PLAIN = 0;
const SEALED = 1;
const SALT = 16;
const TAG = 16;
const FRAME = 64 * 1024;
const PURPOSE = Buffer.from("payload\0");

/** @param keys the first seals; without any, the body stays plain */
export async function* sealed(
  body: AsyncIterable<Uint8Array>,
  keys: readonly SealingKey[],
  name: string,
): AsyncGenerator<Uint8Array> {
  const [key] = keys;
  if (!key) {
    yield Buffer.from([PLAIN]);
    yield* body;
    return;
  }
  const salt = randomBytes(SALT);
  yield Buffer.concat([Buffer.from([SEALED, key.id.length]), Buffer.from(key.id), salt]);
  const secret = payloadKey(key, salt);
  const cut = cutter(body);
  try {
    for (let number = 0, last = false; !last; number++) {
      const piece = await cut.next(FRAME);
      last = piece.last;
      const cipher = createCipheriv("aes-256-gcm", secret, nonceOf(number, last)).setAAD(Buffer.from(name));
      yield Buffer.concat([cipher.update(piece.bytes), cipher.final(), cipher.getAuthTag()]);
    }
  } finally {
    await cut.close();
  }
}

/**
 * The body again. What was yielded is right where it was sealed; where it was plain, it is not checked.
 * @throws DurabilityError `sealed` where the key is not configured, `damaged` where it is not what was written
 */
export async function* opened(
  stored: AsyncIterable<Uint8Array>,
  keys: readonly SealingKey[],
  name: string,
): AsyncGenerator<Uint8Array> {
  const cut = cutter(stored);
  try {
    const [mark] = (await cut.next(1)).bytes;
    if (mark === PLAIN) yield* plainRest(cut);
    else if (mark === SEALED) yield* openedFrames(cut, keys, name);
    else throw damagedPayload(name);
  } finally {
    await cut.close();
  }
}

export const damagedPayload = (name: string, cause?: unknown): DurabilityError =>
  new DurabilityError("damaged", `The payload ${name} is not what was written: restore it from a copy`, cause);

async function* plainRest(cut: Cutter): AsyncGenerator<Uint8Array> {
  for (let last = false; !last; ) {
    const piece = await cut.next(FRAME);
    last = piece.last;
    if (piece.bytes.length > 0) yield piece.bytes;
  }
}

async function* openedFrames(cut: Cutter, keys: readonly SealingKey[], name: string): AsyncGenerator<Uint8Array> {
  const [idLength = 0] = (await cut.next(1)).bytes;
  const id = (await cut.next(idLength)).bytes.toString();
  const salt = (await cut.next(SALT)).bytes;
  if (salt.length < SALT) throw damagedPayload(name);
  const secret = payloadKey(keyNamed(keys, id), salt);
  for (let number = 0, last = false; !last; number++) {
    const piece = await cut.next(FRAME + TAG);
    last = piece.last;
    const plain = openedFrame(piece.bytes, secret, nonceOf(number, last), name);
    if (plain.length > 0) yield plain;
  }
}

const openedFrame = (frame: Buffer, secret: Buffer, nonce: Buffer, name: string): Buffer => {
  const end = frame.length - TAG;
  if (end < 0) throw damagedPayload(name);
  const decipher = createDecipheriv("aes-256-gcm", secret, nonce, { authTagLength: TAG })
    .setAAD(Buffer.from(name))
    .setAuthTag(frame.subarray(end));
  const plain = decipher.update(frame.subarray(0, end));
  try {
    decipher.final();
  } catch (error) {
    throw damagedPayload(name, error);
  }
  return plain;
};

const payloadKey = ({ secret }: SealingKey, salt: Uint8Array): Buffer =>
  deriveKey(secret, Buffer.concat([PURPOSE, salt]));

const nonceOf = (number: number, last: boolean): Buffer => {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(number, 7);
  nonce[11] = last ? 1 : 0;
  return nonce;
};

interface Cutter {
  /** The next bytes, as many as asked for; fewer only at the end. `last`: nothing comes after them. */
  readonly next: (size: number) => Promise<{ readonly bytes: Buffer; readonly last: boolean }>;
  readonly close: () => Promise<void>;
}

/** Cuts a stream of chunks of any size into pieces of the sizes asked for. */
const cutter = (source: AsyncIterable<Uint8Array>): Cutter => {
  const chunks = source[Symbol.asyncIterator]();
  let rest: Uint8Array = new Uint8Array();
  let ended = false;
  return {
    next: async (size) => {
      const pieces = [rest];
      // One byte more than asked for tells whether these are the last.
      for (let length = rest.length; !ended && length <= size; ) {
        const { done, value } = await chunks.next();
        if (done) ended = true;
        else {
          pieces.push(value);
          length += value.length;
        }
      }
      const joined =
        pieces.length === 1 ? Buffer.from(rest.buffer, rest.byteOffset, rest.length) : Buffer.concat(pieces);
      rest = joined.subarray(size);
      return { bytes: joined.subarray(0, size), last: ended && rest.length === 0 };
    },
    close: async () => {
      if (!ended) await chunks.return?.();
    },
  };
};

// Encryption at rest. What is stored about patients goes through here, with or without keys, so that a key can be
// configured later: what was written plain stays readable, what is written from then on is sealed.
//
// stored = 0 | plain
//        | 1 | length of key id | key id | salt (16) | nonce (12) | AES-256-GCM ciphertext | tag (16)
//
// Each text is sealed under a key of its own, HMAC-SHA256(key, salt): random nonces under one key would be safe for some
// four thousand million messages only.
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { DurabilityError } from "../failure.ts";
import { deriveKey, keyNamed, type SealingKey } from "../keys.ts";

export interface Sealing {
  /** `place` names table and row: a ciphertext put into another row does not open. Never empty, also for empty bytes. */
  readonly seal: (plain: Uint8Array, place: string) => Uint8Array;
  /** @throws DurabilityError `sealed` where the key is not configured, `damaged` where it is not what was sealed there. */
  readonly open: (stored: Uint8Array, place: string) => Uint8Array;
  /** Hash to store for a business key (an NHS number, a prescription id), which must not be stored itself. */
  readonly hash: (kind: string, value: string) => string;
  /** All hashes under which it may have been stored: with each key there is, and before there was one. */
  readonly hashes: (kind: string, value: string) => readonly string[];
}

const PLAIN = 0;
const SEALED = 1;
const SALT = 16;
const NONCE = 12;
const TAG = 16;

/** Without keys bytes stay plain, and hashes are of a key that everybody knows. */
export const sealing = (keys: readonly SealingKey[]): Sealing => {
  const writing = keys[0];
  const hashKeys = [...keys.map(({ secret }) => deriveKey(secret, "business keys")), Buffer.alloc(32)];
  const hashWith = (key: Uint8Array, kind: string, value: string) =>
    createHmac("sha256", key).update(`${kind}\0${value}`).digest("base64url");
  return {
    seal: (plain, place) => (writing ? sealed(writing, plain, place) : marked(plain)),
    open: (stored, place) => {
      if (stored[0] === PLAIN) return stored.subarray(1);
      if (stored[0] !== SEALED) throw damaged(place);
      return opened(keys, stored, place);
    },
    hash: (kind, value) => hashWith(hashKeys[0]!, kind, value),
    hashes: (kind, value) => hashKeys.map((key) => hashWith(key, kind, value)),
  };
};

const marked = (plain: Uint8Array): Uint8Array => {
  const stored = new Uint8Array(1 + plain.length);
  stored.set(plain, 1);
  return stored;
};

const sealed = ({ id, secret }: SealingKey, plain: Uint8Array, place: string): Uint8Array => {
  const random = randomBytes(SALT + NONCE);
  const cipher = createCipheriv("aes-256-gcm", deriveKey(secret, random.subarray(0, SALT)), random.subarray(SALT));
  cipher.setAAD(Buffer.from(place));
  const text = [cipher.update(plain), cipher.final()];
  return Buffer.concat([Buffer.from([SEALED, id.length]), Buffer.from(id), random, ...text, cipher.getAuthTag()]);
};

const opened = (keys: readonly SealingKey[], stored: Uint8Array, place: string): Uint8Array => {
  const start = 2 + (stored[1] ?? 0);
  const textStart = start + SALT + NONCE;
  if (stored.length < textStart + TAG) throw damaged(place);
  const { secret } = keyNamed(keys, Buffer.from(stored.subarray(2, start)).toString());
  const nonce = stored.subarray(start + SALT, textStart);
  const decipher = createDecipheriv("aes-256-gcm", deriveKey(secret, stored.subarray(start, start + SALT)), nonce);
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(stored.subarray(stored.length - TAG));
  const plain = decipher.update(stored.subarray(textStart, stored.length - TAG));
  try {
    decipher.final();
  } catch (error) {
    throw damaged(place, error);
  }
  return new Uint8Array(plain.buffer, plain.byteOffset, plain.byteLength);
};

const damaged = (place: string, cause?: unknown): DurabilityError =>
  new DurabilityError(
    "damaged",
    `What is stored at ${place} is not what was sealed there: restore it from a copy`,
    cause,
  );

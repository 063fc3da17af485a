// The keys under which the store and the payloads are sealed: a ring, so that a key can be replaced without a stop.
import { createHmac } from "node:crypto";
import { DurabilityError } from "./failure.ts";

export interface SealingKey {
  readonly id: string;
  /** 32 bytes. */
  readonly secret: Uint8Array;
}

const ENTRY = /^([A-Za-z0-9._-]{1,50}):([A-Za-z0-9+/]{43}=)$/;

/**
 * Reads a key ring, `id:base64` entries separated by commas or spaces; the first writes, all read.
 * @throws RangeError without the secret where an entry is not one of 32 bytes, or an id comes twice.
 */
export const readKeys = (text: string): readonly SealingKey[] => {
  const keys = text
    .split(/[\s,]+/)
    .filter((entry) => entry !== "")
    .map((entry, index) => {
      const [, id, secret] = ENTRY.exec(entry) ?? [];
      if (!id || !secret) throw new RangeError(`Key ${index + 1} is not <id>:<base64 of 32 bytes>`);
      return { id, secret: Buffer.from(secret, "base64") };
    });
  const twice = keys.find((key, index) => keys.findIndex(({ id }) => id === key.id) !== index);
  if (twice) throw new RangeError(`Key id ${twice.id} comes twice`);
  return keys;
};

/**
 * @param id as it was read from what is sealed, so it may be anything
 * @throws DurabilityError `sealed` where no such key is configured
 */
export const keyNamed = (keys: readonly SealingKey[], id: string): SealingKey => {
  const key = keys.find((one) => one.id === id);
  if (key) return key;
  const shown = JSON.stringify(id.slice(0, 50));
  throw new DurabilityError("sealed", `Sealed with key ${shown}, which is not configured: add it`);
};

/** A key of 32 bytes for one purpose, from which neither the secret nor the keys for other purposes can be told. */
export const deriveKey = (secret: Uint8Array, purpose: string | Uint8Array): Buffer =>
  createHmac("sha256", secret).update(purpose).digest();

// How certificates and revocation lists are signed, by the identifier of the algorithm (RFC 3279, 4055, 5758).
import { type KeyObject, verify } from "node:crypto";

interface Algorithm {
  readonly hash: string;
  readonly key: "rsa" | "ec";
  /** Only taken where SHA-1 is allowed. */
  readonly legacy?: true;
}

const ALGORITHMS: ReadonlyMap<string, Algorithm> = new Map<string, Algorithm>([
  ["1.2.840.113549.1.1.5", { hash: "sha1", key: "rsa", legacy: true }],
  ["1.2.840.113549.1.1.11", { hash: "sha256", key: "rsa" }],
  ["1.2.840.113549.1.1.12", { hash: "sha384", key: "rsa" }],
  ["1.2.840.113549.1.1.13", { hash: "sha512", key: "rsa" }],
  ["1.2.840.10045.4.3.2", { hash: "sha256", key: "ec" }],
  ["1.2.840.10045.4.3.3", { hash: "sha384", key: "ec" }],
  ["1.2.840.10045.4.3.4", { hash: "sha512", key: "ec" }],
]);

/** May certificates and lists be signed like this? */
export function isAllowed(id: string, allowSha1: boolean): boolean {
  const algorithm = ALGORITHMS.get(id);
  return algorithm !== undefined && (algorithm.legacy !== true || allowSha1);
}

/** Prescribers' cards of today hold keys of 1024 bits; less is of nobody. */
const LEAST_RSA_BITS = 1024;

/** Is the key one that cannot be found out by trying? */
export const isStrong = ({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): boolean =>
  asymmetricKeyType === "ec" || (asymmetricKeyDetails?.modulusLength ?? 0) >= LEAST_RSA_BITS;

/** Did the key sign these bytes, by this algorithm? */
export function isSignedBy(key: KeyObject, id: string, bytes: Buffer, signature: Buffer): boolean {
  const algorithm = ALGORITHMS.get(id);
  return (
    algorithm !== undefined && key.asymmetricKeyType === algorithm.key && verify(algorithm.hash, bytes, key, signature)
  );
}

// What the signing service of a prescriber does with the digest that it is given (eps.md 8.2): for simulators and tests.
import { sign } from "node:crypto";
import { SIGNATURE_NAMESPACE } from "../wire/xml/tree.ts";
import type { IssuedCertificate } from "./authority.ts";

const HASHES = { RS256: "sha256", RS1: "sha1" } as const;

/**
 * A Signature element around a SignedInfo.
 *
 * @param signedInfo in canonical form, as `$prepare` answers it
 * @param signer with an RSA key
 */
export function signatureOf(
  signedInfo: string,
  { key, certificate }: IssuedCertificate,
  algorithm: "RS256" | "RS1" = "RS256",
): string {
  const value = sign(HASHES[algorithm], Buffer.from(signedInfo, "utf8"), key).toString("base64");
  const x509 = certificate.replace(/-----[^-]*-----|\s/g, "");
  const keyInfo = `<KeyInfo><X509Data><X509Certificate>${x509}</X509Certificate></X509Data></KeyInfo>`;
  return `<Signature xmlns="${SIGNATURE_NAMESPACE}">${signedInfo}<SignatureValue>${value}</SignatureValue>${keyInfo}</Signature>`;
}

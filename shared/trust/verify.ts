// Verification of a signature: its bytes, what it covers, and whether its signer was trusted then (eps.md 8.3; D-25, D-26).
import { detach, type XmlElement } from "../wire/xml/tree.ts";
import { isStrong } from "./algorithms.ts";
import { type Certificate, readCertificate } from "./certificate.ts";
import { type Chain, chainsOf, expiredIn, issued, type Trusted, trustStore } from "./chain.ts";
import { createRevocationCheck, type RevocationCheck } from "./revocation.ts";
import { covers, readSignature, verifySignedInfo } from "./signature.ts";
import { type Finding, finding, isFinding } from "./verdict.ts";

export interface VerifierOptions extends Trusted {
  /** What a list that cannot be had, or does not count, means. Default `fail-closed`: nobody is trusted without. */
  readonly revocation?: "fail-closed" | "fail-open";
  /** SHA-1 is taken, in signatures and certificates; default false. */
  readonly allowSha1?: boolean;
  /** The bytes of a revocation list (DER) at an `http:` or `https:` address; only asked for authorities that are trusted. */
  readonly fetchList: (url: string) => Promise<Uint8Array>;
  readonly now: () => Date;
}

/** A signature and what it has to cover. */
export interface Signed {
  /** The Signature element in the place where the message has it, read with `keepWhitespaceIn: SIGNATURE_NAMESPACE`. */
  readonly signature: XmlElement | undefined;
  /** In canonical form; undefined where the message does not have what must be signed, or has it more than once. */
  readonly content: string | undefined;
  /** When the author says to have signed. */
  readonly signedAt: Date | undefined;
}

/** All that is wrong; [] where the signature holds. Never rejects. */
export type Verifier = (signed: Signed) => Promise<readonly Finding[]>;

/** Signers that are remembered with their chains. */
const MOST_SIGNERS = 2_000;

/** A signer's certificate with its ways to the anchors: the same whenever something was signed, so found once. */
interface Signer {
  readonly certificate: Certificate;
  readonly chains: readonly Chain[];
}

/**
 * A verifier with its own anchors; what it finds out about signers and lists it keeps. Make a new one where the anchors change.
 *
 * @throws TypeError where an anchor or intermediate is no certificate.
 */
export function createVerifier(options: VerifierOptions): Verifier {
  const { allowSha1 = false, revocation = "fail-closed", fetchList, now } = options;
  const store = trustStore(options);
  const authorities = [...store.anchors, ...store.intermediates];
  const isRevoked = createRevocationCheck({ fetchList, now, allowSha1 });
  /** By the text of the certificate. */
  const signers = new Map<string, Signer>();

  const signerOf = (base64: string): Signer | undefined => {
    const known = signers.get(base64);
    if (known !== undefined) return known;
    const certificate = readCertificate(Buffer.from(base64, "base64"));
    if (certificate === undefined) return undefined;
    const signer = { certificate, chains: chainsOf(certificate, store, allowSha1) };
    // Whoever is not trusted must not push out those who are.
    if (signer.chains.length === 0) return signer;
    signers.set(detach(base64), signer);
    if (signers.size > MOST_SIGNERS) signers.delete(signers.keys().next().value!);
    return signer;
  };

  const standing = (chain: Chain, signedAt: Date) => revocationsIn(chain, authorities, isRevoked, signedAt, revocation);

  const verify: Verifier = async ({ signature, content, signedAt }) => {
    const read = readSignature(signature);
    if (isFinding(read)) return [read];
    const signer = signerOf(read.certificate);
    if (signer === undefined) return [finding("Invalid certificate", "the certificate cannot be read")];
    const found = [verifySignedInfo(read, signer.certificate.key, { allowSha1 })];
    if (content === undefined)
      found.push(finding("Signature doesn't match prescription", "what must be signed is absent or ambiguous"));
    else found.push(covers(read, content, { allowSha1 }));
    const of = chainAt(signer, signedAt);
    found.push(...(of === undefined || signedAt === undefined ? [] : await standing(of, signedAt)));
    found.push(expiry(of ?? [signer.certificate], signedAt), trust(signer, of));
    return found.filter((f) => f !== undefined);
  };

  return async (signed) => {
    try {
      return await verify(signed);
    } catch (error) {
      return [
        finding("Uncaught error during signature verification", error instanceof Error ? error.name : "no error"),
      ];
    }
  };
}

/** The chain that was valid then; where none was, the shortest. */
const chainAt = ({ chains }: Signer, at: Date | undefined): Chain | undefined =>
  chains.find((chain) => at !== undefined && expiredIn(chain, at) === undefined) ?? chains[0];

function expiry(chain: Chain, at: Date | undefined): Finding | undefined {
  if (at === undefined) return finding("Certificate expired when signed", "the time of the signature cannot be read");
  const expired = expiredIn(chain, at);
  if (expired === undefined) return undefined;
  const who = expired === chain[0] ? "the signer's certificate" : "a certificate above the signer's";
  return finding("Certificate expired when signed", `${who} was not valid at the time of the signature`);
}

/** Purposes of machines: server, code, time stamp, answers about revocation. Their keys sign no prescription. */
const OF_MACHINES = new Set(["1", "3", "8", "9"].map((n) => `1.3.6.1.5.5.7.3.${n}`));

function trust({ certificate }: Signer, chain: Chain | undefined): Finding | undefined {
  const { unknownCritical, usage, purposes, key } = certificate;
  if (unknownCritical.length > 0)
    return finding("Certificate not trusted", `critical extensions are not understood: ${unknownCritical.join(", ")}`);
  if (usage !== undefined && !usage.digitalSignature && !usage.nonRepudiation)
    return finding("Certificate not trusted", "the certificate's key is not for signatures");
  if (purposes?.every((purpose) => OF_MACHINES.has(purpose)))
    return finding("Certificate not trusted", "the certificate is a machine's, for other purposes than signatures");
  if (!isStrong(key)) return finding("Certificate not trusted", "the certificate's key is too short");
  return chain === undefined ? finding("Certificate not trusted", "there is no way to a trust anchor") : undefined;
}

/** What lists say about a chain. An anchor that names no list is trusted by configuration alone. */
async function revocationsIn(
  chain: Chain,
  authorities: readonly Certificate[],
  isRevoked: RevocationCheck,
  signedAt: Date,
  policy: "fail-closed" | "fail-open",
): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  for (const [i, certificate] of chain.entries()) {
    const isAnchor = i === chain.length - 1;
    if (isAnchor && certificate.distributionPoints.length === 0) continue;
    const who = i === 0 ? "Certificate" : "CA certificate";
    const issuer = chain[i + 1] ?? authorities.find((above) => issued(above, certificate));
    const said =
      issuer === undefined
        ? { is: "unknown" as const, why: "the certificate of who signs its revocation list is not configured" }
        : await isRevoked(certificate, issuer, signedAt);
    if (said.is === "revoked") found.push(finding(`${who} is revoked`, `${who} is on the list of its issuer`));
    else if (said.is === "unknown" && policy === "fail-closed")
      found.push(finding("Certificate not trusted", `${who}: ${said.why}`));
  }
  return found;
}

// From a signer's certificate to those that are trusted by configuration (RFC 5280 6.1).
import { isAllowed, isStrong } from "./algorithms.ts";
import { type Certificate, readPem } from "./certificate.ts";

/** What an operator trusts. Each list is of texts with PEM blocks, as the files are. */
export interface Trusted {
  /** Certificates that are trusted because they are here: roots, or issuing authorities of their own. */
  readonly anchors: readonly string[];
  /** Certificates on the way to an anchor; trusted only where they lead to one. */
  readonly intermediates?: readonly string[];
}

export interface TrustStore {
  readonly anchors: readonly Certificate[];
  readonly intermediates: readonly Certificate[];
}

/** From the signer to the anchor, both included. */
export type Chain = readonly Certificate[];

/** @throws TypeError where a PEM block is no certificate. */
export const trustStore = ({ anchors, intermediates = [] }: Trusted): TrustStore => ({
  anchors: anchors.flatMap(readPem),
  intermediates: intermediates.flatMap(readPem),
});

/** Most certificates between signer and anchor. */
const MOST_INTERMEDIATES = 5;

/** Every way from a signer to an anchor, the shortest first. Whether it was valid at some time is asked by `expiredIn`. */
export function chainsOf(
  signer: Certificate,
  { anchors, intermediates }: TrustStore,
  allowSha1: boolean,
): readonly Chain[] {
  const found: Chain[] = [];
  const climb = (below: Chain): void => {
    const last = below.at(-1)!;
    if (!isAllowed(last.algorithm, allowSha1)) return;
    const leadsOn = (above: Certificate): boolean =>
      below.every(({ fingerprint }) => fingerprint !== above.fingerprint) &&
      hasRoomFor(above, below) &&
      issued(above, last);
    for (const anchor of anchors) if (leadsOn(anchor)) found.push([...below, anchor]);
    if (below.length > MOST_INTERMEDIATES) return;
    // Whoever is trusted by configuration need not say to be an authority; whoever is on the way has to.
    for (const above of intermediates) if (above.isAuthority === true && leadsOn(above)) climb([...below, above]);
  };
  climb([signer]);
  return found.sort((a, b) => a.length - b.length);
}

/** The issuer may sign certificates, names and key identifiers fit, and the signature is that of its key. */
export const issued = (issuer: Certificate, subject: Certificate): boolean =>
  mayIssue(issuer) && subject.x509.checkIssued(issuer.x509) && subject.x509.verify(issuer.key);

/** Constraints that nobody here understands might exclude the very certificate that is looked at. */
const mayIssue = ({ isAuthority, usage, unknownCritical, key }: Certificate): boolean =>
  isAuthority !== false && usage?.certificateSign !== false && unknownCritical.length === 0 && isStrong(key);

/** Authorities that issued themselves a certificate anew do not count as a step. */
const hasRoomFor = ({ pathLength }: Certificate, below: Chain): boolean =>
  pathLength === undefined || below.slice(1).filter((c) => !c.isSelfIssued).length <= pathLength;

/** The first certificate that was not strictly within its validity at the time. */
export const expiredIn = (chain: Chain, at: Date): Certificate | undefined =>
  chain.find((c) => !(c.from < at && at < c.until));

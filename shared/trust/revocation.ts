// Has a certificate been revoked? Lists come through a function of the caller's and are kept as long as they hold
// (eps.md 8.3; D-25).
import type { Certificate } from "./certificate.ts";
import { DerError } from "./der-read.ts";
import {
  notCurrent,
  notFrom,
  type Revocation,
  type RevocationList,
  readRevocationList,
  speaksOf,
} from "./revocation-list.ts";

export interface RevocationSource {
  /** The bytes of a list (DER) at a web address. Rejects where it cannot be had; deadline and size are its business. */
  readonly fetchList: (url: string) => Promise<Uint8Array>;
  readonly now: () => Date;
  readonly allowSha1: boolean;
}

/** `unknown` says in one line why nothing could be learnt. */
export type Standing =
  | { readonly is: "good" }
  | { readonly is: "revoked" }
  | { readonly is: "unknown"; readonly why: string };

/** Asks about a certificate, its issuer, and the time at which its key was used. */
export type RevocationCheck = (certificate: Certificate, issuer: Certificate, usedAt: Date) => Promise<Standing>;

const MINUTE_MS = 60_000;
/** A list is looked for anew after this time even if it holds longer, since an urgent one may have come out. */
const KEPT_MS = 60 * MINUTE_MS;
/** After this time what could not be had is tried again. */
const RETRY_MS = MINUTE_MS;
/** Lists that are kept at once; certificates that lead to an anchor name few. */
const MOST_LISTS = 200;

/** What is known of the list at an address. */
interface Known {
  /** Signed by its issuer; whether it still holds is asked when it is used. */
  readonly list?: RevocationList;
  /** Why there is none. */
  readonly why?: string;
  readonly until: number;
}

const GOOD: Standing = { is: "good" };
const REVOKED: Standing = { is: "revoked" };

/** A check that keeps lists, and asks for each only once at a time. */
export function createRevocationCheck({ fetchList, now, allowSha1 }: RevocationSource): RevocationCheck {
  const known = new Map<string, Known>();
  const underWay = new Map<string, Promise<Known>>();

  const load = async (url: string, issuer: Certificate, old: RevocationList | undefined): Promise<Known> => {
    const at = now();
    const retry = at.getTime() + RETRY_MS;
    const fresh = await fetched(fetchList, url);
    const why = typeof fresh === "string" ? fresh : notFrom(fresh, issuer, allowSha1);
    // Neither none nor an older list takes the place of what is known: that is how a revocation would be made to vanish.
    if (typeof fresh === "string" || why !== undefined || (old !== undefined && fresh.thisUpdate < old.thisUpdate))
      return old === undefined ? { why: why!, until: retry } : { list: old, until: retry };
    if (notCurrent(fresh, at) !== undefined) return { list: fresh, until: retry };
    return { list: fresh, until: Math.min(at.getTime() + KEPT_MS, fresh.nextUpdate!.getTime()) };
  };

  const keep = (key: string, found: Known): Known => {
    known.delete(key);
    known.set(key, found);
    if (known.size > MOST_LISTS) known.delete(known.keys().next().value!);
    return found;
  };

  const listAt = (url: string, issuer: Certificate): Known | Promise<Known> => {
    const key = `${issuer.fingerprint} ${url}`;
    const kept = known.get(key);
    if (kept !== undefined && now().getTime() < kept.until) return kept;
    const loading = underWay.get(key);
    if (loading !== undefined) return loading;
    const started = load(url, issuer, kept?.list)
      .then((found) => keep(key, found))
      .finally(() => underWay.delete(key));
    underWay.set(key, started);
    return started;
  };

  return async (certificate, issuer, usedAt) => {
    let why = "the certificate names no web address of a revocation list";
    for (const { names, urls } of certificate.distributionPoints)
      for (const url of urls.filter((u) => /^https?:/i.test(u))) {
        const { list, why: absence = why } = await listAt(url, issuer);
        const standing = list === undefined ? absence : standingIn(list, certificate, names, usedAt, now());
        if (typeof standing !== "string") return standing;
        why = standing;
      }
    return { is: "unknown", why };
  };
}

/** What a list says of a certificate; a text says why it says nothing. That it is revoked even a list of old can say. */
function standingIn(
  list: RevocationList,
  certificate: Certificate,
  names: readonly Buffer[],
  usedAt: Date,
  now: Date,
): Standing | string {
  if (!speaksOf(list, certificate, names)) return "the revocation list is for other certificates";
  if (isRevoked(list.revoked.get(certificate.serial), usedAt)) return REVOKED;
  return notCurrent(list, now) ?? GOOD;
}

async function fetched(fetchList: RevocationSource["fetchList"], url: string): Promise<RevocationList | string> {
  try {
    return readRevocationList(Buffer.from(await fetchList(url)));
  } catch (error) {
    return error instanceof DerError
      ? `the revocation list cannot be read: ${error.message}`
      : "the revocation list cannot be had";
  }
}

/** keyCompromise, cACompromise, aACompromise: nothing that was ever signed can be relied on. */
const COMPROMISED = new Set([1, 2, 10]);

/** For other reasons, or none, what was signed before stays signed. */
const isRevoked = (revocation: Revocation | undefined, usedAt: Date): boolean =>
  revocation !== undefined && (COMPROMISED.has(revocation.reason) || usedAt >= revocation.at);

// A certificate revocation list (RFC 5280 5): read, and held against its issuer and its age.
import { isAllowed, isSignedBy } from "./algorithms.ts";
import { type Certificate, namesOf } from "./certificate.ts";
import {
  type Der,
  DerError,
  type Extension,
  extensionsOf,
  Fields,
  hexOf,
  isTrue,
  oidOf,
  primitive,
  readDer,
  signatureBits,
  TAG,
  tagged,
  timeOf,
  valuesIn,
} from "./der-read.ts";

/** When and why a certificate was revoked. */
export interface Revocation {
  readonly at: Date;
  /** CRLReason; 0 (unspecified) where the list gives none. */
  readonly reason: number;
}

export interface RevocationList {
  readonly issuer: Buffer;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | undefined;
  /** By serial number, in hexadecimal without leading zeros. */
  readonly revoked: ReadonlyMap<string, Revocation>;
  readonly scope: Scope;
  readonly algorithm: string;
  /** What the signature covers, and the signature. */
  readonly signed: Buffer;
  readonly signature: Buffer;
}

/** Which certificates of its issuer a list speaks of (issuing distribution point). */
interface Scope {
  /** Names of the place it is for, as DER; undefined: any place. */
  readonly names: readonly Buffer[] | undefined;
  readonly onlySigners: boolean;
  readonly onlyAuthorities: boolean;
}

const EVERYTHING: Scope = { names: undefined, onlySigners: false, onlyAuthorities: false };

const OID = {
  issuingDistributionPoint: "2.5.29.28",
  reason: "2.5.29.21",
  /** Neither says anything that is asked for here. */
  authorityKeyIdentifier: "2.5.29.35",
  invalidityDate: "2.5.29.24",
} as const;

/** @throws DerError where the bytes are no list, or one with critical extensions that are not understood. */
export function readRevocationList(der: Buffer): RevocationList {
  const outer = new Fields(readDer(der));
  const content = outer.take(TAG.sequence);
  const algorithm = outer.take(TAG.sequence);
  const signature = signatureBits(outer.take(TAG.bits));
  outer.end();
  const fields = new Fields(content);
  fields.optional(TAG.integer);
  const innerAlgorithm = fields.take(TAG.sequence);
  if (!algorithm.bytes.equals(innerAlgorithm.bytes)) throw new DerError("expected one algorithm");
  const issuer = fields.take(TAG.sequence).bytes;
  const thisUpdate = fields.optional(TAG.utcTime, TAG.generalizedTime);
  if (thisUpdate === undefined) throw new DerError("expected the time of the list");
  const nextUpdate = fields.optional(TAG.utcTime, TAG.generalizedTime);
  const entries = fields.optional(TAG.sequence);
  const wrapped = fields.optional(tagged(0));
  fields.end();
  const extensions = wrapped === undefined ? new Map<string, Extension>() : extensionsOf(readDer(wrapped.content));
  understood(extensions, OID.issuingDistributionPoint, OID.authorityKeyIdentifier);
  return {
    issuer,
    thisUpdate: timeOf(thisUpdate),
    nextUpdate: nextUpdate === undefined ? undefined : timeOf(nextUpdate),
    revoked: entries === undefined ? new Map() : revocationsOf(entries),
    scope: scopeOf(extensions.get(OID.issuingDistributionPoint)),
    algorithm: oidOf(new Fields(algorithm).take(TAG.oid)),
    signed: content.bytes,
    signature,
  };
}

function understood(extensions: ReadonlyMap<string, Extension>, ...ids: readonly string[]): void {
  for (const [id, { critical }] of extensions)
    if (critical && !ids.includes(id)) throw new DerError(`critical extension ${id} is not understood`);
}

function revocationsOf(entries: Der): ReadonlyMap<string, Revocation> {
  const found = new Map<string, Revocation>();
  for (const entry of valuesIn(entries)) {
    const fields = new Fields(entry);
    const serial = hexOf(fields.take(TAG.integer));
    const at = fields.optional(TAG.utcTime, TAG.generalizedTime);
    if (at === undefined) throw new DerError("expected the time of a revocation");
    const extensions = fields.optional(TAG.sequence);
    fields.end();
    found.set(serial, { at: timeOf(at), reason: extensions === undefined ? 0 : reasonOf(extensionsOf(extensions)) });
  }
  return found;
}

function reasonOf(extensions: ReadonlyMap<string, Extension>): number {
  understood(extensions, OID.reason, OID.invalidityDate);
  const value = extensions.get(OID.reason)?.value;
  if (value === undefined) return 0;
  const [reason] = value.content;
  if (value.tag !== TAG.enumerated || value.content.length !== 1 || reason === undefined)
    throw new DerError("expected a reason");
  return reason;
}

function scopeOf(extension: Extension | undefined): Scope {
  if (extension === undefined) return EVERYTHING;
  const fields = new Fields(extension.value);
  const name = fields.optional(tagged(0));
  const flag = (n: number): boolean => {
    const value = fields.optional(primitive(n));
    return value !== undefined && isTrue(value);
  };
  const [onlySigners, onlyAuthorities] = [flag(1), flag(2)];
  // Some reasons, certificates of other issuers, attribute certificates: such a list does not say what is asked here.
  const isForSomeReasons = fields.optional(primitive(3)) !== undefined;
  const [isIndirect, isOfAttributes] = [flag(4), flag(5)];
  fields.end();
  if (isForSomeReasons || isIndirect || isOfAttributes)
    throw new DerError("the list is for some reasons or for other certificates only");
  return {
    names: name === undefined ? undefined : namesOf(name).names,
    onlySigners,
    onlyAuthorities,
  };
}

/** Why the list does not count as one of this issuer, in one line; undefined where it does. Its age is another question. */
export function notFrom(list: RevocationList, issuer: Certificate, allowSha1: boolean): string | undefined {
  if (!list.issuer.equals(issuer.subject)) return "the revocation list is of another issuer";
  if (issuer.usage?.listSign === false) return "the issuer may not sign revocation lists";
  if (!isAllowed(list.algorithm, allowSha1)) return "the revocation list is signed by an algorithm that is not allowed";
  if (!isSignedBy(issuer.key, list.algorithm, list.signed, list.signature))
    return "the revocation list is not signed by its issuer";
  return undefined;
}

/** By how much the issuer's clock may be ahead of ours. */
const SKEW_MS = 5 * 60_000;

/** Why the list does not count now, in one line; undefined where it does. */
export function notCurrent({ thisUpdate, nextUpdate }: RevocationList, now: Date): string | undefined {
  if (now.getTime() + SKEW_MS < thisUpdate.getTime()) return "the revocation list is of the future";
  if (nextUpdate === undefined) return "the revocation list does not say until when it holds";
  return now < nextUpdate ? undefined : "the revocation list is out of date";
}

/** Does the list, got from a place with these names, speak of this certificate? */
export function speaksOf({ scope }: RevocationList, certificate: Certificate, names: readonly Buffer[]): boolean {
  if (scope.onlySigners && certificate.isAuthority) return false;
  if (scope.onlyAuthorities && !certificate.isAuthority) return false;
  return scope.names === undefined || scope.names.some((own) => names.some((name) => name.equals(own)));
}

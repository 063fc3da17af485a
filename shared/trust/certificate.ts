// A certificate (RFC 5280) as far as chains and revocation look at it.
import { createHash, type KeyObject, X509Certificate } from "node:crypto";
import {
  type Der,
  DerError,
  type Extension,
  extensionsOf,
  Fields,
  hasBit,
  hexOf,
  isTrue,
  oidOf,
  primitive,
  readDer,
  TAG,
  tagged,
  timeOf,
  valuesIn,
} from "./der-read.ts";

export interface Certificate {
  /** SHA-256 of its bytes. */
  readonly fingerprint: string;
  readonly x509: X509Certificate;
  readonly key: KeyObject;
  /** Serial number in hexadecimal, without leading zeros. */
  readonly serial: string;
  /** Names as DER, which is how they are compared. */
  readonly issuer: Buffer;
  readonly subject: Buffer;
  readonly from: Date;
  readonly until: Date;
  /** Identifier of the algorithm by which its issuer signed it. */
  readonly algorithm: string;
  readonly isSelfIssued: boolean;
  /** Undefined where the certificate does not say, as roots of old do not. */
  readonly isAuthority: boolean | undefined;
  /** Most authorities that may stand between this one and the signer. */
  readonly pathLength: number | undefined;
  /** Undefined where the certificate does not limit what its key is for. */
  readonly usage: KeyUsage | undefined;
  /** What else the key is for, by identifiers (extended key usage); undefined where that is not limited. */
  readonly purposes: readonly string[] | undefined;
  /** Where lists of what its issuer has revoked are said to be. */
  readonly distributionPoints: readonly DistributionPoint[];
  /** Identifiers of critical extensions that nobody here understands. */
  readonly unknownCritical: readonly string[];
}

export interface KeyUsage {
  readonly digitalSignature: boolean;
  readonly nonRepudiation: boolean;
  readonly certificateSign: boolean;
  readonly listSign: boolean;
}

/** A place of a revocation list: names as DER, and those that are web addresses. */
export interface DistributionPoint {
  readonly names: readonly Buffer[];
  readonly urls: readonly string[];
}

export const OID = {
  subjectKeyIdentifier: "2.5.29.14",
  keyUsage: "2.5.29.15",
  alternativeNames: "2.5.29.17",
  issuerAlternativeNames: "2.5.29.18",
  basicConstraints: "2.5.29.19",
  distributionPoints: "2.5.29.31",
  certificatePolicies: "2.5.29.32",
  authorityKeyIdentifier: "2.5.29.35",
  extendedKeyUsage: "2.5.29.37",
} as const;

/** Policies are asked for by nobody here, so any is right; alternative names are not looked at. */
const UNDERSTOOD = new Set<string>(Object.values(OID));

/** A certificate in DER; undefined where it is none. Whether anyone trusts it is another question. */
export function readCertificate(der: Buffer): Certificate | undefined {
  try {
    return certificateOf(der);
  } catch {
    // Neither reader says more than that these bytes are no certificate.
    return undefined;
  }
}

/** The certificates of a text with PEM blocks. @throws TypeError where a block is no certificate, with its number. */
export function readPem(pem: string): readonly Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  return blocks.map((block, i) => {
    const certificate = readCertificate(Buffer.from(block.replace(/-----[^-]*-----|\s/g, ""), "base64"));
    if (certificate === undefined) throw new TypeError(`PEM block ${i + 1} is no certificate`);
    return certificate;
  });
}

function certificateOf(der: Buffer): Certificate {
  const outer = new Fields(readDer(der));
  const fields = new Fields(outer.take(TAG.sequence));
  const algorithm = outer.take(TAG.sequence);
  fields.optional(tagged(0));
  const serial = fields.take(TAG.integer);
  const innerAlgorithm = fields.take(TAG.sequence);
  const issuer = fields.take(TAG.sequence).bytes;
  const validity = new Fields(fields.take(TAG.sequence));
  const [from, until] = [validityTime(validity), validityTime(validity)];
  const subject = fields.take(TAG.sequence).bytes;
  fields.take(TAG.sequence);
  fields.optional(primitive(1));
  fields.optional(primitive(2));
  const wrapped = fields.optional(tagged(3));
  fields.end();
  if (!algorithm.bytes.equals(innerAlgorithm.bytes)) throw new DerError("expected one algorithm");
  const extensions = wrapped === undefined ? new Map<string, Extension>() : extensionsOf(readDer(wrapped.content));
  const constraints = constraintsOf(extensions.get(OID.basicConstraints));
  const x509 = new X509Certificate(der);
  return {
    fingerprint: createHash("sha256").update(der).digest("hex"),
    x509,
    key: x509.publicKey,
    serial: hexOf(serial),
    issuer,
    subject,
    from,
    until,
    algorithm: oidOf(new Fields(algorithm).take(TAG.oid)),
    isSelfIssued: issuer.equals(subject),
    ...constraints,
    usage: usageOf(extensions.get(OID.keyUsage)),
    purposes: purposesOf(extensions.get(OID.extendedKeyUsage)),
    distributionPoints: distributionPointsOf(extensions.get(OID.distributionPoints)),
    unknownCritical: [...extensions].filter(([id, { critical }]) => critical && !UNDERSTOOD.has(id)).map(([id]) => id),
  };
}

function validityTime(fields: Fields): Date {
  const time = fields.optional(TAG.utcTime, TAG.generalizedTime);
  if (time === undefined) throw new DerError("expected a time");
  return timeOf(time);
}

function constraintsOf(extension: Extension | undefined): Pick<Certificate, "isAuthority" | "pathLength"> {
  if (extension === undefined) return { isAuthority: undefined, pathLength: undefined };
  const fields = new Fields(extension.value);
  const isAuthority = fields.optional(TAG.boolean);
  const length = fields.optional(TAG.integer);
  fields.end();
  if (length !== undefined && length.content[0]! >= 0x80) throw new DerError("expected a length of paths");
  return {
    isAuthority: isAuthority !== undefined && isTrue(isAuthority),
    pathLength: length === undefined ? undefined : Number.parseInt(hexOf(length), 16),
  };
}

function usageOf(extension: Extension | undefined): KeyUsage | undefined {
  if (extension === undefined) return undefined;
  const { value } = extension;
  if (value.tag !== TAG.bits) throw new DerError("expected bits");
  return {
    digitalSignature: hasBit(value, 0),
    nonRepudiation: hasBit(value, 1),
    certificateSign: hasBit(value, 5),
    listSign: hasBit(value, 6),
  };
}

const purposesOf = (extension: Extension | undefined): readonly string[] | undefined =>
  extension === undefined ? undefined : [...valuesIn(extension.value)].map(oidOf);

const URL_NAME = primitive(6);

/** Names of a DistributionPointName; one relative to an issuer is not understood, and none. */
export function namesOf(distributionPointName: Der): DistributionPoint {
  const names = [...valuesIn(distributionPointName)]
    .filter((name) => name.tag === tagged(0))
    .flatMap((n) => [...valuesIn(n)]);
  return {
    names: names.map(({ bytes }) => bytes),
    urls: names.filter(({ tag }) => tag === URL_NAME).map(({ content }) => content.toString("latin1")),
  };
}

function distributionPointsOf(extension: Extension | undefined): readonly DistributionPoint[] {
  if (extension === undefined) return [];
  return [...valuesIn(extension.value)].flatMap((point) => {
    const fields = new Fields(point);
    const name = fields.optional(tagged(0));
    // Lists for some reasons only, or of another issuer, do not say what is asked here.
    const isPartial = fields.optional(primitive(1), tagged(2)) !== undefined;
    return name === undefined || isPartial ? [] : [namesOf(name)];
  });
}

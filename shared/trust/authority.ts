// A certificate authority of one's own (RFC 5280): for simulators and tests, where no national one issues anything.
import { createHash, generateKeyPair, type KeyObject, randomBytes, sign, X509Certificate } from "node:crypto";
import { isIP } from "node:net";
import { promisify } from "node:util";
import * as der from "./der-write.ts";

/** Both in PEM. */
export interface IssuedCertificate {
  readonly key: string;
  readonly certificate: string;
}

export interface CertificateWish {
  readonly commonName: string;
  /** DNS names and addresses (IPv4) that a server is reached by; none for clients. */
  readonly hosts?: readonly string[];
  /** Default an hour ago. */
  readonly from?: Date;
  /** Default in a year. */
  readonly until?: Date;
  /** `rsa` (2048 bits) for those who sign prescriptions; default `ec` (P-256), which is made faster. */
  readonly keys?: "ec" | "rsa";
  /** Web address where the issuer's revocation list will be. */
  readonly listAt?: string;
}

export interface RevokedCertificate {
  /** In PEM. */
  readonly certificate: string;
  readonly at: Date;
  /** CRLReason (RFC 5280 5.3.1); none where it is left out. */
  readonly reason?: number;
}

export interface ListWish {
  readonly revoked?: readonly RevokedCertificate[];
  /** Default an hour ago. */
  readonly from?: Date;
  /** Default in a year. */
  readonly until?: Date;
}

export interface Authority {
  /** In PEM: what those who trust this authority are given. */
  readonly certificate: string;
  /** A new key and a certificate for it, good for servers and clients alike. */
  readonly issue: (wish: CertificateWish) => Promise<IssuedCertificate>;
  /** An authority below this one. */
  readonly subordinate: (wish: CertificateWish) => Promise<Authority>;
  /** What it has revoked, in DER. */
  readonly revocationList: (wish?: ListWish) => Buffer;
}

const HOUR_MS = 3_600_000;
const YEAR_MS = 365 * 24 * HOUR_MS;

const OID = {
  ecdsaWithSha256: "1.2.840.10045.4.3.2",
  commonName: "2.5.4.3",
  subjectKeyIdentifier: "2.5.29.14",
  keyUsage: "2.5.29.15",
  alternativeNames: "2.5.29.17",
  basicConstraints: "2.5.29.19",
  reason: "2.5.29.21",
  distributionPoints: "2.5.29.31",
  authorityKeyIdentifier: "2.5.29.35",
  extendedKeyUsage: "2.5.29.37",
  serverAuthentication: "1.3.6.1.5.5.7.3.1",
  clientAuthentication: "1.3.6.1.5.5.7.3.2",
} as const;

/** A new authority that nobody is above; its key exists in this process only. Takes a few milliseconds. */
export async function createAuthority(
  commonName: string,
  validity: Pick<CertificateWish, "from" | "until"> = {},
): Promise<Authority> {
  const own = await newKeys("ec");
  const wish = { ...validity, commonName };
  return authorityOf(wish, own, signer(commonName, own)(wish, own.publicKey, AUTHORITY_EXTENSIONS));
}

function authorityOf({ commonName }: CertificateWish, own: Keys, certificate: string): Authority {
  const signed = signer(commonName, own);
  return {
    certificate,
    issue: async (wish) => {
      const keys = await newKeys(wish.keys ?? "ec");
      return {
        key: keys.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
        certificate: signed(wish, keys.publicKey, [...ENTITY_EXTENSIONS, ...alternativeNames(wish.hosts ?? [])]),
      };
    },
    subordinate: async (wish) => {
      const keys = await newKeys("ec");
      return authorityOf(wish, keys, signed(wish, keys.publicKey, AUTHORITY_EXTENSIONS));
    },
    revocationList: (wish = {}) => listOf(commonName, own, wish),
  };
}

interface Keys {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

const newKeys = (kind: "ec" | "rsa"): Promise<Keys> =>
  kind === "ec"
    ? promisify(generateKeyPair)("ec", { namedCurve: "P-256" })
    : promisify(generateKeyPair)("rsa", { modulusLength: 2048 });

const signer =
  (commonName: string, own: Keys) =>
  (wish: CertificateWish, publicKey: KeyObject, extensions: readonly Buffer[]): string =>
    certificateOf(
      { issuer: nameOf(commonName), issuerKey: own.publicKey, wish, publicKey, extensions },
      own.privateKey,
    );

interface ToBeSigned {
  readonly issuer: Buffer;
  readonly issuerKey: KeyObject;
  readonly wish: CertificateWish;
  readonly publicKey: KeyObject;
  readonly extensions: readonly Buffer[];
}

const ALGORITHM = der.sequence(der.oid(OID.ecdsaWithSha256));

/** RFC 5280 4.1, in PEM. */
function certificateOf(toBeSigned: ToBeSigned, signingKey: KeyObject): string {
  const { issuer, issuerKey, wish, publicKey, extensions } = toBeSigned;
  const from = wish.from ?? new Date(Date.now() - HOUR_MS);
  const until = wish.until ?? new Date(Date.now() + YEAR_MS);
  const content = der.sequence(
    der.tagged(0, der.integer(2)),
    der.integer(...newSerial()),
    ALGORITHM,
    issuer,
    der.sequence(der.time(from), der.time(until)),
    nameOf(wish.commonName),
    bytesOf(publicKey),
    der.tagged(3, der.sequence(...extensions, ...listPlace(wish.listAt), ...keyIdentifiers(publicKey, issuerKey))),
  );
  const base64 = withSignature(content, signingKey).toString("base64");
  return `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{64}(?=.)/g, "$&\n")}\n-----END CERTIFICATE-----\n`;
}

const withSignature = (content: Buffer, key: KeyObject): Buffer =>
  der.sequence(content, ALGORITHM, der.bits(sign("sha256", content, key)));

/** RFC 5280 5.1, in DER. */
function listOf(commonName: string, own: Keys, { revoked = [], from, until }: ListWish): Buffer {
  const content = der.sequence(
    der.integer(1),
    ALGORITHM,
    nameOf(commonName),
    der.time(from ?? new Date(Date.now() - HOUR_MS)),
    der.time(until ?? new Date(Date.now() + YEAR_MS)),
    ...(revoked.length === 0 ? [] : [der.sequence(...revoked.map(listEntry))]),
    der.tagged(0, der.sequence(extension(OID.authorityKeyIdentifier, keyIdentifierOf(own.publicKey)))),
  );
  return withSignature(content, own.privateKey);
}

function listEntry({ certificate, at, reason }: RevokedCertificate): Buffer {
  const serial = Buffer.from(new X509Certificate(certificate).serialNumber, "hex");
  const why = reason === undefined ? [] : [der.sequence(extension(OID.reason, der.enumerated(reason)))];
  return der.sequence(der.integer(...serial), der.time(at), ...why);
}

/** A DistributionPoint with a full name: a URI. */
const listPlace = (url: string | undefined): readonly Buffer[] =>
  url === undefined
    ? []
    : [
        extension(
          OID.distributionPoints,
          der.sequence(der.sequence(der.tagged(0, der.tagged(0, der.primitive(6, Buffer.from(url)))))),
        ),
      ];

const bytesOf = (publicKey: KeyObject): Buffer => publicKey.export({ type: "spki", format: "der" });

/** 16 bytes that begin with 1, so that they are a positive number in its shortest form. */
const newSerial = (): readonly number[] => [1, ...randomBytes(15)];

const nameOf = (commonName: string): Buffer =>
  der.sequence(der.set(der.sequence(der.oid(OID.commonName), der.utf8(commonName))));

const extension = (id: string, value: Buffer): Buffer => der.sequence(der.oid(id), der.octets(value));
const critical = (id: string, value: Buffer): Buffer => der.sequence(der.oid(id), der.boolean(true), der.octets(value));

/** An authority that signs certificates (bit 5) and revocation lists (bit 6). */
const AUTHORITY_EXTENSIONS = [
  critical(OID.basicConstraints, der.sequence(der.boolean(true))),
  critical(OID.keyUsage, der.bits(Buffer.of(0b0000_0110), 1)),
];

/** A server or client, whose key makes digital signatures (bit 0). */
const ENTITY_EXTENSIONS = [
  critical(OID.basicConstraints, der.sequence()),
  critical(OID.keyUsage, der.bits(Buffer.of(0b1000_0000), 7)),
  extension(OID.extendedKeyUsage, der.sequence(der.oid(OID.serverAuthentication), der.oid(OID.clientAuthentication))),
];

const keyIdentifiers = (own: KeyObject, issuers: KeyObject): readonly Buffer[] => [
  extension(OID.subjectKeyIdentifier, der.octets(keyIdentifier(own))),
  extension(OID.authorityKeyIdentifier, keyIdentifierOf(issuers)),
];

const keyIdentifierOf = (issuers: KeyObject): Buffer => der.sequence(der.primitive(0, keyIdentifier(issuers)));

const keyIdentifier = (publicKey: KeyObject): Buffer => createHash("sha1").update(bytesOf(publicKey)).digest();

const alternativeNames = (hosts: readonly string[]): readonly Buffer[] =>
  hosts.length === 0 ? [] : [extension(OID.alternativeNames, der.sequence(...hosts.map(alternativeName)))];

const alternativeName = (host: string): Buffer =>
  isIP(host) === 4 ? der.primitive(7, Buffer.from(host.split(".").map(Number))) : der.primitive(2, Buffer.from(host));

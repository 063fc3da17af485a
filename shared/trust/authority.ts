// A certificate authority of one's own (RFC 5280): for simulators and tests, where no national one issues anything.
import { createHash, generateKeyPair, type KeyObject, randomBytes, sign } from "node:crypto";
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
}

export interface Authority {
  /** In PEM: what those who trust this authority are given. */
  readonly certificate: string;
  /** A new key and a certificate for it, good for servers and clients alike. */
  readonly issue: (wish: CertificateWish) => Promise<IssuedCertificate>;
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
  authorityKeyIdentifier: "2.5.29.35",
  extendedKeyUsage: "2.5.29.37",
  serverAuthentication: "1.3.6.1.5.5.7.3.1",
  clientAuthentication: "1.3.6.1.5.5.7.3.2",
} as const;

/** A new authority; its key exists in this process only. Takes a few milliseconds. */
export async function createAuthority(commonName: string): Promise<Authority> {
  const own = await newKeys();
  const issuer = nameOf(commonName);
  const issuerKey = own.publicKey;
  const signed = (wish: CertificateWish, publicKey: KeyObject, extensions: readonly Buffer[]): string =>
    certificateOf({ issuer, issuerKey, wish, publicKey, extensions }, own.privateKey);
  return {
    certificate: signed({ commonName }, issuerKey, AUTHORITY_EXTENSIONS),
    issue: async (wish) => {
      const keys = await newKeys();
      return {
        key: keys.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
        certificate: signed(wish, keys.publicKey, [...ENTITY_EXTENSIONS, ...alternativeNames(wish.hosts ?? [])]),
      };
    },
  };
}

const newKeys = () => promisify(generateKeyPair)("ec", { namedCurve: "P-256" });

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
    der.tagged(3, der.sequence(...extensions, ...keyIdentifiers(publicKey, issuerKey))),
  );
  const signature = sign("sha256", content, signingKey);
  const base64 = der.sequence(content, ALGORITHM, der.bits(signature)).toString("base64");
  return `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{64}(?=.)/g, "$&\n")}\n-----END CERTIFICATE-----\n`;
}

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
  extension(OID.authorityKeyIdentifier, der.sequence(der.primitive(0, keyIdentifier(issuers)))),
];

const keyIdentifier = (publicKey: KeyObject): Buffer => createHash("sha1").update(bytesOf(publicKey)).digest();

const alternativeNames = (hosts: readonly string[]): readonly Buffer[] =>
  hosts.length === 0 ? [] : [extension(OID.alternativeNames, der.sequence(...hosts.map(alternativeName)))];

const alternativeName = (host: string): Buffer =>
  isIP(host) === 4 ? der.primitive(7, Buffer.from(host.split(".").map(Number))) : der.primitive(2, Buffer.from(host));

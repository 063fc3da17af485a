// An XML signature over content that the caller determines (XML-DSig; eps.md 8.1, 8.3; D-26).
//
// Nothing in the signature decides what is looked at: the caller says which content it has to cover and hands over the one
// Signature element that stands in its place. A Reference leads nowhere here, so it cannot lead astray (signature wrapping).
import { createHash, type KeyObject, verify } from "node:crypto";
import { canonicalise } from "../wire/xml/canonical.ts";
import { SIGNATURE_NAMESPACE, type XmlElement } from "../wire/xml/tree.ts";
import { type Finding, finding } from "./verdict.ts";

export const EXCLUSIVE_C14N = "http://www.w3.org/2001/10/xml-exc-c14n#";

/** By the identifier of the method: hash, and whether it is only taken where that is configured. */
interface Method {
  readonly hash: "sha256" | "sha1";
  readonly legacy: boolean;
}

const SIGNATURE_METHODS: ReadonlyMap<string, Method> = new Map([
  ["http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", { hash: "sha256", legacy: false }],
  ["http://www.w3.org/2000/09/xmldsig#rsa-sha1", { hash: "sha1", legacy: true }],
]);

const DIGEST_METHODS: ReadonlyMap<string, Method> = new Map([
  ["http://www.w3.org/2001/04/xmlenc#sha256", { hash: "sha256", legacy: false }],
  ["http://www.w3.org/2000/09/xmldsig#sha1", { hash: "sha1", legacy: true }],
]);

export interface SignaturePolicy {
  /** SHA-1 is taken, in signatures and certificates: for signers that have nothing better yet (RS1). */
  readonly allowSha1: boolean;
}

/** A Signature element taken apart. */
export interface XmlSignature {
  readonly signedInfo: XmlElement;
  readonly value: Buffer;
  /** Text of the one certificate. */
  readonly certificate: string;
}

/** The one child of the name in the namespace of signatures; undefined where there is none or more than one. */
function only(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  const found = childrenNamed(parent, name);
  return found.length === 1 ? found[0] : undefined;
}

const childrenNamed = (parent: XmlElement | undefined, name: string): readonly XmlElement[] =>
  parent?.children.filter((c) => c.name === name && c.namespace === SIGNATURE_NAMESPACE) ?? [];

const compact = (text: string): string => text.replace(/\s+/g, "");

/**
 * Takes a Signature element apart: SignedInfo, SignatureValue and one X509Certificate. The element comes from a document
 * read with `keepWhitespaceIn: SIGNATURE_NAMESPACE`, so that its bytes are those on the wire.
 */
export function readSignature(signature: XmlElement | undefined): XmlSignature | Finding {
  if (signature?.name !== "Signature" || signature.namespace !== SIGNATURE_NAMESPACE)
    return finding("Invalid signature format", "there is no Signature element");
  const [signedInfo, value] = [only(signature, "SignedInfo"), only(signature, "SignatureValue")];
  const certificates = childrenNamed(only(only(signature, "KeyInfo"), "X509Data"), "X509Certificate");
  const [certificate] = certificates;
  if (signedInfo === undefined || value === undefined || certificate === undefined)
    return finding("Invalid signature format", "expected one SignedInfo, one SignatureValue and an X509Certificate");
  if (certificates.length > 1 || certificate.text.includes("-----"))
    return finding("Multiple certificates detected", "expected one X509Certificate in base64 without PEM markers");
  return { signedInfo, value: Buffer.from(compact(value.text), "base64"), certificate: compact(certificate.text) };
}

const algorithm = (element: XmlElement | undefined): string => element?.attributes["Algorithm"] ?? "";

function methodOf(
  element: XmlElement | undefined,
  methods: ReadonlyMap<string, Method>,
  { allowSha1 }: SignaturePolicy,
): Method | undefined {
  const method = methods.get(algorithm(element));
  return method === undefined || (method.legacy && !allowSha1) ? undefined : method;
}

/** Did the key sign this SignedInfo? Undefined where it did. */
export function verifySignedInfo(
  { signedInfo, value }: XmlSignature,
  key: KeyObject,
  policy: SignaturePolicy,
): Finding | undefined {
  const canonicalisation = only(signedInfo, "CanonicalizationMethod");
  if (algorithm(canonicalisation) !== EXCLUSIVE_C14N)
    return finding("Signature is invalid", "the canonicalisation of SignedInfo is not exclusive C14N 1.0");
  const method = methodOf(only(signedInfo, "SignatureMethod"), SIGNATURE_METHODS, policy);
  if (method === undefined) return finding("Signature is invalid", "the signature method is not allowed");
  // Another kind of key would be asked by its own algorithm, whatever the method says.
  if (key.asymmetricKeyType !== "rsa") return finding("Signature is invalid", "the certificate has no RSA key");
  const inclusivePrefixes = prefixesOf(canonicalisation);
  const isSigned = (element: XmlElement) =>
    verify(method.hash, Buffer.from(canonicalise(element, { inclusivePrefixes }), "utf8"), key, value);
  // Systems in use today put white space between the elements of what was signed without (D-26).
  if (isSigned(signedInfo) || isSigned(withoutBlanks(signedInfo))) return undefined;
  return finding("Signature is invalid", "the signature value is not that of SignedInfo under the certificate's key");
}

/** PrefixList of InclusiveNamespaces, where there is one. */
function prefixesOf(canonicalisation: XmlElement | undefined): readonly string[] {
  const list = canonicalisation?.children.find((c) => c.name === "InclusiveNamespaces")?.attributes["PrefixList"] ?? "";
  return list
    .split(/\s+/)
    .filter(Boolean)
    .map((prefix) => (prefix === "#default" ? "" : prefix));
}

/** The element without white space between elements; text that says something stays, and all around it. */
function withoutBlanks(element: XmlElement): XmlElement {
  const children = element.children.map(withoutBlanks);
  const { content, text } = element;
  if (content === undefined || children.length === 0) return element;
  if (text !== "")
    return { ...element, children, content: content.map((c) => (typeof c === "string" ? c : withoutBlanks(c))) };
  return { ...element, children, content: undefined };
}

/**
 * Does SignedInfo cover this content? Undefined where it does: the digest of its one Reference is that of the content, made
 * by exclusive C14N alone. What was signed is not asked here; see `verifySignedInfo`.
 *
 * @param content in canonical form
 */
export function covers({ signedInfo }: XmlSignature, content: string, policy: SignaturePolicy): Finding | undefined {
  const references = childrenNamed(signedInfo, "Reference");
  const [reference] = references;
  if (reference === undefined || references.length > 1) return differs("expected one Reference");
  const transforms = childrenNamed(reference, "Transforms").flatMap((t) => childrenNamed(t, "Transform"));
  if (transforms.some((t) => algorithm(t) !== EXCLUSIVE_C14N))
    return differs("the Reference has a transform other than exclusive C14N 1.0");
  const method = methodOf(only(reference, "DigestMethod"), DIGEST_METHODS, policy);
  if (method === undefined) return finding("Signature is invalid", "the digest method is not allowed");
  const said = compact(only(reference, "DigestValue")?.text ?? "");
  const digest = createHash(method.hash).update(content, "utf8").digest("base64");
  return said === digest ? undefined : differs("the digest is not that of the prescription");
}

const differs = (detail: string): Finding => finding("Signature doesn't match prescription", detail);

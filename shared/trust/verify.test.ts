import { createHash } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "../wire/xml/read.ts";
import { isXmlFault, SIGNATURE_NAMESPACE, type XmlElement } from "../wire/xml/tree.ts";
import { type Authority, createAuthority, type IssuedCertificate } from "./authority.ts";
import { EXCLUSIVE_C14N } from "./signature.ts";
import { signatureOf } from "./signing-service.ts";
import { createVerifier, type VerifierOptions } from "./verify.ts";

const LIST = "http://lists.example/issuing.crl";
const CONTENT = "<content>what was prescribed</content>";
const NOW = new Date();
const ago = (days: number): Date => new Date(NOW.getTime() - days * 86_400_000);

let root: Authority;
let issuing: Authority;
let other: Authority;
let signer: IssuedCertificate;

beforeAll(async () => {
  const validity = { from: ago(1000), until: ago(-1000) };
  [root, other] = await Promise.all([createAuthority("Root", validity), createAuthority("Other", validity)]);
  issuing = await root.subordinate({ commonName: "Issuing", ...validity, listAt: "http://lists.example/root.crl" });
  signer = await issuing.issue({
    commonName: "Prescriber",
    keys: "rsa",
    from: ago(100),
    until: ago(-100),
    listAt: LIST,
  });
});

interface SignedInfoWish {
  readonly canonicalisation?: string;
  readonly method?: string;
  readonly digestMethod?: string;
  readonly transform?: string;
  readonly references?: number;
  readonly digest?: string;
  readonly uri?: string;
}

const RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
const RSA_SHA1 = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";
const SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
const SHA1 = "http://www.w3.org/2000/09/xmldsig#sha1";

const digestOf = (content: string, hash = "sha256"): string => createHash(hash).update(content).digest("base64");

function signedInfo(wish: SignedInfoWish = {}): string {
  const {
    canonicalisation = EXCLUSIVE_C14N,
    method = RSA_SHA256,
    digestMethod = SHA256,
    transform = EXCLUSIVE_C14N,
  } = wish;
  const uri = wish.uri === undefined ? "" : ` URI="${wish.uri}"`;
  const reference = `<Reference${uri}><Transforms><Transform Algorithm="${transform}"></Transform></Transforms><DigestMethod Algorithm="${digestMethod}"></DigestMethod><DigestValue>${wish.digest ?? digestOf(CONTENT)}</DigestValue></Reference>`;
  return `<SignedInfo xmlns="${SIGNATURE_NAMESPACE}"><CanonicalizationMethod Algorithm="${canonicalisation}"></CanonicalizationMethod><SignatureMethod Algorithm="${method}"></SignatureMethod>${reference.repeat(wish.references ?? 1)}</SignedInfo>`;
}

function elementOf(xml: string): XmlElement {
  const element = parse(xml, { keepWhitespaceIn: SIGNATURE_NAMESPACE });
  if (isXmlFault(element)) throw new Error(element.fault);
  return element;
}

const lists = (url: string): Promise<Uint8Array> =>
  Promise.resolve(url === LIST ? issuing.revocationList() : root.revocationList());

const verifier = (more: Partial<VerifierOptions> = {}) =>
  createVerifier({
    anchors: [root.certificate],
    intermediates: [issuing.certificate],
    fetchList: lists,
    now: () => NOW,
    ...more,
  });

interface Posted {
  readonly signature?: string;
  readonly content?: string | undefined;
  readonly signedAt?: Date | undefined;
}

const verdict = async (posted: Posted = {}, more: Partial<VerifierOptions> = {}): Promise<readonly string[]> => {
  const { signature = signatureOf(signedInfo(), signer), content = CONTENT, signedAt = ago(1) } = posted;
  const found = await verifier(more)({ signature: elementOf(signature), content, signedAt });
  return found.map(({ problem, detail }) => `${problem}: ${detail}`);
};

describe("a signature", () => {
  it("holds", async () => expect(await verdict()).toEqual([]));

  it("holds whatever its prefix, its layout and where its Reference points", async () => {
    const prefixed = signatureOf(signedInfo({ uri: "#somewhere" }), signer);
    expect(await verdict({ signature: prefixed })).toEqual([]);
    const canonical = signedInfo()
      .replaceAll(/<(\/?)(?=\w)/g, "<$1ds:")
      .replace("xmlns=", "xmlns:ds=");
    const inner = signatureOf(canonical, signer);
    const all = inner.replace(/<(\/?)(Signature|SignatureValue|KeyInfo|X509Data|X509Certificate)(?=[ >])/g, "<$1ds:$2");
    expect(await verdict({ signature: all.replace("<ds:Signature xmlns=", "<ds:Signature xmlns:ds=") })).toEqual([]);
    // What today's systems do to a SignedInfo that was signed without white space (D-26).
    const compact = signatureOf(signedInfo(), signer).replaceAll(/<(\w+)([^>]*)><\/\1>/g, "<$1$2/>");
    const printed = compact.replaceAll("><", ">\n  <");
    expect(await verdict({ signature: printed })).toEqual([]);
  });

  it.each([
    ["another content", { content: "<content>something else</content>" }],
    ["content that is not there", { content: undefined as unknown as string }],
  ])("does not cover %s", async (_, posted) => {
    const found = await verifier()({
      signature: elementOf(signatureOf(signedInfo(), signer)),
      content: posted.content,
      signedAt: ago(1),
    });
    expect(found.map(({ problem }) => problem)).toEqual(["Signature doesn't match prescription"]);
  });

  it.each<[string, SignedInfoWish, string]>([
    ["another digest", { digest: digestOf("x") }, "the digest is not that of the prescription"],
    ["no digest", { digest: "" }, "the digest is not that of the prescription"],
    ["no Reference", { references: 0 }, "expected one Reference"],
    ["two References, of which one is right", { references: 2 }, "expected one Reference"],
    [
      "a transform that may change what is signed",
      { transform: "http://www.w3.org/2000/09/xmldsig#enveloped-signature" },
      "the Reference has a transform other than exclusive C14N 1.0",
    ],
    [
      "XSLT",
      { transform: "http://www.w3.org/TR/1999/REC-xslt-19991116" },
      "the Reference has a transform other than exclusive C14N 1.0",
    ],
  ])("with %s does not match", async (_, wish, detail) => {
    expect(await verdict({ signature: signatureOf(signedInfo(wish), signer) })).toEqual([
      `Signature doesn't match prescription: ${detail}`,
    ]);
  });

  it.each<[string, SignedInfoWish]>([
    ["an unknown canonicalisation", { canonicalisation: "http://www.w3.org/TR/2001/REC-xml-c14n-20010315" }],
    ["one that keeps comments", { canonicalisation: `${EXCLUSIVE_C14N}WithComments` }],
    ["an unknown method", { method: "urn:unknown" }],
    ["a method without a key", { method: "http://www.w3.org/2000/09/xmldsig#hmac-sha1" }],
    ["an unknown digest", { digestMethod: "urn:unknown" }],
    ["SHA-1 in the digest", { digestMethod: SHA1, digest: digestOf(CONTENT, "sha1") }],
  ])("with %s is invalid", async (_, wish) => {
    const [found, ...more] = await verdict({ signature: signatureOf(signedInfo(wish), signer) });
    expect(found).toMatch(/^Signature is invalid: the /);
    expect(more).toEqual([]);
  });

  it("with SHA-1 holds only where that is configured", async () => {
    const signature = signatureOf(
      signedInfo({ method: RSA_SHA1, digestMethod: SHA1, digest: digestOf(CONTENT, "sha1") }),
      signer,
      "RS1",
    );
    expect(await verdict({ signature }, { allowSha1: true })).toEqual([]);
    expect(await verdict({ signature })).toEqual([
      "Signature is invalid: the signature method is not allowed",
      "Signature is invalid: the digest method is not allowed",
    ]);
  });

  it("of another key is invalid", async () => {
    const { certificate } = await issuing.issue({ commonName: "Another", keys: "rsa", listAt: LIST, from: ago(100) });
    expect(await verdict({ signature: signatureOf(signedInfo(), { key: signer.key, certificate }) })).toEqual([
      "Signature is invalid: the signature value is not that of SignedInfo under the certificate's key",
    ]);
  });

  it("of a key that is not RSA is invalid, whatever its method says", async () => {
    const elliptic = await issuing.issue({ commonName: "Elliptic", listAt: LIST, from: ago(100) });
    expect(await verdict({ signature: signatureOf(signedInfo(), elliptic) })).toEqual([
      "Signature is invalid: the certificate has no RSA key",
    ]);
  });

  it("whose SignedInfo was changed by one character is invalid or does not match", async () => {
    const whole = signatureOf(signedInfo(), signer);
    const check = verifier();
    const [start, end] = [whole.indexOf("<SignedInfo"), whole.indexOf("</SignedInfo>")];
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: start, max: end - 1 }),
        fc.constantFrom("A", "x", " ", "1"),
        async (at, letter) => {
          fc.pre(whole[at] !== letter);
          const element = parse(`${whole.slice(0, at)}${letter}${whole.slice(at + 1)}`, {
            keepWhitespaceIn: SIGNATURE_NAMESPACE,
          });
          if (isXmlFault(element)) return;
          const found = await check({ signature: element, content: CONTENT, signedAt: ago(1) });
          expect(found).not.toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("the form of a signature", () => {
  const whole = () => signatureOf(signedInfo(), signer);
  const without = (name: string) => whole().replace(new RegExp(`<${name}[ >].*</${name}>`), "");
  const twice = (name: string) => whole().replace(new RegExp(`<${name}[ >].*</${name}>`), "$&$&");

  it.each(["SignedInfo", "SignatureValue", "KeyInfo", "X509Data", "X509Certificate"])("needs %s", async (name) => {
    const [found] = await verdict({ signature: without(name) });
    expect(found).toMatch(/^Invalid signature format: /);
  });

  it.each(["SignedInfo", "SignatureValue", "KeyInfo", "X509Data"])("has %s once", async (name) => {
    const [found] = await verdict({ signature: twice(name) });
    expect(found).toMatch(/^Invalid signature format: /);
  });

  it("has one certificate", async () => {
    const markers = whole().replace("<X509Certificate>", "<X509Certificate>-----BEGIN CERTIFICATE-----");
    for (const signature of [twice("X509Certificate"), markers])
      expect(await verdict({ signature })).toEqual([
        "Multiple certificates detected: expected one X509Certificate in base64 without PEM markers",
      ]);
  });

  it("has a certificate that can be read", async () => {
    const signature = whole().replace(/<X509Certificate>.{20}/, "<X509Certificate>");
    expect(await verdict({ signature })).toEqual(["Invalid certificate: the certificate cannot be read"]);
  });

  it("is that of XML signatures", async () => {
    const signature = whole().replace(SIGNATURE_NAMESPACE, "urn:other");
    expect(await verdict({ signature })).toEqual(["Invalid signature format: there is no Signature element"]);
    const found = await verifier()({ signature: undefined, content: CONTENT, signedAt: ago(1) });
    expect(found.map(({ problem }) => problem)).toEqual(["Invalid signature format"]);
  });

  it("may be anything: there is always a verdict", async () => {
    const check = verifier();
    await fc.assert(
      fc.asyncProperty(fc.base64String(), fc.base64String(), fc.string(), async (value, certificate, method) => {
        const xml = `<Signature xmlns="${SIGNATURE_NAMESPACE}">${signedInfo()}<SignatureValue>${value}</SignatureValue><KeyInfo><X509Data><X509Certificate>${certificate}</X509Certificate></X509Data></KeyInfo></Signature>`;
        const element = elementOf(xml);
        element.children[0]!.children[1]!.attributes["Algorithm"] = method;
        const found = await check({ signature: element, content: CONTENT, signedAt: new Date(Number.NaN) });
        expect(found.map(({ problem }) => problem)).not.toContain("Uncaught error during signature verification");
        expect(found).not.toEqual([]);
      }),
    );
  });
});

describe("the signer", () => {
  it("is trusted only by way of an anchor", async () => {
    const untrusted = ["Certificate not trusted: there is no way to a trust anchor"];
    expect(await verdict({}, { anchors: [] })).toEqual(untrusted);
    expect(await verdict({}, { anchors: [other.certificate] })).toEqual(untrusted);
    expect(await verdict({}, { intermediates: [] })).toEqual(untrusted);
    // Its own certificate makes nobody an authority.
    expect(await verdict({}, { anchors: [signer.certificate] })).toEqual(untrusted);
  });

  it("is trusted where the issuing authority is the anchor; who signs that one's list must be known", async () => {
    expect(await verdict({}, { anchors: [issuing.certificate], intermediates: [root.certificate] })).toEqual([]);
    expect(await verdict({}, { anchors: [issuing.certificate], intermediates: [] })).toEqual([
      "Certificate not trusted: CA certificate: the certificate of who signs its revocation list is not configured",
    ]);
  });

  it("was within the validity of its certificate when it signed, to the second", async () => {
    const { certificate, key } = await issuing.issue({
      commonName: "Short",
      keys: "rsa",
      from: new Date("2026-01-01T00:00:00Z"),
      until: new Date("2026-02-01T00:00:00Z"),
      listAt: LIST,
    });
    const signature = signatureOf(signedInfo(), { certificate, key });
    const at = async (time: string) => (await verdict({ signature, signedAt: new Date(time) })).length === 0;
    const times = ["2025-12-31T23:59:59Z", "2026-01-01T00:00:00Z", "2026-01-01T00:00:01Z"];
    const later = ["2026-01-31T23:59:59Z", "2026-02-01T00:00:00Z", "2026-02-01T00:00:01Z"];
    expect(await Promise.all([...times, ...later].map(at))).toEqual([false, false, true, true, false, false]);
    const found = await verifier()({ signature: elementOf(signature), content: CONTENT, signedAt: undefined });
    expect(found).toEqual([
      { problem: "Certificate expired when signed", detail: "the time of the signature cannot be read" },
    ]);
  });

  it("is no authority that another signer plays", async () => {
    // A certificate of an ordinary holder that issues another one.
    const forged = await createAuthority("Issuing");
    const wish = { commonName: "Prescriber", from: ago(100), listAt: LIST } as const;
    const { certificate, key } = await forged.issue({ ...wish, keys: "rsa" });
    expect(await verdict({ signature: signatureOf(signedInfo(), { certificate, key }) })).toEqual([
      "Certificate not trusted: there is no way to a trust anchor",
    ]);
  });

  it("is found in a store whose authorities vouch for each other without end", async () => {
    const again = await issuing.subordinate({ commonName: "Root", from: ago(10) });
    const store = { anchors: [other.certificate], intermediates: [root, issuing, again].map((a) => a.certificate) };
    expect(await verdict({}, store)).toEqual(["Certificate not trusted: there is no way to a trust anchor"]);
  });
});

describe("revocation", () => {
  const revokedBy = (authority: Authority, certificate: string, at: Date, reason?: number) => {
    const list = authority.revocationList({
      revoked: [{ certificate, at, ...(reason === undefined ? {} : { reason }) }],
    });
    return (url: string): Promise<Uint8Array> =>
      (url === LIST) === (authority === issuing) ? Promise.resolve(list) : lists(url);
  };

  it("of the signer counts from its date on, of a compromised key for ever", async () => {
    const cases: [Date, number | undefined, boolean][] = [
      [ago(2), undefined, true],
      [ago(1), undefined, true],
      [ago(0.5), undefined, false],
      [ago(0.5), 4, false],
      [ago(0.5), 1, true],
      [ago(0.5), 2, true],
      [ago(0.5), 10, true],
    ];
    for (const [at, reason, isRevoked] of cases) {
      const found = await verdict({}, { fetchList: revokedBy(issuing, signer.certificate, at, reason) });
      expect([at, reason, found]).toEqual([
        at,
        reason,
        isRevoked ? ["Certificate is revoked: Certificate is on the list of its issuer"] : [],
      ]);
    }
  });

  it("of an authority is that of all below", async () => {
    const found = await verdict({}, { fetchList: revokedBy(root, issuing.certificate, ago(2)) });
    expect(found).toEqual(["CA certificate is revoked: CA certificate is on the list of its issuer"]);
  });

  const unusable: [string, () => Promise<Uint8Array>, string][] = [
    ["cannot be had", () => Promise.reject(new Error("unreachable")), "the revocation list cannot be had"],
    ["is no list", () => Promise.resolve(Buffer.from("<html>")), "the revocation list cannot be read: "],
    ["is empty", () => Promise.resolve(Buffer.alloc(0)), "the revocation list cannot be read: "],
    [
      "is out of date",
      () => Promise.resolve(issuing.revocationList({ from: ago(3), until: ago(1) })),
      "the revocation list is out of date",
    ],
    [
      "is of the future",
      () => Promise.resolve(issuing.revocationList({ from: ago(-1) })),
      "the revocation list is of the future",
    ],
    ["is another issuer's", () => Promise.resolve(other.revocationList()), "the revocation list is of another issuer"],
  ];

  it.each(unusable)(
    "is not known where the list %s: nobody is trusted, save by configuration",
    async (_, fetch, why) => {
      const fetchList = (url: string) => (url === LIST ? fetch() : lists(url));
      const [found, ...more] = await verdict({}, { fetchList });
      expect(found).toContain(`Certificate not trusted: Certificate: ${why}`);
      expect(more).toEqual([]);
      expect(await verdict({}, { fetchList, revocation: "fail-open" })).toEqual([]);
    },
  );

  it("is not known from a list that somebody else signed in the issuer's name", async () => {
    const forged = await createAuthority("Issuing");
    const fetchList = (url: string) => (url === LIST ? Promise.resolve(forged.revocationList()) : lists(url));
    expect(await verdict({}, { fetchList })).toEqual([
      "Certificate not trusted: Certificate: the revocation list is not signed by its issuer",
    ]);
  });

  it("is believed even of a list that is out of date: that cannot be forged", async () => {
    const revoked = [{ certificate: signer.certificate, at: ago(5) }];
    const fetchList = (url: string) =>
      url === LIST ? Promise.resolve(issuing.revocationList({ revoked, from: ago(3), until: ago(1) })) : lists(url);
    expect(await verdict({}, { fetchList, revocation: "fail-open" })).toEqual([
      "Certificate is revoked: Certificate is on the list of its issuer",
    ]);
  });

  it("is not known of a certificate that names no list", async () => {
    const silent = await issuing.issue({ commonName: "Silent", keys: "rsa", from: ago(100) });
    const signature = signatureOf(signedInfo(), silent);
    expect(await verdict({ signature })).toEqual([
      "Certificate not trusted: Certificate: the certificate names no web address of a revocation list",
    ]);
    expect(await verdict({ signature }, { revocation: "fail-open" })).toEqual([]);
  });

  it("asks no address that an untrusted certificate names", async () => {
    const asked: string[] = [];
    const fetchList = (url: string) => {
      asked.push(url);
      return lists(url);
    };
    const evil = await other.issue({ commonName: "Evil", keys: "rsa", listAt: "http://169.254.169.254/" });
    await verdict({ signature: signatureOf(signedInfo(), evil) }, { fetchList });
    expect(asked).toEqual([]);
  });
});

describe("lists", () => {
  /** A verifier whose clock and lists the test holds in its hands. */
  function underTest() {
    const world = { now: NOW.getTime(), fetched: 0, list: (): Promise<Uint8Array> => lists(LIST) };
    const check = verifier({
      now: () => new Date(world.now),
      fetchList: (url) => {
        if (url !== LIST) return lists(url);
        world.fetched++;
        return world.list();
      },
    });
    const signature = elementOf(signatureOf(signedInfo(), signer));
    const problems = async () => (await check({ signature, content: CONTENT, signedAt: ago(1) })).map((f) => f.problem);
    return { world, problems };
  }

  const MINUTE = 60_000;

  it("are fetched once for all who ask at once, and kept for an hour", async () => {
    const { world, problems } = underTest();
    expect(await Promise.all(Array.from({ length: 20 }, problems))).toEqual(Array.from({ length: 20 }, () => []));
    world.now += 59 * MINUTE;
    expect(await problems()).toEqual([]);
    expect(world.fetched).toBe(1);
    world.now += 2 * MINUTE;
    expect(await problems()).toEqual([]);
    expect(world.fetched).toBe(2);
  });

  it("that cannot be had are asked for again after a minute, and the one before serves as long as it holds", async () => {
    const { world, problems } = underTest();
    world.list = () => Promise.resolve(issuing.revocationList({ until: new Date(NOW.getTime() + 90 * MINUTE) }));
    expect(await problems()).toEqual([]);
    world.list = () => Promise.reject(new Error("unreachable"));
    world.now += 61 * MINUTE;
    expect([await problems(), await problems(), world.fetched]).toEqual([[], [], 2]);
    world.now += 30 * MINUTE;
    expect(await problems()).toEqual(["Certificate not trusted"]);
    world.list = () => lists(LIST);
    expect(await problems()).toEqual(["Certificate not trusted"]);
    world.now += 2 * MINUTE;
    expect(await problems()).toEqual([]);
  });

  it("that are older do not take the place of newer ones", async () => {
    const { world, problems } = underTest();
    const revoked = [{ certificate: signer.certificate, at: ago(2) }];
    world.list = () => Promise.resolve(issuing.revocationList({ revoked, from: ago(0.1) }));
    expect(await problems()).toEqual(["Certificate is revoked"]);
    world.list = () => Promise.resolve(issuing.revocationList({ from: ago(0.2) }));
    world.now += 61 * MINUTE;
    expect(await problems()).toEqual(["Certificate is revoked"]);
  });
});

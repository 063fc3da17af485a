// Signatures through the real translator: files of authorities, lists over the web, orders over the wire to Spine; openssl
// and libxml2 say whether they agree.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { XmlC14NMode, XmlDocument, type XmlElement } from "libxml2-wasm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Authority, createAuthority, type IssuedCertificate } from "../../shared/trust/authority.ts";
import { parseFhirJson, writeFhirJson } from "../../shared/wire/fhir/json.ts";
import { changed } from "../eps/example.ts";
import { signedOrder } from "../eps/signing.ts";
import { loggedTranslator } from "./logged-translator.ts";

const NOW = new Date("2026-02-03T10:00:00Z");
const VALIDITY = { from: new Date("2025-01-01T00:00:00Z"), until: new Date("2028-01-01T00:00:00Z") };
const HOST = "lists.authority.example";

let root: Authority;
let issuing: Authority;
let signer: IssuedCertificate;
let lists: Server;
/** What the server of lists has, by path; anything else is not found. */
let served: Record<string, Buffer>;
let folder: string;

beforeAll(async () => {
  root = await createAuthority("Root", VALIDITY);
  issuing = await root.subordinate({ ...VALIDITY, commonName: "Issuing", listAt: `http://${HOST}/root.crl` });
  signer = await issuing.issue({
    ...VALIDITY,
    commonName: "Prescriber",
    keys: "rsa",
    listAt: `http://${HOST}/issuing.crl`,
  });
  folder = mkdtempSync(join(tmpdir(), "signers-"));
  lists = createServer((request, response) => {
    const list = served[request.url ?? ""];
    response.writeHead(list === undefined ? 404 : 200).end(list);
  });
  await new Promise<void>((listening) => lists.listen(0, "127.0.0.1", listening));
});

afterAll(() => {
  lists.close();
  rmSync(folder, { recursive: true });
});

const good = (): Record<string, Buffer> => ({
  "/root.crl": root.revocationList(VALIDITY),
  "/issuing.crl": issuing.revocationList(VALIDITY),
});

beforeEach(() => {
  served = good();
  writeFileSync(join(folder, "root.pem"), root.certificate);
  writeFileSync(join(folder, "issuing.pem"), issuing.certificate);
});

type Translator = Awaited<ReturnType<typeof loggedTranslator>>;
const running: Translator[] = [];
afterEach(async () => {
  for (const translator of running.splice(0)) await translator.close();
});

async function translator(environment: Record<string, string> = {}): Promise<Translator> {
  const started = await loggedTranslator(() => NOW, {
    ENABLE_PRESCRIBING_SIGNATURE_VALIDATION: "true",
    SIGNATURE_AUTHORITIES: join(folder, "root.pem"),
    SIGNATURE_INTERMEDIATES: join(folder, "issuing.pem"),
    CRL_DISTRIBUTION_DOMAIN: HOST,
    CRL_DISTRIBUTION_PROXY: `http://127.0.0.1:${(lists.address() as AddressInfo).port}`,
    ...environment,
  });
  running.push(started);
  return started;
}

const order = (change: (bundle: any) => void = () => {}): any => changed("prescription-order.json", change);

const send = ({ post }: Translator, bundle: unknown, id: string = crypto.randomUUID()) =>
  post("$process-message", JSON.stringify(bundle), undefined, { "x-request-id": id });

const diagnosticsOf = (outcome: any): string[] => outcome.issue.map((i: any) => i.diagnostics);

describe("an order that is sent", () => {
  it("goes to Spine where its signature holds, and other tools find it signed on the wire", async () => {
    const under = await translator();
    const answer = await send(under, signedOrder(order(), signer));
    expect(answer.json().issue).toEqual([expect.objectContaining({ severity: "information" })]);
    expect(under.messages).toHaveLength(1);
    expect(witnessed(under.messages[0]!)).toEqual({ digest: "equal", signature: "Verified OK\n" });
  });

  it("as the example is, whose signature is nobody's, is refused with the place and never leaves", async () => {
    const under = await translator();
    const answer = await send(under, order());
    expect(answer.statusCode).toBe(400);
    for (const issue of answer.json().issue) {
      expect(issue).toMatchObject({ severity: "error", code: "invalid" });
      expect(issue.expression[0]).toMatch(/^Bundle\.entry\[\d+\]\.resource\.signature\[0\]\.data$/);
    }
    expect(under.messages).toEqual([]);
  });

  it("must be what was prepared", async () => {
    const under = await translator();
    const bundle = signedOrder(order(), signer);
    bundle.entry[1].resource.dispenseRequest.quantity.value = 56;
    const answer = await send(under, bundle);
    expect([answer.statusCode, diagnosticsOf(answer.json())]).toEqual([
      400,
      ["Signature doesn't match prescription: the digest is not that of the prescription."],
    ]);
    expect(under.messages).toEqual([]);
  });

  it("is not looked at where that is not configured", async () => {
    const under = await translator({ ENABLE_PRESCRIBING_SIGNATURE_VALIDATION: "false" });
    expect((await send(under, order())).statusCode).toBe(200);
  });

  it("with SHA-1 goes only where that is configured", async () => {
    const bundle = signedOrder(order(), signer, "RS1");
    const refused = await send(await translator(), bundle);
    expect(diagnosticsOf(refused.json())).toEqual([
      "Signature is invalid: the signature method is not allowed.",
      "Signature is invalid: the digest method is not allowed.",
    ]);
    expect((await send(await translator({ SIGNATURE_ALLOW_SHA1: "true" }), bundle)).statusCode).toBe(200);
  });

  it("of a revoked signer, or one of whom nothing is known, is refused", async () => {
    const bundle = signedOrder(order(), signer);
    const revoked = [{ certificate: signer.certificate, at: new Date("2026-01-01T00:00:00Z") }];
    served["/issuing.crl"] = issuing.revocationList({ ...VALIDITY, revoked });
    expect(diagnosticsOf((await send(await translator(), bundle)).json())).toEqual([
      "Certificate is revoked: Certificate is on the list of its issuer.",
    ]);
    delete served["/issuing.crl"];
    expect(diagnosticsOf((await send(await translator(), bundle)).json())).toEqual([
      "Certificate not trusted: Certificate: the revocation list cannot be had.",
    ]);
    expect((await send(await translator({ SIGNATURE_REVOCATION: "fail-open" }), bundle)).statusCode).toBe(200);
  });

  it("that was sent gets its answer again, whatever has become of its signer", async () => {
    let now = NOW;
    const under = await loggedTranslator(() => now, {
      ENABLE_PRESCRIBING_SIGNATURE_VALIDATION: "true",
      SIGNATURE_AUTHORITIES: folder,
      CRL_DISTRIBUTION_DOMAIN: HOST,
      CRL_DISTRIBUTION_PROXY: `http://127.0.0.1:${(lists.address() as AddressInfo).port}`,
    });
    running.push(under);
    const [bundle, id] = [signedOrder(order(), signer), crypto.randomUUID()];
    const first = await send(under, bundle, id);
    served = {};
    now = new Date("2028-02-03T12:00:00Z");
    const again = await send(under, bundle, id);
    expect([again.statusCode, again.body]).toEqual([200, first.body]);
    expect((await send(under, bundle)).statusCode).toBe(400);
    expect(under.messages).toHaveLength(1);
  });
});

describe("$verify-signature", () => {
  const verify = async ({ post }: Translator, body: unknown) => {
    const answer = await post("$verify-signature", typeof body === "string" ? body : JSON.stringify(body));
    return { status: answer.statusCode, body: answer.json() };
  };

  it("answers each prescription by its identifier", async () => {
    const signed = signedOrder(order(), signer);
    const changedAfterwards = structuredClone(signed);
    changedAfterwards.entry[1].resource.dosageInstruction[0].text = "twice as much";
    const { status, body } = await verify(await translator(), {
      resourceType: "Parameters",
      parameter: [signed, changedAfterwards].map((resource, i) => ({ name: String(i), resource })),
    });
    const place = `Bundle.entry[${signed.entry.findIndex((e: any) => e.resource.resourceType === "Provenance")}].resource.signature[0].data`;
    expect([status, body.resourceType]).toEqual([200, "Parameters"]);
    const [one, two] = body.parameter;
    expect(one).toEqual({
      name: "0",
      part: [
        { name: "messageIdentifier", valueReference: { identifier: signed.identifier } },
        {
          name: "result",
          resource: {
            resourceType: "OperationOutcome",
            issue: [{ severity: "information", code: "informational" }],
          },
        },
      ],
    });
    expect([two.name, two.part[1].resource.issue]).toEqual([
      "1",
      [
        {
          severity: "error",
          code: "invalid",
          details: {
            coding: [
              {
                system: "https://fhir.nhs.uk/CodeSystem/Spine-ErrorOrWarningCode",
                code: "INVALID",
                display: "Signature doesn't match prescription.",
              },
            ],
          },
          diagnostics: "Signature doesn't match prescription: the digest is not that of the prescription.",
          expression: [place],
        },
      ],
    ]);
  });

  it("takes one prescription, or several in a Bundle, and keeps how numbers are spelled", async () => {
    const under = await translator();
    const text = JSON.stringify(order()).replace(/("quantity":\{"value":)\d+/, "$128.00");
    const parsed = parseFhirJson(text);
    if (!parsed.ok) throw new Error(parsed.fault);
    const one = writeFhirJson(signedOrder(parsed.value, signer));
    expect(one).toContain(":28.00,");
    const other = (await verify(under, one.replace(":28.00,", ":28.0,"))).body.parameter[0];
    expect(other.part[1].resource.issue[0].details.coding[0].code).toBe("INVALID");
    const several = `{"resourceType":"Bundle","type":"collection","entry":[{"resource":${one}},{"resource":${one}}]}`;
    const [single, both] = [await verify(under, one), await verify(under, several)];
    expect([single.body.parameter.length, both.body.parameter.map((p: any) => p.name)]).toEqual([1, ["0", "1"]]);
    for (const { part } of [...single.body.parameter, ...both.body.parameter])
      expect(part[1].resource.issue[0].severity).toBe("information");
  });

  it("tells of each that cannot be translated, and goes on with the others", async () => {
    const broken = order((b) => void delete b.entry[1].resource.dosageInstruction);
    const cancellation = changed("prescription-order-update.json", () => {});
    const { status, body } = await verify(await translator(), {
      resourceType: "Bundle",
      type: "collection",
      entry: [broken, cancellation, signedOrder(order(), signer)].map((resource) => ({ resource })),
    });
    const severities = body.parameter.map((p: any) => p.part[1].resource.issue[0].severity);
    expect([status, severities[2]]).toEqual([200, "information"]);
    expect(severities.slice(0, 2)).not.toContain("information");
  });

  it.each(["", "null", "[]", "{}", '{"resourceType":"Parameters"}', '{"resourceType":"Patient"}', "<a/>"])(
    "refuses what holds no message: %s",
    async (body) => {
      const { status, body: outcome } = await verify(await translator(), body);
      expect([status, outcome.resourceType]).toEqual([400, "OperationOutcome"]);
    },
  );

  it("trusts nobody where no authorities are configured, and says all the rest", async () => {
    const under = await loggedTranslator(() => NOW);
    running.push(under);
    const { body } = await verify(under, signedOrder(order(), signer));
    expect(diagnosticsOf(body.parameter[0].part[1].resource)).toEqual([
      "Certificate not trusted: there is no way to a trust anchor.",
    ]);
  });

  it("logs nothing of patient or signer", async () => {
    const under = await translator();
    await verify(under, signedOrder(order(), signer));
    await send(under, order());
    expect(under.lines.join("")).not.toMatch(/Prescriber|\b9\d{9}\b/);
    expect(under.lines.join("")).toContain('"signatures":1');
  });
});

describe("authorities", () => {
  it("may stand in a folder; a file that holds none stops the start", async () => {
    writeFileSync(join(folder, "notes.txt"), "not a certificate");
    const under = await translator({ SIGNATURE_AUTHORITIES: folder, SIGNATURE_INTERMEDIATES: "" });
    expect((await send(under, signedOrder(order(), signer))).statusCode).toBe(200);
    await expect(translator({ SIGNATURE_AUTHORITIES: join(folder, "notes.txt") })).rejects.toThrow(
      "notes.txt: expected certificates in PEM",
    );
    await expect(translator({ SIGNATURE_AUTHORITIES: join(folder, "absent.pem") })).rejects.toThrow("absent.pem");
  });
});

/** What libxml2 and openssl say of the signature in a message on the wire. */
function witnessed(message: string): { readonly digest: string; readonly signature: string } {
  const document = XmlDocument.fromString(message);
  const namespaces = { hl7: "urn:hl7-org:v3", ds: "http://www.w3.org/2000/09/xmldsig#" };
  const all = (path: string) => document.find(path, namespaces) as XmlElement[];
  const text = (path: string) => all(path)[0]!.content.replace(/\s/g, "");
  const canonical = (element: XmlElement) =>
    element.canonicalizeToString({ mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0, withComments: false });
  const prescription = "//hl7:ParentPrescription";
  const inner = `${prescription}/hl7:pertinentInformation1/hl7:pertinentPrescription`;
  for (const status of all(`${inner}/hl7:pertinentInformation2/hl7:pertinentLineItem/hl7:pertinentInformation4`))
    status.remove();
  for (const low of all(`${inner}/hl7:pertinentInformation2/hl7:pertinentLineItem/hl7:repeatNumber/hl7:low`))
    low.remove();
  const fragments = [
    [all(`${inner}/hl7:author/hl7:time`)[0]!, all(`${inner}/hl7:id`)[0]!],
    all(`${inner}/hl7:author/hl7:AgentPerson`),
    all(`${prescription}/hl7:recordTarget`),
    ...all(`${inner}/hl7:pertinentInformation2/hl7:pertinentLineItem`).map((item) => [item]),
  ].map((parts) => `<Fragment>${parts.map(canonical).join("")}</Fragment>`);
  const content = `<FragmentsToBeHashed>${fragments.join("")}</FragmentsToBeHashed>`;
  const digest = createHash("sha256").update(content).digest("base64");
  const place = mkdtempSync(join(tmpdir(), "witness-"));
  const file = (name: string, bytes: string | Buffer) => {
    writeFileSync(join(place, `${name}.new`), bytes);
    renameSync(join(place, `${name}.new`), join(place, name));
    return join(place, name);
  };
  try {
    const certificate = file("signer.der", Buffer.from(text("//ds:X509Certificate"), "base64"));
    const key = spawnSync("openssl", ["x509", "-inform", "der", "-in", certificate, "-noout", "-pubkey"]).stdout;
    const { stdout } = spawnSync(
      "openssl",
      [
        "dgst",
        "-sha256",
        "-verify",
        file("key.pem", key),
        "-signature",
        file("value", Buffer.from(text("//ds:SignatureValue"), "base64")),
        file("signed", canonical(all("//ds:SignedInfo")[0]!)),
      ],
      { encoding: "utf8" },
    );
    return { digest: digest === text("//ds:DigestValue") ? "equal" : "another", signature: stdout };
  } finally {
    rmSync(place, { recursive: true });
    document.dispose();
  }
}

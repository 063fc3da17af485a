// Signatures of prescriptions: each under every trust store and revocation list of its case (judge, section eps).
import { signedContent } from "../../mappings/eps/signed-content.ts";
import { createVerifier } from "../../shared/trust/verify.ts";
import { parse } from "../../shared/wire/xml/read.ts";
import { isXmlFault, SIGNATURE_NAMESPACE } from "../../shared/wire/xml/tree.ts";
import type { Case, Recording } from "./case.ts";

interface Variant {
  readonly trustStore: string;
  readonly revocationList: string;
}

const CONTEXT = "../_context";

const pem = (c: Case, name: string): string => JSON.parse(c.read(`${CONTEXT}/${name}.json`)).pem;

const der = (text: string): Buffer => Buffer.from(text.replace(/-----[^-]*-----|\s/g, ""), "base64");

async function verdict(c: Case, { trustStore, revocationList }: Variant): Promise<readonly string[]> {
  const prescription = parse(c.read("hl7v3.xml"), { keepWhitespaceIn: SIGNATURE_NAMESPACE });
  if (isXmlFault(prescription)) throw new TypeError(`${c.id}: ${prescription.fault}`);
  const verify = createVerifier({
    anchors: trustStore === "none" ? [] : [pem(c, trustStore)],
    revocation: c.revocation ?? "fail-closed",
    // Signers of today use it (eps.md 8.3); it is off by default.
    allowSha1: true,
    fetchList: async () => {
      if (revocationList === "unreachable") throw new Error("unreachable");
      return der(pem(c, revocationList));
    },
    now: () => new Date(c.clock ?? "2022-02-01T00:00:00Z"),
  });
  return (await verify(signedContent(prescription))).map(({ problem }) => problem);
}

export async function verifySignature(c: Case): Promise<Recording> {
  const { variants } = JSON.parse(c.read("expected.json")) as { variants: readonly Variant[] };
  const verdicts = variants.map(async ({ trustStore, revocationList }) => ({
    trustStore,
    revocationList,
    errors: await verdict(c, { trustStore, revocationList }),
  }));
  return { "expected.json": { variants: await Promise.all(verdicts) } };
}

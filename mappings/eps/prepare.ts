// The answer of $prepare: what is to be signed, as a canonical SignedInfo (eps.md 8.1, 8.2).
import { createHash } from "node:crypto";
import { instant } from "../../shared/wire/hl7v3/timestamps.ts";
import { canonicalise } from "../../shared/wire/xml/canonical.ts";
import { parse } from "../../shared/wire/xml/read.ts";
import { isXmlFault } from "../../shared/wire/xml/tree.ts";
import { elementAt } from "./tables/element-at.ts";

export type SignatureAlgorithm = "RS256" | "RS1";

const EXCLUSIVE_C14N = "http://www.w3.org/2001/10/xml-exc-c14n#";

const ALGORITHMS = {
  RS256: {
    signature: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
    digest: "http://www.w3.org/2001/04/xmlenc#sha256",
    hash: "sha256",
  },
  RS1: {
    signature: "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
    digest: "http://www.w3.org/2000/09/xmldsig#sha1",
    hash: "sha1",
  },
} as const;

export interface Prepared {
  readonly fragments: string;
  readonly signedInfo: string;
  readonly parameters: object;
}

const element = (name: string, attributes: string, content = ""): string =>
  `<${name}${attributes}>${content}</${name}>`;
const algorithm = (uri: string): string => ` Algorithm="${uri}"`;

/** SignedInfo over a digest, in canonical form already: written by hand, since nothing in it but the digest varies. */
function signedInfo(digest: string, { signature, digest: method }: (typeof ALGORITHMS)[SignatureAlgorithm]): string {
  const transforms = element("Transforms", "", element("Transform", algorithm(EXCLUSIVE_C14N)));
  const reference = element(
    "Reference",
    "",
    transforms + element("DigestMethod", algorithm(method)) + element("DigestValue", "", digest),
  );
  return element(
    "SignedInfo",
    ' xmlns="http://www.w3.org/2000/09/xmldsig#"',
    element("CanonicalizationMethod", algorithm(EXCLUSIVE_C14N)) +
      element("SignatureMethod", algorithm(signature)) +
      reference,
  );
}

/**
 * From the message `signed-fragments` as text to the Parameters that `$prepare` answers: digest (base64 of the canonical
 * SignedInfo), timestamp (of the signature to be, `+00:00`), algorithm.
 *
 * @throws TypeError where the text is no such message: it comes from the mapping, so that is a defect of ours.
 */
export function prepared(fragments: string, by: SignatureAlgorithm): Prepared {
  const root = parse(fragments);
  if (isXmlFault(root)) throw new TypeError(`signed fragments: ${root.fault}`);
  const canonical = canonicalise(root);
  const digest = createHash(ALGORITHMS[by].hash).update(canonical, "utf8").digest("base64");
  const info = signedInfo(digest, ALGORITHMS[by]);
  const time = elementAt(root, "Fragment", "time")?.attributes["value"] ?? "";
  return {
    fragments: canonical,
    signedInfo: info,
    parameters: {
      resourceType: "Parameters",
      parameter: [
        { name: "digest", valueString: Buffer.from(info, "utf8").toString("base64") },
        { name: "timestamp", valueString: instant.decode(time, undefined as never) },
        { name: "algorithm", valueString: by },
      ],
    },
  };
}

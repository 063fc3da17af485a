// The prescriber's signature: a Provenance of the Bundle, an XML signature in the author of the prescription
// (eps.md 6.1, 7.3; D-5, D-26).
import { type Codec, Problem } from "../../../shared/mapping/codec.ts";
import type { Link } from "../../../shared/mapping/port.ts";
import type { Run } from "../../../shared/mapping/run.ts";
import { Graph, newResource, type Resource, resolveReference } from "../../../shared/wire/fhir/graph.ts";
import { parse } from "../../../shared/wire/xml/read.ts";
import { isXmlFault, type XmlElement } from "../../../shared/wire/xml/tree.ts";

const NOT_BASE64 = /[^A-Za-z0-9+/=]|=(?!=?$)/;
const isBase64 = (text: string): boolean => text !== "" && text.length % 4 === 0 && !NOT_BASE64.test(text);

/** The element as it stands in the source; one in no namespace must not fall into that of the message. */
function inserted(source: string, root: XmlElement): string {
  const text = source.slice(root.start, root.end);
  if (root.namespace !== "" || /^<[^>]*\sxmlns=/.test(text)) return text;
  return text.replace(/^<[^\s/>]+/, (tag) => `${tag} xmlns=""`);
}

/** A signature with every byte as it is: base64 in FHIR, an element on the wire. */
export const signatureXml: Codec = {
  name: "verbatim XML",
  encode: (v) => {
    const compact = typeof v !== "string" ? "" : /\s/.test(v) ? v.replace(/\s/g, "") : v;
    if (!isBase64(compact)) return new Problem("an XML signature in base64");
    const source = Buffer.from(compact, "base64").toString("utf8");
    const root = parse(source);
    return isXmlFault(root) ? new Problem("an XML signature in base64") : inserted(source, root);
  },
  decode: (t) => Buffer.from(t, "utf8").toString("base64"),
};

const list = (v: unknown): readonly any[] => (Array.isArray(v) ? v : []);

const roleOf = (reference: unknown, run: Run): Resource | undefined => {
  const found = resolveReference(reference, "PractitionerRole", run);
  return found instanceof Problem ? undefined : found;
};

/** The signature whose signer is the requester: the same resource, however the references are written (eps.md 14.5, D-5). */
function signatureOfRequester(request: Resource, run: Run): unknown {
  const requester = roleOf(request["requester"], run);
  if (requester === undefined) return undefined;
  const signatures = Graph.of(run)
    .ofType("Provenance")
    .flatMap((p) => list(p["signature"]));
  return signatures.find((s) => roleOf(s?.who, run) === requester);
}

const child = (node: XmlElement | undefined, name: string): XmlElement | undefined =>
  node?.children.find((c) => c.name === name);

/** From a MedicationRequest to the signature of its requester. */
export const requesterSignature: Link = {
  name: "signature of the requester",
  type: "Signature",
  resolve: signatureOfRequester,
  create: (_request, author: XmlElement) => (child(author, "signatureText")?.children.length ? {} : undefined),
  settle: (_request, signature, run) => {
    const provenance = newResource("Provenance", run);
    provenance["signature"] = [signature];
    Graph.of(run).attach(provenance);
  },
  carries: "requester",
};

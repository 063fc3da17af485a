// Orders as prescribing systems sign them: prepared, signed over the digest, put together.
import { families, operationsOf } from "../../mappings/shipped.ts";
import { createRegistry } from "../../shared/mapping/registry.ts";
import type { IssuedCertificate } from "../../shared/trust/authority.ts";
import { signatureOf } from "../../shared/trust/signing-service.ts";
import { copyFhir, writeFhirJson } from "../../shared/wire/fhir/json.ts";
import { resourcesOf } from "./example.ts";

const operations = operationsOf(createRegistry(families));

const SCOPE = "urn:nhsd:apim:user-nhs-id:aal3:electronic-prescription-service-api:prescribing";

/** The order (numbers as they are spelled), whose Provenance is there already, with a signature of its own; `when` stays what the Provenance says. */
export function signedOrder(order: any, signer: IssuedCertificate, algorithm: "RS256" | "RS1" = "RS256"): any {
  const prepared = operations.prepare(writeFhirJson(order), {
    algorithm,
    now: new Date(),
    checkShape: false,
    caller: { scopes: [SCOPE], features: ["prescribing"] },
  });
  if (!prepared.ok) throw new Error(prepared.faults.map(({ diagnostics }) => diagnostics).join());
  const [digest] = (prepared.parameters as any).parameter.map((p: any) => p.valueString);
  const signature = signatureOf(Buffer.from(digest, "base64").toString("utf8"), signer, algorithm);
  const signed = copyFhir(order);
  const [provenance] = resourcesOf(signed, "Provenance");
  provenance.signature[0].data = Buffer.from(signature, "utf8").toString("base64");
  return signed;
}

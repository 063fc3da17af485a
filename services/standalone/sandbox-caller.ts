// The callers that the electronic prescription surface knows without asking (eps.md 2.5, 10.1, 11).
import type { KnownCallers } from "../hl7v3-translator/caller.ts";

const USER_SCOPE = "urn:nhsd:apim:user-nhs-id:aal3";

export const KNOWN_CALLERS = {
  sandbox: {
    "NHSD-ASID": "200000001285",
    "NHSD-Party-Key": "DEFAULT_SANDBOX_PARTY_KEY",
    "NHSD-Identity-UUID": "555254239107",
    "NHSD-Session-URID": "555254240100",
    "NHSD-Application-Id": "00000000-0000-0000-0000-000000000000",
    "NHSD-Scope": ["prescribing", "dispensing", "tracker"]
      .map((part) => `${USER_SCOPE}:electronic-prescription-service-api:${part}`)
      .join(" "),
  },
  hostedScopes: `${USER_SCOPE}:fhir-prescribing ${USER_SCOPE}:fhir-dispensing`,
} satisfies KnownCallers;

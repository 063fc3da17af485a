// What all routes of the translator share: parts they are built from, addresses, media types, parameters.
import type { MappingContext, Registry } from "../../shared/mapping/conversion.ts";
import type { SpineExchange } from "../../shared/networks/spine/exchange.ts";
import { spineId } from "../../shared/service/headers.ts";
import type { Logger } from "../../shared/service/logging.ts";
import type { Metrics } from "../../shared/service/metrics.ts";
import type { Content, Example, Head, Parameter } from "../../shared/service/route.ts";
import type { Verifier } from "../../shared/trust/verify.ts";
import type { CallerReader } from "./caller.ts";
import type { TranslatorConfig } from "./configuration.ts";
import type { Limits } from "./limits.ts";
import type { Operations } from "./operations.ts";
import type { Requests } from "./requests.ts";

export interface Surface {
  readonly registry: Registry;
  readonly operations: Operations;
  readonly config: TranslatorConfig;
  readonly callers: CallerReader;
  readonly limits: Limits;
  readonly spine: SpineExchange;
  readonly requests: Requests;
  readonly verifySignature: Verifier;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly clock: () => Date;
  /** A new random UUID, lower case. */
  readonly newId: () => string;
  /** Requests for the API description. */
  readonly examples: Readonly<Record<string, Example>>;
}

export const PREFIX = "/FHIR/R4";

/** "" is a body without Content-Type: callers of today may leave it out (eps.md 2.2). */
export const FHIR_BODY = ["application/fhir+json", "application/json", ""];
export const XML_BODY = ["application/xml", "text/xml"];

export const SKIP_VALIDATION: Parameter = {
  name: "x-skip-validation",
  in: "header",
  description: "Any value: the shape of the resource is not checked. Refused in production.",
};

export const SHOW_WARNINGS: Parameter = {
  name: "x-show-validation-warnings",
  in: "header",
  description: "Exactly `true`: warnings refuse the message.",
};

export const SYNC_WAIT: Parameter = {
  name: "X-Sync-Wait",
  in: "header",
  description: "Seconds that the caller waits for the answer; the server's own limit stays.",
};

/** A FHIR body in the API description. */
export const fhirRequest = ({ examples }: Surface): Readonly<Record<string, Content>> => ({
  "application/fhir+json": { schema: "Resource", examples },
  "application/json": { schema: "Resource" },
});

/** What mappings may know about sender, receiver and user. The user counts only with a role (eps.md 2.2). */
export const mappingContext = ({ callers, config, clock, newId }: Surface, head: Head): MappingContext => {
  const [sdsUserId, sdsRoleProfileId] = [
    callers.header(head, "NHSD-Identity-UUID"),
    callers.header(head, "NHSD-Session-URID"),
  ];
  return {
    now: clock(),
    newId,
    values: {
      requestId: spineId(head.trace),
      fromAsid: callers.header(head, "NHSD-ASID"),
      fromPartyKey: callers.header(head, "NHSD-Party-Key"),
      toAsid: config.TO_ASID,
      toPartyKey: config.TO_PARTY_KEY,
      basePath: config.BASE_PATH,
      ...(sdsUserId && sdsRoleProfileId ? { sdsUserId, sdsRoleProfileId } : {}),
    },
  };
};

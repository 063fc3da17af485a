// GET /metadata and /openapi.json: what this instance can do, and how to call it (D-38, platform.md 9).
import { fhirAnswer, jsonAnswer } from "../../shared/service/answer.ts";
import type { Deployment } from "../../shared/service/health.ts";
import { openApi } from "../../shared/service/openapi.ts";
import type { Route } from "../../shared/service/route.ts";
import { capabilityStatement } from "./capability-statement.ts";
import { PREFIX, type Surface } from "./surface.ts";

/** The CapabilityStatement, where callers of today look for it and where FHIR has it. */
export const metadataRoutes = (surface: Surface, routes: readonly Route[], deployment: Deployment): Route[] => {
  const statement = capabilityStatement({
    messages: surface.registry.messages(),
    operations: routes.flatMap(({ path }) => path.split("$")[1] ?? []),
    deployment,
    date: surface.clock(),
  });
  const answer = fhirAnswer(200, statement);
  const at = (path: string, operationId: string): Route => ({
    method: "GET",
    path,
    handle: () => answer,
    description: {
      operationId,
      summary: "What this server can do",
      description: "Messages and operations of this instance.",
      response: {
        description: "CapabilityStatement",
        content: { "application/fhir+json": { schema: "CapabilityStatement" } },
      },
    },
  });
  return [at("/metadata", "metadata"), at(`${PREFIX}/metadata`, "metadataUnderPrefix")];
};

/** The API description of these routes; made once, as they do not change. */
export const openApiRoute = (surface: Surface, routes: readonly Route[], deployment: Deployment): Route => {
  const answer = jsonAnswer(200, openApi(apiInfo(surface, deployment), routes));
  return {
    method: "GET",
    path: "/openapi.json",
    handle: () => answer,
    description: {
      operationId: "openapi",
      summary: "This description",
      description: "OpenAPI 3.0.",
      response: { description: "OpenAPI document", content: { "application/json": { schema: "Json" } } },
    },
  };
};

const apiInfo = ({ registry, config }: Surface, { version }: Deployment) => ({
  title: "Dragoman: FHIR R4 to HL7 V3 translator",
  version: version || "0",
  servers: [{ url: "/", description: config.SANDBOX ? "sandbox" : config.ENVIRONMENT || "this server" }],
  description: [
    "## Overview\nTranslates FHIR R4 messages to the HL7 V3 messages of the systems behind it, and back.",
    `## Messages\n${registry
      .messages()
      .map(({ id, title }) => `- \`${id}\`: ${title}`)
      .join("\n")}`,
    "## Security\nThe gateway checks tokens and says in NHSD headers who calls. `/_status` and `/metrics` need the monitoring key.",
    "## Errors\nEvery error is an OperationOutcome whose issues say where and what was expected.",
    "## Open source\nMIT licence.",
  ].join("\n\n"),
});

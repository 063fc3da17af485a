// The service: routes between FHIR callers and the message families of its registry (eps.md 2).
import { randomUUID } from "node:crypto";
import type { FastifyInstance } from "fastify";
import type { Registry } from "../../shared/mapping/conversion.ts";
import {
  type Answer,
  FHIR_TYPE,
  failureAnswer,
  fhirAnswer,
  JSON_TYPE,
  jsonAnswer,
  TEXT_TYPE,
  XML_TYPE,
} from "../../shared/service/answer.ts";
import { type DependencyCheck, type Deployment, healthRoutes } from "../../shared/service/health.ts";
import { buildServer } from "../../shared/service/http-server.ts";
import type { Logger } from "../../shared/service/logging.ts";
import { createMetrics } from "../../shared/service/metrics.ts";
import { openApi } from "../../shared/service/openapi.ts";
import type { Example, Exchange, Route } from "../../shared/service/route.ts";
import { callerReader, type KnownCallers, refuseTesters } from "./caller.ts";
import { capabilityStatement } from "./capability-statement.ts";
import { isProduction, type TranslatorConfig } from "./configuration.ts";
import { convertRoute } from "./convert.ts";
import { doseToTextRoute } from "./dose-to-text.ts";
import type { Operations } from "./operations.ts";
import { prepareRoute } from "./prepare.ts";
import { PREFIX, type Surface } from "./surface.ts";
import { validateRoute } from "./validate.ts";

export interface TranslatorParts {
  readonly registry: Registry;
  readonly operations: Operations;
  readonly config: TranslatorConfig;
  readonly callers: KnownCallers;
  readonly log: Logger;
  readonly clock: () => Date;
  readonly checks?: readonly DependencyCheck[];
  /** Requests that the API description shows. */
  readonly examples?: Readonly<Record<string, Example>>;
}

export const SERVICE = "hl7v3-translator";

/** Builds the service; its owner makes it listen and closes it. */
export const buildTranslator = (parts: TranslatorParts): FastifyInstance => {
  const { registry, operations, config, log, clock, checks = [], examples = {} } = parts;
  const metrics = createMetrics(SERVICE);
  const callers = callerReader(config, parts.callers);
  const surface = { registry, operations, config, callers, metrics, clock, newId: randomUUID, examples };
  const deployment = { version: config.DEPLOYED_VERSION, commitId: config.COMMIT_ID };
  const messageRoutes = routesOfMessages(surface).map((route) => testable(config, route));
  const health = healthRoutes({
    deployment,
    checks,
    metrics,
    monitoringKey: config.MONITORING_API_KEY,
    open: config.SANDBOX,
  });
  const routes = [...messageRoutes, pollRoute, ...descriptionRoutes(surface, messageRoutes, deployment), ...health];
  return buildServer({
    routes: [...routes, openApiRoute(surface, routes, deployment)],
    log,
    metrics,
    newId: randomUUID,
    bodyLimit: config.MAX_BODY_BYTES,
    concurrencyLimit: config.MAX_CONCURRENT_REQUESTS,
  });
};

/** Tools for testers are not there at all in production (eps.md 2.1). */
const routesOfMessages = (surface: Surface): Route[] => [
  prepareRoute(surface),
  ...(isProduction(surface.config) ? [] : [convertRoute(surface), validateRoute(surface), doseToTextRoute(surface)]),
];

/** Adds what holds for every message route: headers of testers, and the plain media types that x-smoke-test asks for. */
const testable = (config: TranslatorConfig, route: Route): Route => ({
  ...route,
  admit: (head) => refuseTesters(config, head) ?? route.admit?.(head),
  handle: (exchange) => {
    const answer = route.handle(exchange);
    if (exchange.headers["x-smoke-test"] === undefined) return answer;
    return answer instanceof Promise ? answer.then(plain) : plain(answer);
  },
});

const PLAIN_TYPES: Readonly<Record<string, string>> = { [FHIR_TYPE]: JSON_TYPE, [XML_TYPE]: TEXT_TYPE };

const plain = (answer: Answer): Answer => ({ ...answer, type: PLAIN_TYPES[answer.type] ?? answer.type });

/** Left over from an asynchronous contract; callers of today know its refusal (eps.md 2.1). */
const pollRoute: Route = {
  method: "GET",
  path: "/_poll/:id",
  handle: () => failureAnswer("unsupportedInteraction", ["Answers are not polled for; they come with the request."]),
  description: {
    operationId: "poll",
    summary: "Not supported",
    description: "Always refused.",
    parameters: [{ name: "id", in: "path", description: "Any id." }],
    response: { description: "Never answered", content: {} },
    failures: ["unsupportedInteraction"],
  },
};

const descriptionRoutes = (surface: Surface, routes: readonly Route[], deployment: Deployment): Route[] => {
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

const openApiRoute = (surface: Surface, routes: readonly Route[], deployment: Deployment): Route => {
  const answer = jsonAnswer(200, openApi(apiInfo(surface, deployment), routes));
  return {
    method: "GET",
    path: "/openapi.json",
    handle: (_exchange: Exchange) => answer,
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

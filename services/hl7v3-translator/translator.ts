// The service: routes between FHIR callers and the message families of its registry (eps.md 2).
import { randomUUID } from "node:crypto";
import type { FastifyInstance } from "fastify";
import type { Registry } from "../../shared/mapping/conversion.ts";
import type { SpineExchange } from "../../shared/networks/spine/exchange.ts";
import { type Answer, FHIR_TYPE, failureAnswer, JSON_TYPE, TEXT_TYPE, XML_TYPE } from "../../shared/service/answer.ts";
import { type DependencyCheck, healthRoutes } from "../../shared/service/health.ts";
import { buildServer } from "../../shared/service/http-server.ts";
import type { Logger } from "../../shared/service/logging.ts";
import { createMetrics } from "../../shared/service/metrics.ts";
import type { Example, Route } from "../../shared/service/route.ts";
import type { Verifier } from "../../shared/trust/verify.ts";
import { callerReader, type KnownCallers, noteCaller, refuseTesters } from "./caller.ts";
import { isProduction, type TranslatorConfig } from "./configuration.ts";
import { convertRoute } from "./convert.ts";
import { metadataRoutes, openApiRoute } from "./description.ts";
import { doseToTextRoute } from "./dose-to-text.ts";
import { limitsOf } from "./limits.ts";
import type { Operations } from "./operations.ts";
import { prepareRoute } from "./prepare.ts";
import { processMessageRoute } from "./process-message.ts";
import type { Requests } from "./requests.ts";
import { trustsNobody } from "./signature-verifier.ts";
import type { Surface } from "./surface.ts";
import { validateRoute } from "./validate.ts";
import { verifySignatureRoute } from "./verify-signature.ts";

export interface TranslatorParts {
  readonly registry: Registry;
  readonly operations: Operations;
  readonly config: TranslatorConfig;
  readonly callers: KnownCallers;
  readonly spine: SpineExchange;
  readonly requests: Requests;
  /** Default: one that trusts nobody. */
  readonly verifySignature?: Verifier;
  readonly log: Logger;
  readonly clock: () => Date;
  readonly checks?: readonly DependencyCheck[];
  /** Requests that the API description shows. */
  readonly examples?: Readonly<Record<string, Example>>;
}

export const SERVICE = "hl7v3-translator";

/** Builds the service; its owner makes it listen and closes it. */
export const buildTranslator = (parts: TranslatorParts): FastifyInstance => {
  const { registry, operations, config, spine, requests, log, clock, checks = [], examples = {} } = parts;
  const metrics = createMetrics(SERVICE);
  const callers = callerReader(config, parts.callers);
  const { verifySignature = trustsNobody(clock) } = parts;
  const surface: Surface = {
    registry,
    operations,
    config,
    callers,
    limits: limitsOf(config, callers, metrics),
    spine,
    requests,
    verifySignature,
    metrics,
    log,
    clock,
    newId: randomUUID,
    examples,
  };
  const deployment = { version: config.DEPLOYED_VERSION, commitId: config.COMMIT_ID };
  const messageRoutes = routesOfMessages(surface).map((route) => guarded(surface, route));
  const health = healthRoutes({
    deployment,
    checks,
    metrics,
    monitoringKey: config.MONITORING_API_KEY,
    open: config.SANDBOX,
  });
  const routes = [...messageRoutes, pollRoute, ...metadataRoutes(surface, messageRoutes, deployment), ...health];
  return buildServer({
    routes: [...routes, openApiRoute(surface, routes, deployment)],
    log,
    metrics,
    newId: randomUUID,
    bodyLimit: config.MAX_BODY_BYTES,
    bodiesLimit: config.MAX_BODIES_BYTES,
    concurrencyLimit: config.MAX_CONCURRENT_REQUESTS,
  });
};

/** Tools for testers are not there at all in production (eps.md 2.1). */
const routesOfMessages = (surface: Surface): Route[] => [
  prepareRoute(surface),
  processMessageRoute(surface),
  verifySignatureRoute(surface),
  ...(isProduction(surface.config) ? [] : [convertRoute(surface), validateRoute(surface), doseToTextRoute(surface)]),
];

/** Adds what holds for every message route: who calls and how often, headers of testers, and the plain media types that x-smoke-test asks for. */
const guarded = ({ config, limits }: Surface, route: Route): Route => ({
  ...route,
  admit: (head) => {
    noteCaller(head);
    return limits.request(head) ?? refuseTesters(config, head) ?? route.admit?.(head);
  },
  handle: (exchange) => {
    const answer = route.handle(exchange);
    if (exchange.headers["x-smoke-test"] === undefined) return answer;
    return answer instanceof Promise ? answer.then(plain) : plain(answer);
  },
  description: {
    ...route.description,
    failures: [...(route.description.failures ?? []), "tooManyRequests", "overloaded"],
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

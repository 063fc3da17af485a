// Operational endpoints: liveness, deep status, metrics (platform.md 2, eps.md 12).
import { createHash, timingSafeEqual } from "node:crypto";
import { type Answer, failureAnswer, jsonAnswer } from "./answer.ts";
import { headerText } from "./headers.ts";
import type { Metrics } from "./metrics.ts";
import type { Head, Parameter, Route } from "./route.ts";

/** What is deployed here. */
export interface Deployment {
  readonly version: string;
  readonly commitId: string;
}

/** Something that the service depends on. */
export interface DependencyCheck {
  /** `name:status`, as the body of `/_status` has it. */
  readonly name: string;
  /** HTTP status of the dependency; rejects where there is none to be had. Must give up when the signal says so. */
  readonly run: (signal: AbortSignal) => Promise<number>;
  /** Where the dependency is asked. */
  readonly link: string;
}

export interface HealthOptions {
  readonly deployment: Deployment;
  readonly checks: readonly DependencyCheck[];
  readonly metrics: Metrics;
  /** Key that `apikey` must hold; "": nobody may look, save where `open` says so. */
  readonly monitoringKey: string;
  /** Without a key everyone may look: for processes that hold nothing. */
  readonly open: boolean;
}

const CHECK_LIMIT_MS = 20_000;
const API_KEY: Parameter = { name: "apikey", in: "header", description: "The platform's monitoring key." };

const json = (schemaDescription: string) => ({
  description: schemaDescription,
  content: { "application/json": { schema: "Json" as const } },
});

/** All operational routes of a service. */
export const healthRoutes = (options: HealthOptions): Route[] => {
  const { deployment, metrics } = options;
  const ping = jsonAnswer(200, {
    version: deployment.version,
    revision: deployment.version,
    releaseId: deployment.version,
    commitId: deployment.commitId,
  });
  const alive = jsonAnswer(200, { status: "pass", ...about(deployment), checks: {} });
  const admit = (head: Head) => admitMonitor(head, options);
  const look = (path: string, operationId: string, summary: string, answer: Answer): Route => ({
    method: "GET",
    path,
    operational: true,
    handle: () => answer,
    description: { operationId, summary, description: "Does not look at dependencies.", response: json(summary) },
  });
  return [
    look("/_ping", "ping", "What is deployed", ping),
    look("/healthcheck", "healthcheck", "Is this process alive?", alive),
    look("/_healthcheck", "healthcheckAlias", "Is this process alive?", alive),
    look("/_health", "healthAlias", "Is this process alive?", alive),
    {
      method: "GET",
      path: "/_status",
      operational: true,
      admit,
      handle: () => status(options),
      description: {
        operationId: "status",
        summary: "State of the service and of what it depends on",
        description: "200 even where a dependency is down; the body says which.",
        parameters: [API_KEY],
        response: json("State of the service and its dependencies"),
        failures: ["accessDenied"],
      },
    },
    {
      method: "GET",
      path: "/metrics",
      operational: true,
      admit,
      handle: async () => ({ status: 200, type: metrics.contentType, body: await metrics.render() }),
      description: {
        operationId: "metrics",
        summary: "Metrics in Prometheus form",
        description: "Requests, losses of translations, and the process itself.",
        parameters: [API_KEY],
        response: { description: "Metrics", content: { "text/plain": { schema: "Text" } } },
        failures: ["accessDenied"],
      },
    },
  ];
};

const about = ({ commitId, version }: Deployment) => ({ commitId, versionNumber: version });

const digest = (text: string) => createHash("sha256").update(text).digest();

const admitMonitor = ({ headers }: Head, { monitoringKey, open }: HealthOptions): Answer | undefined => {
  const admitted =
    monitoringKey === "" ? open : timingSafeEqual(digest(headerText(headers, "apikey")), digest(monitoringKey));
  return admitted ? undefined : failureAnswer("accessDenied", ["Header apikey must hold the monitoring key."]);
};

const status = async ({ deployment, checks }: HealthOptions): Promise<Answer> => {
  const results = await Promise.all(checks.map(async (check) => [check.name, [await outcome(check)]] as const));
  const failed = results.some(([, [result]]) => result.status === "error");
  const answer = jsonAnswer(200, {
    status: failed ? "error" : "pass",
    ...about(deployment),
    checks: Object.fromEntries(results),
  });
  return { ...answer, headers: { "cache-control": "no-cache" } };
};

const outcome = async ({ run, link }: DependencyCheck) => {
  const signal = AbortSignal.timeout(CHECK_LIMIT_MS);
  try {
    const responseCode = await run(signal);
    return { status: responseCode < 400 ? "pass" : "error", timeout: "false", responseCode, links: link };
  } catch {
    // Why it failed is in the dependency's own log lines; texts of drivers may hold addresses and names.
    return { status: "error", timeout: String(signal.aborted), links: link };
  }
};

// The simulator as a service of its own: the simulated Spine, and beside it health and metrics.
import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import type { Environment } from "../../shared/service/configuration.ts";
import { drainOnSignal } from "../../shared/service/drain.ts";
import { healthRoutes } from "../../shared/service/health.ts";
import { buildServer } from "../../shared/service/http-server.ts";
import { createLogger } from "../../shared/service/logging.ts";
import { createMetrics } from "../../shared/service/metrics.ts";
import { serverCertificates } from "./certificates.ts";
import { readSimulatorConfig, type SimulatorConfig } from "./configuration.ts";
import { type AnswerMessage, startSpineSimulator } from "./spine.ts";

export interface SimulatorOptions {
  readonly answer: AnswerMessage;
  readonly environment: Environment;
  /** Where the banner goes; the log has standard output for itself. */
  readonly say: (text: string) => void;
}

export type StartedSimulator =
  | { readonly ok: true; readonly spine: URL; readonly port: number; readonly close: () => Promise<void> }
  /** One line for each setting that is wrong. */
  | { readonly ok: false; readonly problems: readonly string[] };

const SERVICE = "simulator";
/** Requests for health are small. */
const BODY_LIMIT = 1024;
const CONCURRENCY_LIMIT = 100;
const BODIES_LIMIT = BODY_LIMIT * CONCURRENCY_LIMIT;

/** Starts listening and drains on SIGTERM. Rejects where a port, a file or the folder cannot be had. */
export async function startSimulator({ answer, environment, say }: SimulatorOptions): Promise<StartedSimulator> {
  const configuration = readSimulatorConfig(environment);
  if (!configuration.ok) return configuration;
  const { config } = configuration;
  const log = createLogger(SERVICE, config.LOG_LEVEL);
  const metrics = createMetrics(SERVICE);
  const deployment = { version: config.DEPLOYED_VERSION, commitId: config.COMMIT_ID };
  const health = { deployment, checks: [], metrics, monitoringKey: config.MONITORING_API_KEY, open: true };
  const app = buildServer({
    routes: healthRoutes(health),
    log,
    metrics,
    newId: randomUUID,
    bodyLimit: BODY_LIMIT,
    concurrencyLimit: CONCURRENCY_LIMIT,
    bodiesLimit: BODIES_LIMIT,
  });
  const spine = await startSpineSimulator({
    ...(await serverCertificates(config)),
    asid: config.SPINE_ASID,
    answer,
    answersAtOnce: config.SPINE_ANSWERS_AT_ONCE,
    host: config.SPINE_HOST,
    port: config.SPINE_PORT,
    handled: ({ method, route, status, ms }) => {
      metrics.request(route, method, status, ms / 1000);
      log.info({ method, route, status, ms: Math.round(ms * 100) / 100 }, "request");
    },
  });
  await app.listen({ host: config.SIMULATOR_HOST, port: config.SIMULATOR_PORT });
  const { port } = app.server.address() as AddressInfo;
  const close = async () => {
    await Promise.all([app.close(), spine.close()]);
    log.flush();
  };
  drainOnSignal({ close, log, exit: (code) => process.exit(code) });
  log.info({ port, spine: spine.origin.href }, "ready");
  say(banner(spine.origin, config));
  return { ok: true, spine: spine.origin, port, close };
}

const banner = ({ origin }: URL, config: SimulatorConfig): string => {
  const certificates =
    config.SPINE_KEY_FILE === ""
      ? [`Clients find their certificate and whom to trust in ${config.SPINE_CLIENT_FOLDER}`]
      : ["Clients show a certificate of the authorities that were given."];
  return [`Simulated Spine is ready on ${origin}`, ...certificates, ""].join("\n");
};

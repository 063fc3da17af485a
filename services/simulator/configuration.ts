// Environment variables of the simulator, and what must hold between them.
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  choice,
  type Environment,
  flag,
  integer,
  list,
  readConfiguration,
  secret,
  text,
  type Values,
} from "../../shared/service/configuration.ts";
import { LEVELS } from "../../shared/service/logging.ts";

export const SIMULATOR_SCHEMA = {
  SPINE_PORT: integer("TCP port of the simulated Spine (HTTPS with mutual TLS); 0 takes a free one.", 9443, 0, 65_535),
  SPINE_HOST: text("Address that the simulated Spine listens on.", "0.0.0.0"),
  SPINE_NAMES: list("Names and addresses of the simulated Spine besides localhost and 127.0.0.1, for its certificate."),
  SPINE_ASID: text("ASID of the simulated Spine.", "567456789789"),
  SPINE_ANSWERS_AT_ONCE: flag("Answer with the message instead of 202 and a place to poll."),
  SPINE_KEY_FILE: text(
    "Key of the server in PEM; without one, an authority made at the start issues all certificates.",
  ),
  SPINE_CERTIFICATE_FILE: text("Certificate for that key in PEM."),
  SPINE_CLIENT_AUTHORITIES_FILE: text("Authorities that clients must come from, in PEM."),
  SPINE_CLIENT_FOLDER: text(
    "Folder for what clients need of the authority made at the start: ca.pem, client.pem, client-key.pem.",
    join(tmpdir(), "dragoman-spine"),
  ),
  SIMULATOR_PORT: integer("TCP port for health and metrics (HTTP); 0 takes a free one.", 9001, 0, 65_535),
  SIMULATOR_HOST: text("Address to listen on for health and metrics.", "0.0.0.0"),
  COMMIT_ID: text("Commit that is deployed, for /_ping and /_status."),
  DEPLOYED_VERSION: text("Version that is deployed, for /_ping and /_status."),
  MONITORING_API_KEY: secret("Key that /_status and /metrics ask for; without it they are open."),
  LOG_LEVEL: choice("Least level that is logged.", LEVELS, "info"),
} as const;

export type SimulatorConfig = Values<typeof SIMULATOR_SCHEMA>;

export type SimulatorConfigResult =
  | { readonly ok: true; readonly config: SimulatorConfig }
  | { readonly ok: false; readonly problems: readonly string[] };

const FILES = ["SPINE_KEY_FILE", "SPINE_CERTIFICATE_FILE", "SPINE_CLIENT_AUTHORITIES_FILE"] as const;

/** Reads and checks the configuration; one line for each thing that is wrong. */
export const readSimulatorConfig = (environment: Environment): SimulatorConfigResult => {
  const result = readConfiguration(SIMULATOR_SCHEMA, environment);
  if (!result.ok) return result;
  const absent = FILES.filter((name) => result.values[name] === "");
  return absent.length === 0 || absent.length === FILES.length
    ? { ok: true, config: result.values }
    : { ok: false, problems: absent.map((name) => `${name}: must be set with the other files of the server`) };
};

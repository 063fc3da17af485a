// Environment variables of the translator (eps.md 2.5), and what must hold between them.
import { readKeys } from "../../shared/durability/keys.ts";
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

export const TRANSLATOR_SCHEMA = {
  PORT: integer("TCP port to listen on; 0 takes a free one.", 9000, 0, 65_535),
  HOST: text("Address to listen on.", "0.0.0.0"),
  ENVIRONMENT: text("Name of the environment; `prod` switches the tools and the headers of testers off."),
  SANDBOX: flag("Open to everyone: absent gateway headers are taken from a fixed caller."),
  MTLS_SPINE_CLIENT: flag("Hosting whose gateway has checked the scopes: NHSD-Scope is not looked at."),
  TO_ASID: text("ASID of Spine; mandatory outside the sandbox."),
  TO_PARTY_KEY: text("Party key of Spine; mandatory outside the sandbox."),
  SPINE_URL: text("Address of Spine, https://host; in the sandbox without one, this process plays Spine."),
  SPINE_CLIENT_KEY_FILE: text("Key for mutual TLS with Spine in PEM; read anew when it changes, as the next two."),
  SPINE_CLIENT_CERTIFICATE_FILE: text("Certificate for that key, with those between it and its authority, in PEM."),
  SPINE_AUTHORITIES_FILE: text("Authorities that Spine's certificate must come from, in PEM."),
  SPINE_DEADLINE_MS: integer("Longest exchange with Spine; X-Sync-Wait shortens it.", 25_000, 100, 300_000),
  POLLING_DELAY: integer("Milliseconds between two polls, where Spine does not say when.", 5_000, 100, 60_000),
  STORE_URL: text(
    "Where requests and answers are remembered: sqlite:FILE or postgres://…; without it sqlite:dragoman.db, in the sandbox nothing beyond the end of the process.",
  ),
  STORE_KEYS: secret(
    "Keys that seal what is stored about patients: id:base64 of 32 bytes, the first writes, all read.",
  ),
  ENABLE_DEFAULT_ASID_PARTY_KEY: flag("Test environments: senders without ASID or party key get the two below."),
  DEFAULT_PTL_ASID: text("ASID for senders without one."),
  DEFAULT_PTL_PARTY_KEY: text("Party key for senders without one."),
  PRESCRIBE_ENABLED: flag("Prescribing is switched on."),
  DISPENSE_ENABLED: flag("Dispensing is switched on."),
  ENABLE_PRESCRIBING_SIGNATURE_VALIDATION: flag(
    "Orders are sent only where their signature holds: they are what was prepared, and the signer is trusted.",
  ),
  SIGNATURE_AUTHORITIES: text(
    "Authorities whose signers are trusted: a file, or a folder of .pem, .crt and .cer files, in PEM; read anew when it changes, as the next. Without it nobody is.",
  ),
  SIGNATURE_INTERMEDIATES: text(
    "Certificates between signers and those authorities, and of those who sign the authorities' revocation lists: a file or folder, in PEM.",
  ),
  SIGNATURE_REVOCATION: choice(
    "What a revocation list means that cannot be had, is out of date or does not count: with `fail-closed` nobody whom it is about is trusted, with `fail-open` everybody.",
    ["fail-closed", "fail-open"],
    "fail-closed",
  ),
  SIGNATURE_ALLOW_SHA1: flag("SHA-1 is taken in signatures (RS1), certificates and revocation lists."),
  CRL_DISTRIBUTION_DOMAIN: text("Host in the addresses of revocation lists that stands for the next."),
  CRL_DISTRIBUTION_PROXY: text("Host, asked over https, or http://host, that has those lists under the same paths."),
  SHA1_ENABLED_APPLICATION_IDS: list("Applications that get RS1 instead of RS256 from $prepare."),
  BASE_PATH: text("Public address of this service, for endpoints inside messages."),
  COMMIT_ID: text("Commit that is deployed, for /_ping and /_status."),
  DEPLOYED_VERSION: text("Version that is deployed, for /_ping and /_status."),
  MONITORING_API_KEY: secret(
    "Key that /_status and /metrics ask for; without it they are closed, save in the sandbox.",
  ),
  MAX_BODY_BYTES: integer("Largest body; more is answered with 413.", 1_048_576, 1024, 104_857_600),
  MAX_BODIES_BYTES: integer("All bodies in memory; more are answered with 503.", 67_108_864, 1024, 17_179_869_184),
  MAX_CONCURRENT_REQUESTS: integer("Requests in flight; more are answered with 503.", 1000, 1, 100_000),
  MAX_EXCHANGES: integer("Messages that wait for Spine; more are answered with 503.", 500, 1, 100_000),
  CALLER_MAX_EXCHANGES: integer(
    "Messages of one caller that wait for Spine; more are answered with 429, save in the sandbox.",
    100,
    1,
    100_000,
  ),
  CALLER_REQUESTS_PER_MINUTE: integer(
    "Requests of one caller in a minute, a sixth of them at once; more are answered with 429, save in the sandbox. 0: no limit.",
    20_000,
    0,
    10_000_000,
  ),
  LOG_LEVEL: choice("Least level that is logged.", LEVELS, "info"),
} as const;

export type TranslatorConfig = Values<typeof TRANSLATOR_SCHEMA>;

export type TranslatorConfigResult =
  | { readonly ok: true; readonly config: TranslatorConfig }
  | { readonly ok: false; readonly problems: readonly string[] };

export const isProduction = (config: TranslatorConfig): boolean => config.ENVIRONMENT === "prod";

/** Reads and checks the configuration; one line for each thing that is wrong. */
export const readTranslatorConfig = (environment: Environment): TranslatorConfigResult => {
  const result = readConfiguration(TRANSLATOR_SCHEMA, environment);
  if (!result.ok) return result;
  const problems = contradictions(result.values);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, config: result.values };
};

const SPINE_FILES = ["SPINE_CLIENT_KEY_FILE", "SPINE_CLIENT_CERTIFICATE_FILE", "SPINE_AUTHORITIES_FILE"] as const;

const spineProblems = (config: TranslatorConfig): string[] => {
  const url = config.SPINE_URL;
  if (url === "") return [];
  const problems = SPINE_FILES.filter((name) => config[name] === "").map(
    (name) => `${name}: must be set with SPINE_URL`,
  );
  if (!URL.canParse(url) || new URL(url).protocol !== "https:") problems.unshift("SPINE_URL: expected https://host");
  return problems;
};

const signatureProblems = (config: TranslatorConfig): string[] => {
  const { CRL_DISTRIBUTION_DOMAIN: domain, CRL_DISTRIBUTION_PROXY: proxy } = config;
  const problems: string[] = [];
  if ((domain === "") !== (proxy === "")) problems.push("CRL_DISTRIBUTION_DOMAIN, CRL_DISTRIBUTION_PROXY: set both");
  if (!URL.canParse(proxy.includes("://") ? proxy : `https://${proxy || "host"}`))
    problems.push("CRL_DISTRIBUTION_PROXY: expected host or http://host");
  if (!config.ENABLE_PRESCRIBING_SIGNATURE_VALIDATION) return problems;
  if (config.SIGNATURE_AUTHORITIES === "")
    problems.push("SIGNATURE_AUTHORITIES: must be set with ENABLE_PRESCRIBING_SIGNATURE_VALIDATION");
  // What $prepare hands out would be refused when it comes back.
  if (config.SHA1_ENABLED_APPLICATION_IDS.length > 0 && !config.SIGNATURE_ALLOW_SHA1)
    problems.push(
      "SIGNATURE_ALLOW_SHA1: must be set with SHA1_ENABLED_APPLICATION_IDS and ENABLE_PRESCRIBING_SIGNATURE_VALIDATION",
    );
  return problems;
};

const keyProblems = ({ STORE_KEYS }: TranslatorConfig): string[] => {
  try {
    readKeys(STORE_KEYS);
    return [];
  } catch (error) {
    return [`STORE_KEYS: ${(error as Error).message}`];
  }
};

const contradictions = (config: TranslatorConfig): string[] => {
  const absent = (...names: (keyof TranslatorConfig)[]) => names.filter((name) => config[name] === "");
  const problems: string[] = [];
  if (!config.SANDBOX) {
    const needed = absent("TO_ASID", "TO_PARTY_KEY", "SPINE_URL");
    problems.push(...needed.map((name) => `${name}: must be set outside the sandbox`));
  }
  problems.push(...spineProblems(config), ...keyProblems(config), ...signatureProblems(config));
  if (config.MAX_BODIES_BYTES < config.MAX_BODY_BYTES) problems.push("MAX_BODIES_BYTES: must hold MAX_BODY_BYTES");
  if (config.SANDBOX && isProduction(config)) problems.push("SANDBOX: must not be set where ENVIRONMENT is prod");
  if (!config.ENABLE_DEFAULT_ASID_PARTY_KEY) return problems;
  if (isProduction(config)) {
    problems.push("ENABLE_DEFAULT_ASID_PARTY_KEY: must not be set where ENVIRONMENT is prod");
  }
  const pair = absent("DEFAULT_PTL_ASID", "DEFAULT_PTL_PARTY_KEY");
  return [...problems, ...pair.map((name) => `${name}: must be set with ENABLE_DEFAULT_ASID_PARTY_KEY`)];
};

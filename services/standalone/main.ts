// All services in one process, with defaults that need no set-up (design 7: `dragoman start`): the translator, and in the
// sandbox the Spine that it talks to.
import type { AddressInfo } from "node:net";
import { readKeys } from "../../shared/durability/keys.ts";
import { openStore, type Store } from "../../shared/durability/store/database.ts";
import { purge, RETENTION } from "../../shared/durability/store/retention.ts";
import type { Registry } from "../../shared/mapping/conversion.ts";
import type { SpineClient } from "../../shared/networks/spine/client.ts";
import { configurationHelp, type Environment } from "../../shared/service/configuration.ts";
import { drainOnSignal } from "../../shared/service/drain.ts";
import { createLogger, type Logger } from "../../shared/service/logging.ts";
import type { Example } from "../../shared/service/route.ts";
import { readTranslatorConfig, TRANSLATOR_SCHEMA, type TranslatorConfig } from "../hl7v3-translator/configuration.ts";
import type { Operations } from "../hl7v3-translator/operations.ts";
import { configuredVerifier } from "../hl7v3-translator/signature-verifier.ts";
import { connectToSpine, spineTiming } from "../hl7v3-translator/spine-connection.ts";
import { storedRequests } from "../hl7v3-translator/stored-requests.ts";
import { buildTranslator, SERVICE } from "../hl7v3-translator/translator.ts";
import type { AnswerMessage } from "../simulator/spine.ts";
import { banner } from "./banner.ts";
import { KNOWN_CALLERS } from "./sandbox-caller.ts";
import { simulatedSpine } from "./simulated-spine.ts";

export interface StartOptions {
  readonly registry: Registry;
  readonly operations: Operations;
  /** What the Spine of the sandbox answers. */
  readonly playSpine: AnswerMessage;
  readonly environment: Environment;
  /** Where the banner goes; the log has standard output for itself. */
  readonly say: (text: string) => void;
  readonly examples?: Readonly<Record<string, Example>>;
}

export type Started =
  | { readonly ok: true; readonly port: number; readonly close: () => Promise<void> }
  /** One line for each setting that is wrong. */
  | { readonly ok: false; readonly problems: readonly string[] };

/** A sandbox that prescribes and dispenses, unless the environment says otherwise. */
const DEFAULTS: Environment = {
  SANDBOX: "true",
  PRESCRIBE_ENABLED: "true",
  DISPENSE_ENABLED: "true",
  TO_ASID: "567456789789",
  TO_PARTY_KEY: "YES-0000806",
  BASE_PATH: "localhost",
};

const PURGE_EVERY_MS = 3_600_000;

/** What `dragoman start --help` prints. */
export const startHelp = (): string => configurationHelp("dragoman start", TRANSLATOR_SCHEMA);

/** Starts listening and drains on SIGTERM. Rejects where the port, the store or a certificate cannot be had. */
export const start = async (options: StartOptions): Promise<Started> => {
  const { registry, operations, playSpine, environment, say, examples = {} } = options;
  const configuration = readTranslatorConfig({ ...DEFAULTS, ...environment });
  if (!configuration.ok) return configuration;
  const { config } = configuration;
  const log = createLogger(SERVICE, config.LOG_LEVEL);
  const store = await storeOf(config);
  const spine = await spineOf(config, playSpine, log);
  const clock = () => new Date();
  const app = buildTranslator({
    registry,
    operations,
    config,
    callers: KNOWN_CALLERS,
    spine,
    requests: storedRequests(store),
    verifySignature: await configuredVerifier(config, clock, log),
    log,
    clock,
    examples,
  });
  const purging = setInterval(() => void forget(store, log), PURGE_EVERY_MS);
  await app.listen({ host: config.HOST, port: config.PORT });
  const { port } = app.server.address() as AddressInfo;
  const close = async () => {
    clearInterval(purging);
    await app.close();
    await spine.close();
    await store.close();
    log.flush();
  };
  drainOnSignal({ close, log, exit: (code) => process.exit(code) });
  log.info({ port, sandbox: config.SANDBOX }, "ready");
  say(banner(port, config.SPINE_URL === ""));
  return { ok: true, port, close };
};

/** The simulated Spine forgets with its process, and so does what is remembered of messages to it. */
const storeOf = ({ STORE_URL, STORE_KEYS, SPINE_URL }: TranslatorConfig): Promise<Store> =>
  openStore({
    url: STORE_URL || (SPINE_URL === "" ? "sqlite::memory:" : "sqlite:dragoman.db"),
    keys: readKeys(STORE_KEYS),
  });

const spineOf = (config: TranslatorConfig, answer: AnswerMessage, log: Logger): Promise<SpineClient> =>
  config.SPINE_URL === ""
    ? simulatedSpine({ asid: config.TO_ASID, answer, timing: spineTiming(config) })
    : connectToSpine(config, log);

/** A request is known as long as the message that it became. */
const forget = (store: Store, log: Logger): Promise<void> =>
  purge(store, { ...RETENTION, idempotency: RETENTION.ledger }).then(
    (rows) => log.info(rows, "purged"),
    (err: unknown) => log.error({ err }, "the store could not be purged"),
  );

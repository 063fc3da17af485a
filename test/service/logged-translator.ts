// The translator as it is shipped, the real families behind the real server, with its log in hand; the Spine is simulated.
import { Writable } from "node:stream";
import { families, operationsOf, spineOfPrescriptions } from "../../mappings/shipped.ts";
import { readTranslatorConfig } from "../../services/hl7v3-translator/configuration.ts";
import { configuredVerifier } from "../../services/hl7v3-translator/signature-verifier.ts";
import { spineTiming } from "../../services/hl7v3-translator/spine-connection.ts";
import { storedRequests } from "../../services/hl7v3-translator/stored-requests.ts";
import { buildTranslator } from "../../services/hl7v3-translator/translator.ts";
import { KNOWN_CALLERS } from "../../services/standalone/sandbox-caller.ts";
import { simulatedSpine } from "../../services/standalone/simulated-spine.ts";
import { openStore } from "../../shared/durability/store/database.ts";
import { createRegistry } from "../../shared/mapping/registry.ts";
import { createLogger } from "../../shared/service/logging.ts";

/** `lines` grows with what is logged at INFO, `messages` with what reaches Spine. */
export async function loggedTranslator(now: () => Date, environment: Record<string, string> = {}) {
  const lines: string[] = [];
  const messages: string[] = [];
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  const configuration = readTranslatorConfig({
    SANDBOX: "true",
    PRESCRIBE_ENABLED: "true",
    DISPENSE_ENABLED: "true",
    TO_ASID: "567456789789",
    TO_PARTY_KEY: "YES-0000806",
    BASE_PATH: "example.test",
    ...environment,
  });
  if (!configuration.ok) throw new Error(configuration.problems.join());
  const registry = createRegistry(families);
  const { config } = configuration;
  const store = await openStore({ url: "sqlite::memory:" });
  const answer = spineOfPrescriptions();
  const spine = await simulatedSpine({
    asid: config.TO_ASID,
    answer: (message, wish) => {
      messages.push(message.source);
      return answer(message, wish);
    },
    timing: spineTiming(config),
  });
  const log = createLogger("test", "info", stream);
  const app = buildTranslator({
    registry,
    operations: operationsOf(registry),
    config,
    callers: KNOWN_CALLERS,
    spine,
    requests: storedRequests(store),
    verifySignature: await configuredVerifier(config, now, log),
    log,
    clock: now,
  });
  const post = (path: string, payload: string, type = "application/fhir+json", headers: Record<string, string> = {}) =>
    app.inject({ method: "POST", url: `/FHIR/R4/${path}`, payload, headers: { "content-type": type, ...headers } });
  const close = async () => {
    await app.close();
    await spine.close();
    await store.close();
  };
  return { app, post, lines, messages, store, close };
}

// A translator as a process of its own that is killed (SIGKILL), by itself at a named step of an exchange or by the test.
import { fork } from "node:child_process";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { families, operationsOf } from "../../mappings/shipped.ts";
import { readTranslatorConfig } from "../../services/hl7v3-translator/configuration.ts";
import type { Requests, Turn } from "../../services/hl7v3-translator/requests.ts";
import { connectToSpine } from "../../services/hl7v3-translator/spine-connection.ts";
import { storedRequests } from "../../services/hl7v3-translator/stored-requests.ts";
import { buildTranslator } from "../../services/hl7v3-translator/translator.ts";
import { KNOWN_CALLERS } from "../../services/standalone/sandbox-caller.ts";
import { openStore } from "../../shared/durability/store/database.ts";
import { createRegistry } from "../../shared/mapping/registry.ts";
import { createLogger } from "../../shared/service/logging.ts";

/** Steps at which the process may end, in the order of an exchange. */
export const STEPS = [
  "before the record",
  "after the record",
  "before the place is noted",
  "after the place is noted",
  "before the answer is kept",
  "after the answer is kept",
] as const;
export type Step = (typeof STEPS)[number];

export interface TranslatorProcess {
  readonly port: number;
  readonly kill: () => void;
  /** Signal that ended it. */
  readonly ended: Promise<NodeJS.Signals | null>;
}

const FILE = fileURLToPath(import.meta.url);

/** Resolves once it listens. */
export async function startTranslator(environment: Record<string, string>, dieAt?: Step): Promise<TranslatorProcess> {
  const child = fork(FILE, [JSON.stringify({ environment, dieAt })], { execArgv: ["--import", "tsx"] });
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.once("exit", (_code, signal) => resolve(signal)));
  const port = await new Promise<number>((resolve, reject) => {
    child.once("message", (message) => resolve(Number(message)));
    void ended.then(() => reject(new Error("the translator ended before it listened")));
  });
  return { port, kill: () => child.kill("SIGKILL"), ended };
}

/** Ends the process at this step, as the power cut would. */
function dyingAt(requests: Requests, dieAt: Step | undefined): Requests {
  const reach = (step: Step): void => {
    if (step === dieAt) process.kill(process.pid, "SIGKILL");
  };
  const around =
    <A extends unknown[], T>(before: Step, act: (...args: A) => Promise<T>, after: Step) =>
    async (...args: A): Promise<T> => {
      reach(before);
      const result = await act(...args);
      reach(after);
      return result;
    };
  const dyingTurn = (turn: Turn): Turn => ({
    ...turn,
    note: around("before the place is noted", turn.note, "after the place is noted"),
    answered: around("before the answer is kept", turn.answered, "after the answer is kept"),
  });
  const begin = around("before the record", requests.begin, "after the record");
  return {
    ...requests,
    begin: async (request, message) => {
      const begun = await begin(request, message);
      return begun.kind === "first" ? { ...begun, turn: dyingTurn(begun.turn) } : begun;
    },
  };
}

async function run({ environment, dieAt }: { environment: Record<string, string>; dieAt?: Step }): Promise<void> {
  const configuration = readTranslatorConfig(environment);
  if (!configuration.ok) throw new Error(configuration.problems.join("\n"));
  const { config } = configuration;
  const registry = createRegistry(families);
  const log = createLogger("test", config.LOG_LEVEL);
  const app = buildTranslator({
    registry,
    operations: operationsOf(registry),
    config,
    callers: KNOWN_CALLERS,
    spine: await connectToSpine(config, log),
    requests: dyingAt(storedRequests(await openStore({ url: config.STORE_URL })), dieAt),
    log,
    clock: () => new Date(),
  });
  await app.listen({ host: "127.0.0.1", port: 0 });
  process.send?.((app.server.address() as AddressInfo).port);
}

if (process.argv[1] === FILE) await run(JSON.parse(process.argv[2]!));

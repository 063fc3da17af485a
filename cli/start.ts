// dragoman start: one service in this process, or, as `standalone`, all that work together.
import { families, operationsOf, spineOfPrescriptions } from "../mappings/shipped.ts";
import { SIMULATOR_SCHEMA } from "../services/simulator/configuration.ts";
import { startSimulator } from "../services/simulator/main.ts";
import { startHelp as standaloneHelp, start as startStandalone } from "../services/standalone/main.ts";
import { createRegistry } from "../shared/mapping/registry.ts";
import { configurationHelp } from "../shared/service/configuration.ts";
import { today } from "./families.ts";

/** A service by its name on the command line. */
interface Service {
  readonly help: () => string;
  /** Resolves once the service listens, or with one line for each setting that is wrong. */
  readonly start: () => Promise<{ readonly ok: true } | { readonly ok: false; readonly problems: readonly string[] }>;
}

const say = (text: string): void => {
  process.stderr.write(text);
};

const SERVICES: Readonly<Record<string, Service>> = {
  standalone: {
    help: standaloneHelp,
    start: () => {
      const registry = createRegistry(families, { today: today() });
      const operations = operationsOf(registry);
      const playSpine = spineOfPrescriptions({ cancelsUnknown: true });
      return startStandalone({ registry, operations, playSpine, environment: process.env, say });
    },
  },
  simulator: {
    help: () => configurationHelp("dragoman start simulator", SIMULATOR_SCHEMA),
    start: () => startSimulator({ answer: spineOfPrescriptions(), environment: process.env, say }),
  },
};

/** The service of that name; undefined, and said so, where there is none. */
function serviceOf(name: string): Service | undefined {
  if (Object.hasOwn(SERVICES, name)) return SERVICES[name];
  say(`Unknown service: ${name}. There is: ${Object.keys(SERVICES).join(", ")}.\n`);
  return undefined;
}

/** What `dragoman start [service] --settings` prints. Exit code 2: the name is unknown. */
export function settings(name: string): number {
  const service = serviceOf(name);
  if (service === undefined) return 2;
  process.stdout.write(`${service.help()}\n`);
  return 0;
}

/** Resolves once the service listens; the process stays until it is told to end. Exit code 2: it cannot start. */
export async function start(name: string): Promise<number> {
  const service = serviceOf(name);
  if (service === undefined) return 2;
  const started = await service.start().catch((error: Error) => ({ ok: false as const, problems: [error.message] }));
  if (started.ok) return 0;
  say(started.problems.map((p) => `${p}\n`).join(""));
  return 2;
}

// dragoman start: services. Without a name all of them run in this process.
import { families, operationsOf } from "../mappings/shipped.ts";
import { startHelp, start as startStandalone } from "../services/standalone/main.ts";
import { createRegistry } from "../shared/mapping/registry.ts";
import { today } from "./families.ts";

export { startHelp };

/** Resolves once the service listens; the process stays until it is told to end. Exit code 2: it cannot start. */
export async function start(services: readonly string[]): Promise<number> {
  const unknown = services.filter((s) => s !== "standalone");
  if (unknown.length > 0) {
    process.stderr.write(`Unknown service: ${unknown.join(", ")}. There is: standalone.\n`);
    return 2;
  }
  const registry = createRegistry(families, { today: today() });
  const started = await startStandalone({
    registry,
    operations: operationsOf(registry),
    environment: process.env,
    say: (text) => process.stderr.write(text),
  }).catch((error: Error) => ({ ok: false as const, problems: [error.message] }));
  if (started.ok) return 0;
  process.stderr.write(started.problems.map((p) => `${p}\n`).join(""));
  return 2;
}

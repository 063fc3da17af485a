// A process that has a lock on a store and does not let go of it: run by the tests of faults as a child.
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { openStore } from "../../shared/durability/store/database.ts";
import { begin } from "../../shared/durability/store/idempotency.ts";

const FILE = fileURLToPath(import.meta.url);

/**
 * Resolves once the process has written in a transaction that never ends.
 * @returns kills the process
 */
export const startWriter = async (url: string): Promise<() => Promise<void>> => {
  const child = fork(FILE, [url], { execArgv: ["--import", "tsx"] });
  const ended = once(child, "exit");
  const wrote = once(child, "message");
  const first = await Promise.race([wrote.then(() => "wrote"), ended.then(() => "ended")]);
  if (first === "ended") throw new Error("The process ended before it wrote.");
  return async () => {
    child.kill("SIGKILL");
    await ended;
  };
};

if (process.argv[1] === FILE) {
  const store = await openStore({ url: process.argv[2]! });
  await store.transaction(async (tx) => {
    await begin(tx, { scope: "writer", key: "never committed", hash: "h" }, 60_000);
    process.send!("wrote");
    // The channel to the parent keeps the process alive.
    await new Promise(() => process.on("message", () => {}));
  });
}

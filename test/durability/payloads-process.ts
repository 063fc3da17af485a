// Processes that work with payloads, run by the tests as children: one measures the memory that a large payload takes, one
// is killed in the middle of a write.
import { fork } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { readKeys } from "../../shared/durability/keys.ts";
import { openPayloads, type Payloads } from "../../shared/durability/payloads/payloads.ts";

const FILE = fileURLToPath(import.meta.url);

export interface Measured {
  /** Bytes by which the process grew at most, after it had written and read one of 24 MB. */
  readonly grown: number;
  /** Read as it was written. */
  readonly same: boolean;
}

/** Writes a sealed payload of that many bytes and reads it, in a process of its own. */
export const measureMemory = async (url: string, bytes: number): Promise<Measured> => {
  const child = fork(FILE, [url, String(bytes)], { execArgv: ["--import", "tsx"] });
  const [answer] = await Promise.race([
    once(child, "message"),
    once(child, "exit").then(() => Promise.reject(new Error("The process ended before it answered."))),
  ]);
  return answer;
};

const CHUNK = 64 * 1024;

const thereAndBack = async (payloads: Payloads, bytes: number): Promise<boolean> => {
  const [written, seen] = [createHash("sha256"), createHash("sha256")];
  async function* body() {
    for (let done = 0; done < bytes; done += CHUNK) {
      const chunk = Buffer.alloc(CHUNK, done % 251);
      written.update(chunk);
      yield chunk;
    }
  }
  const reference = await payloads.write(body());
  for await (const chunk of payloads.read(reference)) seen.update(chunk);
  return written.digest("hex") === seen.digest("hex");
};

/**
 * Resolves once the process is in the middle of a write that never ends.
 * @returns kills the process
 */
export const startPayloadWriter = async (url: string): Promise<() => Promise<void>> => {
  const child = fork(FILE, [url], { execArgv: ["--import", "tsx"] });
  const ended = once(child, "exit");
  await Promise.race([
    once(child, "message"),
    ended.then(() => Promise.reject(new Error("The process ended before it wrote."))),
  ]);
  return async () => {
    child.kill("SIGKILL");
    await ended;
  };
};

const measure = async (payloads: Payloads, bytes: number): Promise<void> => {
  await thereAndBack(payloads, 24 * 1024 * 1024);
  const before = process.resourceUsage().maxRSS;
  const same = await thereAndBack(payloads, bytes);
  const grown = (process.resourceUsage().maxRSS - before) * 1024;
  process.send!({ grown, same } satisfies Measured);
  process.disconnect();
};

const writeForEver = async (payloads: Payloads): Promise<void> => {
  async function* body() {
    yield Buffer.alloc(10 * CHUNK);
    process.send!("writing");
    // The channel to the parent keeps the process alive.
    await new Promise(() => process.on("message", () => {}));
  }
  await payloads.write(body());
};

if (process.argv[1] === FILE) {
  const [url, bytes] = process.argv.slice(2) as [string, string | undefined];
  const keys = readKeys(`k1:${Buffer.alloc(32, 7).toString("base64")}`);
  const payloads = await openPayloads({ url, keys });
  await (bytes === undefined ? writeForEver(payloads) : measure(payloads, Number(bytes)));
}

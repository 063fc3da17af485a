// The standalone server as a process of its own: how fast it answers, starts, and what it holds in memory.
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
// @ts-expect-error: the package has no types.
import autocannon from "autocannon";
import type { BenchInputs } from "./corpus.ts";
import { median } from "./measure.ts";
import type { Result } from "./result.ts";

const PROGRAM = join(import.meta.dirname, "../../dist/dragoman.js");

interface Running {
  readonly process: ChildProcess;
  readonly url: string;
  /** From the start of the process to its first answer. */
  readonly startSeconds: number;
}

let nextPort = 18_200;

async function startServer(): Promise<Running> {
  const port = nextPort++;
  const started = performance.now();
  const child = spawn(process.execPath, [PROGRAM, "start"], {
    env: { ...process.env, PORT: String(port), HOST: "127.0.0.1", LOG_LEVEL: "error" },
    stdio: "ignore",
  });
  const url = `http://127.0.0.1:${port}`;
  for (;;) {
    const answer = await fetch(`${url}/_ping`).catch(() => undefined);
    if (answer?.ok) return { process: child, url, startSeconds: (performance.now() - started) / 1000 };
    if (child.exitCode !== null || performance.now() - started > 20_000) throw new Error("the server does not start");
    await new Promise((resume) => setTimeout(resume, 10));
  }
}

const TICKS_PER_SECOND = 100;

/** CPU seconds of a process, from the system's own count. */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

const residentMegabytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))![1]) / 1024;

const load = (url: string, orders: readonly string[], amount: number) =>
  autocannon({
    url: `${url}/FHIR/R4/$convert`,
    connections: 10,
    amount,
    requests: orders.map((body) => ({
      method: "POST" as const,
      headers: { "content-type": "application/fhir+json" },
      body,
    })),
  });

/** Converts `amount` messages in this many requests and tells the resident memory afterwards. */
async function memoryAfter(server: Running, orders: readonly string[], amount: number): Promise<number> {
  await load(server.url, orders, amount);
  await new Promise((resume) => setTimeout(resume, 500));
  return residentMegabytes(server.process.pid!);
}

export async function benchServer({ orders }: BenchInputs, scale: number): Promise<Result[]> {
  const starts: number[] = [];
  let idle = 0;
  for (let i = 0; i < 5; i++) {
    const server = await startServer();
    starts.push(server.startSeconds);
    await new Promise((resume) => setTimeout(resume, 1000));
    idle = residentMegabytes(server.process.pid!);
    server.process.kill();
  }
  const server = await startServer();
  const { pid } = server.process;
  await load(server.url, orders, 3_000);
  const rates: number[] = [];
  for (let i = 0; i < 5; i++) {
    const before = cpuOf(pid!);
    const { requests } = await load(server.url, orders, 2_000);
    rates.push(requests.total / (cpuOf(pid!) - before));
  }
  const after10 = await memoryAfter(server, orders, 0 + 10_000);
  const after100 = await memoryAfter(server, orders, 90_000);
  server.process.kill();
  return [
    { name: "http.convert", value: median(rates), unit: "per server CPU second", atLeast: 2_500 * scale },
    { name: "start.standalone", value: median(starts), unit: "s", atMost: 2 },
    { name: "memory.idle", value: idle, unit: "MB", atMost: 150 },
    { name: "memory.growth", value: (after100 / after10 - 1) * 100, unit: "%", atMost: 10 },
  ];
}

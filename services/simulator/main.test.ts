import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type StartedSimulator, startSimulator } from "./main.ts";

let folder: string;
let started: StartedSimulator | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "simulator-"));
});
afterEach(async () => {
  if (started?.ok) await started.close();
  rmSync(folder, { recursive: true });
});

const start = async (environment: Record<string, string>, said: string[] = []) => {
  started = await startSimulator({
    answer: () => "<answer/>",
    environment: {
      SPINE_PORT: "0",
      SPINE_HOST: "127.0.0.1",
      SIMULATOR_PORT: "0",
      SIMULATOR_HOST: "127.0.0.1",
      LOG_LEVEL: "fatal",
      SPINE_CLIENT_FOLDER: folder,
      ...environment,
    },
    say: (text) => said.push(text),
  });
  return started;
};

it("starts without set-up, and leaves clients what they need", async () => {
  const said: string[] = [];
  const simulator = await start({}, said);
  if (!simulator.ok) throw new Error(simulator.problems.join("\n"));
  expect(said.join("")).toContain(simulator.spine.origin);
  expect(said.join("")).toContain(folder);
  expect(statSync(join(folder, "client-key.pem")).mode & 0o077).toBe(0);
  const [ca, cert, key] = ["ca.pem", "client.pem", "client-key.pem"].map((name) => readFileSync(join(folder, name)));
  const status = await new Promise((resolve, reject) => {
    request(new URL("/_poll/none", simulator.spine), { ca, cert, key }, ({ statusCode }) => resolve(statusCode))
      .once("error", reject)
      .end();
  });
  expect(status).toBe(404);
  const base = `http://127.0.0.1:${simulator.port}`;
  expect((await fetch(`${base}/healthcheck`)).status).toBe(200);
  expect(await (await fetch(`${base}/metrics`)).text()).toMatch(/route="\/_poll\/:id",method="GET",status="404"/);
});

it("does not start with wrong settings, or with files that are not all there", async () => {
  expect(await start({ SPINE_PORT: "x" })).toMatchObject({
    ok: false,
    problems: [expect.stringMatching(/^SPINE_PORT/)],
  });
  expect(await start({ SPINE_KEY_FILE: "key.pem" })).toEqual({
    ok: false,
    problems: ["SPINE_CERTIFICATE_FILE", "SPINE_CLIENT_AUTHORITIES_FILE"].map(
      (name) => `${name}: must be set with the other files of the server`,
    ),
  });
});

// A Spine that answers by a script: over the real wire, or in a time that passes only while somebody waits.
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { circuitBreaker } from "../../shared/networks/circuit-breaker.ts";
import { fixedIdentity } from "../../shared/networks/client-identity.ts";
import type { Http, HttpReply } from "../../shared/networks/https-client.ts";
import { spineClient } from "../../shared/networks/spine/client.ts";
import { type SpineExchange, type SpineTiming, spineExchange } from "../../shared/networks/spine/exchange.ts";
import { createAuthority } from "../../shared/trust/authority.ts";
import type { Reply, Script } from "./case.ts";

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
  /** Since the request before. */
  readonly afterMs: number;
}

export interface ScriptedSpine {
  readonly spine: SpineExchange;
  readonly sent: readonly Sent[];
  readonly close: () => Promise<void>;
}

const replyTo = ({ replies, repeatLast }: Script, number: number): Reply => {
  const reply = replies[number] ?? (repeatLast ? replies.at(-1) : undefined);
  if (reply === undefined) throw new Error(`the script has no reply to request ${number + 1}`);
  return reply;
};

let certificates: ReturnType<typeof issue> | undefined;

async function issue() {
  const authority = await createAuthority("Conformance");
  const [server, client] = await Promise.all([
    authority.issue({ commonName: "Spine", hosts: ["localhost"] }),
    authority.issue({ commonName: "Translator" }),
  ]);
  return { server, client, authorities: authority.certificate };
}

/** Replies of the script with a status; broken connections are those of the simulated time. */
export async function spineOverTheWire(script: Script, timing: SpineTiming): Promise<ScriptedSpine> {
  certificates ??= issue();
  const { server: own, client, authorities } = await certificates;
  const sent: Sent[] = [];
  let last = performance.now();
  const server = createServer(
    { key: own.key, cert: own.certificate, ca: authorities, requestCert: true, rejectUnauthorized: true },
    async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const { method = "", url: path = "", headers } = request;
      const now = performance.now();
      sent.push({ method, path, headers, body: Buffer.concat(chunks).toString(), afterMs: now - last });
      last = now;
      const reply = replyTo(script, sent.length - 1);
      response.writeHead(reply.status ?? 200, reply.headers).end(reply.body);
    },
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const connection = spineClient({
    origin: new URL(`https://localhost:${(server.address() as AddressInfo).port}`),
    identity: fixedIdentity({ ...client, authorities }),
    timing,
  });
  const close = async () => {
    await connection.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { spine: connection, sent, close };
}

/** Whether bytes had left before it broke; a client that gave up waiting is late. */
const broken = (code: string, withinMs: number): HttpReply & { readonly ms: number } =>
  code === "ECONNABORTED"
    ? { kind: "late", sent: true, ms: withinMs }
    : { kind: "failed", sent: code !== "ECONNREFUSED", code, ms: 0 };

export function spineInSimulatedTime(script: Script, timing: SpineTiming): ScriptedSpine {
  const sent: Sent[] = [];
  let [ms, last] = [0, 0];
  const http: Http = async ({ method, path, headers, body }, withinMs) => {
    sent.push({ method, path, headers, body: body?.toString() ?? "", afterMs: ms - last });
    last = ms;
    const reply = replyTo(script, sent.length - 1);
    if (reply.networkError !== undefined) {
      const { ms: lost, ...failure } = broken(reply.networkError, withinMs);
      ms += lost;
      return failure;
    }
    const { status = 200, headers: replied = {}, body: text = "" } = reply;
    return { kind: "response", status, headers: replied, body: Buffer.from(text) };
  };
  const spine = spineExchange({
    http,
    breaker: circuitBreaker({ failures: 100, pauseMs: 5_000, now: () => ms }),
    origin: new URL("https://spine.example"),
    timing,
    surroundings: {
      now: () => ms,
      sleep: async (time) => {
        ms += time;
      },
      random: () => 0.5,
    },
  });
  return { spine, sent, close: async () => {} };
}

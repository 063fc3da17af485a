// HTTPS with mutual TLS and connections kept alive: one request, one reply, told apart by whether anything was sent.
import { type Dispatcher, Pool } from "undici";
import type { ClientIdentity, IdentitySource } from "./client-identity.ts";
import { slots } from "./slots.ts";

export interface HttpRequest {
  readonly method: "GET" | "POST";
  /** With its leading slash. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

export interface HttpResponse {
  readonly kind: "response";
  readonly status: number;
  /** By lower-case name; what is there several times is joined with commas. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** `sent: false`: not one byte of the request left, so the other side cannot have acted on it. */
export type HttpReply =
  | HttpResponse
  /** `code` is that of Node, TLS or undici (`ECONNREFUSED`), or BODY_TOO_LARGE. */
  | { readonly kind: "failed"; readonly sent: boolean; readonly code: string }
  | { readonly kind: "late"; readonly sent: boolean };

/** Resolves within the time given, whatever happens; waiting for a connection and reading the body count. Never rejects. */
export type Http = (request: HttpRequest, withinMs: number) => Promise<HttpReply>;

export interface HttpsOptions {
  readonly origin: URL;
  readonly identity: IdentitySource;
  /** Connections at the same time; further requests wait for one. */
  readonly connections: number;
  /** Bytes of a response's body. */
  readonly mostBytes: number;
}

export interface HttpsClient {
  readonly http: Http;
  /** Finishes what is under way; what is asked afterwards fails. */
  readonly close: () => Promise<void>;
}

const CONNECT_LIMIT_MS = 5_000;
/** Short, as a request on a connection that the other side is just closing is lost. */
const KEEP_ALIVE_MS = 4_000;

/** A client for one destination. Where the identity changes, new connections show the new one; those in use are finished. */
export function httpsClient({ origin, identity, connections, mostBytes }: HttpsOptions): HttpsClient {
  let shown: ClientIdentity | undefined;
  let pool: Pool | undefined;
  let isClosed = false;
  // undici has a queue of its own, but who leaves it costs a connection.
  const { take, giveBack } = slots(connections);

  const poolFor = (current: ClientIdentity): Pool => {
    if (pool !== undefined && current === shown) return pool;
    void pool?.close();
    shown = current;
    pool = newPool(origin, current, connections);
    return pool;
  };

  return {
    http: async (request, withinMs) => {
      const deadline = performance.now() + withinMs;
      if (!(await take(withinMs))) return { kind: "late", sent: false };
      try {
        const current = await identity();
        if (isClosed) return { kind: "failed", sent: false, code: "CLOSED" };
        const leftMs = deadline - performance.now();
        if (leftMs <= 0) return { kind: "late", sent: false };
        return await ask(poolFor(current), request, leftMs, mostBytes);
      } finally {
        giveBack();
      }
    },
    close: async () => {
      isClosed = true;
      await pool?.close();
    },
  };
}

const newPool = (origin: URL, { key, certificate, authorities }: ClientIdentity, connections: number): Pool =>
  new Pool(origin.origin, {
    connections,
    // Every request has its own limit, which is the only one.
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: KEEP_ALIVE_MS,
    connect: {
      key,
      cert: certificate,
      ca: authorities,
      minVersion: "TLSv1.2",
      timeout: CONNECT_LIMIT_MS,
    },
  });

/** One request through the pool. undici calls `onRequestStart` immediately before the first byte is written. */
const ask = (pool: Pool, request: HttpRequest, withinMs: number, mostBytes: number): Promise<HttpReply> =>
  new Promise((resolve) => {
    let sent = false;
    let isOver = false;
    let controller: Dispatcher.DispatchController | undefined;
    let [status, headers]: [number, Record<string, string>] = [0, {}];
    const chunks: Buffer[] = [];
    let bytes = 0;

    const end = (reply: HttpReply) => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      resolve(reply);
      if (reply.kind !== "response") controller?.abort(new Error("given up"));
    };
    const timer = setTimeout(() => end({ kind: "late", sent }), withinMs);

    pool.dispatch(
      { ...request, body: request.body ?? null },
      {
        onRequestStart: (started) => {
          controller = started;
          if (isOver) started.abort(new Error("given up"));
          else sent = true;
        },
        onResponseStart: (_controller, statusCode, received) => {
          status = statusCode;
          headers = joined(received);
        },
        onResponseData: (_controller, chunk) => {
          bytes += chunk.length;
          if (bytes > mostBytes) end({ kind: "failed", sent: true, code: "BODY_TOO_LARGE" });
          else if (!isOver) chunks.push(chunk);
        },
        onResponseEnd: () => end({ kind: "response", status, headers, body: Buffer.concat(chunks) }),
        onResponseError: (_controller, error) => end({ kind: "failed", sent, code: codeOf(error) }),
      },
    );
  });

const joined = (headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(", ")]));

const codeOf = (error: Error): string => ("code" in error ? String(error.code) : error.name);

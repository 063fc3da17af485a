// The Spine of those without credentials, over the real wire: HTTPS with mutual TLS, /Prescription, 202 and polling (eps.md 5).
//
// It eliminates duplicates as the real one does: what comes again under the same message id is the same message.
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { payloadOf } from "../../shared/wire/ebxml/payload.ts";
import type { XmlElement } from "../../shared/wire/xml/tree.ts";
import {
  type Fault,
  SCENARIO_HEADER,
  type Scenario,
  scenarioNamed,
  scenarioOfId,
  type WishedAnswer,
} from "./scenarios.ts";

/** A message of HL7 V3 to its answer; what is remembered of prescriptions is the answerer's. */
export type AnswerMessage = (
  message: {
    readonly document: XmlElement;
    readonly source: string;
    readonly asid: string;
    readonly now: Date;
    readonly newId: () => string;
  },
  wish: WishedAnswer,
) => string;

export interface SpineSimulatorOptions {
  /** Key and certificate of the server, and the authorities that clients must come from; in PEM. */
  readonly key: string;
  readonly certificate: string;
  readonly authorities: string;
  readonly asid: string;
  readonly answer: AnswerMessage;
  /** Default: 202, and the answer at a place to poll. */
  readonly answersAtOnce?: boolean;
  readonly host?: string;
  /** 0 takes a free one. */
  readonly port?: number;
  /** Requests and messages that are remembered, the last ones; default 10,000. */
  readonly memory?: number;
  /** Told of each request when it is over; never anything of its content. */
  readonly handled?: (request: HandledRequest) => void;
}

export interface HandledRequest {
  readonly method: string;
  /** Without what differs from message to message. */
  readonly route: string;
  /** 0 where the connection was cut before a status was sent. */
  readonly status: number;
  readonly ms: number;
}

export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
  /** Common name of the client's certificate. */
  readonly client: string;
  /** Milliseconds on a clock that never goes back. */
  readonly at: number;
}

export interface SpineSimulator {
  /** `https://localhost:PORT`. */
  readonly origin: URL;
  /** Every request whose body arrived, in order. */
  readonly received: readonly ReceivedRequest[];
  /** Ids of the messages that were taken, each once, in order. */
  readonly taken: () => readonly string[];
  /** Scenarios of the messages to come, one each, before any other way to choose one. */
  readonly play: (...scenarios: readonly Scenario[]) => void;
  /** Cuts all connections. */
  readonly close: () => Promise<void>;
}

/** A message that was taken, and how its answer is given. */
interface Mail {
  readonly place: string;
  readonly answer: string;
  readonly fault: Fault | undefined;
  readonly takenAt: number;
}

interface Spine extends SpineSimulatorOptions {
  readonly received: ReceivedRequest[];
  readonly script: Scenario[];
  readonly mail: Map<string, Mail>;
  readonly places: Map<string, Mail>;
  /** Ids of messages whose fault was played. */
  readonly played: Set<string>;
  /** Common names by connection: a certificate is looked at once. */
  readonly clients: WeakMap<Socket, string>;
}

const MEMORY = 10_000;
const MOST_BYTES = 10_000_000;
const XML = "text/xml; charset=UTF-8";
const HTML = "<html><head><title>Error</title></head><body><h1>Service unavailable</h1></body></html>";

/** Listens when it resolves; many may run in one process. */
export async function startSpineSimulator(options: SpineSimulatorOptions): Promise<SpineSimulator> {
  const { key, certificate, authorities, host = "127.0.0.1", port = 0 } = options;
  const spine: Spine = {
    ...options,
    received: [],
    script: [],
    mail: new Map(),
    places: new Map(),
    played: new Set(),
    clients: new WeakMap(),
  };
  const server = createServer(
    { key, cert: certificate, ca: authorities, requestCert: true, rejectUnauthorized: true, minVersion: "TLSv1.2" },
    (request, response) => void handle(spine, request, response).catch(() => failed(response)),
  );
  server.on("secureConnection", (socket) => {
    spine.clients.set(socket, String(socket.getPeerCertificate().subject.CN));
  });
  // Handshakes that fail are the clients' to notice.
  server.on("tlsClientError", () => {});
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, host, resolve);
  });
  return {
    origin: new URL(`https://localhost:${(server.address() as AddressInfo).port}`),
    received: spine.received,
    taken: () => [...spine.mail.keys()],
    play: (...scenarios) => {
      spine.script.push(...scenarios);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function handle(spine: Spine, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await bodyOf(request);
  if (body === undefined) return;
  const { method = "", url: path = "", headers } = request;
  const client = spine.clients.get(request.socket) ?? "";
  const at = performance.now();
  spine.received.push({ method, path, headers, body, client, at });
  forget(spine);
  response.once("close", () => {
    const status = response.headersSent ? response.statusCode : 0;
    spine.handled?.({ method, route: routeOf(path), status, ms: performance.now() - at });
  });
  if (path === "/Prescription")
    return method === "POST" ? prescription(spine, request, response, body) : refuse(response, 405);
  const mail = spine.places.get(path);
  if (mail === undefined || method !== "GET") return refuse(response, 404);
  poll(mail, request, response);
}

/** Undefined where the request was cut off or is too large. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) return undefined;
      chunks.push(chunk);
    }
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks);
}

function forget({ received, played, mail, places, memory = MEMORY }: Spine): void {
  for (const id of played) {
    if (played.size <= memory) break;
    played.delete(id);
  }
  if (received.length > memory) received.splice(0, received.length - memory);
  for (const [id, { place }] of mail) {
    if (mail.size <= memory) break;
    mail.delete(id);
    places.delete(place);
  }
}

const POLL = "/_poll/";

const routeOf = (path: string): string => {
  if (path.startsWith(POLL)) return `${POLL}:id`;
  return path === "/Prescription" ? path : "unknown";
};

// ---- taking messages ------------------------------------------------------------------------------------------------

function prescription(spine: Spine, request: IncomingMessage, response: ServerResponse, body: Buffer): void {
  const payload = payloadOf(body.toString("utf8"), request.headers["content-type"]);
  const { messageId, action = "" } = payload.ebxml ?? {};
  if (!payload.ok || !messageId) return refuse(response, 400, "Not a message in an ebXML envelope.");
  if (payload.document.name !== action || request.headers["soapaction"] !== `urn:nhs:names:services:mm/${action}`) {
    return refuse(response, 400, "SOAPAction, ebXML action and payload do not agree.");
  }
  const scenario = scenarioOf(spine, request, messageId);
  const { fault } = scenario;
  if (fault?.kind === "cut-before") return cut(request.socket);
  if (fault?.kind === "status") {
    if (fault.retryAfter !== undefined) response.setHeader("retry-after", fault.retryAfter);
    return refuse(response, fault.status);
  }
  const mail = spine.mail.get(messageId) ?? take(spine, messageId, payload, scenario);
  answerPost(spine, { ...mail, fault }, request.socket, response);
}

/** A scenario that goes with the message's id is played once, so that what is sent again gets through. */
function scenarioOf({ script, played }: Spine, { headers }: IncomingMessage, messageId: string): Scenario {
  const scripted = script.shift();
  if (scripted !== undefined) return scripted;
  const name = headers[SCENARIO_HEADER];
  if (typeof name === "string") return scenarioNamed(name);
  if (played.has(messageId)) return {};
  const scenario = scenarioOfId(messageId);
  if (scenario.fault !== undefined) played.add(messageId);
  return scenario;
}

function take(
  spine: Spine,
  messageId: string,
  { document, source }: { readonly document: XmlElement; readonly source: string },
  { wish = {}, fault }: Scenario,
): Mail {
  const newId = () => crypto.randomUUID();
  const answer = spine.answer({ document, source, asid: spine.asid, now: new Date(), newId }, wish);
  const mail: Mail = { place: `${POLL}${newId()}`, answer, fault, takenAt: performance.now() };
  spine.mail.set(messageId, mail);
  spine.places.set(mail.place, mail);
  return mail;
}

// ---- answering ------------------------------------------------------------------------------------------------------

function answerPost(spine: Spine, mail: Mail, socket: Socket, response: ServerResponse): void {
  const { fault } = mail;
  const usual = () => (spine.answersAtOnce === true ? deliver(mail, socket, response) : promise(mail, response));
  switch (fault?.kind) {
    case "cut-after":
      return cut(socket);
    case "cut-within":
      response.writeHead(200, { "content-type": XML, "content-length": Buffer.byteLength(mail.answer) });
      response.write(mail.answer.slice(0, 100), () => cut(socket));
      return;
    case "delay":
      later(fault.ms, response, usual);
      return;
    case "trickle":
      return trickle(mail.answer, fault.ms, response);
    case "error":
      return refuse(response, 500);
    case "html":
      response.writeHead(200, { "content-type": "text/html" }).end(HTML);
      return;
    case "empty":
      response.writeHead(200, { "content-type": XML }).end();
      return;
    case "late":
    case "never":
      return promise(mail, response);
    default:
      return usual();
  }
}

const promise = ({ place }: Mail, response: ServerResponse): void => {
  response.writeHead(202, { "content-location": place, "content-length": 0 }).end();
};

function poll(mail: Mail, { socket }: IncomingMessage, response: ServerResponse): void {
  const { fault, takenAt } = mail;
  const isThere = fault?.kind === "late" ? performance.now() - takenAt >= fault.ms : fault?.kind !== "never";
  if (isThere) deliver(mail, socket, response);
  else promise(mail, response);
}

function deliver({ answer, fault }: Mail, socket: Socket, response: ServerResponse): void {
  const length = Buffer.byteLength(answer);
  response.writeHead(200, { "content-type": XML, "content-length": length }).end(answer, () => {
    if (fault?.kind !== "twice") return;
    socket.write(`HTTP/1.1 200 OK\r\nContent-Type: ${XML}\r\nContent-Length: ${length}\r\n\r\n${answer}`);
  });
}

/** A message that the answerer cannot take; Spine goes on all the same. */
const failed = (response: ServerResponse): void => {
  if (response.headersSent) response.destroy();
  else refuse(response, 500);
};

const refuse = (response: ServerResponse, status: number, text = ""): void => {
  response.writeHead(status, { "content-type": "text/plain" }).end(text);
};

/** The connection ends, whatever was still to come on it. */
const cut = (socket: Socket): void => {
  socket.destroy();
};

/** Unless the connection is gone by then. */
function later(ms: number, response: ServerResponse, act: () => void): void {
  const timer = setTimeout(act, ms);
  response.once("close", () => clearTimeout(timer));
}

function trickle(text: string, ms: number, response: ServerResponse): void {
  response.writeHead(200, { "content-type": XML, "content-length": Buffer.byteLength(text) });
  const bytes = Buffer.from(text);
  let at = 0;
  const timer = setInterval(() => {
    response.write(bytes.subarray(at, at + 1));
    at++;
    if (at === bytes.length) response.end();
  }, ms);
  response.once("close", () => clearInterval(timer));
}

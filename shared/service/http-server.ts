// The HTTP server of every service: routes in, answers out, an OperationOutcome for whatever goes wrong (design 6).
import { isUtf8 } from "node:buffer";
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from "fastify";
import { addressBook } from "./address-book.ts";
import { type Answer, failureAnswer } from "./answer.ts";
import { CORS_HEADERS, isPreflight, preflightHeaders } from "./cors.ts";
import { headerText, readTrace } from "./headers.ts";
import type { Logger } from "./logging.ts";
import { isUnicode, mediaType } from "./media-type.ts";
import type { Metrics } from "./metrics.ts";
import type { FailureName } from "./operation-outcome.ts";
import type { Head, Route } from "./route.ts";

export interface ServerOptions {
  readonly routes: readonly Route[];
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly newId: () => string;
  /** Bytes of a body; more is answered with 413. */
  readonly bodyLimit: number;
  /** Requests in flight; more are answered with 503. */
  readonly concurrencyLimit: number;
  /** Bytes of all bodies of requests in flight, as announced by their headers; more are answered with 503. */
  readonly bodiesLimit: number;
}

/** State of the server as a whole. */
interface Load {
  inFlight: number;
  /** Of bodies that are or will be in memory. */
  bodyBytes: number;
  draining: boolean;
}

/** What is remembered of a request between its headers and its last byte. */
interface Visit extends Head {
  readonly started: number;
  readonly load: Load;
  /** What keeps it from being over: the connection, and the handler while it works. */
  holds: number;
  readonly ends: (() => void)[];
  /** What its body counts for; as announced, then as it is. */
  bodyBytes: number;
}

declare module "fastify" {
  interface FastifyContextConfig {
    /** Absent where no route was found. */
    route?: Route;
  }
  interface FastifyRequest {
    visit: Visit | null;
  }
}

const KEEP_ALIVE_MS = 65_000;
const REQUEST_TIMEOUT_MS = 30_000;
const UNKNOWN_ROUTE = "unknown";

/** Failures of the framework and of Node, by HTTP status. */
const FAILURE_OF_STATUS: Readonly<Record<number, FailureName>> = {
  400: "malformedRequest",
  408: "requestTimeout",
  413: "bodyTooLarge",
  414: "addressTooLong",
  415: "unsupportedMediaType",
  431: "headersTooLarge",
};

/** Why a request was refused by the framework or by Node, in our words: theirs quote what was sent. */
const REASONS: Readonly<Partial<Record<FailureName, string>>> = {
  malformedRequest: "The request is not well-formed HTTP, or its address is not properly encoded.",
  requestTimeout: "The request took too long to arrive.",
  addressTooLong: "A part of the address is too long.",
  unsupportedMediaType: "The Content-Type is not well-formed.",
  headersTooLarge: "The headers are larger than this server reads.",
};

/** Builds the server; it listens when its owner says so, and `close` finishes what is in flight. */
export const buildServer = (options: ServerOptions): FastifyInstance => {
  const load: Load = { inFlight: 0, bodyBytes: 0, draining: false };
  const app = fastify({
    logger: false,
    bodyLimit: options.bodyLimit,
    keepAliveTimeout: KEEP_ALIVE_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    // While the server drains, a request on an open connection is served; the framework would refuse it without FHIR.
    return503OnClosing: false,
    // Node would answer a missing Host with an empty 400.
    http: { requireHostHeader: false },
    frameworkErrors: (error, request, reply) => {
      const visit = begin(request, load, options.newId);
      answerError(error, visit, reply, options);
      record(request, reply, options);
    },
    clientErrorHandler: (error, socket) => answerBrokenRequest(error, socket, options.newId),
  });
  app.decorateRequest("visit", null);
  // Bodies are the mapping's to read, so they stay bytes here whatever their type.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  addHooks(app, load, options);
  for (const route of options.routes) addRoute(app, route);
  app.setErrorHandler((error, request, reply) => answerError(error, visitOf(request), reply, options));
  // Node would answer an unknown Expect with an empty 417; it may also be passed over (RFC 9110 10.1.1).
  app.server.on("checkExpectation", (request: IncomingMessage, response: ServerResponse) => {
    app.server.emit("request", request, response);
  });
  return app;
};

const begin = (request: FastifyRequest, load: Load, newId: () => string): Visit => {
  const visit: Visit = {
    trace: readTrace(request.headers, newId),
    headers: request.headers,
    query: (request.query ?? {}) as Record<string, unknown>,
    notes: {},
    whenOver: (act) => visit.ends.push(act),
    started: performance.now(),
    load,
    holds: 1,
    ends: [],
    bodyBytes: 0,
  };
  request.visit = visit;
  return visit;
};

const visitOf = (request: FastifyRequest): Visit => {
  if (request.visit === null) throw new Error("a request without its visit");
  return request.visit;
};

const addHooks = (app: FastifyInstance, load: Load, options: ServerOptions): void => {
  const allowed = addressBook(options.routes);
  app.addHook("onRequest", (request, reply, done) => {
    const visit = begin(request, load, options.newId);
    load.inFlight += 1;
    visit.ends.push(() => {
      load.inFlight -= 1;
      load.bodyBytes -= visit.bodyBytes;
    });
    // Also where the caller hangs up, which onResponse would not tell.
    reply.raw.once("close", () => letGo(visit));
    const { route } = request.routeOptions.config;
    const refusal = route ? refuse(route, visit, options) : nothingThere(request, visit, allowed);
    if (refusal) send(reply, visit, refusal);
    else done();
  });
  app.addHook("onResponse", (request, reply, done) => {
    record(request, reply, options);
    done();
  });
  app.addHook("preClose", (done) => {
    load.draining = true;
    done();
  });
};

/** A caller that hangs up does not end the work for it, which counts until it is done. */
const letGo = (visit: Visit): void => {
  visit.holds -= 1;
  if (visit.holds === 0) for (const end of visit.ends.splice(0)) end();
};

/** The answer where the headers alone say that the request cannot be served. */
const refuse = (route: Route, visit: Visit, options: ServerOptions): Answer | undefined => {
  if (route.operational) return route.admit?.(visit);
  if (visit.load.inFlight > options.concurrencyLimit) {
    options.metrics.limited("requests");
    return failureAnswer("overloaded", ["Too many requests at the same time."]);
  }
  const { malformed } = visit.trace;
  if (malformed.length > 0) return failureAnswer("malformedHeader", malformed.map(malformedHeader));
  const refusal = route.admit?.(visit);
  if (refusal !== undefined || route.accepts === undefined) return refusal;
  return refuseBody(route.accepts, visit) ?? refuseBytes(visit, options);
};

/** Makes room for the body; one of unknown length counts as a largest one until it is there. */
const refuseBytes = (visit: Visit, { bodyLimit, bodiesLimit, metrics }: ServerOptions): Answer | undefined => {
  const { load, headers } = visit;
  const length = Number(headerText(headers, "content-length") || bodyLimit);
  const bytes = length > bodyLimit ? 0 : length;
  if (load.bodyBytes + bytes > bodiesLimit) {
    metrics.limited("bodies");
    return failureAnswer("overloaded", ["Too many bodies at the same time."]);
  }
  countBody(visit, bytes);
  return undefined;
};

const countBody = (visit: Visit, bytes: number): void => {
  visit.load.bodyBytes += bytes - visit.bodyBytes;
  visit.bodyBytes = bytes;
};

const malformedHeader = (name: string): string =>
  name.endsWith("Request-ID")
    ? `Header ${name} must be a UUID.`
    : `Header ${name} must be 1 to 256 printable ASCII characters.`;

const refuseBody = (accepts: readonly string[], { headers }: Visit): Answer | undefined => {
  const type = mediaType(headerText(headers, "content-type"));
  const types = accepts.filter((name) => name !== "").join(", ");
  if (!accepts.includes(type.essence)) return failureAnswer("unsupportedMediaType", [`Send one of: ${types}.`]);
  if (!isUnicode(type)) return failureAnswer("unsupportedMediaType", ["Send the body in UTF-8."]);
  const encoding = headerText(headers, "content-encoding").toLowerCase();
  if (encoding === "" || encoding === "identity") return undefined;
  return failureAnswer("unsupportedMediaType", ["Send the body without content encoding."], {
    "accept-encoding": "identity",
  });
};

const nothingThere = (
  request: FastifyRequest,
  { headers }: Visit,
  allowed: (path: string) => string | undefined,
): Answer => {
  const allow = allowed(request.url.split("?", 1)[0] ?? "");
  if (allow === undefined) return failureAnswer("notFound", ["There is no such resource or operation."]);
  if (isPreflight(request.method, headers)) {
    return { status: 204, type: "", body: "", headers: preflightHeaders(allow, headers) };
  }
  return failureAnswer("methodNotAllowed", [`Allowed here: ${allow}.`], { allow });
};

const addRoute = (app: FastifyInstance, route: Route): void => {
  app.route({
    method: route.method,
    url: route.path,
    config: { route },
    handler: (request, reply) => {
      const visit = visitOf(request);
      const answer = serve(route, visit, request.body as Buffer | undefined);
      if (!(answer instanceof Promise)) return send(reply, visit, answer);
      visit.holds += 1;
      return answer.finally(() => letGo(visit)).then((late) => send(reply, visit, late));
    },
  });
};

const serve = (route: Route, visit: Visit, bytes: Buffer | undefined): Answer | Promise<Answer> => {
  const { essence } = mediaType(headerText(visit.headers, "content-type"));
  if (!route.accepts) return route.handle({ ...visit, mediaType: essence, body: "" });
  countBody(visit, bytes?.length ?? 0);
  if (bytes === undefined || bytes.length === 0) return failureAnswer("malformedRequest", ["The body is empty."]);
  if (!isUtf8(bytes)) return failureAnswer("malformedRequest", ["The body is not UTF-8."]);
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return route.handle({ ...visit, mediaType: essence, body: bytes.toString("utf8", hasMark ? 3 : 0) });
};

const asItIs = (body: string): string => body;

/** Texts go out as they are: without a serialiser the framework would append a charset to our media types. */
const send = (reply: FastifyReply, visit: Visit, answer: Answer): FastifyReply => {
  reply.code(answer.status).headers(visit.trace.echo);
  if (visit.headers.origin !== undefined) reply.headers(CORS_HEADERS);
  if (answer.headers) reply.headers(answer.headers);
  // A connection that is kept alive would hold up the end until it times out.
  if (visit.load.draining) reply.header("connection", "close");
  if (answer.type === "") return reply.send();
  return reply.header("content-type", answer.type).serializer(asItIs).send(answer.body);
};

const answerError = (error: unknown, visit: Visit, reply: FastifyReply, options: ServerOptions): void => {
  const status = error instanceof Error && "statusCode" in error ? Number(error.statusCode) : 500;
  const name = FAILURE_OF_STATUS[status] ?? "unexpected";
  const tooLarge = `The body may have up to ${options.bodyLimit} bytes.`;
  const reason = REASONS[name] ?? (name === "bodyTooLarge" ? tooLarge : `Quote request id ${visit.trace.requestId}.`);
  if (name === "unexpected") options.log.error({ err: error, ...ids(visit) }, "unexpected error");
  send(reply, visit, failureAnswer(name, [reason]));
};

const ids = ({ trace }: Visit) => ({
  requestId: trace.requestId,
  ...(trace.correlationId ? { correlationId: trace.correlationId } : {}),
});

/** One log line and one measurement for each request; the route's pattern, never the address. */
const record = (request: FastifyRequest, reply: FastifyReply, { log, metrics }: ServerOptions): void => {
  const visit = visitOf(request);
  const milliseconds = performance.now() - visit.started;
  const { route } = request.routeOptions.config;
  const path = route?.path ?? UNKNOWN_ROUTE;
  // Any word may be a method where no route was found.
  const method = route ? request.method : UNKNOWN_ROUTE;
  metrics.request(path, method, reply.statusCode, milliseconds / 1000);
  const line = {
    ...ids(visit),
    route: path,
    method,
    status: reply.statusCode,
    ms: Math.round(milliseconds * 100) / 100,
  };
  // Those who ask every few seconds whether we live would drown everything else.
  if (route?.operational) log.debug(line, "request");
  else log.info({ ...line, ...visit.notes }, "request");
};

/** What is not even HTTP never becomes a request; it gets an outcome all the same. */
const answerBrokenRequest = (error: NodeJS.ErrnoException, socket: Socket, newId: () => string): void => {
  if (error.code === "ECONNRESET" || socket.destroyed || !socket.writable) return;
  const status = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }[error.code ?? ""] ?? 400;
  const name = FAILURE_OF_STATUS[status] ?? "malformedRequest";
  const answer = failureAnswer(name, [REASONS[name] ?? ""]);
  const head = [
    `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status]}`,
    `Content-Type: ${answer.type}`,
    `Content-Length: ${Buffer.byteLength(answer.body)}`,
    `X-Request-ID: ${newId()}`,
    "Connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${answer.body}`);
};

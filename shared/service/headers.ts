// Trace headers: X- and NHSD- forms in, echoed in every answer, in every log line (platform.md 3).
import type { IncomingHttpHeaders } from "node:http";

/** The ids by which one request is known to its caller, to us and to support. */
export interface Trace {
  /** Lower case as far as the caller wrote it so; ours where the caller gave none, or a malformed one. */
  readonly requestId: string;
  readonly correlationId?: string;
  /** Did the caller give a request id? */
  readonly given: boolean;
  /** Names of headers whose values are malformed; these are not echoed. */
  readonly malformed: readonly string[];
  /** Headers of the answer. */
  readonly echo: Readonly<Record<string, string>>;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const PRINTABLE = /^[\x21-\x7e]{1,256}$/;

/** First header that is there, with the name that people know it by. */
const first = (headers: IncomingHttpHeaders, ...names: string[]): [name: string, value: string] | undefined => {
  for (const name of names) {
    const value = headers[name.toLowerCase()];
    if (typeof value === "string" && value !== "") return [name, value];
  }
  return undefined;
};

/**
 * The correlation id of the caller. The gateway's form is `requestId.correlationId.messageId`, and the caller's part
 * may hold dots itself: what stands between the first dot (a UUID has none) and the last is the caller's.
 */
const callersCorrelation = (name: string, value: string): string => {
  if (name !== "NHSD-Correlation-ID") return value;
  const [start, end] = [value.indexOf("."), value.lastIndexOf(".")];
  return start < end ? value.slice(start + 1, end) : value;
};

/** Reads the trace headers; the NHSD- form wins, as the gateway wrote it. Never fails: see `malformed`. */
export const readTrace = (headers: IncomingHttpHeaders, newId: () => string): Trace => {
  const request = first(headers, "NHSD-Request-ID", "X-Request-ID");
  const correlation = first(headers, "NHSD-Correlation-ID", "X-Correlation-ID");
  const malformed: string[] = [];
  const echo: Record<string, string> = {};
  const requestFits = request !== undefined && UUID.test(request[1]);
  if (request && !requestFits) malformed.push(request[0]);
  const requestId = requestFits ? request[1] : newId();
  echo["x-request-id"] = requestId;
  if (requestFits && request[0] === "NHSD-Request-ID") echo["nhsd-request-id"] = requestId;
  const given = request !== undefined;
  if (!correlation) return { requestId, given, malformed, echo };
  const [name, value] = correlation;
  if (!PRINTABLE.test(value)) return { requestId, given, malformed: [...malformed, name], echo };
  const callers = callersCorrelation(name, value);
  if (callers) echo["x-correlation-id"] = callers;
  if (name === "NHSD-Correlation-ID") echo["nhsd-correlation-id"] = value;
  return { requestId, correlationId: value, given, malformed, echo };
};

/** The request id as Spine wants it (eps.md 2.2). */
export const spineId = (trace: Trace): string => trace.requestId.toUpperCase();

/** One header as text; "" where it is absent. A repeated one is joined with commas, as Node does. */
export const headerText = (headers: IncomingHttpHeaders, name: string): string => {
  const value = headers[name.toLowerCase()];
  return Array.isArray(value) ? value.join(", ") : (value ?? "");
};

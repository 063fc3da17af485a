// Cross-origin requests: any origin may call, without credentials (eps.md 2).
import type { IncomingHttpHeaders } from "node:http";

/** Headers of answers that a page may read. */
const EXPOSED = "X-Request-ID, X-Correlation-ID, Dragoman-Unmapped, Retry-After, Location";
const DAY = "86400";

/** Headers that let the page at the origin read the answer. */
export const CORS_HEADERS: Readonly<Record<string, string>> = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": EXPOSED,
};

/** Does a browser ask here whether it may send the real request? */
export const isPreflight = (method: string, headers: IncomingHttpHeaders): boolean =>
  method === "OPTIONS" && headers.origin !== undefined && headers["access-control-request-method"] !== undefined;

/** Headers that answer such a question; no header that a page wants to send is refused. */
export const preflightHeaders = (allowed: string, headers: IncomingHttpHeaders): Record<string, string> => ({
  "access-control-allow-methods": allowed,
  "access-control-allow-headers": String(headers["access-control-request-headers"] ?? "Content-Type"),
  "access-control-max-age": DAY,
});

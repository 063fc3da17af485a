// Content types with their parameters (RFC 2045 section 5.1), as strictly as the national systems write them.

/** `;name=value` with the value quoted or not. Spine leaves `text/xml` and `x@y` unquoted, which no token may be. */
const PARAMETER = /;\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))/g;

export interface ContentType {
  /** In lower case: `multipart/related`. */
  readonly type: string;
  /** By lower-case name, quotes taken off. */
  readonly parameters: ReadonlyMap<string, string>;
}

/**
 * The parts of a Content-Type header; of a parameter that is there twice the first counts.
 *
 *     contentType('multipart/related; start="<a@b>"').parameters.get("start"); // "<a@b>"
 */
export function contentType(header: string): ContentType {
  const parameters = new Map<string, string>();
  for (const [, name = "", quoted, plain = ""] of header.matchAll(PARAMETER)) {
    const key = name.toLowerCase();
    if (!parameters.has(key)) parameters.set(key, quoted?.replace(/\\(.)/g, "$1") ?? plain);
  }
  return { type: header.split(";", 1)[0]!.trim().toLowerCase(), parameters };
}

/** A parameter's value in quotes. */
export const quoted = (value: string): string => `"${value.replace(/["\\]/g, "\\$&")}"`;

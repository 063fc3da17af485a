// Reading multipart/related (RFC 2046, RFC 2387): the parts of a body that was received whole.

export interface Part {
  /** By lower-case name, unfolded. */
  readonly headers: Readonly<Record<string, string>>;
  /** Decoded as the part's transfer encoding asks for. */
  readonly body: string;
}

export interface Multipart {
  readonly parts: readonly Part[];
  /** Index of the root part: the one that `start` names, else the first. */
  readonly root: number;
}

export type MultipartResult =
  | { readonly ok: true; readonly value: Multipart }
  | { readonly ok: false; readonly fault: string };

const MOST_PARTS = 200;

/** A parameter of a header (`boundary`, `start`), quotes taken off; undefined where there is none. */
export function headerParameter(header: string, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]+))`, "i").exec(header);
  return found?.[1]?.replace(/\\(.)/g, "$1") ?? found?.[2];
}

/** Does a body look like multipart, whatever its headers said? */
export const looksMultipart = (body: string): boolean => /^\s*--[^\s<>]/.test(body);

/**
 * The parts of a body. Without a `contentType` that names it, the boundary is taken from the first line.
 * Lines may end in CRLF or LF. Never throws.
 */
export function readMultipart(body: string, contentType = ""): MultipartResult {
  const boundary = headerParameter(contentType, "boundary") ?? /^\s*--(\S+)[ \t]*\r?\n/.exec(body)?.[1];
  if (boundary === undefined) return { ok: false, fault: "a multipart body without a boundary" };
  const pieces = split(body, boundary);
  if (pieces === undefined) return { ok: false, fault: "a multipart body that does not end with its boundary" };
  if (pieces.length === 0 || pieces.length > MOST_PARTS)
    return { ok: false, fault: `a multipart body of ${pieces.length} parts` };
  const parts = pieces.map(readPart);
  const start = headerParameter(contentType, "start");
  const root = start === undefined ? 0 : parts.findIndex((p) => bare(p.headers["content-id"]) === bare(start));
  return { ok: true, value: { parts, root: Math.max(root, 0) } };
}

/** A content id without its angle brackets: callers of today leave them out in `start`. */
const bare = (id: string | undefined): string => (id ?? "").replace(/^<|>$/g, "");

/** What stands between the delimiter lines; undefined where the closing one is missing. */
function split(body: string, boundary: string): string[] | undefined {
  // Delimiters of recorded answers are indented now and then.
  const delimiter = new RegExp(`(?:^|\\r?\\n)[ \\t]*--${literal(boundary)}(--)?[ \\t]*(?=\\r?\\n|$)`, "g");
  const pieces: string[] = [];
  let from: number | undefined;
  for (let m = delimiter.exec(body); m !== null; m = delimiter.exec(body)) {
    if (from !== undefined) pieces.push(body.slice(from, m.index));
    if (m[1] !== undefined) return pieces;
    from = delimiter.lastIndex;
  }
  return undefined;
}

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");

function readPart(piece: string): Part {
  const text = unindented(piece.replace(/^\r?\n/, ""));
  const end = /(?:^|\r?\n)\r?\n/.exec(text);
  const head = end === null ? text : text.slice(0, end.index);
  const content = end === null ? "" : text.slice(end.index + end[0].length);
  const headers = Object.fromEntries(
    head
      .replace(/\r?\n[ \t]+/g, " ")
      .split(/\r?\n/)
      .filter((line) => line.includes(":"))
      .map((line) => [line.slice(0, line.indexOf(":")).trim().toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]),
  );
  return { headers, body: decode(content, headers["content-transfer-encoding"]) };
}

/** Indented header lines would read as continuations: what the first one starts with is taken off all. */
function unindented(text: string): string {
  const indent = /^[ \t]+(?=[A-Za-z-]+:)/.exec(text)?.[0];
  return indent === undefined ? text : text.replace(new RegExp(`^${indent}`, "gm"), "");
}

function decode(content: string, encoding = "8bit"): string {
  switch (encoding.toLowerCase()) {
    case "base64":
      return Buffer.from(content, "base64").toString("utf8");
    case "quoted-printable":
      return decodeQuotedPrintable(content);
    default:
      return content;
  }
}

const decodeQuotedPrintable = (content: string): string => {
  const bytes = content
    .replace(/[ \t]*=\r?\n/g, "")
    .replace(/[^\t\n\r\x20-\x7e]/g, (c) => encodeURIComponent(c).replace(/%/g, "="))
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
};

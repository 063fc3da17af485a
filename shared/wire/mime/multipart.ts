// multipart/related (RFC 2046 section 5.1, RFC 2387) of bodies that are held whole: reader and writer.

import { faultAt, noAttributes, type XmlFault } from "../xml/tree.ts";
import { contentType, quoted } from "./content-type.ts";
import { type Decoded, decode, encodeBase64 } from "./transfer-encoding.ts";

export interface Part {
  /** By lower-case name, unfolded; of a header that is there twice the first counts. Has no prototype. */
  readonly headers: Readonly<Record<string, string>>;
  /** As transferred: `decodePart` says what it means. */
  readonly raw: string;
  /** Offset of `raw` in the body. */
  readonly start: number;
}

export interface Multipart {
  readonly parts: readonly Part[];
  /** Index of the root part: the one that `start` names, else the first. */
  readonly root: number;
}

export type MultipartResult =
  | { readonly ok: true; readonly value: Multipart }
  | { readonly ok: false; readonly fault: XmlFault };

export interface MultipartLimits {
  /** Most characters of the body; default 20 million. */
  readonly size?: number;
  /** Most parts; default 100. */
  readonly parts?: number;
  /** Most characters of the headers of a part; default 8192. */
  readonly headers?: number;
}

// ---- reading --------------------------------------------------------------------------------------------------------

/** Does a body look like multipart, whatever its headers said? */
export const looksMultipart = (body: string): boolean => /^\s*--[^\s<>]/.test(body);

/**
 * The parts of a body. Without a `header` (Content-Type) that names it, the boundary is taken from the first line.
 * Lines may end in CRLF or LF, and delimiters and headers may be indented, as recorded answers are. Never throws.
 *
 *     const read = readMultipart(body, 'multipart/related; boundary="b"');
 *     if (read.ok) decodePart(read.value.parts[read.value.root]);
 */
export function readMultipart(body: string, header = "", limits: MultipartLimits = {}): MultipartResult {
  const { size = 20_000_000, parts: most = 100, headers: longest = 8192 } = limits;
  const refuse = ({ fault, offset }: Located): MultipartResult => ({ ok: false, fault: faultAt(body, offset, fault) });
  if (body.length > size) return refuse({ fault: `longer than ${size} characters`, offset: size });
  const { parameters } = contentType(header);
  const boundary = parameters.get("boundary") ?? FIRST_LINE.exec(body)?.[1];
  if (boundary === undefined || boundary === "") return refuse({ fault: "a boundary is not given", offset: 0 });
  const pieces = split(body, boundary, most);
  if (!Array.isArray(pieces)) return refuse(pieces);
  const parts: Part[] = [];
  for (const [from, to] of pieces) {
    const part = readPart(body, from, to, longest);
    if ("fault" in part) return refuse(part);
    parts.push(part);
  }
  return { ok: true, value: { parts, root: rootOf(parts, parameters.get("start")) } };
}

/** What is wrong, and where in the body. */
interface Located {
  readonly fault: string;
  readonly offset: number;
}

const FIRST_LINE = /^\s*--(\S+)[ \t]*\r?\n/;

function rootOf(parts: readonly Part[], start: string | undefined): number {
  return start === undefined ? 0 : Math.max(0, partOf(parts, start));
}

/** Index of the part with this content id, -1 without one. Angle brackets are left out by callers of today. */
export function partOf(parts: readonly Part[], id: string): number {
  return parts.findIndex(({ headers }) => bare(headers["content-id"] ?? "") === bare(id));
}

const bare = (id: string): string => id.replace(/^<|>$/g, "");

/** Offsets of what stands between the delimiter lines: from behind one up to the line end before the next. */
function split(body: string, boundary: string, most: number): [from: number, to: number][] | Located {
  const pieces: [number, number][] = [];
  let from: number | undefined;
  for (const { start, end, closes } of delimiters(body, `--${boundary}`)) {
    if (from !== undefined) pieces.push([from, Math.max(from, start)]);
    if (pieces.length > most) return { fault: `more than ${most} parts`, offset: from! };
    if (closes) return pieces.length > 0 ? pieces : { fault: "a multipart body without parts", offset: start };
    from = end;
  }
  return from === undefined
    ? { fault: "the boundary is nowhere", offset: 0 }
    : { fault: "the closing boundary is missing", offset: body.length };
}

/** Delimiter lines: `start` is before the line end in front of one, `end` behind its own line end. */
function* delimiters(body: string, delimiter: string) {
  const rest = /(--)?[ \t]*(?:\r?\n|$)/y;
  for (let at = body.indexOf(delimiter); at !== -1; at = body.indexOf(delimiter, at + delimiter.length)) {
    rest.lastIndex = at + delimiter.length;
    const found = rest.exec(body);
    const line = startOfLine(body, at);
    if (found === null || line === undefined) continue;
    yield { start: beforeLineEnd(body, line), end: rest.lastIndex, closes: found[1] !== undefined };
  }
}

/** Where the line begins on which only white space stands before `at`; undefined where something else does. */
function startOfLine(body: string, at: number): number | undefined {
  let line = at;
  while (body[line - 1] === " " || body[line - 1] === "\t") line--;
  return line === 0 || body[line - 1] === "\n" ? line : undefined;
}

function beforeLineEnd(body: string, line: number): number {
  if (line === 0) return 0;
  return body[line - 2] === "\r" ? line - 2 : line - 1;
}

function readPart(body: string, from: number, to: number, longest: number): Part | Located {
  const head = body.slice(from, Math.min(to, from + longest));
  // Indented header lines would read as continuations: what the first one starts with is taken off all.
  const indent = /^[ \t]*/.exec(head)![0];
  const header = new RegExp(`${indent}(${TOKEN})[ \\t]*:([^\\n]*(?:\\n${indent}[ \\t]+\\S[^\\n]*)*)(?:\\n|$)`, "y");
  const headers = noAttributes();
  let end = 0;
  for (let found = header.exec(head); found !== null; found = header.exec(head)) {
    end = header.lastIndex;
    headers[found[1]!.toLowerCase()] ??= found[2]!.replace(/\r?\n[ \t]+/g, " ").trim();
  }
  if (end === head.length && end < to - from)
    return { fault: `headers longer than ${longest} characters`, offset: from };
  // A line that is no header begins the body also where the empty line in front of it is missing.
  const start = from + end + /^(?:[ \t]*\r?\n)?/.exec(body.slice(from + end, to))![0].length;
  return { headers, raw: body.slice(start, to), start };
}

/** What a header's name is made of (RFC 2045 section 5.1). */
const TOKEN = "[\\w!#$%&'*+.^`|~-]+";

/** The text of a part, decoded as its transfer encoding asks for. The fault's offset counts from the part's `start`. */
export const decodePart = ({ headers, raw }: Part): Decoded =>
  decode(raw, headers["content-transfer-encoding"] ?? "8bit");

// ---- writing --------------------------------------------------------------------------------------------------------

export interface PartToWrite {
  /** Content id without angle brackets. */
  readonly id: string;
  readonly contentType: string;
  /** Text travels as it is (8bit), bytes as base64. */
  readonly body: string | Uint8Array;
}

/** The boundary of the national systems. */
const BOUNDARY = "--=_MIME-Boundary";

export interface WrittenMultipart {
  readonly contentType: string;
  readonly boundary: string;
  readonly body: string;
}

/**
 * A multipart/related body whose root is the first part, and the Content-Type that says so. No text can forge a part:
 * where one holds the boundary, another boundary is taken.
 */
export function writeMultipart(parts: readonly PartToWrite[]): WrittenMultipart {
  const bodies = parts.map(({ body }) => (typeof body === "string" ? body : encodeBase64(body)));
  let boundary = BOUNDARY;
  for (let n = 2; bodies.some((body) => body.includes(boundary)); n++) boundary = `${BOUNDARY}-${n}`;
  const written = parts.map((part, i) => `--${boundary}\r\n${headersOf(part)}\r\n${bodies[i]}\r\n`);
  const root = parts[0];
  const parameters = [
    ["boundary", boundary],
    ["type", contentType(root?.contentType ?? "").type],
    ["start", `<${root?.id ?? ""}>`],
  ].map(([name, value]) => `; ${name}=${quoted(oneLine(value!))}`);
  const body = `${written.join("")}--${boundary}--\r\n`;
  return { contentType: `multipart/related${parameters.join("")}`, boundary, body };
}

function headersOf({ id, contentType, body }: PartToWrite): string {
  const encoding = typeof body === "string" ? "8bit" : "base64";
  return [`Content-Id: <${id}>`, `Content-Type: ${contentType}`, `Content-Transfer-Encoding: ${encoding}`]
    .map((line) => `${oneLine(line)}\r\n`)
    .join("");
}

/** Ids and types come from callers: a line end in one would begin a header of its own. */
const oneLine = (text: string): string => text.replace(/[\r\n]+/g, " ");

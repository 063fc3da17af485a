// Bytes to source text: which encoding a document is in (XML 1.0, 4.3.3 and appendix F), strictly decoded.

import { faultAt, type XmlFault } from "./tree.ts";

type Decoder = (bytes: Uint8Array) => string | XmlFault;

/** Encodings accepted, by their declared name in lower case. UTF-16 is recognised by its byte order mark alone. */
const DECODERS = new Map<string, Decoder>([
  ["utf-8", utf8],
  ["utf8", utf8],
  ["us-ascii", ascii],
  ["ascii", ascii],
  ["iso-8859-1", latin1],
]);
/** No encoding declaration begins later than this. */
const LONGEST_DECLARATION = 256;
const ENCODING = /^<\?xml\s[^>]*?\sencoding\s*=\s*["']([^"'>]*)["']/;

/**
 * The source text of a document without its byte order mark, or why the bytes are refused; the fault's offset counts
 * bytes. UTF-8 unless a byte order mark or the XML declaration says otherwise.
 */
export function decodeXml(bytes: Uint8Array): string | XmlFault {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bytes, "utf-16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes, "utf-16be");
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const declared = declaredEncoding(latin1(bytes.subarray(marked ? 3 : 0, LONGEST_DECLARATION)));
  if (declared === undefined) return utf8(bytes);
  const decode = DECODERS.get(declared);
  if (decode === undefined) return faultAt("", 0, "the declared encoding is not supported here");
  if (marked && decode !== utf8) return faultAt("", 0, "a UTF-8 byte order mark, but another encoding is declared");
  return decode(bytes);
}

function declaredEncoding(start: string): string | undefined {
  return ENCODING.exec(start)?.[1]?.toLowerCase();
}

/** Without its byte order mark. */
function utf8(bytes: Uint8Array): string | XmlFault {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return faultAt("", invalidUtf8(bytes), "bytes that are not UTF-8");
  }
}

/** Offset of the first byte that does not belong to a UTF-8 sequence. */
function invalidUtf8(bytes: Uint8Array): number {
  const replaced = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  let offset = 0;
  let from = 0;
  for (let at = replaced.indexOf("\ufffd"); at !== -1; at = replaced.indexOf("\ufffd", from)) {
    offset += Buffer.byteLength(replaced.slice(from, at));
    if (bytes[offset] !== 0xef || bytes[offset + 1] !== 0xbf || bytes[offset + 2] !== 0xbd) return offset;
    offset += 3;
    from = at + 1;
  }
  return bytes.length;
}

function ascii(bytes: Uint8Array): string | XmlFault {
  const wrong = bytes.findIndex((byte) => byte > 0x7f);
  return wrong === -1 ? latin1(bytes) : faultAt("", wrong, "a byte that is not ASCII");
}

/** ISO-8859-1 proper: TextDecoder means windows-1252 by that name. */
function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

function utf16(bytes: Uint8Array, encoding: "utf-16le" | "utf-16be"): string | XmlFault {
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return faultAt("", 0, "bytes that are not UTF-16");
  }
  const declared = declaredEncoding(text.slice(0, LONGEST_DECLARATION));
  if (declared === undefined || declared.startsWith("utf-16")) return text;
  return faultAt("", 0, "a UTF-16 byte order mark, but another encoding is declared");
}

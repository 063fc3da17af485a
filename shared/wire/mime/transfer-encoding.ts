// Content transfer encodings (RFC 2045 section 6): text as it travelled to text as it was meant.

/** Text decoded, or what is wrong and at which offset. */
export type Decoded =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly fault: string; readonly offset: number };

const asItStands = (raw: string): Decoded => ({ ok: true, text: raw });

const DECODERS = new Map<string, (raw: string) => Decoded>([
  ["7bit", asItStands],
  ["8bit", asItStands],
  ["binary", asItStands],
  ["base64", base64],
  ["quoted-printable", quotedPrintable],
]);

/** What was transferred as `raw`; bytes are UTF-8. */
export function decode(raw: string, encoding: string): Decoded {
  const decoder = DECODERS.get(encoding.toLowerCase());
  return decoder?.(raw) ?? { ok: false, fault: "a transfer encoding that is not known", offset: 0 };
}

/** Bytes as base64 in lines of 76 characters. */
export const encodeBase64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString("base64")
    .replace(/.{76}(?=.)/g, "$&\r\n");

/** Characters outside the alphabet are passed over, as section 6.8 asks; what they leave must be whole. */
function base64(raw: string): Decoded {
  const end = raw.indexOf("=");
  const digits = (end === -1 ? raw : raw.slice(0, end)).replace(/[^A-Za-z0-9+/]/g, "");
  const behind = end === -1 ? "" : raw.slice(end).replace(/[^A-Za-z0-9+/=]/g, "");
  if (/[^=]/.test(behind)) return { ok: false, fault: "base64 that goes on behind its end", offset: end };
  const isWhole =
    behind === "" ? digits.length % 4 !== 1 : behind.length < 3 && (digits.length + behind.length) % 4 === 0;
  if (!isWhole) return { ok: false, fault: "base64 that is cut off", offset: raw.length };
  return { ok: true, text: Buffer.from(digits, "base64").toString("utf8") };
}

function quotedPrintable(raw: string): Decoded {
  const wrong = raw.search(/=(?![0-9A-Fa-f]{2}|[ \t]*\r?\n|[ \t]*$)/);
  if (wrong !== -1) return { ok: false, fault: "= that begins no quoted-printable character", offset: wrong };
  // White space at the end of a line was added on the way; a = before it joins the lines.
  const joined = raw.replace(/[ \t]+(?=\r?\n|$)/g, "").replace(/=(?:\r?\n|$)/g, "");
  const text = joined.replace(/(?:=[0-9A-Fa-f]{2})+/g, (run) => Buffer.from(run.replaceAll("=", ""), "hex").toString());
  return { ok: true, text };
}

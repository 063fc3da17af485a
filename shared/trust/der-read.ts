// Reader of DER (ITU-T X.690), as much of it as certificates and revocation lists need. What is no DER throws a DerError:
// the callers read whole structures, and one catch at their edge is clearer than a check at each step.

/** The bytes are not the structure that was expected. Says what was expected, never what was there. */
export class DerError extends Error {
  override readonly name = "DerError";
}

/** One value: its tag, and where its content lies in the bytes that it was read from. */
export interface Der {
  /** The identifier octet: 0x30 is a SEQUENCE, 0xa0 is `[0]`. */
  readonly tag: number;
  /** Its content. */
  readonly content: Buffer;
  /** The whole value with tag and length, as signatures cover it. */
  readonly bytes: Buffer;
}

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  oid: 0x06,
  enumerated: 0x0a,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
} as const;

/** The tag of `[n]` with other values inside. */
export const tagged = (n: number): number => 0xa0 | n;
/** The tag of `[n]` in the place of a primitive value's own. */
export const primitive = (n: number): number => 0x80 | n;

/** Lengths of more bytes than this are of no certificate and of no list. */
const MOST_LENGTH_BYTES = 4;

function valueAt(bytes: Buffer, at: number): Der {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) throw new DerError("expected a value");
  const count = first < 0x80 ? 0 : first & 0x7f;
  const start = at + 2 + count;
  if (first === 0x80 || count > MOST_LENGTH_BYTES || start > bytes.length) throw new DerError("expected a length");
  const length = count === 0 ? first : bytes.readUIntBE(at + 2, count);
  if (count > 0 && length < (count === 1 ? 0x80 : 256 ** (count - 1))) throw new DerError("expected a shorter length");
  if (start + length > bytes.length) throw new DerError("a value is longer than what holds it");
  return { tag, content: bytes.subarray(start, start + length), bytes: bytes.subarray(at, start + length) };
}

/** The one value that the bytes are; nothing may follow it. */
export function readDer(bytes: Buffer): Der {
  const value = valueAt(bytes, 0);
  if (value.bytes.length !== bytes.length) throw new DerError("expected nothing behind the value");
  return value;
}

/** The values inside one, in order, read one after the other: a list of many thousands is never in memory twice. */
export function* valuesIn({ content }: Der): Generator<Der, void> {
  for (let at = 0; at < content.length; ) {
    const value = valueAt(content, at);
    yield value;
    at += value.bytes.length;
  }
}

/** The values inside one, taken one by one by what they must be. */
export class Fields {
  private readonly values: Der[];
  private next = 0;

  constructor(of: Der, tag: number = TAG.sequence) {
    if (of.tag !== tag) throw new DerError(`expected tag ${tag}`);
    this.values = [...valuesIn(of)];
  }

  /** The next value, which must be there and have this tag. */
  take(tag: number): Der {
    const value = this.optional(tag);
    if (value === undefined) throw new DerError(`expected tag ${tag}`);
    return value;
  }

  /** The next value where it has one of these tags. */
  optional(...tags: readonly number[]): Der | undefined {
    const value = this.values[this.next];
    if (value === undefined || !tags.includes(value.tag)) return undefined;
    this.next++;
    return value;
  }

  /** Throws where anything was not taken. */
  end(): void {
    if (this.next < this.values.length) throw new DerError("expected no further value");
  }
}

/** `2.5.29.15`. */
export function oidOf({ tag, content }: Der): string {
  if (tag !== TAG.oid || content.length === 0) throw new DerError("expected an object identifier");
  const numbers: number[] = [];
  let number = 0;
  for (const byte of content) {
    number = number * 128 + (byte & 0x7f);
    if (number > Number.MAX_SAFE_INTEGER) throw new DerError("expected a smaller object identifier");
    if (byte >= 0x80) continue;
    numbers.push(number);
    number = 0;
  }
  if (content.at(-1)! >= 0x80) throw new DerError("expected the end of an object identifier");
  const [joined = 0, ...rest] = numbers;
  const first = Math.min(2, Math.floor(joined / 40));
  return [first, joined - 40 * first, ...rest].join(".");
}

/** A BOOLEAN, or `[n]` in its place: all bits of its one byte are alike. */
export function isTrue({ content }: Der): boolean {
  if (content.length !== 1 || (content[0] !== 0 && content[0] !== 0xff)) throw new DerError("expected a boolean");
  return content[0] === 0xff;
}

/** The bytes of a BIT STRING that ends with a byte, as signatures do. */
export function signatureBits({ tag, content }: Der): Buffer {
  if (tag !== TAG.bits || content[0] !== 0) throw new DerError("expected a signature");
  return content.subarray(1);
}

/** Is bit `n` of a BIT STRING set? Bits that are not there are not. */
export const hasBit = ({ content }: Der, n: number): boolean =>
  ((content[1 + (n >> 3)] ?? 0) & (0x80 >> (n & 7))) !== 0;

/** The digits of an INTEGER in hexadecimal without leading zeros, which is how serial numbers are compared. */
export function hexOf({ tag, content }: Der): string {
  if (tag !== TAG.integer || content.length === 0) throw new DerError("expected an integer");
  return content.toString("hex").replace(/^0+(?=.)/, "");
}

const TIME = /^(\d{2}|\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/;

/** A UTCTime or GeneralizedTime in the form of RFC 5280 4.1.2.5: to the second, in UTC. */
export function timeOf({ tag, content }: Der): Date {
  const m = TIME.exec(content.toString("latin1"));
  if (m === null || (m[1]!.length === 2) !== (tag === TAG.utcTime)) throw new DerError("expected a time");
  const year = tag === TAG.utcTime ? Number(m[1]) + (Number(m[1]) < 50 ? 2000 : 1900) : Number(m[1]);
  const time = new Date(`${String(year).padStart(4, "0")}-${m[2]}-${m[3]}T${m[4]}:${m[5]}:${m[6]}Z`);
  // The calendar of JavaScript takes 30 February for 2 March.
  if (Number.isNaN(time.getTime()) || time.getUTCDate() !== Number(m[3])) throw new DerError("expected a day that is");
  return time;
}

/** An extension of a certificate, a list, or an entry of a list. */
export interface Extension {
  readonly critical: boolean;
  /** Read when it is asked for: of one that nobody asks for, nothing is expected. */
  readonly value: Der;
}

/** Extensions by their identifiers. */
export function extensionsOf(list: Der): ReadonlyMap<string, Extension> {
  const found = new Map<string, Extension>();
  for (const each of valuesIn(list)) {
    const fields = new Fields(each);
    const id = oidOf(fields.take(TAG.oid));
    const critical = fields.optional(TAG.boolean);
    if (found.has(id)) throw new DerError("expected an extension once");
    const { content } = fields.take(TAG.octets);
    fields.end();
    found.set(id, {
      critical: critical !== undefined && isTrue(critical),
      get value() {
        return readDer(content);
      },
    });
  }
  return found;
}

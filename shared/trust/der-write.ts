// Writer of DER (ITU-T X.690), as much of it as certificates need.

const tlv = (tag: number, ...contents: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.of(tag), lengthOf(content.length), content]);
};

/** Below 128 in one byte, else the number of bytes that follow and these. */
function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.of(length);
  const hex = length.toString(16);
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), "0"), "hex");
  return Buffer.concat([Buffer.of(0x80 | bytes.length), bytes]);
}

export const sequence = (...contents: readonly Uint8Array[]): Buffer => tlv(0x30, ...contents);
export const set = (...contents: readonly Uint8Array[]): Buffer => tlv(0x31, ...contents);
export const boolean = (value: boolean): Buffer => tlv(0x01, Buffer.of(value ? 0xff : 0));
export const octets = (value: Uint8Array): Buffer => tlv(0x04, value);
export const utf8 = (value: string): Buffer => tlv(0x0c, Buffer.from(value));

/** Of the bytes of a number that is not negative, the highest first; the highest must not be 0, save for 0 itself. */
export const integer = (...bytes: readonly number[]): Buffer =>
  tlv(0x02, Buffer.from((bytes[0] ?? 0) >= 0x80 ? [0, ...bytes] : bytes));

export const enumerated = (value: number): Buffer => tlv(0x0a, Buffer.of(value));

/** `unused`: bits at the end of the last byte that do not count. */
export const bits = (value: Uint8Array, unused = 0): Buffer => tlv(0x03, Buffer.of(unused), value);

/** `[n]` with other values inside. */
export const tagged = (n: number, ...contents: readonly Uint8Array[]): Buffer => tlv(0xa0 | n, ...contents);

/** `[n]` in the place of a primitive value's own tag. */
export const primitive = (n: number, value: Uint8Array): Buffer => tlv(0x80 | n, value);

/** `oid("2.5.4.3")`. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  return tlv(0x06, Buffer.from([40 * first + second, ...rest].flatMap(base128)));
}

function base128(number: number): number[] {
  const digits = [number % 128];
  for (let left = Math.floor(number / 128); left > 0; left = Math.floor(left / 128)) {
    digits.unshift(0x80 | (left % 128));
  }
  return digits;
}

/** To the second, with a year of four digits from 2050 on and of two before, as RFC 5280 4.1.2.5 has it. */
export function time(value: Date): Buffer {
  const digits = value.toISOString().replace(/[-:T]|\.\d{3}/g, "");
  return value.getUTCFullYear() < 2050 ? tlv(0x17, Buffer.from(digits.slice(2))) : tlv(0x18, Buffer.from(digits));
}

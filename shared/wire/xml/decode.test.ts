import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeXml } from "./decode.ts";
import { isXmlFault } from "./tree.ts";

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from(part))));
const utf16le = (text: string) => [...Buffer.from(text, "utf16le")];
const utf16be = (text: string) => [...Buffer.from(text, "utf16le").swap16()];
const latin1 = (text: string) => [...Buffer.from(text, "latin1")];
const declared = (encoding: string, rest = "<é/>") => `<?xml version="1.0" encoding="${encoding}"?>${rest}`;

describe("decodeXml", () => {
  it.each<[string, Uint8Array, string]>([
    ["UTF-8 without a word", bytes("<é/>"), "<é/>"],
    ["UTF-8 with its mark", bytes([0xef, 0xbb, 0xbf], "<é/>"), "<é/>"],
    ["declared UTF-8", bytes(declared("utf-8")), declared("utf-8")],
    ["little-endian UTF-16", bytes([0xff, 0xfe], utf16le(declared("UTF-16"))), declared("UTF-16")],
    ["big-endian UTF-16", bytes([0xfe, 0xff], utf16be("<é/>")), "<é/>"],
    ["ISO-8859-1", bytes(latin1(declared("ISO-8859-1", "<é\x80/>"))), declared("ISO-8859-1", "<é\x80/>")],
    ["ASCII", bytes(declared("US-ASCII", "<a/>")), declared("US-ASCII", "<a/>")],
    ["nothing", bytes(), ""],
  ])("reads %s", (_, given, text) => {
    expect(decodeXml(given)).toBe(text);
  });

  it.each<[string, Uint8Array, number]>([
    ["an encoding that is not supported", bytes(declared("windows-1252", "<a/>")), 0],
    ["UTF-16 declared but not marked", bytes(declared("UTF-16", "<a/>")), 0],
    ["a UTF-8 mark before another encoding", bytes([0xef, 0xbb, 0xbf], declared("ISO-8859-1", "<a/>")), 0],
    ["a UTF-16 mark before another encoding", bytes([0xff, 0xfe], utf16le(declared("UTF-8"))), 0],
    ["bytes that are not UTF-8", bytes("<a>\ufffdé", [0xe9], "</a>"), 8],
    ["bytes that are not UTF-8 behind a mark", bytes([0xef, 0xbb, 0xbf], "<a>", [0xe9], "</a>"), 6],
    ["UTF-8 that ends in a character", bytes("<a>", [0xe2, 0x82]), 3],
    ["an encoded surrogate", bytes("<a>", [0xed, 0xa0, 0x80], "</a>"), 3],
    ["bytes that are not ASCII", bytes(declared("ascii")), declared("ascii").indexOf("é")],
    ["half a UTF-16 unit", bytes([0xff, 0xfe], utf16le("<a/>"), [0x20]), 0],
  ])("refuses %s", (_, given, offset) => {
    expect(decodeXml(given)).toMatchObject({ fault: expect.any(String), offset });
  });

  it("never throws, and faults lie inside the bytes", () => {
    const start = fc.constantFrom("", declared("ascii", ""), declared("iso-8859-1", ""), "\ufeff");
    fc.assert(
      fc.property(start, fc.uint8Array(), (text, rest) => {
        const given = Buffer.concat([Buffer.from(text), rest]);
        const decoded = decodeXml(given);
        return !isXmlFault(decoded) || (decoded.offset >= 0 && decoded.offset <= given.length);
      }),
    );
  });

  it("gives back what was encoded", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(decodeXml(Buffer.from(`<${text}`))).toBe(`<${text}`);
        expect(decodeXml(bytes([0xff, 0xfe], utf16le(`<${text}`)))).toBe(`<${text}`);
        expect(decodeXml(bytes([0xfe, 0xff], utf16be(`<${text}`)))).toBe(`<${text}`);
      }),
    );
  });
});

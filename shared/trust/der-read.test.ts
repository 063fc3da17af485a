import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createAuthority } from "./authority.ts";
import { readCertificate } from "./certificate.ts";
import { DerError, extensionsOf, Fields, isTrue, oidOf, readDer, TAG, timeOf } from "./der-read.ts";
import * as write from "./der-write.ts";
import { readRevocationList } from "./revocation-list.ts";

const bytes = (hex: string): Buffer => Buffer.from(hex.replaceAll(" ", ""), "hex");

describe("a value", () => {
  it("is read with its tag, content and bytes", () => {
    const { tag, content } = readDer(bytes("04 02 0a0b"));
    expect([tag, content.toString("hex")]).toEqual([TAG.octets, "0a0b"]);
    expect(readDer(write.octets(Buffer.alloc(70_000))).content.length).toBe(70_000);
  });

  it.each([
    ["nothing", ""],
    ["no length", "04"],
    ["fewer bytes than it says", "04 05 00"],
    ["bytes behind it", "04 01 00 00"],
    ["an indefinite length", "30 80 0000"],
    ["a length of five bytes", "04 85 0000000001 00"],
    ["a length of one byte where it needs none", "04 81 01 00"],
    ["a length with a leading zero", "04 82 0080"],
    ["a tag of several bytes", "1f 01 00"],
  ])("is refused: %s", (_, hex) => expect(() => readDer(bytes(hex))).toThrow(DerError));

  it("is not longer than what holds it", () => {
    expect(() => new Fields(readDer(bytes("30 03 04 05 00")))).toThrow(DerError);
  });
});

describe("datatypes", () => {
  it("identifiers go back and forth", () => {
    for (const id of ["1.2.840.113549.1.1.11", "2.5.29.15", "2.999.3", "0.9.2342"])
      expect(oidOf(readDer(write.oid(id)))).toBe(id);
  });

  it.each(["06 00", "06 02 55 9d", "06 0a ff ff ff ff ff ff ff ff ff 7f"])("identifier refused: %s", (hex) => {
    expect(() => oidOf(readDer(bytes(hex)))).toThrow(DerError);
  });

  it("booleans are all or nothing", () => {
    expect([isTrue(readDer(bytes("01 01 ff"))), isTrue(readDer(bytes("01 01 00")))]).toEqual([true, false]);
    for (const hex of ["01 01 01", "01 00", "01 02 ffff"]) expect(() => isTrue(readDer(bytes(hex)))).toThrow(DerError);
  });

  it("times are of the calendar, in UTC and to the second", () => {
    for (const at of [
      new Date("2049-12-31T23:59:59Z"),
      new Date("2050-01-01T00:00:00Z"),
      new Date("1999-02-28T00:00:00Z"),
    ])
      expect(timeOf(readDer(write.time(at)))).toEqual(at);
    const utc = (text: string) => readDer(Buffer.concat([Buffer.of(TAG.utcTime, text.length), Buffer.from(text)]));
    for (const text of [
      "230230000000Z",
      "231301000000Z",
      "230101240000Z",
      "2301010000Z",
      "230101000000+0100",
      "20230101000000Z",
    ])
      expect(() => timeOf(utc(text))).toThrow(DerError);
  });

  it("an extension stands once, and of one that nobody asks for nothing is expected", () => {
    const extension = write.sequence(write.oid("2.5.29.15"), write.octets(Buffer.from("no DER")));
    const [one, two] = [write.sequence(extension), write.sequence(extension, extension)];
    expect(extensionsOf(readDer(one)).get("2.5.29.15")?.critical).toBe(false);
    expect(() => extensionsOf(readDer(one)).get("2.5.29.15")?.value).toThrow(DerError);
    expect(() => extensionsOf(readDer(two))).toThrow(DerError);
  });
});

/** Undefined or an error of the reader's own, never another one. */
const readsOrRefuses = (list: Uint8Array): void => {
  readCertificate(Buffer.from(list));
  try {
    readRevocationList(Buffer.from(list));
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
  }
};

describe("hostile bytes", () => {
  it("of any kind are read or refused", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), readsOrRefuses), { numRuns: 2_000 });
  });

  it("in a real certificate or list are read or refused", async () => {
    const authority = await createAuthority("Authority");
    const { certificate } = await authority.issue({ commonName: "Somebody", listAt: "http://lists.example/1.crl" });
    const list = authority.revocationList({
      revoked: [{ certificate, at: new Date("2026-01-01T00:00:00Z"), reason: 1 }],
    });
    const der = Buffer.from(certificate.replace(/-----[^-]*-----|\s/g, ""), "base64");
    const change = fc.record({ at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }), cut: fc.boolean() });
    fc.assert(
      fc.property(fc.constantFrom(der, list), fc.array(change, { minLength: 1, maxLength: 4 }), (original, changes) => {
        let hostile = Buffer.from(original);
        for (const { at, byte, cut } of changes) {
          hostile[at % hostile.length] = byte;
          if (cut && at % 7 === 0) hostile = hostile.subarray(0, Math.max(1, at % hostile.length));
        }
        readsOrRefuses(hostile);
      }),
      { numRuns: 5_000 },
    );
  });

  it("nested as deep as they fit are refused without recursion", () => {
    let nested: Buffer = Buffer.alloc(0);
    for (let i = 0; i < 2_000; i++) nested = write.sequence(nested);
    expect(readCertificate(nested)).toBeUndefined();
    expect(() => readRevocationList(nested)).toThrow(DerError);
  });
});

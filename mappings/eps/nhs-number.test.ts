import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isNhsNumber, nhsNumberCheckDigit } from "./nhs-number.ts";

const nineDigits = fc.stringMatching(/^\d{9}$/);

describe("NHS number", () => {
  it.each(["9434765919", "9990548609", "9000000009"])("%s is one", (text) => expect(isNhsNumber(text)).toBe(true));

  it.each(["", "9434765918", "943 476 5919", "94347659190", "943476591", "9434765919\n"])("%j is none", (text) =>
    expect(isNhsNumber(text)).toBe(false),
  );

  it("has the one check digit that fits", () => {
    fc.assert(
      fc.property(nineDigits, fc.nat(9), (digits, last) => {
        expect(isNhsNumber(digits + last)).toBe(String(last) === nhsNumberCheckDigit(digits));
      }),
    );
  });

  it("is never one with a single digit changed", () => {
    const valid = nineDigits
      .filter((digits) => nhsNumberCheckDigit(digits) !== undefined)
      .map((digits) => digits + nhsNumberCheckDigit(digits));
    fc.assert(
      fc.property(valid, fc.nat(9), fc.nat(9), (number, at, digit) => {
        const changed = number.slice(0, at) + digit + number.slice(at + 1);
        expect(isNhsNumber(changed)).toBe(changed === number);
      }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkCharacter, isPrescriptionId, isPrescriptionIdForm } from "./prescription-id.ts";

const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9A-F]{${length}}$`));
const body = fc.tuple(hex(6), fc.stringMatching(/^[0-9A-Z]{6}$/), hex(5)).map((parts) => parts.join("-"));

describe("short-form prescription id", () => {
  it("24F5DA-A83008-7EFE6Z is one", () => {
    expect(isPrescriptionId("24F5DA-A83008-7EFE6Z")).toBe(true);
    expect(isPrescriptionId("8DB7CE-A83008-32478+")).toBe(true);
  });

  it.each([
    "",
    "24F5DA-A83008-7EFE6",
    "24F5DAA830087EFE6Z",
    "24f5da-a83008-7efe6z",
    "24F5DG-A83008-7EFE6Z",
    "24F5DA-A83008-7EFE6Z\n",
  ])("%j has not its form", (id) => {
    expect(isPrescriptionIdForm(id)).toBe(false);
    expect(isPrescriptionId(id)).toBe(false);
  });

  it("the check character fits every body, and no other does", () => {
    fc.assert(
      fc.property(body, fc.constantFrom(..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ+"), (text, other) => {
        const right = checkCharacter(text);
        expect(isPrescriptionId(text + right)).toBe(true);
        expect(isPrescriptionId(text + other)).toBe(other === right);
      }),
    );
  });

  it("one wrong character and two neighbours exchanged are noticed", () => {
    fc.assert(
      fc.property(body, fc.nat(15), fc.constantFrom(..."0123456789ABCDEF"), (text, at, other) => {
        const id = text + checkCharacter(text);
        const wrong = id.slice(0, at) + other + id.slice(at + 1);
        if (isPrescriptionIdForm(wrong)) expect(isPrescriptionId(wrong)).toBe(wrong === id);
        const exchanged = id.slice(0, at) + id[at + 1] + id[at] + id.slice(at + 2);
        if (isPrescriptionIdForm(exchanged)) expect(isPrescriptionId(exchanged)).toBe(exchanged === id);
      }),
    );
  });
});

import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readInstructions, writeInstructions } from "./additional-instructions.ts";

const nothing = { medication: [], patientInfo: [], controlledDrugWords: "", additionalInstructions: "" };

describe("writing instructions", () => {
  it("puts medication, patient information, words and note in this order", () => {
    const text = writeInstructions({
      medication: ["Ramipril 5mg capsules", "Lotion A & B"],
      patientInfo: ["Bloods < 3 months old > old ones"],
      controlledDrugWords: "fourteen",
      note: "Weekly pick-up",
    });
    expect(text).toBe(
      "<medication>Ramipril 5mg capsules</medication><medication>Lotion A &amp; B</medication>" +
        "<patientInfo>Bloods &lt; 3 months old &gt; old ones</patientInfo>CD: fourteen\nWeekly pick-up",
    );
  });

  it.each([
    ["nothing to say", {}, ""],
    ["words alone", { controlledDrugWords: "seven" }, "CD: seven"],
    ["plain special characters", { note: 'if BP < 90 & "dizzy" > stop' }, 'if BP < 90 & "dizzy" > stop'],
    ["an escape among raw characters", { note: "a < b &amp; c" }, "a < b &amp; c"],
    ["nothing but escapes", { note: "salt &amp; water" }, "salt &amp;amp; water"],
    ["a literal tag", { note: "see <medication>" }, "see &lt;medication>"],
    ["a note like a line of words", { note: "CD: keep cool" }, "CD: \nCD: keep cool"],
    ["words of two lines", { controlledDrugWords: "ten\nmore" }, "CD: ten&#10;more"],
  ])("%s", (_, parts, text) => {
    expect(writeInstructions({ medication: [], patientInfo: [], ...parts })).toBe(text);
  });
});

describe("reading instructions", () => {
  it.each([
    ["", {}],
    ["two a day", { additionalInstructions: "two a day" }],
    [
      "before <medication>A</medication> between <patientInfo>B</patientInfo> after",
      {
        medication: ["A"],
        patientInfo: ["B"],
        additionalInstructions: "before  between  after",
      },
    ],
    ["<medication></medication><patientInfo/>rest", { additionalInstructions: "rest" }],
    ["<medication>A<medication>B</medication>", { medication: ["B"], additionalInstructions: "<medication>A" }],
    ["<b>A</b>", { additionalInstructions: "<b>A</b>" }],
    ["<medication><b>A</b> &amp;</medication>", { medication: ["<b>A</b> &amp;"] }],
    ["a &#60; b &#x26; c &#0; d", { additionalInstructions: "a < b & c &#0; d" }],
    ["a &lt; b & c", { additionalInstructions: "a &lt; b & c" }],
    ["CD: ten\r\nnote", { controlledDrugWords: "ten", additionalInstructions: "note" }],
    ["note\nCD: ten", { additionalInstructions: "note\nCD: ten" }],
  ])("%j", (text, parts) => {
    expect(readInstructions(text)).toEqual({ ...nothing, ...parts });
  });
});

/** Text out of the pieces that the format gives a meaning, and any other. */
const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "<medication>",
        "</medication>",
        "<patientInfo>",
        "</patientInfo>",
        "<patientInfo/>",
        "<medication\n>",
      ),
      fc.constantFrom(
        "&",
        "<",
        ">",
        "&amp;",
        "&lt;",
        "&#10;",
        "&#x3c;",
        "&#0;",
        "amp;",
        "&am",
        "\n",
        "\r",
        " ",
        "CD: ",
        "medication",
      ),
      fc.string(),
    ),
    { maxLength: 6 },
  )
  .map((pieces) => pieces.join(""));
const part = hostileText.filter((text) => text !== "");

describe("instructions there and back", () => {
  it("give the same for any words and note, and any parts that are not empty", () => {
    const instructions = fc.record({
      medication: fc.array(part, { maxLength: 3 }),
      patientInfo: fc.array(part, { maxLength: 3 }),
      controlledDrugWords: hostileText,
      note: hostileText,
    });
    fc.assert(
      fc.property(instructions, ({ note, ...parts }) => {
        expect(readInstructions(writeInstructions({ ...parts, note }))).toEqual({
          ...parts,
          additionalInstructions: note,
        });
      }),
      { numRuns: 2000 },
    );
  });

  it("any text can be read, and what was read survives being written again", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const { additionalInstructions: note, ...parts } = readInstructions(text);
        expect(readInstructions(writeInstructions({ ...parts, note }))).toEqual({
          ...parts,
          additionalInstructions: note,
        });
      }),
      { numRuns: 1000 },
    );
  });

  it("long texts take no longer than their length", () => {
    const unclosed = "<medication>a ".repeat(20_000);
    expect(readInstructions(unclosed).additionalInstructions).toBe(unclosed);
    const long = "<".repeat(1_000_000);
    expect(readInstructions(writeInstructions({ medication: [], patientInfo: [long] })).patientInfo).toEqual([long]);
  });
});

const CORPUS = new URL("../../../../shared/corpus/eps/", import.meta.url);
const CASES = new URL("additional-instructions/", CORPUS);

describe.skipIf(!existsSync(CASES))("recorded instruction texts", () => {
  const read = (path: string) => JSON.parse(readFileSync(new URL(path, CASES), "utf8"));
  it.each(existsSync(CASES) ? readdirSync(CASES) : [])("%s", (id) => {
    expect(readInstructions(read(`${id}/input.json`).text)).toEqual(read(`${id}/expected.json`));
  });
});

/** The AI texts of all recorded messages in a folder: as recorded, or as decided where the recording is wrong. */
function recordedTexts(group: string): [string, string][] {
  const folder = new URL(`${group}/`, CORPUS);
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((id): [string, string][] => {
    const file = ["wanted.hl7v3.xml", "hl7v3.xml"].map((f) => new URL(`${id}/${f}`, folder)).find((f) => existsSync(f));
    const texts = file ? readFileSync(file, "utf8").matchAll(/code="AI"[^>]*>\s*<value>([^<]*)<\/value>/g) : [];
    return [...texts].map(([, text = ""]) => [id, unescapeXml(text)]);
  });
}

const unescapeXml = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot);/g, (_, name: string) => ({ amp: "&", lt: "<", gt: ">", quot: '"' })[name]!);

describe.skipIf(!existsSync(CASES))("instruction texts of recorded orders", () => {
  it.each(recordedTexts("prescription-order"))("%s is written as it was read", (_, text) => {
    const { additionalInstructions: note, ...parts } = readInstructions(text);
    expect(writeInstructions({ ...parts, note })).toBe(text);
  });
});

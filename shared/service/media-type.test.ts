import { describe, expect, it } from "vitest";
import { isUnicode, mediaType, negotiate } from "./media-type.ts";

describe("mediaType", () => {
  it.each([
    ['Application/FHIR+json; fhirVersion=4.0; Charset="UTF-8"', "application/fhir+json", true],
    ["text/xml", "text/xml", true],
    ["text/xml;charset=iso-8859-1", "text/xml", false],
    ["", "", true],
  ])("%s", (header, essence, unicode) => {
    expect(mediaType(header).essence).toBe(essence);
    expect(isUnicode(mediaType(header))).toBe(unicode);
  });
});

describe("negotiate", () => {
  it.each([
    ["", "application/json"],
    ["*/*", "application/json"],
    ["text/plain", "text/plain"],
    ["text/*;q=0.9, application/json;q=0.1", "text/plain"],
    ["text/plain;q=0.5, */*", "application/json"],
    ["image/png", "application/json"],
  ])("%s", (accept, type) => expect(negotiate(accept, ["application/json", "text/plain"])).toBe(type));
});

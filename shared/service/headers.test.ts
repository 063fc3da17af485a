import { describe, expect, it } from "vitest";
import { readTrace, spineId } from "./headers.ts";

const ID = "60e0b220-8136-4ca5-ae46-1d97ef59d068";
const OURS = "11111111-1111-4111-8111-111111111111";
const read = (headers: Record<string, string>) => readTrace(headers, () => OURS);

describe("readTrace", () => {
  it("takes the X- form", () => {
    expect(read({ "x-request-id": ID, "x-correlation-id": "abc" })).toMatchObject({
      requestId: ID,
      correlationId: "abc",
      given: true,
      malformed: [],
      echo: { "x-request-id": ID, "x-correlation-id": "abc" },
    });
  });

  it("takes the NHSD- form before it, and gives the caller's part of the correlation id back", () => {
    const trace = read({ "nhsd-request-id": ID, "x-request-id": OURS, "nhsd-correlation-id": `${ID}.a.b.rrt-1` });
    expect(trace.echo).toEqual({
      "x-request-id": ID,
      "nhsd-request-id": ID,
      "x-correlation-id": "a.b",
      "nhsd-correlation-id": `${ID}.a.b.rrt-1`,
    });
  });

  it("gives no X-Correlation-ID where the caller had none", () => {
    expect(read({ "nhsd-correlation-id": `${ID}..1` }).echo).not.toHaveProperty("x-correlation-id");
  });

  it("makes an id where there is none", () => {
    expect(read({})).toMatchObject({ requestId: OURS, given: false, malformed: [] });
  });

  it("names malformed headers and echoes none of them", () => {
    const trace = read({ "x-request-id": `${ID}x`, "x-correlation-id": "a b" });
    expect(trace).toMatchObject({ requestId: OURS, malformed: ["X-Request-ID", "X-Correlation-ID"] });
    expect(trace.echo).toEqual({ "x-request-id": OURS });
  });

  it("is upper case towards Spine", () => {
    expect(spineId(read({ "x-request-id": ID }))).toBe(ID.toUpperCase());
  });
});

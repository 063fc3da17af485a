import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isProblem } from "../../mapping/codec.ts";
import { date, dayOf, instant, wallClock } from "./timestamps.ts";

const run = undefined as never;
const sent = (codec: typeof date, value: unknown) => {
  const text = codec.encode(value, run);
  return isProblem(text) ? "refused" : text;
};
const read = (codec: typeof date, text: string) => {
  const value = codec.decode(text, run);
  return isProblem(value) ? "refused" : value;
};

describe("points in time", () => {
  it("D-13: partial dates keep their precision", () => {
    expect(["1948", "1948-02", "1948-02-29"].map((d) => sent(date, d))).toEqual(["1948", "194802", "19480229"]);
    expect(["1948", "194802", "19480229"].map((d) => read(date, d))).toEqual(["1948", "1948-02", "1948-02-29"]);
    expect(["2022", "2022-10"].map((d) => sent(instant, d))).toEqual(["2022", "202210"]);
  });

  it("D-14: days that no calendar has are refused, both ways", () => {
    for (const d of ["1948-02-31", "1949-02-29", "2022-13-01", "2022-00-10", "2022-1-1", "yesterday", "", 7, null])
      expect([d, sent(date, d), sent(instant, d)]).toEqual([d, "refused", "refused"]);
    for (const t of ["19480231", "20221301", "2022130", "noon", "202202301200", "20220201250000"])
      expect([t, read(instant, t)]).toEqual([t, "refused"]);
    expect(sent(instant, "2022-02-01T24:00:00Z")).toBe("refused");
    expect(sent(instant, "2022-02-01T10:00Z")).toBe("refused");
  });

  it("D-12: supply days and starts are those that the author wrote, whatever the offset", () => {
    expect(sent(dayOf, "2022-06-01T00:00:00+01:00")).toBe("20220601");
    expect(sent(wallClock, "2022-06-01T00:30:00+01:00")).toBe("20220601003000");
    expect(sent(wallClock, "2022-06-01")).toBe("20220601000000");
    expect(sent(instant, "2022-06-01T00:30:00+01:00")).toBe("20220531233000");
  });

  it("D-15: offsets of the wire are honoured", () => {
    expect(read(instant, "20220601003000+0100")).toBe("2022-05-31T23:30:00+00:00");
    expect(read(instant, "20220601")).toBe("2022-06-01T00:00:00+00:00");
  });

  it("every instant survives the way there and back, in UTC and without fractions", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("0001-01-01T00:00:00Z"), max: new Date("9999-12-31T23:59:59Z"), noInvalidDate: true }),
        (at) => {
          const whole = at.toISOString().replace(/\.\d+Z$/, "+00:00");
          expect(read(instant, String(sent(instant, at.toISOString())))).toBe(whole);
        },
      ),
    );
  });
});

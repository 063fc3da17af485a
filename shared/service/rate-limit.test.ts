import fc from "fast-check";
import { expect, it } from "vitest";
import { rateLimit } from "./rate-limit.ts";

it("lets ten seconds' share through at once, then one after the other", () => {
  let now = 0;
  const ask = rateLimit({ perMinute: 60, now: () => now });
  expect(Array.from({ length: 10 }, () => ask("a"))).toEqual(Array(10).fill(0));
  expect(ask("a")).toBe(1_000);
  expect(ask("b")).toBe(0);
  now = 999;
  expect(ask("a")).toBe(1);
  now = 1_000;
  expect([ask("a"), ask("a")]).toEqual([0, 1_000]);
  now = 60_000;
  expect(Array.from({ length: 11 }, () => ask("a")).filter((wait) => wait > 0)).toHaveLength(1);
});

it("lets at least one through, however small the share", () => {
  const ask = rateLimit({ perMinute: 1, now: () => 0 });
  expect([ask("a"), ask("a")]).toEqual([0, 60_000]);
});

it("remembers a bounded number of callers; the others share", () => {
  let now = 0;
  const ask = rateLimit({ perMinute: 6, now: () => now, mostCallers: 3 });
  expect(["a", "b", "c", "d"].map(ask)).toEqual([0, 0, 0, 0]);
  expect(["e", "a"].map(ask)).toEqual([10_000, 10_000]);
  expect(ask("x".repeat(101))).toBe(10_000);
  now = 10_000;
  expect(["e", "f", "g"].map(ask)).toEqual([0, 0, 0]);
});

it("never lets more through than the share and what may come at once, and who waits as told is let through", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000 }),
      fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 200 }),
      (perMinute, pauses) => {
        let now = 0;
        let passed = 0;
        const ask = rateLimit({ perMinute, now: () => now });
        for (const pause of pauses) {
          now += pause;
          const wait = ask("a");
          if (wait === 0) passed++;
          expect(passed).toBeLessThanOrEqual(((now + 10_000) * perMinute) / 60_000 + 1);
        }
        const wait = ask("a");
        // The sum of many fractions is not exact.
        now += wait + 0.001;
        if (wait > 0) expect(ask("a")).toBe(0);
      },
    ),
  );
});

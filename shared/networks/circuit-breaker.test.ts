import { expect, it } from "vitest";
import { type Admission, type CircuitBreaker, circuitBreaker, type Health } from "./circuit-breaker.ts";

const build = () => {
  const clock = { ms: 0 };
  return { clock, breaker: circuitBreaker({ failures: 3, pauseMs: 1_000, now: () => clock.ms }) };
};

const attempt = (breaker: CircuitBreaker, health: Health): Admission => {
  const admission = breaker();
  if (admission.admitted) admission.tell(health);
  return admission;
};

it("lets nobody through after failures in a row, and says when to come back", () => {
  const { clock, breaker } = build();
  for (let n = 0; n < 3; n++) expect(attempt(breaker, "failed").admitted).toBe(true);
  clock.ms = 400;
  expect(breaker()).toEqual({ admitted: false, retryAfterMs: 600 });
});

it("counts failures in a row only, and no attempt that says nothing", () => {
  const { breaker } = build();
  for (const health of ["failed", "failed", "well", "failed", "unknown", "failed"] as const) attempt(breaker, health);
  expect(breaker().admitted).toBe(true);
});

it("lets one through after the pause: its success opens the way for all, its failure closes it again", () => {
  const { clock, breaker } = build();
  for (let n = 0; n < 3; n++) attempt(breaker, "failed");
  clock.ms = 1_000;
  const probe = breaker();
  expect(breaker().admitted).toBe(false);
  if (probe.admitted) probe.tell("failed");
  expect(breaker()).toEqual({ admitted: false, retryAfterMs: 1_000 });
  clock.ms = 2_000;
  attempt(breaker, "unknown");
  expect(attempt(breaker, "well").admitted).toBe(true);
  expect([breaker().admitted, breaker().admitted]).toEqual([true, true]);
});

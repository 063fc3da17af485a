// A circuit breaker: a destination that fails again and again is left alone for a while, then tried by one (design 5.4).

export interface BreakerOptions {
  /** Failures in a row after which nobody is let through. */
  readonly failures: number;
  /** Milliseconds until one is let through to see whether the destination is back. */
  readonly pauseMs: number;
  /** Milliseconds on a clock that never goes back. */
  readonly now: () => number;
}

/** `unknown`: the attempt says nothing about the destination. */
export type Health = "well" | "failed" | "unknown";

export type Admission =
  /** Whoever is let through tells how it went, once. */
  | { readonly admitted: true; readonly tell: (health: Health) => void }
  | { readonly admitted: false; readonly retryAfterMs: number };

/** Asked before each attempt. */
export type CircuitBreaker = () => Admission;

export function circuitBreaker({ failures, pauseMs, now }: BreakerOptions): CircuitBreaker {
  let inARow = 0;
  /** Until then nobody is let through; afterwards one at a time until one succeeds. */
  let closedUntil = Number.NEGATIVE_INFINITY;
  let isProbing = false;

  const tell = (health: Health): void => {
    if (health === "unknown") return;
    inARow = health === "well" ? 0 : inARow + 1;
    if (inARow >= failures) closedUntil = now() + pauseMs;
  };

  return () => {
    if (inARow < failures) return { admitted: true, tell };
    const left = closedUntil - now();
    if (left > 0) return { admitted: false, retryAfterMs: left };
    if (isProbing) return { admitted: false, retryAfterMs: pauseMs };
    isProbing = true;
    return {
      admitted: true,
      tell: (health) => {
        isProbing = false;
        tell(health);
      },
    };
  };
}

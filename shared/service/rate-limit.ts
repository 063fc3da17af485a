// How often each caller may ask: a share per minute, of which some may be used at once (platform.md 6).

export interface RateLimitOptions {
  readonly perMinute: number;
  /** Milliseconds on a clock that never goes back. */
  readonly now: () => number;
  /** Callers that are told apart; who comes on top shares one share with all such. Default 10,000. */
  readonly mostCallers?: number;
}

/** Counts a request of this caller: 0 where it is within its share, else milliseconds after which the next one would be. */
export type RateLimit = (caller: string) => number;

/** What may come at once: ten seconds' share. */
const BURST_MS = 10_000;
const MOST_CALLERS = 10_000;
const SWEEP_EVERY_MS = 1_000;
const STRANGERS = "";
const LONGEST_NAME = 100;

/** A request that is refused counts for nothing, so who keeps asking too often still gets its share. */
export function rateLimit({ perMinute, now, mostCallers = MOST_CALLERS }: RateLimitOptions): RateLimit {
  const everyMs = 60_000 / perMinute;
  const aheadMs = Math.max(0, BURST_MS - everyMs);
  /** When the caller will have used no more than its share: one number is all there is to know. */
  const evenAt = new Map<string, number>();
  let sweptAt = Number.NEGATIVE_INFINITY;

  /** Who is even is as good as new. */
  const sweep = (at: number): void => {
    sweptAt = at;
    for (const [caller, even] of evenAt) if (even <= at) evenAt.delete(caller);
  };

  const known = (caller: string, at: number): string => {
    if (evenAt.has(caller)) return caller;
    if (caller.length > LONGEST_NAME) return STRANGERS;
    if (evenAt.size >= mostCallers && at - sweptAt >= SWEEP_EVERY_MS) sweep(at);
    return evenAt.size < mostCallers ? caller : STRANGERS;
  };

  return (caller) => {
    const at = now();
    const name = known(caller, at);
    const even = Math.max(at, evenAt.get(name) ?? at);
    const waitMs = even - at - aheadMs;
    if (waitMs > 0) return waitMs;
    evenAt.set(name, even + everyMs);
    return 0;
  };
}

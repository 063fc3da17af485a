// How long a failed message waits.
import type { QueueDescription } from "./description.ts";

/**
 * Milliseconds before the next attempt: doubled after each, up to the longest, and varied by a tenth so that what failed
 * together does not come back together.
 *
 * @param attempts made so far, 1 or more
 * @param random from 0 up to 1
 */
export const backoff = (
  { firstDelay, longestDelay }: Pick<QueueDescription, "firstDelay" | "longestDelay">,
  attempts: number,
  random: number = Math.random(),
): number => {
  const wait = Math.min(firstDelay * 2 ** Math.min(attempts - 1, 30), longestDelay);
  return Math.min(Math.round(wait * (0.9 + 0.2 * random)), longestDelay);
};

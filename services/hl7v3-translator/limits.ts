// What one caller may ask for, and how many exchanges with Spine this process takes on; looked at before a body is read
// (design 5.8). A caller is told 429 where the limit is its own, 503 where it is ours, and always when to come again.
import { type Answer, failureAnswer } from "../../shared/service/answer.ts";
import { headerText } from "../../shared/service/headers.ts";
import type { Metrics } from "../../shared/service/metrics.ts";
import { rateLimit } from "../../shared/service/rate-limit.ts";
import type { Head } from "../../shared/service/route.ts";
import type { CallerReader } from "./caller.ts";
import type { TranslatorConfig } from "./configuration.ts";

export interface Limits {
  /** Counts a request; the refusal where its caller asks too often. */
  readonly request: (head: Head) => Answer | undefined;
  /** Takes a place for an exchange with Spine until the request is over; the refusal where there is none. */
  readonly exchange: (head: Head) => Answer | undefined;
  /** Exchanges that have a place. */
  readonly exchanging: () => number;
}

type Settings = Pick<
  TranslatorConfig,
  "SANDBOX" | "CALLER_REQUESTS_PER_MINUTE" | "CALLER_MAX_EXCHANGES" | "MAX_EXCHANGES"
>;

/** In the sandbox everyone is the same caller, so callers have no limits of their own there (platform.md 6). */
export const limitsOf = (
  config: Settings,
  callers: CallerReader,
  metrics: Metrics,
  now: () => number = () => performance.now(),
): Limits => {
  const { SANDBOX, CALLER_REQUESTS_PER_MINUTE: perMinute, CALLER_MAX_EXCHANGES, MAX_EXCHANGES } = config;
  const rate = SANDBOX || perMinute === 0 ? () => 0 : rateLimit({ perMinute, now });
  const share = SANDBOX ? MAX_EXCHANGES : CALLER_MAX_EXCHANGES;
  /** Exchanges under way by caller; nobody stands here with none. */
  const underWay = new Map<string, number>();
  let exchanging = 0;

  const take = (caller: string): void => {
    exchanging += 1;
    underWay.set(caller, (underWay.get(caller) ?? 0) + 1);
  };
  const giveBack = (caller: string): void => {
    exchanging -= 1;
    const left = (underWay.get(caller) ?? 0) - 1;
    if (left > 0) underWay.set(caller, left);
    else underWay.delete(caller);
  };

  return {
    request: (head) => {
      const waitMs = rate(callerOf(callers, head));
      if (waitMs === 0) return undefined;
      metrics.limited("caller-requests");
      const seconds = String(Math.ceil(waitMs / 1_000));
      return failureAnswer("tooManyRequests", [`One caller may send ${perMinute} requests a minute.`], {
        "retry-after": seconds,
      });
    },
    exchange: (head) => {
      const caller = callerOf(callers, head);
      if (exchanging >= MAX_EXCHANGES) {
        metrics.limited("exchanges");
        return failureAnswer("overloaded", ["Too many messages wait for Spine at the same time."]);
      }
      if ((underWay.get(caller) ?? 0) >= share) {
        metrics.limited("caller-exchanges");
        return failureAnswer("tooManyRequests", [`Of one caller, ${share} messages may wait for Spine at a time.`]);
      }
      take(caller);
      head.whenOver(() => giveBack(caller));
      return undefined;
    },
    exchanging: () => exchanging,
  };
};

/** The application, else the system, else the key that it shows; all without any are one caller (platform.md 3.2). */
const callerOf = (callers: CallerReader, head: Head): string =>
  callers.header(head, "NHSD-Application-Id") ||
  callers.header(head, "NHSD-ASID") ||
  headerText(head.headers, "apikey");

// Spine as a service sees it: the exchange over real connections, in real time.
import { setTimeout as sleep } from "node:timers/promises";
import { circuitBreaker } from "../circuit-breaker.ts";
import type { IdentitySource } from "../client-identity.ts";
import { httpsClient } from "../https-client.ts";
import { SPINE_TIMING, type SpineExchange, type SpineTiming, spineExchange } from "./exchange.ts";

export interface SpineClientOptions {
  /** `https://spine.example`; a path in it does not count. */
  readonly origin: URL;
  readonly identity: IdentitySource;
  readonly timing?: Partial<SpineTiming>;
  /** Connections at the same time. */
  readonly connections?: number;
  /** Bytes of an answer. */
  readonly mostBytes?: number;
}

export interface SpineClient extends SpineExchange {
  /** Finishes the requests under way. */
  readonly close: () => Promise<void>;
}

const CONNECTIONS = 128;
const MOST_BYTES = 5_000_000;
/** Failures in a row after which Spine is left alone, and for how long. */
const BREAKER = { failures: 20, pauseMs: 5_000 };

/**
 * A client for one Spine, used by many at the same time.
 *
 *     const spine = spineClient({ origin: new URL("https://spine.example"), identity: await identityOfFiles(...) });
 *     const outcome = await spine.send(message, { deadlineMs: 10_000, accepted: remember });
 *     if (outcome.kind === "answered") translate(outcome.body);
 */
export function spineClient(options: SpineClientOptions): SpineClient {
  const { origin, identity, timing = {}, connections = CONNECTIONS, mostBytes = MOST_BYTES } = options;
  const now = () => performance.now();
  const { http, close } = httpsClient({ origin, identity, connections, mostBytes });
  const exchange = spineExchange({
    http,
    breaker: circuitBreaker({ ...BREAKER, now }),
    origin,
    timing: { ...SPINE_TIMING, ...timing },
    surroundings: { now, sleep: (ms) => sleep(ms), random: Math.random },
  });
  return { ...exchange, close };
}

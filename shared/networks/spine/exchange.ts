// One exchange with Spine: POST, 202, polling, an answer, all under one deadline (eps.md 5.3, 14.3 D-11, 14.5).
//
// A POST is repeated only where Spine cannot have acted (no connection) or says that it did not (429, 503); always the same
// bytes under the same message id, after a pause. After anything else it may be in Spine, and asking again is not ours.
import type { CircuitBreaker, Health } from "../circuit-breaker.ts";
import type { Http, HttpReply, HttpRequest, HttpResponse } from "../https-client.ts";
import { type SpineMessage, writeSpineMessage } from "./message.ts";
import type { SpineHas, SpineOutcome, Unanswered } from "./outcome.ts";
import { isEmpty, recognise } from "./recognise.ts";

/** Time and chance, as they are or simulated. */
export interface Surroundings {
  /** Milliseconds on a clock that never goes back. */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** From 0 up to 1. */
  readonly random: () => number;
}

/** In milliseconds. */
export interface SpineTiming {
  /** Longest exchange; callers may ask for less. */
  readonly deadlineMs: number;
  readonly firstPollMs: number;
  readonly pollMs: number;
}

/** eps.md 5.3. */
export const SPINE_TIMING: SpineTiming = { deadlineMs: 25_000, firstPollMs: 500, pollMs: 5_000 };

export interface ExchangeParts {
  readonly http: Http;
  readonly breaker: CircuitBreaker;
  readonly origin: URL;
  readonly timing: SpineTiming;
  readonly surroundings: Surroundings;
}

export interface ExchangeOptions {
  /** Milliseconds for everything: connections, repetitions, waits, bodies. At most that of the timing. */
  readonly deadlineMs?: number;
  /** Told where the answer will be, before it is polled for; polling starts when this is done. */
  readonly accepted?: (pollAt: string) => Promise<void>;
}

export interface SpineExchange {
  /** Sends a message and waits for its answer. Never rejects, unless `accepted` does. */
  readonly send: (message: SpineMessage, options?: ExchangeOptions) => Promise<SpineOutcome>;
  /** Waits for the answer of a message that was accepted earlier; `pollAt` as `accepted` was told. */
  readonly resume: (pollAt: string, fromAsid: string, options?: ExchangeOptions) => Promise<SpineOutcome>;
}

const MOST_POSTS = 4;
/** Before the first repetition of a POST; each further pause is twice the one before. */
const PAUSE_MS = 500;
/** Whatever Spine asks for, it is not asked more often. */
const LEAST_PAUSE_MS = 100;
/** Left for the last poll, which comes before its turn rather than not at all. */
const LAST_POLL_MS = 1_000;
/** Why no connection was made, as far as it passes by itself; a certificate that is not trusted stays so. */
const PASSING = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EAI_AGAIN",
  "UND_ERR_CONNECT_TIMEOUT",
  "UND_ERR_SOCKET",
]);
/** Callers may be in a hurry: only who waited so long in vain says something about Spine. */
const SLOW_MS = 10_000;

export const spineExchange = (parts: ExchangeParts): SpineExchange => ({
  send: async (message, options = {}) => {
    const course = begin(parts, options);
    return finish(course, await post(course, message, options));
  },
  resume: async (pollAt, fromAsid, options = {}) => {
    const course = begin(parts, options);
    return finish(course, await poll(course, pollAt, fromAsid, parts.timing.firstPollMs));
  },
});

/** An exchange on its way. */
interface Course extends ExchangeParts {
  readonly started: number;
  readonly deadline: number;
  posts: number;
  polls: number;
}

type Ending = Omit<Extract<SpineOutcome, { kind: "answered" }>, "effort"> | Unanswered;

function begin(parts: ExchangeParts, { deadlineMs = Number.POSITIVE_INFINITY }: ExchangeOptions): Course {
  const started = parts.surroundings.now();
  return { ...parts, started, deadline: started + Math.min(deadlineMs, parts.timing.deadlineMs), posts: 0, polls: 0 };
}

const left = (course: Course): number => course.deadline - course.surroundings.now();

const finish = (course: Course, ending: Ending): SpineOutcome => ({
  ...ending,
  effort: { posts: course.posts, polls: course.polls, ms: course.surroundings.now() - course.started },
});

// ---- sending --------------------------------------------------------------------------------------------------------

async function post(course: Course, message: SpineMessage, options: ExchangeOptions): Promise<Ending> {
  const request: HttpRequest = { method: "POST", path: "/Prescription", ...writeSpineMessage(message) };
  let spineHas: SpineHas = "no";
  for (;;) {
    const admission = course.breaker();
    if (!admission.admitted) {
      const reason = "Spine has failed too often and is left alone for a while.";
      return { kind: "unavailable", spineHas, reason, retryAfterMs: admission.retryAfterMs };
    }
    const asked = course.surroundings.now();
    course.posts++;
    const reply = await course.http(request, left(course));
    admission.tell(healthOf(reply, course.surroundings.now() - asked));
    if (reply.kind !== "failed" || reply.sent) spineHas = "perhaps";
    const isUnsent = reply.kind === "failed" && !reply.sent;
    if (!isUnsent && !isBusy(reply)) return ending(course, reply, message, options);
    const pauseMs = pauseBefore(course, reply);
    const isLasting = isUnsent && !PASSING.has(reply.code);
    if (isLasting || course.posts === MOST_POSTS || pauseMs >= left(course)) return givenUp(reply, spineHas, pauseMs);
    await course.surroundings.sleep(pauseMs);
  }
}

/** Spine says that it took nothing; what it says in a message is final all the same. */
const isBusy = (reply: HttpReply): reply is HttpResponse =>
  reply.kind === "response" && (reply.status === 429 || reply.status === 503) && "reason" in recognise(reply);

function healthOf(reply: HttpReply, ms: number): Health {
  if (reply.kind === "failed") return "failed";
  if (reply.kind === "late") return reply.sent && ms >= SLOW_MS ? "failed" : "unknown";
  return reply.status >= 500 && "reason" in recognise(reply) ? "failed" : "well";
}

/** Twice as long each time, varied by a quarter so that those who failed together do not come back together. */
function pauseBefore({ posts, surroundings }: Course, reply: HttpReply): number {
  const own = PAUSE_MS * 2 ** (posts - 1) * (0.75 + surroundings.random() / 2);
  return Math.max(own, (reply.kind === "response" && retryAfter(reply)) || 0);
}

const givenUp = (reply: HttpReply, spineHas: SpineHas, pauseMs: number): Ending =>
  reply.kind === "response"
    ? { kind: "unavailable", spineHas, reason: `Spine answers ${reply.status}.`, retryAfterMs: pauseMs }
    : { kind: "broken", spineHas, reason: `No connection to Spine${codeOf(reply)}.` };

const codeOf = (reply: HttpReply): string => (reply.kind === "failed" ? ` (${reply.code})` : "");

/** What a POST that is not repeated has led to. */
async function ending(course: Course, reply: HttpReply, message: SpineMessage, options: ExchangeOptions) {
  if (reply.kind === "late") {
    return { kind: "timeout", spineHas: reply.sent ? "perhaps" : "no", reason: "Spine did not answer." } as const;
  }
  if (reply.kind === "failed") {
    return { kind: "broken", spineHas: "perhaps", reason: `The connection to Spine broke${codeOf(reply)}.` } as const;
  }
  if (!isPending(reply)) return understood(reply, "perhaps");
  const pollAt = placeOf(reply, course.origin);
  if (pollAt === undefined) return unintelligible(reply, "yes", "Accepted, without a place to ask for the answer.");
  await options.accepted?.(pollAt);
  return poll(course, pollAt, message.fromAsid, firstWait(course, reply));
}

// ---- polling --------------------------------------------------------------------------------------------------------

async function poll(course: Course, firstPlace: string, fromAsid: string, firstWaitMs: number): Promise<Ending> {
  let pollAt = firstPlace;
  let waitMs = firstWaitMs;
  let reason = "Spine has the message and did not answer it in time.";
  while (waitMs < left(course)) {
    await course.surroundings.sleep(waitMs);
    course.polls++;
    const reply = await course.http({ method: "GET", path: pollAt, headers: { "nhsd-asid": fromAsid } }, left(course));
    if (reply.kind === "late") break;
    if (reply.kind === "response") {
      if (!isPending(reply) && !isPassing(reply)) return answerAt(reply, pollAt);
      pollAt = placeOf(reply, course.origin) ?? pollAt;
    }
    if (reply.kind === "failed") reason = `Spine has the message; asking for its answer failed${codeOf(reply)}.`;
    waitMs = nextWait(course, reply);
  }
  return { kind: "timeout", spineHas: "yes", reason, pollAt };
}

/** What could not be understood may still be followed by an answer at the same place. */
function answerAt(reply: HttpResponse, pollAt: string): Ending {
  const answer = understood(reply, "yes");
  return answer.kind === "unintelligible" ? { ...answer, pollAt } : answer;
}

/** Accepted, no answer yet. */
const isPending = ({ status, body }: HttpResponse): boolean => status === 202 || (status === 200 && isEmpty(body));

/** A poll changes nothing, so what may pass is waited for. */
const isPassing = (reply: HttpResponse): boolean =>
  (reply.status >= 500 || reply.status === 408 || reply.status === 429) && "reason" in recognise(reply);

/** Before the first poll. */
const firstWait = ({ timing }: Course, reply: HttpResponse): number =>
  Math.max(LEAST_PAUSE_MS, retryAfter(reply) ?? timing.firstPollMs);

/** Before each later one: as Spine asks, else the usual time, or what leaves room for a last one. */
function nextWait(course: Course, reply: HttpReply): number {
  const asked = reply.kind === "response" ? retryAfter(reply) : undefined;
  if (asked !== undefined) return Math.max(LEAST_PAUSE_MS, asked);
  const { pollMs } = course.timing;
  const last = left(course) - LAST_POLL_MS;
  return pollMs < left(course) || last < LAST_POLL_MS ? pollMs : last;
}

/** Where to poll: path of the same origin; undefined where Spine names none, or another one's. */
function placeOf({ headers }: HttpResponse, origin: URL): string | undefined {
  const location = headers["content-location"];
  if (location === undefined || !URL.canParse(location, origin.href)) return undefined;
  const url = new URL(location, origin);
  return url.origin === origin.origin ? `${url.pathname}${url.search}` : undefined;
}

/** Milliseconds; a date counts from the answer's own, so that clocks need not agree. */
function retryAfter({ headers }: HttpResponse): number | undefined {
  const value = headers["retry-after"]?.trim() ?? "";
  if (/^\d{1,6}$/.test(value)) return Number(value) * 1_000;
  const ms = Date.parse(value) - Date.parse(headers["date"] ?? "");
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

// ---- understanding --------------------------------------------------------------------------------------------------

function understood(reply: HttpResponse, otherwise: SpineHas): Ending {
  const recognised = recognise(reply);
  return "reason" in recognised
    ? unintelligible(reply, otherwise, recognised.reason)
    : { kind: "answered", spineHas: "yes", status: reply.status, ...recognised };
}

const unintelligible = (reply: HttpResponse, spineHas: SpineHas, reason: string): Ending => ({
  kind: "unintelligible",
  spineHas,
  status: reply.status,
  contentType: reply.headers["content-type"] ?? "",
  raw: reply.body,
  reason,
});

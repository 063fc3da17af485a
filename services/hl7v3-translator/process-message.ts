// POST $process-message: a message is checked, translated, sent to Spine, and answered with what Spine says (eps.md 2.3).
//
// The request is remembered under its id from before the message leaves until after the answer is known: a repetition gets
// the same answer, or goes on where the first one was cut off, always under the same message id (platform.md 11).
import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { DurabilityError } from "../../shared/durability/failure.ts";
import type { Conversion } from "../../shared/mapping/conversion.ts";
import { type Fault, invalidValue } from "../../shared/mapping/fault.ts";
import { SENT } from "../../shared/mapping/rule.ts";
import type { SpineMessage } from "../../shared/networks/spine/message.ts";
import type { SpineOutcome } from "../../shared/networks/spine/outcome.ts";
import { type Answer, failureAnswer } from "../../shared/service/answer.ts";
import { headerText, spineId } from "../../shared/service/headers.ts";
import type { Exchange, Head, Route } from "../../shared/service/route.ts";
import { wantsShapeChecked } from "./caller.ts";
import { blocking, refusal, warningsBlock } from "./faults-shown.ts";
import { tellLosses } from "./losses.ts";
import type { Sending, Turn } from "./requests.ts";
import { signatureFaults } from "./signatures.ts";
import { isFinal, outcomeToAnswer } from "./spine-answer.ts";
import {
  FHIR_BODY,
  fhirRequest,
  mappingContext,
  PREFIX,
  SHOW_WARNINGS,
  SKIP_VALIDATION,
  type Surface,
  SYNC_WAIT,
} from "./surface.ts";

/** Between two looks whether another process has answered the request. */
const LOOK_EVERY_MS = 200;
const MOST_SECONDS = 300;

export const processMessageRoute = (surface: Surface): Route => ({
  method: "POST",
  path: `${PREFIX}/$process-message`,
  accepts: FHIR_BODY,
  admit: (head) =>
    surface.callers.demand(head, ["NHSD-ASID", "NHSD-Party-Key", "NHSD-Scope"]) ??
    refuseSyncWait(head) ??
    surface.limits.exchange(head),
  handle: (exchange) => processMessage(surface, exchange),
  description: {
    operationId: "processMessage",
    summary: "Send a message to Spine and get its answer",
    description:
      "Orders and cancellations. A request that is sent again with the same request id and body gets the same answer, and is never sent to Spine as another message; with another body it is refused (409). 502, 503 and 504 say that the outcome is not known: send the same request again.",
    parameters: [SYNC_WAIT, SKIP_VALIDATION, SHOW_WARNINGS],
    request: fhirRequest(surface),
    response: {
      description: "What Spine says: an OperationOutcome, or the Bundle that answers a cancellation",
      content: { "application/fhir+json": { schema: "Resource" } },
    },
    failures: [
      "malformedRequest",
      "missingHeader",
      "refusedHeader",
      "requestIdTaken",
      "bodyTooLarge",
      "unsupportedMediaType",
      "badGateway",
      "spineUnavailable",
      "inProgress",
      "gatewayTimeout",
    ],
  },
});

const refuseSyncWait = ({ headers }: Head): Answer | undefined => {
  const value = headerText(headers, "x-sync-wait");
  if (value === "" || (/^\d{1,3}$/.test(value) && Number(value) >= 1 && Number(value) <= MOST_SECONDS))
    return undefined;
  return failureAnswer("malformedHeader", [`Header X-Sync-Wait must be 1 to ${MOST_SECONDS} whole seconds.`]);
};

const processMessage = async (surface: Surface, exchange: Exchange): Promise<Answer> => {
  const translated = translate(surface, exchange);
  if (!translated.ok) return translated.answer;
  const unsigned = await refuseSignature(surface, exchange, translated);
  if (unsigned !== undefined) return unsigned;
  const answer = await settle(surface, exchange, translated.message);
  return { ...answer, headers: { ...answer.headers, ...translated.headers } };
};

// ---- translating ----------------------------------------------------------------------------------------------------

type Translated =
  | {
      readonly ok: true;
      /** Id in the registry. */
      readonly mapping: string;
      readonly message: SpineMessage;
      readonly headers: Readonly<Record<string, string>>;
    }
  | { readonly ok: false; readonly answer: Answer };

const translate = (surface: Surface, exchange: Exchange): Translated => {
  const { registry, operations, callers, config } = surface;
  const conversion = registry.convert({
    direction: "toLegacy",
    input: exchange.body,
    context: mappingContext(surface, exchange),
    checkShape: wantsShapeChecked(exchange),
    checkRules: SENT,
  });
  const headers = { "dragoman-unmapped": String(tellLosses(surface.metrics, exchange.notes, conversion)) };
  const refused = (faults: readonly Fault[]) => ({ ok: false as const, answer: refusal(faults, headers) });
  const { message, output } = conversion;
  // Before all other faults (eps.md 10).
  const forbidden = message === undefined ? [] : operations.permission(message, callers.caller(exchange));
  if (forbidden.length > 0) return refused(forbidden);
  const faults = blocking(conversion.faults, warningsBlock(exchange, config));
  if (message === undefined || output === undefined || faults.length > 0) return refused(faults);
  const interactionId = operations.interaction(message);
  if (interactionId === undefined) return refused([notSent(conversion)]);
  exchange.notes.interaction = interactionId;
  return { ok: true, mapping: message, message: addressed(surface, exchange, interactionId, output), headers };
};

const notSent = ({ message = "" }: Conversion): Fault =>
  invalidValue("Bundle", `A message that Spine takes; ${message} is none.`);

const addressed = (
  { callers, config, clock }: Surface,
  exchange: Exchange,
  interactionId: string,
  payload: string,
): SpineMessage => ({
  interactionId,
  messageId: spineId(exchange.trace),
  conversationId: spineId(exchange.trace),
  fromAsid: callers.header(exchange, "NHSD-ASID"),
  fromPartyKey: callers.header(exchange, "NHSD-Party-Key"),
  toPartyKey: config.TO_PARTY_KEY,
  timestamp: clock(),
  payload,
});

/**
 * What is posted must be what was prepared and signed (D-49), where that is configured. A request that was taken up before
 * passed then and may have reached Spine: whatever has become of the signer since, it gets the answer of that message.
 */
const refuseSignature = async (
  surface: Surface,
  exchange: Exchange,
  { mapping, message, headers }: Extract<Translated, { ok: true }>,
): Promise<Answer | undefined> => {
  if (!surface.config.ENABLE_PRESCRIBING_SIGNATURE_VALIDATION) return undefined;
  const faults = (await signatureFaults(surface, mapping, exchange.body, message.payload)) ?? [];
  if (faults.length === 0 || (await surface.requests.isKnown(message.messageId))) return undefined;
  exchange.notes.outcome = "signature refused";
  return refusal(faults, headers);
};

// ---- the exchange, once for each request ----------------------------------------------------------------------------

/** The one answer of a request: known already, another's to wait for, or ours to get. */
const settle = async (surface: Surface, exchange: Exchange, message: SpineMessage): Promise<Answer> => {
  const wait = headerText(exchange.headers, "x-sync-wait");
  const deadline = performance.now() + Math.min(surface.config.SPINE_DEADLINE_MS, Number(wait || MOST_SECONDS) * 1_000);
  const request = {
    requestId: message.messageId,
    hash: createHash("sha256").update(`${message.fromAsid}\n${exchange.body}`).digest("base64url"),
  };
  try {
    for (;;) {
      const begun = await surface.requests.begin(request, message);
      if (begun.kind === "answered") return repeated(exchange, begun.answer);
      if (begun.kind === "other-body")
        return failureAnswer("requestIdTaken", ["Another message was sent under this request id."]);
      const answer = begun.kind === "first" ? await answerOfTurn(surface, exchange, begun.turn, deadline) : undefined;
      if (answer !== undefined) return answer;
      const left = deadline - performance.now();
      if (left <= 0) return failureAnswer("inProgress", ["The same request is being worked on: send it again."]);
      await sleep(Math.min(LOOK_EVERY_MS, left));
    }
  } catch (error) {
    if (!(error instanceof DurabilityError)) throw error;
    surface.log.error({ err: error, requestId: exchange.trace.requestId }, "the store failed");
    return failureAnswer("inProgress", ["The outcome cannot be remembered at the moment: send the request again."]);
  }
};

const repeated = ({ notes }: Exchange, answer: Answer): Answer => {
  notes.outcome = "repeated";
  return answer;
};

/** undefined: another process has taken over, and will have the answer. */
const answerOfTurn = async (
  surface: Surface,
  exchange: Exchange,
  turn: Turn,
  deadline: number,
): Promise<Answer | undefined> => {
  try {
    const outcome = await exchangeWithSpine(surface, turn, deadline);
    const answer = outcomeToAnswer(surface, exchange, outcome);
    const { posts, polls, ms } = outcome.effort;
    Object.assign(exchange.notes, { outcome: outcome.kind, posts, polls, spineMs: Math.round(ms) });
    if (isFinal(outcome, answer)) await turn.answered(answer);
    else await leave(turn, outcome);
    return answer;
  } catch (error) {
    // Whatever it was, a repetition may go on at once.
    await turn.leave("the exchange failed here").catch(() => {});
    if (error instanceof DurabilityError && error.code === "taken-over") return undefined;
    throw error;
  }
};

/** Sends the message; where it was accepted by Spine before, asks for its answer first. */
const exchangeWithSpine = async ({ spine }: Surface, turn: Turn, deadline: number): Promise<SpineOutcome> => {
  const { message, pollAt } = turn.sending;
  const options = () => ({
    deadlineMs: deadline - performance.now(),
    accepted: (place: string) => turn.note({ message, pollAt: place }),
  });
  if (pollAt !== undefined) {
    const outcome = await spine.resume(pollAt, message.fromAsid, options());
    // Spine forgets places; it knows the message by its id.
    if (outcome.kind !== "unintelligible") return outcome;
  }
  return spine.send(message, options());
};

const leave = async (turn: Turn, outcome: SpineOutcome): Promise<void> => {
  const { message, pollAt } = turn.sending;
  const place = ("pollAt" in outcome && outcome.pollAt) || pollAt;
  const sending: Sending = { message, ...(place ? { pollAt: place } : {}) };
  if (outcome.kind === "unintelligible") {
    const { status, contentType, raw } = outcome;
    await turn.note({ ...sending, unintelligible: { status, contentType, raw } });
  } else if (place !== pollAt) await turn.note(sending);
  await turn.leave("reason" in outcome ? outcome.reason : "the answer cannot be translated");
};

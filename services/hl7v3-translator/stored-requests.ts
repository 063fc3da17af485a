// Requests remembered in the store: what was sent and what was answered, sealed where a key is configured, and for people
// an entry in the ledger that the message id finds.
import { randomUUID } from "node:crypto";
import type { Store, Transaction } from "../../shared/durability/store/database.ts";
import {
  answer,
  type Begun,
  begin,
  isBegun,
  leave,
  note,
  renew,
  type Ticket,
} from "../../shared/durability/store/idempotency.ts";
import { record, transition } from "../../shared/durability/store/ledger.ts";
import type { SpineMessage } from "../../shared/networks/spine/message.ts";
import type { Answer } from "../../shared/service/answer.ts";
import type { RequestIdentity, Requests, Sending, Turn } from "./requests.ts";

/** Milliseconds after which a repetition takes over from a process that died. */
const TERM_MS = 5_000;
const RENEW_EVERY_MS = 2_000;
const SCOPE = "process-message";

/** The note of a request. */
interface Noted {
  /** Id of the ledger's entry. */
  readonly entry: string;
  readonly sending: Sending;
}

export const storedRequests = (store: Store): Requests => ({
  begin: async (request, message) => {
    const begun = await store.transaction((tx) => taken(tx, request, message));
    switch (begun.kind) {
      case "new":
        return { kind: "first", turn: turnOf(store, begun.ticket, decodeNoted(begun.note)) };
      case "answered":
        return { kind: "answered", answer: decode(begun.answer) as Answer };
      case "in-progress":
        return begun;
      case "conflict":
        return { kind: "other-body" };
    }
  },
  isKnown: (requestId) => isBegun(store, SCOPE, requestId),
});

const taken = async (tx: Transaction, { requestId, hash }: RequestIdentity, message: SpineMessage): Promise<Begun> => {
  const entry = randomUUID();
  const request = { scope: SCOPE, key: requestId, hash };
  const begun = await begin(tx, request, TERM_MS, encode({ entry, sending: { message } }));
  if (begun.kind !== "new") return begun;
  if (begun.ticket.attempt > 1) {
    const again = { from: ["SENDING", "UNANSWERED"], to: "SENDING", cause: "taken up again", attempt: true };
    await transition(tx, decodeNoted(begun.note).entry, again);
    return begun;
  }
  await record(tx, {
    id: entry,
    direction: "out",
    interaction: message.interactionId,
    state: "SENDING",
    wireIds: { ebxml: message.messageId },
  });
  return begun;
};

const turnOf = (store: Store, ticket: Ticket, { entry, sending }: Noted): Turn => {
  // Where this fails, so does what is written next, and that is told.
  const stop = () => clearInterval(renewal);
  const renewal = setInterval(() => void renew(store, ticket, TERM_MS).catch(stop), RENEW_EVERY_MS);
  const end = (write: (tx: Transaction) => Promise<void>, to: string, cause?: string): Promise<void> => {
    stop();
    return store.transaction(async (tx) => {
      await write(tx);
      await transition(tx, entry, { from: ["SENDING"], to, ...(cause === undefined ? {} : { cause }) });
    });
  };
  return {
    sending,
    note: (changed) => store.transaction((tx) => note(tx, ticket, encode({ entry, sending: changed }))),
    answered: (given) => end((tx) => answer(tx, ticket, encode(given)), given.status < 400 ? "REPLIED" : "REJECTED"),
    leave: (cause) => end((tx) => leave(tx, ticket), "UNANSWERED", cause),
  };
};

const encode = (value: Noted | Answer): Uint8Array => Buffer.from(JSON.stringify(value));

const decode = (bytes: Uint8Array): unknown => JSON.parse(Buffer.from(bytes).toString("utf8"));

/** JSON knows neither dates nor bytes. */
const decodeNoted = (bytes: Uint8Array): Noted => {
  const { entry, sending } = decode(bytes) as any;
  const { message, unintelligible, ...rest } = sending;
  return {
    entry,
    sending: {
      ...rest,
      message: { ...message, timestamp: new Date(message.timestamp) },
      ...(unintelligible ? { unintelligible: { ...unintelligible, raw: Buffer.from(unintelligible.raw.data) } } : {}),
    },
  };
};

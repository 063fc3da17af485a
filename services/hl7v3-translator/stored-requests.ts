// Requests remembered in the store: one row each, with what was sent and what was answered, sealed where a key is configured.
import type { Store } from "../../shared/durability/store/database.ts";
import { answer, begin, leave, note, renew, type Ticket } from "../../shared/durability/store/idempotency.ts";
import type { Answer } from "../../shared/service/answer.ts";
import type { Requests, Sending, Turn } from "./requests.ts";

/** Milliseconds after which a repetition takes over from a process that died. */
const TERM_MS = 5_000;
const RENEW_EVERY_MS = 2_000;

export const storedRequests = (store: Store): Requests => ({
  begin: async ({ sender, requestId, bodyHash }, message) => {
    const request = { scope: `process-message ${sender}`, key: requestId, hash: bodyHash };
    const begun = await begin(store, request, TERM_MS, encode({ message }));
    switch (begun.kind) {
      case "new":
        return { kind: "first", turn: turnOf(store, begun.ticket, decodeSending(begun.note)) };
      case "answered":
        return { kind: "answered", answer: decode(begun.answer) as Answer };
      case "in-progress":
        return begun;
      case "conflict":
        return { kind: "other-body" };
    }
  },
});

const turnOf = (store: Store, ticket: Ticket, sending: Sending): Turn => {
  // Where this fails, so does what is written next, and that is told.
  const stop = () => clearInterval(renewal);
  const renewal = setInterval(() => void renew(store, ticket, TERM_MS).catch(stop), RENEW_EVERY_MS);
  const last = async (write: Promise<void>) => {
    stop();
    await write;
  };
  return {
    sending,
    note: (changed) => note(store, ticket, encode(changed)),
    answered: (given) => last(answer(store, ticket, encode(given))),
    leave: () => last(leave(store, ticket)),
  };
};

const encode = (value: Sending | Answer): Uint8Array => Buffer.from(JSON.stringify(value));

const decode = (bytes: Uint8Array): unknown => JSON.parse(Buffer.from(bytes).toString("utf8"));

const decodeSending = (bytes: Uint8Array): Sending => {
  const { message, unintelligible, ...rest } = decode(bytes) as any;
  return {
    ...rest,
    message: { ...message, timestamp: new Date(message.timestamp) },
    ...(unintelligible ? { unintelligible: { ...unintelligible, raw: Buffer.from(unintelligible.raw.data) } } : {}),
  };
};

// The port behind which requests are remembered: each is worked on once and answered alike ever after (platform.md 11).
//
// Everything here is durable when it resolves. A message is remembered before it is sent, its answer before it is given;
// whoever takes over from a process that died finds the message as it was sent, and sends it under the same id.
import type { SpineMessage } from "../../shared/networks/spine/message.ts";
import type { Answer } from "../../shared/service/answer.ts";

/** What makes a request the same one. */
export interface RequestIdentity {
  /** Upper case; also the message's id, which Spine knows whoever sends it. */
  readonly requestId: string;
  /** Of the body and its sender. */
  readonly hash: string;
}

/** An exchange with Spine, as far as another process must know it to go on. */
export interface Sending {
  readonly message: SpineMessage;
  /** Where Spine will have the answer; absent as long as it has not said so. */
  readonly pollAt?: string;
  /** What Spine said and nobody understands, for the operator. */
  readonly unintelligible?: { readonly status: number; readonly contentType: string; readonly raw: Buffer };
}

/** The right to work on a request, kept alive while this process is. */
export interface Turn {
  /** The message given to `begin`; where another process has begun before, what that one left. */
  readonly sending: Sending;
  readonly note: (sending: Sending) => Promise<void>;
  /** Rejects with DurabilityError `taken-over` where another process has the turn by now. */
  readonly answered: (answer: Answer) => Promise<void>;
  /**
   * Without an answer: a repetition of the request goes on from what was noted.
   * @param cause one plain line without a patient's data
   */
  readonly leave: (cause: string) => Promise<void>;
}

export type Begun =
  | { readonly kind: "first"; readonly turn: Turn }
  | { readonly kind: "answered"; readonly answer: Answer }
  /** Another call or process works on it. */
  | { readonly kind: "in-progress" }
  /** The request id belongs to a request with another body, or of another sender. */
  | { readonly kind: "other-body" };

export interface Requests {
  /** Takes the request up, with the message that it is to become on the wire. */
  readonly begin: (request: RequestIdentity, message: SpineMessage) => Promise<Begun>;
  /** Was a request taken up under this id? */
  readonly isKnown: (requestId: string) => Promise<boolean>;
}

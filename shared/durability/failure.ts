// What can go wrong with a queue, a store or a payload, as one error with a code and one plain line.

export type FailureCode =
  /** Nobody listens there, or the name does not resolve. */
  | "unreachable"
  /** The other side does not know or does not trust who asks. */
  | "credentials"
  /** A certificate is expired, unknown or for another name. */
  | "certificate"
  | "unknown-queue"
  /** A body larger than its queue takes. */
  | "too-large"
  /** A message that cannot be what it says it is. */
  | "malformed"
  /** Sent, but not known to be durable; it may be there. Sending it again under the same id is safe. */
  | "not-confirmed"
  /** No space left, or a quota is used up. */
  | "full"
  | "read-only"
  /** Another process holds the file or the lock. */
  | "locked"
  /** The schema was written by a later version of this program. */
  | "newer-schema"
  /** It exists already, with settings that cannot be changed in place. */
  | "other-settings"
  /** What was read is not what was written. */
  | "damaged"
  /** Sealed with a key that is not configured. */
  | "sealed"
  /** Somebody else has taken over what the caller held; what the caller still does has no effect. */
  | "taken-over"
  | "not-found"
  | "closed";

/** The message says in one line what is wrong and what helps; it holds no password, body or key. */
export class DurabilityError extends Error {
  override readonly name = "DurabilityError";
  readonly code: FailureCode;

  constructor(code: FailureCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

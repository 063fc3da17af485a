// What crosses a queue, and what a handler answers.

export interface Message {
  /**
   * The same for every redelivery and every repeated publication, as consumers tell duplicates by it. The wire's own
   * message id where there is one. At most 255 bytes.
   */
  readonly id: string;
  /**
   * Messages with one key reach their handler in the order they were published in, one at a time. Not a patient's
   * identifier: it is stored and logged as it is. At most 255 bytes.
   */
  readonly key?: string;
  /** Media type of the body. */
  readonly contentType: string;
  /** Correlation id, conversation id, interaction id and the like; routing, never content. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface Delivery {
  readonly queue: string;
  readonly message: Message;
  /** 1 for the first. */
  readonly attempt: number;
  readonly publishedAt: Date;
}

/** What became of a delivery. A handler that throws asks for another attempt. */
export type Outcome =
  | { readonly kind: "done" }
  /** Not now: again after the queue's backoff, or after so many milliseconds (a Retry-After). */
  | { readonly kind: "retry"; readonly cause: string; readonly after?: number }
  /** Never: to the dead letters. */
  | { readonly kind: "park"; readonly cause: string };

export const DONE: Outcome = { kind: "done" };

/** `cause` is one plain line without patient data: operators read it in lists. */
export const retry = (cause: string, after?: number): Outcome =>
  after === undefined ? { kind: "retry", cause } : { kind: "retry", cause, after };

/** `cause` is one plain line without patient data: operators read it in lists. */
export const park = (cause: string): Outcome => ({ kind: "park", cause });

export type Handler = (delivery: Delivery) => Promise<Outcome>;

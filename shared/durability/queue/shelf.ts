// The port of the shelf: where messages stand that are not simply passed on. A message that failed holds its key there,
// later ones of the key wait behind it, and what is given up stays as a dead letter. It is part of the store
// (store/shelf.ts), so that retries and attempts outlive processes and brokers (design 5.5, 5.7).
import type { Message } from "./message.ts";

/** The right to change the shelf of one queue; void as soon as somebody else has taken over. */
export interface Claim {
  readonly queue: string;
  readonly epoch: number;
}

export interface Shelved {
  readonly message: Message;
  /** Attempts so far. */
  readonly attempts: number;
  /** May have ended the process that handled it: handled alone until an attempt comes to an end. */
  readonly suspected: boolean;
  /** Milliseconds since 1970. */
  readonly publishedAt: number;
}

/** The head of a key, due for its next attempt. */
export interface Due extends Shelved {
  /** Its place on the shelf. */
  readonly place: number;
}

/** Everything but `takeOver` rejects with DurabilityError `taken-over` where the claim is void, and changes nothing. */
export interface Shelf {
  /** Voids all earlier claims on the queue. */
  readonly takeOver: (queue: string) => Promise<{
    readonly claim: Claim;
    /** Keys that are held, with the number of their messages on the shelf. */
    readonly held: ReadonlyMap<string, number>;
  }>;
  /**
   * Puts messages on the shelf in the order given, behind those of their keys. The first of a key becomes due at `due`
   * (milliseconds since 1970), where none of the key stands there yet. A message id that stands on the shelf of the
   * queue already, held or dead, is left as it is.
   */
  readonly hold: (claim: Claim, items: readonly Shelved[], due: number, cause: string) => Promise<void>;
  /**
   * Heads of keys (and messages without key) that are due at `now`, longest due first; also those due later than
   * `now + longestDelay`, which no backoff can have set: the clock was wrong then.
   */
  readonly due: (claim: Claim, now: number, longestDelay: number, limit: number) => Promise<readonly Due[]>;
  /**
   * Before an attempt: suspected from now on, should it never come to an end, with the attempts to be counted then.
   */
  readonly begin: (claim: Claim, place: number, attempts: number) => Promise<void>;
  /** Handled: the next of its key is due at once. */
  readonly remove: (claim: Claim, place: number) => Promise<void>;
  /** An attempt came to an end, without success: no longer suspected, due again at `due`. */
  readonly postpone: (claim: Claim, place: number, attempts: number, due: number, cause: string) => Promise<void>;
  /** Gives up one that stands on the shelf: it becomes a dead letter, the next of its key is due at once. */
  readonly bury: (claim: Claim, place: number, attempts: number, cause: string) => Promise<void>;
  /** Makes a dead letter of one that does not stand on the shelf; a no-op where its id is a dead letter of the queue. */
  readonly buryAtOnce: (claim: Claim, item: Shelved, cause: string) => Promise<void>;
  /** Messages of a key that are held. */
  readonly heldOf: (claim: Claim, key: string) => Promise<number>;
  /** Held and dead, for `Queue.status`; needs no claim. */
  readonly counts: (queue: string) => Promise<{ readonly held: number; readonly dead: number }>;
  readonly dead: DeadLetters;
}

export interface DeadLetter {
  /** By which people name it. */
  readonly number: number;
  readonly queue: string;
  readonly messageId: string;
  readonly key?: string;
  readonly cause: string;
  readonly attempts: number;
  readonly publishedAt: Date;
  readonly deadSince: Date;
}

export interface DeadFilter {
  readonly queue?: string;
  /** Dead at this time or later. */
  readonly since?: Date;
  /** Text that the cause contains. */
  readonly cause?: string;
  readonly limit: number;
}

/** For people; needs no claim, as dead letters are nobody's work any more. */
export interface DeadLetters {
  /** Oldest first. */
  readonly list: (filter: DeadFilter) => Promise<readonly DeadLetter[]>;
  /** With the message. Rejects with `not-found`. */
  readonly show: (number: number) => Promise<DeadLetter & { readonly message: Message }>;
  /**
   * Puts it back on the shelf as held, behind what stands there of its key, due at once, with no attempts counted. The
   * process that consumes the queue finds it. Rejects with `not-found` where it is no dead letter (any more).
   */
  readonly replay: (number: number) => Promise<void>;
  /** Forgets the body, keeps the reason until retention ends. Rejects with `not-found`. */
  readonly discard: (number: number, reason: string) => Promise<void>;
}

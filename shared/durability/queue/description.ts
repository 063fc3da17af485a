// A queue's description: the one place that says how it behaves, read by both engines and by every consumer.

export interface QueueDescription {
  /** Letters, digits, `.`, `-`, `_`; at most 100. */
  readonly name: string;
  /** Attempts after which a message becomes a dead letter. */
  readonly attempts: number;
  /** Milliseconds before the second attempt; each further wait is twice the one before, up to `longestDelay`. */
  readonly firstDelay: number;
  readonly longestDelay: number;
  /** Bytes of the largest body it takes; larger ones belong into the payload store, the message carries the reference. */
  readonly mostBytes: number;
}

const DEFAULTS = { attempts: 8, firstDelay: 1_000, longestDelay: 15 * 60_000, mostBytes: 1024 * 1024 } as const;

const NAME = /^[A-Za-z0-9._-]{1,100}$/;

/** @throws RangeError where the name is not one: names are constants of the program. */
export const describeQueue = (
  name: string,
  settings: Partial<Omit<QueueDescription, "name">> = {},
): QueueDescription => {
  if (!NAME.test(name)) throw new RangeError(`Not a queue name: ${JSON.stringify(name)}`);
  return { name, ...DEFAULTS, ...settings };
};

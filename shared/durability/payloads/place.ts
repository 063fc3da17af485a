// The port of the places where payloads stand: a folder (folder.ts), a bucket (s3.ts). A place knows names and bytes;
// hashes, keys and references are payloads.ts's business.

/** Names are ASCII text that begins with the time the write began at; text order is order of time. */
export interface Place {
  /** One word, for references. */
  readonly kind: string;
  /** Resolves once all of it is durable under the name. Where it rejects, the name does not exist. */
  readonly write: (name: string, content: AsyncIterable<Uint8Array>) => Promise<void>;
  /** Throws `not-found`, and where it breaks off, `unreachable` or `damaged`. */
  readonly read: (name: string) => AsyncIterable<Uint8Array>;
  /** No-op where it is gone. */
  readonly remove: (name: string) => Promise<void>;
  /** Names that come before the text, in order. Those listed may be removed meanwhile. */
  readonly list: (before: string) => AsyncIterable<string>;
  /** Removes what writes left behind that began before and never came to their end; answers how many. */
  readonly removeUnfinished: (before: string) => Promise<number>;
}

// Messages as AMQP 0-9-1 carries them: id and content type are its own properties, our headers its headers.
import type { ConsumeMessage, Options } from "amqplib";
import type { Message } from "../message.ts";

const KEY = "x-dragoman-key";
/** AMQP's own timestamp has seconds only. */
const PUBLISHED_AT = "x-dragoman-published-at";

/** What the broker adds, beside ours. */
const NOT_THE_SENDERS = /^x-(dragoman|first-death|last-death)-/;

/** A header that RabbitMQ takes for further recipients. */
export const reservedHeaderOf = ({ headers }: Message): string | undefined =>
  "CC" in headers ? "CC" : "BCC" in headers ? "BCC" : undefined;

export const publishOptions = ({ id, key, contentType, headers }: Message, publishedAt: number): Options.Publish => {
  const all: Record<string, string | number> = { ...headers };
  all[PUBLISHED_AT] = publishedAt;
  if (key !== undefined) all[KEY] = key;
  return { messageId: id, contentType, headers: all, persistent: true, mandatory: true };
};

/** Without a copy. */
export const contentOf = ({ body }: Message): Buffer =>
  Buffer.isBuffer(body) ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength);

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** Tolerates what other programs write: `id` and `contentType` are "" where there is none. */
export const messageOf = ({ properties, content }: ConsumeMessage): Message => {
  const all: Record<string, unknown> = properties.headers ?? {};
  const headers: Record<string, string> = {};
  for (const name in all) {
    const value = all[name];
    if (typeof value === "string" && !NOT_THE_SENDERS.test(name)) headers[name] = value;
  }
  const message = {
    id: textOf(properties.messageId),
    contentType: textOf(properties.contentType),
    headers,
    body: content,
  };
  const key = all[KEY];
  return typeof key === "string" ? { ...message, key } : message;
};

/** Milliseconds since 1970; of a message without a time that of its arrival. */
export const publishedAtOf = ({ properties: { headers, timestamp } }: ConsumeMessage): number => {
  const exact: unknown = headers?.[PUBLISHED_AT];
  if (typeof exact === "number") return exact;
  return typeof timestamp === "number" ? timestamp * 1_000 : Date.now();
};

/** RabbitMQ 4.3 no longer counts all returns as deliveries, but as acquisitions. */
export const redeliveriesOf = ({ properties: { headers }, fields: { redelivered } }: ConsumeMessage): number => {
  const count: unknown = headers?.["x-acquired-count"] ?? headers?.["x-delivery-count"];
  return typeof count === "number" ? count : redelivered ? 1 : 0;
};

/** Why the broker gave a message up, in its own word. */
export const deathReasonOf = ({ properties: { headers } }: ConsumeMessage): string =>
  textOf(headers?.["x-death"]?.[0]?.reason ?? headers?.["x-first-death-reason"]);

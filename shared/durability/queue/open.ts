// Opens the queue on the engine that its address names.
import { DurabilityError } from "../failure.ts";
import { openEmbedded } from "./embedded/embedded.ts";
import { createQueue, type Queue, type QueueParts } from "./queue.ts";
import type { TlsMaterial } from "./rabbit/connection.ts";
import { openRabbit } from "./rabbit/rabbit.ts";
import type { Transport } from "./transport.ts";

export interface QueueSettings extends Omit<QueueParts, "transport"> {
  /** `amqp://` or `amqps://` for RabbitMQ; `sqlite:<path>` for the embedded engine. */
  readonly url: string;
  /** For `amqps://`; asked before every connection. */
  readonly tls?: () => Promise<TlsMaterial>;
}

const openTransport = async (settings: QueueSettings): Promise<Transport> => {
  const { url, queues, clock } = settings;
  if (url.startsWith("sqlite:")) return openEmbedded({ path: url.slice("sqlite:".length), queues, clock });
  if (/^amqps?:\/\//.test(url)) return openRabbit(settings);
  throw new DurabilityError("malformed", "Not the address of a queue: it begins with amqp://, amqps:// or sqlite:");
};

/**
 * Rejects with DurabilityError `malformed` where the address is none, `unreachable`, `credentials`, `certificate`,
 * `other-settings` of RabbitMQ, `locked`, `read-only`, `full`, `damaged`, `newer-schema` of the embedded engine.
 */
export const openQueue = async (settings: QueueSettings): Promise<Queue> =>
  createQueue({ ...settings, transport: await openTransport(settings) });

// Acknowledging on one channel: what is acknowledged in one turn goes out together, with one frame for all that is in
// order.
import type { Channel, ConsumeMessage } from "amqplib";

export interface Acknowledgements {
  readonly arrived: (message: ConsumeMessage) => void;
  /**
   * Resolves once it is on its way, which is all that AMQP 0-9-1 lets know; where the channel is gone, at once. A message
   * whose acknowledgement is lost comes again.
   */
  readonly acknowledge: (message: ConsumeMessage) => Promise<void>;
  readonly flush: () => void;
  /** Messages that arrived and are not acknowledged. */
  readonly out: () => number;
}

const DONE = Promise.resolve();

export const acknowledgementsOn = (channel: Channel): Acknowledgements => {
  /** In the order of their delivery tags, as a set keeps the order of insertion. */
  const out = new Set<ConsumeMessage>();
  let acknowledged: ConsumeMessage[] = [];
  let flushed: Promise<void> | undefined;

  const flush = () => {
    flushed = undefined;
    const batch = acknowledged;
    acknowledged = [];
    const oldest = out.values().next().value?.fields.deliveryTag ?? Number.POSITIVE_INFINITY;
    let last: ConsumeMessage | undefined;
    try {
      for (const message of batch) {
        const { deliveryTag } = message.fields;
        if (deliveryTag > oldest) channel.ack(message);
        else if (last === undefined || deliveryTag > last.fields.deliveryTag) last = message;
      }
      if (last !== undefined) channel.ack(last, true);
    } catch {
      // The channel is gone, and with it the claim on its messages.
    }
  };

  return {
    arrived: (message) => void out.add(message),
    acknowledge: (message) => {
      if (!out.delete(message)) return flushed ?? DONE;
      acknowledged.push(message);
      flushed ??= new Promise((resolve) => {
        process.nextTick(() => {
          flush();
          resolve();
        });
      });
      return flushed;
    },
    flush,
    out: () => out.size,
  };
};

// A connection to RabbitMQ that comes back: opened at the start or not at all, from then on reopened for ever.
import { setTimeout as sleep } from "node:timers/promises";
import { type Channel, type ChannelModel, connect } from "amqplib";
import { DurabilityError } from "../../failure.ts";
import type { Log } from "../../log.ts";
import { backoff } from "../backoff.ts";
import { coalesceWrites } from "./coalesce.ts";
import { connectionFailure } from "./connection-failure.ts";

/** All in PEM. */
export interface TlsMaterial {
  /** Authorities that the broker's certificate may be of; without, those that the system trusts. */
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

export interface ConnectionSettings {
  readonly url: string;
  /** As the broker's list of connections and the log name it. */
  readonly name: string;
  /** Asked before every connection, so that renewed certificates need no restart. */
  readonly tls: (() => Promise<TlsMaterial>) | undefined;
  /** What has to happen on a connection before it is used. A rejection counts as not having connected. */
  readonly prepare: (model: ChannelModel) => Promise<void>;
  readonly log: Log;
}

export interface Connection {
  readonly current: () => ChannelModel | undefined;
  /** The current one or the next. Rejects with `closed`. */
  readonly opened: () => Promise<ChannelModel>;
  /** One plain line while there is none. */
  readonly trouble: () => string | undefined;
  readonly close: () => Promise<void>;
}

interface Opened {
  readonly model: ChannelModel;
  /** Resolves with the reason once it is gone. */
  readonly lost: Promise<unknown>;
}

const HEARTBEAT_SECONDS = "10";
const SOCKET = {
  noDelay: true,
  keepAlive: true,
  /** Milliseconds for connecting, TLS and the handshake of AMQP together. */
  timeout: 10_000,
  /** Bytes that may wait for one system call; Node 20's own 16 kB would hold a message or two. */
  highWaterMark: 65_536,
} as const;
const RECONNECT = { firstDelay: 200, longestDelay: 15_000 };

const addressOf = (url: string): URL => {
  if (!URL.canParse(url) || !/^amqps?:$/.test(new URL(url).protocol))
    throw new DurabilityError(
      "malformed",
      "Not the address of a RabbitMQ: it is like amqps://user:password@host/vhost",
    );
  const address = new URL(url);
  if (!address.searchParams.has("heartbeat")) address.searchParams.set("heartbeat", HEARTBEAT_SECONDS);
  return address;
};

/** Closed by either side or gone with its connection; errors of the other side end it, so they are not thrown. */
const closed = (emitter: ChannelModel | Channel): Promise<unknown> =>
  new Promise((resolve) => {
    emitter.once("error", resolve);
    emitter.on("error", () => {});
    emitter.once("close", resolve);
  });

/** Resolves also where the connection breaks meanwhile, other than the library's own close. */
export const closeQuietly = async (emitter: ChannelModel | Channel): Promise<void> => {
  const gone = new Promise<void>((resolve) => {
    emitter.once("close", () => resolve());
  });
  // Rejects where it is closed already.
  await Promise.race([gone, emitter.close().catch(() => {})]);
};

/** A channel and the promise of its end. */
export const openChannel = async (model: ChannelModel): Promise<{ channel: Channel; lost: Promise<unknown> }> => {
  const channel = await model.createChannel();
  return { channel, lost: closed(channel) };
};

/** Runs the work on a channel of its own, as errors of the broker end the channel they occur on. */
export const withChannel = async <T>(model: ChannelModel, work: (channel: Channel) => Promise<T>): Promise<T> => {
  const { channel } = await openChannel(model);
  try {
    return await work(channel);
  } finally {
    await closeQuietly(channel);
  }
};

/**
 * Rejects with DurabilityError `unreachable`, `credentials`, `certificate`, or what `tls` or `prepare` reject with, where
 * the first connection fails.
 */
export const openConnection = async (settings: ConnectionSettings): Promise<Connection> => {
  const { url, name, tls, prepare, log } = settings;
  const address = addressOf(url);
  const closing = new AbortController();
  let current: ChannelModel | undefined;
  let trouble: string | undefined;
  let waiting: { resolve: (model: ChannelModel) => void; reject: (error: Error) => void }[] = [];

  const open = async (): Promise<Opened> => {
    const material = await tls?.();
    let model: ChannelModel | undefined;
    try {
      model = await connect(address.href, {
        ...material,
        ...SOCKET,
        clientProperties: { connection_name: `dragoman ${name}` },
      });
      const lost = closed(model);
      coalesceWrites(model);
      await prepare(model);
      return { model, lost };
    } catch (error) {
      if (model !== undefined) await closeQuietly(model);
      throw connectionFailure(error, address.host);
    }
  };

  const reopen = async (): Promise<Opened> => {
    for (let attempt = 1; ; attempt++) {
      await sleep(backoff(RECONNECT, attempt), undefined, { signal: closing.signal });
      try {
        return await open();
      } catch (error) {
        const { message } = error as Error;
        if (message !== trouble) log.warn({ connection: name }, message);
        trouble = message;
      }
    }
  };

  const use = (model: ChannelModel) => {
    current = model;
    trouble = undefined;
    for (const { resolve } of waiting) resolve(model);
    waiting = [];
  };

  const supervise = async (first: Opened) => {
    for (let opened = first; ; opened = await reopen()) {
      if (closing.signal.aborted) return closeQuietly(opened.model);
      use(opened.model);
      const reason = await opened.lost;
      current = undefined;
      if (closing.signal.aborted) return;
      trouble = `RabbitMQ at ${address.host} has closed the connection, or it broke; connecting again.`;
      log.warn({ connection: name, err: reason }, trouble);
    }
  };

  const supervised = supervise(await open()).catch((error) => {
    if (!closing.signal.aborted) throw error;
  });

  const closedError = () => new DurabilityError("closed", "The queue is closed.");
  return {
    current: () => current,
    opened: () => {
      if (closing.signal.aborted) return Promise.reject(closedError());
      if (current !== undefined) return Promise.resolve(current);
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    trouble: () => trouble,
    close: async () => {
      closing.abort();
      for (const { reject } of waiting) reject(closedError());
      waiting = [];
      if (current !== undefined) await closeQuietly(current);
      await supervised;
    },
  };
};

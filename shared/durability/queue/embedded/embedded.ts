// The embedded engine: a durable queue in one SQLite file, for one process that runs alone.
import { DurabilityError } from "../../failure.ts";
import { sqliteFailure } from "../../sqlite-failure.ts";
import type { QueueDescription } from "../description.ts";
import type { Message } from "../message.ts";
import type { Subscriber, Subscription, Transport } from "../transport.ts";
import { closeFile, type Database, openFile, tableOf } from "./file.ts";
import { type GroupCommit, groupCommit } from "./group-commit.ts";

export interface EmbeddedSettings {
  /** File of the queues; its folder exists. */
  readonly path: string;
  readonly queues: readonly QueueDescription[];
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/** Milliseconds between attempts to write to a disk that cannot be written. */
const WRITE_RETRY = 500;

interface Row {
  readonly seq: number;
  readonly id: string;
  readonly key: string | null;
  readonly content_type: string;
  readonly headers: string;
  readonly body: ArrayBuffer;
  readonly published_at: number;
  readonly redeliveries: number;
}

/** One queue of the file. */
interface Table {
  /** All of them or none, in one commit. */
  readonly insert: (messages: readonly Message[]) => Promise<void>;
  readonly subscribe: (subscriber: Subscriber) => Promise<Subscription>;
  readonly waiting: () => number;
}

interface Receiver extends Subscription {
  /** These are durable: they need not be read back where all before them have been delivered. */
  readonly published: (first: number, messages: readonly Message[], publishedAt: number) => void;
  readonly arrived: () => void;
}

const messageOf = ({ id, key, content_type, headers, body }: Row): Message => ({
  id,
  ...(key === null ? {} : { key }),
  contentType: content_type,
  headers: JSON.parse(headers),
  body: new Uint8Array(body),
});

/**
 * After a process that did not close the file, the messages that were out to its handlers are among the first of each
 * queue, as many as were let out at a time: all of those count as redelivered.
 */
const countRedeliveries = (db: Database, queues: readonly QueueDescription[]) => {
  const windows = db.prepare("SELECT queue, window FROM receiving").all() as { queue: string; window: number }[];
  for (const { queue, window } of windows.filter((w) => queues.some((q) => q.name === w.queue)))
    db.prepare(
      `UPDATE ${tableOf(queue)} SET redeliveries = redeliveries + 1
       WHERE seq IN (SELECT seq FROM ${tableOf(queue)} ORDER BY seq LIMIT ?)`,
    ).run(window);
  db.exec("DELETE FROM receiving");
};

const openTable = (db: Database, name: string, commits: GroupCommit, clock: () => number): Table => {
  const table = tableOf(name);
  const insertRow = db.prepare(`INSERT INTO ${table} VALUES (?, ?, ?, ?, ?, ?, ?, 0)`);
  const deleteRow = db.prepare(`DELETE FROM ${table} WHERE seq = ?`);
  const readRows = db.prepare(`SELECT * FROM ${table} WHERE seq > ? ORDER BY seq LIMIT ?`);
  const noteReceiver = db.prepare("INSERT OR REPLACE INTO receiving VALUES (?, ?)");
  const { last } = db.prepare(`SELECT coalesce(max(seq), 0) AS last FROM ${table}`).get() as { last: number };
  let nextSeq = last + 1;
  let count = (db.prepare(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n;
  let subscribed = false;
  /** Once it has begun. */
  let receiver: Receiver | undefined;

  const receive = (subscriber: Subscriber): Receiver => {
    /** Sequence number of the last one delivered. */
    let delivered = 0;
    let out = 0;
    let paused = false;
    let stopped = false;
    let fetching = false;

    const deliver = (seq: number, message: Message, publishedAt: number, redeliveries: number) => {
      let acknowledged: Promise<void> | undefined;
      const acknowledge = () => {
        if (stopped) return Promise.resolve();
        acknowledged ??= forget(seq);
        return acknowledged;
      };
      delivered = seq;
      out++;
      subscriber.deliver({ message, redeliveries, publishedAt, acknowledge });
    };

    /** Until it succeeds: what cannot be forgotten now (a full disk) would come again, though it was handled. */
    const forget = async (seq: number): Promise<void> => {
      try {
        await commits.write(() => deleteRow.run(seq));
      } catch {
        if (stopped) return;
        await new Promise((resume) => setTimeout(resume, WRITE_RETRY));
        return forget(seq);
      }
      count--;
      out--;
      arrived();
    };

    const fetch = () => {
      fetching = false;
      if (paused || stopped) return;
      const rows = readRows.all(delivered, subscriber.prefetch - out) as Row[];
      for (const row of rows) deliver(row.seq, messageOf(row), row.published_at, row.redeliveries);
    };

    // Once a quarter of the window is free, so that rows are read in handfuls.
    const arrived = () => {
      if (fetching || paused || stopped || out > subscriber.prefetch * 0.75) return;
      fetching = true;
      setImmediate(fetch);
    };

    return {
      published: (first, messages, publishedAt) => {
        const next = delivered === first - 1 && out + messages.length <= subscriber.prefetch && !paused && !stopped;
        if (next) for (const [i, message] of messages.entries()) deliver(first + i, message, publishedAt, 0);
        else arrived();
      },
      arrived,
      pause: async () => {
        paused = true;
      },
      resume: async () => {
        paused = false;
        arrived();
      },
      stop: async () => {
        stopped = true;
        subscribed = false;
        receiver = undefined;
        commits.flush();
      },
    };
  };

  return {
    insert: async (messages) => {
      const publishedAt = clock();
      let first = 0;
      await commits.write(() => {
        first = nextSeq;
        for (const { id, key, contentType, headers, body } of messages)
          insertRow.run(nextSeq++, id, key ?? null, contentType, JSON.stringify(headers), body, publishedAt);
      });
      count += messages.length;
      receiver?.published(first, messages, publishedAt);
    },
    subscribe: async (subscriber) => {
      if (subscribed) throw new DurabilityError("locked", `Queue ${name} is consumed already in this process.`);
      subscribed = true;
      try {
        await commits.write(() => noteReceiver.run(name, subscriber.prefetch));
        await subscriber.begin();
      } catch (error) {
        subscribed = false;
        throw error;
      }
      receiver = receive(subscriber);
      receiver.arrived();
      return receiver;
    },
    waiting: () => count,
  };
};

/**
 * Opens the file, or makes it. Rejects with DurabilityError `locked` where another process has it open, `read-only`,
 * `full`, `damaged`, `newer-schema`.
 */
export const openEmbedded = async ({ path, queues, clock }: EmbeddedSettings): Promise<Transport> => {
  const db = openFile(
    path,
    queues.map((q) => q.name),
  );
  countRedeliveries(db, queues);
  const commits = groupCommit(db);
  const tables = new Map(queues.map(({ name }) => [name, openTable(db, name, commits, clock)]));
  let trouble: string | undefined;
  let closed = false;

  const told = async <T>(work: Promise<T>): Promise<T> => {
    try {
      const result = await work;
      trouble = undefined;
      return result;
    } catch (error) {
      const failure = sqliteFailure(error, path);
      trouble = failure instanceof DurabilityError ? failure.message : `${path} cannot be written`;
      throw failure;
    }
  };

  const tableNamed = (queue: string): Table => {
    if (closed) throw new DurabilityError("closed", "The queue is closed.");
    const table = tables.get(queue);
    if (table === undefined) throw new DurabilityError("unknown-queue", `There is no queue ${queue} in ${path}.`);
    return table;
  };

  return {
    publish: async (queue, messages) => told(tableNamed(queue).insert(messages)),
    subscribe: async (queue, subscriber) => told(tableNamed(queue).subscribe(subscriber)),
    waiting: async (queue) => tableNamed(queue).waiting(),
    trouble: () => trouble,
    close: async () => {
      if (closed) return;
      closed = true;
      commits.flush();
      // Nothing is in hand any more: the next to open the file need not suspect anything.
      db.exec("DELETE FROM receiving");
      closeFile(db);
    },
  };
};

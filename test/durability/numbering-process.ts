// A process that takes messages in, numbers them, accepts them and relays them, and tells its parent each step that is
// durable: run by the tests as a child that is killed at any instant.
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { openStore, type Store } from "../../shared/durability/store/database.ts";
import { arrive } from "../../shared/durability/store/inbox.ts";
import { record } from "../../shared/durability/store/ledger.ts";
import { enqueue } from "../../shared/durability/store/outbox.ts";
import { startRelay } from "../../shared/durability/store/relay.ts";
import { takeNumber } from "../../shared/durability/store/sequences.ts";

/** What is durable, as the process says. */
export type Told = { readonly accepted: string; readonly number?: number } | { readonly published: readonly string[] };

export interface NumberingProcess {
  readonly kill: () => void;
  /** Resolves to its exit code (null where it was killed) once all it told has been heard. */
  readonly ended: Promise<number | null>;
}

const FILE = fileURLToPath(import.meta.url);

export const startNumbering = (url: string, ids: readonly string[], hear: (told: Told) => void): NumberingProcess => {
  const child = fork(FILE, [url, JSON.stringify(ids)], { execArgv: ["--import", "tsx"] });
  child.on("message", hear);
  const ended = Promise.all([once(child, "exit"), once(child, "disconnect")]).then(([[code]]) => code as number | null);
  return { kill: () => child.kill("SIGKILL"), ended };
};

/** Resolves once it is in the pipe, where it outlives this process. */
const tell = (told: Told) =>
  new Promise<void>((resolve, reject) => {
    process.send!(told, undefined, {}, (error: Error | null) => (error ? reject(error) : resolve()));
  });

/** Answers the number; undefined where the message has come before. */
const takeIn = (store: Store, id: string) =>
  store.transaction(async (tx) => {
    if ((await arrive(tx, "numbering", id)).kind === "again") return undefined;
    const number = await takeNumber(tx, "numbering", 99_999_999);
    const wireIds = { sequence: String(number) };
    await record(tx, { id, direction: "in", interaction: "test", state: "accepted", wireIds });
    const message = { id, key: "numbering", contentType: "text/plain", headers: {}, body: Buffer.from(String(number)) };
    await enqueue(tx, { queue: "numbered", message });
    return number;
  });

const run = async (url: string, ids: readonly string[]) => {
  const store = await openStore({ url });
  const publish = (_queue: string, messages: readonly { readonly id: string }[]) =>
    tell({ published: messages.map(({ id }) => id) });
  const relay = startRelay(store, { publish, batch: 10, poll: 20, term: 300 });
  for (const id of ids) {
    const number = await takeIn(store, id);
    await tell(number === undefined ? { accepted: id } : { accepted: id, number });
  }
  await relay.stop();
  await store.close();
  process.disconnect();
};

if (process.argv[1] === FILE) await run(process.argv[2]!, JSON.parse(process.argv[3]!));

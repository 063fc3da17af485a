// A process that consumes a queue and is killed, or ends itself: run by the contract tests as a child.
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { QueueDescription } from "../../shared/durability/queue/description.ts";
import { DONE } from "../../shared/durability/queue/message.ts";
import { openProcess, type Place } from "./engines.ts";

interface Behaviour {
  /** Id of the message whose handling never ends; it says so once all before it have been acknowledged. */
  readonly hangAt?: string;
  /** Id of the message whose handling kills the process. */
  readonly dieAt?: string;
  readonly endWhenEmpty?: boolean;
}

export interface ConsumerProcess {
  /** Resolves once it has said this line. */
  readonly said: (line: string) => Promise<void>;
  /** Ids of the messages it has handled. */
  readonly handled: () => string[];
  readonly kill: () => Promise<void>;
  /** Its exit code; null where it was killed. */
  readonly ended: Promise<number | null>;
}

const FILE = fileURLToPath(import.meta.url);
const HANDLED = "handled ";

export const startConsumer = async (
  place: Place,
  queue: QueueDescription,
  behaviour: Behaviour,
): Promise<ConsumerProcess> => {
  const child = fork(FILE, [JSON.stringify({ place, queue, behaviour })], { execArgv: ["--import", "tsx"] });
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  child.on("message", (line: string) => {
    lines.push(line);
    for (const look of waiting) look();
  });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const said = (line: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => lines.includes(line) && resolve();
      waiting.add(look);
      look();
      void ended.then(() => reject(new Error(`The process ended before it said: ${line}`)));
    });
  return {
    said,
    handled: () => lines.filter((line) => line.startsWith(HANDLED)).map((line) => line.slice(HANDLED.length)),
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
    ended,
  };
};

const say = (line: string) => new Promise<void>((resolve) => process.send!(line, undefined, {}, () => resolve()));

const consumeAs = async ({ hangAt, dieAt, endWhenEmpty }: Behaviour, place: Place, queue: QueueDescription) => {
  const { queue: opened, close } = await openProcess(place, [queue]);
  let left = (await opened.status(queue.name)).waiting;
  const until = async (condition: () => Promise<boolean>) => {
    while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  await opened.consume(queue.name, async ({ message: { id } }) => {
    if (id === dieAt) process.kill(process.pid, "SIGKILL");
    if (id === hangAt) {
      await until(async () => (await opened.status(queue.name)).waiting === left);
      await say(`hangs ${id}`);
      await new Promise(() => {});
    }
    await say(`${HANDLED}${id}`);
    left--;
    return DONE;
  });
  await say("ready");
  if (!endWhenEmpty) return;
  await until(async () => {
    const { waiting, held } = await opened.status(queue.name);
    return waiting + held === 0;
  });
  await close();
  process.disconnect();
};

if (process.argv[1] === FILE) {
  const { place, queue, behaviour } = JSON.parse(process.argv[2]!);
  await consumeAs(behaviour, place, queue);
}

// dragoman dead: the messages that were given up. They are in the store, so neither broker nor services are needed.
import { DurabilityError } from "../shared/durability/failure.ts";
import type { DeadFilter, DeadLetter, DeadLetters } from "../shared/durability/queue/shelf.ts";
import { shelfOf } from "../shared/durability/store/shelf.ts";
import { asOperator, NOT_FOUND, type Operator } from "./operator.ts";
import { time, wholeNumber } from "./options.ts";
import { recordText, show, showJson, tableText, timeText } from "./shown.ts";
import { Unusable } from "./unusable.ts";

export interface ListOptions {
  readonly queue?: string;
  readonly since?: string;
  readonly cause?: string;
  readonly limit: string;
  readonly json?: true;
}

/** Exit code 0, also where there are none. */
export const listDead = async (options: ListOptions): Promise<number> => {
  const filter: DeadFilter = {
    ...(options.queue === undefined ? {} : { queue: options.queue }),
    ...(options.since === undefined ? {} : { since: time("--since", options.since) }),
    ...(options.cause === undefined ? {} : { cause: options.cause }),
    limit: wholeNumber("--limit", options.limit),
  };
  return asOperator(async ({ store, audited }) => {
    const about = [{ kind: "queue", id: options.queue ?? "all" }];
    const work = () => shelfOf(store).dead.list(filter);
    const letters = await audited({ deed: "access", operation: "dead list", about }, work);
    if (options.json) showJson(letters);
    else if (letters.length === 0) show("no dead letters\n");
    else show(letterTable(letters));
    if (letters.length === filter.limit) process.stderr.write(`The first ${filter.limit}; --limit shows more.\n`);
    return 0;
  });
};

const letterTable = (letters: readonly DeadLetter[]): string =>
  tableText(
    ["NUMBER", "QUEUE", "MESSAGE", "KEY", "DEAD SINCE", "ATTEMPTS", "CAUSE"],
    letters.map(({ number, queue, messageId, key = "-", deadSince, attempts, cause }) => [
      String(number),
      queue,
      messageId,
      key,
      timeText(deadSince),
      String(attempts),
      cause,
    ]),
  );

export interface ShowOptions {
  readonly body?: true;
  readonly json?: true;
}

export const showDead = async (number: string, options: ShowOptions): Promise<number> => {
  const wanted = wholeNumber("number", number);
  return asOperator(async ({ store, audited }) => {
    const operation = options.body ? "dead show --body" : "dead show";
    const work = () => shelfOf(store).dead.show(wanted);
    const { message, ...letter } = await audited({ deed: "access", operation, about: [subject(wanted)] }, work);
    const { contentType, headers, body } = message;
    const bytes = body.length;
    if (options.json) {
      const bodyBase64 = options.body ? { bodyBase64: Buffer.from(body).toString("base64") } : {};
      showJson({ ...letter, contentType, headers, bytes, ...bodyBase64 });
      return 0;
    }
    show(letterRecord(letter));
    show(recordText({ "content type": contentType, bytes: String(bytes), ...headers }));
    if (options.body) {
      show("\n");
      show(body);
      show("\n");
    }
    return 0;
  });
};

const letterRecord = ({ number, queue, messageId, key, cause, attempts, publishedAt, deadSince }: DeadLetter): string =>
  recordText({
    number: String(number),
    queue,
    message: messageId,
    key,
    cause,
    attempts: String(attempts),
    published: timeText(publishedAt),
    "dead since": timeText(deadSince),
  });

const subject = (number: number) => ({ kind: "dead letter", id: String(number) });

export const replayDead = async (numbers: readonly string[]): Promise<number> =>
  withEach(numbers, "replayed", ({ audited }, dead, number) =>
    audited({ deed: "reactivate", operation: "dead replay", about: [subject(number)] }, () => dead.replay(number)),
  );

export const discardDead = async (
  numbers: readonly string[],
  { reason }: { readonly reason: string },
): Promise<number> => {
  const why = reason.trim();
  if (why === "") throw new Unusable("--reason: say why, for those who ask later");
  return withEach(numbers, "discarded", ({ audited }, dead, number) =>
    audited({ deed: "destroy", operation: "dead discard", about: [subject(number)], why }, () =>
      dead.discard(number, why),
    ),
  );
};

/** One that is not there does not keep the others from being done. */
const withEach = async (
  numbers: readonly string[],
  done: string,
  act: (operator: Operator, dead: DeadLetters, number: number) => Promise<void>,
): Promise<number> => {
  const wanted = numbers.map((number) => wholeNumber("number", number));
  return asOperator(async (operator) => {
    let code = 0;
    for (const number of wanted) {
      try {
        await act(operator, shelfOf(operator.store).dead, number);
        show(`${done} ${number}\n`);
      } catch (error) {
        if (!(error instanceof DurabilityError) || error.code !== "not-found") throw error;
        process.stderr.write(`${error.message}\n`);
        code = NOT_FOUND;
      }
    }
    return code;
  });
};

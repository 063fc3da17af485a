// dragoman messages: what the ledger knows of a message that came in or goes out.
import { pipeline } from "node:stream/promises";
import { DurabilityError } from "../shared/durability/failure.ts";
import { readKeys } from "../shared/durability/keys.ts";
import { openPayloads } from "../shared/durability/payloads/payloads.ts";
import * as ledger from "../shared/durability/store/ledger.ts";
import { asOperator, NOT_FOUND } from "./operator.ts";
import type { OperatorSettings } from "./operator-settings.ts";
import { time, wholeNumber } from "./options.ts";
import { recordText, show, showJson, tableText, timeText } from "./shown.ts";
import { Unusable } from "./unusable.ts";

export interface FindOptions {
  readonly wireId?: string;
  readonly key?: string;
  readonly state?: string;
  readonly direction?: "in" | "out";
  readonly since?: string;
  readonly until?: string;
  readonly limit: string;
  readonly json?: true;
}

/** Exit code 1 where there is none. */
export const findMessages = async (options: FindOptions): Promise<number> => {
  const filter = filterOf(options);
  return asOperator(async ({ store, audited }) => {
    const work = () => ledger.find(store, filter);
    const messages = await audited({ deed: "access", operation: "messages find", about: subjects(filter) }, work);
    if (options.json) showJson(messages);
    else if (messages.length > 0) show(messageTable(messages));
    if (messages.length === 0) process.stderr.write("The ledger has no such message\n");
    if (messages.length === filter.limit) process.stderr.write(`The newest ${filter.limit}; --limit shows more.\n`);
    return messages.length === 0 ? NOT_FOUND : 0;
  });
};

const filterOf = ({ wireId, key, state, direction, since, until, limit }: FindOptions): ledger.LedgerFilter => ({
  ...(wireId === undefined ? {} : { wireId }),
  ...(key === undefined ? {} : { businessKey: businessKeyOf(key) }),
  ...(state === undefined ? {} : { state }),
  ...(direction === undefined ? {} : { direction }),
  ...(since === undefined ? {} : { since: time("--since", since) }),
  ...(until === undefined ? {} : { until: time("--until", until) }),
  limit: wholeNumber("--limit", limit),
});

const businessKeyOf = (text: string) => {
  const [, kind, value] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (!kind || !value) throw new Unusable("--key: expected kind=value, such as nhs-number=9000000009");
  return { kind, value };
};

/** What was looked for; of a business key its kind only, as it may be a patient's. */
const subjects = ({ wireId, businessKey }: ledger.LedgerFilter) => [
  ...(wireId === undefined ? [] : [{ kind: "wire id", id: wireId }]),
  ...(businessKey === undefined ? [] : [{ kind: "business key", id: businessKey.kind }]),
];

const messageTable = (messages: readonly ledger.LedgerMessage[]): string =>
  tableText(
    ["MESSAGE", "DIRECTION", "INTERACTION", "STATE", "ATTEMPTS", "CREATED", "CHANGED", "CAUSE"],
    messages.map(({ id, direction, interaction, state, attempts, createdAt, changedAt, cause = "-" }) => [
      id,
      direction,
      interaction,
      state,
      String(attempts),
      timeText(createdAt),
      timeText(changedAt),
      cause,
    ]),
  );

export interface ShowOptions {
  readonly body?: true;
  readonly json?: true;
}

/** With `--body`, the body alone: to be piped on. Exit code 1 where there is no such message, or no body of it. */
export const showMessage = async (id: string, options: ShowOptions): Promise<number> =>
  asOperator(async ({ store, settings, audited }) => {
    const about = [{ kind: "message", id }];
    if (options.body) {
      const work = async () => bodyOf(await ledger.show(store, id), settings);
      const body = await audited({ deed: "access", operation: "messages show --body", about }, work);
      await pipeline(body, process.stdout, { end: false });
      return 0;
    }
    const work = () => ledger.show(store, id);
    const message = await audited({ deed: "access", operation: "messages show", about }, work);
    if (options.json) showJson(message);
    else show(messageText(message));
    return 0;
  });

const bodyOf = async ({ id, payload }: ledger.LedgerDetail, { PAYLOADS_URL, STORE_KEYS }: OperatorSettings) => {
  if (payload === undefined) throw new DurabilityError("not-found", `No body of ${id} is kept (any more)`);
  if (PAYLOADS_URL === "") throw new Unusable("PAYLOADS_URL: must be set to show a body");
  return (await openPayloads({ url: PAYLOADS_URL, keys: readKeys(STORE_KEYS) })).read(payload);
};

const messageText = (message: ledger.LedgerDetail): string => {
  const { id, direction, interaction, state, cause, attempts, createdAt, changedAt, payload } = message;
  const record = recordText({
    message: id,
    direction,
    interaction,
    state,
    cause,
    attempts: String(attempts),
    created: timeText(createdAt),
    changed: timeText(changedAt),
    "wire ids": message.wireIds.map((wire) => `${wire.kind} ${wire.id}`).join(", ") || undefined,
    "found by": message.businessKeys.join(", ") || undefined,
    payload,
  });
  const changes = message.history.map((change) => [timeText(change.at), change.from, change.to, change.cause ?? "-"]);
  return `${record}${changes.length > 0 ? `\n${tableText(["AT", "FROM", "TO", "CAUSE"], changes)}` : ""}`;
};

// What the simulated Spine can be asked to do other than usual: answers by content, and faults of the wire.

/** What Spine says instead of what follows from its memory: codes of eps.md 13.1 and 13.2. */
export interface WishedAnswer {
  readonly error?: string;
  readonly cancellation?: string;
}

/** Faults before the message is taken: Spine never knows of it. Times are milliseconds. */
type Refused =
  | { readonly kind: "cut-before" }
  | { readonly kind: "status"; readonly status: number; readonly retryAfter?: number };

/** Faults afterwards: the message is in, whatever its sender thinks. */
type Taken =
  | { readonly kind: "cut-after" }
  /** In the middle of the answer to the POST. */
  | { readonly kind: "cut-within" }
  | { readonly kind: "delay"; readonly ms: number }
  /** The answer to the POST comes byte by byte. */
  | { readonly kind: "trickle"; readonly ms: number }
  | { readonly kind: "error" }
  | { readonly kind: "html" }
  /** 200 without a body and without a place to ask. */
  | { readonly kind: "empty" }
  /** Every response is written two times on its connection. */
  | { readonly kind: "twice" }
  /** The answer is there only after this time. */
  | { readonly kind: "late"; readonly ms: number }
  | { readonly kind: "never" };

export type Fault = Refused | Taken;

export interface Scenario {
  readonly wish?: WishedAnswer;
  readonly fault?: Fault;
}

/** By name; the number chooses it through a message id. */
export const SCENARIOS: ReadonlyMap<string, Scenario & { readonly number: number }> = new Map(
  Object.entries({
    "patient-deceased": { number: 1, wish: { error: "0001" } },
    "with-dispenser": { number: 2, wish: { cancellation: "0002" } },
    "with-dispenser-active": { number: 3, wish: { cancellation: "0003" } },
    dispensed: { number: 4, wish: { cancellation: "0004" } },
    expired: { number: 5, wish: { cancellation: "0005" } },
    "other-prescriber": { number: 7, wish: { cancellation: "0007" } },
    "cancellation-disabled": { number: 9, wish: { cancellation: "0009" } },
    "not-dispensed": { number: 10, wish: { cancellation: "0010" } },
    "cut-before": { number: 20, fault: { kind: "cut-before" } },
    "cut-after": { number: 21, fault: { kind: "cut-after" } },
    "cut-within": { number: 22, fault: { kind: "cut-within" } },
    busy: { number: 23, fault: { kind: "status", status: 503, retryAfter: 1 } },
    error: { number: 24, fault: { kind: "error" } },
    html: { number: 25, fault: { kind: "html" } },
    empty: { number: 26, fault: { kind: "empty" } },
    delay: { number: 27, fault: { kind: "delay", ms: 5_000 } },
    trickle: { number: 28, fault: { kind: "trickle", ms: 500 } },
    twice: { number: 29, fault: { kind: "twice" } },
    late: { number: 30, fault: { kind: "late", ms: 30_000 } },
    never: { number: 31, fault: { kind: "never" } },
  } as const satisfies Record<string, Scenario & { number: number }>),
);

export const SCENARIO_HEADER = "dragoman-scenario";

/** A message id (a request id of the translator's caller) that ends in `5c` and ten digits wishes for that number. */
const BY_MESSAGE_ID = /-5c(\d{10})$/i;

export const scenarioNamed = (name: string): Scenario => SCENARIOS.get(name) ?? {};

/** The scenario that a message's sender chose with its id. */
export function scenarioOfId(messageId: string): Scenario {
  const number = Number(BY_MESSAGE_ID.exec(messageId)?.[1] ?? Number.NaN);
  return [...SCENARIOS.values()].find((scenario) => scenario.number === number) ?? {};
}

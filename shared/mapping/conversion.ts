// What goes into a conversion and what comes out: the contract between the registry and those who call it.
import type { Account } from "./account.ts";
import type { Fault } from "./fault.ts";
import type { Verdict } from "./port.ts";
import type { Stage } from "./rule.ts";

export type Direction = "toLegacy" | "toFhir";

/** Everything a mapping may know beyond its input (design 3, point 7: same input and context, same bytes). */
export interface MappingContext {
  readonly now: Date;
  /** A new random UUID, lower case. */
  readonly newId: () => string;
  /** Sender identity and the like, by the names that the family declares (`fromAsid`, `toAsid`, `sdsUserId` ...). */
  readonly values: Readonly<Record<string, string>>;
}

export interface ConversionRequest {
  /** Id of the message (`eps/prescription-order`, or without the family where that is unambiguous); absent: recognised from the input. */
  readonly mapping?: string;
  readonly direction: Direction;
  readonly input: string;
  readonly context: MappingContext;
  /** Check the R4 shape first (towards legacy only). */
  readonly checkShape?: boolean;
  /** Apply the message's business rules of these stages (towards legacy only). */
  readonly checkRules?: readonly Stage[];
  /** `reject`: what has no place or is unmapped is a fault. Default `report`. */
  readonly policy?: "report" | "reject";
  /** Say which row wrote what; slow, off by default. */
  readonly explain?: boolean;
  /** false: no account is kept (for measurements). */
  readonly account?: boolean;
  /** Told what became of each leaf of the input, one by one; for those who check tables. */
  readonly leafVerdicts?: (path: string, said: Verdict) => void;
}

/** Which row wrote one node of the output. */
export interface Explanation {
  /** Path of the output node. */
  readonly output: string;
  /** Table and row id. */
  readonly row: string;
  readonly rule: string;
  /** Paths of the input nodes it came from; [] where it is constant. */
  readonly inputs: readonly string[];
  readonly codec: string;
}

export interface Conversion {
  readonly ok: boolean;
  /** Id of the message as `family/message`; absent where it was not recognised. */
  readonly message?: string;
  /** Text of the output; absent where the input was refused. */
  readonly output?: string;
  /** Media type of `output`. */
  readonly outputType?: string;
  /** HTTP status that the answer of a legacy system deserves (towards FHIR; 200 where the message says nothing). */
  readonly status: number;
  readonly faults: readonly Fault[];
  readonly account: Account;
  readonly explanations?: readonly Explanation[];
}

/** One message as callers see it. */
export interface MessageSummary {
  /** `family/message`. */
  readonly id: string;
  readonly title: string;
  readonly spec: string;
  readonly directions: readonly Direction[];
  /** FHIR resource type on the one side, name of the wire format and of the legacy message on the other. */
  readonly fhir: string;
  readonly wire: string;
  readonly legacy: string;
}

/** The registry as callers see it: every message family that this process knows, behind one verb. */
export interface Registry {
  readonly messages: () => readonly MessageSummary[];
  readonly convert: (request: ConversionRequest) => Conversion;
}

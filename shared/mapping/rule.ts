// Business rules: what a message must hold beyond its shape. A rule is data as far as it can be; see rules/ of a family.
import type { Fault } from "./fault.ts";

/** Who may do what, and what is switched on: facts about the caller that permission rules look at. */
export interface Caller {
  /** Granted scopes (platform.md 3.2, `NHSD-Scope`). */
  readonly scopes: readonly string[];
  /** Features switched on, by name (`prescribing`, `dispensing`). */
  readonly features: readonly string[];
}

/**
 * When a rule must hold:
 * `translation`: whenever the message is translated.
 * `first-stage`: when it is about to be sent, since the receiver would refuse it.
 * `signature`: when it is about to be sent, by then signed.
 */
export type Stage = "translation" | "first-stage" | "signature";

/** What holds for a message that is only translated, to be looked at or signed. */
export const TRANSLATED: readonly Stage[] = ["translation"];
/** What holds for a message that is ready to be sent. */
export const SENT: readonly Stage[] = ["translation", "first-stage", "signature"];

/** One rule about one message. */
export interface Rule {
  /** Stable name, `family/kebab-case`. */
  readonly id: string;
  /** Section of the specification that the rule comes from, for example `eps.md 10.3`. */
  readonly spec: string;
  readonly stage: Stage;
  /** What must hold, in words for `dragoman docs`. */
  readonly title: string;
  /** Faults where it does not hold; [] where it does. Never throws, whatever the shape of the message. */
  readonly check: (message: unknown) => readonly Fault[];
}

/** A rule about who may send the message; checked before all other rules. */
export interface PermissionRule {
  readonly id: string;
  readonly spec: string;
  readonly title: string;
  readonly check: (caller: Caller) => readonly Fault[];
}

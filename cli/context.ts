// The context of a conversion on the command line: clock, ids, sender and receiver.
import { KNOWN_CALLERS } from "../services/standalone/sandbox-caller.ts";
import type { Direction, MappingContext } from "../shared/mapping/conversion.ts";

const SANDBOX: Readonly<Record<string, string>> = {
  fromAsid: KNOWN_CALLERS.sandbox["NHSD-ASID"],
  fromPartyKey: KNOWN_CALLERS.sandbox["NHSD-Party-Key"],
  sdsUserId: KNOWN_CALLERS.sandbox["NHSD-Identity-UUID"],
  sdsRoleProfileId: KNOWN_CALLERS.sandbox["NHSD-Session-URID"],
  toAsid: "567456789789",
  toPartyKey: "YES-0000806",
  basePath: "localhost",
};

/**
 * `now` is an ISO time; every other entry is a value that mappings may ask for by that name. Without entries it is the
 * sandbox that sends; an entry that is "" takes one of its values away.
 */
export function contextOf(entries: Readonly<Record<string, string>> = {}): MappingContext {
  const { now, ...own } = entries;
  const values = Object.fromEntries(Object.entries({ ...SANDBOX, ...own }).filter(([, v]) => v !== ""));
  return { now: now === undefined ? new Date() : new Date(now), newId: () => crypto.randomUUID(), values };
}

/** `toFhir` for XML and EDIFACT, `toLegacy` for JSON. */
export const directionOf = (input: string): Direction => (/^\s*[{[]/.test(input) ? "toLegacy" : "toFhir");

/** `key=value` options as entries. */
export const entriesOf = (pairs: readonly string[]): Record<string, string> =>
  Object.fromEntries(pairs.map((p) => [p.slice(0, p.indexOf("=")), p.slice(p.indexOf("=") + 1)]));

// A message family: what someone hands to the registry. The engine, the services and the command line know no family by name.
import type { Direction } from "./conversion.ts";
import type { Decl, Table } from "./notation.ts";
import type { Arrangement, ModelPort, WirePort } from "./port.ts";
import type { PermissionRule, Rule } from "./rule.ts";

/** One message: a table between a FHIR type and a legacy message, and what is known about it. */
export interface Message {
  /** `kebab-case`, unique in its family. */
  readonly id: string;
  readonly title: string;
  readonly spec: string;
  readonly directions: readonly Direction[];
  /** From the root of the FHIR document to the root of the legacy message. */
  readonly table: Table;
  /** Name of the legacy message: root element, message type. */
  readonly legacy: string;
  /** First step of the legacy message as a wire path, where it is not the usual one of the format. */
  readonly root?: string;
  /** Which documents of the table's FHIR type are this message: values by path, one of which must be there. Absent: asked for by name only. */
  readonly fhirIs?: Readonly<Record<string, readonly string[]>>;
  /** Which legacy messages of the name are this one: values by wire path; a message that asks for none takes the rest. */
  readonly legacyIs?: Readonly<Record<string, readonly string[]>>;
  /** HTTP status that a legacy message of this kind deserves as an answer; 200 where absent. */
  readonly status?: (legacy: any) => number;
  readonly rules?: readonly Rule[];
  readonly permissions?: readonly PermissionRule[];
  /** Order of what is built towards FHIR. */
  readonly arrangement?: Arrangement;
}

export interface Family {
  readonly id: string;
  readonly title: string;
  readonly model: ModelPort;
  readonly wire: WirePort;
  readonly messages: readonly Message[];
}

/** A change to one place of a table; `row` is a row id, or the end of the path of ids that leads to it (`author/id`). */
export type Change =
  | { readonly row: string; readonly replace: Decl }
  | { readonly row: string; readonly addAfter: Decl }
  /** `all`: however many rows have the id. */
  | { readonly row: string; readonly remove: true | "all" };

/** A site's own changes to a shipped message. Shipped tables are never edited in place. */
export interface Overlay {
  /** `family/message`. */
  readonly message: string;
  /** Who answers for it. */
  readonly owner: string;
  /** Last day on which it holds, `yyyy-MM-dd`; afterwards lint complains and it is not applied. */
  readonly until: string;
  readonly reason: string;
  readonly changes: readonly Change[];
}

// The notation of mapping tables. Every function here makes a line (or a block of lines) of a table: plain data that the
// writer, the reader, the account, explain, lint and docs are all compiled from. docs/mapping.md is the guide.
import type { IgnoreReason, Weight } from "./account.ts";
import type { Codec } from "./codec.ts";
import type { Link, Slices } from "./port.ts";
import type { Run } from "./run.ts";

/** How many: on the FHIR side and on the wire. `1` and `1..n` are faults where nothing is there. */
export type Cardinality = "1" | "0..1" | "1..n" | "0..n";

/** Constant attributes of a wire element, or constant text of a slot. */
export type Constant = string | Readonly<Record<string, string>>;

interface Line {
  /** Stable id within the table; overlays, explain and docs name rows by it. Derived from the wire path where not given. */
  readonly id?: string;
  readonly when?: Condition;
  readonly oneWay?: OneWay;
  /** For the analyst: what the row is about where path and codec do not say it. */
  readonly note?: string;
}

export interface Row extends Line {
  readonly kind: "row";
  readonly card: Cardinality;
  readonly model: string;
  readonly wire: string;
  readonly via: Codec | Table;
  /** Required where this path of the model has a value. */
  readonly requiredIf?: string;
}

export interface Tuple extends Line {
  readonly kind: "tuple";
  readonly card: "1" | "0..1";
  readonly inputs: Readonly<Record<string, string>>;
  readonly wire: string;
  readonly via: TupleCodec;
}

export interface Fixed extends Line {
  readonly kind: "fixed";
  readonly wire: string;
  readonly value: Constant;
  /** What the output lacks when this stands in for it: named in the account. */
  readonly standsFor?: string;
}

export interface FromContext extends Line {
  readonly kind: "context";
  readonly wire: string;
  readonly name: string;
  readonly via: Codec;
}

export interface FromFact extends Line {
  readonly kind: "fact";
  readonly fact: Fact;
  readonly wire: string;
  readonly via: Codec | Table;
}

export interface Group extends Line {
  readonly kind: "group";
  readonly wire: string;
  readonly rows: readonly Decl[];
  /** Written only where this path of the model has a value. */
  readonly ifPresent?: string;
  /** Written only where this path of the model has none. */
  readonly ifAbsent?: string;
}

export interface At extends Line {
  readonly kind: "at";
  readonly to: string | Link;
  readonly card: "1" | "0..1";
  readonly rows: readonly Decl[];
}

export interface Each extends Line {
  readonly kind: "each";
  readonly card: Cardinality;
  readonly model: string;
  readonly group: Group;
}

export interface Common extends Line {
  readonly kind: "common";
  readonly model: string;
  readonly rows: readonly Decl[];
}

export interface OneOf extends Line {
  readonly kind: "oneOf";
  readonly card: "1" | "0..1";
  readonly alternatives: readonly (Decl | readonly Decl[])[];
  /** More than one alternative with a source is a fault. */
  readonly exactly: boolean;
  readonly requiredIf?: string;
  /** What to say, and where, when none or several apply. */
  readonly expected?: string;
  readonly place?: string;
}

/** FHIR side only: a constant, or a value that follows from the rest; the reason says from what. */
export interface ModelOnly extends Line {
  readonly kind: "modelOnly";
  readonly model: string;
  readonly value: string | ((wireNode: any, run: Run) => unknown);
  readonly reason: string;
  /** Towards legacy: the values that need no word; any where absent. */
  readonly expected?: readonly string[];
}

/** Several slots of the wire, one value of the model; towards FHIR only. */
export interface Reading extends Line {
  readonly kind: "reading";
  readonly card: "1" | "0..1";
  readonly model: string;
  readonly slots: Readonly<Record<string, string>>;
  readonly via: {
    readonly name: string;
    readonly decode: (slots: Readonly<Record<string, string | undefined>>, run: Run) => unknown;
  };
}

/** What is to be said about the leaves of nodes that no other line works on. */
export interface Regarding extends Line {
  readonly kind: "regarding";
  readonly model: string;
  readonly rows: readonly Remark[];
}

/** Says of input leaves what no row says: that another row or fact carries them, that they may be left out, or that they have no place. */
export interface Remark extends Line {
  readonly kind: "remark";
  readonly side: "model" | "wire";
  readonly paths: readonly string[];
  readonly standing:
    | { readonly kind: "ignored"; readonly reason: IgnoreReason; readonly deep: boolean }
    | { readonly kind: "noPlace"; readonly weight: Weight; readonly deep: boolean }
    | { readonly kind: "carried"; readonly by: Fact };
}

export type Decl =
  | Row
  | Tuple
  | Fixed
  | FromContext
  | FromFact
  | Group
  | At
  | Each
  | Common
  | OneOf
  | ModelOnly
  | Reading
  | Regarding
  | Remark;

export interface OneWay {
  readonly only: "toLegacy" | "toFhir";
  readonly reason: string;
}

/** Several inputs, one output. */
export interface TupleCodec {
  readonly name: string;
  readonly encode: (values: Readonly<Record<string, unknown>>, run: Run) => ReturnType<Codec["encode"]>;
  /** Values by the names of the inputs; members left out are not put. */
  readonly decode: (text: string, run: Run) => any;
}

/** A two-way discriminator, worked out before the rows of its table from either side, and seen by all tables inside. */
export interface Fact {
  readonly id: string;
  readonly title: string;
  readonly slot: number;
  /** Paths of the model whose values it is worked out from; leaves equal to the fact's value are carried by it. */
  readonly model?: string;
  readonly decide: (values: readonly unknown[], run: Run) => any;
  /** Wire path (from the node of the table that declares it) and how the text there reads. */
  readonly wire?: string;
  readonly read?: (text: string | undefined, run: Run) => any;
}

export interface Condition {
  readonly fact: Fact;
  readonly values: readonly unknown[];
}

export interface Table {
  readonly kind: "table";
  readonly id: string;
  /** FHIR type that the table starts from; "." for a primitive value. */
  readonly model: string;
  readonly spec: string;
  readonly slices: Slices;
  readonly facts: readonly Fact[];
  readonly rows: readonly Decl[];
}

export const table = (
  id: string,
  about: { fhir: string; spec: string; slices?: Slices; facts?: readonly Fact[] },
  rows: readonly Decl[],
): Table => ({
  kind: "table",
  id,
  model: about.fhir,
  spec: about.spec,
  slices: about.slices ?? {},
  facts: about.facts ?? [],
  rows,
});

type RowOptions = Omit<Row, "kind" | "card" | "model" | "wire" | "via" | "oneWay">;

/** One value, both ways. */
export const row = (
  card: Cardinality,
  model: string,
  wire: string,
  via: Codec | Table,
  options: RowOptions = {},
): Row => ({ kind: "row", card, model, wire, via, ...options });

/** Several values of the model, one of the wire. */
export const tuple = (
  card: "1" | "0..1",
  inputs: Readonly<Record<string, string>>,
  wire: string,
  via: TupleCodec,
  options: Line = {},
): Tuple => ({ kind: "tuple", card, inputs, wire, via, ...options });

/** A constant of the wire. On reading it is compared; another value there is reported as unmapped. */
export const fixed = (wire: string, value: Constant, options: Omit<Fixed, "kind" | "wire" | "value"> = {}): Fixed => ({
  kind: "fixed",
  wire,
  value,
  ...options,
});

/** A value out of the context: clock, ids, sender identity. Not read back. */
export const context = (name: string, wire: string, via: Codec, options: Line = {}): FromContext => ({
  kind: "context",
  wire,
  name,
  via,
  ...options,
});

/** The value of a fact. */
export const ofFact = (fact: Fact, wire: string, via: Codec | Table, options: Line = {}): FromFact => ({
  kind: "fact",
  fact,
  wire,
  via,
  ...options,
});

/** A legacy element without FHIR counterpart: exists when something inside wrote (or when all of it is constant). */
export const group = (
  wire: string,
  rows: readonly Decl[] | Table,
  options: Omit<Group, "kind" | "wire" | "rows"> = {},
): Group => ({ kind: "group", wire, rows: "kind" in rows ? rows.rows : rows, ...options });

/** The FHIR side moves, by a path or a link; the wire stays. */
export const at = (to: string | Link, rows: readonly Decl[], options: Omit<Partial<At>, "kind" | "rows"> = {}): At => ({
  kind: "at",
  to,
  rows,
  card: "0..1",
  ...options,
});

/** Repetition: one wire group for each value of the path, order kept. */
export const each = (card: Cardinality, model: string, wire: Group, options: Line = {}): Each => ({
  kind: "each",
  card,
  model,
  group: wire,
  ...options,
});

/** The wire has one place for what all nodes of the path must agree on; reading gives it to each of them. */
export const common = (model: string, rows: readonly Decl[], options: Line = {}): Common => ({
  kind: "common",
  model,
  rows,
  ...options,
});

type OneOfOptions = Omit<OneOf, "kind" | "card" | "alternatives" | "exactly">;

/** Writing takes the first alternative that has its sources, reading the first that fits. */
export const oneOf = (card: "1" | "0..1", alternatives: OneOf["alternatives"], options: OneOfOptions = {}): OneOf => ({
  kind: "oneOf",
  card,
  alternatives,
  exactly: false,
  ...options,
});

/** As oneOf, but sources for two alternatives are a fault. */
export const exactlyOneOf = (
  card: "1" | "0..1",
  alternatives: OneOf["alternatives"],
  options: OneOfOptions = {},
): OneOf => ({ kind: "oneOf", card, alternatives, exactly: true, ...options });

/** Towards legacy only; the reason says why it cannot be read back. */
export const writeOnly = <D extends Decl>(reason: string, d: D): D => ({ ...d, oneWay: { only: "toLegacy", reason } });

/** Towards FHIR only; the reason says why it cannot be written. */
export const readOnly = <D extends Decl>(reason: string, d: D): D => ({ ...d, oneWay: { only: "toFhir", reason } });

/** Several slots of the wire, one value of the model: towards FHIR only. */
export const reading = (
  card: "1" | "0..1",
  model: string,
  slots: Readonly<Record<string, string>>,
  via: Reading["via"],
  options: Line = {},
): Reading => ({ kind: "reading", card, model, slots, via, ...options });

/** Remarks about all nodes of a path, for resources that only lend a leaf or two to other lines. */
export const regarding = (model: string, rows: readonly Remark[]): Regarding => ({ kind: "regarding", model, rows });

/** A constant of the FHIR side that the wire does not carry. */
export const constant = (model: string, value: string, options: Line = {}): ModelOnly => ({
  kind: "modelOnly",
  model,
  value,
  reason: "constant",
  ...options,
});

/** A value of the FHIR side that follows from the rest of the message. */
export const derived = (
  model: string,
  reason: string,
  value: (wireNode: any, run: Run) => unknown,
  options: Line & Pick<ModelOnly, "expected"> = {},
): ModelOnly => ({ kind: "modelOnly", model, value, reason, ...options });

/** Input leaves that may be left out without a word. A path ending in `.*` means the leaves directly below, no more. */
export const ignore = (reason: IgnoreReason, ...paths: string[]): Remark => ({
  kind: "remark",
  side: "model",
  paths,
  standing: { kind: "ignored", reason, deep: false },
});

/** Input elements for which the wire has no place; each is named in the account. */
export const noPlace = (weight: Weight, ...paths: string[]): Remark => ({
  kind: "remark",
  side: "model",
  paths,
  standing: { kind: "noPlace", weight, deep: true },
});

/** Input leaves that a fact carries where they are equal to it. */
export const carried = (by: Fact, ...paths: string[]): Remark => ({
  kind: "remark",
  side: "model",
  paths,
  standing: { kind: "carried", by },
});

/** Wire leaves that may be left out without a word. */
export const ignoreWire = (reason: IgnoreReason, ...paths: string[]): Remark => ({
  kind: "remark",
  side: "wire",
  paths,
  standing: { kind: "ignored", reason, deep: false },
});

/** Wire elements for which FHIR has no place; each is named in the account. */
export const noPlaceInFhir = (weight: Weight, ...paths: string[]): Remark => ({
  kind: "remark",
  side: "wire",
  paths,
  standing: { kind: "noPlace", weight, deep: true },
});

let facts = 0;

/** Declares a fact; see Fact. */
export const fact = (about: Omit<Fact, "slot">): Fact => ({ ...about, slot: facts++ });

/** Presence by fact: the line exists only where the fact has one of the values. */
export const when = (of: Fact, ...values: unknown[]): { readonly when: Condition } => ({ when: { fact: of, values } });

// What the engine needs to know of a format. A format is a port of one of two kinds: a *model* (FHIR: a graph of objects,
// read and built in memory) or a *wire* (HL7 V3, EDIFACT: a tree of parts whose order is the message's, written as text).
import type { Fault } from "./fault.ts";
import type { Run } from "./run.ts";

export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault };

/** A part of what a table writes: constant text, or a function that gives text, "" where the input has nothing for it. */
export type Part = string | ((node: any, application: Application, run: Run) => string);

/** One thing inside a wire element: an attribute-like slot (`@root`, `2.1`), the element's own text (`.`), or child content (undefined). */
export interface Item {
  readonly slot: string | undefined;
  readonly part: Part;
}

/** One table at work on one node: which of its rows have fired. */
export interface Application {
  readonly table: { readonly coverage: CoverageRoot };
  /** Bits by row number, 31 to a word. */
  readonly fired: number[];
}

/** Opaque here; see coverage.ts. */
export interface CoverageRoot {
  readonly model: CoverageNode;
  readonly wire: CoverageNode;
}

export interface CoverageNode {
  readonly children: Map<string, CoverageNode>;
  readonly slices: { readonly slice: Slice; readonly node: CoverageNode; readonly rows: number[] }[];
  /** Rows that carry the leaf when they fire. */
  readonly rows: number[];
  /** Rows that carry everything below, whatever it is, when they fire. */
  readonly deepRows: number[];
  /** What the table says of the leaf or subtree where no row carries it. */
  standing: Standing | undefined;
  /** The constants that the table expects here, one of them. */
  expected: readonly string[] | undefined;
  /** A fact carries the leaf where its value is the fact's. */
  fact: number | undefined;
}

export type Standing =
  | { readonly kind: "ignored"; readonly reason: string; readonly deep: boolean }
  | {
      readonly kind: "noPlace";
      readonly weight: "clinical" | "identity" | "money" | "technical";
      readonly deep: boolean;
    };

/** What became of a leaf: true = a row wrote it, `determined` = a slice, fact or constant carries it; undefined = unmapped. */
export type Verdict = true | "determined" | Standing | undefined;

/** Chooses the members of a repeating element by the constant members that they have: `identifier[nhs-number]`. */
export interface Slice {
  readonly name: string;
  readonly match: Readonly<Record<string, string>>;
  /** Capitals do not count: a laxity that callers of today need. */
  readonly anyCase?: true;
  /** Chooses by place in the list instead. */
  readonly index?: number;
  /** Of several the first counts; the account names the others. */
  readonly first?: true;
}

/** A step from one node to another that is not containment: a reference, a contained resource, an entry of the message. */
export interface Link {
  readonly name: string;
  /** Type of the node it leads to. */
  readonly type: string;
  /** Towards legacy: the node, undefined where there is none, or a Problem. */
  readonly resolve: (node: any, run: Run) => any;
  /** Towards the model: makes the node that `resolve` would find; undefined where the wire gives no occasion for it. */
  readonly create: (node: any, wireNode: any, run: Run) => any;
  /** Called when the created node has been filled; may merge it into another one. */
  readonly settle?: (node: any, created: any, run: Run) => void;
  /** Leaves of the node it starts from that the link itself carries, as a path. */
  readonly carries?: string;
}

export interface PathStep {
  readonly name: string;
  /** The place of a list that the step is about. */
  readonly index?: number;
  readonly slice?: Slice;
  readonly link?: Link;
}

/** More than one value where a path may select one. */
export class Several {
  constructor(readonly values: readonly unknown[]) {}
}

/** A path of the model, compiled. */
export interface ModelPath {
  readonly text: string;
  readonly steps: readonly PathStep[];
  /** Type of what it selects, as the model's definitions name it. */
  readonly type: string;
  /** Can the definitions give more than one? */
  readonly repeats: boolean;
  /** The value, undefined, or Several; numbers cross the port as their source text. */
  readonly get: (node: any, run: Run) => any;
  /** Puts a value there, making what is missing on the way; appends where the last step repeats. */
  readonly put: (node: any, value: any, run: Run, wireNode: any) => void;
}

export interface ModelPort {
  readonly name: string;
  readonly mediaType: string;
  readonly parse: (text: string) => Parsed<unknown>;
  readonly write: (root: unknown) => string;
  readonly validate: (root: unknown) => readonly Fault[];
  /** A path as an expression for faults: slices and links do not show. */
  readonly expression: (path: string) => string;
  /** Compiles a path from a node of the given type; throws a TypeError where the definitions have no such element. */
  readonly path: (text: string, type: string, slices: Slices) => ModelPath;
  /** A new, empty document of the type, and nodes within it. */
  readonly create: (type: string, run: Run) => any;
  /** Last touches to a built document: entry order, ids, references. */
  readonly finish: (root: any, run: Run, order: Arrangement) => void;
  /** A deep copy of a node, and the members of one node put into another. */
  readonly copy: <T>(node: T) => T;
  readonly merge: (into: any, from: any, run: Run) => void;
  /** Where a node stands in a document, as an expression. */
  readonly locate: (root: unknown, node: unknown) => string;
  /** Walks the leaves of a document that the applications do not account for. */
  readonly walk: (root: unknown, run: Run, report: LeafReport) => void;
}

export type Slices = Readonly<Record<string, Slice>>;

/** Counts and located entries that a walk over the input gives. */
export interface LeafReport {
  leaves: number;
  accounted: number;
  readonly entries: readonly unknown[];
  readonly each?: ((path: string, said: Verdict) => void) | undefined;
  entry(path: string, standing: Standing | undefined): void;
  /** The entries since `from` have the standing of the element around them, where they have none of their own. */
  settle(from: number, standing: Standing): void;
  /** One entry for the whole element in the place of the entries since `from`. */
  replace(from: number, whole: string, standing: Standing): void;
}

/** How the parts of a built document are ordered: entries by type, extensions by the order in which the family names them. */
export interface Arrangement {
  readonly entries: readonly string[];
  readonly slices: Slices;
}

/** A step of a wire path: a name that is looked for when reading, and what is constant about the element. */
export interface WireStep {
  readonly name: string;
  /** Which one of several of the name, from 1; any where absent. */
  readonly nth?: number;
  readonly constants: Readonly<Record<string, string>>;
}

export interface WirePath {
  readonly text: string;
  readonly steps: readonly WireStep[];
  /** Slot in the last step, `.` for its text; undefined where the path ends with the element itself. */
  readonly slot: string | undefined;
}

/** A wire format. W is its node type when read. */
export interface WirePort<W = any> {
  readonly name: string;
  readonly mediaType: string;
  readonly parse: (text: string) => Parsed<W>;
  /** Name by which a message of this wire is recognised: root element, message type. */
  readonly rootName: (node: W) => string;
  /** The step that a document of that name starts with. */
  readonly root: (name: string) => WireStep;
  readonly path: (text: string) => WirePath;
  /** The leaf that a slot belongs to, as `leaves` names it. */
  readonly leafOf: (slot: string) => string;
  /** Slot whose value is everything inside the element, opaque to tables; undefined where the wire has none. */
  readonly verbatim?: string;
  /** Text around items: an element with its attributes, a segment. `always`: stands even where nothing inside wrote. */
  readonly enclose: (step: WireStep, items: readonly Item[], always: boolean) => Part;
  /** What writes a value into a slot, escaped; undefined where the wire cannot carry a character of it. */
  readonly placer: (slot: string) => (text: string) => string | undefined;
  /** A whole document around its root. */
  readonly document: (text: string) => string;
  readonly find: (node: W, step: WireStep) => readonly W[];
  /** What takes the value out of a slot; undefined where it is absent. */
  readonly picker: (slot: string) => (node: W) => string | undefined;
  /** For the account of reading: children with their names, leaves with their slots. */
  readonly children: (node: W) => readonly W[];
  readonly nameOf: (node: W) => string;
  readonly leaves: (node: W, each: (slot: string, value: string) => void) => void;
  /** Leaves that structure the format and may differ without meaning (class and mood codes ...). */
  readonly structural: (slot: string) => boolean;
  /** Paths and offsets of every node of a written text, for explain. */
  readonly nodesOf: (
    text: string,
  ) => readonly { readonly path: string; readonly start: number; readonly end: number }[];
}

// Compiles tables against a model and a wire: each line becomes a writer (model to text) and a reader (wire to model), and
// says what it covers. Lines are compiled once, at start; what is constant is merged into one string by the wire.
import { coverageRoot, coverFact } from "../coverage.ts";
import type { Condition, Decl, Row, Table } from "../notation.ts";
import type { Application, ModelPort, Part, Slices, WirePort } from "../port.ts";
import type { Run, TraceEntry } from "../run.ts";
import { compileOneOf } from "./alternatives.ts";
import { compileCommon } from "./common.ts";
import { compileContext, compileFixed, compileGroup } from "./constants.ts";
import { compileFact, factReader } from "./facts.ts";
import { compileAt, compileEach } from "./moves.ts";
import { compileModelOnly, compileRegarding, compileRemark } from "./remarks.ts";
import { type CompiledTable, hasLink, holds, type Line, type Scope, sequence } from "./scope.ts";
import { compileTableRow } from "./table-row.ts";
import { compileReading, compileTuple, compileValueRow } from "./value-row.ts";

/** A model, a wire, and the tables compiled against them. */
export class Formats {
  private readonly compiled = new Map<Table, CompiledTable>();
  private readonly documents = new Map<CompiledTable, Part>();
  /** Rows whose output is constant, by their number in the marks (tracing only). */
  readonly constants: TraceEntry[] = [];

  constructor(
    readonly model: ModelPort,
    readonly wire: WirePort,
    readonly tracing = false,
  ) {}

  /** Writes a whole document: the table's items inside the root of the message. */
  document(c: CompiledTable, { legacy, root }: { readonly legacy: string; readonly root?: string }): Part {
    let part = this.documents.get(c);
    if (part === undefined) {
      const step = root === undefined ? this.wire.root(legacy) : this.wire.path(root).steps[0]!;
      part = this.wire.enclose(step, c.items, true);
      this.documents.set(c, part);
    }
    return part;
  }

  /** Compiles one line; lines inside lines come back here. */
  compile(d: Decl, scope: Scope): Line {
    return compile(d, scope);
  }

  /** Compiles lines as a table of their own: they work on another node than the lines around them. */
  nested(scope: Scope, type: string, rows: readonly Decl[]): CompiledTable {
    const t: Table = { kind: "table", id: scope.id, model: type, spec: "", slices: scope.slices, facts: [], rows };
    const c = emptyTable(t, this);
    fill(c, scopeOf(this, c, type, scope.slices), rows);
    return c;
  }

  table(t: Table): CompiledTable {
    let c = this.compiled.get(t);
    if (c === undefined) {
      c = emptyTable(t, this);
      this.compiled.set(t, c);
      fill(c, scopeOf(this, c, t.model, t.slices), t.rows);
    }
    return c;
  }
}

export const scopeOf = (formats: Formats, into: CompiledTable, type: string, slices: Slices): Scope => ({
  formats,
  into,
  id: into.table.id,
  type,
  slices,
  model: into.coverage.model,
  wire: into.coverage.wire,
  soft: false,
});

export function emptyTable(t: Table, formats: Formats): CompiledTable {
  const readers = t.facts.map((f) => factReader(f, t, formats));
  return {
    table: t,
    coverage: coverageRoot(),
    rowCount: 0,
    items: [],
    read: () => false,
    facts: (node, run, from) => {
      for (const r of readers) r(node, run, from);
    },
  };
}

export function fill(into: CompiledTable, scope: Scope, rows: readonly Decl[]): void {
  for (const f of into.table.facts) {
    if (f.model === undefined) continue;
    const path = scope.formats.model.path(f.model, scope.type, scope.slices);
    if (!hasLink(path)) coverFact(scope.model, path.steps, f.slot);
  }
  const lines = rows.map((r) => compile(r, scope));
  into.items = lines.flatMap((l) => l.items);
  into.read = sequence(lines);
}

export function compile(d: Decl, scope: Scope): Line {
  const line = directed(compileKind(d, scope), d);
  return d.when === undefined ? line : conditional(line, d.when);
}

export function compileRow(d: Row, scope: Scope): Line {
  return "kind" in d.via ? compileTableRow(d, d.via, scope) : compileValueRow(d, scope);
}

export function compileKind(d: Decl, scope: Scope): Line {
  switch (d.kind) {
    case "row":
      return compileRow(d, scope);
    case "tuple":
      return compileTuple(d, scope);
    case "fixed":
      return compileFixed(d, scope);
    case "context":
      return compileContext(d, scope);
    case "fact":
      return compileFact(d, scope);
    case "group":
      return compileGroup(d, scope);
    case "at":
      return compileAt(d, scope);
    case "each":
      return compileEach(d, scope);
    case "common":
      return compileCommon(d, scope);
    case "oneOf":
      return compileOneOf(d, scope);
    case "modelOnly":
      return compileModelOnly(d, scope);
    case "reading":
      return compileReading(d, scope);
    case "regarding":
      return compileRegarding(d, scope);
    case "remark":
      return compileRemark(d, scope);
  }
}

/** A one-way line without its other way. */
export function directed(line: Line, { oneWay }: Decl): Line {
  if (oneWay === undefined) return line;
  return oneWay.only === "toLegacy" ? { ...line, read: () => false } : { ...line, items: [] };
}

export const conditional = (line: Line, condition: Condition): Line => ({
  items: line.items.map(({ slot, part }) => ({
    slot,
    part: (node: any, app: Application, run: Run) =>
      holds(condition, run) ? (typeof part === "string" ? part : part(node, app, run)) : "",
  })),
  read: (w, target, app, run) => holds(condition, run) && line.read(w, target, app, run),
});

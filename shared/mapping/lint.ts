// Lint: what can be said about tables without running them, and about code maps after the examples have run.
import type { Codec, CodeMap } from "./codec.ts";
import type { Family, Message, Overlay } from "./family.ts";
import type { Decl, Table } from "./notation.ts";
import { type OutlineLine, outline } from "./outline.ts";
import { createRegistry, type FullRegistry } from "./registry.ts";
import { holdsOn } from "./vary.ts";

/** error and warning make lint fail; a note is for reading. */
export interface Finding {
  readonly level: "error" | "warning" | "note";
  readonly message: string;
  readonly row: string;
  readonly text: string;
}

/** Says whether a legacy path is in the schema; see schema readers of the wires. */
export type SchemaCheck = (legacyPath: string) => string | undefined;

export interface LintOptions {
  readonly schema?: SchemaCheck;
  /** Today (`yyyy-MM-dd`), for overlays. */
  readonly today: string;
}

/** Every message of the families, compiled on its own, so that one that cannot be does not hide the others. */
export function lint(families: readonly Family[], overlays: readonly Overlay[], options: LintOptions): Finding[] {
  const findings: Finding[] = overlays.filter((o) => !holdsOn(o, options.today)).map(expired);
  const ids = families.flatMap((family) => family.messages.map((message) => `${family.id}/${message.id}`));
  findings.push(...overlays.filter((o) => !ids.includes(o.message)).map(stray));
  for (const family of families) {
    for (const message of family.messages) {
      const id = `${family.id}/${message.id}`;
      const own = overlays.filter((o) => o.message === id);
      try {
        const registry = createRegistry([{ ...family, messages: [message] }], { overlays: own, today: options.today });
        findings.push(...lintMessage(registry, options));
      } catch (error) {
        findings.push({ level: "error", message: id, row: "", text: (error as Error).message });
      }
    }
  }
  return findings;
}

const stray = (o: Overlay): Finding => ({
  level: "error",
  message: o.message,
  row: "",
  text: `overlay of ${o.owner}: there is no such message`,
});

const expired = (o: Overlay): Finding => ({
  level: "warning",
  message: o.message,
  row: "",
  text: `overlay of ${o.owner} ended on ${o.until}`,
});

function lintMessage(registry: FullRegistry, { schema }: LintOptions): Finding[] {
  return registry.known().flatMap(({ id, message }) => {
    const lines = outline(message.table, message.legacy);
    const found = (level: Finding["level"], row: string, text: string): Finding => ({ level, message: id, row, text });
    return [
      ...lines.flatMap((l) => oneWay(l).map((text) => found("note", l.row, text))),
      ...lines.flatMap((l) => contradiction(l).map((text) => found("warning", l.row, text))),
      ...unreachable(message.table).map(({ row, text }) => found("warning", row, text)),
      ...unusedFacts(message.table, lines).map((text) => found("warning", message.table.id, text)),
      ...(schema === undefined
        ? []
        : lines.flatMap((l) =>
            notInSchema(l, schema).map((text) => found(isWritten(l, message) ? "error" : "note", l.row, text)),
          )),
    ];
  });
}

const oneWay = ({ kind, oneWay: way }: OutlineLine): string[] =>
  way === undefined || kind === "modelOnly" || kind === "remark"
    ? []
    : [`${way.only === "toLegacy" ? "towards legacy" : "towards FHIR"} only: ${way.reason}`];

/** Two conditions on one fact without a common value: the line can never apply. */
function contradiction({ conditions }: OutlineLine): string[] {
  return conditions.flatMap((a, i) =>
    conditions
      .slice(i + 1)
      .filter((b) => b.fact === a.fact && !b.values.some((v) => a.values.includes(v)))
      .map((b) => `never applies: ${a.fact.id} cannot be both ${a.values.join("/")} and ${b.values.join("/")}`),
  );
}

/** Alternatives after one that always writes. */
function unreachable(t: Table): { row: string; text: string }[] {
  const out: { row: string; text: string }[] = [];
  const visit = (d: Decl): void => {
    if (d.kind === "oneOf") {
      const always = d.alternatives.findIndex((a) => (Array.isArray(a) ? a : [a as Decl]).every(alwaysWrites));
      if (always >= 0 && always < d.alternatives.length - 1)
        out.push({ row: t.id, text: `alternatives after number ${always + 1} are never written` });
      for (const a of d.alternatives) for (const inner of Array.isArray(a) ? a : [a as Decl]) visit(inner);
    } else if (d.kind === "group" || d.kind === "at" || d.kind === "common") d.rows.forEach(visit);
    else if (d.kind === "each") d.group.rows.forEach(visit);
    else if (d.kind === "row" && "kind" in d.via) d.via.rows.forEach(visit);
  };
  t.rows.forEach(visit);
  return out;
}

const alwaysWrites = (d: Decl): boolean => d.kind === "fixed" && d.when === undefined;

/** Facts that no line asks for. */
function unusedFacts(t: Table, lines: readonly OutlineLine[]): string[] {
  const used = new Set(
    lines.flatMap((l) => [...l.conditions.map((c) => c.fact.id), ...(/fact ([\w-]+)/.exec(l.rule)?.slice(1) ?? [])]),
  );
  return t.facts.filter((f) => !used.has(f.id)).map((f) => `fact ${f.id} is declared and never used`);
}

/** What is only read may come in messages of other versions than the schema's. */
const isWritten = ({ kind, oneWay: way }: OutlineLine, message: Message): boolean =>
  kind !== "remark" && way?.only !== "toFhir" && message.directions.includes("toLegacy");

function notInSchema({ legacy }: OutlineLine, schema: SchemaCheck): string[] {
  return legacy
    .split(", ")
    .filter((path) => path !== "")
    .flatMap((path) => schema(path) ?? []);
}

const isCodeMap = (codec: Codec | undefined): codec is CodeMap => codec !== undefined && "pairs" in codec;

/** After examples have been converted: entries of code maps that none of them used. */
export function unusedCodes(registry: FullRegistry): Finding[] {
  const seen = new Set<CodeMap>();
  return registry.known().flatMap(({ id, message }) =>
    outline(message.table, message.legacy).flatMap(({ codec, row }) => {
      if (!isCodeMap(codec) || seen.has(codec)) return [];
      seen.add(codec);
      return codec.pairs
        .filter(([model, wire]) => !codec.used.model.has(model) && !codec.used.wire.has(wire))
        .map(([model, wire]) => ({
          level: "note" as const,
          message: id,
          row,
          text: `no example uses ${codec.name} ${model} ⇄ ${wire}`,
        }));
    }),
  );
}

// The outline of a table: one line for each row, with the whole path on either side, as an analyst's sheet has it. Docs and
// lint work on it.

import type { Codec } from "./codec.ts";
import { lineId } from "./compile/trace.ts";
import type { Condition, Decl, OneWay, Table } from "./notation.ts";

export interface OutlineLine {
  /** Table and row, as explain names it. */
  readonly row: string;
  readonly kind: Decl["kind"];
  readonly card: string;
  /** Paths from the roots of the message; "" where a side has none. */
  readonly legacy: string;
  readonly fhir: string;
  readonly rule: string;
  readonly conditions: readonly Condition[];
  readonly oneWay: OneWay | undefined;
  /** Codec of a value row, for lint. */
  readonly codec: Codec | undefined;
}

interface Place {
  readonly table: string;
  readonly legacy: string;
  readonly fhir: string;
  readonly conditions: readonly Condition[];
  readonly oneWay: OneWay | undefined;
  /** "or" inside alternatives. */
  readonly or: string;
}

/** The lines of a table and of all tables inside it, in their order. */
export function outline(t: Table, legacy: string): OutlineLine[] {
  return lines(t.rows, {
    table: t.id,
    legacy,
    fhir: t.model === "." ? "" : t.model,
    conditions: [],
    oneWay: undefined,
    or: "",
  });
}

const lines = (rows: readonly Decl[], at: Place): OutlineLine[] => rows.flatMap((d) => linesOf(d, within(d, at)));

/** The place of a line itself: its conditions and its direction hold for all inside. */
const within = (d: Decl, at: Place): Place => ({
  ...at,
  conditions: d.when === undefined ? at.conditions : [...at.conditions, d.when],
  oneWay: at.oneWay ?? d.oneWay,
});

/** Names of a wire path without the constants of its steps. */
const bare = (wire: string): string => wire.replace(/ [^/]*/g, "");

const legacyPath = (at: Place, wire: string): string =>
  wire === "." ? at.legacy : `${at.legacy}/${bare(wire)}`.replace(/\/\.$/, "");

const fhirPath = (at: Place, model: string): string => {
  if (model === ".") return at.fhir;
  return at.fhir === "Bundle" && /^[A-Z]/.test(model) ? model : `${at.fhir}.${model}`.replace(/^\./, "");
};

/** Where a path leads when it follows a reference or narrows a resource: the resource itself. */
const target = (path: string): string => /→~?(\w+)$/.exec(path)?.[1] ?? /\(([A-Z]\w+)\)$/.exec(path)?.[1] ?? path;

function linesOf(d: Decl, at: Place): OutlineLine[] {
  const line = (part: Partial<OutlineLine>): OutlineLine => ({
    row: `${at.table}/${lineId(d)}`,
    kind: d.kind,
    card: "",
    legacy: "",
    fhir: "",
    rule: "",
    conditions: at.conditions,
    oneWay: at.oneWay,
    codec: undefined,
    ...part,
    ...(d.note === undefined && at.or === ""
      ? {}
      : { rule: [at.or, part.rule ?? "", d.note ?? ""].filter(Boolean).join("; ") }),
  });
  const inside: Place = { ...at, or: "" };
  switch (d.kind) {
    case "row": {
      const [legacy, fhir] = [legacyPath(at, d.wire), fhirPath(at, d.model)];
      if (!("kind" in d.via)) return [line({ card: d.card, legacy, fhir, rule: d.via.name, codec: d.via })];
      const own = line({ card: d.card, legacy, fhir, rule: d.via.id });
      return [own, ...lines(d.via.rows, { ...inside, table: d.via.id, legacy, fhir: target(fhir) })];
    }
    case "tuple":
      return [
        line({
          card: d.card,
          legacy: legacyPath(at, d.wire),
          fhir: Object.values(d.inputs)
            .map((p) => fhirPath(at, p))
            .join(", "),
          rule: d.via.name,
        }),
      ];
    case "reading":
      return [
        line({
          card: d.card,
          legacy: Object.values(d.slots)
            .map((p) => legacyPath(at, p))
            .join(", "),
          fhir: fhirPath(at, d.model),
          rule: d.via.name,
          oneWay: { only: "toFhir", reason: "read from several places" },
        }),
      ];
    case "fixed": {
      const value =
        typeof d.value === "string"
          ? d.value
          : Object.entries(d.value)
              .map(([k, v]) => `${k}=${v}`)
              .join(" ");
      return [
        line({
          card: "1",
          legacy: legacyPath(at, d.wire),
          rule: `fixed ${value}${d.standsFor === undefined ? "" : `, in place of ${d.standsFor}`}`,
        }),
      ];
    }
    case "context":
      return [line({ card: "0..1", legacy: legacyPath(at, d.wire), rule: `${d.name} of the context` })];
    case "fact": {
      const rule = `fact ${d.fact.id}${"kind" in d.via ? "" : `, ${d.via.name}`}`;
      return [
        line({
          card: "1",
          legacy: legacyPath(at, d.wire),
          fhir: d.fact.model === undefined ? "" : fhirPath(at, d.fact.model),
          rule,
        }),
      ];
    }
    case "group": {
      const condition =
        d.ifPresent !== undefined
          ? `where there is ${d.ifPresent}`
          : d.ifAbsent !== undefined
            ? `where there is no ${d.ifAbsent}`
            : "";
      const legacy = legacyPath(at, d.wire);
      const own = d.wire === "." && condition === "" ? [] : [line({ legacy, rule: condition })];
      return [...own, ...lines(d.rows, { ...inside, legacy })];
    }
    case "at": {
      const fhir = typeof d.to === "string" ? fhirPath(at, d.to) : `${at.fhir}: ${d.to.name}`;
      const into = typeof d.to === "string" ? target(fhir) : d.to.type;
      return [line({ card: d.card, fhir }), ...lines(d.rows, { ...inside, fhir: into })];
    }
    case "each": {
      const [legacy, fhir] = [legacyPath(at, d.group.wire), fhirPath(at, d.model)];
      return [line({ card: d.card, legacy, fhir, rule: "each" }), ...lines(d.group.rows, { ...inside, legacy, fhir })];
    }
    case "common":
      return lines(d.rows, { ...inside, fhir: fhirPath(at, d.model) }).map((l) =>
        l.kind === "row" ? { ...l, rule: `${l.rule}; the same in all` } : l,
      );
    case "oneOf":
      return d.alternatives.flatMap((a, i) =>
        lines(Array.isArray(a) ? a : [a as Decl], {
          ...at,
          or: i === 0 ? (d.exactly ? "exactly one of" : "first of") : "or",
        }),
      );
    case "modelOnly":
      return [
        line({
          fhir: fhirPath(at, d.model),
          rule: typeof d.value === "string" ? `fixed ${d.value}` : d.reason,
          oneWay: { only: "toFhir", reason: "follows from the rest" },
        }),
      ];
    case "regarding":
      return lines(d.rows, { ...inside, fhir: fhirPath(at, d.model) });
    case "remark":
      return d.paths.map((path) =>
        line({
          ...(d.side === "model" ? { fhir: fhirPath(at, path) } : { legacy: legacyPath(at, path) }),
          rule:
            d.standing.kind === "carried"
              ? `carried by fact ${d.standing.by.id}`
              : d.standing.kind === "ignored"
                ? `left out: ${d.standing.reason}`
                : `no place: ${d.standing.weight}`,
        }),
      );
  }
}

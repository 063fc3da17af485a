// Marks for explain: what a line writes is marked in the text, what it reads is noted; both only when tracing.
import type { Decl, Row } from "../notation.ts";
import type { Item } from "../port.ts";
import type { Run, TraceEntry } from "../run.ts";
import type { Scope, Write } from "./scope.ts";

export const MARK = { open: "\uFDD0", middle: "\uFDD1", close: "\uFDD2" };

/** When tracing, marks what a line wrote, so that explain finds it in the output. */
export function traced(scope: Scope, items: Item[], entry: Omit<TraceEntry, "node">): Item[] {
  const { formats } = scope;
  if (!formats.tracing) return items;
  return items.map(({ slot, part }) => {
    if (typeof part === "string") {
      const k = formats.constants.push({ ...entry, node: undefined, paths: [] }) - 1;
      return { slot, part: `${MARK.open}c${k}${MARK.middle}${part}${MARK.close}` };
    }
    const marked: Write = (node, app, run) => {
      const text = part(node, app, run);
      if (text === "") return text;
      run.trace ??= [];
      const k = run.trace.push({ ...entry, node }) - 1;
      return `${MARK.open}${k}${MARK.middle}${text}${MARK.close}`;
    };
    return { slot, part: marked };
  });
}

export const via = (v: Row["via"]): string => ("kind" in v ? v.id : v.name);

/** Id by which a line is known: given, or its wire path without constants. */
export const lineId = (d: Decl): string => {
  if (d.id !== undefined) return d.id;
  const bare = (wire: string) => wire.replace(/ [^/]*/g, "");
  switch (d.kind) {
    case "row":
      return via(d.via) === "" || d.wire !== "." ? bare(d.wire) : d.model;
    case "group":
    case "tuple":
    case "fixed":
    case "context":
    case "fact":
      return bare(d.wire);
    case "each":
      return bare(d.group.wire);
    case "modelOnly":
      return d.model;
    case "at":
      return typeof d.to === "string" ? d.to : d.to.name;
    case "common":
      return d.model;
    case "oneOf": {
      const first = d.alternatives[0];
      return first === undefined ? "" : lineId(Array.isArray(first) ? first[0] : (first as Decl));
    }
    case "reading":
    case "regarding":
      return d.model;
    case "remark":
      return d.paths.join(" ");
  }
};

export const entryOf = (scope: Scope, d: Decl, codec: string, paths: readonly string[]): Omit<TraceEntry, "node"> => ({
  row: `${scope.id}/${lineId(d)}`,
  rule: d.note ?? d.kind,
  codec,
  paths,
});

/** Notes for explain which line puts what comes next, and from which part of the node that it read. */
export const trace = (scope: Scope, d: Decl, codec: string, node: unknown, run: Run): void => {
  if (!scope.formats.tracing) return;
  const paths = "slots" in d ? Object.values(d.slots) : "wire" in d ? [/[^/]*$/.exec(d.wire)![0]] : [""];
  run.current = {
    ...entryOf(
      scope,
      d,
      codec,
      paths.map((p) => (/^[@.]/.test(p) || "slots" in d ? p : "")),
    ),
    node,
  };
};

/** Splits marked text into the text itself and the spans of its marks, inner ones after outer ones. */
export function unmark(text: string): { text: string; spans: { start: number; end: number; key: string }[] } {
  let out = "";
  const spans: { start: number; end: number; key: string }[] = [];
  const open: number[] = [];
  for (const piece of text.split(/(\uFDD0[^\uFDD1]*\uFDD1|\uFDD2)/)) {
    if (piece === MARK.close) spans[open.pop()!]!.end = out.length;
    else if (piece.startsWith(MARK.open))
      open.push(spans.push({ start: out.length, end: -1, key: piece.slice(1, -1) }) - 1);
    else out += piece;
  }
  return { text: out, spans };
}

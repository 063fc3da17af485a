// Variants of tables: the same rows with some replaced, added or removed. Message versions and site overlays are both made so.
import { lineId } from "./compile/trace.ts";
import type { Change, Overlay } from "./family.ts";
import type { Decl, Table } from "./notation.ts";

/**
 * A table with changes applied, under an id of its own.
 *
 * @throws TypeError where a change names no row, or more than one.
 */
export function vary(t: Table, id: string, changes: readonly Change[]): Table {
  let rows = t.rows;
  for (const change of changes) {
    let hits = 0;
    rows = edit(rows, change.row.split("/"), [], (d) => {
      hits++;
      return "remove" in change ? [] : "replace" in change ? [change.replace] : [d, change.addAfter];
    });
    const isFree = "remove" in change && change.remove === "all" && hits > 0;
    if (hits !== 1 && !isFree)
      throw new TypeError(`table ${t.id}: ${hits === 0 ? "no row" : `${hits} rows`} ${change.row}`);
  }
  return { ...t, id, rows };
}

/** Does an overlay hold on a day (`yyyy-MM-dd`)? */
export const holdsOn = (overlay: Overlay, day: string): boolean => day <= overlay.until;

type Edit = (d: Decl) => readonly Decl[];

function edit(
  rows: readonly Decl[],
  target: readonly string[],
  above: readonly string[],
  change: Edit,
): readonly Decl[] {
  return rows.flatMap((d) => {
    const path = [...above, ...lineId(d).split("/")];
    if (endsWith(path, target)) return change(d);
    return [inside(d, (inner) => edit(inner, target, path, change))];
  });
}

const endsWith = (path: readonly string[], target: readonly string[]): boolean =>
  target.length <= path.length && target.every((t, i) => path[path.length - target.length + i] === t);

/** A line with its inner lines edited; itself where nothing changed. */
function inside(d: Decl, f: (rows: readonly Decl[]) => readonly Decl[]): Decl {
  switch (d.kind) {
    case "group":
    case "at":
    case "common": {
      const rows = f(d.rows);
      return rows === d.rows ? d : { ...d, rows };
    }
    case "each":
      return { ...d, group: { ...d.group, rows: f(d.group.rows) } };
    case "oneOf":
      return { ...d, alternatives: d.alternatives.map((a) => f(Array.isArray(a) ? a : [a as Decl])) };
    case "row":
      return "kind" in d.via ? { ...d, via: { ...d.via, rows: f(d.via.rows) } } : d;
    default:
      return d;
  }
}

// Alternatives: the first that has its sources, or exactly one.
import { Problem } from "../codec.ts";
import type { Decl, OneOf } from "../notation.ts";
import {
  absence,
  joined,
  type Line,
  modelPath,
  type Reader,
  required,
  type Scope,
  sequence,
  type Write,
} from "./scope.ts";

export function compileOneOf(d: OneOf, scope: Scope): Line {
  const inner: Scope = { ...scope, soft: true };
  const alternatives = d.alternatives.map((a) => {
    const lines = (Array.isArray(a) ? a : [a as Decl]).map((r) => scope.formats.compile(r, inner));
    const items = lines.flatMap((l) => l.items);
    return { slot: items[0]?.slot, write: joined(items), read: sequence(lines), writes: items.length > 0 };
  });
  const place = d.place ?? placeOf(d);
  const missing = absence({ card: d.card, requiredIf: d.requiredIf }, place, scope);
  const must = required(d.card) && !scope.soft;
  const write: Write = (node, app, run) => {
    let out = "";
    const before = run.pending.length;
    for (const a of alternatives) {
      if (!a.writes) continue;
      const text = a.write(node, app, run);
      if (run.pending.length > before) return "";
      if (text === "") continue;
      if (!d.exactly) return text;
      if (out !== "") {
        run.fault(node, scope.formats.model.expression(place), new Problem(d.expected ?? "one value", "", "tooMany"));
        return "";
      }
      out = text;
    }
    if (out !== "") return out;
    if (d.expected !== undefined && (must || d.requiredIf !== undefined)) {
      if (must || modelPath(scope, d.requiredIf!).get(node, run) !== undefined)
        run.fault(node, scope.formats.model.expression(place), new Problem(d.expected, "", "tooFew"));
      return "";
    }
    return missing(node, run);
  };
  const read: Reader = (w, target, app, run) => {
    for (const a of alternatives) if (a.read(w, target, app, run)) return true;
    return false;
  };
  const slot = alternatives.find((a) => a.writes)?.slot;
  return { items: alternatives.some((a) => a.writes) ? [{ slot, part: write }] : [], read };
}

/** The model path that stands for a oneOf in faults: that of its first alternative. */
export function placeOf(d: OneOf): string {
  const first = d.alternatives[0];
  const decl = Array.isArray(first) ? first[0] : (first as Decl | undefined);
  if (decl === undefined) return "";
  if (decl.kind === "row" || decl.kind === "each") return decl.model;
  if (decl.kind === "at") return typeof decl.to === "string" ? decl.to : (decl.to.carries ?? "");
  return decl.kind === "oneOf" ? placeOf(decl) : "";
}

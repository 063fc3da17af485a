// Explain: which row wrote each node of an output, from which nodes of the input, through which codec. Towards legacy the
// writers leave marks in the text; towards FHIR the run notes who put each member.
import type { Formats } from "./compile/formats.ts";
import { unmark } from "./compile/trace.ts";
import type { Explanation } from "./conversion.ts";
import type { Family } from "./family.ts";
import type { Run, TraceEntry } from "./run.ts";
import { locateWire } from "./wire-account.ts";

const STRUCTURE: Omit<Explanation, "output"> = { row: "", rule: "structure of the message", inputs: [], codec: "" };

const explanation = (
  output: string,
  entry: TraceEntry | undefined,
  locate: (node: unknown) => string,
  separator: string,
): Explanation =>
  entry === undefined
    ? { output, ...STRUCTURE }
    : {
        output,
        row: entry.row,
        rule: entry.rule,
        codec: entry.codec,
        inputs: entry.node === undefined ? [] : entry.paths.map((p) => joined(locate(entry.node), p, separator)),
      };

const joined = (at: string, path: string, separator: string): string =>
  path === "." || path === "" ? at : at === "" ? path : `${at}${separator}${path}`;

/** The text without its marks, and an explanation for each leaf and element of it. */
export function explainWire(
  family: Family,
  formats: Formats,
  run: Run,
  root: unknown,
  marked: string,
): { text: string; explanations: Explanation[] } {
  const { text, spans } = unmark(marked);
  const located = new Map<unknown, string>();
  const locate = (node: unknown): string => {
    let path = located.get(node);
    if (path === undefined) {
      path = family.model.locate(root, node);
      located.set(node, path);
    }
    return path;
  };
  const entryOf = (key: string): TraceEntry | undefined =>
    key.startsWith("c") ? formats.constants[Number(key.slice(1))] : run.trace?.[Number(key)];
  const explanations = family.wire.nodesOf(text).map(({ path, start, end }) => {
    const around = spans.filter((s) => s.start <= start && s.end >= end);
    const innermost = around.reduce<(typeof spans)[number] | undefined>(
      (best, s) => (best === undefined || s.end - s.start <= best.end - best.start ? s : best),
      undefined,
    );
    return explanation(path, innermost && entryOf(innermost.key), locate, ".");
  });
  return { text, explanations };
}

/** An explanation for each leaf of a FHIR document that was built. */
export function explainModel(family: Family, run: Run, root: any, output: any): Explanation[] {
  const out: Explanation[] = [];
  const locate = (node: unknown) => locateWire(family.wire, root, node);
  const visit = (node: any, path: string): void => {
    for (const key of Object.keys(node)) {
      const at = Array.isArray(node) ? `${path}[${key}]` : `${path}.${key}`;
      const value = node[key];
      if (typeof value === "object" && value !== null) visit(value, at);
      else out.push(explanation(at, run.puts.get(node)?.get(Array.isArray(node) ? Number(key) : key), locate, "/"));
    }
  };
  visit(output, output.resourceType ?? "");
  return out;
}

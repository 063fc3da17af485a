// The grammar of a message as data: which segments it has, in which groups, how often; and the tree that it makes of them.
//
// Order is not checked, as no reader of today does (nhais.md 4): a segment belongs to the innermost open group that has room for
// it, so what comes late finds its place further out. What has no place anywhere is kept, and named.
import { type EdifactNode, segmentName } from "./message.ts";
import { faultAt, type Segment, type SyntaxFault } from "./segment.ts";

export interface SegmentRule {
  /** `NAD+FHS`, or `NAD` for any. */
  readonly name: string;
  readonly least: number;
  readonly most: number;
}

/** A group: a segment that begins it, and what may follow. */
export interface GroupRule extends SegmentRule {
  /** Tag of the segment inside that says which of several groups it is: `S02(PNA+PAT)`. */
  readonly toldBy?: string;
  readonly content: readonly Rule[];
}

export type Rule = SegmentRule | GroupRule;

export interface MessageGrammar {
  /** As UNH has it: `FHSREG:0:1:FH:FHS001`. */
  readonly identifier: string;
  /** By which tables and registry know it: `FHSREG`. */
  readonly name: string;
  readonly content: readonly Rule[];
  /** What each of several transactions in one message begins with: `S01`. */
  readonly transaction?: string;
}

type Times = "1" | "0..1" | "1..n" | "0..n";

const often = (times: Times) => ({ least: times.startsWith("1") ? 1 : 0, most: times.endsWith("n") ? Infinity : 1 });

/** `segment("1", "NAD+FHS")`. */
export const segment = (times: Times, name: string): SegmentRule => ({ name, ...often(times) });

/** `segmentGroup("0..n", "S02", [...], "PNA")`. */
export const segmentGroup = (times: Times, name: string, content: readonly Rule[], toldBy?: string): GroupRule => ({
  name,
  ...often(times),
  content,
  ...(toldBy === undefined ? {} : { toldBy }),
});

/** A group that is open: its node, and how often each rule has been used in it. */
interface Open {
  readonly rule: Pick<GroupRule, "content" | "toldBy">;
  readonly node: { name: string; readonly children: EdifactNode[]; readonly segment: Segment | undefined };
  readonly used: Map<Rule, number>;
}

export interface Tree {
  readonly root: EdifactNode;
  readonly faults: readonly SyntaxFault[];
}

/** The tree of a message. `before` are segments of the envelope that stand in front. */
export function treeOf(grammar: MessageGrammar, segments: readonly Segment[], before: readonly Segment[] = []): Tree {
  const faults: SyntaxFault[] = [];
  const root: EdifactNode = { name: grammar.name, elements: [], children: before.map(leaf), segment: undefined };
  const open: Open[] = [{ rule: grammar, node: root, used: new Map() }];
  const closeTo = (depth: number) => {
    while (open.length > depth + 1) faults.push(...missing(open.pop()!, segments[0]));
  };
  for (const s of segments) {
    const found = placeOf(open, s);
    if (found === undefined) {
      faults.push(faultAt(s, `${s.tag} has no place here`));
      open.at(-1)!.node.children.push(leaf(s));
      continue;
    }
    closeTo(found.depth);
    if (found.isOneTooMany) faults.push(faultAt(s, `more than ${found.rule.most} of ${found.rule.name}`));
    add(open, found.rule, s);
  }
  closeTo(0);
  faults.push(...missing(open[0]!, segments[0]));
  return { root, faults };
}

const leaf = (s: Segment): EdifactNode => ({
  name: segmentName(s.tag, s.elements),
  elements: s.elements,
  children: [],
  segment: s,
});

function add(open: Open[], rule: Rule, s: Segment): void {
  const around = open.at(-1)!;
  around.used.set(rule, (around.used.get(rule) ?? 0) + 1);
  const node = leaf(s);
  around.node.children.push(node);
  if (around.rule.toldBy === s.tag && !around.node.name.includes("(")) around.node.name += `(${node.name})`;
  if (!("content" in rule)) return;
  node.name = rule.name;
  open.push({ rule, node, used: new Map() });
}

/** The rule that a segment comes under, from the innermost open group outwards; where none has room left, one without. */
function placeOf(open: readonly Open[], { tag, elements }: Segment) {
  const name = segmentName(tag, elements);
  for (const isOneTooMany of [false, true])
    for (let depth = open.length - 1; depth >= 0; depth--) {
      const { rule: around, used } = open[depth]!;
      for (const rule of around.content)
        if ((rule.name === name || rule.name === tag) && (isOneTooMany || (used.get(rule) ?? 0) < rule.most))
          return { rule, depth, isOneTooMany };
    }
  return undefined;
}

const missing = ({ rule, node, used }: Open, first: Segment | undefined): SyntaxFault[] => {
  const place = node.segment ?? first ?? { number: 1, line: 1, offset: 0 };
  return rule.content
    .filter((r) => (used.get(r) ?? 0) < r.least)
    .map((r) => faultAt(place, `${r.name} is missing in ${node.name}`));
};

/**
 * The transactions of a message, each with what the message says before the first of them. A message that has none of the
 * segments they begin with is one transaction (nhais.md 7.2, F8).
 */
export function transactionsOf({ transaction }: MessageGrammar, segments: readonly Segment[]): Segment[][] {
  const starts = segments.flatMap(({ tag }, i) => (tag === transaction ? [i] : []));
  if (starts.length === 0) return [[...segments]];
  const head = segments.slice(0, starts[0]);
  return starts.map((from, n) => [...head, ...segments.slice(from, starts[n + 1])]);
}

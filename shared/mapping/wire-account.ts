// The account of a legacy message that was read: a walk over its tree. And where a node stands in it.

import { type Cover, EMPTY, isSettled } from "./cover.ts";
import { UNREAD } from "./coverage.ts";
import type { Application, LeafReport, Standing, Verdict, WirePort } from "./port.ts";
import type { Run } from "./run.ts";

const NONE: readonly Application[] = [];

class WireWalk<W> {
  /** Leaves that only structure the message: they do not make a part of it count as carried. */
  private structure = 0;

  constructor(
    private readonly port: WirePort<W>,
    private readonly run: Run,
    private readonly report: LeafReport,
  ) {}

  visit(node: W, above: Cover, of: readonly Application[], path: string): void {
    const { cover, applications } = this.enter(node, above, of);
    const whole = cover.settles ? cover.whole(applications) : undefined;
    const { leaves, accounted, entries } = this.report;
    const { structure } = this;
    const before = entries.length;
    this.leaves(node, whole === true, cover, applications, path);
    this.children(node, whole === true, cover, applications, path);
    if (whole === undefined || whole === true || entries.length === before) return;
    if (this.report.accounted - this.structure > accounted - structure) this.report.settle(before, whole);
    else if (this.report.leaves > leaves) this.report.replace(before, path, whole);
  }

  private enter(node: W, above: Cover, of: readonly Application[]) {
    const here = this.run.applications.get(node);
    if (here === undefined) return { cover: above, applications: of };
    const own = Array.isArray(here) ? here : [here];
    const isUnread = own.includes(UNREAD);
    let cover = isUnread || above.isEmpty ? EMPTY : above;
    const applications = cover === EMPTY ? [] : [...of];
    for (const a of own) {
      cover = cover.enter(a.table.coverage.wire, applications.length);
      applications.push(a);
    }
    return { cover, applications };
  }

  private leaves(node: W, carried: boolean, cover: Cover, applications: readonly Application[], path: string): void {
    const { port, report, run } = this;
    port.leaves(node, (slot, value) => {
      report.leaves++;
      const isStructure = port.structural(slot);
      if (isStructure) this.structure++;
      const said: Verdict = carried
        ? true
        : isStructure
          ? "determined"
          : cover.leaf(slot).verdict(applications, value, run);
      if (isSettled(said)) report.accounted++;
      else report.entry(`${path}/${slot}`, said as Standing | undefined);
      report.each?.(`${path}/${slot}`, said);
    });
  }

  private children(node: W, carried: boolean, cover: Cover, applications: readonly Application[], path: string): void {
    const { port } = this;
    const children = port.children(node);
    for (let i = 0; i < children.length; i++) {
      const c = children[i]!;
      const name = port.nameOf(c);
      this.visit(c, carried ? cover : cover.child(name), applications, `${path}/${name}${position(port, children, i)}`);
    }
  }
}

/** `[2]` where several siblings have the name of number i. */
function position<W>(port: WirePort<W>, siblings: readonly W[], i: number): string {
  const name = port.nameOf(siblings[i]!);
  let before = 0;
  let all = 0;
  for (let k = 0; k < siblings.length; k++) {
    if (port.nameOf(siblings[k]!) !== name) continue;
    all++;
    if (k < i) before++;
  }
  return all > 1 ? `[${before + 1}]` : "";
}

/** Walks a tree that was read and reports the leaves that no table accounts for. */
export function walkWire<W>(port: WirePort<W>, root: W, run: Run, report: LeafReport): void {
  new WireWalk(port, run, report).visit(root, EMPTY, NONE, port.nameOf(root));
}

/** Path of a node that was read, by names and positions among its like: `Patient/addr[2]/postalCode`. */
export function locateWire<W>(port: WirePort<W>, root: W, node: unknown): string {
  const visit = (at: W, path: string): string | undefined => {
    if (at === node) return path;
    const children = port.children(at);
    for (let i = 0; i < children.length; i++) {
      const c = children[i]!;
      const found = visit(c, `${path}/${port.nameOf(c)}${position(port, children, i)}`);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return visit(root, port.nameOf(root)) ?? "";
}

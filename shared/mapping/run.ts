// The state of one conversion.
import type { AccountEntry } from "./account.ts";
import { isProblem, type Problem } from "./codec.ts";
import type { MappingContext } from "./conversion.ts";
import { type Fault, invalidValue, tooFew, tooMany } from "./fault.ts";
import type { Application, ModelPath, Verdict } from "./port.ts";

/** A fault whose place is known as a node and a path below it; located when the conversion ends. */
interface PendingFault {
  readonly node: unknown;
  readonly path: string;
  readonly problem: Problem;
}

interface Spread {
  readonly target: any;
  readonly path: ModelPath;
  readonly prototype: any;
}

/** What was written or read by which row, for explain. */
export interface TraceEntry {
  readonly row: string;
  readonly rule: string;
  readonly codec: string;
  readonly node: unknown;
  readonly paths: readonly string[];
}

export class Run {
  readonly pending: PendingFault[] = [];
  readonly missing: AccountEntry[] = [];
  readonly facts: unknown[] = [];
  /** Tables at work, by the input node they work on. */
  readonly applications = new Map<unknown, Application | Application[]>();
  /** Told what became of every leaf; only where somebody asks. */
  leafVerdicts: ((path: string, said: Verdict) => void) | undefined;
  /** Nodes in whose place another one was written: the message has one place for what they have in common. */
  readonly twins = new Map<unknown, unknown>();
  /** What nodes of a path have in common, to be given to each of them once all have been made. */
  readonly spreads: Spread[] = [];
  /** What the model port keeps about the document (index of references ...). */
  graph: any;
  /** Position of the item at hand in the innermost repetition. */
  index = 0;
  trace: TraceEntry[] | undefined;
  /** Rows that put a member into the built document, when tracing. */
  readonly puts = new Map<object, Map<string | number, TraceEntry>>();
  current: TraceEntry | undefined;

  constructor(
    readonly root: any,
    readonly context: MappingContext,
    readonly accounting: boolean,
  ) {}

  /** Remembers that a table works on an input node. */
  enter(node: unknown, application: Application): void {
    if (!this.accounting) return;
    const known = this.applications.get(node);
    if (known === undefined) this.applications.set(node, application);
    else if (Array.isArray(known)) known.push(application);
    else this.applications.set(node, [known, application]);
  }

  private nowText: string | undefined;

  /** The clock's time, as an instant. */
  get now(): string {
    this.nowText ??= this.context.now.toISOString();
    return this.nowText;
  }

  fault(node: unknown, path: string, problem: Problem): void {
    this.pending.push({ node, path, problem });
  }

  /** The faults with their addresses, each once. */
  faults(locate: (node: unknown) => string): Fault[] {
    const seen = new Set<string>();
    const out: Fault[] = [];
    for (const { node, path, problem } of this.pending) {
      const expression = joinPath(joinPath(locate(node), path), problem.below);
      const make = problem.kind === "tooFew" ? tooFew : problem.kind === "tooMany" ? tooMany : invalidValue;
      const fault = make(expression, `Expected ${problem.expected}.`);
      const key = `${expression}\n${fault.diagnostics}`;
      if (!seen.has(key)) out.push(fault);
      seen.add(key);
    }
    return out;
  }
}

const joinPath = (a: string, b: string): string =>
  a === "" || b === "" ? a + b : `${a}${/^[[/@]/.test(b) ? "" : "."}${b}`;

export { isProblem };

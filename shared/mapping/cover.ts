// Covers: what all tables at work on a node say about it and what is below, as the account's walk over the input needs it.
// A cover is made once for each combination of places in tables and then remembered, so that the walk looks up and compares
// bits, and makes nothing. Of names that no table knows only a few are remembered: an input cannot make the memory grow.
import { primitiveText } from "./codec.ts";
import type { Application, CoverageNode, Slice, Standing, Verdict } from "./port.ts";
import type { Run } from "./run.ts";

/** A place in the coverage of one table, and which of the applications at hand is that table's. */
interface Place {
  readonly node: CoverageNode;
  readonly application: number;
}

/** A slice of a repeating element, and the rows that carry its discriminator. */
export interface CoveredSlice {
  readonly slice: Slice;
  readonly rows: readonly number[];
  readonly application: number;
}

/** Enough for the elements that a resource really has. */
const MOST_UNKNOWN_NAMES = 50;

export class Cover {
  readonly slices: readonly CoveredSlice[];
  /** Slices of which only the first member counts, as bits. */
  readonly firsts: number;
  /** Is there anything that settles the whole node at once? */
  readonly settles: boolean;
  /** Rows that carry the leaf, three numbers each: application, word, bits. */
  private readonly carriers: readonly number[];
  /** Places that say more of a leaf than which rows carry it. */
  private readonly sayings: readonly Place[];
  /** Slices by the value of their discriminator, where all have the same single one. */
  private readonly discriminator: { readonly name: string; readonly bits: ReadonlyMap<string, number> } | undefined;
  private readonly children = new Map<string, Cover>();
  private readonly leaves = new Map<string, Cover>();
  private readonly entered = new Map<CoverageNode, Cover>();
  private readonly narrowed = new Map<number, Cover>();

  constructor(private readonly places: readonly Place[]) {
    this.slices = places.flatMap(({ node, application }) =>
      node.slices.map(({ slice, rows }) => ({ slice, rows, application })),
    );
    this.firsts = this.slices.reduce((bits, { slice }, i) => (slice.first ? bits | (1 << i) : bits), 0);
    this.settles = places.some(({ node }) => node.deepRows.length > 0 || node.standing?.deep === true);
    this.carriers = places.flatMap(({ node, application }) =>
      [...node.rows, ...node.deepRows].flatMap((n) => [application, (n / 31) | 0, 1 << (n % 31)]),
    );
    this.sayings = places.filter(
      ({ node }) => node.expected !== undefined || node.fact !== undefined || node.standing !== undefined,
    );
    this.discriminator = discriminatorOf(this.slices.map((s) => s.slice));
  }

  /** The slices that item number `at` of a list belongs to, as bits by their number. */
  slicesOf(item: any, at: number): number {
    const { discriminator, slices } = this;
    if (discriminator !== undefined)
      return typeof item === "object" && item !== null ? (discriminator.bits.get(item[discriminator.name]) ?? 0) : 0;
    let bits = 0;
    for (let i = 0; i < slices.length; i++) if (belongs(item, slices[i]!.slice, at)) bits |= 1 << i;
    return bits;
  }

  get isEmpty(): boolean {
    return this.places.length === 0;
  }

  /** The cover of a member with content of its own. */
  child(name: string): Cover {
    const known = this.children.get(name);
    if (known !== undefined) return known;
    const cover = this.below((node) => node.children.get(name));
    if (!cover.isEmpty || this.children.size < MOST_UNKNOWN_NAMES) this.children.set(name, cover);
    return cover;
  }

  /** The cover of a leaf; a remark about all leaves directly below counts where nothing else is said. */
  leaf(name: string): Cover {
    const known = this.leaves.get(name);
    if (known !== undefined) return known;
    let isNamed = false;
    const cover = this.below((node) => {
      const own = node.children.get(name);
      if (own !== undefined) isNamed = true;
      return own ?? node.children.get("*");
    });
    if (isNamed || this.leaves.size < MOST_UNKNOWN_NAMES) this.leaves.set(name, cover);
    return cover;
  }

  private below(step: (node: CoverageNode) => CoverageNode | undefined): Cover {
    const places: Place[] = [];
    for (const { node, application } of this.places) {
      const next = step(node);
      if (next !== undefined) places.push({ node: next, application });
    }
    return places.length === 0 ? EMPTY : new Cover(places);
  }

  /** With the coverage of one more application, which is number `application` of those at hand. */
  enter(root: CoverageNode, application: number): Cover {
    let cover = this.entered.get(root);
    if (cover === undefined) {
      cover = new Cover([...this.places, { node: root, application }]);
      this.entered.set(root, cover);
    }
    return cover;
  }

  /** With what is said about the slices whose bits are set, by their number in `slices`. */
  within(bits: number): Cover {
    let cover = this.narrowed.get(bits);
    if (cover === undefined) {
      const all = this.places.flatMap(({ node, application }) =>
        node.slices.map((s) => ({ node: s.node, application })),
      );
      cover = new Cover([...this.places, ...all.filter((_, i) => (bits & (1 << i)) !== 0)]);
      this.narrowed.set(bits, cover);
    }
    return cover;
  }

  /** Is the whole node carried, or ignored for a reason? A standing: known to have no place, as far as no row carries parts. */
  whole(applications: readonly Application[]): true | Standing | undefined {
    const { places } = this;
    let standing: Standing | undefined;
    for (let i = 0; i < places.length; i++) {
      const { node, application } = places[i]!;
      if (node.deepRows.length > 0 && anyFired(node.deepRows, applications[application]!)) return true;
      if (node.standing?.deep === true) {
        if (node.standing.kind === "ignored") return true;
        standing = node.standing;
      }
    }
    return standing;
  }

  /** What is said about a leaf with this value. */
  verdict(applications: readonly Application[], value: unknown, run: Run): Verdict {
    const { carriers, sayings } = this;
    for (let i = 0; i < carriers.length; i += 3)
      if ((applications[carriers[i]!]!.fired[carriers[i + 1]!]! & carriers[i + 2]!) !== 0) return true;
    return sayings.length === 0 ? undefined : said(sayings, value, run);
  }
}

function said(sayings: readonly Place[], value: unknown, run: Run): Verdict {
  let standing: Standing | undefined;
  for (let i = 0; i < sayings.length; i++) {
    const { expected, fact, standing: own } = sayings[i]!.node;
    if (own !== undefined) {
      if (own.kind === "ignored") return own;
      standing = own;
    }
    if (expected?.includes(typeof value === "string" ? value : String(value))) return "determined";
    if (fact !== undefined && run.facts[fact] === value) return "determined";
  }
  return standing;
}

const belongs = (item: any, slice: Slice, at: number): boolean =>
  slice.index !== undefined ? slice.index === at : typeof item === "object" && item !== null && fits(item, slice);

/** Does an object have the members that a slice is told by? */
export const fits = (item: any, { match, anyCase }: Slice): boolean => {
  for (const k in match)
    if (item[k] !== match[k] && !(anyCase && primitiveText(item[k]).toLowerCase() === match[k]!.toLowerCase()))
      return false;
  return true;
};

function discriminatorOf(slices: readonly Slice[]) {
  const names = new Set(slices.flatMap((s) => Object.keys(s.match)));
  const [name] = names;
  if (name === undefined || names.size > 1 || slices.some((s) => s.anyCase || s.index !== undefined)) return undefined;
  const bits = new Map<string, number>();
  for (const [i, { match }] of slices.entries()) bits.set(match[name]!, (bits.get(match[name]!) ?? 0) | (1 << i));
  return { name, bits };
}

/** Is a leaf accounted for without a word? */
export const isSettled = (said: Verdict): boolean =>
  said === true || said === "determined" || (said !== undefined && said.kind === "ignored");

/** Where no table says anything. */
export const EMPTY = new Cover([]);

/** Does a row of the list fire in this application? */
export function anyFired(rows: readonly number[], { fired }: Application): boolean {
  for (let i = 0; i < rows.length; i++) {
    const n = rows[i]!;
    if ((fired[(n / 31) | 0]! & (1 << (n % 31))) !== 0) return true;
  }
  return false;
}

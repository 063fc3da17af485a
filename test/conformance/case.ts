// A case of a corpus, as its manifest has it, and what the product answered.

export interface Case {
  readonly id: string;
  readonly group: string;
  readonly kind: string;
  readonly area?: string;
  readonly input?: string;
  readonly clock?: string;
  readonly files: readonly string[];
  /** A file of the case as text. */
  readonly read: (file: string) => string;
}

export interface Manifest {
  readonly cases: readonly Omit<Case, "read">[];
  readonly runContext: any;
}

/** File name to content; objects are written as JSON. */
export type Recording = Readonly<Record<string, unknown>>;

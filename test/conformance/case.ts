// A case of a corpus, as its manifest has it, and what the product answered.

export interface Case {
  readonly id: string;
  readonly group: string;
  readonly kind: string;
  readonly area?: string;
  readonly input?: string;
  readonly clock?: string;
  /** HTTP cases: how the server is started. */
  readonly mode?: string;
  readonly settings?: Settings;
  readonly spine?: Script;
  /** Policy under which a verdict about a signature holds. */
  readonly revocation?: "fail-closed" | "fail-open";
  readonly files: readonly string[];
  /** A file of the case as text. */
  readonly read: (file: string) => string;
}

export interface Settings {
  readonly prescribing?: boolean;
  readonly dispensing?: boolean;
  readonly production?: boolean;
  readonly verifySignatureOnCreation?: boolean;
  readonly hosting?: "aws";
}

/** What the simulated Spine answers, request by request. */
export interface Script {
  readonly replies: readonly Reply[];
  /** The last one again and again. */
  readonly repeatLast?: boolean;
  readonly initialDelayMs?: number;
  readonly pollingDelayMs?: number;
  readonly budgetMs?: number;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Code of Node's. */
  readonly networkError?: string;
}

export interface Manifest {
  readonly cases: readonly Omit<Case, "read">[];
  readonly runContext: any;
}

/** File name to content; objects are written as JSON. */
export type Recording = Readonly<Record<string, unknown>>;

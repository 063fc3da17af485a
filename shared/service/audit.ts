// Audit events (design 5.11): who looked at or changed what, when, why, and how it ended. One FHIR AuditEvent a line, to a
// sink of its own, apart from the log. No event holds a patient's data: it names messages by their ids.
import { type FileHandle, open } from "node:fs/promises";
import { hostname } from "node:os";

export interface AuditEntry {
  /** In the terms of ISO 21089. */
  readonly deed: keyof typeof ACTIONS;
  /** By its own name: `dead replay`. */
  readonly operation: string;
  /** A caller's or an operator's name. */
  readonly who: string;
  readonly about: readonly AuditSubject[];
  /** In the person's own words. */
  readonly why?: string;
  /** One plain line; absent where it succeeded. */
  readonly failure?: string;
}

export interface AuditSubject {
  /** `dead letter`, `message`, `search`... */
  readonly kind: string;
  readonly id: string;
}

export interface Audit {
  /** Resolves once the event is durable. Rejects where it cannot be: then nothing is to be shown. */
  readonly record: (entry: AuditEntry) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface AuditSettings {
  /** The file that lines are appended to; "" for the stream. Several processes may share it. */
  readonly file: string;
  readonly stream: NodeJS.WritableStream;
  /** The service, or `cli`. */
  readonly service: string;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
}

const ACTIONS = { access: "R", reactivate: "U", destroy: "D" } as const;
const SUCCESS = "0";
const MINOR_FAILURE = "4";

/** Rejects with the error of the file system where the file cannot be appended to. */
export const openAudit = async ({ file, stream, service, clock = Date.now }: AuditSettings): Promise<Audit> => {
  const lineOf = (entry: AuditEntry) => `${JSON.stringify(auditEvent(entry, service, clock()))}\n`;
  if (file === "") {
    const record = (entry: AuditEntry) =>
      new Promise<void>((resolve, reject) => {
        stream.write(lineOf(entry), (error) => (error ? reject(error) : resolve()));
      });
    return { record, close: async () => {} };
  }
  const handle = await open(file, "a+", 0o600);
  await endLastLine(handle);
  return { record: (entry) => append(handle, lineOf(entry)), close: () => handle.close() };
};

/** In one write, so that lines of several processes do not mix. */
const append = async (handle: FileHandle, line: string): Promise<void> => {
  const bytes = Buffer.from(line);
  const { bytesWritten } = await handle.write(bytes);
  if (bytesWritten < bytes.length) throw new Error("The audit file has no space left for a line: free some");
  await handle.sync();
};

/** A process that was killed, or a full disk, may have left a line without its end. */
const endLastLine = async (handle: FileHandle): Promise<void> => {
  const { size } = await handle.stat();
  if (size === 0) return;
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
  if (buffer.toString() !== "\n") await handle.write("\n");
};

const auditEvent = ({ deed, operation, who, about, why, failure }: AuditEntry, service: string, now: number) => ({
  resourceType: "AuditEvent",
  type: { system: "http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle", code: deed },
  subtype: [{ display: operation }],
  action: ACTIONS[deed],
  recorded: new Date(now).toISOString(),
  outcome: failure === undefined ? SUCCESS : MINOR_FAILURE,
  ...(failure === undefined ? {} : { outcomeDesc: failure }),
  ...(why === undefined ? {} : { purposeOfEvent: [{ text: why }] }),
  agent: [{ who: { display: who }, requestor: true }],
  source: { site: hostname(), observer: { display: `dragoman ${service}` } },
  entity: about.map(({ kind, id }) => ({ what: { identifier: { value: id } }, type: { display: kind } })),
});

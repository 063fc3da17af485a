// Logs: one JSON object a line, redacted; never a body, a query value or a patient's data (design 6, platform.md 11).
import { type DestinationStream, destination, type Level, type Logger, pino, stdTimeFunctions } from "pino";

export type { Logger } from "pino";

export const LEVELS = ["trace", "debug", "info", "warn", "error", "fatal"] as const satisfies readonly Level[];

/** Members that are never printed. Lines are flat, so these are all the places there are. */
const SECRETS = ["authorization", "apikey", "body", "query", "headers", "url"];

/**
 * What is told about an exception: its kind and where it was thrown. Its message is left out, as those of parsers and
 * drivers quote what they were given.
 */
export const errorFacts = (error: unknown): object => {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = "code" in error ? { code: String(error.code) } : {};
  const frames = (error.stack ?? "").split("\n").filter((line) => line.startsWith("    at "));
  return { type: error.name, ...code, stack: frames.map((line) => line.trim()) };
};

/** Buffered, as one write for each request would cost more than logging does; what is buffered is written at exit. */
const standardOutput = () => destination({ dest: 1, sync: false, minLength: 4096, periodicFlush: 1000 });

/** The log of one service. `stream` is standard output unless a test wants to read the lines. */
export const createLogger = (service: string, level: Level, stream?: DestinationStream): Logger =>
  pino(
    {
      level,
      base: { service },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: SECRETS, censor: "[redacted]" },
      serializers: { err: errorFacts },
    },
    stream ?? standardOutput(),
  );

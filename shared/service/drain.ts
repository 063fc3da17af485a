// SIGTERM: stop accepting, finish what is there, leave (platform.md 11 point 1).
import type { Logger } from "./logging.ts";

export interface Draining {
  /** Stops accepting and resolves when everything in flight is finished. */
  readonly close: () => Promise<unknown>;
  readonly log: Logger;
  readonly exit: (code: number) => void;
  /** Milliseconds until those who do not finish are cut off. */
  readonly limit?: number;
}

const LIMIT = 20_000;

/** Closes within the limit, then exits: 0 where all was finished, 1 where something was cut off. */
export const drain = async ({ close, log, exit, limit = LIMIT }: Draining): Promise<void> => {
  log.info("draining");
  const late = setTimeout(() => {
    log.error("drain limit reached, requests cut off");
    exit(1);
  }, limit);
  try {
    await close();
    log.info("drained");
    exit(0);
  } catch (error) {
    log.error({ err: error }, "drain failed");
    exit(1);
  } finally {
    clearTimeout(late);
  }
};

/** Drains once on SIGTERM or SIGINT; a second signal finds no handler and ends the process at once. */
export const drainOnSignal = (draining: Draining): void => {
  const once = () => {
    process.removeListener("SIGTERM", once);
    process.removeListener("SIGINT", once);
    void drain(draining);
  };
  process.on("SIGTERM", once);
  process.on("SIGINT", once);
};

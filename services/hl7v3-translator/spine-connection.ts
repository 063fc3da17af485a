// The connection to Spine as the configuration has it.
import { identityOfFiles } from "../../shared/networks/client-identity.ts";
import { type SpineClient, spineClient } from "../../shared/networks/spine/client.ts";
import { SPINE_TIMING, type SpineTiming } from "../../shared/networks/spine/exchange.ts";
import type { Logger } from "../../shared/service/logging.ts";
import type { TranslatorConfig } from "./configuration.ts";

/** Milliseconds between two looks at the certificate files. */
const LOOK_EVERY_MS = 10_000;

export const spineTiming = ({ SPINE_DEADLINE_MS, POLLING_DELAY }: TranslatorConfig): SpineTiming => ({
  ...SPINE_TIMING,
  deadlineMs: SPINE_DEADLINE_MS,
  pollMs: POLLING_DELAY,
});

/** @throws Error where the certificate files cannot be used */
export const connectToSpine = async (config: TranslatorConfig, log: Logger): Promise<SpineClient> => {
  const files = {
    key: config.SPINE_CLIENT_KEY_FILE,
    certificate: config.SPINE_CLIENT_CERTIFICATE_FILE,
    authorities: config.SPINE_AUTHORITIES_FILE,
  };
  const identity = await identityOfFiles(files, {
    everyMs: LOOK_EVERY_MS,
    now: () => performance.now(),
    unusable: (err) => log.error({ err }, "certificate files cannot be used, those before stay in use"),
  });
  return spineClient({ origin: new URL(config.SPINE_URL), identity, timing: spineTiming(config) });
};

// Who is trusted to sign prescriptions, as the configuration has it.
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { fetchListFrom } from "../../shared/networks/revocation-lists.ts";
import { watchedFiles } from "../../shared/networks/watched-files.ts";
import type { Logger } from "../../shared/service/logging.ts";
import { createVerifier, type Verifier } from "../../shared/trust/verify.ts";
import type { TranslatorConfig } from "./configuration.ts";

/** Milliseconds between two looks at the certificate files. */
const LOOK_EVERY_MS = 10_000;

/** Trusts nobody, and says so of every signature, after all else that is wrong with it. */
export const trustsNobody = (clock: () => Date): Verifier =>
  createVerifier({ anchors: [], fetchList: () => Promise.reject(new Error("nobody is asked")), now: clock });

/**
 * A verifier by the SIGNATURE_ settings, made anew when the certificate files change; one that trusts nobody where no
 * authorities are configured.
 *
 * @throws Error where a file holds no certificates
 */
export async function configuredVerifier(config: TranslatorConfig, clock: () => Date, log: Logger): Promise<Verifier> {
  const { SIGNATURE_AUTHORITIES: anchors, SIGNATURE_INTERMEDIATES: intermediates } = config;
  if (anchors === "") return trustsNobody(clock);
  const paths = async () => [...(await filesAt(anchors)), ...(await filesAt(intermediates))];
  const verifier = async () =>
    createVerifier({
      anchors: await certificatesAt(anchors),
      intermediates: intermediates === "" ? [] : await certificatesAt(intermediates),
      revocation: config.SIGNATURE_REVOCATION,
      allowSha1: config.SIGNATURE_ALLOW_SHA1,
      fetchList: fetchListFrom({ domain: config.CRL_DISTRIBUTION_DOMAIN, mirror: config.CRL_DISTRIBUTION_PROXY }),
      now: clock,
    });
  const current = await watchedFiles(
    { paths, read: verifier },
    {
      everyMs: LOOK_EVERY_MS,
      now: () => performance.now(),
      unusable: (err) => log.error({ err }, "authorities of signers cannot be read, those before stay in use"),
    },
  );
  return async (signed) => (await current())(signed);
}

/** The file, or the files of the folder. */
async function filesAt(path: string): Promise<readonly string[]> {
  if (path === "") return [];
  if (!(await stat(path)).isDirectory()) return [path];
  const names = (await readdir(path)).filter((name) => /\.(pem|crt|cer)$/i.test(name));
  return names.sort().map((name) => join(path, name));
}

async function certificatesAt(path: string): Promise<readonly string[]> {
  const texts = await Promise.all((await filesAt(path)).map((file) => readFile(file, "utf8")));
  if (texts.some((text) => !text.includes("-----BEGIN CERTIFICATE-----")) || texts.length === 0)
    throw new Error(`${path}: expected certificates in PEM`);
  return texts;
}

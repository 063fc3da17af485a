// Who we are towards a national network: key, certificate and trusted authorities, read anew when their files change.
import { readFile } from "node:fs/promises";
import { createSecureContext } from "node:tls";
import { type WatchOptions, watchedFiles } from "./watched-files.ts";

/** All in PEM. */
export interface ClientIdentity {
  readonly key: string;
  /** With the certificates between it and its authority. */
  readonly certificate: string;
  /** Those that the other side's certificate must come from; nobody else is trusted. */
  readonly authorities: string;
}

/** The identity of now; the same object as long as nothing changed. */
export type IdentitySource = () => Promise<ClientIdentity>;

/** Paths of PEM files. */
export interface IdentityFiles {
  readonly key: string;
  readonly certificate: string;
  readonly authorities: string;
}

/** An identity that is replaced while the process runs only by a restart. */
export const fixedIdentity = (identity: ClientIdentity): IdentitySource => {
  const known = Promise.resolve(identity);
  return () => known;
};

/**
 * An identity out of files, which are watched. What is half written, or a key that does not fit its certificate, is not taken
 * over.
 *
 * @throws Error where the files hold no usable identity at the start
 */
export const identityOfFiles = (files: IdentityFiles, options: WatchOptions): Promise<IdentitySource> =>
  watchedFiles(
    { paths: async () => [files.key, files.certificate, files.authorities], read: () => usable(files) },
    options,
  );

async function usable(files: IdentityFiles): Promise<ClientIdentity> {
  const read = (path: string) => readFile(path, "utf8");
  const [key, certificate, authorities] = await Promise.all([
    read(files.key),
    read(files.certificate),
    read(files.authorities),
  ]);
  createSecureContext({ key, cert: certificate, ca: authorities });
  return { key, certificate, authorities };
}

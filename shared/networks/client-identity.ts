// Who we are towards a national network: key, certificate and trusted authorities, read anew when their files change.
import { readFile, stat } from "node:fs/promises";
import { createSecureContext } from "node:tls";

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

export interface WatchOptions {
  /** Milliseconds between two looks at the files. */
  readonly everyMs: number;
  /** Milliseconds on a clock that never goes back. */
  readonly now: () => number;
  /** Told when the files hold no usable identity; the one before stays in use. Once for each state of the files. */
  readonly unusable: (error: Error) => void;
}

/**
 * An identity out of files, which are looked at whenever it is asked for, but not more often than `everyMs`. What is half
 * written, or a key that does not fit its certificate, is not taken over.
 *
 * @throws Error where the files hold no usable identity at the start
 */
export async function identityOfFiles(files: IdentityFiles, options: WatchOptions): Promise<IdentitySource> {
  let state = await stateOf(files);
  let identity = await usable(files);
  let lookedAt = options.now();

  const look = async (): Promise<void> => {
    const found = await stateOf(files);
    if (found === state) return;
    state = found;
    try {
      identity = await usable(files);
    } catch (error) {
      options.unusable(error as Error);
    }
  };

  let looking: Promise<void> | undefined;
  return async () => {
    if (looking === undefined && options.now() - lookedAt >= options.everyMs) {
      looking = look().finally(() => {
        lookedAt = options.now();
        looking = undefined;
      });
    }
    await looking;
    return identity;
  };
}

/** Changes whenever a file is written, replaced (also through a link) or taken away. */
async function stateOf(files: IdentityFiles): Promise<string> {
  const states = Object.values(files).map((path: string) =>
    stat(path).then(
      ({ ino, size, mtimeMs }) => `${ino} ${size} ${mtimeMs}`,
      () => "absent",
    ),
  );
  return (await Promise.all(states)).join("; ");
}

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

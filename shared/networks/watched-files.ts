// What is read out of files that people replace while the process runs: certificates, keys, lists of who is trusted.
import { stat } from "node:fs/promises";

export interface WatchOptions {
  /** Milliseconds between two looks at the files. */
  readonly everyMs: number;
  /** Milliseconds on a clock that never goes back. */
  readonly now: () => number;
  /** Told when what the files hold cannot be used; what was read before stays in use. Once for each state of the files. */
  readonly unusable: (error: Error) => void;
}

export interface FileContent<T> {
  /** Paths as they are now. */
  readonly paths: () => Promise<readonly string[]>;
  /** Rejects where the content cannot be used. */
  readonly read: () => Promise<T>;
}

/**
 * The content of files, which are looked at whenever it is asked for, but not more often than `everyMs`: the same object as
 * long as nothing changed.
 *
 * @throws Error where the content cannot be used at the start
 */
export async function watchedFiles<T>(files: FileContent<T>, options: WatchOptions): Promise<() => Promise<T>> {
  let state = await stateOf(files);
  let content = await files.read();
  let lookedAt = options.now();

  const look = async (): Promise<void> => {
    const found = await stateOf(files);
    if (found === state) return;
    state = found;
    try {
      content = await files.read();
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
    return content;
  };
}

/** Changes whenever a file is written, replaced (also through a link), added or taken away. */
async function stateOf({ paths }: FileContent<unknown>): Promise<string> {
  const found = await paths().catch(() => []);
  const states = found.map((path) =>
    stat(path).then(
      ({ ino, size, mtimeMs }) => `${path} ${ino} ${size} ${mtimeMs}`,
      () => "absent",
    ),
  );
  return (await Promise.all(states)).join("; ");
}

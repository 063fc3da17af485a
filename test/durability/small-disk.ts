// A disk of a size of its own, for tests of what happens when it is full or may not be written. Needs root.
import { execFile } from "node:child_process";
import { mkdtemp, rmdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

export interface SmallDisk {
  readonly folder: string;
  /** Changes options of the mount: `size=4m`, `ro`. */
  readonly remount: (options: string) => Promise<void>;
  readonly unmount: () => Promise<void>;
}

const run = promisify(execFile);

/** @param size as mount takes it: `1m` */
export const mountSmallDisk = async (size: string): Promise<SmallDisk> => {
  const folder = await mkdtemp(join(tmpdir(), "dragoman-disk-"));
  await run("mount", ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", folder]);
  return {
    folder,
    remount: async (options) => {
      await run("mount", ["-o", `remount,${options}`, folder]);
    },
    unmount: async () => {
      // Lazily: libsql lets go of a closed file only when its statements are collected.
      await run("umount", ["--lazy", folder]);
      await rmdir(folder);
    },
  };
};

// Payloads in a folder: a subfolder for each day, a file for each payload. A file gets its name once it is whole and
// durable; until then it stands in `unfinished/`.
import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rmdir, unlink, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { DurabilityError, type FailureCode } from "../failure.ts";
import type { Place } from "./place.ts";

const UNFINISHED = "unfinished";
const DAY = /^\d{4}-\d\d-\d\d$/;

/**
 * Makes the folder where it is not there. Processes may share it, also over a network.
 * @throws DurabilityError `read-only`, `full`, `not-found`
 */
export const openFolder = async (path: string): Promise<Place> => {
  const root = resolve(path);
  const failing = failingIn(root);
  await failing(() => prove(root));
  return {
    kind: "folder",
    write: (name, content) => failing(() => write(root, name, content)),
    read: (name) => read(root, name),
    remove: async (name) => {
      await failing(() => removeFile(join(root, name)));
    },
    list: (before) => list(root, before),
    removeUnfinished: (before) => failing(() => removeUnfinished(root, before)),
  };
};

/** Does what a write does, so that a folder that takes none is told at the start. */
const prove = async (root: string): Promise<void> => {
  await mkdir(join(root, UNFINISHED), { recursive: true, mode: 0o700 });
  const file = join(root, UNFINISHED, `proof-${randomUUID()}`);
  await writeFile(file, "x", { mode: 0o600 });
  await unlink(file);
};

const write = async (root: string, name: string, content: AsyncIterable<Uint8Array>): Promise<void> => {
  const unfinished = join(root, UNFINISHED, name.replace("/", "T"));
  const target = join(root, name);
  try {
    const file = await open(unfinished, "wx", 0o600);
    try {
      await writeFile(file, content);
      await file.sync();
    } finally {
      await file.close();
    }
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await rename(unfinished, target);
    await syncFolder(dirname(target));
    await syncFolder(root);
  } catch (error) {
    // The first error is the one to tell; what cannot be removed now is swept later.
    await Promise.allSettled([unlink(unfinished), unlink(target)]);
    throw error;
  }
};

/** Makes names in the folder durable. */
const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

async function* read(root: string, name: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(join(root, name));
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw folderFailure(error, root);
    throw new DurabilityError(
      "not-found",
      `The payload ${name} is not in ${root}: it was purged, or the folder is another`,
    );
  }
}

/** Answers false where it is gone. */
const removeFile = async (path: string): Promise<boolean> => {
  try {
    await unlink(path);
    return true;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return false;
    throw error;
  }
};

async function* list(root: string, before: string): AsyncGenerator<string> {
  const failing = failingIn(root);
  const days = (await failing(() => readdir(root))).filter((day) => DAY.test(day) && day <= before).sort();
  for (const day of days) {
    const names = (await failing(() => readdir(join(root, day)))).map((file) => `${day}/${file}`);
    yield* names.filter((name) => name < before).sort();
    // Nothing is written into an earlier day any more.
    if (day < before.slice(0, day.length)) await failing(() => removeEmpty(join(root, day)));
  }
}

const removeEmpty = async (folder: string): Promise<void> => {
  try {
    await rmdir(folder);
  } catch (error) {
    if (!["ENOTEMPTY", "EEXIST", "ENOENT"].includes(codeOf(error))) throw error;
  }
};

const removeUnfinished = async (root: string, before: string): Promise<number> => {
  const folder = join(root, UNFINISHED);
  const old = (await readdir(folder)).filter((file) => file < before.replace("/", "T"));
  const removed = await Promise.all(old.map((file) => removeFile(join(folder, file))));
  return removed.filter(Boolean).length;
};

const FAILURES: Readonly<Record<string, readonly [FailureCode, string]>> = {
  ENOSPC: ["full", "has no space left: free some, or sweep"],
  EDQUOT: ["full", "has used up its quota: raise it, or sweep"],
  EFBIG: ["full", "does not take files of that size: raise the limit"],
  EACCES: ["read-only", "may not be written and read by this user: give it the right to"],
  EPERM: ["read-only", "may not be written and read by this user: give it the right to"],
  EROFS: ["read-only", "is on a disk that cannot be written: mount it for writing"],
  ENOENT: ["not-found", "is not there any more: restore it, or mount it"],
  ENOTDIR: ["not-found", "is no folder: give the address of one"],
  EEXIST: ["not-found", "is no folder: give the address of one"],
  EIO: ["damaged", "cannot be read or written: check the disk"],
};

const codeOf = (error: unknown): string => String((error as { code?: unknown } | undefined)?.code);

const folderFailure = (error: unknown, root: string): unknown => {
  const [code, line] = FAILURES[codeOf(error)] ?? [];
  return code ? new DurabilityError(code, `The payload folder ${root} ${line}`, error) : error;
};

/** What is no failure of the folder stays as it is. */
const failingIn =
  (root: string) =>
  async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw folderFailure(error, root);
    }
  };

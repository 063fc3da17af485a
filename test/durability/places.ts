// The places that the contract tests of payloads run against.
import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { startS3 } from "../fixture/s3.ts";

export interface PlaceServer {
  /** Address of a new, empty place. */
  readonly fresh: () => EmptyPlace;
  readonly stop: () => Promise<void>;
}

export interface EmptyPlace {
  readonly url: string;
  /** Files in which the payloads stand whole, by their names. */
  readonly files: () => Promise<ReadonlyMap<string, string>>;
}

const filesUnder = async (folder: string, suffix: string): Promise<ReadonlyMap<string, string>> => {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = found.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const whole = paths
    .filter((path) => path.endsWith(suffix))
    .map((path) => relative(folder, path).slice(0, -suffix.length || undefined));
  return new Map(whole.filter((name) => /^\d/.test(name)).map((name) => [name, join(folder, name + suffix)]));
};

const startFolder = async (): Promise<PlaceServer> => {
  const root = await mkdtemp(join(tmpdir(), "dragoman-payloads-"));
  return {
    fresh: () => {
      const folder = join(root, randomUUID());
      return { url: `folder:${folder}`, files: () => filesUnder(folder, "") };
    },
    stop: () => rm(root, { recursive: true }),
  };
};

const startBucket = async (): Promise<PlaceServer> => {
  const { endpoint, bucket, keyId, secret, folder, stop } = await startS3();
  return {
    fresh: () => {
      const prefix = `of/${randomUUID()}`;
      return {
        url: `s3://${keyId}:${secret}@${bucket}/${prefix}?region=eu-west-2&endpoint=${endpoint}`,
        files: () => filesUnder(join(folder, prefix), "._S3rver_object"),
      };
    },
    stop,
  };
};

export const PLACES = [
  { name: "a folder", start: startFolder },
  { name: "a bucket", start: startBucket },
] as const;

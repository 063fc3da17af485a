// The stores that the contract tests run against: a fresh SQLite file, a fresh PostgreSQL database.
import { execFileSync, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { chownSync, existsSync, mkdtempSync, readdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

export interface EmptyStore {
  readonly url: string;
  readonly remove: () => Promise<void>;
}

const emptySqlite = async (): Promise<EmptyStore> => {
  const folder = await mkdtemp(join(tmpdir(), "dragoman-store-"));
  return { url: `sqlite:${join(folder, "store.db")}`, remove: () => rm(folder, { recursive: true }) };
};

const emptyPostgres = async (): Promise<EmptyStore> => {
  const server = await postgres();
  const name = `store_${randomUUID().replaceAll("-", "")}`;
  await asServer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, remove: () => asServer(server, `drop database ${name} with (force)`) };
};

const asServer = async (server: string, statement: string): Promise<void> => {
  const client = new pg.Client(server);
  await client.connect();
  await client.query(statement);
  await client.end();
};

let started: Promise<string> | undefined;

const postgres = (): Promise<string> => {
  started ??= startPostgres();
  return started;
};

const DEBIAN = "/usr/lib/postgresql";

/** The server named in the environment, else one of the installed binary, which ends when the pipe from this process breaks. */
const startPostgres = async (): Promise<string> => {
  const given = process.env["DRAGOMAN_TEST_POSTGRES"];
  if (given) return given;
  const version = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort().at(-1) : undefined;
  if (!version) throw new Error("No PostgreSQL: install it, or set DRAGOMAN_TEST_POSTGRES=postgres://…");
  const bin = join(DEBIAN, version, "bin");
  const folder = mkdtempSync(join(tmpdir(), "dragoman-postgres-"));
  const [uid, gid] = ["-u", "-g"].map((flag) => Number(execFileSync("id", [flag, "postgres"]))) as [number, number];
  const user = process.getuid?.() === 0 ? { uid, gid } : {};
  if ("uid" in user) chownSync(folder, uid, gid);
  const data = join(folder, "data");
  execFileSync(join(bin, "initdb"), ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8"], user);
  const port = 20_000 + Math.floor(Math.random() * 10_000);
  const run = `"$0" -D "$1" -p ${port} -k "$2" -c max_connections=200 & cat; kill -QUIT $!; wait; rm -r "$2"`;
  const server = spawn("sh", ["-c", run, join(bin, "postgres"), data, folder], {
    ...user,
    stdio: ["pipe", "ignore", "ignore"],
  });
  server.unref();
  (server.stdin as Socket).unref();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  for (let attempt = 0; ; attempt++) {
    try {
      await asServer(url, "select 1");
      return url;
    } catch (error) {
      if (attempt === 100 || server.exitCode !== null) throw error;
    }
    await sleep(100);
  }
};

export const STORES = [
  { name: "SQLite", empty: emptySqlite },
  { name: "PostgreSQL", empty: emptyPostgres },
] as const;

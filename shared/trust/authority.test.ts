import { spawnSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, get, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSecureContext } from "node:tls";
import { afterEach, expect, it } from "vitest";
import { createAuthority } from "./authority.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

it("issues certificates that its own certificate verifies and no other does", async () => {
  const [one, other] = await Promise.all([createAuthority("One"), createAuthority("Other")]);
  const issued = await one.issue({ commonName: "Somebody", hosts: ["localhost", "127.0.0.1"] });
  const certificate = new X509Certificate(issued.certificate);
  expect(certificate.verify(new X509Certificate(one.certificate).publicKey)).toBe(true);
  expect(certificate.verify(new X509Certificate(other.certificate).publicKey)).toBe(false);
  expect(certificate.subject).toBe("CN=Somebody");
  expect([certificate.checkHost("localhost"), certificate.checkIP("127.0.0.1")]).toEqual(["localhost", "127.0.0.1"]);
  expect(certificate.checkHost("elsewhere.example")).toBeUndefined();
  expect(() => createSecureContext({ key: issued.key, cert: issued.certificate })).not.toThrow();
});

it("issues what is expired, where asked to", async () => {
  const authority = await createAuthority("One");
  const until = new Date("2020-01-01T00:00:00Z");
  const { certificate } = await authority.issue({ commonName: "Old", from: new Date("2019-01-01T00:00:00Z"), until });
  expect(new Date(new X509Certificate(certificate).validTo)).toEqual(until);
});

it("serves HTTPS", async () => {
  const authority = await createAuthority("One");
  const { key, certificate } = await authority.issue({ commonName: "Server", hosts: ["localhost"] });
  const server = createServer({ key, cert: certificate }, (_request, response) => response.end("well"));
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  const text = await new Promise<string>((resolve, reject) => {
    get(`https://localhost:${port}/`, { ca: authority.certificate }, (response) => {
      response.setEncoding("utf8").once("data", resolve);
    }).once("error", reject);
  });
  expect(text).toBe("well");
});

it("issues what OpenSSL holds for a proper chain", async () => {
  const authority = await createAuthority("Authority");
  const until = new Date("2051-01-01T00:00:00Z");
  const { certificate } = await authority.issue({ commonName: "Déjà 'vu'", hosts: ["a.example"], until });
  const folder = mkdtempSync(join(tmpdir(), "authority-"));
  const [ca, leaf] = [join(folder, "ca.pem"), join(folder, "leaf.pem")];
  writeFileSync(ca, authority.certificate);
  writeFileSync(leaf, certificate);
  const { stdout, stderr } = spawnSync("openssl", ["verify", "-x509_strict", "-CAfile", ca, leaf], {
    encoding: "utf8",
  });
  rmSync(folder, { recursive: true });
  expect(stderr).toBe("");
  expect(stdout).toBe(`${leaf}: OK\n`);
});

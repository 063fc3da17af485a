// Certificates of the simulator: those it is given, or those of an authority of its own.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createAuthority } from "../../shared/trust/authority.ts";
import type { SimulatorConfig } from "./configuration.ts";

/** All in PEM. */
export interface ServerCertificates {
  readonly key: string;
  readonly certificate: string;
  readonly authorities: string;
}

/** @throws Error where a file cannot be read or the folder not be written */
export async function serverCertificates(config: SimulatorConfig): Promise<ServerCertificates> {
  if (config.SPINE_KEY_FILE === "") return newCertificates(config);
  const [key, certificate, authorities] = await Promise.all([
    readFile(config.SPINE_KEY_FILE, "utf8"),
    readFile(config.SPINE_CERTIFICATE_FILE, "utf8"),
    readFile(config.SPINE_CLIENT_AUTHORITIES_FILE, "utf8"),
  ]);
  return { key, certificate, authorities };
}

async function newCertificates({ SPINE_NAMES, SPINE_CLIENT_FOLDER: folder }: SimulatorConfig) {
  const authority = await createAuthority("Dragoman test authority");
  const [server, client] = await Promise.all([
    authority.issue({ commonName: "Simulated Spine", hosts: ["localhost", "127.0.0.1", ...SPINE_NAMES] }),
    authority.issue({ commonName: "Client of the simulated Spine" }),
  ]);
  await mkdir(folder, { recursive: true });
  const put = (name: string, content: string) => writeFile(join(folder, name), content, { mode: 0o600 });
  await Promise.all([
    put("ca.pem", authority.certificate),
    put("client.pem", client.certificate),
    put("client-key.pem", client.key),
  ]);
  return { ...server, authorities: authority.certificate };
}

// Spine for a sandbox: the simulated one in this process, over the real wire, with certificates made at the start.
import { fixedIdentity } from "../../shared/networks/client-identity.ts";
import { type SpineClient, spineClient } from "../../shared/networks/spine/client.ts";
import type { SpineTiming } from "../../shared/networks/spine/exchange.ts";
import { createAuthority } from "../../shared/trust/authority.ts";
import { type AnswerMessage, startSpineSimulator } from "../simulator/spine.ts";

export interface SimulatedSpineOptions {
  readonly asid: string;
  readonly answer: AnswerMessage;
  readonly timing: SpineTiming;
}

/** A client of a Spine that listens on this machine only; closing it closes both. */
export async function simulatedSpine({ asid, answer, timing }: SimulatedSpineOptions): Promise<SpineClient> {
  const authority = await createAuthority("Dragoman sandbox");
  const [server, client] = await Promise.all([
    authority.issue({ commonName: "Simulated Spine", hosts: ["localhost", "127.0.0.1"] }),
    authority.issue({ commonName: "Translator" }),
  ]);
  const authorities = authority.certificate;
  const spine = await startSpineSimulator({ ...server, authorities, asid, answer, answersAtOnce: true });
  const connection = spineClient({
    origin: new URL(`https://127.0.0.1:${spine.origin.port}`),
    identity: fixedIdentity({ ...client, authorities }),
    timing,
  });
  const close = async () => {
    await connection.close();
    await spine.close();
  };
  return { ...connection, close };
}

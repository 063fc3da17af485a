// HTTP cases: the real server with a fresh store, and a Spine that answers as the case says (judge, section eps).
import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { families, operationsOf, spineOfPrescriptions } from "../../mappings/shipped.ts";
import { readTranslatorConfig, type TranslatorConfig } from "../../services/hl7v3-translator/configuration.ts";
import { storedRequests } from "../../services/hl7v3-translator/stored-requests.ts";
import { buildTranslator } from "../../services/hl7v3-translator/translator.ts";
import { KNOWN_CALLERS } from "../../services/standalone/sandbox-caller.ts";
import { simulatedSpine } from "../../services/standalone/simulated-spine.ts";
import { openStore } from "../../shared/durability/store/database.ts";
import { createRegistry } from "../../shared/mapping/registry.ts";
import { SPINE_TIMING, type SpineTiming } from "../../shared/networks/spine/exchange.ts";
import { createLogger } from "../../shared/service/logging.ts";
import { createVerifier, type Verifier } from "../../shared/trust/verify.ts";
import type { Case, Manifest, Recording, Script } from "./case.ts";
import { type ScriptedSpine, spineInSimulatedTime, spineOverTheWire } from "./scripted-spine.ts";

const registry = createRegistry(families);
const operations = operationsOf(registry);

interface Request {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly spineReply?: { readonly statusCode: number; readonly body: string };
}

const ACKNOWLEDGED = readFileSync(
  new URL("../../examples/eps/application-acknowledgement.xml", import.meta.url),
  "utf8",
);

/** Who is trusted where a case does not say so (judge, section eps). */
const AUTHORITIES = "../../signature/_context/nhs-int-level1d.json";

/** Certificate and revocation of the corpus, where a case has signatures verified; no list can be had. */
function verifierOf(c: Case, clock: () => Date): Verifier | undefined {
  if (c.settings?.verifySignatureOnCreation !== true) return undefined;
  return createVerifier({
    anchors: [JSON.parse(c.read(AUTHORITIES)).pem],
    revocation: c.revocation ?? "fail-closed",
    allowSha1: true,
    fetchList: () => Promise.reject(new Error("unreachable")),
    now: clock,
  });
}

function configOf({ mode, settings = {} }: Case, { runContext }: Manifest): TranslatorConfig {
  const configuration = readTranslatorConfig({
    ...(mode === "sandbox"
      ? { SANDBOX: "true" }
      : {
          SPINE_URL: "https://spine.example",
          SPINE_CLIENT_KEY_FILE: "given by the runner",
          SPINE_CLIENT_CERTIFICATE_FILE: "given by the runner",
          SPINE_AUTHORITIES_FILE: "given by the runner",
        }),
    ...(settings.production ? { ENVIRONMENT: "prod" } : {}),
    ...(settings.verifySignatureOnCreation
      ? { ENABLE_PRESCRIBING_SIGNATURE_VALIDATION: "true", SIGNATURE_AUTHORITIES: "given by the runner" }
      : {}),
    ...(settings.hosting === "aws" ? { MTLS_SPINE_CLIENT: "true" } : {}),
    PRESCRIBE_ENABLED: String(settings.prescribing ?? true),
    DISPENSE_ENABLED: String(settings.dispensing ?? true),
    TO_ASID: runContext.toAsid,
    TO_PARTY_KEY: runContext.toPartyKey,
    BASE_PATH: runContext.basePath,
  });
  if (!configuration.ok) throw new Error(configuration.problems.join("\n"));
  return configuration.config;
}

const timingOf = ({ initialDelayMs, pollingDelayMs, budgetMs }: Partial<Script>): SpineTiming => ({
  firstPollMs: initialDelayMs ?? SPINE_TIMING.firstPollMs,
  pollMs: pollingDelayMs ?? SPINE_TIMING.pollMs,
  deadlineMs: budgetMs ?? SPINE_TIMING.deadlineMs,
});

const scriptOf = (c: Case, { spineReply }: Request): Script => {
  if (c.spine !== undefined) return c.spine;
  const { statusCode: status, body } = spineReply ?? { statusCode: 200, body: ACKNOWLEDGED };
  return { replies: [{ status, body }] };
};

async function spineFor(c: Case, request: Request, config: TranslatorConfig): Promise<ScriptedSpine> {
  if (c.group === "spine-exchange") {
    const script = JSON.parse(c.read("replies.json")) as Script;
    return spineInSimulatedTime(script, timingOf(script));
  }
  if (c.mode !== "sandbox") return spineOverTheWire(scriptOf(c, request), timingOf(c.spine ?? {}));
  const answer = spineOfPrescriptions({ cancelsUnknown: true });
  const spine = await simulatedSpine({ asid: config.TO_ASID, answer, timing: SPINE_TIMING });
  return { spine, sent: [], close: spine.close };
}

/** Where the request of a case is: exchanges have one in common. */
const folderOf = ({ group }: Case): string => (group === "spine-exchange" ? "../_context/" : "");

export async function runHttp(c: Case, manifest: Manifest): Promise<Recording> {
  const config = configOf(c, manifest);
  const request = JSON.parse(c.read(`${folderOf(c)}request.json`)) as Request;
  const store = await openStore({ url: "sqlite::memory:" });
  const { spine, sent, close } = await spineFor(c, request, config);
  const clock = () => new Date(c.clock ?? "2022-02-01T00:00:00Z");
  const verifySignature = verifierOf(c, clock);
  const app = buildTranslator({
    registry,
    operations,
    config,
    callers: KNOWN_CALLERS,
    spine,
    requests: storedRequests(store),
    log: createLogger("conformance", "fatal"),
    clock,
    ...(verifySignature === undefined ? {} : { verifySignature }),
  });
  try {
    await app.listen({ host: "127.0.0.1", port: 0 });
    const answer = await ask((app.server.address() as AddressInfo).port, request, bodyOf(c, request));
    return { "answer.json": { ...answer, sent } };
  } finally {
    await app.close();
    await close();
    await store.close();
  }
}

function bodyOf(c: Case, { method }: Request): string | undefined {
  if (method === "GET" || method === "HEAD") return undefined;
  if (c.files.includes("body.json")) return c.read("body.json");
  return c.files.includes("fhir.json") || c.group === "spine-exchange" ? c.read(`${folderOf(c)}fhir.json`) : undefined;
}

async function ask(port: number, { method, url, headers }: Request, body: string | undefined) {
  const answer = await fetch(`http://127.0.0.1:${port}${url}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
  });
  return { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() };
}

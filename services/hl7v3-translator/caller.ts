// Who calls: the gateway's headers, and what stands in for them (eps.md 2.2, 2.5, 11).
import type { Caller } from "../../shared/mapping/rule.ts";
import { type Answer, failureAnswer } from "../../shared/service/answer.ts";
import { headerText } from "../../shared/service/headers.ts";
import type { Head } from "../../shared/service/route.ts";
import { isProduction, type TranslatorConfig } from "./configuration.ts";

/** Headers by which the gateway says who calls. */
export type GatewayHeader =
  | "NHSD-ASID"
  | "NHSD-Party-Key"
  | "NHSD-Scope"
  | "NHSD-Identity-UUID"
  | "NHSD-Session-URID"
  | "NHSD-Application-Id";

export type GatewayHeaders = Readonly<Partial<Record<GatewayHeader, string>>>;

/** What the owner of the service knows about callers without asking them; data of the surface that is served. */
export interface KnownCallers {
  /** The fixed caller of the sandbox. */
  readonly sandbox: GatewayHeaders;
  /** Scopes that everyone has where the gateway has checked them. */
  readonly hostedScopes: string;
}

/** How this process reads callers. */
export interface CallerReader {
  readonly header: (head: Head, name: GatewayHeader) => string;
  readonly caller: (head: Head) => Caller;
  /** 400 that names each of these headers that is absent; undefined where all are there. */
  readonly demand: (head: Head, names: readonly GatewayHeader[]) => Answer | undefined;
}

export const callerReader = (config: TranslatorConfig, known: KnownCallers): CallerReader => {
  const standIns: GatewayHeaders = config.SANDBOX ? known.sandbox : defaultSender(config);
  const imposed: GatewayHeaders = config.MTLS_SPINE_CLIENT ? { "NHSD-Scope": known.hostedScopes } : {};
  const features = [
    ...(config.PRESCRIBE_ENABLED ? ["prescribing"] : []),
    ...(config.DISPENSE_ENABLED ? ["dispensing"] : []),
  ];
  const header = ({ headers }: Head, name: GatewayHeader) =>
    imposed[name] ?? (headerText(headers, name) || (standIns[name] ?? ""));
  return {
    header,
    caller: (head) => ({ scopes: header(head, "NHSD-Scope").split(" ").filter(Boolean), features }),
    demand: (head, names) => {
      const absent: string[] = names.filter((name) => header(head, name) === "");
      if (!head.trace.given && !config.SANDBOX) absent.unshift("NHSD-Request-ID");
      if (absent.length === 0) return undefined;
      return failureAnswer(
        "missingHeader",
        absent.map((name) => `Required header ${name} is missing.`),
      );
    },
  };
};

const defaultSender = (config: TranslatorConfig): GatewayHeaders =>
  config.ENABLE_DEFAULT_ASID_PARTY_KEY
    ? { "NHSD-ASID": config.DEFAULT_PTL_ASID, "NHSD-Party-Key": config.DEFAULT_PTL_PARTY_KEY }
    : {};

/** Headers of testers; production refuses them (D-9). */
const TESTERS_HEADERS = ["x-skip-validation", "x-raw-response"];

/** 403 where production is called with the headers of testers. */
export const refuseTesters = (config: TranslatorConfig, { headers }: Head): Answer | undefined => {
  if (!isProduction(config)) return undefined;
  const refused = TESTERS_HEADERS.filter((name) => headers[name] !== undefined);
  return refused.length > 0 ? failureAnswer("refusedHeader", [`Invalid headers: ${refused.join(", ")}.`]) : undefined;
};

/** Shape checks stay on unless the header is there, whatever it holds (eps.md 2.2). */
export const wantsShapeChecked = ({ headers }: Head): boolean => headers["x-skip-validation"] === undefined;

/** Facts about the caller for the request's log line; what is not a plain code is left out (platform.md 11 point 9). */
export const noteCaller = ({ headers, notes }: Head): void => {
  const application = headerText(headers, "NHSD-Application-Id");
  const organisation = headerText(headers, "NHSD-End-User-Organisation-ODS");
  if (/^[\w-]{1,40}$/.test(application)) notes.applicationId = application;
  if (/^[A-Z0-9]{3,6}$/.test(organisation)) notes.ods = organisation;
};

// A route as data: what the HTTP server serves, and what /openapi.json says about it.
import type { IncomingHttpHeaders } from "node:http";
import type { Answer } from "./answer.ts";
import type { Trace } from "./headers.ts";
import type { FailureName } from "./operation-outcome.ts";

/** What is known of a request once its headers are there. */
export interface Head {
  readonly trace: Trace;
  readonly headers: IncomingHttpHeaders;
  /** Values are text, or a list where a name is repeated. */
  readonly query: Readonly<Record<string, unknown>>;
  /** Facts for the request's log line; never a patient's data. */
  readonly notes: Record<string, string | number>;
  /** Told once, when the answer is out or the caller gone, and the handler is done in either case. */
  readonly whenOver: (act: () => void) => void;
}

/** A whole request. */
export interface Exchange extends Head {
  /** `type/subtype` of the body; "" where the caller did not say. */
  readonly mediaType: string;
  /** Text of the body; "" where the route takes none. */
  readonly body: string;
}

/** One example in the API description. */
export interface Example {
  readonly summary: string;
  /** JSON value, or text. */
  readonly value: unknown;
}

export interface Content {
  /** Name of a schema in the API description. */
  readonly schema: SchemaName;
  readonly examples?: Readonly<Record<string, Example>>;
}

export type SchemaName = "Resource" | "OperationOutcome" | "Parameters" | "CapabilityStatement" | "Json" | "Text";

export interface Parameter {
  readonly name: string;
  readonly in: "header" | "query" | "path";
  readonly description: string;
  readonly required?: true;
  readonly format?: "uuid";
  readonly choices?: readonly string[];
}

export interface RouteDescription {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters?: readonly Parameter[];
  /** Bodies by media type. */
  readonly request?: Readonly<Record<string, Content>>;
  readonly response: { readonly description: string; readonly content: Readonly<Record<string, Content>> };
  /** Failures that callers must expect, each shown with its outcome. */
  readonly failures?: readonly FailureName[];
}

export interface Route {
  readonly method: "GET" | "POST";
  /** Segments that begin with a colon take any text. */
  readonly path: string;
  /** Media types of the body ("" where a caller may leave the type out); absent: a body is not looked at. */
  readonly accepts?: readonly string[];
  /** For people and machines that look after the service: trace headers are not checked, answers are not FHIR. */
  readonly operational?: true;
  /** Refuses by the headers alone, before the body is read. */
  readonly admit?: (head: Head) => Answer | undefined;
  readonly handle: (exchange: Exchange) => Answer | Promise<Answer>;
  readonly description: RouteDescription;
}

// /openapi.json, generated from the route table (platform.md 9).
import { failureAnswer } from "./answer.ts";
import { type FailureName, failures } from "./operation-outcome.ts";
import type { Content, Parameter, Route, SchemaName } from "./route.ts";

export interface ApiInfo {
  readonly title: string;
  readonly version: string;
  /** Markdown. */
  readonly description: string;
  readonly servers: readonly { readonly url: string; readonly description: string }[];
}

const TRACE: readonly Parameter[] = [
  {
    name: "X-Request-ID",
    in: "header",
    description: "Id of this request, a UUID; the gateway hands it on as NHSD-Request-ID. Comes back in the answer.",
    format: "uuid",
  },
  {
    name: "X-Correlation-ID",
    in: "header",
    description: "Id of the caller's own transaction; the gateway hands it on as NHSD-Correlation-ID. Comes back.",
  },
];

const resource = (type?: string) => ({
  type: "object",
  required: ["resourceType"],
  properties: { resourceType: type ? { type: "string", enum: [type] } : { type: "string" } },
});

const strings = { type: "array", items: { type: "string" } };
const coding = {
  type: "object",
  properties: { system: { type: "string" }, code: { type: "string" }, display: { type: "string" } },
};
const issue = {
  type: "object",
  required: ["severity", "code"],
  properties: {
    severity: { type: "string", enum: ["fatal", "error", "warning", "information"] },
    code: { type: "string" },
    details: { type: "object", properties: { coding: { type: "array", items: coding } } },
    diagnostics: { type: "string" },
    expression: strings,
  },
};

const SCHEMAS: Readonly<Record<SchemaName, object>> = {
  Resource: { ...resource(), description: "A FHIR R4 resource." },
  OperationOutcome: {
    ...resource("OperationOutcome"),
    required: ["resourceType", "issue"],
    properties: {
      resourceType: { type: "string", enum: ["OperationOutcome"] },
      issue: { type: "array", minItems: 1, items: issue },
    },
  },
  Parameters: resource("Parameters"),
  CapabilityStatement: resource("CapabilityStatement"),
  Json: { description: "JSON of the service's own." },
  Text: { type: "string" },
};

/** The API description as an OpenAPI 3.0.3 document. */
export const openApi = (info: ApiInfo, routes: readonly Route[]): object => {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) };
  }
  const { servers, ...about } = info;
  return { openapi: "3.0.3", info: about, servers, paths, components: { schemas: SCHEMAS } };
};

const operation = ({ description: route, operational }: Route): object => {
  const parameters = [...(operational ? [] : TRACE), ...(route.parameters ?? [])];
  return {
    operationId: route.operationId,
    summary: route.summary,
    description: route.description,
    parameters: parameters.map(parameter),
    ...(route.request ? { requestBody: { required: true, content: contents(route.request) } } : {}),
    responses: {
      200: { description: route.response.description, content: contents(route.response.content) },
      ...failureResponses(route.failures ?? []),
    },
  };
};

const parameter = ({ name, in: place, description, required, format, choices }: Parameter): object => ({
  name,
  in: place,
  description,
  ...(required || place === "path" ? { required: true } : {}),
  schema: { type: "string", ...(format ? { format } : {}), ...(choices ? { enum: choices } : {}) },
});

const contents = (byType: Readonly<Record<string, Content>>): object =>
  Object.fromEntries(
    Object.entries(byType).map(([type, { schema, examples }]) => [
      type,
      { schema: { $ref: `#/components/schemas/${schema}` }, ...(examples ? { examples } : {}) },
    ]),
  );

/** Failures that share a status share a response, each with its example. */
const failureResponses = (names: readonly FailureName[]): Record<string, object> => {
  const responses: Record<string, object> = {};
  for (const status of new Set(names.map((name) => failures[name].status))) {
    const same = names.filter((name) => failures[name].status === status);
    const examples = Object.fromEntries(
      same.map((name) => [name, { summary: failures[name].coding.display ?? name, value: example(name) }]),
    );
    responses[status] = {
      description: same.map((name) => failures[name].coding.display).join("; "),
      content: contents({ "application/fhir+json": { schema: "OperationOutcome", examples } }),
    };
  }
  return responses;
};

const example = (name: FailureName): unknown => JSON.parse(failureAnswer(name, ["What was expected, and where."]).body);

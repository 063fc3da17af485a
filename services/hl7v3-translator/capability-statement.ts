// GET /metadata: the CapabilityStatement, built from what the registry knows (D-38).
import type { MessageSummary } from "../../shared/mapping/conversion.ts";
import type { Deployment } from "../../shared/service/health.ts";
import { PREFIX } from "./surface.ts";

export interface CapabilityOptions {
  readonly messages: readonly MessageSummary[];
  /** Names of the operations, without the dollar sign. */
  readonly operations: readonly string[];
  readonly deployment: Deployment;
  readonly date: Date;
}

/** R4 CapabilityStatement of one running instance. */
export const capabilityStatement = ({ messages, operations, deployment, date }: CapabilityOptions): object => ({
  resourceType: "CapabilityStatement",
  status: "active",
  date: date.toISOString(),
  kind: "instance",
  software: { name: "Dragoman", ...(deployment.version ? { version: deployment.version } : {}) },
  implementation: { description: "Translation between FHIR R4 and HL7 V3" },
  fhirVersion: "4.0.1",
  format: ["application/fhir+json"],
  rest: [
    {
      mode: "server",
      documentation: `Messages that are translated:\n\n${messages.map(line).join("\n")}`,
      ...(messages.length > 0 ? { resource: resources(messages) } : {}),
      operation: operations.map((name) => ({ name, definition: `openapi.json#/paths/${pointer(name)}/post` })),
    },
  ],
});

const ARROWS = { toLegacy: "FHIR to legacy", toFhir: "legacy to FHIR" } as const;

const line = ({ id, title, fhir, legacy, directions }: MessageSummary): string =>
  `- \`${id}\`: ${title}; ${fhir}, ${legacy} (${directions.map((direction) => ARROWS[direction]).join(", ")})`;

/** Each resource type once, with the messages that it carries. */
const resources = (messages: readonly MessageSummary[]): object[] => {
  const types = [...new Set(messages.map(({ fhir }) => fhir))];
  return types.map((type) => ({
    type,
    documentation: messages
      .filter(({ fhir }) => fhir === type)
      .map(({ id }) => id)
      .join(", "),
  }));
};

/** JSON pointer token of an operation's path, as a URI fragment. */
const pointer = (name: string): string => `${PREFIX}/$${name}`.replaceAll("/", "~1");

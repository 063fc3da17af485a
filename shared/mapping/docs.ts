// Mapping pages out of the tables: legacy path, cardinality, FHIR path, rule, as the field writes them.

import type { OutlineLine } from "./outline.ts";
import { outline } from "./outline.ts";
import type { KnownMessage } from "./registry.ts";

const cell = (text: string): string => text.replace(/\|/g, "\\|").replace(/</g, "&lt;");

const condition = ({ conditions }: OutlineLine): string =>
  conditions.map(({ fact, values }) => `${fact.id}: ${values.join(", ")}`).join("; ");

const direction = ({ oneWay }: OutlineLine): string =>
  oneWay === undefined ? "⇄" : oneWay.only === "toLegacy" ? `→ ${oneWay.reason}` : `← ${oneWay.reason}`;

const tableRow = (line: OutlineLine): string =>
  `| ${[line.legacy, line.card, line.fhir, line.rule, condition(line), direction(line)].map(cell).join(" | ")} |`;

const HEAD = ["| Legacy | Card | FHIR | Rule | Only for | Way |", "|---|---|---|---|---|---|"];

/** One page of Markdown for a message. */
export function mappingPage({ id, message, family }: KnownMessage): string {
  const lines = outline(message.table, message.legacy);
  const rules = [...(message.permissions ?? []), ...(message.rules ?? [])];
  return [
    `# ${message.title}`,
    "",
    `\`${id}\`: ${message.table.model} ⇄ ${family.wire.name} \`${message.legacy}\` (${message.spec}). Directions: ${message.directions.join(", ")}.`,
    "",
    "⇄ both ways, → towards the legacy system only, ← towards FHIR only.",
    "",
    ...HEAD,
    ...lines.map(tableRow),
    "",
    ...(rules.length === 0 ? [] : ["## Rules", "", ...rules.map((r) => `- \`${r.id}\` (${r.spec}): ${r.title}`), ""]),
  ].join("\n");
}

// The laws of the tables over the whole corpus, and an explanation for every node that is written: counted and printed.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { families } from "../../mappings/shipped.ts";
import type { Direction, MappingContext } from "../../shared/mapping/conversion.ts";
import { createRegistry } from "../../shared/mapping/registry.ts";
import { checkLaw } from "../laws/law.ts";

const registry = createRegistry(families);

const context: MappingContext = {
  now: new Date("2022-02-01T00:00:00Z"),
  newId: () => crypto.randomUUID(),
  values: { toAsid: "1", fromAsid: "2", transactionNumber: "1", interchangeNumber: "1", messageNumber: "1" },
};

interface Source {
  readonly mapping: string;
  readonly direction: Direction;
  readonly inputs: readonly string[];
}

const filesIn = (folder: string, file: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .map((id) => join(folder, id, file))
        .filter((path) => existsSync(path))
        .map((path) => readFileSync(path, "utf8"))
    : [];

/** Accepted acceptances of the NHAIS corpus. */
function acceptances(corpora: string): string[] {
  const folder = join(corpora, "nhais");
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  return manifest.cases
    .filter((c: any) => c.kind === "golden-outbound" && c.transaction === "acceptance")
    .map((c: any) => join(folder, c.id, c.files.request))
    .filter((path: string) => existsSync(path))
    .map((path: string) => readFileSync(path, "utf8"));
}

const sourcesOf = (corpora: string): Source[] => [
  ...["prescription-order", "prescription-order-update"].flatMap((group): Source[] => [
    { mapping: `eps/${group}`, direction: "toLegacy", inputs: filesIn(join(corpora, "eps", group), "fhir.json") },
    { mapping: `eps/${group}`, direction: "toFhir", inputs: filesIn(join(corpora, "eps", group), "hl7v3.xml") },
  ]),
  {
    mapping: "eps/parent-prescription",
    direction: "toFhir",
    inputs: filesIn(join(corpora, "eps", "signature"), "hl7v3.xml"),
  },
  { mapping: "nhais/acceptance", direction: "toLegacy", inputs: acceptances(corpora) },
];

/** Prints the counts; false where a leaf went missing without a word. */
export function holdLaws(corpora: string): boolean {
  let isKept = true;
  for (const { mapping, direction, inputs } of sourcesOf(corpora)) {
    const results = inputs.map((input) => checkLaw(registry, mapping, direction, input, context));
    const converted = results.filter((r) => r.leaves !== undefined);
    const lost = new Set(results.flatMap((r) => r.lost.map((l) => l.replace(/=.*/s, ""))));
    const leaves = converted.reduce((sum, r) => sum + r.leaves!, 0);
    const refused = inputs.length - converted.length;
    console.log(
      `law: ${mapping} ${direction}: ${converted.length} messages there and back, ${leaves} leaves, ${lost.size} lost without a word, ${refused} refused with a place`,
    );
    for (const path of lost) console.error(`  ${path}`);
    if (lost.size > 0 && direction === "toLegacy") isKept = false;
  }
  return isKept;
}

/** Prints how many nodes of the written orders there are, and how many have a row that wrote them. */
export function explainOrders(corpora: string): boolean {
  let nodes = 0;
  let explained = 0;
  for (const input of filesIn(join(corpora, "eps", "prescription-order"), "fhir.json")) {
    const { explanations = [] } = registry.convert({
      mapping: "eps/prescription-order",
      direction: "toLegacy",
      input,
      context,
      explain: true,
    });
    nodes += explanations.length;
    explained += explanations.filter((e) => e.row !== "").length;
  }
  console.log(`explain: ${nodes} elements and attributes of the orders, ${explained} written by a row of a table`);
  return nodes > 0;
}

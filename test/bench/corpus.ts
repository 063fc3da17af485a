// What is measured on: the orders and answers of the corpus where it lies beside the checkout, else the project's examples.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const root = dirname(dirname(import.meta.dirname));
const corpus = join(dirname(root), "shared", "corpus", "eps");

export interface BenchInputs {
  readonly source: string;
  readonly orders: readonly string[];
  readonly acknowledgements: readonly string[];
  readonly cancellationResponses: readonly string[];
}

const filesIn = (folder: string, file: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .map((id) => join(folder, id, file))
        .filter((path) => existsSync(path))
        .map((path) => readFileSync(path, "utf8"))
    : [];

const examples = (prefix: string): string[] =>
  readdirSync(join(root, "examples", "eps"))
    .filter((name) => name.startsWith(prefix))
    .map((name) => readFileSync(join(root, "examples", "eps", name), "utf8"));

export function benchInputs(): BenchInputs {
  if (existsSync(corpus))
    return {
      source: "corpus",
      orders: filesIn(join(corpus, "prescription-order"), "fhir.json"),
      acknowledgements: filesIn(join(corpus, "ack"), "hl7v3.xml"),
      cancellationResponses: filesIn(join(corpus, "cancel-response"), "hl7v3.xml"),
    };
  return {
    source: "examples",
    orders: examples("prescription-order").filter((t) => t.includes('"prescription-order"')),
    acknowledgements: examples("application-acknowledgement"),
    cancellationResponses: examples("cancellation-response"),
  };
}

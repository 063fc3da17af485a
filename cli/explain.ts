// dragoman explain: which row wrote each node of the output, from which nodes of the input, through which codec.
import type { Explanation } from "../shared/mapping/conversion.ts";
import { operationOutcome } from "../shared/service/operation-outcome.ts";
import { contextOf, directionOf, entriesOf } from "./context.ts";
import { type ConvertOptions, readAll } from "./convert.ts";
import { loadRegistry } from "./families.ts";

export interface ExplainOptions extends ConvertOptions {
  readonly json?: boolean;
}

const inWords = ({ output, row, rule, inputs, codec }: Explanation): string =>
  [
    output,
    `  written by ${row === "" ? rule : `${row} (${rule}${codec === "" ? "" : `, ${codec}`})`}`,
    ...inputs.map((input) => `  from ${input}`),
    "",
  ].join("\n");

/** `element`: only nodes whose path contains this text. Exit code 1: refused, or nothing of that name in the output. */
export async function explain(mapping: string | undefined, element: string | undefined, options: ExplainOptions) {
  const registry = await loadRegistry(options);
  const input = await readAll(process.stdin);
  const conversion = registry.convert({
    ...(mapping === undefined ? {} : { mapping }),
    direction: directionOf(input),
    input,
    context: contextOf(entriesOf(options.context ?? [])),
    explain: true,
  });
  if (conversion.explanations === undefined) {
    process.stderr.write(`${JSON.stringify(operationOutcome(conversion.faults), null, 2)}\n`);
    return 1;
  }
  const wanted = conversion.explanations.filter((e) => element === undefined || e.output.includes(element));
  process.stdout.write(options.json === true ? `${JSON.stringify(wanted, null, 1)}\n` : wanted.map(inWords).join(""));
  return wanted.length === 0 ? 1 : 0;
}

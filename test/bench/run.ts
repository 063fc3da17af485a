// npm run bench [-- --json FILE] [--only eps]: throughput per CPU second, start, memory; each with its mark.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { benchInputs } from "./corpus.ts";
import { benchEps, FLOOR_OF_THE_MARKS, measureOne } from "./eps.ts";
import { asJson, printed, type Result } from "./result.ts";
import { benchServer } from "./server.ts";

const { values } = parseArgs({
  options: { json: { type: "string" }, only: { type: "string" }, measure: { type: "string" } },
});
const inputs = benchInputs();

if (values.measure !== undefined) measureOne(values.measure, inputs);
else {
  console.log(`Measured on the ${inputs.source}: ${inputs.orders.length} orders.\n`);
  const conversions = benchEps();
  const scale = conversions.find((r) => r.name === "eps.order.floor")!.value / FLOOR_OF_THE_MARKS;
  const served: readonly Result[] = values.only === "eps" ? [] : await benchServer(inputs, scale);
  const results = [...conversions, ...served];
  console.log(printed(results));
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(asJson(results), null, 2)}\n`);
}

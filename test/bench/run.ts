// npm run bench [-- --json FILE] [--only eps|store]: throughput, start, memory; each with its mark.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { benchInputs } from "./corpus.ts";
import { benchEps, FLOOR_OF_THE_MARKS, measureOne } from "./eps.ts";
import { asJson, printed, type Result } from "./result.ts";
import { benchServer } from "./server.ts";
import { benchStores } from "./store.ts";

const { values } = parseArgs({
  options: { json: { type: "string" }, only: { type: "string" }, measure: { type: "string" } },
});
const inputs = benchInputs();

if (values.measure !== undefined) measureOne(values.measure, inputs);
else {
  const results = values.only === "store" ? await benchStores() : await benchTranslation();
  if (values.only === undefined) results.push(...(await benchStores()));
  console.log(printed(results));
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(asJson(results), null, 2)}\n`);
}

async function benchTranslation(): Promise<Result[]> {
  console.log(`Measured on the ${inputs.source}: ${inputs.orders.length} orders.\n`);
  const conversions = benchEps();
  const scale = conversions.find((r) => r.name === "eps.order.floor")!.value / FLOOR_OF_THE_MARKS;
  return values.only === "eps" ? conversions : [...conversions, ...(await benchServer(inputs, scale))];
}

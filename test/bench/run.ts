// npm run bench [-- --json FILE] [--only NAME]: throughput, start, memory; each with its mark.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { benchInputs } from "./corpus.ts";
import { benchEps, FLOOR_OF_THE_MARKS, measureOne } from "./eps.ts";
import { benchEmbeddedQueue } from "./queue/embedded.ts";
import { benchQueueGrowth } from "./queue/growth.ts";
import { benchRabbitQueue } from "./queue/rabbit.ts";
import { asJson, printed, type Result } from "./result.ts";
import { benchServer } from "./server.ts";
import { benchStores } from "./store.ts";
import { benchTrust } from "./trust.ts";

const { values } = parseArgs({
  options: { json: { type: "string" }, only: { type: "string" }, measure: { type: "string" } },
});
const inputs = benchInputs();

let translated: Result[] | undefined;
const translation = (): Result[] => {
  translated ??= benchEps();
  return translated;
};
/** How fast this machine is beside the one where the absolute marks were set. */
const scale = () => translation().find((r) => r.name === "eps.order.floor")!.value / FLOOR_OF_THE_MARKS;

/** In the order of a whole run; the long one last. */
const BENCHES: Readonly<Record<string, () => Promise<readonly Result[]> | readonly Result[]>> = {
  eps: translation,
  server: () => benchServer(inputs, scale()),
  trust: () => benchTrust(inputs.orders, scale()),
  store: benchStores,
  queue: async () => [...(await benchEmbeddedQueue()), await benchRabbitQueue()],
  growth: async () => [await benchQueueGrowth()],
};

if (values.measure !== undefined) measureOne(values.measure, inputs);
else await benchAll(values.only === undefined ? Object.keys(BENCHES) : [values.only]);

async function benchAll(names: readonly string[]) {
  const unknown = names.find((name) => !(name in BENCHES));
  if (unknown !== undefined) throw new Error(`no bench ${unknown}; there are ${Object.keys(BENCHES).join(", ")}`);
  console.log(`Measured on the ${inputs.source}: ${inputs.orders.length} orders.\n`);
  const results: Result[] = [];
  for (const name of names) results.push(...(await BENCHES[name]!()));
  console.log(printed(results));
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(asJson(results), null, 2)}\n`);
}

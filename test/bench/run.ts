// npm run bench [-- --json FILE] [--only PREFIX]: throughput per CPU second, start, memory; each with its mark.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { benchInputs } from "./corpus.ts";
import { benchEps } from "./eps.ts";
import { asJson, printed, type Result } from "./result.ts";
import { benchServer } from "./server.ts";

const FLOOR_OF_THE_MARKS = 13_500;

const { values } = parseArgs({ options: { json: { type: "string" }, only: { type: "string" } } });
const wanted = (name: string): boolean => values.only === undefined || name.startsWith(values.only);

const inputs = benchInputs();
console.log(`Measured on the ${inputs.source}: ${inputs.orders.length} orders.\n`);
const conversions = benchEps(inputs);
const scale = conversions.find((r) => r.name === "eps.order.floor")!.value / FLOOR_OF_THE_MARKS;
const served: readonly Result[] = wanted("http") ? await benchServer(inputs, scale) : [];
const results = [...conversions, ...served];
console.log(printed(results));
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(asJson(results), null, 2)}\n`);

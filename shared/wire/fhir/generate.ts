// `npm run generate`: writes the *.generated.* files of this folder out of HL7's R4 definitions.
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { readR4Table } from "./r4-definitions.ts";

/** File name to contents, for everything that is generated here. */
export async function generate(): Promise<Record<string, string>> {
  const table = readR4Table();
  return { "definitions.generated.json": `${JSON.stringify(table)}\n` };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  for (const [name, contents] of Object.entries(await generate())) {
    writeFileSync(new URL(name, import.meta.url), contents);
    console.log(`${name}: ${Math.round(contents.length / 1000)} kB`);
  }
}

// `npm run generate`: writes definitions.generated.json out of HL7's R4 definitions.
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { readR4Table } from "./r4-definitions.ts";

/** The R4 table, as its file has it. */
export const definitionsFile = (): string => `${JSON.stringify(readR4Table())}\n`;

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  writeFileSync(new URL("definitions.generated.json", import.meta.url), definitionsFile());
}

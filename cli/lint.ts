// dragoman lint: are the tables sound?
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Finding, lint, unusedCodes } from "../shared/mapping/lint.ts";
import { createRegistry } from "../shared/mapping/registry.ts";
import { schemaCheck } from "../shared/wire/xml/schema.ts";
import { contextOf, directionOf } from "./context.ts";
import { type FamilyOptions, loadFamilies, today } from "./families.ts";

export interface LintOptions extends FamilyOptions {
  readonly schema?: string;
  /** Folder of example messages: entries of code maps that none of them uses are listed. */
  readonly examples?: string;
  /** List the notes as well. */
  readonly notes?: boolean;
}

const filesBelow = (folder: string, ending: RegExp): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((f) => f.isFile() && ending.test(f.name))
    .map((f) => join(f.parentPath, f.name));

const show = ({ level, message, row, text }: Finding): string =>
  `${level}: ${message}${row === "" ? "" : ` ${row}`}: ${text}\n`;

/** Exit code 1 where there is an error or a warning. */
export async function lintTables(options: LintOptions): Promise<number> {
  const { families, overlays } = await loadFamilies(options);
  const schema =
    options.schema === undefined
      ? {}
      : { schema: schemaCheck(filesBelow(options.schema, /\.xsd$/).map((f) => readFileSync(f, "utf8"))) };
  const findings = lint(families, overlays, { today: today(), ...schema });
  if (options.examples !== undefined) {
    const registry = createRegistry(families, { overlays, today: today() });
    for (const file of filesBelow(options.examples, /\.(json|xml|edi)$/)) {
      const input = readFileSync(file, "utf8");
      registry.convert({ direction: directionOf(input), input, context: contextOf() });
    }
    findings.push(...unusedCodes(registry));
  }
  const shown = findings.filter((f) => f.level !== "note" || options.notes === true);
  process.stdout.write(shown.map(show).join(""));
  const [bad, notes] = [
    findings.filter((f) => f.level !== "note").length,
    findings.filter((f) => f.level === "note").length,
  ];
  process.stdout.write(
    `${bad === 0 ? "clean" : `${bad} problems`}, ${notes} notes${options.notes ? "" : " (--notes lists them)"}\n`,
  );
  return bad === 0 ? 0 : 1;
}

// dragoman docs: the mapping pages, out of the tables.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { mappingPage } from "../shared/mapping/docs.ts";
import { type FamilyOptions, loadRegistry } from "./families.ts";

export interface DocsOptions extends FamilyOptions {
  /** Folder for one page a message; without it everything goes to standard output. */
  readonly out?: string;
}

export async function docs(mapping: string | undefined, { out, ...options }: DocsOptions): Promise<number> {
  const registry = await loadRegistry(options);
  const known = registry.known().filter((k) => mapping === undefined || k.id === mapping || k.message.id === mapping);
  for (const k of known) {
    const page = mappingPage(k);
    if (out === undefined) process.stdout.write(`${page}\n`);
    else {
      const file = join(out, `${k.id}.md`);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, page);
    }
  }
  if (known.length === 0) process.stderr.write(`No message ${mapping}.\n`);
  return known.length === 0 ? 1 : 0;
}

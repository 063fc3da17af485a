// Runs every case of every corpus through the product and records the answers; comparing is the judge's work.
//
//   npm run conformance                             runs ../shared/corpus, has it judged, holds the rates against rates.json
//   npm run conformance -- --corpus DIR --out OUT   only runs and records
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import type { Case, Manifest, Recording } from "./case.ts";
import { runEps } from "./eps.ts";
import { explainOrders, holdLaws } from "./laws.ts";
import { holdPrivacy } from "./privacy.ts";

type Runner = (c: Case, manifest: Manifest) => Recording | Promise<Recording>;

const RUNNERS: Readonly<Record<string, Runner>> = { eps: runEps };

const NOT_BUILT: Recording = { "answer.json": { notBuilt: "not built yet" } };

function record(out: string, id: string, recording: Recording): void {
  const folder = join(out, id);
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(recording))
    writeFileSync(join(folder, name), typeof content === "string" ? content : JSON.stringify(content, null, 1));
}

async function runCorpus(name: string, corpus: string, out: string): Promise<number> {
  const manifest = JSON.parse(readFileSync(join(corpus, "manifest.json"), "utf8")) as Manifest;
  const runner = RUNNERS[name];
  for (const entry of manifest.cases) {
    const id = entry.id;
    const folder = join(corpus, id);
    const read = (file: string) => readFileSync(join(folder, file), "utf8");
    const isThere = runner !== undefined && existsSync(folder);
    record(join(out, name), id, isThere ? await runner({ ...entry, read }, manifest) : NOT_BUILT);
  }
  return manifest.cases.length;
}

async function runAll(corpora: string, out: string): Promise<void> {
  for (const name of readdirSync(corpora).filter((n) => existsSync(join(corpora, n, "manifest.json")))) {
    const count = await runCorpus(name, join(corpora, name), out);
    console.log(`${name}: ${count} cases`);
  }
}

interface Rate {
  readonly passed: number;
  readonly total: number;
}
type Rates = Record<string, Record<string, Rate>>;

/** Has the answers judged and compares the rates with those recorded; better ones are recorded. */
function judge(corpora: string, judgeProgram: string, out: string): boolean {
  const result = join(out, "judged.json");
  const { stdout } = spawnSync(process.execPath, [judgeProgram, corpora, out, "--json", result], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  console.log(stdout);
  const judged = JSON.parse(readFileSync(result, "utf8")) as Rates;
  const file = join(import.meta.dirname, "rates.json");
  const recorded: Rates = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  let held = true;
  for (const [corpus, kinds] of Object.entries(judged)) {
    for (const [kind, { passed, total }] of Object.entries(kinds)) {
      const before = recorded[corpus]?.[kind];
      if (before !== undefined && passed / total < before.passed / before.total) {
        console.error(`${corpus} ${kind}: ${passed}/${total}, was ${before.passed}/${before.total}`);
        held = false;
      } else if (passed > 0) recorded[corpus] = { ...recorded[corpus], [kind]: { passed, total } };
    }
  }
  if (held) writeFileSync(file, `${JSON.stringify(recorded, null, 2)}\n`);
  return held;
}

const { values } = parseArgs({ options: { corpus: { type: "string" }, out: { type: "string" } } });
if (values.corpus !== undefined) {
  await runAll(values.corpus, values.out ?? "out");
} else {
  const shared = join(dirname(dirname(dirname(import.meta.dirname))), "shared");
  if (!existsSync(join(shared, "corpus"))) {
    console.log("There is no corpus beside the checkout: nothing to run.");
    process.exit(0);
  }
  const out = mkdtempSync(join(tmpdir(), "dragoman-conformance-"));
  await runAll(join(shared, "corpus"), out);
  const held = judge(join(shared, "corpus"), join(shared, "judge", "judge.mjs"), out);
  rmSync(out, { recursive: true, force: true });
  const isKept = holdLaws(join(shared, "corpus"));
  const isExplained = explainOrders(join(shared, "corpus"));
  const isPrivate = await holdPrivacy(join(shared, "corpus"));
  process.exit(held && isKept && isExplained && isPrivate ? 0 : 1);
}

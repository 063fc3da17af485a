// The command line as people and pipelines use it: a process of its own, its output and its exit code. What README.md and
// docs/mapping.md tell to type is taken out of them and run.
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const PROJECT = join(import.meta.dirname, "..");
const TSX = import.meta.resolve("tsx");
const DRAGOMAN = `${JSON.stringify(process.execPath)} --import ${TSX} ${join(PROJECT, "cli/dragoman.ts")}`;

const folder = mkdtempSync(join(tmpdir(), "dragoman-cli-"));
afterAll(() => rmSync(folder, { recursive: true }));

const example = (file: string) => readFileSync(join(PROJECT, "examples", file), "utf8");

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly errors: string;
}

/** Runs shell lines in the temporary folder, where `dragoman` is the command. */
function shell(lines: string, input = ""): Promise<Ended> {
  const child = spawn("sh", ["-c", `dragoman() { ${DRAGOMAN} "$@"; }\n${lines}`], { cwd: folder });
  const [out, errors]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => errors.push(chunk));
  child.stdin.on("error", () => {}); // A command that has seen enough may close it.
  child.stdin.end(input);
  return new Promise((resolve) =>
    child.on("close", (code) =>
      resolve({ code, out: Buffer.concat(out).toString(), errors: Buffer.concat(errors).toString() }),
    ),
  );
}

/** The fenced block of a page that holds this text. */
function block(page: string, text: string): string {
  const blocks = readFileSync(join(PROJECT, page), "utf8").split(/^```.*\n/m);
  return blocks.find((b, i) => i % 2 === 1 && b.includes(text))!;
}

describe("dragoman convert", () => {
  it("translates standard input, and names on standard error what had no place", async () => {
    const { code, out, errors } = await shell("dragoman convert", example("eps/prescription-order.json"));
    expect(code).toBe(0);
    expect(out).toMatch(/^<\?xml [^>]*>\n<PORX_IN020101SM31 /);
    expect(errors).toMatch(/^noPlace \(clinical\): Bundle\.entry\[1\]\.resource\.dosageInstruction\[0\]\.timing$/m);
  });

  it("takes clock and sender from --context", async () => {
    const { out } = await shell(
      "dragoman convert --context now=2020-01-02T03:04:05Z --context fromAsid=111122223333",
      example("eps/prescription-order.json"),
    );
    expect(out).toContain('<creationTime value="20200102030405">');
    expect(out).toContain('extension="111122223333"');
  });

  it("refuses with exit code 1 and an OperationOutcome, and writes nothing", async () => {
    const broken = JSON.parse(example("eps/prescription-order.json"));
    broken.entry = [];
    const { code, out, errors } = await shell("dragoman convert --check", JSON.stringify(broken));
    expect([code, out]).toEqual([1, ""]);
    expect(JSON.parse(errors)).toMatchObject({ resourceType: "OperationOutcome" });
  });

  it("refuses losses where --policy says so", async () => {
    const { code, out, errors } = await shell(
      "dragoman convert --policy reject",
      example("eps/prescription-order.json"),
    );
    expect([code, out]).toEqual([1, ""]);
    expect(JSON.parse(errors).issue[0].expression).toHaveLength(1);
  });

  it("converts a batch, answers in order, and a bad line costs no other", async () => {
    const lines = [
      JSON.stringify({
        id: 1,
        input: example("eps/prescription-order.json"),
        context: { now: "2020-01-02T03:04:05Z" },
      }),
      "not JSON",
      "",
      JSON.stringify({ id: 3, input: 7 }),
      "null",
      JSON.stringify({ id: 4, mapping: "eps/nothing", input: "{}" }),
      JSON.stringify({ id: 5, direction: "toFhir", input: example("nhais/acceptance.edi") }),
    ];
    const { code, out } = await shell("dragoman convert --batch", lines.join("\n"));
    expect(code).toBe(0);
    const answers = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(answers.map((a) => [a.id, a.error?.resourceType ?? "converted"])).toEqual([
      [1, "converted"],
      [null, "OperationOutcome"],
      [3, "OperationOutcome"],
      [null, "OperationOutcome"],
      [4, "OperationOutcome"],
      [5, "converted"],
    ]);
    expect(answers[0].output).toContain('<creationTime value="20200102030405">');
    expect(JSON.stringify(answers[0].account)).toContain("dosageInstruction");
    expect(JSON.parse(answers[5].output).resourceType).toBe("Parameters");
  });

  it("ends in peace when its reader has seen enough", async () => {
    const { errors } = await shell("dragoman explain | head -1", example("eps/prescription-order.json"));
    expect(errors).toBe("");
  });
});

describe("dragoman explain", () => {
  it("names row, rule and sources of an element, as text and as JSON", async () => {
    const [words, json] = await Promise.all([
      shell("dragoman explain --element lineItemQuantity", example("eps/prescription-order.json")),
      shell("dragoman explain --element lineItemQuantity --json", example("eps/prescription-order.json")),
    ]);
    expect(words.out).toMatch(/lineItemQuantity.*\n {2}written by .*\n {2}from .*dispenseRequest\.quantity/);
    for (const e of JSON.parse(json.out)) expect(e.output).toContain("lineItemQuantity");
  });

  it("has exit code 1 where nothing of that name is in the output", async () => {
    const { code } = await shell("dragoman explain --element nowhere", example("eps/prescription-order.json"));
    expect(code).toBe(1);
  });
});

describe("dragoman lint", () => {
  it("finds the shipped tables clean", async () => {
    const { code, out } = await shell(`dragoman lint --examples ${join(PROJECT, "examples")}`);
    expect([code, out.trimEnd().split("\n")]).toEqual([0, [expect.stringMatching(/^clean, \d+ notes/)]]);
  });

  it("has exit code 1 for a path that the schema of the message does not have", async () => {
    const own = `export default ({ table, row, text, fhirModel, hl7v3 }) => ({
      id: "own", title: "Own", model: fhirModel, wire: hl7v3,
      messages: [{ id: "visit", title: "A visit", spec: "none", directions: ["toLegacy"], legacy: "Visit", fhirIs: {},
        table: table("visit", { fhir: "Encounter", spec: "none" }, [row("0..1", "class.code", "kind/@kode", text)]) }],
    });`;
    const schema = `<schema xmlns="http://www.w3.org/2001/XMLSchema"><element name="Visit"><complexType><sequence>
      <element name="kind"><complexType><attribute name="code" type="string"/></complexType></element>
      </sequence></complexType></element></schema>`;
    writeFileSync(join(folder, "own.mjs"), own);
    writeFileSync(join(folder, "visit.xsd"), schema);
    const { code, out } = await shell("dragoman lint --family ./own.mjs --schema . ");
    expect(code).toBe(1);
    expect(out).toMatch(/^error: own\/visit .*kode/m);
  });
});

describe("a file of the user's that cannot be used", () => {
  const overlay = (message: string, row: string) =>
    JSON.stringify({ message, owner: "us", until: "9999-12-31", reason: "test", changes: [{ row, remove: true }] });

  it.each([
    ["is not there", "--family ./nowhere.mjs", "", /nowhere\.mjs: /],
    ["is no module", "--family ./bad.mjs", "export default {", /^\.\/bad\.mjs: /],
    ["exports nothing", "--family ./bad.mjs", "export const family = 1;", /default export/],
    ["changes a row that is not there", "--overlay ./bad.json", overlay("nhais/acceptance", "x/y"), /no row x\/y/],
    [
      "changes a message that is not there",
      "--overlay ./bad.json",
      overlay("nhais/birth", "x"),
      /no message nhais\/birth/,
    ],
  ])("%s: one line and exit code 2", async (_, options, content, words) => {
    const file = options.replace(/.* /, "");
    if (content !== "") writeFileSync(join(folder, file), content);
    const { code, out, errors } = await shell(`dragoman convert ${options}`, example("nhais/acceptance.edi"));
    expect([code, out]).toEqual([2, ""]);
    expect(errors).toMatch(words);
    expect(errors.trimEnd().split("\n")).toHaveLength(1);
  });
});

describe("dragoman docs", () => {
  it("writes one page for each message", async () => {
    const { code } = await shell("dragoman docs --out pages");
    expect(code).toBe(0);
    expect(readdirSync(join(folder, "pages/eps"))).toContain("prescription-order.md");
    expect(readFileSync(join(folder, "pages/nhais/acceptance.md"), "utf8")).toContain("NAD+");
  });

  it("has exit code 1 for a message that is not known", async () => {
    expect(await shell("dragoman docs eps/nothing")).toMatchObject({ code: 1, out: "" });
  });
});

describe("dragoman start", () => {
  it("says what it cannot start with, all at once, with exit code 2", async () => {
    expect(await shell("dragoman start nothing")).toMatchObject({
      code: 2,
      errors: expect.stringContaining("nothing"),
    });
    expect(await shell("PORT=many dragoman start")).toMatchObject({ code: 2 });
    expect(await shell("SPINE_PORT=many dragoman start simulator")).toMatchObject({ code: 2 });
  });

  it("lists its settings", async () => {
    expect((await shell("dragoman start --settings")).out).toMatch(/^ {2}PORT$/m);
    expect((await shell("dragoman start simulator --settings")).out).toMatch(/^ {2}SPINE_PORT$/m);
  });
});

describe("the pages", () => {
  const typed = (lines: string) => shell(lines.replaceAll("npm run -s dragoman --", "dragoman"));
  let ward: Ended;
  beforeAll(async () => {
    ward = await typed(block("README.md", "ward.mjs"));
  }, 120_000);

  it("README: a mapping of one's own goes there and back, is explained and documented", () => {
    const xml = readFileSync(join(folder, "visit.xml"), "utf8");
    expect(ward.code).toBe(0);
    expect(xml).toMatch(/<number value="V1"><\/number><kind code="I"><\/kind><admitted on="20260203"><\/admitted>/);
    expect(ward.out).toContain('"period":{"start":"2026-02-03"}');
    expect(ward.out).toMatch(/^Visit\/kind\/@code\n {2}written by .*\n {2}from Encounter\.class\.code$/m);
    expect(ward.out).toContain("# A visit");
    expect(ward.errors).toContain("unmapped: Encounter.reasonCode[0].text");
  });

  it("docs/mapping.md: an overlay changes a shipped message", async () => {
    writeFileSync(join(folder, "overlay.mjs"), block("docs/mapping.md", "overlay.mjs"));
    const order = example("eps/prescription-order.json");
    const [plain, changed] = await Promise.all([
      shell("dragoman convert", order),
      shell("dragoman convert --overlay ./overlay.mjs", order),
    ]);
    const birth = (xml: string) => /<birthTime value="([^"]*)"/.exec(xml)?.[1];
    expect(birth(plain.out)).toMatch(/^\d{8}$/);
    expect(birth(changed.out)).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });
});

#!/usr/bin/env node
// The command line. Each command is a file of its own; here stand only their names, options and words.
import { Command, Option } from "commander";
import { Unusable } from "./unusable.ts";

const program = new Command("dragoman").description(
  "Translates between FHIR R4 and the messages of legacy health systems.",
);

/** Commands are loaded when asked for, so that `start` waits for nothing else. */
const run = async (command: Promise<number>): Promise<void> => {
  const code = await command.catch((error: Error) => {
    if (!(error instanceof Unusable)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  });
  if (code !== 0) process.exitCode = code;
};

const many = (value: string, before: string[] = []): string[] => [...before, value];

const withFamilies = (command: Command): Command =>
  command
    .option("--family <file>", "a message family of your own; may be given several times", many)
    .option("--overlay <file>", "changes of your own to a shipped message; may be given several times", many);

const withContext = (command: Command): Command =>
  command.option(
    "--context <key=value>",
    "a value of the context, or now=<ISO time>; may be given several times",
    many,
  );

program
  .command("start")
  .description("start a service; without a name all that work together, in this process")
  .argument("[service]", "standalone or simulator", "standalone")
  .addHelpText("after", () => "\nSettings are environment variables; `dragoman start [service] --settings` lists them.")
  .option("--settings", "list the settings")
  .action(async (service: string, options: { settings?: boolean }) => {
    const { settings, start } = await import("./start.ts");
    await run(options.settings ? Promise.resolve(settings(service)) : start(service));
  });

withContext(withFamilies(program.command("convert")))
  .description("convert a message from standard input to standard output; what did not travel goes to standard error")
  .argument("[mapping]", "id of the message; without it, it is recognised")
  .option("--batch", "one JSON object a line: {id, mapping, direction, input, context}")
  .addOption(new Option("--to <side>", "direction, where the input does not tell").choices(["legacy", "fhir"]))
  .addOption(new Option("--policy <policy>", "what to do about losses").choices(["report", "reject"]).default("report"))
  .option("--check", "check shape and business rules first")
  .action(async (mapping, options) => {
    const { convertBatch, convertOne } = await import("./convert.ts");
    await run(options.batch ? convertBatch(options) : convertOne(mapping, options));
  });

withContext(withFamilies(program.command("explain")))
  .description("say which row wrote each node of the output, and from what")
  .argument("[mapping]", "id of the message; without it, it is recognised")
  .option("--element <text>", "only nodes whose path contains this text")
  .option("--json", "as JSON")
  .action(async (mapping, options) => {
    const { explain } = await import("./explain.ts");
    await run(explain(mapping, options.element, options));
  });

withFamilies(program.command("lint"))
  .description("check the tables: R4 paths, legacy paths, unreachable and one-way rows, unused codes, overlays")
  .option("--schema <folder>", "XML schemas that the legacy paths must be in")
  .option("--examples <folder>", "example messages, to find codes that none of them uses")
  .option("--notes", "list one-way rows and unused codes as well")
  .action(async (options) => {
    const { lintTables } = await import("./lint.ts");
    await run(lintTables(options));
  });

withFamilies(program.command("docs"))
  .description("write the mapping pages from the tables")
  .argument("[mapping]", "id of the message; without it, all of them")
  .option("--out <folder>", "one Markdown file for each message")
  .action(async (mapping, options) => {
    const { docs } = await import("./docs.ts");
    await run(docs(mapping, options));
  });

// A reader that has seen enough (`| head`) is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

await program.parseAsync();

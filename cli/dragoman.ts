#!/usr/bin/env node
// The command line. Each command is a file of its own; here stand only their names, options and words.
import { Command, Option } from "commander";
import { operatorHelp } from "./operator-settings.ts";
import { Unusable } from "./unusable.ts";

const program = new Command("dragoman")
  .description("Translates between FHIR R4 and the messages of legacy health systems.")
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));

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

/** Commands on the store of the services; their settings stand at the end of their help. */
const forOperators = (command: Command): Command => command.addHelpText("after", operatorHelp);

const dead = program.command("dead").description("messages that were given up: list, show, replay, discard");
const asJson = ["--json", "as JSON"] as const;
const limited = ["--limit <count>", "at most so many", "50"] as const;

forOperators(dead.command("list"))
  .description("list them, oldest first")
  .option("--queue <name>", "of this queue")
  .option("--since <time>", "given up then or later")
  .option("--cause <text>", "whose cause contains this text")
  .option(...limited)
  .option(...asJson)
  .action(async (options) => {
    const { listDead } = await import("./dead.ts");
    await run(listDead(options));
  });

forOperators(dead.command("show"))
  .description("show one of them; its body only where asked for")
  .argument("<number>", "its number in the list")
  .option("--body", "with its body")
  .option(...asJson)
  .action(async (number, options) => {
    const { showDead } = await import("./dead.ts");
    await run(showDead(number, options));
  });

forOperators(dead.command("replay"))
  .description("put them back into their queues, behind what waits there of their keys, as if never tried")
  .argument("<number...>", "their numbers in the list")
  .action(async (numbers) => {
    const { replayDead } = await import("./dead.ts");
    await run(replayDead(numbers));
  });

forOperators(dead.command("discard"))
  .description("forget them with their bodies; the reason is kept")
  .argument("<number...>", "their numbers in the list")
  .requiredOption("--reason <text>", "why, without a patient's data")
  .action(async (numbers, options) => {
    const { discardDead } = await import("./dead.ts");
    await run(discardDead(numbers, options));
  });

const messages = program.command("messages").description("what the ledger knows of messages: find, show");

forOperators(messages.command("find"))
  .description("find messages, newest first")
  .option("--wire-id <id>", "that the wire knows by this id, of any kind")
  .option("--key <kind=value>", "with this business key")
  .option("--state <state>", "in this state")
  .addOption(new Option("--direction <direction>", "that came in or go out").choices(["in", "out"]))
  .option("--since <time>", "recorded then or later")
  .option("--until <time>", "recorded before")
  .option(...limited)
  .option(...asJson)
  .action(async (options) => {
    const { findMessages } = await import("./messages.ts");
    await run(findMessages(options));
  });

forOperators(messages.command("show"))
  .description("show one message and how it got where it is")
  .argument("<id>", "its id")
  .option("--body", "its body instead, where one is kept")
  .option(...asJson)
  .action(async (id, options) => {
    const { showMessage } = await import("./messages.ts");
    await run(showMessage(id, options));
  });

// A reader that has seen enough (`| head`) is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

await program.parseAsync();

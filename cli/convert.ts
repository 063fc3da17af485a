// dragoman convert: one message from standard input to standard output, or a batch, one JSON object a line.

import { createInterface } from "node:readline";
import { type Account, accountReport } from "../shared/mapping/account.ts";
import type { Conversion, Direction, Registry } from "../shared/mapping/conversion.ts";
import { SENT } from "../shared/mapping/rule.ts";
import { operationOutcome } from "../shared/service/operation-outcome.ts";
import { contextOf, directionOf, entriesOf } from "./context.ts";
import { type FamilyOptions, loadRegistry } from "./families.ts";

export interface ConvertOptions extends FamilyOptions {
  readonly batch?: boolean;
  readonly to?: "legacy" | "fhir";
  readonly context?: readonly string[];
  readonly policy?: "report" | "reject";
  readonly check?: boolean;
}

export async function readAll(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Buffer));
  return Buffer.concat(chunks).toString("utf8");
}

const DIRECTIONS: Readonly<Record<string, Direction>> = { legacy: "toLegacy", fhir: "toFhir" };

/** What was lost, one line each, for a person who looks at the terminal. */
const lossesOf = (account: Account): string =>
  account.entries
    .map(({ kind, path, weight }) => `${kind}${weight === undefined ? "" : ` (${weight})`}: ${path}\n`)
    .join("");

/** Exit code 0: converted; 1: refused, with an OperationOutcome on standard error. */
export async function convertOne(mapping: string | undefined, options: ConvertOptions): Promise<number> {
  const registry = await loadRegistry(options);
  const input = await readAll(process.stdin);
  const conversion = registry.convert({
    ...(mapping === undefined ? {} : { mapping }),
    direction: options.to === undefined ? directionOf(input) : DIRECTIONS[options.to]!,
    input,
    context: contextOf(entriesOf(options.context ?? [])),
    policy: options.policy ?? "report",
    checkShape: options.check === true,
    ...(options.check === true ? { checkRules: SENT } : {}),
  });
  if (conversion.output === undefined) {
    process.stderr.write(`${JSON.stringify(operationOutcome(conversion.faults), null, 2)}\n`);
    return 1;
  }
  process.stdout.write(`${conversion.output}\n`);
  process.stderr.write(lossesOf(conversion.account));
  return 0;
}

/** A line of a batch: an id to find the answer by, what to convert, and the context it is converted in. */
interface BatchRequest {
  readonly id?: unknown;
  readonly mapping?: string;
  readonly direction?: Direction;
  readonly input: string;
  readonly context?: Readonly<Record<string, string>>;
}

const answerOf = (id: unknown, conversion: Conversion) =>
  conversion.output === undefined
    ? { id, error: operationOutcome(conversion.faults) }
    : { id, output: conversion.output, account: accountReport(conversion.account) };

function convertLine(registry: Registry, line: string): object {
  let request: BatchRequest;
  try {
    request = JSON.parse(line) as BatchRequest;
  } catch {
    return { id: null, error: refusalOf("The line is not JSON.") };
  }
  const { id = null, mapping, direction, input, context } = request ?? {};
  if (typeof input !== "string") return { id, error: refusalOf("The member input must be the message as a text.") };
  const conversion = registry.convert({
    ...(mapping === undefined ? {} : { mapping }),
    direction: direction ?? directionOf(input),
    input,
    context: contextOf(context),
  });
  return answerOf(id, conversion);
}

const refusalOf = (diagnostics: string) =>
  operationOutcome([{ severity: "error", code: "invalid", expression: "", diagnostics }]);

/** One answer a line, in the order of the requests; a line that cannot be converted costs no other. */
export async function convertBatch(options: ConvertOptions): Promise<number> {
  const registry = await loadRegistry(options);
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === "") continue;
    const written = process.stdout.write(`${JSON.stringify(convertLine(registry, line))}\n`);
    if (!written) await new Promise((resume) => process.stdout.once("drain", resume));
  }
  return 0;
}

// The registry: message families behind one verb. Tables are compiled when a family is handed in.
import type { Account, AccountEntry } from "./account.ts";
import { spread } from "./compile/common.ts";
import { Formats } from "./compile/formats.ts";
import { apply, type CompiledTable } from "./compile/scope.ts";
import type { Conversion, ConversionRequest, Direction, Explanation, MessageSummary, Registry } from "./conversion.ts";
import { explainModel, explainWire } from "./explain.ts";
import type { Family, Message, Overlay } from "./family.ts";
import { type Fault, refuses, tooFew, tooMany } from "./fault.ts";
import type { ModelPath, Standing, Verdict } from "./port.ts";
import { Several, type WirePath } from "./port.ts";
import type { Rule, Stage } from "./rule.ts";
import { Run } from "./run.ts";
import { holdsOn, vary } from "./vary.ts";
import { locateWire, walkWire } from "./wire-account.ts";

/** A message with its table compiled, and how it is recognised. */
export interface KnownMessage {
  readonly id: string;
  readonly family: Family;
  readonly message: Message;
  readonly formats: Formats;
  readonly compiled: CompiledTable;
  readonly fhirIs: readonly { readonly path: ModelPath; readonly values: readonly string[] }[];
  readonly legacyIs: readonly { readonly path: WirePath; readonly values: readonly string[] }[];
  /** Compiled anew for explain: marks cost time. */
  readonly tracing: () => { readonly formats: Formats; readonly compiled: CompiledTable };
}

export interface RegistryOptions {
  readonly overlays?: readonly Overlay[];
  /** Today (`yyyy-MM-dd`), for the end dates of overlays. */
  readonly today?: string;
}

export interface FullRegistry extends Registry {
  readonly known: () => readonly KnownMessage[];
  readonly families: readonly Family[];
  readonly overlays: readonly Overlay[];
}

/**
 * A registry of the given families.
 *
 * @throws TypeError where a table does not fit its formats (a path that R4 does not have, a change to a row that is not there),
 *   or an overlay is of no known message.
 */
export function createRegistry(families: readonly Family[], options: RegistryOptions = {}): FullRegistry {
  const overlays = options.overlays ?? [];
  const today = options.today ?? "0000-00-00";
  const active = overlays.filter((o) => holdsOn(o, today));
  const known = families.flatMap((family) => {
    const formats = new Formats(family.model, family.wire);
    return family.messages.map((message) => know(family, overlaid(family, message, active), formats));
  });
  for (const { message, owner } of overlays)
    if (!known.some((k) => k.id === message)) throw new TypeError(`overlay of ${owner}: no message ${message}`);
  return {
    families,
    overlays,
    known: () => known,
    messages: () => known.map(summary),
    convert: (request) => convert(known, families, request),
  };
}

function overlaid(family: Family, message: Message, overlays: readonly Overlay[]): Message {
  const own = overlays.filter((o) => o.message === `${family.id}/${message.id}`);
  const table = own.reduce((t, o) => vary(t, t.id, o.changes), message.table);
  return { ...message, table };
}

function know(family: Family, message: Message, formats: Formats): KnownMessage {
  let traced: ReturnType<KnownMessage["tracing"]> | undefined;
  const { table } = message;
  return {
    id: `${family.id}/${message.id}`,
    family,
    message,
    formats,
    compiled: formats.table(table),
    fhirIs: Object.entries(message.fhirIs ?? {}).map(([text, values]) => ({
      path: family.model.path(text, table.model, table.slices),
      values,
    })),
    legacyIs: Object.entries(message.legacyIs ?? {}).map(([text, values]) => ({
      path: family.wire.path(text),
      values,
    })),
    tracing: () => {
      if (traced === undefined) {
        const f = new Formats(family.model, family.wire, true);
        traced = { formats: f, compiled: f.table(table) };
      }
      return traced;
    },
  };
}

const summary = ({ id, family, message }: KnownMessage): MessageSummary => ({
  id,
  title: message.title,
  spec: message.spec,
  directions: message.directions,
  fhir: message.table.model,
  wire: family.wire.name,
  legacy: message.legacy,
});

// ---- one conversion ---------------------------------------------------------------------------------------------------

const NO_ACCOUNT: Account = { leaves: 0, accounted: 0, entries: [] };

const refused = (faults: readonly Fault[], status = 400, message?: string, account = NO_ACCOUNT): Conversion => ({
  ok: false,
  ...(message === undefined ? {} : { message }),
  status,
  faults,
  account,
});

const fatal = (code: Fault["code"], diagnostics: string, expression = ""): Fault => ({
  severity: "fatal",
  code,
  expression,
  diagnostics,
});

function convert(known: readonly KnownMessage[], families: readonly Family[], request: ConversionRequest): Conversion {
  const { direction } = request;
  const candidates = named(known, request.mapping).filter((k) => k.message.directions.includes(direction));
  if (candidates.length === 0) return refused([fatal("not-found", unknownMapping(known, request))]);
  const faults: Fault[] = [];
  const parsed = new Map<unknown, unknown>();
  for (const family of families.filter((f) => candidates.some((c) => c.family === f))) {
    const port = direction === "toLegacy" ? family.model : family.wire;
    if (!parsed.has(port)) {
      const result = port.parse(request.input);
      if (!result.ok) faults.push(result.fault);
      parsed.set(port, result.ok ? result.value : undefined);
    }
    const root = parsed.get(port);
    if (root === undefined) continue;
    const own = candidates.filter((c) => c.family === family);
    const found = request.mapping !== undefined && own.length === 1 ? own[0] : recognise(own, root, direction);
    if (found !== undefined)
      return direction === "toLegacy" ? toLegacy(found, root, request) : toFhir(found, root, request);
  }
  if (faults.length > 0) return refused(faults.slice(0, 1));
  const root = [...parsed.values()].find((r) => r !== undefined);
  return refused(unrecognised(candidates, root, direction));
}

function named(known: readonly KnownMessage[], mapping: string | undefined): readonly KnownMessage[] {
  if (mapping === undefined) return known;
  return known.filter((k) => k.id === mapping || k.message.id === mapping);
}

const unknownMapping = (known: readonly KnownMessage[], { mapping, direction }: ConversionRequest): string => {
  const possible = known.filter((k) => k.message.directions.includes(direction)).map((k) => k.id);
  const what = mapping === undefined ? "No message" : "The mapping asked for is no message that";
  return `${what} can be converted in this direction. There are: ${possible.join(", ")}.`;
};

function recognise(candidates: readonly KnownMessage[], root: any, direction: Direction): KnownMessage | undefined {
  const fits = direction === "toLegacy" ? fitsFhir : fitsLegacy;
  const fitting = candidates.filter((k) => fits(k, root));
  const specific = (k: KnownMessage) => (direction === "toLegacy" ? k.fhirIs : k.legacyIs).length;
  return fitting.sort((a, b) => specific(b) - specific(a))[0];
}

function fitsFhir({ message, fhirIs }: KnownMessage, root: any): boolean {
  if (typeof root !== "object" || root === null || root.resourceType !== message.table.model) return false;
  if (message.fhirIs === undefined) return false;
  const run = new Run(root, NO_CONTEXT, false);
  return fhirIs.every(({ path, values }) => {
    const v = path.get(root, run);
    const found = v instanceof Several ? v.values : [v];
    return found.some((one) => typeof one === "string" && values.includes(one));
  });
}

function fitsLegacy({ message, family, legacyIs }: KnownMessage, root: any): boolean {
  if (family.wire.rootName(root) !== message.legacy) return false;
  return legacyIs.every(({ path, values }) => {
    let at = root;
    for (const step of path.steps) at = at === undefined ? undefined : family.wire.find(at, step)[0];
    const value = at === undefined ? undefined : family.wire.picker(path.slot ?? ".")(at);
    return value !== undefined && values.includes(value);
  });
}

const NO_CONTEXT = { now: new Date(0), newId: () => "", values: {} };

/** Why a document is none of the messages: its type, or the values by which messages of the type are told apart. */
function unrecognised(candidates: readonly KnownMessage[], root: any, direction: Direction): Fault[] {
  if (direction === "toFhir") {
    const names = [...new Set(candidates.map((k) => k.message.legacy))].join(", ");
    const diagnostics = `Not a message that can be translated. Known are: ${names}.`;
    return [{ severity: "error", code: "not-supported", expression: "", diagnostics }];
  }
  const types = [...new Set(candidates.map((k) => k.message.table.model))];
  const type = root?.resourceType;
  if (typeof type !== "string" || !types.includes(type))
    return [fatal("value", `Expected a resource of type ${types.join(" or ")}.`, "resourceType")];
  const asked = candidates.filter((k) => k.message.table.model === type).flatMap((k) => k.fhirIs);
  const paths = [...new Set(asked.map((f) => f.path.text))];
  const run = new Run(root, NO_CONTEXT, false);
  return paths.map((text) => {
    const same = asked.filter((f) => f.path.text === text);
    const [{ path } = { path: undefined }] = same;
    const found = path?.get(root, run);
    const expression = `${type}.${candidates[0]!.family.model.expression(text)}`;
    const [step] = path?.steps ?? [];
    if (step?.link !== undefined && step.link.resolve(root, run) === undefined)
      return tooFew(`${type}.${step.name}`, `Expected a ${step.link.type}, which tells what message this is.`);
    if (found === undefined)
      return tooFew(expression, `Expected a value of ${text}, which tells what message this is.`);
    if (found instanceof Several) return tooMany(expression, `Expected one value of ${text}.`);
    return fatal("value", `Expected ${text} to be one of: ${same.flatMap((f) => f.values).join(", ")}.`, expression);
  });
}

function newRun(root: unknown, request: ConversionRequest): Run {
  const run = new Run(root, request.context, request.account !== false);
  run.leafVerdicts = request.leafVerdicts;
  return run;
}

const brokenRules = (rules: readonly Rule[], root: unknown, stages: readonly Stage[]): readonly Fault[] =>
  rules.flatMap((rule) => (stages.includes(rule.stage) ? rule.check(root) : []));

function toLegacy(known: KnownMessage, root: any, request: ConversionRequest): Conversion {
  const { family, message } = known;
  const shape = request.checkShape === true ? family.model.validate(root) : [];
  // What has not the shape of a message is not worth a rule's word.
  if (refuses(shape)) return refused(shape, 400, known.id);
  const broken = brokenRules(message.rules ?? [], root, request.checkRules ?? []);
  const run = newRun(root, request);
  const { formats, compiled } = request.explain === true ? known.tracing() : known;
  const application = apply(compiled, root, run, "model");
  const part = formats.document(compiled, message);
  const body = typeof part === "string" ? part : part(root, application, run);
  const faults = run.faults((node) => family.model.locate(root, node));
  const account = run.accounting && faults.length === 0 ? accountOfModel(known, root, run) : NO_ACCOUNT;
  const unwanted = request.policy === "reject" ? rejections(account) : [];
  const told = new Set(broken.map((f) => f.expression));
  const all = [...shape, ...broken, ...faults.filter((f) => !told.has(f.expression)), ...unwanted];
  if (refuses(all)) return refused(all, 400, known.id, account);
  const explained = request.explain === true ? explainWire(family, formats, run, root, body) : undefined;
  return {
    ok: true,
    message: known.id,
    output: family.wire.document(explained?.text ?? body),
    outputType: family.wire.mediaType,
    status: 200,
    faults: all,
    account,
    ...(explained === undefined ? {} : { explanations: explained.explanations }),
  };
}

function toFhir(known: KnownMessage, root: any, request: ConversionRequest): Conversion {
  const { family, message } = known;
  const run = newRun(root, request);
  const { compiled } = request.explain === true ? known.tracing() : known;
  const output = family.model.create(message.table.model, run);
  compiled.read(root, output, apply(compiled, root, run, "wire"), run);
  spread(run, family.model.copy, family.model.merge);
  if (message.arrangement !== undefined) family.model.finish(output, run, message.arrangement);
  const faults = run.faults((node) => locateWire(family.wire, root, node));
  const account = run.accounting ? accountOfWire(known, root, run) : NO_ACCOUNT;
  const unwanted = request.policy === "reject" ? rejections(account) : [];
  const all = [...faults, ...unwanted];
  const status = message.status?.(root) ?? 200;
  if (refuses(all)) return refused(all, status === 200 ? 400 : status, known.id, account);
  const explanations: readonly Explanation[] | undefined =
    request.explain === true ? explainModel(family, run, root, output) : undefined;
  return {
    ok: true,
    message: known.id,
    output: family.model.write(output),
    outputType: family.model.mediaType,
    status,
    faults: all,
    account,
    ...(explanations === undefined ? {} : { explanations }),
  };
}

// ---- the account -------------------------------------------------------------------------------------------------------

class Report {
  leaves = 0;
  accounted = 0;
  readonly entries: AccountEntry[] = [];

  constructor(readonly each?: (path: string, said: Verdict) => void) {}

  entry(path: string, standing: Standing | undefined): void {
    if (standing?.kind === "noPlace") this.entries.push({ path, kind: "noPlace", weight: standing.weight });
    else this.entries.push({ path, kind: "unmapped" });
  }

  replace(from: number, whole: string, standing: Standing): void {
    this.entries.splice(from);
    this.entry(whole, standing);
  }

  settle(from: number, standing: Standing): void {
    for (const e of this.entries.splice(from)) this.entry(e.path, e.kind === "unmapped" ? standing : standingOf(e));
  }
}

const standingOf = ({ weight }: AccountEntry): Standing | undefined =>
  weight === undefined ? undefined : { kind: "noPlace", weight, deep: true };

function accountOfModel({ family }: KnownMessage, root: unknown, run: Run): Account {
  const report = new Report(run.leafVerdicts);
  family.model.walk(root, run, report);
  return closed(report, run);
}

function accountOfWire({ family }: KnownMessage, root: unknown, run: Run): Account {
  const report = new Report(run.leafVerdicts);
  walkWire(family.wire, root, run, report);
  return closed(report, run);
}

const closed = (report: Report, run: Run): Account => ({
  leaves: report.leaves,
  accounted: report.accounted,
  entries: [...report.entries, ...run.missing],
});

/** Policy `reject`: what would not travel refuses the message. */
const rejections = (account: Account): Fault[] =>
  account.entries.map(({ path, kind }) =>
    fatal(
      "not-supported",
      kind === "missing" ? "Nothing is there to be sent." : "The message has no place for this.",
      path,
    ),
  );

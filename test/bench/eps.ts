// Conversions of electronic prescriptions, in one thread.

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import * as saxes from "saxes";
import { eps } from "../../mappings/eps/family.ts";
import type { ConversionRequest, MappingContext } from "../../shared/mapping/conversion.ts";
import { createRegistry } from "../../shared/mapping/registry.ts";
import { SENT } from "../../shared/mapping/rule.ts";
import { parse } from "../../shared/wire/xml/read.ts";
import { isXmlFault, type XmlElement } from "../../shared/wire/xml/tree.ts";
import type { BenchInputs } from "./corpus.ts";
import { ratesOf, type Work } from "./measure.ts";
import type { Result } from "./result.ts";

const registry = createRegistry([eps]);

const context: MappingContext = {
  now: new Date("2026-02-03T10:00:00Z"),
  newId: () => crypto.randomUUID(),
  values: {
    toAsid: "567456789789",
    fromAsid: "200000001285",
    sdsUserId: "555254239107",
    sdsRoleProfileId: "555254240100",
    basePath: "example.test/eps",
  },
};

const ORDER = "eps/prescription-order";

function convert(input: string, more: Partial<ConversionRequest> = {}): string {
  const conversion = registry.convert({ direction: "toLegacy", input, context, ...more });
  if (conversion.output === undefined) throw new Error("a message of the bench was refused");
  return conversion.output;
}

/** Keeps results alive, so that no work is optimised away. */
let sink = 0;

const inTurn =
  (inputs: readonly string[], work: (input: string) => number): Work =>
  (i) => {
    sink += work(inputs[i % inputs.length]!);
  };

/** A tree as text by string concatenation: the least that writing can cost. */
function concatenated(e: XmlElement): string {
  let out = `<${e.name}`;
  for (const name in e.attributes) out += ` ${name}="${e.attributes[name]}"`;
  out += `>${e.text}`;
  for (const c of e.children) out += concatenated(c);
  return `${out}</${e.name}>`;
}

/** What the floor reads with: a saxes tree. */
function saxesTree(text: string): object {
  const parser = new saxes.SaxesParser({ xmlns: true });
  const root = { children: [] as object[], text: "" };
  const stack: { children: object[]; text: string }[] = [root];
  parser.on("opentag", (tag) => {
    const element = { name: tag.local, attributes: tag.attributes, children: [], text: "" };
    stack.at(-1)!.children.push(element);
    stack.push(element);
  });
  parser.on("text", (t) => {
    stack.at(-1)!.text += t;
  });
  parser.on("closetag", () => {
    stack.pop();
  });
  parser.write(text).close();
  return root;
}

const isAccepted = (input: string, more: Partial<ConversionRequest>): boolean =>
  registry.convert({ direction: "toLegacy", input, context, ...more }).ok;

const checked = { mapping: ORDER, checkShape: true, checkRules: SENT };
const toFhir = { direction: "toFhir", mapping: ORDER } as const;

/** Kinds of work, each with the floor that it is held against; both are measured in turn in a process of their own. */
function worksOf({ orders, acknowledgements, cancellationResponses }: BenchInputs) {
  const valid = orders.filter((o) => isAccepted(o, checked));
  const written = valid.map((o) => convert(o, { mapping: ORDER }));
  const answered = (list: readonly string[]) => list.filter((x) => isAccepted(x, { direction: "toFhir" }));
  const floor = (): Work => {
    const trees = new Map(valid.map((o, i) => [o, parse(written[i]!)]));
    return inTurn(valid, (o) => {
      const tree = trees.get(o)!;
      return Object.keys(JSON.parse(o)).length + (isXmlFault(tree) ? 0 : concatenated(tree).length);
    });
  };
  const readFloor = (): Work => {
    const read = new Map(written.map((xml) => [xml, JSON.parse(convert(xml, toFhir))]));
    return inTurn(written, (xml) => Object.keys(saxesTree(xml)).length + JSON.stringify(read.get(xml)).length);
  };
  const read = (list: readonly string[]): Work =>
    inTurn(answered(list), (xml) => convert(xml, { direction: "toFhir" }).length);
  const order = inTurn(valid, (o) => convert(o, checked).length);
  return {
    toV3: () => ({ work: order, floor: floor() }),
    toFhir: () => ({ work: inTurn(written, (xml) => convert(xml, toFhir).length), floor: readFloor() }),
    ack: () => ({ work: read(acknowledgements), floor: floor() }),
    cancelResponse: () => ({ work: read(cancellationResponses), floor: floor() }),
    accountCost: () => ({
      work: order,
      floor: inTurn(valid, (o) => convert(o, { ...checked, account: false }).length),
    }),
  };
}

type Kind = keyof ReturnType<typeof worksOf>;
type Rates = { readonly work: number; readonly floor: number };

/** What a child process does: measures one kind of work and prints the rates. */
export function measureOne(kind: string, inputs: BenchInputs): void {
  const rates = ratesOf(worksOf(inputs)[kind as Kind]());
  if (sink === 0) throw new Error("nothing was converted");
  console.log(JSON.stringify(rates));
}

/** One kind of work in a process of its own, so that no other shapes its code. */
function measured(kind: Kind): Rates {
  const program = join(import.meta.dirname, "run.ts");
  const { stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", program, "--measure", kind], {
    encoding: "utf8",
  });
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout) as Rates;
}

const PER_SECOND = "per CPU second";

export function benchEps(): Result[] {
  const [order, read, ack, cancel, account] = [
    measured("toV3"),
    measured("toFhir"),
    measured("ack"),
    measured("cancelResponse"),
    measured("accountCost"),
  ];
  /** Absolute marks are scaled by the floor of the process that measured the work. */
  const scaled = (mark: number, { floor }: Rates) => (mark * floor) / FLOOR_OF_THE_MARKS;
  const against = (name: string, { work, floor }: Rates, atLeast: number): Result => ({
    name,
    value: work,
    unit: PER_SECOND,
    floor,
    atLeast,
  });
  return [
    { name: "eps.order.floor", value: order.floor, unit: PER_SECOND },
    against("eps.order.toV3", order, 0.45 * order.floor),
    against("eps.order.toFhir", read, 0.3 * read.floor),
    against("eps.ack.toFhir", ack, scaled(40_000, ack)),
    against("eps.cancelResponse.toFhir", cancel, scaled(8_000, cancel)),
    { name: "eps.order.accountCost", value: (account.floor / account.work - 1) * 100, unit: "%", atMost: 10 },
  ];
}

/** The floor where the absolute marks were set (design 8); they are scaled by the one measured here. */
export const FLOOR_OF_THE_MARKS = 13_500;

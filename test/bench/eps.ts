// Conversions of electronic prescriptions, in one thread.
import * as saxes from "saxes";
import { eps } from "../../mappings/eps/family.ts";
import type { ConversionRequest, MappingContext } from "../../shared/mapping/conversion.ts";
import { createRegistry } from "../../shared/mapping/registry.ts";
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

export function benchEps({ orders, acknowledgements, cancellationResponses }: BenchInputs): Result[] {
  const checked = { mapping: ORDER, checkShape: true, checkRules: true };
  const valid = orders.filter((o) => isAccepted(o, checked));
  const written = valid.map((o) => convert(o, { mapping: ORDER }));
  const trees = new Map(valid.map((o, i) => [o, parse(written[i]!)]));
  const toFhir = { direction: "toFhir", mapping: ORDER } as const;
  const read = new Map(written.map((xml) => [xml, JSON.parse(convert(xml, toFhir))]));
  const answered = (list: readonly string[]) => list.filter((x) => isAccepted(x, { direction: "toFhir" }));

  const out = ratesOf({
    floor: inTurn(valid, (o) => {
      const tree = trees.get(o)!;
      return Object.keys(JSON.parse(o)).length + (isXmlFault(tree) ? 0 : concatenated(tree).length);
    }),
    toV3: inTurn(valid, (o) => convert(o, checked).length),
    withoutAccount: inTurn(valid, (o) => convert(o, { ...checked, account: false }).length),
    readFloor: inTurn(written, (xml) => Object.keys(saxesTree(xml)).length + JSON.stringify(read.get(xml)).length),
    toFhir: inTurn(written, (xml) => convert(xml, toFhir).length),
    ack: inTurn(answered(acknowledgements), (xml) => convert(xml, { direction: "toFhir" }).length),
    cancelResponse: inTurn(answered(cancellationResponses), (xml) => convert(xml, { direction: "toFhir" }).length),
  });
  if (sink === 0) throw new Error("nothing was converted");
  const scale = out.floor / FLOOR_OF_THE_MARKS;
  const cost = (out.withoutAccount / out.toV3 - 1) * 100;
  return [
    { name: "eps.order.floor", value: out.floor, unit: "per CPU second" },
    { name: "eps.order.toV3", value: out.toV3, unit: "per CPU second", floor: out.floor, atLeast: 0.45 * out.floor },
    {
      name: "eps.order.toFhir",
      value: out.toFhir,
      unit: "per CPU second",
      floor: out.readFloor,
      atLeast: 0.3 * out.readFloor,
    },
    { name: "eps.ack.toFhir", value: out.ack, unit: "per CPU second", floor: out.floor, atLeast: 40_000 * scale },
    {
      name: "eps.cancelResponse.toFhir",
      value: out.cancelResponse,
      unit: "per CPU second",
      floor: out.floor,
      atLeast: 8_000 * scale,
    },
    { name: "eps.order.accountCost", value: cost, unit: "%", atMost: 10 },
  ];
}

/** The floor where the absolute marks were set (design 8); they are scaled by the one measured here. */
const FLOOR_OF_THE_MARKS = 13_500;

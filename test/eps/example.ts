// The examples of electronic prescriptions, and small changes to them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { families } from "../../mappings/shipped.ts";
import type { ConversionRequest, MappingContext } from "../../shared/mapping/conversion.ts";
import { createRegistry } from "../../shared/mapping/registry.ts";

export const example = (name: string): string =>
  readFileSync(join(import.meta.dirname, "../../examples/eps", name), "utf8");

const registry = createRegistry(families);

const context: MappingContext = {
  now: new Date("2026-02-03T10:00:00Z"),
  newId: () => crypto.randomUUID(),
  values: { toAsid: "567456789789", fromAsid: "200000001285", basePath: "example.test" },
};

export const resourcesOf = (bundle: any, type: string): any[] =>
  bundle.entry.map((e: any) => e.resource).filter((r: any) => r.resourceType === type);

/** An example with a change made to it. */
export function changed(name: string, change: (bundle: any) => void): any {
  const bundle = JSON.parse(example(name));
  change(bundle);
  return bundle;
}

export const convert = (input: string | object, more: Partial<ConversionRequest> = {}) =>
  registry.convert({
    direction: typeof input === "string" && input.trimStart().startsWith("<") ? "toFhir" : "toLegacy",
    input: typeof input === "string" ? input : JSON.stringify(input),
    context,
    ...more,
  });

export const order = (change: (bundle: any) => void, more: Partial<ConversionRequest> = {}) =>
  convert(changed("prescription-order.json", change), { mapping: "eps/prescription-order", ...more });

export const repeatOrder = (change: (bundle: any) => void, more: Partial<ConversionRequest> = {}) =>
  convert(changed("prescription-order-repeat-dispensing.json", change), { mapping: "eps/prescription-order", ...more });

export const cancellation = (change: (bundle: any) => void, more: Partial<ConversionRequest> = {}) =>
  convert(changed("prescription-order-update.json", change), { mapping: "eps/prescription-order-update", ...more });

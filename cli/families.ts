// Message families that the command line works with: those shipped, and one out of a file of the user's own.
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { families } from "../mappings/shipped.ts";
import * as codecs from "../shared/mapping/codec.ts";
import type { Family, Overlay } from "../shared/mapping/family.ts";
import * as notation from "../shared/mapping/notation.ts";
import { createRegistry, type FullRegistry } from "../shared/mapping/registry.ts";
import { fhirModel } from "../shared/wire/fhir/model.ts";
import * as datatypes from "../shared/wire/hl7v3/datatypes.ts";
import { hl7v3 } from "../shared/wire/hl7v3/port.ts";
import * as timestamps from "../shared/wire/hl7v3/timestamps.ts";
import { Unusable } from "./unusable.ts";

/** What a family file is handed, so that it needs no import: notation, codecs, formats, HL7 V3 datatypes. */
const toolkit = { ...notation, ...codecs, ...datatypes, ...timestamps, fhirModel, hl7v3 };

export type Toolkit = typeof toolkit;

export interface FamilyOptions {
  /** JavaScript (or, run from source, TypeScript) files whose default export is a Family or makes one of the toolkit. */
  readonly family?: readonly string[];
  /** JSON or JavaScript files whose content (default export) is an Overlay or makes one of the toolkit. */
  readonly overlay?: readonly string[];
}

export const today = (): string => new Date().toISOString().slice(0, 10);

/** The default export of a file, made with the toolkit where it is a function. */
async function made<T>(file: string): Promise<T> {
  const path = resolve(file);
  try {
    if (path.endsWith(".json")) return JSON.parse(await readFile(path, "utf8")) as T;
    const exported = ((await import(pathToFileURL(path).href)) as { default?: T | ((kit: Toolkit) => T) }).default;
    if (exported === undefined) throw new TypeError("there is no default export");
    return typeof exported === "function" ? (exported as (kit: Toolkit) => T)(toolkit) : exported;
  } catch (error) {
    throw new Unusable(`${file}: ${(error as Error).message}`);
  }
}

/** @throws Unusable where a file cannot be read or is no module. */
export async function loadFamilies(options: FamilyOptions): Promise<{ families: Family[]; overlays: Overlay[] }> {
  const own = await Promise.all((options.family ?? []).map((f) => made<Family>(f)));
  const overlays = await Promise.all((options.overlay ?? []).map((f) => made<Overlay>(f)));
  return { families: [...families, ...own], overlays };
}

/** @throws Unusable where a file cannot be read, or its tables do not fit their formats. */
export async function loadRegistry(options: FamilyOptions): Promise<FullRegistry> {
  const { families: all, overlays } = await loadFamilies(options);
  try {
    return createRegistry(all, { overlays, today: today() });
  } catch (error) {
    throw new Unusable((error as Error).message);
  }
}

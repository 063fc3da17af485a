// The message families that Dragoman ships, and the operations that belong to them. Nothing else names a family.
import type { Registry } from "../shared/mapping/conversion.ts";
import type { Family } from "../shared/mapping/family.ts";
import { eps } from "./eps/family.ts";
import {
  doseToText,
  interaction,
  type PrepareOptions,
  permission,
  prepare,
  signaturePlace,
  signed,
} from "./eps/operations.ts";
import { nhais } from "./nhais/family.ts";

export { spineOfPrescriptions } from "./eps/spine/prescriptions.ts";

export const families: readonly Family[] = [eps, nhais];

/** Operations of the translator's surface beside conversion. */
export const operationsOf = (registry: Registry) => ({
  prepare: (bundle: string, options: PrepareOptions) => prepare(registry, bundle, options),
  doseToText,
  permission,
  interaction,
  signed,
  signaturePlace,
});

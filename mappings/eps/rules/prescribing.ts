// The rules of each prescribing message, put together (eps.md 10, 16).
import type { StagedRule } from "../../../shared/wire/fhir/rules.ts";
import { bundleRules } from "./bundle.ts";
import { orderFirstStageRules, signatureRules, updateFirstStageRules } from "./first-stage.ts";
import { prescriptionOrderRules } from "./prescription-order.ts";
import { prescriptionOrderUpdateRules } from "./prescription-order-update.ts";

export const orderRules: readonly StagedRule[] = [
  ...bundleRules,
  ...prescriptionOrderRules,
  ...orderFirstStageRules,
  ...signatureRules,
];

export const updateRules: readonly StagedRule[] = [
  ...bundleRules,
  ...prescriptionOrderUpdateRules,
  ...updateFirstStageRules,
];

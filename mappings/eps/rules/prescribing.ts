// The rules of each prescribing message, put together (eps.md 10, 16).
import type { Rule } from "../../../shared/mapping/rule.ts";
import { bundleRules } from "./bundle.ts";
import { orderFirstStageRules, signatureRules, updateFirstStageRules } from "./first-stage.ts";
import { prescriptionOrderRules } from "./prescription-order.ts";
import { prescriptionOrderUpdateRules } from "./prescription-order-update.ts";

export const orderRules: readonly Rule[] = [
  ...bundleRules,
  ...prescriptionOrderRules,
  ...orderFirstStageRules,
  ...signatureRules,
];

export const updateRules: readonly Rule[] = [...bundleRules, ...prescriptionOrderUpdateRules, ...updateFirstStageRules];

// Which faults reach the caller: warnings only on demand, and then they block (eps.md 2.2, 2.3 step 2).
import type { Fault } from "../../shared/mapping/fault.ts";
import { type Answer, outcomeAnswer } from "../../shared/service/answer.ts";
import type { Head } from "../../shared/service/route.ts";
import type { TranslatorConfig } from "./configuration.ts";

/** Does the caller want to be stopped by warnings? Exactly `true`, and never in the sandbox. */
export const warningsBlock = ({ headers }: Head, config: TranslatorConfig): boolean =>
  !config.SANDBOX && headers["x-show-validation-warnings"] === "true";

/** The faults that refuse a message. */
export const blocking = (faults: readonly Fault[], withWarnings: boolean): readonly Fault[] =>
  faults.filter(
    ({ severity }) => severity === "fatal" || severity === "error" || (withWarnings && severity === "warning"),
  );

/** Refuses with these faults; a refusal without any would read as success, so it is a defect of ours. */
export const refusal = (faults: readonly Fault[], headers = {}): Answer => {
  if (faults.length === 0) throw new Error("a message was refused without a fault");
  return outcomeAnswer(faults, headers);
};

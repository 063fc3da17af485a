// Several Dosages as one instruction: how their texts are joined, and the text a message carries (eps.md 9.1).

/** A text, or in plain words why there is none. */
export type TextOrError = { readonly text: string } | { readonly error: string };

/** `index` and `path` (relative to the resource, `dosageInstruction[1].text`) say which Dosage is at fault, where one is. */
export type InstructionText =
  | { readonly text: string }
  | { readonly error: string; readonly index?: number; readonly path: string };

/** Stands between Dosages of the same sequence number: at the same time. */
const CONCURRENT = ", and ";
/** Stands between groups: one after the other. */
const CONSECUTIVE = ", then ";

export const NO_SEQUENCE = "Multiple dosage instructions but sequence not specified";

/**
 * `[{text: "a", sequence: 2}, {text: "b", sequence: 1}]` to `{text: "b, then a"}`: the instruction of a message.
 * An error where there is no Dosage, one of several has no sequence, or one has no text: an instruction that lacks a
 * part is never sent (eps.md 9.1, D-50).
 */
export function dosageInstructionText(dosages: unknown): InstructionText {
  if (!Array.isArray(dosages) || dosages.length === 0) {
    return { error: "Expected at least one dosage instruction", path: "dosageInstruction" };
  }
  const silent = dosages.findIndex((dosage) => !textOf(dosage));
  if (silent >= 0) return located("Expected the dosage instruction as text", silent, "text");
  const unordered = withoutSequence(dosages);
  if (unordered >= 0) return located(NO_SEQUENCE, unordered, "sequence");
  return { text: inSequence(dosages, dosages.map(textOf)) };
}

/** The joining alone: a Dosage without text counts as an empty one. */
export function joinDosageTexts(dosages: readonly unknown[]): TextOrError {
  if (withoutSequence(dosages) >= 0) return { error: NO_SEQUENCE };
  return { text: inSequence(dosages, dosages.map(textOf)) };
}

/** Index of the first Dosage that needs a sequence number and has none (one alone needs none); -1: all is well. */
export const withoutSequence = (dosages: readonly unknown[]): number =>
  dosages.length < 2 ? -1 : dosages.findIndex((dosage) => typeof sequenceOf(dosage) !== "number");

/** Joins `texts`, one for each Dosage: ascending by sequence, in the order of the list where sequences are equal. */
export function inSequence(dosages: readonly unknown[], texts: readonly string[]): string {
  const groups = new Map<unknown, string[]>();
  dosages.forEach((dosage, i) => {
    const sequence = sequenceOf(dosage);
    groups.set(sequence, [...(groups.get(sequence) ?? []), texts[i] ?? ""]);
  });
  return [...groups]
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, concurrent]) => concurrent.join(CONCURRENT))
    .join(CONSECUTIVE);
}

const located = (error: string, index: number, element: string): InstructionText => ({
  error,
  index,
  path: `dosageInstruction[${index}].${element}`,
});

const sequenceOf = (dosage: unknown): unknown => (dosage as { sequence?: unknown } | null | undefined)?.sequence;

function textOf(dosage: unknown): string {
  const text = (dosage as { text?: unknown } | null | undefined)?.text;
  return typeof text === "string" ? text : "";
}

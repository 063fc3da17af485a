// One measured value with its mark.

export interface Result {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What the value is held against, measured in the same run. */
  readonly floor?: number;
  readonly atLeast?: number;
  readonly atMost?: number;
}

export const isMet = ({ value, atLeast, atMost }: Result): boolean =>
  (atLeast === undefined || value >= atLeast) && (atMost === undefined || value <= atMost);

const short = (n: number): string => (n >= 100 ? Math.round(n).toLocaleString("en-GB") : n.toFixed(2));

const mark = ({ atLeast, atMost }: Result): string =>
  atLeast !== undefined ? `at least ${short(atLeast)}` : atMost !== undefined ? `at most ${short(atMost)}` : "";

/** A table for people. */
export function printed(results: readonly Result[]): string {
  const rows = results.map((r) => [
    r.name,
    `${short(r.value)} ${r.unit}`,
    r.floor === undefined ? "" : `${(r.value / r.floor).toFixed(2)} of ${short(r.floor)}`,
    mark(r),
    mark(r) === "" ? "" : isMet(r) ? "met" : "MISSED",
  ]);
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i]!))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** `{name: {value, unit, mark, met, floor?}}`. */
export const asJson = (results: readonly Result[]): object =>
  Object.fromEntries(
    results.map((r) => [
      r.name,
      {
        value: r.value,
        unit: r.unit,
        mark: mark(r),
        met: isMet(r),
        ...(r.floor === undefined ? {} : { floor: r.floor }),
      },
    ]),
  );

// What of a message did not travel, told to the caller as a count, to the log and to the metrics without values.
import type { Conversion } from "../../shared/mapping/conversion.ts";
import type { Metrics } from "../../shared/service/metrics.ts";
import type { Head } from "../../shared/service/route.ts";

/** Paths in one log line; the metric has them all. */
const MOST_LOGGED_PATHS = 20;

/** Counts, logs and measures the leaves that did not travel; the result is their number. */
export const tellLosses = (
  metrics: Metrics,
  notes: Head["notes"],
  { message = "unknown", account }: Conversion,
): number => {
  notes.message = message;
  const lost = account.entries.filter(({ kind }) => kind !== "missing");
  const elements = lost.map(({ path }) => metrics.unmapped(message, path));
  notes.unmapped = lost.length;
  if (lost.length > 0) notes.unmappedPaths = [...new Set(elements)].slice(0, MOST_LOGGED_PATHS).join(" ");
  return lost.length;
};

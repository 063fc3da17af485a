// How rows and records are shown: aligned for people, JSON for machines.

const SPACE = "  ";

/** Rows under their heads, columns aligned; the last column is not padded. */
export const tableText = (heads: readonly string[], rows: readonly (readonly string[])[]): string => {
  const lines = [heads, ...rows];
  const widths = heads.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  const padded = (line: readonly string[]) => line.map((cell, column) => cell.padEnd(widths[column]!)).join(SPACE);
  return lines.map((line) => `${padded(line).trimEnd()}\n`).join("");
};

/** A record, a line for each member that is there. */
export const recordText = (members: Readonly<Record<string, string | undefined>>): string => {
  const there = Object.entries(members).filter(([, value]) => value !== undefined);
  const width = Math.max(...there.map(([name]) => name.length));
  return there.map(([name, value]) => `${name.padEnd(width)}${SPACE}${value}\n`).join("");
};

/** To the second. */
export const timeText = (time: Date): string => `${time.toISOString().slice(0, 19)}Z`;

export const show = (content: string | Uint8Array): void => {
  process.stdout.write(content);
};

export const showJson = (value: unknown): void => show(`${JSON.stringify(value, null, 2)}\n`);

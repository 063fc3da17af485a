// Work per CPU second of this process, all threads. Work and its floor are measured in turn, window by window, so that a
// machine that slows down slows both; the result is the median of the windows.

export const cpuSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

export type Work = (i: number) => void;

const WINDOWS = 7;
const WINDOW_SECONDS = 0.4;
const WARM_UP_SECONDS = 1.2;

/** Runs per CPU second in one window. */
function rate(work: Work, seconds: number): number {
  const start = cpuSeconds();
  let count = 0;
  let used = 0;
  while (used < seconds) {
    for (let k = 0; k < 20; k++) work(count++);
    used = cpuSeconds() - start;
  }
  return count / used;
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** Rates of several kinds of work, measured in turn. */
export function ratesOf<K extends string>(works: Readonly<Record<K, Work>>): Record<K, number> {
  const names = Object.keys(works) as K[];
  for (const name of names) rate(works[name], WARM_UP_SECONDS);
  const rates = Object.fromEntries(names.map((n) => [n, [] as number[]])) as Record<K, number[]>;
  for (let w = 0; w < WINDOWS; w++) for (const name of names) rates[name].push(rate(works[name], WINDOW_SECONDS));
  return Object.fromEntries(names.map((n) => [n, median(rates[n])])) as Record<K, number>;
}

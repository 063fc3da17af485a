// Work per CPU second of this process, all threads: the median of several windows after a warm-up.

const cpuSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** Runs per CPU second of a function that does one unit of work. */
export function perCpuSecond(work: (i: number) => void, windows = 5, windowSeconds = 0.8): number {
  const run = (seconds: number): number => {
    const start = cpuSeconds();
    let count = 0;
    let used = 0;
    while (used < seconds) {
      for (let k = 0; k < 20; k++) work(count++);
      used = cpuSeconds() - start;
    }
    return count / used;
  };
  run(windowSeconds * 1.5);
  const rates = Array.from({ length: windows }, () => run(windowSeconds)).sort((a, b) => a - b);
  return rates[Math.floor(rates.length / 2)]!;
}

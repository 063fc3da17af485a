// Places for work that is done at the same time; who waits for one waits no longer than it wants to.

export interface Slots {
  /** True where a place was had in time; it is to be given back. First come, first served. */
  readonly take: (withinMs: number) => Promise<boolean>;
  readonly giveBack: () => void;
}

export function slots(count: number): Slots {
  let free = count;
  const waiting = new Set<(had: boolean) => void>();
  return {
    take: (withinMs) => {
      if (free > 0) {
        free--;
        return Promise.resolve(true);
      }
      return new Promise((resolve) => {
        const timer = setTimeout(() => told(false), Math.max(0, withinMs));
        const told = (had: boolean) => {
          clearTimeout(timer);
          waiting.delete(told);
          resolve(had);
        };
        waiting.add(told);
      });
    },
    giveBack: () => {
      const [next] = waiting;
      if (next === undefined) free++;
      else next(true);
    },
  };
}

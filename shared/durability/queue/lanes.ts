// One lane for each key: tasks of a lane run one after another in their order, different lanes at the same time.

export interface Lanes<T> {
  readonly add: (lane: string, task: T) => void;
  /** Takes out the waiting tasks of one lane, in order; the running one stays. */
  readonly clear: (lane: string) => T[];
  /** Forgets all waiting tasks that are not to be kept. */
  readonly keep: (wanted: (task: T) => boolean) => void;
  /** Runs nothing further until resumed. */
  readonly pause: () => void;
  readonly resume: () => void;
  /** Resolves when nothing runs; nothing new is begun meanwhile where it is paused. */
  readonly idle: () => Promise<void>;
}

interface Lane<T> {
  readonly waiting: T[];
  running: boolean;
}

/**
 * @param concurrency lanes that run at the same time, at most
 * @param run must not reject
 */
export const createLanes = <T>(concurrency: number, run: (task: T, lane: string) => Promise<void>): Lanes<T> => {
  const lanes = new Map<string, Lane<T>>();
  // Lanes with something to do, none of them running; a Set keeps the order in which they became so.
  const ready = new Set<string>();
  let running = 0;
  let paused = false;
  let whenIdle: (() => void)[] = [];

  const ended = (name: string, lane: Lane<T>) => {
    running--;
    lane.running = false;
    if (lane.waiting.length > 0) ready.add(name);
    else lanes.delete(name);
    start();
    if (running > 0) return;
    for (const resolve of whenIdle) resolve();
    whenIdle = [];
  };

  const start = () => {
    if (paused) return;
    for (const name of ready) {
      if (running >= concurrency) return;
      ready.delete(name);
      const lane = lanes.get(name)!;
      lane.running = true;
      running++;
      void run(lane.waiting.shift()!, name).then(() => ended(name, lane));
    }
  };

  const dropEmpty = (name: string, lane: Lane<T>) => {
    if (lane.waiting.length > 0) return;
    ready.delete(name);
    if (!lane.running) lanes.delete(name);
  };

  return {
    add: (name, task) => {
      let lane = lanes.get(name);
      if (lane === undefined) {
        lane = { waiting: [], running: false };
        lanes.set(name, lane);
      }
      lane.waiting.push(task);
      if (lane.running) return;
      ready.add(name);
      start();
    },
    clear: (name) => {
      const lane = lanes.get(name);
      if (lane === undefined) return [];
      const tasks = lane.waiting.splice(0);
      dropEmpty(name, lane);
      return tasks;
    },
    keep: (wanted) => {
      for (const [name, lane] of lanes) {
        const kept = lane.waiting.filter(wanted);
        lane.waiting.splice(0, lane.waiting.length, ...kept);
        dropEmpty(name, lane);
      }
    },
    pause: () => {
      paused = true;
    },
    resume: () => {
      paused = false;
      start();
    },
    idle: () => (running === 0 ? Promise.resolve() : new Promise((resolve) => whenIdle.push(resolve))),
  };
};

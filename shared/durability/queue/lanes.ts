// One lane for each key: tasks of a lane run one after another in their order, different lanes at the same time; but
// a task may need to run alone.

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

interface Alone<T> {
  /** True for a task that is begun when nothing runs, and keeps others from being begun. */
  readonly needed: (task: T) => boolean;
  /** Milliseconds that it waits for the others to end, and the others for it; then they run beside each other. */
  readonly longest: number;
}

/** Of a lane whose next task needs to run alone: others are not begun meanwhile. */
interface Turn<T> {
  readonly lane: Lane<T>;
  readonly timer: NodeJS.Timeout;
  begun: boolean;
  over: boolean;
}

interface Lane<T> {
  readonly waiting: T[];
  running: boolean;
}

/**
 * @param concurrency lanes that run at the same time, at most
 * @param run must not reject
 */
export const createLanes = <T>(
  concurrency: number,
  run: (task: T, lane: string) => Promise<void>,
  alone: Alone<T>,
): Lanes<T> => {
  const lanes = new Map<string, Lane<T>>();
  // Lanes with something to do, none of them running; a Set keeps the order in which they became so.
  const ready = new Set<string>();
  let running = 0;
  let turn: Turn<T> | undefined;
  let paused = false;
  let whenIdle: (() => void)[] = [];

  const ended = (name: string, lane: Lane<T>) => {
    running--;
    lane.running = false;
    if (turn?.lane === lane && turn.begun) endTurn();
    if (lane.waiting.length > 0) ready.add(name);
    else lanes.delete(name);
    start();
    if (running > 0) return;
    for (const resolve of whenIdle) resolve();
    whenIdle = [];
  };

  const endTurn = () => {
    clearTimeout(turn?.timer);
    turn = undefined;
  };

  const longestTurn = () => {
    if (turn!.begun) turn = undefined;
    else turn!.over = true;
    start();
  };

  /** Whether a task that needs to run alone may be begun. */
  const hasTurn = (lane: Lane<T>): boolean => {
    if (turn?.lane !== lane) {
      endTurn();
      turn = { lane, timer: setTimeout(longestTurn, alone.longest).unref(), begun: false, over: false };
    }
    if (turn.over) endTurn();
    else if (running > 0) return false;
    else {
      turn.begun = true;
      turn.timer.refresh();
    }
    return true;
  };

  const start = () => {
    if (paused) return;
    for (const name of ready) {
      if (running >= concurrency || turn?.begun) return;
      const lane = lanes.get(name)!;
      if (alone.needed(lane.waiting[0]!) && !hasTurn(lane)) return;
      ready.delete(name);
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

import { beforeEach, describe, expect, it, vi } from "vitest";
import { createLanes, type Lanes } from "./lanes.ts";

const LONGEST = 1_000;
const settle = () => vi.advanceTimersByTimeAsync(0);

describe("lanes", () => {
  const begun: string[] = [];
  let ends: Map<string, () => void>;
  let lanes: Lanes<string>;

  const end = async (task: string) => {
    ends.get(task)!();
    await settle();
  };

  beforeEach(() => {
    vi.useFakeTimers();
    begun.length = 0;
    ends = new Map();
    const run = (task: string) => {
      begun.push(task);
      return new Promise<void>((resolve) => ends.set(task, resolve));
    };
    lanes = createLanes(3, run, { needed: (task) => task.startsWith("alone"), longest: LONGEST });
    return () => vi.useRealTimers();
  });

  it("run beside each other, each in its order, no more than the concurrency", async () => {
    for (const task of ["a1", "a2", "b1", "c1", "d1"]) lanes.add(task[0]!, task);
    expect(begun).toEqual(["a1", "b1", "c1"]);
    await end("b1");
    expect(begun).toEqual(["a1", "b1", "c1", "d1"]);
    await end("a1");
    expect(begun.at(-1)).toBe("a2");
  });

  it("let a task that needs it run alone, and go on after it", async () => {
    lanes.add("a", "a1");
    lanes.add("x", "alone");
    lanes.add("b", "b1");
    expect(begun).toEqual(["a1"]);
    await end("a1");
    expect(begun).toEqual(["a1", "alone"]);
    lanes.add("c", "c1");
    expect(begun).toEqual(["a1", "alone"]);
    await end("alone");
    expect(begun).toEqual(["a1", "alone", "b1", "c1"]);
  });

  it("do not wait for ever: neither such a task for one that hangs, nor others for such a task", async () => {
    lanes.add("a", "hangs");
    lanes.add("x", "alone1");
    lanes.add("b", "b1");
    await vi.advanceTimersByTimeAsync(LONGEST);
    expect(begun).toEqual(["hangs", "alone1", "b1"]);
    await end("hangs");
    await end("alone1");
    await end("b1");
    lanes.add("x", "alone2");
    lanes.add("c", "c1");
    expect(begun.slice(3)).toEqual(["alone2"]);
    await vi.advanceTimersByTimeAsync(LONGEST);
    expect(begun.slice(3)).toEqual(["alone2", "c1"]);
  });

  it("forget a task that waits for its turn, and the others go on", async () => {
    lanes.add("a", "a1");
    lanes.add("x", "alone");
    lanes.add("b", "b1");
    expect(lanes.clear("x")).toEqual(["alone"]);
    lanes.add("c", "c1");
    expect(begun).toEqual(["a1", "b1", "c1"]);
  });

  it("are idle when the last has ended", async () => {
    lanes.add("a", "a1");
    lanes.add("a", "a2");
    lanes.pause();
    let idle = false;
    void lanes.idle().then(() => {
      idle = true;
    });
    await settle();
    expect(idle).toBe(false);
    await end("a1");
    expect([idle, begun]).toEqual([true, ["a1"]]);
    lanes.resume();
    expect(begun).toEqual(["a1", "a2"]);
  });
});

import { describe, expect, it, vi } from "vitest";
import { drain } from "./drain.ts";
import { createLogger } from "./logging.ts";

const log = createLogger("test", "fatal", { write: () => {} });

describe("drain", () => {
  it("exits with 0 once everything is finished", async () => {
    const exit = vi.fn();
    await drain({ close: async () => {}, log, exit });
    expect(exit.mock.calls).toEqual([[0]]);
  });

  it("exits with 1 where someone does not finish in time", async () => {
    const exit = vi.fn();
    void drain({ close: () => new Promise(() => {}), log, exit, limit: 10 });
    await vi.waitFor(() => expect(exit.mock.calls).toEqual([[1]]));
  });

  it("exits with 1 where closing fails", async () => {
    const exit = vi.fn();
    await drain({ close: () => Promise.reject(new Error("no")), log, exit });
    expect(exit.mock.calls).toEqual([[1]]);
  });
});

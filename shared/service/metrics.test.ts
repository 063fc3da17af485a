import { describe, expect, it } from "vitest";
import { createMetrics, elementPath } from "./metrics.ts";

describe("elementPath", () => {
  it.each([
    ["Bundle.entry[3].resource.identifier[nhs-number].value", "Bundle.entry.resource.identifier.value"],
    ["author/AgentPerson[2]/id/@root", "author/AgentPerson/id/@root"],
    ["Bundle.Mrs Smith", "other"],
    ["Bundle.9449305552", "other"],
  ])("%s", (path, element) => expect(elementPath(path)).toBe(element));
});

describe("createMetrics", () => {
  it("counts requests by route and status", async () => {
    const metrics = createMetrics("test");
    metrics.request("/a", "GET", 200, 0.01);
    metrics.request("/a", "GET", 200, 0.01);
    expect(await metrics.render()).toContain(
      'http_request_duration_seconds_count{service="test",route="/a",method="GET",status="200"} 2',
    );
  });

  it("counts losses by message and element, never by place", async () => {
    const metrics = createMetrics("test");
    expect(metrics.unmapped("f/m", "Bundle.entry[0].resource.note[0].text")).toBe("Bundle.entry.resource.note.text");
    metrics.unmapped("f/m", "Bundle.entry[1].resource.note[2].text");
    expect(await metrics.render()).toContain(
      'dragoman_unmapped_total{message="f/m",path="Bundle.entry.resource.note.text",service="test"} 2',
    );
  });

  it("keeps the number of series bounded whatever callers send", async () => {
    const metrics = createMetrics("test");
    for (let i = 0; i < 3000; i++) metrics.unmapped("f/m", `Bundle.x${i}`);
    const series = (await metrics.render()).split("\n").filter((line) => line.startsWith("dragoman_unmapped_total"));
    expect(series.length).toBe(2001);
    expect(series.some((line) => line.includes('path="other"') && line.endsWith(" 1000"))).toBe(true);
  });
});

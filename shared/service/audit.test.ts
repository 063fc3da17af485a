import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { afterAll, expect, it } from "vitest";
import { type AuditEntry, openAudit } from "./audit.ts";

const folder = mkdtempSync(join(tmpdir(), "dragoman-audit-"));
afterAll(() => rmSync(folder, { recursive: true }));

const file = join(folder, "audit.jsonl");
const clock = () => Date.UTC(2026, 1, 3, 4, 5, 6);
const entry: AuditEntry = {
  deed: "destroy",
  operation: "dead discard",
  who: "jo",
  about: [{ kind: "dead letter", id: "7" }],
  why: "sent by telephone",
};
const linesOf = (text: string) =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

it("writes one AuditEvent a line: who, what, when, where, why, and how it ended", async () => {
  const audit = await openAudit({ file, stream: process.stdout, service: "cli", clock });
  await audit.record(entry);
  await audit.record({ ...entry, failure: "There is no dead letter 7 (any more)" });
  await audit.close();
  const [done, failed] = linesOf(readFileSync(file, "utf8"));
  expect(done).toEqual({
    resourceType: "AuditEvent",
    type: { system: "http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle", code: "destroy" },
    subtype: [{ display: "dead discard" }],
    action: "D",
    recorded: "2026-02-03T04:05:06.000Z",
    outcome: "0",
    purposeOfEvent: [{ text: "sent by telephone" }],
    agent: [{ who: { display: "jo" }, requestor: true }],
    source: { site: expect.any(String), observer: { display: "dragoman cli" } },
    entity: [{ what: { identifier: { value: "7" } }, type: { display: "dead letter" } }],
  });
  expect(failed).toMatchObject({ outcome: "4", outcomeDesc: "There is no dead letter 7 (any more)" });
});

it("goes on behind a line that was cut off", async () => {
  writeFileSync(file, '{"resourceType":"Audit');
  const audit = await openAudit({ file, stream: process.stdout, service: "cli", clock });
  await audit.record(entry);
  await audit.close();
  const [torn, line] = readFileSync(file, "utf8").split("\n");
  expect(torn).toBe('{"resourceType":"Audit');
  expect(JSON.parse(line!).action).toBe("D");
});

it("keeps the lines of many writers apart", async () => {
  writeFileSync(file, "");
  const writers = await Promise.all(
    Array.from({ length: 10 }, () => openAudit({ file, stream: process.stdout, service: "cli", clock })),
  );
  const long = { ...entry, why: "x".repeat(3000) };
  await Promise.all(writers.flatMap((audit) => Array.from({ length: 10 }, () => audit.record(long))));
  await Promise.all(writers.map((audit) => audit.close()));
  expect(linesOf(readFileSync(file, "utf8"))).toHaveLength(100);
});

it("writes to the stream where there is no file, and tells that it could not", async () => {
  const written: string[] = [];
  let broken = false;
  const stream = new Writable({
    write: (chunk, _, done) => {
      if (broken) return done(new Error("broken pipe"));
      written.push(String(chunk));
      done();
    },
  });
  stream.on("error", () => {});
  const audit = await openAudit({ file: "", stream, service: "cli", clock });
  await audit.record(entry);
  expect(linesOf(written.join(""))).toMatchObject([{ action: "D" }]);
  broken = true;
  await expect(audit.record(entry)).rejects.toThrow("broken pipe");
});

it("cannot be opened where the file cannot be written", async () => {
  const settings = { file: join(folder, "nowhere", "x"), stream: process.stdout, service: "cli" };
  await expect(openAudit(settings)).rejects.toMatchObject({ code: "ENOENT" });
});

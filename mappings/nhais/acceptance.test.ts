// The acceptances of the corpus, where it stands beside the checkout: equal both ways.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createRegistry } from "../../shared/mapping/registry.ts";
import { nhais } from "./family.ts";

const CORPUS = join(import.meta.dirname, "../../../shared/corpus/nhais");

interface Case {
  readonly id: string;
  readonly kind: string;
  readonly transaction: string;
  readonly clock: string;
  readonly sequences: { readonly sis: number; readonly sms: number; readonly tn: number };
}

const cases: readonly Case[] = existsSync(CORPUS)
  ? JSON.parse(readFileSync(join(CORPUS, "manifest.json"), "utf8")).cases.filter(
      (c: Case) => c.kind === "golden-outbound" && c.transaction === "acceptance",
    )
  : [];

/** `2020-06-10T14:38:10 Europe/London`, or an instant in UTC. */
function instant(clock: string): Date {
  if (clock.endsWith("Z")) return new Date(clock);
  const asUtc = new Date(`${clock.split(" ")[0]}Z`);
  const hour = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", hour: "2-digit", hourCycle: "h23" });
  const isSummer = Number(hour.format(asUtc)) !== asUtc.getUTCHours();
  return isSummer ? new Date(asUtc.getTime() - 3_600_000) : asUtc;
}

const registry = createRegistry([nhais]);

describe.skipIf(cases.length === 0)("acceptances of the corpus", () => {
  it.each(cases.map((c) => [c.id, c] as const))("%s: forth, back, and forth again", (id, { clock, sequences }) => {
    const { sis, sms, tn } = sequences;
    const values = { interchangeNumber: `${sis}`, messageNumber: `${sms}`, transactionNumber: `${tn}` };
    const context = { now: instant(clock), newId: () => "", values };
    const file = (name: string) => readFileSync(join(CORPUS, id, name), "utf8");
    const forth = registry.convert({ direction: "toLegacy", input: file("fhir.json"), context });
    expect([forth.faults, forth.output]).toEqual([[], file("edifact.dat")]);
    const back = registry.convert({ direction: "toFhir", input: file("edifact.dat"), context });
    expect([back.faults, back.account.entries]).toEqual([[], []]);
    const again = registry.convert({ direction: "toLegacy", input: back.output!, context });
    expect(again.output).toBe(file("edifact.dat"));
  });
});

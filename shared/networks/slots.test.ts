import { expect, it } from "vitest";
import { slots } from "./slots.ts";

it("gives places in the order in which they were asked for, and no more than there are", async () => {
  const { take, giveBack } = slots(2);
  const had: number[] = [];
  const all = [1, 2, 3, 4].map((n) => take(60_000).then(() => had.push(n)));
  await Promise.all(all.slice(0, 2));
  expect(had).toEqual([1, 2]);
  giveBack();
  await all[2];
  giveBack();
  await all[3];
  expect(had).toEqual([1, 2, 3, 4]);
});

it("lets nobody wait longer than wanted, and loses no place by that", async () => {
  const { take, giveBack } = slots(1);
  expect(await take(0)).toBe(true);
  expect(await take(5)).toBe(false);
  const next = take(60_000);
  giveBack();
  expect(await next).toBe(true);
  giveBack();
  expect(await take(0)).toBe(true);
});

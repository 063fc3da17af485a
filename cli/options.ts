// Values of options and arguments, from text.
import { Unusable } from "./unusable.ts";

/** @throws Unusable */
export const wholeNumber = (name: string, value: string): number => {
  const number = /^\d{1,15}$/.test(value) ? Number(value) : 0;
  if (number < 1) throw new Unusable(`${name}: expected a whole number from 1, not ${JSON.stringify(value)}`);
  return number;
};

/** @throws Unusable */
export const time = (name: string, value: string): Date => {
  const date = new Date(value);
  if (!/^\d{4}-\d\d-\d\d/.test(value) || Number.isNaN(date.getTime())) {
    throw new Unusable(`${name}: expected a date or time such as 2026-02-03T04:05:06Z, not ${JSON.stringify(value)}`);
  }
  return date;
};

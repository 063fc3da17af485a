// What whoever takes over a request must know of the one before.
import type { Migration } from "./migrate.ts";

export const notes: Migration = {
  number: 3,
  name: "notes",
  statements: ({ bytes }) => [`alter table idempotency add column note ${bytes}`],
};

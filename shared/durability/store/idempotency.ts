// Idempotency of requests: the same key with the same request is worked on once and answered alike ever after. Where the
// process that works on it dies, a repetition takes over after the term, and finds the note that was left.
import type { ExpressionBuilder, ExpressionWrapper, RawBuilder, SqlBool, Updateable } from "kysely";
import { DurabilityError } from "../failure.ts";
import type { Session } from "./database.ts";
import { endOfTerm, isOver } from "./database-clock.ts";
import type { IdempotencyRow, Tables } from "./schema/tables.ts";

export interface IdempotentRequest {
  /** Whose keys these are: a caller and an operation. */
  readonly scope: string;
  readonly key: string;
  /** Of all that makes the request what it is. */
  readonly hash: string;
}

/** The right to answer; void as soon as another has taken over. */
export interface Ticket {
  readonly scope: string;
  readonly key: string;
  readonly attempt: number;
}

export type Begun =
  /** `note` is the one given, or what was noted last by who was taken over. */
  | { readonly kind: "new"; readonly ticket: Ticket; readonly note: Uint8Array }
  | { readonly kind: "in-progress" }
  | { readonly kind: "answered"; readonly answer: Uint8Array }
  /** The key belongs to another request. */
  | { readonly kind: "conflict" };

/**
 * @param term milliseconds after which another may take over, at most LONGEST_TERM
 * @param note what another must know then
 */
export const begin = async (
  session: Session,
  request: IdempotentRequest,
  term: number,
  note: Uint8Array = new Uint8Array(),
): Promise<Begun> => {
  const { scope, key, hash } = request;
  const expires = endOfTerm(session, term);
  const taken = await session.db
    .insertInto("idempotency")
    .values({
      scope,
      key,
      request_hash: hash,
      attempt: 1,
      started_at: session.clock(),
      expires,
      answer: null,
      note: sealedNote(session, request, note),
    })
    .onConflict((conflict) =>
      conflict
        .columns(["scope", "key"])
        .doUpdateSet(({ eb }) => ({ attempt: eb("idempotency.attempt", "+", 1), expires }))
        .where("idempotency.request_hash", "=", hash)
        .where("idempotency.answer", "is", null)
        .where(isOver(session, "idempotency.expires")),
    )
    .returning(["attempt", "note"])
    .executeTakeFirst();
  if (!taken) return begunBefore(session, request);
  const left = taken.note === null ? note : session.sealing.open(taken.note, notePlace(scope, key));
  return { kind: "new", ticket: { scope, key, attempt: taken.attempt }, note: left };
};

const begunBefore = async ({ db, sealing }: Session, { scope, key, hash }: IdempotentRequest): Promise<Begun> => {
  const row = await db
    .selectFrom("idempotency")
    .select(["request_hash", "answer"])
    .where("scope", "=", scope)
    .where("key", "=", key)
    .executeTakeFirst();
  // Given up or purged a moment ago: the caller asks again.
  if (!row) return { kind: "in-progress" };
  if (row.request_hash !== hash) return { kind: "conflict" };
  if (row.answer === null) return { kind: "in-progress" };
  return { kind: "answered", answer: sealing.open(row.answer, sealPlace(scope, key)) };
};

/** Has any process begun a request of this key? */
export const isBegun = async ({ db }: Session, scope: string, key: string): Promise<boolean> => {
  const rows = db.selectFrom("idempotency").select("attempt").where("scope", "=", scope).where("key", "=", key);
  return (await rows.executeTakeFirst()) !== undefined;
};

/** Keeps the answer; together with the effect where that is in the store. Rejects with `taken-over` where another works on the request by now. */
export const answer = (session: Session, ticket: Ticket, body: Uint8Array): Promise<void> =>
  change(session, ticket, { answer: session.sealing.seal(body, sealPlace(ticket.scope, ticket.key)) });

/** Replaces the note. Rejects with `taken-over` where another works on the request by now. */
export const note = (session: Session, ticket: Ticket, body: Uint8Array): Promise<void> =>
  change(session, ticket, { note: sealedNote(session, ticket, body) });

/** Another term from now on. Rejects with `taken-over` where another works on the request by now. */
export const renew = (session: Session, ticket: Ticket, term: number): Promise<void> =>
  change(session, ticket, { expires: endOfTerm(session, term) });

/** Lets a repetition take over at once, without an answer. */
export const leave = (session: Session, ticket: Ticket): Promise<void> => change(session, ticket, { expires: 0 });

const change = async (
  { db }: Session,
  ticket: Ticket,
  values: Updateable<Pick<IdempotencyRow, "answer" | "note">> & { readonly expires?: number | RawBuilder<number> },
): Promise<void> => {
  const { numUpdatedRows } = await db
    .updateTable("idempotency")
    .set(values)
    .where(isOf(ticket))
    .where("answer", "is", null)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new DurabilityError("taken-over", "Another process answers this request by now");
};

/** Forgets a request that had no effect, so that it can be made again; nothing where another works on it by now. */
export const giveUp = async ({ db }: Session, ticket: Ticket): Promise<void> => {
  await db.deleteFrom("idempotency").where(isOf(ticket)).where("answer", "is", null).execute();
};

const isOf =
  ({ scope, key, attempt }: Ticket) =>
  ({ and }: ExpressionBuilder<Tables, "idempotency">): ExpressionWrapper<Tables, "idempotency", SqlBool> =>
    and({ scope, key, attempt });

const sealPlace = (scope: string, key: string): string => `idempotency ${scope} ${key}`;

const notePlace = (scope: string, key: string): string => `${sealPlace(scope, key)} note`;

const sealedNote = (
  { sealing }: Session,
  { scope, key }: Pick<Ticket, "scope" | "key">,
  body: Uint8Array,
): Uint8Array => sealing.seal(body, notePlace(scope, key));

// What became of an exchange with Spine: a value for every case, which its caller turns into an answer or a next step.

/**
 * Does Spine have the message? `no`: not one byte of it left; `perhaps`: it left, and no message says what became of it;
 * `yes`: Spine has said so. Under the same message id it may be sent again whatever this says, since Spine eliminates
 * duplicates.
 */
export type SpineHas = "no" | "perhaps" | "yes";

/** What happened on the wire, for logs and metrics. */
export interface Effort {
  readonly posts: number;
  readonly polls: number;
  readonly ms: number;
}

/** A message that could be read; whether it is a good one is the mapping's to say. */
export interface Answered {
  readonly kind: "answered";
  readonly spineHas: "yes";
  /** As Spine sent it: 500 also for rejections. */
  readonly status: number;
  readonly form: "hl7v3" | "fhir";
  /** Name of the document's root (`MCCI_IN010000UK13`), or the FHIR resource type. */
  readonly name: string;
  /** The whole body, envelope included. */
  readonly body: string;
}

export type Unanswered =
  /** Spine said something that is no message: for the operator, 502 for the caller. */
  | {
      readonly kind: "unintelligible";
      readonly spineHas: SpineHas;
      readonly status: number;
      readonly contentType: string;
      readonly raw: Buffer;
      /** What could not be understood, in words that hold nothing of it. */
      readonly reason: string;
      readonly pollAt?: string;
    }
  /** The deadline came first: 504. `pollAt` is where an answer may still appear. */
  | { readonly kind: "timeout"; readonly spineHas: SpineHas; readonly reason: string; readonly pollAt?: string }
  /** No connection could be made, or one broke: 502. */
  | { readonly kind: "broken"; readonly spineHas: SpineHas; readonly reason: string; readonly pollAt?: string }
  /** Spine takes nothing at the moment, or is left alone because it failed too often: 503 with Retry-After. */
  | {
      readonly kind: "unavailable";
      readonly spineHas: SpineHas;
      readonly reason: string;
      readonly retryAfterMs: number;
    };

export type SpineOutcome = (Answered | Unanswered) & { readonly effort: Effort };

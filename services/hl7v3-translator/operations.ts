// What the translator is handed besides the registry: operations that belong to one surface.
import type { Fault } from "../../shared/mapping/fault.ts";
import type { Caller } from "../../shared/mapping/rule.ts";
import type { Signed } from "../../shared/trust/verify.ts";

export type SignatureAlgorithm = "RS256" | "RS1";

export interface PrepareOptions {
  readonly algorithm: SignatureAlgorithm;
  readonly now: Date;
  readonly checkShape: boolean;
  readonly caller: Caller;
}

export type Refused = { readonly ok: false; readonly faults: readonly Fault[] };
export type PrepareResult = { readonly ok: true; readonly parameters: object } | Refused;

/** The text of one item's dosage. */
export interface DosageText {
  /** Business identifiers of the item, as it has them. */
  readonly identifier: readonly unknown[];
  readonly dosageInstructionText: string;
}

export type DoseToTextResult = { readonly ok: true; readonly texts: readonly DosageText[] } | Refused;

export interface Operations {
  /** A Parameters resource with what is to be signed in a message (eps.md 8.1, 8.2); checks permission, rules, and the shape where asked to. */
  readonly prepare: (bundle: string, options: PrepareOptions) => PrepareResult;
  /** Dosages in words (eps.md 9.4); takes Bundle, MedicationRequest and MedicationDispense. */
  readonly doseToText: (resource: string) => DoseToTextResult;
  /** May this caller send this message? Faults where not (eps.md 10.1); `message` is an id of the registry. */
  readonly permission: (message: string, caller: Caller) => readonly Fault[];
  /** Interaction id under which Spine takes this message; undefined where it is not one that is sent. */
  readonly interaction: (message: string) => string | undefined;
  /** The signature of a translated message and what it has to cover (eps.md 8.1); undefined where such messages carry none. */
  readonly signed: (message: string, output: string) => Signed | undefined;
  /** FHIR expression of the signature in the Bundle that was translated. */
  readonly signaturePlace: (bundle: string) => string;
}

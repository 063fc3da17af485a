// What can be wrong with a signature, in the words that callers of today know (eps.md 8.3).

export type Problem =
  | "Invalid signature format"
  | "Multiple certificates detected"
  | "Invalid certificate"
  | "Signature is invalid"
  | "Signature doesn't match prescription"
  | "Certificate is revoked"
  | "CA certificate is revoked"
  | "Certificate expired when signed"
  | "Certificate not trusted"
  | "Uncaught error during signature verification";

export interface Finding {
  readonly problem: Problem;
  /** What exactly, in one plain line for the operator's log: nothing of the patient or the signer. */
  readonly detail: string;
}

export const finding = (problem: Problem, detail: string): Finding => ({ problem, detail });

export const isFinding = (value: object): value is Finding => "problem" in value;

// The short-form prescription id, `24F5DA-A83008-7EFE6Z` (eps.md 13.3): random part, organisation, random part, and a
// check character that catches mistyping.

const FORM = /^[0-9A-F]{6}-[0-9A-Z]{6}-[0-9A-F]{5}[0-9A-Z+]$/;
const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ+";
const MODULUS = ALPHABET.length;

/** Has it the form of an id? The check character may be wrong. */
export const isPrescriptionIdForm = (id: string): boolean => FORM.test(id);

/** Is it an id with the right check character? */
export const isPrescriptionId = (id: string): boolean =>
  isPrescriptionIdForm(id) && checkCharacter(id.slice(0, -1)) === id.slice(-1);

/**
 * `24F5DA-A83008-7EFE6` to `Z`: ISO 7064 MOD 37-2 over the characters without hyphens.
 * Expects capital letters and digits only.
 */
export function checkCharacter(body: string): string {
  let total = 0;
  for (const character of body.replaceAll("-", "")) {
    total = ((total + ALPHABET.indexOf(character)) * 2) % MODULUS;
  }
  return ALPHABET[(MODULUS + 1 - total) % MODULUS]!;
}

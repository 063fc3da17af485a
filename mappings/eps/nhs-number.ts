// The NHS number: ten digits, the last a modulus 11 check digit (checked before Spine does: eps.md 14.5, D-44).

/** Ten digits without spaces, the check digit right. */
export const isNhsNumber = (text: string): boolean =>
  /^\d{10}$/.test(text) && nhsNumberCheckDigit(text.slice(0, 9)) === text.slice(9);

/**
 * `943476591` to `9`: eleven less the sum of the digits, weighted 10 down to 2, modulo 11.
 * Undefined where that is ten: no NHS number has these nine digits.
 */
export function nhsNumberCheckDigit(nineDigits: string): string | undefined {
  let sum = 0;
  for (let i = 0; i < 9; i++) sum += Number(nineDigits[i]) * (10 - i);
  const digit = (11 - (sum % 11)) % 11;
  return digit === 10 ? undefined : String(digit);
}

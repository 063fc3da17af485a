// Where the parts of this folder tell what happens to them; the log of a service fits.

type Line = (facts: object, text: string) => void;

/** Facts hold names, numbers and codes: never bodies, headers or keys. */
export interface Log {
  readonly info: Line;
  readonly warn: Line;
  readonly error: Line;
}

/** Something that the user handed over (a family, an overlay, a folder) cannot be used: a line of text, exit code 2, no trace. */
export class Unusable extends Error {}

// Character and entity references: the five entities of XML 1.0 section 4.6 and references to legal characters.

import { isCharacter } from "./characters.ts";

const ENTITIES = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
]);
const DECIMAL = /^#[0-9]+$/;
const HEXADECIMAL = /^#x[0-9a-fA-F]+$/;
/** Longest reference worth looking at; longer ones are only leading zeros. */
const LONGEST = 32;

/** What `&body;` stands for, or undefined where it is no reference that a document without DTD may hold. */
function meaning(body: string): string | undefined {
  const entity = ENTITIES.get(body);
  if (entity !== undefined) return entity;
  const code = HEXADECIMAL.test(body)
    ? Number.parseInt(body.slice(2), 16)
    : DECIMAL.test(body)
      ? Number.parseInt(body.slice(1), 10)
      : -1;
  return code > 0 && isCharacter(code) ? String.fromCodePoint(code) : undefined;
}

/** Offset of the `;` of the reference whose `&` is at `from`, or -1 where that is no legal reference. */
export function endOfReference(source: string, from: number): number {
  const body = source.slice(from + 1, from + LONGEST);
  const length = body.indexOf(";");
  return length === -1 || meaning(body.slice(0, length)) === undefined ? -1 : from + 1 + length;
}

/** Text with line ends normalised (XML 1.0 2.11) and references replaced; its references are known to be legal. */
export function decodeText(raw: string): string {
  return raw.replace(/\r\n?|&([^;]*);/g, (_, body: string | undefined) =>
    body === undefined ? "\n" : (meaning(body) ?? ""),
  );
}

/** The same for an attribute value: white space as written becomes a space each (XML 1.0 3.3.3). */
export function decodeValue(raw: string): string {
  return raw.replace(/\r\n|[\t\n\r]|&([^;]*);/g, (_, body: string | undefined) =>
    body === undefined ? " " : (meaning(body) ?? ""),
  );
}

/** The text of a CDATA section: only its line ends are normalised. */
export function decodeCdata(raw: string): string {
  return raw.includes("\r") ? raw.replace(/\r\n?/g, "\n") : raw;
}

// Which characters XML 1.0 (fifth edition) allows where: productions [2] Char, [4] NameStartChar, [4a] NameChar.

export const TAB = 0x09;
export const LF = 0x0a;
export const CR = 0x0d;
export const SPACE = 0x20;
export const BANG = 0x21;
export const QUOTE = 0x22;
export const AMPERSAND = 0x26;
export const APOSTROPHE = 0x27;
export const SLASH = 0x2f;
export const LESS = 0x3c;
export const EQUALS = 0x3d;
export const GREATER = 0x3e;
export const QUESTION = 0x3f;
export const CLOSE_BRACKET = 0x5d;
export const BYTE_ORDER_MARK = 0xfeff;

/** What the scanner has to do about a character; everything else it walks over. */
export const Kind = { ordinary: 0, less: 1, ampersand: 2, lineEnd: 3, greater: 4, surrogate: 5, illegal: 6 } as const;

/** Kind of each UTF-16 unit in text: a table, since this is asked for each character of each message. */
export const TEXT_KIND = new Uint8Array(0x10000);
/** Kind of each UTF-16 unit in an attribute value: white space has to be normalised there, and `>` is ordinary. */
export const VALUE_KIND = new Uint8Array(0x10000);

for (const table of [TEXT_KIND, VALUE_KIND]) {
  table.fill(Kind.illegal, 0, SPACE);
  table.fill(Kind.surrogate, 0xd800, 0xe000);
  table.fill(Kind.illegal, 0xfffe);
  table[LESS] = Kind.less;
  table[AMPERSAND] = Kind.ampersand;
  table[CR] = Kind.lineEnd;
}
TEXT_KIND[TAB] = Kind.ordinary;
TEXT_KIND[LF] = Kind.ordinary;
TEXT_KIND[GREATER] = Kind.greater;
VALUE_KIND[TAB] = Kind.lineEnd;
VALUE_KIND[LF] = Kind.lineEnd;

/** 1 for the ASCII characters that a name may contain after its first; the colon is one of them. */
export const ASCII_NAME = new Uint8Array(128);
for (const character of "-.:_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") {
  ASCII_NAME[character.charCodeAt(0)] = 1;
}

const START =
  "_A-Za-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}\\u{200D}" +
  "\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}";
const REST = `${START}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}\\u{2040}`;

/** A name without a colon: Namespaces in XML, production [4] NCName. */
const NC_NAME = new RegExp(`^[${START}][${REST}]*$`, "u");
/** The characters of a name from `lastIndex` on, colons included. */
const NAME_RUN = new RegExp(`[:${REST}]*`, "uy");

/** Is this a name without a colon? */
export function isNcName(name: string): boolean {
  return NC_NAME.test(name);
}

/** Offset behind the name characters that begin at `from`. */
export function endOfName(source: string, from: number): number {
  NAME_RUN.lastIndex = from;
  return from + NAME_RUN.exec(source)![0].length;
}

/** Is this code point a character of XML 1.0? */
export function isCharacter(code: number): boolean {
  if (code < SPACE) return code === TAB || code === LF || code === CR;
  return code < 0xd800 || (code > 0xdfff && code < 0xfffe) || (code > 0xffff && code <= 0x10ffff);
}

/** White space of XML 1.0, production [3]. */
export function isSpace(code: number): boolean {
  return code === SPACE || code === LF || code === CR || code === TAB;
}

/** Is there nothing but white space? */
export function isBlank(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (!isSpace(text.charCodeAt(i))) return false;
  return true;
}

// The AI annotation of a line item: a small mark-up that carries the patient's other medication, information for the
// patient, the controlled drug's quantity in words and the prescriber's note in one text (eps.md 9.2, 9.3, 14.5 D-18).
//
//   <medication>Aspirin 75mg</medication><patientInfo>Review due in May</patientInfo>CD: twenty eight
//   Take with food
//
// This is the inner text; putting it into a message escapes it once more, which is the XML writer's work.

/** What goes into the text. An empty string or a string that is absent says nothing; the lists hold no empty ones. */
export interface Instructions {
  readonly medication: readonly string[];
  readonly patientInfo: readonly string[];
  readonly controlledDrugWords?: string;
  readonly note?: string;
}

/** What a text says. `additionalInstructions` is the note, with its white space. */
export interface ReadInstructions {
  readonly medication: string[];
  readonly patientInfo: string[];
  readonly controlledDrugWords: string;
  readonly additionalInstructions: string;
}

/**
 * The text of the annotation; "" where there is nothing to say, and no annotation is sent.
 *
 * Read back it gives the same for all instructions whose `medication` and `patientInfo` hold no empty string. Where
 * plain free text would be misread, it is written so that it is not (see freeText).
 */
export function writeInstructions(instructions: Instructions): string {
  const { medication, patientInfo, controlledDrugWords = "", note = "" } = instructions;
  const tagged = [
    ...medication.map((text) => element("medication", text)),
    ...patientInfo.map((text) => element("patientInfo", text)),
  ];
  return tagged.join("") + freeText(controlledDrugWords, note);
}

/**
 * The parts of a text. Known elements are found wherever they stand: empty ones give nothing, unclosed or unknown ones
 * stay in the note. Every text can be read.
 */
export function readInstructions(text: string): ReadInstructions {
  const { elements, rest } = takeElements(text);
  const partsOf = (name: string) => elements.filter((e) => e.name === name).map((e) => e.text);
  return { medication: partsOf("medication"), patientInfo: partsOf("patientInfo"), ...readFreeText(rest) };
}

// Elements

type ElementName = "medication" | "patientInfo";

/** A start, end or empty tag that readers know. */
const KNOWN_TAG = /<\/?(?:medication|patientInfo)\s*\/?>/;

/** An element: empty, or with content in which no known tag stands, so that an unclosed start tag swallows nothing. */
const ELEMENT =
  /<(medication|patientInfo)\s*(?:\/>|>([^<]*(?:<(?!\/?(?:medication|patientInfo)\s*\/?>)[^<]*)*)<\/\1\s*>)/g;

const element = (name: ElementName, text: string): string =>
  `<${name}>${escapeMarkup(text).replaceAll(">", "&gt;")}</${name}>`;

/** The elements that say something, and the text around them. White space that only sets elements apart is dropped. */
function takeElements(text: string): { elements: { name: string; text: string }[]; rest: string } {
  const elements: { name: string; text: string }[] = [];
  let rest = "";
  let end = 0;
  for (const match of text.matchAll(ELEMENT)) {
    const before = text.slice(end, match.index);
    if (before.trim() !== "") rest += before;
    const [whole, name = "", content = ""] = match;
    if (content !== "") elements.push({ name, text: undoEscapes(content) });
    end = match.index + whole.length;
  }
  return { elements, rest: rest + text.slice(end) };
}

// Free text: the line with the words of the controlled drug, then the note

const WORDS_PREFIX = "CD: ";

/** The first line of free text, where it gives the words of the controlled drug. */
const WORDS_LINE = /^\s*CD: ([^\r\n]*)(?:\r\n|\r|\n|$)/;

/**
 * Plain text wherever it is read back as it is. Where it is not, the characters of the mark-up are escaped throughout,
 * which readers undo because no raw one is left: the text holds a known tag, or nothing but escapes (`&lt;`), or the
 * words are more than one line.
 * A note that looks like a line of words ("CD: keep cool") is put behind such a line without words.
 */
function freeText(words: string, note: string): string {
  const plain = freeTextOf(words, note);
  const misread = KNOWN_TAG.test(plain) || undoEscapes(plain) !== plain || /[\r\n]/.test(words);
  return misread ? freeTextOf(escapeLineBreaks(escapeMarkup(words)), escapeMarkup(note)) : plain;
}

function freeTextOf(words: string, note: string): string {
  if (words === "" && !WORDS_LINE.test(note)) return note;
  return WORDS_PREFIX + words + (note === "" ? "" : `\n${note}`);
}

function readFreeText(text: string): Pick<ReadInstructions, "controlledDrugWords" | "additionalInstructions"> {
  // Decided for the whole, undone in the parts: an escaped line break belongs to the words.
  const undo = isEscaped(text) ? replaceReferences : (part: string) => part;
  const line = WORDS_LINE.exec(text);
  return {
    controlledDrugWords: undo(line?.[1] ?? ""),
    additionalInstructions: undo(text.slice(line?.[0].length ?? 0)),
  };
}

// Escapes

const REFERENCE = /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([\dA-Fa-f]{1,6}));/g;

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

const escapeMarkup = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

const escapeLineBreaks = (text: string): string => text.replaceAll("\r", "&#13;").replaceAll("\n", "&#10;");

/** Is this text that someone escaped? Not if a raw `<` or an `&` that begins no reference stands in it. */
const isEscaped = (text: string): boolean => !/[<&]/.test(text.replace(REFERENCE, ""));

const undoEscapes = (text: string): string => (isEscaped(text) ? replaceReferences(text) : text);

const replaceReferences = (text: string): string =>
  text.replace(REFERENCE, (reference, entity?: string, decimal?: string, hex?: string) => {
    if (entity !== undefined) return ENTITIES[entity]!;
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex!, 16);
    return isXmlCharacter(code) ? String.fromCodePoint(code) : reference;
  });

/** A reference to anything else refers to nothing and stays as text. */
const isXmlCharacter = (code: number): boolean =>
  code === 0x9 ||
  code === 0xa ||
  code === 0xd ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0x10ffff);

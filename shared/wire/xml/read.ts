// The strict reader: source text in, tree or located fault out. It never throws and knows no DTD.
//
// A single pass walks over the characters and only notes where things are. What is rare (references, CDATA, line ends
// to normalise, text beside elements) sets a flag on the open element, and its content is gathered in a second look
// when the element closes, so that the common path only cuts strings.

import {
  APOSTROPHE,
  BANG,
  BYTE_ORDER_MARK,
  EQUALS,
  GREATER,
  isBlank,
  isSpace,
  Kind,
  LESS,
  LF,
  QUESTION,
  QUOTE,
  SLASH,
  SPACE,
  TAB,
  TEXT_KIND,
  VALUE_KIND,
} from "./characters.ts";
import { nameAt, type QualifiedName } from "./names.ts";
import { type Bindings, declare, initialBindings, undeclare, whyNot } from "./namespaces.ts";
import { decodeCdata, decodeText, decodeValue, endOfReference } from "./references.ts";
import { faultAt, type NamespaceScope, noAttributes, type XmlElement, type XmlFault } from "./tree.ts";

export interface ReadOptions {
  /** Most elements inside each other; default 200. */
  readonly depth?: number;
  /** Most attributes of an element, namespace declarations included; default 100. */
  readonly attributes?: number;
  /** Most characters of the source; default 20 million. */
  readonly size?: number;
  /**
   * "keep" gives every element its `content`, white space included, as the canonical form needs it. Processing
   * instructions in such elements are refused, because a canonical form would have to hold them.
   */
  readonly whitespace?: "keep";
  /** As `whitespace: "keep"`, but only inside elements of this namespace: a signature keeps its bytes, the rest is read fast. */
  readonly keepWhitespaceIn?: string;
}

/**
 * The root element of a document, or why it is refused. Comments and processing instructions are skipped.
 *
 *     const root = parse('<id root="1.2"/>');
 *     if (isXmlFault(root)) return refuse(root.fault, root.line);
 *     root.attributes.root; // "1.2"
 *
 * Refused: what is not well-formed (XML 1.0, fifth edition) or not namespace-well-formed, any DTD, XML 1.1, and what
 * exceeds the limits.
 */
export function parse(source: string, options: ReadOptions = {}): XmlElement | XmlFault {
  const size = options.size ?? 20_000_000;
  if (source.length > size) return faultAt(source, size, `longer than ${size} characters`);
  return new Reader(source, options).document();
}

/** Something other than white space is in the element's own text. */
const NOT_BLANK = 1;
/** The element's own text cannot be cut out of the source as it stands. */
const NOT_PLAIN = 2;

const FAILED = -1;

/** State of one reading. Methods take an offset and return the next one, or FAILED with the fault noted. */
class Reader {
  private readonly source: string;
  private readonly maxDepth: number;
  private readonly maxAttributes: number;
  private readonly keep: boolean;
  private readonly keepIn: string | undefined;
  private readonly bindings: Bindings = initialBindings();
  private fault = "";
  private faultOffset = 0;
  private root: XmlElement | undefined;
  // The open elements, outermost first, and what is to be known about each when it closes.
  private depth = 0;
  private readonly open: XmlElement[] = [];
  private readonly names: QualifiedName[] = [];
  private readonly insides: number[] = [];
  private readonly flags: number[] = [];
  private readonly declared: number[] = [];

  constructor(source: string, options: ReadOptions) {
    this.source = source;
    this.maxDepth = options.depth ?? 200;
    this.maxAttributes = options.attributes ?? 100;
    this.keep = options.whitespace === "keep";
    this.keepIn = options.keepWhitespaceIn;
  }

  document(): XmlElement | XmlFault {
    let at = this.source.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
    at = this.declaration(at);
    if (at !== FAILED) at = this.besideRoot(at);
    if (at !== FAILED) at = this.elements(at);
    if (at !== FAILED) at = this.besideRoot(at);
    if (at !== FAILED && at < this.source.length) at = this.fail(at, "only one root element is allowed");
    return at === FAILED ? faultAt(this.source, this.faultOffset, this.fault) : this.root!;
  }

  /** `<?xml version="1.0" encoding="..." standalone="..."?>`, production [23]; the encoding is decodeXml's business. */
  private declaration(at: number): number {
    if (!this.source.startsWith("<?xml", at) || !isSpace(this.source.charCodeAt(at + 5))) return at;
    DECLARATION.lastIndex = at;
    const found = DECLARATION.exec(this.source);
    return found === null ? this.fail(at, "not an XML 1.0 declaration") : at + found[0].length;
  }

  /** White space, comments and processing instructions up to the root element or the end. */
  private besideRoot(from: number): number {
    const { source } = this;
    let at = this.space(from);
    while (at < source.length) {
      if (source.charCodeAt(at) !== LESS) return this.fail(at, "text outside the root element");
      const next = source.charCodeAt(at + 1);
      if (next === QUESTION) at = this.instruction(at);
      else if (source.startsWith("<!--", at)) at = this.comment(at);
      else if (source.startsWith("<!DOCTYPE", at)) return this.fail(at, "a document type declaration is not allowed");
      else return at;
      if (at === FAILED) return FAILED;
      at = this.space(at);
    }
    return at;
  }

  /** The root element with everything in it. */
  private elements(from: number): number {
    let at = from;
    if (at >= this.source.length) return this.fail(at, "there is no element");
    do {
      at = this.markup(at);
      if (at !== FAILED && this.depth > 0) at = this.text(at);
    } while (at !== FAILED && this.depth > 0);
    return at;
  }

  /** What begins with the `<` at `at`. */
  private markup(at: number): number {
    const code = this.source.charCodeAt(at + 1);
    if (code === SLASH) return this.endTag(at);
    if (code === BANG) return this.declarationInside(at);
    if (code === QUESTION) return this.instructionInside(at);
    return this.startTag(at);
  }

  private declarationInside(at: number): number {
    const { source } = this;
    if (source.startsWith("<!--", at)) {
      this.flag(NOT_PLAIN);
      return this.comment(at);
    }
    if (this.depth === 0 || !source.startsWith("<![CDATA[", at))
      return this.fail(at, "expected an element, a comment or CDATA");
    const end = source.indexOf("]]>", at + 9);
    if (end === -1) return this.fail(at, "CDATA without an end");
    if (end > at + 9) this.flag(NOT_BLANK);
    this.flag(NOT_PLAIN);
    return this.legal(at + 9, end) === FAILED ? FAILED : end + 3;
  }

  private instructionInside(at: number): number {
    const { content } = this.open[this.depth - 1]!;
    if (content !== undefined) return this.fail(at, "a processing instruction is not allowed here");
    this.flag(NOT_PLAIN);
    return this.instruction(at);
  }

  private comment(at: number): number {
    const end = this.source.indexOf("--", at + 4);
    if (end === -1) return this.fail(at, "a comment without an end");
    if (this.source.charCodeAt(end + 2) !== GREATER) return this.fail(end, "-- inside a comment");
    return this.legal(at + 4, end) === FAILED ? FAILED : end + 3;
  }

  private instruction(at: number): number {
    const { source } = this;
    const target = nameAt(source, at + 2);
    if (!target.legal || target.prefix !== "") return this.fail(at, "a processing instruction without a legal target");
    if (target.local.toLowerCase() === "xml") return this.fail(at, "an XML declaration is only allowed at the start");
    const rest = at + 2 + target.local.length;
    const end = source.indexOf("?>", rest);
    if (end === -1) return this.fail(at, "a processing instruction without an end");
    if (end > rest && !isSpace(source.charCodeAt(rest))) return this.fail(rest, "expected white space");
    return this.legal(rest, end) === FAILED ? FAILED : end + 2;
  }

  /** Checks the characters of a comment, a processing instruction or CDATA. */
  private legal(from: number, to: number): number {
    for (let at = from; at < to; at++) {
      const kind = TEXT_KIND[this.source.charCodeAt(at)];
      if (kind === Kind.surrogate) at = this.surrogatePair(at);
      else if (kind === Kind.illegal) at = this.fail(at, "a character that XML does not allow");
      if (at === FAILED) return FAILED;
    }
    return to;
  }

  /** Offset of the second half of the pair whose first half is at `at`. */
  private surrogatePair(at: number): number {
    const high = this.source.charCodeAt(at);
    const low = this.source.charCodeAt(at + 1);
    return high < 0xdc00 && low >= 0xdc00 && low <= 0xdfff ? at + 1 : this.fail(at, "half of a surrogate pair");
  }

  /** Text up to the next `<`. */
  private text(from: number): number {
    const { source } = this;
    const kinds = TEXT_KIND;
    let at = from;
    for (;;) {
      let code = source.charCodeAt(at);
      while (code === SPACE || code === LF || code === TAB) code = source.charCodeAt(++at);
      if (code === LESS) return at;
      let kind = kinds[code];
      if (kind === 0) {
        this.flag(NOT_BLANK);
        do kind = kinds[source.charCodeAt(++at)];
        while (kind === 0);
      }
      if (kind === Kind.less) return at;
      at = this.inText(at, kind);
      if (at === FAILED) return FAILED;
    }
  }

  /** A character in text that needs a look; returns the offset behind it. */
  private inText(at: number, kind: number | undefined): number {
    switch (kind) {
      case Kind.lineEnd:
        this.flag(NOT_PLAIN);
        return at + 1;
      case Kind.ampersand: {
        this.flag(NOT_BLANK | NOT_PLAIN);
        return this.reference(at);
      }
      case Kind.greater:
        if (this.source.startsWith("]]>", at - 2)) return this.fail(at - 2, "]]> in text");
        this.flag(NOT_BLANK);
        return at + 1;
      case Kind.surrogate: {
        this.flag(NOT_BLANK);
        const second = this.surrogatePair(at);
        return second === FAILED ? FAILED : second + 1;
      }
      case undefined:
        return this.fail(at, `<${this.names[this.depth - 1]!.qualified}> is not closed`);
      default:
        return this.fail(at, "a character that XML does not allow");
    }
  }

  /** Offset behind the reference at `at`. */
  private reference(at: number): number {
    const end = endOfReference(this.source, at);
    return end === -1 ? this.fail(at, "a reference to nothing that is known") : end + 1;
  }

  private startTag(at: number): number {
    const { source, bindings } = this;
    const name = nameAt(source, at + 1);
    if (!name.legal) return this.fail(at + 1, name.qualified === "" ? "expected a name" : "not a qualified name");
    if (this.depth >= this.maxDepth) return this.fail(at, `more than ${this.maxDepth} elements inside each other`);
    const element: XmlElement = {
      name: name.local,
      prefix: name.prefix,
      namespace: "",
      attributes: noAttributes(),
      children: [],
      text: "",
      content: undefined,
      start: at,
      end: -1,
      scope: undefined,
    };
    const before = bindings.replaced.length;
    this.outerScope = bindings.scope;
    let end = at + 1 + name.qualified.length;
    if (source.charCodeAt(end) !== GREATER) end = this.attributes(element.attributes, end);
    if (end === FAILED || this.resolve(element, at) === FAILED) return FAILED;
    if (this.keeps(element)) element.content = [];
    this.place(element);
    const declared = bindings.replaced.length - before;
    if (source.charCodeAt(end) === SLASH) {
      if (source.charCodeAt(end + 1) !== GREATER) return this.fail(end, "expected />");
      undeclare(bindings, declared);
      element.end = end + 2;
      return end + 2;
    }
    this.enter(element, name, end + 1, declared);
    return end + 1;
  }

  /** Finds the element's namespace. */
  private resolve(element: XmlElement, at: number): number {
    const { bindings } = this;
    const namespace = bindings.current.get(element.prefix);
    if (namespace === undefined && element.prefix !== "") return this.unbound(at + 1, element.prefix);
    if (element.prefix === "xmlns") return this.fail(at + 1, "the prefix xmlns is for declarations");
    element.namespace = namespace ?? "";
    element.scope = bindings.scope;
    return at;
  }

  private place(element: XmlElement): void {
    if (this.depth === 0) this.root = element;
    else this.open[this.depth - 1]!.children.push(element);
  }

  private enter(element: XmlElement, name: QualifiedName, inside: number, declared: number): void {
    const { depth } = this;
    this.open[depth] = element;
    this.names[depth] = name;
    this.insides[depth] = inside;
    this.flags[depth] = 0;
    this.declared[depth] = declared;
    this.depth = depth + 1;
  }

  private endTag(at: number): number {
    const { source } = this;
    const depth = this.depth - 1;
    if (depth < 0) return this.fail(at, "an end tag without a start tag");
    const { qualified } = this.names[depth]!;
    if (!source.startsWith(qualified, at + 2)) return this.fail(at, `expected </${qualified}>`);
    let end = at + 2 + qualified.length;
    if (source.charCodeAt(end) !== GREATER) end = this.space(end);
    if (source.charCodeAt(end) !== GREATER) return this.fail(at, `expected </${qualified}>`);
    const element = this.open[depth]!;
    element.end = end + 1;
    this.gather(element, this.insides[depth]!, at, this.flags[depth]!);
    undeclare(this.bindings, this.declared[depth]!);
    this.depth = depth;
    return end + 1;
  }

  private keeps(element: XmlElement): boolean {
    return this.keep || (this.keepIn !== undefined && element.namespace === this.keepIn);
  }

  /** Gives a closing element its text and, where it is due, its content. */
  private gather(element: XmlElement, from: number, to: number, flags: number): void {
    const isLeaf = element.children.length === 0;
    const keep = this.keeps(element);
    if (isLeaf && !keep && (flags & NOT_PLAIN) === 0) {
      if (from < to) element.text = this.source.slice(from, to);
      return;
    }
    if (!isLeaf && !keep && (flags & NOT_BLANK) === 0) return;
    const content = contentOf(this.source, from, to, element.children);
    const text = content.filter((item) => typeof item === "string").join("");
    const matters = isLeaf || !isBlank(text);
    if (matters) element.text = text;
    if (keep || (matters && !isLeaf)) element.content = content;
  }

  /** Attributes and declarations of a start tag from behind its name; returns the offset of its `>` or `/`. */
  private attributes(attributes: Record<string, string>, from: number): number {
    const { source } = this;
    let count = 0;
    let prefixed = 0;
    let at = from;
    for (;;) {
      const next = this.space(at);
      const code = source.charCodeAt(next);
      if (code === GREATER || code === SLASH) {
        return prefixed > 0 && this.resolveAttributes(attributes, from) === FAILED ? FAILED : next;
      }
      if (next === at) return this.fail(at, "expected white space, > or />");
      if (++count > this.maxAttributes) return this.fail(next, `more than ${this.maxAttributes} attributes`);
      const name = nameAt(source, next);
      if (!name.legal) return this.fail(next, name.qualified === "" ? "expected a name" : "not a qualified name");
      const opening = this.openingQuote(next + name.qualified.length);
      if (opening === FAILED) return FAILED;
      const closing = this.closingQuote(opening);
      if (closing === FAILED) return FAILED;
      const value = source.slice(opening + 1, closing);
      if (this.keepAttribute(attributes, name, this.isRaw ? decodeValue(value) : value, next) === FAILED) return FAILED;
      if (name.prefix !== "" && name.prefix !== "xmlns") prefixed++;
      at = closing + 1;
    }
  }

  /** Offset of the quote behind the `=` of an attribute. */
  private openingQuote(from: number): number {
    const { source } = this;
    let at = source.charCodeAt(from) === EQUALS ? from : this.space(from);
    if (source.charCodeAt(at) !== EQUALS) return this.fail(at, "expected =");
    const code = source.charCodeAt(++at);
    if (code === QUOTE || code === APOSTROPHE) return at;
    at = this.space(at);
    const late = source.charCodeAt(at);
    return late === QUOTE || late === APOSTROPHE ? at : this.fail(at, "expected a quoted value");
  }

  /** Set by closingQuote: the value holds references or white space to normalise. */
  private isRaw = false;

  /** Offset of the quote that closes the value opened at `opening`. */
  private closingQuote(opening: number): number {
    const { source } = this;
    const kinds = VALUE_KIND;
    const quote = source.charCodeAt(opening);
    this.isRaw = false;
    let at = opening + 1;
    for (let code = source.charCodeAt(at); code !== quote; code = source.charCodeAt(++at)) {
      const kind = kinds[code];
      if (kind === 0) continue;
      if (kind === undefined) return this.fail(opening, "an attribute value without an end");
      at = this.inValue(at, kind);
      if (at === FAILED) return FAILED;
    }
    return at;
  }

  /** A character in an attribute value that needs a look; returns the offset of its last unit. */
  private inValue(at: number, kind: number): number {
    switch (kind) {
      case Kind.lineEnd:
        this.isRaw = true;
        return at;
      case Kind.ampersand: {
        this.isRaw = true;
        const behind = this.reference(at);
        return behind === FAILED ? FAILED : behind - 1;
      }
      case Kind.surrogate:
        return this.surrogatePair(at);
      case Kind.less:
        return this.fail(at, "< in an attribute value");
      default:
        return this.fail(at, "a character that XML does not allow");
    }
  }

  private keepAttribute(attributes: Record<string, string>, name: QualifiedName, value: string, at: number): number {
    if (name.prefix === "xmlns") return this.declareNamespace(name.local, value, at);
    if (name.qualified === "xmlns") return this.declareNamespace("", value, at);
    if (attributes[name.qualified] !== undefined) return this.fail(at, `the attribute ${name.qualified} twice`);
    attributes[name.qualified] = value;
    return at;
  }

  /** What was in force outside the start tag that is being read. */
  private outerScope: NamespaceScope | undefined = undefined;

  private declareNamespace(prefix: string, namespace: string, at: number): number {
    const { bindings } = this;
    const reason = whyNot(prefix, namespace);
    if (reason !== undefined) return this.fail(at, reason);
    for (let scope = bindings.scope; scope !== this.outerScope; scope = scope!.outer) {
      if (scope!.prefix === prefix) return this.fail(at, "a namespace declaration twice");
    }
    declare(bindings, prefix, namespace);
    return at;
  }

  /** Every prefix is bound, and no two attributes have the same expanded name (Namespaces in XML 6.3). */
  private resolveAttributes(attributes: Record<string, string>, at: number): number {
    const expanded = new Set<string>();
    for (const qualified in attributes) {
      const colon = qualified.indexOf(":");
      if (colon === -1) continue;
      const prefix = qualified.slice(0, colon);
      const namespace = this.bindings.current.get(prefix);
      if (namespace === undefined) return this.unbound(at, prefix);
      const name = `${qualified.slice(colon + 1)} ${namespace}`;
      if (expanded.has(name)) return this.fail(at, "two attributes with the same expanded name");
      expanded.add(name);
    }
    return at;
  }

  private unbound(at: number, prefix: string): number {
    return this.fail(at, `the prefix ${prefix} is not bound to a namespace`);
  }

  private space(from: number): number {
    let at = from;
    while (isSpace(this.source.charCodeAt(at))) at++;
    return at;
  }

  private flag(flags: number): void {
    this.flags[this.depth - 1]! |= flags;
  }

  private fail(at: number, fault: string): number {
    this.fault = fault;
    this.faultOffset = at;
    return FAILED;
  }
}

const DECLARATION =
  /<\?xml\s+version\s*=\s*(?:"1\.0"|'1\.0')(?:\s+encoding\s*=\s*(?:"[A-Za-z][\w.-]*"|'[A-Za-z][\w.-]*'))?(?:\s+standalone\s*=\s*(?:"(?:yes|no)"|'(?:yes|no)'))?\s*\?>/y;

/** Text and children between two offsets of a source that has been found well-formed. */
function contentOf(source: string, from: number, to: number, children: XmlElement[]): (XmlElement | string)[] {
  const content: (XmlElement | string)[] = [];
  let text = "";
  let child = 0;
  for (let at = from; at < to; ) {
    const less = source.indexOf("<", at);
    text += decodeText(source.slice(at, less));
    if (less === to) break;
    const next = children[child];
    if (next?.start === less) {
      if (text !== "") content.push(text);
      text = "";
      content.push(next);
      child++;
      at = next.end;
    } else if (source.charCodeAt(less + 1) === QUESTION) {
      at = source.indexOf("?>", less) + 2;
    } else if (source.startsWith("<!--", less)) {
      at = source.indexOf("-->", less + 4) + 3;
    } else {
      const end = source.indexOf("]]>", less);
      text += decodeCdata(source.slice(less + "<![CDATA[".length, end));
      at = end + 3;
    }
  }
  if (text !== "") content.push(text);
  return content;
}

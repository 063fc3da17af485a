// The XML tree that everything in Dragoman reads and writes, and the fault a document is refused with.

/** A namespace declaration in force at an element; `outer` leads to those declared before it, further out. */
export interface NamespaceScope {
  /** "" for the default namespace. */
  readonly prefix: string;
  /** "" where a default namespace is taken back with `xmlns=""`. */
  readonly namespace: string;
  readonly outer: NamespaceScope | undefined;
}

/**
 * An element: `<hl7:id root="1.2">` is
 * `{ name: "id", prefix: "hl7", namespace: "urn:hl7-org:v3", attributes: { root: "1.2" }, children: [], text: "", ... }`.
 */
export interface XmlElement {
  /** Local name. */
  name: string;
  /** Prefix as written, "" without one. */
  prefix: string;
  /** Namespace name, "" where the element is in none. */
  namespace: string;
  /** By qualified name as written; namespace declarations are left out. Has no prototype, so any name is safe. */
  attributes: Record<string, string>;
  /** Child elements in document order. */
  children: XmlElement[];
  /** Direct text, CDATA included, references decoded. "" where an element with children has only white space. */
  text: string;
  /**
   * Text and elements in document order: only where text that is not all white space stands beside child elements,
   * or where the document was read with `whitespace: "keep"`.
   */
  content: (XmlElement | string)[] | undefined;
  /** Offset of the first character of the element (its `<`) in the source. */
  start: number;
  /** Offset behind the last character of the element (its `>`). */
  end: number;
  /** Namespace declarations in force; the writer needs them for attributes with a prefix only. */
  scope?: NamespaceScope | undefined;
}

/** Why a document was refused, and where. The words name markup, never the document's data. */
export interface XmlFault {
  fault: string;
  /** Offset into the source (characters; bytes where the bytes could not be decoded). */
  offset: number;
  /** 1-based. */
  line: number;
  /** 1-based, in UTF-16 units. */
  column: number;
}

export const XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";
export const XMLNS_NAMESPACE = "http://www.w3.org/2000/xmlns/";
/** Of XML signatures, whose white space counts. */
export const SIGNATURE_NAMESPACE = "http://www.w3.org/2000/09/xmldsig#";

/** Is this the fault that `parse` or `decodeXml` answered instead of a result? */
export function isXmlFault(value: unknown): value is XmlFault {
  return typeof value === "object" && value !== null && "fault" in value && "offset" in value;
}

/** The fault at `offset` of `source`, with line and column counted. */
export function faultAt(source: string, offset: number, fault: string): XmlFault {
  let line = 1;
  let lineStart = 0;
  for (let at = source.indexOf("\n"); at !== -1 && at < offset; at = source.indexOf("\n", at + 1)) {
    line++;
    lineStart = at + 1;
  }
  return { fault, offset, line, column: offset - lineStart + 1 };
}

/** A string's own copy. V8 cuts strings as views into their source, so a name kept for long keeps a whole message. */
export function detach(text: string): string {
  return ` ${text}`.slice(1);
}

// The constructor of attribute objects: without a prototype `constructor` and `__proto__` are names like any other,
// and unlike Object.create(null) these objects keep a hidden class, which makes them fast.
const Attributes = function Attributes() {} as unknown as { new (): Record<string, string> };
Attributes.prototype = Object.create(null);

/** An empty attribute object. */
export function noAttributes(): Record<string, string> {
  return new Attributes();
}

// Generators of XML documents for the tests of reader, writer and canonical form (fast-check).

import fc from "fast-check";

/** Namespace declaration, `xmlns=""` included. */
type Declaration = readonly [prefix: string, namespace: string];
type Attribute = readonly [prefix: string, name: string, value: string, quote: string];

interface ElementPlan {
  readonly prefix: string;
  readonly name: string;
  readonly declarations: readonly Declaration[];
  readonly attributes: readonly Attribute[];
  /** Elements, and pieces of source: text, CDATA, comments, instructions. */
  readonly content: readonly (ElementPlan | string)[];
  readonly space: string;
}

const PREFIXES = ["", "p", "q", "xml"];
/** Only names that need no escaping: libxml2 writes `&` in them as it is. */
const NAMESPACES = ["urn:a", "urn:b", "http://example.org/c"];

const name = fc.oneof(
  fc.constantFrom("a", "b", "root", "constructor", "__proto__", "é-1", "_.x", "名前", "\u{10400}"),
  // libxml2 wants more of the values of xml:id than well-formedness.
  fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_.-]{0,8}$/).filter((n) => n !== "id"),
);
const space = fc.constantFrom("", " ", "\n", "\t ", "\r\n");
const ordinary = fc.constantFrom(
  "x",
  "0",
  " ",
  "  ",
  "\n",
  "\t",
  "\r\n",
  "\r",
  "'",
  '"',
  ">",
  "é",
  "漢",
  "\u{1f600}",
  "=",
);
const reference = fc.constantFrom(
  "&lt;",
  "&gt;",
  "&amp;",
  "&quot;",
  "&apos;",
  "&#65;",
  "&#xD;",
  "&#10;",
  "&#x9;",
  "&#x1F600;",
);

const joined = (pieces: fc.Arbitrary<string>) => fc.array(pieces, { maxLength: 6 }).map((all) => all.join(""));
const text = joined(fc.oneof(ordinary, reference, fc.constantFrom("]x", "]] ")));
const cdata = joined(fc.oneof(ordinary, fc.constantFrom("<", "&", "]]", "</a>"))).map(
  (inside) => `<![CDATA[${inside.replaceAll("]]>", "]] >")}]]>`,
);
const comment = joined(fc.oneof(ordinary, fc.constantFrom("<", "&", "]]>", "<b>"))).map((inside) => `<!--${inside}-->`);
const instruction = fc
  .tuple(fc.constantFrom("go", "xml-stylesheet", "é"), joined(ordinary))
  .map(([target, inside]) => `<?${target} ${inside.replaceAll("?>", "")}?>`);

const attribute: fc.Arbitrary<Attribute> = fc
  .tuple(fc.constantFrom(...PREFIXES), name, text, fc.constantFrom('"', "'"))
  .map(([prefix, local, value, quote]) => [prefix, local, value.replaceAll(quote, ""), quote]);
const declaration: fc.Arbitrary<Declaration> = fc
  .tuple(fc.constantFrom("", "", "p", "q"), fc.constantFrom("", ...NAMESPACES))
  .map(([prefix, namespace]) => [prefix, prefix !== "" && namespace === "" ? "urn:a" : namespace]);

/** What stands between tags, without instructions where a canonical form is to be made. */
function plans(between: fc.Arbitrary<string>): fc.Arbitrary<ElementPlan> {
  return fc.letrec<{ element: ElementPlan }>((tie) => ({
    element: fc.record({
      prefix: fc.constantFrom(...PREFIXES),
      name,
      declarations: fc.uniqueArray(declaration, { maxLength: 2, selector: ([prefix]) => prefix }),
      attributes: fc.uniqueArray(attribute, { maxLength: 4, selector: ([, local]) => local }),
      content: fc.array(fc.oneof({ depthSize: "small" }, between, tie("element")), { maxLength: 4 }),
      space,
    }),
  })).element;
}

/** The source of a planned element; a prefix that nothing declares around it is left out. */
function render(plan: ElementPlan, bound: ReadonlySet<string>): string {
  const inside = new Set([...bound, ...plan.declarations.map(([prefix]) => prefix)]);
  const qualified = (prefix: string, local: string) =>
    prefix !== "" && inside.has(prefix) ? `${prefix}:${local}` : local;
  const tag = qualified(plan.prefix, plan.name);
  const declared = plan.declarations.map(([prefix, ns]) => ` xmlns${prefix === "" ? "" : `:${prefix}`}="${ns}"`);
  const attributes = plan.attributes.map(
    ([prefix, local, value, quote]) =>
      ` ${qualified(prefix, local)}${plan.space}=${plan.space}${quote}${value}${quote}`,
  );
  const start = `<${tag}${declared.join("")}${attributes.join("")}${plan.space}`;
  if (plan.content.length === 0) return `${start}/>`;
  const content = plan.content.map((item) => (typeof item === "string" ? item : render(item, inside)));
  return `${start}>${content.join("")}</${tag}${plan.space}>`;
}

const source = (between: fc.Arbitrary<string>, beside: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom("", '<?xml version="1.0"?>', "<?xml version='1.0' encoding='UTF-8'?>\r\n"),
      beside,
      plans(between),
      beside,
    )
    .map(([declaration, before, plan, behind]) => declaration + before + render(plan, new Set(["xml"])) + behind);

/** Documents that are well-formed and namespace-well-formed, with everything that may stand in them but a DTD. */
export const wellFormed = source(
  fc.oneof(text, cdata, comment, instruction),
  joined(fc.oneof(space, comment, instruction)),
);

/** The same without processing instructions. */
export const withoutInstructions = source(fc.oneof(text, cdata, comment), joined(fc.oneof(space, comment)));

/** Pieces of markup, and characters that XML does not allow. */
export const MARKUP = [
  "<",
  ">",
  "/",
  "&",
  ";",
  "=",
  '"',
  "'",
  ":",
  "!",
  "?",
  "-",
  "]",
  "[",
  " ",
  "x",
  "#",
  "xmlns",
  "<!--",
  "]]>",
  "\0",
  "\ud800",
  "\udc00",
  "\uffff",
  "</a>",
  'p:a="" ',
  "<?xml ?>",
];

/** A document with some characters taken out, put in or doubled: mostly not well-formed any more. */
export const mutated: fc.Arbitrary<string> = fc
  .tuple(
    wellFormed,
    fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.constantFrom("", ...MARKUP)), { minLength: 1, maxLength: 3 }),
  )
  .map(([document, changes]) =>
    changes.reduce((text, [where, taken, put]) => {
      const at = where % (text.length + 1);
      return text.slice(0, at) + put + text.slice(at + taken);
    }, document),
  );

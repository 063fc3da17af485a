// The envelope: UNB (UNH ... UNT)+ UNZ. Messages are cut out; a fault in one of them stays with it (nhais.md 4, lab-results.md 3.4).
import { components, elementsOf, faultAt, released, type Segment, type SyntaxFault } from "./segment.ts";
import { segmentText } from "./write.ts";

/** What is wrong with an envelope, by kind, since networks answer each kind in their own way. */
export interface EnvelopeFault extends SyntaxFault {
  readonly kind: "syntax" | "border" | "count" | "reference";
  /** A wrong count or reference refuses only where the receiver is strict. */
  readonly severity: "error" | "warning";
}

export interface InterchangeMessage {
  /** `FHSREG:0:1:FH:FHS001`. */
  readonly identifier: string;
  readonly reference: string;
  readonly header: Segment;
  /** What stands between UNH and UNT. */
  readonly segments: readonly Segment[];
  readonly faults: readonly EnvelopeFault[];
}

export interface Interchange {
  readonly header: Segment;
  readonly sender: string;
  readonly recipient: string;
  /** `yyMMdd:HHmm`, London time. */
  readonly prepared: string;
  readonly reference: string;
  readonly messages: readonly InterchangeMessage[];
  /** Of the envelope itself; those of messages stand with them. */
  readonly faults: readonly EnvelopeFault[];
}

/** `lenient`: wrong counts and references are warnings, as today's peers send them. */
export type Control = "strict" | "lenient";

export type InterchangeResult =
  | { readonly ok: true; readonly value: Interchange }
  | { readonly ok: false; readonly fault: SyntaxFault };

const NOWHERE = { number: 1, line: 1, offset: 0 };

/** Cuts an interchange into its messages. Refused is only one whose borders cannot be found or that nobody could answer. */
export function readInterchange(segments: readonly Segment[], control: Control = "lenient"): InterchangeResult {
  const [header] = segments;
  const trailer = segments.at(-1);
  const refuse = (at: Segment | undefined, fault: string) =>
    ({ ok: false, fault: faultAt(at ?? NOWHERE, fault) }) as const;
  if (header?.tag !== "UNB") return refuse(header, "an interchange that does not begin with UNB");
  if (trailer?.tag !== "UNZ") return refuse(trailer, "an interchange that does not end with UNZ");
  const [, sender, recipient, prepared, reference] = header.elements;
  if (!sender || !recipient || !reference) return refuse(header, "UNB without sender, recipient or reference");
  const cut = messagesOf(segments.slice(1, -1), control);
  if ("fault" in cut) return { ok: false, fault: cut.fault };
  const faults = checkTrailer(trailer, cut.messages.length, reference, control);
  const [from = "", to = ""] = [sender, recipient].map((e) => released(components(e)[0]!));
  return {
    ok: true,
    value: {
      header,
      sender: from,
      recipient: to,
      prepared: prepared ?? "",
      reference: released(reference),
      messages: cut.messages,
      faults,
    },
  };
}

interface OpenMessage {
  readonly header: Segment;
  readonly segments: Segment[];
}

function messagesOf(
  segments: readonly Segment[],
  control: Control,
): { readonly messages: InterchangeMessage[] } | { readonly fault: SyntaxFault } {
  const messages: InterchangeMessage[] = [];
  let open: OpenMessage | undefined;
  const close = (trailer?: Segment) => {
    if (open !== undefined) messages.push(messageOf(open, trailer, control));
    open = undefined;
  };
  for (const s of segments) {
    if (s.tag === "UNH") {
      close();
      open = { header: s, segments: [] };
    } else if (open === undefined) return { fault: faultAt(s, `${s.tag || s.fault} outside a message`) };
    else if (s.tag === "UNT") close(s);
    else open.segments.push(s);
  }
  close();
  const last = segments.at(-1);
  return messages.length > 0 ? { messages } : { fault: faultAt(last ?? NOWHERE, "an interchange without a message") };
}

function messageOf(
  { header, segments }: OpenMessage,
  trailer: Segment | undefined,
  control: Control,
): InterchangeMessage {
  const [reference = "", identifier = ""] = header.elements;
  const broken = segments.flatMap((s): EnvelopeFault[] =>
    s.fault === undefined ? [] : [{ ...faultAt(s, s.fault), kind: "syntax", severity: "error" }],
  );
  const atEnd: readonly EnvelopeFault[] =
    trailer === undefined
      ? [{ ...faultAt(header, "a message without UNT"), kind: "border", severity: "error" }]
      : checkTrailer(trailer, segments.length + 2, reference, control);
  return { identifier, reference, header, segments, faults: [...broken, ...atEnd] };
}

/** Holds UNT or UNZ against what was counted and against the reference at the beginning; zeros in front do not count. */
function checkTrailer(trailer: Segment, count: number, reference: string, control: Control): EnvelopeFault[] {
  const severity = control === "strict" ? "error" : "warning";
  const { tag, elements } = trailer;
  const [said = "", repeated = ""] = elements;
  const faults: EnvelopeFault[] = [];
  if (!/^\d+$/.test(said) || Number(said) !== count)
    faults.push({ ...faultAt(trailer, `${tag} with another count than ${count}`), kind: "count", severity });
  if (bare(repeated) !== bare(reference))
    faults.push({
      ...faultAt(trailer, `${tag} with another reference than its beginning`),
      kind: "reference",
      severity,
    });
  return faults;
}

const bare = (reference: string): string => reference.replace(/^0+(?=.)/, "");

/** An interchange of one message, whose segments from UNB on are written, with its UNT and UNZ. */
export function closed(lines: readonly string[]): string {
  const element = (tag: string, n: number): string => {
    const line = lines.find((l) => l.startsWith(`${tag}+`)) ?? "";
    return elementsOf(line.slice(0, -1))[n - 1] ?? "";
  };
  const inMessage = lines.filter((l) => !l.startsWith("UNB+")).length + 1;
  return [
    ...lines,
    segmentText("UNT", [String(inMessage), element("UNH", 1)]),
    segmentText("UNZ", ["1", element("UNB", 5)]),
  ].join("\n");
}

/** An interchange of one message or transaction that came among others. */
export const alone = (header: Segment, { header: begin }: InterchangeMessage, segments: readonly Segment[]): string =>
  closed([header, begin, ...segments].map(({ tag, elements }) => segmentText(tag, elements)));

// The envelope: UNB (UNH ... UNT)+ UNZ, its counts and references (nhais.md 4).
import { components, type Segment, segmentText } from "./segment.ts";

/** One message with its own UNH, without UNT. */
export interface InterchangeMessage {
  /** `FHSREG`. */
  readonly type: string;
  readonly segments: readonly Segment[];
}

export interface Interchange {
  readonly header: Segment;
  readonly messages: readonly InterchangeMessage[];
  /** Counts and references that are wrong, in words; whether they refuse is for the receiver to say. */
  readonly warnings: readonly string[];
}

export type InterchangeResult =
  | { readonly ok: true; readonly value: Interchange }
  | { readonly ok: false; readonly fault: string };

/** Cuts an interchange into its messages. */
export function interchangeOf(segments: readonly Segment[]): InterchangeResult {
  const [header, ...rest] = segments;
  if (header?.tag !== "UNB") return { ok: false, fault: "an interchange that does not begin with UNB" };
  const trailer = rest.at(-1);
  if (trailer?.tag !== "UNZ") return { ok: false, fault: "an interchange that does not end with UNZ" };
  const warnings: string[] = [];
  const messages: InterchangeMessage[] = [];
  let current: Segment[] | undefined;
  for (const segment of rest.slice(0, -1)) {
    if (segment.tag === "UNH") {
      if (current !== undefined) return { ok: false, fault: "a message without UNT" };
      current = [segment];
    } else if (current === undefined) return { ok: false, fault: `${segment.tag} outside a message` };
    else if (segment.tag === "UNT") {
      messages.push({ type: components(current[0]!.elements[1] ?? "")[0] ?? "", segments: current });
      warnings.push(...trailerWarnings(segment, current.length + 1, current[0]!.elements[0]));
      current = undefined;
    } else current.push(segment);
  }
  if (current !== undefined) return { ok: false, fault: "a message without UNT" };
  warnings.push(...trailerWarnings(trailer, messages.length, header.elements[4]));
  return { ok: true, value: { header, messages, warnings } };
}

function trailerWarnings(trailer: Segment, count: number, reference: string | undefined): string[] {
  const out: string[] = [];
  if (Number(trailer.elements[0]) !== count)
    out.push(`${trailer.tag} counts ${trailer.elements[0]}, there are ${count}`);
  if (trailer.elements[1] !== reference) out.push(`${trailer.tag} has another reference than its beginning`);
  return out;
}

/** Closes an interchange of one message whose UNB, UNH and content are written: UNT and UNZ with their counts. */
export function closed(lines: readonly string[]): string[] {
  const reference = (tag: string, element: number): string => {
    const line = lines.find((l) => l.startsWith(`${tag}+`)) ?? "";
    return line.slice(0, -1).split("+")[element] ?? "";
  };
  const inMessage = lines.filter((l) => !l.startsWith("UNB+")).length + 1;
  return [
    ...lines,
    segmentText("UNT", [String(inMessage), reference("UNH", 1)]),
    segmentText("UNZ", ["1", reference("UNB", 5)]),
  ];
}

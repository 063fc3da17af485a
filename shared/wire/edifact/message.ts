// A message as tables see it: a tree of segments and groups, each by its name.
import type { Segment } from "./segment.ts";

export interface EdifactNode {
  /** `NAD+FHS`: tag and qualifier; `S02(PNA+PAT)`: a group and what tells it from others; `FHSREG`: the message. */
  name: string;
  readonly elements: readonly string[];
  readonly children: EdifactNode[];
  /** Where it comes from: the segment, or the one that begins the group. */
  readonly segment: Segment | undefined;
}

/** Segments whose first element is data and no qualifier. */
const UNQUALIFIED: ReadonlySet<string> = new Set(["BGM", "GIS", "NHS", "PDI", "UNB", "UNH"]);

/** Tag with the qualifier that says what the segment is about. */
export function segmentName(tag: string, elements: readonly string[]): string {
  if (UNQUALIFIED.has(tag) || isSection(tag)) return tag;
  const qualifier = /^[A-Z0-9]+/.exec(elements[0] ?? "")?.[0];
  return qualifier === undefined ? tag : `${tag}+${qualifier}`;
}

/** `S01`, `S02`: a segment that does nothing but begin a section. */
export const isSection = (tag: string): boolean => /^S\d\d$/.test(tag);

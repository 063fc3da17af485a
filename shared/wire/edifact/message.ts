// A message as a tree: segments in sections. A section begins with a segment S01, S02 ... and holds what follows, up to the
// next section of its level or above (nhais.md 4, 6).
import type { Segment } from "./segment.ts";

export interface EdifactNode {
  /** `NAD+FHS`: tag and qualifier; `S02(PNA+PAT)`: a section and what it begins with; `FHSREG`: the message. */
  readonly name: string;
  readonly elements: readonly string[];
  readonly children: EdifactNode[];
}

/** Segments whose first element is data and no qualifier. */
const UNQUALIFIED: ReadonlySet<string> = new Set(["BGM", "GIS", "PDI", "UNB", "UNH"]);

/** Tag with the qualifier that says what the segment is about. */
export function segmentName(tag: string, elements: readonly string[]): string {
  const qualifier = /^[A-Z0-9]+/.exec(elements[0] ?? "")?.[0];
  return qualifier === undefined || UNQUALIFIED.has(tag) ? tag : `${tag}+${qualifier}`;
}

export const sectionLevel = (tag: string): number | undefined =>
  /^S\d\d$/.test(tag) ? Number(tag.slice(1)) : undefined;

export const sectionName = (tag: string, first: string | undefined): string =>
  first === undefined ? tag : `${tag}(${first})`;

interface Section {
  name: string;
  elements: readonly string[];
  children: EdifactNode[];
}

/** The tree of a message's segments. */
export function messageTree(name: string, segments: readonly Segment[]): EdifactNode {
  const root: Section = { name, elements: [], children: [] };
  const open: { level: number; section: Section }[] = [{ level: 0, section: root }];
  for (const { tag, elements } of segments) {
    const level = sectionLevel(tag);
    if (level === undefined) {
      const { section } = open.at(-1)!;
      const node = { name: segmentName(tag, elements), elements, children: [] };
      if (section.children.length === 0 && section.name === tagOf(section.name) && section !== root)
        section.name = sectionName(section.name, node.name);
      section.children.push(node);
      continue;
    }
    while (open.at(-1)!.level >= level) open.pop();
    const section: Section = { name: tag, elements, children: [] };
    open.at(-1)!.section.children.push(section);
    open.push({ level, section });
  }
  return root;
}

const tagOf = (name: string): string => name.slice(0, 3);

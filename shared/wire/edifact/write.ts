// Writing segments: release characters where they are needed, nothing empty at the end (nhais.md 4, 20.4).
import { DEFAULT_SYNTAX } from "./syntax.ts";

const { component: COMPONENT, element: ELEMENT, release: RELEASE, terminator: TERMINATOR } = DEFAULT_SYNTAX;

/** A value for the wire: each service character gets a release character in front. */
export const withReleases = (value: string): string => value.replace(/[?+:']/g, (c) => RELEASE + c);

/** The same for a value whose sender may have released characters already: those pairs are kept (rule E). */
export const escapeValue = (value: string): string =>
  value.replace(/\?[?+:']|[?+:']/g, (found) => (found.length === 2 ? found : RELEASE + found));

/** The list without the empty texts at its end. */
export function trimmed(values: readonly string[]): readonly string[] {
  let last = values.length;
  while (last > 0 && values[last - 1] === "") last--;
  return last === values.length ? values : values.slice(0, last);
}

/** A segment of elements that are escaped and joined already; trailing empty ones are cut. */
export const segmentText = (tag: string, elements: readonly string[]): string =>
  [tag, ...trimmed(elements)].join(ELEMENT) + TERMINATOR;

/** A segment of values; trailing empty components and elements are cut. */
export const writeSegment = (tag: string, elements: readonly (readonly string[])[]): string =>
  segmentText(
    tag,
    elements.map((components) => trimmed(components).map(withReleases).join(COMPONENT)),
  );

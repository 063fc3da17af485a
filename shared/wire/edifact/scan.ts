// The scanner: text in chunks of any size, segments out. A chunk may end anywhere, behind a release character too (rule R).
import { type Segment, segmentOf, TERMINATOR } from "./segment.ts";

export interface ScanFault {
  /** What is wrong, without any value. */
  readonly fault: string;
  readonly offset: number;
  /** Number of the segment, from 1. */
  readonly segment: number;
}

/** The default service string advice; another one is refused, since values keep the characters of the wire. */
const DEFAULT_ADVICE = "UNA:+.? '";

const LONGEST_SEGMENT = 20_000;

export class SegmentScanner {
  private pending = "";
  private isReleased = false;
  private offset = 0;
  private start = 0;
  private count = 0;
  private failed: ScanFault | undefined;

  /** The segments that end in this chunk; after a fault none any more. */
  push(chunk: string): Segment[] {
    const found: Segment[] = [];
    for (let i = 0; i < chunk.length && this.failed === undefined; i++, this.offset++) {
      const c = chunk[i]!;
      if (this.pending === "") {
        // Line ends and blanks between segments (rule L).
        if (c === "\n" || c === "\r" || c === " " || c === "\t") continue;
        this.start = this.offset;
      }
      if (c === "\n" || c === "\r") continue;
      if (this.isAdvice(c)) continue;
      if (c === TERMINATOR && !this.isReleased) {
        this.finish(found);
        continue;
      }
      this.isReleased = c === "?" && !this.isReleased;
      this.pending += c;
      if (this.pending.length > LONGEST_SEGMENT) this.fail(`a segment longer than ${LONGEST_SEGMENT} characters`);
    }
    return found;
  }

  /** Ends the text: a last segment may lack its terminator. */
  end(): { readonly segments: Segment[]; readonly fault?: ScanFault } {
    const segments: Segment[] = [];
    if (this.failed === undefined && this.pending.trim() !== "") this.finish(segments);
    return this.failed === undefined ? { segments } : { segments, fault: this.failed };
  }

  /** Is this the rest of a service string advice, which has the terminator inside? */
  private isAdvice(c: string): boolean {
    if (!this.pending.startsWith("UNA") || this.pending.length >= DEFAULT_ADVICE.length) return false;
    this.pending += c;
    if (this.pending.length < DEFAULT_ADVICE.length) return true;
    if (this.pending !== DEFAULT_ADVICE) this.fail("separators other than the default ones");
    this.pending = "";
    return true;
  }

  private finish(into: Segment[]): void {
    this.count++;
    const segment = segmentOf(this.pending.trimEnd(), this.start);
    this.pending = "";
    this.isReleased = false;
    if (segment === undefined) this.fail("a segment without a tag");
    else into.push(segment);
  }

  private fail(fault: string): void {
    this.failed ??= { fault, offset: this.start, segment: Math.max(this.count, 1) };
  }
}

export type Scanned =
  | { readonly ok: true; readonly segments: readonly Segment[] }
  | { readonly ok: false; readonly fault: ScanFault };

/** All segments of a text. Never throws. */
export function scan(text: string): Scanned {
  const scanner = new SegmentScanner();
  const first = scanner.push(text);
  const { segments, fault } = scanner.end();
  return fault === undefined ? { ok: true, segments: [...first, ...segments] } : { ok: false, fault };
}

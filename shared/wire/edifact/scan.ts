// The scanner: text in chunks of any size, segments out, each with its place (nhais.md 20.4, rules R, T, P, L, U).
//
// What comes between segments is passed over; what stands inside a value belongs to it, a line break too, which is reported.
import { elementsOf, faultAt, hasTag, type Segment, type SyntaxFault, translated } from "./segment.ts";
import { ADVICE_LENGTH, adviceOf, DEFAULT_SYNTAX, type Syntax } from "./syntax.ts";

export interface ScanLimits {
  /** Characters of one segment. */
  readonly segmentLength: number;
  readonly segments: number;
}

/** Twice what the largest known interchange has: 20 MB with a million segments (nhais.md 20). */
const LIMITS: ScanLimits = { segmentLength: 20_000, segments: 2_000_000 };

const BYTE_ORDER_MARK = "\uFEFF";

export class SegmentScanner {
  /** The service characters in force. */
  syntax: Syntax = DEFAULT_SYNTAX;
  /** The service string advice as it stood, without `UNA`. */
  advice: string | undefined;
  /** What was passed over and should not be there. */
  readonly warnings: SyntaxFault[] = [];
  /** Why nothing more is read. */
  failed: SyntaxFault | undefined;
  /** Do values have the release characters that ours have? */
  private isUsual = true;
  private pending = "";
  /** No unreleased terminator stands in that many characters of `pending`. */
  private searched = 0;
  private offset = 0;
  private line = 1;
  private count = 0;

  constructor(private readonly limits: ScanLimits = LIMITS) {}

  /** The segments that end in this chunk; after a fault none any more. */
  push(chunk: string): Segment[] {
    return this.failed === undefined ? this.take(this.pending + chunk, false) : [];
  }

  /** Ends the text. A last segment may lack its terminator. */
  end(): { readonly segments: Segment[]; readonly isTerminated: boolean } {
    const segments = this.failed === undefined ? this.take(this.pending, true) : [];
    const rest = this.pending.trimEnd();
    if (this.failed !== undefined || rest === "") return { segments, isTerminated: true };
    const isDangling = isReleased(rest, rest.length, 0, this.syntax.release);
    segments.push(
      this.segment(rest, this.offset, isDangling ? "a release character with nothing behind it" : undefined),
    );
    this.pending = "";
    return { segments, isTerminated: false };
  }

  private take(text: string, isEnd: boolean): Segment[] {
    const found: Segment[] = [];
    let at = 0;
    let searched = this.searched;
    for (;;) {
      at = this.skip(text, at);
      if (text.startsWith("UNA", at)) {
        if (text.length - at < ADVICE_LENGTH && !isEnd) break;
        at = this.takeAdvice(text, at);
        if (this.failed !== undefined) break;
        continue;
      }
      const end = endOf(text, Math.max(at, searched), at, this.syntax);
      if ((end < 0 ? text.length : end) - at > this.limits.segmentLength)
        this.fail(at, `a segment longer than ${this.limits.segmentLength} characters`);
      if (end < 0 || this.failed !== undefined) break;
      if (end === at) this.warn(at, "an empty segment");
      else found.push(this.segment(text.slice(at, end), this.offset + at));
      if (this.count > this.limits.segments) this.fail(at, `more than ${this.limits.segments} segments`);
      at = end + 1;
      searched = at;
    }
    this.pending = text.slice(at);
    this.searched = this.pending.length;
    this.offset += at;
    return found;
  }

  /** Over line ends and blanks between segments. */
  private skip(text: string, from: number): number {
    let at = from;
    if (this.offset + at === 0 && text.startsWith(BYTE_ORDER_MARK)) at++;
    for (; at < text.length; at++) {
      const c = text.charCodeAt(at);
      if (c === 0x0a) this.line++;
      else if (c !== 0x0d && c !== 0x20 && c !== 0x09) break;
    }
    return at;
  }

  private takeAdvice(text: string, at: number): number {
    const advice = text.slice(at, at + ADVICE_LENGTH);
    const syntax = adviceOf(advice);
    if (syntax === undefined) {
      this.fail(at, "a service string advice (UNA) with characters that cannot serve");
      return at;
    }
    this.syntax = syntax;
    this.isUsual = syntax.component + syntax.element + syntax.release === ":+?";
    this.advice = advice.slice(3);
    return at + ADVICE_LENGTH;
  }

  private segment(text: string, offset: number, wrong?: string): Segment {
    const usual = this.isUsual ? text : translated(text, this.syntax);
    const fault = wrong ?? (hasTag(usual) ? undefined : "a segment without a tag");
    const found = new ScannedSegment(text, usual, ++this.count, this.line, offset, fault);
    if (text.includes("\n")) this.breaks(text, found);
    return found;
  }

  /** A line break inside a value is kept and reported (rule L). */
  private breaks(text: string, segment: Segment): void {
    this.warnings.push(faultAt(segment, "a line break inside a value"));
    for (let i = text.indexOf("\n"); i >= 0; i = text.indexOf("\n", i + 1)) this.line++;
  }

  private warn(at: number, fault: string): void {
    this.warnings.push({ fault, segment: this.count + 1, line: this.line, offset: this.offset + at });
  }

  private fail(at: number, fault: string): void {
    this.failed ??= { fault, segment: this.count + 1, line: this.line, offset: this.offset + at };
  }
}

/** Its elements are split when they are asked for: who only counts or cuts does not pay for them. */
class ScannedSegment implements Segment {
  readonly tag: string;
  private split: readonly string[] | undefined;

  constructor(
    readonly text: string,
    private readonly usual: string,
    readonly number: number,
    readonly line: number,
    readonly offset: number,
    readonly fault: string | undefined,
  ) {
    this.tag = fault === undefined ? usual.slice(0, 3) : "";
  }

  get elements(): readonly string[] {
    this.split ??= this.fault === undefined ? elementsOf(this.usual) : [];
    return this.split;
  }
}

/** Offset of the terminator of a segment that begins at `start`; no unreleased one stands before `from`. */
function endOf(text: string, from: number, start: number, { terminator, release }: Syntax): number {
  let end = text.indexOf(terminator, from);
  while (end >= 0 && isReleased(text, end, start, release)) end = text.indexOf(terminator, end + 1);
  return end;
}

/** Does an odd number of release characters stand before `at`? */
function isReleased(text: string, at: number, start: number, release: string): boolean {
  if (release === "") return false;
  const code = release.charCodeAt(0);
  let i = at;
  while (i > start && text.charCodeAt(i - 1) === code) i--;
  return (at - i) % 2 === 1;
}

export type Scanned =
  | {
      readonly ok: true;
      readonly segments: readonly Segment[];
      readonly warnings: readonly SyntaxFault[];
      readonly advice: string | undefined;
      readonly decimalMark: string;
      readonly isTerminated: boolean;
    }
  | { readonly ok: false; readonly fault: SyntaxFault };

/** All segments of a text, some of which may be none (`fault`): who cuts messages decides what that costs. Never throws. */
export function scanAll(text: string, limits?: ScanLimits): Scanned {
  const scanner = new SegmentScanner(limits);
  const segments = scanner.push(text);
  const last = scanner.end();
  if (scanner.failed !== undefined) return { ok: false, fault: scanner.failed };
  return {
    ok: true,
    segments: last.segments.length === 0 ? segments : [...segments, ...last.segments],
    warnings: scanner.warnings,
    advice: scanner.advice,
    decimalMark: scanner.syntax.decimalMark,
    isTerminated: last.isTerminated,
  };
}

/** All segments of a text, or what is wrong with the first that is none. Never throws. */
export function scan(text: string, limits?: ScanLimits): Scanned {
  const scanned = scanAll(text, limits);
  const wrong = scanned.ok ? scanned.segments.find((s) => s.fault !== undefined) : undefined;
  return wrong === undefined ? scanned : { ok: false, fault: faultAt(wrong, wrong.fault!) };
}

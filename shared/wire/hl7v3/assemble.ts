// Text out of parts, with everything constant merged into as few strings as possible: most of a V3 message is constant,
// and a function call for each element costs more than all the rest of the writing.
import type { Part } from "../../mapping/port.ts";

type Write = Exclude<Part, string>;

/** A writer of the form: constant, one dynamic text, constant; "" where the dynamic text is "". */
interface Framed {
  readonly before: string;
  readonly core: Write;
  readonly after: string;
}

const framed = new WeakMap<Write, Framed>();

/**
 * One part out of several. What it writes exists where a dynamic part inside wrote, where all parts are constant,
 * or `always`; else it is "".
 */
export function assemble(parts: readonly Part[], always: boolean): Part {
  const { texts, writes } = split(parts);
  if (writes.length === 0) return texts[0]!;
  if (writes.length === 1 && !always) return frame(texts[0]!, writes[0]!, texts[1]!);
  return series(texts, writes, always);
}

/** Constants and writers in turn: texts[0] writes[0] texts[1] ... */
function split(parts: readonly Part[]): { texts: string[]; writes: Write[] } {
  const texts = [""];
  const writes: Write[] = [];
  for (const part of parts) {
    if (typeof part === "string") texts[texts.length - 1] += part;
    else {
      writes.push(part);
      texts.push("");
    }
  }
  return { texts, writes };
}

function frame(outerBefore: string, inner: Write, outerAfter: string): Write {
  const known = framed.get(inner);
  const before = outerBefore + (known?.before ?? "");
  const core = known?.core ?? inner;
  const after = (known?.after ?? "") + outerAfter;
  const write: Write = (node, application, run) => {
    const text = core(node, application, run);
    return text === "" ? "" : before + text + after;
  };
  framed.set(write, { before, core, after });
  return write;
}

function series(texts: readonly string[], writes: readonly Write[], always: boolean): Write {
  const first = texts[0]!;
  const rest = texts.slice(1);
  return (node, application, run) => {
    let out = first;
    let wrote = always;
    for (let i = 0; i < writes.length; i++) {
      const text = writes[i]!(node, application, run);
      if (text !== "") {
        wrote = true;
        out += text;
      }
      out += rest[i]!;
    }
    return wrote ? out : "";
  };
}

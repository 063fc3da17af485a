import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  copyFhir,
  equalFhir,
  normaliseSystems,
  numberText,
  parseFhirJson,
  SPELLING,
  setNumber,
  writeFhirJson,
} from "./json.ts";

const read = (text: string): any => {
  const parsed = parseFhirJson(text);
  if (!parsed.ok) throw new Error(parsed.fault);
  return parsed.value;
};

/** JSON text, minified, whose numbers are spelled in every way that JSON allows. */
const number = fc.stringMatching(/^-?(0|[1-9][0-9]{0,20})(\.[0-9]{1,6})?([eE][+-]?[0-9]{1,2})?$/);
const name = fc.oneof(
  fc.constantFrom("value", "system", "12", "__proto__", "a:b", '":', "\\"),
  fc.string({ unit: "binary" }),
);
const { text } = fc.letrec<{ text: string }>((tie) => ({
  text: fc.oneof(
    { depthSize: "small" },
    number,
    fc.constantFrom("true", "false", "null"),
    fc.string({ unit: "binary" }).map((s) => JSON.stringify(s)),
    fc.array(tie("text"), { maxLength: 4 }).map((items) => `[${items.join(",")}]`),
    fc
      .uniqueArray(fc.tuple(name, tie("text")), { maxLength: 4, selector: ([key]) => key })
      .map((members) => `{${members.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(",")}}`),
  ),
}));
const document = text.filter((t) => !/^[-0-9]/.test(t));
/** Names like array indices move to the front of an object, so only texts without them come back byte for byte. */
const ordered = (t: string) => !/"(?:0|[1-9][0-9]*)":/.test(t);

describe("parseFhirJson", () => {
  it("keeps the spelling of numbers beside the number", () => {
    const quantity = read('{"value":28.00,"plain":28,"list":[1.0,2]}');
    expect(quantity.value).toBe(28);
    expect(quantity[SPELLING]).toEqual({ value: "28.00" });
    expect(Object.keys(quantity)).toEqual(["value", "plain", "list"]);
    expect([numberText(quantity, "value"), numberText(quantity, "plain")]).toEqual(["28.00", "28"]);
    expect([numberText(quantity.list, 0), numberText(quantity.list, 1)]).toEqual(["1.0", "2"]);
  });

  it.each(["28.00", "0.10", "1E2", "123456789012345678", "-0", "1e400", "100000000000000000000000"])(
    "keeps %s",
    (n) => {
      expect(writeFhirJson(read(`{ "a" : ${n} }`))).toBe(`{"a":${n}}`);
      expect(writeFhirJson(read(`[${n}]`))).toBe(`[${n}]`);
    },
  );

  it.each([
    ['{"a":1,"a":2}', 7, /only once/],
    ['{"a":{"b":1,"\\u0062":2}}', 12, /only once/],
    ['{"a":":x","a":":x"}', 10, /only once/],
    ['{"a":1,}', 7, /member name/],
    ['{"a":1', 6, /text ends/],
    ['{"a":01}', 6, /comma or the end of the object/],
    ['["\t"]', 2, /control characters/],
    ['["\\x"]', 2, /escape/],
    ["[1] 2", 4, /nothing more/],
    ["", 0, /text ends/],
  ])("refuses %s", (wrong, offset, fault) => {
    expect(parseFhirJson(wrong)).toMatchObject({
      ok: false,
      offset,
      line: 1,
      column: offset + 1,
      fault: expect.stringMatching(fault),
    });
  });

  it("says the line and the column", () => {
    expect(parseFhirJson('{\n  "a": 1,\n  "b": tru\n}')).toMatchObject({ ok: false, line: 3, column: 8 });
  });

  it("limits the depth", () => {
    const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
    expect(parseFhirJson(nested(100)).ok).toBe(true);
    expect(parseFhirJson(nested(101))).toMatchObject({ ok: false, offset: 100 });
    expect(parseFhirJson(nested(3), { maxDepth: 2 }).ok).toBe(false);
    expect(parseFhirJson(nested(1_000_000)).ok).toBe(false);
  });

  it("takes __proto__ for a name", () => {
    for (const source of ['{"__proto__":{"admin":1.0}}', '{"__proto__":{"admin":1}}']) {
      const value = read(source);
      expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
      expect(value.admin).toBeUndefined();
      expect(writeFhirJson(copyFhir(value))).toBe(source);
    }
  });

  it("agrees with JSON.parse about every JSON text", () => {
    fc.assert(fc.property(text, (t) => JSON.stringify(read(t)) === JSON.stringify(JSON.parse(t))));
  });

  it("accepts exactly what JSON.parse accepts, and never throws", () => {
    const soup = fc.string({ unit: fc.constantFrom(...'{}[]:,"\\-01.eE tfu\n') });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), soup), (t) => {
        const parsed = parseFhirJson(t);
        if (!parsed.ok && /only once/.test(parsed.fault)) return;
        let accepted = true;
        try {
          JSON.parse(t);
        } catch {
          accepted = false;
        }
        expect(parsed.ok).toBe(accepted);
      }),
      { numRuns: 2000 },
    );
  });

  it("finds every duplicate", () => {
    fc.assert(
      fc.property(name, text, text, text, (key, first, between, second) => {
        const k = JSON.stringify(key);
        fc.pre(key !== "between");
        expect(parseFhirJson(`[{${k}:${first},"between" :${between},${k}: ${second}}]`).ok).toBe(false);
      }),
    );
  });
});

describe("writeFhirJson", () => {
  it("gives back any minified text whose strings are in canonical form", () => {
    fc.assert(fc.property(document.filter(ordered), (t) => writeFhirJson(read(t)) === t));
  });

  it("gives back what it wrote, indented or not", () => {
    fc.assert(
      fc.property(document, fc.constantFrom(0, 2), (t, indent) => {
        const value = read(t);
        expect(equalFhir(read(writeFhirJson(value, { indent })), value)).toBe(true);
      }),
    );
  });

  it("indents as JSON.stringify does", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const holder = { value, n: 1.5 };
        setNumber(holder, "n", "1.50");
        expect(writeFhirJson(holder, { indent: 2 })).toBe(
          JSON.stringify(holder, null, 2).replace(/1\.5\n\}$/, "1.50\n}"),
        );
      }),
    );
  });

  it("leaves out undefined members and does not use a spelling that no longer fits", () => {
    const value: any = read('{"a":1.0,"b":2.0}');
    value.a = 7;
    value.b = undefined;
    expect(writeFhirJson({ value, c: Number.NaN })).toBe('{"value":{"a":7},"c":null}');
  });
});

describe("setNumber", () => {
  it("refuses what is not a JSON number", () => {
    const parent: any = {};
    for (const wrong of ["", "28.", ".5", "+1", "01", "1,5", "0x10", "NaN", " 1"])
      expect(setNumber(parent, "a", wrong)).toBe(false);
    expect(parent).toEqual({});
    expect(setNumber(parent, "a", "1.50")).toBe(true);
    expect(setNumber(parent, "a", "1.5")).toBe(true);
    expect(numberText(parent, "a")).toBe("1.5");
  });
});

describe("copyFhir and equalFhir", () => {
  it("copies to an equal tree that shares nothing", () => {
    fc.assert(
      fc.property(document, (t) => {
        const value = read(t);
        const copy = copyFhir(value);
        expect(equalFhir(copy, value)).toBe(true);
        expect(writeFhirJson(copy)).toBe(writeFhirJson(value));
      }),
    );
  });

  it("tells spellings and kinds of container apart", () => {
    expect(equalFhir(read('{"a":28.0}'), read('{"a":28.00}'))).toBe(false);
    expect(equalFhir(read('{"a":1,"b":2}'), read('{"b":2,"a":1}'))).toBe(true);
    expect(equalFhir([], {})).toBe(false);
    expect(equalFhir({ a: undefined }, { b: undefined })).toBe(false);
  });
});

describe("normaliseSystems", () => {
  it("reads HL7's code systems with http", () => {
    const system = (s: string) => read(JSON.stringify({ coding: [{ system: s }] })).coding[0].system;
    expect(system("https://terminology.hl7.org/CodeSystem/x")).toBe("http://terminology.hl7.org/CodeSystem/x");
    expect(system("https://hl7.org/fhir/CodeSystem/x")).toBe("http://hl7.org/fhir/CodeSystem/x");
    expect(system("https://fhir.nhs.uk/Id/x")).toBe("https://fhir.nhs.uk/Id/x");
    expect(read('{"system":"https:\\/\\/terminology.hl7.org/x"}').system).toBe("http://terminology.hl7.org/x");
    expect(read('{"url":"https://terminology.hl7.org/x"}').url).toBe("https://terminology.hl7.org/x");
  });

  it("can be left to the caller", () => {
    const parsed = parseFhirJson('{"system":"https://terminology.hl7.org/x"}', { keepSystems: true });
    expect(parsed).toEqual({ ok: true, value: { system: "https://terminology.hl7.org/x" } });
    if (parsed.ok) normaliseSystems(parsed.value);
    expect(parsed).toEqual({ ok: true, value: { system: "http://terminology.hl7.org/x" } });
  });
});

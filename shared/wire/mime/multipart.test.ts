import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contentType, quoted } from "./content-type.ts";
import { decodePart, looksMultipart, partOf, readMultipart, writeMultipart } from "./multipart.ts";

const read = (body: string, header?: string) => {
  const result = readMultipart(body, header);
  if (!result.ok) throw new Error(`${result.fault.fault} (${result.fault.line})`);
  return result.value;
};

const TYPE = 'multipart/related; boundary="b"';
const crlf = (...lines: string[]) => lines.join("\r\n");

describe("contentType", () => {
  it.each([
    ['Multipart/Related; Boundary="--=_b"; type="text/xml"', { boundary: "--=_b", type: "text/xml" }],
    [
      "multipart/related;boundary=x;type=text/xml; start=root@example.org",
      { boundary: "x", type: "text/xml", start: "root@example.org" },
    ],
    ['a/b; x="a;y=1 \\" \\\\"; y = 2', { x: 'a;y=1 " \\', y: "2" }],
    ["a/b; x=1; x=2", { x: "1" }],
    ["a/b", {}],
  ])("reads the parameters of %s", (header, parameters) => {
    expect(Object.fromEntries(contentType(header).parameters)).toEqual(parameters);
  });

  it("reads what is quoted", () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect(contentType(`A/B ;x=${quoted(value)}; y=1`)).toEqual({
          type: "a/b",
          parameters: new Map([
            ["x", value],
            ["y", "1"],
          ]),
        });
      }),
    );
  });
});

describe("readMultipart", () => {
  const body = crlf(
    "a preamble",
    "--b",
    "Content-Id:<one>",
    "CONTENT-TYPE: text/xml;",
    "\tcharset=UTF-8",
    "",
    "<a>--b</a>",
    "",
    "--b  ",
    "content-id: <two>",
    "",
    "",
    "--b",
    "",
    "--bc is no delimiter",
    "--b--",
    "an epilogue",
    "--b",
  );
  const parts = [
    { headers: { "content-id": "<one>", "content-type": "text/xml; charset=UTF-8" }, raw: "<a>--b</a>\r\n" },
    { headers: { "content-id": "<two>" }, raw: "" },
    { headers: {}, raw: "--bc is no delimiter" },
  ];

  it("reads parts, their headers and the line ends that are theirs", () => {
    expect(read(body, TYPE)).toMatchObject({ root: 0, parts });
  });

  it("reads bare line feeds", () => {
    const lf = parts.map((p) => ({ ...p, raw: p.raw.replaceAll("\r\n", "\n") }));
    expect(read(body.replaceAll("\r\n", "\n"), TYPE).parts).toMatchObject(lf);
  });

  it.each([
    ["<two>", 1],
    ["two", 1],
    ["<none>", 0],
  ])("finds the root that start=%s names", (start, root) => {
    expect(read(body, `${TYPE}; start="${start}"`).root).toBe(root);
  });

  it("reads delimiters and headers that are indented, and leaves bodies alone", () => {
    const indented =
      "----=_x\n  Content-Id: <one>\n  X: a\n   b\n\n  <a>\n    </a>\n  ----=_x\nContent-Id: <two>\n\n<b/>\n----=_x--";
    expect(looksMultipart(indented)).toBe(true);
    expect(read(indented).parts).toMatchObject([
      { headers: { "content-id": "<one>", x: "a b" }, raw: "  <a>\n    </a>" },
      { headers: { "content-id": "<two>" }, raw: "<b/>" },
    ]);
  });

  it.each([
    ["7bit", "a=3D", "a=3D"],
    ["BINARY", "é", "é"],
    ["base64", "w6kg\r\nPGE+\r\n", "é <a>"],
    ["base64", "YQ==", "a"],
    ["base64", "YQ", "a"],
    ["base64", "", ""],
    ["base64", 'w6k"g PG\u00e9E+!', "é <a>"],
    ["quoted-printable", "a=3D=C3=a9é=20 \r\nb=\r\nc =", "a=\u00e9\u00e9 \r\nbc "],
  ])("decodes %s %j", (encoding, raw, text) => {
    const [part] = read(crlf("--b", `Content-Transfer-Encoding: ${encoding}`, "", raw, "--b--"), TYPE).parts;
    expect(part!.raw).toBe(raw);
    expect(decodePart(part!)).toEqual({ ok: true, text });
  });

  it.each([
    ["no boundary", "<a/>", "", 1, /boundary is not given/],
    ["an empty boundary", "--\r\n\r\n----", 'a/b; boundary=""', 1, /not given/],
    ["another boundary", crlf("--c", "", "x", "--c--"), TYPE, 1, /nowhere/],
    ["no end", crlf("--b", "", "x"), TYPE, 3, /closing boundary/],
    ["no parts", "--b--", TYPE, 1, /without parts/],
  ])("refuses %s", (_, wrong, header, line, fault) => {
    expect(readMultipart(wrong, header)).toMatchObject({
      ok: false,
      fault: { fault: expect.stringMatching(fault), line },
    });
  });

  it.each([
    ["base64", "!!!not base64!!!", 16, /cut off/],
    ["base64", "AAA==", 5, /cut off/],
    ["base64", "AA==AAAA", 2, /behind its end/],
    ["quoted-printable", "a\r\n=4G", 3, /quoted-printable/],
    ["x-uuencode", "", 0, /not known/],
  ])("does not decode %s %j", (encoding, raw, offset, fault) => {
    const [part] = read(crlf("--b", `Content-Transfer-Encoding: ${encoding}`, "", raw, "--b--"), TYPE).parts;
    expect(decodePart(part!)).toMatchObject({ ok: false, offset, fault: expect.stringMatching(fault) });
  });

  it("takes a line that is no header for the beginning of the body", () => {
    const text = crlf("--b", "A: b", "<x:a y:z='c: d'>", "", "</x:a>", "--b", "<x:b/>", "--b--");
    const [a, b] = read(text, TYPE).parts;
    expect(a).toMatchObject({ headers: { a: "b" }, raw: "<x:a y:z='c: d'>\r\n\r\n</x:a>" });
    expect(b).toMatchObject({ headers: {}, raw: "<x:b/>", start: text.indexOf("<x:b/>") });
  });

  it("keeps to its limits", () => {
    const two = crlf("--b", "A: b", "", "x", "--b", "", "", "--b--");
    expect(readMultipart(two, TYPE, { size: two.length, parts: 2, headers: 8 }).ok).toBe(true);
    expect(readMultipart(two, TYPE, { size: two.length - 1 })).toMatchObject({ fault: { offset: two.length - 1 } });
    expect(readMultipart(two, TYPE, { parts: 1 })).toMatchObject({ fault: { line: 6 } });
    expect(readMultipart(two, TYPE, { headers: 5 })).toMatchObject({ fault: { line: 2 } });
  });

  it("never throws", () => {
    const piece = fc.constantFrom(
      "--b",
      "--b--",
      "\r\n",
      "\n",
      "A: b",
      ":",
      " ",
      "=",
      "Content-Transfer-Encoding: base64",
      "--",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(piece).map((all) => all.join("")),
    );
    fc.assert(
      fc.property(text, fc.constantFrom("", TYPE, `${TYPE}; start=x`), (body, header) => {
        const result = readMultipart(body, header);
        if (result.ok) for (const part of result.value.parts) decodePart(part);
        return result.ok || (result.fault.offset >= 0 && result.fault.offset <= body.length);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("writeMultipart", () => {
  it("writes what is read back", () => {
    const text = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.array(fc.constantFrom("--=_MIME-Boundary", "--", "-2", "\r\n", "\n", " ", "<a/>")).map((all) => all.join("")),
    );
    const part = fc.record({
      id: fc.stringMatching(/^[A-Za-z0-9@.-]{1,12}$/),
      contentType: fc.constantFrom("text/xml; charset=UTF-8", "application/xml"),
      body: fc.oneof(text, fc.uint8Array({ maxLength: 200 })),
    });
    fc.assert(
      fc.property(fc.uniqueArray(part, { minLength: 1, maxLength: 4, selector: ({ id }) => id }), (parts) => {
        const written = writeMultipart(parts);
        const { parts: back, root } = read(written.body, written.contentType);
        expect(root).toBe(0);
        expect(back.map((p) => p.headers["content-type"])).toEqual(parts.map((p) => p.contentType));
        expect(parts.map(({ id }) => partOf(back, id))).toEqual(parts.map((_, i) => i));
        for (const [i, { body }] of parts.entries()) {
          if (typeof body === "string") expect(decodePart(back[i]!)).toEqual({ ok: true, text: body });
          else expect([...Buffer.from(back[i]!.raw, "base64")]).toEqual([...body]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("says what it is in its content type, and lets no header be forged", () => {
    const written = writeMultipart([
      { id: "a@b>\r\nX: y", contentType: "text/xml; charset=UTF-8\r\n\r\nforged", body: "<a/>" },
    ]);
    expect(written.contentType).not.toMatch(/[\r\n]/);
    expect(written.body).toBe(
      crlf(
        "----=_MIME-Boundary",
        "Content-Id: <a@b> X: y>",
        "Content-Type: text/xml; charset=UTF-8 forged",
        "Content-Transfer-Encoding: 8bit",
        "",
        "<a/>",
        "----=_MIME-Boundary--",
        "",
      ),
    );
    expect(writeMultipart([{ id: "a@b", contentType: "text/xml; charset=UTF-8", body: "" }]).contentType).toBe(
      'multipart/related; boundary="--=_MIME-Boundary"; type="text/xml"; start="<a@b>"',
    );
  });
});

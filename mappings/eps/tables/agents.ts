// Who prescribes, answers for it, cancels or dispenses: AgentPerson, which FHIR spreads over PractitionerRole, Practitioner
// and Organization (eps.md 6.1.2, 6.1.3, 6.2.1, 7.1).
import { type Codec, Problem, text } from "../../../shared/mapping/codec.ts";
import {
  at,
  type Decl,
  derived,
  exactlyOneOf,
  fact,
  fixed,
  group,
  ignore,
  noPlace,
  ofFact,
  oneOf,
  readOnly,
  row,
  type Table,
  table,
  writeOnly,
} from "../../../shared/mapping/notation.ts";
import { code, id } from "../../../shared/wire/hl7v3/datatypes.ts";
import type { XmlElement } from "../../../shared/wire/xml/tree.ts";
import { CODE_ROOT, FIXED_CODE, ID_ROOT, ID_SYSTEM, practitionerIdSystem } from "../codes/identifiers.ts";
import { jobRoleName } from "../codes/job-roles.ts";
import { slices } from "../slices.ts";
import { AD, ODS_CODE, PN, ROLE_PROFILE, SDS_USER, TEL } from "./datatypes.ts";

// ---- the person's number ---------------------------------------------------------------------------------------------

/** A number of one register. The root is the same for all, so the number's form tells the register (eps.md 7.1). */
const registered = (system: string, encode = (v: string) => v): Codec => ({
  name: system.slice(system.lastIndexOf("/") + 1),
  encode: (v) => (typeof v === "string" && v !== "" ? encode(v) : new Problem("a number")),
  decode: (t) => (practitionerIdSystem(t) === system ? t : new Problem("a number of that register")),
});

const personNumber = (system: string, encode?: (v: string) => string): Table =>
  id(registered(system, encode).name, ID_ROOT.professional, registered(system, encode));

/** GMC numbers travel without their letter. */
const withoutC = (v: string): string => v.replace(/^[Cc]/, "");

const PROFESSIONAL_CODES = [
  row("0..1", "identifier[gmc-number].value", "id", personNumber(ID_SYSTEM.gmcNumber, withoutC)),
  row("0..1", "identifier[gmp-number].value", "id", personNumber(ID_SYSTEM.gmpNumber)),
  row("0..1", "identifier[nmc-number].value", "id", personNumber(ID_SYSTEM.nmcNumber)),
  writeOnly(
    "no form of its own: reads as a professional code",
    row("0..1", "identifier[gphc-number].value", "id", id("gphc-number", ID_ROOT.professional)),
  ),
  row("0..1", "identifier[hcpc-number].value", "id", personNumber(ID_SYSTEM.hcpcNumber)),
  row("0..1", "identifier[professional-code].value", "id", personNumber(ID_SYSTEM.professionalCode)),
];

const professionalCode = exactlyOneOf("1", PROFESSIONAL_CODES, {
  expected: "exactly one professional code: one of GMC, GMP, NMC, GPhC, HCPC, professional-code",
  place: "identifier",
});

const dinNumber = row("0..1", "identifier[din-number].value", "id", personNumber(ID_SYSTEM.dinNumber));

/** The prescriber's number at the NHS Business Services Authority; FHIR has it on the role, the wire on the person. */
const spuriousCode = fact({
  id: "spurious-code",
  title: "NHSBSA spurious code of the role",
  model: "identifier[spurious-code].value",
  decide: (values) => (values.length > 1 ? new Problem("one spurious code", "", "tooMany") : values[0]),
  wire: "agentPerson/id/@extension",
  read: (t) => (t !== undefined && practitionerIdSystem(t) === ID_SYSTEM.nhsbsaSpuriousCode ? t : undefined),
});

const spuriousNumber = ofFact(spuriousCode, "id", id("spurious-code", ID_ROOT.professional));

/** Numbers that the role of the author does not send, though the wire may show them. */
const READ_ALIKE = "the author is named by a professional code";

// ---- the person --------------------------------------------------------------------------------------------------------

interface Kind {
  readonly id: string;
  readonly spec: string;
  /** The person's number, of a Practitioner; and of one who is named by identifier alone. */
  readonly number: readonly Decl[];
  readonly numberByIdentifier: readonly Decl[];
  /** Does the organisation's name stand for a person without a name of their own? */
  readonly namedByOrganization: boolean;
  /** Where telecoms are taken from when the role has none. */
  readonly organizationTelecom: boolean;
  readonly licence: boolean;
  /** May the role's NHSBSA spurious code stand for the person's number? */
  readonly spurious: boolean;
}

const organizationName = writeOnly(
  "the name stands with the organisation",
  at("organization→Organization", [row("0..1", "name", "name/.", text)]),
);

const nameByIdentifier = ({ namedByOrganization }: Kind): Decl => {
  const display = writeOnly("reads as a Practitioner", row("0..1", "practitioner.display", "name/.", text));
  return namedByOrganization ? oneOf("0..1", [organizationName, display]) : display;
};

/** Alternatives: a Practitioner, one named by identifier, nobody (then the organisation stands for the person, D-27). */
const person = (kind: Kind): Decl =>
  oneOf("0..1", [
    at("practitioner→Practitioner", [
      group("agentPerson PSN INSTANCE", [...kind.number, row("0..1", "name", "name", PN)]),
      ignore("own id", "id", "meta.*"),
      noPlace("identity", "identifier", "name", "telecom", "address", "gender", "birthDate", "qualification"),
    ]),
    writeOnly(
      "reads as a Practitioner",
      group("agentPerson PSN INSTANCE", [...kind.numberByIdentifier, nameByIdentifier(kind)], {
        ifPresent: "practitioner.identifier",
      }),
    ),
    ...(kind.namedByOrganization
      ? [writeOnly("reads as a Practitioner", group("agentPerson PSN INSTANCE", [organizationName]))]
      : []),
  ]);

// ---- the organisation --------------------------------------------------------------------------------------------------

const ORGANIZATION_CODE = fixed("code", {
  code: FIXED_CODE.organizationType,
  codeSystem: CODE_ROOT.organizationType,
});

const licence = (rows: readonly Decl[]): Decl =>
  group("healthCareProviderLicense PROV/Organization ORG INSTANCE", rows);

/** The organisation that holds the licence: the one this one is part of, else itself. */
const organizationLicence = oneOf("1", [
  writeOnly(
    "reads as an organisation named by identifier",
    at("partOf→Organization", [
      licence([row("1", "identifier[ods-code]", "id", ODS_CODE), ORGANIZATION_CODE, row("1", "name", "name/.", text)]),
    ]),
  ),
  licence([
    row("0..1", "partOf.identifier", "id", ODS_CODE),
    ORGANIZATION_CODE,
    row("0..1", "partOf.display", "name/.", text),
  ]),
  writeOnly(
    "reads as an organisation that this one is part of",
    licence([row("1", "identifier[ods-code]", "id", ODS_CODE), ORGANIZATION_CODE, row("1", "name", "name/.", text)]),
  ),
]);

const NO_ROOM_FOR_ORGANIZATION = [
  ignore("own id", "id", "meta.*"),
  noPlace("identity", "identifier", "alias", "type", "active", "telecom", "address", "endpoint", "contact"),
];

const organization = ({ licence: licensed }: Kind): Decl =>
  at("organization→Organization", [
    row("1", "identifier[ods-code]", "id", ODS_CODE),
    ORGANIZATION_CODE,
    row("1", "name", "name/.", text),
    row("1", "telecom", "telecom", TEL),
    row("1", "address", "addr", AD),
    ...(licensed ? [organizationLicence] : []),
    ...NO_ROOM_FOR_ORGANIZATION,
  ]);

/** Telecom and addresses of an organisation that is named by identifier: those of the role. */
const fromRole = [
  row("1..n", "telecom", "telecom", TEL),
  at("location→Location", [row("1", "address", "addr", AD), ignore("own id", "id")], { card: "1" }),
];

const licenceByIdentifier = group(
  ".",
  [
    licence([
      row("1", "organization.identifier", "id", ODS_CODE),
      ORGANIZATION_CODE,
      row("1", "organization.display", "name/.", text),
    ]),
  ],
  { ifPresent: "organization.identifier" },
);

const licenceOfOrganization = ({ licence: licensed }: Kind): readonly Decl[] =>
  licensed ? [oneOf("1", [at("organization→Organization", [organizationLicence]), licenceByIdentifier])] : [];

const AS_ORGANIZATION = "reads as an Organization";

/** A service speaks for its organisation, be it a resource or named by identifier. */
const represented = (kind: Kind): Decl =>
  group("representedOrganization ORG INSTANCE", [
    oneOf("1", [
      [
        writeOnly(
          AS_ORGANIZATION,
          at("healthcareService→HealthcareService", [
            row("1", "identifier[ods-code]", "id", ODS_CODE),
            ORGANIZATION_CODE,
            row("1", "name", "name/.", text),
            row("1", "telecom", "telecom", TEL),
            at("location→Location", [row("1", "address", "addr", AD), ignore("own id", "id")], { card: "1" }),
            ignore("own id", "id"),
            noPlace("identity", "active", "providedBy", "identifier"),
          ]),
        ),
        writeOnly(
          AS_ORGANIZATION,
          group(".", licenceOfOrganization(kind), { ifPresent: "healthcareService.reference" }),
        ),
      ],
      writeOnly(
        AS_ORGANIZATION,
        group(
          ".",
          [
            row("1", "healthcareService.identifier", "id", ODS_CODE),
            ORGANIZATION_CODE,
            row("1", "healthcareService.display", "name/.", text),
            ...fromRole,
            ...licenceOfOrganization(kind),
          ],
          { ifPresent: "healthcareService.identifier" },
        ),
      ),
      organization(kind),
      writeOnly(
        AS_ORGANIZATION,
        group(
          ".",
          [
            row("1", "organization.identifier", "id", ODS_CODE),
            ORGANIZATION_CODE,
            row("1", "organization.display", "name/.", text),
            ...fromRole,
            ...(kind.licence ? [licenceByIdentifier] : []),
          ],
          { ifPresent: "organization.identifier" },
        ),
      ),
    ]),
  ]);

// ---- the role ----------------------------------------------------------------------------------------------------------

/** Job role codes have colons between their parts, job role names do not (eps.md 7.1). */
const jobRoleCode: Codec = {
  ...text,
  name: "job role code",
  decode: (t) => (t.includes(":") ? t : new Problem("a job role code")),
  samples: ["S8000:G8000:R8000"],
};

const jobRoleDisplay = (agent: XmlElement): string | undefined => {
  const role = agent.children.find((c) => c.name === "code")?.attributes["code"];
  return role === undefined ? undefined : jobRoleName(role);
};

const TELECOM_OF_ROLE = "reads as a telecom of the role";

const agentPerson = (kind: Kind): Table =>
  table(kind.id, { fhir: "PractitionerRole", spec: kind.spec, slices, facts: kind.spurious ? [spuriousCode] : [] }, [
    ...(kind.spurious ? [ignore("derived", "identifier[spurious-code].system")] : []),
    row("0..1", "identifier[sds-role-profile-id]", "id", ROLE_PROFILE, { requiredIf: "identifier" }),
    oneOf(
      "0..1",
      [
        row("0..1", "code.coding[job-role-code].code", "code", code("job role code", CODE_ROOT.jobRole, jobRoleCode)),
        row("0..1", "code.coding[job-role-name].code", "code", code("job role name", CODE_ROOT.jobRole)),
      ],
      {
        requiredIf: "code",
        expected: "a job role of NHSDigital-SDS-JobRoleCode or UKCore-SDSJobRoleName",
        place: "code.coding",
      },
    ),
    derived("code.coding.display", "name of the job role", jobRoleDisplay),
    oneOf(
      kind.organizationTelecom ? "1" : "0..1",
      [
        row("0..n", "telecom", "telecom", TEL),
        writeOnly(TELECOM_OF_ROLE, at("practitioner→Practitioner", [row("0..n", "telecom", "telecom", TEL)])),
        ...(kind.organizationTelecom
          ? [
              writeOnly(
                TELECOM_OF_ROLE,
                group(".", [at("organization→Organization", [row("0..n", "telecom", "telecom", TEL)])], {
                  ifAbsent: "practitioner.reference",
                }),
              ),
            ]
          : []),
      ],
      { place: "telecom", expected: "at least one telecom" },
    ),
    readOnly(
      "on the wire it is the person's",
      row("0..1", "identifier[spurious-code].value", "agentPerson/id", personNumber(ID_SYSTEM.nhsbsaSpuriousCode)),
    ),
    person(kind),
    represented(kind),
    ignore("own id", "id", "meta.*"),
    ignore("display", "organization.display", "practitioner.display"),
    noPlace("identity", "active", "specialty", "location", "healthcareService", "period", "identifier", "code.coding"),
  ]);

/** A number without a register of its own: what a person named by identifier alone has. */
const bareNumber = row("1", "practitioner.identifier.value", "id", personNumberOfAny());

function personNumberOfAny(): Table {
  return id("number of the person", ID_ROOT.professional, {
    ...text,
    name: "number of any register",
    encode: (v) => (typeof v === "string" && v !== "" ? withoutC(v) : new Problem("a number")),
  });
}

/** The user id stands in the control act, from the caller's token (eps.md 5.1). */
const SENT_WITH_THE_TOKEN = ignore("routing", "identifier[sds-user-id].*");

export const author = agentPerson({
  id: "author",
  spec: "eps.md 6.1.2",
  number: [professionalCode, readOnly(READ_ALIKE, dinNumber), SENT_WITH_THE_TOKEN],
  numberByIdentifier: [bareNumber],
  namedByOrganization: false,
  organizationTelecom: true,
  licence: true,
  spurious: false,
});

export const responsibleParty = agentPerson({
  id: "responsible-party",
  spec: "eps.md 6.1.2, 6.1.3",
  number: [oneOf("1", [spuriousNumber, dinNumber, professionalCode]), SENT_WITH_THE_TOKEN],
  numberByIdentifier: [oneOf("1", [spuriousNumber, bareNumber])],
  namedByOrganization: true,
  organizationTelecom: true,
  licence: true,
  spurious: true,
});

const sdsUser: Omit<Kind, "id" | "namedByOrganization"> = {
  spec: "eps.md 6.2.1",
  number: [row("1", "identifier[sds-user-id]", "id", SDS_USER)],
  numberByIdentifier: [row("1", "practitioner.identifier", "id", SDS_USER)],
  organizationTelecom: false,
  licence: false,
  spurious: false,
};

/** The person who cancels. */
export const canceller = agentPerson({ ...sdsUser, id: "canceller", namedByOrganization: false });

/** The person who had prescribed what is cancelled. */
export const originalPrescriber = agentPerson({ ...sdsUser, id: "original-prescriber", namedByOrganization: true });

/** Whoever an answer of Spine names, as Spine writes it: user ids stand under the root of the professional codes. */
export const agentNamedBySpine = agentPerson({
  ...sdsUser,
  id: "agent-named-by-spine",
  namedByOrganization: true,
  number: [row("1", "identifier[sds-user-id].value", "id", id("user id", ID_ROOT.professional))],
});

/** Anybody whom an answer of Spine names: read by the form of the number, whatever its root (eps.md 7.1). */
export const answeringAgent = agentPerson({
  id: "answering-agent",
  spec: "eps.md 7.1",
  number: [
    readOnly(
      "answers of Spine are only read",
      oneOf("0..1", [...PROFESSIONAL_CODES.filter((r) => r.oneWay === undefined), dinNumber]),
    ),
  ],
  numberByIdentifier: [],
  namedByOrganization: false,
  organizationTelecom: false,
  licence: true,
  spurious: false,
});

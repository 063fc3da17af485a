// What Spine answers to a cancellation: the item's new status as a Bundle, or a refusal as an OperationOutcome
// (eps.md 7.2, 13.2).
import { text } from "../../../shared/mapping/codec.ts";
import {
  at,
  constant,
  type Decl,
  derived,
  fixed,
  group,
  ignoreWire,
  noPlaceInFhir,
  oneOf,
  reading,
  row,
  type Table,
  table,
} from "../../../shared/mapping/notation.ts";
import type { Run } from "../../../shared/mapping/run.ts";
import { Graph } from "../../../shared/wire/fhir/graph.ts";
import { instant } from "../../../shared/wire/hl7v3/timestamps.ts";
import { receivedWrapper } from "../../../shared/wire/hl7v3/transmission.ts";
import type { XmlElement } from "../../../shared/wire/xml/tree.ts";
import { CANCELLATION_RESPONSES, type CancellationResponse } from "../codes/cancellation-responses.ts";
import { CODE_ROOT } from "../codes/identifiers.ts";
import { CODE_SYSTEM } from "../codes/urls.ts";
import { slices } from "../slices.ts";
import { acknowledgementType } from "./acknowledgement.ts";
import { answeringAgent } from "./agents.ts";
import { headerOfCancellationResponse, subjectOfRequests } from "./bundle.ts";
import { ITEM_NUMBER, MESSAGE_ID, SHORT_FORM } from "./datatypes.ts";
import { elementAt } from "./element-at.ts";
import { patient } from "./patient.ts";

const FOCAL_ACT = ["ControlActEvent", "subject", "CancellationResponse"] as const;
const RESPONSE = "pertinentInformation3/pertinentResponse/value";

/** Marks of structure that the wrapper of a reference or a coded remark has. */
const structureOf = (relation: string, code?: string): readonly Decl[] => [
  ignoreWire("derived", `${relation}/@negationInd`, `${relation}/seperatableInd/@value`),
  ...(code === undefined
    ? []
    : [
        fixed(`${relation}/${code.split(" ")[0]}/code`, {
          code: code.split(" ")[1]!,
          codeSystem: CODE_ROOT.annotation,
        }),
      ]),
];

/** Wire path of the response code, from the root. */
export const RESPONSE_CODE = `${FOCAL_ACT.join("/")}/${RESPONSE}/@code`;

/** Codes that tell a status; all others refuse the cancellation. */
export const STATUS_CODES = [...CANCELLATION_RESPONSES].filter(([, r]) => r.status !== undefined).map(([code]) => code);

const responseSlots = { code: `${RESPONSE}/@code`, displayName: `${RESPONSE}/@displayName` };

type Slots = Readonly<Record<string, string | undefined>>;

/** A code that 13.2 does not list is shown as it is (D-41). */
const known = ({ code = "" }: Slots): CancellationResponse =>
  CANCELLATION_RESPONSES.get(code) ?? { code: `R-${code}`, issue: "invalid" };

const codingOf = (slots: Slots) => {
  const { code, display = slots["displayName"] } = known(slots);
  return { system: CODE_SYSTEM.statusHistory, code, ...(display === undefined ? {} : { display }) };
};

const statusHistory = "extension[status-history].extension";

const focalAct: Table = table("cancellation-response", { fhir: "Bundle", spec: "eps.md 7.2", slices }, [
  row("1", "identifier", "id", MESSAGE_ID),
  row("1", "timestamp", "effectiveTime/@value", instant),
  row("1", "Patient", "recordTarget/Patient", patient),
  at("MedicationRequest", [
    reading("1", `${statusHistory}[status].valueCoding`, responseSlots, {
      name: "cancellation response",
      decode: codingOf,
    }),
    reading(
      "0..1",
      "status",
      { code: responseSlots.code },
      { name: "status of the item", decode: (s) => known(s).status },
    ),
    row("0..1", `${statusHistory}[status-date].valueDateTime`, "effectiveTime/@value", instant),
    row(
      "1",
      "extension[responsible-practitioner].valueReference→~PractitionerRole",
      "author/AgentPerson",
      answeringAgent,
    ),
    oneOf("0..1", [row("0..1", "requester→~PractitionerRole", "responsibleParty/AgentPerson", answeringAgent)]),
    group("performer/AgentPerson", [
      row(
        "0..1",
        "dispenseRequest.performer.extension[dispensing-performer].valueReference→~PractitionerRole",
        ".",
        answeringAgent,
      ),
      row(
        "0..1",
        "dispenseRequest.performer.identifier[ods-code].value",
        "representedOrganization/id/@extension",
        text,
      ),
      row("0..1", "dispenseRequest.performer.display", "representedOrganization/name/.", text),
    ]),
    row("1", "groupIdentifier", "pertinentInformation2/pertinentPrescriptionID/value", SHORT_FORM),
    row("1", "identifier[item-number]", "pertinentInformation1/pertinentLineItemRef/id", ITEM_NUMBER),
    derived("intent", "an order", () => "order"),
    derived("medicationCodeableConcept", "eps.md 7.2: fixed", () => ({
      coding: [{ system: CODE_SYSTEM.snomed, code: "763158003", display: "Medicinal product" }],
    })),
  ]),
  constant("type", "message"),
  derived("MedicationRequest", "the author, where no original prescriber is named", requesterIsAuthor),
  subjectOfRequests,
  headerOfCancellationResponse,
  noPlaceInFhir("technical", "performer/time"),
  ignoreWire(
    "derived",
    "pertinentInformation4/pertinentCancellationRequestRef/id/@root",
    `${RESPONSE}/@codeSystem`,
    `${RESPONSE}/@displayName`,
  ),
  ...structureOf("pertinentInformation1"),
  ...structureOf("pertinentInformation2", "pertinentPrescriptionID PID"),
  ...structureOf("pertinentInformation3", "pertinentResponse CRR"),
  ...structureOf("pertinentInformation4"),
]);

function requesterIsAuthor(_w: XmlElement, run: Run): undefined {
  const graph = Graph.of(run);
  for (const request of graph.ofType("MedicationRequest")) {
    const [role] = graph.ofType("PractitionerRole");
    if (request["requester"] === undefined && role !== undefined)
      request["requester"] = { reference: graph.fullUrlOf(role) };
  }
  return undefined;
}

const acknowledged = ignoreWire("routing", "acknowledgement/@typeCode", "acknowledgement/messageRef/id/@root");

export const cancellationResponse: Table = table(
  "cancellation-response-message",
  { fhir: "Bundle", spec: "eps.md 7.2", slices },
  [row("1", ".", "ControlActEvent/subject/CancellationResponse", focalAct), ...receivedWrapper, acknowledged],
);

/** A refusal of the cancellation; of its message nothing is told but the code. */
export const cancellationRefusal: Table = table(
  "cancellation-refusal",
  { fhir: "OperationOutcome", spec: "eps.md 7.2, 13.2" },
  [
    group(FOCAL_ACT.join("/"), [
      reading("0..1", "issue", responseSlots, {
        name: "cancellation response",
        decode: (slots) =>
          slots["code"] === undefined
            ? undefined
            : { severity: "error", code: known(slots).issue ?? "invalid", details: { coding: [codingOf(slots)] } },
      }),
    ]),
    derived("issue", "a response without a code", (w) =>
      elementAt(w, ...RESPONSE_CODE.split("/").slice(0, -1))?.attributes["code"] === undefined
        ? { severity: "error", code: "invalid", diagnostics: "Spine refused the cancellation and gave no reason." }
        : undefined,
    ),
    ignoreWire("own id", `${FOCAL_ACT.join("/")}/id/@root`, `${FOCAL_ACT.join("/")}/effectiveTime/@value`),
    noPlaceInFhir(
      "technical",
      ...[
        "recordTarget",
        "author",
        "responsibleParty",
        "performer",
        "pertinentInformation1",
        "pertinentInformation2",
        "pertinentInformation4",
      ].map((e) => `${FOCAL_ACT.join("/")}/${e}`),
    ),
    group(FOCAL_ACT.join("/"), [
      ...structureOf("pertinentInformation3", "pertinentResponse CRR"),
      ignoreWire("derived", `${RESPONSE}/@codeSystem`, `${RESPONSE}/@displayName`),
    ]),
    ...receivedWrapper,
    acknowledged,
  ],
);

/** AA is 200, everything else 400; a code that is not known refuses (eps.md 3.2; D-41). */
export function statusOfCancellationResponse(answer: XmlElement): number {
  const code = elementAt(answer, ...RESPONSE_CODE.split("/").slice(0, -1))?.attributes["code"] ?? "";
  return acknowledgementType(answer) === "AA" && CANCELLATION_RESPONSES.has(code) ? 200 : 400;
}

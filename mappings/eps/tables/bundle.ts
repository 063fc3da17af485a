// What a message Bundle has around its content: header, provenance, communication, and references between the resources.
// Nothing of it has a place of its own on the wire; it follows from the rest (eps.md 7.1 to 7.3, 9.3).
import { type Decl, derived, ignore, noPlace, regarding } from "../../../shared/mapping/notation.ts";
import type { Run } from "../../../shared/mapping/run.ts";
import { Graph, type Resource } from "../../../shared/wire/fhir/graph.ts";
import type { XmlElement } from "../../../shared/wire/xml/tree.ts";
import { ID_SYSTEM } from "../codes/identifiers.ts";
import { CODE_SYSTEM, EXTENSION } from "../codes/urls.ts";
import { elementAt } from "./element-at.ts";
import { type PatientCommunication, patientCommunication } from "./instructions.ts";

const SPINE = { system: ID_SYSTEM.odsOrganizationCode, value: "X2601" };

const referenceTo = (resource: Resource | undefined, run: Run) =>
  resource === undefined ? undefined : { reference: Graph.of(run).fullUrlOf(resource) };

const first = (type: string, run: Run): Resource | undefined => Graph.of(run).ofType(type)[0];

/** A resource as an entry of the Bundle. */
const entry = (resourceType: string, content: object, run: Run) => {
  const id = run.context.newId();
  return { fullUrl: `urn:uuid:${id}`, resource: { resourceType, id, ...content } };
};

/** Entries that are added to what the rows made; those of an input are the rows' business. */
function newEntries(reason: string, make: (focalAct: any, run: Run) => object | undefined): Decl {
  return derived("entry", reason, make, { expected: [] });
}

const odsIdentifier = (value: string) => ({ system: ID_SYSTEM.odsOrganizationCode, value });

export const subjectOfRequests: Decl = derived("MedicationRequest.subject", "the one patient", (_w, run) =>
  referenceTo(first("Patient", run), run),
);

const toTheAuthor = (isNamed: (focalAct: XmlElement) => boolean): Decl =>
  derived(
    "MedicationRequest.extension[responsible-practitioner].valueReference",
    "the author, where nobody else is named",
    (focalAct, run) => (isNamed(focalAct) ? undefined : referenceTo(first("PractitionerRole", run), run)),
  );

/** A prescription always shows who answers for it (eps.md 7.3). */
export const responsiblePractitioner = toTheAuthor(
  (w) => elementAt(w, "pertinentInformation1", "pertinentPrescription", "responsibleParty") !== undefined,
);

export const responsiblePractitionerOfCancellation = toTheAuthor((w) => elementAt(w, "responsibleParty") !== undefined);

// ---- MessageHeader -------------------------------------------------------------------------------------------------------

export interface Header {
  readonly event: { readonly code: string; readonly display: string };
  /** ODS code of the organisation that the message is for. */
  readonly destination: string | undefined;
  readonly messageId: string;
  /** Id of the message that this one answers. */
  readonly answers?: string | undefined;
}

/** MessageHeader of a message from Spine (eps.md 7.1). */
export const messageHeader = ({ event, destination, messageId, answers }: Header, run: Run) =>
  entry(
    "MessageHeader",
    {
      extension: [{ url: EXTENSION.messageId, valueIdentifier: { system: ID_SYSTEM.uuid, value: messageId } }],
      eventCoding: { system: CODE_SYSTEM.messageEvent, ...event },
      ...(destination === undefined
        ? {}
        : {
            destination: [
              {
                endpoint: `urn:nhs-uk:addressing:ods:${destination}`,
                receiver: { identifier: odsIdentifier(destination) },
              },
            ],
          }),
      sender: { identifier: SPINE, display: "NHS Digital Spine" },
      source: { name: "NHS Spine", endpoint: `${run.context.values["basePath"] ?? ""}/$process-message` },
      ...(answers === undefined ? {} : { response: { identifier: answers, code: "ok" } }),
      focus: [...Graph.of(run).ofType("Patient"), ...Graph.of(run).ofType("MedicationRequest")].map((r) =>
        referenceTo(r, run),
      ),
    },
    run,
  );

const performerOf = (parentPrescription: XmlElement): string | undefined =>
  elementAt(
    parentPrescription,
    "pertinentInformation1",
    "pertinentPrescription",
    "performer",
    "AgentOrgSDS",
    "agentOrganizationSDS",
    "id",
  )?.attributes["extension"];

/** The header of a prescription order: for the nominated pharmacy. */
export const headerOfOrder: Decl = newEntries("header of the message", (w, run) =>
  messageHeader(
    {
      event: { code: "prescription-order", display: "Prescription Order" },
      destination: performerOf(w),
      messageId: idOf(w),
    },
    run,
  ),
);

const idOf = (focalAct: XmlElement): string => (elementAt(focalAct, "id")?.attributes["root"] ?? "").toLowerCase();

export const headerOfCancellation: Decl = newEntries("header of the message", (w, run) =>
  messageHeader(
    {
      event: { code: "prescription-order-update", display: "Prescription Order Update" },
      destination: undefined,
      messageId: idOf(w),
    },
    run,
  ),
);

const cancelRequestOf = (response: XmlElement): string | undefined =>
  elementAt(response, "pertinentInformation4", "pertinentCancellationRequestRef", "id")?.attributes[
    "root"
  ]?.toLowerCase();

/** An answer to a cancellation goes to the organisation of who cancelled (eps.md 7.2). */
export const headerOfCancellationResponse: Decl = newEntries("header of the message", (w, run) =>
  messageHeader(
    {
      event: { code: "prescription-order-response", display: "Prescription Order Response" },
      destination: elementAt(w, "author", "AgentPerson", "representedOrganization", "id")?.attributes["extension"],
      messageId: idOf(w),
      answers: cancelRequestOf(w),
    },
    run,
  ),
);

// ---- Provenance ------------------------------------------------------------------------------------------------------------

const SIGNATURE_TYPE = { system: "urn:iso-astm:E1762-95:2013", code: "1.2.840.10065.1.12.1.1" };

/** Signer, time and targets of the signature (eps.md 7.3). Stands last: its target is every other resource. */
export const provenance: Decl = derived("Provenance", "the signature's own data", (_w, run) => {
  const graph = Graph.of(run);
  const signed = first("Provenance", run);
  if (signed === undefined) return undefined;
  const who = referenceTo(first("PractitionerRole", run), run);
  const [signature] = signed["signature"];
  Object.assign(signature, { who, type: [SIGNATURE_TYPE] });
  const others = graph.root.entry.map((e: any) => e.resource).filter((r: Resource) => r !== signed);
  Object.assign(signed, {
    agent: [{ who }],
    recorded: signature.when,
    target: others.map((r: Resource) => referenceTo(r, run)),
  });
  return undefined;
});

// ---- CommunicationRequest and List -------------------------------------------------------------------------------------------

const said = (run: Run): PatientCommunication | undefined => {
  const communicated = run.facts[patientCommunication.slot] as PatientCommunication | undefined;
  if (communicated === undefined) return undefined;
  return communicated.medication.length + communicated.patientInfo.length === 0 ? undefined : communicated;
};

/** Medication list and patient information as resources (eps.md 9.3). */
const communicationEntries = (run: Run): readonly object[] | undefined => {
  const communicated = said(run);
  if (communicated === undefined) return undefined;
  const { medication, patientInfo } = communicated;
  const list =
    medication.length === 0
      ? undefined
      : entry(
          "List",
          { status: "current", mode: "snapshot", entry: medication.map((display) => ({ item: { display } })) },
          run,
        );
  const patient = first("Patient", run);
  const organization = first("Organization", run);
  const request = entry(
    "CommunicationRequest",
    {
      status: "unknown",
      subject: referenceTo(patient, run),
      payload: [
        ...patientInfo.map((contentString) => ({ contentString })),
        ...(list === undefined ? [] : [{ contentReference: { reference: list.fullUrl } }]),
      ],
      ...(organization?.["identifier"] ? { requester: { identifier: organization["identifier"][0] } } : {}),
      ...(patient?.["identifier"] ? { recipient: [{ identifier: patient["identifier"][0] }] } : {}),
    },
    run,
  );
  return list === undefined ? [request] : [request, list];
};

export const communication: readonly Decl[] = [
  newEntries("what the first item tells the patient", (_w, run) => communicationEntries(run)),
];

// ---- what a message says about itself -----------------------------------------------------------------------------------------

/** Resources that lend the message nothing, or a leaf or two. */
export const bundleOfMessage: readonly Decl[] = [
  ignore("own id", "id", "meta.*", "timestamp", "identifier.system"),
  regarding("MessageHeader", [
    ignore("routing", "eventCoding.*", "destination.endpoint", "destination.name", "destination.receiver.*"),
    ignore("routing", "destination.receiver.identifier.*", "sender.*", "sender.identifier.*", "source.*", "focus.*"),
    ignore("routing", "reason.coding.*", "response.*"),
    noPlace("technical", "destination", "extension", "responsible", "author", "enterer"),
  ]),
  regarding("Provenance", [
    ignore("derived", "recorded", "target.*", "agent.who.*", "agent.type.coding.*", "signature.who.*"),
    ignore("derived", "signature.type.*", "signature.sigFormat", "signature.targetFormat"),
    noPlace("technical", "policy", "occurredDateTime", "location", "reason", "activity", "entity"),
    noPlace("identity", "signature"),
  ]),
  regarding("CommunicationRequest", [
    ignore("derived", "status", "payload.contentString", "payload.contentReference.*"),
    ignore("derived", "subject.*", "requester.*", "requester.identifier.*"),
    noPlace("clinical", "recipient", "category", "medium", "priority", "note", "extension"),
  ]),
  regarding("List", [
    ignore("derived", "status", "mode", "entry.item.display"),
    noPlace("clinical", "entry", "title", "code", "note", "date", "subject"),
  ]),
];

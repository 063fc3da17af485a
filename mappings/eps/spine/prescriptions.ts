// Spine's memory of prescriptions, and what it answers to orders and cancellations (eps.md 3, 13, 16): for a simulator.
//
// Kept in memory and at most a number of prescriptions; nothing here knows a wire, a clock or chance.
import type { MappingContext, Registry } from "../../../shared/mapping/conversion.ts";
import { createRegistry } from "../../../shared/mapping/registry.ts";
import type { XmlElement } from "../../../shared/wire/xml/tree.ts";
import { applicationError } from "../codes/application-errors.ts";
import { CANCELLATION_RESPONSES } from "../codes/cancellation-responses.ts";
import { CODE_ROOT, ID_ROOT } from "../codes/identifiers.ts";
import { eps } from "../family.ts";
import { isNhsNumber } from "../nhs-number.ts";
import { isPrescriptionId } from "../prescription-id.ts";
import { answersOfSpine } from "./answers.ts";
import { elementsAt, firstStageFault } from "./first-stage.ts";

/** A message that passed the wire. */
export interface TakenMessage {
  readonly document: XmlElement;
  /** Text of the document. */
  readonly source: string;
  /** Spine's own system, as the answer's sender. */
  readonly asid: string;
  readonly now: Date;
  readonly newId: () => string;
}

/** What Spine is wished to say instead of what follows from its memory. */
export interface WishedAnswer {
  /** Refuse the order with this application error (eps.md 13.1, prescribe). */
  readonly error?: string;
  /** Answer the cancellation with this code (eps.md 13.2). */
  readonly cancellation?: string;
}

/** Takes one message and says the answer: an HL7 V3 document. */
export type AnswerMessage = (message: TakenMessage, wish?: WishedAnswer) => string;

interface Refusal {
  readonly error: string;
  readonly words?: string;
}

/** What became of a cancellation, as a code of 13.2. */
interface Response {
  readonly response: string;
}

type Verdict = "accepted" | Refusal | Response;

/** An item that was prescribed and not cancelled. */
type ItemStatus = "prescribed" | "cancelled";

interface Memory {
  readonly cancelsUnknown: boolean;
  /** By short form of the prescription's id. */
  readonly prescriptions: Map<string, Map<string, ItemStatus>>;
  /** Ids of all items. */
  readonly items: Set<string>;
}

const MOST_PRESCRIPTIONS = 100_000;
const MOST_ITEMS = 4;
const UNABLE = "9999";
const UNABLE_WORDS = "Unable to process message";
const INVALID = "7002";

/** Compiled when the first message comes, and for all: those who never play Spine do not wait for it. */
let compiled: Registry | undefined;
const registry = (): Registry => {
  compiled ??= createRegistry([eps, answersOfSpine]);
  return compiled;
};

export interface SpineOptions {
  /** Cancel what was prescribed elsewhere too, instead of saying that there is no such prescription. */
  readonly cancelsUnknown?: boolean;
}

/** A Spine that knows no prescription yet. */
export function spineOfPrescriptions({ cancelsUnknown = false }: SpineOptions = {}): AnswerMessage {
  const memory: Memory = { prescriptions: new Map(), items: new Set(), cancelsUnknown };
  return (message, wish = {}) => {
    const focalAct = elementsAt(message.document, "ControlActEvent/subject")[0]?.children[0];
    const verdict = focalAct === undefined ? { error: INVALID } : verdictOn(focalAct, memory, wish);
    return written(message, verdict);
  };
}

function verdictOn(focalAct: XmlElement, memory: Memory, wish: WishedAnswer): Verdict {
  const decide = DECISIONS[focalAct.name];
  if (decide === undefined) return { error: INVALID };
  const fault = firstStageFault(focalAct);
  if (fault !== undefined) return { error: UNABLE, ...fault };
  const nhsNumber = elementsAt(focalAct, "recordTarget/Patient/id")[0]?.attributes["extension"] ?? "";
  if (!isNhsNumber(nhsNumber)) return { error: "0007" };
  return decide(focalAct, memory, wish);
}

const DECISIONS: Readonly<Record<string, (focalAct: XmlElement, memory: Memory, wish: WishedAnswer) => Verdict>> = {
  ParentPrescription: decideOrder,
  CancellationRequest: decideCancellation,
};

function decideOrder(order: XmlElement, memory: Memory, wish: WishedAnswer): Verdict {
  const prescription = elementsAt(order, "pertinentInformation1/pertinentPrescription")[0]!;
  const id = prescription.children.find((c) => c.attributes["root"] === ID_ROOT.shortFormPrescription)!;
  const shortForm = id.attributes["extension"] ?? "";
  const items = elementsAt(prescription, "pertinentInformation2/pertinentLineItem/id").map(uuidOf);
  if (items.length === 0 || items.length > MOST_ITEMS) return { error: "0010" };
  if (!isPrescriptionId(shortForm)) return { error: "5009" };
  if (wish.error !== undefined) return { error: wish.error };
  if (memory.prescriptions.has(shortForm)) return { error: "0002" };
  if (items.some((item) => memory.items.has(item)) || new Set(items).size < items.length) return { error: "5008" };
  remember(memory, shortForm, items);
  return "accepted";
}

function remember({ prescriptions, items: known }: Memory, shortForm: string, items: readonly string[]): void {
  prescriptions.set(shortForm, new Map(items.map((item) => [item, "prescribed"])));
  for (const item of items) known.add(item);
  if (prescriptions.size <= MOST_PRESCRIPTIONS) return;
  const [oldest, forgotten] = prescriptions.entries().next().value!;
  prescriptions.delete(oldest);
  for (const item of forgotten.keys()) known.delete(item);
}

function decideCancellation(cancellation: XmlElement, memory: Memory, wish: WishedAnswer): Verdict {
  if (wish.cancellation !== undefined) return { response: wish.cancellation };
  const [id] = elementsAt(cancellation, "pertinentInformation2/pertinentPrescriptionID/value");
  const [item] = elementsAt(cancellation, "pertinentInformation1/pertinentLineItemRef/id").map(uuidOf);
  const items = memory.prescriptions.get(id?.attributes["extension"] ?? "");
  if (items === undefined && memory.cancelsUnknown) return { response: "0001" };
  const status = item === undefined ? undefined : items?.get(item);
  if (items === undefined || item === undefined || status === undefined) return { response: "0008" };
  if (status === "cancelled") return { response: "0006" };
  items.set(item, "cancelled");
  return { response: "0001" };
}

const uuidOf = ({ attributes }: XmlElement): string => (attributes["root"] ?? "").toUpperCase();

// ---- writing --------------------------------------------------------------------------------------------------------

function written(message: TakenMessage, verdict: Verdict): string {
  if (verdict === "accepted") return acknowledged(message, { acknowledgement: "AA" });
  if ("error" in verdict) return acknowledged(message, refusal(verdict));
  return responded(message, verdict) ?? acknowledged(message, refusal({ error: UNABLE }));
}

const refusal = ({ error, words }: Refusal) => ({
  acknowledgement: "AE",
  errorCode: error,
  errorSystem: CODE_ROOT.prescribeError,
  errorDisplay:
    words === undefined
      ? (applicationError({ codeSystem: CODE_ROOT.prescribeError, code: error }).display ?? UNABLE_WORDS)
      : `${UNABLE_WORDS}. ${words}`,
});

type Values = Readonly<Record<string, string>>;

const acknowledged = (message: TakenMessage, values: Values): string =>
  registry().convert({
    mapping: `${answersOfSpine.id}/acknowledgement`,
    direction: "toLegacy",
    input: '{"resourceType":"OperationOutcome"}',
    context: contextOf(message, values),
    account: false,
  }).output!;

/** The cancellation is read as FHIR and written as its answer; undefined where it cannot be read. */
function responded(message: TakenMessage, { response }: Response): string | undefined {
  const code = CANCELLATION_RESPONSES.get(response);
  const context = contextOf(message, {
    // 3.2: what did not become of it as was asked is an application error.
    acknowledgement: response === "0001" ? "AA" : "AE",
    responseCode: response,
    responseDisplay: code?.display ?? UNABLE_WORDS,
  });
  const read = registry().convert({
    mapping: `${eps.id}/prescription-order-update`,
    direction: "toFhir",
    input: message.source,
    context,
    account: false,
  });
  if (read.output === undefined) return undefined;
  return registry().convert({
    mapping: `${answersOfSpine.id}/cancellation-response`,
    direction: "toLegacy",
    input: read.output,
    context,
    account: false,
  }).output;
}

function contextOf({ document, asid, now, newId }: TakenMessage, values: Values): MappingContext {
  const [id] = elementsAt(document, "id");
  const [sender] = elementsAt(document, "communicationFunctionSnd/device/id");
  return {
    now,
    newId,
    values: {
      fromAsid: asid,
      toAsid: sender?.attributes["extension"] ?? "",
      answerId: newId().toUpperCase(),
      messageRef: id === undefined ? "" : uuidOf(id),
      ...values,
    },
  };
}

// Operations of the electronic prescription surface that are more than one conversion: $prepare, signatures, $dose-to-text,
// permission (eps.md 8, 9.4, 10.1).
import type { ConversionRequest, MappingContext, Registry } from "../../shared/mapping/conversion.ts";
import { type Fault, invalidValue, refuses } from "../../shared/mapping/fault.ts";
import { type Caller, TRANSLATED } from "../../shared/mapping/rule.ts";
import { fhirModel } from "../../shared/wire/fhir/model.ts";
import { parse } from "../../shared/wire/xml/read.ts";
import { isXmlFault, SIGNATURE_NAMESPACE } from "../../shared/wire/xml/tree.ts";
import { dosageToText } from "./dosage/dosage-to-text.ts";
import { eps } from "./family.ts";
import { prepared, type SignatureAlgorithm } from "./prepare.ts";
import { type SignedContent, signedContent } from "./signed-content.ts";
import { elementAt } from "./tables/element-at.ts";

type Refused = { readonly ok: false; readonly faults: readonly Fault[] };

const refused = (faults: readonly Fault[]): Refused => ({ ok: false, faults });

/** Faults of the permission rules of a message, by its id with the family; eps.md 10.1. */
export function permission(messageId: string, caller: Caller): readonly Fault[] {
  const message = eps.messages.find((m) => `${eps.id}/${m.id}` === messageId);
  return (message?.permissions ?? []).flatMap((rule) => rule.check(caller));
}

/** Messages that are sent to Spine as they are. */
const SENT_MESSAGES = ["prescription-order", "prescription-order-update"];

/** The interaction id of a message that is sent to Spine, by its id with the family; undefined for all others. */
export function interaction(messageId: string): string | undefined {
  const message = eps.messages.find((m) => `${eps.id}/${m.id}` === messageId);
  return message !== undefined && SENT_MESSAGES.includes(message.id) ? message.legacy : undefined;
}

export interface PrepareOptions {
  readonly algorithm: SignatureAlgorithm;
  readonly now: Date;
  readonly checkShape: boolean;
  readonly caller: Caller;
}

const ORDER = `${eps.id}/prescription-order`;

/** What is to be signed in a prescription order: permission first, then shape, rules and the translation itself. */
export function prepare(registry: Registry, bundle: string, options: PrepareOptions) {
  const { algorithm, now, checkShape, caller } = options;
  const context: MappingContext = { now, newId: () => crypto.randomUUID(), values: {} };
  const request: ConversionRequest = { direction: "toLegacy", input: bundle, context, account: false };
  const recognised = registry.convert(request).message;
  const forbidden = recognised === undefined ? [] : permission(ORDER, caller);
  if (refuses(forbidden)) return refused(forbidden);
  const order = registry.convert({ ...request, mapping: ORDER, checkShape, checkRules: TRANSLATED });
  if (!order.ok) return refused(order.faults);
  const fragments = registry.convert({ ...request, mapping: `${eps.id}/signed-fragments` });
  if (fragments.output === undefined) return refused(fragments.faults);
  return { ok: true as const, parameters: prepared(fragments.output, algorithm).parameters };
}

// ---- signatures ----------------------------------------------------------------------------------------------------------------

/**
 * The prescriber's signature of a message that is sent, and what it has to cover, out of the very text that is sent;
 * undefined where messages of this kind carry none.
 *
 * @throws TypeError where the text is no such message: it comes from the mapping, so that is a defect of ours.
 */
export function signed(messageId: string, output: string): SignedContent | undefined {
  if (messageId !== ORDER) return undefined;
  const root = parse(output, { keepWhitespaceIn: SIGNATURE_NAMESPACE });
  if (isXmlFault(root)) throw new TypeError(`${messageId}: ${root.fault}`);
  const prescription = elementAt(root, "ControlActEvent", "subject", "ParentPrescription");
  if (prescription === undefined) throw new TypeError(`${messageId}: no prescription`);
  return signedContent(prescription);
}

/** FHIR expression of the signature of a Bundle; without an index where there are several or none. */
export function signaturePlace(bundle: string): string {
  const entries: readonly any[] = JSON.parse(bundle).entry ?? [];
  const places = entries.flatMap((e, i) => (e?.resource?.resourceType === "Provenance" ? [i] : []));
  return places.length === 1
    ? `Bundle.entry[${places[0]}].resource.signature[0].data`
    : "Bundle.entry.resource.ofType(Provenance).signature.data";
}

// ---- dosage to text ----------------------------------------------------------------------------------------------------------

const ITEMS = new Set(["MedicationRequest", "MedicationDispense"]);

interface Item {
  readonly resource: any;
  readonly path: string;
}

/** The items of a resource: itself, or the entries of a Bundle. */
function itemsOf(root: any): readonly Item[] {
  if (ITEMS.has(root?.resourceType)) return [{ resource: root, path: root.resourceType }];
  if (root?.resourceType !== "Bundle" || !Array.isArray(root.entry)) return [];
  return root.entry.flatMap((e: any, i: number) =>
    ITEMS.has(e?.resource?.resourceType) ? [{ resource: e.resource, path: `Bundle.entry[${i}].resource` }] : [],
  );
}

/** The dosages of MedicationRequests and MedicationDispenses in words; all that cannot be put in words are named. */
export function doseToText(resource: string) {
  const parsed = fhirModel.parse(resource);
  if (!parsed.ok) return refused([parsed.fault]);
  const items = itemsOf(parsed.value);
  if (items.length === 0)
    return refused([invalidValue("", "Expected a Bundle, MedicationRequest or MedicationDispense with dosages.")]);
  const faults: Fault[] = [];
  const texts = items.map(({ resource: item, path }) => {
    const said = dosageToText(item.dosageInstruction ?? []);
    if ("error" in said) faults.push(invalidValue(`${path}.dosageInstruction`, said.error));
    return {
      identifier: Array.isArray(item.identifier) ? item.identifier : [],
      dosageInstructionText: "text" in said ? said.text : "",
    };
  });
  return faults.length > 0 ? refused(faults) : { ok: true as const, texts };
}

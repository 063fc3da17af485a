// Dosage and additional instructions of a line item: procedures with their own tests, used by two rows (eps.md 9.1 to 9.3).
import { type Codec, Problem } from "../../../shared/mapping/codec.ts";
import { fact, type TupleCodec } from "../../../shared/mapping/notation.ts";
import type { Run } from "../../../shared/mapping/run.ts";
import { Graph } from "../../../shared/wire/fhir/graph.ts";
import { dosageInstructionText } from "../dosage/dosage-instruction.ts";
import { readInstructions, writeInstructions } from "../instructions/additional-instructions.ts";

/** All Dosages of an item as one text. */
export const dosage: Codec = {
  name: "dosage text",
  wholeList: true,
  carries: ["text", "sequence"],
  encode: (v) => {
    const said = dosageInstructionText(Array.isArray(v) ? v : [v]);
    return "text" in said
      ? said.text
      : new Problem("dosage instructions with text, and a sequence where they are several");
  },
  decode: (t) => ({ text: t }),
};

/** What the first item says about the whole prescription: other medication, information for the patient. */
export interface PatientCommunication {
  readonly medication: readonly string[];
  readonly patientInfo: readonly string[];
}

/** Filled when the first item is read; the Bundle gets it as CommunicationRequest and List (eps.md 9.3). */
export const patientCommunication = fact({
  id: "patient-communication",
  title: "Medication list and patient information in the instructions of the first item",
  decide: () => undefined,
});

const list = (v: unknown): readonly any[] => (Array.isArray(v) ? v : []);
const isText = (v: unknown): v is string => typeof v === "string" && v !== "";

/** Displays of the Lists that CommunicationRequests name, and their texts, in the order of the Bundle. */
function communicated(run: Run): PatientCommunication {
  const graph = Graph.of(run);
  const payloads = graph.ofType("CommunicationRequest").flatMap((r) => list(r["payload"]));
  const lists = payloads.flatMap((p) => {
    const reference = p?.contentReference?.reference;
    return isText(reference) ? graph.byFullUrl(reference).filter((r) => r.resourceType === "List") : [];
  });
  return {
    medication: lists.flatMap((l) => list(l["entry"]).map((e) => e?.item?.display)).filter(isText),
    patientInfo: payloads.map((p) => p?.contentString).filter(isText),
  };
}

const NOTHING: PatientCommunication = { medication: [], patientInfo: [] };

/** Additional instructions: on the first item with what the prescription tells the patient (eps.md 9.2). */
export const additionalInstructions: TupleCodec = {
  name: "additional instructions",
  encode: ({ words, note }, run) => {
    const said = writeInstructions({
      ...(run.index === 0 ? communicated(run) : NOTHING),
      ...(isText(words) ? { controlledDrugWords: words } : {}),
      ...(isText(note) ? { note } : {}),
    });
    return said === "" ? undefined : said;
  },
  decode: (text, run) => {
    const { medication, patientInfo, controlledDrugWords, additionalInstructions: note } = readInstructions(text);
    if (run.index === 0) run.facts[patientCommunication.slot] = { medication, patientInfo };
    return { words: controlledDrugWords || undefined, note: note || undefined };
  },
};

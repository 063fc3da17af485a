// The whole corpus through the server at INFO: nothing in the log may identify anybody who is in it.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loggedTranslator } from "../service/logged-translator.ts";

const MEMBERS = /"(?:family|postalCode|value|text|birthDate|line|given)":\s*(?:\[\s*)?"([^"]{5,})"/g;
const ELEMENTS = /<(?:\w+:)?(?:family|given|streetAddressLine|postalCode)>([^<]{5,})</g;
const ATTRIBUTES = /<(?:\w+:)?(?:birthTime|telecom)\b[^>]*\bvalue="([^"]{5,})"/g;
const NHS_NUMBERS = /\b\d{10}\b/g;

/** Words that are in messages and name nobody. */
const HARMLESS = /^(?:https?:.*|urn:.*|[a-z]+)$/;

/** Patient resources and person elements only: what else is in a message is the business of the log. */
function identifiers(text: string): string[] {
  const patients = text.trimStart().startsWith("{")
    ? (JSON.parse(text).entry ?? [])
        .map((e: any) => e?.resource)
        .filter((r: any) => r?.resourceType === "Patient")
        .map((r: any) => JSON.stringify(r))
        .join("\n")
    : (/<(?:\w+:)?recordTarget.*?<\/(?:\w+:)?recordTarget>/s.exec(text)?.[0] ?? "");
  const found = [MEMBERS, ELEMENTS, ATTRIBUTES].flatMap((form) => [...patients.matchAll(form)].map((m) => m[1]!));
  return [...found, ...(patients.match(NHS_NUMBERS) ?? [])].filter((t) => !HARMLESS.test(t));
}

/** Posts every FHIR and XML file of the EPS corpus; prints the counts. */
export async function holdPrivacy(corpora: string): Promise<boolean> {
  const { post, lines, close } = await loggedTranslator(() => new Date());
  const persons = new Set<string>();
  let posted = 0;
  for (const group of readdirSync(join(corpora, "eps"))) {
    const folder = join(corpora, "eps", group);
    for (const id of existsSync(folder) && group !== "manifest.json" ? readdirSync(folder) : []) {
      for (const [file, type] of [
        ["fhir.json", "application/fhir+json"],
        ["hl7v3.xml", "application/xml"],
      ] as const) {
        const path = join(folder, id, file);
        if (!existsSync(path)) continue;
        const payload = readFileSync(path, "utf8");
        for (const person of payload.startsWith("{") || type === "application/xml" ? identifiers(payload) : [])
          persons.add(person);
        for (const operation of type === "application/xml"
          ? ["$convert"]
          : ["$convert", "$validate", "$prepare", "$dose-to-text", "$process-message"]) {
          await post(operation, payload, type);
          posted++;
        }
      }
    }
  }
  await close();
  const log = lines.join("");
  const leaked = [...persons].filter((p) => log.includes(p));
  console.log(
    `privacy: ${posted} requests, ${log.length} characters of log, ${persons.size} identifiers, ${leaked.length} in the log`,
  );
  return leaked.length === 0;
}

// Is what Spine sent a message? Decided by parsing, whatever its status and headers say (eps.md 3.2, 14.5 D-6, D-52).
import { isUtf8 } from "node:buffer";
import { payloadOf } from "../../wire/ebxml/payload.ts";
import type { HttpResponse } from "../https-client.ts";
import type { Answered } from "./outcome.ts";

export type Recognised = Pick<Answered, "form" | "name" | "body"> | { readonly reason: string };

/** A gateway in front of Spine may answer for it, in FHIR. */
const FHIR_ANSWERS = ["OperationOutcome", "Bundle"];

export function recognise({ body: bytes, headers }: HttpResponse): Recognised {
  if (!isUtf8(bytes)) return { reason: "The answer is not UTF-8." };
  const body = bytes.toString("utf8");
  const contentType = headers["content-type"] ?? "";
  if (/^\s*\{/.test(body)) return fhirAnswer(body);
  const payload = payloadOf(body, contentType);
  return payload.ok
    ? { form: "hl7v3", name: payload.document.name, body }
    : { reason: payload.fault.diagnostics ?? "The answer is no message." };
}

function fhirAnswer(body: string): Recognised {
  try {
    const name: unknown = JSON.parse(body).resourceType;
    return FHIR_ANSWERS.includes(String(name))
      ? { form: "fhir", name: String(name), body }
      : { reason: "JSON that is no answer in FHIR." };
  } catch {
    return { reason: "Not JSON that can be read." };
  }
}

/** Nothing but white space: Spine's way to say that there is no answer yet. */
export const isEmpty = (body: Buffer): boolean => body.every((byte) => byte <= 0x20);

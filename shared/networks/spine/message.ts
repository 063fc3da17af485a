// A message to Spine as an HTTP request: HL7 V3 behind an ebXML header in a MIME envelope (eps.md 5.2).
import { headerBlocks, type MessageToWrite, manifestBlock } from "../../wire/ebxml/write.ts";
import { writeMultipart } from "../../wire/mime/multipart.ts";
import { writeEnvelope } from "../../wire/soap/envelope.ts";

export interface SpineMessage {
  /** `PORX_IN020101SM31`. */
  readonly interactionId: string;
  /** Upper case. Spine takes what comes again under the same id for the same message. */
  readonly messageId: string;
  /** Upper case; the id of the request that the message belongs to. */
  readonly conversationId: string;
  readonly fromAsid: string;
  readonly fromPartyKey: string;
  readonly toPartyKey: string;
  readonly timestamp: Date;
  /** The HL7 V3 document, with or without XML declaration. */
  readonly payload: string;
}

const SERVICE = "urn:nhs:names:services:mm";
const CPA_ID = "S1001A1630";
const HEADER_ID = "ebXMLHeader@spine.nhs.uk";
const PART_TYPE = "text/xml; charset=UTF-8";

/** The headers of the request and its body, in UTF-8; repeated byte by byte where it has to be sent again. */
export function writeSpineMessage(message: SpineMessage): { headers: Record<string, string>; body: Buffer } {
  const { interactionId, messageId, payload } = message;
  const header: MessageToWrite = {
    ...message,
    cpaId: CPA_ID,
    service: SERVICE,
    action: interactionId,
    payloadId: `${messageId}@spine.nhs.uk`,
  };
  const envelope = writeEnvelope({ header: headerBlocks(header), body: [manifestBlock(header)] });
  const { boundary, body } = writeMultipart([
    { id: HEADER_ID, contentType: PART_TYPE, body: envelope },
    { id: header.payloadId, contentType: PART_TYPE, body: payload },
  ]);
  return {
    headers: {
      // Spine knows the start part without the angle brackets and quotes that RFC 2387 asks for.
      "Content-Type": `multipart/related; boundary="${boundary}"; type=text/xml; start=${HEADER_ID}`,
      SOAPAction: `${SERVICE}/${interactionId}`,
      "NHSD-Request-ID": messageId,
    },
    body: Buffer.from(body),
  };
}

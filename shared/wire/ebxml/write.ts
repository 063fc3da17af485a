// The header and the manifest of an ebXML message as blocks of a SOAP envelope (ebMS 2.0, OASIS 2002): sections 3.1, 3.2, 4.3, 6.3.
import { escapeAttribute, escapeText } from "../xml/write.ts";
import { EBXML_NAMESPACE } from "./header.ts";

export interface MessageToWrite {
  readonly fromPartyKey: string;
  readonly toPartyKey: string;
  readonly cpaId: string;
  readonly conversationId: string;
  readonly service: string;
  readonly action: string;
  readonly messageId: string;
  readonly timestamp: Date;
  /** Content id of the part that holds the HL7 V3 payload, without angle brackets. */
  readonly payloadId: string;
}

const PARTY_TYPE = "urn:nhs:names:partyType:ocs+serviceInstance";
const TO_PARTY_MSH = "urn:oasis:names:tc:ebxml-msg:actor:toPartyMSH";
const NEXT_ACTOR = "http://schemas.xmlsoap.org/soap/actor/next";
const SCHEMA = "http://www.nhsia.nhs.uk/schemas/HL7-Message.xsd";

/** Attributes of every block; the prefix `soap` is the envelope's. */
const BLOCK = `xmlns:eb="${EBXML_NAMESPACE}" soap:mustUnderstand="1" eb:version="2.0"`;

const element = (name: string, text: string): string => `<eb:${name}>${escapeText(text)}</eb:${name}>`;

const party = (name: "From" | "To", key: string): string =>
  `<eb:${name}><eb:PartyId eb:type="${PARTY_TYPE}">${escapeText(key)}</eb:PartyId></eb:${name}>`;

/** `2022-02-01T00:00:00Z`: UTC, whole seconds. */
const seconds = (time: Date): string => time.toISOString().replace(/\.\d{3}Z$/, "Z");

/**
 * Header blocks of a message that asks for an answer on the same connection and for duplicates to be eliminated: under the
 * same `messageId` it may be sent again. For `writeEnvelope`.
 */
export const headerBlocks = (message: MessageToWrite): readonly string[] => [
  `<eb:MessageHeader ${BLOCK}>${party("From", message.fromPartyKey)}${party("To", message.toPartyKey)}` +
    element("CPAId", message.cpaId) +
    element("ConversationId", message.conversationId) +
    element("Service", message.service) +
    element("Action", message.action) +
    `<eb:MessageData>${element("MessageId", message.messageId)}${element("Timestamp", seconds(message.timestamp))}` +
    "</eb:MessageData><eb:DuplicateElimination/></eb:MessageHeader>",
  `<eb:AckRequested ${BLOCK} eb:signed="false" soap:actor="${TO_PARTY_MSH}"/>`,
  `<eb:SyncReply ${BLOCK} soap:actor="${NEXT_ACTOR}"/>`,
];

/** The manifest that names the payload's part. For `writeEnvelope`. */
export const manifestBlock = ({ payloadId }: MessageToWrite): string =>
  `<eb:Manifest ${BLOCK} xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:hl7ebxml="urn:hl7-org:transport/ebXML/DSTUv1.0">` +
  `<eb:Reference xlink:href="${escapeAttribute(`cid:${payloadId}`)}">` +
  `<eb:Schema eb:location="${SCHEMA}" eb:version="1.0"/>` +
  '<eb:Description xml:lang="en">HL7 payload</eb:Description>' +
  '<hl7ebxml:Payload style="HL7" encoding="XML" version="3.0"/></eb:Reference></eb:Manifest>';

// What makes a message unfit for a queue. Publishing refuses it; where another program has put it there all the same, it
// becomes a dead letter and blocks nobody.
import { isUtf8 } from "node:buffer";
import { DurabilityError } from "../failure.ts";
import type { QueueDescription } from "./description.ts";
import type { Message } from "./message.ts";

/** AMQP carries ids and header names as short strings; the embedded engine takes the same, so that both can be swapped. */
const MOST_BYTES_OF_NAMES = 255;
const MEDIA_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(\s*;.*)?$/;
const JSON_TYPE = /^[^;]*[/+]json\b/i;
const XML_TYPE = /^[^;]*[/+]xml\b/i;
const TEXT_IN_ANOTHER_CODE = /charset\s*=\s*"?(?!utf-8|us-ascii)/i;

const nameFault = (what: string, value: string): string | undefined =>
  Buffer.byteLength(value) > MOST_BYTES_OF_NAMES ? `its ${what} has more than 255 bytes` : undefined;

/** The first byte that is neither white space nor a byte order mark. */
const firstByte = (body: Uint8Array): string => {
  const from = body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? 3 : 0;
  for (let i = from; i < body.length; i++) if (body[i]! > 0x20) return String.fromCharCode(body[i]!);
  return "";
};

/** Cheap signs that a body is not of its media type; what it means is for its handler to find out. */
const bodyFault = ({ contentType, body }: Message): string | undefined => {
  const json = JSON_TYPE.test(contentType);
  if (!json && !XML_TYPE.test(contentType)) return undefined;
  if (TEXT_IN_ANOTHER_CODE.test(contentType)) return undefined;
  const first = firstByte(body);
  const like = json ? /[{["\-\dtfn]/.test(first) : first === "<";
  return like && isUtf8(body) ? undefined : `its body is not what its content type says (${contentType.slice(0, 60)})`;
};

/** What is wrong, to be read after "the message is refused: ", or undefined. */
export const messageFault = (message: Message): string | undefined => {
  if (message.id === "") return "it has no message id, so repetitions could not be told";
  if (!MEDIA_TYPE.test(message.contentType)) return "it has no content type";
  return (
    nameFault("message id", message.id) ??
    nameFault("key", message.key ?? "") ??
    Object.keys(message.headers).reduce<string | undefined>(
      (fault, name) => fault ?? nameFault("header name", name),
      undefined,
    ) ??
    bodyFault(message)
  );
};

/** @throws DurabilityError `malformed` or `too-large` */
export const assertFit = (message: Message, { name, mostBytes }: QueueDescription): void => {
  const bytes = message.body.byteLength;
  if (bytes > mostBytes)
    throw new DurabilityError(
      "too-large",
      `Message refused by queue ${name}: its body has ${bytes} bytes, the queue takes ${mostBytes}. ` +
        "Put the body into the payload store and send its reference.",
    );
  const fault = messageFault(message);
  if (fault !== undefined) throw new DurabilityError("malformed", `Message refused by queue ${name}: ${fault}.`);
};

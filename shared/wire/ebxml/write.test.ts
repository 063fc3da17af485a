import { expect, it } from "vitest";
import { writeMultipart } from "../mime/multipart.ts";
import { writeEnvelope } from "../soap/envelope.ts";
import { payloadOf } from "./payload.ts";
import { headerBlocks, type MessageToWrite, manifestBlock } from "./write.ts";

const MESSAGE: MessageToWrite = {
  fromPartyKey: "A-1",
  toPartyKey: "B-2 & <C>",
  cpaId: "S1",
  conversationId: "conversation",
  service: "urn:nhs:names:services:mm",
  action: "PORX_IN020101SM31",
  messageId: "M",
  timestamp: new Date("2022-02-01T10:20:30.456Z"),
  payloadId: "M@spine.nhs.uk",
};

it("writes what the reader reads, with the payload that its manifest names", () => {
  const envelope = writeEnvelope({ header: headerBlocks(MESSAGE), body: [manifestBlock(MESSAGE)] });
  const part = (id: string, body: string) => ({ id, contentType: "text/xml", body });
  const { body, contentType } = writeMultipart([
    part("header", envelope),
    part("other", "<no/>"),
    part(MESSAGE.payloadId, "<yes/>"),
  ]);
  const read = payloadOf(body, contentType);
  expect(read).toMatchObject({ ok: true, document: { name: "yes" } });
  expect(read.ebxml).toMatchObject({
    cpaId: "S1",
    conversationId: "conversation",
    service: MESSAGE.service,
    action: MESSAGE.action,
    messageId: "M",
    timestamp: "2022-02-01T10:20:30Z",
    contentIds: ["M@spine.nhs.uk"],
  });
  expect(envelope).toContain("B-2 &amp; &lt;C&gt;");
});

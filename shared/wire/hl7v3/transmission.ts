// The transmission wrapper and the control act that every interaction stands in (eps.md 5.1).
//
// Context values: `fromAsid`, `toAsid` (accredited systems), `sdsUserId`, `sdsRoleProfileId` (the user; no author without both).
import { type Codec, text } from "../../mapping/codec.ts";
import { context, type Decl, fixed, group, ignoreWire } from "../../mapping/notation.ts";
import { instant } from "./timestamps.ts";

const ROOT = {
  interaction: "2.16.840.1.113883.2.1.3.2.4.12",
  accreditedSystem: "1.2.826.0.1285.0.2.0.107",
  sdsUser: "1.2.826.0.1285.0.2.0.65",
  sdsRoleProfile: "1.2.826.0.1285.0.2.0.67",
  sdsJobRole: "1.2.826.0.1285.0.2.1.104",
} as const;

const VERSION = "V3NPfIT4.2.00";

/** `<id root="..." extension="..."/>` with the extension out of the context. */
const contextId = (name: string, root: string): Decl =>
  group("id", [context(name, "@extension", text), fixed("@root", root)]);

/** A value that is there only where both user and role are known. */
const onlyWith = (other: string): Codec => ({
  ...text,
  name: `text, with ${other}`,
  encode: (v, run) => (run.context.values[other] === undefined ? undefined : text.encode(v, run)),
});

const user: Decl = group("author AUT/AgentPersonSDS AGNT", [
  group("id", [context("sdsRoleProfileId", "@extension", onlyWith("sdsUserId")), fixed("@root", ROOT.sdsRoleProfile)]),
  group("agentPersonSDS PSN INSTANCE", [
    group("id", [context("sdsUserId", "@extension", onlyWith("sdsRoleProfileId")), fixed("@root", ROOT.sdsUser)]),
  ]),
  // The wrapper has room for the job role, callers do not send it: a literal stands in (eps.md 5.1).
  fixed("part PART/partSDSRole ROL/id", { root: ROOT.sdsJobRole, extension: "UNKNOWN" }),
]);

const device = (relation: string, asid: string): Decl =>
  group(`${relation}/device DEV INSTANCE`, [contextId(asid, ROOT.accreditedSystem)]);

const head = (interactionId: string, messageId: Decl): readonly Decl[] => [
  messageId,
  context("now", "creationTime/@value", instant),
  fixed("versionCode", { code: VERSION }),
  fixed("interactionId", { root: ROOT.interaction, extension: interactionId }),
  fixed("processingCode", { code: "P" }),
  fixed("processingModeCode", { code: "T" }),
  fixed("acceptAckCode", { code: "NE" }),
];

const systems: readonly Decl[] = [
  device("communicationFunctionRcv", "toAsid"),
  device("communicationFunctionSnd", "fromAsid"),
];

const system: Decl = group("author1 AUT/AgentSystemSDS AGNT/agentSystemSDS DEV INSTANCE", [
  contextId("fromAsid", ROOT.accreditedSystem),
]);

/** The rows of an interaction: wrapper, control act, and in its `subject` the focal act. */
export const interaction = (interactionId: string, messageId: Decl, focalAct: Decl): readonly Decl[] => [
  ...head(interactionId, messageId),
  ...systems,
  group("ControlActEvent CACT EVN", [user, system, group("subject", [focalAct])]),
];

/**
 * The rows of an answer, for those who play the national system. Context values besides those above: `answerId` (its own
 * id), `acknowledgement` (AA, AE, AR) and `messageRef` (the id of the message that it answers).
 */
export const answer = (interactionId: string, content: readonly Decl[]): readonly Decl[] => [
  ...head(interactionId, context("answerId", "id/@root", text)),
  group("acknowledgement", [
    context("acknowledgement", "@typeCode", text),
    group("messageRef/id", [context("messageRef", "@root", text)]),
  ]),
  ...systems,
  group("ControlActEvent CACT EVN", [system, ...content]),
];

/** What an answer's wrapper and control act say of its way: nothing of it is the message's content. */
export const receivedWrapper: readonly Decl[] = [
  ignoreWire("own id", "id/@root"),
  ignoreWire(
    "routing",
    "creationTime/@value",
    "versionCode/@code",
    "interactionId/@root",
    "interactionId/@extension",
    "processingCode/@code",
    "processingModeCode/@code",
    "acceptAckCode/@code",
    ...["communicationFunctionRcv", "communicationFunctionSnd"].flatMap((f) => [
      `${f}/device/id/@root`,
      `${f}/device/id/@extension`,
    ]),
    ...["root", "extension"].map((a) => `ControlActEvent/author1/AgentSystemSDS/agentSystemSDS/id/@${a}`),
  ),
];

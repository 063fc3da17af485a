// The application acknowledgement of Spine: that a message was accepted, or why not (eps.md 3.2, 13.1).
import {
  derived,
  each,
  group,
  ignoreWire,
  type Reading,
  reading,
  readOnly,
  type Table,
  table,
} from "../../../shared/mapping/notation.ts";
import { receivedWrapper } from "../../../shared/wire/hl7v3/transmission.ts";
import type { XmlElement } from "../../../shared/wire/xml/tree.ts";
import { applicationError } from "../codes/application-errors.ts";
import { elementAt } from "./element-at.ts";

/** `codeSystem`, `code` and `displayName` of Spine's error as the issue of an OperationOutcome. */
const issueOfError: Reading["via"] = {
  name: "application error",
  decode: ({ codeSystem, code, displayName }) => {
    if (code === undefined) return undefined;
    const known = applicationError({
      codeSystem: codeSystem ?? "",
      code,
      ...(displayName === undefined ? {} : { displayName }),
    });
    const { severity, issue, system, code: shown, display } = known;
    return {
      severity,
      code: issue,
      details: { coding: [{ system, code: shown, ...(display === undefined ? {} : { display }) }] },
    };
  },
};

const error = (at: string): Reading =>
  reading(
    "0..1",
    ".",
    { codeSystem: `${at}/@codeSystem`, code: `${at}/@code`, displayName: `${at}/@displayName` },
    issueOfError,
  );

export const acknowledgementType = (answer: XmlElement): string | undefined =>
  elementAt(answer, "acknowledgement")?.attributes["typeCode"];

const ACCEPTED = { severity: "information", code: "informational" };
const REJECTED = {
  severity: "error",
  code: "invalid",
  diagnostics: "Spine rejected the message and gave no reason.",
};

/** An acceptance has one informational issue; a rejection without a reason is a rejection all the same (D-41). */
const issueWithoutReason = (answer: XmlElement) => {
  if (acknowledgementType(answer) === "AA") return ACCEPTED;
  return reasonsOf(answer).length === 0 ? REJECTED : undefined;
};

const reasonsOf = (answer: XmlElement): readonly XmlElement[] => [
  ...(elementAt(answer, "acknowledgement")?.children.filter((c) => c.name === "acknowledgementDetail") ?? []),
  ...(elementAt(answer, "ControlActEvent")?.children.filter((c) => c.name === "reason") ?? []),
];

/** 200 for what was accepted, or refused for information only; 400 else (eps.md 3.2). */
export function statusOfAcknowledgement(answer: XmlElement): number {
  if (acknowledgementType(answer) === "AA") return 200;
  const codes = reasonsOf(answer).map(
    (r) => elementAt(r, "justifyingDetectedIssueEvent", "code") ?? elementAt(r, "code"),
  );
  const severities = codes.map(
    (c) =>
      applicationError({ codeSystem: c?.attributes["codeSystem"] ?? "", code: c?.attributes["code"] ?? "" }).severity,
  );
  return severities.length > 0 && severities.every((s) => s === "information") ? 200 : 400;
}

const FROM_SPINE = "answers of Spine are only read";

/** Reasons for a refusal, wherever in the answer they stand. */
export const reasons = [
  readOnly(FROM_SPINE, each("0..n", "issue", group("acknowledgement/acknowledgementDetail", [error("code")]))),
  readOnly(
    FROM_SPINE,
    each("0..n", "issue", group("ControlActEvent/reason", [error("justifyingDetectedIssueEvent/code")])),
  ),
];

export const acknowledgement: Table = table(
  "application-acknowledgement",
  { fhir: "OperationOutcome", spec: "eps.md 3.2, 13.1" },
  [
    ...reasons,
    derived("issue", "type of the acknowledgement", issueWithoutReason),
    derived("meta.lastUpdated", "time of reading", (_w, run) =>
      run.context.now.toISOString().replace(/\.\d{3}Z$/, "+00:00"),
    ),
    ...receivedWrapper,
    ignoreWire("routing", "acknowledgement/@typeCode", "acknowledgement/messageRef/id/@root"),
    ignoreWire("derived", "ControlActEvent/reason/justifyingDetectedIssueEvent/code/qualifier/@code"),
  ],
);

import { describe, expect, it } from "vitest";
import { type Fault, invalidValue } from "../mapping/fault.ts";
import { failureAnswer } from "./answer.ts";
import { faultStatus, operationOutcome } from "./operation-outcome.ts";

const forbidden: Fault = { severity: "fatal", code: "forbidden", expression: "", diagnostics: "No." };
const information: Fault = { severity: "information", code: "informational", expression: "", diagnostics: "" };

describe("operationOutcome", () => {
  it("carries severity, code, coding, text and place of a fault", () => {
    expect(operationOutcome([invalidValue("Bundle.type", "Expected message.")])).toEqual({
      resourceType: "OperationOutcome",
      issue: [
        {
          severity: "fatal",
          code: "invalid",
          details: {
            coding: [{ system: "https://fhir.nhs.uk/CodeSystem/Spine-ErrorOrWarningCode", code: "INVALID_VALUE" }],
          },
          diagnostics: "Expected message.",
          expression: ["Bundle.type"],
        },
      ],
    });
  });

  it("has no empty members, as R4 forbids them", () => {
    expect(operationOutcome([information]).issue).toEqual([{ severity: "information", code: "informational" }]);
    expect(operationOutcome([]).issue).toEqual([{ severity: "information", code: "informational" }]);
  });
});

describe("faultStatus", () => {
  it.each([
    [[], 200],
    [[information], 200],
    [[forbidden, forbidden], 403],
    [[forbidden, invalidValue("", "")], 400],
    [[information, invalidValue("", "")], 400],
  ])("%#", (faults, status) => expect(faultStatus(faults)).toBe(status));
});

describe("failureAnswer", () => {
  it("says when to try again where that helps", () => {
    expect(failureAnswer("overloaded", ["Busy."])).toMatchObject({ status: 503, headers: { "retry-after": "1" } });
    expect(failureAnswer("notFound", ["Nothing."]).headers).toEqual({});
  });
});

import { describe, expect, it } from "vitest";
import { prescribingPermissions } from "./permissions.ts";

const USER = "urn:nhsd:apim:user-nhs-id:aal3";
const APP = "urn:nhsd:apim:app:level3";
const SERVICE = "electronic-prescription-service-api";

const MISSING = "Your app does not have permission to access prescribing functionality.";
const USER_ONLY = "Prescribing functionality can only be accessed using the user-restricted access mode.";
const OFF = "Prescribing functionality is disabled.";

const faults = (scopes: readonly string[], features: readonly string[] = ["prescribing"]) =>
  prescribingPermissions.flatMap((rule) => rule.check({ scopes, features }));

const told = (...parameters: Parameters<typeof faults>) =>
  faults(...parameters).map(({ severity, code, diagnostics }) => [severity, code, diagnostics]);

describe("permission to prescribe", () => {
  it.each([`${USER}:${SERVICE}:prescribing`, `${USER}:fhir-prescribing`])("is had by %s", (scope) =>
    expect(faults([`${USER}:${SERVICE}:dispensing`, scope])).toEqual([]),
  );

  it.each([
    ["nothing", []],
    ["empty text", [""]],
    ["dispensing", [`${USER}:${SERVICE}:dispensing`, `${USER}:fhir-dispensing`]],
    ["the application's tracker", [`${APP}:${SERVICE}:tracker`]],
    ["a scope that only begins alike", [`${USER}:${SERVICE}:prescribing-more`]],
  ])("is not had by %s", (_, scopes) => expect(told(scopes)).toEqual([["fatal", "forbidden", MISSING]]));

  it("asks an application for its user", () => {
    expect(told([`${APP}:${SERVICE}:prescribing`])).toEqual([["fatal", "forbidden", USER_ONLY]]);
    expect(told([`${APP}:${SERVICE}:prescribing`, `${USER}:${SERVICE}:prescribing`])).toEqual([]);
  });

  it("is nobody's where the feature is switched off", () => {
    expect(told([`${USER}:fhir-prescribing`], ["dispensing"])).toEqual([["fatal", "not-supported", OFF]]);
  });
});

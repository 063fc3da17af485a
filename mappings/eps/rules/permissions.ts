// Who may send prescribing messages (eps.md 10.1).
import type { Fault } from "../../../shared/mapping/fault.ts";
import type { Caller, PermissionRule } from "../../../shared/mapping/rule.ts";

const SERVICE = "electronic-prescription-service-api";
const USER = "urn:nhsd:apim:user-nhs-id:aal3";
const APP = "urn:nhsd:apim:app:level3";

interface Functionality {
  /** Name in scopes and of the feature. */
  readonly name: string;
  /** As a sentence begins with it. */
  readonly title: string;
}

const forbidden = (diagnostics: string): Fault => ({
  severity: "fatal",
  code: "forbidden",
  expression: "",
  diagnostics,
});

const userScopes = ({ name }: Functionality) => [`${USER}:${SERVICE}:${name}`, `${USER}:fhir-${name}`];

function missingScope(of: Functionality, { scopes }: Caller): readonly Fault[] {
  const granted = new Set(scopes.map((s) => s.trim()));
  if (userScopes(of).some((s) => granted.has(s))) return [];
  if (granted.has(`${APP}:${SERVICE}:${of.name}`))
    return [forbidden(`${of.title} functionality can only be accessed using the user-restricted access mode.`)];
  return [forbidden(`Your app does not have permission to access ${of.name} functionality.`)];
}

/** Permissions of messages that only a person may send: the feature is switched on, and the user's scope was granted. */
const userRestricted = (of: Functionality): readonly PermissionRule[] => [
  {
    id: `eps/${of.name}-enabled`,
    spec: "eps.md 10.1",
    title: `${of.title} is switched on`,
    check: ({ features }) =>
      features.includes(of.name)
        ? []
        : [
            {
              severity: "fatal",
              code: "not-supported",
              expression: "",
              diagnostics: `${of.title} functionality is disabled.`,
            },
          ],
  },
  {
    id: `eps/${of.name}-permitted`,
    spec: "eps.md 10.1",
    title: `The caller has the scope of ${of.name} for a signed-in user`,
    check: (caller) => missingScope(of, caller),
  },
];

export const prescribingPermissions = userRestricted({ name: "prescribing", title: "Prescribing" });

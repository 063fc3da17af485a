// NHAIS, the registration of patients with practices: the family handed to the registry (nhais.md 1, 6).
import type { Family } from "../../shared/mapping/family.ts";
import { edifactWire } from "../../shared/wire/edifact/port.ts";
import { fhirModel } from "../../shared/wire/fhir/model.ts";
import { acceptance } from "./acceptance.ts";
import { receipt, registration } from "./grammar.ts";
import { acceptanceRules } from "./rules.ts";

export const nhais: Family = {
  id: "nhais",
  title: "NHAIS GP Links",
  model: fhirModel,
  wire: edifactWire({ grammars: [registration, receipt], values: "raw", repertoire: "UNOA" }),
  messages: [
    {
      id: "acceptance",
      title: "Acceptance of a patient",
      spec: "nhais.md 6.2",
      directions: ["toLegacy", "toFhir"],
      table: acceptance,
      legacy: "FHSREG",
      fhirIs: { "parameter.name": ["acceptanceType"] },
      legacyIs: { "RFF+950:{}": ["G1"] },
      rules: acceptanceRules,
    },
  ],
};

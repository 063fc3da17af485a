import { describe, expect, it } from "vitest";
import { readTranslatorConfig } from "./configuration.ts";

const live = {
  TO_ASID: "1",
  TO_PARTY_KEY: "2",
  SPINE_URL: "https://spine.example",
  SPINE_CLIENT_KEY_FILE: "key.pem",
  SPINE_CLIENT_CERTIFICATE_FILE: "client.pem",
  SPINE_AUTHORITIES_FILE: "ca.pem",
};

describe("readTranslatorConfig", () => {
  it("listens on 9000 of all addresses, with everything switched off", () => {
    expect(readTranslatorConfig(live)).toMatchObject({
      ok: true,
      config: { PORT: 9000, HOST: "0.0.0.0", SANDBOX: false, PRESCRIBE_ENABLED: false, DISPENSE_ENABLED: false },
    });
  });

  it.each([
    [{}, ["TO_ASID", "TO_PARTY_KEY", "SPINE_URL"].map((name) => `${name}: must be set outside the sandbox`)],
    [
      { ...live, SPINE_URL: "http://spine.example", SPINE_AUTHORITIES_FILE: "" },
      ["SPINE_URL: expected https://host", "SPINE_AUTHORITIES_FILE: must be set with SPINE_URL"],
    ],
    [{ ...live, STORE_KEYS: "short:key" }, ["STORE_KEYS: Key 1 is not <id>:<base64 of 32 bytes>"]],
    [{ SANDBOX: "1", ENVIRONMENT: "prod" }, ["SANDBOX: must not be set where ENVIRONMENT is prod"]],
    [
      { ...live, ENABLE_DEFAULT_ASID_PARTY_KEY: "true", DEFAULT_PTL_ASID: "3" },
      ["DEFAULT_PTL_PARTY_KEY: must be set with ENABLE_DEFAULT_ASID_PARTY_KEY"],
    ],
    [
      {
        ...live,
        ENVIRONMENT: "prod",
        ENABLE_DEFAULT_ASID_PARTY_KEY: "true",
        DEFAULT_PTL_ASID: "3",
        DEFAULT_PTL_PARTY_KEY: "4",
      },
      ["ENABLE_DEFAULT_ASID_PARTY_KEY: must not be set where ENVIRONMENT is prod"],
    ],
    [
      { ...live, ENABLE_PRESCRIBING_SIGNATURE_VALIDATION: "true", SHA1_ENABLED_APPLICATION_IDS: "old" },
      [
        "SIGNATURE_AUTHORITIES: must be set with ENABLE_PRESCRIBING_SIGNATURE_VALIDATION",
        "SIGNATURE_ALLOW_SHA1: must be set with SHA1_ENABLED_APPLICATION_IDS and ENABLE_PRESCRIBING_SIGNATURE_VALIDATION",
      ],
    ],
    [
      { ...live, CRL_DISTRIBUTION_PROXY: "not a host" },
      [
        "CRL_DISTRIBUTION_DOMAIN, CRL_DISTRIBUTION_PROXY: set both",
        "CRL_DISTRIBUTION_PROXY: expected host or http://host",
      ],
    ],
    [{ ...live, SIGNATURE_REVOCATION: "off" }, ['SIGNATURE_REVOCATION: expected fail-closed | fail-open, not "off"']],
  ])("refuses %j", (environment, problems) => {
    expect(readTranslatorConfig(environment)).toEqual({ ok: false, problems });
  });
});

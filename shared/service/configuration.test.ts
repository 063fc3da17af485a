import { describe, expect, it } from "vitest";
import { choice, configurationHelp, flag, integer, list, readConfiguration, secret, text } from "./configuration.ts";

const SCHEMA = {
  PORT: integer("Port.", 9000, 0, 65_535),
  SANDBOX: flag("Sandbox."),
  APPS: list("Applications."),
  LEVEL: choice("Level.", ["info", "debug"], "info"),
  NAME: text("Name."),
  KEY: secret("Key."),
  LIMIT: integer("Limit.", 10, 5, 20),
};

describe("readConfiguration", () => {
  it("gives every variable its default", () => {
    expect(readConfiguration(SCHEMA, {})).toEqual({
      ok: true,
      values: { PORT: 9000, SANDBOX: false, APPS: [], LEVEL: "info", NAME: "", KEY: "", LIMIT: 10 },
    });
  });

  it("reads values, and takes an empty variable as not set", () => {
    const result = readConfiguration(SCHEMA, { PORT: "", SANDBOX: "1", APPS: "a, b,,", LEVEL: "debug", NAME: "x" });
    expect(result).toMatchObject({
      ok: true,
      values: { PORT: 9000, SANDBOX: true, APPS: ["a", "b"], LEVEL: "debug", NAME: "x" },
    });
  });

  it("tells each wrong value in one line", () => {
    const result = readConfiguration(SCHEMA, { PORT: "9e3", SANDBOX: "yes", LEVEL: "loud", LIMIT: "21" });
    expect(result).toEqual({
      ok: false,
      problems: [
        'PORT: expected whole number from 0 to 65535, not "9e3"',
        'SANDBOX: expected true or false (1 or 0), not "yes"',
        'LEVEL: expected info | debug, not "loud"',
        'LIMIT: expected whole number from 5 to 20, not "21"',
      ],
    });
  });
});

describe("configurationHelp", () => {
  it("names every variable, its form and default, and marks secrets", () => {
    const help = configurationHelp("a-service", SCHEMA);
    for (const name of Object.keys(SCHEMA)) expect(help).toContain(`  ${name}\n`);
    expect(help).toContain("Port. (whole number from 0 to 65535; default 9000)");
    expect(help).toContain("Key. (secret text)");
  });
});

// What commands for operators have in common: where the store is, who is asking, the audit event of each use, and errors
// as one plain line.
import { existsSync } from "node:fs";
import { userInfo } from "node:os";
import { DurabilityError } from "../shared/durability/failure.ts";
import { readKeys } from "../shared/durability/keys.ts";
import { openStore, type Store } from "../shared/durability/store/database.ts";
import { type AuditEntry, openAudit } from "../shared/service/audit.ts";
import { readConfiguration } from "../shared/service/configuration.ts";
import { OPERATOR_SCHEMA, type OperatorSettings } from "./operator-settings.ts";
import { Unusable } from "./unusable.ts";

export interface Operator {
  readonly store: Store;
  readonly settings: OperatorSettings;
  /**
   * Does something and leaves its audit event, whatever comes of it. What `work` answers is shown only after it is
   * audited.
   */
  readonly audited: <T>(deed: Omit<AuditEntry, "who" | "failure">, work: () => Promise<T>) => Promise<T>;
}

/** Exit code 1: what was asked for is not there. */
export const NOT_FOUND = 1;

/**
 * Runs a command of an operator's.
 * @returns exit code 0, or NOT_FOUND
 * @throws Unusable where a setting is wrong, or store or audit file cannot be used
 */
export const asOperator = async (command: (operator: Operator) => Promise<number>): Promise<number> => {
  const settings = operatorSettings();
  const audit = await openAudit({ file: settings.AUDIT_FILE, stream: process.stderr, service: "cli" }).catch(
    (error: Error) => {
      throw new Unusable(`AUDIT_FILE: ${error.message}`);
    },
  );
  const who = settings.OPERATOR || (process.env["SUDO_USER"] ?? userInfo().username);
  const audited: Operator["audited"] = async (deed, work) => {
    const [result] = await Promise.allSettled([work()]);
    const failed = result.status === "rejected";
    await audit
      .record({ ...deed, who, ...(failed ? { failure: lineOf(result.reason) } : {}) })
      .catch((error: Error) => {
        const line = "nothing is shown, but what was to be changed may be changed";
        throw new Unusable(`AUDIT_FILE: ${error.message}; ${line}`);
      });
    if (failed) throw result.reason;
    return result.value;
  };
  try {
    const store = await openStore({ url: settings.STORE_URL, keys: readKeys(settings.STORE_KEYS) });
    return await command({ store, settings, audited }).finally(store.close);
  } catch (error) {
    if (!(error instanceof DurabilityError)) throw error;
    if (error.code !== "not-found") throw new Unusable(error.message);
    process.stderr.write(`${error.message}\n`);
    return NOT_FOUND;
  } finally {
    await audit.close();
  }
};

/** Messages of other errors may quote what is stored. */
const lineOf = (error: unknown): string =>
  error instanceof DurabilityError || error instanceof Unusable ? error.message : "it failed";

const operatorSettings = (): OperatorSettings => {
  const result = readConfiguration(OPERATOR_SCHEMA, process.env);
  if (!result.ok) throw new Unusable(result.problems.join("\n"));
  const { STORE_URL, STORE_KEYS } = result.values;
  if (STORE_URL === "") throw new Unusable("STORE_URL: must be set to the store of the services");
  // It would be created, and nothing found in it.
  const file = /^sqlite:(.*)/.exec(STORE_URL)?.[1];
  if (file !== undefined && !existsSync(file)) throw new Unusable(`STORE_URL: there is no file ${file}`);
  try {
    readKeys(STORE_KEYS);
  } catch (error) {
    throw new Unusable(`STORE_KEYS: ${(error as Error).message}`);
  }
  return result.values;
};

// Environment variables of the commands for operators.
import { configurationHelp, secret, text, type Values } from "../shared/service/configuration.ts";

export const OPERATOR_SCHEMA = {
  STORE_URL: text("The store of the services: sqlite:FILE or postgres://…; mandatory."),
  STORE_KEYS: secret("Keys that seal what is stored: id:base64 of 32 bytes, as the services have them."),
  PAYLOADS_URL: text("Where large bodies stand: folder:PATH or s3://BUCKET/PREFIX?region=…; only to show them."),
  AUDIT_FILE: text("Where audit events are appended, a line each; without it they go to standard error."),
  OPERATOR: text("Who is asking, for the audit events; without it, the user of the system."),
} as const;

export type OperatorSettings = Values<typeof OPERATOR_SCHEMA>;

/** For the end of each command's help. */
export const operatorHelp = (): string => `\n${configurationHelp("The command", OPERATOR_SCHEMA)}`;

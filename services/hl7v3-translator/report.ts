// The answer of $convert?report=true: the output, and the account of the input beside it.
import type { Account, AccountEntry } from "../../shared/mapping/account.ts";
import type { Conversion } from "../../shared/mapping/conversion.ts";
import { operationOutcome } from "../../shared/service/operation-outcome.ts";

const KINDS = ["unmapped", "noPlace", "missing"] as const satisfies readonly AccountEntry["kind"][];

const place = ({ kind, path, weight }: AccountEntry) => ({
  name: kind,
  part: [{ name: "path", valueString: path }, ...(weight ? [{ name: "weight", valueCode: weight }] : [])],
});

/** The account as one parameter: counts, then one part for each leaf that did not travel or is missing. */
const accountParameter = ({ leaves, accounted, entries }: Account) => ({
  name: "account",
  part: [
    { name: "leaves", valueUnsignedInt: leaves },
    { name: "accounted", valueUnsignedInt: accounted },
    ...KINDS.flatMap((kind) => entries.filter((entry) => entry.kind === kind).map(place)),
  ],
});

/**
 * A FHIR Parameters resource as text. A resource as output is put in as the text it is, so that its decimals keep
 * their spelling; other output is a `valueString`. Faults that did not refuse the message come as `outcome`.
 */
export const conversionReport = (conversion: Conversion, output: string, isResource: boolean): string => {
  const parameters = [
    isResource ? `{"name":"output","resource":${output}}` : JSON.stringify({ name: "output", valueString: output }),
    JSON.stringify(accountParameter(conversion.account)),
  ];
  if (conversion.faults.length > 0) {
    parameters.push(JSON.stringify({ name: "outcome", resource: operationOutcome(conversion.faults) }));
  }
  return `{"resourceType":"Parameters","parameter":[${parameters.join(",")}]}`;
};

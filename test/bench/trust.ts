// Verification of signed prescriptions out of the bytes of their messages, the chains of the signers known.
import { signed } from "../../mappings/eps/operations.ts";
import { families } from "../../mappings/shipped.ts";
import { createRegistry } from "../../shared/mapping/registry.ts";
import { SENT } from "../../shared/mapping/rule.ts";
import { createAuthority } from "../../shared/trust/authority.ts";
import { createVerifier } from "../../shared/trust/verify.ts";
import { parseFhirJson, writeFhirJson } from "../../shared/wire/fhir/json.ts";
import { signedOrder } from "../eps/signing.ts";
import { cpuSeconds, median } from "./measure.ts";
import type { Result } from "./result.ts";

const ORDER = "eps/prescription-order";
const SIGNERS = 20;
const WINDOWS = 7;
const WINDOW_SECONDS = 0.5;
const WARM_UP_SECONDS = 1.5;
const PER_SECOND = 1_500;

/** Messages as they go to Spine, each signed anew by one of several prescribers. */
async function signedMessages(orders: readonly string[]) {
  // Around the times of signing of all orders.
  const validity = { from: new Date("2000-01-01T00:00:00Z"), until: new Date("2049-01-01T00:00:00Z") };
  const authority = await createAuthority("Root", validity);
  const issuing = await authority.subordinate({
    ...validity,
    commonName: "Issuing",
    listAt: "http://lists.example/root.crl",
  });
  const signers = await Promise.all(
    Array.from({ length: SIGNERS }, (_, i) =>
      issuing.issue({
        commonName: `Prescriber ${i}`,
        keys: "rsa",
        ...validity,
        listAt: "http://lists.example/issuing.crl",
      }),
    ),
  );
  const registry = createRegistry(families);
  const context = { now: new Date(), newId: () => crypto.randomUUID(), values: {} };
  const written = (input: string) =>
    registry.convert({ mapping: ORDER, direction: "toLegacy", input, context, checkShape: true, checkRules: SENT });
  const messages = orders
    .filter((order) => written(order).ok)
    .map((order, i) => {
      const parsed = parseFhirJson(order);
      if (!parsed.ok) throw new Error(parsed.fault);
      return written(writeFhirJson(signedOrder(parsed.value, signers[i % SIGNERS]!))).output!;
    });
  const lists = { root: authority.revocationList(), issuing: issuing.revocationList() };
  const verify = createVerifier({
    anchors: [authority.certificate],
    intermediates: [issuing.certificate],
    fetchList: async (url) => (url.endsWith("root.crl") ? lists.root : lists.issuing),
    now: () => new Date(),
  });
  return { messages, verify };
}

/** @param scale how fast this machine is beside the one where the marks were set */
export async function benchTrust(orders: readonly string[], scale: number): Promise<Result[]> {
  const { messages, verify } = await signedMessages(orders);
  let count = 0;
  const rate = async (seconds: number): Promise<number> => {
    const [start, before] = [cpuSeconds(), count];
    while (cpuSeconds() - start < seconds)
      for (let k = 0; k < 20; k++) {
        const found = await verify(signed(ORDER, messages[count++ % messages.length]!)!);
        if (found.length > 0) throw new Error(found[0]!.detail);
      }
    return (count - before) / (cpuSeconds() - start);
  };
  await rate(WARM_UP_SECONDS);
  const rates: number[] = [];
  for (let w = 0; w < WINDOWS; w++) rates.push(await rate(WINDOW_SECONDS));
  return [{ name: "trust.verify", value: median(rates), unit: "per CPU second", atLeast: PER_SECOND * scale }];
}

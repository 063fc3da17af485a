import { createRegistry } from "/work/main/shared/mapping/registry.ts";
import { eps } from "/work/main/mappings/eps/family.ts";
import { benchInputs } from "/work/main/test/bench/corpus.ts";
const inputs = benchInputs();
const r = createRegistry([eps]);
const ctx = { now: new Date(), newId: () => crypto.randomUUID(), values: { toAsid: "567456789789", fromAsid: "200000001285", sdsUserId: "555254239107", sdsRoleProfileId: "555254240100", basePath: "example.com/eps" } };
const ok = inputs.orders.map((o) => r.convert({ direction: "toLegacy", mapping: "eps/prescription-order", input: o, context: ctx }).output).filter((x):x is string=>x!==undefined);
const t=Date.now(); let s=0; let n=0;
while(Date.now()-t<7000) for (const o of ok) {s += r.convert({ direction: "toFhir", mapping: "eps/prescription-order", input: o, context: ctx }).output!.length; n++}
console.log(n/7, s);

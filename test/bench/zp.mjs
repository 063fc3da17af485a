import{createRequire}from'node:module';const require=createRequire('/work/main/');

// shared/mapping/codec.ts
var Problem = class {
  constructor(expected, below4 = "", kind = "invalid") {
    this.expected = expected;
    this.below = below4;
    this.kind = kind;
  }
  expected;
  below;
  kind;
};
var isProblem = (value2) => value2 instanceof Problem;
var text = {
  name: "text",
  encode: (v) => typeof v === "string" ? v === "" ? void 0 : v : new Problem("a text"),
  decode: (t2) => t2 === "" ? void 0 : t2,
  samples: ["a", "Dr & Mrs <O'Neil>", "  two  spaces "]
};
var pattern = (name, re, expected, samples) => ({
  name,
  encode: (v) => typeof v === "string" && re.test(v) ? v : new Problem(expected),
  decode: (t2) => re.test(t2) ? t2 : new Problem(expected),
  samples
});
var primitiveText = (v) => typeof v === "string" || typeof v === "number" || typeof v === "boolean" ? String(v) : "";
var plusOne = {
  name: "plus one",
  encode: (v) => /^\d{1,9}$/.test(primitiveText(v)) ? String(Number(v) + 1) : new Problem("a whole number, zero or more"),
  decode: (t2) => /^[1-9]\d{0,9}$/.test(t2) ? String(Number(t2) - 1) : new Problem("a whole number, one or more"),
  samples: ["0", "5", "98"]
};
function codeMap(name, pairs, oneWay = []) {
  const list3 = Object.entries(pairs);
  const toWire = new Map(list3);
  const toModel = new Map(list3.map(([m, w]) => [w, m]));
  if (toModel.size !== list3.length) throw new TypeError(`code map ${name}: two codes of the model share one wire code`);
  for (const o of oneWay) o.only === "toLegacy" ? toWire.set(o.model, o.wire) : toModel.set(o.wire, o.model);
  const used = { model: /* @__PURE__ */ new Set(), wire: /* @__PURE__ */ new Set() };
  const look = (map, key, seen) => {
    const hit = typeof key === "string" ? map.get(key) : void 0;
    if (hit === void 0) return new Problem(`one of ${[...map.keys()].join(", ")}`);
    seen.add(key);
    return hit;
  };
  return {
    name,
    pairs: list3,
    oneWay,
    used,
    encode: (v) => look(toWire, v, used.model),
    decode: (t2) => look(toModel, t2, used.wire),
    samples: list3.map(([m]) => m)
  };
}

// shared/mapping/port.ts
var Several = class {
  constructor(values) {
    this.values = values;
  }
  values;
};

// shared/mapping/coverage.ts
var coverageNode = () => ({
  children: /* @__PURE__ */ new Map(),
  slices: [],
  rows: [],
  deepRows: [],
  standing: void 0,
  expected: void 0,
  fact: void 0
});
var coverageRoot = () => ({ model: coverageNode(), wire: coverageNode() });
var child = (node, name) => {
  const known3 = node.children.get(name);
  if (known3 !== void 0) return known3;
  const made = coverageNode();
  node.children.set(name, made);
  return made;
};
function along(node, steps, row2) {
  let at2 = node;
  for (const step of steps) {
    if (step.link !== void 0) {
      const carries = (step.link.carries ?? "reference").split(".");
      const leaf = (step.name === "" ? carries : [step.name, ...carries]).reduce(child, at2);
      if (row2 !== void 0) leaf.rows.push(row2);
      return coverageNode();
    }
    if (step.name === ".") continue;
    const next = child(at2, step.name);
    const slice = step.slice ?? (step.index === void 0 ? void 0 : placeInList(next, step.index));
    if (slice === void 0) {
      at2 = next;
      continue;
    }
    let known3 = next.slices.find((s2) => s2.slice === slice);
    if (known3 === void 0) {
      known3 = { slice, node: coverageNode(), rows: [] };
      next.slices.push(known3);
    }
    if (row2 !== void 0) known3.rows.push(row2);
    at2 = known3.node;
  }
  return at2;
}
function coverFact(node, steps, fact2) {
  steps.forEach(({ slice }, i) => {
    if (slice === void 0) return;
    const at2 = along(node, steps.slice(0, i + 1));
    for (const [name, value2] of Object.entries(slice.match)) child(at2, name).expected = [value2];
  });
  along(node, steps).fact = fact2;
}
var placeInList = (node, index) => node.slices.find((s2) => s2.slice.index === index)?.slice ?? { name: `[${index}]`, match: {}, index };
function alongWire(node, steps) {
  let at2 = node;
  for (const step of steps) {
    at2 = child(at2, step.name);
    for (const [slot, value2] of Object.entries(step.constants)) child(at2, slot).expected = [value2];
  }
  return at2;
}
var below = child;
var UNREAD = { table: { coverage: coverageRoot() }, fired: [] };

// shared/mapping/compile/scope.ts
var NOTHING = { items: [], read: () => false };
function apply(c, node, run, from) {
  const words = (c.rowCount / 31 | 0) + 1;
  const fired = words === 1 ? [0] : words === 2 ? [0, 0] : new Array(words).fill(0);
  const application = { table: c, fired };
  run.enter(node, application);
  c.facts(node, run, from);
  return application;
}
var sequence = (lines) => (w, target2, app, run) => {
  let took = false;
  for (let i = 0; i < lines.length; i++) if (lines[i].read(w, target2, app, run)) took = true;
  return took;
};
var required = (card) => card === "1" || card === "1..n";
var many = (card) => card.endsWith("n");
var hasLink = (path2) => path2.steps.some((s2) => s2.link !== void 0);
var lastLink = (path2) => path2.steps.at(-1)?.link;
function numbered(scope) {
  const n2 = scope.into.rowCount++;
  const word = n2 / 31 | 0;
  const bit = 1 << n2 % 31;
  return {
    n: n2,
    fire: (app) => {
      app.fired[word] |= bit;
    }
  };
}
var modelPath = (scope, text3) => scope.formats.model.path(text3, scope.type, scope.slices);
var slotOf = (path2) => path2.slot ?? ".";
var leafOf = (scope, path2) => scope.formats.wire.leafOf(slotOf(path2));
var bareWire = (wire) => `/${wire.replace(/ [^/]*/g, "")}`;
var holds = ({ fact: fact2, values }, run) => values.includes(run.facts[fact2.slot]);
function coverModel(scope, path2, n2, carries, deep = false) {
  const node = along(scope.model, path2.steps, n2);
  if (carries === void 0) (deep ? node.deepRows : node.rows).push(n2);
  else
    for (const c of carries)
      along(
        node,
        c.split(".").map((name) => ({ name }))
      ).rows.push(n2);
}
function coverWire(scope, path2, n2) {
  const element2 = alongWire(scope.wire, path2.steps);
  if (path2.slot !== void 0 && path2.slot === scope.formats.wire.verbatim) element2.deepRows.push(n2);
  else below(element2, leafOf(scope, path2)).rows.push(n2);
}
function wrap(scope, path2, inner, always) {
  let items = inner;
  for (let i = path2.steps.length - 1; i >= 0; i--)
    items = [{ slot: void 0, part: scope.formats.wire.enclose(path2.steps[i], items, always) }];
  return [...items];
}
var joined = (items) => {
  const parts = items.map((i) => i.part);
  return (node, app, run) => {
    let out = "";
    for (const p of parts) out += typeof p === "string" ? p : p(node, app, run);
    return out;
  };
};
function descend(scope, node, steps, run) {
  let at2 = node;
  for (const step of steps) {
    const found = scope.formats.wire.find(at2, step);
    if (found.length === 0) return void 0;
    if (run.accounting) for (let i = 1; i < found.length; i++) run.enter(found[i], UNREAD);
    at2 = found[0];
  }
  return at2;
}
function absence(d, model, scope) {
  const need = required(d.card) && !scope.soft;
  const condition = d.requiredIf === void 0 ? void 0 : modelPath(scope, d.requiredIf);
  return (node, run) => {
    if (need || condition !== void 0 && condition.get(node, run) !== void 0)
      run.fault(node, scope.formats.model.expression(model), new Problem("a value", "", "tooFew"));
    return "";
  };
}
function through(link, target2, wireNode, run, fillIn) {
  const created = link.create(target2, wireNode, run);
  if (created === void 0) return false;
  const took = fillIn(created);
  if (took) link.settle?.(target2, created, run);
  return took;
}

// shared/mapping/compile/trace.ts
var MARK = { open: "\uFDD0", middle: "\uFDD1", close: "\uFDD2" };
function traced(scope, items, entry2) {
  const { formats } = scope;
  if (!formats.tracing) return items;
  return items.map(({ slot, part }) => {
    if (typeof part === "string") {
      const k = formats.constants.push({ ...entry2, node: void 0, paths: [] }) - 1;
      return { slot, part: `${MARK.open}c${k}${MARK.middle}${part}${MARK.close}` };
    }
    const marked = (node, app, run) => {
      const text3 = part(node, app, run);
      if (text3 === "") return text3;
      run.trace ??= [];
      const k = run.trace.push({ ...entry2, node }) - 1;
      return `${MARK.open}${k}${MARK.middle}${text3}${MARK.close}`;
    };
    return { slot, part: marked };
  });
}
var via = (v) => "kind" in v ? v.id : v.name;
var lineId = (d) => {
  if (d.id !== void 0) return d.id;
  const bare2 = (wire) => wire.replace(/ [^/]*/g, "");
  switch (d.kind) {
    case "row":
      return via(d.via) === "" || d.wire !== "." ? bare2(d.wire) : d.model;
    case "group":
    case "tuple":
    case "fixed":
    case "context":
    case "fact":
      return bare2(d.wire);
    case "each":
      return bare2(d.group.wire);
    case "modelOnly":
      return d.model;
    case "at":
      return typeof d.to === "string" ? d.to : d.to.name;
    case "common":
      return d.model;
    case "oneOf": {
      const first3 = d.alternatives[0];
      return first3 === void 0 ? "" : lineId(Array.isArray(first3) ? first3[0] : first3);
    }
    case "reading":
    case "regarding":
      return d.model;
    case "remark":
      return d.paths.join(" ");
  }
};
var entryOf = (scope, d, codec, paths2) => ({
  row: `${scope.id}/${lineId(d)}`,
  rule: d.note ?? d.kind,
  codec,
  paths: paths2
});
var trace = (scope, d, codec, node, run) => {
  if (!scope.formats.tracing) return;
  const paths2 = "slots" in d ? Object.values(d.slots) : "wire" in d ? [/[^/]*$/.exec(d.wire)[0]] : [""];
  run.current = {
    ...entryOf(
      scope,
      d,
      codec,
      paths2.map((p) => /^[@.]/.test(p) || "slots" in d ? p : "")
    ),
    node
  };
};
function unmark(text3) {
  let out = "";
  const spans = [];
  const open = [];
  for (const piece of text3.split(/(\uFDD0[^\uFDD1]*\uFDD1|\uFDD2)/)) {
    if (piece === MARK.close) spans[open.pop()].end = out.length;
    else if (piece.startsWith(MARK.open))
      open.push(spans.push({ start: out.length, end: -1, key: piece.slice(1, -1) }) - 1);
    else out += piece;
  }
  return { text: out, spans };
}

// shared/mapping/compile/moves.ts
var moved = (items, of) => {
  const slots = new Set(items.map((i) => i.slot));
  if (slots.size === 1 && items[0].slot === void 0) {
    const write2 = joined(items);
    return [
      {
        slot: void 0,
        part: (node, app, run) => {
          const to = of(node, app, run);
          return to === void 0 ? "" : write2(to[0], to[1], run);
        }
      }
    ];
  }
  return items.map(({ slot, part }) => ({
    slot,
    part: (node, app, run) => {
      const to = of(node, app, run);
      return to === void 0 ? "" : typeof part === "string" ? part : part(to[0], to[1], run);
    }
  }));
};
function compileAt(d, scope) {
  const path2 = typeof d.to === "string" ? modelPath(scope, d.to) : linkPath(d.to);
  const link = lastLink(path2);
  const missing = absence(d, typeof d.to === "string" ? d.to : d.to.carries ?? "", scope);
  const { n: n2, fire } = numbered(scope);
  const resolve2 = (node, run) => {
    const v = path2.get(node, run);
    if (v === void 0) {
      missing(node, run);
      return void 0;
    }
    const problem = isProblem(v) ? v : v instanceof Several ? new Problem("one value", "", "tooMany") : void 0;
    if (problem === void 0) return v;
    run.fault(node, scope.formats.model.expression(path2.text), problem);
    return void 0;
  };
  if (link === void 0) {
    const inner = { ...scope, type: path2.type, model: along(scope.model, path2.steps), soft: scope.soft };
    const lines = d.rows.map((r2) => scope.formats.compile(r2, inner));
    const readInner = sequence(lines);
    return {
      items: moved(
        lines.flatMap((l) => l.items),
        (node, app, run) => {
          const v = resolve2(node, run);
          return v === void 0 ? void 0 : [v, app];
        }
      ),
      read: (w, target2, app, run) => {
        const object = {};
        if (!readInner(w, object, app, run)) return false;
        path2.put(target2, object, run, w);
        return true;
      }
    };
  }
  along(scope.model, path2.steps, n2);
  const sub = scope.formats.nested(scope, link.type, d.rows);
  return {
    items: moved(sub.items, (node, app, run) => {
      const v = resolve2(node, run);
      if (v === void 0) return void 0;
      fire(app);
      return [v, apply(sub, v, run, "model")];
    }),
    read: (w, target2, _app, run) => through(link, target2, w, run, (created) => sub.read(w, created, apply(sub, w, run, "wire"), run))
  };
}
var linkPath = (link) => ({
  text: link.carries ?? "",
  steps: [{ name: "", link }],
  type: link.type,
  repeats: false,
  get: link.resolve,
  put: () => {
  }
});
function compileEach(d, scope) {
  const path2 = modelPath(scope, d.model);
  const { n: n2, fire } = numbered(scope);
  coverModel(scope, path2, n2);
  const wirePath2 = scope.formats.wire.path(d.group.wire);
  alongWire(scope.wire, wirePath2.steps);
  const sub = scope.formats.nested(scope, path2.type, d.group.rows);
  const element2 = wrap(scope, wirePath2, sub.items, false)[0].part;
  const missing = absence(d, d.model, scope);
  const scratch = { table: sub, fired: new Array(8).fill(0) };
  const write2 = (node, app, run) => {
    const v = path2.get(node, run);
    if (v === void 0) return missing(node, run);
    const items = v instanceof Several ? v.values : [v];
    const outer = run.index;
    let out = "";
    for (let i = 0; i < items.length; i++) {
      run.index = i;
      const item = items[i];
      if (isProblem(item)) run.fault(node, scope.formats.model.expression(d.model), item);
      else
        out += element2(item, typeof item === "object" && item !== null ? apply(sub, item, run, "model") : scratch, run);
    }
    run.index = outer;
    if (out !== "") fire(app);
    return out;
  };
  const last = wirePath2.steps.at(-1);
  const link = lastLink(path2);
  const read2 = (w, target2, app, run) => {
    const parent = descend(scope, w, wirePath2.steps.slice(0, -1), run);
    if (parent === void 0) return false;
    const outer = run.index;
    let took = false;
    scope.formats.wire.find(parent, last).forEach((node, i) => {
      run.index = i;
      const into = (object) => sub.read(node, object, apply(sub, node, run, "wire"), run);
      if (link !== void 0) took = through(link, target2, node, run, into) || took;
      else {
        const object = {};
        if (into(object)) {
          path2.put(target2, object, run, node);
          took = true;
        }
      }
    });
    run.index = outer;
    if (took) fire(app);
    else if (required(d.card) && !scope.soft)
      run.fault(w, bareWire(d.group.wire), new Problem("at least one", "", "tooFew"));
    return took;
  };
  return { items: traced(scope, [{ slot: void 0, part: write2 }], entryOf(scope, d, "repetition", [d.model])), read: read2 };
}

// shared/mapping/compile/common.ts
function compileCommon(d, scope) {
  const path2 = modelPath(scope, d.model);
  const sub = scope.formats.nested(scope, path2.type, d.rows);
  const agreed = agreement(d.rows, { ...scope, type: path2.type });
  const items = moved(sub.items, (node, _app, run) => {
    const v = path2.get(node, run);
    if (v === void 0 || isProblem(v)) return void 0;
    const nodes = v instanceof Several ? v.values : [v];
    const application = apply(sub, nodes[0], run, "model");
    for (let i = 1; i < nodes.length; i++) {
      run.enter(nodes[i], application);
      for (const a of agreed) compare(a, nodes[0], nodes[i], scope, run);
    }
    return [nodes[0], application];
  });
  const read2 = (w, target2, _app, run) => {
    const prototype = {};
    const took = sub.read(w, prototype, apply(sub, w, run, "wire"), run);
    if (took) run.spreads.push({ target: target2, path: path2, prototype });
    return took;
  };
  return { items, read: read2 };
}
function compare({ path: path2, conditions }, first3, other, scope, run) {
  if (!conditions.every((c) => holds(c, run))) return;
  const [a, b] = [path2.get(first3, run), path2.get(other, run)];
  if (!equal(a, b))
    run.fault(other, scope.formats.model.expression(path2.text), new Problem("the same value in all items"));
  else if (typeof b === "object" && run.accounting) pair(b, a, run);
}
function pair(other, first3, run) {
  if (other instanceof Several)
    for (let i = 0; i < other.values.length; i++) pair(other.values[i], first3.values[i], run);
  else if (typeof other === "object" && other !== null) run.twins.set(other, first3);
}
function spread(run, copy, merge) {
  for (const { target: target2, path: path2, prototype } of run.spreads) {
    const v = path2.get(target2, run);
    for (const node of v instanceof Several ? v.values : v === void 0 ? [] : [v]) merge(node, copy(prototype), run);
  }
}
function agreement(rows, scope, outer = []) {
  return rows.flatMap((d) => {
    const conditions = d.when === void 0 ? outer : [...outer, d.when];
    const bare2 = (text3) => ({ path: modelPath(scope, text3.replace(/→.*$/, ".reference")), conditions });
    switch (d.kind) {
      case "row":
        return d.oneWay?.only === "toFhir" ? [] : [bare2(d.model)];
      case "tuple":
        return Object.values(d.inputs).map(bare2);
      case "each":
        return [bare2(d.model)];
      case "group":
        return agreement(d.rows, scope, conditions);
      case "oneOf":
        return d.alternatives.flatMap((a) => agreement(Array.isArray(a) ? a : [a], scope, conditions));
      case "at":
        return typeof d.to === "string" ? [bare2(d.to)] : [];
      default:
        return [];
    }
  });
}
function equal(a, b) {
  if (a === b) return true;
  if (a instanceof Several && b instanceof Several) return equal(a.values, b.values);
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null || Array.isArray(a) !== Array.isArray(b))
    return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((k) => equal(a[k], b[k]));
}

// shared/mapping/compile/alternatives.ts
function compileOneOf(d, scope) {
  const inner = { ...scope, soft: true };
  const alternatives = d.alternatives.map((a) => {
    const lines = (Array.isArray(a) ? a : [a]).map((r2) => scope.formats.compile(r2, inner));
    const items = lines.flatMap((l) => l.items);
    return { slot: items[0]?.slot, write: joined(items), read: sequence(lines), writes: items.length > 0 };
  });
  const place = d.place ?? placeOf(d);
  const missing = absence({ card: d.card, requiredIf: d.requiredIf }, place, scope);
  const must = required(d.card) && !scope.soft;
  const write2 = (node, app, run) => {
    let out = "";
    const before = run.pending.length;
    for (const a of alternatives) {
      if (!a.writes) continue;
      const text3 = a.write(node, app, run);
      if (run.pending.length > before) return "";
      if (text3 === "") continue;
      if (!d.exactly) return text3;
      if (out !== "") {
        run.fault(node, scope.formats.model.expression(place), new Problem(d.expected ?? "one value", "", "tooMany"));
        return "";
      }
      out = text3;
    }
    if (out !== "") return out;
    if (d.expected !== void 0 && (must || d.requiredIf !== void 0)) {
      if (must || modelPath(scope, d.requiredIf).get(node, run) !== void 0)
        run.fault(node, scope.formats.model.expression(place), new Problem(d.expected, "", "tooFew"));
      return "";
    }
    return missing(node, run);
  };
  const read2 = (w, target2, app, run) => {
    for (const a of alternatives) if (a.read(w, target2, app, run)) return true;
    return false;
  };
  const slot = alternatives.find((a) => a.writes)?.slot;
  return { items: alternatives.some((a) => a.writes) ? [{ slot, part: write2 }] : [], read: read2 };
}
function placeOf(d) {
  const first3 = d.alternatives[0];
  const decl = Array.isArray(first3) ? first3[0] : first3;
  if (decl === void 0) return "";
  if (decl.kind === "row" || decl.kind === "each") return decl.model;
  if (decl.kind === "at") return typeof decl.to === "string" ? decl.to : decl.to.carries ?? "";
  return decl.kind === "oneOf" ? placeOf(decl) : "";
}

// shared/mapping/compile/constants.ts
function compileFixed(d, scope) {
  const { wire } = scope.formats;
  const wirePath2 = wire.path(d.wire);
  const constants = typeof d.value === "string" ? { [slotOf(wirePath2)]: d.value } : prefixed(d.value);
  const cover = alongWire(scope.wire, wirePath2.steps);
  for (const [slot, value2] of Object.entries(constants)) below(cover, slot).expected = [value2];
  const inner = Object.entries(constants).map(([slot, value2]) => ({ slot, part: wire.placer(slot)(value2) ?? "" }));
  let items = wrap(scope, wirePath2, inner, true);
  if (d.standsFor !== void 0) {
    const lacking = d.standsFor;
    items = items.map(({ slot, part }) => ({
      slot,
      part: (node, app, run) => {
        run.missing.push({ path: lacking, kind: "missing" });
        return typeof part === "string" ? part : part(node, app, run);
      }
    }));
  }
  const read2 = (w, _target, _app, run) => {
    const node = descend(scope, w, wirePath2.steps, run);
    return node !== void 0 && Object.entries(constants).every(([slot, v]) => wire.value(node, slot) === v);
  };
  return { items: traced(scope, items, entryOf(scope, d, "constant", [])), read: read2 };
}
var prefixed = (attributes) => Object.fromEntries(Object.entries(attributes).map(([k, v]) => [`@${k}`, v]));
function compileContext(d, scope) {
  const wirePath2 = scope.formats.wire.path(d.wire);
  const slot = slotOf(wirePath2);
  below(alongWire(scope.wire, wirePath2.steps), leafOf(scope, wirePath2)).standing = {
    kind: "ignored",
    reason: "routing",
    deep: false
  };
  const place = scope.formats.wire.placer(slot);
  const write2 = (node, _app, run) => {
    const { context: context2 } = run;
    const v = d.name === "now" ? run.now : d.name === "newId" ? context2.newId() : context2.values[d.name];
    const t2 = v === void 0 ? void 0 : d.via.encode(v, run);
    if (isProblem(t2)) run.fault(node, "", t2);
    return t2 === void 0 || isProblem(t2) ? "" : place(t2) ?? "";
  };
  const items = wrap(scope, wirePath2, [{ slot, part: write2 }], false);
  return { items: traced(scope, items, entryOf(scope, d, `context ${d.name}`, [])), read: () => false };
}
function compileGroup(d, scope) {
  const wirePath2 = scope.formats.wire.path(d.wire);
  const inner = { ...scope, wire: alongWire(scope.wire, wirePath2.steps) };
  const lines = d.rows.map((r2) => scope.formats.compile(r2, inner));
  const items = lines.flatMap((l) => l.items);
  const constant2 = items.length > 0 && items.every((i) => typeof i.part === "string");
  let wrapped2 = items.length === 0 ? [] : wrap(scope, wirePath2, items, constant2);
  for (const [text3, wanted] of [[d.ifPresent, true], [d.ifAbsent, false]]) {
    if (text3 === void 0) continue;
    const path2 = modelPath(scope, text3);
    wrapped2 = wrapped2.map(({ slot, part }) => ({
      slot,
      part: (node, app, run) => path2.get(node, run) !== void 0 !== wanted ? "" : typeof part === "string" ? part : part(node, app, run)
    }));
  }
  const readInner = sequence(lines);
  const read2 = (w, target2, app, run) => {
    const node = descend(scope, w, wirePath2.steps, run);
    return node !== void 0 && readInner(node, target2, app, run);
  };
  return { items: traced(scope, wrapped2, entryOf(scope, d, "structure", [])), read: read2 };
}

// shared/mapping/compile/value-row.ts
var finishRow = (d, scope, items, read2, codec) => ({
  items: traced(scope, items, entryOf(scope, d, codec, [d.model])),
  read: read2
});
function compileValueRow(d, scope) {
  const codec = d.via;
  const path2 = modelPath(scope, d.model);
  const wirePath2 = scope.formats.wire.path(d.wire);
  const slot = slotOf(wirePath2);
  const { n: n2, fire } = numbered(scope);
  coverModel(scope, path2, n2, codec.carries);
  coverWire(scope, wirePath2, n2);
  const missing = absence(d, d.model, scope);
  const place = scope.formats.wire.placer(slot);
  const encode = (v, node, run) => {
    const t2 = codec.encode(v, run);
    if (t2 === void 0) return void 0;
    if (isProblem(t2)) {
      run.fault(node, scope.formats.model.expression(d.model), t2);
      return void 0;
    }
    const placed = place(t2);
    if (placed === void 0)
      run.fault(node, scope.formats.model.expression(d.model), new Problem("characters that the message can carry"));
    return placed;
  };
  const one2 = (node, app, run) => {
    const v = path2.get(node, run);
    if (v === void 0) return missing(node, run);
    if (isProblem(v)) {
      run.fault(node, scope.formats.model.expression(d.model), v);
      return "";
    }
    if (v instanceof Several && codec.wholeList !== true) {
      run.fault(node, scope.formats.model.expression(d.model), new Problem("one value", "", "tooMany"));
      return "";
    }
    const before = run.pending.length;
    const t2 = encode(v instanceof Several ? v.values : v, node, run);
    if (t2 === void 0) return run.pending.length === before ? missing(node, run) : "";
    fire(app);
    return t2;
  };
  if (!many(d.card) || codec.wholeList === true) {
    const items = wrap(scope, wirePath2, [{ slot, part: one2 }], false);
    return finishRow(d, scope, items, readValue(d, scope, path2, wirePath2, fire), codec.name);
  }
  const element2 = wrap(scope, wirePath2, [{ slot, part: (v) => v }], false)[0].part;
  const list3 = (node, app, run) => {
    const v = path2.get(node, run);
    if (v === void 0) return missing(node, run);
    let out = "";
    for (const item of v instanceof Several ? v.values : [v]) {
      if (item === null || item === void 0) continue;
      const t2 = encode(item, node, run);
      if (t2 !== void 0) out += element2(t2, app, run);
    }
    if (out === "") return missing(node, run);
    fire(app);
    return out;
  };
  return finishRow(d, scope, [{ slot: void 0, part: list3 }], readValues(d, scope, path2, wirePath2, fire), codec.name);
}
function readValue(d, scope, path2, wirePath2, fire) {
  const codec = d.via;
  const slot = slotOf(wirePath2);
  const must = required(d.card) && !scope.soft;
  return (w, target2, app, run) => {
    const node = descend(scope, w, wirePath2.steps, run);
    const raw = node === void 0 ? void 0 : scope.formats.wire.value(node, slot);
    const v = raw === void 0 ? void 0 : codec.decode(raw, run);
    if (v === void 0 || isProblem(v)) {
      if (must)
        run.fault(
          node ?? w,
          node === void 0 ? bareWire(d.wire) : `/${slot}`,
          v ?? new Problem("a value", "", "tooFew")
        );
      return false;
    }
    trace(scope, d, codec.name, node, run);
    path2.put(target2, v, run, node);
    fire(app);
    return true;
  };
}
function readValues(d, scope, path2, wirePath2, fire) {
  const codec = d.via;
  const slot = slotOf(wirePath2);
  const last = wirePath2.steps.at(-1);
  return (w, target2, app, run) => {
    const parent = descend(scope, w, wirePath2.steps.slice(0, -1), run);
    if (parent === void 0) return false;
    let took = false;
    for (const node of scope.formats.wire.find(parent, last)) {
      const raw = scope.formats.wire.value(node, slot);
      const v = raw === void 0 ? void 0 : codec.decode(raw, run);
      if (v === void 0 || isProblem(v)) {
        run.enter(node, UNREAD);
        continue;
      }
      trace(scope, d, codec.name, node, run);
      path2.put(target2, v, run, node);
      took = true;
    }
    if (took) fire(app);
    return took;
  };
}
function compileTuple(d, scope) {
  const wirePath2 = scope.formats.wire.path(d.wire);
  const slot = slotOf(wirePath2);
  const { n: n2, fire } = numbered(scope);
  const inputs2 = Object.entries(d.inputs).map(([name, text3]) => [name, modelPath(scope, text3)]);
  for (const [, path2] of inputs2) coverModel(scope, path2, n2);
  coverWire(scope, wirePath2, n2);
  const place = scope.formats.wire.placer(slot);
  const at2 = scope.formats.model.expression(inputs2[0][1].text);
  const write2 = (node, app, run) => {
    const values = {};
    for (const [name, path2] of inputs2) {
      const v = path2.get(node, run);
      if (v instanceof Several) {
        run.fault(node, scope.formats.model.expression(path2.text), new Problem("at most one value", "", "tooMany"));
        return "";
      }
      values[name] = v;
    }
    const t2 = d.via.encode(values, run);
    if (isProblem(t2)) run.fault(node, at2, t2);
    else if (t2 !== void 0 && t2 !== "") {
      const placed = place(t2);
      if (placed === void 0) run.fault(node, at2, new Problem("characters that the message can carry"));
      else {
        fire(app);
        return placed;
      }
    } else if (d.card === "1") run.fault(node, at2, new Problem("a value", "", "tooFew"));
    return "";
  };
  const items = traced(
    scope,
    wrap(scope, wirePath2, [{ slot, part: write2 }], false),
    entryOf(scope, d, d.via.name, Object.values(d.inputs))
  );
  const read2 = (w, target2, app, run) => {
    const node = descend(scope, w, wirePath2.steps, run);
    const raw = node === void 0 ? void 0 : scope.formats.wire.value(node, slot);
    const values = raw === void 0 ? void 0 : d.via.decode(raw, run);
    if (values === void 0 || isProblem(values)) return false;
    for (const [name, path2] of inputs2) {
      trace(scope, d, d.via.name, node, run);
      if (values[name] !== void 0) path2.put(target2, values[name], run, node);
    }
    fire(app);
    return true;
  };
  return { items, read: read2 };
}
function compileReading(d, scope) {
  const { wire } = scope.formats;
  const path2 = modelPath(scope, d.model);
  const { n: n2, fire } = numbered(scope);
  const slots = Object.entries(d.slots).map(([name, text3]) => [name, wire.path(text3)]);
  for (const [, slot] of slots) coverWire(scope, slot, n2);
  const read2 = (w, target2, app, run) => {
    const values = {};
    for (const [name, slot] of slots) {
      const node = descend(scope, w, slot.steps, run);
      values[name] = node === void 0 ? void 0 : wire.value(node, slotOf(slot));
    }
    const v = d.via.decode(values, run);
    if (v === void 0 || isProblem(v)) {
      if (required(d.card) && !scope.soft)
        run.fault(w, bareWire(slots[0][1].text), v ?? new Problem("a value", "", "tooFew"));
      return false;
    }
    trace(scope, d, d.via.name, w, run);
    path2.put(target2, v, run, w);
    fire(app);
    return true;
  };
  return { items: [], read: read2 };
}

// shared/mapping/compile/table-row.ts
function compileTableRow(d, t2, scope) {
  const path2 = modelPath(scope, d.model);
  const wirePath2 = scope.formats.wire.path(d.wire);
  const sub = scope.formats.table(t2);
  const { n: n2, fire } = numbered(scope);
  coverModel(scope, path2, n2);
  const wireNode = alongWire(scope.wire, wirePath2.steps);
  const primitive = t2.model === ".";
  if (primitive) shareWireCoverage(sub.coverage.wire, wireNode, n2);
  const missing = absence(d, d.model, scope);
  const element2 = joined(wrap(scope, { ...wirePath2, steps: wirePath2.steps.slice(-1) }, sub.items, false));
  const scratch = { table: sub, fired: new Array(8).fill(0) };
  const one2 = (value2, node, app, run) => {
    if (isProblem(value2)) {
      run.fault(node, scope.formats.model.expression(d.model), value2);
      return "";
    }
    const before = run.pending.length;
    if (primitive) {
      const text4 = element2(value2, scratch, run);
      for (let i = before; i < run.pending.length; i++)
        relocate(run, i, value2, node, scope.formats.model.expression(d.model));
      if (text4 !== "") fire(app);
      return text4;
    }
    const text3 = element2(value2, apply(sub, value2, run, "model"), run);
    if (text3 !== "") fire(app);
    return text3;
  };
  const write2 = (node, app, run) => {
    const v = path2.get(node, run);
    if (v === void 0) return missing(node, run);
    const before = run.pending.length;
    let out = "";
    if (v instanceof Several) {
      if (!many(d.card)) {
        run.fault(node, scope.formats.model.expression(d.model), new Problem("one value", "", "tooMany"));
        return "";
      }
      for (const item of v.values) if (item !== null && item !== void 0) out += one2(item, node, app, run);
    } else out = one2(v, node, app, run);
    return out === "" && run.pending.length === before ? missing(node, run) : out;
  };
  const outer = { ...wirePath2, steps: wirePath2.steps.slice(0, -1) };
  const items = wrap(scope, outer, [{ slot: void 0, part: write2 }], false);
  return finishRow(d, scope, items, readTable(d, scope, sub, path2, wirePath2, fire), t2.id);
}
function relocate(run, i, value2, node, path2) {
  const f = run.pending[i];
  if (f.node === value2) run.pending[i] = { node, path: path2, problem: f.problem };
}
function shareWireCoverage(from, to, n2) {
  for (const [name, c] of from.children) {
    const t2 = below(to, name);
    if (c.rows.length > 0) t2.rows.push(n2);
    if (c.expected !== void 0) t2.expected = c.expected;
    if (c.standing !== void 0) t2.standing = c.standing;
    shareWireCoverage(c, t2, n2);
  }
}
function readTable(d, scope, sub, path2, wirePath2, fire) {
  const primitive = sub.table.model === ".";
  const link = lastLink(path2);
  const must = required(d.card) && !scope.soft;
  const last = wirePath2.steps.at(-1);
  const scratch = { table: sub, fired: new Array(8).fill(0) };
  const one2 = (node, target2, run) => {
    if (primitive) {
      const holder = {};
      if (!sub.read(node, holder, scratch, run) || holder.value === void 0) return false;
      trace(scope, d, sub.table.id, node, run);
      path2.put(target2, holder.value, run, node);
      return true;
    }
    if (link !== void 0)
      return through(link, target2, node, run, (created) => sub.read(node, created, apply(sub, node, run, "wire"), run));
    if (path2.steps.length === 0) return sub.read(node, target2, apply(sub, node, run, "wire"), run);
    const object = {};
    if (!sub.read(node, object, apply(sub, node, run, "wire"), run)) return false;
    path2.put(target2, object, run, node);
    return true;
  };
  return (w, target2, app, run) => {
    const parent = descend(scope, w, wirePath2.steps.slice(0, -1), run);
    const found = parent === void 0 ? [] : last === void 0 ? [parent] : scope.formats.wire.find(parent, last);
    if (found.length > 1 && !many(d.card) && run.accounting)
      for (let i = 1; i < found.length; i++) run.enter(found[i], UNREAD);
    let took = false;
    const before = run.pending.length;
    for (const node of many(d.card) ? found : found.slice(0, 1)) {
      const sofar = run.pending.length;
      if (one2(node, target2, run)) took = true;
      else {
        if (!must) run.pending.length = sofar;
        if (primitive && many(d.card)) run.enter(node, UNREAD);
      }
    }
    if (took) fire(app);
    else if (must && run.pending.length === before)
      run.fault(found[0] ?? w, found.length > 0 ? "" : bareWire(d.wire), new Problem("a value", "", "tooFew"));
    return took;
  };
}

// shared/mapping/compile/facts.ts
function factReader(f, t2, formats) {
  const path2 = f.model === void 0 ? void 0 : formats.model.path(f.model, t2.model, t2.slices);
  const wirePath2 = f.wire === void 0 ? void 0 : formats.wire.path(f.wire);
  return (node, run, from) => {
    if (from === "model") {
      const v2 = path2?.get(node, run);
      const values = v2 === void 0 ? [] : v2 instanceof Several ? v2.values : [v2];
      const decided = f.decide(path2 === void 0 ? [node] : values, run);
      run.facts[f.slot] = decided;
      if (isProblem(decided)) run.fault(factNode(node, path2, run), formats.model.expression(factPath(path2)), decided);
      return;
    }
    let at2 = node;
    for (const step of wirePath2?.steps ?? []) at2 = at2 === void 0 ? void 0 : formats.wire.find(at2, step)[0];
    const text3 = at2 === void 0 || wirePath2 === void 0 ? void 0 : formats.wire.value(at2, slotOf(wirePath2));
    const v = f.read?.(text3, run);
    run.facts[f.slot] = isProblem(v) ? void 0 : v;
  };
}
var factNode = (node, path2, run) => {
  const first3 = path2?.steps[0];
  if (first3?.link === void 0) return node;
  const v = first3.link.resolve(node, run);
  return v instanceof Several ? v.values[0] : v ?? node;
};
var factPath = (path2) => {
  if (path2 === void 0) return "";
  const steps = path2.steps[0]?.link === void 0 ? path2.steps : path2.steps.slice(1);
  return steps.map((s2) => s2.name).join(".");
};
function compileFact(d, scope) {
  const { wire } = scope.formats;
  const wirePath2 = wire.path(d.wire);
  const cover = alongWire(scope.wire, wirePath2.steps);
  const { n: n2, fire } = numbered(scope);
  const value2 = (run) => {
    const v = run.facts[d.fact.slot];
    return isProblem(v) ? void 0 : v;
  };
  let items;
  if ("kind" in d.via) {
    const sub = scope.formats.table(d.via);
    shareWireCoverage(sub.coverage.wire, cover, n2);
    const part = wrap(scope, wirePath2, sub.items, false)[0].part;
    const scratch = { table: sub, fired: new Array(8).fill(0) };
    items = [
      { slot: void 0, part: (_node, _app, run) => value2(run) === void 0 ? "" : part(value2(run), scratch, run) }
    ];
  } else {
    const codec = d.via;
    const slot = slotOf(wirePath2);
    const place = wire.placer(slot);
    below(cover, leafOf(scope, wirePath2)).rows.push(n2);
    const write2 = (node, _app, run) => {
      const v = value2(run);
      const t2 = v === void 0 ? void 0 : codec.encode(v, run);
      if (isProblem(t2)) run.fault(node, scope.formats.model.expression(d.fact.model ?? ""), t2);
      return t2 === void 0 || isProblem(t2) ? "" : place(t2) ?? "";
    };
    items = wrap(scope, wirePath2, [{ slot, part: write2 }], false);
  }
  const paths2 = d.fact.model === void 0 ? [] : [d.fact.model];
  const read2 = (_w, _target, app, run) => {
    if (value2(run) !== void 0) fire(app);
    return false;
  };
  return { items: traced(scope, items, entryOf(scope, d, `fact ${d.fact.id}`, paths2)), read: read2 };
}

// shared/mapping/compile/remarks.ts
function compileModelOnly(d, scope) {
  const path2 = modelPath(scope, d.model);
  const cover = along(scope.model, path2.steps);
  const value2 = d.value;
  if (typeof value2 === "string") cover.expected = [value2];
  else if (d.expected !== void 0) cover.expected = d.expected;
  else cover.standing = { kind: "ignored", reason: "derived", deep: true };
  return {
    items: [],
    read: (w, target2, _app, run) => {
      const v = typeof value2 === "string" ? value2 : value2(w, run);
      trace(scope, d, d.reason, w, run);
      if (v !== void 0) path2.put(target2, v, run, w);
      return false;
    }
  };
}
function compileRegarding(d, scope) {
  const path2 = modelPath(scope, d.model);
  const sub = scope.formats.nested(scope, path2.type, d.rows);
  const part = (node, _app, run) => {
    if (!run.accounting) return "";
    const v = path2.get(node, run);
    for (const one2 of v instanceof Several ? v.values : v === void 0 || isProblem(v) ? [] : [v])
      apply(sub, one2, run, "model");
    return "";
  };
  return { items: [{ slot: void 0, part }], read: () => false };
}
function compileRemark(d, scope) {
  for (const text3 of d.paths) {
    const cover = d.side === "model" ? remarkedModel(text3, scope) : remarkedWire(text3, scope);
    for (const c of cover) {
      if (d.standing.kind === "carried") c.fact = d.standing.by.slot;
      else c.standing = d.standing;
    }
  }
  return NOTHING;
}
function remarkedModel(text3, scope) {
  if (!text3.endsWith(".*")) return [along(scope.model, modelPath(scope, text3).steps)];
  const path2 = modelPath(scope, text3.slice(0, -2));
  const node = along(scope.model, path2.steps);
  return [below(node, "*")];
}
function remarkedWire(text3, scope) {
  const path2 = scope.formats.wire.path(text3);
  const node = alongWire(scope.wire, path2.steps);
  return [path2.slot === void 0 ? node : below(node, leafOf(scope, path2))];
}

// shared/mapping/compile/formats.ts
var Formats = class {
  constructor(model, wire, tracing = false) {
    this.model = model;
    this.wire = wire;
    this.tracing = tracing;
  }
  model;
  wire;
  tracing;
  compiled = /* @__PURE__ */ new Map();
  documents = /* @__PURE__ */ new Map();
  /** Rows whose output is constant, by their number in the marks (tracing only). */
  constants = [];
  /** Writes a whole document: the table's items inside the root of the message. */
  document(c, { legacy, root: root2 }) {
    let part = this.documents.get(c);
    if (part === void 0) {
      const step = root2 === void 0 ? this.wire.root(legacy) : this.wire.path(root2).steps[0];
      part = this.wire.enclose(step, c.items, true);
      this.documents.set(c, part);
    }
    return part;
  }
  /** Compiles one line; lines inside lines come back here. */
  compile(d, scope) {
    return compile(d, scope);
  }
  /** Compiles lines as a table of their own: they work on another node than the lines around them. */
  nested(scope, type, rows) {
    const t2 = { kind: "table", id: scope.id, model: type, spec: "", slices: scope.slices, facts: [], rows };
    const c = emptyTable(t2, this);
    fill(c, scopeOf(this, c, type, scope.slices), rows);
    return c;
  }
  table(t2) {
    let c = this.compiled.get(t2);
    if (c === void 0) {
      c = emptyTable(t2, this);
      this.compiled.set(t2, c);
      fill(c, scopeOf(this, c, t2.model, t2.slices), t2.rows);
    }
    return c;
  }
};
var scopeOf = (formats, into, type, slices2) => ({
  formats,
  into,
  id: into.table.id,
  type,
  slices: slices2,
  model: into.coverage.model,
  wire: into.coverage.wire,
  soft: false
});
function emptyTable(t2, formats) {
  const readers = t2.facts.map((f) => factReader(f, t2, formats));
  return {
    table: t2,
    coverage: coverageRoot(),
    rowCount: 0,
    items: [],
    read: () => false,
    facts: (node, run, from) => {
      for (const r2 of readers) r2(node, run, from);
    }
  };
}
function fill(into, scope, rows) {
  for (const f of into.table.facts) {
    if (f.model === void 0) continue;
    const path2 = scope.formats.model.path(f.model, scope.type, scope.slices);
    if (!hasLink(path2)) coverFact(scope.model, path2.steps, f.slot);
  }
  const lines = rows.map((r2) => compile(r2, scope));
  into.items = lines.flatMap((l) => l.items);
  into.read = sequence(lines);
}
function compile(d, scope) {
  const line2 = directed(compileKind(d, scope), d);
  return d.when === void 0 ? line2 : conditional(line2, d.when);
}
function compileRow(d, scope) {
  return "kind" in d.via ? compileTableRow(d, d.via, scope) : compileValueRow(d, scope);
}
function compileKind(d, scope) {
  switch (d.kind) {
    case "row":
      return compileRow(d, scope);
    case "tuple":
      return compileTuple(d, scope);
    case "fixed":
      return compileFixed(d, scope);
    case "context":
      return compileContext(d, scope);
    case "fact":
      return compileFact(d, scope);
    case "group":
      return compileGroup(d, scope);
    case "at":
      return compileAt(d, scope);
    case "each":
      return compileEach(d, scope);
    case "common":
      return compileCommon(d, scope);
    case "oneOf":
      return compileOneOf(d, scope);
    case "modelOnly":
      return compileModelOnly(d, scope);
    case "reading":
      return compileReading(d, scope);
    case "regarding":
      return compileRegarding(d, scope);
    case "remark":
      return compileRemark(d, scope);
  }
}
function directed(line2, { oneWay }) {
  if (oneWay === void 0) return line2;
  return oneWay.only === "toLegacy" ? { ...line2, read: () => false } : { ...line2, items: [] };
}
var conditional = (line2, condition) => ({
  items: line2.items.map(({ slot, part }) => ({
    slot,
    part: (node, app, run) => holds(condition, run) ? typeof part === "string" ? part : part(node, app, run) : ""
  })),
  read: (w, target2, app, run) => holds(condition, run) && line2.read(w, target2, app, run)
});

// shared/mapping/cover.ts
var MOST_UNKNOWN_NAMES = 50;
var Cover = class _Cover {
  constructor(places) {
    this.places = places;
    this.slices = places.flatMap(
      ({ node, application }) => node.slices.map(({ slice, rows }) => ({ slice, rows, application }))
    );
    this.firsts = this.slices.reduce((bits, { slice }, i) => slice.first ? bits | 1 << i : bits, 0);
    this.settles = places.some(({ node }) => node.deepRows.length > 0 || node.standing?.deep === true);
    this.carriers = places.flatMap(
      ({ node, application }) => [...node.rows, ...node.deepRows].flatMap((n2) => [application, n2 / 31 | 0, 1 << n2 % 31])
    );
    this.sayings = places.filter(
      ({ node }) => node.expected !== void 0 || node.fact !== void 0 || node.standing !== void 0
    );
    this.discriminator = discriminatorOf(this.slices.map((s2) => s2.slice));
  }
  places;
  slices;
  /** Slices of which only the first member counts, as bits. */
  firsts;
  /** Is there anything that settles the whole node at once? */
  settles;
  /** Rows that carry the leaf, three numbers each: application, word, bits. */
  carriers;
  /** Places that say more of a leaf than which rows carry it. */
  sayings;
  /** Slices by the value of their discriminator, where all have the same single one. */
  discriminator;
  children = /* @__PURE__ */ new Map();
  leaves = /* @__PURE__ */ new Map();
  entered = /* @__PURE__ */ new Map();
  narrowed = /* @__PURE__ */ new Map();
  /** The slices that item number `at` of a list belongs to, as bits by their number. */
  slicesOf(item, at2) {
    const { discriminator, slices: slices2 } = this;
    if (discriminator !== void 0)
      return typeof item === "object" && item !== null ? discriminator.bits.get(item[discriminator.name]) ?? 0 : 0;
    let bits = 0;
    for (let i = 0; i < slices2.length; i++) if (belongs(item, slices2[i].slice, at2)) bits |= 1 << i;
    return bits;
  }
  get isEmpty() {
    return this.places.length === 0;
  }
  /** The cover of a member with content of its own. */
  child(name) {
    const known3 = this.children.get(name);
    if (known3 !== void 0) return known3;
    const cover = this.below((node) => node.children.get(name));
    if (!cover.isEmpty || this.children.size < MOST_UNKNOWN_NAMES) this.children.set(name, cover);
    return cover;
  }
  /** The cover of a leaf; a remark about all leaves directly below counts where nothing else is said. */
  leaf(name) {
    const known3 = this.leaves.get(name);
    if (known3 !== void 0) return known3;
    let isNamed = false;
    const cover = this.below((node) => {
      const own2 = node.children.get(name);
      if (own2 !== void 0) isNamed = true;
      return own2 ?? node.children.get("*");
    });
    if (isNamed || this.leaves.size < MOST_UNKNOWN_NAMES) this.leaves.set(name, cover);
    return cover;
  }
  below(step) {
    const places = [];
    for (const { node, application } of this.places) {
      const next = step(node);
      if (next !== void 0) places.push({ node: next, application });
    }
    return places.length === 0 ? EMPTY : new _Cover(places);
  }
  /** With the coverage of one more application, which is number `application` of those at hand. */
  enter(root2, application) {
    let cover = this.entered.get(root2);
    if (cover === void 0) {
      cover = new _Cover([...this.places, { node: root2, application }]);
      this.entered.set(root2, cover);
    }
    return cover;
  }
  /** With what is said about the slices whose bits are set, by their number in `slices`. */
  within(bits) {
    let cover = this.narrowed.get(bits);
    if (cover === void 0) {
      const all = this.places.flatMap(
        ({ node, application }) => node.slices.map((s2) => ({ node: s2.node, application }))
      );
      cover = new _Cover([...this.places, ...all.filter((_, i) => (bits & 1 << i) !== 0)]);
      this.narrowed.set(bits, cover);
    }
    return cover;
  }
  /** Is the whole node carried, or ignored for a reason? A standing: known to have no place, as far as no row carries parts. */
  whole(applications) {
    const { places } = this;
    let standing;
    for (let i = 0; i < places.length; i++) {
      const { node, application } = places[i];
      if (node.deepRows.length > 0 && anyFired(node.deepRows, applications[application])) return true;
      if (node.standing?.deep === true) {
        if (node.standing.kind === "ignored") return true;
        standing = node.standing;
      }
    }
    return standing;
  }
  /** What is said about a leaf with this value. */
  verdict(applications, value2, run) {
    const { carriers, sayings } = this;
    for (let i = 0; i < carriers.length; i += 3)
      if ((applications[carriers[i]].fired[carriers[i + 1]] & carriers[i + 2]) !== 0) return true;
    return sayings.length === 0 ? void 0 : said(sayings, value2, run);
  }
};
function said(sayings, value2, run) {
  let standing;
  for (let i = 0; i < sayings.length; i++) {
    const { expected, fact: fact2, standing: own2 } = sayings[i].node;
    if (own2 !== void 0) {
      if (own2.kind === "ignored") return own2;
      standing = own2;
    }
    if (expected?.includes(typeof value2 === "string" ? value2 : String(value2))) return "determined";
    if (fact2 !== void 0 && run.facts[fact2] === value2) return "determined";
  }
  return standing;
}
var belongs = (item, slice, at2) => slice.index !== void 0 ? slice.index === at2 : typeof item === "object" && item !== null && fits(item, slice);
var fits = (item, { match, anyCase }) => {
  for (const k in match)
    if (item[k] !== match[k] && !(anyCase && primitiveText(item[k]).toLowerCase() === match[k].toLowerCase()))
      return false;
  return true;
};
function discriminatorOf(slices2) {
  const names = new Set(slices2.flatMap((s2) => Object.keys(s2.match)));
  const [name] = names;
  if (name === void 0 || names.size > 1 || slices2.some((s2) => s2.anyCase || s2.index !== void 0)) return void 0;
  const bits = /* @__PURE__ */ new Map();
  for (const [i, { match }] of slices2.entries()) bits.set(match[name], (bits.get(match[name]) ?? 0) | 1 << i);
  return { name, bits };
}
var isSettled = (said3) => said3 === true || said3 === "determined" || said3 !== void 0 && said3.kind === "ignored";
var EMPTY = new Cover([]);
function anyFired(rows, { fired }) {
  for (let i = 0; i < rows.length; i++) {
    const n2 = rows[i];
    if ((fired[n2 / 31 | 0] & 1 << n2 % 31) !== 0) return true;
  }
  return false;
}

// shared/mapping/wire-account.ts
var NONE = [];
var WireWalk = class {
  constructor(port, run, report2) {
    this.port = port;
    this.run = run;
    this.report = report2;
  }
  port;
  run;
  report;
  /** Leaves that only structure the message: they do not make a part of it count as carried. */
  structure = 0;
  visit(node, above, of, path2) {
    const { cover, applications } = this.enter(node, above, of);
    const whole2 = cover.settles ? cover.whole(applications) : void 0;
    const { leaves: leaves2, accounted, entries } = this.report;
    const { structure } = this;
    const before = entries.length;
    this.leaves(node, whole2 === true, cover, applications, path2);
    this.children(node, whole2 === true, cover, applications, path2);
    if (whole2 === void 0 || whole2 === true || entries.length === before) return;
    if (this.report.accounted - this.structure > accounted - structure) this.report.settle(before, whole2);
    else if (this.report.leaves > leaves2) this.report.replace(before, path2, whole2);
  }
  enter(node, above, of) {
    const here = this.run.applications.get(node);
    if (here === void 0) return { cover: above, applications: of };
    const own2 = Array.isArray(here) ? here : [here];
    const isUnread = own2.includes(UNREAD);
    let cover = isUnread || above.isEmpty ? EMPTY : above;
    const applications = cover === EMPTY ? [] : [...of];
    for (const a of own2) {
      cover = cover.enter(a.table.coverage.wire, applications.length);
      applications.push(a);
    }
    return { cover, applications };
  }
  leaves(node, carried2, cover, applications, path2) {
    const { port, report: report2, run } = this;
    for (const [slot, value2] of port.leaves(node)) {
      report2.leaves++;
      if (port.structural(slot)) this.structure++;
      const said3 = carried2 ? true : port.structural(slot) ? "determined" : cover.leaf(slot).verdict(applications, value2, run);
      if (isSettled(said3)) report2.accounted++;
      else report2.entry(`${path2}/${slot}`, said3);
      report2.each?.(`${path2}/${slot}`, said3);
    }
  }
  children(node, carried2, cover, applications, path2) {
    const { port } = this;
    const children = port.children(node);
    for (let i = 0; i < children.length; i++) {
      const c = children[i];
      const name = port.nameOf(c);
      this.visit(c, carried2 ? cover : cover.child(name), applications, `${path2}/${name}${position(port, children, i)}`);
    }
  }
};
function position(port, siblings, i) {
  const name = port.nameOf(siblings[i]);
  let before = 0;
  let all = 0;
  for (let k = 0; k < siblings.length; k++) {
    if (port.nameOf(siblings[k]) !== name) continue;
    all++;
    if (k < i) before++;
  }
  return all > 1 ? `[${before + 1}]` : "";
}
function walkWire(port, root2, run, report2) {
  new WireWalk(port, run, report2).visit(root2, EMPTY, NONE, port.nameOf(root2));
}
function locateWire(port, root2, node) {
  const visit = (at2, path2) => {
    if (at2 === node) return path2;
    const children = port.children(at2);
    for (let i = 0; i < children.length; i++) {
      const c = children[i];
      const found = visit(c, `${path2}/${port.nameOf(c)}${position(port, children, i)}`);
      if (found !== void 0) return found;
    }
    return void 0;
  };
  return visit(root2, port.nameOf(root2)) ?? "";
}

// shared/mapping/explain.ts
var STRUCTURE = { row: "", rule: "structure of the message", inputs: [], codec: "" };
var explanation = (output, entry2, locate2, separator) => entry2 === void 0 ? { output, ...STRUCTURE } : {
  output,
  row: entry2.row,
  rule: entry2.rule,
  codec: entry2.codec,
  inputs: entry2.node === void 0 ? [] : entry2.paths.map((p) => joined2(locate2(entry2.node), p, separator))
};
var joined2 = (at2, path2, separator) => path2 === "." || path2 === "" ? at2 : at2 === "" ? path2 : `${at2}${separator}${path2}`;
function explainWire(family, formats, run, root2, marked) {
  const { text: text3, spans } = unmark(marked);
  const located2 = /* @__PURE__ */ new Map();
  const locate2 = (node) => {
    let path2 = located2.get(node);
    if (path2 === void 0) {
      path2 = family.model.locate(root2, node);
      located2.set(node, path2);
    }
    return path2;
  };
  const entryOf2 = (key) => key.startsWith("c") ? formats.constants[Number(key.slice(1))] : run.trace?.[Number(key)];
  const explanations = family.wire.nodesOf(text3).map(({ path: path2, start, end }) => {
    const around = spans.filter((s2) => s2.start <= start && s2.end >= end);
    const innermost = around.reduce(
      (best, s2) => best === void 0 || s2.end - s2.start <= best.end - best.start ? s2 : best,
      void 0
    );
    return explanation(path2, innermost && entryOf2(innermost.key), locate2, ".");
  });
  return { text: text3, explanations };
}
function explainModel(family, run, root2, output) {
  const out = [];
  const locate2 = (node) => locateWire(family.wire, root2, node);
  const visit = (node, path2) => {
    for (const key of Object.keys(node)) {
      const at2 = Array.isArray(node) ? `${path2}[${key}]` : `${path2}.${key}`;
      const value2 = node[key];
      if (typeof value2 === "object" && value2 !== null) visit(value2, at2);
      else out.push(explanation(at2, run.puts.get(node)?.get(Array.isArray(node) ? Number(key) : key), locate2, "/"));
    }
  };
  visit(output, output.resourceType ?? "");
  return out;
}

// shared/mapping/fault.ts
var SPINE_CODES = "https://fhir.nhs.uk/CodeSystem/Spine-ErrorOrWarningCode";
var invalidValue = (expression2, diagnostics) => ({
  severity: "fatal",
  code: "invalid",
  expression: expression2,
  diagnostics,
  coding: { system: SPINE_CODES, code: "INVALID_VALUE" }
});
var tooFew = (expression2, diagnostics) => ({
  severity: "fatal",
  code: "invalid",
  expression: expression2,
  diagnostics,
  coding: { system: SPINE_CODES, code: "TOO_FEW_VALUES_SUBMITTED" }
});
var tooMany = (expression2, diagnostics) => ({
  severity: "fatal",
  code: "invalid",
  expression: expression2,
  diagnostics,
  coding: { system: SPINE_CODES, code: "TOO_MANY_VALUES_SUBMITTED" }
});
var refuses = (faults) => faults.some((f) => f.severity === "fatal" || f.severity === "error");

// shared/mapping/run.ts
var Run = class {
  constructor(root2, context2, accounting) {
    this.root = root2;
    this.context = context2;
    this.accounting = accounting;
  }
  root;
  context;
  accounting;
  pending = [];
  missing = [];
  facts = [];
  /** Tables at work, by the input node they work on. */
  applications = /* @__PURE__ */ new Map();
  /** Told what became of every leaf; only where somebody asks. */
  leafVerdicts;
  /** Nodes in whose place another one was written: the message has one place for what they have in common. */
  twins = /* @__PURE__ */ new Map();
  /** What nodes of a path have in common, to be given to each of them once all have been made. */
  spreads = [];
  /** What the model port keeps about the document (index of references ...). */
  graph;
  /** Position of the item at hand in the innermost repetition. */
  index = 0;
  trace;
  /** Rows that put a member into the built document, when tracing. */
  puts = /* @__PURE__ */ new Map();
  current;
  /** Remembers that a table works on an input node. */
  enter(node, application) {
    if (!this.accounting) return;
    const known3 = this.applications.get(node);
    if (known3 === void 0) this.applications.set(node, application);
    else if (Array.isArray(known3)) known3.push(application);
    else this.applications.set(node, [known3, application]);
  }
  nowText;
  /** The clock's time, as an instant. */
  get now() {
    this.nowText ??= this.context.now.toISOString();
    return this.nowText;
  }
  fault(node, path2, problem) {
    this.pending.push({ node, path: path2, problem });
  }
  /** The faults with their addresses, each once. */
  faults(locate2) {
    const seen = /* @__PURE__ */ new Set();
    const out = [];
    for (const { node, path: path2, problem } of this.pending) {
      const expression2 = joinPath(joinPath(locate2(node), path2), problem.below);
      const make = problem.kind === "tooFew" ? tooFew : problem.kind === "tooMany" ? tooMany : invalidValue;
      const fault = make(expression2, `Expected ${problem.expected}.`);
      const key = `${expression2}
${fault.diagnostics}`;
      if (!seen.has(key)) out.push(fault);
      seen.add(key);
    }
    return out;
  }
};
var joinPath = (a, b) => a === "" || b === "" ? a + b : `${a}${/^[[/@]/.test(b) ? "" : "."}${b}`;

// shared/mapping/vary.ts
function vary(t2, id2, changes) {
  let rows = t2.rows;
  for (const change of changes) {
    let hits = 0;
    rows = edit(rows, change.row.split("/"), [], (d) => {
      hits++;
      return "remove" in change ? [] : "replace" in change ? [change.replace] : [d, change.addAfter];
    });
    const isFree = "remove" in change && change.remove === "all" && hits > 0;
    if (hits !== 1 && !isFree)
      throw new TypeError(`table ${t2.id}: ${hits === 0 ? "no row" : `${hits} rows`} ${change.row}`);
  }
  return { ...t2, id: id2, rows };
}
var holdsOn = (overlay, day) => day <= overlay.until;
function edit(rows, target2, above, change) {
  return rows.flatMap((d) => {
    const path2 = [...above, ...lineId(d).split("/")];
    if (endsWith(path2, target2)) return change(d);
    return [inside(d, (inner) => edit(inner, target2, path2, change))];
  });
}
var endsWith = (path2, target2) => target2.length <= path2.length && target2.every((t2, i) => path2[path2.length - target2.length + i] === t2);
function inside(d, f) {
  switch (d.kind) {
    case "group":
    case "at":
    case "common": {
      const rows = f(d.rows);
      return rows === d.rows ? d : { ...d, rows };
    }
    case "each":
      return { ...d, group: { ...d.group, rows: f(d.group.rows) } };
    case "oneOf":
      return { ...d, alternatives: d.alternatives.map((a) => f(Array.isArray(a) ? a : [a])) };
    case "row":
      return "kind" in d.via ? { ...d, via: { ...d.via, rows: f(d.via.rows) } } : d;
    default:
      return d;
  }
}

// shared/mapping/registry.ts
function createRegistry(families, options = {}) {
  const overlays = options.overlays ?? [];
  const today = options.today ?? "0000-00-00";
  const active = overlays.filter((o) => holdsOn(o, today));
  const known3 = families.flatMap((family) => {
    const formats = new Formats(family.model, family.wire);
    return family.messages.map((message) => know(family, overlaid(family, message, active), formats));
  });
  return {
    families,
    overlays,
    known: () => known3,
    messages: () => known3.map(summary),
    convert: (request) => convert(known3, families, request)
  };
}
function overlaid(family, message, overlays) {
  const own2 = overlays.filter((o) => o.message === `${family.id}/${message.id}`);
  const table2 = own2.reduce((t2, o) => vary(t2, t2.id, o.changes), message.table);
  return { ...message, table: table2 };
}
function know(family, message, formats) {
  let traced2;
  const { table: table2 } = message;
  return {
    id: `${family.id}/${message.id}`,
    family,
    message,
    formats,
    compiled: formats.table(table2),
    fhirIs: Object.entries(message.fhirIs ?? {}).map(([text3, values]) => ({
      path: family.model.path(text3, table2.model, table2.slices),
      values
    })),
    legacyIs: Object.entries(message.legacyIs ?? {}).map(([text3, values]) => ({
      path: family.wire.path(text3),
      values
    })),
    tracing: () => {
      if (traced2 === void 0) {
        const f = new Formats(family.model, family.wire, true);
        traced2 = { formats: f, compiled: f.table(table2) };
      }
      return traced2;
    }
  };
}
var summary = ({ id: id2, family, message }) => ({
  id: id2,
  title: message.title,
  spec: message.spec,
  directions: message.directions,
  fhir: message.table.model,
  wire: family.wire.name,
  legacy: message.legacy
});
var NO_ACCOUNT = { leaves: 0, accounted: 0, entries: [] };
var refused = (faults, status = 400, message, account = NO_ACCOUNT) => ({
  ok: false,
  ...message === void 0 ? {} : { message },
  status,
  faults,
  account
});
var fatal = (code2, diagnostics, expression2 = "") => ({
  severity: "fatal",
  code: code2,
  expression: expression2,
  diagnostics
});
function convert(known3, families, request) {
  const { direction } = request;
  const candidates = named(known3, request.mapping).filter((k) => k.message.directions.includes(direction));
  if (candidates.length === 0) return refused([fatal("not-found", unknownMapping(known3, request))]);
  const faults = [];
  const parsed = /* @__PURE__ */ new Map();
  for (const family of families.filter((f) => candidates.some((c) => c.family === f))) {
    const port = direction === "toLegacy" ? family.model : family.wire;
    if (!parsed.has(port)) {
      const result = port.parse(request.input);
      if (!result.ok) faults.push(result.fault);
      parsed.set(port, result.ok ? result.value : void 0);
    }
    const root3 = parsed.get(port);
    if (root3 === void 0) continue;
    const own2 = candidates.filter((c) => c.family === family);
    const found = request.mapping !== void 0 && own2.length === 1 ? own2[0] : recognise(own2, root3, direction);
    if (found !== void 0)
      return direction === "toLegacy" ? toLegacy(found, root3, request) : toFhir(found, root3, request);
  }
  if (faults.length > 0) return refused(faults.slice(0, 1));
  const root2 = [...parsed.values()].find((r2) => r2 !== void 0);
  return refused(unrecognised(candidates, root2, direction));
}
function named(known3, mapping) {
  if (mapping === void 0) return known3;
  return known3.filter((k) => k.id === mapping || k.message.id === mapping);
}
var unknownMapping = (known3, { mapping, direction }) => {
  const possible = known3.filter((k) => k.message.directions.includes(direction)).map((k) => k.id);
  const what = mapping === void 0 ? "No message" : "The mapping asked for is no message that";
  return `${what} can be converted in this direction. There are: ${possible.join(", ")}.`;
};
function recognise(candidates, root2, direction) {
  const fits2 = direction === "toLegacy" ? fitsFhir : fitsLegacy;
  const fitting = candidates.filter((k) => fits2(k, root2));
  const specific = (k) => (direction === "toLegacy" ? k.fhirIs : k.legacyIs).length;
  return fitting.sort((a, b) => specific(b) - specific(a))[0];
}
function fitsFhir({ message, fhirIs }, root2) {
  if (typeof root2 !== "object" || root2 === null || root2.resourceType !== message.table.model) return false;
  if (message.fhirIs === void 0) return false;
  const run = new Run(root2, NO_CONTEXT, false);
  return fhirIs.every(({ path: path2, values }) => {
    const v = path2.get(root2, run);
    const found = v instanceof Several ? v.values : [v];
    return found.some((one2) => typeof one2 === "string" && values.includes(one2));
  });
}
function fitsLegacy({ message, family, legacyIs }, root2) {
  if (family.wire.rootName(root2) !== message.legacy) return false;
  return legacyIs.every(({ path: path2, values }) => {
    let at2 = root2;
    for (const step of path2.steps) at2 = at2 === void 0 ? void 0 : family.wire.find(at2, step)[0];
    const value2 = at2 === void 0 ? void 0 : family.wire.value(at2, path2.slot ?? ".");
    return value2 !== void 0 && values.includes(value2);
  });
}
var NO_CONTEXT = { now: /* @__PURE__ */ new Date(0), newId: () => "", values: {} };
function unrecognised(candidates, root2, direction) {
  if (direction === "toFhir") {
    const names = [...new Set(candidates.map((k) => k.message.legacy))].join(", ");
    const diagnostics = `Not a message that can be translated. Known are: ${names}.`;
    return [{ severity: "error", code: "not-supported", expression: "", diagnostics }];
  }
  const types2 = [...new Set(candidates.map((k) => k.message.table.model))];
  const type = root2?.resourceType;
  if (typeof type !== "string" || !types2.includes(type))
    return [fatal("value", `Expected a resource of type ${types2.join(" or ")}.`, "resourceType")];
  const asked = candidates.filter((k) => k.message.table.model === type).flatMap((k) => k.fhirIs);
  const paths2 = [...new Set(asked.map((f) => f.path.text))];
  const run = new Run(root2, NO_CONTEXT, false);
  return paths2.map((text3) => {
    const same = asked.filter((f) => f.path.text === text3);
    const [{ path: path2 } = { path: void 0 }] = same;
    const found = path2?.get(root2, run);
    const expression2 = `${type}.${candidates[0].family.model.expression(text3)}`;
    if (found === void 0)
      return tooFew(expression2, `Expected a value of ${text3}, which tells what message this is.`);
    if (found instanceof Several) return tooMany(expression2, `Expected one value of ${text3}.`);
    return fatal("value", `Expected ${text3} to be one of: ${same.flatMap((f) => f.values).join(", ")}.`, expression2);
  });
}
function newRun(root2, request) {
  const run = new Run(root2, request.context, request.account !== false);
  run.leafVerdicts = request.leafVerdicts;
  return run;
}
var checkRules = (rules, root2) => rules.flatMap((r2) => r2.check(root2));
function toLegacy(known3, root2, request) {
  const { family, message } = known3;
  const shape = request.checkShape === true ? family.model.validate(root2) : [];
  if (refuses(shape)) return refused(shape, 400, known3.id);
  const broken = request.checkRules === true ? checkRules(message.rules ?? [], root2) : [];
  const run = newRun(root2, request);
  const { formats, compiled } = request.explain === true ? known3.tracing() : known3;
  const application = apply(compiled, root2, run, "model");
  const part = formats.document(compiled, message);
  const body = typeof part === "string" ? part : part(root2, application, run);
  const faults = run.faults((node) => family.model.locate(root2, node));
  const account = run.accounting && faults.length === 0 ? accountOfModel(known3, root2, run) : NO_ACCOUNT;
  const unwanted = request.policy === "reject" ? rejections(account) : [];
  const told = new Set(broken.map((f) => f.expression));
  const all = [...shape, ...broken, ...faults.filter((f) => !told.has(f.expression)), ...unwanted];
  if (refuses(all)) return refused(all, 400, known3.id, account);
  const explained = request.explain === true ? explainWire(family, formats, run, root2, body) : void 0;
  return {
    ok: true,
    message: known3.id,
    output: family.wire.document(explained?.text ?? body),
    outputType: family.wire.mediaType,
    status: 200,
    faults: all,
    account,
    ...explained === void 0 ? {} : { explanations: explained.explanations }
  };
}
function toFhir(known3, root2, request) {
  const { family, message } = known3;
  const run = newRun(root2, request);
  const { compiled } = request.explain === true ? known3.tracing() : known3;
  const output = family.model.create(message.table.model, run);
  compiled.read(root2, output, apply(compiled, root2, run, "wire"), run);
  spread(run, family.model.copy, family.model.merge);
  if (message.arrangement !== void 0) family.model.finish(output, run, message.arrangement);
  const faults = run.faults((node) => locateWire(family.wire, root2, node));
  const account = run.accounting ? accountOfWire(known3, root2, run) : NO_ACCOUNT;
  const unwanted = request.policy === "reject" ? rejections(account) : [];
  const all = [...faults, ...unwanted];
  const status = message.status?.(root2) ?? 200;
  if (refuses(all)) return refused(all, status === 200 ? 400 : status, known3.id, account);
  const explanations = request.explain === true ? explainModel(family, run, root2, output) : void 0;
  return {
    ok: true,
    message: known3.id,
    output: family.model.write(output),
    outputType: family.model.mediaType,
    status,
    faults: all,
    account,
    ...explanations === void 0 ? {} : { explanations }
  };
}
var Report = class {
  constructor(each2) {
    this.each = each2;
  }
  each;
  leaves = 0;
  accounted = 0;
  entries = [];
  entry(path2, standing) {
    if (standing?.kind === "noPlace") this.entries.push({ path: path2, kind: "noPlace", weight: standing.weight });
    else this.entries.push({ path: path2, kind: "unmapped" });
  }
  replace(from, whole2, standing) {
    this.entries.splice(from);
    this.entry(whole2, standing);
  }
  settle(from, standing) {
    for (const e of this.entries.splice(from)) this.entry(e.path, e.kind === "unmapped" ? standing : standingOf(e));
  }
};
var standingOf = ({ weight }) => weight === void 0 ? void 0 : { kind: "noPlace", weight, deep: true };
function accountOfModel({ family }, root2, run) {
  const report2 = new Report(run.leafVerdicts);
  family.model.walk(root2, run, report2);
  return closed(report2, run);
}
function accountOfWire({ family }, root2, run) {
  const report2 = new Report(run.leafVerdicts);
  walkWire(family.wire, root2, run, report2);
  return closed(report2, run);
}
var closed = (report2, run) => ({
  leaves: report2.leaves,
  accounted: report2.accounted,
  entries: [...report2.entries, ...run.missing]
});
var rejections = (account) => account.entries.map(
  ({ path: path2, kind }) => fatal(
    "not-supported",
    kind === "missing" ? "Nothing is there to be sent." : "The message has no place for this.",
    path2
  )
);

// shared/wire/fhir/definitions.generated.json
var definitions_generated_default = { primitives: ["base64Binary", "boolean", "canonical", "code", "date", "dateTime", "decimal", "id", "instant", "integer", "markdown", "oid", "positiveInt", "string", "time", "unsignedInt", "uri", "url", "uuid", "xhtml"], resources: ["Account", "ActivityDefinition", "AdverseEvent", "AllergyIntolerance", "Appointment", "AppointmentResponse", "AuditEvent", "Basic", "Binary", "BiologicallyDerivedProduct", "BodyStructure", "Bundle", "CapabilityStatement", "CarePlan", "CareTeam", "CatalogEntry", "ChargeItem", "ChargeItemDefinition", "Claim", "ClaimResponse", "ClinicalImpression", "CodeSystem", "Communication", "CommunicationRequest", "CompartmentDefinition", "Composition", "ConceptMap", "Condition", "Consent", "Contract", "Coverage", "CoverageEligibilityRequest", "CoverageEligibilityResponse", "DetectedIssue", "Device", "DeviceDefinition", "DeviceMetric", "DeviceRequest", "DeviceUseStatement", "DiagnosticReport", "DocumentManifest", "DocumentReference", "EffectEvidenceSynthesis", "Encounter", "Endpoint", "EnrollmentRequest", "EnrollmentResponse", "EpisodeOfCare", "EventDefinition", "Evidence", "EvidenceVariable", "ExampleScenario", "ExplanationOfBenefit", "FamilyMemberHistory", "Flag", "Goal", "GraphDefinition", "Group", "GuidanceResponse", "HealthcareService", "ImagingStudy", "Immunization", "ImmunizationEvaluation", "ImmunizationRecommendation", "ImplementationGuide", "InsurancePlan", "Invoice", "Library", "Linkage", "List", "Location", "Measure", "MeasureReport", "Media", "Medication", "MedicationAdministration", "MedicationDispense", "MedicationKnowledge", "MedicationRequest", "MedicationStatement", "MedicinalProduct", "MedicinalProductAuthorization", "MedicinalProductContraindication", "MedicinalProductIndication", "MedicinalProductIngredient", "MedicinalProductInteraction", "MedicinalProductManufactured", "MedicinalProductPackaged", "MedicinalProductPharmaceutical", "MedicinalProductUndesirableEffect", "MessageDefinition", "MessageHeader", "MolecularSequence", "NamingSystem", "NutritionOrder", "Observation", "ObservationDefinition", "OperationDefinition", "OperationOutcome", "Organization", "OrganizationAffiliation", "Parameters", "Patient", "PaymentNotice", "PaymentReconciliation", "Person", "PlanDefinition", "Practitioner", "PractitionerRole", "Procedure", "Provenance", "Questionnaire", "QuestionnaireResponse", "RelatedPerson", "RequestGroup", "ResearchDefinition", "ResearchElementDefinition", "ResearchStudy", "ResearchSubject", "RiskAssessment", "RiskEvidenceSynthesis", "Schedule", "SearchParameter", "ServiceRequest", "Slot", "Specimen", "SpecimenDefinition", "StructureDefinition", "StructureMap", "Subscription", "Substance", "SubstanceNucleicAcid", "SubstancePolymer", "SubstanceProtein", "SubstanceReferenceInformation", "SubstanceSourceMaterial", "SubstanceSpecification", "SupplyDelivery", "SupplyRequest", "Task", "TerminologyCapabilities", "TestReport", "TestScript", "ValueSet", "VerificationResult", "VisionPrescription"], types: { Element: { elements: { id: ["string"], extension: ["Extension", 0, 1] } }, BackboneElement: { base: "Element", elements: { modifierExtension: ["Extension", 0, 1] } }, Address: { base: "Element", elements: { use: ["code", 0, 0, "", "address-use"], type: ["code", 0, 0, "", "address-type"], text: ["string"], line: ["string", 0, 1], city: ["string"], district: ["string"], state: ["string"], postalCode: ["string"], country: ["string"], period: ["Period"] } }, Age: { base: "Quantity", elements: {} }, Annotation: { base: "Element", elements: { authorReference: ["Reference", 0, 0, "author"], authorString: ["string", 0, 0, "author"], time: ["dateTime"], text: ["markdown", 1] } }, Attachment: { base: "Element", elements: { contentType: ["code", 0, 0, "", "mimetypes"], language: ["code"], data: ["base64Binary"], url: ["url"], size: ["unsignedInt"], hash: ["base64Binary"], title: ["string"], creation: ["dateTime"] } }, CodeableConcept: { base: "Element", elements: { coding: ["Coding", 0, 1], text: ["string"] } }, Coding: { base: "Element", elements: { system: ["uri"], version: ["string"], code: ["code"], display: ["string"], userSelected: ["boolean"] } }, ContactDetail: { base: "Element", elements: { name: ["string"], telecom: ["ContactPoint", 0, 1] } }, ContactPoint: { base: "Element", elements: { system: ["code", 0, 0, "", "contact-point-system"], value: ["string"], use: ["code", 0, 0, "", "contact-point-use"], rank: ["positiveInt"], period: ["Period"] } }, Contributor: { base: "Element", elements: { type: ["code", 1, 0, "", "contributor-type"], name: ["string", 1], contact: ["ContactDetail", 0, 1] } }, Count: { base: "Quantity", elements: {} }, DataRequirement: { base: "Element", elements: { type: ["code", 1, 0, "", "all-types"], profile: ["canonical", 0, 1], subjectCodeableConcept: ["CodeableConcept", 0, 0, "subject"], subjectReference: ["Reference", 0, 0, "subject"], mustSupport: ["string", 0, 1], codeFilter: ["DataRequirement.codeFilter", 0, 1], dateFilter: ["DataRequirement.dateFilter", 0, 1], limit: ["positiveInt"], sort: ["DataRequirement.sort", 0, 1] } }, "DataRequirement.codeFilter": { base: "Element", elements: { path: ["string"], searchParam: ["string"], valueSet: ["canonical"], code: ["Coding", 0, 1] } }, "DataRequirement.dateFilter": { base: "Element", elements: { path: ["string"], searchParam: ["string"], valueDateTime: ["dateTime", 0, 0, "value"], valuePeriod: ["Period", 0, 0, "value"], valueDuration: ["Duration", 0, 0, "value"] } }, "DataRequirement.sort": { base: "Element", elements: { path: ["string", 1], direction: ["code", 1, 0, "", "sort-direction"] } }, Distance: { base: "Quantity", elements: {} }, Dosage: { base: "BackboneElement", elements: { sequence: ["integer"], text: ["string"], additionalInstruction: ["CodeableConcept", 0, 1], patientInstruction: ["string"], timing: ["Timing"], asNeededBoolean: ["boolean", 0, 0, "asNeeded"], asNeededCodeableConcept: ["CodeableConcept", 0, 0, "asNeeded"], site: ["CodeableConcept"], route: ["CodeableConcept"], method: ["CodeableConcept"], doseAndRate: ["Dosage.doseAndRate", 0, 1], maxDosePerPeriod: ["Ratio"], maxDosePerAdministration: ["Quantity"], maxDosePerLifetime: ["Quantity"] } }, "Dosage.doseAndRate": { base: "Element", elements: { type: ["CodeableConcept"], doseRange: ["Range", 0, 0, "dose"], doseQuantity: ["Quantity", 0, 0, "dose"], rateRatio: ["Ratio", 0, 0, "rate"], rateRange: ["Range", 0, 0, "rate"], rateQuantity: ["Quantity", 0, 0, "rate"] } }, Duration: { base: "Quantity", elements: {} }, ElementDefinition: { base: "BackboneElement", elements: { path: ["string", 1], representation: ["code", 0, 1, "", "property-representation"], sliceName: ["string"], sliceIsConstraining: ["boolean"], label: ["string"], code: ["Coding", 0, 1], slicing: ["ElementDefinition.slicing"], short: ["string"], definition: ["markdown"], comment: ["markdown"], requirements: ["markdown"], alias: ["string", 0, 1], min: ["unsignedInt"], max: ["string"], base: ["ElementDefinition.base"], contentReference: ["uri"], type: ["ElementDefinition.type", 0, 1], defaultValueBase64Binary: ["base64Binary", 0, 0, "defaultValue"], defaultValueBoolean: ["boolean", 0, 0, "defaultValue"], defaultValueCanonical: ["canonical", 0, 0, "defaultValue"], defaultValueCode: ["code", 0, 0, "defaultValue"], defaultValueDate: ["date", 0, 0, "defaultValue"], defaultValueDateTime: ["dateTime", 0, 0, "defaultValue"], defaultValueDecimal: ["decimal", 0, 0, "defaultValue"], defaultValueId: ["id", 0, 0, "defaultValue"], defaultValueInstant: ["instant", 0, 0, "defaultValue"], defaultValueInteger: ["integer", 0, 0, "defaultValue"], defaultValueMarkdown: ["markdown", 0, 0, "defaultValue"], defaultValueOid: ["oid", 0, 0, "defaultValue"], defaultValuePositiveInt: ["positiveInt", 0, 0, "defaultValue"], defaultValueString: ["string", 0, 0, "defaultValue"], defaultValueTime: ["time", 0, 0, "defaultValue"], defaultValueUnsignedInt: ["unsignedInt", 0, 0, "defaultValue"], defaultValueUri: ["uri", 0, 0, "defaultValue"], defaultValueUrl: ["url", 0, 0, "defaultValue"], defaultValueUuid: ["uuid", 0, 0, "defaultValue"], defaultValueAddress: ["Address", 0, 0, "defaultValue"], defaultValueAge: ["Age", 0, 0, "defaultValue"], defaultValueAnnotation: ["Annotation", 0, 0, "defaultValue"], defaultValueAttachment: ["Attachment", 0, 0, "defaultValue"], defaultValueCodeableConcept: ["CodeableConcept", 0, 0, "defaultValue"], defaultValueCoding: ["Coding", 0, 0, "defaultValue"], defaultValueContactPoint: ["ContactPoint", 0, 0, "defaultValue"], defaultValueCount: ["Count", 0, 0, "defaultValue"], defaultValueDistance: ["Distance", 0, 0, "defaultValue"], defaultValueDuration: ["Duration", 0, 0, "defaultValue"], defaultValueHumanName: ["HumanName", 0, 0, "defaultValue"], defaultValueIdentifier: ["Identifier", 0, 0, "defaultValue"], defaultValueMoney: ["Money", 0, 0, "defaultValue"], defaultValuePeriod: ["Period", 0, 0, "defaultValue"], defaultValueQuantity: ["Quantity", 0, 0, "defaultValue"], defaultValueRange: ["Range", 0, 0, "defaultValue"], defaultValueRatio: ["Ratio", 0, 0, "defaultValue"], defaultValueReference: ["Reference", 0, 0, "defaultValue"], defaultValueSampledData: ["SampledData", 0, 0, "defaultValue"], defaultValueSignature: ["Signature", 0, 0, "defaultValue"], defaultValueTiming: ["Timing", 0, 0, "defaultValue"], defaultValueContactDetail: ["ContactDetail", 0, 0, "defaultValue"], defaultValueContributor: ["Contributor", 0, 0, "defaultValue"], defaultValueDataRequirement: ["DataRequirement", 0, 0, "defaultValue"], defaultValueExpression: ["Expression", 0, 0, "defaultValue"], defaultValueParameterDefinition: ["ParameterDefinition", 0, 0, "defaultValue"], defaultValueRelatedArtifact: ["RelatedArtifact", 0, 0, "defaultValue"], defaultValueTriggerDefinition: ["TriggerDefinition", 0, 0, "defaultValue"], defaultValueUsageContext: ["UsageContext", 0, 0, "defaultValue"], defaultValueDosage: ["Dosage", 0, 0, "defaultValue"], defaultValueMeta: ["Meta", 0, 0, "defaultValue"], meaningWhenMissing: ["markdown"], orderMeaning: ["string"], fixedBase64Binary: ["base64Binary", 0, 0, "fixed"], fixedBoolean: ["boolean", 0, 0, "fixed"], fixedCanonical: ["canonical", 0, 0, "fixed"], fixedCode: ["code", 0, 0, "fixed"], fixedDate: ["date", 0, 0, "fixed"], fixedDateTime: ["dateTime", 0, 0, "fixed"], fixedDecimal: ["decimal", 0, 0, "fixed"], fixedId: ["id", 0, 0, "fixed"], fixedInstant: ["instant", 0, 0, "fixed"], fixedInteger: ["integer", 0, 0, "fixed"], fixedMarkdown: ["markdown", 0, 0, "fixed"], fixedOid: ["oid", 0, 0, "fixed"], fixedPositiveInt: ["positiveInt", 0, 0, "fixed"], fixedString: ["string", 0, 0, "fixed"], fixedTime: ["time", 0, 0, "fixed"], fixedUnsignedInt: ["unsignedInt", 0, 0, "fixed"], fixedUri: ["uri", 0, 0, "fixed"], fixedUrl: ["url", 0, 0, "fixed"], fixedUuid: ["uuid", 0, 0, "fixed"], fixedAddress: ["Address", 0, 0, "fixed"], fixedAge: ["Age", 0, 0, "fixed"], fixedAnnotation: ["Annotation", 0, 0, "fixed"], fixedAttachment: ["Attachment", 0, 0, "fixed"], fixedCodeableConcept: ["CodeableConcept", 0, 0, "fixed"], fixedCoding: ["Coding", 0, 0, "fixed"], fixedContactPoint: ["ContactPoint", 0, 0, "fixed"], fixedCount: ["Count", 0, 0, "fixed"], fixedDistance: ["Distance", 0, 0, "fixed"], fixedDuration: ["Duration", 0, 0, "fixed"], fixedHumanName: ["HumanName", 0, 0, "fixed"], fixedIdentifier: ["Identifier", 0, 0, "fixed"], fixedMoney: ["Money", 0, 0, "fixed"], fixedPeriod: ["Period", 0, 0, "fixed"], fixedQuantity: ["Quantity", 0, 0, "fixed"], fixedRange: ["Range", 0, 0, "fixed"], fixedRatio: ["Ratio", 0, 0, "fixed"], fixedReference: ["Reference", 0, 0, "fixed"], fixedSampledData: ["SampledData", 0, 0, "fixed"], fixedSignature: ["Signature", 0, 0, "fixed"], fixedTiming: ["Timing", 0, 0, "fixed"], fixedContactDetail: ["ContactDetail", 0, 0, "fixed"], fixedContributor: ["Contributor", 0, 0, "fixed"], fixedDataRequirement: ["DataRequirement", 0, 0, "fixed"], fixedExpression: ["Expression", 0, 0, "fixed"], fixedParameterDefinition: ["ParameterDefinition", 0, 0, "fixed"], fixedRelatedArtifact: ["RelatedArtifact", 0, 0, "fixed"], fixedTriggerDefinition: ["TriggerDefinition", 0, 0, "fixed"], fixedUsageContext: ["UsageContext", 0, 0, "fixed"], fixedDosage: ["Dosage", 0, 0, "fixed"], fixedMeta: ["Meta", 0, 0, "fixed"], patternBase64Binary: ["base64Binary", 0, 0, "pattern"], patternBoolean: ["boolean", 0, 0, "pattern"], patternCanonical: ["canonical", 0, 0, "pattern"], patternCode: ["code", 0, 0, "pattern"], patternDate: ["date", 0, 0, "pattern"], patternDateTime: ["dateTime", 0, 0, "pattern"], patternDecimal: ["decimal", 0, 0, "pattern"], patternId: ["id", 0, 0, "pattern"], patternInstant: ["instant", 0, 0, "pattern"], patternInteger: ["integer", 0, 0, "pattern"], patternMarkdown: ["markdown", 0, 0, "pattern"], patternOid: ["oid", 0, 0, "pattern"], patternPositiveInt: ["positiveInt", 0, 0, "pattern"], patternString: ["string", 0, 0, "pattern"], patternTime: ["time", 0, 0, "pattern"], patternUnsignedInt: ["unsignedInt", 0, 0, "pattern"], patternUri: ["uri", 0, 0, "pattern"], patternUrl: ["url", 0, 0, "pattern"], patternUuid: ["uuid", 0, 0, "pattern"], patternAddress: ["Address", 0, 0, "pattern"], patternAge: ["Age", 0, 0, "pattern"], patternAnnotation: ["Annotation", 0, 0, "pattern"], patternAttachment: ["Attachment", 0, 0, "pattern"], patternCodeableConcept: ["CodeableConcept", 0, 0, "pattern"], patternCoding: ["Coding", 0, 0, "pattern"], patternContactPoint: ["ContactPoint", 0, 0, "pattern"], patternCount: ["Count", 0, 0, "pattern"], patternDistance: ["Distance", 0, 0, "pattern"], patternDuration: ["Duration", 0, 0, "pattern"], patternHumanName: ["HumanName", 0, 0, "pattern"], patternIdentifier: ["Identifier", 0, 0, "pattern"], patternMoney: ["Money", 0, 0, "pattern"], patternPeriod: ["Period", 0, 0, "pattern"], patternQuantity: ["Quantity", 0, 0, "pattern"], patternRange: ["Range", 0, 0, "pattern"], patternRatio: ["Ratio", 0, 0, "pattern"], patternReference: ["Reference", 0, 0, "pattern"], patternSampledData: ["SampledData", 0, 0, "pattern"], patternSignature: ["Signature", 0, 0, "pattern"], patternTiming: ["Timing", 0, 0, "pattern"], patternContactDetail: ["ContactDetail", 0, 0, "pattern"], patternContributor: ["Contributor", 0, 0, "pattern"], patternDataRequirement: ["DataRequirement", 0, 0, "pattern"], patternExpression: ["Expression", 0, 0, "pattern"], patternParameterDefinition: ["ParameterDefinition", 0, 0, "pattern"], patternRelatedArtifact: ["RelatedArtifact", 0, 0, "pattern"], patternTriggerDefinition: ["TriggerDefinition", 0, 0, "pattern"], patternUsageContext: ["UsageContext", 0, 0, "pattern"], patternDosage: ["Dosage", 0, 0, "pattern"], patternMeta: ["Meta", 0, 0, "pattern"], example: ["ElementDefinition.example", 0, 1], minValueDate: ["date", 0, 0, "minValue"], minValueDateTime: ["dateTime", 0, 0, "minValue"], minValueInstant: ["instant", 0, 0, "minValue"], minValueTime: ["time", 0, 0, "minValue"], minValueDecimal: ["decimal", 0, 0, "minValue"], minValueInteger: ["integer", 0, 0, "minValue"], minValuePositiveInt: ["positiveInt", 0, 0, "minValue"], minValueUnsignedInt: ["unsignedInt", 0, 0, "minValue"], minValueQuantity: ["Quantity", 0, 0, "minValue"], maxValueDate: ["date", 0, 0, "maxValue"], maxValueDateTime: ["dateTime", 0, 0, "maxValue"], maxValueInstant: ["instant", 0, 0, "maxValue"], maxValueTime: ["time", 0, 0, "maxValue"], maxValueDecimal: ["decimal", 0, 0, "maxValue"], maxValueInteger: ["integer", 0, 0, "maxValue"], maxValuePositiveInt: ["positiveInt", 0, 0, "maxValue"], maxValueUnsignedInt: ["unsignedInt", 0, 0, "maxValue"], maxValueQuantity: ["Quantity", 0, 0, "maxValue"], maxLength: ["integer"], condition: ["id", 0, 1], constraint: ["ElementDefinition.constraint", 0, 1], mustSupport: ["boolean"], isModifier: ["boolean"], isModifierReason: ["string"], isSummary: ["boolean"], binding: ["ElementDefinition.binding"], mapping: ["ElementDefinition.mapping", 0, 1] } }, "ElementDefinition.slicing": { base: "Element", elements: { discriminator: ["ElementDefinition.slicing.discriminator", 0, 1], description: ["string"], ordered: ["boolean"], rules: ["code", 1, 0, "", "resource-slicing-rules"] } }, "ElementDefinition.slicing.discriminator": { base: "Element", elements: { type: ["code", 1, 0, "", "discriminator-type"], path: ["string", 1] } }, "ElementDefinition.base": { base: "Element", elements: { path: ["string", 1], min: ["unsignedInt", 1], max: ["string", 1] } }, "ElementDefinition.type": { base: "Element", elements: { code: ["uri", 1], profile: ["canonical", 0, 1], targetProfile: ["canonical", 0, 1], aggregation: ["code", 0, 1, "", "resource-aggregation-mode"], versioning: ["code", 0, 0, "", "reference-version-rules"] } }, "ElementDefinition.example": { base: "Element", elements: { label: ["string", 1], valueBase64Binary: ["base64Binary", 1, 0, "value"], valueBoolean: ["boolean", 1, 0, "value"], valueCanonical: ["canonical", 1, 0, "value"], valueCode: ["code", 1, 0, "value"], valueDate: ["date", 1, 0, "value"], valueDateTime: ["dateTime", 1, 0, "value"], valueDecimal: ["decimal", 1, 0, "value"], valueId: ["id", 1, 0, "value"], valueInstant: ["instant", 1, 0, "value"], valueInteger: ["integer", 1, 0, "value"], valueMarkdown: ["markdown", 1, 0, "value"], valueOid: ["oid", 1, 0, "value"], valuePositiveInt: ["positiveInt", 1, 0, "value"], valueString: ["string", 1, 0, "value"], valueTime: ["time", 1, 0, "value"], valueUnsignedInt: ["unsignedInt", 1, 0, "value"], valueUri: ["uri", 1, 0, "value"], valueUrl: ["url", 1, 0, "value"], valueUuid: ["uuid", 1, 0, "value"], valueAddress: ["Address", 1, 0, "value"], valueAge: ["Age", 1, 0, "value"], valueAnnotation: ["Annotation", 1, 0, "value"], valueAttachment: ["Attachment", 1, 0, "value"], valueCodeableConcept: ["CodeableConcept", 1, 0, "value"], valueCoding: ["Coding", 1, 0, "value"], valueContactPoint: ["ContactPoint", 1, 0, "value"], valueCount: ["Count", 1, 0, "value"], valueDistance: ["Distance", 1, 0, "value"], valueDuration: ["Duration", 1, 0, "value"], valueHumanName: ["HumanName", 1, 0, "value"], valueIdentifier: ["Identifier", 1, 0, "value"], valueMoney: ["Money", 1, 0, "value"], valuePeriod: ["Period", 1, 0, "value"], valueQuantity: ["Quantity", 1, 0, "value"], valueRange: ["Range", 1, 0, "value"], valueRatio: ["Ratio", 1, 0, "value"], valueReference: ["Reference", 1, 0, "value"], valueSampledData: ["SampledData", 1, 0, "value"], valueSignature: ["Signature", 1, 0, "value"], valueTiming: ["Timing", 1, 0, "value"], valueContactDetail: ["ContactDetail", 1, 0, "value"], valueContributor: ["Contributor", 1, 0, "value"], valueDataRequirement: ["DataRequirement", 1, 0, "value"], valueExpression: ["Expression", 1, 0, "value"], valueParameterDefinition: ["ParameterDefinition", 1, 0, "value"], valueRelatedArtifact: ["RelatedArtifact", 1, 0, "value"], valueTriggerDefinition: ["TriggerDefinition", 1, 0, "value"], valueUsageContext: ["UsageContext", 1, 0, "value"], valueDosage: ["Dosage", 1, 0, "value"], valueMeta: ["Meta", 1, 0, "value"] } }, "ElementDefinition.constraint": { base: "Element", elements: { key: ["id", 1], requirements: ["string"], severity: ["code", 1, 0, "", "constraint-severity"], human: ["string", 1], expression: ["string"], xpath: ["string"], source: ["canonical"] } }, "ElementDefinition.binding": { base: "Element", elements: { strength: ["code", 1, 0, "", "binding-strength"], description: ["string"], valueSet: ["canonical"] } }, "ElementDefinition.mapping": { base: "Element", elements: { identity: ["id", 1], language: ["code", 0, 0, "", "mimetypes"], map: ["string", 1], comment: ["string"] } }, Expression: { base: "Element", elements: { description: ["string"], name: ["id"], language: ["code", 1], expression: ["string"], reference: ["uri"] } }, Extension: { base: "Element", elements: { url: ["uri", 1], valueBase64Binary: ["base64Binary", 0, 0, "value"], valueBoolean: ["boolean", 0, 0, "value"], valueCanonical: ["canonical", 0, 0, "value"], valueCode: ["code", 0, 0, "value"], valueDate: ["date", 0, 0, "value"], valueDateTime: ["dateTime", 0, 0, "value"], valueDecimal: ["decimal", 0, 0, "value"], valueId: ["id", 0, 0, "value"], valueInstant: ["instant", 0, 0, "value"], valueInteger: ["integer", 0, 0, "value"], valueMarkdown: ["markdown", 0, 0, "value"], valueOid: ["oid", 0, 0, "value"], valuePositiveInt: ["positiveInt", 0, 0, "value"], valueString: ["string", 0, 0, "value"], valueTime: ["time", 0, 0, "value"], valueUnsignedInt: ["unsignedInt", 0, 0, "value"], valueUri: ["uri", 0, 0, "value"], valueUrl: ["url", 0, 0, "value"], valueUuid: ["uuid", 0, 0, "value"], valueAddress: ["Address", 0, 0, "value"], valueAge: ["Age", 0, 0, "value"], valueAnnotation: ["Annotation", 0, 0, "value"], valueAttachment: ["Attachment", 0, 0, "value"], valueCodeableConcept: ["CodeableConcept", 0, 0, "value"], valueCoding: ["Coding", 0, 0, "value"], valueContactPoint: ["ContactPoint", 0, 0, "value"], valueCount: ["Count", 0, 0, "value"], valueDistance: ["Distance", 0, 0, "value"], valueDuration: ["Duration", 0, 0, "value"], valueHumanName: ["HumanName", 0, 0, "value"], valueIdentifier: ["Identifier", 0, 0, "value"], valueMoney: ["Money", 0, 0, "value"], valuePeriod: ["Period", 0, 0, "value"], valueQuantity: ["Quantity", 0, 0, "value"], valueRange: ["Range", 0, 0, "value"], valueRatio: ["Ratio", 0, 0, "value"], valueReference: ["Reference", 0, 0, "value"], valueSampledData: ["SampledData", 0, 0, "value"], valueSignature: ["Signature", 0, 0, "value"], valueTiming: ["Timing", 0, 0, "value"], valueContactDetail: ["ContactDetail", 0, 0, "value"], valueContributor: ["Contributor", 0, 0, "value"], valueDataRequirement: ["DataRequirement", 0, 0, "value"], valueExpression: ["Expression", 0, 0, "value"], valueParameterDefinition: ["ParameterDefinition", 0, 0, "value"], valueRelatedArtifact: ["RelatedArtifact", 0, 0, "value"], valueTriggerDefinition: ["TriggerDefinition", 0, 0, "value"], valueUsageContext: ["UsageContext", 0, 0, "value"], valueDosage: ["Dosage", 0, 0, "value"], valueMeta: ["Meta", 0, 0, "value"] } }, HumanName: { base: "Element", elements: { use: ["code", 0, 0, "", "name-use"], text: ["string"], family: ["string"], given: ["string", 0, 1], prefix: ["string", 0, 1], suffix: ["string", 0, 1], period: ["Period"] } }, Identifier: { base: "Element", elements: { use: ["code", 0, 0, "", "identifier-use"], type: ["CodeableConcept"], system: ["uri"], value: ["string"], period: ["Period"], assigner: ["Reference"] } }, MarketingStatus: { base: "BackboneElement", elements: { country: ["CodeableConcept", 1], jurisdiction: ["CodeableConcept"], status: ["CodeableConcept", 1], dateRange: ["Period", 1], restoreDate: ["dateTime"] } }, Meta: { base: "Element", elements: { versionId: ["id"], lastUpdated: ["instant"], source: ["uri"], profile: ["canonical", 0, 1], security: ["Coding", 0, 1], tag: ["Coding", 0, 1], project: ["uri"], author: ["Reference"], onBehalfOf: ["Reference"], account: ["Reference"], accounts: ["Reference", 0, 1], compartment: ["Reference", 0, 1] } }, Money: { base: "Element", elements: { value: ["decimal"], currency: ["code", 0, 0, "", "currencies"] } }, Narrative: { base: "Element", elements: { status: ["code", 1, 0, "", "narrative-status"], div: ["xhtml", 1] } }, ParameterDefinition: { base: "Element", elements: { name: ["code"], use: ["code", 1, 0, "", "operation-parameter-use"], min: ["integer"], max: ["string"], documentation: ["string"], type: ["code", 1, 0, "", "all-types"], profile: ["canonical"] } }, Period: { base: "Element", elements: { start: ["dateTime"], end: ["dateTime"] } }, Population: { base: "BackboneElement", elements: { ageRange: ["Range", 0, 0, "age"], ageCodeableConcept: ["CodeableConcept", 0, 0, "age"], gender: ["CodeableConcept"], race: ["CodeableConcept"], physiologicalCondition: ["CodeableConcept"] } }, ProdCharacteristic: { base: "BackboneElement", elements: { height: ["Quantity"], width: ["Quantity"], depth: ["Quantity"], weight: ["Quantity"], nominalVolume: ["Quantity"], externalDiameter: ["Quantity"], shape: ["string"], color: ["string", 0, 1], imprint: ["string", 0, 1], image: ["Attachment", 0, 1], scoring: ["CodeableConcept"] } }, ProductShelfLife: { base: "BackboneElement", elements: { identifier: ["Identifier"], type: ["CodeableConcept", 1], period: ["Quantity", 1], specialPrecautionsForStorage: ["CodeableConcept", 0, 1] } }, Quantity: { base: "Element", elements: { value: ["decimal"], comparator: ["code", 0, 0, "", "quantity-comparator"], unit: ["string"], system: ["uri"], code: ["code"] } }, Range: { base: "Element", elements: { low: ["Quantity"], high: ["Quantity"] } }, Ratio: { base: "Element", elements: { numerator: ["Quantity"], denominator: ["Quantity"] } }, Reference: { base: "Element", elements: { reference: ["string"], type: ["uri"], identifier: ["Identifier"], display: ["string"] } }, RelatedArtifact: { base: "Element", elements: { type: ["code", 1, 0, "", "related-artifact-type"], label: ["string"], display: ["string"], citation: ["markdown"], url: ["url"], document: ["Attachment"], resource: ["canonical"] } }, SampledData: { base: "Element", elements: { origin: ["Quantity", 1], period: ["decimal", 1], factor: ["decimal"], lowerLimit: ["decimal"], upperLimit: ["decimal"], dimensions: ["positiveInt", 1], data: ["string"] } }, Signature: { base: "Element", elements: { type: ["Coding", 1, 1], when: ["instant", 1], who: ["Reference", 1], onBehalfOf: ["Reference"], targetFormat: ["code", 0, 0, "", "mimetypes"], sigFormat: ["code", 0, 0, "", "mimetypes"], data: ["base64Binary"] } }, SubstanceAmount: { base: "BackboneElement", elements: { amountQuantity: ["Quantity", 0, 0, "amount"], amountRange: ["Range", 0, 0, "amount"], amountString: ["string", 0, 0, "amount"], amountType: ["CodeableConcept"], amountText: ["string"], referenceRange: ["SubstanceAmount.referenceRange"] } }, "SubstanceAmount.referenceRange": { base: "Element", elements: { lowLimit: ["Quantity"], highLimit: ["Quantity"] } }, Timing: { base: "BackboneElement", elements: { event: ["dateTime", 0, 1], repeat: ["Timing.repeat"], code: ["CodeableConcept"] } }, "Timing.repeat": { base: "Element", elements: { boundsDuration: ["Duration", 0, 0, "bounds"], boundsRange: ["Range", 0, 0, "bounds"], boundsPeriod: ["Period", 0, 0, "bounds"], count: ["positiveInt"], countMax: ["positiveInt"], duration: ["decimal"], durationMax: ["decimal"], durationUnit: ["code", 0, 0, "", "units-of-time"], frequency: ["positiveInt"], frequencyMax: ["positiveInt"], period: ["decimal"], periodMax: ["decimal"], periodUnit: ["code", 0, 0, "", "units-of-time"], dayOfWeek: ["code", 0, 1, "", "days-of-week"], timeOfDay: ["time", 0, 1], when: ["code", 0, 1, "", "event-timing"], offset: ["unsignedInt"] } }, TriggerDefinition: { base: "Element", elements: { type: ["code", 1, 0, "", "trigger-type"], name: ["string"], timingTiming: ["Timing", 0, 0, "timing"], timingReference: ["Reference", 0, 0, "timing"], timingDate: ["date", 0, 0, "timing"], timingDateTime: ["dateTime", 0, 0, "timing"], data: ["DataRequirement", 0, 1], condition: ["Expression"] } }, UsageContext: { base: "Element", elements: { code: ["Coding", 1], valueCodeableConcept: ["CodeableConcept", 1, 0, "value"], valueQuantity: ["Quantity", 1, 0, "value"], valueRange: ["Range", 1, 0, "value"], valueReference: ["Reference", 1, 0, "value"] } }, Resource: { elements: { id: ["id"], meta: ["Meta"], implicitRules: ["uri"], language: ["code"] } }, Account: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], status: ["code", 1, 0, "", "account-status"], type: ["CodeableConcept"], name: ["string"], subject: ["Reference", 0, 1], servicePeriod: ["Period"], coverage: ["Account.coverage", 0, 1], owner: ["Reference"], description: ["string"], guarantor: ["Account.guarantor", 0, 1], partOf: ["Reference"] } }, "Account.coverage": { base: "BackboneElement", elements: { coverage: ["Reference", 1], priority: ["positiveInt"] } }, "Account.guarantor": { base: "BackboneElement", elements: { party: ["Reference", 1], onHold: ["boolean"], period: ["Period"] } }, ActivityDefinition: { base: "DomainResource", elements: { url: ["uri"], identifier: ["Identifier", 0, 1], version: ["string"], name: ["string"], title: ["string"], subtitle: ["string"], status: ["code", 1, 0, "", "publication-status"], experimental: ["boolean"], subjectCodeableConcept: ["CodeableConcept", 0, 0, "subject"], subjectReference: ["Reference", 0, 0, "subject"], date: ["dateTime"], publisher: ["string"], contact: ["ContactDetail", 0, 1], description: ["markdown"], useContext: ["UsageContext", 0, 1], jurisdiction: ["CodeableConcept", 0, 1], purpose: ["markdown"], usage: ["string"], copyright: ["markdown"], approvalDate: ["date"], lastReviewDate: ["date"], effectivePeriod: ["Period"], topic: ["CodeableConcept", 0, 1], author: ["ContactDetail", 0, 1], editor: ["ContactDetail", 0, 1], reviewer: ["ContactDetail", 0, 1], endorser: ["ContactDetail", 0, 1], relatedArtifact: ["RelatedArtifact", 0, 1], library: ["canonical", 0, 1], kind: ["code", 0, 0, "", "request-resource-types"], profile: ["canonical"], code: ["CodeableConcept"], intent: ["code", 0, 0, "", "request-intent"], priority: ["code", 0, 0, "", "request-priority"], doNotPerform: ["boolean"], timingTiming: ["Timing", 0, 0, "timing"], timingDateTime: ["dateTime", 0, 0, "timing"], timingAge: ["Age", 0, 0, "timing"], timingPeriod: ["Period", 0, 0, "timing"], timingRange: ["Range", 0, 0, "timing"], timingDuration: ["Duration", 0, 0, "timing"], location: ["Reference"], participant: ["ActivityDefinition.participant", 0, 1], productReference: ["Reference", 0, 0, "product"], productCodeableConcept: ["CodeableConcept", 0, 0, "product"], quantity: ["Quantity"], dosage: ["Dosage", 0, 1], bodySite: ["CodeableConcept", 0, 1], specimenRequirement: ["Reference", 0, 1], observationRequirement: ["Reference", 0, 1], observationResultRequirement: ["Reference", 0, 1], transform: ["canonical"], dynamicValue: ["ActivityDefinition.dynamicValue", 0, 1] } }, "ActivityDefinition.participant": { base: "BackboneElement", elements: { type: ["code", 1, 0, "", "action-participant-type"], role: ["CodeableConcept"] } }, "ActivityDefinition.dynamicValue": { base: "BackboneElement", elements: { path: ["string", 1], expression: ["Expression", 1] } }, AdverseEvent: { base: "DomainResource", elements: { identifier: ["Identifier"], actuality: ["code", 1, 0, "", "adverse-event-actuality"], category: ["CodeableConcept", 0, 1], event: ["CodeableConcept"], subject: ["Reference", 1], encounter: ["Reference"], date: ["dateTime"], detected: ["dateTime"], recordedDate: ["dateTime"], resultingCondition: ["Reference", 0, 1], location: ["Reference"], seriousness: ["CodeableConcept"], severity: ["CodeableConcept"], outcome: ["CodeableConcept"], recorder: ["Reference"], contributor: ["Reference", 0, 1], suspectEntity: ["AdverseEvent.suspectEntity", 0, 1], subjectMedicalHistory: ["Reference", 0, 1], referenceDocument: ["Reference", 0, 1], study: ["Reference", 0, 1] } }, "AdverseEvent.suspectEntity": { base: "BackboneElement", elements: { instance: ["Reference", 1], causality: ["AdverseEvent.suspectEntity.causality", 0, 1] } }, "AdverseEvent.suspectEntity.causality": { base: "BackboneElement", elements: { assessment: ["CodeableConcept"], productRelatedness: ["string"], author: ["Reference"], method: ["CodeableConcept"] } }, AllergyIntolerance: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], clinicalStatus: ["CodeableConcept"], verificationStatus: ["CodeableConcept"], type: ["code", 0, 0, "", "allergy-intolerance-type"], category: ["code", 0, 1, "", "allergy-intolerance-category"], criticality: ["code", 0, 0, "", "allergy-intolerance-criticality"], code: ["CodeableConcept"], patient: ["Reference", 1], encounter: ["Reference"], onsetDateTime: ["dateTime", 0, 0, "onset"], onsetAge: ["Age", 0, 0, "onset"], onsetPeriod: ["Period", 0, 0, "onset"], onsetRange: ["Range", 0, 0, "onset"], onsetString: ["string", 0, 0, "onset"], recordedDate: ["dateTime"], recorder: ["Reference"], asserter: ["Reference"], lastOccurrence: ["dateTime"], note: ["Annotation", 0, 1], reaction: ["AllergyIntolerance.reaction", 0, 1] } }, "AllergyIntolerance.reaction": { base: "BackboneElement", elements: { substance: ["CodeableConcept"], manifestation: ["CodeableConcept", 1, 1], description: ["string"], onset: ["dateTime"], severity: ["code", 0, 0, "", "reaction-event-severity"], exposureRoute: ["CodeableConcept"], note: ["Annotation", 0, 1] } }, Appointment: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], status: ["code", 1, 0, "", "appointmentstatus"], cancelationReason: ["CodeableConcept"], serviceCategory: ["CodeableConcept", 0, 1], serviceType: ["CodeableConcept", 0, 1], specialty: ["CodeableConcept", 0, 1], appointmentType: ["CodeableConcept"], reasonCode: ["CodeableConcept", 0, 1], reasonReference: ["Reference", 0, 1], priority: ["unsignedInt"], description: ["string"], supportingInformation: ["Reference", 0, 1], start: ["instant"], end: ["instant"], minutesDuration: ["positiveInt"], slot: ["Reference", 0, 1], created: ["dateTime"], comment: ["string"], patientInstruction: ["string"], basedOn: ["Reference", 0, 1], participant: ["Appointment.participant", 1, 1], requestedPeriod: ["Period", 0, 1] } }, "Appointment.participant": { base: "BackboneElement", elements: { type: ["CodeableConcept", 0, 1], actor: ["Reference"], required: ["code", 0, 0, "", "participantrequired"], status: ["code", 1, 0, "", "participationstatus"], period: ["Period"] } }, AppointmentResponse: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], appointment: ["Reference", 1], start: ["instant"], end: ["instant"], participantType: ["CodeableConcept", 0, 1], actor: ["Reference"], participantStatus: ["code", 1, 0, "", "participationstatus"], comment: ["string"] } }, AuditEvent: { base: "DomainResource", elements: { type: ["Coding", 1], subtype: ["Coding", 0, 1], action: ["code", 0, 0, "", "audit-event-action"], period: ["Period"], recorded: ["instant", 1], outcome: ["code", 0, 0, "", "audit-event-outcome"], outcomeDesc: ["string"], purposeOfEvent: ["CodeableConcept", 0, 1], agent: ["AuditEvent.agent", 1, 1], source: ["AuditEvent.source", 1], entity: ["AuditEvent.entity", 0, 1] } }, "AuditEvent.agent": { base: "BackboneElement", elements: { type: ["CodeableConcept"], role: ["CodeableConcept", 0, 1], who: ["Reference"], altId: ["string"], name: ["string"], requestor: ["boolean", 1], location: ["Reference"], policy: ["uri", 0, 1], media: ["Coding"], network: ["AuditEvent.agent.network"], purposeOfUse: ["CodeableConcept", 0, 1] } }, "AuditEvent.agent.network": { base: "BackboneElement", elements: { address: ["string"], type: ["code", 0, 0, "", "network-type"] } }, "AuditEvent.source": { base: "BackboneElement", elements: { site: ["string"], observer: ["Reference", 1], type: ["Coding", 0, 1] } }, "AuditEvent.entity": { base: "BackboneElement", elements: { what: ["Reference"], type: ["Coding"], role: ["Coding"], lifecycle: ["Coding"], securityLabel: ["Coding", 0, 1], name: ["string"], description: ["string"], query: ["base64Binary"], detail: ["AuditEvent.entity.detail", 0, 1] } }, "AuditEvent.entity.detail": { base: "BackboneElement", elements: { type: ["string", 1], valueString: ["string", 1, 0, "value"], valueBase64Binary: ["base64Binary", 1, 0, "value"] } }, Basic: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], code: ["CodeableConcept", 1], subject: ["Reference"], created: ["date"], author: ["Reference"] } }, Binary: { base: "Resource", elements: { contentType: ["code", 1, 0, "", "mimetypes"], securityContext: ["Reference"], data: ["base64Binary"], url: ["url"] } }, BiologicallyDerivedProduct: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], productCategory: ["code", 0, 0, "", "product-category"], productCode: ["CodeableConcept"], status: ["code", 0, 0, "", "product-status"], request: ["Reference", 0, 1], quantity: ["integer"], parent: ["Reference", 0, 1], collection: ["BiologicallyDerivedProduct.collection"], processing: ["BiologicallyDerivedProduct.processing", 0, 1], manipulation: ["BiologicallyDerivedProduct.manipulation"], storage: ["BiologicallyDerivedProduct.storage", 0, 1] } }, "BiologicallyDerivedProduct.collection": { base: "BackboneElement", elements: { collector: ["Reference"], source: ["Reference"], collectedDateTime: ["dateTime", 0, 0, "collected"], collectedPeriod: ["Period", 0, 0, "collected"] } }, "BiologicallyDerivedProduct.processing": { base: "BackboneElement", elements: { description: ["string"], procedure: ["CodeableConcept"], additive: ["Reference"], timeDateTime: ["dateTime", 0, 0, "time"], timePeriod: ["Period", 0, 0, "time"] } }, "BiologicallyDerivedProduct.manipulation": { base: "BackboneElement", elements: { description: ["string"], timeDateTime: ["dateTime", 0, 0, "time"], timePeriod: ["Period", 0, 0, "time"] } }, "BiologicallyDerivedProduct.storage": { base: "BackboneElement", elements: { description: ["string"], temperature: ["decimal"], scale: ["code", 0, 0, "", "product-storage-scale"], duration: ["Period"] } }, BodyStructure: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], active: ["boolean"], morphology: ["CodeableConcept"], location: ["CodeableConcept"], locationQualifier: ["CodeableConcept", 0, 1], description: ["string"], image: ["Attachment", 0, 1], patient: ["Reference", 1] } }, Bundle: { base: "Resource", elements: { identifier: ["Identifier"], type: ["code", 1, 0, "", "bundle-type"], timestamp: ["instant"], total: ["unsignedInt"], link: ["Bundle.link", 0, 1], entry: ["Bundle.entry", 0, 1], signature: ["Signature"] } }, "Bundle.link": { base: "BackboneElement", elements: { relation: ["string", 1], url: ["uri", 1] } }, "Bundle.entry": { base: "BackboneElement", elements: { link: ["Bundle.link", 0, 1], fullUrl: ["uri"], resource: ["Resource"], search: ["Bundle.entry.search"], request: ["Bundle.entry.request"], response: ["Bundle.entry.response"] } }, "Bundle.entry.search": { base: "BackboneElement", elements: { mode: ["code", 0, 0, "", "search-entry-mode"], score: ["decimal"] } }, "Bundle.entry.request": { base: "BackboneElement", elements: { method: ["code", 1, 0, "", "http-verb"], url: ["uri", 1], ifNoneMatch: ["string"], ifModifiedSince: ["instant"], ifMatch: ["string"], ifNoneExist: ["string"] } }, "Bundle.entry.response": { base: "BackboneElement", elements: { status: ["string", 1], location: ["uri"], etag: ["string"], lastModified: ["instant"], outcome: ["OperationOutcome"] } }, CapabilityStatement: { base: "DomainResource", elements: { url: ["uri"], version: ["string"], name: ["string"], title: ["string"], status: ["code", 1, 0, "", "publication-status"], experimental: ["boolean"], date: ["dateTime", 1], publisher: ["string"], contact: ["ContactDetail", 0, 1], description: ["markdown"], useContext: ["UsageContext", 0, 1], jurisdiction: ["CodeableConcept", 0, 1], purpose: ["markdown"], copyright: ["markdown"], kind: ["code", 1, 0, "", "capability-statement-kind"], instantiates: ["canonical", 0, 1], imports: ["canonical", 0, 1], software: ["CapabilityStatement.software"], implementation: ["CapabilityStatement.implementation"], fhirVersion: ["code", 1, 0, "", "FHIR-version"], format: ["code", 1, 1, "", "mimetypes"], patchFormat: ["code", 0, 1, "", "mimetypes"], implementationGuide: ["canonical", 0, 1], rest: ["CapabilityStatement.rest", 0, 1], messaging: ["CapabilityStatement.messaging", 0, 1], document: ["CapabilityStatement.document", 0, 1] } }, "CapabilityStatement.software": { base: "BackboneElement", elements: { name: ["string", 1], version: ["string"], releaseDate: ["dateTime"] } }, "CapabilityStatement.implementation": { base: "BackboneElement", elements: { description: ["string", 1], url: ["url"], custodian: ["Reference"] } }, "CapabilityStatement.rest": { base: "BackboneElement", elements: { mode: ["code", 1, 0, "", "restful-capability-mode"], documentation: ["markdown"], security: ["CapabilityStatement.rest.security"], resource: ["CapabilityStatement.rest.resource", 0, 1], interaction: ["CapabilityStatement.rest.interaction", 0, 1], searchParam: ["CapabilityStatement.rest.resource.searchParam", 0, 1], operation: ["CapabilityStatement.rest.resource.operation", 0, 1], compartment: ["canonical", 0, 1] } }, "CapabilityStatement.rest.security": { base: "BackboneElement", elements: { cors: ["boolean"], service: ["CodeableConcept", 0, 1], description: ["markdown"] } }, "CapabilityStatement.rest.resource": { base: "BackboneElement", elements: { type: ["code", 1, 0, "", "resource-types"], profile: ["canonical"], supportedProfile: ["canonical", 0, 1], documentation: ["markdown"], interaction: ["CapabilityStatement.rest.resource.interaction", 0, 1], versioning: ["code", 0, 0, "", "versioning-policy"], readHistory: ["boolean"], updateCreate: ["boolean"], conditionalCreate: ["boolean"], conditionalRead: ["code", 0, 0, "", "conditional-read-status"], conditionalUpdate: ["boolean"], conditionalDelete: ["code", 0, 0, "", "conditional-delete-status"], referencePolicy: ["code", 0, 1, "", "reference-handling-policy"], searchInclude: ["string", 0, 1], searchRevInclude: ["string", 0, 1], searchParam: ["CapabilityStatement.rest.resource.searchParam", 0, 1], operation: ["CapabilityStatement.rest.resource.operation", 0, 1] } }, "CapabilityStatement.rest.resource.interaction": { base: "BackboneElement", elements: { code: ["code", 1, 0, "", "type-restful-interaction"], documentation: ["markdown"] } }, "CapabilityStatement.rest.resource.searchParam": { base: "BackboneElement", elements: { name: ["string", 1], definition: ["canonical"], type: ["code", 1, 0, "", "search-param-type"], documentation: ["markdown"] } }, "CapabilityStatement.rest.resource.operation": { base: "BackboneElement", elements: { name: ["string", 1], definition: ["canonical", 1], documentation: ["markdown"] } }, "CapabilityStatement.rest.interaction": { base: "BackboneElement", elements: { code: ["code", 1, 0, "", "system-restful-interaction"], documentation: ["markdown"] } }, "CapabilityStatement.messaging": { base: "BackboneElement", elements: { endpoint: ["CapabilityStatement.messaging.endpoint", 0, 1], reliableCache: ["unsignedInt"], documentation: ["markdown"], supportedMessage: ["CapabilityStatement.messaging.supportedMessage", 0, 1] } }, "CapabilityStatement.messaging.endpoint": { base: "BackboneElement", elements: { protocol: ["Coding", 1], address: ["url", 1] } }, "CapabilityStatement.messaging.supportedMessage": { base: "BackboneElement", elements: { mode: ["code", 1, 0, "", "event-capability-mode"], definition: ["canonical", 1] } }, "CapabilityStatement.document": { base: "BackboneElement", elements: { mode: ["code", 1, 0, "", "document-mode"], documentation: ["markdown"], profile: ["canonical", 1] } }, CarePlan: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], instantiatesCanonical: ["canonical", 0, 1], instantiatesUri: ["uri", 0, 1], basedOn: ["Reference", 0, 1], replaces: ["Reference", 0, 1], partOf: ["Reference", 0, 1], status: ["code", 1, 0, "", "request-status"], intent: ["code", 1, 0, "", "care-plan-intent"], category: ["CodeableConcept", 0, 1], title: ["string"], description: ["string"], subject: ["Reference", 1], encounter: ["Reference"], period: ["Period"], created: ["dateTime"], author: ["Reference"], contributor: ["Reference", 0, 1], careTeam: ["Reference", 0, 1], addresses: ["Reference", 0, 1], supportingInfo: ["Reference", 0, 1], goal: ["Reference", 0, 1], activity: ["CarePlan.activity", 0, 1], note: ["Annotation", 0, 1] } }, "CarePlan.activity": { base: "BackboneElement", elements: { outcomeCodeableConcept: ["CodeableConcept", 0, 1], outcomeReference: ["Reference", 0, 1], progress: ["Annotation", 0, 1], reference: ["Reference"], detail: ["CarePlan.activity.detail"] } }, "CarePlan.activity.detail": { base: "BackboneElement", elements: { kind: ["code", 0, 0, "", "care-plan-activity-kind"], instantiatesCanonical: ["canonical", 0, 1], instantiatesUri: ["uri", 0, 1], code: ["CodeableConcept"], reasonCode: ["CodeableConcept", 0, 1], reasonReference: ["Reference", 0, 1], goal: ["Reference", 0, 1], status: ["code", 1, 0, "", "care-plan-activity-status"], statusReason: ["CodeableConcept"], doNotPerform: ["boolean"], scheduledTiming: ["Timing", 0, 0, "scheduled"], scheduledPeriod: ["Period", 0, 0, "scheduled"], scheduledString: ["string", 0, 0, "scheduled"], location: ["Reference"], performer: ["Reference", 0, 1], productCodeableConcept: ["CodeableConcept", 0, 0, "product"], productReference: ["Reference", 0, 0, "product"], dailyAmount: ["Quantity"], quantity: ["Quantity"], description: ["string"] } }, CareTeam: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], status: ["code", 0, 0, "", "care-team-status"], category: ["CodeableConcept", 0, 1], name: ["string"], subject: ["Reference"], encounter: ["Reference"], period: ["Period"], participant: ["CareTeam.participant", 0, 1], reasonCode: ["CodeableConcept", 0, 1], reasonReference: ["Reference", 0, 1], managingOrganization: ["Reference", 0, 1], telecom: ["ContactPoint", 0, 1], note: ["Annotation", 0, 1] } }, "CareTeam.participant": { base: "BackboneElement", elements: { role: ["CodeableConcept", 0, 1], member: ["Reference"], onBehalfOf: ["Reference"], period: ["Period"] } }, CatalogEntry: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], type: ["CodeableConcept"], orderable: ["boolean", 1], referencedItem: ["Reference", 1], additionalIdentifier: ["Identifier", 0, 1], classification: ["CodeableConcept", 0, 1], status: ["code", 0, 0, "", "publication-status"], validityPeriod: ["Period"], validTo: ["dateTime"], lastUpdated: ["dateTime"], additionalCharacteristic: ["CodeableConcept", 0, 1], additionalClassification: ["CodeableConcept", 0, 1], relatedEntry: ["CatalogEntry.relatedEntry", 0, 1] } }, "CatalogEntry.relatedEntry": { base: "BackboneElement", elements: { relationtype: ["code", 1, 0, "", "relation-type"], item: ["Reference", 1] } }, ChargeItem: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], definitionUri: ["uri", 0, 1], definitionCanonical: ["canonical", 0, 1], status: ["code", 1, 0, "", "chargeitem-status"], partOf: ["Reference", 0, 1], code: ["CodeableConcept", 1], subject: ["Reference", 1], context: ["Reference"], occurrenceDateTime: ["dateTime", 0, 0, "occurrence"], occurrencePeriod: ["Period", 0, 0, "occurrence"], occurrenceTiming: ["Timing", 0, 0, "occurrence"], performer: ["ChargeItem.performer", 0, 1], performingOrganization: ["Reference"], requestingOrganization: ["Reference"], costCenter: ["Reference"], quantity: ["Quantity"], bodysite: ["CodeableConcept", 0, 1], factorOverride: ["decimal"], priceOverride: ["Money"], overrideReason: ["string"], enterer: ["Reference"], enteredDate: ["dateTime"], reason: ["CodeableConcept", 0, 1], service: ["Reference", 0, 1], productReference: ["Reference", 0, 0, "product"], productCodeableConcept: ["CodeableConcept", 0, 0, "product"], account: ["Reference", 0, 1], note: ["Annotation", 0, 1], supportingInformation: ["Reference", 0, 1] } }, "ChargeItem.performer": { base: "BackboneElement", elements: { function: ["CodeableConcept"], actor: ["Reference", 1] } }, ChargeItemDefinition: { base: "DomainResource", elements: { url: ["uri", 1], identifier: ["Identifier", 0, 1], version: ["string"], title: ["string"], derivedFromUri: ["uri", 0, 1], partOf: ["canonical", 0, 1], replaces: ["canonical", 0, 1], status: ["code", 1, 0, "", "publication-status"], experimental: ["boolean"], date: ["dateTime"], publisher: ["string"], contact: ["ContactDetail", 0, 1], description: ["markdown"], useContext: ["UsageContext", 0, 1], jurisdiction: ["CodeableConcept", 0, 1], copyright: ["markdown"], approvalDate: ["date"], lastReviewDate: ["date"], effectivePeriod: ["Period"], code: ["CodeableConcept"], instance: ["Reference", 0, 1], applicability: ["ChargeItemDefinition.applicability", 0, 1], propertyGroup: ["ChargeItemDefinition.propertyGroup", 0, 1] } }, "ChargeItemDefinition.applicability": { base: "BackboneElement", elements: { description: ["string"], language: ["string"], expression: ["string"] } }, "ChargeItemDefinition.propertyGroup": { base: "BackboneElement", elements: { applicability: ["ChargeItemDefinition.applicability", 0, 1], priceComponent: ["ChargeItemDefinition.propertyGroup.priceComponent", 0, 1] } }, "ChargeItemDefinition.propertyGroup.priceComponent": { base: "BackboneElement", elements: { type: ["code", 1, 0, "", "invoice-priceComponentType"], code: ["CodeableConcept"], factor: ["decimal"], amount: ["Money"] } }, Claim: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], status: ["code", 1, 0, "", "fm-status"], type: ["CodeableConcept", 1], subType: ["CodeableConcept"], use: ["code", 1, 0, "", "claim-use"], patient: ["Reference", 1], billablePeriod: ["Period"], created: ["dateTime", 1], enterer: ["Reference"], insurer: ["Reference"], provider: ["Reference", 1], priority: ["CodeableConcept", 1], fundsReserve: ["CodeableConcept"], related: ["Claim.related", 0, 1], prescription: ["Reference"], originalPrescription: ["Reference"], payee: ["Claim.payee"], referral: ["Reference"], facility: ["Reference"], careTeam: ["Claim.careTeam", 0, 1], supportingInfo: ["Claim.supportingInfo", 0, 1], diagnosis: ["Claim.diagnosis", 0, 1], procedure: ["Claim.procedure", 0, 1], insurance: ["Claim.insurance", 1, 1], accident: ["Claim.accident"], item: ["Claim.item", 0, 1], total: ["Money"] } }, "Claim.related": { base: "BackboneElement", elements: { claim: ["Reference"], relationship: ["CodeableConcept"], reference: ["Identifier"] } }, "Claim.payee": { base: "BackboneElement", elements: { type: ["CodeableConcept", 1], party: ["Reference"] } }, "Claim.careTeam": { base: "BackboneElement", elements: { sequence: ["positiveInt", 1], provider: ["Reference", 1], responsible: ["boolean"], role: ["CodeableConcept"], qualification: ["CodeableConcept"] } }, "Claim.supportingInfo": { base: "BackboneElement", elements: { sequence: ["positiveInt", 1], category: ["CodeableConcept", 1], code: ["CodeableConcept"], timingDate: ["date", 0, 0, "timing"], timingPeriod: ["Period", 0, 0, "timing"], valueBoolean: ["boolean", 0, 0, "value"], valueString: ["string", 0, 0, "value"], valueQuantity: ["Quantity", 0, 0, "value"], valueAttachment: ["Attachment", 0, 0, "value"], valueReference: ["Reference", 0, 0, "value"], reason: ["CodeableConcept"] } }, "Claim.diagnosis": { base: "BackboneElement", elements: { sequence: ["positiveInt", 1], diagnosisCodeableConcept: ["CodeableConcept", 1, 0, "diagnosis"], diagnosisReference: ["Reference", 1, 0, "diagnosis"], type: ["CodeableConcept", 0, 1], onAdmission: ["CodeableConcept"], packageCode: ["CodeableConcept"] } }, "Claim.procedure": { base: "BackboneElement", elements: { sequence: ["positiveInt", 1], type: ["CodeableConcept", 0, 1], date: ["dateTime"], procedureCodeableConcept: ["CodeableConcept", 1, 0, "procedure"], procedureReference: ["Reference", 1, 0, "procedure"], udi: ["Reference", 0, 1] } }, "Claim.insurance": { base: "BackboneElement", elements: { sequence: ["positiveInt", 1], focal: ["boolean", 1], identifier: ["Identifier"], coverage: ["Reference", 1], businessArrangement: ["string"], preAuthRef: ["string", 0, 1], claimResponse: ["Reference"] } }, "Claim.accident": { base: "BackboneElement", elements: { date: ["date", 1], type: ["CodeableConcept"], locationAddress: ["Address", 0, 0, "location"], locationReference: ["Reference", 0, 0, "location"] } }, "Claim.item": { base: "BackboneElement", elements: { sequence: ["positiveInt", 1], careTeamSequence: ["positiveInt", 0, 1], diagnosisSequence: ["positiveInt", 0, 1], procedureSequence: ["positiveInt", 0, 1], informationSequence: ["positiveInt", 0, 1], revenue: ["CodeableConcept"], category: ["CodeableConcept"], productOrService: ["CodeableConcept", 1], modifier: ["CodeableConcept", 0, 1], programCode: ["CodeableConcept", 0, 1], servicedDate: ["date", 0, 0, "serviced"], servicedPeriod: ["Period", 0, 0, "serviced"], locationCodeableConcept: ["CodeableConcept", 0, 0, "location"], locationAddress: ["Address", 0, 0, "location"], locationReference: ["Reference", 0, 0, "location"], quantity: ["Quantity"], unitPrice: ["Money"], factor: ["decimal"], net: ["Money"], udi: ["Reference", 0, 1], bodySite: ["CodeableConcept"], subSite: ["CodeableConcept", 0, 1], encounter: ["Reference", 0, 1], detail: ["Claim.item.detail", 0, 1] } }, "Claim.item.detail": { base: "BackboneElement", elements: { sequence: ["positiveInt", 1], revenue: ["CodeableConcept"], category: ["CodeableConcept"], productOrService: ["CodeableConcept", 1], modifier: ["CodeableConcept", 0, 1], programCode: ["CodeableConcept", 0, 1], quantity: ["Quantity"], unitPrice: ["Money"], factor: ["decimal"], net: ["Money"], udi: ["Reference", 0, 1], subDetail: ["Claim.item.detail.subDetail", 0, 1] } }, "Claim.item.detail.subDetail": { base: "BackboneElement", elements: { sequence: ["positiveInt", 1], revenue: ["CodeableConcept"], category: ["CodeableConcept"], productOrService: ["CodeableConcept", 1], modifier: ["CodeableConcept", 0, 1], programCode: ["CodeableConcept", 0, 1], quantity: ["Quantity"], unitPrice: ["Money"], factor: ["decimal"], net: ["Money"], udi: ["Reference", 0, 1] } }, ClaimResponse: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], status: ["code", 1, 0, "", "fm-status"], type: ["CodeableConcept", 1], subType: ["CodeableConcept"], use: ["code", 1, 0, "", "claim-use"], patient: ["Reference", 1], created: ["dateTime", 1], insurer: ["Reference", 1], requestor: ["Reference"], request: ["Reference"], outcome: ["code", 1, 0, "", "remittance-outcome"], disposition: ["string"], preAuthRef: ["string"], preAuthPeriod: ["Period"], payeeType: ["CodeableConcept"], item: ["ClaimResponse.item", 0, 1], addItem: ["ClaimResponse.addItem", 0, 1], adjudication: ["ClaimResponse.item.adjudication", 0, 1], total: ["ClaimResponse.total", 0, 1], payment: ["ClaimResponse.payment"], fundsReserve: ["CodeableConcept"], formCode: ["CodeableConcept"], form: ["Attachment"], processNote: ["ClaimResponse.processNote", 0, 1], communicationRequest: ["Reference", 0, 1], insurance: ["ClaimResponse.insurance", 0, 1], error: ["ClaimResponse.error", 0, 1] } }, "ClaimResponse.item": { base: "BackboneElement", elements: { itemSequence: ["positiveInt", 1], noteNumber: ["positiveInt", 0, 1], adjudication: ["ClaimResponse.item.adjudication", 1, 1], detail: ["ClaimResponse.item.detail", 0, 1] } }, "ClaimResponse.item.adjudication": { base: "BackboneElement", elements: { category: ["CodeableConcept", 1], reason: ["CodeableConcept"], amount: ["Money"], value: ["decimal"] } }, "ClaimResponse.item.detail": { base: "BackboneElement", elements: { detailSequence: ["positiveInt", 1], noteNumber: ["positiveInt", 0, 1], adjudication: ["ClaimResponse.item.adjudication", 1, 1], subDetail: ["ClaimResponse.item.detail.subDetail", 0, 1] } }, "ClaimResponse.item.detail.subDetail": { base: "BackboneElement", elements: { subDetailSequence: ["positiveInt", 1], noteNumber: ["positiveInt", 0, 1], adjudication: ["ClaimResponse.item.adjudication", 0, 1] } }, "ClaimResponse.addItem": { base: "BackboneElement", elements: { itemSequence: ["positiveInt", 0, 1], detailSequence: ["positiveInt", 0, 1], subdetailSequence: ["positiveInt", 0, 1], provider: ["Reference", 0, 1], productOrService: ["CodeableConcept", 1], modifier: ["CodeableConcept", 0, 1], programCode: ["CodeableConcept", 0, 1], servicedDate: ["date", 0, 0, "serviced"], servicedPeriod: ["Period", 0, 0, "serviced"], locationCodeableConcept: ["CodeableConcept", 0, 0, "location"], locationAddress: ["Address", 0, 0, "location"], locationReference: ["Reference", 0, 0, "location"], quantity: ["Quantity"], unitPrice: ["Money"], factor: ["decimal"], net: ["Money"], bodySite: ["CodeableConcept"], subSite: ["CodeableConcept", 0, 1], noteNumber: ["positiveInt", 0, 1], adjudication: ["ClaimResponse.item.adjudication", 1, 1], detail: ["ClaimResponse.addItem.detail", 0, 1] } }, "ClaimResponse.addItem.detail": { base: "BackboneElement", elements: { productOrService: ["CodeableConcept", 1], modifier: ["CodeableConcept", 0, 1], quantity: ["Quantity"], unitPrice: ["Money"], factor: ["decimal"], net: ["Money"], noteNumber: ["positiveInt", 0, 1], adjudication: ["ClaimResponse.item.adjudication", 1, 1], subDetail: ["ClaimResponse.addItem.detail.subDetail", 0, 1] } }, "ClaimResponse.addItem.detail.subDetail": { base: "BackboneElement", elements: { productOrService: ["CodeableConcept", 1], modifier: ["CodeableConcept", 0, 1], quantity: ["Quantity"], unitPrice: ["Money"], factor: ["decimal"], net: ["Money"], noteNumber: ["positiveInt", 0, 1], adjudication: ["ClaimResponse.item.adjudication", 1, 1] } }, "ClaimResponse.total": { base: "BackboneElement", elements: { category: ["CodeableConcept", 1], amount: ["Money", 1] } }, "ClaimResponse.payment": { base: "BackboneElement", elements: { type: ["CodeableConcept", 1], adjustment: ["Money"], adjustmentReason: ["CodeableConcept"], date: ["date"], amount: ["Money", 1], identifier: ["Identifier"] } }, "ClaimResponse.processNote": { base: "BackboneElement", elements: { number: ["positiveInt"], type: ["code", 0, 0, "", "note-type"], text: ["string", 1], language: ["CodeableConcept"] } }, "ClaimResponse.insurance": { base: "BackboneElement", elements: { sequence: ["positiveInt", 1], focal: ["boolean", 1], coverage: ["Reference", 1], businessArrangement: ["string"], claimResponse: ["Reference"] } }, "ClaimResponse.error": { base: "BackboneElement", elements: { itemSequence: ["positiveInt"], detailSequence: ["positiveInt"], subDetailSequence: ["positiveInt"], code: ["CodeableConcept", 1] } }, ClinicalImpression: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], status: ["code", 1, 0, "", "clinicalimpression-status"], statusReason: ["CodeableConcept"], code: ["CodeableConcept"], description: ["string"], subject: ["Reference", 1], encounter: ["Reference"], effectiveDateTime: ["dateTime", 0, 0, "effective"], effectivePeriod: ["Period", 0, 0, "effective"], date: ["dateTime"], assessor: ["Reference"], previous: ["Reference"], problem: ["Reference", 0, 1], investigation: ["ClinicalImpression.investigation", 0, 1], protocol: ["uri", 0, 1], summary: ["string"], finding: ["ClinicalImpression.finding", 0, 1], prognosisCodeableConcept: ["CodeableConcept", 0, 1], prognosisReference: ["Reference", 0, 1], supportingInfo: ["Reference", 0, 1], note: ["Annotation", 0, 1] } }, "ClinicalImpression.investigation": { base: "BackboneElement", elements: { code: ["CodeableConcept", 1], item: ["Reference", 0, 1] } }, "ClinicalImpression.finding": { base: "BackboneElement", elements: { itemCodeableConcept: ["CodeableConcept"], itemReference: ["Reference"], basis: ["string"] } }, CodeSystem: { base: "DomainResource", elements: { url: ["uri"], identifier: ["Identifier", 0, 1], version: ["string"], name: ["string"], title: ["string"], status: ["code", 1, 0, "", "publication-status"], experimental: ["boolean"], date: ["dateTime"], publisher: ["string"], contact: ["ContactDetail", 0, 1], description: ["markdown"], useContext: ["UsageContext", 0, 1], jurisdiction: ["CodeableConcept", 0, 1], purpose: ["markdown"], copyright: ["markdown"], caseSensitive: ["boolean"], valueSet: ["canonical"], hierarchyMeaning: ["code", 0, 0, "", "codesystem-hierarchy-meaning"], compositional: ["boolean"], versionNeeded: ["boolean"], content: ["code", 1, 0, "", "codesystem-content-mode"], supplements: ["canonical"], count: ["unsignedInt"], filter: ["CodeSystem.filter", 0, 1], property: ["CodeSystem.property", 0, 1], concept: ["CodeSystem.concept", 0, 1] } }, "CodeSystem.filter": { base: "BackboneElement", elements: { code: ["code", 1], description: ["string"], operator: ["code", 1, 1, "", "filter-operator"], value: ["string", 1] } }, "CodeSystem.property": { base: "BackboneElement", elements: { code: ["code", 1], uri: ["uri"], description: ["string"], type: ["code", 1, 0, "", "concept-property-type"] } }, "CodeSystem.concept": { base: "BackboneElement", elements: { code: ["code", 1], display: ["string"], definition: ["string"], designation: ["CodeSystem.concept.designation", 0, 1], property: ["CodeSystem.concept.property", 0, 1], concept: ["CodeSystem.concept", 0, 1] } }, "CodeSystem.concept.designation": { base: "BackboneElement", elements: { language: ["code"], use: ["Coding"], value: ["string", 1] } }, "CodeSystem.concept.property": { base: "BackboneElement", elements: { code: ["code", 1], valueCode: ["code", 1, 0, "value"], valueCoding: ["Coding", 1, 0, "value"], valueString: ["string", 1, 0, "value"], valueInteger: ["integer", 1, 0, "value"], valueBoolean: ["boolean", 1, 0, "value"], valueDateTime: ["dateTime", 1, 0, "value"], valueDecimal: ["decimal", 1, 0, "value"] } }, Communication: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], instantiatesCanonical: ["canonical", 0, 1], instantiatesUri: ["uri", 0, 1], basedOn: ["Reference", 0, 1], partOf: ["Reference", 0, 1], inResponseTo: ["Reference", 0, 1], status: ["code", 1, 0, "", "event-status"], statusReason: ["CodeableConcept"], category: ["CodeableConcept", 0, 1], priority: ["code", 0, 0, "", "request-priority"], medium: ["CodeableConcept", 0, 1], subject: ["Reference"], topic: ["CodeableConcept"], about: ["Reference", 0, 1], encounter: ["Reference"], sent: ["dateTime"], received: ["dateTime"], recipient: ["Reference", 0, 1], sender: ["Reference"], reasonCode: ["CodeableConcept", 0, 1], reasonReference: ["Reference", 0, 1], payload: ["Communication.payload", 0, 1], note: ["Annotation", 0, 1] } }, "Communication.payload": { base: "BackboneElement", elements: { contentString: ["string", 1, 0, "content"], contentAttachment: ["Attachment", 1, 0, "content"], contentReference: ["Reference", 1, 0, "content"] } }, CommunicationRequest: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], basedOn: ["Reference", 0, 1], replaces: ["Reference", 0, 1], groupIdentifier: ["Identifier"], status: ["code", 1, 0, "", "request-status"], statusReason: ["CodeableConcept"], category: ["CodeableConcept", 0, 1], priority: ["code", 0, 0, "", "request-priority"], doNotPerform: ["boolean"], medium: ["CodeableConcept", 0, 1], subject: ["Reference"], about: ["Reference", 0, 1], encounter: ["Reference"], payload: ["CommunicationRequest.payload", 0, 1], occurrenceDateTime: ["dateTime", 0, 0, "occurrence"], occurrencePeriod: ["Period", 0, 0, "occurrence"], authoredOn: ["dateTime"], requester: ["Reference"], recipient: ["Reference", 0, 1], sender: ["Reference"], reasonCode: ["CodeableConcept", 0, 1], reasonReference: ["Reference", 0, 1], note: ["Annotation", 0, 1] } }, "CommunicationRequest.payload": { base: "BackboneElement", elements: { contentString: ["string", 1, 0, "content"], contentAttachment: ["Attachment", 1, 0, "content"], contentReference: ["Reference", 1, 0, "content"] } }, CompartmentDefinition: { base: "DomainResource", elements: { url: ["uri", 1], version: ["string"], name: ["string", 1], status: ["code", 1, 0, "", "publication-status"], experimental: ["boolean"], date: ["dateTime"], publisher: ["string"], contact: ["ContactDetail", 0, 1], description: ["markdown"], useContext: ["UsageContext", 0, 1], purpose: ["markdown"], code: ["code", 1, 0, "", "compartment-type"], search: ["boolean", 1], resource: ["CompartmentDefinition.resource", 0, 1] } }, "CompartmentDefinition.resource": { base: "BackboneElement", elements: { code: ["code", 1, 0, "", "resource-types"], param: ["string", 0, 1], documentation: ["string"] } }, Composition: { base: "DomainResource", elements: { identifier: ["Identifier"], status: ["code", 1, 0, "", "composition-status"], type: ["CodeableConcept", 1], category: ["CodeableConcept", 0, 1], subject: ["Reference"], encounter: ["Reference"], date: ["dateTime", 1], author: ["Reference", 1, 1], title: ["string", 1], confidentiality: ["code", 0, 0, "", "http://terminology.hl7.org/ValueSet/v3-ConfidentialityClassification"], attester: ["Composition.attester", 0, 1], custodian: ["Reference"], relatesTo: ["Composition.relatesTo", 0, 1], event: ["Composition.event", 0, 1], section: ["Composition.section", 0, 1] } }, "Composition.attester": { base: "BackboneElement", elements: { mode: ["code", 1, 0, "", "composition-attestation-mode"], time: ["dateTime"], party: ["Reference"] } }, "Composition.relatesTo": { base: "BackboneElement", elements: { code: ["code", 1, 0, "", "document-relationship-type"], targetIdentifier: ["Identifier", 1, 0, "target"], targetReference: ["Reference", 1, 0, "target"] } }, "Composition.event": { base: "BackboneElement", elements: { code: ["CodeableConcept", 0, 1], period: ["Period"], detail: ["Reference", 0, 1] } }, "Composition.section": { base: "BackboneElement", elements: { title: ["string"], code: ["CodeableConcept"], author: ["Reference", 0, 1], focus: ["Reference"], text: ["Narrative"], mode: ["code", 0, 0, "", "list-mode"], orderedBy: ["CodeableConcept"], entry: ["Reference", 0, 1], emptyReason: ["CodeableConcept"], section: ["Composition.section", 0, 1] } }, ConceptMap: { base: "DomainResource", elements: { url: ["uri"], identifier: ["Identifier"], version: ["string"], name: ["string"], title: ["string"], status: ["code", 1, 0, "", "publication-status"], experimental: ["boolean"], date: ["dateTime"], publisher: ["string"], contact: ["ContactDetail", 0, 1], description: ["markdown"], useContext: ["UsageContext", 0, 1], jurisdiction: ["CodeableConcept", 0, 1], purpose: ["markdown"], copyright: ["markdown"], sourceUri: ["uri", 0, 0, "source"], sourceCanonical: ["canonical", 0, 0, "source"], targetUri: ["uri", 0, 0, "target"], targetCanonical: ["canonical", 0, 0, "target"], group: ["ConceptMap.group", 0, 1] } }, "ConceptMap.group": { base: "BackboneElement", elements: { source: ["uri"], sourceVersion: ["string"], target: ["uri"], targetVersion: ["string"], element: ["ConceptMap.group.element", 1, 1], unmapped: ["ConceptMap.group.unmapped"] } }, "ConceptMap.group.element": { base: "BackboneElement", elements: { code: ["code"], display: ["string"], target: ["ConceptMap.group.element.target", 0, 1] } }, "ConceptMap.group.element.target": { base: "BackboneElement", elements: { code: ["code"], display: ["string"], equivalence: ["code", 1, 0, "", "concept-map-equivalence"], comment: ["string"], dependsOn: ["ConceptMap.group.element.target.dependsOn", 0, 1], product: ["ConceptMap.group.element.target.dependsOn", 0, 1] } }, "ConceptMap.group.element.target.dependsOn": { base: "BackboneElement", elements: { property: ["uri", 1], system: ["canonical"], value: ["string", 1], display: ["string"] } }, "ConceptMap.group.unmapped": { base: "BackboneElement", elements: { mode: ["code", 1, 0, "", "conceptmap-unmapped-mode"], code: ["code"], display: ["string"], url: ["canonical"] } }, Condition: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], clinicalStatus: ["CodeableConcept"], verificationStatus: ["CodeableConcept"], category: ["CodeableConcept", 0, 1], severity: ["CodeableConcept"], code: ["CodeableConcept"], bodySite: ["CodeableConcept", 0, 1], subject: ["Reference", 1], encounter: ["Reference"], onsetDateTime: ["dateTime", 0, 0, "onset"], onsetAge: ["Age", 0, 0, "onset"], onsetPeriod: ["Period", 0, 0, "onset"], onsetRange: ["Range", 0, 0, "onset"], onsetString: ["string", 0, 0, "onset"], abatementDateTime: ["dateTime", 0, 0, "abatement"], abatementAge: ["Age", 0, 0, "abatement"], abatementPeriod: ["Period", 0, 0, "abatement"], abatementRange: ["Range", 0, 0, "abatement"], abatementString: ["string", 0, 0, "abatement"], recordedDate: ["dateTime"], recorder: ["Reference"], asserter: ["Reference"], stage: ["Condition.stage", 0, 1], evidence: ["Condition.evidence", 0, 1], note: ["Annotation", 0, 1] } }, "Condition.stage": { base: "BackboneElement", elements: { summary: ["CodeableConcept"], assessment: ["Reference", 0, 1], type: ["CodeableConcept"] } }, "Condition.evidence": { base: "BackboneElement", elements: { code: ["CodeableConcept", 0, 1], detail: ["Reference", 0, 1] } }, Consent: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], status: ["code", 1, 0, "", "consent-state-codes"], scope: ["CodeableConcept", 1], category: ["CodeableConcept", 1, 1], patient: ["Reference"], dateTime: ["dateTime"], performer: ["Reference", 0, 1], organization: ["Reference", 0, 1], sourceAttachment: ["Attachment", 0, 0, "source"], sourceReference: ["Reference", 0, 0, "source"], policy: ["Consent.policy", 0, 1], policyRule: ["CodeableConcept"], verification: ["Consent.verification", 0, 1], provision: ["Consent.provision"] } }, "Consent.policy": { base: "BackboneElement", elements: { authority: ["uri"], uri: ["uri"] } }, "Consent.verification": { base: "BackboneElement", elements: { verified: ["boolean", 1], verifiedWith: ["Reference"], verificationDate: ["dateTime"] } }, "Consent.provision": { base: "BackboneElement", elements: { type: ["code", 0, 0, "", "consent-provision-type"], period: ["Period"], actor: ["Consent.provision.actor", 0, 1], action: ["CodeableConcept", 0, 1], securityLabel: ["Coding", 0, 1], purpose: ["Coding", 0, 1], class: ["Coding", 0, 1], code: ["CodeableConcept", 0, 1], dataPeriod: ["Period"], data: ["Consent.provision.data", 0, 1], provision: ["Consent.provision", 0, 1] } }, "Consent.provision.actor": { base: "BackboneElement", elements: { role: ["CodeableConcept", 1], reference: ["Reference", 1] } }, "Consent.provision.data": { base: "BackboneElement", elements: { meaning: ["code", 1, 0, "", "consent-data-meaning"], reference: ["Reference", 1] } }, Contract: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], url: ["uri"], version: ["string"], status: ["code", 0, 0, "", "contract-status"], legalState: ["CodeableConcept"], instantiatesCanonical: ["Reference"], instantiatesUri: ["uri"], contentDerivative: ["CodeableConcept"], issued: ["dateTime"], applies: ["Period"], expirationType: ["CodeableConcept"], subject: ["Reference", 0, 1], authority: ["Reference", 0, 1], domain: ["Reference", 0, 1], site: ["Reference", 0, 1], name: ["string"], title: ["string"], subtitle: ["string"], alias: ["string", 0, 1], author: ["Reference"], scope: ["CodeableConcept"], topicCodeableConcept: ["CodeableConcept", 0, 0, "topic"], topicReference: ["Reference", 0, 0, "topic"], type: ["CodeableConcept"], subType: ["CodeableConcept", 0, 1], contentDefinition: ["Contract.contentDefinition"], term: ["Contract.term", 0, 1], supportingInfo: ["Reference", 0, 1], relevantHistory: ["Reference", 0, 1], signer: ["Contract.signer", 0, 1], friendly: ["Contract.friendly", 0, 1], legal: ["Contract.legal", 0, 1], rule: ["Contract.rule", 0, 1], legallyBindingAttachment: ["Attachment", 0, 0, "legallyBinding"], legallyBindingReference: ["Reference", 0, 0, "legallyBinding"] } }, "Contract.contentDefinition": { base: "BackboneElement", elements: { type: ["CodeableConcept", 1], subType: ["CodeableConcept"], publisher: ["Reference"], publicationDate: ["dateTime"], publicationStatus: ["code", 1, 0, "", "contract-publicationstatus"], copyright: ["markdown"] } }, "Contract.term": { base: "BackboneElement", elements: { identifier: ["Identifier"], issued: ["dateTime"], applies: ["Period"], topicCodeableConcept: ["CodeableConcept", 0, 0, "topic"], topicReference: ["Reference", 0, 0, "topic"], type: ["CodeableConcept"], subType: ["CodeableConcept"], text: ["string"], securityLabel: ["Contract.term.securityLabel", 0, 1], offer: ["Contract.term.offer", 1], asset: ["Contract.term.asset", 0, 1], action: ["Contract.term.action", 0, 1], group: ["Contract.term", 0, 1] } }, "Contract.term.securityLabel": { base: "BackboneElement", elements: { number: ["unsignedInt", 0, 1], classification: ["Coding", 1], category: ["Coding", 0, 1], control: ["Coding", 0, 1] } }, "Contract.term.offer": { base: "BackboneElement", elements: { identifier: ["Identifier", 0, 1], party: ["Contract.term.offer.party", 0, 1], topic: ["Reference"], type: ["CodeableConcept"], decision: ["CodeableConcept"], decisionMode: ["CodeableConcept", 0, 1], answer: ["Contract.term.offer.answer", 0, 1], text: ["string"], linkId: ["string", 0, 1], securityLabelNumber: ["unsignedInt", 0, 1] } }, "Contract.term.offer.party": { base: "BackboneElement", elements: { reference: ["Reference", 1, 1], role: ["CodeableConcept", 1] } }, "Contract.term.offer.answer": { base: "BackboneElement", elements: { valueBoolean: ["boolean", 1, 0, "value"], valueDecimal: ["decimal", 1, 0, "value"], valueInteger: ["integer", 1, 0, "value"], valueDate: ["date", 1, 0, "value"], valueDateTime: ["dateTime", 1, 0, "value"], valueTime: ["time", 1, 0, "value"], valueString: ["string", 1, 0, "value"], valueUri: ["uri", 1, 0, "value"], valueAttachment: ["Attachment", 1, 0, "value"], valueCoding: ["Coding", 1, 0, "value"], valueQuantity: ["Quantity", 1, 0, "value"], valueReference: ["Reference", 1, 0, "value"] } }, "Contract.term.asset": { base: "BackboneElement", elements: { scope: ["CodeableConcept"], type: ["CodeableConcept", 0, 1], typeReference: ["Reference", 0, 1], subtype: ["CodeableConcept", 0, 1], relationship: ["Coding"], context: ["Contract.term.asset.context", 0, 1], condition: ["string"], periodType: ["CodeableConcept", 0, 1], period: ["Period", 0, 1], usePeriod: ["Period", 0, 1], text: ["string"], linkId: ["string", 0, 1], answer: ["Contract.term.offer.answer", 0, 1], securityLabelNumber: ["unsignedInt", 0, 1], valuedItem: ["Contract.term.asset.valuedItem", 0, 1] } }, "Contract.term.asset.context": { base: "BackboneElement", elements: { reference: ["Reference"], code: ["CodeableConcept", 0, 1], text: ["string"] } }, "Contract.term.asset.valuedItem": { base: "BackboneElement", elements: { entityCodeableConcept: ["CodeableConcept", 0, 0, "entity"], entityReference: ["Reference", 0, 0, "entity"], identifier: ["Identifier"], effectiveTime: ["dateTime"], quantity: ["Quantity"], unitPrice: ["Money"], factor: ["decimal"], points: ["decimal"], net: ["Money"], payment: ["string"], paymentDate: ["dateTime"], responsible: ["Reference"], recipient: ["Reference"], linkId: ["string", 0, 1], securityLabelNumber: ["unsignedInt", 0, 1] } }, "Contract.term.action": { base: "BackboneElement", elements: { doNotPerform: ["boolean"], type: ["CodeableConcept", 1], subject: ["Contract.term.action.subject", 0, 1], intent: ["CodeableConcept", 1], linkId: ["string", 0, 1], status: ["CodeableConcept", 1], context: ["Reference"], contextLinkId: ["string", 0, 1], occurrenceDateTime: ["dateTime", 0, 0, "occurrence"], occurrencePeriod: ["Period", 0, 0, "occurrence"], occurrenceTiming: ["Timing", 0, 0, "occurrence"], requester: ["Reference", 0, 1], requesterLinkId: ["string", 0, 1], performerType: ["CodeableConcept", 0, 1], performerRole: ["CodeableConcept"], performer: ["Reference"], performerLinkId: ["string", 0, 1], reasonCode: ["CodeableConcept", 0, 1], reasonReference: ["Reference", 0, 1], reason: ["string", 0, 1], reasonLinkId: ["string", 0, 1], note: ["Annotation", 0, 1], securityLabelNumber: ["unsignedInt", 0, 1] } }, "Contract.term.action.subject": { base: "BackboneElement", elements: { reference: ["Reference", 1, 1], role: ["CodeableConcept"] } }, "Contract.signer": { base: "BackboneElement", elements: { type: ["Coding", 1], party: ["Reference", 1], signature: ["Signature", 1, 1] } }, "Contract.friendly": { base: "BackboneElement", elements: { contentAttachment: ["Attachment", 1, 0, "content"], contentReference: ["Reference", 1, 0, "content"] } }, "Contract.legal": { base: "BackboneElement", elements: { contentAttachment: ["Attachment", 1, 0, "content"], contentReference: ["Reference", 1, 0, "content"] } }, "Contract.rule": { base: "BackboneElement", elements: { contentAttachment: ["Attachment", 1, 0, "content"], contentReference: ["Reference", 1, 0, "content"] } }, Coverage: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], status: ["code", 1, 0, "", "fm-status"], type: ["CodeableConcept"], policyHolder: ["Reference"], subscriber: ["Reference"], subscriberId: ["string"], beneficiary: ["Reference", 1], dependent: ["string"], relationship: ["CodeableConcept"], period: ["Period"], payor: ["Reference", 1, 1], class: ["Coverage.class", 0, 1], order: ["positiveInt"], network: ["string"], costToBeneficiary: ["Coverage.costToBeneficiary", 0, 1], subrogation: ["boolean"], contract: ["Reference", 0, 1] } }, "Coverage.class": { base: "BackboneElement", elements: { type: ["CodeableConcept", 1], value: ["string", 1], name: ["string"] } }, "Coverage.costToBeneficiary": { base: "BackboneElement", elements: { type: ["CodeableConcept"], valueQuantity: ["Quantity", 1, 0, "value"], valueMoney: ["Money", 1, 0, "value"], exception: ["Coverage.costToBeneficiary.exception", 0, 1] } }, "Coverage.costToBeneficiary.exception": { base: "BackboneElement", elements: { type: ["CodeableConcept", 1], period: ["Period"] } }, CoverageEligibilityRequest: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], status: ["code", 1, 0, "", "fm-status"], priority: ["CodeableConcept"], purpose: ["code", 1, 1, "", "eligibilityrequest-purpose"], patient: ["Reference", 1], servicedDate: ["date", 0, 0, "serviced"], servicedPeriod: ["Period", 0, 0, "serviced"], created: ["dateTime", 1], enterer: ["Reference"], provider: ["Reference"], insurer: ["Reference", 1], facility: ["Reference"], supportingInfo: ["CoverageEligibilityRequest.supportingInfo", 0, 1], insurance: ["CoverageEligibilityRequest.insurance", 0, 1], item: ["CoverageEligibilityRequest.item", 0, 1] } }, "CoverageEligibilityRequest.supportingInfo": { base: "BackboneElement", elements: { sequence: ["positiveInt", 1], information: ["Reference", 1], appliesToAll: ["boolean"] } }, "CoverageEligibilityRequest.insurance": { base: "BackboneElement", elements: { focal: ["boolean"], coverage: ["Reference", 1], businessArrangement: ["string"] } }, "CoverageEligibilityRequest.item": { base: "BackboneElement", elements: { supportingInfoSequence: ["positiveInt", 0, 1], category: ["CodeableConcept"], productOrService: ["CodeableConcept"], modifier: ["CodeableConcept", 0, 1], provider: ["Reference"], quantity: ["Quantity"], unitPrice: ["Money"], facility: ["Reference"], diagnosis: ["CoverageEligibilityRequest.item.diagnosis", 0, 1], detail: ["Reference", 0, 1] } }, "CoverageEligibilityRequest.item.diagnosis": { base: "BackboneElement", elements: { diagnosisCodeableConcept: ["CodeableConcept", 0, 0, "diagnosis"], diagnosisReference: ["Reference", 0, 0, "diagnosis"] } }, CoverageEligibilityResponse: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], status: ["code", 1, 0, "", "fm-status"], purpose: ["code", 1, 1, "", "eligibilityresponse-purpose"], patient: ["Reference", 1], servicedDate: ["date", 0, 0, "serviced"], servicedPeriod: ["Period", 0, 0, "serviced"], created: ["dateTime", 1], requestor: ["Reference"], request: ["Reference", 1], outcome: ["code", 1, 0, "", "remittance-outcome"], disposition: ["string"], insurer: ["Reference", 1], insurance: ["CoverageEligibilityResponse.insurance", 0, 1], preAuthRef: ["string"], form: ["CodeableConcept"], error: ["CoverageEligibilityResponse.error", 0, 1] } }, "CoverageEligibilityResponse.insurance": { base: "BackboneElement", elements: { coverage: ["Reference", 1], inforce: ["boolean"], benefitPeriod: ["Period"], item: ["CoverageEligibilityResponse.insurance.item", 0, 1] } }, "CoverageEligibilityResponse.insurance.item": { base: "BackboneElement", elements: { category: ["CodeableConcept"], productOrService: ["CodeableConcept"], modifier: ["CodeableConcept", 0, 1], provider: ["Reference"], excluded: ["boolean"], name: ["string"], description: ["string"], network: ["CodeableConcept"], unit: ["CodeableConcept"], term: ["CodeableConcept"], benefit: ["CoverageEligibilityResponse.insurance.item.benefit", 0, 1], authorizationRequired: ["boolean"], authorizationSupporting: ["CodeableConcept", 0, 1], authorizationUrl: ["uri"] } }, "CoverageEligibilityResponse.insurance.item.benefit": { base: "BackboneElement", elements: { type: ["CodeableConcept", 1], allowedUnsignedInt: ["unsignedInt", 0, 0, "allowed"], allowedString: ["string", 0, 0, "allowed"], allowedMoney: ["Money", 0, 0, "allowed"], usedUnsignedInt: ["unsignedInt", 0, 0, "used"], usedString: ["string", 0, 0, "used"], usedMoney: ["Money", 0, 0, "used"] } }, "CoverageEligibilityResponse.error": { base: "BackboneElement", elements: { code: ["CodeableConcept", 1] } }, DetectedIssue: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], status: ["code", 1, 0, "", "detectedissue-status"], code: ["CodeableConcept"], severity: ["code", 0, 0, "", "detectedissue-severity"], patient: ["Reference"], identifiedDateTime: ["dateTime", 0, 0, "identified"], identifiedPeriod: ["Period", 0, 0, "identified"], author: ["Reference"], implicated: ["Reference", 0, 1], evidence: ["DetectedIssue.evidence", 0, 1], detail: ["string"], reference: ["uri"], mitigation: ["DetectedIssue.mitigation", 0, 1] } }, "DetectedIssue.evidence": { base: "BackboneElement", elements: { code: ["CodeableConcept", 0, 1], detail: ["Reference", 0, 1] } }, "DetectedIssue.mitigation": { base: "BackboneElement", elements: { action: ["CodeableConcept", 1], date: ["dateTime"], author: ["Reference"] } }, Device: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], definition: ["Reference"], udiCarrier: ["Device.udiCarrier", 0, 1], status: ["code", 0, 0, "", "device-status"], statusReason: ["CodeableConcept", 0, 1], distinctIdentifier: ["string"], manufacturer: ["string"], manufactureDate: ["dateTime"], expirationDate: ["dateTime"], lotNumber: ["string"], serialNumber: ["string"], deviceName: ["Device.deviceName", 0, 1], modelNumber: ["string"], partNumber: ["string"], type: ["CodeableConcept"], specialization: ["Device.specialization", 0, 1], version: ["Device.version", 0, 1], property: ["Device.property", 0, 1], patient: ["Reference"], owner: ["Reference"], contact: ["ContactPoint", 0, 1], location: ["Reference"], url: ["uri"], note: ["Annotation", 0, 1], safety: ["CodeableConcept", 0, 1], parent: ["Reference"] } }, "Device.udiCarrier": { base: "BackboneElement", elements: { deviceIdentifier: ["string"], issuer: ["uri"], jurisdiction: ["uri"], carrierAIDC: ["base64Binary"], carrierHRF: ["string"], entryType: ["code", 0, 0, "", "udi-entry-type"] } }, "Device.deviceName": { base: "BackboneElement", elements: { name: ["string", 1], type: ["code", 1, 0, "", "device-nametype"] } }, "Device.specialization": { base: "BackboneElement", elements: { systemType: ["CodeableConcept", 1], version: ["string"] } }, "Device.version": { base: "BackboneElement", elements: { type: ["CodeableConcept"], component: ["Identifier"], value: ["string", 1] } }, "Device.property": { base: "BackboneElement", elements: { type: ["CodeableConcept", 1], valueQuantity: ["Quantity", 0, 1], valueCode: ["CodeableConcept", 0, 1] } }, DeviceDefinition: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], udiDeviceIdentifier: ["DeviceDefinition.udiDeviceIdentifier", 0, 1], manufacturerString: ["string", 0, 0, "manufacturer"], manufacturerReference: ["Reference", 0, 0, "manufacturer"], deviceName: ["DeviceDefinition.deviceName", 0, 1], modelNumber: ["string"], type: ["CodeableConcept"], specialization: ["DeviceDefinition.specialization", 0, 1], version: ["string", 0, 1], safety: ["CodeableConcept", 0, 1], shelfLifeStorage: ["ProductShelfLife", 0, 1], physicalCharacteristics: ["ProdCharacteristic"], languageCode: ["CodeableConcept", 0, 1], capability: ["DeviceDefinition.capability", 0, 1], property: ["DeviceDefinition.property", 0, 1], owner: ["Reference"], contact: ["ContactPoint", 0, 1], url: ["uri"], onlineInformation: ["uri"], note: ["Annotation", 0, 1], quantity: ["Quantity"], parentDevice: ["Reference"], material: ["DeviceDefinition.material", 0, 1], classification: ["DeviceDefinition.classification", 0, 1], bodySite: ["CodeableConcept"] } }, "DeviceDefinition.udiDeviceIdentifier": { base: "BackboneElement", elements: { deviceIdentifier: ["string", 1], issuer: ["uri", 1], jurisdiction: ["uri", 1] } }, "DeviceDefinition.deviceName": { base: "BackboneElement", elements: { name: ["string", 1], type: ["code", 1, 0, "", "device-nametype"] } }, "DeviceDefinition.specialization": { base: "BackboneElement", elements: { systemType: ["string", 1], version: ["string"] } }, "DeviceDefinition.capability": { base: "BackboneElement", elements: { type: ["CodeableConcept", 1], description: ["CodeableConcept", 0, 1] } }, "DeviceDefinition.property": { base: "BackboneElement", elements: { type: ["CodeableConcept", 1], valueQuantity: ["Quantity", 0, 1], valueCode: ["CodeableConcept", 0, 1] } }, "DeviceDefinition.material": { base: "BackboneElement", elements: { substance: ["CodeableConcept", 1], alternate: ["boolean"], allergenicIndicator: ["boolean"] } }, "DeviceDefinition.classification": { base: "BackboneElement", elements: { type: ["CodeableConcept", 1], justification: ["RelatedArtifact", 0, 1] } }, DeviceMetric: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], type: ["CodeableConcept", 1], unit: ["CodeableConcept"], source: ["Reference"], parent: ["Reference"], operationalStatus: ["code", 0, 0, "", "metric-operational-status"], color: ["code", 0, 0, "", "metric-color"], category: ["code", 1, 0, "", "metric-category"], measurementPeriod: ["Timing"], calibration: ["DeviceMetric.calibration", 0, 1] } }, "DeviceMetric.calibration": { base: "BackboneElement", elements: { type: ["code", 0, 0, "", "metric-calibration-type"], state: ["code", 0, 0, "", "metric-calibration-state"], time: ["instant"] } }, DeviceRequest: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], instantiatesCanonical: ["canonical", 0, 1], instantiatesUri: ["uri", 0, 1], basedOn: ["Reference", 0, 1], priorRequest: ["Reference", 0, 1], groupIdentifier: ["Identifier"], status: ["code", 0, 0, "", "request-status"], intent: ["code", 1, 0, "", "request-intent"], priority: ["code", 0, 0, "", "request-priority"], codeReference: ["Reference", 1, 0, "code"], codeCodeableConcept: ["CodeableConcept", 1, 0, "code"], parameter: ["DeviceRequest.parameter", 0, 1], subject: ["Reference", 1], encounter: ["Reference"], occurrenceDateTime: ["dateTime", 0, 0, "occurrence"], occurrencePeriod: ["Period", 0, 0, "occurrence"], occurrenceTiming: ["Timing", 0, 0, "occurrence"], authoredOn: ["dateTime"], requester: ["Reference"], performerType: ["CodeableConcept"], performer: ["Reference"], reasonCode: ["CodeableConcept", 0, 1], reasonReference: ["Reference", 0, 1], insurance: ["Reference", 0, 1], supportingInfo: ["Reference", 0, 1], note: ["Annotation", 0, 1], relevantHistory: ["Reference", 0, 1] } }, "DeviceRequest.parameter": { base: "BackboneElement", elements: { code: ["CodeableConcept"], valueCodeableConcept: ["CodeableConcept", 0, 0, "value"], valueQuantity: ["Quantity", 0, 0, "value"], valueRange: ["Range", 0, 0, "value"], valueBoolean: ["boolean", 0, 0, "value"] } }, DeviceUseStatement: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], basedOn: ["Reference", 0, 1], status: ["code", 1, 0, "", "device-statement-status"], subject: ["Reference", 1], derivedFrom: ["Reference", 0, 1], timingTiming: ["Timing", 0, 0, "timing"], timingPeriod: ["Period", 0, 0, "timing"], timingDateTime: ["dateTime", 0, 0, "timing"], recordedOn: ["dateTime"], source: ["Reference"], device: ["Reference", 1], reasonCode: ["CodeableConcept", 0, 1], reasonReference: ["Reference", 0, 1], bodySite: ["CodeableConcept"], note: ["Annotation", 0, 1] } }, DiagnosticReport: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], basedOn: ["Reference", 0, 1], status: ["code", 1, 0, "", "diagnostic-report-status"], category: ["CodeableConcept", 0, 1], code: ["CodeableConcept", 1], subject: ["Reference"], encounter: ["Reference"], effectiveDateTime: ["dateTime", 0, 0, "effective"], effectivePeriod: ["Period", 0, 0, "effective"], issued: ["instant"], performer: ["Reference", 0, 1], resultsInterpreter: ["Reference", 0, 1], specimen: ["Reference", 0, 1], result: ["Reference", 0, 1], imagingStudy: ["Reference", 0, 1], media: ["DiagnosticReport.media", 0, 1], conclusion: ["string"], conclusionCode: ["CodeableConcept", 0, 1], presentedForm: ["Attachment", 0, 1] } }, "DiagnosticReport.media": { base: "BackboneElement", elements: { comment: ["string"], link: ["Reference", 1] } }, DocumentManifest: { base: "DomainResource", elements: { masterIdentifier: ["Identifier"], identifier: ["Identifier", 0, 1], status: ["code", 1, 0, "", "document-reference-status"], type: ["CodeableConcept"], subject: ["Reference"], created: ["dateTime"], author: ["Reference", 0, 1], recipient: ["Reference", 0, 1], source: ["uri"], description: ["string"], content: ["Reference", 1, 1], related: ["DocumentManifest.related", 0, 1] } }, "DocumentManifest.related": { base: "BackboneElement", elements: { identifier: ["Identifier"], ref: ["Reference"] } }, DocumentReference: { base: "DomainResource", elements: { masterIdentifier: ["Identifier"], identifier: ["Identifier", 0, 1], status: ["code", 1, 0, "", "document-reference-status"], docStatus: ["code", 0, 0, "", "composition-status"], type: ["CodeableConcept"], category: ["CodeableConcept", 0, 1], subject: ["Reference"], date: ["instant"], author: ["Reference", 0, 1], authenticator: ["Reference"], custodian: ["Reference"], relatesTo: ["DocumentReference.relatesTo", 0, 1], description: ["string"], securityLabel: ["CodeableConcept", 0, 1], content: ["DocumentReference.content", 1, 1], context: ["DocumentReference.context"] } }, "DocumentReference.relatesTo": { base: "BackboneElement", elements: { code: ["code", 1, 0, "", "document-relationship-type"], target: ["Reference", 1] } }, "DocumentReference.content": { base: "BackboneElement", elements: { attachment: ["Attachment", 1], format: ["Coding"] } }, "DocumentReference.context": { base: "BackboneElement", elements: { encounter: ["Reference", 0, 1], event: ["CodeableConcept", 0, 1], period: ["Period"], facilityType: ["CodeableConcept"], practiceSetting: ["CodeableConcept"], sourcePatientInfo: ["Reference"], related: ["Reference", 0, 1] } }, DomainResource: { base: "Resource", elements: { text: ["Narrative"], contained: ["Resource", 0, 1], extension: ["Extension", 0, 1], modifierExtension: ["Extension", 0, 1] } }, EffectEvidenceSynthesis: { base: "DomainResource", elements: { url: ["uri"], identifier: ["Identifier", 0, 1], version: ["string"], name: ["string"], title: ["string"], status: ["code", 1, 0, "", "publication-status"], date: ["dateTime"], publisher: ["string"], contact: ["ContactDetail", 0, 1], description: ["markdown"], note: ["Annotation", 0, 1], useContext: ["UsageContext", 0, 1], jurisdiction: ["CodeableConcept", 0, 1], copyright: ["markdown"], approvalDate: ["date"], lastReviewDate: ["date"], effectivePeriod: ["Period"], topic: ["CodeableConcept", 0, 1], author: ["ContactDetail", 0, 1], editor: ["ContactDetail", 0, 1], reviewer: ["ContactDetail", 0, 1], endorser: ["ContactDetail", 0, 1], relatedArtifact: ["RelatedArtifact", 0, 1], synthesisType: ["CodeableConcept"], studyType: ["CodeableConcept"], population: ["Reference", 1], exposure: ["Reference", 1], exposureAlternative: ["Reference", 1], outcome: ["Reference", 1], sampleSize: ["EffectEvidenceSynthesis.sampleSize"], resultsByExposure: ["EffectEvidenceSynthesis.resultsByExposure", 0, 1], effectEstimate: ["EffectEvidenceSynthesis.effectEstimate", 0, 1], certainty: ["EffectEvidenceSynthesis.certainty", 0, 1] } }, "EffectEvidenceSynthesis.sampleSize": { base: "BackboneElement", elements: { description: ["string"], numberOfStudies: ["integer"], numberOfParticipants: ["integer"] } }, "EffectEvidenceSynthesis.resultsByExposure": { base: "BackboneElement", elements: { description: ["string"], exposureState: ["code", 0, 0, "", "exposure-state"], variantState: ["CodeableConcept"], riskEvidenceSynthesis: ["Reference", 1] } }, "EffectEvidenceSynthesis.effectEstimate": { base: "BackboneElement", elements: { description: ["string"], type: ["CodeableConcept"], variantState: ["CodeableConcept"], value: ["decimal"], unitOfMeasure: ["CodeableConcept"], precisionEstimate: ["EffectEvidenceSynthesis.effectEstimate.precisionEstimate", 0, 1] } }, "EffectEvidenceSynthesis.effectEstimate.precisionEstimate": { base: "BackboneElement", elements: { type: ["CodeableConcept"], level: ["decimal"], from: ["decimal"], to: ["decimal"] } }, "EffectEvidenceSynthesis.certainty": { base: "BackboneElement", elements: { rating: ["CodeableConcept", 0, 1], note: ["Annotation", 0, 1], certaintySubcomponent: ["EffectEvidenceSynthesis.certainty.certaintySubcomponent", 0, 1] } }, "EffectEvidenceSynthesis.certainty.certaintySubcomponent": { base: "BackboneElement", elements: { type: ["CodeableConcept"], rating: ["CodeableConcept", 0, 1], note: ["Annotation", 0, 1] } }, Encounter: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], status: ["code", 1, 0, "", "encounter-status"], statusHistory: ["Encounter.statusHistory", 0, 1], class: ["Coding", 1], classHistory: ["Encounter.classHistory", 0, 1], type: ["CodeableConcept", 0, 1], serviceType: ["CodeableConcept"], priority: ["CodeableConcept"], subject: ["Reference"], episodeOfCare: ["Reference", 0, 1], basedOn: ["Reference", 0, 1], participant: ["Encounter.participant", 0, 1], appointment: ["Reference", 0, 1], period: ["Period"], length: ["Duration"], reasonCode: ["CodeableConcept", 0, 1], reasonReference: ["Reference", 0, 1], diagnosis: ["Encounter.diagnosis", 0, 1], account: ["Reference", 0, 1], hospitalization: ["Encounter.hospitalization"], location: ["Encounter.location", 0, 1], serviceProvider: ["Reference"], partOf: ["Reference"] } }, "Encounter.statusHistory": { base: "BackboneElement", elements: { status: ["code", 1, 0, "", "encounter-status"], period: ["Period", 1] } }, "Encounter.classHistory": { base: "BackboneElement", elements: { class: ["Coding", 1], period: ["Period", 1] } }, "Encounter.participant": { base: "BackboneElement", elements: { type: ["CodeableConcept", 0, 1], period: ["Period"], individual: ["Reference"] } }, "Encounter.diagnosis": { base: "BackboneElement", elements: { condition: ["Reference", 1], use: ["CodeableConcept"], rank: ["positiveInt"] } }, "Encounter.hospitalization": { base: "BackboneElement", elements: { preAdmissionIdentifier: ["Identifier"], origin: ["Reference"], admitSource: ["CodeableConcept"], reAdmission: ["CodeableConcept"], dietPreference: ["CodeableConcept", 0, 1], specialCourtesy: ["CodeableConcept", 0, 1], specialArrangement: ["CodeableConcept", 0, 1], destination: ["Reference"], dischargeDisposition: ["CodeableConcept"] } }, "Encounter.location": { base: "BackboneElement", elements: { location: ["Reference", 1], status: ["code", 0, 0, "", "encounter-location-status"], physicalType: ["CodeableConcept"], period: ["Period"] } }, Endpoint: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], status: ["code", 1, 0, "", "endpoint-status"], connectionType: ["Coding", 1], name: ["string"], managingOrganization: ["Reference"], contact: ["ContactPoint", 0, 1], period: ["Period"], payloadType: ["CodeableConcept", 1, 1], payloadMimeType: ["code", 0, 1, "", "mimetypes"], address: ["url", 1], header: ["string", 0, 1] } }, EnrollmentRequest: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], status: ["code", 0, 0, "", "fm-status"], created: ["dateTime"], insurer: ["Reference"], provider: ["Reference"], candidate: ["Reference"], coverage: ["Reference"] } }, EnrollmentResponse: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], status: ["code", 0, 0, "", "fm-status"], request: ["Reference"], outcome: ["code", 0, 0, "", "remittance-outcome"], disposition: ["string"], created: ["dateTime"], organization: ["Reference"], requestProvider: ["Reference"] } }, EpisodeOfCare: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], status: ["code", 1, 0, "", "episode-of-care-status"], statusHistory: ["EpisodeOfCare.statusHistory", 0, 1], type: ["CodeableConcept", 0, 1], diagnosis: ["EpisodeOfCare.diagnosis", 0, 1], patient: ["Reference", 1], managingOrganization: ["Reference"], period: ["Period"], referralRequest: ["Reference", 0, 1], careManager: ["Reference"], team: ["Reference", 0, 1], account: ["Reference", 0, 1] } }, "EpisodeOfCare.statusHistory": { base: "BackboneElement", elements: { status: ["code", 1, 0, "", "episode-of-care-status"], period: ["Period", 1] } }, "EpisodeOfCare.diagnosis": { base: "BackboneElement", elements: { condition: ["Reference", 1], role: ["CodeableConcept"], rank: ["positiveInt"] } }, EventDefinition: { base: "DomainResource", elements: { url: ["uri"], identifier: ["Identifier", 0, 1], version: ["string"], name: ["string"], title: ["string"], subtitle: ["string"], status: ["code", 1, 0, "", "publication-status"], experimental: ["boolean"], subjectCodeableConcept: ["CodeableConcept", 0, 0, "subject"], subjectReference: ["Reference", 0, 0, "subject"], date: ["dateTime"], publisher: ["string"], contact: ["ContactDetail", 0, 1], description: ["markdown"], useContext: ["UsageContext", 0, 1], jurisdiction: ["CodeableConcept", 0, 1], purpose: ["markdown"], usage: ["string"], copyright: ["markdown"], approvalDate: ["date"], lastReviewDate: ["date"], effectivePeriod: ["Period"], topic: ["CodeableConcept", 0, 1], author: ["ContactDetail", 0, 1], editor: ["ContactDetail", 0, 1], reviewer: ["ContactDetail", 0, 1], endorser: ["ContactDetail", 0, 1], relatedArtifact: ["RelatedArtifact", 0, 1], trigger: ["TriggerDefinition", 1, 1] } }, Evidence: { base: "DomainResource", elements: { url: ["uri"], identifier: ["Identifier", 0, 1], version: ["string"], name: ["string"], title: ["string"], shortTitle: ["string"], subtitle: ["string"], status: ["code", 1, 0, "", "publication-status"], date: ["dateTime"], publisher: ["string"], contact: ["ContactDetail", 0, 1], description: ["markdown"], note: ["Annotation", 0, 1], useContext: ["UsageContext", 0, 1], jurisdiction: ["CodeableConcept", 0, 1], copyright: ["markdown"], approvalDate: ["date"], lastReviewDate: ["date"], effectivePeriod: ["Period"], topic: ["CodeableConcept", 0, 1], author: ["ContactDetail", 0, 1], editor: ["ContactDetail", 0, 1], reviewer: ["ContactDetail", 0, 1], endorser: ["ContactDetail", 0, 1], relatedArtifact: ["RelatedArtifact", 0, 1], exposureBackground: ["Reference", 1], exposureVariant: ["Reference", 0, 1], outcome: ["Reference", 0, 1] } }, EvidenceVariable: { base: "DomainResource", elements: { url: ["uri"], identifier: ["Identifier", 0, 1], version: ["string"], name: ["string"], title: ["string"], shortTitle: ["string"], subtitle: ["string"], status: ["code", 1, 0, "", "publication-status"], date: ["dateTime"], publisher: ["string"], contact: ["ContactDetail", 0, 1], description: ["markdown"], note: ["Annotation", 0, 1], useContext: ["UsageContext", 0, 1], jurisdiction: ["CodeableConcept", 0, 1], copyright: ["markdown"], approvalDate: ["date"], lastReviewDate: ["date"], effectivePeriod: ["Period"], topic: ["CodeableConcept", 0, 1], author: ["ContactDetail", 0, 1], editor: ["ContactDetail", 0, 1], reviewer: ["ContactDetail", 0, 1], endorser: ["ContactDetail", 0, 1], relatedArtifact: ["RelatedArtifact", 0, 1], type: ["code", 0, 0, "", "variable-type"], characteristic: ["EvidenceVariable.characteristic", 0, 1] } }, "EvidenceVariable.characteristic": { base: "BackboneElement", elements: { linkId: ["id"], description: ["markdown"], note: ["Annotation", 0, 1], exclude: ["boolean"], definitionReference: ["Reference"], definitionCanonical: ["canonical"], definitionCodeableConcept: ["CodeableConcept"], definitionExpression: ["Expression"], definitionId: ["id"], definitionByTypeAndValue: ["EvidenceVariable.characteristic.definitionByTypeAndValue"], definitionByCombination: ["EvidenceVariable.characteristic.definitionByCombination"], instancesQuantity: ["Quantity", 0, 0, "instances"], instancesRange: ["Range", 0, 0, "instances"], durationQuantity: ["Quantity", 0, 0, "duration"], durationRange: ["Range", 0, 0, "duration"], timeFromEvent: ["EvidenceVariable.characteristic.timeFromEvent", 0, 1] } }, "EvidenceVariable.characteristic.definitionByTypeAndValue": { base: "BackboneElement", elements: { type: ["CodeableConcept", 1], method: ["CodeableConcept", 0, 1], device: ["Reference"], valueCodeableConcept: ["CodeableConcept", 1, 0, "value"], valueBoolean: ["boolean", 1, 0, "value"], valueQuantity: ["Quantity", 1, 0, "value"], valueRange: ["Range", 1, 0, "value"], valueReference: ["Reference", 1, 0, "value"], valueId: ["id", 1, 0, "value"], offset: ["CodeableConcept"] } }, "EvidenceVariable.characteristic.definitionByCombination": { base: "BackboneElement", elements: { code: ["code", 1, 0, "", "characteristic-combination"], threshold: ["positiveInt"], characteristic: ["EvidenceVariable.characteristic", 1, 1] } }, "EvidenceVariable.characteristic.timeFromEvent": { base: "BackboneElement", elements: { description: ["markdown"], note: ["Annotation", 0, 1], eventCodeableConcept: ["CodeableConcept", 0, 0, "event"], eventReference: ["Reference", 0, 0, "event"], eventDateTime: ["dateTime", 0, 0, "event"], eventId: ["id", 0, 0, "event"], quantity: ["Quantity"], range: ["Range"] } }, ExampleScenario: { base: "DomainResource", elements: { url: ["uri"], identifier: ["Identifier", 0, 1], version: ["string"], name: ["string"], status: ["code", 1, 0, "", "publication-status"], experimental: ["boolean"], date: ["dateTime"], publisher: ["string"], contact: ["ContactDetail", 0, 1], useContext: ["UsageContext", 0, 1], jurisdiction: ["CodeableConcept", 0, 1], copyright: ["markdown"], purpose: ["markdown"], actor: ["ExampleScenario.actor", 0, 1], instance: ["ExampleScenario.instance", 0, 1], process: ["ExampleScenario.process", 0, 1], workflow: ["canonical", 0, 1] } }, "ExampleScenario.actor": { base: "BackboneElement", elements: { actorId: ["string", 1], type: ["code", 1, 0, "", "examplescenario-actor-type"], name: ["string"], description: ["markdown"] } }, "ExampleScenario.instance": { base: "BackboneElement", elements: { resourceId: ["string", 1], resourceType: ["code", 1, 0, "", "resource-types"], name: ["string"], description: ["markdown"], version: ["ExampleScenario.instance.version", 0, 1], containedInstance: ["ExampleScenario.instance.containedInstance", 0, 1] } }, "ExampleScenario.instance.version": { base: "BackboneElement", elements: { versionId: ["string", 1], description: ["markdown", 1] } }, "ExampleScenario.instance.containedInstance": { base: "BackboneElement", elements: { resourceId: ["string", 1], versionId: ["string"] } }, "ExampleScenario.process": { base: "BackboneElement", elements: { title: ["string", 1], description: ["markdown"], preConditions: ["markdown"], postConditions: ["markdown"], step: ["ExampleScenario.process.step", 0, 1] } }, "ExampleScenario.process.step": { base: "BackboneElement", elements: { process: ["ExampleScenario.process", 0, 1], pause: ["boolean"], operation: ["ExampleScenario.process.step.operation"], alternative: ["ExampleScenario.process.step.alternative", 0, 1] } }, "ExampleScenario.process.step.operation": { base: "BackboneElement", elements: { number: ["string", 1], type: ["string"], name: ["string"], initiator: ["string"], receiver: ["string"], description: ["markdown"], initiatorActive: ["boolean"], receiverActive: ["boolean"], request: ["ExampleScenario.instance.containedInstance"], response: ["ExampleScenario.instance.containedInstance"] } }, "ExampleScenario.process.step.alternative": { base: "BackboneElement", elements: { title: ["string", 1], description: ["markdown"], step: ["ExampleScenario.process.step", 0, 1] } }, ExplanationOfBenefit: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], status: ["code", 1, 0, "", "explanationofbenefit-status"], type: ["CodeableConcept", 1], subType: ["CodeableConcept"], use: ["code", 1, 0, "", "claim-use"], patient: ["Reference", 1], billablePeriod: ["Period"], created: ["dateTime", 1], enterer: ["Reference"], insurer: ["Reference", 1], provider: ["Reference", 1], priority: ["CodeableConcept"], fundsReserveRequested: ["CodeableConcept"], fundsReserve: ["CodeableConcept"], related: ["ExplanationOfBenefit.related", 0, 1], prescription: ["Reference"], originalPrescription: ["Reference"], payee: ["ExplanationOfBenefit.payee"], referral: ["Reference"], facility: ["Reference"], claim: ["Reference"], claimResponse: ["Reference"], outcome: ["code", 1, 0, "", "remittance-outcome"], disposition: ["string"], preAuthRef: ["string", 0, 1], preAuthRefPeriod: ["Period", 0, 1], careTeam: ["ExplanationOfBenefit.careTeam", 0, 1], supportingInfo: ["ExplanationOfBenefit.supportingInfo", 0, 1], diagnosis: ["ExplanationOfBenefit.diagnosis", 0, 1], procedure: ["ExplanationOfBenefit.procedure", 0, 1], precedence: ["positiveInt"], insurance: ["ExplanationOfBenefit.insurance", 1, 1], accident: ["ExplanationOfBenefit.accident"], item: ["ExplanationOfBenefit.item", 0, 1], addItem: ["ExplanationOfBenefit.addItem", 0, 1], adjudication: ["ExplanationOfBenefit.item.adjudication", 0, 1], total: ["ExplanationOfBenefit.total", 0, 1], payment: ["ExplanationOfBenefit.payment"], formCode: ["CodeableConcept"], form: ["Attachment"], processNote: ["ExplanationOfBenefit.processNote", 0, 1], benefitPeriod: ["Period"], benefitBalance: ["ExplanationOfBenefit.benefitBalance", 0, 1] } }, "ExplanationOfBenefit.related": { base: "BackboneElement", elements: { claim: ["Reference"], relationship: ["CodeableConcept"], reference: ["Identifier"] } }, "ExplanationOfBenefit.payee": { base: "BackboneElement", elements: { type: ["CodeableConcept"], party: ["Reference"] } }, "ExplanationOfBenefit.careTeam": { base: "BackboneElement", elements: { sequence: ["positiveInt", 1], provider: ["Reference", 1], responsible: ["boolean"], role: ["CodeableConcept"], qualification: ["CodeableConcept"] } }, "ExplanationOfBenefit.supportingInfo": { base: "BackboneElement", elements: { sequence: ["positiveInt", 1], category: ["CodeableConcept", 1], code: ["CodeableConcept"], timingDate: ["date", 0, 0, "timing"], timingPeriod: ["Period", 0, 0, "timing"], valueBoolean: ["boolean", 0, 0, "value"], valueString: ["string", 0, 0, "value"], valueQuantity: ["Quantity", 0, 0, "value"], valueAttachment: ["Attachment", 0, 0, "value"], valueReference: ["Reference", 0, 0, "value"], reason: ["Coding"] } }, "ExplanationOfBenefit.diagnosis": { base: "BackboneElement", elements: { sequence: ["positiveInt", 1], diagnosisCodeableConcept: ["CodeableConcept", 1, 0, "diagnosis"], diagnosisReference: ["Reference", 1, 0, "diagnosis"], type: ["CodeableConcept", 0, 1], onAdmission: ["CodeableConcept"], packageCode: ["CodeableConcept"] } }, "ExplanationOfBenefit.procedure": { base: "BackboneElement", elements: { sequence: ["positiveInt", 1], type: ["CodeableConcept", 0, 1], date: ["dateTime"], procedureCodeableConcept: ["CodeableConcept", 1, 0, "procedure"], procedureReference: ["Reference", 1, 0, "procedure"], udi: ["Reference", 0, 1] } }, "ExplanationOfBenefit.insurance": { base: "BackboneElement", elements: { focal: ["boolean", 1], coverage: ["Reference", 1], preAuthRef: ["string", 0, 1] } }, "ExplanationOfBenefit.accident": { base: "BackboneElement", elements: { date: ["date"], type: ["CodeableConcept"], locationAddress: ["Address", 0, 0, "location"], locationReference: ["Reference", 0, 0, "location"] } }, "ExplanationOfBenefit.item": { base: "BackboneElement", elements: { sequence: ["positiveInt", 1], careTeamSequence: ["positiveInt", 0, 1], diagnosisSequence: ["positiveInt", 0, 1], procedureSequence: ["positiveInt", 0, 1], informationSequence: ["positiveInt", 0, 1], revenue: ["CodeableConcept"], category: ["CodeableConcept"], productOrService: ["CodeableConcept", 1], modifier: ["CodeableConcept", 0, 1], programCode: ["CodeableConcept", 0, 1], servicedDate: ["date", 0, 0, "serviced"], servicedPeriod: ["Period", 0, 0, "serviced"], locationCodeableConcept: ["CodeableConcept", 0, 0, "location"], locationAddress: ["Address", 0, 0, "location"], locationReference: ["Reference", 0, 0, "location"], quantity: ["Quantity"], unitPrice: ["Money"], factor: ["decimal"], net: ["Money"], udi: ["Reference", 0, 1], bodySite: ["CodeableConcept"], subSite: ["CodeableConcept", 0, 1], encounter: ["Reference", 0, 1], noteNumber: ["positiveInt", 0, 1], adjudication: ["ExplanationOfBenefit.item.adjudication", 0, 1], detail: ["ExplanationOfBenefit.item.detail", 0, 1] } }, "ExplanationOfBenefit.item.adjudication": { base: "BackboneElement", elements: { category: ["CodeableConcept", 1], reason: ["CodeableConcept"], amount: ["Money"], value: ["decimal"] } }, "ExplanationOfBenefit.item.detail": { base: "BackboneElement", elements: { sequence: ["positiveInt", 1], revenue: ["CodeableConcept"], category: ["CodeableConcept"], productOrService: ["CodeableConcept", 1], modifier: ["CodeableConcept", 0, 1], programCode: ["CodeableConcept", 0, 1], quantity: ["Quantity"], unitPrice: ["Money"], factor: ["decimal"], net: ["Money"], udi: ["Reference", 0, 1], noteNumber: ["positiveInt", 0, 1], adjudication: ["ExplanationOfBenefit.item.adjudication", 0, 1], subDetail: ["ExplanationOfBenefit.item.detail.subDetail", 0, 1] } }, "ExplanationOfBenefit.item.detail.subDetail": { base: "BackboneElement", elements: { sequence: ["positiveInt", 1], revenue: ["CodeableConcept"], category: ["CodeableConcept"], productOrService: ["CodeableConcept", 1], modifier: ["CodeableConcept", 0, 1], programCode: ["CodeableConcept", 0, 1], quantity: ["Quantity"], unitPrice: ["Money"], factor: ["decimal"], net: ["Money"], udi: ["Reference", 0, 1], noteNumber: ["positiveInt", 0, 1], adjudication: ["ExplanationOfBenefit.item.adjudication", 0, 1] } }, "ExplanationOfBenefit.addItem": { base: "BackboneElement", elements: { itemSequence: ["positiveInt", 0, 1], detailSequence: ["positiveInt", 0, 1], subDetailSequence: ["positiveInt", 0, 1], provider: ["Reference", 0, 1], productOrService: ["CodeableConcept", 1], modifier: ["CodeableConcept", 0, 1], programCode: ["CodeableConcept", 0, 1], servicedDate: ["date", 0, 0, "serviced"], servicedPeriod: ["Period", 0, 0, "serviced"], locationCodeableConcept: ["CodeableConcept", 0, 0, "location"], locationAddress: ["Address", 0, 0, "location"], locationReference: ["Reference", 0, 0, "location"], quantity: ["Quantity"], unitPrice: ["Money"], factor: ["decimal"], net: ["Money"], bodySite: ["CodeableConcept"], subSite: ["CodeableConcept", 0, 1], noteNumber: ["positiveInt", 0, 1], adjudication: ["ExplanationOfBenefit.item.adjudication", 0, 1], detail: ["ExplanationOfBenefit.addItem.detail", 0, 1] } }, "ExplanationOfBenefit.addItem.detail": { base: "BackboneElement", elements: { productOrService: ["CodeableConcept", 1], modifier: ["CodeableConcept", 0, 1], quantity: ["Quantity"], unitPrice: ["Money"], factor: ["decimal"], net: ["Money"], noteNumber: ["positiveInt", 0, 1], adjudication: ["ExplanationOfBenefit.item.adjudication", 0, 1], subDetail: ["ExplanationOfBenefit.addItem.detail.subDetail", 0, 1] } }, "ExplanationOfBenefit.addItem.detail.subDetail": { base: "BackboneElement", elements: { productOrService: ["CodeableConcept", 1], modifier: ["CodeableConcept", 0, 1], quantity: ["Quantity"], unitPrice: ["Money"], factor: ["decimal"], net: ["Money"], noteNumber: ["positiveInt", 0, 1], adjudication: ["ExplanationOfBenefit.item.adjudication", 0, 1] } }, "ExplanationOfBenefit.total": { base: "BackboneElement", elements: { category: ["CodeableConcept", 1], amount: ["Money", 1] } }, "ExplanationOfBenefit.payment": { base: "BackboneElement", elements: { type: ["CodeableConcept"], adjustment: ["Money"], adjustmentReason: ["CodeableConcept"], date: ["date"], amount: ["Money"], identifier: ["Identifier"] } }, "ExplanationOfBenefit.processNote": { base: "BackboneElement", elements: { number: ["positiveInt"], type: ["code", 0, 0, "", "note-type"], text: ["string"], language: ["CodeableConcept"] } }, "ExplanationOfBenefit.benefitBalance": { base: "BackboneElement", elements: { category: ["CodeableConcept", 1], excluded: ["boolean"], name: ["string"], description: ["string"], network: ["CodeableConcept"], unit: ["CodeableConcept"], term: ["CodeableConcept"], financial: ["ExplanationOfBenefit.benefitBalance.financial", 0, 1] } }, "ExplanationOfBenefit.benefitBalance.financial": { base: "BackboneElement", elements: { type: ["CodeableConcept", 1], allowedUnsignedInt: ["unsignedInt", 0, 0, "allowed"], allowedString: ["string", 0, 0, "allowed"], allowedMoney: ["Money", 0, 0, "allowed"], usedUnsignedInt: ["unsignedInt", 0, 0, "used"], usedMoney: ["Money", 0, 0, "used"] } }, FamilyMemberHistory: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], instantiatesCanonical: ["canonical", 0, 1], instantiatesUri: ["uri", 0, 1], status: ["code", 1, 0, "", "history-status"], dataAbsentReason: ["CodeableConcept"], patient: ["Reference", 1], date: ["dateTime"], name: ["string"], relationship: ["CodeableConcept", 1], sex: ["CodeableConcept"], bornPeriod: ["Period", 0, 0, "born"], bornDate: ["date", 0, 0, "born"], bornString: ["string", 0, 0, "born"], ageAge: ["Age", 0, 0, "age"], ageRange: ["Range", 0, 0, "age"], ageString: ["string", 0, 0, "age"], estimatedAge: ["boolean"], deceasedBoolean: ["boolean", 0, 0, "deceased"], deceasedAge: ["Age", 0, 0, "deceased"], deceasedRange: ["Range", 0, 0, "deceased"], deceasedDate: ["date", 0, 0, "deceased"], deceasedString: ["string", 0, 0, "deceased"], reasonCode: ["CodeableConcept", 0, 1], reasonReference: ["Reference", 0, 1], note: ["Annotation", 0, 1], condition: ["FamilyMemberHistory.condition", 0, 1] } }, "FamilyMemberHistory.condition": { base: "BackboneElement", elements: { code: ["CodeableConcept", 1], outcome: ["CodeableConcept"], contributedToDeath: ["boolean"], onsetAge: ["Age", 0, 0, "onset"], onsetRange: ["Range", 0, 0, "onset"], onsetPeriod: ["Period", 0, 0, "onset"], onsetString: ["string", 0, 0, "onset"], note: ["Annotation", 0, 1] } }, Flag: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], status: ["code", 1, 0, "", "flag-status"], category: ["CodeableConcept", 0, 1], code: ["CodeableConcept", 1], subject: ["Reference", 1], period: ["Period"], encounter: ["Reference"], author: ["Reference"] } }, Goal: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], lifecycleStatus: ["code", 1, 0, "", "goal-status"], achievementStatus: ["CodeableConcept"], category: ["CodeableConcept", 0, 1], priority: ["CodeableConcept"], description: ["CodeableConcept", 1], subject: ["Reference", 1], startDate: ["date", 0, 0, "start"], startCodeableConcept: ["CodeableConcept", 0, 0, "start"], target: ["Goal.target", 0, 1], statusDate: ["date"], statusReason: ["string"], expressedBy: ["Reference"], addresses: ["Reference", 0, 1], note: ["Annotation", 0, 1], outcomeCode: ["CodeableConcept", 0, 1], outcomeReference: ["Reference", 0, 1] } }, "Goal.target": { base: "BackboneElement", elements: { measure: ["CodeableConcept"], detailQuantity: ["Quantity", 0, 0, "detail"], detailRange: ["Range", 0, 0, "detail"], detailCodeableConcept: ["CodeableConcept", 0, 0, "detail"], detailString: ["string", 0, 0, "detail"], detailBoolean: ["boolean", 0, 0, "detail"], detailInteger: ["integer", 0, 0, "detail"], detailRatio: ["Ratio", 0, 0, "detail"], dueDate: ["date", 0, 0, "due"], dueDuration: ["Duration", 0, 0, "due"] } }, GraphDefinition: { base: "DomainResource", elements: { url: ["uri"], version: ["string"], name: ["string", 1], status: ["code", 1, 0, "", "publication-status"], experimental: ["boolean"], date: ["dateTime"], publisher: ["string"], contact: ["ContactDetail", 0, 1], description: ["markdown"], useContext: ["UsageContext", 0, 1], jurisdiction: ["CodeableConcept", 0, 1], purpose: ["markdown"], start: ["code", 1, 0, "", "resource-types"], profile: ["canonical"], link: ["GraphDefinition.link", 0, 1] } }, "GraphDefinition.link": { base: "BackboneElement", elements: { path: ["string"], sliceName: ["string"], min: ["integer"], max: ["string"], description: ["string"], target: ["GraphDefinition.link.target", 0, 1] } }, "GraphDefinition.link.target": { base: "BackboneElement", elements: { type: ["code", 1, 0, "", "resource-types"], params: ["string"], profile: ["canonical"], compartment: ["GraphDefinition.link.target.compartment", 0, 1], link: ["GraphDefinition.link", 0, 1] } }, "GraphDefinition.link.target.compartment": { base: "BackboneElement", elements: { use: ["code", 1, 0, "", "graph-compartment-use"], code: ["code", 1, 0, "", "compartment-type"], rule: ["code", 1, 0, "", "graph-compartment-rule"], expression: ["string"], description: ["string"] } }, Group: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], active: ["boolean"], type: ["code", 1, 0, "", "group-type"], actual: ["boolean", 1], code: ["CodeableConcept"], name: ["string"], quantity: ["unsignedInt"], managingEntity: ["Reference"], characteristic: ["Group.characteristic", 0, 1], member: ["Group.member", 0, 1] } }, "Group.characteristic": { base: "BackboneElement", elements: { code: ["CodeableConcept", 1], valueCodeableConcept: ["CodeableConcept", 1, 0, "value"], valueBoolean: ["boolean", 1, 0, "value"], valueQuantity: ["Quantity", 1, 0, "value"], valueRange: ["Range", 1, 0, "value"], valueReference: ["Reference", 1, 0, "value"], exclude: ["boolean", 1], period: ["Period"] } }, "Group.member": { base: "BackboneElement", elements: { entity: ["Reference", 1], period: ["Period"], inactive: ["boolean"] } }, GuidanceResponse: { base: "DomainResource", elements: { requestIdentifier: ["Identifier"], identifier: ["Identifier", 0, 1], moduleUri: ["uri", 1, 0, "module"], moduleCanonical: ["canonical", 1, 0, "module"], moduleCodeableConcept: ["CodeableConcept", 1, 0, "module"], status: ["code", 1, 0, "", "guidance-response-status"], subject: ["Reference"], encounter: ["Reference"], occurrenceDateTime: ["dateTime"], performer: ["Reference"], reasonCode: ["CodeableConcept", 0, 1], reasonReference: ["Reference", 0, 1], note: ["Annotation", 0, 1], evaluationMessage: ["Reference", 0, 1], outputParameters: ["Reference"], result: ["Reference"], dataRequirement: ["DataRequirement", 0, 1] } }, HealthcareService: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], active: ["boolean"], providedBy: ["Reference"], category: ["CodeableConcept", 0, 1], type: ["CodeableConcept", 0, 1], specialty: ["CodeableConcept", 0, 1], location: ["Reference", 0, 1], name: ["string"], comment: ["string"], extraDetails: ["markdown"], photo: ["Attachment"], telecom: ["ContactPoint", 0, 1], coverageArea: ["Reference", 0, 1], serviceProvisionCode: ["CodeableConcept", 0, 1], eligibility: ["HealthcareService.eligibility", 0, 1], program: ["CodeableConcept", 0, 1], characteristic: ["CodeableConcept", 0, 1], communication: ["CodeableConcept", 0, 1], referralMethod: ["CodeableConcept", 0, 1], appointmentRequired: ["boolean"], availableTime: ["HealthcareService.availableTime", 0, 1], notAvailable: ["HealthcareService.notAvailable", 0, 1], availabilityExceptions: ["string"], endpoint: ["Reference", 0, 1] } }, "HealthcareService.eligibility": { base: "BackboneElement", elements: { code: ["CodeableConcept"], comment: ["markdown"] } }, "HealthcareService.availableTime": { base: "BackboneElement", elements: { daysOfWeek: ["code", 0, 1, "", "days-of-week"], allDay: ["boolean"], availableStartTime: ["time"], availableEndTime: ["time"] } }, "HealthcareService.notAvailable": { base: "BackboneElement", elements: { description: ["string", 1], during: ["Period"] } }, ImagingStudy: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], status: ["code", 1, 0, "", "imagingstudy-status"], modality: ["Coding", 0, 1], subject: ["Reference", 1], encounter: ["Reference"], started: ["dateTime"], basedOn: ["Reference", 0, 1], referrer: ["Reference"], interpreter: ["Reference", 0, 1], endpoint: ["Reference", 0, 1], numberOfSeries: ["unsignedInt"], numberOfInstances: ["unsignedInt"], procedureReference: ["Reference"], procedureCode: ["CodeableConcept", 0, 1], location: ["Reference"], reasonCode: ["CodeableConcept", 0, 1], reasonReference: ["Reference", 0, 1], note: ["Annotation", 0, 1], description: ["string"], series: ["ImagingStudy.series", 0, 1] } }, "ImagingStudy.series": { base: "BackboneElement", elements: { uid: ["id", 1], number: ["unsignedInt"], modality: ["Coding", 1], description: ["string"], numberOfInstances: ["unsignedInt"], endpoint: ["Reference", 0, 1], bodySite: ["Coding"], laterality: ["Coding"], specimen: ["Reference", 0, 1], started: ["dateTime"], performer: ["ImagingStudy.series.performer", 0, 1], instance: ["ImagingStudy.series.instance", 0, 1] } }, "ImagingStudy.series.performer": { base: "BackboneElement", elements: { function: ["CodeableConcept"], actor: ["Reference", 1] } }, "ImagingStudy.series.instance": { base: "BackboneElement", elements: { uid: ["id", 1], sopClass: ["Coding", 1], number: ["unsignedInt"], title: ["string"] } }, Immunization: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], status: ["code", 1, 0, "", "immunization-status"], statusReason: ["CodeableConcept"], vaccineCode: ["CodeableConcept", 1], patient: ["Reference", 1], encounter: ["Reference"], occurrenceDateTime: ["dateTime", 1, 0, "occurrence"], occurrenceString: ["string", 1, 0, "occurrence"], recorded: ["dateTime"], primarySource: ["boolean"], reportOrigin: ["CodeableConcept"], location: ["Reference"], manufacturer: ["Reference"], lotNumber: ["string"], expirationDate: ["date"], site: ["CodeableConcept"], route: ["CodeableConcept"], doseQuantity: ["Quantity"], performer: ["Immunization.performer", 0, 1], note: ["Annotation", 0, 1], reasonCode: ["CodeableConcept", 0, 1], reasonReference: ["Reference", 0, 1], isSubpotent: ["boolean"], subpotentReason: ["CodeableConcept", 0, 1], education: ["Immunization.education", 0, 1], programEligibility: ["CodeableConcept", 0, 1], fundingSource: ["CodeableConcept"], reaction: ["Immunization.reaction", 0, 1], protocolApplied: ["Immunization.protocolApplied", 0, 1] } }, "Immunization.performer": { base: "BackboneElement", elements: { function: ["CodeableConcept"], actor: ["Reference", 1] } }, "Immunization.education": { base: "BackboneElement", elements: { documentType: ["string"], reference: ["uri"], publicationDate: ["dateTime"], presentationDate: ["dateTime"] } }, "Immunization.reaction": { base: "BackboneElement", elements: { date: ["dateTime"], detail: ["Reference"], reported: ["boolean"] } }, "Immunization.protocolApplied": { base: "BackboneElement", elements: { series: ["string"], authority: ["Reference"], targetDisease: ["CodeableConcept", 0, 1], doseNumberPositiveInt: ["positiveInt", 1, 0, "doseNumber"], doseNumberString: ["string", 1, 0, "doseNumber"], seriesDosesPositiveInt: ["positiveInt", 0, 0, "seriesDoses"], seriesDosesString: ["string", 0, 0, "seriesDoses"] } }, ImmunizationEvaluation: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], status: ["code", 1, 0, "", "immunization-evaluation-status"], patient: ["Reference", 1], date: ["dateTime"], authority: ["Reference"], targetDisease: ["CodeableConcept", 1], immunizationEvent: ["Reference", 1], doseStatus: ["CodeableConcept", 1], doseStatusReason: ["CodeableConcept", 0, 1], description: ["string"], series: ["string"], doseNumberPositiveInt: ["positiveInt", 0, 0, "doseNumber"], doseNumberString: ["string", 0, 0, "doseNumber"], seriesDosesPositiveInt: ["positiveInt", 0, 0, "seriesDoses"], seriesDosesString: ["string", 0, 0, "seriesDoses"] } }, ImmunizationRecommendation: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], patient: ["Reference", 1], date: ["dateTime", 1], authority: ["Reference"], recommendation: ["ImmunizationRecommendation.recommendation", 1, 1] } }, "ImmunizationRecommendation.recommendation": { base: "BackboneElement", elements: { vaccineCode: ["CodeableConcept", 0, 1], targetDisease: ["CodeableConcept"], contraindicatedVaccineCode: ["CodeableConcept", 0, 1], forecastStatus: ["CodeableConcept", 1], forecastReason: ["CodeableConcept", 0, 1], dateCriterion: ["ImmunizationRecommendation.recommendation.dateCriterion", 0, 1], description: ["string"], series: ["string"], doseNumberPositiveInt: ["positiveInt", 0, 0, "doseNumber"], doseNumberString: ["string", 0, 0, "doseNumber"], seriesDosesPositiveInt: ["positiveInt", 0, 0, "seriesDoses"], seriesDosesString: ["string", 0, 0, "seriesDoses"], supportingImmunization: ["Reference", 0, 1], supportingPatientInformation: ["Reference", 0, 1] } }, "ImmunizationRecommendation.recommendation.dateCriterion": { base: "BackboneElement", elements: { code: ["CodeableConcept", 1], value: ["dateTime", 1] } }, ImplementationGuide: { base: "DomainResource", elements: { url: ["uri", 1], version: ["string"], name: ["string", 1], title: ["string"], status: ["code", 1, 0, "", "publication-status"], experimental: ["boolean"], date: ["dateTime"], publisher: ["string"], contact: ["ContactDetail", 0, 1], description: ["markdown"], useContext: ["UsageContext", 0, 1], jurisdiction: ["CodeableConcept", 0, 1], copyright: ["markdown"], packageId: ["id", 1], license: ["code", 0, 0, "", "spdx-license"], fhirVersion: ["code", 1, 1, "", "FHIR-version"], dependsOn: ["ImplementationGuide.dependsOn", 0, 1], global: ["ImplementationGuide.global", 0, 1], definition: ["ImplementationGuide.definition"], manifest: ["ImplementationGuide.manifest"] } }, "ImplementationGuide.dependsOn": { base: "BackboneElement", elements: { uri: ["canonical", 1], packageId: ["id"], version: ["string"] } }, "ImplementationGuide.global": { base: "BackboneElement", elements: { type: ["code", 1, 0, "", "resource-types"], profile: ["canonical", 1] } }, "ImplementationGuide.definition": { base: "BackboneElement", elements: { grouping: ["ImplementationGuide.definition.grouping", 0, 1], resource: ["ImplementationGuide.definition.resource", 1, 1], page: ["ImplementationGuide.definition.page"], parameter: ["ImplementationGuide.definition.parameter", 0, 1], template: ["ImplementationGuide.definition.template", 0, 1] } }, "ImplementationGuide.definition.grouping": { base: "BackboneElement", elements: { name: ["string", 1], description: ["string"] } }, "ImplementationGuide.definition.resource": { base: "BackboneElement", elements: { reference: ["Reference", 1], fhirVersion: ["code", 0, 1, "", "FHIR-version"], name: ["string"], description: ["string"], exampleBoolean: ["boolean", 0, 0, "example"], exampleCanonical: ["canonical", 0, 0, "example"], groupingId: ["id"] } }, "ImplementationGuide.definition.page": { base: "BackboneElement", elements: { nameUrl: ["url", 1, 0, "name"], nameReference: ["Reference", 1, 0, "name"], title: ["string", 1], generation: ["code", 1, 0, "", "guide-page-generation"], page: ["ImplementationGuide.definition.page", 0, 1] } }, "ImplementationGuide.definition.parameter": { base: "BackboneElement", elements: { code: ["code", 1, 0, "", "guide-parameter-code"], value: ["string", 1] } }, "ImplementationGuide.definition.template": { base: "BackboneElement", elements: { code: ["code", 1], source: ["string", 1], scope: ["string"] } }, "ImplementationGuide.manifest": { base: "BackboneElement", elements: { rendering: ["url"], resource: ["ImplementationGuide.manifest.resource", 1, 1], page: ["ImplementationGuide.manifest.page", 0, 1], image: ["string", 0, 1], other: ["string", 0, 1] } }, "ImplementationGuide.manifest.resource": { base: "BackboneElement", elements: { reference: ["Reference", 1], exampleBoolean: ["boolean", 0, 0, "example"], exampleCanonical: ["canonical", 0, 0, "example"], relativePath: ["url"] } }, "ImplementationGuide.manifest.page": { base: "BackboneElement", elements: { name: ["string", 1], title: ["string"], anchor: ["string", 0, 1] } }, InsurancePlan: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], status: ["code", 0, 0, "", "publication-status"], type: ["CodeableConcept", 0, 1], name: ["string"], alias: ["string", 0, 1], period: ["Period"], ownedBy: ["Reference"], administeredBy: ["Reference"], coverageArea: ["Reference", 0, 1], contact: ["InsurancePlan.contact", 0, 1], endpoint: ["Reference", 0, 1], network: ["Reference", 0, 1], coverage: ["InsurancePlan.coverage", 0, 1], plan: ["InsurancePlan.plan", 0, 1] } }, "InsurancePlan.contact": { base: "BackboneElement", elements: { purpose: ["CodeableConcept"], name: ["HumanName"], telecom: ["ContactPoint", 0, 1], address: ["Address"] } }, "InsurancePlan.coverage": { base: "BackboneElement", elements: { type: ["CodeableConcept", 1], network: ["Reference", 0, 1], benefit: ["InsurancePlan.coverage.benefit", 1, 1] } }, "InsurancePlan.coverage.benefit": { base: "BackboneElement", elements: { type: ["CodeableConcept", 1], requirement: ["string"], limit: ["InsurancePlan.coverage.benefit.limit", 0, 1] } }, "InsurancePlan.coverage.benefit.limit": { base: "BackboneElement", elements: { value: ["Quantity"], code: ["CodeableConcept"] } }, "InsurancePlan.plan": { base: "BackboneElement", elements: { identifier: ["Identifier", 0, 1], type: ["CodeableConcept"], coverageArea: ["Reference", 0, 1], network: ["Reference", 0, 1], generalCost: ["InsurancePlan.plan.generalCost", 0, 1], specificCost: ["InsurancePlan.plan.specificCost", 0, 1] } }, "InsurancePlan.plan.generalCost": { base: "BackboneElement", elements: { type: ["CodeableConcept"], groupSize: ["positiveInt"], cost: ["Money"], comment: ["string"] } }, "InsurancePlan.plan.specificCost": { base: "BackboneElement", elements: { category: ["CodeableConcept", 1], benefit: ["InsurancePlan.plan.specificCost.benefit", 0, 1] } }, "InsurancePlan.plan.specificCost.benefit": { base: "BackboneElement", elements: { type: ["CodeableConcept", 1], cost: ["InsurancePlan.plan.specificCost.benefit.cost", 0, 1] } }, "InsurancePlan.plan.specificCost.benefit.cost": { base: "BackboneElement", elements: { type: ["CodeableConcept", 1], applicability: ["CodeableConcept"], qualifiers: ["CodeableConcept", 0, 1], value: ["Quantity"] } }, Invoice: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], status: ["code", 1, 0, "", "invoice-status"], cancelledReason: ["string"], type: ["CodeableConcept"], subject: ["Reference"], recipient: ["Reference"], date: ["dateTime"], participant: ["Invoice.participant", 0, 1], issuer: ["Reference"], account: ["Reference"], lineItem: ["Invoice.lineItem", 0, 1], totalPriceComponent: ["Invoice.lineItem.priceComponent", 0, 1], totalNet: ["Money"], totalGross: ["Money"], paymentTerms: ["markdown"], note: ["Annotation", 0, 1] } }, "Invoice.participant": { base: "BackboneElement", elements: { role: ["CodeableConcept"], actor: ["Reference", 1] } }, "Invoice.lineItem": { base: "BackboneElement", elements: { sequence: ["positiveInt"], chargeItemReference: ["Reference", 1, 0, "chargeItem"], chargeItemCodeableConcept: ["CodeableConcept", 1, 0, "chargeItem"], priceComponent: ["Invoice.lineItem.priceComponent", 0, 1] } }, "Invoice.lineItem.priceComponent": { base: "BackboneElement", elements: { type: ["code", 1, 0, "", "invoice-priceComponentType"], code: ["CodeableConcept"], factor: ["decimal"], amount: ["Money"] } }, Library: { base: "DomainResource", elements: { url: ["uri"], identifier: ["Identifier", 0, 1], version: ["string"], name: ["string"], title: ["string"], subtitle: ["string"], status: ["code", 1, 0, "", "publication-status"], experimental: ["boolean"], type: ["CodeableConcept", 1], subjectCodeableConcept: ["CodeableConcept", 0, 0, "subject"], subjectReference: ["Reference", 0, 0, "subject"], date: ["dateTime"], publisher: ["string"], contact: ["ContactDetail", 0, 1], description: ["markdown"], useContext: ["UsageContext", 0, 1], jurisdiction: ["CodeableConcept", 0, 1], purpose: ["markdown"], usage: ["string"], copyright: ["markdown"], approvalDate: ["date"], lastReviewDate: ["date"], effectivePeriod: ["Period"], topic: ["CodeableConcept", 0, 1], author: ["ContactDetail", 0, 1], editor: ["ContactDetail", 0, 1], reviewer: ["ContactDetail", 0, 1], endorser: ["ContactDetail", 0, 1], relatedArtifact: ["RelatedArtifact", 0, 1], parameter: ["ParameterDefinition", 0, 1], dataRequirement: ["DataRequirement", 0, 1], content: ["Attachment", 0, 1] } }, Linkage: { base: "DomainResource", elements: { active: ["boolean"], author: ["Reference"], item: ["Linkage.item", 1, 1] } }, "Linkage.item": { base: "BackboneElement", elements: { type: ["code", 1, 0, "", "linkage-type"], resource: ["Reference", 1] } }, List: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], status: ["code", 1, 0, "", "list-status"], mode: ["code", 1, 0, "", "list-mode"], title: ["string"], code: ["CodeableConcept"], subject: ["Reference"], encounter: ["Reference"], date: ["dateTime"], source: ["Reference"], orderedBy: ["CodeableConcept"], note: ["Annotation", 0, 1], entry: ["List.entry", 0, 1], emptyReason: ["CodeableConcept"] } }, "List.entry": { base: "BackboneElement", elements: { flag: ["CodeableConcept"], deleted: ["boolean"], date: ["dateTime"], item: ["Reference", 1] } }, Location: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], status: ["code", 0, 0, "", "location-status"], operationalStatus: ["Coding"], name: ["string"], alias: ["string", 0, 1], description: ["string"], mode: ["code", 0, 0, "", "location-mode"], type: ["CodeableConcept", 0, 1], telecom: ["ContactPoint", 0, 1], address: ["Address"], physicalType: ["CodeableConcept"], position: ["Location.position"], managingOrganization: ["Reference"], partOf: ["Reference"], hoursOfOperation: ["Location.hoursOfOperation", 0, 1], availabilityExceptions: ["string"], endpoint: ["Reference", 0, 1] } }, "Location.position": { base: "BackboneElement", elements: { longitude: ["decimal", 1], latitude: ["decimal", 1], altitude: ["decimal"] } }, "Location.hoursOfOperation": { base: "BackboneElement", elements: { daysOfWeek: ["code", 0, 1, "", "days-of-week"], allDay: ["boolean"], openingTime: ["time"], closingTime: ["time"] } }, Measure: { base: "DomainResource", elements: { url: ["uri"], identifier: ["Identifier", 0, 1], version: ["string"], name: ["string"], title: ["string"], subtitle: ["string"], status: ["code", 1, 0, "", "publication-status"], experimental: ["boolean"], subjectCodeableConcept: ["CodeableConcept", 0, 0, "subject"], subjectReference: ["Reference", 0, 0, "subject"], date: ["dateTime"], publisher: ["string"], contact: ["ContactDetail", 0, 1], description: ["markdown"], useContext: ["UsageContext", 0, 1], jurisdiction: ["CodeableConcept", 0, 1], purpose: ["markdown"], usage: ["string"], copyright: ["markdown"], approvalDate: ["date"], lastReviewDate: ["date"], effectivePeriod: ["Period"], topic: ["CodeableConcept", 0, 1], author: ["ContactDetail", 0, 1], editor: ["ContactDetail", 0, 1], reviewer: ["ContactDetail", 0, 1], endorser: ["ContactDetail", 0, 1], relatedArtifact: ["RelatedArtifact", 0, 1], library: ["canonical", 0, 1], disclaimer: ["markdown"], scoring: ["CodeableConcept"], compositeScoring: ["CodeableConcept"], type: ["CodeableConcept", 0, 1], riskAdjustment: ["string"], rateAggregation: ["string"], rationale: ["markdown"], clinicalRecommendationStatement: ["markdown"], improvementNotation: ["CodeableConcept"], definition: ["markdown", 0, 1], guidance: ["markdown"], group: ["Measure.group", 0, 1], supplementalData: ["Measure.supplementalData", 0, 1] } }, "Measure.group": { base: "BackboneElement", elements: { code: ["CodeableConcept"], description: ["string"], population: ["Measure.group.population", 0, 1], stratifier: ["Measure.group.stratifier", 0, 1] } }, "Measure.group.population": { base: "BackboneElement", elements: { code: ["CodeableConcept"], description: ["string"], criteria: ["Expression", 1] } }, "Measure.group.stratifier": { base: "BackboneElement", elements: { code: ["CodeableConcept"], description: ["string"], criteria: ["Expression"], component: ["Measure.group.stratifier.component", 0, 1] } }, "Measure.group.stratifier.component": { base: "BackboneElement", elements: { code: ["CodeableConcept"], description: ["string"], criteria: ["Expression", 1] } }, "Measure.supplementalData": { base: "BackboneElement", elements: { code: ["CodeableConcept"], usage: ["CodeableConcept", 0, 1], description: ["string"], criteria: ["Expression", 1] } }, MeasureReport: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], status: ["code", 1, 0, "", "measure-report-status"], type: ["code", 1, 0, "", "measure-report-type"], measure: ["canonical", 1], subject: ["Reference"], date: ["dateTime"], reporter: ["Reference"], period: ["Period", 1], improvementNotation: ["CodeableConcept"], group: ["MeasureReport.group", 0, 1], evaluatedResource: ["Reference", 0, 1] } }, "MeasureReport.group": { base: "BackboneElement", elements: { code: ["CodeableConcept"], population: ["MeasureReport.group.population", 0, 1], measureScore: ["Quantity"], stratifier: ["MeasureReport.group.stratifier", 0, 1] } }, "MeasureReport.group.population": { base: "BackboneElement", elements: { code: ["CodeableConcept"], count: ["integer"], subjectResults: ["Reference"] } }, "MeasureReport.group.stratifier": { base: "BackboneElement", elements: { code: ["CodeableConcept", 0, 1], stratum: ["MeasureReport.group.stratifier.stratum", 0, 1] } }, "MeasureReport.group.stratifier.stratum": { base: "BackboneElement", elements: { value: ["CodeableConcept"], component: ["MeasureReport.group.stratifier.stratum.component", 0, 1], population: ["MeasureReport.group.stratifier.stratum.population", 0, 1], measureScore: ["Quantity"] } }, "MeasureReport.group.stratifier.stratum.component": { base: "BackboneElement", elements: { code: ["CodeableConcept", 1], value: ["CodeableConcept", 1] } }, "MeasureReport.group.stratifier.stratum.population": { base: "BackboneElement", elements: { code: ["CodeableConcept"], count: ["integer"], subjectResults: ["Reference"] } }, Media: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], basedOn: ["Reference", 0, 1], partOf: ["Reference", 0, 1], status: ["code", 1, 0, "", "event-status"], type: ["CodeableConcept"], modality: ["CodeableConcept"], view: ["CodeableConcept"], subject: ["Reference"], encounter: ["Reference"], createdDateTime: ["dateTime", 0, 0, "created"], createdPeriod: ["Period", 0, 0, "created"], issued: ["instant"], operator: ["Reference"], reasonCode: ["CodeableConcept", 0, 1], bodySite: ["CodeableConcept"], deviceName: ["string"], device: ["Reference"], height: ["positiveInt"], width: ["positiveInt"], frames: ["positiveInt"], duration: ["decimal"], content: ["Attachment", 1], note: ["Annotation", 0, 1] } }, Medication: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], code: ["CodeableConcept"], status: ["code", 0, 0, "", "medication-status"], manufacturer: ["Reference"], form: ["CodeableConcept"], amount: ["Ratio"], ingredient: ["Medication.ingredient", 0, 1], batch: ["Medication.batch"] } }, "Medication.ingredient": { base: "BackboneElement", elements: { itemCodeableConcept: ["CodeableConcept", 1, 0, "item"], itemReference: ["Reference", 1, 0, "item"], isActive: ["boolean"], strength: ["Ratio"] } }, "Medication.batch": { base: "BackboneElement", elements: { lotNumber: ["string"], expirationDate: ["dateTime"] } }, MedicationAdministration: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], instantiates: ["uri", 0, 1], partOf: ["Reference", 0, 1], status: ["code", 1, 0, "", "medication-admin-status"], statusReason: ["CodeableConcept", 0, 1], category: ["CodeableConcept"], medicationCodeableConcept: ["CodeableConcept", 1, 0, "medication"], medicationReference: ["Reference", 1, 0, "medication"], subject: ["Reference", 1], context: ["Reference"], supportingInformation: ["Reference", 0, 1], effectiveDateTime: ["dateTime", 1, 0, "effective"], effectivePeriod: ["Period", 1, 0, "effective"], performer: ["MedicationAdministration.performer", 0, 1], reasonCode: ["CodeableConcept", 0, 1], reasonReference: ["Reference", 0, 1], request: ["Reference"], device: ["Reference", 0, 1], note: ["Annotation", 0, 1], dosage: ["MedicationAdministration.dosage"], eventHistory: ["Reference", 0, 1] } }, "MedicationAdministration.performer": { base: "BackboneElement", elements: { function: ["CodeableConcept"], actor: ["Reference", 1] } }, "MedicationAdministration.dosage": { base: "BackboneElement", elements: { text: ["string"], site: ["CodeableConcept"], route: ["CodeableConcept"], method: ["CodeableConcept"], dose: ["Quantity"], rateRatio: ["Ratio", 0, 0, "rate"], rateQuantity: ["Quantity", 0, 0, "rate"] } }, MedicationDispense: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], partOf: ["Reference", 0, 1], status: ["code", 1, 0, "", "medicationdispense-status"], statusReasonCodeableConcept: ["CodeableConcept", 0, 0, "statusReason"], statusReasonReference: ["Reference", 0, 0, "statusReason"], category: ["CodeableConcept"], medicationCodeableConcept: ["CodeableConcept", 1, 0, "medication"], medicationReference: ["Reference", 1, 0, "medication"], subject: ["Reference"], context: ["Reference"], supportingInformation: ["Reference", 0, 1], performer: ["MedicationDispense.performer", 0, 1], location: ["Reference"], authorizingPrescription: ["Reference", 0, 1], type: ["CodeableConcept"], quantity: ["Quantity"], daysSupply: ["Quantity"], whenPrepared: ["dateTime"], whenHandedOver: ["dateTime"], destination: ["Reference"], receiver: ["Reference", 0, 1], note: ["Annotation", 0, 1], dosageInstruction: ["Dosage", 0, 1], substitution: ["MedicationDispense.substitution"], detectedIssue: ["Reference", 0, 1], eventHistory: ["Reference", 0, 1] } }, "MedicationDispense.performer": { base: "BackboneElement", elements: { function: ["CodeableConcept"], actor: ["Reference", 1] } }, "MedicationDispense.substitution": { base: "BackboneElement", elements: { wasSubstituted: ["boolean", 1], type: ["CodeableConcept"], reason: ["CodeableConcept", 0, 1], responsibleParty: ["Reference", 0, 1] } }, MedicationKnowledge: { base: "DomainResource", elements: { code: ["CodeableConcept"], status: ["code", 0, 0, "", "medicationknowledge-status"], manufacturer: ["Reference"], doseForm: ["CodeableConcept"], amount: ["Quantity"], synonym: ["string", 0, 1], relatedMedicationKnowledge: ["MedicationKnowledge.relatedMedicationKnowledge", 0, 1], associatedMedication: ["Reference", 0, 1], productType: ["CodeableConcept", 0, 1], monograph: ["MedicationKnowledge.monograph", 0, 1], ingredient: ["MedicationKnowledge.ingredient", 0, 1], preparationInstruction: ["markdown"], intendedRoute: ["CodeableConcept", 0, 1], cost: ["MedicationKnowledge.cost", 0, 1], monitoringProgram: ["MedicationKnowledge.monitoringProgram", 0, 1], administrationGuidelines: ["MedicationKnowledge.administrationGuidelines", 0, 1], medicineClassification: ["MedicationKnowledge.medicineClassification", 0, 1], packaging: ["MedicationKnowledge.packaging"], drugCharacteristic: ["MedicationKnowledge.drugCharacteristic", 0, 1], contraindication: ["Reference", 0, 1], regulatory: ["MedicationKnowledge.regulatory", 0, 1], kinetics: ["MedicationKnowledge.kinetics", 0, 1] } }, "MedicationKnowledge.relatedMedicationKnowledge": { base: "BackboneElement", elements: { type: ["CodeableConcept", 1], reference: ["Reference", 1, 1] } }, "MedicationKnowledge.monograph": { base: "BackboneElement", elements: { type: ["CodeableConcept"], source: ["Reference"] } }, "MedicationKnowledge.ingredient": { base: "BackboneElement", elements: { itemCodeableConcept: ["CodeableConcept", 1, 0, "item"], itemReference: ["Reference", 1, 0, "item"], isActive: ["boolean"], strength: ["Ratio"] } }, "MedicationKnowledge.cost": { base: "BackboneElement", elements: { type: ["CodeableConcept", 1], source: ["string"], cost: ["Money", 1] } }, "MedicationKnowledge.monitoringProgram": { base: "BackboneElement", elements: { type: ["CodeableConcept"], name: ["string"] } }, "MedicationKnowledge.administrationGuidelines": { base: "BackboneElement", elements: { dosage: ["MedicationKnowledge.administrationGuidelines.dosage", 0, 1], indicationCodeableConcept: ["CodeableConcept", 0, 0, "indication"], indicationReference: ["Reference", 0, 0, "indication"], patientCharacteristics: ["MedicationKnowledge.administrationGuidelines.patientCharacteristics", 0, 1] } }, "MedicationKnowledge.administrationGuidelines.dosage": { base: "BackboneElement", elements: { type: ["CodeableConcept", 1], dosage: ["Dosage", 1, 1] } }, "MedicationKnowledge.administrationGuidelines.patientCharacteristics": { base: "BackboneElement", elements: { characteristicCodeableConcept: ["CodeableConcept", 1, 0, "characteristic"], characteristicQuantity: ["Quantity", 1, 0, "characteristic"], value: ["string", 0, 1] } }, "MedicationKnowledge.medicineClassification": { base: "BackboneElement", elements: { type: ["CodeableConcept", 1], classification: ["CodeableConcept", 0, 1] } }, "MedicationKnowledge.packaging": { base: "BackboneElement", elements: { type: ["CodeableConcept"], quantity: ["Quantity"] } }, "MedicationKnowledge.drugCharacteristic": { base: "BackboneElement", elements: { type: ["CodeableConcept"], valueCodeableConcept: ["CodeableConcept", 0, 0, "value"], valueString: ["string", 0, 0, "value"], valueQuantity: ["Quantity", 0, 0, "value"], valueBase64Binary: ["base64Binary", 0, 0, "value"] } }, "MedicationKnowledge.regulatory": { base: "BackboneElement", elements: { regulatoryAuthority: ["Reference", 1], substitution: ["MedicationKnowledge.regulatory.substitution", 0, 1], schedule: ["MedicationKnowledge.regulatory.schedule", 0, 1], maxDispense: ["MedicationKnowledge.regulatory.maxDispense"] } }, "MedicationKnowledge.regulatory.substitution": { base: "BackboneElement", elements: { type: ["CodeableConcept", 1], allowed: ["boolean", 1] } }, "MedicationKnowledge.regulatory.schedule": { base: "BackboneElement", elements: { schedule: ["CodeableConcept", 1] } }, "MedicationKnowledge.regulatory.maxDispense": { base: "BackboneElement", elements: { quantity: ["Quantity", 1], period: ["Duration"] } }, "MedicationKnowledge.kinetics": { base: "BackboneElement", elements: { areaUnderCurve: ["Quantity", 0, 1], lethalDose50: ["Quantity", 0, 1], halfLifePeriod: ["Duration"] } }, MedicationRequest: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], status: ["code", 1, 0, "", "medicationrequest-status"], statusReason: ["CodeableConcept"], intent: ["code", 1, 0, "", "medicationrequest-intent"], category: ["CodeableConcept", 0, 1], priority: ["code", 0, 0, "", "request-priority"], doNotPerform: ["boolean"], reportedBoolean: ["boolean", 0, 0, "reported"], reportedReference: ["Reference", 0, 0, "reported"], medicationCodeableConcept: ["CodeableConcept", 1, 0, "medication"], medicationReference: ["Reference", 1, 0, "medication"], subject: ["Reference", 1], encounter: ["Reference"], supportingInformation: ["Reference", 0, 1], authoredOn: ["dateTime"], requester: ["Reference"], performer: ["Reference"], performerType: ["CodeableConcept"], recorder: ["Reference"], reasonCode: ["CodeableConcept", 0, 1], reasonReference: ["Reference", 0, 1], instantiatesCanonical: ["canonical", 0, 1], instantiatesUri: ["uri", 0, 1], basedOn: ["Reference", 0, 1], groupIdentifier: ["Identifier"], courseOfTherapyType: ["CodeableConcept"], insurance: ["Reference", 0, 1], note: ["Annotation", 0, 1], dosageInstruction: ["Dosage", 0, 1], dispenseRequest: ["MedicationRequest.dispenseRequest"], substitution: ["MedicationRequest.substitution"], priorPrescription: ["Reference"], detectedIssue: ["Reference", 0, 1], eventHistory: ["Reference", 0, 1] } }, "MedicationRequest.dispenseRequest": { base: "BackboneElement", elements: { initialFill: ["MedicationRequest.dispenseRequest.initialFill"], dispenseInterval: ["Duration"], validityPeriod: ["Period"], numberOfRepeatsAllowed: ["unsignedInt"], quantity: ["Quantity"], expectedSupplyDuration: ["Duration"], performer: ["Reference"] } }, "MedicationRequest.dispenseRequest.initialFill": { base: "BackboneElement", elements: { quantity: ["Quantity"], duration: ["Duration"] } }, "MedicationRequest.substitution": { base: "BackboneElement", elements: { allowedBoolean: ["boolean", 1, 0, "allowed"], allowedCodeableConcept: ["CodeableConcept", 1, 0, "allowed"], reason: ["CodeableConcept"] } }, MedicationStatement: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], basedOn: ["Reference", 0, 1], partOf: ["Reference", 0, 1], status: ["code", 1, 0, "", "medication-statement-status"], statusReason: ["CodeableConcept", 0, 1], category: ["CodeableConcept"], medicationCodeableConcept: ["CodeableConcept", 1, 0, "medication"], medicationReference: ["Reference", 1, 0, "medication"], subject: ["Reference", 1], context: ["Reference"], effectiveDateTime: ["dateTime", 0, 0, "effective"], effectivePeriod: ["Period", 0, 0, "effective"], dateAsserted: ["dateTime"], informationSource: ["Reference"], derivedFrom: ["Reference", 0, 1], reasonCode: ["CodeableConcept", 0, 1], reasonReference: ["Reference", 0, 1], note: ["Annotation", 0, 1], dosage: ["Dosage", 0, 1] } }, MedicinalProduct: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], type: ["CodeableConcept"], domain: ["Coding"], combinedPharmaceuticalDoseForm: ["CodeableConcept"], legalStatusOfSupply: ["CodeableConcept"], additionalMonitoringIndicator: ["CodeableConcept"], specialMeasures: ["string", 0, 1], paediatricUseIndicator: ["CodeableConcept"], productClassification: ["CodeableConcept", 0, 1], marketingStatus: ["MarketingStatus", 0, 1], pharmaceuticalProduct: ["Reference", 0, 1], packagedMedicinalProduct: ["Reference", 0, 1], attachedDocument: ["Reference", 0, 1], masterFile: ["Reference", 0, 1], contact: ["Reference", 0, 1], clinicalTrial: ["Reference", 0, 1], name: ["MedicinalProduct.name", 1, 1], crossReference: ["Identifier", 0, 1], manufacturingBusinessOperation: ["MedicinalProduct.manufacturingBusinessOperation", 0, 1], specialDesignation: ["MedicinalProduct.specialDesignation", 0, 1] } }, "MedicinalProduct.name": { base: "BackboneElement", elements: { productName: ["string", 1], namePart: ["MedicinalProduct.name.namePart", 0, 1], countryLanguage: ["MedicinalProduct.name.countryLanguage", 0, 1] } }, "MedicinalProduct.name.namePart": { base: "BackboneElement", elements: { part: ["string", 1], type: ["Coding", 1] } }, "MedicinalProduct.name.countryLanguage": { base: "BackboneElement", elements: { country: ["CodeableConcept", 1], jurisdiction: ["CodeableConcept"], language: ["CodeableConcept", 1] } }, "MedicinalProduct.manufacturingBusinessOperation": { base: "BackboneElement", elements: { operationType: ["CodeableConcept"], authorisationReferenceNumber: ["Identifier"], effectiveDate: ["dateTime"], confidentialityIndicator: ["CodeableConcept"], manufacturer: ["Reference", 0, 1], regulator: ["Reference"] } }, "MedicinalProduct.specialDesignation": { base: "BackboneElement", elements: { identifier: ["Identifier", 0, 1], type: ["CodeableConcept"], intendedUse: ["CodeableConcept"], indicationCodeableConcept: ["CodeableConcept", 0, 0, "indication"], indicationReference: ["Reference", 0, 0, "indication"], status: ["CodeableConcept"], date: ["dateTime"], species: ["CodeableConcept"] } }, MedicinalProductAuthorization: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], subject: ["Reference"], country: ["CodeableConcept", 0, 1], jurisdiction: ["CodeableConcept", 0, 1], status: ["CodeableConcept"], statusDate: ["dateTime"], restoreDate: ["dateTime"], validityPeriod: ["Period"], dataExclusivityPeriod: ["Period"], dateOfFirstAuthorization: ["dateTime"], internationalBirthDate: ["dateTime"], legalBasis: ["CodeableConcept"], jurisdictionalAuthorization: ["MedicinalProductAuthorization.jurisdictionalAuthorization", 0, 1], holder: ["Reference"], regulator: ["Reference"], procedure: ["MedicinalProductAuthorization.procedure"] } }, "MedicinalProductAuthorization.jurisdictionalAuthorization": { base: "BackboneElement", elements: { identifier: ["Identifier", 0, 1], country: ["CodeableConcept"], jurisdiction: ["CodeableConcept", 0, 1], legalStatusOfSupply: ["CodeableConcept"], validityPeriod: ["Period"] } }, "MedicinalProductAuthorization.procedure": { base: "BackboneElement", elements: { identifier: ["Identifier"], type: ["CodeableConcept", 1], datePeriod: ["Period", 0, 0, "date"], dateDateTime: ["dateTime", 0, 0, "date"], application: ["MedicinalProductAuthorization.procedure", 0, 1] } }, MedicinalProductContraindication: { base: "DomainResource", elements: { subject: ["Reference", 0, 1], disease: ["CodeableConcept"], diseaseStatus: ["CodeableConcept"], comorbidity: ["CodeableConcept", 0, 1], therapeuticIndication: ["Reference", 0, 1], otherTherapy: ["MedicinalProductContraindication.otherTherapy", 0, 1], population: ["Population", 0, 1] } }, "MedicinalProductContraindication.otherTherapy": { base: "BackboneElement", elements: { therapyRelationshipType: ["CodeableConcept", 1], medicationCodeableConcept: ["CodeableConcept", 1, 0, "medication"], medicationReference: ["Reference", 1, 0, "medication"] } }, MedicinalProductIndication: { base: "DomainResource", elements: { subject: ["Reference", 0, 1], diseaseSymptomProcedure: ["CodeableConcept"], diseaseStatus: ["CodeableConcept"], comorbidity: ["CodeableConcept", 0, 1], intendedEffect: ["CodeableConcept"], duration: ["Quantity"], otherTherapy: ["MedicinalProductIndication.otherTherapy", 0, 1], undesirableEffect: ["Reference", 0, 1], population: ["Population", 0, 1] } }, "MedicinalProductIndication.otherTherapy": { base: "BackboneElement", elements: { therapyRelationshipType: ["CodeableConcept", 1], medicationCodeableConcept: ["CodeableConcept", 1, 0, "medication"], medicationReference: ["Reference", 1, 0, "medication"] } }, MedicinalProductIngredient: { base: "DomainResource", elements: { identifier: ["Identifier"], role: ["CodeableConcept", 1], allergenicIndicator: ["boolean"], manufacturer: ["Reference", 0, 1], specifiedSubstance: ["MedicinalProductIngredient.specifiedSubstance", 0, 1], substance: ["MedicinalProductIngredient.substance"] } }, "MedicinalProductIngredient.specifiedSubstance": { base: "BackboneElement", elements: { code: ["CodeableConcept", 1], group: ["CodeableConcept", 1], confidentiality: ["CodeableConcept"], strength: ["MedicinalProductIngredient.specifiedSubstance.strength", 0, 1] } }, "MedicinalProductIngredient.specifiedSubstance.strength": { base: "BackboneElement", elements: { presentation: ["Ratio", 1], presentationLowLimit: ["Ratio"], concentration: ["Ratio"], concentrationLowLimit: ["Ratio"], measurementPoint: ["string"], country: ["CodeableConcept", 0, 1], referenceStrength: ["MedicinalProductIngredient.specifiedSubstance.strength.referenceStrength", 0, 1] } }, "MedicinalProductIngredient.specifiedSubstance.strength.referenceStrength": { base: "BackboneElement", elements: { substance: ["CodeableConcept"], strength: ["Ratio", 1], strengthLowLimit: ["Ratio"], measurementPoint: ["string"], country: ["CodeableConcept", 0, 1] } }, "MedicinalProductIngredient.substance": { base: "BackboneElement", elements: { code: ["CodeableConcept", 1], strength: ["MedicinalProductIngredient.specifiedSubstance.strength", 0, 1] } }, MedicinalProductInteraction: { base: "DomainResource", elements: { subject: ["Reference", 0, 1], description: ["string"], interactant: ["MedicinalProductInteraction.interactant", 0, 1], type: ["CodeableConcept"], effect: ["CodeableConcept"], incidence: ["CodeableConcept"], management: ["CodeableConcept"] } }, "MedicinalProductInteraction.interactant": { base: "BackboneElement", elements: { itemReference: ["Reference", 1, 0, "item"], itemCodeableConcept: ["CodeableConcept", 1, 0, "item"] } }, MedicinalProductManufactured: { base: "DomainResource", elements: { manufacturedDoseForm: ["CodeableConcept", 1], unitOfPresentation: ["CodeableConcept"], quantity: ["Quantity", 1], manufacturer: ["Reference", 0, 1], ingredient: ["Reference", 0, 1], physicalCharacteristics: ["ProdCharacteristic"], otherCharacteristics: ["CodeableConcept", 0, 1] } }, MedicinalProductPackaged: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], subject: ["Reference", 0, 1], description: ["string"], legalStatusOfSupply: ["CodeableConcept"], marketingStatus: ["MarketingStatus", 0, 1], marketingAuthorization: ["Reference"], manufacturer: ["Reference", 0, 1], batchIdentifier: ["MedicinalProductPackaged.batchIdentifier", 0, 1], packageItem: ["MedicinalProductPackaged.packageItem", 1, 1] } }, "MedicinalProductPackaged.batchIdentifier": { base: "BackboneElement", elements: { outerPackaging: ["Identifier", 1], immediatePackaging: ["Identifier"] } }, "MedicinalProductPackaged.packageItem": { base: "BackboneElement", elements: { identifier: ["Identifier", 0, 1], type: ["CodeableConcept", 1], quantity: ["Quantity", 1], material: ["CodeableConcept", 0, 1], alternateMaterial: ["CodeableConcept", 0, 1], device: ["Reference", 0, 1], manufacturedItem: ["Reference", 0, 1], packageItem: ["MedicinalProductPackaged.packageItem", 0, 1], physicalCharacteristics: ["ProdCharacteristic"], otherCharacteristics: ["CodeableConcept", 0, 1], shelfLifeStorage: ["ProductShelfLife", 0, 1], manufacturer: ["Reference", 0, 1] } }, MedicinalProductPharmaceutical: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], administrableDoseForm: ["CodeableConcept", 1], unitOfPresentation: ["CodeableConcept"], ingredient: ["Reference", 0, 1], device: ["Reference", 0, 1], characteristics: ["MedicinalProductPharmaceutical.characteristics", 0, 1], routeOfAdministration: ["MedicinalProductPharmaceutical.routeOfAdministration", 1, 1] } }, "MedicinalProductPharmaceutical.characteristics": { base: "BackboneElement", elements: { code: ["CodeableConcept", 1], status: ["CodeableConcept"] } }, "MedicinalProductPharmaceutical.routeOfAdministration": { base: "BackboneElement", elements: { code: ["CodeableConcept", 1], firstDose: ["Quantity"], maxSingleDose: ["Quantity"], maxDosePerDay: ["Quantity"], maxDosePerTreatmentPeriod: ["Ratio"], maxTreatmentPeriod: ["Duration"], targetSpecies: ["MedicinalProductPharmaceutical.routeOfAdministration.targetSpecies", 0, 1] } }, "MedicinalProductPharmaceutical.routeOfAdministration.targetSpecies": { base: "BackboneElement", elements: { code: ["CodeableConcept", 1], withdrawalPeriod: ["MedicinalProductPharmaceutical.routeOfAdministration.targetSpecies.withdrawalPeriod", 0, 1] } }, "MedicinalProductPharmaceutical.routeOfAdministration.targetSpecies.withdrawalPeriod": { base: "BackboneElement", elements: { tissue: ["CodeableConcept", 1], value: ["Quantity", 1], supportingInformation: ["string"] } }, MedicinalProductUndesirableEffect: { base: "DomainResource", elements: { subject: ["Reference", 0, 1], symptomConditionEffect: ["CodeableConcept"], classification: ["CodeableConcept"], frequencyOfOccurrence: ["CodeableConcept"], population: ["Population", 0, 1] } }, MessageDefinition: { base: "DomainResource", elements: { url: ["uri"], identifier: ["Identifier", 0, 1], version: ["string"], name: ["string"], title: ["string"], replaces: ["canonical", 0, 1], status: ["code", 1, 0, "", "publication-status"], experimental: ["boolean"], date: ["dateTime", 1], publisher: ["string"], contact: ["ContactDetail", 0, 1], description: ["markdown"], useContext: ["UsageContext", 0, 1], jurisdiction: ["CodeableConcept", 0, 1], purpose: ["markdown"], copyright: ["markdown"], base: ["canonical"], parent: ["canonical", 0, 1], eventCoding: ["Coding", 1, 0, "event"], eventUri: ["uri", 1, 0, "event"], category: ["code", 0, 0, "", "message-significance-category"], focus: ["MessageDefinition.focus", 0, 1], responseRequired: ["code", 0, 0, "", "messageheader-response-request"], allowedResponse: ["MessageDefinition.allowedResponse", 0, 1], graph: ["canonical", 0, 1] } }, "MessageDefinition.focus": { base: "BackboneElement", elements: { code: ["code", 1, 0, "", "resource-types"], profile: ["canonical"], min: ["unsignedInt", 1], max: ["string"] } }, "MessageDefinition.allowedResponse": { base: "BackboneElement", elements: { message: ["canonical", 1], situation: ["markdown"] } }, MessageHeader: { base: "DomainResource", elements: { eventCoding: ["Coding", 1, 0, "event"], eventUri: ["uri", 1, 0, "event"], destination: ["MessageHeader.destination", 0, 1], sender: ["Reference"], enterer: ["Reference"], author: ["Reference"], source: ["MessageHeader.source", 1], responsible: ["Reference"], reason: ["CodeableConcept"], response: ["MessageHeader.response"], focus: ["Reference", 0, 1], definition: ["canonical"] } }, "MessageHeader.destination": { base: "BackboneElement", elements: { name: ["string"], target: ["Reference"], endpoint: ["url", 1], receiver: ["Reference"] } }, "MessageHeader.source": { base: "BackboneElement", elements: { name: ["string"], software: ["string"], version: ["string"], contact: ["ContactPoint"], endpoint: ["url", 1] } }, "MessageHeader.response": { base: "BackboneElement", elements: { identifier: ["id", 1], code: ["code", 1, 0, "", "response-code"], details: ["Reference"] } }, MolecularSequence: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], type: ["code", 0, 0, "", "sequence-type"], coordinateSystem: ["integer", 1], patient: ["Reference"], specimen: ["Reference"], device: ["Reference"], performer: ["Reference"], quantity: ["Quantity"], referenceSeq: ["MolecularSequence.referenceSeq"], variant: ["MolecularSequence.variant", 0, 1], observedSeq: ["string"], quality: ["MolecularSequence.quality", 0, 1], readCoverage: ["integer"], repository: ["MolecularSequence.repository", 0, 1], pointer: ["Reference", 0, 1], structureVariant: ["MolecularSequence.structureVariant", 0, 1] } }, "MolecularSequence.referenceSeq": { base: "BackboneElement", elements: { chromosome: ["CodeableConcept"], genomeBuild: ["string"], orientation: ["code", 0, 0, "", "orientation-type"], referenceSeqId: ["CodeableConcept"], referenceSeqPointer: ["Reference"], referenceSeqString: ["string"], strand: ["code", 0, 0, "", "strand-type"], windowStart: ["integer"], windowEnd: ["integer"] } }, "MolecularSequence.variant": { base: "BackboneElement", elements: { start: ["integer"], end: ["integer"], observedAllele: ["string"], referenceAllele: ["string"], cigar: ["string"], variantPointer: ["Reference"] } }, "MolecularSequence.quality": { base: "BackboneElement", elements: { type: ["code", 1, 0, "", "quality-type"], standardSequence: ["CodeableConcept"], start: ["integer"], end: ["integer"], score: ["Quantity"], method: ["CodeableConcept"], truthTP: ["decimal"], queryTP: ["decimal"], truthFN: ["decimal"], queryFP: ["decimal"], gtFP: ["decimal"], precision: ["decimal"], recall: ["decimal"], fScore: ["decimal"], roc: ["MolecularSequence.quality.roc"] } }, "MolecularSequence.quality.roc": { base: "BackboneElement", elements: { score: ["integer", 0, 1], numTP: ["integer", 0, 1], numFP: ["integer", 0, 1], numFN: ["integer", 0, 1], precision: ["decimal", 0, 1], sensitivity: ["decimal", 0, 1], fMeasure: ["decimal", 0, 1] } }, "MolecularSequence.repository": { base: "BackboneElement", elements: { type: ["code", 1, 0, "", "repository-type"], url: ["uri"], name: ["string"], datasetId: ["string"], variantsetId: ["string"], readsetId: ["string"] } }, "MolecularSequence.structureVariant": { base: "BackboneElement", elements: { variantType: ["CodeableConcept"], exact: ["boolean"], length: ["integer"], outer: ["MolecularSequence.structureVariant.outer"], inner: ["MolecularSequence.structureVariant.inner"] } }, "MolecularSequence.structureVariant.outer": { base: "BackboneElement", elements: { start: ["integer"], end: ["integer"] } }, "MolecularSequence.structureVariant.inner": { base: "BackboneElement", elements: { start: ["integer"], end: ["integer"] } }, NamingSystem: { base: "DomainResource", elements: { name: ["string", 1], status: ["code", 1, 0, "", "publication-status"], kind: ["code", 1, 0, "", "namingsystem-type"], date: ["dateTime", 1], publisher: ["string"], contact: ["ContactDetail", 0, 1], responsible: ["string"], type: ["CodeableConcept"], description: ["markdown"], useContext: ["UsageContext", 0, 1], jurisdiction: ["CodeableConcept", 0, 1], usage: ["string"], uniqueId: ["NamingSystem.uniqueId", 1, 1] } }, "NamingSystem.uniqueId": { base: "BackboneElement", elements: { type: ["code", 1, 0, "", "namingsystem-identifier-type"], value: ["string", 1], preferred: ["boolean"], comment: ["string"], period: ["Period"] } }, NutritionOrder: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], instantiatesCanonical: ["canonical", 0, 1], instantiatesUri: ["uri", 0, 1], instantiates: ["uri", 0, 1], status: ["code", 1, 0, "", "request-status"], intent: ["code", 1, 0, "", "request-intent"], patient: ["Reference", 1], encounter: ["Reference"], dateTime: ["dateTime", 1], orderer: ["Reference"], allergyIntolerance: ["Reference", 0, 1], foodPreferenceModifier: ["CodeableConcept", 0, 1], excludeFoodModifier: ["CodeableConcept", 0, 1], oralDiet: ["NutritionOrder.oralDiet"], supplement: ["NutritionOrder.supplement", 0, 1], enteralFormula: ["NutritionOrder.enteralFormula"], note: ["Annotation", 0, 1] } }, "NutritionOrder.oralDiet": { base: "BackboneElement", elements: { type: ["CodeableConcept", 0, 1], schedule: ["Timing", 0, 1], nutrient: ["NutritionOrder.oralDiet.nutrient", 0, 1], texture: ["NutritionOrder.oralDiet.texture", 0, 1], fluidConsistencyType: ["CodeableConcept", 0, 1], instruction: ["string"] } }, "NutritionOrder.oralDiet.nutrient": { base: "BackboneElement", elements: { modifier: ["CodeableConcept"], amount: ["Quantity"] } }, "NutritionOrder.oralDiet.texture": { base: "BackboneElement", elements: { modifier: ["CodeableConcept"], foodType: ["CodeableConcept"] } }, "NutritionOrder.supplement": { base: "BackboneElement", elements: { type: ["CodeableConcept"], productName: ["string"], schedule: ["Timing", 0, 1], quantity: ["Quantity"], instruction: ["string"] } }, "NutritionOrder.enteralFormula": { base: "BackboneElement", elements: { baseFormulaType: ["CodeableConcept"], baseFormulaProductName: ["string"], additiveType: ["CodeableConcept"], additiveProductName: ["string"], caloricDensity: ["Quantity"], routeofAdministration: ["CodeableConcept"], administration: ["NutritionOrder.enteralFormula.administration", 0, 1], maxVolumeToDeliver: ["Quantity"], administrationInstruction: ["string"] } }, "NutritionOrder.enteralFormula.administration": { base: "BackboneElement", elements: { schedule: ["Timing"], quantity: ["Quantity"], rateQuantity: ["Quantity", 0, 0, "rate"], rateRatio: ["Ratio", 0, 0, "rate"] } }, Observation: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], basedOn: ["Reference", 0, 1], partOf: ["Reference", 0, 1], status: ["code", 1, 0, "", "observation-status"], category: ["CodeableConcept", 0, 1], code: ["CodeableConcept", 1], subject: ["Reference"], focus: ["Reference", 0, 1], encounter: ["Reference"], effectiveDateTime: ["dateTime", 0, 0, "effective"], effectivePeriod: ["Period", 0, 0, "effective"], effectiveTiming: ["Timing", 0, 0, "effective"], effectiveInstant: ["instant", 0, 0, "effective"], issued: ["instant"], performer: ["Reference", 0, 1], valueQuantity: ["Quantity", 0, 0, "value"], valueCodeableConcept: ["CodeableConcept", 0, 0, "value"], valueString: ["string", 0, 0, "value"], valueBoolean: ["boolean", 0, 0, "value"], valueInteger: ["integer", 0, 0, "value"], valueRange: ["Range", 0, 0, "value"], valueRatio: ["Ratio", 0, 0, "value"], valueSampledData: ["SampledData", 0, 0, "value"], valueTime: ["time", 0, 0, "value"], valueDateTime: ["dateTime", 0, 0, "value"], valuePeriod: ["Period", 0, 0, "value"], dataAbsentReason: ["CodeableConcept"], interpretation: ["CodeableConcept", 0, 1], note: ["Annotation", 0, 1], bodySite: ["CodeableConcept"], method: ["CodeableConcept"], specimen: ["Reference"], device: ["Reference"], referenceRange: ["Observation.referenceRange", 0, 1], hasMember: ["Reference", 0, 1], derivedFrom: ["Reference", 0, 1], component: ["Observation.component", 0, 1] } }, "Observation.referenceRange": { base: "BackboneElement", elements: { low: ["Quantity"], high: ["Quantity"], type: ["CodeableConcept"], appliesTo: ["CodeableConcept", 0, 1], age: ["Range"], text: ["string"] } }, "Observation.component": { base: "BackboneElement", elements: { code: ["CodeableConcept", 1], valueQuantity: ["Quantity", 0, 0, "value"], valueCodeableConcept: ["CodeableConcept", 0, 0, "value"], valueString: ["string", 0, 0, "value"], valueBoolean: ["boolean", 0, 0, "value"], valueInteger: ["integer", 0, 0, "value"], valueRange: ["Range", 0, 0, "value"], valueRatio: ["Ratio", 0, 0, "value"], valueSampledData: ["SampledData", 0, 0, "value"], valueTime: ["time", 0, 0, "value"], valueDateTime: ["dateTime", 0, 0, "value"], valuePeriod: ["Period", 0, 0, "value"], dataAbsentReason: ["CodeableConcept"], interpretation: ["CodeableConcept", 0, 1], referenceRange: ["Observation.referenceRange", 0, 1] } }, ObservationDefinition: { base: "DomainResource", elements: { publisher: ["Reference"], category: ["CodeableConcept", 0, 1], code: ["CodeableConcept", 1], identifier: ["Identifier", 0, 1], permittedDataType: ["code", 0, 1, "", "permitted-data-type"], multipleResultsAllowed: ["boolean"], method: ["CodeableConcept"], preferredReportName: ["string"], quantitativeDetails: ["ObservationDefinition.quantitativeDetails"], qualifiedInterval: ["ObservationDefinition.qualifiedInterval", 0, 1], validCodedValueSet: ["Reference"], normalCodedValueSet: ["Reference"], abnormalCodedValueSet: ["Reference"], criticalCodedValueSet: ["Reference"] } }, "ObservationDefinition.quantitativeDetails": { base: "BackboneElement", elements: { customaryUnit: ["CodeableConcept"], unit: ["CodeableConcept"], conversionFactor: ["decimal"], decimalPrecision: ["integer"] } }, "ObservationDefinition.qualifiedInterval": { base: "BackboneElement", elements: { category: ["code", 0, 0, "", "observation-range-category"], range: ["Range"], context: ["CodeableConcept"], appliesTo: ["CodeableConcept", 0, 1], gender: ["code", 0, 0, "", "administrative-gender"], age: ["Range"], gestationalAge: ["Range"], condition: ["string"] } }, OperationDefinition: { base: "DomainResource", elements: { url: ["uri"], version: ["string"], name: ["string", 1], title: ["string"], status: ["code", 1, 0, "", "publication-status"], kind: ["code", 1, 0, "", "operation-kind"], experimental: ["boolean"], date: ["dateTime"], publisher: ["string"], contact: ["ContactDetail", 0, 1], description: ["markdown"], useContext: ["UsageContext", 0, 1], jurisdiction: ["CodeableConcept", 0, 1], purpose: ["markdown"], affectsState: ["boolean"], code: ["code", 1], comment: ["markdown"], base: ["canonical"], resource: ["code", 0, 1, "", "resource-types"], system: ["boolean", 1], type: ["boolean", 1], instance: ["boolean", 1], inputProfile: ["canonical"], outputProfile: ["canonical"], parameter: ["OperationDefinition.parameter", 0, 1], overload: ["OperationDefinition.overload", 0, 1] } }, "OperationDefinition.parameter": { base: "BackboneElement", elements: { name: ["code", 1], use: ["code", 1, 0, "", "operation-parameter-use"], min: ["integer", 1], max: ["string", 1], documentation: ["string"], type: ["code", 0, 0, "", "all-types"], targetProfile: ["canonical", 0, 1], searchType: ["code", 0, 0, "", "search-param-type"], binding: ["OperationDefinition.parameter.binding"], referencedFrom: ["OperationDefinition.parameter.referencedFrom", 0, 1], part: ["OperationDefinition.parameter", 0, 1] } }, "OperationDefinition.parameter.binding": { base: "BackboneElement", elements: { strength: ["code", 1, 0, "", "binding-strength"], valueSet: ["canonical", 1] } }, "OperationDefinition.parameter.referencedFrom": { base: "BackboneElement", elements: { source: ["string", 1], sourceId: ["string"] } }, "OperationDefinition.overload": { base: "BackboneElement", elements: { parameterName: ["string", 0, 1], comment: ["string"] } }, OperationOutcome: { base: "DomainResource", elements: { issue: ["OperationOutcome.issue", 1, 1] } }, "OperationOutcome.issue": { base: "BackboneElement", elements: { severity: ["code", 1, 0, "", "issue-severity"], code: ["code", 1, 0, "", "issue-type"], details: ["CodeableConcept"], diagnostics: ["string"], location: ["string", 0, 1], expression: ["string", 0, 1] } }, Organization: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], active: ["boolean"], type: ["CodeableConcept", 0, 1], name: ["string"], alias: ["string", 0, 1], telecom: ["ContactPoint", 0, 1], address: ["Address", 0, 1], partOf: ["Reference"], contact: ["Organization.contact", 0, 1], endpoint: ["Reference", 0, 1] } }, "Organization.contact": { base: "BackboneElement", elements: { purpose: ["CodeableConcept"], name: ["HumanName"], telecom: ["ContactPoint", 0, 1], address: ["Address"] } }, OrganizationAffiliation: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], active: ["boolean"], period: ["Period"], organization: ["Reference"], participatingOrganization: ["Reference"], network: ["Reference", 0, 1], code: ["CodeableConcept", 0, 1], specialty: ["CodeableConcept", 0, 1], location: ["Reference", 0, 1], healthcareService: ["Reference", 0, 1], telecom: ["ContactPoint", 0, 1], endpoint: ["Reference", 0, 1] } }, Parameters: { base: "Resource", elements: { parameter: ["Parameters.parameter", 0, 1] } }, "Parameters.parameter": { base: "BackboneElement", elements: { name: ["string", 1], valueBase64Binary: ["base64Binary", 0, 0, "value"], valueBoolean: ["boolean", 0, 0, "value"], valueCanonical: ["canonical", 0, 0, "value"], valueCode: ["code", 0, 0, "value"], valueDate: ["date", 0, 0, "value"], valueDateTime: ["dateTime", 0, 0, "value"], valueDecimal: ["decimal", 0, 0, "value"], valueId: ["id", 0, 0, "value"], valueInstant: ["instant", 0, 0, "value"], valueInteger: ["integer", 0, 0, "value"], valueMarkdown: ["markdown", 0, 0, "value"], valueOid: ["oid", 0, 0, "value"], valuePositiveInt: ["positiveInt", 0, 0, "value"], valueString: ["string", 0, 0, "value"], valueTime: ["time", 0, 0, "value"], valueUnsignedInt: ["unsignedInt", 0, 0, "value"], valueUri: ["uri", 0, 0, "value"], valueUrl: ["url", 0, 0, "value"], valueUuid: ["uuid", 0, 0, "value"], valueAddress: ["Address", 0, 0, "value"], valueAge: ["Age", 0, 0, "value"], valueAnnotation: ["Annotation", 0, 0, "value"], valueAttachment: ["Attachment", 0, 0, "value"], valueCodeableConcept: ["CodeableConcept", 0, 0, "value"], valueCoding: ["Coding", 0, 0, "value"], valueContactPoint: ["ContactPoint", 0, 0, "value"], valueCount: ["Count", 0, 0, "value"], valueDistance: ["Distance", 0, 0, "value"], valueDuration: ["Duration", 0, 0, "value"], valueHumanName: ["HumanName", 0, 0, "value"], valueIdentifier: ["Identifier", 0, 0, "value"], valueMoney: ["Money", 0, 0, "value"], valuePeriod: ["Period", 0, 0, "value"], valueQuantity: ["Quantity", 0, 0, "value"], valueRange: ["Range", 0, 0, "value"], valueRatio: ["Ratio", 0, 0, "value"], valueReference: ["Reference", 0, 0, "value"], valueSampledData: ["SampledData", 0, 0, "value"], valueSignature: ["Signature", 0, 0, "value"], valueTiming: ["Timing", 0, 0, "value"], valueContactDetail: ["ContactDetail", 0, 0, "value"], valueContributor: ["Contributor", 0, 0, "value"], valueDataRequirement: ["DataRequirement", 0, 0, "value"], valueExpression: ["Expression", 0, 0, "value"], valueParameterDefinition: ["ParameterDefinition", 0, 0, "value"], valueRelatedArtifact: ["RelatedArtifact", 0, 0, "value"], valueTriggerDefinition: ["TriggerDefinition", 0, 0, "value"], valueUsageContext: ["UsageContext", 0, 0, "value"], valueDosage: ["Dosage", 0, 0, "value"], valueMeta: ["Meta", 0, 0, "value"], resource: ["Resource"], part: ["Parameters.parameter", 0, 1] } }, Patient: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], active: ["boolean"], name: ["HumanName", 0, 1], telecom: ["ContactPoint", 0, 1], gender: ["code", 0, 0, "", "administrative-gender"], birthDate: ["date"], deceasedBoolean: ["boolean", 0, 0, "deceased"], deceasedDateTime: ["dateTime", 0, 0, "deceased"], address: ["Address", 0, 1], maritalStatus: ["CodeableConcept"], multipleBirthBoolean: ["boolean", 0, 0, "multipleBirth"], multipleBirthInteger: ["integer", 0, 0, "multipleBirth"], photo: ["Attachment", 0, 1], contact: ["Patient.contact", 0, 1], communication: ["Patient.communication", 0, 1], generalPractitioner: ["Reference", 0, 1], managingOrganization: ["Reference"], link: ["Patient.link", 0, 1] } }, "Patient.contact": { base: "BackboneElement", elements: { relationship: ["CodeableConcept", 0, 1], name: ["HumanName"], telecom: ["ContactPoint", 0, 1], address: ["Address"], gender: ["code", 0, 0, "", "administrative-gender"], organization: ["Reference"], period: ["Period"] } }, "Patient.communication": { base: "BackboneElement", elements: { language: ["CodeableConcept", 1], preferred: ["boolean"] } }, "Patient.link": { base: "BackboneElement", elements: { other: ["Reference", 1], type: ["code", 1, 0, "", "link-type"] } }, PaymentNotice: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], status: ["code", 1, 0, "", "fm-status"], request: ["Reference"], response: ["Reference"], created: ["dateTime", 1], provider: ["Reference"], payment: ["Reference", 1], paymentDate: ["date"], payee: ["Reference"], recipient: ["Reference", 1], amount: ["Money", 1], paymentStatus: ["CodeableConcept"] } }, PaymentReconciliation: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], status: ["code", 1, 0, "", "fm-status"], period: ["Period"], created: ["dateTime", 1], paymentIssuer: ["Reference"], request: ["Reference"], requestor: ["Reference"], outcome: ["code", 0, 0, "", "remittance-outcome"], disposition: ["string"], paymentDate: ["date", 1], paymentAmount: ["Money", 1], paymentIdentifier: ["Identifier"], detail: ["PaymentReconciliation.detail", 0, 1], formCode: ["CodeableConcept"], processNote: ["PaymentReconciliation.processNote", 0, 1] } }, "PaymentReconciliation.detail": { base: "BackboneElement", elements: { identifier: ["Identifier"], predecessor: ["Identifier"], type: ["CodeableConcept", 1], request: ["Reference"], submitter: ["Reference"], response: ["Reference"], date: ["date"], responsible: ["Reference"], payee: ["Reference"], amount: ["Money"] } }, "PaymentReconciliation.processNote": { base: "BackboneElement", elements: { type: ["code", 0, 0, "", "note-type"], text: ["string"] } }, Person: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], name: ["HumanName", 0, 1], telecom: ["ContactPoint", 0, 1], gender: ["code", 0, 0, "", "administrative-gender"], birthDate: ["date"], address: ["Address", 0, 1], photo: ["Attachment"], managingOrganization: ["Reference"], active: ["boolean"], link: ["Person.link", 0, 1] } }, "Person.link": { base: "BackboneElement", elements: { target: ["Reference", 1], assurance: ["code", 0, 0, "", "identity-assuranceLevel"] } }, PlanDefinition: { base: "DomainResource", elements: { url: ["uri"], identifier: ["Identifier", 0, 1], version: ["string"], name: ["string"], title: ["string"], subtitle: ["string"], type: ["CodeableConcept"], status: ["code", 1, 0, "", "publication-status"], experimental: ["boolean"], subjectCodeableConcept: ["CodeableConcept", 0, 0, "subject"], subjectReference: ["Reference", 0, 0, "subject"], date: ["dateTime"], publisher: ["string"], contact: ["ContactDetail", 0, 1], description: ["markdown"], useContext: ["UsageContext", 0, 1], jurisdiction: ["CodeableConcept", 0, 1], purpose: ["markdown"], usage: ["string"], copyright: ["markdown"], approvalDate: ["date"], lastReviewDate: ["date"], effectivePeriod: ["Period"], topic: ["CodeableConcept", 0, 1], author: ["ContactDetail", 0, 1], editor: ["ContactDetail", 0, 1], reviewer: ["ContactDetail", 0, 1], endorser: ["ContactDetail", 0, 1], relatedArtifact: ["RelatedArtifact", 0, 1], library: ["canonical", 0, 1], goal: ["PlanDefinition.goal", 0, 1], action: ["PlanDefinition.action", 0, 1] } }, "PlanDefinition.goal": { base: "BackboneElement", elements: { category: ["CodeableConcept"], description: ["CodeableConcept", 1], priority: ["CodeableConcept"], start: ["CodeableConcept"], addresses: ["CodeableConcept", 0, 1], documentation: ["RelatedArtifact", 0, 1], target: ["PlanDefinition.goal.target", 0, 1] } }, "PlanDefinition.goal.target": { base: "BackboneElement", elements: { measure: ["CodeableConcept"], detailQuantity: ["Quantity", 0, 0, "detail"], detailRange: ["Range", 0, 0, "detail"], detailCodeableConcept: ["CodeableConcept", 0, 0, "detail"], due: ["Duration"] } }, "PlanDefinition.action": { base: "BackboneElement", elements: { prefix: ["string"], title: ["string"], description: ["string"], textEquivalent: ["string"], priority: ["code", 0, 0, "", "request-priority"], code: ["CodeableConcept", 0, 1], reason: ["CodeableConcept", 0, 1], documentation: ["RelatedArtifact", 0, 1], goalId: ["id", 0, 1], subjectCodeableConcept: ["CodeableConcept", 0, 0, "subject"], subjectReference: ["Reference", 0, 0, "subject"], trigger: ["TriggerDefinition", 0, 1], condition: ["PlanDefinition.action.condition", 0, 1], input: ["DataRequirement", 0, 1], output: ["DataRequirement", 0, 1], relatedAction: ["PlanDefinition.action.relatedAction", 0, 1], timingDateTime: ["dateTime", 0, 0, "timing"], timingAge: ["Age", 0, 0, "timing"], timingPeriod: ["Period", 0, 0, "timing"], timingDuration: ["Duration", 0, 0, "timing"], timingRange: ["Range", 0, 0, "timing"], timingTiming: ["Timing", 0, 0, "timing"], participant: ["PlanDefinition.action.participant", 0, 1], type: ["CodeableConcept"], groupingBehavior: ["code", 0, 0, "", "action-grouping-behavior"], selectionBehavior: ["code", 0, 0, "", "action-selection-behavior"], requiredBehavior: ["code", 0, 0, "", "action-required-behavior"], precheckBehavior: ["code", 0, 0, "", "action-precheck-behavior"], cardinalityBehavior: ["code", 0, 0, "", "action-cardinality-behavior"], definitionCanonical: ["canonical", 0, 0, "definition"], definitionUri: ["uri", 0, 0, "definition"], transform: ["canonical"], dynamicValue: ["PlanDefinition.action.dynamicValue", 0, 1], action: ["PlanDefinition.action", 0, 1] } }, "PlanDefinition.action.condition": { base: "BackboneElement", elements: { kind: ["code", 1, 0, "", "action-condition-kind"], expression: ["Expression"] } }, "PlanDefinition.action.relatedAction": { base: "BackboneElement", elements: { actionId: ["id", 1], relationship: ["code", 1, 0, "", "action-relationship-type"], offsetDuration: ["Duration", 0, 0, "offset"], offsetRange: ["Range", 0, 0, "offset"] } }, "PlanDefinition.action.participant": { base: "BackboneElement", elements: { type: ["code", 1, 0, "", "action-participant-type"], role: ["CodeableConcept"] } }, "PlanDefinition.action.dynamicValue": { base: "BackboneElement", elements: { path: ["string"], expression: ["Expression"] } }, Practitioner: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], active: ["boolean"], name: ["HumanName", 0, 1], telecom: ["ContactPoint", 0, 1], address: ["Address", 0, 1], gender: ["code", 0, 0, "", "administrative-gender"], birthDate: ["date"], photo: ["Attachment", 0, 1], qualification: ["Practitioner.qualification", 0, 1], communication: ["CodeableConcept", 0, 1] } }, "Practitioner.qualification": { base: "BackboneElement", elements: { identifier: ["Identifier", 0, 1], code: ["CodeableConcept", 1], period: ["Period"], issuer: ["Reference"] } }, PractitionerRole: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], active: ["boolean"], period: ["Period"], practitioner: ["Reference"], organization: ["Reference"], code: ["CodeableConcept", 0, 1], specialty: ["CodeableConcept", 0, 1], location: ["Reference", 0, 1], healthcareService: ["Reference", 0, 1], telecom: ["ContactPoint", 0, 1], availableTime: ["PractitionerRole.availableTime", 0, 1], notAvailable: ["PractitionerRole.notAvailable", 0, 1], availabilityExceptions: ["string"], endpoint: ["Reference", 0, 1] } }, "PractitionerRole.availableTime": { base: "BackboneElement", elements: { daysOfWeek: ["code", 0, 1, "", "days-of-week"], allDay: ["boolean"], availableStartTime: ["time"], availableEndTime: ["time"] } }, "PractitionerRole.notAvailable": { base: "BackboneElement", elements: { description: ["string", 1], during: ["Period"] } }, Procedure: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], instantiatesCanonical: ["canonical", 0, 1], instantiatesUri: ["uri", 0, 1], basedOn: ["Reference", 0, 1], partOf: ["Reference", 0, 1], status: ["code", 1, 0, "", "event-status"], statusReason: ["CodeableConcept"], category: ["CodeableConcept"], code: ["CodeableConcept"], subject: ["Reference", 1], encounter: ["Reference"], performedDateTime: ["dateTime", 0, 0, "performed"], performedPeriod: ["Period", 0, 0, "performed"], performedString: ["string", 0, 0, "performed"], performedAge: ["Age", 0, 0, "performed"], performedRange: ["Range", 0, 0, "performed"], recorder: ["Reference"], asserter: ["Reference"], performer: ["Procedure.performer", 0, 1], location: ["Reference"], reasonCode: ["CodeableConcept", 0, 1], reasonReference: ["Reference", 0, 1], bodySite: ["CodeableConcept", 0, 1], outcome: ["CodeableConcept"], report: ["Reference", 0, 1], complication: ["CodeableConcept", 0, 1], complicationDetail: ["Reference", 0, 1], followUp: ["CodeableConcept", 0, 1], note: ["Annotation", 0, 1], focalDevice: ["Procedure.focalDevice", 0, 1], usedReference: ["Reference", 0, 1], usedCode: ["CodeableConcept", 0, 1] } }, "Procedure.performer": { base: "BackboneElement", elements: { function: ["CodeableConcept"], actor: ["Reference", 1], onBehalfOf: ["Reference"] } }, "Procedure.focalDevice": { base: "BackboneElement", elements: { action: ["CodeableConcept"], manipulated: ["Reference", 1] } }, Provenance: { base: "DomainResource", elements: { target: ["Reference", 1, 1], occurredPeriod: ["Period", 0, 0, "occurred"], occurredDateTime: ["dateTime", 0, 0, "occurred"], recorded: ["instant", 1], policy: ["uri", 0, 1], location: ["Reference"], reason: ["CodeableConcept", 0, 1], activity: ["CodeableConcept"], agent: ["Provenance.agent", 1, 1], entity: ["Provenance.entity", 0, 1], signature: ["Signature", 0, 1] } }, "Provenance.agent": { base: "BackboneElement", elements: { type: ["CodeableConcept"], role: ["CodeableConcept", 0, 1], who: ["Reference", 1], onBehalfOf: ["Reference"] } }, "Provenance.entity": { base: "BackboneElement", elements: { role: ["code", 1, 0, "", "provenance-entity-role"], what: ["Reference", 1], agent: ["Provenance.agent", 0, 1] } }, Questionnaire: { base: "DomainResource", elements: { url: ["uri"], identifier: ["Identifier", 0, 1], version: ["string"], name: ["string"], title: ["string"], derivedFrom: ["canonical", 0, 1], status: ["code", 1, 0, "", "publication-status"], experimental: ["boolean"], subjectType: ["code", 0, 1, "", "resource-types"], date: ["dateTime"], publisher: ["string"], contact: ["ContactDetail", 0, 1], description: ["markdown"], useContext: ["UsageContext", 0, 1], jurisdiction: ["CodeableConcept", 0, 1], purpose: ["markdown"], copyright: ["markdown"], approvalDate: ["date"], lastReviewDate: ["date"], effectivePeriod: ["Period"], code: ["Coding", 0, 1], item: ["Questionnaire.item", 0, 1] } }, "Questionnaire.item": { base: "BackboneElement", elements: { linkId: ["string", 1], definition: ["uri"], code: ["Coding", 0, 1], prefix: ["string"], text: ["string"], type: ["code", 1, 0, "", "item-type"], enableWhen: ["Questionnaire.item.enableWhen", 0, 1], enableBehavior: ["code", 0, 0, "", "questionnaire-enable-behavior"], required: ["boolean"], repeats: ["boolean"], readOnly: ["boolean"], maxLength: ["integer"], answerValueSet: ["canonical"], answerOption: ["Questionnaire.item.answerOption", 0, 1], initial: ["Questionnaire.item.initial", 0, 1], item: ["Questionnaire.item", 0, 1] } }, "Questionnaire.item.enableWhen": { base: "BackboneElement", elements: { question: ["string", 1], operator: ["code", 1, 0, "", "questionnaire-enable-operator"], answerBoolean: ["boolean", 1, 0, "answer"], answerDecimal: ["decimal", 1, 0, "answer"], answerInteger: ["integer", 1, 0, "answer"], answerDate: ["date", 1, 0, "answer"], answerDateTime: ["dateTime", 1, 0, "answer"], answerTime: ["time", 1, 0, "answer"], answerString: ["string", 1, 0, "answer"], answerCoding: ["Coding", 1, 0, "answer"], answerQuantity: ["Quantity", 1, 0, "answer"], answerReference: ["Reference", 1, 0, "answer"] } }, "Questionnaire.item.answerOption": { base: "BackboneElement", elements: { valueInteger: ["integer", 1, 0, "value"], valueDate: ["date", 1, 0, "value"], valueTime: ["time", 1, 0, "value"], valueString: ["string", 1, 0, "value"], valueCoding: ["Coding", 1, 0, "value"], valueReference: ["Reference", 1, 0, "value"], initialSelected: ["boolean"] } }, "Questionnaire.item.initial": { base: "BackboneElement", elements: { valueBoolean: ["boolean", 1, 0, "value"], valueDecimal: ["decimal", 1, 0, "value"], valueInteger: ["integer", 1, 0, "value"], valueDate: ["date", 1, 0, "value"], valueDateTime: ["dateTime", 1, 0, "value"], valueTime: ["time", 1, 0, "value"], valueString: ["string", 1, 0, "value"], valueUri: ["uri", 1, 0, "value"], valueAttachment: ["Attachment", 1, 0, "value"], valueCoding: ["Coding", 1, 0, "value"], valueQuantity: ["Quantity", 1, 0, "value"], valueReference: ["Reference", 1, 0, "value"] } }, QuestionnaireResponse: { base: "DomainResource", elements: { identifier: ["Identifier"], basedOn: ["Reference", 0, 1], partOf: ["Reference", 0, 1], questionnaire: ["canonical"], status: ["code", 1, 0, "", "questionnaire-answers-status"], subject: ["Reference"], encounter: ["Reference"], authored: ["dateTime"], author: ["Reference"], source: ["Reference"], item: ["QuestionnaireResponse.item", 0, 1] } }, "QuestionnaireResponse.item": { base: "BackboneElement", elements: { linkId: ["string", 1], definition: ["uri"], text: ["string"], answer: ["QuestionnaireResponse.item.answer", 0, 1], item: ["QuestionnaireResponse.item", 0, 1] } }, "QuestionnaireResponse.item.answer": { base: "BackboneElement", elements: { valueBoolean: ["boolean", 0, 0, "value"], valueDecimal: ["decimal", 0, 0, "value"], valueInteger: ["integer", 0, 0, "value"], valueDate: ["date", 0, 0, "value"], valueDateTime: ["dateTime", 0, 0, "value"], valueTime: ["time", 0, 0, "value"], valueString: ["string", 0, 0, "value"], valueUri: ["uri", 0, 0, "value"], valueAttachment: ["Attachment", 0, 0, "value"], valueCoding: ["Coding", 0, 0, "value"], valueQuantity: ["Quantity", 0, 0, "value"], valueReference: ["Reference", 0, 0, "value"], item: ["QuestionnaireResponse.item", 0, 1] } }, RelatedPerson: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], active: ["boolean"], patient: ["Reference", 1], relationship: ["CodeableConcept", 0, 1], name: ["HumanName", 0, 1], telecom: ["ContactPoint", 0, 1], gender: ["code", 0, 0, "", "administrative-gender"], birthDate: ["date"], address: ["Address", 0, 1], photo: ["Attachment", 0, 1], period: ["Period"], communication: ["RelatedPerson.communication", 0, 1] } }, "RelatedPerson.communication": { base: "BackboneElement", elements: { language: ["CodeableConcept", 1], preferred: ["boolean"] } }, RequestGroup: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], instantiatesCanonical: ["canonical", 0, 1], instantiatesUri: ["uri", 0, 1], basedOn: ["Reference", 0, 1], replaces: ["Reference", 0, 1], groupIdentifier: ["Identifier"], status: ["code", 1, 0, "", "request-status"], intent: ["code", 1, 0, "", "request-intent"], priority: ["code", 0, 0, "", "request-priority"], code: ["CodeableConcept"], subject: ["Reference"], encounter: ["Reference"], authoredOn: ["dateTime"], author: ["Reference"], reasonCode: ["CodeableConcept", 0, 1], reasonReference: ["Reference", 0, 1], note: ["Annotation", 0, 1], action: ["RequestGroup.action", 0, 1] } }, "RequestGroup.action": { base: "BackboneElement", elements: { prefix: ["string"], title: ["string"], description: ["string"], textEquivalent: ["string"], priority: ["code", 0, 0, "", "request-priority"], code: ["CodeableConcept", 0, 1], documentation: ["RelatedArtifact", 0, 1], condition: ["RequestGroup.action.condition", 0, 1], relatedAction: ["RequestGroup.action.relatedAction", 0, 1], timingDateTime: ["dateTime", 0, 0, "timing"], timingAge: ["Age", 0, 0, "timing"], timingPeriod: ["Period", 0, 0, "timing"], timingDuration: ["Duration", 0, 0, "timing"], timingRange: ["Range", 0, 0, "timing"], timingTiming: ["Timing", 0, 0, "timing"], participant: ["Reference", 0, 1], type: ["CodeableConcept"], groupingBehavior: ["code", 0, 0, "", "action-grouping-behavior"], selectionBehavior: ["code", 0, 0, "", "action-selection-behavior"], requiredBehavior: ["code", 0, 0, "", "action-required-behavior"], precheckBehavior: ["code", 0, 0, "", "action-precheck-behavior"], cardinalityBehavior: ["code", 0, 0, "", "action-cardinality-behavior"], resource: ["Reference"], action: ["RequestGroup.action", 0, 1] } }, "RequestGroup.action.condition": { base: "BackboneElement", elements: { kind: ["code", 1, 0, "", "action-condition-kind"], expression: ["Expression"] } }, "RequestGroup.action.relatedAction": { base: "BackboneElement", elements: { actionId: ["id", 1], relationship: ["code", 1, 0, "", "action-relationship-type"], offsetDuration: ["Duration", 0, 0, "offset"], offsetRange: ["Range", 0, 0, "offset"] } }, ResearchDefinition: { base: "DomainResource", elements: { url: ["uri"], identifier: ["Identifier", 0, 1], version: ["string"], name: ["string"], title: ["string"], shortTitle: ["string"], subtitle: ["string"], status: ["code", 1, 0, "", "publication-status"], experimental: ["boolean"], subjectCodeableConcept: ["CodeableConcept", 0, 0, "subject"], subjectReference: ["Reference", 0, 0, "subject"], date: ["dateTime"], publisher: ["string"], contact: ["ContactDetail", 0, 1], description: ["markdown"], comment: ["string", 0, 1], useContext: ["UsageContext", 0, 1], jurisdiction: ["CodeableConcept", 0, 1], purpose: ["markdown"], usage: ["string"], copyright: ["markdown"], approvalDate: ["date"], lastReviewDate: ["date"], effectivePeriod: ["Period"], topic: ["CodeableConcept", 0, 1], author: ["ContactDetail", 0, 1], editor: ["ContactDetail", 0, 1], reviewer: ["ContactDetail", 0, 1], endorser: ["ContactDetail", 0, 1], relatedArtifact: ["RelatedArtifact", 0, 1], library: ["canonical", 0, 1], population: ["Reference", 1], exposure: ["Reference"], exposureAlternative: ["Reference"], outcome: ["Reference"] } }, ResearchElementDefinition: { base: "DomainResource", elements: { url: ["uri"], identifier: ["Identifier", 0, 1], version: ["string"], name: ["string"], title: ["string"], shortTitle: ["string"], subtitle: ["string"], status: ["code", 1, 0, "", "publication-status"], experimental: ["boolean"], subjectCodeableConcept: ["CodeableConcept", 0, 0, "subject"], subjectReference: ["Reference", 0, 0, "subject"], date: ["dateTime"], publisher: ["string"], contact: ["ContactDetail", 0, 1], description: ["markdown"], comment: ["string", 0, 1], useContext: ["UsageContext", 0, 1], jurisdiction: ["CodeableConcept", 0, 1], purpose: ["markdown"], usage: ["string"], copyright: ["markdown"], approvalDate: ["date"], lastReviewDate: ["date"], effectivePeriod: ["Period"], topic: ["CodeableConcept", 0, 1], author: ["ContactDetail", 0, 1], editor: ["ContactDetail", 0, 1], reviewer: ["ContactDetail", 0, 1], endorser: ["ContactDetail", 0, 1], relatedArtifact: ["RelatedArtifact", 0, 1], library: ["canonical", 0, 1], type: ["code", 1, 0, "", "research-element-type"], variableType: ["code", 0, 0, "", "variable-type"], characteristic: ["ResearchElementDefinition.characteristic", 1, 1] } }, "ResearchElementDefinition.characteristic": { base: "BackboneElement", elements: { definitionCodeableConcept: ["CodeableConcept", 1, 0, "definition"], definitionCanonical: ["canonical", 1, 0, "definition"], definitionExpression: ["Expression", 1, 0, "definition"], definitionDataRequirement: ["DataRequirement", 1, 0, "definition"], usageContext: ["UsageContext", 0, 1], exclude: ["boolean"], unitOfMeasure: ["CodeableConcept"], studyEffectiveDescription: ["string"], studyEffectiveDateTime: ["dateTime", 0, 0, "studyEffective"], studyEffectivePeriod: ["Period", 0, 0, "studyEffective"], studyEffectiveDuration: ["Duration", 0, 0, "studyEffective"], studyEffectiveTiming: ["Timing", 0, 0, "studyEffective"], studyEffectiveTimeFromStart: ["Duration"], studyEffectiveGroupMeasure: ["code", 0, 0, "", "group-measure"], participantEffectiveDescription: ["string"], participantEffectiveDateTime: ["dateTime", 0, 0, "participantEffective"], participantEffectivePeriod: ["Period", 0, 0, "participantEffective"], participantEffectiveDuration: ["Duration", 0, 0, "participantEffective"], participantEffectiveTiming: ["Timing", 0, 0, "participantEffective"], participantEffectiveTimeFromStart: ["Duration"], participantEffectiveGroupMeasure: ["code", 0, 0, "", "group-measure"] } }, ResearchStudy: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], name: ["string"], title: ["string"], label: ["ResearchStudy.label", 0, 1], protocol: ["Reference", 0, 1], partOf: ["Reference", 0, 1], status: ["code", 1, 0, "", "research-study-status"], primaryPurposeType: ["CodeableConcept"], phase: ["CodeableConcept"], studyDesign: ["CodeableConcept", 0, 1], category: ["CodeableConcept", 0, 1], focus: ["CodeableConcept", 0, 1], condition: ["CodeableConcept", 0, 1], contact: ["ContactDetail", 0, 1], relatedArtifact: ["RelatedArtifact", 0, 1], keyword: ["CodeableConcept", 0, 1], location: ["CodeableConcept", 0, 1], region: ["CodeableConcept", 0, 1], descriptionSummary: ["markdown"], description: ["markdown"], enrollment: ["Reference", 0, 1], period: ["Period"], sponsor: ["Reference"], principalInvestigator: ["Reference"], site: ["Reference", 0, 1], reasonStopped: ["CodeableConcept"], note: ["Annotation", 0, 1], arm: ["ResearchStudy.arm", 0, 1], classifier: ["CodeableConcept", 0, 1], associatedParty: ["ResearchStudy.associatedParty", 0, 1], progressStatus: ["ResearchStudy.progressStatus", 0, 1], whyStopped: ["CodeableConcept"], recruitment: ["ResearchStudy.recruitment"], comparisonGroup: ["ResearchStudy.comparisonGroup", 0, 1], objective: ["ResearchStudy.objective", 0, 1], outcomeMeasure: ["ResearchStudy.outcomeMeasure", 0, 1], result: ["Reference", 0, 1] } }, "ResearchStudy.label": { base: "BackboneElement", elements: { type: ["CodeableConcept"], value: ["string"] } }, "ResearchStudy.arm": { base: "BackboneElement", elements: { name: ["string", 1], type: ["CodeableConcept"], description: ["string"] } }, "ResearchStudy.associatedParty": { base: "BackboneElement", elements: { name: ["string"], role: ["CodeableConcept", 1], period: ["Period", 0, 1], classifier: ["CodeableConcept", 0, 1], party: ["Reference"] } }, "ResearchStudy.progressStatus": { base: "BackboneElement", elements: { state: ["CodeableConcept", 1], actual: ["boolean"], period: ["Period"] } }, "ResearchStudy.recruitment": { base: "BackboneElement", elements: { targetNumber: ["unsignedInt"], actualNumber: ["unsignedInt"], eligibility: ["Reference"], actualGroup: ["Reference"] } }, "ResearchStudy.comparisonGroup": { base: "BackboneElement", elements: { linkId: ["id"], name: ["string", 1], type: ["CodeableConcept"], description: ["markdown"], intendedExposure: ["Reference", 0, 1], observedGroup: ["Reference"] } }, "ResearchStudy.objective": { base: "BackboneElement", elements: { name: ["string"], type: ["CodeableConcept"], description: ["markdown"] } }, "ResearchStudy.outcomeMeasure": { base: "BackboneElement", elements: { name: ["string"], type: ["CodeableConcept", 0, 1], description: ["markdown"], reference: ["Reference"] } }, ResearchSubject: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], status: ["code", 1, 0, "", "research-subject-status"], period: ["Period"], study: ["Reference", 1], individual: ["Reference", 1], assignedArm: ["string"], actualArm: ["string"], consent: ["Reference"] } }, RiskAssessment: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], basedOn: ["Reference"], parent: ["Reference"], status: ["code", 1, 0, "", "observation-status"], method: ["CodeableConcept"], code: ["CodeableConcept"], subject: ["Reference", 1], encounter: ["Reference"], occurrenceDateTime: ["dateTime", 0, 0, "occurrence"], occurrencePeriod: ["Period", 0, 0, "occurrence"], condition: ["Reference"], performer: ["Reference"], reasonCode: ["CodeableConcept", 0, 1], reasonReference: ["Reference", 0, 1], basis: ["Reference", 0, 1], prediction: ["RiskAssessment.prediction", 0, 1], mitigation: ["string"], note: ["Annotation", 0, 1] } }, "RiskAssessment.prediction": { base: "BackboneElement", elements: { outcome: ["CodeableConcept"], probabilityDecimal: ["decimal", 0, 0, "probability"], probabilityRange: ["Range", 0, 0, "probability"], qualitativeRisk: ["CodeableConcept"], relativeRisk: ["decimal"], whenPeriod: ["Period", 0, 0, "when"], whenRange: ["Range", 0, 0, "when"], rationale: ["string"] } }, RiskEvidenceSynthesis: { base: "DomainResource", elements: { url: ["uri"], identifier: ["Identifier", 0, 1], version: ["string"], name: ["string"], title: ["string"], status: ["code", 1, 0, "", "publication-status"], date: ["dateTime"], publisher: ["string"], contact: ["ContactDetail", 0, 1], description: ["markdown"], note: ["Annotation", 0, 1], useContext: ["UsageContext", 0, 1], jurisdiction: ["CodeableConcept", 0, 1], copyright: ["markdown"], approvalDate: ["date"], lastReviewDate: ["date"], effectivePeriod: ["Period"], topic: ["CodeableConcept", 0, 1], author: ["ContactDetail", 0, 1], editor: ["ContactDetail", 0, 1], reviewer: ["ContactDetail", 0, 1], endorser: ["ContactDetail", 0, 1], relatedArtifact: ["RelatedArtifact", 0, 1], synthesisType: ["CodeableConcept"], studyType: ["CodeableConcept"], population: ["Reference", 1], exposure: ["Reference"], outcome: ["Reference", 1], sampleSize: ["RiskEvidenceSynthesis.sampleSize"], riskEstimate: ["RiskEvidenceSynthesis.riskEstimate"], certainty: ["RiskEvidenceSynthesis.certainty", 0, 1] } }, "RiskEvidenceSynthesis.sampleSize": { base: "BackboneElement", elements: { description: ["string"], numberOfStudies: ["integer"], numberOfParticipants: ["integer"] } }, "RiskEvidenceSynthesis.riskEstimate": { base: "BackboneElement", elements: { description: ["string"], type: ["CodeableConcept"], value: ["decimal"], unitOfMeasure: ["CodeableConcept"], denominatorCount: ["integer"], numeratorCount: ["integer"], precisionEstimate: ["RiskEvidenceSynthesis.riskEstimate.precisionEstimate", 0, 1] } }, "RiskEvidenceSynthesis.riskEstimate.precisionEstimate": { base: "BackboneElement", elements: { type: ["CodeableConcept"], level: ["decimal"], from: ["decimal"], to: ["decimal"] } }, "RiskEvidenceSynthesis.certainty": { base: "BackboneElement", elements: { rating: ["CodeableConcept", 0, 1], note: ["Annotation", 0, 1], certaintySubcomponent: ["RiskEvidenceSynthesis.certainty.certaintySubcomponent", 0, 1] } }, "RiskEvidenceSynthesis.certainty.certaintySubcomponent": { base: "BackboneElement", elements: { type: ["CodeableConcept"], rating: ["CodeableConcept", 0, 1], note: ["Annotation", 0, 1] } }, Schedule: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], active: ["boolean"], serviceCategory: ["CodeableConcept", 0, 1], serviceType: ["CodeableConcept", 0, 1], specialty: ["CodeableConcept", 0, 1], actor: ["Reference", 1, 1], planningHorizon: ["Period"], comment: ["string"] } }, SearchParameter: { base: "DomainResource", elements: { url: ["uri", 1], version: ["string"], name: ["string", 1], derivedFrom: ["canonical"], status: ["code", 1, 0, "", "publication-status"], experimental: ["boolean"], date: ["dateTime"], publisher: ["string"], contact: ["ContactDetail", 0, 1], description: ["markdown", 1], useContext: ["UsageContext", 0, 1], jurisdiction: ["CodeableConcept", 0, 1], purpose: ["markdown"], code: ["code", 1], base: ["code", 1, 1, "", "resource-types"], type: ["code", 1, 0, "", "search-param-type"], expression: ["string"], xpath: ["string"], xpathUsage: ["code", 0, 0, "", "search-xpath-usage"], target: ["code", 0, 1, "", "resource-types"], multipleOr: ["boolean"], multipleAnd: ["boolean"], comparator: ["code", 0, 1, "", "search-comparator"], modifier: ["code", 0, 1, "", "search-modifier-code"], chain: ["string", 0, 1], component: ["SearchParameter.component", 0, 1] } }, "SearchParameter.component": { base: "BackboneElement", elements: { definition: ["canonical", 1], expression: ["string", 1] } }, ServiceRequest: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], instantiatesCanonical: ["canonical", 0, 1], instantiatesUri: ["uri", 0, 1], basedOn: ["Reference", 0, 1], replaces: ["Reference", 0, 1], requisition: ["Identifier"], status: ["code", 1, 0, "", "request-status"], intent: ["code", 1, 0, "", "request-intent"], category: ["CodeableConcept", 0, 1], priority: ["code", 0, 0, "", "request-priority"], doNotPerform: ["boolean"], code: ["CodeableConcept"], orderDetail: ["CodeableConcept", 0, 1], quantityQuantity: ["Quantity", 0, 0, "quantity"], quantityRatio: ["Ratio", 0, 0, "quantity"], quantityRange: ["Range", 0, 0, "quantity"], subject: ["Reference", 1], encounter: ["Reference"], occurrenceDateTime: ["dateTime", 0, 0, "occurrence"], occurrencePeriod: ["Period", 0, 0, "occurrence"], occurrenceTiming: ["Timing", 0, 0, "occurrence"], asNeededBoolean: ["boolean", 0, 0, "asNeeded"], asNeededCodeableConcept: ["CodeableConcept", 0, 0, "asNeeded"], authoredOn: ["dateTime"], requester: ["Reference"], performerType: ["CodeableConcept"], performer: ["Reference", 0, 1], locationCode: ["CodeableConcept", 0, 1], locationReference: ["Reference", 0, 1], reasonCode: ["CodeableConcept", 0, 1], reasonReference: ["Reference", 0, 1], insurance: ["Reference", 0, 1], supportingInfo: ["Reference", 0, 1], specimen: ["Reference", 0, 1], bodySite: ["CodeableConcept", 0, 1], note: ["Annotation", 0, 1], patientInstruction: ["string"], relevantHistory: ["Reference", 0, 1] } }, Slot: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], serviceCategory: ["CodeableConcept", 0, 1], serviceType: ["CodeableConcept", 0, 1], specialty: ["CodeableConcept", 0, 1], appointmentType: ["CodeableConcept"], schedule: ["Reference", 1], status: ["code", 1, 0, "", "slotstatus"], start: ["instant", 1], end: ["instant", 1], overbooked: ["boolean"], comment: ["string"] } }, Specimen: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], accessionIdentifier: ["Identifier"], status: ["code", 0, 0, "", "specimen-status"], type: ["CodeableConcept"], subject: ["Reference"], receivedTime: ["dateTime"], parent: ["Reference", 0, 1], request: ["Reference", 0, 1], collection: ["Specimen.collection"], processing: ["Specimen.processing", 0, 1], container: ["Specimen.container", 0, 1], condition: ["CodeableConcept", 0, 1], note: ["Annotation", 0, 1] } }, "Specimen.collection": { base: "BackboneElement", elements: { collector: ["Reference"], collectedDateTime: ["dateTime", 0, 0, "collected"], collectedPeriod: ["Period", 0, 0, "collected"], duration: ["Duration"], quantity: ["Quantity"], method: ["CodeableConcept"], bodySite: ["CodeableConcept"], fastingStatusCodeableConcept: ["CodeableConcept", 0, 0, "fastingStatus"], fastingStatusDuration: ["Duration", 0, 0, "fastingStatus"] } }, "Specimen.processing": { base: "BackboneElement", elements: { description: ["string"], procedure: ["CodeableConcept"], additive: ["Reference", 0, 1], timeDateTime: ["dateTime", 0, 0, "time"], timePeriod: ["Period", 0, 0, "time"] } }, "Specimen.container": { base: "BackboneElement", elements: { identifier: ["Identifier", 0, 1], description: ["string"], type: ["CodeableConcept"], capacity: ["Quantity"], specimenQuantity: ["Quantity"], additiveCodeableConcept: ["CodeableConcept", 0, 0, "additive"], additiveReference: ["Reference", 0, 0, "additive"] } }, SpecimenDefinition: { base: "DomainResource", elements: { identifier: ["Identifier"], typeCollected: ["CodeableConcept"], patientPreparation: ["CodeableConcept", 0, 1], timeAspect: ["string"], collection: ["CodeableConcept", 0, 1], typeTested: ["SpecimenDefinition.typeTested", 0, 1] } }, "SpecimenDefinition.typeTested": { base: "BackboneElement", elements: { isDerived: ["boolean"], type: ["CodeableConcept"], preference: ["code", 1, 0, "", "specimen-contained-preference"], container: ["SpecimenDefinition.typeTested.container"], requirement: ["string"], retentionTime: ["Duration"], rejectionCriterion: ["CodeableConcept", 0, 1], handling: ["SpecimenDefinition.typeTested.handling", 0, 1] } }, "SpecimenDefinition.typeTested.container": { base: "BackboneElement", elements: { material: ["CodeableConcept"], type: ["CodeableConcept"], cap: ["CodeableConcept"], description: ["string"], capacity: ["Quantity"], minimumVolumeQuantity: ["Quantity", 0, 0, "minimumVolume"], minimumVolumeString: ["string", 0, 0, "minimumVolume"], additive: ["SpecimenDefinition.typeTested.container.additive", 0, 1], preparation: ["string"] } }, "SpecimenDefinition.typeTested.container.additive": { base: "BackboneElement", elements: { additiveCodeableConcept: ["CodeableConcept", 1, 0, "additive"], additiveReference: ["Reference", 1, 0, "additive"] } }, "SpecimenDefinition.typeTested.handling": { base: "BackboneElement", elements: { temperatureQualifier: ["CodeableConcept"], temperatureRange: ["Range"], maxDuration: ["Duration"], instruction: ["string"] } }, StructureDefinition: { base: "DomainResource", elements: { url: ["uri", 1], identifier: ["Identifier", 0, 1], version: ["string"], name: ["string", 1], title: ["string"], status: ["code", 1, 0, "", "publication-status"], experimental: ["boolean"], date: ["dateTime"], publisher: ["string"], contact: ["ContactDetail", 0, 1], description: ["markdown"], useContext: ["UsageContext", 0, 1], jurisdiction: ["CodeableConcept", 0, 1], purpose: ["markdown"], copyright: ["markdown"], keyword: ["Coding", 0, 1], fhirVersion: ["code", 0, 0, "", "FHIR-version"], mapping: ["StructureDefinition.mapping", 0, 1], kind: ["code", 1, 0, "", "structure-definition-kind"], abstract: ["boolean", 1], context: ["StructureDefinition.context", 0, 1], contextInvariant: ["string", 0, 1], type: ["uri", 1], baseDefinition: ["canonical"], derivation: ["code", 0, 0, "", "type-derivation-rule"], snapshot: ["StructureDefinition.snapshot"], differential: ["StructureDefinition.differential"] } }, "StructureDefinition.mapping": { base: "BackboneElement", elements: { identity: ["id", 1], uri: ["uri"], name: ["string"], comment: ["string"] } }, "StructureDefinition.context": { base: "BackboneElement", elements: { type: ["code", 1, 0, "", "extension-context-type"], expression: ["string", 1] } }, "StructureDefinition.snapshot": { base: "BackboneElement", elements: { element: ["ElementDefinition", 1, 1] } }, "StructureDefinition.differential": { base: "BackboneElement", elements: { element: ["ElementDefinition", 1, 1] } }, StructureMap: { base: "DomainResource", elements: { url: ["uri", 1], identifier: ["Identifier", 0, 1], version: ["string"], name: ["string", 1], title: ["string"], status: ["code", 1, 0, "", "publication-status"], experimental: ["boolean"], date: ["dateTime"], publisher: ["string"], contact: ["ContactDetail", 0, 1], description: ["markdown"], useContext: ["UsageContext", 0, 1], jurisdiction: ["CodeableConcept", 0, 1], purpose: ["markdown"], copyright: ["markdown"], structure: ["StructureMap.structure", 0, 1], import: ["canonical", 0, 1], group: ["StructureMap.group", 1, 1] } }, "StructureMap.structure": { base: "BackboneElement", elements: { url: ["canonical", 1], mode: ["code", 1, 0, "", "map-model-mode"], alias: ["string"], documentation: ["string"] } }, "StructureMap.group": { base: "BackboneElement", elements: { name: ["id", 1], extends: ["id"], typeMode: ["code", 1, 0, "", "map-group-type-mode"], documentation: ["string"], input: ["StructureMap.group.input", 1, 1], rule: ["StructureMap.group.rule", 1, 1] } }, "StructureMap.group.input": { base: "BackboneElement", elements: { name: ["id", 1], type: ["string"], mode: ["code", 1, 0, "", "map-input-mode"], documentation: ["string"] } }, "StructureMap.group.rule": { base: "BackboneElement", elements: { name: ["id", 1], source: ["StructureMap.group.rule.source", 1, 1], target: ["StructureMap.group.rule.target", 0, 1], rule: ["StructureMap.group.rule", 0, 1], dependent: ["StructureMap.group.rule.dependent", 0, 1], documentation: ["string"] } }, "StructureMap.group.rule.source": { base: "BackboneElement", elements: { context: ["id", 1], min: ["integer"], max: ["string"], type: ["string"], defaultValueBase64Binary: ["base64Binary", 0, 0, "defaultValue"], defaultValueBoolean: ["boolean", 0, 0, "defaultValue"], defaultValueCanonical: ["canonical", 0, 0, "defaultValue"], defaultValueCode: ["code", 0, 0, "defaultValue"], defaultValueDate: ["date", 0, 0, "defaultValue"], defaultValueDateTime: ["dateTime", 0, 0, "defaultValue"], defaultValueDecimal: ["decimal", 0, 0, "defaultValue"], defaultValueId: ["id", 0, 0, "defaultValue"], defaultValueInstant: ["instant", 0, 0, "defaultValue"], defaultValueInteger: ["integer", 0, 0, "defaultValue"], defaultValueMarkdown: ["markdown", 0, 0, "defaultValue"], defaultValueOid: ["oid", 0, 0, "defaultValue"], defaultValuePositiveInt: ["positiveInt", 0, 0, "defaultValue"], defaultValueString: ["string", 0, 0, "defaultValue"], defaultValueTime: ["time", 0, 0, "defaultValue"], defaultValueUnsignedInt: ["unsignedInt", 0, 0, "defaultValue"], defaultValueUri: ["uri", 0, 0, "defaultValue"], defaultValueUrl: ["url", 0, 0, "defaultValue"], defaultValueUuid: ["uuid", 0, 0, "defaultValue"], defaultValueAddress: ["Address", 0, 0, "defaultValue"], defaultValueAge: ["Age", 0, 0, "defaultValue"], defaultValueAnnotation: ["Annotation", 0, 0, "defaultValue"], defaultValueAttachment: ["Attachment", 0, 0, "defaultValue"], defaultValueCodeableConcept: ["CodeableConcept", 0, 0, "defaultValue"], defaultValueCoding: ["Coding", 0, 0, "defaultValue"], defaultValueContactPoint: ["ContactPoint", 0, 0, "defaultValue"], defaultValueCount: ["Count", 0, 0, "defaultValue"], defaultValueDistance: ["Distance", 0, 0, "defaultValue"], defaultValueDuration: ["Duration", 0, 0, "defaultValue"], defaultValueHumanName: ["HumanName", 0, 0, "defaultValue"], defaultValueIdentifier: ["Identifier", 0, 0, "defaultValue"], defaultValueMoney: ["Money", 0, 0, "defaultValue"], defaultValuePeriod: ["Period", 0, 0, "defaultValue"], defaultValueQuantity: ["Quantity", 0, 0, "defaultValue"], defaultValueRange: ["Range", 0, 0, "defaultValue"], defaultValueRatio: ["Ratio", 0, 0, "defaultValue"], defaultValueReference: ["Reference", 0, 0, "defaultValue"], defaultValueSampledData: ["SampledData", 0, 0, "defaultValue"], defaultValueSignature: ["Signature", 0, 0, "defaultValue"], defaultValueTiming: ["Timing", 0, 0, "defaultValue"], defaultValueContactDetail: ["ContactDetail", 0, 0, "defaultValue"], defaultValueContributor: ["Contributor", 0, 0, "defaultValue"], defaultValueDataRequirement: ["DataRequirement", 0, 0, "defaultValue"], defaultValueExpression: ["Expression", 0, 0, "defaultValue"], defaultValueParameterDefinition: ["ParameterDefinition", 0, 0, "defaultValue"], defaultValueRelatedArtifact: ["RelatedArtifact", 0, 0, "defaultValue"], defaultValueTriggerDefinition: ["TriggerDefinition", 0, 0, "defaultValue"], defaultValueUsageContext: ["UsageContext", 0, 0, "defaultValue"], defaultValueDosage: ["Dosage", 0, 0, "defaultValue"], defaultValueMeta: ["Meta", 0, 0, "defaultValue"], element: ["string"], listMode: ["code", 0, 0, "", "map-source-list-mode"], variable: ["id"], condition: ["string"], check: ["string"], logMessage: ["string"] } }, "StructureMap.group.rule.target": { base: "BackboneElement", elements: { context: ["id"], contextType: ["code", 0, 0, "", "map-context-type"], element: ["string"], variable: ["id"], listMode: ["code", 0, 1, "", "map-target-list-mode"], listRuleId: ["id"], transform: ["code", 0, 0, "", "map-transform"], parameter: ["StructureMap.group.rule.target.parameter", 0, 1] } }, "StructureMap.group.rule.target.parameter": { base: "BackboneElement", elements: { valueId: ["id", 1, 0, "value"], valueString: ["string", 1, 0, "value"], valueBoolean: ["boolean", 1, 0, "value"], valueInteger: ["integer", 1, 0, "value"], valueDecimal: ["decimal", 1, 0, "value"] } }, "StructureMap.group.rule.dependent": { base: "BackboneElement", elements: { name: ["id", 1], variable: ["string", 1, 1] } }, Subscription: { base: "DomainResource", elements: { status: ["code", 1, 0, "", "subscription-status"], contact: ["ContactPoint", 0, 1], end: ["instant"], reason: ["string", 1], criteria: ["string", 1], error: ["string"], channel: ["Subscription.channel", 1] } }, "Subscription.channel": { base: "BackboneElement", elements: { type: ["code", 1, 0, "", "subscription-channel-type"], endpoint: ["url"], payload: ["code", 0, 0, "", "mimetypes"], header: ["string", 0, 1] } }, Substance: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], status: ["code", 0, 0, "", "substance-status"], category: ["CodeableConcept", 0, 1], code: ["CodeableConcept", 1], description: ["string"], instance: ["Substance.instance", 0, 1], ingredient: ["Substance.ingredient", 0, 1] } }, "Substance.instance": { base: "BackboneElement", elements: { identifier: ["Identifier"], expiry: ["dateTime"], quantity: ["Quantity"] } }, "Substance.ingredient": { base: "BackboneElement", elements: { quantity: ["Ratio"], substanceCodeableConcept: ["CodeableConcept", 1, 0, "substance"], substanceReference: ["Reference", 1, 0, "substance"] } }, SubstanceNucleicAcid: { base: "DomainResource", elements: { sequenceType: ["CodeableConcept"], numberOfSubunits: ["integer"], areaOfHybridisation: ["string"], oligoNucleotideType: ["CodeableConcept"], subunit: ["SubstanceNucleicAcid.subunit", 0, 1] } }, "SubstanceNucleicAcid.subunit": { base: "BackboneElement", elements: { subunit: ["integer"], sequence: ["string"], length: ["integer"], sequenceAttachment: ["Attachment"], fivePrime: ["CodeableConcept"], threePrime: ["CodeableConcept"], linkage: ["SubstanceNucleicAcid.subunit.linkage", 0, 1], sugar: ["SubstanceNucleicAcid.subunit.sugar", 0, 1] } }, "SubstanceNucleicAcid.subunit.linkage": { base: "BackboneElement", elements: { connectivity: ["string"], identifier: ["Identifier"], name: ["string"], residueSite: ["string"] } }, "SubstanceNucleicAcid.subunit.sugar": { base: "BackboneElement", elements: { identifier: ["Identifier"], name: ["string"], residueSite: ["string"] } }, SubstancePolymer: { base: "DomainResource", elements: { class: ["CodeableConcept"], geometry: ["CodeableConcept"], copolymerConnectivity: ["CodeableConcept", 0, 1], modification: ["string", 0, 1], monomerSet: ["SubstancePolymer.monomerSet", 0, 1], repeat: ["SubstancePolymer.repeat", 0, 1] } }, "SubstancePolymer.monomerSet": { base: "BackboneElement", elements: { ratioType: ["CodeableConcept"], startingMaterial: ["SubstancePolymer.monomerSet.startingMaterial", 0, 1] } }, "SubstancePolymer.monomerSet.startingMaterial": { base: "BackboneElement", elements: { material: ["CodeableConcept"], type: ["CodeableConcept"], isDefining: ["boolean"], amount: ["SubstanceAmount"] } }, "SubstancePolymer.repeat": { base: "BackboneElement", elements: { numberOfUnits: ["integer"], averageMolecularFormula: ["string"], repeatUnitAmountType: ["CodeableConcept"], repeatUnit: ["SubstancePolymer.repeat.repeatUnit", 0, 1] } }, "SubstancePolymer.repeat.repeatUnit": { base: "BackboneElement", elements: { orientationOfPolymerisation: ["CodeableConcept"], repeatUnit: ["string"], amount: ["SubstanceAmount"], degreeOfPolymerisation: ["SubstancePolymer.repeat.repeatUnit.degreeOfPolymerisation", 0, 1], structuralRepresentation: ["SubstancePolymer.repeat.repeatUnit.structuralRepresentation", 0, 1] } }, "SubstancePolymer.repeat.repeatUnit.degreeOfPolymerisation": { base: "BackboneElement", elements: { degree: ["CodeableConcept"], amount: ["SubstanceAmount"] } }, "SubstancePolymer.repeat.repeatUnit.structuralRepresentation": { base: "BackboneElement", elements: { type: ["CodeableConcept"], representation: ["string"], attachment: ["Attachment"] } }, SubstanceProtein: { base: "DomainResource", elements: { sequenceType: ["CodeableConcept"], numberOfSubunits: ["integer"], disulfideLinkage: ["string", 0, 1], subunit: ["SubstanceProtein.subunit", 0, 1] } }, "SubstanceProtein.subunit": { base: "BackboneElement", elements: { subunit: ["integer"], sequence: ["string"], length: ["integer"], sequenceAttachment: ["Attachment"], nTerminalModificationId: ["Identifier"], nTerminalModification: ["string"], cTerminalModificationId: ["Identifier"], cTerminalModification: ["string"] } }, SubstanceReferenceInformation: { base: "DomainResource", elements: { comment: ["string"], gene: ["SubstanceReferenceInformation.gene", 0, 1], geneElement: ["SubstanceReferenceInformation.geneElement", 0, 1], classification: ["SubstanceReferenceInformation.classification", 0, 1], target: ["SubstanceReferenceInformation.target", 0, 1] } }, "SubstanceReferenceInformation.gene": { base: "BackboneElement", elements: { geneSequenceOrigin: ["CodeableConcept"], gene: ["CodeableConcept"], source: ["Reference", 0, 1] } }, "SubstanceReferenceInformation.geneElement": { base: "BackboneElement", elements: { type: ["CodeableConcept"], element: ["Identifier"], source: ["Reference", 0, 1] } }, "SubstanceReferenceInformation.classification": { base: "BackboneElement", elements: { domain: ["CodeableConcept"], classification: ["CodeableConcept"], subtype: ["CodeableConcept", 0, 1], source: ["Reference", 0, 1] } }, "SubstanceReferenceInformation.target": { base: "BackboneElement", elements: { target: ["Identifier"], type: ["CodeableConcept"], interaction: ["CodeableConcept"], organism: ["CodeableConcept"], organismType: ["CodeableConcept"], amountQuantity: ["Quantity", 0, 0, "amount"], amountRange: ["Range", 0, 0, "amount"], amountString: ["string", 0, 0, "amount"], amountType: ["CodeableConcept"], source: ["Reference", 0, 1] } }, SubstanceSourceMaterial: { base: "DomainResource", elements: { sourceMaterialClass: ["CodeableConcept"], sourceMaterialType: ["CodeableConcept"], sourceMaterialState: ["CodeableConcept"], organismId: ["Identifier"], organismName: ["string"], parentSubstanceId: ["Identifier", 0, 1], parentSubstanceName: ["string", 0, 1], countryOfOrigin: ["CodeableConcept", 0, 1], geographicalLocation: ["string", 0, 1], developmentStage: ["CodeableConcept"], fractionDescription: ["SubstanceSourceMaterial.fractionDescription", 0, 1], organism: ["SubstanceSourceMaterial.organism"], partDescription: ["SubstanceSourceMaterial.partDescription", 0, 1] } }, "SubstanceSourceMaterial.fractionDescription": { base: "BackboneElement", elements: { fraction: ["string"], materialType: ["CodeableConcept"] } }, "SubstanceSourceMaterial.organism": { base: "BackboneElement", elements: { family: ["CodeableConcept"], genus: ["CodeableConcept"], species: ["CodeableConcept"], intraspecificType: ["CodeableConcept"], intraspecificDescription: ["string"], author: ["SubstanceSourceMaterial.organism.author", 0, 1], hybrid: ["SubstanceSourceMaterial.organism.hybrid"], organismGeneral: ["SubstanceSourceMaterial.organism.organismGeneral"] } }, "SubstanceSourceMaterial.organism.author": { base: "BackboneElement", elements: { authorType: ["CodeableConcept"], authorDescription: ["string"] } }, "SubstanceSourceMaterial.organism.hybrid": { base: "BackboneElement", elements: { maternalOrganismId: ["string"], maternalOrganismName: ["string"], paternalOrganismId: ["string"], paternalOrganismName: ["string"], hybridType: ["CodeableConcept"] } }, "SubstanceSourceMaterial.organism.organismGeneral": { base: "BackboneElement", elements: { kingdom: ["CodeableConcept"], phylum: ["CodeableConcept"], class: ["CodeableConcept"], order: ["CodeableConcept"] } }, "SubstanceSourceMaterial.partDescription": { base: "BackboneElement", elements: { part: ["CodeableConcept"], partLocation: ["CodeableConcept"] } }, SubstanceSpecification: { base: "DomainResource", elements: { identifier: ["Identifier"], type: ["CodeableConcept"], status: ["CodeableConcept"], domain: ["CodeableConcept"], description: ["string"], source: ["Reference", 0, 1], comment: ["string"], moiety: ["SubstanceSpecification.moiety", 0, 1], property: ["SubstanceSpecification.property", 0, 1], referenceInformation: ["Reference"], structure: ["SubstanceSpecification.structure"], code: ["SubstanceSpecification.code", 0, 1], name: ["SubstanceSpecification.name", 0, 1], molecularWeight: ["SubstanceSpecification.structure.isotope.molecularWeight", 0, 1], relationship: ["SubstanceSpecification.relationship", 0, 1], nucleicAcid: ["Reference"], polymer: ["Reference"], protein: ["Reference"], sourceMaterial: ["Reference"] } }, "SubstanceSpecification.moiety": { base: "BackboneElement", elements: { role: ["CodeableConcept"], identifier: ["Identifier"], name: ["string"], stereochemistry: ["CodeableConcept"], opticalActivity: ["CodeableConcept"], molecularFormula: ["string"], amountQuantity: ["Quantity", 0, 0, "amount"], amountString: ["string", 0, 0, "amount"] } }, "SubstanceSpecification.property": { base: "BackboneElement", elements: { category: ["CodeableConcept"], code: ["CodeableConcept"], parameters: ["string"], definingSubstanceReference: ["Reference", 0, 0, "definingSubstance"], definingSubstanceCodeableConcept: ["CodeableConcept", 0, 0, "definingSubstance"], amountQuantity: ["Quantity", 0, 0, "amount"], amountString: ["string", 0, 0, "amount"] } }, "SubstanceSpecification.structure": { base: "BackboneElement", elements: { stereochemistry: ["CodeableConcept"], opticalActivity: ["CodeableConcept"], molecularFormula: ["string"], molecularFormulaByMoiety: ["string"], isotope: ["SubstanceSpecification.structure.isotope", 0, 1], molecularWeight: ["SubstanceSpecification.structure.isotope.molecularWeight"], source: ["Reference", 0, 1], representation: ["SubstanceSpecification.structure.representation", 0, 1] } }, "SubstanceSpecification.structure.isotope": { base: "BackboneElement", elements: { identifier: ["Identifier"], name: ["CodeableConcept"], substitution: ["CodeableConcept"], halfLife: ["Quantity"], molecularWeight: ["SubstanceSpecification.structure.isotope.molecularWeight"] } }, "SubstanceSpecification.structure.isotope.molecularWeight": { base: "BackboneElement", elements: { method: ["CodeableConcept"], type: ["CodeableConcept"], amount: ["Quantity"] } }, "SubstanceSpecification.structure.representation": { base: "BackboneElement", elements: { type: ["CodeableConcept"], representation: ["string"], attachment: ["Attachment"] } }, "SubstanceSpecification.code": { base: "BackboneElement", elements: { code: ["CodeableConcept"], status: ["CodeableConcept"], statusDate: ["dateTime"], comment: ["string"], source: ["Reference", 0, 1] } }, "SubstanceSpecification.name": { base: "BackboneElement", elements: { name: ["string", 1], type: ["CodeableConcept"], status: ["CodeableConcept"], preferred: ["boolean"], language: ["CodeableConcept", 0, 1], domain: ["CodeableConcept", 0, 1], jurisdiction: ["CodeableConcept", 0, 1], synonym: ["SubstanceSpecification.name", 0, 1], translation: ["SubstanceSpecification.name", 0, 1], official: ["SubstanceSpecification.name.official", 0, 1], source: ["Reference", 0, 1] } }, "SubstanceSpecification.name.official": { base: "BackboneElement", elements: { authority: ["CodeableConcept"], status: ["CodeableConcept"], date: ["dateTime"] } }, "SubstanceSpecification.relationship": { base: "BackboneElement", elements: { substanceReference: ["Reference", 0, 0, "substance"], substanceCodeableConcept: ["CodeableConcept", 0, 0, "substance"], relationship: ["CodeableConcept"], isDefining: ["boolean"], amountQuantity: ["Quantity", 0, 0, "amount"], amountRange: ["Range", 0, 0, "amount"], amountRatio: ["Ratio", 0, 0, "amount"], amountString: ["string", 0, 0, "amount"], amountRatioLowLimit: ["Ratio"], amountType: ["CodeableConcept"], source: ["Reference", 0, 1] } }, SupplyDelivery: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], basedOn: ["Reference", 0, 1], partOf: ["Reference", 0, 1], status: ["code", 0, 0, "", "supplydelivery-status"], patient: ["Reference"], type: ["CodeableConcept"], suppliedItem: ["SupplyDelivery.suppliedItem"], occurrenceDateTime: ["dateTime", 0, 0, "occurrence"], occurrencePeriod: ["Period", 0, 0, "occurrence"], occurrenceTiming: ["Timing", 0, 0, "occurrence"], supplier: ["Reference"], destination: ["Reference"], receiver: ["Reference", 0, 1] } }, "SupplyDelivery.suppliedItem": { base: "BackboneElement", elements: { quantity: ["Quantity"], itemCodeableConcept: ["CodeableConcept", 0, 0, "item"], itemReference: ["Reference", 0, 0, "item"] } }, SupplyRequest: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], status: ["code", 0, 0, "", "supplyrequest-status"], category: ["CodeableConcept"], priority: ["code", 0, 0, "", "request-priority"], itemCodeableConcept: ["CodeableConcept", 1, 0, "item"], itemReference: ["Reference", 1, 0, "item"], quantity: ["Quantity", 1], parameter: ["SupplyRequest.parameter", 0, 1], occurrenceDateTime: ["dateTime", 0, 0, "occurrence"], occurrencePeriod: ["Period", 0, 0, "occurrence"], occurrenceTiming: ["Timing", 0, 0, "occurrence"], authoredOn: ["dateTime"], requester: ["Reference"], supplier: ["Reference", 0, 1], reasonCode: ["CodeableConcept", 0, 1], reasonReference: ["Reference", 0, 1], deliverFrom: ["Reference"], deliverTo: ["Reference"] } }, "SupplyRequest.parameter": { base: "BackboneElement", elements: { code: ["CodeableConcept"], valueCodeableConcept: ["CodeableConcept", 0, 0, "value"], valueQuantity: ["Quantity", 0, 0, "value"], valueRange: ["Range", 0, 0, "value"], valueBoolean: ["boolean", 0, 0, "value"] } }, Task: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], instantiatesCanonical: ["canonical"], instantiatesUri: ["uri"], basedOn: ["Reference", 0, 1], groupIdentifier: ["Identifier"], partOf: ["Reference", 0, 1], status: ["code", 1, 0, "", "task-status"], statusReason: ["CodeableConcept"], businessStatus: ["CodeableConcept"], intent: ["code", 1, 0, "", "task-intent"], priority: ["code", 0, 0, "", "request-priority"], code: ["CodeableConcept"], description: ["string"], focus: ["Reference"], for: ["Reference"], encounter: ["Reference"], executionPeriod: ["Period"], authoredOn: ["dateTime"], lastModified: ["dateTime"], requester: ["Reference"], performerType: ["CodeableConcept", 0, 1], owner: ["Reference"], location: ["Reference"], reasonCode: ["CodeableConcept"], reasonReference: ["Reference"], insurance: ["Reference", 0, 1], note: ["Annotation", 0, 1], relevantHistory: ["Reference", 0, 1], restriction: ["Task.restriction"], input: ["Task.input", 0, 1], output: ["Task.output", 0, 1] } }, "Task.restriction": { base: "BackboneElement", elements: { repetitions: ["positiveInt"], period: ["Period"], recipient: ["Reference", 0, 1] } }, "Task.input": { base: "BackboneElement", elements: { type: ["CodeableConcept", 1], valueBase64Binary: ["base64Binary", 1, 0, "value"], valueBoolean: ["boolean", 1, 0, "value"], valueCanonical: ["canonical", 1, 0, "value"], valueCode: ["code", 1, 0, "value"], valueDate: ["date", 1, 0, "value"], valueDateTime: ["dateTime", 1, 0, "value"], valueDecimal: ["decimal", 1, 0, "value"], valueId: ["id", 1, 0, "value"], valueInstant: ["instant", 1, 0, "value"], valueInteger: ["integer", 1, 0, "value"], valueMarkdown: ["markdown", 1, 0, "value"], valueOid: ["oid", 1, 0, "value"], valuePositiveInt: ["positiveInt", 1, 0, "value"], valueString: ["string", 1, 0, "value"], valueTime: ["time", 1, 0, "value"], valueUnsignedInt: ["unsignedInt", 1, 0, "value"], valueUri: ["uri", 1, 0, "value"], valueUrl: ["url", 1, 0, "value"], valueUuid: ["uuid", 1, 0, "value"], valueAddress: ["Address", 1, 0, "value"], valueAge: ["Age", 1, 0, "value"], valueAnnotation: ["Annotation", 1, 0, "value"], valueAttachment: ["Attachment", 1, 0, "value"], valueCodeableConcept: ["CodeableConcept", 1, 0, "value"], valueCoding: ["Coding", 1, 0, "value"], valueContactPoint: ["ContactPoint", 1, 0, "value"], valueCount: ["Count", 1, 0, "value"], valueDistance: ["Distance", 1, 0, "value"], valueDuration: ["Duration", 1, 0, "value"], valueHumanName: ["HumanName", 1, 0, "value"], valueIdentifier: ["Identifier", 1, 0, "value"], valueMoney: ["Money", 1, 0, "value"], valuePeriod: ["Period", 1, 0, "value"], valueQuantity: ["Quantity", 1, 0, "value"], valueRange: ["Range", 1, 0, "value"], valueRatio: ["Ratio", 1, 0, "value"], valueReference: ["Reference", 1, 0, "value"], valueSampledData: ["SampledData", 1, 0, "value"], valueSignature: ["Signature", 1, 0, "value"], valueTiming: ["Timing", 1, 0, "value"], valueContactDetail: ["ContactDetail", 1, 0, "value"], valueContributor: ["Contributor", 1, 0, "value"], valueDataRequirement: ["DataRequirement", 1, 0, "value"], valueExpression: ["Expression", 1, 0, "value"], valueParameterDefinition: ["ParameterDefinition", 1, 0, "value"], valueRelatedArtifact: ["RelatedArtifact", 1, 0, "value"], valueTriggerDefinition: ["TriggerDefinition", 1, 0, "value"], valueUsageContext: ["UsageContext", 1, 0, "value"], valueDosage: ["Dosage", 1, 0, "value"], valueMeta: ["Meta", 1, 0, "value"] } }, "Task.output": { base: "BackboneElement", elements: { type: ["CodeableConcept", 1], valueBase64Binary: ["base64Binary", 1, 0, "value"], valueBoolean: ["boolean", 1, 0, "value"], valueCanonical: ["canonical", 1, 0, "value"], valueCode: ["code", 1, 0, "value"], valueDate: ["date", 1, 0, "value"], valueDateTime: ["dateTime", 1, 0, "value"], valueDecimal: ["decimal", 1, 0, "value"], valueId: ["id", 1, 0, "value"], valueInstant: ["instant", 1, 0, "value"], valueInteger: ["integer", 1, 0, "value"], valueMarkdown: ["markdown", 1, 0, "value"], valueOid: ["oid", 1, 0, "value"], valuePositiveInt: ["positiveInt", 1, 0, "value"], valueString: ["string", 1, 0, "value"], valueTime: ["time", 1, 0, "value"], valueUnsignedInt: ["unsignedInt", 1, 0, "value"], valueUri: ["uri", 1, 0, "value"], valueUrl: ["url", 1, 0, "value"], valueUuid: ["uuid", 1, 0, "value"], valueAddress: ["Address", 1, 0, "value"], valueAge: ["Age", 1, 0, "value"], valueAnnotation: ["Annotation", 1, 0, "value"], valueAttachment: ["Attachment", 1, 0, "value"], valueCodeableConcept: ["CodeableConcept", 1, 0, "value"], valueCoding: ["Coding", 1, 0, "value"], valueContactPoint: ["ContactPoint", 1, 0, "value"], valueCount: ["Count", 1, 0, "value"], valueDistance: ["Distance", 1, 0, "value"], valueDuration: ["Duration", 1, 0, "value"], valueHumanName: ["HumanName", 1, 0, "value"], valueIdentifier: ["Identifier", 1, 0, "value"], valueMoney: ["Money", 1, 0, "value"], valuePeriod: ["Period", 1, 0, "value"], valueQuantity: ["Quantity", 1, 0, "value"], valueRange: ["Range", 1, 0, "value"], valueRatio: ["Ratio", 1, 0, "value"], valueReference: ["Reference", 1, 0, "value"], valueSampledData: ["SampledData", 1, 0, "value"], valueSignature: ["Signature", 1, 0, "value"], valueTiming: ["Timing", 1, 0, "value"], valueContactDetail: ["ContactDetail", 1, 0, "value"], valueContributor: ["Contributor", 1, 0, "value"], valueDataRequirement: ["DataRequirement", 1, 0, "value"], valueExpression: ["Expression", 1, 0, "value"], valueParameterDefinition: ["ParameterDefinition", 1, 0, "value"], valueRelatedArtifact: ["RelatedArtifact", 1, 0, "value"], valueTriggerDefinition: ["TriggerDefinition", 1, 0, "value"], valueUsageContext: ["UsageContext", 1, 0, "value"], valueDosage: ["Dosage", 1, 0, "value"], valueMeta: ["Meta", 1, 0, "value"] } }, TerminologyCapabilities: { base: "DomainResource", elements: { url: ["uri"], version: ["string"], name: ["string"], title: ["string"], status: ["code", 1, 0, "", "publication-status"], experimental: ["boolean"], date: ["dateTime", 1], publisher: ["string"], contact: ["ContactDetail", 0, 1], description: ["markdown"], useContext: ["UsageContext", 0, 1], jurisdiction: ["CodeableConcept", 0, 1], purpose: ["markdown"], copyright: ["markdown"], kind: ["code", 1, 0, "", "capability-statement-kind"], software: ["TerminologyCapabilities.software"], implementation: ["TerminologyCapabilities.implementation"], lockedDate: ["boolean"], codeSystem: ["TerminologyCapabilities.codeSystem", 0, 1], expansion: ["TerminologyCapabilities.expansion"], codeSearch: ["code", 0, 0, "", "code-search-support"], validateCode: ["TerminologyCapabilities.validateCode"], translation: ["TerminologyCapabilities.translation"], closure: ["TerminologyCapabilities.closure"] } }, "TerminologyCapabilities.software": { base: "BackboneElement", elements: { name: ["string", 1], version: ["string"] } }, "TerminologyCapabilities.implementation": { base: "BackboneElement", elements: { description: ["string", 1], url: ["url"] } }, "TerminologyCapabilities.codeSystem": { base: "BackboneElement", elements: { uri: ["canonical"], version: ["TerminologyCapabilities.codeSystem.version", 0, 1], subsumption: ["boolean"] } }, "TerminologyCapabilities.codeSystem.version": { base: "BackboneElement", elements: { code: ["string"], isDefault: ["boolean"], compositional: ["boolean"], language: ["code", 0, 1], filter: ["TerminologyCapabilities.codeSystem.version.filter", 0, 1], property: ["code", 0, 1] } }, "TerminologyCapabilities.codeSystem.version.filter": { base: "BackboneElement", elements: { code: ["code", 1], op: ["code", 1, 1] } }, "TerminologyCapabilities.expansion": { base: "BackboneElement", elements: { hierarchical: ["boolean"], paging: ["boolean"], incomplete: ["boolean"], parameter: ["TerminologyCapabilities.expansion.parameter", 0, 1], textFilter: ["markdown"] } }, "TerminologyCapabilities.expansion.parameter": { base: "BackboneElement", elements: { name: ["code", 1], documentation: ["string"] } }, "TerminologyCapabilities.validateCode": { base: "BackboneElement", elements: { translations: ["boolean", 1] } }, "TerminologyCapabilities.translation": { base: "BackboneElement", elements: { needsMap: ["boolean", 1] } }, "TerminologyCapabilities.closure": { base: "BackboneElement", elements: { translation: ["boolean"] } }, TestReport: { base: "DomainResource", elements: { identifier: ["Identifier"], name: ["string"], status: ["code", 1, 0, "", "report-status-codes"], testScript: ["Reference", 1], result: ["code", 1, 0, "", "report-result-codes"], score: ["decimal"], tester: ["string"], issued: ["dateTime"], participant: ["TestReport.participant", 0, 1], setup: ["TestReport.setup"], test: ["TestReport.test", 0, 1], teardown: ["TestReport.teardown"] } }, "TestReport.participant": { base: "BackboneElement", elements: { type: ["code", 1, 0, "", "report-participant-type"], uri: ["uri", 1], display: ["string"] } }, "TestReport.setup": { base: "BackboneElement", elements: { action: ["TestReport.setup.action", 1, 1] } }, "TestReport.setup.action": { base: "BackboneElement", elements: { operation: ["TestReport.setup.action.operation"], assert: ["TestReport.setup.action.assert"] } }, "TestReport.setup.action.operation": { base: "BackboneElement", elements: { result: ["code", 1, 0, "", "report-action-result-codes"], message: ["markdown"], detail: ["uri"] } }, "TestReport.setup.action.assert": { base: "BackboneElement", elements: { result: ["code", 1, 0, "", "report-action-result-codes"], message: ["markdown"], detail: ["string"] } }, "TestReport.test": { base: "BackboneElement", elements: { name: ["string"], description: ["string"], action: ["TestReport.test.action", 1, 1] } }, "TestReport.test.action": { base: "BackboneElement", elements: { operation: ["TestReport.setup.action.operation"], assert: ["TestReport.setup.action.assert"] } }, "TestReport.teardown": { base: "BackboneElement", elements: { action: ["TestReport.teardown.action", 1, 1] } }, "TestReport.teardown.action": { base: "BackboneElement", elements: { operation: ["TestReport.setup.action.operation", 1] } }, TestScript: { base: "DomainResource", elements: { url: ["uri", 1], identifier: ["Identifier"], version: ["string"], name: ["string", 1], title: ["string"], status: ["code", 1, 0, "", "publication-status"], experimental: ["boolean"], date: ["dateTime"], publisher: ["string"], contact: ["ContactDetail", 0, 1], description: ["markdown"], useContext: ["UsageContext", 0, 1], jurisdiction: ["CodeableConcept", 0, 1], purpose: ["markdown"], copyright: ["markdown"], origin: ["TestScript.origin", 0, 1], destination: ["TestScript.destination", 0, 1], metadata: ["TestScript.metadata"], fixture: ["TestScript.fixture", 0, 1], profile: ["Reference", 0, 1], variable: ["TestScript.variable", 0, 1], setup: ["TestScript.setup"], test: ["TestScript.test", 0, 1], teardown: ["TestScript.teardown"] } }, "TestScript.origin": { base: "BackboneElement", elements: { index: ["integer", 1], profile: ["Coding", 1] } }, "TestScript.destination": { base: "BackboneElement", elements: { index: ["integer", 1], profile: ["Coding", 1] } }, "TestScript.metadata": { base: "BackboneElement", elements: { link: ["TestScript.metadata.link", 0, 1], capability: ["TestScript.metadata.capability", 1, 1] } }, "TestScript.metadata.link": { base: "BackboneElement", elements: { url: ["uri", 1], description: ["string"] } }, "TestScript.metadata.capability": { base: "BackboneElement", elements: { required: ["boolean", 1], validated: ["boolean", 1], description: ["string"], origin: ["integer", 0, 1], destination: ["integer"], link: ["uri", 0, 1], capabilities: ["canonical", 1] } }, "TestScript.fixture": { base: "BackboneElement", elements: { autocreate: ["boolean", 1], autodelete: ["boolean", 1], resource: ["Reference"] } }, "TestScript.variable": { base: "BackboneElement", elements: { name: ["string", 1], defaultValue: ["string"], description: ["string"], expression: ["string"], headerField: ["string"], hint: ["string"], path: ["string"], sourceId: ["id"] } }, "TestScript.setup": { base: "BackboneElement", elements: { action: ["TestScript.setup.action", 1, 1] } }, "TestScript.setup.action": { base: "BackboneElement", elements: { operation: ["TestScript.setup.action.operation"], assert: ["TestScript.setup.action.assert"] } }, "TestScript.setup.action.operation": { base: "BackboneElement", elements: { type: ["Coding"], resource: ["code", 0, 0, "", "defined-types"], label: ["string"], description: ["string"], accept: ["code", 0, 0, "", "mimetypes"], contentType: ["code", 0, 0, "", "mimetypes"], destination: ["integer"], encodeRequestUrl: ["boolean", 1], method: ["code", 0, 0, "", "http-operations"], origin: ["integer"], params: ["string"], requestHeader: ["TestScript.setup.action.operation.requestHeader", 0, 1], requestId: ["id"], responseId: ["id"], sourceId: ["id"], targetId: ["id"], url: ["string"] } }, "TestScript.setup.action.operation.requestHeader": { base: "BackboneElement", elements: { field: ["string", 1], value: ["string", 1] } }, "TestScript.setup.action.assert": { base: "BackboneElement", elements: { label: ["string"], description: ["string"], direction: ["code", 0, 0, "", "assert-direction-codes"], compareToSourceId: ["string"], compareToSourceExpression: ["string"], compareToSourcePath: ["string"], contentType: ["code", 0, 0, "", "mimetypes"], expression: ["string"], headerField: ["string"], minimumId: ["string"], navigationLinks: ["boolean"], operator: ["code", 0, 0, "", "assert-operator-codes"], path: ["string"], requestMethod: ["code", 0, 0, "", "http-operations"], requestURL: ["string"], resource: ["code", 0, 0, "", "defined-types"], response: ["code", 0, 0, "", "assert-response-code-types"], responseCode: ["string"], sourceId: ["id"], validateProfileId: ["id"], value: ["string"], warningOnly: ["boolean", 1] } }, "TestScript.test": { base: "BackboneElement", elements: { name: ["string"], description: ["string"], action: ["TestScript.test.action", 1, 1] } }, "TestScript.test.action": { base: "BackboneElement", elements: { operation: ["TestScript.setup.action.operation"], assert: ["TestScript.setup.action.assert"] } }, "TestScript.teardown": { base: "BackboneElement", elements: { action: ["TestScript.teardown.action", 1, 1] } }, "TestScript.teardown.action": { base: "BackboneElement", elements: { operation: ["TestScript.setup.action.operation", 1] } }, ValueSet: { base: "DomainResource", elements: { url: ["uri"], identifier: ["Identifier", 0, 1], version: ["string"], name: ["string"], title: ["string"], status: ["code", 1, 0, "", "publication-status"], experimental: ["boolean"], date: ["dateTime"], publisher: ["string"], contact: ["ContactDetail", 0, 1], description: ["markdown"], useContext: ["UsageContext", 0, 1], jurisdiction: ["CodeableConcept", 0, 1], immutable: ["boolean"], purpose: ["markdown"], copyright: ["markdown"], compose: ["ValueSet.compose"], expansion: ["ValueSet.expansion"] } }, "ValueSet.compose": { base: "BackboneElement", elements: { lockedDate: ["date"], inactive: ["boolean"], include: ["ValueSet.compose.include", 1, 1], exclude: ["ValueSet.compose.include", 0, 1] } }, "ValueSet.compose.include": { base: "BackboneElement", elements: { system: ["uri"], version: ["string"], concept: ["ValueSet.compose.include.concept", 0, 1], filter: ["ValueSet.compose.include.filter", 0, 1], valueSet: ["canonical", 0, 1] } }, "ValueSet.compose.include.concept": { base: "BackboneElement", elements: { code: ["code", 1], display: ["string"], designation: ["ValueSet.compose.include.concept.designation", 0, 1] } }, "ValueSet.compose.include.concept.designation": { base: "BackboneElement", elements: { language: ["code"], use: ["Coding"], value: ["string", 1] } }, "ValueSet.compose.include.filter": { base: "BackboneElement", elements: { property: ["code", 1], op: ["code", 1, 0, "", "filter-operator"], value: ["string", 1] } }, "ValueSet.expansion": { base: "BackboneElement", elements: { identifier: ["uri"], timestamp: ["dateTime", 1], total: ["integer"], offset: ["integer"], parameter: ["ValueSet.expansion.parameter", 0, 1], contains: ["ValueSet.expansion.contains", 0, 1] } }, "ValueSet.expansion.parameter": { base: "BackboneElement", elements: { name: ["string", 1], valueString: ["string", 0, 0, "value"], valueBoolean: ["boolean", 0, 0, "value"], valueInteger: ["integer", 0, 0, "value"], valueDecimal: ["decimal", 0, 0, "value"], valueUri: ["uri", 0, 0, "value"], valueCode: ["code", 0, 0, "value"], valueDateTime: ["dateTime", 0, 0, "value"] } }, "ValueSet.expansion.contains": { base: "BackboneElement", elements: { system: ["uri"], abstract: ["boolean"], inactive: ["boolean"], version: ["string"], code: ["code"], display: ["string"], designation: ["ValueSet.compose.include.concept.designation", 0, 1], contains: ["ValueSet.expansion.contains", 0, 1] } }, VerificationResult: { base: "DomainResource", elements: { target: ["Reference", 0, 1], targetLocation: ["string", 0, 1], need: ["CodeableConcept"], status: ["code", 1, 0, "", "verificationresult-status"], statusDate: ["dateTime"], validationType: ["CodeableConcept"], validationProcess: ["CodeableConcept", 0, 1], frequency: ["Timing"], lastPerformed: ["dateTime"], nextScheduled: ["date"], failureAction: ["CodeableConcept"], primarySource: ["VerificationResult.primarySource", 0, 1], attestation: ["VerificationResult.attestation"], validator: ["VerificationResult.validator", 0, 1] } }, "VerificationResult.primarySource": { base: "BackboneElement", elements: { who: ["Reference"], type: ["CodeableConcept", 0, 1], communicationMethod: ["CodeableConcept", 0, 1], validationStatus: ["CodeableConcept"], validationDate: ["dateTime"], canPushUpdates: ["CodeableConcept"], pushTypeAvailable: ["CodeableConcept", 0, 1] } }, "VerificationResult.attestation": { base: "BackboneElement", elements: { who: ["Reference"], onBehalfOf: ["Reference"], communicationMethod: ["CodeableConcept"], date: ["date"], sourceIdentityCertificate: ["string"], proxyIdentityCertificate: ["string"], proxySignature: ["Signature"], sourceSignature: ["Signature"] } }, "VerificationResult.validator": { base: "BackboneElement", elements: { organization: ["Reference", 1], identityCertificate: ["string"], attestationSignature: ["Signature"] } }, VisionPrescription: { base: "DomainResource", elements: { identifier: ["Identifier", 0, 1], status: ["code", 1, 0, "", "fm-status"], created: ["dateTime", 1], patient: ["Reference", 1], encounter: ["Reference"], dateWritten: ["dateTime", 1], prescriber: ["Reference", 1], lensSpecification: ["VisionPrescription.lensSpecification", 1, 1] } }, "VisionPrescription.lensSpecification": { base: "BackboneElement", elements: { product: ["CodeableConcept", 1], eye: ["code", 1, 0, "", "vision-eye-codes"], sphere: ["decimal"], cylinder: ["decimal"], axis: ["integer"], prism: ["VisionPrescription.lensSpecification.prism", 0, 1], add: ["decimal"], power: ["decimal"], backCurve: ["decimal"], diameter: ["decimal"], duration: ["Quantity"], color: ["string"], brand: ["string"], note: ["Annotation", 0, 1] } }, "VisionPrescription.lensSpecification.prism": { base: "BackboneElement", elements: { amount: ["decimal", 1], base: ["code", 1, 0, "", "vision-base-codes"] } } }, codes: { "FHIR-version": "0.0.80 0.0.81 0.0.82 0.01 0.05 0.06 0.11 0.4.0 0.5.0 1.0.0 1.0.1 1.0.2 1.1.0 1.4.0 1.6.0 1.8.0 3.0.0 3.0.1 3.3.0 3.5.0 4.0.0 4.0.1", "account-status": "active entered-in-error inactive on-hold unknown", "action-cardinality-behavior": "multiple single", "action-condition-kind": "applicability start stop", "action-grouping-behavior": "logical-group sentence-group visual-group", "action-participant-type": "device patient practitioner related-person", "action-precheck-behavior": "no yes", "action-relationship-type": "after after-end after-start before before-end before-start concurrent concurrent-with-end concurrent-with-start", "action-required-behavior": "could must must-unless-documented", "action-selection-behavior": "all all-or-none any at-most-one exactly-one one-or-more", "address-type": "both physical postal", "address-use": "billing home old temp work", "administrative-gender": "female male other unknown", "adverse-event-actuality": "actual potential", "all-types": "Account ActivityDefinition Address AdverseEvent Age AllergyIntolerance Annotation Any Appointment AppointmentResponse Attachment AuditEvent BackboneElement Basic Binary BiologicallyDerivedProduct BodyStructure Bundle CapabilityStatement CarePlan CareTeam CatalogEntry ChargeItem ChargeItemDefinition Claim ClaimResponse ClinicalImpression CodeSystem CodeableConcept Coding Communication CommunicationRequest CompartmentDefinition Composition ConceptMap Condition Consent ContactDetail ContactPoint Contract Contributor Count Coverage CoverageEligibilityRequest CoverageEligibilityResponse DataRequirement DetectedIssue Device DeviceDefinition DeviceMetric DeviceRequest DeviceUseStatement DiagnosticReport Distance DocumentManifest DocumentReference DomainResource Dosage Duration EffectEvidenceSynthesis Element ElementDefinition Encounter Endpoint EnrollmentRequest EnrollmentResponse EpisodeOfCare EventDefinition Evidence EvidenceVariable ExampleScenario ExplanationOfBenefit Expression Extension FamilyMemberHistory Flag Goal GraphDefinition Group GuidanceResponse HealthcareService HumanName Identifier ImagingStudy Immunization ImmunizationEvaluation ImmunizationRecommendation ImplementationGuide InsurancePlan Invoice Library Linkage List Location MarketingStatus Measure MeasureReport Media Medication MedicationAdministration MedicationDispense MedicationKnowledge MedicationRequest MedicationStatement MedicinalProduct MedicinalProductAuthorization MedicinalProductContraindication MedicinalProductIndication MedicinalProductIngredient MedicinalProductInteraction MedicinalProductManufactured MedicinalProductPackaged MedicinalProductPharmaceutical MedicinalProductUndesirableEffect MessageDefinition MessageHeader Meta MolecularSequence Money MoneyQuantity NamingSystem Narrative NutritionOrder Observation ObservationDefinition OperationDefinition OperationOutcome Organization OrganizationAffiliation ParameterDefinition Parameters Patient PaymentNotice PaymentReconciliation Period Person PlanDefinition Population Practitioner PractitionerRole Procedure ProdCharacteristic ProductShelfLife Provenance Quantity Questionnaire QuestionnaireResponse Range Ratio Reference RelatedArtifact RelatedPerson RequestGroup ResearchDefinition ResearchElementDefinition ResearchStudy ResearchSubject Resource RiskAssessment RiskEvidenceSynthesis SampledData Schedule SearchParameter ServiceRequest Signature SimpleQuantity Slot Specimen SpecimenDefinition StructureDefinition StructureMap Subscription Substance SubstanceAmount SubstanceNucleicAcid SubstancePolymer SubstanceProtein SubstanceReferenceInformation SubstanceSourceMaterial SubstanceSpecification SupplyDelivery SupplyRequest Task TerminologyCapabilities TestReport TestScript Timing TriggerDefinition Type UsageContext ValueSet VerificationResult VisionPrescription base64Binary boolean canonical code date dateTime decimal id instant integer markdown oid positiveInt string time unsignedInt uri url uuid xhtml", "allergy-intolerance-category": "biologic environment food medication", "allergy-intolerance-criticality": "high low unable-to-assess", "allergy-intolerance-type": "allergy intolerance", appointmentstatus: "arrived booked cancelled checked-in entered-in-error fulfilled noshow pending proposed waitlist", "assert-direction-codes": "request response", "assert-operator-codes": "contains empty equals eval greaterThan in lessThan notContains notEmpty notEquals notIn", "assert-response-code-types": "bad conflict created forbidden gone methodNotAllowed noContent notFound notModified okay preconditionFailed unprocessable", "audit-event-action": "C D E R U", "audit-event-outcome": "0 12 4 8", "binding-strength": "example extensible preferred required", "bundle-type": "batch batch-response collection document history message searchset transaction transaction-response", "capability-statement-kind": "capability instance requirements", "care-plan-activity-kind": "Appointment CommunicationRequest DeviceRequest MedicationRequest NutritionOrder ServiceRequest Task VisionPrescription", "care-plan-activity-status": "cancelled completed entered-in-error in-progress not-started on-hold scheduled stopped unknown", "care-plan-intent": "option order plan proposal", "care-team-status": "active entered-in-error inactive proposed suspended", "chargeitem-status": "aborted billable billed entered-in-error not-billable planned unknown", "claim-use": "claim preauthorization predetermination", "clinicalimpression-status": "completed entered-in-error in-progress", "code-search-support": "all explicit", "codesystem-content-mode": "complete example fragment not-present supplement", "codesystem-hierarchy-meaning": "classified-with grouped-by is-a part-of", "compartment-type": "Device Encounter Patient Practitioner RelatedPerson", "composition-attestation-mode": "legal official personal professional", "composition-status": "amended entered-in-error final preliminary", "concept-map-equivalence": "disjoint equal equivalent inexact narrower relatedto specializes subsumes unmatched wider", "concept-property-type": "Coding boolean code dateTime decimal integer string", "conceptmap-unmapped-mode": "fixed other-map provided", "conditional-delete-status": "multiple not-supported single", "conditional-read-status": "full-support modified-since not-match not-supported", "consent-data-meaning": "authoredby dependents instance related", "consent-provision-type": "deny permit", "consent-state-codes": "active draft entered-in-error inactive proposed rejected", "constraint-severity": "error warning", "contact-point-system": "email fax other pager phone sms url", "contact-point-use": "home mobile old temp work", "contract-publicationstatus": "amended appended cancelled disputed entered-in-error executable executed negotiable offered policy rejected renewed resolved revoked terminated", "contract-status": "amended appended cancelled disputed entered-in-error executable executed negotiable offered policy rejected renewed resolved revoked terminated", "contributor-type": "author editor endorser reviewer", "days-of-week": "fri mon sat sun thu tue wed", "defined-types": "Account ActivityDefinition Address AdverseEvent Age AllergyIntolerance Annotation Appointment AppointmentResponse Attachment AuditEvent BackboneElement Basic Binary BiologicallyDerivedProduct BodyStructure Bundle CapabilityStatement CarePlan CareTeam CatalogEntry ChargeItem ChargeItemDefinition Claim ClaimResponse ClinicalImpression CodeSystem CodeableConcept Coding Communication CommunicationRequest CompartmentDefinition Composition ConceptMap Condition Consent ContactDetail ContactPoint Contract Contributor Count Coverage CoverageEligibilityRequest CoverageEligibilityResponse DataRequirement DetectedIssue Device DeviceDefinition DeviceMetric DeviceRequest DeviceUseStatement DiagnosticReport Distance DocumentManifest DocumentReference DomainResource Dosage Duration EffectEvidenceSynthesis Element ElementDefinition Encounter Endpoint EnrollmentRequest EnrollmentResponse EpisodeOfCare EventDefinition Evidence EvidenceVariable ExampleScenario ExplanationOfBenefit Expression Extension FamilyMemberHistory Flag Goal GraphDefinition Group GuidanceResponse HealthcareService HumanName Identifier ImagingStudy Immunization ImmunizationEvaluation ImmunizationRecommendation ImplementationGuide InsurancePlan Invoice Library Linkage List Location MarketingStatus Measure MeasureReport Media Medication MedicationAdministration MedicationDispense MedicationKnowledge MedicationRequest MedicationStatement MedicinalProduct MedicinalProductAuthorization MedicinalProductContraindication MedicinalProductIndication MedicinalProductIngredient MedicinalProductInteraction MedicinalProductManufactured MedicinalProductPackaged MedicinalProductPharmaceutical MedicinalProductUndesirableEffect MessageDefinition MessageHeader Meta MolecularSequence Money MoneyQuantity NamingSystem Narrative NutritionOrder Observation ObservationDefinition OperationDefinition OperationOutcome Organization OrganizationAffiliation ParameterDefinition Parameters Patient PaymentNotice PaymentReconciliation Period Person PlanDefinition Population Practitioner PractitionerRole Procedure ProdCharacteristic ProductShelfLife Provenance Quantity Questionnaire QuestionnaireResponse Range Ratio Reference RelatedArtifact RelatedPerson RequestGroup ResearchDefinition ResearchElementDefinition ResearchStudy ResearchSubject Resource RiskAssessment RiskEvidenceSynthesis SampledData Schedule SearchParameter ServiceRequest Signature SimpleQuantity Slot Specimen SpecimenDefinition StructureDefinition StructureMap Subscription Substance SubstanceAmount SubstanceNucleicAcid SubstancePolymer SubstanceProtein SubstanceReferenceInformation SubstanceSourceMaterial SubstanceSpecification SupplyDelivery SupplyRequest Task TerminologyCapabilities TestReport TestScript Timing TriggerDefinition UsageContext ValueSet VerificationResult VisionPrescription base64Binary boolean canonical code date dateTime decimal id instant integer markdown oid positiveInt string time unsignedInt uri url uuid xhtml", "detectedissue-severity": "high low moderate", "detectedissue-status": "entered-in-error final mitigated preliminary", "device-nametype": "manufacturer-name model-name other patient-reported-name udi-label-name user-friendly-name", "device-statement-status": "active completed entered-in-error intended on-hold stopped", "device-status": "active entered-in-error inactive unknown", "diagnostic-report-status": "amended appended cancelled corrected entered-in-error final partial preliminary registered unknown", "discriminator-type": "exists pattern profile type value", "document-mode": "consumer producer", "document-reference-status": "current entered-in-error superseded", "document-relationship-type": "appends replaces signs transforms", "eligibilityrequest-purpose": "auth-requirements benefits discovery validation", "eligibilityresponse-purpose": "auth-requirements benefits discovery validation", "encounter-location-status": "active completed planned reserved", "encounter-status": "arrived cancelled entered-in-error finished in-progress onleave planned triaged unknown", "endpoint-status": "active entered-in-error error off suspended test", "episode-of-care-status": "active cancelled entered-in-error finished onhold planned waitlist", "event-capability-mode": "receiver sender", "event-status": "completed entered-in-error in-progress not-done on-hold preparation stopped unknown", "event-timing": "AC ACD ACM ACV AFT AFT.early AFT.late C CD CM CV EVE EVE.early EVE.late HS MORN MORN.early MORN.late NIGHT NOON PC PCD PCM PCV PHS WAKE", "examplescenario-actor-type": "entity person", "explanationofbenefit-status": "active cancelled draft entered-in-error", "exposure-state": "exposure exposure-alternative", "extension-context-type": "element extension fhirpath", "filter-operator": "= descendent-of exists generalizes in is-a is-not-a not-in regex", "flag-status": "active entered-in-error inactive", "fm-status": "active cancelled draft entered-in-error", "goal-status": "accepted active cancelled completed entered-in-error on-hold planned proposed rejected", "graph-compartment-rule": "custom different identical matching", "graph-compartment-use": "condition requirement", "group-measure": "mean mean-of-mean mean-of-median median median-of-mean median-of-median", "group-type": "animal device medication person practitioner substance", "guidance-response-status": "data-requested data-required entered-in-error failure in-progress success", "guide-page-generation": "generated html markdown xml", "guide-parameter-code": "apply expansion-parameter generate-json generate-turtle generate-xml html-template path-pages path-resource path-tx-cache rule-broken-links", "history-status": "completed entered-in-error health-unknown partial", "http-operations": "delete get head options patch post put", "http-verb": "DELETE GET HEAD PATCH POST PUT", "http://terminology.hl7.org/ValueSet/v3-ConfidentialityClassification": "L M N R U V", "identifier-use": "official old secondary temp usual", "identity-assuranceLevel": "level1 level2 level3 level4", "imagingstudy-status": "available cancelled entered-in-error registered unknown", "immunization-evaluation-status": "completed entered-in-error", "immunization-status": "completed entered-in-error not-done", "invoice-priceComponentType": "base deduction discount informational surcharge tax", "invoice-status": "balanced cancelled draft entered-in-error issued", "issue-severity": "error fatal information warning", "issue-type": "business-rule code-invalid conflict deleted duplicate exception expired extension forbidden incomplete informational invalid invariant lock-error login multiple-matches no-store not-found not-supported processing required security structure suppressed throttled timeout too-costly too-long transient unknown value", "item-type": "attachment boolean choice date dateTime decimal display group integer open-choice quantity question reference string text time url", "link-type": "refer replaced-by replaces seealso", "linkage-type": "alternate historical source", "list-mode": "changes snapshot working", "list-status": "current entered-in-error retired", "location-mode": "instance kind", "location-status": "active inactive suspended", "map-context-type": "type variable", "map-group-type-mode": "none type-and-types types", "map-input-mode": "source target", "map-model-mode": "produced queried source target", "map-source-list-mode": "first last not_first not_last only_one", "map-target-list-mode": "collate first last share", "map-transform": "append c cast cc copy cp create dateOp escape evaluate id pointer qty reference translate truncate uuid", "measure-report-status": "complete error pending", "measure-report-type": "data-collection individual subject-list summary", "medication-admin-status": "completed entered-in-error in-progress not-done on-hold stopped unknown", "medication-statement-status": "active completed entered-in-error intended not-taken on-hold stopped unknown", "medication-status": "active entered-in-error inactive", "medicationdispense-status": "cancelled completed declined entered-in-error in-progress on-hold preparation stopped unknown", "medicationknowledge-status": "active entered-in-error inactive", "medicationrequest-intent": "filler-order instance-order option order original-order plan proposal reflex-order", "medicationrequest-status": "active cancelled completed draft entered-in-error on-hold stopped unknown", "message-significance-category": "consequence currency notification", "messageheader-response-request": "always never on-error on-success", "metric-calibration-state": "calibrated calibration-required not-calibrated unspecified", "metric-calibration-type": "gain offset two-point unspecified", "metric-category": "calculation measurement setting unspecified", "metric-color": "black blue cyan green magenta red white yellow", "metric-operational-status": "entered-in-error off on standby", "name-use": "anonymous maiden nickname official old temp usual", "namingsystem-identifier-type": "oid other uri uuid", "namingsystem-type": "codesystem identifier root", "narrative-status": "additional empty extensions generated", "network-type": "1 2 3 4 5", "note-type": "display print printoper", "observation-range-category": "absolute critical reference", "observation-status": "amended cancelled corrected entered-in-error final preliminary registered unknown", "operation-kind": "operation query", "operation-parameter-use": "in out", "orientation-type": "antisense sense", participantrequired: "information-only optional required", participationstatus: "accepted declined needs-action tentative", "permitted-data-type": "CodeableConcept Period Quantity Range Ratio SampledData boolean dateTime integer string time", "product-category": "biologicalAgent cells fluid organ tissue", "product-status": "available unavailable", "product-storage-scale": "celsius farenheit kelvin", "property-representation": "cdaText typeAttr xhtml xmlAttr xmlText", "provenance-entity-role": "derivation quotation removal revision source", "publication-status": "active draft retired unknown", "quality-type": "indel snp unknown", "quantity-comparator": "< <= > >=", "questionnaire-answers-status": "amended completed entered-in-error in-progress stopped", "questionnaire-enable-behavior": "all any", "questionnaire-enable-operator": "!= < <= = > >= exists", "reaction-event-severity": "mild moderate severe", "reference-handling-policy": "enforced literal local logical resolves", "reference-version-rules": "either independent specific", "related-artifact-type": "citation composed-of depends-on derived-from documentation justification predecessor successor", "relation-type": "is-replaced-by triggers", "remittance-outcome": "complete error partial queued", "report-action-result-codes": "error fail pass skip warning", "report-participant-type": "client server test-engine", "report-result-codes": "fail pass pending", "report-status-codes": "completed entered-in-error in-progress stopped waiting", "repository-type": "directlink login oauth openapi other", "request-intent": "directive filler-order instance-order option order original-order plan proposal reflex-order", "request-priority": "asap routine stat urgent", "request-resource-types": "Appointment AppointmentResponse CarePlan Claim CommunicationRequest Contract DeviceRequest EnrollmentRequest ImmunizationRecommendation MedicationRequest NutritionOrder ServiceRequest SupplyRequest Task VisionPrescription", "request-status": "active completed draft entered-in-error on-hold revoked unknown", "research-element-type": "exposure outcome population", "research-study-status": "active administratively-completed approved closed-to-accrual closed-to-accrual-and-intervention completed disapproved in-review temporarily-closed-to-accrual temporarily-closed-to-accrual-and-intervention withdrawn", "research-subject-status": "candidate eligible follow-up ineligible not-registered off-study on-study on-study-intervention on-study-observation pending-on-study potential-candidate screening withdrawn", "resource-aggregation-mode": "bundled contained referenced", "resource-slicing-rules": "closed open openAtEnd", "resource-types": "Account ActivityDefinition AdverseEvent AllergyIntolerance Appointment AppointmentResponse AuditEvent Basic Binary BiologicallyDerivedProduct BodyStructure Bundle CapabilityStatement CarePlan CareTeam CatalogEntry ChargeItem ChargeItemDefinition Claim ClaimResponse ClinicalImpression CodeSystem Communication CommunicationRequest CompartmentDefinition Composition ConceptMap Condition Consent Contract Coverage CoverageEligibilityRequest CoverageEligibilityResponse DetectedIssue Device DeviceDefinition DeviceMetric DeviceRequest DeviceUseStatement DiagnosticReport DocumentManifest DocumentReference DomainResource EffectEvidenceSynthesis Encounter Endpoint EnrollmentRequest EnrollmentResponse EpisodeOfCare EventDefinition Evidence EvidenceVariable ExampleScenario ExplanationOfBenefit FamilyMemberHistory Flag Goal GraphDefinition Group GuidanceResponse HealthcareService ImagingStudy Immunization ImmunizationEvaluation ImmunizationRecommendation ImplementationGuide InsurancePlan Invoice Library Linkage List Location Measure MeasureReport Media Medication MedicationAdministration MedicationDispense MedicationKnowledge MedicationRequest MedicationStatement MedicinalProduct MedicinalProductAuthorization MedicinalProductContraindication MedicinalProductIndication MedicinalProductIngredient MedicinalProductInteraction MedicinalProductManufactured MedicinalProductPackaged MedicinalProductPharmaceutical MedicinalProductUndesirableEffect MessageDefinition MessageHeader MolecularSequence NamingSystem NutritionOrder Observation ObservationDefinition OperationDefinition OperationOutcome Organization OrganizationAffiliation Parameters Patient PaymentNotice PaymentReconciliation Person PlanDefinition Practitioner PractitionerRole Procedure Provenance Questionnaire QuestionnaireResponse RelatedPerson RequestGroup ResearchDefinition ResearchElementDefinition ResearchStudy ResearchSubject Resource RiskAssessment RiskEvidenceSynthesis Schedule SearchParameter ServiceRequest Slot Specimen SpecimenDefinition StructureDefinition StructureMap Subscription Substance SubstanceNucleicAcid SubstancePolymer SubstanceProtein SubstanceReferenceInformation SubstanceSourceMaterial SubstanceSpecification SupplyDelivery SupplyRequest Task TerminologyCapabilities TestReport TestScript ValueSet VerificationResult VisionPrescription", "response-code": "fatal-error ok transient-error", "restful-capability-mode": "client server", "search-comparator": "ap eb eq ge gt le lt ne sa", "search-entry-mode": "include match outcome", "search-modifier-code": "above below contains exact identifier in missing not not-in ofType text type", "search-param-type": "composite date number quantity reference special string token uri", "search-xpath-usage": "distance nearby normal other phonetic", "sequence-type": "aa dna rna", slotstatus: "busy busy-tentative busy-unavailable entered-in-error free", "sort-direction": "ascending descending", "spdx-license": "0BSD AAL ADSL AFL-1.1 AFL-1.2 AFL-2.0 AFL-2.1 AFL-3.0 AGPL-1.0-only AGPL-1.0-or-later AGPL-3.0-only AGPL-3.0-or-later AMDPLPA AML AMPAS ANTLR-PD APAFML APL-1.0 APSL-1.0 APSL-1.1 APSL-1.2 APSL-2.0 Abstyles Adobe-2006 Adobe-Glyph Afmparse Aladdin Apache-1.0 Apache-1.1 Apache-2.0 Artistic-1.0 Artistic-1.0-Perl Artistic-1.0-cl8 Artistic-2.0 BSD-1-Clause BSD-2-Clause BSD-2-Clause-FreeBSD BSD-2-Clause-NetBSD BSD-2-Clause-Patent BSD-3-Clause BSD-3-Clause-Attribution BSD-3-Clause-Clear BSD-3-Clause-LBNL BSD-3-Clause-No-Nuclear-License BSD-3-Clause-No-Nuclear-License-2014 BSD-3-Clause-No-Nuclear-Warranty BSD-4-Clause BSD-4-Clause-UC BSD-Protection BSD-Source-Code BSL-1.0 Bahyph Barr Beerware BitTorrent-1.0 BitTorrent-1.1 Borceux CATOSL-1.1 CC-BY-1.0 CC-BY-2.0 CC-BY-2.5 CC-BY-3.0 CC-BY-4.0 CC-BY-NC-1.0 CC-BY-NC-2.0 CC-BY-NC-2.5 CC-BY-NC-3.0 CC-BY-NC-4.0 CC-BY-NC-ND-1.0 CC-BY-NC-ND-2.0 CC-BY-NC-ND-2.5 CC-BY-NC-ND-3.0 CC-BY-NC-ND-4.0 CC-BY-NC-SA-1.0 CC-BY-NC-SA-2.0 CC-BY-NC-SA-2.5 CC-BY-NC-SA-3.0 CC-BY-NC-SA-4.0 CC-BY-ND-1.0 CC-BY-ND-2.0 CC-BY-ND-2.5 CC-BY-ND-3.0 CC-BY-ND-4.0 CC-BY-SA-1.0 CC-BY-SA-2.0 CC-BY-SA-2.5 CC-BY-SA-3.0 CC-BY-SA-4.0 CC0-1.0 CDDL-1.0 CDDL-1.1 CDLA-Permissive-1.0 CDLA-Sharing-1.0 CECILL-1.0 CECILL-1.1 CECILL-2.0 CECILL-2.1 CECILL-B CECILL-C CNRI-Jython CNRI-Python CNRI-Python-GPL-Compatible CPAL-1.0 CPL-1.0 CPOL-1.02 CUA-OPL-1.0 Caldera ClArtistic Condor-1.1 Crossword CrystalStacker Cube D-FSL-1.0 DOC DSDP Dotseqn ECL-1.0 ECL-2.0 EFL-1.0 EFL-2.0 EPL-1.0 EPL-2.0 EUDatagrid EUPL-1.0 EUPL-1.1 EUPL-1.2 Entessa ErlPL-1.1 Eurosym FSFAP FSFUL FSFULLR FTL Fair Frameworx-1.0 FreeImage GFDL-1.1-only GFDL-1.1-or-later GFDL-1.2-only GFDL-1.2-or-later GFDL-1.3-only GFDL-1.3-or-later GL2PS GPL-1.0-only GPL-1.0-or-later GPL-2.0-only GPL-2.0-or-later GPL-3.0-only GPL-3.0-or-later Giftware Glide Glulxe HPND HaskellReport IBM-pibs ICU IJG IPA IPL-1.0 ISC ImageMagick Imlib2 Info-ZIP Intel Intel-ACPI Interbase-1.0 JSON JasPer-2.0 LAL-1.2 LAL-1.3 LGPL-2.0-only LGPL-2.0-or-later LGPL-2.1-only LGPL-2.1-or-later LGPL-3.0-only LGPL-3.0-or-later LGPLLR LPL-1.0 LPL-1.02 LPPL-1.0 LPPL-1.1 LPPL-1.2 LPPL-1.3a LPPL-1.3c Latex2e Leptonica LiLiQ-P-1.1 LiLiQ-R-1.1 LiLiQ-Rplus-1.1 Libpng Linux-OpenIB MIT MIT-0 MIT-CMU MIT-advertising MIT-enna MIT-feh MITNFA MPL-1.0 MPL-1.1 MPL-2.0 MPL-2.0-no-copyleft-exception MS-PL MS-RL MTLL MakeIndex MirOS Motosoto Multics Mup NASA-1.3 NBPL-1.0 NCSA NGPL NLOD-1.0 NLPL NOSL NPL-1.0 NPL-1.1 NPOSL-3.0 NRL NTP Naumen Net-SNMP NetCDF Newsletr Nokia Noweb OCCT-PL OCLC-2.0 ODbL-1.0 OFL-1.0 OFL-1.1 OGTSL OLDAP-1.1 OLDAP-1.2 OLDAP-1.3 OLDAP-1.4 OLDAP-2.0 OLDAP-2.0.1 OLDAP-2.1 OLDAP-2.2 OLDAP-2.2.1 OLDAP-2.2.2 OLDAP-2.3 OLDAP-2.4 OLDAP-2.5 OLDAP-2.6 OLDAP-2.7 OLDAP-2.8 OML OPL-1.0 OSET-PL-2.1 OSL-1.0 OSL-1.1 OSL-2.0 OSL-2.1 OSL-3.0 OpenSSL PDDL-1.0 PHP-3.0 PHP-3.01 Plexus PostgreSQL Python-2.0 QPL-1.0 Qhull RHeCos-1.1 RPL-1.1 RPL-1.5 RPSL-1.0 RSA-MD RSCPL Rdisc Ruby SAX-PD SCEA SGI-B-1.0 SGI-B-1.1 SGI-B-2.0 SISSL SISSL-1.2 SMLNJ SMPPL SNIA SPL-1.0 SWL Saxpath Sendmail SimPL-2.0 Sleepycat Spencer-86 Spencer-94 Spencer-99 SugarCRM-1.1.3 TCL TCP-wrappers TMate TORQUE-1.1 TOSL UPL-1.0 Unicode-DFS-2015 Unicode-DFS-2016 Unicode-TOU Unlicense VOSTROM VSL-1.0 Vim W3C W3C-19980720 W3C-20150513 WTFPL Watcom-1.0 Wsuipa X11 XFree86-1.1 XSkat Xerox Xnet YPL-1.0 YPL-1.1 ZPL-1.1 ZPL-2.0 ZPL-2.1 Zed Zend-2.0 Zimbra-1.3 Zimbra-1.4 Zlib bzip2-1.0.5 bzip2-1.0.6 curl diffmark dvipdfm eGenix gSOAP-1.3b gnuplot iMatix libtiff mpich2 not-open-source psfrag psutils xinetd xpp zlib-acknowledgement", "specimen-contained-preference": "alternate preferred", "specimen-status": "available entered-in-error unavailable unsatisfactory", "strand-type": "crick watson", "structure-definition-kind": "complex-type logical primitive-type resource", "subscription-channel-type": "email message rest-hook sms websocket", "subscription-status": "active error off requested", "substance-status": "active entered-in-error inactive", "supplydelivery-status": "abandoned completed entered-in-error in-progress", "supplyrequest-status": "active cancelled completed draft entered-in-error suspended unknown", "system-restful-interaction": "batch history-system search-system transaction", "task-intent": "filler-order instance-order option order original-order plan proposal reflex-order unknown", "task-status": "accepted cancelled completed draft entered-in-error failed in-progress on-hold ready received rejected requested", "trigger-type": "data-access-ended data-accessed data-added data-changed data-modified data-removed named-event periodic", "type-derivation-rule": "constraint specialization", "type-restful-interaction": "create delete history-instance history-type patch read search-type update vread", "udi-entry-type": "barcode card manual rfid self-reported unknown", "units-of-time": "a d h min mo s wk", "variable-type": "continuous descriptive dichotomous", "verificationresult-status": "attested in-process req-revalid reval-fail val-fail validated", "versioning-policy": "no-version versioned versioned-update", "vision-base-codes": "down in out up", "vision-eye-codes": "left right" } };

// shared/wire/fhir/definitions.ts
var types = new Map(Object.entries(definitions_generated_default.types));
var resources = new Set(definitions_generated_default.resources);
var primitives = new Set(definitions_generated_default.primitives);
var known = /* @__PURE__ */ new Map();
var codes = new Map(Object.entries(definitions_generated_default.codes));
var isResource = (name) => resources.has(name);
var isPrimitive = (name) => primitives.has(name);
var codesOf = (valueSet2) => codes.get(valueSet2)?.split(" ");
var elementsOf = (type) => [...elementMap(type).keys()];
function typeOf(type, element2) {
  if (!element2.startsWith("_")) return elementMap(type).get(element2);
  const primitive = elementMap(type).get(element2.slice(1));
  if (primitive === void 0 || !isExtensible(type, element2.slice(1), primitive)) return void 0;
  return { types: "Element", array: primitive.array, min: 0 };
}
var isExtensible = (type, name, { types: of }) => primitives.has(of) && of !== "xhtml" && !(name === "url" && type === "Extension") && (name !== "id" || of === "id");
function elementMap(type) {
  let elements = known.get(type);
  if (elements === void 0) {
    elements = readElements(type);
    known.set(type, elements);
  }
  return elements;
}
function readElements(type) {
  const row2 = types.get(type);
  if (row2 === void 0) return /* @__PURE__ */ new Map();
  const own2 = Object.entries(row2.elements).map(([name, element2]) => [name, readElement(element2)]);
  return new Map([...row2.base === void 0 ? [] : elementMap(row2.base), ...own2]);
}
function readElement([types2, min = 0, array = 0, choice, binding]) {
  return {
    types: types2,
    array: array === 1,
    min,
    ...choice ? { choice } : {},
    ...binding ? { binding } : {}
  };
}

// shared/wire/fhir/spelling.ts
var SPELLING = /* @__PURE__ */ Symbol("spelling of numbers");
var JSON_NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;
function noteSpelling(parent, key, text3) {
  const spellings = parent[SPELLING];
  if (text3 !== String(parent[key])) {
    if (spellings === void 0) parent[SPELLING] = Object.assign(/* @__PURE__ */ Object.create(null), { [key]: text3 });
    else spellings[key] = text3;
  } else if (spellings !== void 0) delete spellings[key];
}
function numberText(parent, key) {
  const value2 = parent[key];
  const text3 = parent[SPELLING]?.[key];
  return text3 !== void 0 && Object.is(Number(text3), value2) ? text3 : String(value2);
}
function setNumber(parent, key, text3) {
  if (!JSON_NUMBER.test(text3)) return false;
  parent[key] = Number(text3);
  noteSpelling(parent, key, text3);
  return true;
}
var hasSpelling = (parent) => parent[SPELLING] !== void 0;

// shared/wire/fhir/strict-json.ts
var Malformed = class extends Error {
  offset;
  constructor(message, offset) {
    super(message);
    this.offset = offset;
  }
};
var NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
var ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
var [QUOTE, BACKSLASH, COMMA, COLON] = [34, 92, 44, 58];
var [OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY] = [123, 125, 91, 93];
function parseStrictJson(text3, maxDepth) {
  const cursor = { text: text3, at: 0, left: maxDepth };
  try {
    const value2 = parseValue(cursor);
    if (!Number.isNaN(skipSpace(cursor))) fail(cursor, "expected nothing more after the value");
    return { ok: true, value: value2 };
  } catch (error2) {
    if (!(error2 instanceof Malformed)) throw error2;
    return { ok: false, fault: error2.message, offset: error2.offset, ...lineAndColumn(text3, error2.offset) };
  }
}
function lineAndColumn(text3, offset) {
  let line2 = 1;
  let start = 0;
  for (let end = text3.indexOf("\n"); end !== -1 && end < offset; end = text3.indexOf("\n", start)) {
    line2++;
    start = end + 1;
  }
  return { line: line2, column: offset - start + 1 };
}
function fail(cursor, what, offset = cursor.at) {
  throw new Malformed(offset >= cursor.text.length ? `${what}, but the text ends` : what, offset);
}
function skipSpace(cursor) {
  for (; ; ) {
    const c = cursor.text.charCodeAt(cursor.at);
    if (c !== 32 && c !== 10 && c !== 13 && c !== 9) return c;
    cursor.at++;
  }
}
function parseValue(cursor) {
  const c = skipSpace(cursor);
  if (c === QUOTE) return parseString(cursor);
  if (c === OPEN_OBJECT) return parseObject(cursor);
  if (c === OPEN_ARRAY) return parseArray(cursor);
  if (c === 116) return parseWord(cursor, "true", true);
  if (c === 102) return parseWord(cursor, "false", false);
  if (c === 110) return parseWord(cursor, "null", null);
  return Number(parseNumber(cursor));
}
function parseWord(cursor, word, value2) {
  if (!cursor.text.startsWith(word, cursor.at)) fail(cursor, "expected a JSON value");
  cursor.at += word.length;
  return value2;
}
function parseNumber(cursor) {
  NUMBER.lastIndex = cursor.at;
  const text3 = NUMBER.exec(cursor.text)?.[0];
  if (text3 === void 0) fail(cursor, "expected a JSON value");
  cursor.at += text3.length;
  return text3;
}
function parseString(cursor) {
  const start = cursor.at++;
  let escaped = false;
  for (; ; ) {
    const c = cursor.text.charCodeAt(cursor.at);
    if (c === QUOTE) break;
    if (c === BACKSLASH) {
      skipEscape(cursor);
      escaped = true;
    } else if (c >= 32) cursor.at++;
    else if (Number.isNaN(c)) fail(cursor, "expected the end of the string");
    else fail(cursor, "expected control characters in a string to be escaped");
  }
  cursor.at++;
  if (escaped) return JSON.parse(cursor.text.slice(start, cursor.at));
  return cursor.text.slice(start + 1, cursor.at - 1);
}
function skipEscape(cursor) {
  ESCAPE.lastIndex = cursor.at;
  if (!ESCAPE.test(cursor.text)) fail(cursor, "expected a valid escape after the backslash");
  cursor.at = ESCAPE.lastIndex;
}
function enter(cursor) {
  if (cursor.left-- <= 0) fail(cursor, "expected less deep nesting");
  cursor.at++;
}
function leave(cursor) {
  cursor.left++;
  cursor.at++;
}
function another(cursor, close, what) {
  const c = skipSpace(cursor);
  if (c === close) return false;
  if (c !== COMMA) fail(cursor, `expected a comma or the end of the ${what}`);
  cursor.at++;
  return true;
}
function parseArray(cursor) {
  const items = [];
  enter(cursor);
  if (skipSpace(cursor) !== CLOSE_ARRAY) {
    do
      readInto(cursor, items, items.length);
    while (another(cursor, CLOSE_ARRAY, "array"));
  }
  leave(cursor);
  return items;
}
function parseObject(cursor) {
  const members = {};
  enter(cursor);
  if (skipSpace(cursor) !== CLOSE_OBJECT) {
    do
      readInto(cursor, members, parseName(cursor, members));
    while (another(cursor, CLOSE_OBJECT, "object"));
  }
  leave(cursor);
  return members;
}
function parseName(cursor, members) {
  if (skipSpace(cursor) !== QUOTE) fail(cursor, "expected a member name in double quotes");
  const start = cursor.at;
  const name = parseString(cursor);
  if (Object.hasOwn(members, name)) fail(cursor, "expected each member name only once in an object", start);
  if (skipSpace(cursor) !== COLON) fail(cursor, "expected a colon after the member name");
  cursor.at++;
  return name;
}
function readInto(cursor, parent, key) {
  const c = skipSpace(cursor);
  if (c === 45 || c >= 48 && c <= 57) {
    const text3 = parseNumber(cursor);
    setOwn(parent, key, Number(text3));
    noteSpelling(parent, key, text3);
  } else setOwn(parent, key, parseValue(cursor));
}
function setOwn(parent, key, value2) {
  if (key !== "__proto__") parent[key] = value2;
  else Object.defineProperty(parent, key, { value: value2, writable: true, enumerable: true, configurable: true });
}

// shared/wire/fhir/json.ts
var DEFAULT_DEPTH = 100;
var [QUOTE2, COLON2, MINUS, ZERO, NINE] = [34, ":", 45, 48, 57];
function parseFhirJson(text3, options = {}) {
  const parsed = parseKeepingSpelling(text3, options.maxDepth ?? DEFAULT_DEPTH);
  if (parsed.ok && !options.keepSystems && mayNameSecureSystems(text3)) normaliseSystems(parsed.value);
  return parsed;
}
function parseKeepingSpelling(text3, maxDepth) {
  let value2;
  try {
    value2 = JSON.parse(text3);
  } catch {
    return parseStrictJson(text3, maxDepth);
  }
  if (typeof value2 !== "object" || value2 === null) return { ok: true, value: value2 };
  const census = { members: 0, numbers: 0 };
  if (!count(value2, maxDepth, census)) return parseStrictJson(text3, maxDepth);
  const members = scanMembers(text3);
  if (members.count !== census.members || members.numbers.length !== census.numbers) {
    return parseStrictJson(text3, maxDepth);
  }
  if (members.numbers.every(isCanonical)) return { ok: true, value: value2 };
  return noteSpellings(value2, members.numbers.values()) ? { ok: true, value: value2 } : parseStrictJson(text3, maxDepth);
}
function count(container, left, census) {
  if (left <= 0) return false;
  if (Array.isArray(container)) {
    for (let i = 0; i < container.length; i++) {
      if (!countValue(container[i], left, census)) return false;
    }
    return true;
  }
  for (const key in container) {
    census.members++;
    if (!countValue(container[key], left, census)) return false;
  }
  return true;
}
function countValue(value2, left, census) {
  if (typeof value2 === "string") return true;
  if (typeof value2 === "number") census.numbers++;
  return typeof value2 !== "object" || value2 === null || count(value2, left - 1, census);
}
function scanMembers(text3) {
  const numbers = [];
  let count2 = 0;
  for (let at2 = text3.indexOf(COLON2); at2 !== -1; at2 = text3.indexOf(COLON2, at2 + 1)) {
    if (text3.charCodeAt(at2 - 1) !== QUOTE2 && text3.charCodeAt(lastInk(text3, at2 - 1)) !== QUOTE2) continue;
    count2++;
    const start = firstInk(text3, at2 + 1);
    const c = text3.charCodeAt(start);
    if (c === MINUS || c >= ZERO && c <= NINE) numbers.push(text3.slice(start, endOfNumber(text3, start)));
  }
  return { count: count2, numbers };
}
var isSpace = (c) => c === 32 || c === 10 || c === 13 || c === 9;
function lastInk(text3, from) {
  let at2 = from;
  while (isSpace(text3.charCodeAt(at2))) at2--;
  return at2;
}
function firstInk(text3, from) {
  let at2 = from;
  while (isSpace(text3.charCodeAt(at2))) at2++;
  return at2;
}
function endOfNumber(text3, start) {
  const END = /[\s,}\]]|$/g;
  END.lastIndex = start;
  return END.exec(text3).index;
}
var isCanonical = (number2) => String(Number(number2)) === number2;
function noteSpellings(container, texts) {
  for (const key in container) {
    const value2 = container[key];
    if (typeof value2 === "number") noteSpelling(container, key, texts.next().value);
    else if (typeof value2 === "object" && value2 !== null && !noteSpellings(value2, texts)) return false;
    if (!Array.isArray(container) && /^[0-9]/.test(key)) return false;
  }
  return true;
}
var SECURE_SYSTEM = /^https(?=:\/\/(?:terminology\.hl7\.org\/|hl7\.org\/fhir\/CodeSystem))/;
var mayNameSecureSystems = (text3) => text3.includes("https://terminology.hl7.org/") || text3.includes("https://hl7.org/fhir/CodeSystem") || text3.includes("\\");
function normaliseSystems(value2) {
  if (typeof value2 !== "object" || value2 === null) return;
  for (const key in value2) {
    const member3 = value2[key];
    if (typeof member3 === "object") normaliseSystems(member3);
    else if (key === "system" && typeof member3 === "string" && SECURE_SYSTEM.test(member3)) {
      value2[key] = member3.replace("https:", "http:");
    }
  }
}
function writeFhirJson(value2, options = {}) {
  const indent = options.indent ?? 0;
  if (!isSpelledBelow(value2)) return JSON.stringify(value2, void 0, indent) ?? "null";
  return writeSpelled(value2, indent === 0 ? "" : "\n", " ".repeat(indent));
}
function isSpelledBelow(value2) {
  if (typeof value2 !== "object" || value2 === null) return false;
  if (hasSpelling(value2)) return true;
  if (Array.isArray(value2)) {
    for (let i = 0; i < value2.length; i++) if (isSpelledBelow(value2[i])) return true;
    return false;
  }
  for (const key in value2) {
    const member3 = value2[key];
    if (typeof member3 === "object" && isSpelledBelow(member3)) return true;
  }
  return false;
}
function writeSpelled(value2, line2, step) {
  if (typeof value2 !== "object" || value2 === null) return JSON.stringify(value2) ?? "null";
  const inner = line2 && line2 + step;
  const items = [];
  if (Array.isArray(value2)) {
    for (let i = 0; i < value2.length; i++) items.push(writeMember(value2, i, inner, step));
    return enclose("[", items, "]", line2, inner);
  }
  for (const key of Object.keys(value2)) {
    if (value2[key] === void 0) continue;
    items.push(JSON.stringify(key) + (line2 ? ": " : ":") + writeMember(value2, key, inner, step));
  }
  return enclose("{", items, "}", line2, inner);
}
var enclose = (open, items, close, line2, inner) => items.length === 0 ? open + close : open + inner + items.join(`,${inner}`) + line2 + close;
function writeMember(parent, key, line2, step) {
  const value2 = parent[key];
  return typeof value2 === "number" ? writeNumber(parent, key) : writeSpelled(value2, line2, step);
}
function writeNumber(parent, key) {
  const text3 = numberText(parent, key);
  return text3 === "NaN" || text3.endsWith("Infinity") ? "null" : text3;
}
function copyFhir(value2) {
  if (typeof value2 !== "object" || value2 === null) return value2;
  const copy = Array.isArray(value2) ? [] : {};
  for (const key in value2) setOwn(copy, key, copyFhir(value2[key]));
  if (hasSpelling(value2)) {
    for (const key in copy) {
      if (typeof copy[key] === "number") noteSpelling(copy, key, numberText(value2, key));
    }
  }
  return copy;
}
function equalFhir(a, b) {
  if (typeof a !== "object" || a === null || typeof b !== "object" || b === null) return Object.is(a, b);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && equalMember(a, b, key));
}
function equalMember(a, b, key) {
  const [left, right] = [a[key], b[key]];
  if (typeof left !== "number" || typeof right !== "number") return equalFhir(left, right);
  return numberText(a, key) === numberText(b, key);
}

// shared/wire/fhir/graph.ts
var Graph = class _Graph {
  constructor(root2, building) {
    this.root = root2;
    this.building = building;
  }
  root;
  building;
  byUrl;
  byType;
  static of(run) {
    run.graph ??= new _Graph(run.root, false);
    return run.graph;
  }
  /** All resources of a type among the entries, in their order. */
  ofType(type) {
    if (this.byType === void 0 || this.building) this.index();
    return this.byType.get(type) ?? [];
  }
  /** The resources that a reference names: exact equality with the entry's fullUrl (eps.md 6). */
  byFullUrl(url) {
    if (this.byUrl === void 0 || this.building) this.index();
    return this.byUrl.get(url) ?? [];
  }
  index() {
    this.byType = /* @__PURE__ */ new Map();
    this.byUrl = /* @__PURE__ */ new Map();
    const entries = this.root?.entry;
    if (!Array.isArray(entries)) return;
    for (const e of entries) {
      const resource = e?.resource;
      if (typeof resource !== "object" || resource === null) continue;
      add(this.byType, resource.resourceType, resource);
      if (typeof e.fullUrl === "string") add(this.byUrl, e.fullUrl, resource);
    }
  }
  fullUrlOf(resource) {
    return this.root?.entry?.find((e) => e.resource === resource)?.fullUrl;
  }
  attach(resource) {
    if (!Array.isArray(this.root.entry)) this.root.entry = [];
    this.root.entry.push({ fullUrl: `urn:uuid:${resource["id"]}`, resource });
  }
  remove(resource) {
    this.root.entry = this.root.entry.filter((e) => e.resource !== resource);
  }
};
var add = (map, key, value2) => {
  const list3 = map.get(key);
  if (list3 === void 0) map.set(key, [value2]);
  else list3.push(value2);
};
var newResource = (type, run) => ({ resourceType: type, id: run.context.newId() });
function resolveReference(reference, type, run) {
  const literal2 = reference?.reference;
  if (typeof literal2 !== "string") return void 0;
  const found = Graph.of(run).byFullUrl(literal2);
  if (found.length > 1) return new Problem("a reference to one entry of the Bundle", "reference", "tooMany");
  if (found.length === 0 || found[0].resourceType !== type)
    return new Problem(
      `a reference to a ${type} in the Bundle`,
      "reference",
      found.length === 0 ? "tooFew" : "invalid"
    );
  return found[0];
}
function resourcesOf(type, run) {
  const found = Graph.of(run).ofType(type);
  return found.length === 0 ? void 0 : found.length === 1 ? found[0] : new Several(found);
}
function mergeWithKnown(created, run) {
  const graph = Graph.of(run);
  const known3 = graph.ofType(created.resourceType).find((r2) => sharesIdentifier(r2, created) && agree(r2, created, run));
  if (known3 === void 0) {
    graph.attach(created);
    return created;
  }
  join(known3, created, run);
  return known3;
}
var identifiers = (r2) => Array.isArray(r2["identifier"]) ? r2["identifier"] : [];
var sharesIdentifier = (a, b) => identifiers(a).some((i) => identifiers(b).some((j) => equalFhir(i, j)));
var target = (reference, run) => {
  const url = reference?.reference;
  return typeof url === "string" ? Graph.of(run).byFullUrl(url)[0] : void 0;
};
function agree(a, b, run) {
  return Object.keys(a).every((key) => {
    if (key === "id" || key === "identifier" || !(key in b)) return true;
    const [x, y] = [target(a[key], run), target(b[key], run)];
    if (x !== void 0 && y !== void 0) return x === y || agree(x, y, run);
    return equalFhir(a[key], b[key]);
  });
}
function join(into, from, run) {
  const more = identifiers(from).filter((i) => !identifiers(into).some((j) => equalFhir(i, j)));
  if (more.length > 0) into["identifier"] = [...identifiers(into), ...more];
  for (const key of Object.keys(from)) {
    if (key === "id" || key === "identifier") continue;
    const [x, y] = [target(into[key], run), target(from[key], run)];
    if (!(key in into)) into[key] = from[key];
    else if (x !== void 0 && y !== void 0 && x !== y) {
      join(x, y, run);
      Graph.of(run).remove(y);
    }
  }
}

// shared/wire/fhir/primitives.ts
var matching = (pattern2) => (value2) => typeof value2 === "string" && pattern2.test(value2);
var within = (least, most) => (value2) => Number.isInteger(value2) && value2 >= least && value2 <= most;
var MOST_CHARACTERS = 1024 * 1024;
var MOST_INTEGER = 2 ** 31 - 1;
var isText = (value2) => typeof value2 === "string" && value2.length > 0 && value2.length <= MOST_CHARACTERS;
var DATE = /^([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?$/;
var TIME = "(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:\\.[0-9]+)?";
var INSTANT_TIME = new RegExp(`^T${TIME}(?:Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))$`);
function isDate(value2) {
  const parts = typeof value2 === "string" ? DATE.exec(value2) : null;
  if (parts === null || parts[1] === "0000") return false;
  return parts[3] === void 0 || Number(parts[3]) <= daysIn(Number(parts[1]), Number(parts[2]));
}
function daysIn(year, month) {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}
var DAY_LENGTH = "YYYY-MM-DD".length;
var isInstant = (value2) => typeof value2 === "string" && isDate(value2.slice(0, DAY_LENGTH)) && INSTANT_TIME.test(value2.slice(DAY_LENGTH));
var isDateTime = (value2) => typeof value2 === "string" && value2.length > DAY_LENGTH ? isInstant(value2) : isDate(value2);
var NOT_BASE64 = /[^A-Za-z0-9+/=\s]/;
function isBase64(value2) {
  if (typeof value2 !== "string" || value2 === "" || NOT_BASE64.test(value2)) return false;
  const text3 = /\s/.test(value2) ? value2.replace(/\s+/g, "") : value2;
  const padding = text3.indexOf("=");
  return text3.length > 0 && text3.length % 4 === 0 && (padding === -1 || /^={1,2}$/.test(text3.slice(padding)));
}
var text2 = { is: isText, expected: "a string that is not empty" };
var uri = { is: matching(/^[^ \t\r\n]+$/), expected: "an address without spaces" };
var PRIMITIVES = {
  base64Binary: { is: isBase64, expected: "base64" },
  boolean: { is: (value2) => typeof value2 === "boolean", expected: "true or false" },
  canonical: uri,
  code: {
    is: matching(/^[^ \t\r\n]+(?:[ \t\r\n][^ \t\r\n]+)*$/),
    expected: "a code, without leading, trailing or double spaces"
  },
  date: { is: isDate, expected: "a date of the calendar: YYYY, YYYY-MM or YYYY-MM-DD" },
  dateTime: {
    is: isDateTime,
    expected: "a date of the calendar, or a date with time and zone: YYYY-MM-DDThh:mm:ss+zz:zz"
  },
  decimal: { is: (value2) => typeof value2 === "number", expected: "a number" },
  id: { is: matching(/^[A-Za-z0-9.-]{1,64}$/), expected: "1 to 64 letters, digits, hyphens and dots" },
  instant: { is: isInstant, expected: "a date of the calendar with time and zone: YYYY-MM-DDThh:mm:ss+zz:zz" },
  integer: { is: within(-MOST_INTEGER - 1, MOST_INTEGER), expected: "a whole number" },
  markdown: text2,
  oid: { is: matching(/^urn:oid:[0-2](?:\.(?:0|[1-9][0-9]*))+$/), expected: "urn:oid: and an object identifier" },
  positiveInt: { is: within(1, MOST_INTEGER), expected: "a whole number from 1" },
  string: text2,
  time: { is: matching(new RegExp(`^${TIME}$`)), expected: "a time: hh:mm:ss" },
  unsignedInt: { is: within(0, MOST_INTEGER), expected: "a whole number from 0" },
  uri,
  url: uri,
  uuid: {
    is: matching(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/),
    expected: "urn:uuid: and a UUID in lower case"
  },
  xhtml: text2
};

// shared/wire/fhir/shape-plan.ts
var MOST_CODES_SHOWN = 20;
var plans = /* @__PURE__ */ new Map();
function planOf(type) {
  let plan = plans.get(type);
  if (plan === void 0) {
    plan = makePlan(type);
    plans.set(type, plan);
  }
  return plan;
}
function makePlan(type) {
  const plan = { members: /* @__PURE__ */ new Map(), mandatory: [], choices: [] };
  if (isResource(type)) plan.members.set("resourceType", resourceType);
  for (const element2 of elementsOf(type)) addMembers(plan, type, element2);
  return plan;
}
var resourceType = {
  array: false,
  leaf: { is: () => true, code: "value", expected: "" },
  type: "code",
  element: "resourceType",
  pair: void 0,
  mandatoryBit: 0,
  choiceBit: 0
};
function addMembers(plan, type, element2) {
  const of = typeOf(type, element2);
  const extension2 = typeOf(type, `_${element2}`);
  const shared = {
    array: of.array,
    element: element2,
    mandatoryBit: of.min > 0 ? bitIn(plan.mandatory, of.choice === void 0 ? element2 : `${of.choice}[x]`) : 0,
    choiceBit: of.choice === void 0 ? 0 : bitIn(plan.choices, of.choice)
  };
  const pairOf = (name) => extension2?.array ? name : void 0;
  plan.members.set(element2, { ...shared, type: of.types, leaf: leafOf2(of), pair: pairOf(`_${element2}`) });
  if (extension2 === void 0) return;
  plan.members.set(`_${element2}`, { ...shared, type: extension2.types, leaf: void 0, pair: pairOf(element2) });
}
function bitIn(names, name) {
  if (!names.includes(name)) names.push(name);
  return 1 << names.indexOf(name);
}
function leafOf2({ types: types2, binding }) {
  if (!isPrimitive(types2)) return void 0;
  const codes2 = binding === void 0 ? void 0 : codesOf(binding);
  if (codes2 === void 0) return { ...PRIMITIVES[types2], code: "value" };
  const allowed = new Set(codes2);
  return { is: (value2) => allowed.has(value2), code: "code-invalid", expected: expectedCode(codes2) };
}
function expectedCode(codes2) {
  if (codes2.length > MOST_CODES_SHOWN) return "a code of the value set that R4 requires here";
  return codes2.length === 1 ? `the code ${codes2[0]}` : `one of the codes ${codes2.join(", ")}`;
}

// shared/wire/fhir/shape.ts
var MOST_FAULTS = 50;
function validateShape(resource) {
  const walk = { path: [], faults: [] };
  try {
    checkResource(walk, resource);
  } catch (error2) {
    if (!(error2 instanceof RangeError)) throw error2;
    return [{ severity: "error", code: "structure", expression: "", diagnostics: "Expected less deep nesting." }];
  }
  return walk.faults;
}
function report(walk, code2, expected, key) {
  if (walk.faults.length >= MOST_FAULTS) return;
  const path2 = key === void 0 ? walk.path : [...walk.path, key];
  const expression2 = path2.map((step) => typeof step === "number" ? `[${step}]` : `.${step}`).join("");
  walk.faults.push({ severity: "error", code: code2, expression: expression2.slice(1), diagnostics: `Expected ${expected}.` });
}
var isObject = (value2) => typeof value2 === "object" && value2 !== null && !Array.isArray(value2);
function checkResource(walk, value2) {
  if (!isObject(value2)) return report(walk, "structure", "a resource");
  const type = value2.resourceType;
  if (type === void 0) return report(walk, "required", "the mandatory element resourceType");
  if (typeof type !== "string" || !isResource(type)) return report(walk, "not-supported", "a resource type of R4");
  if (walk.path.length > 0) return checkMembers(walk, value2, planOf(type));
  walk.path.push(type);
  checkMembers(walk, value2, planOf(type));
}
function checkMembers(walk, object, plan) {
  let mandatory = 0;
  let choices = 0;
  let ambiguous = 0;
  let empty = true;
  for (const name in object) {
    const value2 = object[name];
    if (value2 === void 0) continue;
    empty = false;
    const member3 = plan.members.get(name);
    if (member3 === void 0) reportUnknown(walk, name);
    else {
      mandatory |= member3.mandatoryBit;
      ambiguous |= choices & member3.choiceBit;
      choices |= member3.choiceBit;
      if (member3.array) checkArray(walk, object, value2, member3);
      else checkValue(walk, value2, member3, member3.element);
    }
  }
  if (empty) return report(walk, "structure", "at least one member in the object");
  if (mandatory !== (1 << plan.mandatory.length) - 1) reportMissing(walk, plan, mandatory);
  if (ambiguous !== 0) reportAmbiguous(walk, object, plan, ambiguous);
}
function checkValue(walk, value2, { leaf, type }, key) {
  if (leaf !== void 0) {
    if (!leaf.is(value2)) report(walk, typeof value2 === "object" ? "structure" : leaf.code, leaf.expected, key);
    return;
  }
  walk.path.push(key);
  if (type === "Resource") checkResource(walk, value2);
  else if (isObject(value2)) checkMembers(walk, value2, planOf(type));
  else report(walk, "structure", Array.isArray(value2) ? "one object, not an array" : "an object");
  walk.path.pop();
}
function checkArray(walk, object, value2, member3) {
  if (!Array.isArray(value2)) return report(walk, "structure", "an array", member3.element);
  if (value2.length === 0) return report(walk, "structure", "at least one item in the array", member3.element);
  walk.path.push(member3.element);
  for (let i = 0; i < value2.length; i++) {
    if (value2[i] === null && member3.pair !== void 0) checkNull(walk, object[member3.pair], member3, i);
    else checkValue(walk, value2[i], member3, i);
  }
  walk.path.pop();
}
function checkNull(walk, others, member3, index) {
  const other = Array.isArray(others) ? others[index] : void 0;
  if (other === void 0 || other === null && member3.leaf !== void 0) {
    report(walk, "structure", "null only where a value or an extension stands in its place", index);
  }
}
function reportUnknown(walk, name) {
  const key = /^_?[A-Za-z][A-Za-z0-9]{0,63}$/.test(name) ? name : void 0;
  report(walk, "structure", "no member that R4 does not define here", key);
}
function reportMissing(walk, plan, found) {
  plan.mandatory.forEach((element2, i) => {
    if ((found & 1 << i) === 0) report(walk, "required", `the mandatory element ${element2}`);
  });
}
function reportAmbiguous(walk, object, plan, ambiguous) {
  plan.choices.forEach((choice, i) => {
    if ((ambiguous & 1 << i) === 0) return;
    const present2 = Object.keys(object).flatMap(
      (name) => object[name] === void 0 ? [] : plan.members.get(name) ?? []
    );
    const forms = new Set(present2.filter((member3) => member3.choiceBit === 1 << i).map((member3) => member3.element));
    if (forms.size > 1) report(walk, "structure", `only one form of ${choice}[x]`);
  });
}

// shared/wire/fhir/model.ts
var isNumber = (type) => /^(decimal|integer|unsignedInt|positiveInt)$/.test(type);
function typedSteps(text3, root2, slices2) {
  if (text3 === ".") return [];
  let type = root2;
  return text3.split(".").map((piece, i) => {
    const step = typedStep(piece, type, slices2, text3, i === 0);
    type = step.type;
    return step;
  });
}
function typedStep(piece, type, slices2, text3, first3) {
  if (first3 && type === "Bundle" && isResource(piece))
    return { name: "entry", link: entryLink(piece), array: true, type: piece };
  const m = /^(\w+)(?:\[([\w-]+)\])?(?:\((\w+)\))?(?:→(~?)(\w+))?$/.exec(piece);
  if (m === null) throw new TypeError(`path ${text3}: ${piece} is not a step`);
  const [, name = "", bracket, narrowed, merging, follow2] = m;
  const index = /^\d+$/.test(bracket ?? "") ? Number(bracket) : void 0;
  const sliceName = index === void 0 ? bracket : void 0;
  const known3 = typeOf(type, name);
  if (known3 === void 0) throw new TypeError(`path ${text3}: R4 has no ${type}.${name}`);
  const slice = sliceName === void 0 ? void 0 : slices2[sliceName];
  if (sliceName !== void 0 && slice === void 0) throw new TypeError(`path ${text3}: no slice ${sliceName}`);
  if (narrowed !== void 0) {
    if (!isResource(narrowed)) throw new TypeError(`path ${text3}: ${narrowed} is no resource`);
    const match = { resourceType: narrowed };
    return { name, array: known3.array, type: narrowed, slice: { name: narrowed, match } };
  }
  if (follow2 === void 0) {
    const which = { ...slice === void 0 ? {} : { slice }, ...index === void 0 ? {} : { index } };
    return { name, array: known3.array && index === void 0, type: known3.types, ...which };
  }
  if (known3.types !== "Reference") throw new TypeError(`path ${text3}: ${type}.${name} is no reference`);
  return { name, array: known3.array, type: follow2, link: referenceLink(follow2, merging === "~") };
}
var entryLink = (type) => ({
  name: `\u2192${type}`,
  type,
  resolve: (_node, run) => resourcesOf(type, run),
  create: (_node, _wire, run) => newResource(type, run),
  settle: (_node, created, run) => Graph.of(run).attach(created),
  carries: "fullUrl"
});
var referenceLink = (type, merging) => ({
  name: `\u2192${type}`,
  type,
  resolve: (reference, run) => resolveReference(reference, type, run),
  create: (_node, _wire, run) => newResource(type, run),
  settle: (_node, created, run) => {
    if (!merging) Graph.of(run).attach(created);
  },
  carries: "reference"
});
function bound(link, steps) {
  if (link.carries !== "reference") return link;
  const merging = link.settle !== void 0;
  return {
    ...link,
    settle: (node, created, run) => {
      link.settle?.(node, created, run);
      const graph = Graph.of(run);
      const settled = merging && graph.fullUrlOf(created) === void 0 ? mergeWithKnown(created, run) : created;
      putAt(node, steps, 0, { reference: graph.fullUrlOf(settled) }, run);
    }
  };
}
var identity = (node) => node;
var matches = (item, slice) => typeof item === "object" && item !== null && fits(item, slice);
function getter(steps, i = 0) {
  const step = steps[i];
  if (step === void 0) return identity;
  const rest = getter(steps, i + 1);
  if (step.link !== void 0) return follow(step, rest, i + 1 === steps.length);
  const { name, slice, index } = step;
  const last = i + 1 === steps.length;
  if (index !== void 0) return indexed(name, index, last ? void 0 : rest);
  if (last && isNumber(step.type)) return (node) => numberAt(node, name);
  return (node, run) => {
    if (typeof node !== "object" || node === null) return void 0;
    const v = node[name];
    if (v === void 0 || v === null) return void 0;
    if (Array.isArray(v)) return among(v, slice, last ? void 0 : rest, run);
    if (slice !== void 0 && !matches(v, slice)) return void 0;
    return last ? v : rest(v, run);
  };
}
var indexed = (name, index, rest) => (node, run) => {
  const list3 = node?.[name];
  const v = Array.isArray(list3) ? list3[index] : index === 0 ? list3 : void 0;
  if (v === void 0 || v === null) return void 0;
  return rest === void 0 ? v : rest(v, run);
};
var numberAt = (node, name) => {
  const v = node?.[name];
  return typeof v === "number" ? numberText(node, name) : v === null ? void 0 : v;
};
function among(items, slice, rest, run) {
  let one2;
  let more;
  for (const item of items) {
    if (slice !== void 0 && !matches(item, slice)) continue;
    const v = rest === void 0 ? item : rest(item, run);
    if (slice?.first && (one2 !== void 0 || more !== void 0)) break;
    if (v === void 0 || v === null && !(rest === void 0 && slice === void 0 && items.length > 1)) continue;
    const values = v instanceof Several ? v.values : void 0;
    if (one2 === void 0 && values === void 0 && more === void 0) one2 = v;
    else {
      more ??= one2 === void 0 ? [] : [one2];
      if (values === void 0) more.push(v);
      else more.push(...values);
    }
  }
  return more === void 0 ? one2 : new Several(more);
}
function follow(step, rest, last) {
  const { link, name } = step;
  const start = name === "entry" ? identity : (node) => node?.[name];
  return (node, run) => {
    const from = start(node, run);
    if (from === void 0 || from === null) return void 0;
    if (name !== "entry" && Array.isArray(from)) return among(from, void 0, (r2) => link.resolve(r2, run), run);
    const to = link.resolve(from, run);
    if (to === void 0 || last) return below2(to, name);
    if (to instanceof Several) return among(to.values, void 0, rest, run);
    return to instanceof Problem ? below2(to, name) : rest(to, run);
  };
}
var below2 = (to, name) => to instanceof Problem && name !== "entry" ? new Problem(to.expected, to.below, to.kind) : to;
function assign(parent, key, value2, run) {
  parent[key] = value2;
  if (run.current !== void 0 && (typeof value2 !== "object" || value2 === null)) note(parent, key, run);
}
function note(parent, key, run) {
  let members = run.puts.get(parent);
  if (members === void 0) {
    members = /* @__PURE__ */ new Map();
    run.puts.set(parent, members);
  }
  if (run.current !== void 0) members.set(key, run.current);
}
function putAt(node, steps, i, value2, run) {
  const step = steps[i];
  if (step === void 0) {
    mergeInto(node, value2, run);
    return;
  }
  const { name, slice, array, type, index } = step;
  if (index !== void 0) {
    putIndexed(node, name, index, steps, i, value2, run);
    return;
  }
  if (i < steps.length - 1) {
    if (name === "entry" && step.link !== void 0) {
      for (const resource of Graph.of(run).ofType(type)) putAt(resource, steps, i + 1, value2, run);
      return;
    }
    putAt(member(node, name, slice, array), steps, i + 1, value2, run);
    return;
  }
  if (array && Array.isArray(value2)) for (const one2 of value2) append(node, name, slice, one2, run);
  else if (array) append(node, name, slice, value2, run);
  else if (typeof value2 === "object" && value2 !== null) mergeInto(member(node, name, slice, false), value2, run);
  else if (isNumber(type)) {
    if (setNumber(node, name, String(value2))) note(node, name, run);
  } else assign(node, name, value2, run);
}
function putIndexed(node, name, index, steps, i, value2, run) {
  if (!Array.isArray(node[name])) node[name] = [];
  const list3 = node[name];
  while (list3.length < index) list3.push(null);
  if (i < steps.length - 1 || isObject2(value2)) {
    if (!isObject2(list3[index])) list3[index] = {};
    putAt(list3[index], steps, i + 1, value2, run);
  } else assign(list3, index, value2, run);
}
function member(node, name, slice, array) {
  if (!array) {
    if (typeof node[name] !== "object") node[name] = {};
    if (slice !== void 0) Object.assign(node[name], slice.match);
    return node[name];
  }
  if (!Array.isArray(node[name])) node[name] = [];
  const list3 = node[name];
  const known3 = slice === void 0 ? list3[0] : list3.find((item) => matches(item, slice));
  if (known3 !== void 0) return known3;
  const made = { ...slice?.match };
  list3.push(made);
  return made;
}
function append(node, name, slice, value2, run) {
  if (!Array.isArray(node[name])) node[name] = [];
  const list3 = node[name];
  if (typeof value2 === "object" && value2 !== null) {
    const item = { ...slice?.match };
    list3.push(item);
    mergeInto(item, value2, run);
  } else {
    list3.push(value2);
    note(list3, list3.length - 1, run);
  }
}
function mergeInto(into, from, run) {
  const noted = run.puts.get(from);
  for (const key of Object.keys(from)) {
    const v = from[key];
    if (Array.isArray(v) && Array.isArray(into[key])) mergeLists(into[key], v, run);
    else if (isObject2(v) && isObject2(into[key])) mergeInto(into[key], v, run);
    else {
      into[key] = v;
      if (typeof v === "number") setNumber(into, key, numberText(from, key));
    }
    const entry2 = noted?.get(key);
    if (entry2 !== void 0) {
      const current = run.current;
      run.current = entry2;
      note(into, key, run);
      run.current = current;
    }
  }
}
var isObject2 = (v) => typeof v === "object" && v !== null && !Array.isArray(v);
function mergeLists(into, from, run) {
  for (const item of from) {
    const same = item?.url !== void 0 && Array.isArray(item.extension) ? into.find((o) => o?.url === item.url) : void 0;
    if (same === void 0) into.push(item);
    else mergeInto(same, item, run);
  }
}
function locate(root2, node) {
  const visit = (at2, path2) => {
    if (at2 === node) return path2;
    if (typeof at2 !== "object" || at2 === null) return void 0;
    for (const key of Object.keys(at2)) {
      const v = at2[key];
      if (typeof v !== "object" || v === null) continue;
      const found = Array.isArray(v) ? firstOf(v, (item, i) => visit(item, `${path2}.${key}[${i}]`)) : visit(v, `${path2}.${key}`);
      if (found !== void 0) return found;
    }
    return void 0;
  };
  const start = typeof root2?.resourceType === "string" ? root2.resourceType : "";
  return visit(root2, start) ?? start;
}
function firstOf(items, f) {
  for (let i = 0; i < items.length; i++) {
    const r2 = f(items[i], i);
    if (r2 !== void 0) return r2;
  }
  return void 0;
}
var Walk = class {
  constructor(run, report2, start) {
    this.run = run;
    this.report = report2;
    this.start = start;
    this.hasTwins = run.twins.size > 0;
  }
  run;
  report;
  start;
  keys = [];
  /** Inside an element that is known to have no place, leaves are only counted at first: mostly the whole is one entry. */
  isMuted = false;
  hasTwins;
  path() {
    let out = this.start;
    for (const k of this.keys) out += typeof k === "number" ? `[${k}]` : `.${k}`;
    return out;
  }
  /**
   * `within` and `slices`: the cover of the element and, as bits, the slices of it that the node belongs to.
   * `twin`: an equal node that was written in the place of this one, because the message has one place for both.
   */
  object(node, above, of, within3, slices2, twin) {
    const { run, report: report2, keys, hasTwins } = this;
    const same = hasTwins ? twin ?? run.twins.get(node) : void 0;
    const own2 = run.applications.get(node);
    const others = same === void 0 ? void 0 : run.applications.get(same);
    let cover = above;
    let applications = of;
    if (own2 !== void 0 || others !== void 0) {
      const all = above.isEmpty ? [] : of.slice();
      cover = enterAll(enterAll(above, own2, all), others, all);
      applications = all;
    }
    let leaves2 = 0;
    let accounted = 0;
    for (const key in node) {
      const value2 = node[key];
      if (typeof value2 !== "object") {
        leaves2++;
        let said3 = cover.leaf(key).verdict(applications, value2, run);
        if (said3 !== true && (isOwnToFormat(node, key) || slices2 !== 0 && isDiscriminator(key, within3, slices2, of)))
          said3 = "determined";
        if (isSettled(said3)) accounted++;
        else if (!this.isMuted) report2.entry(`${this.path()}.${key}`, said3);
        if (report2.each !== void 0) report2.each(`${this.path()}.${key}`, said3);
      } else if (value2 !== null) {
        keys.push(key);
        this.member(value2, cover.child(key), applications, same === void 0 ? void 0 : same[key]);
        keys.pop();
      }
    }
    report2.leaves += leaves2;
    report2.accounted += accounted;
  }
  member(value2, cover, applications, twin) {
    if (!Array.isArray(value2)) {
      const slices2 = cover.slices.length === 0 ? 0 : cover.slicesOf(value2, 0);
      this.item(value2, cover, slices2, applications, twin);
      return;
    }
    const { keys } = this;
    let taken = 0;
    for (let i = 0; i < value2.length; i++) {
      keys.push(i);
      const slices2 = cover.slices.length === 0 ? 0 : cover.slicesOf(value2[i], i);
      this.item(value2[i], cover, slices2 & ~taken, applications, twin === void 0 ? void 0 : twin[i]);
      taken |= slices2 & cover.firsts;
      keys.pop();
    }
  }
  item(value2, cover, slices2, applications, twin) {
    if (value2 === null || value2 === void 0) return;
    const { report: report2 } = this;
    const narrowed = slices2 === 0 ? cover : cover.within(slices2);
    if (typeof value2 !== "object") {
      report2.leaves++;
      const said3 = narrowed.verdict(applications, value2, this.run);
      if (isSettled(said3)) report2.accounted++;
      else if (!this.isMuted) report2.entry(this.path(), said3);
      if (report2.each !== void 0) report2.each(this.path(), said3);
      return;
    }
    const whole2 = narrowed.settles ? narrowed.whole(applications) : void 0;
    if (whole2 === void 0) this.object(value2, narrowed, applications, cover, slices2, twin);
    else if (whole2 === true) {
      const count2 = leavesOf(value2);
      report2.leaves += count2;
      report2.accounted += count2;
    } else this.withoutPlace(value2, whole2, narrowed, applications, cover, slices2, twin);
  }
  /** One entry for an element that has no place; where rows carry parts of it, one for each leaf that is left. */
  withoutPlace(value2, standing, narrowed, applications, cover, slices2, twin) {
    const { report: report2, isMuted } = this;
    const { leaves: leaves2, accounted } = report2;
    this.isMuted = true;
    this.object(value2, narrowed, applications, cover, slices2, twin);
    this.isMuted = isMuted;
    if (isMuted) return;
    const [read2, settled] = [report2.leaves - leaves2, report2.accounted - accounted];
    if (settled === 0 && read2 > 0) report2.entry(this.path(), standing);
    if (settled === 0 || settled === read2) return;
    const entries = report2.entries.length;
    report2.leaves = leaves2;
    report2.accounted = accounted;
    this.object(value2, narrowed, applications, cover, slices2, twin);
    report2.settle(entries, standing);
  }
};
function enterAll(above, entered, all) {
  if (entered === void 0) return above;
  let cover = above;
  if (!Array.isArray(entered)) {
    cover = cover.enter(entered.table.coverage.model, all.length);
    all.push(entered);
  } else
    for (let i = 0; i < entered.length; i++) {
      cover = cover.enter(entered[i].table.coverage.model, all.length);
      all.push(entered[i]);
    }
  return cover;
}
var isOwnToFormat = (node, key) => key === "resourceType" || key === "fullUrl" || key === "id" && node.resourceType !== void 0;
function isDiscriminator(key, { slices: slices2 }, bits, applications) {
  for (let i = 0; i < slices2.length; i++) {
    const { slice, rows, application } = slices2[i];
    if ((bits & 1 << i) !== 0 && key in slice.match && anyFired(rows, applications[application])) return true;
  }
  return false;
}
function leavesOf(value2) {
  if (value2 === null || value2 === void 0) return 0;
  if (typeof value2 !== "object") return 1;
  let n2 = 0;
  for (const k in value2) n2 += leavesOf(value2[k]);
  return n2;
}
function arrange(root2, _run, order) {
  const place = (type) => order.entries.indexOf(type);
  if (Array.isArray(root2.entry))
    root2.entry.sort((a, b) => place(a.resource.resourceType) - place(b.resource.resourceType));
  const urls = Object.values(order.slices).flatMap((s2) => s2.match["url"] === void 0 ? [] : [s2.match["url"]]);
  const visit = (node) => {
    if (typeof node !== "object" || node === null) return;
    if (Array.isArray(node.extension))
      node.extension.sort((a, b) => urls.indexOf(a.url) - urls.indexOf(b.url));
    for (const k in node) visit(node[k]);
  };
  visit(root2);
}
var expression = (path2) => path2 === "." ? "" : path2.replace(/\[[^\]]*\]/g, "").replace(/→.*$/, "").replace(/^([A-Z]\w*)/, "entry.resource.ofType($1)");
function path(text3, type, slices2) {
  if (type === ".") return primitivePath(text3);
  const steps = typedSteps(text3, type, slices2);
  const last = steps.at(-1);
  const named2 = last?.link === void 0 ? steps : [...steps.slice(0, -1), { ...last, link: bound(last.link, steps) }];
  return {
    text: text3,
    steps: named2,
    type: last === void 0 ? type : isPrimitive(last.type) ? "." : last.type,
    repeats: steps.some((s2) => s2.array),
    get: getter(steps),
    put: (node, value2, run) => putAt(node, steps, 0, value2, run)
  };
}
function primitivePath(text3) {
  if (text3 !== ".") throw new TypeError(`path ${text3}: a primitive value has no members`);
  return {
    text: text3,
    steps: [],
    type: ".",
    repeats: false,
    get: identity,
    put: (holder, value2) => {
      holder.value = value2;
    }
  };
}
var fhirModel = {
  name: "FHIR R4",
  mediaType: "application/fhir+json",
  parse: (text3) => {
    const parsed = parseFhirJson(text3);
    if (parsed.ok) return parsed;
    const diagnostics = `Not FHIR JSON: ${parsed.fault} (line ${parsed.line}, column ${parsed.column}).`;
    return { ok: false, fault: { severity: "error", code: "invalid", expression: "", diagnostics } };
  },
  write: (root2) => writeFhirJson(root2),
  validate: validateShape,
  expression,
  path,
  create: (type, run) => {
    const root2 = { resourceType: type };
    run.graph = new Graph(root2, true);
    return root2;
  },
  copy: copyFhir,
  merge: mergeInto,
  finish: arrange,
  locate,
  walk: (root2, run, report2) => {
    const start = root2?.resourceType;
    new Walk(run, report2, typeof start === "string" ? start : "").object(root2, EMPTY, [], EMPTY, 0, void 0);
  }
};

// shared/wire/mime/multipart.ts
var MOST_PARTS = 200;
function headerParameter(header, name) {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]+))`, "i").exec(header);
  return found?.[1]?.replace(/\\(.)/g, "$1") ?? found?.[2];
}
var looksMultipart = (body) => /^\s*--[^\s<>]/.test(body);
function readMultipart(body, contentType = "") {
  const boundary = headerParameter(contentType, "boundary") ?? /^\s*--(\S+)[ \t]*\r?\n/.exec(body)?.[1];
  if (boundary === void 0) return { ok: false, fault: "a multipart body without a boundary" };
  const pieces = split(body, boundary);
  if (pieces === void 0) return { ok: false, fault: "a multipart body that does not end with its boundary" };
  if (pieces.length === 0 || pieces.length > MOST_PARTS)
    return { ok: false, fault: `a multipart body of ${pieces.length} parts` };
  const parts = pieces.map(readPart);
  const start = headerParameter(contentType, "start");
  const root2 = start === void 0 ? 0 : parts.findIndex((p) => bare(p.headers["content-id"]) === bare(start));
  return { ok: true, value: { parts, root: Math.max(root2, 0) } };
}
var bare = (id2) => (id2 ?? "").replace(/^<|>$/g, "");
function split(body, boundary) {
  const delimiter = new RegExp(`(?:^|\\r?\\n)[ \\t]*--${literal(boundary)}(--)?[ \\t]*(?=\\r?\\n|$)`, "g");
  const pieces = [];
  let from;
  for (let m = delimiter.exec(body); m !== null; m = delimiter.exec(body)) {
    if (from !== void 0) pieces.push(body.slice(from, m.index));
    if (m[1] !== void 0) return pieces;
    from = delimiter.lastIndex;
  }
  return void 0;
}
var literal = (text3) => text3.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
function readPart(piece) {
  const text3 = unindented(piece.replace(/^\r?\n/, ""));
  const end = /(?:^|\r?\n)\r?\n/.exec(text3);
  const head = end === null ? text3 : text3.slice(0, end.index);
  const content = end === null ? "" : text3.slice(end.index + end[0].length);
  const headers = Object.fromEntries(
    head.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/).filter((line2) => line2.includes(":")).map((line2) => [line2.slice(0, line2.indexOf(":")).trim().toLowerCase(), line2.slice(line2.indexOf(":") + 1).trim()])
  );
  return { headers, body: decode(content, headers["content-transfer-encoding"]) };
}
function unindented(text3) {
  const indent = /^[ \t]+(?=[A-Za-z-]+:)/.exec(text3)?.[0];
  return indent === void 0 ? text3 : text3.replace(new RegExp(`^${indent}`, "gm"), "");
}
function decode(content, encoding = "8bit") {
  switch (encoding.toLowerCase()) {
    case "base64":
      return Buffer.from(content, "base64").toString("utf8");
    case "quoted-printable":
      return decodeQuotedPrintable(content);
    default:
      return content;
  }
}
var decodeQuotedPrintable = (content) => {
  const bytes = content.replace(/[ \t]*=\r?\n/g, "").replace(/[^\t\n\r\x20-\x7e]/g, (c) => encodeURIComponent(c).replace(/%/g, "=")).replace(/=([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
};

// shared/wire/soap/envelope.ts
var SOAP_NAMESPACE = "http://schemas.xmlsoap.org/soap/envelope/";
function envelopeOf(root2) {
  if (root2.name !== "Envelope" || root2.namespace !== SOAP_NAMESPACE) return void 0;
  const inside2 = (name) => root2.children.find((c) => c.name === name && c.namespace === SOAP_NAMESPACE)?.children ?? [];
  return { header: inside2("Header"), body: inside2("Body") };
}
function faultOf(element2) {
  if (element2.name !== "Fault" || element2.namespace !== SOAP_NAMESPACE) return void 0;
  const text3 = (name) => element2.children.find((c) => c.name === name)?.text.trim() ?? "";
  return { code: text3("faultcode"), text: text3("faultstring") };
}

// shared/wire/xml/characters.ts
var TAB = 9;
var LF = 10;
var CR = 13;
var SPACE = 32;
var BANG = 33;
var QUOTE3 = 34;
var AMPERSAND = 38;
var APOSTROPHE = 39;
var SLASH = 47;
var LESS = 60;
var EQUALS = 61;
var GREATER = 62;
var QUESTION = 63;
var BYTE_ORDER_MARK = 65279;
var Kind = { ordinary: 0, less: 1, ampersand: 2, lineEnd: 3, greater: 4, surrogate: 5, illegal: 6 };
var TEXT_KIND = new Uint8Array(65536);
var VALUE_KIND = new Uint8Array(65536);
for (const table2 of [TEXT_KIND, VALUE_KIND]) {
  table2.fill(Kind.illegal, 0, SPACE);
  table2.fill(Kind.surrogate, 55296, 57344);
  table2.fill(Kind.illegal, 65534);
  table2[LESS] = Kind.less;
  table2[AMPERSAND] = Kind.ampersand;
  table2[CR] = Kind.lineEnd;
}
TEXT_KIND[TAB] = Kind.ordinary;
TEXT_KIND[LF] = Kind.ordinary;
TEXT_KIND[GREATER] = Kind.greater;
VALUE_KIND[TAB] = Kind.lineEnd;
VALUE_KIND[LF] = Kind.lineEnd;
var ASCII_NAME = new Uint8Array(128);
for (const character of "-.:_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") {
  ASCII_NAME[character.charCodeAt(0)] = 1;
}
var START = "_A-Za-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}\\u{200D}\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}";
var REST = `${START}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}\\u{2040}`;
var NC_NAME = new RegExp(`^[${START}][${REST}]*$`, "u");
var NAME_RUN = new RegExp(`[:${REST}]*`, "uy");
function isNcName(name) {
  return NC_NAME.test(name);
}
function endOfName(source, from) {
  NAME_RUN.lastIndex = from;
  return from + NAME_RUN.exec(source)[0].length;
}
function isCharacter(code2) {
  if (code2 < SPACE) return code2 === TAB || code2 === LF || code2 === CR;
  return code2 < 55296 || code2 > 57343 && code2 < 65534 || code2 > 65535 && code2 <= 1114111;
}
function isSpace2(code2) {
  return code2 === SPACE || code2 === LF || code2 === CR || code2 === TAB;
}
function isBlank(text3) {
  for (let i = 0; i < text3.length; i++) if (!isSpace2(text3.charCodeAt(i))) return false;
  return true;
}

// shared/wire/xml/tree.ts
var XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";
var XMLNS_NAMESPACE = "http://www.w3.org/2000/xmlns/";
function isXmlFault(value2) {
  return typeof value2 === "object" && value2 !== null && "fault" in value2 && "offset" in value2;
}
function faultAt(source, offset, fault) {
  let line2 = 1;
  let lineStart = 0;
  for (let at2 = source.indexOf("\n"); at2 !== -1 && at2 < offset; at2 = source.indexOf("\n", at2 + 1)) {
    line2++;
    lineStart = at2 + 1;
  }
  return { fault, offset, line: line2, column: offset - lineStart + 1 };
}
function detach(text3) {
  return ` ${text3}`.slice(1);
}
var Attributes = function Attributes2() {
};
Attributes.prototype = /* @__PURE__ */ Object.create(null);
function noAttributes() {
  return new Attributes();
}

// shared/wire/xml/names.ts
var SLOT_BITS = 12;
var remembered = new Array(1 << SLOT_BITS).fill(void 0);
var GOLDEN_RATIO = 2654435761;
var LONGEST = 128;
function asKey(text3) {
  return Object.keys({ [detach(text3)]: 0 })[0];
}
function split2(text3) {
  const colon = text3.indexOf(":");
  const prefix = colon === -1 ? "" : asKey(text3.slice(0, colon));
  const local = asKey(text3.slice(colon + 1));
  return { qualified: asKey(text3), prefix, local, legal: isNcName(local) && (colon === -1 || isNcName(prefix)) };
}
function nameAt(source, from) {
  const inName = ASCII_NAME;
  let hash = 0;
  let end = from;
  let code2 = source.charCodeAt(end);
  while (code2 < 128 && inName[code2] === 1) {
    hash = Math.imul(hash, 31) + code2 | 0;
    code2 = source.charCodeAt(++end);
  }
  if (code2 >= 128) end = endOfName(source, end);
  const slot = Math.imul(hash, GOLDEN_RATIO) >>> 32 - SLOT_BITS;
  const known3 = remembered[slot];
  if (known3 !== void 0 && known3.qualified.length === end - from && source.startsWith(known3.qualified, from)) {
    return known3;
  }
  const name = split2(source.slice(from, end));
  if (end - from <= LONGEST) remembered[slot] = name;
  return name;
}

// shared/wire/xml/namespaces.ts
function initialBindings() {
  return { current: /* @__PURE__ */ new Map([["xml", XML_NAMESPACE]]), scope: void 0, replaced: [] };
}
function whyNot(prefix, namespace) {
  if (prefix === "xmlns") return "the prefix xmlns cannot be declared";
  if (namespace === XMLNS_NAMESPACE) return "the namespace of xmlns cannot be declared";
  if (prefix === "xml") return namespace === XML_NAMESPACE ? void 0 : "the prefix xml cannot be bound anew";
  if (namespace === XML_NAMESPACE) return "the namespace of xml belongs to the prefix xml";
  if (prefix !== "" && namespace === "") return "a prefix cannot be unbound";
  return void 0;
}
function declare(bindings, prefix, namespace) {
  bindings.replaced.push(bindings.current.get(prefix));
  bindings.current.set(prefix, namespace);
  bindings.scope = { prefix, namespace, outer: bindings.scope };
}
function undeclare(bindings, count2) {
  for (let i = 0; i < count2; i++) {
    const { prefix, outer } = bindings.scope;
    const before = bindings.replaced.pop();
    if (before === void 0) bindings.current.delete(prefix);
    else bindings.current.set(prefix, before);
    bindings.scope = outer;
  }
}

// shared/wire/xml/references.ts
var ENTITIES = /* @__PURE__ */ new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"]
]);
var DECIMAL = /^#[0-9]+$/;
var HEXADECIMAL = /^#x[0-9a-fA-F]+$/;
var LONGEST2 = 32;
function meaning(body) {
  const entity = ENTITIES.get(body);
  if (entity !== void 0) return entity;
  const code2 = HEXADECIMAL.test(body) ? Number.parseInt(body.slice(2), 16) : DECIMAL.test(body) ? Number.parseInt(body.slice(1), 10) : -1;
  return code2 > 0 && isCharacter(code2) ? String.fromCodePoint(code2) : void 0;
}
function endOfReference(source, from) {
  const body = source.slice(from + 1, from + LONGEST2);
  const length = body.indexOf(";");
  return length === -1 || meaning(body.slice(0, length)) === void 0 ? -1 : from + 1 + length;
}
function decodeText(raw) {
  return raw.replace(
    /\r\n?|&([^;]*);/g,
    (_, body) => body === void 0 ? "\n" : meaning(body) ?? ""
  );
}
function decodeValue(raw) {
  return raw.replace(
    /\r\n|[\t\n\r]|&([^;]*);/g,
    (_, body) => body === void 0 ? " " : meaning(body) ?? ""
  );
}
function decodeCdata(raw) {
  return raw.includes("\r") ? raw.replace(/\r\n?/g, "\n") : raw;
}

// shared/wire/xml/read.ts
function parse(source, options = {}) {
  const size = options.size ?? 2e7;
  if (source.length > size) return faultAt(source, size, `longer than ${size} characters`);
  return new Reader(source, options).document();
}
var NOT_BLANK = 1;
var NOT_PLAIN = 2;
var FAILED = -1;
var Reader = class {
  source;
  maxDepth;
  maxAttributes;
  keep;
  keepIn;
  bindings = initialBindings();
  fault = "";
  faultOffset = 0;
  root;
  // The open elements, outermost first, and what is to be known about each when it closes.
  depth = 0;
  open = [];
  names = [];
  insides = [];
  flags = [];
  declared = [];
  constructor(source, options) {
    this.source = source;
    this.maxDepth = options.depth ?? 200;
    this.maxAttributes = options.attributes ?? 100;
    this.keep = options.whitespace === "keep";
    this.keepIn = options.keepWhitespaceIn;
  }
  document() {
    let at2 = this.source.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
    at2 = this.declaration(at2);
    if (at2 !== FAILED) at2 = this.besideRoot(at2);
    if (at2 !== FAILED) at2 = this.elements(at2);
    if (at2 !== FAILED) at2 = this.besideRoot(at2);
    if (at2 !== FAILED && at2 < this.source.length) at2 = this.fail(at2, "only one root element is allowed");
    return at2 === FAILED ? faultAt(this.source, this.faultOffset, this.fault) : this.root;
  }
  /** `<?xml version="1.0" encoding="..." standalone="..."?>`, production [23]; the encoding is decodeXml's business. */
  declaration(at2) {
    if (!this.source.startsWith("<?xml", at2) || !isSpace2(this.source.charCodeAt(at2 + 5))) return at2;
    DECLARATION.lastIndex = at2;
    const found = DECLARATION.exec(this.source);
    return found === null ? this.fail(at2, "not an XML 1.0 declaration") : at2 + found[0].length;
  }
  /** White space, comments and processing instructions up to the root element or the end. */
  besideRoot(from) {
    const { source } = this;
    let at2 = this.space(from);
    while (at2 < source.length) {
      if (source.charCodeAt(at2) !== LESS) return this.fail(at2, "text outside the root element");
      const next = source.charCodeAt(at2 + 1);
      if (next === QUESTION) at2 = this.instruction(at2);
      else if (source.startsWith("<!--", at2)) at2 = this.comment(at2);
      else if (source.startsWith("<!DOCTYPE", at2)) return this.fail(at2, "a document type declaration is not allowed");
      else return at2;
      if (at2 === FAILED) return FAILED;
      at2 = this.space(at2);
    }
    return at2;
  }
  /** The root element with everything in it. */
  elements(from) {
    let at2 = from;
    if (at2 >= this.source.length) return this.fail(at2, "there is no element");
    do {
      at2 = this.markup(at2);
      if (at2 !== FAILED && this.depth > 0) at2 = this.text(at2);
    } while (at2 !== FAILED && this.depth > 0);
    return at2;
  }
  /** What begins with the `<` at `at`. */
  markup(at2) {
    const code2 = this.source.charCodeAt(at2 + 1);
    if (code2 === SLASH) return this.endTag(at2);
    if (code2 === BANG) return this.declarationInside(at2);
    if (code2 === QUESTION) return this.instructionInside(at2);
    return this.startTag(at2);
  }
  declarationInside(at2) {
    const { source } = this;
    if (source.startsWith("<!--", at2)) {
      this.flag(NOT_PLAIN);
      return this.comment(at2);
    }
    if (this.depth === 0 || !source.startsWith("<![CDATA[", at2))
      return this.fail(at2, "expected an element, a comment or CDATA");
    const end = source.indexOf("]]>", at2 + 9);
    if (end === -1) return this.fail(at2, "CDATA without an end");
    if (end > at2 + 9) this.flag(NOT_BLANK);
    this.flag(NOT_PLAIN);
    return this.legal(at2 + 9, end) === FAILED ? FAILED : end + 3;
  }
  instructionInside(at2) {
    const { content } = this.open[this.depth - 1];
    if (content !== void 0) return this.fail(at2, "a processing instruction is not allowed here");
    this.flag(NOT_PLAIN);
    return this.instruction(at2);
  }
  comment(at2) {
    const end = this.source.indexOf("--", at2 + 4);
    if (end === -1) return this.fail(at2, "a comment without an end");
    if (this.source.charCodeAt(end + 2) !== GREATER) return this.fail(end, "-- inside a comment");
    return this.legal(at2 + 4, end) === FAILED ? FAILED : end + 3;
  }
  instruction(at2) {
    const { source } = this;
    const target2 = nameAt(source, at2 + 2);
    if (!target2.legal || target2.prefix !== "") return this.fail(at2, "a processing instruction without a legal target");
    if (target2.local.toLowerCase() === "xml") return this.fail(at2, "an XML declaration is only allowed at the start");
    const rest = at2 + 2 + target2.local.length;
    const end = source.indexOf("?>", rest);
    if (end === -1) return this.fail(at2, "a processing instruction without an end");
    if (end > rest && !isSpace2(source.charCodeAt(rest))) return this.fail(rest, "expected white space");
    return this.legal(rest, end) === FAILED ? FAILED : end + 2;
  }
  /** Checks the characters of a comment, a processing instruction or CDATA. */
  legal(from, to) {
    for (let at2 = from; at2 < to; at2++) {
      const kind = TEXT_KIND[this.source.charCodeAt(at2)];
      if (kind === Kind.surrogate) at2 = this.surrogatePair(at2);
      else if (kind === Kind.illegal) at2 = this.fail(at2, "a character that XML does not allow");
      if (at2 === FAILED) return FAILED;
    }
    return to;
  }
  /** Offset of the second half of the pair whose first half is at `at`. */
  surrogatePair(at2) {
    const high = this.source.charCodeAt(at2);
    const low = this.source.charCodeAt(at2 + 1);
    return high < 56320 && low >= 56320 && low <= 57343 ? at2 + 1 : this.fail(at2, "half of a surrogate pair");
  }
  /** Text up to the next `<`. */
  text(from) {
    const { source } = this;
    const kinds = TEXT_KIND;
    let at2 = from;
    for (; ; ) {
      let code2 = source.charCodeAt(at2);
      while (code2 === SPACE || code2 === LF || code2 === TAB) code2 = source.charCodeAt(++at2);
      if (code2 === LESS) return at2;
      let kind = kinds[code2];
      if (kind === 0) {
        this.flag(NOT_BLANK);
        do
          kind = kinds[source.charCodeAt(++at2)];
        while (kind === 0);
      }
      if (kind === Kind.less) return at2;
      at2 = this.inText(at2, kind);
      if (at2 === FAILED) return FAILED;
    }
  }
  /** A character in text that needs a look; returns the offset behind it. */
  inText(at2, kind) {
    switch (kind) {
      case Kind.lineEnd:
        this.flag(NOT_PLAIN);
        return at2 + 1;
      case Kind.ampersand: {
        this.flag(NOT_BLANK | NOT_PLAIN);
        return this.reference(at2);
      }
      case Kind.greater:
        if (this.source.startsWith("]]>", at2 - 2)) return this.fail(at2 - 2, "]]> in text");
        this.flag(NOT_BLANK);
        return at2 + 1;
      case Kind.surrogate: {
        this.flag(NOT_BLANK);
        const second = this.surrogatePair(at2);
        return second === FAILED ? FAILED : second + 1;
      }
      case void 0:
        return this.fail(at2, `<${this.names[this.depth - 1].qualified}> is not closed`);
      default:
        return this.fail(at2, "a character that XML does not allow");
    }
  }
  /** Offset behind the reference at `at`. */
  reference(at2) {
    const end = endOfReference(this.source, at2);
    return end === -1 ? this.fail(at2, "a reference to nothing that is known") : end + 1;
  }
  startTag(at2) {
    const { source, bindings } = this;
    const name = nameAt(source, at2 + 1);
    if (!name.legal) return this.fail(at2 + 1, name.qualified === "" ? "expected a name" : "not a qualified name");
    if (this.depth >= this.maxDepth) return this.fail(at2, `more than ${this.maxDepth} elements inside each other`);
    const element2 = {
      name: name.local,
      prefix: name.prefix,
      namespace: "",
      attributes: noAttributes(),
      children: [],
      text: "",
      content: void 0,
      start: at2,
      end: -1,
      scope: void 0
    };
    const before = bindings.replaced.length;
    this.outerScope = bindings.scope;
    let end = at2 + 1 + name.qualified.length;
    if (source.charCodeAt(end) !== GREATER) end = this.attributes(element2.attributes, end);
    if (end === FAILED || this.resolve(element2, at2) === FAILED) return FAILED;
    if (this.keeps(element2)) element2.content = [];
    this.place(element2);
    const declared = bindings.replaced.length - before;
    if (source.charCodeAt(end) === SLASH) {
      if (source.charCodeAt(end + 1) !== GREATER) return this.fail(end, "expected />");
      undeclare(bindings, declared);
      element2.end = end + 2;
      return end + 2;
    }
    this.enter(element2, name, end + 1, declared);
    return end + 1;
  }
  /** Finds the element's namespace. */
  resolve(element2, at2) {
    const { bindings } = this;
    const namespace = bindings.current.get(element2.prefix);
    if (namespace === void 0 && element2.prefix !== "") return this.unbound(at2 + 1, element2.prefix);
    if (element2.prefix === "xmlns") return this.fail(at2 + 1, "the prefix xmlns is for declarations");
    element2.namespace = namespace ?? "";
    element2.scope = bindings.scope;
    return at2;
  }
  place(element2) {
    if (this.depth === 0) this.root = element2;
    else this.open[this.depth - 1].children.push(element2);
  }
  enter(element2, name, inside2, declared) {
    const { depth } = this;
    this.open[depth] = element2;
    this.names[depth] = name;
    this.insides[depth] = inside2;
    this.flags[depth] = 0;
    this.declared[depth] = declared;
    this.depth = depth + 1;
  }
  endTag(at2) {
    const { source } = this;
    const depth = this.depth - 1;
    if (depth < 0) return this.fail(at2, "an end tag without a start tag");
    const { qualified } = this.names[depth];
    if (!source.startsWith(qualified, at2 + 2)) return this.fail(at2, `expected </${qualified}>`);
    let end = at2 + 2 + qualified.length;
    if (source.charCodeAt(end) !== GREATER) end = this.space(end);
    if (source.charCodeAt(end) !== GREATER) return this.fail(at2, `expected </${qualified}>`);
    const element2 = this.open[depth];
    element2.end = end + 1;
    this.gather(element2, this.insides[depth], at2, this.flags[depth]);
    undeclare(this.bindings, this.declared[depth]);
    this.depth = depth;
    return end + 1;
  }
  keeps(element2) {
    return this.keep || this.keepIn !== void 0 && element2.namespace === this.keepIn;
  }
  /** Gives a closing element its text and, where it is due, its content. */
  gather(element2, from, to, flags) {
    const isLeaf = element2.children.length === 0;
    const keep = this.keeps(element2);
    if (isLeaf && !keep && (flags & NOT_PLAIN) === 0) {
      if (from < to) element2.text = this.source.slice(from, to);
      return;
    }
    if (!isLeaf && !keep && (flags & NOT_BLANK) === 0) return;
    const content = contentOf(this.source, from, to, element2.children);
    const text3 = content.filter((item) => typeof item === "string").join("");
    const matters = isLeaf || !isBlank(text3);
    if (matters) element2.text = text3;
    if (keep || matters && !isLeaf) element2.content = content;
  }
  /** Attributes and declarations of a start tag from behind its name; returns the offset of its `>` or `/`. */
  attributes(attributes, from) {
    const { source } = this;
    let count2 = 0;
    let prefixed2 = 0;
    let at2 = from;
    for (; ; ) {
      const next = this.space(at2);
      const code2 = source.charCodeAt(next);
      if (code2 === GREATER || code2 === SLASH) {
        return prefixed2 > 0 && this.resolveAttributes(attributes, from) === FAILED ? FAILED : next;
      }
      if (next === at2) return this.fail(at2, "expected white space, > or />");
      if (++count2 > this.maxAttributes) return this.fail(next, `more than ${this.maxAttributes} attributes`);
      const name = nameAt(source, next);
      if (!name.legal) return this.fail(next, name.qualified === "" ? "expected a name" : "not a qualified name");
      const opening = this.openingQuote(next + name.qualified.length);
      if (opening === FAILED) return FAILED;
      const closing = this.closingQuote(opening);
      if (closing === FAILED) return FAILED;
      const value2 = source.slice(opening + 1, closing);
      if (this.keepAttribute(attributes, name, this.isRaw ? decodeValue(value2) : value2, next) === FAILED) return FAILED;
      if (name.prefix !== "" && name.prefix !== "xmlns") prefixed2++;
      at2 = closing + 1;
    }
  }
  /** Offset of the quote behind the `=` of an attribute. */
  openingQuote(from) {
    const { source } = this;
    let at2 = source.charCodeAt(from) === EQUALS ? from : this.space(from);
    if (source.charCodeAt(at2) !== EQUALS) return this.fail(at2, "expected =");
    const code2 = source.charCodeAt(++at2);
    if (code2 === QUOTE3 || code2 === APOSTROPHE) return at2;
    at2 = this.space(at2);
    const late = source.charCodeAt(at2);
    return late === QUOTE3 || late === APOSTROPHE ? at2 : this.fail(at2, "expected a quoted value");
  }
  /** Set by closingQuote: the value holds references or white space to normalise. */
  isRaw = false;
  /** Offset of the quote that closes the value opened at `opening`. */
  closingQuote(opening) {
    const { source } = this;
    const kinds = VALUE_KIND;
    const quote = source.charCodeAt(opening);
    this.isRaw = false;
    let at2 = opening + 1;
    for (let code2 = source.charCodeAt(at2); code2 !== quote; code2 = source.charCodeAt(++at2)) {
      const kind = kinds[code2];
      if (kind === 0) continue;
      if (kind === void 0) return this.fail(opening, "an attribute value without an end");
      at2 = this.inValue(at2, kind);
      if (at2 === FAILED) return FAILED;
    }
    return at2;
  }
  /** A character in an attribute value that needs a look; returns the offset of its last unit. */
  inValue(at2, kind) {
    switch (kind) {
      case Kind.lineEnd:
        this.isRaw = true;
        return at2;
      case Kind.ampersand: {
        this.isRaw = true;
        const behind = this.reference(at2);
        return behind === FAILED ? FAILED : behind - 1;
      }
      case Kind.surrogate:
        return this.surrogatePair(at2);
      case Kind.less:
        return this.fail(at2, "< in an attribute value");
      default:
        return this.fail(at2, "a character that XML does not allow");
    }
  }
  keepAttribute(attributes, name, value2, at2) {
    if (name.prefix === "xmlns") return this.declareNamespace(name.local, value2, at2);
    if (name.qualified === "xmlns") return this.declareNamespace("", value2, at2);
    if (attributes[name.qualified] !== void 0) return this.fail(at2, `the attribute ${name.qualified} twice`);
    attributes[name.qualified] = value2;
    return at2;
  }
  /** What was in force outside the start tag that is being read. */
  outerScope = void 0;
  declareNamespace(prefix, namespace, at2) {
    const { bindings } = this;
    const reason2 = whyNot(prefix, namespace);
    if (reason2 !== void 0) return this.fail(at2, reason2);
    for (let scope = bindings.scope; scope !== this.outerScope; scope = scope.outer) {
      if (scope.prefix === prefix) return this.fail(at2, "a namespace declaration twice");
    }
    declare(bindings, prefix, namespace);
    return at2;
  }
  /** Every prefix is bound, and no two attributes have the same expanded name (Namespaces in XML 6.3). */
  resolveAttributes(attributes, at2) {
    const expanded = /* @__PURE__ */ new Set();
    for (const qualified in attributes) {
      const colon = qualified.indexOf(":");
      if (colon === -1) continue;
      const prefix = qualified.slice(0, colon);
      const namespace = this.bindings.current.get(prefix);
      if (namespace === void 0) return this.unbound(at2, prefix);
      const name = `${qualified.slice(colon + 1)} ${namespace}`;
      if (expanded.has(name)) return this.fail(at2, "two attributes with the same expanded name");
      expanded.add(name);
    }
    return at2;
  }
  unbound(at2, prefix) {
    return this.fail(at2, `the prefix ${prefix} is not bound to a namespace`);
  }
  space(from) {
    let at2 = from;
    while (isSpace2(this.source.charCodeAt(at2))) at2++;
    return at2;
  }
  flag(flags) {
    this.flags[this.depth - 1] |= flags;
  }
  fail(at2, fault) {
    this.fault = fault;
    this.faultOffset = at2;
    return FAILED;
  }
};
var DECLARATION = /<\?xml\s+version\s*=\s*(?:"1\.0"|'1\.0')(?:\s+encoding\s*=\s*(?:"[A-Za-z][\w.-]*"|'[A-Za-z][\w.-]*'))?(?:\s+standalone\s*=\s*(?:"(?:yes|no)"|'(?:yes|no)'))?\s*\?>/y;
function contentOf(source, from, to, children) {
  const content = [];
  let text3 = "";
  let child3 = 0;
  for (let at2 = from; at2 < to; ) {
    const less = source.indexOf("<", at2);
    text3 += decodeText(source.slice(at2, less));
    if (less === to) break;
    const next = children[child3];
    if (next?.start === less) {
      if (text3 !== "") content.push(text3);
      text3 = "";
      content.push(next);
      child3++;
      at2 = next.end;
    } else if (source.charCodeAt(less + 1) === QUESTION) {
      at2 = source.indexOf("?>", less) + 2;
    } else if (source.startsWith("<!--", less)) {
      at2 = source.indexOf("-->", less + 4) + 3;
    } else {
      const end = source.indexOf("]]>", less);
      text3 += decodeCdata(source.slice(less + "<![CDATA[".length, end));
      at2 = end + 3;
    }
  }
  if (text3 !== "") content.push(text3);
  return content;
}

// shared/wire/ebxml/payload.ts
var EBXML_NAMESPACE = "http://www.oasis-open.org/committees/ebxml-msg/schema/msg-header-2_0.xsd";
var refuse = (diagnostics) => ({
  ok: false,
  fault: { severity: "error", code: "invalid", expression: "", diagnostics }
});
function payloadOf(text3, contentType = "", options = {}) {
  if (!/^multipart\//i.test(contentType) && !looksMultipart(text3)) return unwrapped(text3, options);
  const read2 = readMultipart(text3, contentType);
  if (!read2.ok) return refuse(`Not a message that can be read: ${read2.fault}.`);
  const { parts, root: root2 } = read2.value;
  const payload = parts.find((_, i) => i !== root2) ?? parts[root2];
  return unwrapped(payload.body, options);
}
function unwrapped(text3, options) {
  const root2 = parse(text3.trimStart(), options);
  if (isXmlFault(root2)) {
    return refuse(`Not XML that can be read: ${root2.fault} (line ${root2.line}, column ${root2.column}).`);
  }
  const envelope = envelopeOf(root2);
  if (envelope === void 0) return { ok: true, document: root2 };
  const payload = envelope.body.find((e) => e.namespace !== EBXML_NAMESPACE);
  if (payload === void 0) return refuse("The envelope has no payload.");
  return faultOf(payload) === void 0 ? { ok: true, document: wrapped(payload) } : refuse("The answer is a SOAP Fault.");
}
var wrapped = (element2) => element2.children.length === 1 && element2.text === "" && Object.keys(element2.attributes).length === 0 ? wrapped(element2.children[0]) : element2;

// shared/wire/xml/positions.ts
var START_OF_TAG = /<[^\s/>]+/y;
var ATTRIBUTE = /\s+([^\s=]+)\s*=\s*(?:"[^"]*"|'[^']*')/y;
function nodesOf(source) {
  const root2 = parse(source);
  if (isXmlFault(root2)) return [];
  const nodes = [];
  addElement(nodes, source, root2, `/${root2.name}`);
  return nodes;
}
function addElement(nodes, source, element2, path2) {
  nodes.push({ path: path2, start: element2.start, end: element2.end });
  addAttributes(nodes, source, element2, path2);
  const counts = /* @__PURE__ */ new Map();
  for (const child3 of element2.children) {
    const index = (counts.get(child3.name) ?? 0) + 1;
    counts.set(child3.name, index);
    addElement(nodes, source, child3, `${path2}/${child3.name}[${index}]`);
  }
}
function addAttributes(nodes, source, element2, path2) {
  START_OF_TAG.lastIndex = element2.start;
  START_OF_TAG.test(source);
  let at2 = START_OF_TAG.lastIndex;
  for (; ; ) {
    ATTRIBUTE.lastIndex = at2;
    const found = ATTRIBUTE.exec(source);
    if (found === null) return;
    at2 = ATTRIBUTE.lastIndex;
    const name = found[1];
    if (name === "xmlns" || name.startsWith("xmlns:")) continue;
    const start = at2 - found[0].trimStart().length;
    nodes.push({ path: `${path2}/@${name.slice(name.indexOf(":") + 1)}`, start, end: at2 });
  }
}

// shared/wire/xml/write.ts
var TEXT_SPECIAL = /[&<>\r]/;
var VALUE_SPECIAL = /[&<"\t\n\r]/;
var ILLEGAL = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;
function illegalCharacter(text3) {
  return text3.search(ILLEGAL);
}
function escapeText(text3) {
  if (!TEXT_SPECIAL.test(text3)) return text3;
  return text3.replace(/[&<>\r]/g, (c) => c === "&" ? "&amp;" : c === "<" ? "&lt;" : c === ">" ? "&gt;" : "&#xD;");
}
var VALUE_ESCAPES = {
  "&": "&amp;",
  "<": "&lt;",
  '"': "&quot;",
  "	": "&#x9;",
  "\n": "&#xA;",
  "\r": "&#xD;"
};
function escapeAttribute(value2) {
  if (!VALUE_SPECIAL.test(value2)) return value2;
  return value2.replace(/[&<"\t\n\r]/g, (c) => VALUE_ESCAPES[c]);
}
function writeElement(element2) {
  return write(element2, NOTHING_WRITTEN, NO_PREFIXES);
}
var NO_PREFIXES = [];
var NOTHING_WRITTEN = /* @__PURE__ */ new Map([
  ["", ""],
  ["xml", XML_NAMESPACE]
]);
function write(element2, written, inclusive) {
  const needed = neededDeclarations(element2, written, inclusive);
  const tag = element2.prefix === "" ? element2.name : `${element2.prefix}:${element2.name}`;
  let out = `<${tag}`;
  for (const [prefix, namespace] of needed) {
    out += ` ${prefix === "" ? "xmlns" : `xmlns:${prefix}`}="${escapeAttribute(namespace)}"`;
  }
  for (const name of sortedAttributes(element2)) out += ` ${name}="${escapeAttribute(element2.attributes[name])}"`;
  out += ">";
  const inside2 = needed.length === 0 ? written : new Map([...written, ...needed]);
  if (element2.content === void 0) {
    out += escapeText(element2.text);
    for (const child3 of element2.children) out += write(child3, inside2, inclusive);
  } else {
    for (const item of element2.content) {
      out += typeof item === "string" ? escapeText(item) : write(item, inside2, inclusive);
    }
  }
  return `${out}</${tag}>`;
}
function neededDeclarations(element2, written, inclusive) {
  const needed = /* @__PURE__ */ new Map();
  const need = (prefix, namespace) => {
    if (namespace !== void 0 && written.get(prefix) !== namespace) needed.set(prefix, namespace);
  };
  need(element2.prefix, element2.namespace);
  for (const name in element2.attributes) {
    const colon = name.indexOf(":");
    if (colon !== -1) need(name.slice(0, colon), bound2(element2, name.slice(0, colon)));
  }
  for (const prefix of inclusive) need(prefix, bound2(element2, prefix));
  return needed.size < 2 ? [...needed] : [...needed].sort(([a], [b]) => compare2(a, b));
}
function bound2(element2, prefix) {
  if (prefix === element2.prefix) return element2.namespace;
  for (let scope = element2.scope; scope !== void 0; scope = scope.outer) {
    if (scope.prefix === prefix) return scope.namespace;
  }
  return void 0;
}
function sortedAttributes(element2) {
  const names = Object.keys(element2.attributes);
  if (names.length < 2) return names;
  if (names.every((name) => !name.includes(":"))) return names.sort(compare2);
  const keys = new Map(names.map((name) => [name, sortKey(element2, name)]));
  return names.sort((a, b) => {
    const [namespaceA, localA] = keys.get(a);
    const [namespaceB, localB] = keys.get(b);
    return compare2(namespaceA, namespaceB) || compare2(localA, localB);
  });
}
function sortKey(element2, name) {
  const colon = name.indexOf(":");
  if (colon === -1) return ["", name];
  const prefix = name.slice(0, colon);
  const namespace = prefix === "xml" ? XML_NAMESPACE : bound2(element2, prefix);
  return [namespace ?? "", name.slice(colon + 1)];
}
function compare2(a, b) {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const unitA = a.charCodeAt(i);
    const unitB = b.charCodeAt(i);
    if (unitA === unitB) continue;
    const isPairA = unitA >= 55296 && unitA < 57344;
    const isPairB = unitB >= 55296 && unitB < 57344;
    return isPairA === isPairB ? unitA - unitB : isPairA ? 1 : -1;
  }
  return a.length - b.length;
}

// shared/wire/hl7v3/assemble.ts
var framed = /* @__PURE__ */ new WeakMap();
function assemble(parts, always) {
  const { texts, writes } = split3(parts);
  if (writes.length === 0) return texts[0];
  if (writes.length === 1 && !always) return frame(texts[0], writes[0], texts[1]);
  return series(texts, writes, always);
}
function split3(parts) {
  const texts = [""];
  const writes = [];
  for (const part of parts) {
    if (typeof part === "string") texts[texts.length - 1] += part;
    else {
      writes.push(part);
      texts.push("");
    }
  }
  return { texts, writes };
}
function frame(outerBefore, inner, outerAfter) {
  const known3 = framed.get(inner);
  const before = outerBefore + (known3?.before ?? "");
  const core = known3?.core ?? inner;
  const after = (known3?.after ?? "") + outerAfter;
  const write2 = (node, application, run) => {
    const text3 = core(node, application, run);
    return text3 === "" ? "" : before + text3 + after;
  };
  framed.set(write2, { before, core, after });
  return write2;
}
function series(texts, writes, always) {
  const first3 = texts[0];
  const rest = texts.slice(1);
  return (node, application, run) => {
    let out = first3;
    let wrote = always;
    for (let i = 0; i < writes.length; i++) {
      const text3 = writes[i](node, application, run);
      if (text3 !== "") {
        wrote = true;
        out += text3;
      }
      out += rest[i];
    }
    return wrote ? out : "";
  };
}

// shared/wire/hl7v3/vocabulary.ts
var CODES = {
  classCode: "ACT ALRT CACT CATEGORY INFO OBS PCPR REG SBADM SPLY AGNT ASSIGNED MANU PAT PROV ROL DEV MMAT ORG PSN".split(" "),
  // entities
  moodCode: ["EVN", "INT", "PRMS", "RQO"],
  determinerCode: ["INSTANCE", "KIND"],
  typeCode: "AUT COMP COV CSM DRCV FLFS LA PART PERT PRCP PRD PRF RCT RCV REFR RESP RPLC RSON SBJ SEQL SND".split(" "),
  contextControlCode: ["AP", "ON", "OP"]
};
var ATTRIBUTE_OF = new Map(Object.entries(CODES).flatMap(([name, codes2]) => codes2.map((c) => [c, name])));
var structuralAttribute = (code2) => ATTRIBUTE_OF.get(code2);
var STRUCTURAL_ATTRIBUTES = /* @__PURE__ */ new Set([
  ...Object.keys(CODES),
  "contextConductionInd",
  "inversionInd"
]);

// shared/wire/hl7v3/port.ts
var HL7_V3_NAMESPACE = "urn:hl7-org:v3";
var SIGNATURE_NAMESPACE = "http://www.w3.org/2000/09/xmldsig#";
var VERBATIM = "xml()";
function wirePath(text3) {
  const pieces = text3.split("/");
  const last = pieces.at(-1);
  const slot = last === "." || last === VERBATIM || last.startsWith("@") ? last : void 0;
  return { text: text3, steps: (slot === void 0 ? pieces : pieces.slice(0, -1)).map((p) => wireStep(p, text3)), slot };
}
function wireStep(piece, text3) {
  const [head = "", ...words] = piece.split(" ");
  const m = /^([A-Za-z_][\w.-]*)(?:\[(\d+)\])?$/.exec(head);
  if (m === null) throw new TypeError(`path ${text3}: ${head} is no element name`);
  const constants = Object.fromEntries(words.map((w) => constantOf(w, text3)));
  return { name: m[1], constants, ...m[2] === void 0 ? {} : { nth: Number(m[2]) } };
}
function constantOf(word, text3) {
  const equals = word.indexOf("=");
  if (equals > 0) return [`@${word.slice(0, equals)}`, word.slice(equals + 1)];
  const attribute = structuralAttribute(word);
  if (attribute === void 0) throw new TypeError(`path ${text3}: ${word} is no structural code`);
  return [`@${attribute}`, word];
}
var PLAIN = /^[ !#-%'-;=?-~\u00a0-\ud7ff]*$/;
function placer(slot) {
  const [before, after] = slot.startsWith("@") ? [` ${slot.slice(1)}="`, '"'] : ["", ""];
  const escape = slot.startsWith("@") ? escapeAttribute : slot === VERBATIM ? (text3) => text3 : escapeText;
  return (text3) => {
    if (PLAIN.test(text3)) return before + text3 + after;
    return illegalCharacter(text3) >= 0 ? void 0 : before + escape(text3) + after;
  };
}
var byCanonicalOrder = (a, b) => a.slot === b.slot ? 0 : a.slot === "@xmlns" ? -1 : b.slot === "@xmlns" ? 1 : a.slot < b.slot ? -1 : 1;
function enclose2(step, items, always) {
  const constants = Object.entries(step.constants).map(([slot, value2]) => ({ slot, part: placer(slot)(value2) }));
  const isAttribute = (i) => i.slot?.startsWith("@") === true;
  const attributes = [...constants, ...items.filter(isAttribute)].sort(byCanonicalOrder);
  const content = items.filter((i) => !isAttribute(i));
  const parts = [...attributes, { part: ">" }, ...content].map((i) => i.part);
  return assemble([`<${step.name}`, ...parts, `</${step.name}>`], always);
}
var NONE2 = [];
function find(node, { name, nth }) {
  const { children } = node;
  let first3;
  let all;
  for (let i = 0; i < children.length; i++) {
    const c = children[i];
    if (c.name !== name) continue;
    if (first3 === void 0) first3 = c;
    else if (all === void 0) all = [first3, c];
    else all.push(c);
  }
  if (first3 === void 0) return NONE2;
  const found = all ?? [first3];
  return nth === void 0 ? found : found.slice(nth - 1, nth);
}
function value(node, slot) {
  if (slot.charCodeAt(0) === 64) return node.attributes[slot.slice(1)];
  if (slot === VERBATIM) return node.children.length === 1 ? writeElement(node.children[0]) : void 0;
  return node.text === "" ? void 0 : node.text;
}
function leaves(node) {
  const out = [];
  for (const name in node.attributes) out.push([`@${name}`, node.attributes[name]]);
  if (node.text.trim() !== "") out.push([".", node.text]);
  return out;
}
function read(text3) {
  const payload = payloadOf(text3, "", { keepWhitespaceIn: SIGNATURE_NAMESPACE });
  return payload.ok ? { ok: true, value: payload.document } : payload;
}
var hl7v3 = {
  name: "HL7 V3",
  mediaType: "application/xml",
  parse: read,
  rootName: (node) => node.name,
  root: (name) => ({ name, constants: { "@xmlns": HL7_V3_NAMESPACE } }),
  path: wirePath,
  leafOf: (slot) => slot,
  verbatim: VERBATIM,
  enclose: enclose2,
  placer,
  document: (text3) => `<?xml version="1.0" encoding="UTF-8"?>
${text3}`,
  find,
  value,
  children: (node) => node.children,
  nameOf: (node) => node.name,
  leaves,
  structural: (slot) => STRUCTURAL_ATTRIBUTES.has(slot.slice(1)),
  nodesOf
};

// mappings/eps/rules/permissions.ts
var SERVICE = "electronic-prescription-service-api";
var USER = "urn:nhsd:apim:user-nhs-id:aal3";
var APP = "urn:nhsd:apim:app:level3";
var forbidden = (diagnostics) => ({
  severity: "fatal",
  code: "forbidden",
  expression: "",
  diagnostics
});
var userScopes = ({ name }) => [`${USER}:${SERVICE}:${name}`, `${USER}:fhir-${name}`];
function missingScope(of, { scopes }) {
  const granted = new Set(scopes.map((s2) => s2.trim()));
  if (userScopes(of).some((s2) => granted.has(s2))) return [];
  if (granted.has(`${APP}:${SERVICE}:${of.name}`))
    return [forbidden(`${of.title} functionality can only be accessed using the user-restricted access mode.`)];
  return [forbidden(`Your app does not have permission to access ${of.name} functionality.`)];
}
var userRestricted = (of) => [
  {
    id: `eps/${of.name}-enabled`,
    spec: "eps.md 10.1",
    title: `${of.title} is switched on`,
    check: ({ features }) => features.includes(of.name) ? [] : [
      {
        severity: "fatal",
        code: "not-supported",
        expression: "",
        diagnostics: `${of.title} functionality is disabled.`
      }
    ]
  },
  {
    id: `eps/${of.name}-permitted`,
    spec: "eps.md 10.1",
    title: `The caller has the scope of ${of.name} for a signed-in user`,
    check: (caller) => missingScope(of, caller)
  }
];
var prescribingPermissions = userRestricted({ name: "prescribing", title: "Prescribing" });

// shared/wire/fhir/select.ts
function select(root2, path2) {
  if (typeof root2 !== "object" || root2 === null) return NOTHING2;
  const parsed = parse2(path2);
  return parsed === void 0 ? NOTHING2 : evaluate(messageOf(root2), parsed);
}
function within2(hit, path2) {
  const parsed = parse2(path2);
  if (parsed === void 0 || !(hit instanceof Place)) return NOTHING2;
  let places = [hit];
  for (const step of parsed.steps) {
    if (places.length === 0) break;
    places = take(step, places);
  }
  return places;
}
var NOTHING2 = Object.freeze([]);
var Place = class {
  constructor(value2, message, above, name, position2) {
    this.value = value2;
    this.message = message;
    this.above = above;
    this.name = name;
    this.position = position2;
  }
  value;
  message;
  above;
  name;
  position;
  get expression() {
    const own2 = this.position < 0 ? this.name : `${this.name}[${this.position}]`;
    return this.above === void 0 || this.above.expression === "" ? own2 : `${this.above.expression}.${own2}`;
  }
};
var Message = class {
  root;
  /** By `Path.id`. */
  selected = [];
  byType;
  byUrl;
  constructor(root2) {
    const type = typeOf2(root2);
    this.root = new Place(root2, this, void 0, typeof type === "string" ? type : "", -1);
  }
  ofType(type) {
    if (this.byType === void 0) this.index();
    return this.byType.get(type) ?? NOTHING2;
  }
  /** The resource that a reference names inside the Bundle; the first where several have its `fullUrl`. */
  entry(reference) {
    if (this.byUrl === void 0) this.index();
    return this.byUrl.get(reference) ?? this.byTypeAndId(reference);
  }
  byTypeAndId(reference) {
    const [type, id2, ...more] = reference.split("/");
    if (id2 === void 0 || more.length > 0) return void 0;
    return this.ofType(type).find((resource) => resource.value.id === id2);
  }
  index() {
    this.byType = /* @__PURE__ */ new Map();
    this.byUrl = /* @__PURE__ */ new Map();
    const entries = [];
    member2("entry")(this.root, entries);
    for (const entry2 of entries) {
      const [resource] = take(member2("resource"), [entry2]);
      if (resource === void 0 || typeof resource.value !== "object") continue;
      const type = typeOf2(resource.value);
      const alike = this.byType.get(type);
      if (alike === void 0) this.byType.set(type, [resource]);
      else alike.push(resource);
      const { fullUrl } = entry2.value;
      if (!this.byUrl.has(fullUrl)) this.byUrl.set(fullUrl, resource);
    }
  }
};
var latest;
function messageOf(root2) {
  if (latest?.root.value !== root2) latest = new Message(root2);
  return latest;
}
function evaluate(message, path2) {
  const known3 = message.selected[path2.id];
  if (known3 !== void 0) return known3;
  const from = path2.parent === void 0 ? [message.root] : evaluate(message, path2.parent);
  const found = from.length === 0 ? NOTHING2 : take(path2.steps.at(-1), from);
  message.selected[path2.id] = found;
  return found;
}
function take(step, from) {
  const found = [];
  for (let i = 0; i < from.length; i++) step(from[i], found);
  return step === first ? found.slice(0, 1) : found;
}
var typeOf2 = (value2) => own(value2, "resourceType");
var own = (value2, name) => typeof value2 === "object" && value2 !== null ? value2[name] : void 0;
var member2 = (name) => (from, found) => {
  const value2 = own(from.value, name);
  if (value2 === void 0 || value2 === null || Array.isArray(from.value)) return;
  if (!Array.isArray(value2)) found.push(new Place(value2, from.message, from, name, -1));
  else for (let i = 0; i < value2.length; i++) push(value2[i], from, name, i, found);
};
function push(value2, from, name, position2, found) {
  if (value2 !== void 0 && value2 !== null) found.push(new Place(value2, from.message, from, name, position2));
}
var resourcesOf2 = (type) => (root2, found) => {
  if (typeOf2(root2.value) === type) found.push(root2);
  else found.push(...root2.message.ofType(type));
};
var ofType = (type) => (from, found) => {
  if (typeOf2(from.value) === type) found.push(from);
};
var extension = (url) => (from, found) => {
  const list3 = own(from.value, "extension");
  if (!Array.isArray(list3)) return;
  for (let i = 0; i < list3.length; i++) if (own(list3[i], "url") === url) push(list3[i], from, "extension", i, found);
};
var where = (name, text3) => (from, found) => {
  if (own(from.value, name) === text3) found.push(from);
};
var first = (from, found) => {
  if (found.length === 0) found.push(from);
};
var resolve = (from, found) => {
  const reference = own(from.value, "reference");
  if (typeof reference !== "string") return;
  const target2 = reference.startsWith("#") ? contained(from, reference.slice(1)) : from.message.entry(reference);
  if (target2 !== void 0 && !found.includes(target2)) found.push(target2);
};
function contained(from, id2) {
  let container = from;
  while (container !== void 0 && own(container.value, "contained") === void 0) container = container.above;
  if (container === void 0) return void 0;
  return take(member2("contained"), [container]).find((resource) => own(resource.value, "id") === id2);
}
var STEP = /(?<name>[A-Za-z][A-Za-z0-9]*)(?:\((?:'(?<text>[^']*)'|(?<type>[A-Z][A-Za-z]*)|(?<key>[a-z][A-Za-z0-9]*)='(?<equal>[^']*)')?(?<call>\)))?(?:\.(?=.)|$)/y;
var NAMED_STEP = {
  extension: (text3) => text3 === void 0 ? void 0 : extension(text3),
  ofType: (_, type) => type === void 0 ? void 0 : ofType(type),
  where: (_, _type, key, equal2) => key === void 0 || equal2 === void 0 ? void 0 : where(key, equal2),
  first: () => first,
  resolve: () => resolve
};
var paths = /* @__PURE__ */ new Map();
function parse2(text3) {
  if (paths.has(text3)) return paths.get(text3);
  let path2;
  STEP.lastIndex = 0;
  for (let end = 0; end < text3.length; end = STEP.lastIndex) {
    const match = STEP.exec(text3);
    const step = match && stepOf(match, end === 0);
    if (!step) {
      path2 = void 0;
      break;
    }
    path2 = extend(path2, step, text3.slice(0, STEP.lastIndex).replace(/\.$/, ""));
  }
  paths.set(text3, path2);
  return path2;
}
function extend(parent, step, text3) {
  const known3 = paths.get(text3);
  if (known3 !== void 0) return known3;
  const path2 = { id: paths.size, parent, steps: [...parent?.steps ?? [], step] };
  paths.set(text3, path2);
  return path2;
}
function stepOf({ groups }, isFirst) {
  const { name, text: text3, type, key, equal: equal2, call } = groups;
  if (call !== void 0)
    return Object.hasOwn(NAMED_STEP, name) ? NAMED_STEP[name](text3, type, key, equal2) : void 0;
  if (/^[A-Z]/.test(name)) return isFirst ? resourcesOf2(name) : void 0;
  return member2(name);
}

// shared/wire/fhir/rules.ts
var identical = (rule) => build(rule, (message, fault) => {
  const [model, ...others] = select(message, rule.of);
  if (others.length === 0) return NONE3;
  const expected = within2(model, rule.element);
  const differing = others.filter((place) => !sameValues(expected, within2(place, rule.element)));
  return differing.map((place) => fault(within2(place, rule.element)[0]?.expression ?? below3(place, rule.element)));
});
var distinct = (rule) => build(rule, (message, fault) => {
  const seen = /* @__PURE__ */ new Set();
  const again = select(message, rule.path).filter(({ value: value2 }) => {
    const key = typeof value2 === "string" ? value2.toLowerCase() : value2;
    return seen.size === seen.add(key).size;
  });
  return again.map((place) => fault(place.expression));
});
var present = (rule) => build(rule, (message, fault) => {
  const lacking = select(message, rule.of).filter((place) => within2(place, rule.element).length === 0);
  return lacking.map((place) => fault(below3(place, rule.at ?? rule.element)));
});
var absent = (rule) => build(
  rule,
  (message, fault) => select(message, rule.of).flatMap(
    (place) => within2(place, rule.element).slice(0, 1).map((hit) => fault(hit.expression))
  )
);
var notBoth = (rule) => build(rule, (message, fault) => {
  const [one2, other] = rule.elements;
  const both = select(message, rule.of).filter((p) => within2(p, one2).length > 0 && within2(p, other).length > 0);
  return both.map((place) => fault(below3(place, other)));
});
var holds2 = (rule) => build(rule, (message, fault) => {
  const failing = select(message, rule.path).filter(({ value: value2 }) => !rule.test(value2));
  return failing.map((place) => fault(place.expression));
});
var oneOf = ({ values, ...rule }) => holds2({ ...rule, test: (value2) => values.includes(value2) });
var counted = (rule) => {
  const text3 = rule.says ?? rule.title;
  return staged(rule, (message) => {
    const places = select(message, rule.path);
    if (places.length < rule.min) return [faultAt2(rule.at, text3, rule.outcome.tooFew)];
    return places.slice(rule.max).map((place) => faultAt2(place.expression, text3, rule.outcome.tooMany));
  });
};
var judged = (rule) => build(rule, (message, fault) => rule.find(message).map(fault));
var NONE3 = Object.freeze([]);
function build(rule, find2) {
  const fault = (expression2) => faultAt2(expression2, rule.says ?? rule.title, rule.outcome);
  return staged(rule, (message) => find2(message, fault));
}
function staged(rule, find2) {
  const { id: id2, spec: spec5, stage: stage5, title, when: when2 } = rule;
  return { id: id2, spec: spec5, stage: stage5, title, check: (message) => applies(message, when2) ? find2(message) : NONE3 };
}
var applies = (message, when2) => when2 === void 0 || select(message, when2.some).some(({ value: value2 }) => typeof value2 === "string" && when2.matches.test(value2));
var faultAt2 = (expression2, diagnostics, outcome) => ({
  ...outcome,
  expression: expression2,
  diagnostics
});
var below3 = (place, element2) => `${place.expression}.${element2}`;
var sameValues = (a, b) => a.length === b.length && a.every(({ value: value2 }, i) => equalFhir(value2, b[i].value));

// mappings/eps/codes/identifiers.ts
var NHS_ID = "https://fhir.nhs.uk/Id";
var UK_ID = "https://fhir.hl7.org.uk/Id";
var ID_SYSTEM = {
  uuid: "https://tools.ietf.org/html/rfc4122",
  nhsNumber: `${NHS_ID}/nhs-number`,
  odsOrganizationCode: `${NHS_ID}/ods-organization-code`,
  sdsUserId: `${NHS_ID}/sds-user-id`,
  sdsRoleProfileId: `${NHS_ID}/sds-role-profile-id`,
  /** The prescription's UUID. */
  prescription: `${NHS_ID}/prescription`,
  /** The prescription's short form, `24F5DA-A83008-7EFE6Z`. */
  prescriptionOrderNumber: `${NHS_ID}/prescription-order-number`,
  prescriptionOrderItemNumber: `${NHS_ID}/prescription-order-item-number`,
  prescriptionDispenseItemNumber: `${NHS_ID}/prescription-dispense-item-number`,
  gmcNumber: `${UK_ID}/gmc-number`,
  gmpNumber: `${UK_ID}/gmp-number`,
  nmcNumber: `${UK_ID}/nmc-number`,
  gphcNumber: `${UK_ID}/gphc-number`,
  hcpcNumber: `${UK_ID}/hcpc-number`,
  dinNumber: `${UK_ID}/din-number`,
  professionalCode: `${UK_ID}/professional-code`,
  nhsbsaSpuriousCode: `${UK_ID}/nhsbsa-spurious-code`
};
var SDS = "1.2.826.0.1285.0";
var HL7_UK = "2.16.840.1.113883.2.1";
var NPFIT = `${HL7_UK}.3.2.4`;
var ID_ROOT = {
  nhsNumber: `${HL7_UK}.4.1`,
  organization: `${SDS}.1.10`,
  sdsUser: `${SDS}.2.0.65`,
  sdsRoleProfile: `${SDS}.2.0.67`,
  /** Accredited system (ASID). */
  accreditedSystem: `${SDS}.2.0.107`,
  /** Professional or prescribing code; the SDS user id in all dispensing messages. */
  professional: `${SDS}.2.1.54`,
  jobRole: `${SDS}.2.1.104`,
  interaction: `${NPFIT}.12`,
  releaseResponseTemplate: `${NPFIT}.17.120`,
  template: `${NPFIT}.18.2`,
  messageType: `${NPFIT}.18.7`,
  shortFormPrescription: `${NPFIT}.18.8`
};
var CODE_ROOT = {
  snomed: `${NPFIT}.15`,
  sex: `${NPFIT}.16.25`,
  cancellationReason: `${NPFIT}.16.27`,
  returnReason: `${NPFIT}.16.28`,
  dispensingEndorsement: `${NPFIT}.16.29`,
  nonDispensingReason: `${NPFIT}.16.31`,
  prescriberEndorsement: `${NPFIT}.16.32`,
  chargeExemption: `${NPFIT}.16.33`,
  dispenseError: `${NPFIT}.16.34`,
  prescriptionStatus: `${NPFIT}.16.35`,
  treatmentType: `${NPFIT}.16.36`,
  cancellationResponse: `${NPFIT}.17.19`,
  dispensingSitePreference: `${NPFIT}.17.21`,
  prescribeError: `${NPFIT}.17.22`,
  itemStatus: `${NPFIT}.17.23`,
  prescriptionType: `${NPFIT}.17.25`,
  annotation: `${NPFIT}.17.30`,
  spineError: `${NPFIT}.17.32`,
  careProvisionType: `${NPFIT}.17.37`,
  organizationType: `${NPFIT}.17.94`,
  withdrawType: `${NPFIT}.17.109`,
  withdrawReason: `${NPFIT}.17.110`,
  jobRole: ID_ROOT.jobRole
};
var FIXED_CODE = { careProvisionType: "1", organizationType: "999" };
var PRACTITIONER_IDS = [
  [/^6\d{5}$/, ID_SYSTEM.nhsbsaSpuriousCode],
  [/^\d{2}[A-Z]\d{4}[A-Z]$/, ID_SYSTEM.nmcNumber],
  [/^G[01234589]\d{6}$/, ID_SYSTEM.gmpNumber],
  [/^C\d{7}$/, ID_SYSTEM.gmcNumber],
  [/^[A-Z]{2}\d{6}$/, ID_SYSTEM.hcpcNumber],
  [/^[389]\d{5}$/, ID_SYSTEM.dinNumber]
];
var practitionerIdSystem = (id2) => PRACTITIONER_IDS.find(([form]) => form.test(id2))?.[1] ?? ID_SYSTEM.professionalCode;

// mappings/eps/codes/urls.ts
var NHS = "https://fhir.nhs.uk";
var NHS_EXTENSION = `${NHS}/StructureDefinition/Extension`;
var NHS_CODES = `${NHS}/CodeSystem`;
var HL7_CODES = "http://terminology.hl7.org/CodeSystem";
var EXTENSION = {
  /** MedicationRequest.groupIdentifier: valueIdentifier, the prescription's UUID. */
  prescriptionId: `${NHS_EXTENSION}-DM-PrescriptionId`,
  /** Claim.prescription: `shortForm` and `UUID`, valueIdentifier. */
  groupIdentifier: `${NHS_EXTENSION}-DM-GroupIdentifier`,
  /** MedicationRequest: valueCoding. */
  prescriptionType: `${NHS_EXTENSION}-DM-PrescriptionType`,
  /** MedicationRequest: valueReference. */
  responsiblePractitioner: `${NHS_EXTENSION}-DM-ResponsiblePractitioner`,
  /** MedicationRequest, any number: valueCodeableConcept. */
  prescriptionEndorsement: `${NHS_EXTENSION}-DM-PrescriptionEndorsement`,
  /** MedicationRequest: `quantityWords` valueString, `schedule` valueCoding. */
  controlledDrug: `${NHS_EXTENSION}-DM-ControlledDrug`,
  /** MedicationRequest.dispenseRequest: valueCoding. */
  performerSiteType: `${NHS_EXTENSION}-DM-PerformerSiteType`,
  /** dispenseRequest.performer of a cancellation answer: valueReference. */
  dispensingPerformer: `${NHS_EXTENSION}-DM-DispensingPerformer`,
  /** MedicationRequest of a cancellation answer: `status` valueCoding, `statusDate` valueDateTime. */
  prescriptionStatusHistory: `${NHS_EXTENSION}-DM-PrescriptionStatusHistory`,
  /** MedicationDispense: valueCoding. */
  nonDispensingReason: `${NHS_EXTENSION}-DM-PrescriptionNonDispensingReason`,
  /** MedicationRequest: `authorisationExpiryDate` valueDateTime, `numberOfPrescriptionsIssued` valueUnsignedInt. */
  medicationRepeatInformation: "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-MedicationRepeatInformation",
  /**
   * MedicationRequest.basedOn, MedicationDispense, Task, Claim.item, item.detail, subDetail: `numberOfRepeatsAllowed`,
   * `numberOfRepeatsIssued`, valueInteger.
   */
  repeatInformation: `${NHS_EXTENSION}-EPS-RepeatInformation`,
  /** MedicationRequest, Task.input: `dateLastDispensed` valueDateTime, `dispenseStatus` valueCoding. */
  dispensingInformation: `${NHS_EXTENSION}-EPS-DispensingInformation`,
  /** Task.output: `dateLastIssuedDispensed`, `dateDownloaded`, `dateClaimed`, valueDate. */
  dispensingReleaseInformation: `${NHS_EXTENSION}-EPS-DispensingReleaseInformation`,
  /** Task of the tracker: `courseOfTherapyType` valueCoding. */
  prescription: `${NHS_EXTENSION}-EPS-Prescription`,
  /** MedicationDispense, Claim.item: valueCoding. */
  taskBusinessStatus: `${NHS_EXTENSION}-EPS-TaskBusinessStatus`,
  /** Claim.item, item.detail: valueCoding. */
  taskBusinessStatusReason: `${NHS_EXTENSION}-EPS-TaskBusinessStatusReason`,
  /** Organization: `reimbursementAuthority` valueIdentifier. */
  organisationRelationships: `${NHS_EXTENSION}-ODS-OrganisationRelationships`,
  /** Claim.item.detail: valueIdentifier. */
  claimSequenceIdentifier: `${NHS_EXTENSION}-ClaimSequenceIdentifier`,
  /** Claim.item.detail: valueReference.identifier. */
  claimMedicationRequestReference: `${NHS_EXTENSION}-ClaimMedicationRequestReference`,
  /** MessageHeader, Claim: valueIdentifier of what this one replaces. */
  replacementOf: `${NHS_EXTENSION}-replacementOf`,
  /** MessageHeader of answers: valueIdentifier. */
  messageId: `${NHS_EXTENSION}-MessageHeader-messageId`,
  /** OperationOutcome: holds spineSupportingInfoPrescription. */
  spineSupportingInfo: `${NHS_EXTENSION}-Spine-supportingInfo`,
  /** Inside spineSupportingInfo: valueReference. */
  spineSupportingInfoPrescription: `${NHS_EXTENSION}-Spine-supportingInfo-prescription`
};
var CODE_SYSTEM = {
  snomed: "http://snomed.info/sct",
  ucum: "http://unitsofmeasure.org",
  messageEvent: `${NHS_CODES}/message-event`,
  prescriptionType: `${NHS_CODES}/prescription-type`,
  dispensingSitePreference: `${NHS_CODES}/dispensing-site-preference`,
  controlledDrug: `${NHS_CODES}/medicationrequest-controlled-drug`,
  prescriberEndorsement: `${NHS_CODES}/medicationrequest-endorsement`,
  cancellationReason: `${NHS_CODES}/medicationrequest-status-reason`,
  statusHistory: `${NHS_CODES}/medicationrequest-status-history`,
  /** acute and continuous. */
  courseOfTherapy: `${HL7_CODES}/medicationrequest-course-of-therapy`,
  /** continuous-repeat-dispensing, of national making. */
  courseOfTherapyRepeatDispensing: `${NHS_CODES}/medicationrequest-course-of-therapy`,
  medicationRequestCategory: `${HL7_CODES}/medicationrequest-category`,
  itemStatus: `${NHS_CODES}/medicationdispense-type`,
  nonDispensingReason: `${NHS_CODES}/medicationdispense-status-reason`,
  dispenserEndorsement: `${NHS_CODES}/medicationdispense-endorsement`,
  prescriptionStatus: `${NHS_CODES}/EPS-task-business-status`,
  returnReason: `${NHS_CODES}/EPS-task-dispense-return-status-reason`,
  withdrawReason: `${NHS_CODES}/EPS-task-dispense-withdraw-reason`,
  chargeExemption: `${NHS_CODES}/prescription-charge-exemption`,
  exemptionEvidence: `${NHS_CODES}/DM-exemption-evidence`,
  prescriptionCharge: `${NHS_CODES}/DM-prescription-charge`,
  sdsJobRoleCode: `${NHS_CODES}/NHSDigital-SDS-JobRoleCode`,
  sdsJobRoleName: "https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName",
  epsIssue: `${NHS_CODES}/EPS-IssueCode`,
  spineErrorOrWarning: `${NHS_CODES}/Spine-ErrorOrWarningCode`,
  httpError: `${NHS_CODES}/http-error-codes`,
  taskCode: "http://hl7.org/fhir/CodeSystem/task-code"
};

// mappings/eps/rules/outcomes.ts
var spine = (code2) => ({ system: CODE_SYSTEM.spineErrorOrWarning, code: code2 });
var VALUE = { severity: "error", code: "value" };
var INVALID = { severity: "error", code: "invalid" };
var CONFLICT = { severity: "error", code: "structure", coding: spine("CONFLICTING_VALUES") };
var MISSING_VALUE = {
  severity: "error",
  code: "invalid",
  coding: { system: "", code: "MISSING_VALUE" }
};
var TOO_FEW = { severity: "fatal", code: "invalid", coding: spine("TOO_FEW_VALUES_SUBMITTED") };
var TOO_MANY = { severity: "fatal", code: "invalid", coding: spine("TOO_MANY_VALUES_SUBMITTED") };
var FIRST_STAGE = { severity: "error", code: "business-rule", coding: spine("INVALID_VALUE") };
var INVALID_ID = { severity: "error", code: "value", coding: spine("INVALID_VALUE") };

// mappings/eps/rules/bundle.ts
var spec = "eps.md 10.2";
var stage = "translation";
var RESPONSIBLE = `MedicationRequest.extension('${EXTENSION.responsiblePractitioner}').valueReference.resolve()`;
var WITH_TELECOM = ["Organization", "Practitioner", "PractitionerRole"];
var telecomRules = WITH_TELECOM.flatMap(
  (type) => ["value", "use"].map(
    (element2) => present({
      id: `eps/${type.toLowerCase()}-telecom-${element2}`,
      spec,
      stage,
      title: `Each telecom of a ${type} has a ${element2}`,
      says: `Required field telecom.${element2} is missing.`,
      outcome: INVALID,
      of: `${type}.telecom`,
      element: element2
    })
  )
);
function practitionersByIdentifier(message) {
  const responsible2 = new Set(select(message, RESPONSIBLE).map((hit) => hit.value));
  return select(message, "PractitionerRole").filter((role) => !responsible2.has(role.value)).flatMap((role) => within2(role, "practitioner.identifier").map(() => `${role.expression}.practitioner`));
}
var onlyReferences = ["organization", "healthcareService"].map(
  (field) => absent({
    id: `eps/role-${field.toLowerCase()}-by-reference`,
    spec,
    stage,
    title: `A role refers to its ${field} by reference`,
    says: `practitionerRole.${field} populated incorrectly. Please populate with Reference to resource within Bundle.`,
    outcome: INVALID,
    of: `PractitionerRole.${field}`,
    element: "identifier"
  })
);
var bundleRules = [
  counted({
    id: "eps/bundle-identifier",
    spec,
    stage,
    title: "The Bundle has one identifier that is a UUID",
    path: `Bundle.identifier.where(system='${ID_SYSTEM.uuid}').value`,
    min: 1,
    max: 1,
    at: "Bundle.identifier",
    outcome: { tooFew: TOO_FEW, tooMany: TOO_MANY }
  }),
  counted({
    id: "eps/one-message-header",
    spec: "eps.md 14.5",
    stage,
    title: "There is one MessageHeader",
    path: "MessageHeader",
    min: 1,
    max: 1,
    at: "Bundle.entry",
    outcome: { tooFew: TOO_FEW, tooMany: TOO_MANY }
  }),
  counted({
    id: "eps/one-patient",
    spec: "eps.md 6.1",
    stage,
    title: "There is one Patient",
    path: "Patient",
    min: 1,
    max: 1,
    at: "Bundle.entry",
    outcome: { tooFew: TOO_FEW, tooMany: TOO_MANY }
  }),
  counted({
    id: "eps/some-items",
    spec: "eps.md 6.1",
    stage,
    title: "There is a MedicationRequest",
    path: "MedicationRequest",
    min: 1,
    max: Number.POSITIVE_INFINITY,
    at: "Bundle.entry",
    outcome: { tooFew: TOO_FEW, tooMany: TOO_MANY }
  }),
  oneOf({
    id: "eps/intent",
    spec,
    stage,
    title: "The intent is that of an order",
    says: "MedicationRequest.intent must be order, original-order or instance-order.",
    outcome: VALUE,
    path: "MedicationRequest.intent",
    values: ["order", "original-order", "instance-order", "proposal", "filler-order", "option"]
  }),
  notBoth({
    id: "eps/one-medication-form",
    spec,
    stage,
    title: "The medication is either a concept or a reference",
    says: "MedicationRequest cannot contain both medicationReference and medicationCodeableConcept fields.",
    outcome: CONFLICT,
    of: "MedicationRequest",
    elements: ["medicationCodeableConcept", "medicationReference"]
  }),
  ...telecomRules,
  judged({
    id: "eps/role-practitioner-by-reference",
    spec,
    stage,
    title: "A role refers to its practitioner by reference; one that answers for the prescription may use an identifier",
    says: "practitionerRole.practitioner populated incorrectly. Please populate with Reference to resource within Bundle.",
    outcome: INVALID,
    find: practitionersByIdentifier
  }),
  notBoth({
    id: "eps/responsible-practitioner-one-way",
    spec,
    stage,
    title: "The responsible practitioner is referred to either by reference or by identifier",
    says: "Responsible practitioner must be either a reference to a Practitioner resource or an identifier reference.",
    outcome: INVALID,
    of: `${RESPONSIBLE}.practitioner`,
    elements: ["reference", "identifier"]
  }),
  ...onlyReferences
];

// mappings/eps/nhs-number.ts
var isNhsNumber = (text3) => /^\d{10}$/.test(text3) && nhsNumberCheckDigit(text3.slice(0, 9)) === text3.slice(9);
function nhsNumberCheckDigit(nineDigits) {
  let sum = 0;
  for (let i = 0; i < 9; i++) sum += Number(nineDigits[i]) * (10 - i);
  const digit = (11 - sum % 11) % 11;
  return digit === 10 ? void 0 : String(digit);
}

// mappings/eps/prescription-id.ts
var FORM = /^[0-9A-F]{6}-[0-9A-Z]{6}-[0-9A-F]{5}[0-9A-Z+]$/;
var ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ+";
var MODULUS = ALPHABET.length;
var isPrescriptionIdForm = (id2) => FORM.test(id2);
var isPrescriptionId = (id2) => isPrescriptionIdForm(id2) && checkCharacter(id2.slice(0, -1)) === id2.slice(-1);
function checkCharacter(body) {
  let total = 0;
  for (const character of body.replaceAll("-", "")) {
    total = (total + ALPHABET.indexOf(character)) * 2 % MODULUS;
  }
  return ALPHABET[(MODULUS + 1 - total) % MODULUS];
}

// mappings/eps/rules/first-stage.ts
var spec2 = "eps.md 16";
var stage2 = "first-stage";
var COUNT = { tooFew: TOO_FEW, tooMany: TOO_MANY };
var one = (id2, title, path2, at2) => counted({ id: id2, spec: spec2, stage: stage2, title, path: path2, min: 1, max: 1, at: at2, outcome: COUNT });
var PATIENT = "Bundle.entry.resource.ofType(Patient)";
var nhsNumber = holds2({
  id: "eps/nhs-number-check-digit",
  spec: spec2,
  stage: stage2,
  title: "The NHS number has ten digits and a right check digit",
  says: "Patient.identifier must be an NHS number with a right check digit.",
  outcome: INVALID_ID,
  path: `Patient.identifier.where(system='${ID_SYSTEM.nhsNumber}').value`,
  test: (v) => typeof v === "string" && isNhsNumber(v)
});
var prescriptionId = holds2({
  id: "eps/prescription-id-check-digit",
  spec: "eps.md 13.3, 16",
  stage: stage2,
  title: "The short form of the prescription id has its form and a right check character",
  says: "MedicationRequest.groupIdentifier must be a prescription id with a right check character.",
  outcome: INVALID_ID,
  path: "MedicationRequest.groupIdentifier.value",
  test: (v) => typeof v === "string" && isPrescriptionId(v)
});
var patientRules = [
  one(
    "eps/one-nhs-number",
    "The patient has one NHS number",
    `Patient.identifier.where(system='${ID_SYSTEM.nhsNumber}')`,
    `${PATIENT}.identifier`
  ),
  one("eps/one-name", "The patient has one name", "Patient.name", `${PATIENT}.name`),
  one("eps/one-address", "The patient has one address", "Patient.address", `${PATIENT}.address`),
  nhsNumber
];
var SITE_TYPE = `MedicationRequest.dispenseRequest.extension('${EXTENSION.performerSiteType}').valueCoding.code`;
var endsBeforeStart = (message) => select(message, "MedicationRequest.dispenseRequest.validityPeriod").flatMap(({ value: value2, expression: expression2 }) => {
  const { start, end } = value2;
  const isWrong = typeof start === "string" && typeof end === "string" && end.slice(0, 10) < start.slice(0, 10);
  return isWrong ? [`${expression2}.end`] : [];
});
var orderFirstStageRules = [
  ...patientRules,
  prescriptionId,
  counted({
    id: "eps/one-to-four-items",
    spec: "eps.md 13.1, 16",
    stage: stage2,
    title: "A prescription has one to four items",
    path: "MedicationRequest",
    min: 1,
    max: 4,
    at: "Bundle.entry",
    outcome: { tooFew: FIRST_STAGE, tooMany: FIRST_STAGE }
  }),
  present({
    id: "eps/nomination-needed",
    spec: spec2,
    stage: stage2,
    title: "A preference for a site (P1, P2, P3) comes with the nominated site",
    outcome: TOO_FEW,
    of: "MedicationRequest.dispenseRequest",
    element: "performer",
    when: { some: SITE_TYPE, matches: /^P[123]$/ }
  }),
  absent({
    id: "eps/nomination-not-allowed",
    spec: spec2,
    stage: stage2,
    title: "Without a preference for a site (0004) there is no nominated site",
    outcome: FIRST_STAGE,
    of: "MedicationRequest.dispenseRequest",
    element: "performer",
    when: { some: SITE_TYPE, matches: /^0004$/ }
  }),
  judged({
    id: "eps/supply-ends-after-start",
    spec: "eps.md 14.3",
    stage: stage2,
    title: "The supply ends after it starts",
    outcome: FIRST_STAGE,
    find: endsBeforeStart
  })
];
var signatureRules = [
  counted({
    id: "eps/signed",
    spec: "eps.md 14.5, 16",
    stage: "signature",
    title: "An order that is sent is signed",
    path: "Provenance.signature.data",
    min: 1,
    max: Number.POSITIVE_INFINITY,
    at: "Bundle.entry.resource.ofType(Provenance).signature",
    outcome: COUNT
  })
];
var updateFirstStageRules = [...patientRules, prescriptionId];

// mappings/eps/rules/prescription-order.ts
var spec3 = "eps.md 10.3";
var stage3 = "translation";
var SHARED = [
  "groupIdentifier",
  "category",
  "authoredOn",
  "subject",
  "requester",
  "dispenseRequest.performer",
  "dispenseRequest.validityPeriod",
  "dispenseRequest.expectedSupplyDuration",
  `dispenseRequest.extension('${EXTENSION.performerSiteType}')`,
  `extension('${EXTENSION.prescriptionType}')`,
  `extension('${EXTENSION.responsiblePractitioner}')`
];
var short = (element2) => element2.replace(/extension\('.*Extension-(?:DM-|UKCore-)?(\w+)'\)/, "$1");
var sameInAll = (element2, when2) => identical({
  id: `eps/same-${short(element2).replace(/\./g, "-").toLowerCase()}`,
  spec: spec3,
  stage: stage3,
  title: `All items have the same ${short(element2)}`,
  says: `Expected all MedicationRequests to have the same value for ${short(element2)}.`,
  outcome: VALUE,
  of: "MedicationRequest",
  element: element2,
  ...when2 === void 0 ? {} : { when: when2 }
});
var REPEAT_DISPENSING = {
  some: "MedicationRequest.courseOfTherapyType.coding.code",
  matches: /^continuous-repeat-dispensing$/
};
var PRIMARY_CARE = {
  some: `MedicationRequest.extension('${EXTENSION.prescriptionType}').valueCoding.code`,
  matches: /^01/
};
var neededForRepeats = ["dispenseRequest.validityPeriod", "dispenseRequest.expectedSupplyDuration"].map(
  (element2) => present({
    id: `eps/repeat-dispensing-${element2.split(".")[1].toLowerCase()}`,
    spec: spec3,
    stage: stage3,
    title: `Repeat dispensing has a ${element2}`,
    says: `Expected MedicationRequest to have a value for ${element2}.`,
    outcome: VALUE,
    of: "MedicationRequest",
    element: element2,
    when: REPEAT_DISPENSING
  })
);
var unordered = (message) => select(message, "MedicationRequest").flatMap((item) => {
  const dosages = within2(item, "dosageInstruction");
  if (dosages.length < 2) return [];
  return dosages.filter((d) => within2(d, "sequence").length === 0).map((d) => `${d.expression}.sequence`);
});
var prescriptionOrderRules = [
  ...SHARED.map((element2) => sameInAll(element2)),
  sameInAll("dispenseRequest.numberOfRepeatsAllowed", REPEAT_DISPENSING),
  sameInAll(`extension('${EXTENSION.medicationRepeatInformation}')`, REPEAT_DISPENSING),
  ...neededForRepeats,
  absent({
    id: "eps/primary-care-no-service",
    spec: spec3,
    stage: stage3,
    title: "In primary care the requester acts for an organisation, not for a service",
    says: "Unexpected field of practitionerRole.healthcareService.",
    outcome: INVALID,
    of: "MedicationRequest.requester.resolve()",
    element: "healthcareService",
    when: PRIMARY_CARE
  }),
  present({
    id: "eps/primary-care-part-of",
    spec: spec3,
    stage: stage3,
    title: "In primary care the requester's organisation is part of another one",
    says: "Required field organization.partOf is missing.",
    outcome: INVALID,
    of: "MedicationRequest.requester.resolve().organization.resolve()",
    element: "partOf",
    when: PRIMARY_CARE
  }),
  absent({
    id: "eps/requester-organization-by-reference",
    spec: spec3,
    stage: stage3,
    title: "The requester's organisation is a resource of the Bundle",
    says: "practitionerRole.organization populated incorrectly. Please populate with Reference to resource within Bundle.",
    outcome: INVALID,
    of: "MedicationRequest.requester.resolve().organization",
    element: "identifier"
  }),
  absent({
    id: "eps/requester-no-gmp-number",
    spec: spec3,
    stage: stage3,
    title: "The requester is not named by a GMP number",
    says: "Bundle resource Practitioner.identifier expected exactly one professional code from GMC|NMC|GPhC|HCPC|professional-code.",
    outcome: VALUE,
    of: "MedicationRequest.requester.resolve().practitioner.resolve()",
    element: `identifier.where(system='${ID_SYSTEM.gmpNumber}')`
  }),
  present({
    id: "eps/requester-role-profile",
    spec: "eps.md 6.1.2",
    stage: stage3,
    title: "The requester's role has a role profile id",
    outcome: TOO_FEW,
    of: "MedicationRequest.requester.resolve()",
    element: `identifier.where(system='${ID_SYSTEM.sdsRoleProfileId}')`,
    at: "identifier"
  }),
  present({
    id: "eps/requester-role-code",
    spec: "eps.md 6.1.2",
    stage: stage3,
    title: "The requester's role has a code",
    outcome: TOO_FEW,
    of: "MedicationRequest.requester.resolve()",
    element: "code"
  }),
  oneOf({
    id: "eps/order-active",
    spec: spec3,
    stage: stage3,
    title: "What is ordered is active",
    says: "MedicationRequest.status must be active.",
    outcome: VALUE,
    path: "MedicationRequest.status",
    values: ["active"]
  }),
  distinct({
    id: "eps/items-distinct",
    spec: spec3,
    stage: stage3,
    title: "Each item has an identifier of its own",
    says: "Expected all MedicationRequests to have a different value for identifier.",
    outcome: VALUE,
    path: `MedicationRequest.identifier.where(system='${ID_SYSTEM.prescriptionOrderItemNumber}').value`
  }),
  present({
    id: "eps/dosage-present",
    spec: spec3,
    stage: stage3,
    title: "Each item has a dosage instruction",
    says: "Required field dosageInstructions is missing.",
    outcome: INVALID,
    of: "MedicationRequest",
    element: "dosageInstruction"
  }),
  judged({
    id: "eps/dosage-sequence",
    spec: spec3,
    stage: stage3,
    title: "Several dosage instructions of an item have an order",
    says: "The request contains multiple dosage instruction lines but no corresponding dosage sequence number.",
    outcome: MISSING_VALUE,
    find: unordered
  }),
  present({
    id: "eps/prescription-type",
    spec: "eps.md 6.1",
    stage: stage3,
    title: "Each item says the type of the prescription",
    outcome: TOO_FEW,
    of: "MedicationRequest",
    element: `extension('${EXTENSION.prescriptionType}').valueCoding.code`,
    at: "extension"
  }),
  holds2({
    id: "eps/dosage-text",
    spec: "eps.md 9.1",
    stage: stage3,
    title: "A dosage instruction is told in words",
    says: "Required field dosageInstruction.text is missing.",
    outcome: INVALID,
    path: "MedicationRequest.dosageInstruction",
    test: (dosage2) => typeof dosage2?.text === "string"
  })
];

// mappings/eps/rules/prescription-order-update.ts
var spec4 = "eps.md 10.4";
var stage4 = "translation";
var prescriptionOrderUpdateRules = [
  counted({
    id: "eps/cancel-one-item",
    spec: spec4,
    stage: stage4,
    title: "A cancellation is about one item",
    says: "Expected exactly one MedicationRequest in a prescription-order-update.",
    path: "MedicationRequest",
    min: 1,
    max: 1,
    at: "Bundle.entry",
    outcome: { tooFew: VALUE, tooMany: VALUE }
  }),
  oneOf({
    id: "eps/cancel-status",
    spec: spec4,
    stage: stage4,
    title: "What is cancelled has the status cancelled",
    says: "MedicationRequest.status must be cancelled.",
    outcome: VALUE,
    path: "MedicationRequest.status",
    values: ["cancelled"]
  }),
  present({
    id: "eps/cancel-reason",
    spec: spec4,
    stage: stage4,
    title: "A cancellation has a reason",
    says: "Expected MedicationRequest to have a value for statusReason.",
    outcome: TOO_FEW,
    of: "MedicationRequest",
    element: "statusReason"
  })
];

// mappings/eps/rules/prescribing.ts
var orderRules = [
  ...bundleRules,
  ...prescriptionOrderRules,
  ...orderFirstStageRules,
  ...signatureRules
];
var updateRules = [
  ...bundleRules,
  ...prescriptionOrderUpdateRules,
  ...updateFirstStageRules
];

// mappings/eps/slices.ts
var bySystem = (name, system) => [name, { name, match: { system } }];
var byUrl = (name, url) => [name, { name, match: { url } }];
var slices = Object.fromEntries([
  bySystem("uuid", ID_SYSTEM.uuid),
  bySystem("nhs-number", ID_SYSTEM.nhsNumber),
  bySystem("ods-code", ID_SYSTEM.odsOrganizationCode),
  bySystem("sds-user-id", ID_SYSTEM.sdsUserId),
  bySystem("sds-role-profile-id", ID_SYSTEM.sdsRoleProfileId),
  bySystem("item-number", ID_SYSTEM.prescriptionOrderItemNumber),
  bySystem("gmc-number", ID_SYSTEM.gmcNumber),
  bySystem("gmp-number", ID_SYSTEM.gmpNumber),
  bySystem("nmc-number", ID_SYSTEM.nmcNumber),
  bySystem("gphc-number", ID_SYSTEM.gphcNumber),
  bySystem("hcpc-number", ID_SYSTEM.hcpcNumber),
  bySystem("din-number", ID_SYSTEM.dinNumber),
  bySystem("professional-code", ID_SYSTEM.professionalCode),
  bySystem("spurious-code", ID_SYSTEM.nhsbsaSpuriousCode),
  bySystem("snomed", CODE_SYSTEM.snomed),
  bySystem("job-role-code", CODE_SYSTEM.sdsJobRoleCode),
  bySystem("job-role-name", CODE_SYSTEM.sdsJobRoleName),
  bySystem("endorsement", CODE_SYSTEM.prescriberEndorsement),
  bySystem("cancellation-reason", CODE_SYSTEM.cancellationReason),
  byUrl("status-history", EXTENSION.prescriptionStatusHistory),
  byUrl("responsible-practitioner", EXTENSION.responsiblePractitioner),
  byUrl("prescription-type", EXTENSION.prescriptionType),
  byUrl("prescriber-endorsement", EXTENSION.prescriptionEndorsement),
  byUrl("repeat-information", EXTENSION.medicationRepeatInformation),
  byUrl("controlled-drug", EXTENSION.controlledDrug),
  byUrl("dispensing-information", EXTENSION.dispensingInformation),
  byUrl("eps-repeat-information", EXTENSION.repeatInformation),
  byUrl("performer-site-type", EXTENSION.performerSiteType),
  byUrl("dispensing-performer", EXTENSION.dispensingPerformer),
  byUrl("prescription-id", EXTENSION.prescriptionId),
  byUrl("authorisation-expiry-date", "authorisationExpiryDate"),
  byUrl("prescriptions-issued", "numberOfPrescriptionsIssued"),
  byUrl("quantity-words", "quantityWords"),
  byUrl("schedule", "schedule"),
  byUrl("repeats-allowed", "numberOfRepeatsAllowed"),
  byUrl("repeats-issued", "numberOfRepeatsIssued"),
  byUrl("date-last-dispensed", "dateLastDispensed"),
  byUrl("status", "status"),
  byUrl("status-date", "statusDate")
]);

// shared/mapping/notation.ts
var table = (id2, about, rows) => ({
  kind: "table",
  id: id2,
  model: about.fhir,
  spec: about.spec,
  slices: about.slices ?? {},
  facts: about.facts ?? [],
  rows
});
var row = (card, model, wire, via2, options = {}) => ({ kind: "row", card, model, wire, via: via2, ...options });
var tuple = (card, inputs2, wire, via2, options = {}) => ({ kind: "tuple", card, inputs: inputs2, wire, via: via2, ...options });
var fixed = (wire, value2, options = {}) => ({
  kind: "fixed",
  wire,
  value: value2,
  ...options
});
var context = (name, wire, via2, options = {}) => ({
  kind: "context",
  wire,
  name,
  via: via2,
  ...options
});
var ofFact = (fact2, wire, via2, options = {}) => ({
  kind: "fact",
  fact: fact2,
  wire,
  via: via2,
  ...options
});
var group = (wire, rows, options = {}) => ({ kind: "group", wire, rows: "kind" in rows ? rows.rows : rows, ...options });
var at = (to, rows, options = {}) => ({
  kind: "at",
  to,
  rows,
  card: "0..1",
  ...options
});
var each = (card, model, wire, options = {}) => ({
  kind: "each",
  card,
  model,
  group: wire,
  ...options
});
var common = (model, rows, options = {}) => ({
  kind: "common",
  model,
  rows,
  ...options
});
var oneOf2 = (card, alternatives, options = {}) => ({
  kind: "oneOf",
  card,
  alternatives,
  exactly: false,
  ...options
});
var exactlyOneOf = (card, alternatives, options = {}) => ({ kind: "oneOf", card, alternatives, exactly: true, ...options });
var writeOnly = (reason2, d) => ({ ...d, oneWay: { only: "toLegacy", reason: reason2 } });
var readOnly = (reason2, d) => ({ ...d, oneWay: { only: "toFhir", reason: reason2 } });
var reading = (card, model, slots, via2, options = {}) => ({ kind: "reading", card, model, slots, via: via2, ...options });
var regarding = (model, rows) => ({ kind: "regarding", model, rows });
var constant = (model, value2, options = {}) => ({
  kind: "modelOnly",
  model,
  value: value2,
  reason: "constant",
  ...options
});
var derived = (model, reason2, value2, options = {}) => ({ kind: "modelOnly", model, value: value2, reason: reason2, ...options });
var ignore = (reason2, ...paths2) => ({
  kind: "remark",
  side: "model",
  paths: paths2,
  standing: { kind: "ignored", reason: reason2, deep: false }
});
var noPlace = (weight, ...paths2) => ({
  kind: "remark",
  side: "model",
  paths: paths2,
  standing: { kind: "noPlace", weight, deep: true }
});
var carried = (by, ...paths2) => ({
  kind: "remark",
  side: "model",
  paths: paths2,
  standing: { kind: "carried", by }
});
var ignoreWire = (reason2, ...paths2) => ({
  kind: "remark",
  side: "wire",
  paths: paths2,
  standing: { kind: "ignored", reason: reason2, deep: false }
});
var noPlaceInFhir = (weight, ...paths2) => ({
  kind: "remark",
  side: "wire",
  paths: paths2,
  standing: { kind: "noPlace", weight, deep: true }
});
var facts = 0;
var fact = (about) => ({ ...about, slot: facts++ });
var when = (of, ...values) => ({ when: { fact: of, values } });

// shared/wire/hl7v3/timestamps.ts
var FHIR_DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;
var FHIR_DATE_TIME = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d))?)?)?$/;
var TS = /^(\d{4})(?:(\d\d)(?:(\d\d)(?:(\d\d)(?:(\d\d)(?:(\d\d)(?:\.\d+)?)?)?)?)?)?([+-]\d{4})?$/;
var DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
function isDay(year, month, day) {
  if (month === void 0) return true;
  if (month < 1 || month > 12) return false;
  if (day === void 0) return true;
  const isLeap = year % 4 === 0 && year % 100 !== 0 || year % 400 === 0;
  return day >= 1 && day <= (month === 2 && !isLeap ? 28 : DAYS[month - 1]);
}
var number = (digits) => digits === void 0 ? void 0 : Number(digits);
var isTime = (hours, minutes, seconds) => Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) < 60;
var A_DATE = "a date (YYYY, YYYY-MM or YYYY-MM-DD) of the calendar";
var A_TIME = "a date, or a time with seconds and an offset, of the calendar";
var A_TS = "a point in time (YYYYMMDDHHMMSS) of the calendar";
var date = {
  name: "date",
  encode: (v) => {
    const m = typeof v === "string" ? FHIR_DATE.exec(v) : null;
    if (m === null || !isDay(Number(m[1]), number(m[2]), number(m[3]))) return new Problem(A_DATE);
    return `${m[1]}${m[2] ?? ""}${m[3] ?? ""}`;
  },
  decode: (t2) => {
    const m = TS.exec(t2);
    if (m === null || !isDay(Number(m[1]), number(m[2]), number(m[3]))) return new Problem(A_TS);
    return [m[1], m[2], m[3]].filter((part) => part !== void 0).join("-");
  },
  samples: ["1948-02-29", "1948-02", "1948"]
};
var pad = (n2, width = 2) => String(n2).padStart(width, "0");
var digits14 = (at2) => pad(at2.getUTCFullYear(), 4) + [at2.getUTCMonth() + 1, at2.getUTCDate(), at2.getUTCHours(), at2.getUTCMinutes(), at2.getUTCSeconds()].map((n2) => pad(n2)).join("");
function dateTimeOf(v) {
  const m = typeof v === "string" ? FHIR_DATE_TIME.exec(v) : null;
  if (m === null || !isDay(Number(m[1]), number(m[2]), number(m[3]))) return void 0;
  return m[4] === void 0 || isTime(m[4], m[5], m[6]) ? m : void 0;
}
var dayDigits = (m) => `${m[1]}${m[2] ?? ""}${m[3] ?? ""}`;
function decodeInstant(t2) {
  const m = TS.exec(t2);
  if (m === null || !isDay(Number(m[1]), number(m[2]), number(m[3]))) return new Problem(A_TS);
  if (m[3] === void 0) return m[2] === void 0 ? m[1] : `${m[1]}-${m[2]}`;
  const [hours, minutes, seconds] = [m[4] ?? "00", m[5] ?? "00", m[6] ?? "00"];
  if (!isTime(hours, minutes, seconds)) return new Problem(A_TS);
  const offset = m[7] === void 0 ? "+00:00" : `${m[7].slice(0, 3)}:${m[7].slice(3)}`;
  const at2 = /* @__PURE__ */ new Date(`${m[1]}-${m[2]}-${m[3]}T${hours}:${minutes}:${seconds}${offset}`);
  return Number.isNaN(at2.getTime()) ? new Problem(A_TS) : at2.toISOString().replace(".000Z", "+00:00");
}
var instant = {
  name: "instant",
  encode: (v) => {
    const m = dateTimeOf(v);
    if (m === void 0) return new Problem(A_TIME);
    if (m[4] === void 0) return m[3] === void 0 ? dayDigits(m) : `${dayDigits(m)}000000`;
    return digits14(new Date(v));
  },
  decode: decodeInstant,
  samples: ["2022-10-21T13:47:00+00:00", "2022", "2022-10"]
};
var wallClock = {
  name: "time as written",
  encode: (v) => {
    const m = dateTimeOf(v);
    if (m === void 0) return new Problem(A_TIME);
    if (m[3] === void 0) return dayDigits(m);
    return `${dayDigits(m)}${m[4] ?? "00"}${m[5] ?? "00"}${m[6] ?? "00"}`;
  },
  decode: decodeInstant,
  samples: ["2022-10-21T00:00:00+00:00"]
};
var dayOf = {
  name: "day",
  encode: (v) => {
    const m = dateTimeOf(v);
    return m === void 0 ? new Problem(A_TIME) : dayDigits(m);
  },
  decode: date.decode,
  samples: ["2022-06-01"]
};

// shared/wire/hl7v3/transmission.ts
var ROOT = {
  interaction: "2.16.840.1.113883.2.1.3.2.4.12",
  accreditedSystem: "1.2.826.0.1285.0.2.0.107",
  sdsUser: "1.2.826.0.1285.0.2.0.65",
  sdsRoleProfile: "1.2.826.0.1285.0.2.0.67",
  sdsJobRole: "1.2.826.0.1285.0.2.1.104"
};
var VERSION = "V3NPfIT4.2.00";
var contextId = (name, root2) => group("id", [context(name, "@extension", text), fixed("@root", root2)]);
var onlyWith = (other) => ({
  ...text,
  name: `text, with ${other}`,
  encode: (v, run) => run.context.values[other] === void 0 ? void 0 : text.encode(v, run)
});
var user = group("author AUT/AgentPersonSDS AGNT", [
  group("id", [context("sdsRoleProfileId", "@extension", onlyWith("sdsUserId")), fixed("@root", ROOT.sdsRoleProfile)]),
  group("agentPersonSDS PSN INSTANCE", [
    group("id", [context("sdsUserId", "@extension", onlyWith("sdsRoleProfileId")), fixed("@root", ROOT.sdsUser)])
  ]),
  // The wrapper has room for the job role, callers do not send it: a literal stands in (eps.md 5.1).
  fixed("part PART/partSDSRole ROL/id", { root: ROOT.sdsJobRole, extension: "UNKNOWN" })
]);
var device = (relation, asid) => group(`${relation}/device DEV INSTANCE`, [contextId(asid, ROOT.accreditedSystem)]);
var interaction = (interactionId, messageId, focalAct2) => [
  messageId,
  context("now", "creationTime/@value", instant),
  fixed("versionCode", { code: VERSION }),
  fixed("interactionId", { root: ROOT.interaction, extension: interactionId }),
  fixed("processingCode", { code: "P" }),
  fixed("processingModeCode", { code: "T" }),
  fixed("acceptAckCode", { code: "NE" }),
  device("communicationFunctionRcv", "toAsid"),
  device("communicationFunctionSnd", "fromAsid"),
  group("ControlActEvent CACT EVN", [
    user,
    group("author1 AUT/AgentSystemSDS AGNT/agentSystemSDS DEV INSTANCE", [
      contextId("fromAsid", ROOT.accreditedSystem)
    ]),
    group("subject", [focalAct2])
  ])
];
var receivedWrapper = [
  ignoreWire("own id", "id/@root"),
  ignoreWire(
    "routing",
    "creationTime/@value",
    "versionCode/@code",
    "interactionId/@root",
    "interactionId/@extension",
    "processingCode/@code",
    "processingModeCode/@code",
    "acceptAckCode/@code",
    ...["communicationFunctionRcv", "communicationFunctionSnd"].flatMap((f) => [
      `${f}/device/id/@root`,
      `${f}/device/id/@extension`
    ]),
    ...["root", "extension"].map((a) => `ControlActEvent/author1/AgentSystemSDS/agentSystemSDS/id/@${a}`)
  )
];

// mappings/eps/codes/application-errors.ts
var EPS = CODE_SYSTEM.epsIssue;
var SPINE = CODE_SYSTEM.spineErrorOrWarning;
var FROM_SPINE = /* @__PURE__ */ Symbol("display name sent by Spine");
var PRESCRIBE = [
  ["0001", "business-rule", EPS, "PATIENT_DECEASED", "Patient is recorded as dead"],
  ["0002", "duplicate", EPS, "DUPLICATE_PRESCRIPTION_ID", "Duplicate prescription ID exists"],
  ["0003", "business-rule", EPS, "MISSING_DIGITAL_SIGNATURE", "Digital signature not found"],
  ["0005", "not-found", EPS, "PRESCRIPTION_NOT_FOUND", "Prescription can not be found. Contact prescriber"],
  [
    "0007",
    "code-invalid",
    SPINE,
    "INVALID_RESOURCE_ID",
    "The resource ID was not valid. For example a NHS Number is presented which is not a valid NHS Number."
  ],
  ["0008", "value", SPINE, "MISSING_VALUE", FROM_SPINE],
  ["0009", "structure", EPS, "INVALID_MESSAGE", "Invalid Message"],
  [
    "0010",
    "business-rule",
    EPS,
    "INVALID_NUMBER_MEDICATIONREQUESTS",
    "Number of items on a prescription should be between 1 and 4"
  ],
  ["0012", "business-rule", EPS, "PRESCRIPTION_INVALID_STATE_TRANSITION", "Invalid State Transition for Prescription"],
  [
    "0013",
    "business-rule",
    EPS,
    "MEDICATIONREQUEST_INVALID_STATE_TRANSITION",
    "Invalid State Transition for Prescription Item"
  ],
  ["0014", "not-found", EPS, "MEDICATIONREQUEST_NOT_FOUND", "Prescription Item Not found"],
  ["0015", "business-rule", EPS, "CLAIM_INVALID_NOT_DISPENSED", "Invalid Claim. Prescription is not Dispensed"],
  ["0018", "business-rule", EPS, "MISMATCH_AUTHORISED_REPEAT_COUNT", "Mismatch in authorised repeat counts"],
  ["0019", "business-rule", EPS, "INVALID_REPEAT_COUNT", "Repeat count should be between 1 and 99"],
  [
    "0021",
    "business-rule",
    EPS,
    "DISPENSE_AMEND_IDENTIFIER_MISMATCH",
    "Dispense Amendment/Cancellation Request does not pertain to Last Dispense"
  ],
  ["0099", "conflict", SPINE, "RESOURCE_VERSION_MISMATCH", "Resource version mismatch"],
  [
    "0100",
    "business-rule",
    SPINE,
    "CLAIM_AMEND_PERIOD_ISSUE",
    "Claim amendment is not permitted outside of the claim period"
  ],
  ["5008", "duplicate", EPS, "DUPLICATE_MEDICATIONREQUEST_ID", "Duplicate item ID exists"],
  ["5009", "value", EPS, "INVALID_CHECK_DIGIT", "Error in check digit"],
  ["7002", "structure", EPS, "INVALID_MESSAGE", "Invalid Message"],
  ["9006", "value", EPS, "INVALID_DATE_FORMAT", "Format of date passed is invalid"],
  ["9999", "processing", SPINE, "FAILURE_TO_PROCESS_MESSAGE", FROM_SPINE]
];
var DISPENSE = [
  ["0001", "business-rule", EPS, "PRESCRIPTION_CANCELLED", "Prescription has been cancelled"],
  ["0002", "business-rule", EPS, "PRESCRIPTION_EXPIRED", "Prescription has expired"],
  ["0003", "not-found", SPINE, "RESOURCE_NOT_FOUND", "Resource not found"],
  ["0004", "business-rule", EPS, "PRESCRIPTION_WITH_ANOTHER_DISPENSER", "Prescription is with another dispenser"],
  ["0005", "business-rule", EPS, "PRESCRIPTION_DISPENSED", "Prescription has been dispensed"],
  ["0006", "informational", EPS, "NO_MORE_PRESCRIPTIONS", "No more prescriptions available", "information"],
  ["0007", "exception", EPS, "SERVICE_DISABLED", "Functionality disabled in spine"],
  ["0099", "conflict", SPINE, "RESOURCE_VERSION_MISMATCH", "Resource version mismatch"],
  ["5000", "processing", SPINE, "FAILURE_TO_PROCESS_MESSAGE", FROM_SPINE],
  ["5888", "invalid", EPS, "INVALID_MESSAGE", "Invalid message"],
  ["9006", "value", EPS, "INVALID_DATE_FORMAT", "Format of date passed is invalid"]
];
var byCode = (rows) => new Map(rows.map((row2) => [row2[0], row2]));
var ERRORS = /* @__PURE__ */ new Map([
  [CODE_ROOT.prescribeError, byCode(PRESCRIBE)],
  [CODE_ROOT.dispenseError, byCode(DISPENSE)]
]);
function applicationError({ codeSystem, code: code2, displayName }) {
  const listed = ERRORS.get(codeSystem);
  const unlisted = [code2, "invalid", SPINE, listed ? "ERROR" : code2, FROM_SPINE];
  const [, issue, system, fhirCode, display, severity = "error"] = listed?.get(code2) ?? unlisted;
  const shown = display === FROM_SPINE ? displayName : display;
  return { severity, issue, system, code: fhirCode, ...shown === void 0 ? {} : { display: shown } };
}

// mappings/eps/tables/element-at.ts
var elementAt = (node, ...names) => names.reduce((at2, name) => at2?.children.find((c) => c.name === name), node);

// mappings/eps/tables/acknowledgement.ts
var issueOfError = {
  name: "application error",
  decode: ({ codeSystem, code: code2, displayName }) => {
    if (code2 === void 0) return void 0;
    const known3 = applicationError({
      codeSystem: codeSystem ?? "",
      code: code2,
      ...displayName === void 0 ? {} : { displayName }
    });
    const { severity, issue, system, code: shown, display } = known3;
    return {
      severity,
      code: issue,
      details: { coding: [{ system, code: shown, ...display === void 0 ? {} : { display } }] }
    };
  }
};
var error = (at2) => reading(
  "0..1",
  ".",
  { codeSystem: `${at2}/@codeSystem`, code: `${at2}/@code`, displayName: `${at2}/@displayName` },
  issueOfError
);
var acknowledgementType = (answer) => elementAt(answer, "acknowledgement")?.attributes["typeCode"];
var ACCEPTED = { severity: "information", code: "informational" };
var REJECTED = {
  severity: "error",
  code: "invalid",
  diagnostics: "Spine rejected the message and gave no reason."
};
var issueWithoutReason = (answer) => {
  if (acknowledgementType(answer) === "AA") return ACCEPTED;
  return reasonsOf(answer).length === 0 ? REJECTED : void 0;
};
var reasonsOf = (answer) => [
  ...elementAt(answer, "acknowledgement")?.children.filter((c) => c.name === "acknowledgementDetail") ?? [],
  ...elementAt(answer, "ControlActEvent")?.children.filter((c) => c.name === "reason") ?? []
];
function statusOfAcknowledgement(answer) {
  if (acknowledgementType(answer) === "AA") return 200;
  const codes2 = reasonsOf(answer).map(
    (r2) => elementAt(r2, "justifyingDetectedIssueEvent", "code") ?? elementAt(r2, "code")
  );
  const severities = codes2.map(
    (c) => applicationError({ codeSystem: c?.attributes["codeSystem"] ?? "", code: c?.attributes["code"] ?? "" }).severity
  );
  return severities.length > 0 && severities.every((s2) => s2 === "information") ? 200 : 400;
}
var FROM_SPINE2 = "answers of Spine are only read";
var reasons = [
  readOnly(FROM_SPINE2, each("0..n", "issue", group("acknowledgement/acknowledgementDetail", [error("code")]))),
  readOnly(
    FROM_SPINE2,
    each("0..n", "issue", group("ControlActEvent/reason", [error("justifyingDetectedIssueEvent/code")]))
  )
];
var acknowledgement = table(
  "application-acknowledgement",
  { fhir: "OperationOutcome", spec: "eps.md 3.2, 13.1" },
  [
    ...reasons,
    derived("issue", "type of the acknowledgement", issueWithoutReason),
    derived(
      "meta.lastUpdated",
      "time of reading",
      (_w, run) => run.context.now.toISOString().replace(/\.\d{3}Z$/, "+00:00")
    ),
    ...receivedWrapper,
    ignoreWire("routing", "acknowledgement/@typeCode", "acknowledgement/messageRef/id/@root"),
    ignoreWire("derived", "ControlActEvent/reason/justifyingDetectedIssueEvent/code/qualifier/@code")
  ]
);

// shared/wire/hl7v3/datatypes.ts
var UUID = /^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/;
var uuid = {
  name: "uuid",
  encode: (v) => typeof v === "string" && UUID.test(v) ? v.toUpperCase() : new Problem("a UUID"),
  decode: (t2) => UUID.test(t2) ? t2.toLowerCase() : new Problem("a UUID"),
  samples: ["7010fab0-ba80-4b26-a370-23d620336ba3"]
};
var id = (name, root2, value2 = text) => table(`II ${name}`, { fhir: ".", spec: "eps.md 4.3" }, [fixed("@root", root2), row("1", ".", "@extension", value2)]);
var code = (name, codeSystem, value2 = text) => table(`CV ${name}`, { fhir: ".", spec: "eps.md 4.3" }, [
  row("1", ".", "@code", value2),
  fixed("@codeSystem", codeSystem)
]);
var coding = (name, codeSystem) => table(`CD ${name}`, { fhir: "Coding", spec: "eps.md 4.3" }, [
  row("1", "code", "@code", text),
  fixed("@codeSystem", codeSystem),
  row("0..1", "display", "@displayName", text)
]);
var NUMBER2 = /^(-?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;
function plainDecimal(source) {
  const m = NUMBER2.exec(source);
  if (m === null || m[2] === "" && (m[3] ?? "") === "") return void 0;
  const [, sign = "", whole2 = "", fraction = "", exponent] = m;
  if (exponent === void 0) return `${sign}${whole2 === "" ? "0" : whole2}${fraction === "" ? "" : `.${fraction}`}`;
  const digits = whole2 + fraction;
  const point = whole2.length + Number(exponent);
  const padded = point < 1 ? "0".repeat(1 - point) + digits : digits.padEnd(point, "0");
  const at2 = Math.max(point, 1);
  const integer = padded.slice(0, at2).replace(/^0+(?=\d)/, "");
  return `${sign}${integer}${at2 < padded.length ? `.${padded.slice(at2)}` : ""}`;
}
var decimal = {
  name: "decimal",
  encode: (v) => plainDecimal(primitiveText(v)) ?? new Problem("a number"),
  decode: (t2) => plainDecimal(t2.trim()) ?? new Problem("a number"),
  samples: ["28", "28.00", "0.5", "123456789012345678"]
};
var whole = pattern("whole number", /^\d{1,9}$/, "a whole number, zero or more", ["0", "28"]);
var quantity = (codeSystem) => table("PQ", { fhir: "Quantity", spec: "eps.md 4.3" }, [
  fixed("@unit", "1"),
  writeOnly("told again in translation, from where it is read", row("1", "value", "@value", decimal)),
  ignoreWire("derived", "@value"),
  group("translation", [
    row("1", "value", "@value", decimal),
    row("1", "code", "@code", text),
    fixed("@codeSystem", codeSystem),
    row("0..1", "unit", "@displayName", text)
  ])
]);
var SCHEMES = {
  phone: "tel:",
  fax: "fax:",
  email: "mailto:",
  sms: "tel:",
  pager: "tel:"
};
var SYSTEMS = [
  ["tel:", "phone"],
  ["fax:", "fax"],
  ["mailto:", "email"]
];
var telecomAddress = {
  name: "telecom address",
  encode: ({ system, value: value2 }) => {
    if (value2 === void 0) return void 0;
    const bare2 = primitiveText(value2).replace(/\s/g, "");
    if (bare2 === "") return new Problem("a number or address");
    if (system === "url" || /^(tel|fax|mailto|https?|ftp):/i.test(bare2)) return bare2;
    return `${SCHEMES[primitiveText(system)] ?? "tel:"}${bare2}`;
  },
  decode: (t2) => {
    const known3 = SYSTEMS.find(([scheme]) => t2.toLowerCase().startsWith(scheme));
    if (known3 !== void 0) return { system: known3[1], value: t2.slice(known3[0].length) };
    return { system: /^[a-z][a-z+.-]*:\/\//i.test(t2) ? "url" : "phone", value: t2 };
  }
};
var telecom = (use) => table("TEL", { fhir: "ContactPoint", spec: "eps.md 4.3" }, [
  row("0..1", "use", "@use", use),
  tuple("1", { value: "value", system: "system" }, "@value", telecomAddress),
  noPlace("identity", "rank", "period")
]);
var personName = (use) => table("PN", { fhir: "HumanName", spec: "eps.md 4.3" }, [
  row("0..1", "use", "@use", use),
  oneOf2("0..1", [
    [
      row("0..n", "prefix", "prefix", text),
      row("0..n", "given", "given", text),
      row("0..1", "family", "family", text),
      row("0..n", "suffix", "suffix", text)
    ],
    row("0..1", "text", ".", text)
  ]),
  noPlace("identity", "text", "period")
]);
var LIKE_A_LINE = "a further line on the wire, which does not say what it is";
var line = {
  ...text,
  name: "line",
  encode: (v) => v === "" || v === null ? void 0 : text.encode(v, void 0)
};
var postalAddress = (use) => table("AD", { fhir: "Address", spec: "eps.md 4.3" }, [
  row("0..1", "use", "@use", use),
  oneOf2("0..1", [
    [
      row("0..n", "line", "streetAddressLine", line),
      writeOnly(LIKE_A_LINE, row("0..1", "city", "streetAddressLine", line)),
      writeOnly(LIKE_A_LINE, row("0..1", "district", "streetAddressLine", line)),
      writeOnly(LIKE_A_LINE, row("0..1", "state", "streetAddressLine", line)),
      row("0..1", "postalCode", "postalCode", text),
      row("0..1", "country", "country", text)
    ],
    writeOnly(LIKE_A_LINE, row("0..1", "text", "streetAddressLine", line)),
    row("0..1", "text", ".", text)
  ]),
  noPlace("identity", "text"),
  noPlace("identity", "type", "period")
]);

// mappings/eps/codes/job-roles.ts
var jobRoleName = (code2) => NAMES.get(code2.slice(code2.lastIndexOf(":") + 1));
var NAMES = new Map(
  Object.entries({
    R0001: "Privacy Officer",
    R0002: "Porter",
    R0003: "Clinical Application Administrator",
    R0006: "Student Community Practitioner",
    R0007: "ERS SDS Organisation Reporting Analyst",
    R0008: "Demographic Supervisor",
    R0010: "Medical Director",
    R0011: "Dispenser",
    R0012: "Radiographer",
    R0013: "Student Radiographer",
    R0014: "Radiologist",
    R0015: "PACS Administrator",
    R0016: "Reporting Radiographer",
    R0017: "Assistant Practitioner",
    R0018: "Audiologist",
    R0019: "Medical Technical Officer",
    R0020: "Clinical Director - Medical",
    R0021: "DSA NHS Number Manager (Temporary)",
    R0022: "DSA National Clinical Supervisor (Temporary)",
    R0023: "DSA National Clinical Administrator (Temporary)",
    R0030: "Professor",
    R0040: "Senior Lecturer",
    R0050: "Consultant",
    R0055: "Dental Surgeon acting as Hospital Consultant",
    R0060: "Special Salary Scale in Public Health Medicine",
    R0070: "Associate Specialist",
    R0080: "Staff Grade",
    R0090: "Hospital Practitioner",
    R0100: "Clinical Assistant",
    R0110: "Specialist Registrar",
    R0120: "Senior Registrar (Closed)",
    R0130: "Registrar (Closed)",
    R0140: "Senior House Officer",
    R0150: "House Officer - Pre Registration",
    R0160: "House Officer - Post Registration",
    R0170: "Trust Grade Doctor - House Officer level",
    R0180: "Trust Grade Doctor - SHO level",
    R0190: "Trust Grade Doctor - Specialist Registrar level",
    R0200: "Trust Grade Doctor - Career Grade level",
    R0210: "Director of Public Health",
    R0215: "Assistant Clinical Medical Officer",
    R0220: "Clinical Medical Officer",
    R0230: "Senior Clinical Medical Officer",
    R0240: "Other Community Health Service",
    R0243: "Other Community Health Service - Social Care Worker",
    R0247: "Other Community Health Service - Admin Clerk",
    R0250: "General Dental Practitioner",
    R0260: "General Medical Practitioner",
    R0270: "Salaried General Practitioner",
    R0280: "Regional Dental Officer",
    R0290: "Dental Clinical Director - Dental",
    R0295: "Dental Assistant Clinical Director",
    R0300: "Dental Officer",
    R0310: "Senior Dental Officer",
    R0320: "Salaried Dental Practitioner",
    R0330: "Student Nurse - Adult Branch",
    R0340: "Student Nurse - Child Branch",
    R0350: "Student Nurse - Mental Health Branch",
    R0360: "Student Nurse - Learning Disabilities Branch",
    R0370: "Student Midwife",
    R0380: "Student Health Visitor",
    R0390: "Student District Nurse",
    R0400: "Student School Nurse",
    R0410: "Student Practice Nurse",
    R0420: "Student Occupational Health Nurse",
    R0430: "Student Community Paediatric Nurse",
    R0440: "Student Community Mental Health Nurse",
    R0450: "Student Community Learning Disabilities Nurse",
    R0460: "Student Chiropodist",
    R0470: "Student Dietitian",
    R0480: "Student Occupational Therapist",
    R0490: "Student Orthoptist",
    R0500: "Student Physiotherapist",
    R0510: "Student Radiographer - Diagnostic",
    R0520: "Student Radiographer - Therapeutic",
    R0530: "Student Speech & Language Therapist",
    R0540: "Art, Music & Drama Student",
    R0550: "Student Psychotherapist",
    R0560: "Director of Nursing",
    R0570: "Nurse Consultant",
    R0580: "Nurse Manager",
    R0590: "Modern Matron",
    R0600: "Specialist Nurse Practitioner",
    R0610: "Sister/Charge Nurse",
    R0620: "Staff Nurse",
    R0630: "Enrolled Nurse",
    R0640: "Midwife - Consultant",
    R0650: "Midwife - Specialist Practitioner",
    R0660: "Midwife - Manager",
    R0670: "Midwife - Sister/Charge Nurse",
    R0680: "Midwife",
    R0690: "Community Practitioner",
    R0700: "Community Nurse",
    R0710: "Art Therapist",
    R0720: "Art Therapist Consultant",
    R0730: "Art Therapist Manager",
    R0740: "Art Therapist Specialist Practitioner",
    R0750: "Chiropodist/Podiatrist",
    R0760: "Chiropodist/Podiatrist Consultant",
    R0770: "Chiropodist/Podiatrist Manager",
    R0780: "Chiropodist/Podiatrist Specialist Practitioner",
    R0790: "Dietitian",
    R0800: "Dietitian Consultant",
    R0810: "Dietitian Manager",
    R0820: "Dietitian Specialist Practitioner",
    R0830: "Drama Therapist",
    R0840: "Drama Therapist Consultant",
    R0850: "Drama Therapist Manager",
    R0860: "Drama Therapist Specialist Practitioner",
    R0870: "Multi Therapist",
    R0880: "Multi Therapist Consultant",
    R0890: "Multi Therapist Manager",
    R0900: "Multi Therapist Specialist Practitioner",
    R0910: "Music Therapist",
    R0920: "Music Therapist Consultant",
    R0930: "Music Therapist Manager",
    R0940: "Music Therapist Specialist Practitioner",
    R0950: "Occupational Therapist",
    R0955: "Speech & Language Therapist",
    R0960: "Occupational Therapist Consultant",
    R0965: "Speech & Language Therapist Consultant",
    R0970: "Occupational Therapist Manager",
    R0975: "Speech & Language Therapist Manager",
    R0980: "Occupational Therapy Specialist Practitioner",
    R0985: "Speech & Language Therapist Specialist Practitioner",
    R0990: "Orthoptist",
    R1000: "Orthoptist Consultant",
    R1010: "Orthoptist Manager",
    R1020: "Orthoptist Specialist Practitioner",
    R1030: "Orthotist",
    R1040: "Orthotist Consultant",
    R1050: "Orthotist Manager",
    R1060: "Orthotist Specialist Practitioner",
    R1070: "Paramedic",
    R1080: "Paramedic Consultant",
    R1090: "Paramedic Manager",
    R1100: "Paramedic Specialist Practitioner",
    R1110: "Physiotherapist",
    R1120: "Physiotherapist Consultant",
    R1130: "Physiotherapist Manager",
    R1140: "Physiotherapist Specialist Practitioner",
    R1150: "Prosthetist",
    R1160: "Prosthetist Consultant",
    R1170: "Prosthetist Manager",
    R1180: "Prosthetist Specialist Practitioner",
    R1190: "Radiographer - Diagnostic",
    R1200: "Radiographer - Diagnostic, Consultant",
    R1210: "Radiographer - Diagnostic, Manager",
    R1220: "Radiographer - Diagnostic, Specialist Practitioner",
    R1230: "Radiographer - Therapeutic",
    R1240: "Radiographer - Therapeutic, Consultant",
    R1250: "Radiographer - Therapeutic, Manager",
    R1260: "Radiographer - Therapeutic, Specialist Practitioner",
    R1270: "Clinical Director",
    R1280: "Optometrist",
    R1290: "Pharmacist",
    R1300: "Psychotherapist",
    R1310: "Clinical Psychologist",
    R1320: "Chaplain",
    R1330: "Social Worker",
    R1340: "Approved Social Worker",
    R1350: "Youth Worker",
    R1360: "Specialist Practitioner",
    R1370: "Practitioner",
    R1380: "Technician - PS&T",
    R1390: "Osteopath",
    R1400: "Healthcare Scientist",
    R1410: "Consultant Healthcare Scientist",
    R1420: "Biomedical Scientist",
    R1430: "Technician - Healthcare Scientists",
    R1440: "Therapist",
    R1450: "Health Care Support Worker",
    R1460: "Social Care Support Worker",
    R1470: "Home Help",
    R1480: "Healthcare Assistant",
    R1490: "Nursery Nurse",
    R1500: "Play Therapist",
    R1510: "Play Specialist",
    R1520: "Technician - Additional Clinical Services",
    R1530: "Technical Instructor",
    R1540: "Associate Practitioner",
    R1543: "Associate Practitioner - Nurse",
    R1547: "Associate Practitioner - General Practitioner",
    R1550: "Counsellor",
    R1560: "Helper/Assistant",
    R1570: "Dental Surgery Assistant",
    R1580: "Medical Laboratory Assistant",
    R1590: "Phlebotomist",
    R1600: "Cytoscreener",
    R1610: "Student Technician",
    R1620: "Trainee Scientist",
    R1630: "Trainee Practitioner",
    R1640: "Nursing Cadet",
    R1650: "Healthcare Cadet",
    R1660: "Pre-reg Pharmacist",
    R1670: "Assistant Psychologist",
    R1680: "Assistant Psychotherapist",
    R1690: "Call Operator",
    R1700: "Gateway Worker",
    R1710: "Support, Time, Recovery Worker",
    R1720: "Clerical Worker",
    R1730: "Receptionist",
    R1740: "Secretary",
    R1750: "Personal Assistant",
    R1751: "Demographic Administrator (Sensitive Records) Temporary",
    R1760: "Medical Secretary",
    R1770: "Officer",
    R1780: "Manager",
    R1790: "Senior Manager",
    R1800: "Technician - Admin & Clerical",
    R1810: "Accountant",
    R1820: "Librarian",
    R1830: "Interpreter",
    R1840: "Analyst",
    R1850: "Adviser",
    R1860: "Researcher",
    R1870: "Control Assistant",
    R1880: "Architect",
    R1890: "Lawyer",
    R1900: "Surveyor",
    R1910: "Chair",
    R1920: "Chief Executive",
    R1930: "Finance Director",
    R1940: "Other Executive Director",
    R1950: "Board Level Director",
    R1960: "Non Executive Director",
    R1970: "Childcare Co-ordinator",
    R1971: "Map of Medicine Administrator",
    R1972: "Clinical Team Manager",
    R1973: "Community Administrator",
    R1974: "Community Learning Disabilities Nurse",
    R1975: "Community Mental Health Nurse",
    R1976: "Community Team Manager",
    R1977: "ECC/CPA Administrator",
    R1978: "Information Officer",
    R1979: "Medical Technical Officer - Pharmacy",
    R1980: "Patient Welfare Officer",
    R1981: "Psychiatrist",
    R1982: "Senior Administrator",
    R1983: "Ward Manager",
    R1984: "Health Records Administrator",
    R1985: "Health Records Clerk",
    R1986: "Workgroup Administrator",
    R1987: "National RBAC Attribute Administrator",
    R1988: "National RBAC Baseline Policy Administrator",
    R1989: "Complaints Coordinator",
    R1990: "Complaints Investigator",
    R1995: "End Point Approver",
    R1996: "End Point DNS Administrator",
    R1997: "End Point Spine Administrator",
    R1998: "End Point Super User",
    R1999: "End Point Service Administrator",
    R5000: "Network Administrator",
    R5003: "Cluster System Administrator",
    R5007: "System Administrator",
    R5010: "Network Technician",
    R5020: "Helpdesk Administrator",
    R5030: "Helpdesk Technician",
    R5040: "Desktop Support Administrator",
    R5050: "Desktop Support Technician",
    R5060: "Security Policy Controller",
    R5070: "Senior Security Manager",
    R5072: "Root Registration Authority Manager",
    R5080: "Registration Authority Manager",
    R5090: "Registration Authority Agent",
    R5100: "Audit Manager",
    R5105: "Caldicott Guardian",
    R5110: "Demographic Administrator",
    R5120: "ISP Administrator",
    R5130: "Technical codes Administrator",
    R5140: "OSS Administrator",
    R5150: "System Worker",
    R5170: "End Point Administrator",
    R5175: "End Point Viewer",
    R5180: "NASP Service Manager",
    R5181: "RTS Dashboard User",
    R5182: "ERS ETP System Administrator",
    R5183: "RTS BT Dashboard User",
    R5184: "ERS Spine SLA Manager",
    R5185: "ERS BT Customer SLA Manager",
    R5186: "ERS BT Customer SLA User",
    R5187: "ERS BT Supplier SLA Manager",
    R5188: "ERS BT Supplier SLA User",
    R5189: "ERS LogicaCMG SLA User",
    R5190: "Content Creator",
    R5191: "ERS Support Administrator",
    R5192: "ECS Administrator",
    R5195: "Content Publisher",
    R5210: "User Details Administrator",
    R5250: "EBS Administrator",
    R5300: "Portal Administrator",
    R5310: "LiquidLogic Administrator",
    R5320: "i.EPR Administrator",
    R5330: "Synergy Administrator",
    R5340: "SystmOne Administrator",
    R5400: "Availability  Monitor",
    R6010: "Appointments Clerk",
    R6020: "Outpatient Manager",
    R6030: "Ward Clerk",
    R6040: "Bed Manager",
    R6050: "Clinical coder",
    R6060: "Medical Records Clerk",
    R6070: "Medical Records Manager",
    R6080: "Waiting List Clerk",
    R6090: "Waiting List Manager",
    R6100: "Mental Health Act Administrator",
    R6160: "Ad-hoc Report Manager",
    R6200: "GP Registrar",
    R6300: "Sessional GP",
    R6400: "Medical Student",
    R7100: "Trainer",
    R7110: "Training Manager",
    R7120: "Directory of Services Coordinator",
    R7130: "PAS Manager",
    R7140: "ODP",
    R7150: "SODP",
    R8000: "Clinical Practitioner Access Role",
    R8001: "Nurse Access Role",
    R8002: "Nurse Manager Access Role",
    R8003: "Health Professional Access Role",
    R8004: "Healthcare Student Access Role",
    R8005: "Biomedical Scientist Access Role",
    R8006: "Medical Secretary Access Role",
    R8007: "Clinical coder Access Role",
    R8008: "Admin/Clinical Support Access Role",
    R8009: "Receptionist Access Role",
    R8010: "Clerical Access Role",
    R8011: "Clerical Manager Access Role",
    R8012: "Information Officer Access Role",
    R8013: "Health Records Manager Access Role",
    R8014: "Social Worker Access Role",
    R8015: "Systems Support Access Role",
    R8016: "Midwife Access Role",
    R8017: "Midwife Manager Access Role",
    R8024: "Bank Access Role",
    R9100: "A&E Staff Nurse (Temporary)  London Cluster Only",
    R9101: "A&E Manager (Temporary) London Cluster Only",
    R9102: "A&E Doctor  (Temporary) London Cluster only",
    R9103: "A&E Student (Temporary) London Cluster Only",
    R9104: "A&E Clerk (Temporary) London Cluster Only",
    R9500: "Social Services Senior Management",
    R9505: "Social Services Policy and Planning",
    R9510: "Social Services Information Manager",
    R9515: "Social Work Team Manager (Children)",
    R9520: "Senior Social Worker (Children)",
    R9525: "Social Services Care Manager (Children)",
    R9530: "Social Work Assistant (Children)",
    R9535: "Child Protection Worker",
    R9540: "Family Placement Worker",
    R9545: "Community Worker (Children)",
    R9550: "Occupational Therapist",
    R9555: "Occupational Therapist Assistant",
    R9560: "Occupational Therapy Team Manager",
    R9565: "Social Work Team Manager (Adults)",
    R9570: "Senior Social Worker (Adults)",
    R9575: "Social Services Care Manager (Adults)",
    R9580: "Social Work Assistant (Adults)",
    R9585: "Social Work Team Manager (Mental Health)",
    R9590: "Senior Social Worker (Mental Health)",
    R9595: "Social Services Care Manager (Mental Health)",
    R9600: "Social Work Assistant (Mental Health)",
    R9605: "Emergency Duty Social Worker",
    R9615: "Social Services Driver",
    R9620: "Home Care Organiser",
    R9625: "Home Care Administrator",
    R9630: "Home Help",
    R9635: "Warden",
    R9640: "Meals on Wheels Organiser",
    R9645: "Meals Delivery",
    R9650: "Day Centre Manager",
    R9655: "Day Centre Deputy",
    R9660: "Day Centre Officer",
    R9665: "Day Centre Care Staff",
    R9670: "Family Centre Manager",
    R9675: "Family Centre Deputy",
    R9680: "Family Centre Worker",
    R9685: "Nursery Manager",
    R9690: "Nursery Deputy",
    R9695: "Nursery Worker",
    R9700: "Playgroup Leader",
    R9705: "Playgroup Assistant",
    R9710: "Residential Manager",
    R9715: "Residential Deputy",
    R9720: "Residential Worker",
    R9725: "Residential Care Staff",
    R9730: "Intermediate Care Manager",
    R9735: "Intermediate Care Deputy",
    R9740: "Intermediate Care Worker",
    R9745: "Intermediate Care Staff",
    R9750: "Social Care SAP User",
    R9755: "Social Care SAP Manager",
    R9756: "ETP System Administrator"
  })
);

// mappings/eps/codes/uses.ts
var nameUse = codeMap(
  "name use",
  { usual: "L", temp: "A", nickname: "PREFERRED", old: "PREVIOUS", maiden: "PREVIOUS-MAIDEN" },
  [
    { model: "official", wire: "L", only: "toLegacy" },
    { model: "anonymous", wire: "A", only: "toLegacy" },
    { model: "old", wire: "PREVIOUS-BIRTH", only: "toFhir" },
    { model: "maiden", wire: "PREVIOUS-BACHELOR", only: "toFhir" }
  ]
);
var addressUse = codeMap("address use", { home: "H", work: "WP", temp: "TMP", billing: "PST" }, [
  { model: "home", wire: "HP", only: "toFhir" },
  { model: "work", wire: "BP", only: "toFhir" }
]);
var telecomUse = codeMap("telecom use", { home: "HP", work: "WP", temp: "HV", mobile: "MC" }, [
  { model: "home", wire: "H", only: "toFhir" },
  { model: "mobile", wire: "PG", only: "toFhir" }
]);
var gender = codeMap("gender", { unknown: "0", male: "1", female: "2", other: "9" });

// mappings/eps/tables/datatypes.ts
var PN = personName(nameUse);
var AD = postalAddress(addressUse);
var TEL = telecom(telecomUse);
var SNOMED = coding("SNOMED", CODE_ROOT.snomed);
var PQ = quantity(CODE_ROOT.snomed);
var identifier = (name, root2, system, value2 = text) => table(`II ${name}`, { fhir: "Identifier", spec: "eps.md 4.2" }, [
  fixed("@root", root2),
  row("1", "value", "@extension", value2),
  constant("system", system)
]);
var uuidIdentifier = (name, system) => table(`II ${name}`, { fhir: "Identifier", spec: "eps.md 4.3" }, [
  row("1", "value", "@root", uuid),
  constant("system", system)
]);
var NHS_NUMBER = identifier("NHS number", ID_ROOT.nhsNumber, ID_SYSTEM.nhsNumber);
var ODS_CODE = identifier("organisation", ID_ROOT.organization, ID_SYSTEM.odsOrganizationCode);
var ROLE_PROFILE = identifier("role profile", ID_ROOT.sdsRoleProfile, ID_SYSTEM.sdsRoleProfileId);
var SDS_USER = identifier("SDS user", ID_ROOT.sdsUser, ID_SYSTEM.sdsUserId);
var SHORT_FORM = identifier("short form", ID_ROOT.shortFormPrescription, ID_SYSTEM.prescriptionOrderNumber);
var MESSAGE_ID = uuidIdentifier("message", ID_SYSTEM.uuid);
var PRESCRIPTION_UUID = uuidIdentifier("prescription", ID_SYSTEM.prescription);
var ITEM_NUMBER = uuidIdentifier("item", ID_SYSTEM.prescriptionOrderItemNumber);
var coded = (name, codeSystem, system) => table(`CV ${name}`, { fhir: "Coding", spec: "eps.md 4.2" }, [
  row("1", "code", "@code", text),
  fixed("@codeSystem", codeSystem),
  constant("system", system),
  displayRead,
  ignore("display", "display")
]);
var displayRead = {
  ...row("0..1", "display", "@displayName", text),
  oneWay: { only: "toFhir", reason: "the message names the code alone" }
};
var SITE_PREFERENCE = coded(
  "site preference",
  CODE_ROOT.dispensingSitePreference,
  CODE_SYSTEM.dispensingSitePreference
);
var PRESCRIPTION_TYPE = coded("prescription type", CODE_ROOT.prescriptionType, CODE_SYSTEM.prescriptionType);
var ENDORSEMENT = coded("endorsement", CODE_ROOT.prescriberEndorsement, CODE_SYSTEM.prescriberEndorsement);
var snomedConcept = (code2, displayName) => ({
  code: code2,
  codeSystem: CODE_ROOT.snomed,
  displayName
});
var annotation = (relation, name, code2, rows, separable = "false") => group(`${relation} PERT contextConductionInd=true`, [
  fixed("seperatableInd", { value: separable }),
  group(`${name} OBS EVN`, [fixed("code", { code: code2, codeSystem: CODE_ROOT.annotation }), ...rows])
]);

// mappings/eps/tables/agents.ts
var registered = (system, encode = (v) => v) => ({
  name: system.slice(system.lastIndexOf("/") + 1),
  encode: (v) => typeof v === "string" && v !== "" ? encode(v) : new Problem("a number"),
  decode: (t2) => practitionerIdSystem(t2) === system ? t2 : new Problem("a number of that register")
});
var personNumber = (system, encode) => id(registered(system, encode).name, ID_ROOT.professional, registered(system, encode));
var withoutC = (v) => v.replace(/^[Cc]/, "");
var PROFESSIONAL_CODES = [
  row("0..1", "identifier[gmc-number].value", "id", personNumber(ID_SYSTEM.gmcNumber, withoutC)),
  row("0..1", "identifier[gmp-number].value", "id", personNumber(ID_SYSTEM.gmpNumber)),
  row("0..1", "identifier[nmc-number].value", "id", personNumber(ID_SYSTEM.nmcNumber)),
  writeOnly(
    "no form of its own: reads as a professional code",
    row("0..1", "identifier[gphc-number].value", "id", id("gphc-number", ID_ROOT.professional))
  ),
  row("0..1", "identifier[hcpc-number].value", "id", personNumber(ID_SYSTEM.hcpcNumber)),
  row("0..1", "identifier[professional-code].value", "id", personNumber(ID_SYSTEM.professionalCode))
];
var professionalCode = exactlyOneOf("1", PROFESSIONAL_CODES, {
  expected: "exactly one professional code: one of GMC, GMP, NMC, GPhC, HCPC, professional-code",
  place: "identifier"
});
var dinNumber = row("0..1", "identifier[din-number].value", "id", personNumber(ID_SYSTEM.dinNumber));
var spuriousCode = fact({
  id: "spurious-code",
  title: "NHSBSA spurious code of the role",
  model: "identifier[spurious-code].value",
  decide: (values) => values.length > 1 ? new Problem("one spurious code", "", "tooMany") : values[0],
  wire: "agentPerson/id/@extension",
  read: (t2) => t2 !== void 0 && practitionerIdSystem(t2) === ID_SYSTEM.nhsbsaSpuriousCode ? t2 : void 0
});
var spuriousNumber = ofFact(spuriousCode, "id", id("spurious-code", ID_ROOT.professional));
var READ_ALIKE = "the author is named by a professional code";
var organizationName = writeOnly(
  "the name stands with the organisation",
  at("organization\u2192Organization", [row("0..1", "name", "name/.", text)])
);
var nameByIdentifier = ({ namedByOrganization }) => {
  const display = writeOnly("reads as a Practitioner", row("0..1", "practitioner.display", "name/.", text));
  return namedByOrganization ? oneOf2("0..1", [organizationName, display]) : display;
};
var person = (kind) => oneOf2("0..1", [
  at("practitioner\u2192Practitioner", [
    group("agentPerson PSN INSTANCE", [...kind.number, row("0..1", "name", "name", PN)]),
    ignore("own id", "id", "meta.*"),
    noPlace("identity", "identifier", "name", "telecom", "address", "gender", "birthDate", "qualification")
  ]),
  writeOnly(
    "reads as a Practitioner",
    group("agentPerson PSN INSTANCE", [...kind.numberByIdentifier, nameByIdentifier(kind)], {
      ifPresent: "practitioner.identifier"
    })
  ),
  ...kind.namedByOrganization ? [writeOnly("reads as a Practitioner", group("agentPerson PSN INSTANCE", [organizationName]))] : []
]);
var ORGANIZATION_CODE = fixed("code", {
  code: FIXED_CODE.organizationType,
  codeSystem: CODE_ROOT.organizationType
});
var licence = (rows) => group("healthCareProviderLicense PROV/Organization ORG INSTANCE", rows);
var organizationLicence = oneOf2("1", [
  writeOnly(
    "reads as an organisation named by identifier",
    at("partOf\u2192Organization", [
      licence([row("1", "identifier[ods-code]", "id", ODS_CODE), ORGANIZATION_CODE, row("1", "name", "name/.", text)])
    ])
  ),
  licence([
    row("0..1", "partOf.identifier", "id", ODS_CODE),
    ORGANIZATION_CODE,
    row("0..1", "partOf.display", "name/.", text)
  ]),
  writeOnly(
    "reads as an organisation that this one is part of",
    licence([row("1", "identifier[ods-code]", "id", ODS_CODE), ORGANIZATION_CODE, row("1", "name", "name/.", text)])
  )
]);
var NO_ROOM_FOR_ORGANIZATION = [
  ignore("own id", "id", "meta.*"),
  noPlace("identity", "identifier", "alias", "type", "active", "telecom", "address", "endpoint", "contact")
];
var organization = ({ licence: licensed }) => at("organization\u2192Organization", [
  row("1", "identifier[ods-code]", "id", ODS_CODE),
  ORGANIZATION_CODE,
  row("1", "name", "name/.", text),
  row("1", "telecom", "telecom", TEL),
  row("1", "address", "addr", AD),
  ...licensed ? [organizationLicence] : [],
  ...NO_ROOM_FOR_ORGANIZATION
]);
var fromRole = [
  row("1..n", "telecom", "telecom", TEL),
  at("location\u2192Location", [row("1", "address", "addr", AD), ignore("own id", "id")], { card: "1" })
];
var licenceByIdentifier = group(
  ".",
  [
    licence([
      row("1", "organization.identifier", "id", ODS_CODE),
      ORGANIZATION_CODE,
      row("1", "organization.display", "name/.", text)
    ])
  ],
  { ifPresent: "organization.identifier" }
);
var licenceOfOrganization = ({ licence: licensed }) => licensed ? [oneOf2("1", [at("organization\u2192Organization", [organizationLicence]), licenceByIdentifier])] : [];
var AS_ORGANIZATION = "reads as an Organization";
var represented = (kind) => group("representedOrganization ORG INSTANCE", [
  oneOf2("1", [
    [
      writeOnly(
        AS_ORGANIZATION,
        at("healthcareService\u2192HealthcareService", [
          row("1", "identifier[ods-code]", "id", ODS_CODE),
          ORGANIZATION_CODE,
          row("1", "name", "name/.", text),
          row("1", "telecom", "telecom", TEL),
          at("location\u2192Location", [row("1", "address", "addr", AD), ignore("own id", "id")], { card: "1" }),
          ignore("own id", "id"),
          noPlace("identity", "active", "providedBy", "identifier")
        ])
      ),
      writeOnly(
        AS_ORGANIZATION,
        group(".", licenceOfOrganization(kind), { ifPresent: "healthcareService.reference" })
      )
    ],
    writeOnly(
      AS_ORGANIZATION,
      group(
        ".",
        [
          row("1", "healthcareService.identifier", "id", ODS_CODE),
          ORGANIZATION_CODE,
          row("1", "healthcareService.display", "name/.", text),
          ...fromRole,
          ...licenceOfOrganization(kind)
        ],
        { ifPresent: "healthcareService.identifier" }
      )
    ),
    organization(kind),
    writeOnly(
      AS_ORGANIZATION,
      group(
        ".",
        [
          row("1", "organization.identifier", "id", ODS_CODE),
          ORGANIZATION_CODE,
          row("1", "organization.display", "name/.", text),
          ...fromRole,
          ...kind.licence ? [licenceByIdentifier] : []
        ],
        { ifPresent: "organization.identifier" }
      )
    )
  ])
]);
var jobRoleCode = {
  ...text,
  name: "job role code",
  decode: (t2) => t2.includes(":") ? t2 : new Problem("a job role code"),
  samples: ["S8000:G8000:R8000"]
};
var jobRoleDisplay = (agent) => {
  const role = agent.children.find((c) => c.name === "code")?.attributes["code"];
  return role === void 0 ? void 0 : jobRoleName(role);
};
var TELECOM_OF_ROLE = "reads as a telecom of the role";
var agentPerson = (kind) => table(kind.id, { fhir: "PractitionerRole", spec: kind.spec, slices, facts: kind.spurious ? [spuriousCode] : [] }, [
  ...kind.spurious ? [ignore("derived", "identifier[spurious-code].system")] : [],
  row("0..1", "identifier[sds-role-profile-id]", "id", ROLE_PROFILE, { requiredIf: "identifier" }),
  oneOf2(
    "0..1",
    [
      row("0..1", "code.coding[job-role-code].code", "code", code("job role code", CODE_ROOT.jobRole, jobRoleCode)),
      row("0..1", "code.coding[job-role-name].code", "code", code("job role name", CODE_ROOT.jobRole))
    ],
    {
      requiredIf: "code",
      expected: "a job role of NHSDigital-SDS-JobRoleCode or UKCore-SDSJobRoleName",
      place: "code.coding"
    }
  ),
  derived("code.coding.display", "name of the job role", jobRoleDisplay),
  oneOf2(
    kind.organizationTelecom ? "1" : "0..1",
    [
      row("0..n", "telecom", "telecom", TEL),
      writeOnly(TELECOM_OF_ROLE, at("practitioner\u2192Practitioner", [row("0..n", "telecom", "telecom", TEL)])),
      ...kind.organizationTelecom ? [
        writeOnly(
          TELECOM_OF_ROLE,
          group(".", [at("organization\u2192Organization", [row("0..n", "telecom", "telecom", TEL)])], {
            ifAbsent: "practitioner.reference"
          })
        )
      ] : []
    ],
    { place: "telecom", expected: "at least one telecom" }
  ),
  readOnly(
    "on the wire it is the person's",
    row("0..1", "identifier[spurious-code].value", "agentPerson/id", personNumber(ID_SYSTEM.nhsbsaSpuriousCode))
  ),
  person(kind),
  represented(kind),
  ignore("own id", "id", "meta.*"),
  ignore("display", "organization.display", "practitioner.display"),
  noPlace("identity", "active", "specialty", "location", "healthcareService", "period", "identifier", "code.coding")
]);
var bareNumber = row("1", "practitioner.identifier.value", "id", personNumberOfAny());
function personNumberOfAny() {
  return id("number of the person", ID_ROOT.professional, {
    ...text,
    name: "number of any register",
    encode: (v) => typeof v === "string" && v !== "" ? withoutC(v) : new Problem("a number")
  });
}
var SENT_WITH_THE_TOKEN = ignore("routing", "identifier[sds-user-id].*");
var author = agentPerson({
  id: "author",
  spec: "eps.md 6.1.2",
  number: [professionalCode, readOnly(READ_ALIKE, dinNumber), SENT_WITH_THE_TOKEN],
  numberByIdentifier: [bareNumber],
  namedByOrganization: false,
  organizationTelecom: true,
  licence: true,
  spurious: false
});
var responsibleParty = agentPerson({
  id: "responsible-party",
  spec: "eps.md 6.1.2, 6.1.3",
  number: [oneOf2("1", [spuriousNumber, dinNumber, professionalCode]), SENT_WITH_THE_TOKEN],
  numberByIdentifier: [oneOf2("1", [spuriousNumber, bareNumber])],
  namedByOrganization: true,
  organizationTelecom: true,
  licence: true,
  spurious: true
});
var sdsUser = {
  spec: "eps.md 6.2.1",
  number: [row("1", "identifier[sds-user-id]", "id", SDS_USER)],
  numberByIdentifier: [row("1", "practitioner.identifier", "id", SDS_USER)],
  organizationTelecom: false,
  licence: false,
  spurious: false
};
var canceller = agentPerson({ ...sdsUser, id: "canceller", namedByOrganization: false });
var originalPrescriber = agentPerson({ ...sdsUser, id: "original-prescriber", namedByOrganization: true });
var answeringAgent = agentPerson({
  id: "answering-agent",
  spec: "eps.md 7.1",
  number: [
    readOnly(
      "answers of Spine are only read",
      oneOf2("0..1", [...PROFESSIONAL_CODES.filter((r2) => r2.oneWay === void 0), dinNumber])
    )
  ],
  numberByIdentifier: [],
  namedByOrganization: false,
  organizationTelecom: false,
  licence: true,
  spurious: false
});

// mappings/eps/dosage/dosage-instruction.ts
var CONCURRENT = ", and ";
var CONSECUTIVE = ", then ";
var NO_SEQUENCE = "Multiple dosage instructions but sequence not specified";
function dosageInstructionText(dosages) {
  if (!Array.isArray(dosages) || dosages.length === 0) {
    return { error: "Expected at least one dosage instruction", path: "dosageInstruction" };
  }
  const silent = dosages.findIndex((dosage2) => !textOf(dosage2));
  if (silent >= 0) return located("Expected the dosage instruction as text", silent, "text");
  const unordered2 = withoutSequence(dosages);
  if (unordered2 >= 0) return located(NO_SEQUENCE, unordered2, "sequence");
  return { text: inSequence(dosages, dosages.map(textOf)) };
}
var withoutSequence = (dosages) => dosages.length < 2 ? -1 : dosages.findIndex((dosage2) => typeof sequenceOf(dosage2) !== "number");
function inSequence(dosages, texts) {
  const groups = /* @__PURE__ */ new Map();
  dosages.forEach((dosage2, i) => {
    const sequence2 = sequenceOf(dosage2);
    groups.set(sequence2, [...groups.get(sequence2) ?? [], texts[i] ?? ""]);
  });
  return [...groups].sort(([a], [b]) => Number(a) - Number(b)).map(([, concurrent]) => concurrent.join(CONCURRENT)).join(CONSECUTIVE);
}
var located = (error2, index, element2) => ({
  error: error2,
  index,
  path: `dosageInstruction[${index}].${element2}`
});
var sequenceOf = (dosage2) => dosage2?.sequence;
function textOf(dosage2) {
  const text3 = dosage2?.text;
  return typeof text3 === "string" ? text3 : "";
}

// mappings/eps/instructions/additional-instructions.ts
function writeInstructions(instructions) {
  const { medication, patientInfo, controlledDrugWords = "", note: note2 = "" } = instructions;
  const tagged = [
    ...medication.map((text3) => element("medication", text3)),
    ...patientInfo.map((text3) => element("patientInfo", text3))
  ];
  return tagged.join("") + freeText(controlledDrugWords, note2);
}
function readInstructions(text3) {
  const { elements, rest } = takeElements(text3);
  const partsOf = (name) => elements.filter((e) => e.name === name).map((e) => e.text);
  return { medication: partsOf("medication"), patientInfo: partsOf("patientInfo"), ...readFreeText(rest) };
}
var KNOWN_TAG = /<\/?(?:medication|patientInfo)\s*\/?>/;
var ELEMENT = /<(medication|patientInfo)\s*(?:\/>|>([^<]*(?:<(?!\/?(?:medication|patientInfo)\s*\/?>)[^<]*)*)<\/\1\s*>)/g;
var element = (name, text3) => `<${name}>${escapeMarkup(text3).replaceAll(">", "&gt;")}</${name}>`;
function takeElements(text3) {
  const elements = [];
  let rest = "";
  let end = 0;
  for (const match of text3.matchAll(ELEMENT)) {
    const before = text3.slice(end, match.index);
    if (before.trim() !== "") rest += before;
    const [whole2, name = "", content = ""] = match;
    if (content !== "") elements.push({ name, text: undoEscapes(content) });
    end = match.index + whole2.length;
  }
  return { elements, rest: rest + text3.slice(end) };
}
var WORDS_PREFIX = "CD: ";
var WORDS_LINE = /^\s*CD: ([^\r\n]*)(?:\r\n|\r|\n|$)/;
function freeText(words, note2) {
  const plain = freeTextOf(words, note2);
  const misread = KNOWN_TAG.test(plain) || undoEscapes(plain) !== plain || /[\r\n]/.test(words);
  return misread ? freeTextOf(escapeLineBreaks(escapeMarkup(words)), escapeMarkup(note2)) : plain;
}
function freeTextOf(words, note2) {
  if (words === "" && !WORDS_LINE.test(note2)) return note2;
  return WORDS_PREFIX + words + (note2 === "" ? "" : `
${note2}`);
}
function readFreeText(text3) {
  const undo = isEscaped(text3) ? replaceReferences : (part) => part;
  const line2 = WORDS_LINE.exec(text3);
  return {
    controlledDrugWords: undo(line2?.[1] ?? ""),
    additionalInstructions: undo(text3.slice(line2?.[0].length ?? 0))
  };
}
var REFERENCE = /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([\dA-Fa-f]{1,6}));/g;
var ENTITIES2 = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
var escapeMarkup = (text3) => text3.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
var escapeLineBreaks = (text3) => text3.replaceAll("\r", "&#13;").replaceAll("\n", "&#10;");
var isEscaped = (text3) => !/[<&]/.test(text3.replace(REFERENCE, ""));
var undoEscapes = (text3) => isEscaped(text3) ? replaceReferences(text3) : text3;
var replaceReferences = (text3) => text3.replace(REFERENCE, (reference, entity, decimal2, hex) => {
  if (entity !== void 0) return ENTITIES2[entity];
  const code2 = decimal2 !== void 0 ? Number(decimal2) : Number.parseInt(hex, 16);
  return isXmlCharacter(code2) ? String.fromCodePoint(code2) : reference;
});
var isXmlCharacter = (code2) => code2 === 9 || code2 === 10 || code2 === 13 || code2 >= 32 && code2 <= 55295 || code2 >= 57344 && code2 <= 65533 || code2 >= 65536 && code2 <= 1114111;

// mappings/eps/tables/instructions.ts
var dosage = {
  name: "dosage text",
  wholeList: true,
  carries: ["text", "sequence"],
  encode: (v) => {
    const said3 = dosageInstructionText(Array.isArray(v) ? v : [v]);
    return "text" in said3 ? said3.text : new Problem("dosage instructions with text, and a sequence where they are several");
  },
  decode: (t2) => ({ text: t2 })
};
var patientCommunication = fact({
  id: "patient-communication",
  title: "Medication list and patient information in the instructions of the first item",
  decide: () => void 0
});
var list = (v) => Array.isArray(v) ? v : [];
var isText2 = (v) => typeof v === "string" && v !== "";
function communicated(run) {
  const graph = Graph.of(run);
  const payloads = graph.ofType("CommunicationRequest").flatMap((r2) => list(r2["payload"]));
  const lists = payloads.flatMap((p) => {
    const reference = p?.contentReference?.reference;
    return isText2(reference) ? graph.byFullUrl(reference).filter((r2) => r2.resourceType === "List") : [];
  });
  return {
    medication: lists.flatMap((l) => list(l["entry"]).map((e) => e?.item?.display)).filter(isText2),
    patientInfo: payloads.map((p) => p?.contentString).filter(isText2)
  };
}
var NOTHING3 = { medication: [], patientInfo: [] };
var additionalInstructions = {
  name: "additional instructions",
  encode: ({ words, note: note2 }, run) => {
    const said3 = writeInstructions({
      ...run.index === 0 ? communicated(run) : NOTHING3,
      ...isText2(words) ? { controlledDrugWords: words } : {},
      ...isText2(note2) ? { note: note2 } : {}
    });
    return said3 === "" ? void 0 : said3;
  },
  decode: (text3, run) => {
    const { medication, patientInfo, controlledDrugWords, additionalInstructions: note2 } = readInstructions(text3);
    if (run.index === 0) run.facts[patientCommunication.slot] = { medication, patientInfo };
    return { words: controlledDrugWords || void 0, note: note2 || void 0 };
  }
};

// mappings/eps/tables/bundle.ts
var SPINE2 = { system: ID_SYSTEM.odsOrganizationCode, value: "X2601" };
var referenceTo = (resource, run) => resource === void 0 ? void 0 : { reference: Graph.of(run).fullUrlOf(resource) };
var first2 = (type, run) => Graph.of(run).ofType(type)[0];
var entry = (resourceType2, content, run) => {
  const id2 = run.context.newId();
  return { fullUrl: `urn:uuid:${id2}`, resource: { resourceType: resourceType2, id: id2, ...content } };
};
function newEntries(reason2, make) {
  return derived("entry", reason2, make, { expected: [] });
}
var odsIdentifier = (value2) => ({ system: ID_SYSTEM.odsOrganizationCode, value: value2 });
var subjectOfRequests = derived(
  "MedicationRequest.subject",
  "the one patient",
  (_w, run) => referenceTo(first2("Patient", run), run)
);
var toTheAuthor = (isNamed) => derived(
  "MedicationRequest.extension[responsible-practitioner].valueReference",
  "the author, where nobody else is named",
  (focalAct2, run) => isNamed(focalAct2) ? void 0 : referenceTo(first2("PractitionerRole", run), run)
);
var responsiblePractitioner = toTheAuthor(
  (w) => elementAt(w, "pertinentInformation1", "pertinentPrescription", "responsibleParty") !== void 0
);
var responsiblePractitionerOfCancellation = toTheAuthor((w) => elementAt(w, "responsibleParty") !== void 0);
var messageHeader = ({ event, destination, messageId, answers }, run) => entry(
  "MessageHeader",
  {
    extension: [{ url: EXTENSION.messageId, valueIdentifier: { system: ID_SYSTEM.uuid, value: messageId } }],
    eventCoding: { system: CODE_SYSTEM.messageEvent, ...event },
    ...destination === void 0 ? {} : {
      destination: [
        {
          endpoint: `urn:nhs-uk:addressing:ods:${destination}`,
          receiver: { identifier: odsIdentifier(destination) }
        }
      ]
    },
    sender: { identifier: SPINE2, display: "NHS Digital Spine" },
    source: { name: "NHS Spine", endpoint: `${run.context.values["basePath"] ?? ""}/$process-message` },
    ...answers === void 0 ? {} : { response: { identifier: answers, code: "ok" } },
    focus: [...Graph.of(run).ofType("Patient"), ...Graph.of(run).ofType("MedicationRequest")].map(
      (r2) => referenceTo(r2, run)
    )
  },
  run
);
var performerOf = (parentPrescription2) => elementAt(
  parentPrescription2,
  "pertinentInformation1",
  "pertinentPrescription",
  "performer",
  "AgentOrgSDS",
  "agentOrganizationSDS",
  "id"
)?.attributes["extension"];
var headerOfOrder = newEntries(
  "header of the message",
  (w, run) => messageHeader(
    {
      event: { code: "prescription-order", display: "Prescription Order" },
      destination: performerOf(w),
      messageId: idOf(w)
    },
    run
  )
);
var idOf = (focalAct2) => (elementAt(focalAct2, "id")?.attributes["root"] ?? "").toLowerCase();
var headerOfCancellation = newEntries(
  "header of the message",
  (w, run) => messageHeader(
    {
      event: { code: "prescription-order-update", display: "Prescription Order Update" },
      destination: void 0,
      messageId: idOf(w)
    },
    run
  )
);
var cancelRequestOf = (response) => elementAt(response, "pertinentInformation4", "pertinentCancellationRequestRef", "id")?.attributes["root"]?.toLowerCase();
var headerOfCancellationResponse = newEntries(
  "header of the message",
  (w, run) => messageHeader(
    {
      event: { code: "prescription-order-response", display: "Prescription Order Response" },
      destination: elementAt(w, "author", "AgentPerson", "representedOrganization", "id")?.attributes["extension"],
      messageId: idOf(w),
      answers: cancelRequestOf(w)
    },
    run
  )
);
var SIGNATURE_TYPE = { system: "urn:iso-astm:E1762-95:2013", code: "1.2.840.10065.1.12.1.1" };
var provenance = derived("Provenance", "the signature's own data", (_w, run) => {
  const graph = Graph.of(run);
  const signed = first2("Provenance", run);
  if (signed === void 0) return void 0;
  const who = referenceTo(first2("PractitionerRole", run), run);
  const [signature] = signed["signature"];
  Object.assign(signature, { who, type: [SIGNATURE_TYPE] });
  const others = graph.root.entry.map((e) => e.resource).filter((r2) => r2 !== signed);
  Object.assign(signed, {
    agent: [{ who }],
    recorded: signature.when,
    target: others.map((r2) => referenceTo(r2, run))
  });
  return void 0;
});
var said2 = (run) => {
  const communicated2 = run.facts[patientCommunication.slot];
  if (communicated2 === void 0) return void 0;
  return communicated2.medication.length + communicated2.patientInfo.length === 0 ? void 0 : communicated2;
};
var communicationEntries = (run) => {
  const communicated2 = said2(run);
  if (communicated2 === void 0) return void 0;
  const { medication, patientInfo } = communicated2;
  const list3 = medication.length === 0 ? void 0 : entry(
    "List",
    { status: "current", mode: "snapshot", entry: medication.map((display) => ({ item: { display } })) },
    run
  );
  const patient2 = first2("Patient", run);
  const organization2 = first2("Organization", run);
  const request = entry(
    "CommunicationRequest",
    {
      status: "unknown",
      subject: referenceTo(patient2, run),
      payload: [
        ...patientInfo.map((contentString) => ({ contentString })),
        ...list3 === void 0 ? [] : [{ contentReference: { reference: list3.fullUrl } }]
      ],
      ...organization2?.["identifier"] ? { requester: { identifier: organization2["identifier"][0] } } : {},
      ...patient2?.["identifier"] ? { recipient: [{ identifier: patient2["identifier"][0] }] } : {}
    },
    run
  );
  return list3 === void 0 ? [request] : [request, list3];
};
var communication = [
  newEntries("what the first item tells the patient", (_w, run) => communicationEntries(run))
];
var bundleOfMessage = [
  ignore("own id", "id", "meta.*", "timestamp", "identifier.system"),
  regarding("MessageHeader", [
    ignore("routing", "eventCoding.*", "destination.endpoint", "destination.name", "destination.receiver.*"),
    ignore("routing", "destination.receiver.identifier.*", "sender.*", "sender.identifier.*", "source.*", "focus.*"),
    ignore("routing", "reason.coding.*", "response.*"),
    noPlace("technical", "destination", "extension", "responsible", "author", "enterer")
  ]),
  regarding("Provenance", [
    ignore("derived", "recorded", "target.*", "agent.who.*", "agent.type.coding.*", "signature.who.*"),
    ignore("derived", "signature.type.*", "signature.sigFormat", "signature.targetFormat"),
    noPlace("technical", "policy", "occurredDateTime", "location", "reason", "activity", "entity"),
    noPlace("identity", "signature")
  ]),
  regarding("CommunicationRequest", [
    ignore("derived", "status", "payload.contentString", "payload.contentReference.*"),
    ignore("derived", "subject.*", "requester.*", "requester.identifier.*"),
    noPlace("clinical", "recipient", "category", "medium", "priority", "note", "extension")
  ]),
  regarding("List", [
    ignore("derived", "status", "mode", "entry.item.display"),
    noPlace("clinical", "entry", "title", "code", "note", "date", "subject")
  ])
];

// mappings/eps/tables/patient.ts
var NO_PRACTICE = "V81999";
var practiceUnknown = (provider) => provider.children.some((c) => c.name === "id" && c.attributes["nullFlavor"] !== void 0) ? { system: ID_SYSTEM.odsOrganizationCode, value: NO_PRACTICE } : void 0;
var patient = table("patient", { fhir: "Patient", spec: "eps.md 6.1.1", slices }, [
  row("1", "identifier[nhs-number]", "id", NHS_NUMBER),
  row("0..n", "address", "addr", AD),
  row("0..n", "telecom", "telecom", TEL),
  group("patientPerson PSN INSTANCE", [
    row("0..n", "name", "name", PN),
    row("1", "gender", "administrativeGenderCode", code("sex", CODE_ROOT.sex, gender)),
    row("1", "birthDate", "birthTime/@value", date),
    group("playedProviderPatient PAT/subjectOf SBJ/patientCareProvision PCPR EVN", [
      fixed("code", { code: FIXED_CODE.careProvisionType, codeSystem: CODE_ROOT.careProvisionType }),
      group("responsibleParty RESP/healthCareProvider PROV", [
        oneOf2("0..1", [
          row("0..1", "generalPractitioner.identifier", "id", ODS_CODE),
          fixed("id", { root: ID_ROOT.organization, extension: NO_PRACTICE })
        ]),
        derived("generalPractitioner.identifier", "a practice that is not known", practiceUnknown)
      ])
    ])
  ]),
  ignore("own id", "id", "meta.*"),
  noPlace("identity", "generalPractitioner", "maritalStatus", "deceasedBoolean", "deceasedDateTime", "contact")
]);

// mappings/eps/tables/cancellation-request.ts
var reason = table("cancellation reason", { fhir: "Coding", spec: "eps.md 6.2" }, [
  row("1", "display", "text/.", text),
  group("value", [row("1", "code", "@code", text), fixed("@codeSystem", CODE_ROOT.cancellationReason)]),
  constant("system", CODE_SYSTEM.cancellationReason)
]);
var cancellationRequest = table("cancellation-request", { fhir: "Bundle", spec: "eps.md 6.2", slices }, [
  row("1", "identifier", "id", MESSAGE_ID),
  context("now", "effectiveTime/@value", instant),
  readOnly("the time of sending", row("0..1", "timestamp", "effectiveTime/@value", instant)),
  row("1", "Patient", "recordTarget RCT/Patient PAT", patient),
  at(
    "MedicationRequest",
    [
      row("1", "requester\u2192~PractitionerRole", "author AUT/AgentPerson AGNT", canceller),
      group("responsibleParty RESP", [
        oneOf2("1", [
          row(
            "0..1",
            "extension[responsible-practitioner].valueReference\u2192~PractitionerRole",
            "AgentPerson AGNT",
            originalPrescriber
          ),
          writeOnly(
            "who cancels had prescribed; reads as a responsible practitioner",
            row("1", "requester\u2192PractitionerRole", "AgentPerson AGNT", originalPrescriber)
          )
        ])
      ]),
      annotation("pertinentInformation2", "pertinentPrescriptionID", "PID", [
        row("1", "groupIdentifier", "value", SHORT_FORM)
      ]),
      group("pertinentInformation1 PERT inversionInd=false negationInd=false", [
        fixed("seperatableInd", { value: "true" }),
        row("1", "identifier[item-number]", "pertinentLineItemRef SBADM RQO/id", ITEM_NUMBER)
      ]),
      group("pertinentInformation PERT contextConductionInd=true", [
        fixed("seperatableInd", { value: "false" }),
        group("pertinentCancellationReason OBS EVN", [
          fixed("code", { code: "CR", codeSystem: CODE_ROOT.annotation }),
          row("1", "statusReason.coding[cancellation-reason]", ".", reason)
        ])
      ]),
      group("pertinentInformation3 PERT contextConductionInd=false", [
        fixed("seperatableInd", { value: "true" }),
        row(
          "1",
          "groupIdentifier.extension[prescription-id].valueIdentifier",
          "pertinentOriginalPrescriptionRef SBADM RQO/id",
          PRESCRIPTION_UUID
        )
      ]),
      derived("status", "a cancellation", () => "cancelled", { expected: ["cancelled"] }),
      derived("intent", "a cancellation", () => "order"),
      ignore("own id", "id", "meta.*"),
      ignore("display", "subject.*", "requester.display", "extension[responsible-practitioner].valueReference.display"),
      // What the original order said about the item: the receiver has it, and looks it up by the item's id.
      ignore(
        "obsolete",
        "authoredOn",
        "category.coding.*",
        "courseOfTherapyType.coding.*",
        "medicationCodeableConcept.coding.*",
        "medicationReference.*",
        "substitution.allowedBoolean",
        "dosageInstruction.*",
        "basedOn.*",
        "basedOn.identifier.*",
        "dispenseRequest.numberOfRepeatsAllowed",
        "dispenseRequest.quantity.*",
        "dispenseRequest.validityPeriod.*",
        "dispenseRequest.expectedSupplyDuration.*",
        "dispenseRequest.performer.*",
        "dispenseRequest.performer.identifier.*",
        "extension[prescription-type].*",
        "extension[prescription-type].valueCoding.*",
        "dispenseRequest.extension[performer-site-type].*",
        "dispenseRequest.extension[performer-site-type].valueCoding.*"
      ),
      noPlace(
        "clinical",
        "status",
        "note",
        "reasonCode",
        "statusReason",
        "basedOn",
        "extension[repeat-information]",
        "extension[controlled-drug]",
        "dosageInstruction.timing",
        "dosageInstruction.doseAndRate",
        "dosageInstruction.route",
        "dosageInstruction.method",
        "dosageInstruction.site"
      )
    ],
    { card: "1" }
  ),
  constant("type", "message"),
  subjectOfRequests,
  responsiblePractitionerOfCancellation,
  headerOfCancellation,
  ...bundleOfMessage
]);
var prescriptionOrderUpdate = table(
  "prescription-order-update",
  { fhir: "Bundle", spec: "eps.md 5.1, 6.2", slices },
  [
    ...interaction(
      "PORX_IN030101SM32",
      writeOnly("the focal act has the same id", row("1", "identifier", "id", MESSAGE_ID)),
      row("1", ".", "CancellationRequest INFO EVN", cancellationRequest)
    ),
    ...receivedWrapper
  ]
);

// mappings/eps/codes/cancellation-responses.ts
var CANCELLATION_RESPONSES = new Map(
  Object.entries({
    "0001": { code: "R-0001", status: "cancelled", display: "Prescription/item was cancelled" },
    "0002": {
      code: "R-0002",
      status: "active",
      display: "Prescription/item was not cancelled. With dispenser. Marked for cancellation"
    },
    "0003": {
      code: "R-0003",
      status: "active",
      display: "Prescription/item was not cancelled. With dispenser active. Marked for cancellation"
    },
    "0004": {
      code: "R-0004",
      status: "completed",
      display: "Prescription/item was not cancelled. Prescription has been dispensed."
    },
    "0005": { code: "R-0005", status: "stopped", display: "Prescription/item has expired" },
    "0006": { code: "R-0006", status: "cancelled", display: "Prescription/item had already been cancelled" },
    "0007": {
      code: "R-0007",
      status: "unknown",
      display: "Prescription/item cancellation requested by another prescriber"
    },
    "0008": { code: "R-0008", issue: "not-found", display: "Prescription/item not found" },
    "0009": { code: "R-0009", issue: "not-supported", display: "Cancellation functionality disabled in SPINE" },
    "0010": {
      code: "R-0010",
      status: "stopped",
      display: "Prescription/item was not cancelled. Prescription has been not dispensed."
    },
    "5000": { code: "R-5000", issue: "processing" },
    "5888": { code: "R-5888", issue: "invalid", display: "Invalid Message." }
  })
);

// mappings/eps/tables/cancellation-response.ts
var FOCAL_ACT = ["ControlActEvent", "subject", "CancellationResponse"];
var RESPONSE = "pertinentInformation3/pertinentResponse/value";
var structureOf = (relation, code2) => [
  ignoreWire("derived", `${relation}/@negationInd`, `${relation}/seperatableInd/@value`),
  ...code2 === void 0 ? [] : [
    fixed(`${relation}/${code2.split(" ")[0]}/code`, {
      code: code2.split(" ")[1],
      codeSystem: CODE_ROOT.annotation
    })
  ]
];
var RESPONSE_CODE = `${FOCAL_ACT.join("/")}/${RESPONSE}/@code`;
var STATUS_CODES = [...CANCELLATION_RESPONSES].filter(([, r2]) => r2.status !== void 0).map(([code2]) => code2);
var responseSlots = { code: `${RESPONSE}/@code`, displayName: `${RESPONSE}/@displayName` };
var known2 = ({ code: code2 = "" }) => CANCELLATION_RESPONSES.get(code2) ?? { code: `R-${code2}`, issue: "invalid" };
var codingOf = (slots) => {
  const { code: code2, display = slots["displayName"] } = known2(slots);
  return { system: CODE_SYSTEM.statusHistory, code: code2, ...display === void 0 ? {} : { display } };
};
var statusHistory = "extension[status-history].extension";
var focalAct = table("cancellation-response", { fhir: "Bundle", spec: "eps.md 7.2", slices }, [
  row("1", "identifier", "id", MESSAGE_ID),
  row("1", "timestamp", "effectiveTime/@value", instant),
  row("1", "Patient", "recordTarget/Patient", patient),
  at("MedicationRequest", [
    reading("1", `${statusHistory}[status].valueCoding`, responseSlots, {
      name: "cancellation response",
      decode: codingOf
    }),
    reading(
      "0..1",
      "status",
      { code: responseSlots.code },
      { name: "status of the item", decode: (s2) => known2(s2).status }
    ),
    row("0..1", `${statusHistory}[status-date].valueDateTime`, "effectiveTime/@value", instant),
    row(
      "1",
      "extension[responsible-practitioner].valueReference\u2192~PractitionerRole",
      "author/AgentPerson",
      answeringAgent
    ),
    oneOf2("0..1", [row("0..1", "requester\u2192~PractitionerRole", "responsibleParty/AgentPerson", answeringAgent)]),
    group("performer/AgentPerson", [
      row(
        "0..1",
        "dispenseRequest.performer.extension[dispensing-performer].valueReference\u2192~PractitionerRole",
        ".",
        answeringAgent
      ),
      row(
        "0..1",
        "dispenseRequest.performer.identifier[ods-code].value",
        "representedOrganization/id/@extension",
        text
      ),
      row("0..1", "dispenseRequest.performer.display", "representedOrganization/name/.", text)
    ]),
    row("1", "groupIdentifier", "pertinentInformation2/pertinentPrescriptionID/value", SHORT_FORM),
    row("1", "identifier[item-number]", "pertinentInformation1/pertinentLineItemRef/id", ITEM_NUMBER),
    derived("intent", "an order", () => "order"),
    derived("medicationCodeableConcept", "eps.md 7.2: fixed", () => ({
      coding: [{ system: CODE_SYSTEM.snomed, code: "763158003", display: "Medicinal product" }]
    }))
  ]),
  constant("type", "message"),
  derived("MedicationRequest", "the author, where no original prescriber is named", requesterIsAuthor),
  subjectOfRequests,
  headerOfCancellationResponse,
  noPlaceInFhir("technical", "performer/time"),
  ignoreWire(
    "derived",
    "pertinentInformation4/pertinentCancellationRequestRef/id/@root",
    `${RESPONSE}/@codeSystem`,
    `${RESPONSE}/@displayName`
  ),
  ...structureOf("pertinentInformation1"),
  ...structureOf("pertinentInformation2", "pertinentPrescriptionID PID"),
  ...structureOf("pertinentInformation3", "pertinentResponse CRR"),
  ...structureOf("pertinentInformation4")
]);
function requesterIsAuthor(_w, run) {
  const graph = Graph.of(run);
  for (const request of graph.ofType("MedicationRequest")) {
    const [role] = graph.ofType("PractitionerRole");
    if (request["requester"] === void 0 && role !== void 0)
      request["requester"] = { reference: graph.fullUrlOf(role) };
  }
  return void 0;
}
var acknowledged = ignoreWire("routing", "acknowledgement/@typeCode", "acknowledgement/messageRef/id/@root");
var cancellationResponse = table(
  "cancellation-response-message",
  { fhir: "Bundle", spec: "eps.md 7.2", slices },
  [row("1", ".", "ControlActEvent/subject/CancellationResponse", focalAct), ...receivedWrapper, acknowledged]
);
var cancellationRefusal = table(
  "cancellation-refusal",
  { fhir: "OperationOutcome", spec: "eps.md 7.2, 13.2" },
  [
    group(FOCAL_ACT.join("/"), [
      reading("0..1", "issue", responseSlots, {
        name: "cancellation response",
        decode: (slots) => slots["code"] === void 0 ? void 0 : { severity: "error", code: known2(slots).issue ?? "invalid", details: { coding: [codingOf(slots)] } }
      })
    ]),
    derived(
      "issue",
      "a response without a code",
      (w) => elementAt(w, ...RESPONSE_CODE.split("/").slice(0, -1))?.attributes["code"] === void 0 ? { severity: "error", code: "invalid", diagnostics: "Spine refused the cancellation and gave no reason." } : void 0
    ),
    ignoreWire("own id", `${FOCAL_ACT.join("/")}/id/@root`, `${FOCAL_ACT.join("/")}/effectiveTime/@value`),
    noPlaceInFhir(
      "technical",
      ...[
        "recordTarget",
        "author",
        "responsibleParty",
        "performer",
        "pertinentInformation1",
        "pertinentInformation2",
        "pertinentInformation4"
      ].map((e) => `${FOCAL_ACT.join("/")}/${e}`)
    ),
    group(FOCAL_ACT.join("/"), [
      ...structureOf("pertinentInformation3", "pertinentResponse CRR"),
      ignoreWire("derived", `${RESPONSE}/@codeSystem`, `${RESPONSE}/@displayName`)
    ]),
    ...receivedWrapper,
    acknowledged
  ]
);
function statusOfCancellationResponse(answer) {
  const code2 = elementAt(answer, ...RESPONSE_CODE.split("/").slice(0, -1))?.attributes["code"] ?? "";
  return acknowledgementType(answer) === "AA" && CANCELLATION_RESPONSES.has(code2) ? 200 : 400;
}

// mappings/eps/codes/values.ts
var valueSet = (system, codes2) => ({
  system,
  codes: new Map(Object.entries(codes2))
});
var PRESCRIBER_ENDORSEMENTS = valueSet(CODE_SYSTEM.prescriberEndorsement, {
  CC: "Contraceptive",
  FS: "Free Supply for Specified Use",
  ACBS: "Advisory Committee on Borderline Substances",
  SLS: "Selected List Scheme",
  AF: "Food replacement/food supplement products"
});
var DISPENSER_ENDORSEMENTS = valueSet(CODE_SYSTEM.dispenserEndorsement, {
  BB: "Broken Bulk",
  ED: "Extemporaneously dispensed",
  IP: "Invoice Price for less common products or special items",
  MF: "Measured and Fitted",
  NCSO: "No Cheaper Stock Obtainable",
  NDEC: "No Dispenser Endorsement Code",
  XP: "Out of Pocket Expenses",
  PC: "Prescriber Contacted",
  PNC: "Prescriber Not Contacted",
  RC: "Rebate Claimed",
  SSP: "Serious Shortage Protocol",
  SP: "Special License",
  ZD: "Zero Discount (List B only)"
});
var CHARGE_EXEMPTIONS = valueSet(CODE_SYSTEM.chargeExemption, {
  "0001": "Patient has paid appropriate charges",
  "0002": "is under 16 years of age",
  "0003": "is 16, 17 or 18 and in full-time education",
  "0004": "is 60 years of age or over",
  "0005": "has a valid maternity exemption certificate",
  "0006": "has a valid medical exemption certificate",
  "0007": "has a valid prescription pre-payment certificate",
  "0008": "has a War Pension exemption certificate",
  "0009": "is named on a current HC2 charges certificate",
  "0010": "was prescribed free-of-charge contraceptives",
  "0011": "gets income support (IS)",
  "0012": "gets income based Job Seeker's Allowance (JSA (IB))",
  "0013": "is entitled to, or named on a VALID NHS tax credit exemption certificate",
  "0014": "has a partner who gets Pension Credit Guarantee Credit (PGCC)",
  "0015": "Patient does not need to pay the prescription charge"
});
var PRESCRIPTION_STATUSES = valueSet(CODE_SYSTEM.prescriptionStatus, {
  "0001": "To be Dispensed",
  "0002": "With Dispenser",
  "0003": "With Dispenser - Active",
  "0004": "Expired",
  "0005": "Cancelled",
  "0006": "Dispensed",
  "0007": "Not Dispensed"
});
var NON_DISPENSING_REASONS = valueSet(CODE_SYSTEM.nonDispensingReason, {
  "0001": "Not required as instructed by the patient",
  "0002": "Clinically unsuitable",
  "0003": "Owings note issued to patient",
  "0004": "Prescription cancellation",
  "0005": "Prescription cancellation due to death",
  "0006": "Illegal NHS prescription",
  "0007": "Prescribed out of scope item",
  "0008": "Item or prescription expired",
  "0009": "Not allowed on FP10",
  "0010": "Patient did not collect medication",
  "0011": "Patient purchased medication over the counter"
});
var RETURN_REASONS = valueSet(CODE_SYSTEM.returnReason, {
  "0001": "Patient non-attendance",
  "0002": "Unable to dispense medication on prescriptions",
  "0003": "Patient requested release",
  "0004": "Another dispenser requested release on behalf of the patient",
  "0005": "Invalid digital signature",
  "0006": "Rejected due to version problem",
  "0007": "Prescription otherwise invalid or unreadable",
  "0008": "Prescription expired"
});
var WITHDRAW_REASONS = valueSet(CODE_SYSTEM.withdrawReason, {
  QU: "Quantity Update",
  MU: "Medication Update",
  DA: "Dosage Amendments",
  PA: "Patient Details Amendments",
  OC: "Other Clinical",
  ONC: "Other Non-Clinical"
});
var CANCELLATION_REASONS = valueSet(CODE_SYSTEM.cancellationReason, {
  "0001": "Prescribing Error",
  "0002": "Clinical contra-indication",
  "0003": "Change to medication treatment regime",
  "0004": "Clinical grounds",
  "0005": "At the Patient's request",
  "0006": "At the Pharmacist's request",
  "0007": "Notification of Death",
  "0008": "Patient deducted - other reason",
  "0009": "Patient deducted - registered with new practice"
});
var ITEM_STATUSES = valueSet(CODE_SYSTEM.itemStatus, {
  "0001": "Item fully dispensed",
  "0002": "Item not dispensed",
  "0003": "Item dispensed - partial",
  "0004": "Item not dispensed owing",
  "0005": "Item cancelled",
  "0006": "Expired",
  "0007": "Item to be dispensed",
  "0008": "Item with dispenser"
});
var MEDICATION_REQUEST_STATUS_BY_ITEM_STATUS = new Map(
  Object.entries({
    "0001": "completed",
    "0002": "stopped",
    "0003": "active",
    "0004": "active",
    "0005": "cancelled",
    "0006": "stopped",
    "0007": "active",
    "0008": "active"
  })
);
var DISPENSING_SITE_PREFERENCES = valueSet(CODE_SYSTEM.dispensingSitePreference, {
  P1: "community pharmacy",
  P2: "appliance contractor",
  P3: "dispensing doctor",
  "0004": "no nomination"
});
var PRESCRIPTION_TYPES = valueSet(CODE_SYSTEM.prescriptionType, {
  "0101": "Primary Care Prescriber - Medical Prescriber",
  "1001": "Outpatient Community Prescriber - Medical Prescriber",
  "1004": "Outpatient Community Prescriber - Nurse Independent/Supplementary prescriber",
  "1005": "Outpatient Community Prescriber - Community Practitioner Nurse prescriber",
  "1008": "Outpatient Community Prescriber - Pharmacist Independent Supplementary prescriber",
  "1025": "Outpatient Community Prescriber - Paramedic Independent Supplementary prescriber",
  "1201": "Outpatient Homecare Prescriber - Medical Prescriber"
});
var EXEMPTION_EVIDENCE = valueSet(CODE_SYSTEM.exemptionEvidence, {
  "evidence-seen": "Evidence Seen",
  "no-evidence-seen": "No Evidence Seen"
});
var COURSES_OF_THERAPY = [
  {
    system: CODE_SYSTEM.courseOfTherapy,
    code: "acute",
    display: "Short course (acute) therapy",
    treatmentType: "0001"
  },
  {
    system: CODE_SYSTEM.courseOfTherapy,
    code: "continuous",
    display: "Continuous long term therapy",
    treatmentType: "0002"
  },
  {
    system: CODE_SYSTEM.courseOfTherapyRepeatDispensing,
    code: "continuous-repeat-dispensing",
    display: "Continuous long term (repeat dispensing)",
    treatmentType: "0003"
  }
];

// mappings/eps/tables/course-of-therapy.ts
var ACUTE = "acute";
var CONTINUOUS = "continuous";
var REPEAT_DISPENSING2 = "continuous-repeat-dispensing";
var treatmentType = codeMap(
  "treatment type",
  Object.fromEntries(COURSES_OF_THERAPY.map((c) => [c.code, c.treatmentType]))
);
function decide(values) {
  const courses = new Set(values.filter((v) => typeof v === "string"));
  const [first3] = courses;
  if (courses.size <= 1) return first3 ?? new Problem("a course of therapy", "", "tooFew");
  if ([...courses].every((c) => c === ACUTE || c === CONTINUOUS)) return ACUTE;
  return new Problem("one course of therapy for all items, or acute among continuous");
}
var TREATMENT_TYPE = "pertinentInformation5/pertinentPrescriptionTreatmentType/value/@code";
var courseOfTherapy = fact({
  id: "course-of-therapy",
  title: "Course of therapy of the prescription",
  model: "MedicationRequest.courseOfTherapyType.coding.code",
  decide,
  wire: `pertinentInformation1/pertinentPrescription/${TREATMENT_TYPE}`,
  read: (t2, run) => t2 === void 0 ? void 0 : treatmentType.decode(t2, run)
});
var oneCourse = fact({
  id: "one-course",
  title: "All items have the same course of therapy",
  model: "MedicationRequest.courseOfTherapyType.coding.code",
  decide: (values) => new Set(values).size === 1,
  read: () => true
});
var courseConcept = (course) => {
  const known3 = COURSES_OF_THERAPY.find((c) => c.code === course);
  if (known3 === void 0) return void 0;
  return { coding: [{ system: known3.system, code: known3.code, display: known3.display }] };
};

// mappings/eps/tables/line-item.ts
var SUPPLY = snomedConcept("373784005", "Dispensing medication (procedure)");
var ADMINISTRATION = snomedConcept("225426007", "Administration of therapeutic substance (procedure)");
var administration = [
  fixed("code", ADMINISTRATION),
  fixed("effectiveTime", { nullFlavor: "NA" })
];
var supply = fixed("code", SUPPLY);
var fromBasedOn = "basedOn.extension[eps-repeat-information].extension[repeats-allowed].valueInteger";
var issuesAllowed = (options) => oneOf2(
  "1",
  [
    options.basedOnRead ? row("0..1", fromBasedOn, "high/@value", plusOne) : writeOnly("the prescription's own interval tells it", row("0..1", fromBasedOn, "high/@value", plusOne)),
    options.basedOnRead ? writeOnly("each item tells it", row("0..1", "dispenseRequest.numberOfRepeatsAllowed", "high/@value", plusOne)) : row("0..1", "dispenseRequest.numberOfRepeatsAllowed", "high/@value", plusOne)
  ],
  { place: "dispenseRequest.numberOfRepeatsAllowed", expected: "the number of repeats allowed" }
);
var statusOfItem = (item) => {
  const code2 = elementAt(item, "pertinentInformation4", "pertinentItemStatus", "value")?.attributes["code"];
  return code2 === void 0 ? "active" : MEDICATION_REQUEST_STATUS_BY_ITEM_STATUS.get(code2);
};
var courseOfItem = (item, run) => {
  if (run.facts[courseOfTherapy.slot] === REPEAT_DISPENSING2) return courseConcept(REPEAT_DISPENSING2);
  return courseConcept(elementAt(item, "repeatNumber") === void 0 ? ACUTE : CONTINUOUS);
};
var intentOfItem = (_item, run) => run.facts[courseOfTherapy.slot] === REPEAT_DISPENSING2 ? "reflex-order" : "order";
var lineItem = [
  row("1", "identifier[item-number]", "id", ITEM_NUMBER),
  ...administration,
  group("repeatNumber", [
    fixed("low", { value: "1" }, when(courseOfTherapy, CONTINUOUS, REPEAT_DISPENSING2)),
    fixed("high", { value: "1" }, when(courseOfTherapy, CONTINUOUS)),
    group(".", [issuesAllowed({ basedOnRead: false })], when(courseOfTherapy, REPEAT_DISPENSING2)),
    readOnly(
      "an order's interval starts at one",
      row("0..1", "extension[repeat-information].extension[prescriptions-issued].valueUnsignedInt", "low/@value", text)
    )
  ]),
  group("product PRD OP/manufacturedProduct MANU/manufacturedRequestedMaterial MMAT KIND", [
    oneOf2("1", [
      row("0..1", "medicationCodeableConcept.coding[snomed]", "code", SNOMED),
      writeOnly(
        "looks like a concept on the wire",
        at("medicationReference\u2192Medication", [
          row("1", "code.coding[snomed]", "code", SNOMED),
          ignore("own id", "id", "meta.*"),
          noPlace("clinical", "code.coding", "code.text", "form", "amount", "ingredient", "batch")
        ])
      )
    ])
  ]),
  group("component COMP", [
    fixed("seperatableInd", { value: "false" }),
    group("lineItemQuantity SPLY RQO", [supply, row("1", "dispenseRequest.quantity", "quantity", PQ)])
  ]),
  constant("dispenseRequest.quantity.system", CODE_SYSTEM.snomed),
  annotation("pertinentInformation1", "pertinentAdditionalInstructions", "AI", [
    tuple(
      "0..1",
      { words: "extension[controlled-drug].extension[quantity-words].valueString", note: "note.text" },
      "value/.",
      additionalInstructions
    )
  ]),
  each(
    "0..n",
    "extension[prescriber-endorsement]",
    annotation("pertinentInformation3", "pertinentPrescriberEndorsement", "PE", [
      row("1", "valueCodeableConcept.coding[endorsement]", "value", ENDORSEMENT),
      noPlace("clinical", "valueCodeableConcept.text")
    ])
  ),
  annotation("pertinentInformation2", "pertinentDosageInstructions", "DI", [
    row("1", "dosageInstruction", "value/.", dosage)
  ]),
  // What an item shows when it is read.
  derived("status", "status of the item", statusOfItem, { expected: ["active"] }),
  derived("intent", "treatment type", intentOfItem),
  derived("courseOfTherapyType", "treatment type and repeat number", courseOfItem),
  derived("dispenseRequest.numberOfRepeatsAllowed", "eps.md 7.3: what the interval allows, or none", repeatsOfItem, {
    expected: ["0"]
  }),
  derived(
    "extension[repeat-information].extension[prescriptions-issued].valueUnsignedInt",
    "an order's interval starts at one",
    () => void 0,
    { expected: ["1"] }
  ),
  readOnly(
    "known after the first issue",
    group("predecessor/priorPreviousIssueDate", [
      row(
        "0..1",
        "extension[dispensing-information].extension[date-last-dispensed].valueDateTime",
        "value/@value",
        instant
      )
    ])
  ),
  derived("category", "eps.md 7.3: fixed", () => ({
    coding: [{ system: CODE_SYSTEM.medicationRequestCategory, code: "outpatient", display: "Outpatient" }]
  })),
  derived("substitution.allowedBoolean", "eps.md 7.3: fixed", () => false, { expected: ["false"] }),
  carried(courseOfTherapy, "courseOfTherapyType.coding.code"),
  ignoreWire(
    "derived",
    "pertinentInformation4/pertinentItemStatus/value/@code",
    "pertinentInformation4/pertinentItemStatus/value/@displayName"
  ),
  // What an order has no place for.
  ignore("own id", "id", "meta.*"),
  ignore("display", "subject.*", "requester.display", "extension[responsible-practitioner].valueReference.display"),
  ignore("display", "courseOfTherapyType.coding.display"),
  ignore("derived", "courseOfTherapyType.coding.system"),
  noPlace(
    "clinical",
    "medicationCodeableConcept.coding",
    "medicationCodeableConcept.text",
    "note",
    "authoredOn",
    "reasonCode",
    "reasonReference",
    "priorPrescription",
    "substitution",
    "basedOn",
    "status",
    "statusReason",
    "doNotPerform",
    "priority",
    "insurance",
    "supportingInformation",
    "extension[controlled-drug].extension[schedule]",
    "extension[repeat-information].extension[prescriptions-issued]",
    "dosageInstruction.additionalInstruction",
    "dosageInstruction.patientInstruction",
    "dosageInstruction.timing",
    "dosageInstruction.asNeededBoolean",
    "dosageInstruction.asNeededCodeableConcept",
    "dosageInstruction.site",
    "dosageInstruction.route",
    "dosageInstruction.method",
    "dosageInstruction.doseAndRate",
    "dosageInstruction.maxDosePerPeriod",
    "dosageInstruction.maxDosePerAdministration",
    "dosageInstruction.maxDosePerLifetime",
    "dispenseRequest.initialFill",
    "dispenseRequest.dispenseInterval",
    "dispenseRequest.validityPeriod",
    "dispenseRequest.expectedSupplyDuration",
    "dispenseRequest.numberOfRepeatsAllowed"
  )
];
function repeatsOfItem(item, run) {
  const high = elementAt(item, "repeatNumber", "high")?.attributes["value"];
  const repeats = high === void 0 ? "0" : plusOne.decode(high, run);
  return isProblem(repeats) ? void 0 : repeats;
}

// mappings/eps/tables/signature.ts
var NOT_BASE642 = /[^A-Za-z0-9+/=]|=(?!=?$)/;
var isBase642 = (text3) => text3 !== "" && text3.length % 4 === 0 && !NOT_BASE642.test(text3);
function inserted(source, root2) {
  const text3 = source.slice(root2.start, root2.end);
  if (root2.namespace !== "" || /^<[^>]*\sxmlns=/.test(text3)) return text3;
  return text3.replace(/^<[^\s/>]+/, (tag) => `${tag} xmlns=""`);
}
var signatureXml = {
  name: "verbatim XML",
  encode: (v) => {
    const compact = typeof v !== "string" ? "" : /\s/.test(v) ? v.replace(/\s/g, "") : v;
    if (!isBase642(compact)) return new Problem("an XML signature in base64");
    const source = Buffer.from(compact, "base64").toString("utf8");
    const root2 = parse(source);
    return isXmlFault(root2) ? new Problem("an XML signature in base64") : inserted(source, root2);
  },
  decode: (t2) => Buffer.from(t2, "utf8").toString("base64")
};
var list2 = (v) => Array.isArray(v) ? v : [];
var roleOf = (reference, run) => {
  const found = resolveReference(reference, "PractitionerRole", run);
  return found instanceof Problem ? void 0 : found;
};
function signatureOfRequester(request, run) {
  const requester = roleOf(request["requester"], run);
  if (requester === void 0) return void 0;
  const signatures = Graph.of(run).ofType("Provenance").flatMap((p) => list2(p["signature"]));
  return signatures.find((s2) => roleOf(s2?.who, run) === requester);
}
var child2 = (node, name) => node?.children.find((c) => c.name === name);
var requesterSignature = {
  name: "signature of the requester",
  type: "Signature",
  resolve: signatureOfRequester,
  create: (_request, author2) => child2(author2, "signatureText")?.children.length ? {} : void 0,
  settle: (_request, signature, run) => {
    const provenance2 = newResource("Provenance", run);
    provenance2["signature"] = [signature];
    Graph.of(run).attach(provenance2);
  },
  carries: "requester"
};

// mappings/eps/tables/prescription.ts
var days = {
  name: "days",
  encode: (v) => v === "d" ? "d" : new Problem("d, for days"),
  decode: (t2) => t2 === "d" ? "d" : new Problem("d, for days"),
  samples: ["d"]
};
var SUPPLY_DURATION = table("supply duration", { fhir: "Duration", spec: "eps.md 6.1" }, [
  row("1", "value", "@value", decimal),
  row("1", "code", "@unit", days),
  constant("unit", "days"),
  constant("system", CODE_SYSTEM.ucum)
]);
var template = (extension2) => fixed("templateId", { root: ID_ROOT.template, extension: extension2 });
var repeatNumber = group("repeatNumber", [
  fixed("low", { value: "1" }, when(courseOfTherapy, CONTINUOUS, REPEAT_DISPENSING2)),
  fixed("high", { value: "1" }, when(courseOfTherapy, CONTINUOUS)),
  group(".", [issuesAllowed({ basedOnRead: true })], when(courseOfTherapy, REPEAT_DISPENSING2))
]);
var authorOfPrescription = group("author AUT OP", [
  oneOf2("1", [
    at(requesterSignature, [
      row("1", "when", "time/@value", instant),
      oneOf2("1", [
        row("0..1", "data", "signatureText/xml()", signatureXml),
        fixed("signatureText/@nullFlavor", "NA", { standsFor: "Provenance.signature.data" })
      ])
    ]),
    [
      context("now", "time/@value", instant),
      fixed("signatureText/@nullFlavor", "NA", { standsFor: "Provenance.signature" })
    ]
  ]),
  row("1", "requester\u2192~PractitionerRole", "AgentPerson AGNT", author)
]);
var responsible = group("responsibleParty RESP OP", [
  oneOf2("1", [
    row(
      "0..1",
      "extension[responsible-practitioner].valueReference\u2192~PractitionerRole",
      "AgentPerson AGNT",
      responsibleParty
    ),
    writeOnly(
      "the requester answers for the prescription; reads as a responsible practitioner",
      row("1", "requester\u2192PractitionerRole", "AgentPerson AGNT", responsibleParty)
    )
  ])
]);
var daysSupply = group(
  "component1 COMP",
  [
    fixed("seperatableInd", { value: "true" }),
    group("daysSupply SPLY RQO", [
      supply,
      group("effectiveTime", [
        row("1", "dispenseRequest.validityPeriod.start", "low/@value", dayOf),
        row("1", "dispenseRequest.validityPeriod.end", "high/@value", dayOf)
      ]),
      row("1", "dispenseRequest.expectedSupplyDuration", "expectedUseTime/width", SUPPLY_DURATION)
    ])
  ],
  when(courseOfTherapy, REPEAT_DISPENSING2)
);
var reviewDate = {
  ...annotation("pertinentInformation7", "pertinentReviewDate", "RD", [
    row(
      "0..1",
      "extension[repeat-information].extension[authorisation-expiry-date].valueDateTime",
      "value/@value",
      date
    )
  ]),
  ...when(oneCourse, true)
};
var lineItems = each(
  "1..n",
  "MedicationRequest",
  group("pertinentInformation2 PERT contextConductionInd=true inversionInd=false negationInd=false", [
    fixed("seperatableInd", { value: "true" }),
    template("CSAB_RM-NPfITUK10.sourceOf2"),
    group("pertinentLineItem SBADM RQO", lineItem)
  ])
);
var notShown = [
  noPlaceInFhir("money", "pertinentInformation9", "pertinentInformation11"),
  noPlaceInFhir("clinical", "pertinentInformation10")
];
var pertinentPrescription = [
  common("MedicationRequest", [
    row("1", "groupIdentifier.extension[prescription-id].valueIdentifier", "id[1]", PRESCRIPTION_UUID),
    row("1", "groupIdentifier", "id[2]", SHORT_FORM),
    ...administration,
    repeatNumber,
    row(
      "0..1",
      "dispenseRequest.performer.identifier",
      "performer PRF OP/AgentOrgSDS AGNT/agentOrganizationSDS ORG INSTANCE/id",
      ODS_CODE
    ),
    authorOfPrescription,
    responsible,
    daysSupply,
    reviewDate
  ]),
  annotation("pertinentInformation5", "pertinentPrescriptionTreatmentType", "PTT", [
    ofFact(courseOfTherapy, "value", code("treatment type", CODE_ROOT.treatmentType, treatmentType))
  ]),
  common("MedicationRequest", [
    annotation(
      "pertinentInformation1",
      "pertinentDispensingSitePreference",
      "DSP",
      [row("1", "dispenseRequest.extension[performer-site-type].valueCoding", "value", SITE_PREFERENCE)],
      "true"
    )
  ]),
  lineItems,
  annotation("pertinentInformation8", "pertinentTokenIssued", "TI", [fixed("value", { value: "false" })]),
  common("MedicationRequest", [
    annotation("pertinentInformation4", "pertinentPrescriptionType", "PT", [
      row("1", "extension[prescription-type].valueCoding", "value", PRESCRIPTION_TYPE)
    ])
  ]),
  ...notShown
];
var effectiveTime = oneOf2("1", [
  common("MedicationRequest", [
    oneOf2("0..1", [
      writeOnly(
        "reads as the Bundle's last update",
        row("0..1", "dispenseRequest.validityPeriod.start", "effectiveTime/@value", wallClock)
      ),
      writeOnly(
        "the signature tells it",
        at(requesterSignature, [row("0..1", "when", "effectiveTime/@value", instant)])
      )
    ])
  ]),
  context("now", "effectiveTime/@value", instant)
]);
var parentPrescriptionRows = [
  row("1", "identifier", "id", MESSAGE_ID),
  fixed("code", snomedConcept("163501000000109", "Prescription - FocusActOrEvent (record artifact)")),
  effectiveTime,
  readOnly("eps.md 7.3", row("0..1", "meta.lastUpdated", "effectiveTime/@value", instant)),
  fixed("typeId", { root: ID_ROOT.messageType, extension: "PORX_MT132004UK31" }),
  row("1", "Patient", "recordTarget RCT/Patient PAT", patient),
  group("pertinentInformation1 PERT contextConductionInd=true", [
    template("CSAB_RM-NPfITUK10.pertinentInformation"),
    group("pertinentPrescription SBADM RQO", pertinentPrescription)
  ]),
  group("pertinentInformation2 PERT", [
    template("CSAB_RM-NPfITUK10.pertinentInformation1"),
    group("pertinentCareRecordElementCategory CATEGORY EVN", [
      fixed("code", snomedConcept("185361000000102", "Medication - care record element (record artifact)")),
      writeOnly(
        "the items tell it",
        each(
          "1..n",
          "MedicationRequest",
          group("component COMP/actRef SBADM RQO", [row("1", "identifier[item-number]", "id", ITEM_NUMBER)])
        )
      ),
      ignoreWire("derived", "component/actRef/id/@root")
    ])
  ]),
  constant("type", "message"),
  subjectOfRequests,
  responsiblePractitioner,
  ...communication,
  headerOfOrder,
  provenance,
  ...bundleOfMessage
];
var parentPrescription = table(
  "parent-prescription",
  { fhir: "Bundle", spec: "eps.md 6.1", slices, facts: [courseOfTherapy, oneCourse] },
  parentPrescriptionRows
);
var prescriptionOrder = table("prescription-order", { fhir: "Bundle", spec: "eps.md 5.1, 6.1", slices }, [
  ...interaction(
    "PORX_IN020101SM31",
    writeOnly("the focal act has the same id", row("1", "identifier", "id", MESSAGE_ID)),
    row("1", ".", "ParentPrescription INFO EVN", parentPrescription)
  ),
  ...receivedWrapper
]);

// mappings/eps/tables/signed-fragments.ts
var HL7 = `xmlns=${HL7_V3_NAMESPACE}`;
var TIME2 = `time ${HL7}/@value`;
var signedLineItem = vary(
  table("line-item", { fhir: "MedicationRequest", spec: "eps.md 6.1.4", slices }, lineItem),
  "signed-line-item",
  [{ row: "repeatNumber/low", remove: "all" }]
);
var identity2 = common("MedicationRequest", [
  group("Fragment", [
    oneOf2("1", [at(requesterSignature, [row("1", "when", TIME2, instant)]), context("now", TIME2, instant)]),
    row("1", "groupIdentifier.extension[prescription-id].valueIdentifier", `id ${HL7}`, PRESCRIPTION_UUID)
  ]),
  group("Fragment", [row("1", "requester\u2192PractitionerRole", `AgentPerson AGNT ${HL7}`, author)])
]);
var signedFragments = table(
  "signed-fragments",
  { fhir: "Bundle", spec: "eps.md 8.1", slices, facts: [courseOfTherapy] },
  [
    identity2,
    group("Fragment", [row("1", "Patient", `recordTarget RCT ${HL7}/Patient PAT`, patient)]),
    each("1..n", "MedicationRequest", group("Fragment", [group(`pertinentLineItem SBADM RQO ${HL7}`, signedLineItem)]))
  ]
);

// mappings/eps/family.ts
var arrangement = {
  entries: [
    "MedicationRequest",
    "Patient",
    "Practitioner",
    "PractitionerRole",
    "Organization",
    "HealthcareService",
    "Location",
    "Provenance"
  ],
  slices
};
var eps = {
  id: "eps",
  title: "Electronic Prescription Service",
  model: fhirModel,
  wire: hl7v3,
  messages: [
    {
      id: "prescription-order",
      title: "Prescription order",
      spec: "eps.md 6.1",
      directions: ["toLegacy", "toFhir"],
      table: prescriptionOrder,
      legacy: "PORX_IN020101SM31",
      fhirIs: { "MessageHeader.eventCoding.code": ["prescription-order"] },
      permissions: prescribingPermissions,
      rules: orderRules,
      arrangement
    },
    {
      id: "prescription-order-update",
      title: "Cancellation of an item",
      spec: "eps.md 6.2",
      directions: ["toLegacy", "toFhir"],
      table: prescriptionOrderUpdate,
      legacy: "PORX_IN030101SM32",
      fhirIs: { "MessageHeader.eventCoding.code": ["prescription-order-update"] },
      permissions: prescribingPermissions,
      rules: updateRules,
      arrangement
    },
    {
      id: "application-acknowledgement",
      title: "Application acknowledgement",
      spec: "eps.md 3.2",
      directions: ["toFhir"],
      table: acknowledgement,
      legacy: "MCCI_IN010000UK13",
      status: statusOfAcknowledgement
    },
    {
      id: "cancellation-response",
      title: "Answer to a cancellation",
      spec: "eps.md 7.2",
      directions: ["toFhir"],
      table: cancellationResponse,
      legacy: "PORX_IN050101UK31",
      legacyIs: { [RESPONSE_CODE]: STATUS_CODES },
      status: statusOfCancellationResponse,
      arrangement
    },
    {
      id: "cancellation-refusal",
      title: "Refusal of a cancellation",
      spec: "eps.md 7.2, 13.2",
      directions: ["toFhir"],
      table: cancellationRefusal,
      legacy: "PORX_IN050101UK31",
      status: statusOfCancellationResponse
    },
    {
      id: "signed-fragments",
      title: "What the prescriber signs",
      spec: "eps.md 8.1",
      directions: ["toLegacy"],
      table: signedFragments,
      legacy: "FragmentsToBeHashed",
      root: "FragmentsToBeHashed"
    },
    {
      id: "parent-prescription",
      title: "Prescription without transmission wrapper",
      spec: "eps.md 6.1, 7.3",
      directions: ["toLegacy", "toFhir"],
      table: parentPrescription,
      legacy: "ParentPrescription",
      arrangement
    }
  ]
};

// test/bench/corpus.ts
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join as join2 } from "node:path";
var root = dirname(dirname(import.meta.dirname));
var corpus = join2(dirname(root), "shared", "corpus", "eps");
var filesIn = (folder, file) => existsSync(folder) ? readdirSync(folder).map((id2) => join2(folder, id2, file)).filter((path2) => existsSync(path2)).map((path2) => readFileSync(path2, "utf8")) : [];
var examples = (prefix) => readdirSync(join2(root, "examples", "eps")).filter((name) => name.startsWith(prefix)).map((name) => readFileSync(join2(root, "examples", "eps", name), "utf8"));
function benchInputs() {
  if (existsSync(corpus))
    return {
      source: "corpus",
      orders: filesIn(join2(corpus, "prescription-order"), "fhir.json"),
      acknowledgements: filesIn(join2(corpus, "ack"), "hl7v3.xml"),
      cancellationResponses: filesIn(join2(corpus, "cancel-response"), "hl7v3.xml")
    };
  return {
    source: "examples",
    orders: examples("prescription-order").filter((t2) => t2.includes('"prescription-order"')),
    acknowledgements: examples("application-acknowledgement"),
    cancellationResponses: examples("cancellation-response")
  };
}

// test/bench/zp.ts
var inputs = benchInputs();
var r = createRegistry([eps]);
var ctx = { now: /* @__PURE__ */ new Date(), newId: () => crypto.randomUUID(), values: { toAsid: "567456789789", fromAsid: "200000001285", sdsUserId: "555254239107", sdsRoleProfileId: "555254240100", basePath: "example.com/eps" } };
var ok = inputs.orders.map((o) => r.convert({ direction: "toLegacy", mapping: "eps/prescription-order", input: o, context: ctx }).output).filter((x) => x !== void 0);
var t = Date.now();
var s = 0;
var n = 0;
while (Date.now() - t < 7e3) for (const o of ok) {
  s += r.convert({ direction: "toFhir", mapping: "eps/prescription-order", input: o, context: ctx }).output.length;
  n++;
}
console.log(n / 7, s);

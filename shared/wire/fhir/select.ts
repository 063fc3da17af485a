// Simple FHIR paths over a message, for rules: every hit knows its value and its place.
//
//   path   = step { "." step }
//   step   = NAME                     a member; arrays are flattened
//          | TYPE                     first step only: the message itself, if it is one, else such resources of the Bundle
//          | ofType(TYPE) | extension('URL') | where(NAME='TEXT') | first()
//          | resolve()                each resource that the references lead to, once: `fullUrl`, `Type/id` or `#contained`
//
// Paths are parsed once for the process; what a path and its beginnings select is remembered until another message comes.
// So a message must not change between two selections from it.

/** Something in a message. */
export interface Hit {
  readonly value: unknown;
  /** Where it stands: `Bundle.entry[3].resource.telecom[0]`. */
  readonly expression: string;
}

/**
 * What the path selects in a message, in the order of the message. Never throws: what is not there, has another shape or is no
 * path selects nothing.
 *
 *     select(bundle, "MedicationRequest.requester.resolve().telecom")
 *     select(bundle, "Patient.identifier.where(system='https://fhir.nhs.uk/Id/nhs-number').value")
 */
export function select(root: unknown, path: string): readonly Hit[] {
  if (typeof root !== "object" || root === null) return NOTHING;
  const parsed = parse(path);
  return parsed === undefined ? NOTHING : evaluate(messageOf(root), parsed);
}

/** The same from a hit: `within(item, "dispenseRequest.performer")`. Types as first step find nothing. */
export function within(hit: Hit, path: string): readonly Hit[] {
  const parsed = parse(path);
  if (parsed === undefined || !(hit instanceof Place)) return NOTHING;
  let places: Place[] = [hit];
  for (const step of parsed.steps) {
    if (places.length === 0) break;
    places = take(step, places);
  }
  return places;
}

/** A step: adds what it finds at `from` to `found`. */
type Step = (from: Place, found: Place[]) => void;

interface Path {
  /** Number of the path among all: where a message remembers what it selects. */
  readonly id: number;
  /** The path without its last step. */
  readonly parent: Path | undefined;
  readonly steps: readonly Step[];
}

const NOTHING: readonly Place[] = Object.freeze([]);

/** A place in a message. It knows its way from the root only as far as the place above: few are ever asked for it. */
class Place implements Hit {
  constructor(
    readonly value: unknown,
    readonly message: Message,
    readonly above: Place | undefined,
    readonly name: string,
    /** Position where the member is an array, else -1. */
    readonly position: number,
  ) {}

  get expression(): string {
    const own = this.position < 0 ? this.name : `${this.name}[${this.position}]`;
    return this.above === undefined || this.above.expression === "" ? own : `${this.above.expression}.${own}`;
  }
}

/** One message and what has been found out about it. */
class Message {
  readonly root: Place;
  /** By `Path.id`. */
  readonly selected: (readonly Place[] | undefined)[] = [];
  private byType: Map<unknown, Place[]> | undefined;
  private byUrl: Map<unknown, Place> | undefined;

  constructor(root: object) {
    const type = typeOf(root);
    this.root = new Place(root, this, undefined, typeof type === "string" ? type : "", -1);
  }

  ofType(type: string): readonly Place[] {
    if (this.byType === undefined) this.index();
    return this.byType!.get(type) ?? NOTHING;
  }

  /** The resource that a reference names inside the Bundle; the first where several have its `fullUrl`. */
  entry(reference: string): Place | undefined {
    if (this.byUrl === undefined) this.index();
    return this.byUrl!.get(reference) ?? this.byTypeAndId(reference);
  }

  private byTypeAndId(reference: string): Place | undefined {
    const [type, id, ...more] = reference.split("/");
    if (id === undefined || more.length > 0) return undefined;
    return this.ofType(type!).find((resource) => (resource.value as { id?: unknown }).id === id);
  }

  private index(): void {
    this.byType = new Map();
    this.byUrl = new Map();
    const entries: Place[] = [];
    member("entry")(this.root, entries);
    for (const entry of entries) {
      const [resource] = take(member("resource"), [entry]);
      if (resource === undefined || typeof resource.value !== "object") continue;
      const type = typeOf(resource.value);
      const alike = this.byType.get(type);
      if (alike === undefined) this.byType.set(type, [resource]);
      else alike.push(resource);
      const { fullUrl } = entry.value as { fullUrl?: unknown };
      if (!this.byUrl.has(fullUrl)) this.byUrl.set(fullUrl, resource);
    }
  }
}

/** Rules look at one message after the other: what is known about one is kept until the next one comes. */
let latest: Message | undefined;

function messageOf(root: object): Message {
  if (latest?.root.value !== root) latest = new Message(root);
  return latest;
}

function evaluate(message: Message, path: Path): readonly Place[] {
  const known = message.selected[path.id];
  if (known !== undefined) return known;
  const from = path.parent === undefined ? [message.root] : evaluate(message, path.parent);
  const found = from.length === 0 ? NOTHING : take(path.steps.at(-1)!, from);
  message.selected[path.id] = found;
  return found;
}

function take(step: Step, from: readonly Place[]): Place[] {
  const found: Place[] = [];
  for (let i = 0; i < from.length; i++) step(from[i]!, found);
  return step === first ? found.slice(0, 1) : found;
}

const typeOf = (value: unknown): unknown => own(value, "resourceType");

/** A member of an object; the names come from rules, which ask for none that all objects have. */
const own = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;

const member =
  (name: string): Step =>
  (from, found) => {
    const value = own(from.value, name);
    if (value === undefined || value === null || Array.isArray(from.value)) return;
    if (!Array.isArray(value)) found.push(new Place(value, from.message, from, name, -1));
    else for (let i = 0; i < value.length; i++) push(value[i], from, name, i, found);
  };

function push(value: unknown, from: Place, name: string, position: number, found: Place[]): void {
  if (value !== undefined && value !== null) found.push(new Place(value, from.message, from, name, position));
}

const resourcesOf =
  (type: string): Step =>
  (root, found) => {
    if (typeOf(root.value) === type) found.push(root);
    else found.push(...root.message.ofType(type));
  };

const ofType =
  (type: string): Step =>
  (from, found) => {
    if (typeOf(from.value) === type) found.push(from);
  };

const extension =
  (url: string): Step =>
  (from, found) => {
    const list = own(from.value, "extension");
    if (!Array.isArray(list)) return;
    for (let i = 0; i < list.length; i++) if (own(list[i], "url") === url) push(list[i], from, "extension", i, found);
  };

const where =
  (name: string, text: string): Step =>
  (from, found) => {
    if (own(from.value, name) === text) found.push(from);
  };

const first: Step = (from, found) => {
  if (found.length === 0) found.push(from);
};

const resolve: Step = (from, found) => {
  const reference = own(from.value, "reference");
  if (typeof reference !== "string") return;
  const target = reference.startsWith("#") ? contained(from, reference.slice(1)) : from.message.entry(reference);
  if (target !== undefined && !found.includes(target)) found.push(target);
};

/** Looks in the nearest resource above that contains others. */
function contained(from: Place, id: string): Place | undefined {
  let container: Place | undefined = from;
  while (container !== undefined && own(container.value, "contained") === undefined) container = container.above;
  if (container === undefined) return undefined;
  return take(member("contained"), [container]).find((resource) => own(resource.value, "id") === id);
}

const STEP =
  /(?<name>[A-Za-z][A-Za-z0-9]*)(?:\((?:'(?<text>[^']*)'|(?<type>[A-Z][A-Za-z]*)|(?<key>[a-z][A-Za-z0-9]*)='(?<equal>[^']*)')?(?<call>\)))?(?:\.(?=.)|$)/y;

const NAMED_STEP: Readonly<
  Record<string, (text?: string, type?: string, key?: string, equal?: string) => Step | undefined>
> = {
  extension: (text) => (text === undefined ? undefined : extension(text)),
  ofType: (_, type) => (type === undefined ? undefined : ofType(type)),
  where: (_, _type, key, equal) => (key === undefined || equal === undefined ? undefined : where(key, equal)),
  first: () => first,
  resolve: () => resolve,
};

/** Paths and their beginnings by their text; undefined where the text is no path. They come from rules, so they are few. */
const paths = new Map<string, Path | undefined>();

function parse(text: string): Path | undefined {
  const known = paths.get(text);
  if (known !== undefined || paths.has(text)) return known;
  let path: Path | undefined;
  STEP.lastIndex = 0;
  for (let end = 0; end < text.length; end = STEP.lastIndex) {
    const match = STEP.exec(text);
    const step = match && stepOf(match, end === 0);
    if (!step) {
      path = undefined;
      break;
    }
    path = extend(path, step, text.slice(0, STEP.lastIndex).replace(/\.$/, ""));
  }
  paths.set(text, path);
  return path;
}

function extend(parent: Path | undefined, step: Step, text: string): Path {
  const known = paths.get(text);
  if (known !== undefined) return known;
  const path: Path = { id: paths.size, parent, steps: [...(parent?.steps ?? []), step] };
  paths.set(text, path);
  return path;
}

function stepOf({ groups }: RegExpExecArray, isFirst: boolean): Step | undefined {
  const { name, text, type, key, equal, call } = groups as Record<string, string | undefined>;
  if (call !== undefined)
    return Object.hasOwn(NAMED_STEP, name!) ? NAMED_STEP[name!]!(text, type, key, equal) : undefined;
  if (/^[A-Z]/.test(name!)) return isFirst ? resourcesOf(name!) : undefined;
  return member(name!);
}

// Configuration by environment variables: one typed schema per service, read once at the start (design 6).

/** One variable: how its text is read, and what people are told about it. */
export interface Setting<T> {
  readonly description: string;
  /** What a right value looks like, for `--help` and for the refusal of a wrong one. */
  readonly form: string;
  /** The value, or undefined where the text is not one. */
  readonly read: (text: string) => T | undefined;
  readonly fallback: T;
  /** Never printed, neither as a wrong value nor as a default. */
  readonly secret?: true;
}

export type Schema = Readonly<Record<string, Setting<unknown>>>;
export type Environment = Readonly<Record<string, string | undefined>>;

/** The values of a schema, by the names of its variables. */
export type Values<S extends Schema> = { readonly [K in keyof S]: S[K] extends Setting<infer T> ? T : never };

export type ConfigurationResult<S extends Schema> =
  | { readonly ok: true; readonly values: Values<S> }
  /** One line for each variable that is wrong. */
  | { readonly ok: false; readonly problems: readonly string[] };

/** Free text; "" where it is not set. */
export const text = (description: string, fallback = ""): Setting<string> => ({
  description,
  form: "text",
  read: (value) => value,
  fallback,
});

/** Text that never appears in help, problems or logs. */
export const secret = (description: string): Setting<string> => ({ ...text(description), secret: true });

const FLAGS: Readonly<Record<string, boolean>> = { true: true, "1": true, false: false, "0": false };

/** On or off; off where it is not set. */
export const flag = (description: string): Setting<boolean> => ({
  description,
  form: "true or false (1 or 0)",
  read: (value) => FLAGS[value.toLowerCase()],
  fallback: false,
});

/** A whole number within its limits, both included. */
export const integer = (description: string, fallback: number, least: number, most: number): Setting<number> => ({
  description,
  form: `whole number from ${least} to ${most}`,
  read: (value) => {
    const number = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
    return number >= least && number <= most ? number : undefined;
  },
  fallback,
});

/** One word out of a closed list. */
export const choice = <const T extends string>(
  description: string,
  words: readonly T[],
  fallback: NoInfer<T>,
): Setting<T> => ({
  description,
  form: words.join(" | "),
  read: (value) => words.find((word) => word === value),
  fallback,
});

/** Texts separated by commas; white space around them and empty ones do not count. */
export const list = (description: string): Setting<readonly string[]> => ({
  description,
  form: "texts separated by commas",
  read: (value) =>
    value
      .split(",")
      .map((item) => item.trim())
      .filter((item) => item !== ""),
  fallback: [],
});

/** Reads all variables of a schema; an empty variable counts as not set, as deployment templates leave them so. */
export const readConfiguration = <S extends Schema>(schema: S, environment: Environment): ConfigurationResult<S> => {
  const values: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [name, setting] of Object.entries(schema)) {
    const given = environment[name]?.trim();
    const value = given ? setting.read(given) : setting.fallback;
    if (value === undefined) problems.push(problem(name, setting, given ?? ""));
    else values[name] = value;
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, values: values as Values<S> };
};

const problem = (name: string, setting: Setting<unknown>, given: string): string =>
  `${name}: expected ${setting.form}, not ${setting.secret ? "the value given" : JSON.stringify(given)}`;

/** What `--help` prints: every variable with its form, default and meaning. */
export const configurationHelp = (service: string, schema: Schema): string => {
  const variables = Object.entries(schema).map(([name, setting]) => {
    const shown = setting.fallback === "" || (Array.isArray(setting.fallback) && setting.fallback.length === 0);
    const fallback = shown ? "" : `; default ${String(setting.fallback)}`;
    return `  ${name}\n      ${setting.description} (${setting.secret ? "secret " : ""}${setting.form}${fallback})`;
  });
  return [`${service} reads these environment variables:`, "", ...variables, ""].join("\n");
};

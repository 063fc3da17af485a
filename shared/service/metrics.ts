// Metrics in Prometheus form: requests, and what translations lost.
import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";

/** What the HTTP server and the routes count. */
export interface Metrics {
  readonly request: (route: string, method: string, status: number, seconds: number) => void;
  /** One leaf of a message that did not travel; `path` is its place in the account, the result its element. */
  readonly unmapped: (message: string, path: string) => string;
  /** A request that was refused because of a limit, by the limit's name. */
  readonly limited: (limit: string) => void;
  readonly render: () => Promise<string>;
  readonly contentType: string;
}

const BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
/** Names of members are the caller's to choose, so the number of label values needs an end. */
const MOST_ELEMENTS = 2000;
/** Places (with their indexes) that are remembered, which spares most messages the work of cutting paths. */
const MOST_PLACES = 20_000;
const OTHER = "other";

/** Remembers what was made for a key, up to `most` keys; later ones are made again each time. */
const memory = <T>(most: number, make: (key: string) => T): ((key: string) => T) => {
  const known = new Map<string, T>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(key);
    if (known.size < most) known.set(key, made);
    return made;
  };
};

/**
 * A path without indexes, slice names and predicates, so that it names an element and no message.
 *
 * @example `Bundle.entry[3].resource.identifier[nhs-number].value` -> `Bundle.entry.resource.identifier.value`
 */
export const elementPath = (path: string): string => {
  const element = path.replace(/\[[^\]]*\]/g, "");
  // What looks like an identifier or a text is a member name that no specification knows.
  return /^[A-Za-z0-9_@:/.-]{1,200}$/.test(element) && !/\d{7}/.test(element) ? element : OTHER;
};

export const createMetrics = (service: string): Metrics => {
  const register = new Registry();
  register.setDefaultLabels({ service });
  collectDefaultMetrics({ register });
  const requests = new Histogram({
    name: "http_request_duration_seconds",
    help: "Time from the headers of a request to the end of its answer",
    labelNames: ["route", "method", "status"],
    buckets: BUCKETS,
    registers: [register],
  });
  const unmapped = new Counter({
    name: "dragoman_unmapped_total",
    help: "Leaves of messages that did not travel, by message and element",
    labelNames: ["message", "path"],
    registers: [register],
  });
  const limited = new Counter({
    name: "dragoman_limited_total",
    help: "Requests that were refused because of a limit, by limit",
    labelNames: ["limit"],
    registers: [register],
  });
  // Series are looked up by text; prom-client would hash an object of labels each time.
  const requestSeries = memory(MOST_ELEMENTS, (key) => {
    const [route = "", method = "", status = ""] = key.split(" ");
    return requests.labels({ route, method, status });
  });
  const elements = new Set<string>();
  const unmappedSeries = memory(MOST_PLACES, (key) => {
    const message = key.slice(0, key.indexOf(" "));
    const element = elementPath(key.slice(message.length + 1));
    const known = elements.has(`${message} ${element}`) || elements.size < MOST_ELEMENTS;
    if (known) elements.add(`${message} ${element}`);
    return { element, series: unmapped.labels({ message, path: known ? element : OTHER }) };
  });
  return {
    request: (route, method, status, seconds) => requestSeries(`${route} ${method} ${status}`).observe(seconds),
    unmapped: (message, path) => {
      const { element, series } = unmappedSeries(`${message} ${path}`);
      series.inc();
      return element;
    },
    limited: (limit) => limited.inc({ limit }),
    render: () => register.metrics(),
    contentType: register.contentType,
  };
};

// Which methods an address knows: for 405, Allow and preflight.
import type { Route } from "./route.ts";

interface Address {
  readonly matches: (path: string) => boolean;
  readonly methods: readonly string[];
}

const matcher = (pattern: string): ((path: string) => boolean) => {
  if (!pattern.includes(":")) return (path) => path === pattern;
  const segments = pattern.split("/");
  return (path) => {
    const given = path.split("/");
    const fits = (segment: string, index: number) => segment.startsWith(":") || segment === given[index];
    return given.length === segments.length && segments.every(fits);
  };
};

/** Looks up the `Allow` of a path without query; undefined where nothing is there. HEAD goes wherever GET does. */
export const addressBook = (routes: readonly Route[]): ((path: string) => string | undefined) => {
  const paths = [...new Set(routes.map((route) => route.path))];
  const addresses: Address[] = paths.map((path) => ({
    matches: matcher(path),
    methods: routes
      .filter((route) => route.path === path)
      .flatMap((route) => (route.method === "GET" ? ["GET", "HEAD"] : [route.method])),
  }));
  return (path) => addresses.find((address) => address.matches(path))?.methods.join(", ");
};

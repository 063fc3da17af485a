// Media types of requests: what a body is, and what an answer should be.

/** `type/subtype` in lower case and the charset, if any. */
export interface MediaType {
  readonly essence: string;
  readonly charset: string;
}

/** Takes a Content-Type apart; "" where there is none. */
export const mediaType = (header: string): MediaType => {
  const [essence = "", ...parameters] = header.split(";").map((part) => part.trim());
  const charset = parameters.find((parameter) => /^charset=/i.test(parameter)) ?? "";
  return { essence: essence.toLowerCase(), charset: charset.slice(8).replaceAll('"', "").toLowerCase() };
};

/** Bodies are UTF-8, of which ASCII is a part. */
export const isUnicode = ({ charset }: MediaType): boolean => ["", "utf-8", "utf8", "us-ascii"].includes(charset);

const quality = (range: string): number => {
  const q = /;\s*q=([0-9.]+)/i.exec(range)?.[1];
  return q === undefined ? 1 : Number(q);
};

/** How much `Accept` likes a type: the q of the most exact range that holds it, 0 where none does. */
const liking = (accept: string, type: string): number => {
  const ranges = accept.split(",").map((range) => range.trim());
  const of = (name: string) => ranges.find((range) => mediaType(range).essence === name);
  const range = of(type) ?? of(`${type.split("/")[0]}/*`) ?? of("*/*");
  return range === undefined ? 0 : quality(range);
};

/** The offered type that `Accept` likes best; the first of the offered where it says nothing or likes none. */
export const negotiate = <const T extends string>(accept: string, offered: readonly [T, ...T[]]): T =>
  offered.reduce((best, type) => (liking(accept, type) > liking(accept, best) ? type : best), offered[0]);

// Revocation lists over the web, as certificates name them: http or https, no proof of who answers, since a list proves itself.
import { request } from "undici";

export interface ListSource {
  /** Host that certificates name; where it is this one, the list is fetched from the mirror instead. */
  readonly domain?: string;
  /** `host[:port]`, asked over https, or a whole `http://host[:port]`; the path stays. */
  readonly mirror?: string;
}

const LIMIT_MS = 5_000;
/** National lists hold some hundred thousand entries. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Where a list is fetched from. */
export function placeOf(url: string, { domain, mirror }: ListSource): URL {
  const place = new URL(url);
  if (!domain || !mirror || place.hostname !== domain.toLowerCase()) return place;
  const origin = new URL(mirror.includes("://") ? mirror : `https://${mirror}`);
  return new URL(`${place.pathname}${place.search}`, origin);
}

/**
 * The bytes of the list at a web address, for `createVerifier`. Redirects are not followed: who may be asked is said by
 * certificates and by configuration, not by whoever answers.
 *
 * @throws Error where there is no list within 5 s, or one of more than 64 MiB
 */
export const fetchListFrom =
  (source: ListSource) =>
  async (url: string): Promise<Uint8Array> => {
    const { statusCode, body } = await request(placeOf(url, source), { signal: AbortSignal.timeout(LIMIT_MS) });
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of body) {
      bytes += chunk.length;
      if (statusCode !== 200 || bytes > MOST_BYTES) break;
      chunks.push(chunk);
    }
    if (statusCode !== 200) throw new Error(`status ${statusCode}`);
    if (bytes > MOST_BYTES) throw new Error("the list is too large");
    return Buffer.concat(chunks);
  };

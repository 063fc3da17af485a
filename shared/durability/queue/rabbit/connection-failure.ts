// What an attempt to reach RabbitMQ failed of, in one plain line that names the broker but never its password.
import { DurabilityError } from "../../failure.ts";

/** What helps, for the reasons that TLS gives for not trusting the broker. */
const CERTIFICATES: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: "its certificate has expired; renew it at the broker",
  CERT_NOT_YET_VALID: "its certificate is not valid yet; compare the clocks of both machines",
  DEPTH_ZERO_SELF_SIGNED_CERT: "nobody vouches for its certificate; configure the one that issued it as authority",
  SELF_SIGNED_CERT_IN_CHAIN: "its authority is not trusted; configure the certificate of that authority",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "its authority is not trusted; configure the certificate of that authority",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "its authority is not trusted; configure the certificate of that authority",
  ERR_TLS_CERT_ALTNAME_INVALID: "its certificate is for another name; use a name the certificate has",
};

const ABSENT: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nobody listens there",
  ENOTFOUND: "the name does not resolve",
  EAI_AGAIN: "the name does not resolve",
  ETIMEDOUT: "it does not answer",
};

/** Alerts of a broker that asks for a certificate and gets none, or none that it trusts (RFC 8446 6.2). */
const REFUSED_CERTIFICATE = /alert (.*certificate|unknown ca|handshake failure)/i;
/** OpenSSL's own word on what it was configured with. */
const UNUSABLE_MATERIAL = /^ERR_OSSL/;
const NO_TLS = /wrong version number|packet length too long/i;
const ACCESS_REFUSED = /ACCESS-REFUSED/;
/** The library names the frame, not the reason the broker gives in it. */
const NO_VIRTUAL_HOST = /Expected .*ConnectionOpenOk/;

/** @param broker host and port */
export const connectionFailure = (error: unknown, broker: string): DurabilityError => {
  if (error instanceof DurabilityError) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const text = error instanceof Error ? error.message : "";
  const failure = (kind: "unreachable" | "credentials" | "certificate", line: string) =>
    new DurabilityError(kind, `RabbitMQ at ${broker} ${line}.`, error);

  const untrusted = CERTIFICATES[code];
  if (untrusted !== undefined) return failure("certificate", `is not trusted: ${untrusted}`);
  if (REFUSED_CERTIFICATE.test(text))
    return failure(
      "certificate",
      "does not accept this program's certificate; configure one of an authority it trusts",
    );
  if (UNUSABLE_MATERIAL.test(code))
    return failure(
      "certificate",
      "cannot be asked: certificate, key or authority is no PEM, or they do not belong together",
    );
  if (NO_TLS.test(text)) return failure("unreachable", "does not speak TLS; use its TLS port, or amqp:// instead");
  if (ACCESS_REFUSED.test(text)) return failure("credentials", "refuses user or password; correct them in its address");
  if (NO_VIRTUAL_HOST.test(text))
    return failure("credentials", "does not open the virtual host; it does not exist or the user may not use it");
  // Its own deadline the library tells without a code.
  const known = Object.keys(ABSENT).find((absence) => code === absence || text.includes(absence));
  const reason = known === undefined ? code || "the handshake was broken off" : ABSENT[known];
  return failure("unreachable", `cannot be reached (${reason}); start it or correct its address`);
};

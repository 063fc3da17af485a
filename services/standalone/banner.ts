// What `dragoman start` says once it is ready: what to try next.

/** Lines for a terminal; the address is one that the reader's own machine can call. */
export const banner = (port: number, playsSpine: boolean): string => {
  const base = `http://localhost:${port}`;
  const post = (operation: string) =>
    [
      `  curl -s ${base}/FHIR/R4/${operation} \\`,
      "    -H 'Content-Type: application/fhir+json' \\",
      "    --data-binary @examples/eps/prescription-order.json",
    ].join("\n");
  return [
    `Dragoman is ready on ${base}`,
    "",
    "Translate a prescription to HL7 V3:",
    post("'$convert'"),
    "",
    "See what did not travel:",
    post("'$convert?report=true'"),
    "",
    ...(playsSpine ? ["Send it to Spine, which the sandbox plays:", post("'$process-message'"), ""] : []),
    "What this server can do, and how to call it:",
    `  curl -s ${base}/metadata`,
    `  curl -s ${base}/openapi.json`,
    "",
  ].join("\n");
};

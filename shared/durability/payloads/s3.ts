// Payloads in a bucket of an S3-compatible store. An object appears only when its upload is complete. Parts of an upload
// that a process did not live to complete are invisible but take space: let a lifecycle rule of the bucket
// (AbortIncompleteMultipartUpload) remove them, which every such store has.

import { Readable } from "node:stream";
import {
  AbortMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  ListObjectsV2Command,
  S3Client,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { DurabilityError, type FailureCode } from "../failure.ts";
import type { Place } from "./place.ts";

/** The least there may be; with `PARTS_AT_ONCE` it bounds what one upload holds in memory. */
const PART_BYTES = 5 * 1024 * 1024;
const PARTS_AT_ONCE = 2;
const CONNECT_LIMIT = 10_000;
/** Milliseconds without a byte in either direction. */
const SILENCE_LIMIT = 120_000;

interface Bucket {
  readonly client: S3Client;
  readonly bucket: string;
  /** "", or ends with a slash. */
  readonly prefix: string;
  /** For people. */
  readonly where: string;
}

/** @throws DurabilityError `unreachable`, `credentials`, `certificate`, `not-found`, `malformed` */
export const openBucket = async (url: URL): Promise<Place> => {
  const bucket = bucketAt(url);
  await failing(bucket, () => bucket.client.send(new HeadBucketCommand({ Bucket: bucket.bucket })));
  return {
    kind: "s3",
    write: (name, content) => failing(bucket, () => write(bucket, name, content)),
    read: (name) => read(bucket, name),
    remove: (name) => failing(bucket, () => remove(bucket, name)),
    list: (before) => list(bucket, before),
    // The lifecycle rule does it.
    removeUnfinished: async () => 0,
  };
};

const bucketAt = (url: URL): Bucket => {
  const [region, endpoint] = [url.searchParams.get("region"), url.searchParams.get("endpoint")];
  if (!region) throw new DurabilityError("malformed", "The address of the payload store lacks ?region=…");
  if (endpoint !== null && !/^https?:\/\//.test(endpoint)) {
    throw new DurabilityError("malformed", "The endpoint in the address of the payload store is not https://…");
  }
  const client = new S3Client({
    region,
    // Other stores know buckets by the path and not by a host name, and not all know the newer checksums.
    ...(endpoint === null ? {} : { endpoint, forcePathStyle: true }),
    ...(url.username === "" ? {} : { credentials: credentialsIn(url) }),
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: { connectionTimeout: CONNECT_LIMIT, socketTimeout: SILENCE_LIMIT },
  });
  const path = decodeURIComponent(url.pathname).replace(/^\/+|\/+$/g, "");
  const bucket = url.hostname;
  return { client, bucket, prefix: path === "" ? "" : `${path}/`, where: `${bucket} at ${endpoint ?? region}` };
};

const credentialsIn = ({ username, password }: URL) => ({
  accessKeyId: decodeURIComponent(username),
  secretAccessKey: decodeURIComponent(password),
});

const objectOf = ({ bucket, prefix }: Bucket, name: string) => ({ Bucket: bucket, Key: prefix + name });

const write = async (bucket: Bucket, name: string, content: AsyncIterable<Uint8Array>): Promise<void> => {
  const upload = new Upload({
    client: bucket.client,
    params: { ...objectOf(bucket, name), Body: Readable.from(content), ContentType: "application/octet-stream" },
    partSize: PART_BYTES,
    queueSize: PARTS_AT_ONCE,
    // Removed below: the SDK would tell why the parts cannot be removed instead of why the upload failed.
    leavePartsOnError: true,
  });
  try {
    await upload.done();
  } catch (error) {
    const { uploadId } = upload;
    if (uploadId !== undefined) {
      const abort = new AbortMultipartUploadCommand({ ...objectOf(bucket, name), UploadId: uploadId });
      await bucket.client.send(abort).catch(() => {});
    }
    throw error;
  }
};

async function* read(bucket: Bucket, name: string): AsyncGenerator<Uint8Array> {
  try {
    const { Body } = await bucket.client.send(new GetObjectCommand(objectOf(bucket, name)));
    yield* Body as Readable;
  } catch (error) {
    if (nameOf(error) !== "NoSuchKey") throw bucketFailure(error, bucket.where);
    const line = `The payload ${name} is not in the bucket ${bucket.where}: it was purged, or the bucket is another`;
    throw new DurabilityError("not-found", line);
  }
}

const remove = async (bucket: Bucket, name: string): Promise<void> => {
  await bucket.client.send(new DeleteObjectCommand(objectOf(bucket, name)));
};

async function* list(bucket: Bucket, before: string): AsyncGenerator<string> {
  const { client, prefix } = bucket;
  for (let after: string | undefined; ; ) {
    const page = new ListObjectsV2Command({ Bucket: bucket.bucket, Prefix: prefix, StartAfter: after });
    const { Contents = [], IsTruncated } = await failing(bucket, () => client.send(page));
    const names = Contents.map(({ Key = "" }) => Key.slice(prefix.length));
    yield* names.filter((name) => name < before);
    const last = names.at(-1);
    if (!IsTruncated || last === undefined || last >= before) return;
    after = prefix + last;
  }
}

/** By the name of the error, or by the code of the socket or of TLS. */
const CODES: Readonly<Record<string, FailureCode>> = {
  NoSuchBucket: "not-found",
  NotFound: "not-found",
  PermanentRedirect: "malformed",
  AuthorizationHeaderMalformed: "malformed",
  InvalidBucketName: "malformed",
  AccessDenied: "credentials",
  Forbidden: "credentials",
  InvalidAccessKeyId: "credentials",
  SignatureDoesNotMatch: "credentials",
  ExpiredToken: "credentials",
  RequestTimeTooSkewed: "credentials",
  CredentialsProviderError: "credentials",
  QuotaExceeded: "full",
  InsufficientStorage: "full",
  XMinioStorageFull: "full",
  SlowDown: "unreachable",
  ServiceUnavailable: "unreachable",
  InternalError: "unreachable",
  TimeoutError: "unreachable",
  NetworkingError: "unreachable",
  ECONNREFUSED: "unreachable",
  ECONNRESET: "unreachable",
  ECONNABORTED: "unreachable",
  EPIPE: "unreachable",
  ENOTFOUND: "unreachable",
  EAI_AGAIN: "unreachable",
  ETIMEDOUT: "unreachable",
  EHOSTUNREACH: "unreachable",
  ENETUNREACH: "unreachable",
};

const STATUSES: Readonly<Record<number, FailureCode>> = {
  401: "credentials",
  403: "credentials",
  404: "not-found",
  500: "unreachable",
  502: "unreachable",
  503: "unreachable",
  504: "unreachable",
  507: "full",
};

const TLS = /^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;

const ADVICE: Partial<Record<FailureCode, string>> = {
  unreachable: "cannot be reached, or broke off: is it running, and is the address right?",
  credentials: "does not let this user do that: check key id, secret, rights and the clock",
  certificate: "could not be trusted: check its certificate, and NODE_EXTRA_CA_CERTS",
  "not-found": "is not there: create it, or correct the address",
  malformed: "is not known by this name and region: correct the address",
  full: "has no space left: raise its quota, or sweep",
};

const nameOf = (error: unknown): string => String((error as { name?: unknown } | undefined)?.name);

const failureCode = (error: unknown): FailureCode | undefined => {
  const {
    name = "",
    code = "",
    errors,
    $metadata,
  } = error as {
    readonly name?: string;
    readonly code?: string;
    readonly errors?: readonly unknown[];
    readonly $metadata?: { readonly httpStatusCode?: number };
  };
  // Node tries several addresses of a name and reports them together.
  if (errors?.length) return failureCode(errors[0]);
  if (TLS.test(code)) return "certificate";
  return CODES[name] ?? CODES[code] ?? STATUSES[$metadata?.httpStatusCode ?? 0];
};

const bucketFailure = (error: unknown, where: string): unknown => {
  const code = failureCode(error);
  return code ? new DurabilityError(code, `The bucket ${where} ${ADVICE[code]}`, error) : error;
};

/** What is no failure of the store itself stays as it is. */
const failing = async <T>({ where }: Bucket, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw bucketFailure(error, where);
  }
};

import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { GetObjectCommandOutput, S3Client } from '@aws-sdk/client-s3';
import { InputError } from '@backstage/errors';
import { BucketConfig } from '../config';
import { toObjectError, toStorageError } from './s3Errors';
import { loadS3 } from './s3Sdk';
import {
  BillStorage,
  LocationRefusedError,
  MAX_TEXT_BYTES,
  StoredObject,
} from './types';

const CONNECT_MS = 5_000;
const DEFAULT_TIMEOUT_MS = 10_000;
/** How often a content is asked for anew that breaks off. */
const DOWNLOADS = 3;
const RETRY_MS = 500;

export interface S3StorageOptions {
  /** How long an answer, or the next piece of a content, may take. */
  timeoutMs?: number;
  /** Objects per page of a listing; the server's own when not given. */
  pageSize?: number;
}

/** Else `bills` would stand for `bills-of-2019/` too. */
const toFolder = (prefix: string) => {
  const path = prefix.replace(/^\/+|\/+$/g, '');
  return path && `${path}/`;
};

const createClient = (bucket: BucketConfig, timeoutMs: number): S3Client => {
  const { S3Client: Client } = loadS3();
  const { accessKeyId, secretAccessKey, sessionToken } = bucket;
  return new Client({
    region: bucket.region,
    endpoint: bucket.endpoint,
    forcePathStyle: bucket.pathStyle ?? bucket.endpoint !== undefined,
    maxAttempts: 3,
    // Without keys: those of the environment or of the machine's role.
    ...(accessKeyId &&
      secretAccessKey && {
        credentials: { accessKeyId, secretAccessKey, sessionToken },
      }),
    // Not every server knows the newer checksums.
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestChecksumCalculation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: CONNECT_MS,
      requestTimeout: timeoutMs,
      throwOnRequestTimeout: true,
      socketTimeout: timeoutMs,
    },
  });
};

/** A bucket of Amazon S3, or of any server that speaks its protocol. */
export class S3Storage implements BillStorage {
  readonly place: string;
  readonly #bucket: BucketConfig;
  /** The folder in the bucket, which is no part of keys. */
  readonly #root: string;
  readonly #timeoutMs: number;
  readonly #pageSize?: number;
  #client?: S3Client;

  /** @param location - what the configuration calls it */
  constructor(
    location: string,
    bucket: BucketConfig,
    options: S3StorageOptions = {},
  ) {
    this.place = `location ${location} (bucket ${bucket.bucket})`;
    this.#bucket = bucket;
    this.#root = toFolder(bucket.prefix);
    this.#timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    this.#pageSize = options.pageSize;
  }

  async list(signal: AbortSignal): Promise<StoredObject[]> {
    const { ListObjectsV2Command } = loadS3();
    const client = this.#connect();
    const objects: StoredObject[] = [];
    let token: string | undefined;
    do {
      const command = new ListObjectsV2Command({
        Bucket: this.#bucket.bucket,
        Prefix: this.#root || undefined,
        MaxKeys: this.#pageSize,
        ContinuationToken: token,
      });
      const page = await client
        .send(command, { abortSignal: signal })
        .catch(error => {
          signal.throwIfAborted();
          throw toStorageError(this.place, error);
        });
      // What ends in a slash stands for a folder.
      // A page of a proxy reads as a listing without anything in it.
      if (page.Name === undefined)
        throw new LocationRefusedError(
          `${this.place} answered with what is not a listing; is the endpoint an S3-compatible server?`,
        );
      for (const { Key, Size, LastModified, ETag } of page.Contents ?? [])
        if (Key && !Key.endsWith('/'))
          objects.push({
            key: Key.slice(this.#root.length),
            size: Size ?? 0,
            modifiedAt: LastModified ?? new Date(0),
            etag: ETag ?? '',
          });
      token = page.IsTruncated ? page.NextContinuationToken : undefined;
    } while (token);
    return objects;
  }

  async readText(object: StoredObject, signal: AbortSignal) {
    if (object.size > MAX_TEXT_BYTES)
      throw new InputError(`${object.key} is too large`);
    const pieces: Buffer[] = [];
    await this.#download(object, signal, async content => {
      pieces.length = 0;
      for await (const piece of content) pieces.push(piece);
    });
    return Buffer.concat(pieces).toString('utf8');
  }

  async fetch(object: StoredObject, folder: string, signal: AbortSignal) {
    // Keys may be longer than names of files, and equal without their folders.
    const path = join(folder, randomUUID());
    await this.#download(object, signal, async content => {
      await rm(path, { force: true });
      await pipeline(content, createWriteStream(path));
    });
    return path;
  }

  async close() {
    this.#client?.destroy();
  }

  #connect() {
    this.#client ??= createClient(this.#bucket, this.#timeoutMs);
    return this.#client;
  }

  /** Reads the whole content; one that breaks off is read anew from its beginning. */
  async #download(
    object: StoredObject,
    signal: AbortSignal,
    use: (content: AsyncIterable<Buffer>) => Promise<void>,
  ) {
    for (let attempt = 1; ; attempt += 1) {
      const { Body } = await this.#get(object, signal);
      try {
        await use(this.#wholeContent(object, Body as Readable));
        return;
      } catch (error) {
        signal.throwIfAborted();
        if (attempt === DOWNLOADS)
          throw toStorageError(this.place, {
            message: `the content of ${object.key} breaks off (${
              (error as Error).message
            })`,
          });
        await delay(RETRY_MS, undefined, { signal });
      }
    }
  }

  /** Only what was listed: another content has another mark, and is another delivery. */
  async #get(
    { key, etag }: StoredObject,
    signal: AbortSignal,
  ): Promise<GetObjectCommandOutput> {
    const { GetObjectCommand } = loadS3();
    const client = this.#connect();
    const command = new GetObjectCommand({
      Bucket: this.#bucket.bucket,
      Key: this.#root + key,
      IfMatch: etag || undefined,
    });
    return client.send(command, { abortSignal: signal }).catch(error => {
      signal.throwIfAborted();
      throw toObjectError(this.place, key, error);
    });
  }

  async *#wholeContent({ size }: StoredObject, body: Readable) {
    const silent = setTimeout(
      () => body.destroy(new Error('nothing came for too long')),
      this.#timeoutMs,
    );
    let length = 0;
    try {
      for await (const piece of body) {
        silent.refresh();
        length += piece.length;
        yield piece as Buffer;
      }
    } finally {
      clearTimeout(silent);
      body.destroy();
    }
    if (length !== size)
      throw new Error(`${length} bytes came, and it has ${size}`);
  }
}

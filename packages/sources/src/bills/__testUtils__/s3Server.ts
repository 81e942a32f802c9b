import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { spawn } from 'node:child_process';
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { freePort, waitUntil } from '@rosetta/test-kit';
import { BucketConfig } from '../config';

/** Where the setup of the tests found the server; it has said so where there is none. */
const PROGRAM = process.env.SOURCES_TEST_S3_SERVER;
export const hasS3Server = Boolean(PROGRAM);

/** A server that speaks S3, on the loopback interface. */
export interface S3Server {
  access: Pick<
    BucketConfig,
    'endpoint' | 'region' | 'accessKeyId' | 'secretAccessKey'
  > & { region: string };
  createBucket(): Promise<string>;
  put(bucket: string, key: string, content: string | Buffer): Promise<void>;
  remove(bucket: string, key: string): Promise<void>;
  /** Whether it knows the keys that it is called with. */
  setKeysKnown(known: boolean): Promise<void>;
  close(): Promise<void>;
}

const startProcess = async () => {
  const port = await freePort();
  const child = spawn(PROGRAM!, ['-H', '127.0.0.1', '-p', `${port}`], {
    stdio: 'ignore',
  });
  const endpoint = `http://127.0.0.1:${port}`;
  const answers = () =>
    fetch(`${endpoint}/moto-api/data.json`).then(
      ({ ok }) => ok,
      () => false,
    );
  await waitUntil(answers, 60_000);
  return { child, endpoint };
};

export const startS3Server = async (): Promise<S3Server> => {
  const { child, endpoint } = await startProcess();
  const keys = { accessKeyId: 'rosetta', secretAccessKey: 'a-secret' };
  const client = new S3Client({
    endpoint,
    region: 'us-east-1',
    credentials: keys,
    forcePathStyle: true,
  });
  return {
    access: { endpoint, region: 'us-east-1', ...keys },
    async createBucket() {
      const bucket = `bills-${randomUUID()}`;
      await client.send(new CreateBucketCommand({ Bucket: bucket }));
      return bucket;
    },
    async put(bucket, key, content) {
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: Buffer.from(content),
        }),
      );
    },
    async remove(bucket, key) {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
    },
    async setKeysKnown(known) {
      // How many requests it answers without looking at their keys.
      await fetch(`${endpoint}/moto-api/reset-auth`, {
        method: 'POST',
        body: known ? 'inf' : '0',
      });
    },
    async close() {
      client.destroy();
      const exited = once(child, 'exit');
      child.kill();
      await exited;
    },
  };
};

/** Exits with 0 when the process of this container is ready: what a container engine asks again and again. */
const url =
  process.env.ROSETTA_HEALTH_URL ?? 'http://127.0.0.1:7007/health/ready';

try {
  const response = await fetch(url, { signal: AbortSignal.timeout(4_000) });
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
} catch (error) {
  process.stderr.write(`${error.cause?.message ?? error.message}\n`);
  process.exitCode = 1;
}

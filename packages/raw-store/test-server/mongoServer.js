const { execFileSync, spawn } = require('node:child_process');
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { createInterface } = require('node:readline');

const SOURCES = ['main.go', 'go.mod', 'go.sum'];
const TOOLS = path.join(__dirname, '../../../.tools');

/** Built once for these sources; a rename makes it whole or absent. */
const build = () => {
  const hash = createHash('sha256');
  for (const name of SOURCES)
    hash.update(fs.readFileSync(path.join(__dirname, name)));
  const version = hash.digest('hex').slice(0, 12);
  const binary = path.join(TOOLS, `mongo-test-server-${version}`);
  if (!fs.existsSync(binary)) {
    process.stderr.write('Building the MongoDB test server (a minute, once)\n');
    fs.mkdirSync(TOOLS, { recursive: true });
    const unfinished = `${binary}.${process.pid}`;
    execFileSync('go', ['build', '-buildvcs=false', '-o', unfinished, '.'], {
      cwd: __dirname,
      env: { ...process.env, CGO_ENABLED: '0' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    fs.renameSync(unfinished, binary);
  }
  return binary;
};

const hasGo = () => {
  try {
    execFileSync('go', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** A URL to test against, and how to close it; nothing where there is no way to get one. */
const startMongoServer = async () => {
  if (process.env.MONGODB_URL)
    return { url: process.env.MONGODB_URL, stop: async () => {} };
  if (!hasGo()) return undefined;
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'raw-store-mongo-'));
  const server = spawn(build(), [data], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = new Promise(resolve => server.once('exit', resolve));
  const [url] = await Promise.race([
    new Promise(resolve =>
      createInterface(server.stdout).once('line', line => resolve([line])),
    ),
    exited.then(() => {
      throw new Error('The MongoDB test server did not start');
    }),
  ]);
  return {
    url,
    async stop() {
      server.stdin.end();
      await exited;
      fs.rmSync(data, { recursive: true, force: true });
    },
  };
};

module.exports = { startMongoServer };

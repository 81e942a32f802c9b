const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const VENV = path.join(__dirname, '../../../.tools/moto');
const REQUIREMENTS = path.join(__dirname, 'requirements.txt');
const STAMP = path.join(VENV, '.requirements');

const NO_SERVER = `
Buckets of bills are NOT TESTED: there is no S3 server to test them against. Install
Python 3 with venv, by which moto is installed.
`;

const isInstalled = () =>
  fs.existsSync(STAMP) &&
  fs.readFileSync(STAMP, 'utf8') === fs.readFileSync(REQUIREMENTS, 'utf8');

/** The stamp is written last: what was interrupted is made anew. */
const install = () => {
  process.stderr.write('Installing the S3 test server (a minute, once)\n');
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'] };
  fs.rmSync(VENV, { recursive: true, force: true });
  execFileSync('python3', ['-m', 'venv', VENV], quiet);
  execFileSync(
    path.join(VENV, 'bin/python'),
    ['-m', 'pip', 'install', '--quiet', '--requirement', REQUIREMENTS],
    quiet,
  );
  fs.copyFileSync(REQUIREMENTS, STAMP);
};

module.exports = () => {
  try {
    if (!isInstalled()) install();
    process.env.SOURCES_TEST_S3_SERVER = path.join(VENV, 'bin/moto_server');
  } catch (error) {
    if (process.env.CI) throw new Error(`${NO_SERVER}${error.message}`);
    process.stderr.write(NO_SERVER);
    process.env.SOURCES_TEST_S3_SERVER = '';
  }
};

#!/usr/bin/env node
// What `npm start`, `npm test` and `yarn rosetta` run. Nothing is installed yet when
// this starts, and Node may be an old one: no dependency, no recent syntax in this file.
const [major] = process.versions.node.split('.').map(Number);

if (major < 20) {
  console.error(
    `Rosetta needs Node 20 or newer, and this is ${process.version}: install Node 24 (https://nodejs.org) and run the command again.`,
  );
  process.exit(1);
}

import('./boot.mjs').then(({ boot }) => boot(process.argv.slice(2)));

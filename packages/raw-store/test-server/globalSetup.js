const { startMongoServer } = require('./mongoServer');

const NO_SERVER = `
The MongoDB adapter of the raw store is NOT TESTED: there is no server to test it
against. Set MONGODB_URL, or install Go, with which FerretDB is built as a stand-in.
`;

module.exports = async () => {
  const server = await startMongoServer();
  if (!server && process.env.CI) throw new Error(NO_SERVER);
  if (!server) process.stderr.write(NO_SERVER);
  process.env.RAW_STORE_TEST_MONGODB_URL = server?.url ?? '';
  globalThis.rawStoreMongoServer = server;
};

module.exports = () => globalThis.rawStoreMongoServer?.stop();

const { readFileSync } = require('node:fs');
const { default: Sequencer } = require('@jest/test-sequencer');

const TIME_LIMIT = /^jest\.setTimeout\(([\d_]+)\)/m;

/** The time limit that a test file sets for itself; files that need no more than the usual one set none. */
const timeLimitOf = ({ path }) => {
  const [, limit = '0'] = TIME_LIMIT.exec(readFileSync(path, 'utf8')) ?? [];
  return Number(limit.replaceAll('_', ''));
};

/**
 * Starts the longest test files first, so that none runs alone at the end. Jest does so by the durations
 * of the run before, which a fresh machine has not; there it goes by the size of the files.
 */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const limits = new Map(tests.map(test => [test, timeLimitOf(test)]));
    return super.sort(tests).sort((a, b) => limits.get(b) - limits.get(a));
  }
};

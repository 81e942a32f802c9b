import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LogFile } from './LogFile';

describe('LogFile', () => {
  const dir = mkdtempSync(join(tmpdir(), 'rosetta-log-'));
  const log = new LogFile(join(dir, 'a.log'));
  afterAll(() => rmSync(dir, { recursive: true }));

  it('keeps the log of the previous start beside the new one', () => {
    writeFileSync(log.path, 'before');
    log.rotate();
    expect(existsSync(log.path)).toBe(false);
    expect(readFileSync(`${log.path}.1`, 'utf8')).toBe('before');
  });

  it('stays below its limit while a process writes to it', () => {
    log.open(file => {
      writeSync(file, 'x'.repeat(2_000));
      log.truncate(1_000);
      writeSync(file, 'after');
    });
    expect(readFileSync(log.path, 'utf8')).toBe('after');
    expect(statSync(`${log.path}.1`).size).toBe(2_000);
  });

  it('returns its last lines, and nothing when there is no log', () => {
    writeFileSync(log.path, 'one\ntwo\n    at somewhere\nthree\n');
    expect(log.tail(2)).toBe('two\nthree');
    expect(new LogFile(join(dir, 'none.log')).tail(2)).toBe('');
  });
});

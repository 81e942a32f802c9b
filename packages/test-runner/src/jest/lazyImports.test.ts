import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { createTransformer } = require('./lazyImports.cjs');

const { process: transform } = createTransformer({
  isLazy: true,
  inPages: true,
  jsc: { parser: { syntax: 'ecmascript' } },
});

describe('a module that is loaded in a test', () => {
  const loaded: string[] = [];
  let dir: string;

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'rosetta-lazy-'));
    loaded.length = 0;
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  /** Writes modules as the transform leaves them, each saying when it is loaded, and loads the index. */
  const loadIndex = (folder: string, modules: Record<string, string>) => {
    for (const [name, source] of Object.entries(modules)) {
      const path = join(folder, name);
      const { code } = transform(source, path, { supportsStaticESM: false });
      const saying = `process.emit('rosetta-loaded', '${name}');\n`;
      writeFileSync(join(dir, name), saying + code);
    }
    const listener = (name: string) => loaded.push(name);
    process.on('rosetta-loaded' as never, listener);
    const index = createRequire(join(dir, 'any.js'))('./index.js');
    return { index, end: () => process.off('rosetta-loaded', listener) };
  };

  it.each([
    [
      'of ours',
      '/src',
      {
        'a.js': 'export const a = 1;',
        'b.js': 'export const b = 2;',
        'index.js': `import { a } from './a.js'; export { b } from './b.js'; export const two = () => a + 1;`,
      },
    ],
    [
      'of a bundler',
      '/node_modules/x',
      {
        'a.js': `'use strict';\nexports.a = 1;`,
        'b.js': `'use strict';\nexports.b = 2;`,
        'index.js': `'use strict';\nvar a = require('./a.js');\nvar b = require('./b.js');\nexports.two = () => a.a + 1;\nexports.b = b.b;`,
      },
    ],
    [
      'of a compiler',
      '/node_modules/x',
      {
        'a.js': `exports.__esModule = true;\nexports.default = 1;`,
        'b.js': `exports.__esModule = true;\nexports.default = 2;`,
        'index.js': `function _interopRequireDefault(x) { return x; }\nvar _a = _interopRequireDefault(require('./a.js'));\nvar _b = _interopRequireDefault(require('./b.js'));\nexports.two = () => _a.default + 1;\nObject.defineProperty(exports, 'b', { get: () => _b.default });`,
      },
    ],
  ])('%s loads what it imports when it is first used', (_, folder, modules) => {
    const { index, end } = loadIndex(folder, modules);
    expect(loaded).toEqual(['index.js']);
    expect(index.two()).toBe(2);
    expect(loaded).toEqual(['index.js', 'a.js']);
    expect(index.b).toBe(2);
    expect(loaded).toEqual(['index.js', 'a.js', 'b.js']);
    end();
  });

  it.each([
    ['imported', '/src', `import './a.js';`],
    ['required', '/node_modules/x', `require('./a.js');`],
    ['named, and not used', '/node_modules/x', `var a = require('./a.js');`],
  ])('loads at once what is %s for its effect', (_, folder, source) => {
    const { end } = loadIndex(folder, { 'a.js': '', 'index.js': source });
    expect(loaded).toEqual(['index.js', 'a.js']);
    end();
  });

  it('leaves a function that is required a function, and a name that changes a variable', () => {
    const { index, end } = loadIndex('/node_modules/x', {
      'a.js': 'module.exports = n => n + 1;',
      'b.js': 'module.exports = { b: 1 };',
      'index.js': `var a = require('./a.js');\nvar b = require('./b.js');\nb = b.b;\nmodule.exports = () => a(b);`,
    });
    expect(index()).toBe(2);
    end();
  });

  it('has hooks of Testing Library before its first test', () => {
    const { code } = transform(
      `import { render } from '@testing-library/react'; it('draws', () => render());`,
      '/src/x.test.js',
      { supportsStaticESM: false },
    );
    expect(code).toMatch(/^const \w+ = require\("@testing-library\/react"\)/m);
  });
});

const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { dirname } = require('node:path');
const backstage = require('@backstage/cli/config/jestSwcTransform');
const { requiresToImports } = require('./requiresToImports.cjs');

const ROOT = dirname(require.resolve('../../../../package.json'));

const IMPORT = /\bfrom\s*(['"])([^'"\n]+)\1/g;
const REEXPORT = /\bexport\s*\{[^}]*\}\s*from\s*(['"])([^'"\n]+)\1/g;
/** The compiler's code for these does not load a lazy module. */
const NAMESPACE_EXPORT =
  /\bexport\s*\*\s*as\b[^;]*?\bfrom\s*(['"])([^'"\n]+)\1/g;
/** These add hooks to the test file when they are loaded, which must be before its first test. */
const WITH_HOOKS = /^(?:@testing-library\/|@backstage\/backend-test-utils$)/;
const FILES_WITH_HOOKS =
  /\/node_modules\/(?:@testing-library|@backstage\/backend-test-utils)\//;
const INSTALLED = /\/node_modules\//;
const REQUIRES = /\.c?js$/;
const SOURCE_MAP = /\n\/\/# sourceMappingURL=data:.*\s*$/;

const OWN_FILES = [__filename, require.resolve('./requiresToImports.cjs')].map(
  file => readFileSync(file),
);

const specifiers = (pattern, source) =>
  Array.from(source.matchAll(pattern), ([, , specifier]) => specifier);

function lazySpecifiers(pattern, source) {
  const eager = new Set(specifiers(NAMESPACE_EXPORT, source));
  return [...new Set(specifiers(pattern, source))].filter(
    specifier => !eager.has(specifier) && !WITH_HOOKS.test(specifier),
  );
}

const processWith = (options, module, [source, path, jestOptions]) =>
  backstage
    .createTransformer({ ...options, module: { ...options.module, ...module } })
    .process(source, path, jestOptions);

/** A module of CommonJS; undefined when nothing that it requires can be loaded later. */
function processRequires(options, [source, path, jestOptions]) {
  const code = requiresToImports(source);
  if (code === undefined) return undefined;
  const lazy = lazySpecifiers(IMPORT, code);
  if (lazy.length === 0) return { code };
  try {
    const module = { strict: true, noInterop: true, lazy };
    return processWith(options, module, [code, path, jestOptions]);
  } catch {
    // What looked like a statement of the module is inside a function.
    return undefined;
  }
}

/** A source map of what is installed takes longer to read than it is ever worth. */
const withoutSourceMap = ({ code }) => ({
  code: code.replace(SOURCE_MAP, ''),
});

const inNoPackage = jestOptions => ({
  ...jestOptions,
  config: { ...jestOptions.config, rootDir: ROOT },
  configString: '',
});

function createTransformer({ isLazy, inPages, ...options }) {
  const plain = backstage.createTransformer(options);

  const processLazily = (pattern, file) =>
    processWith(options, { lazy: lazySpecifiers(pattern, file[0]) }, file);
  const processInstalled = file =>
    withoutSourceMap(
      (REQUIRES.test(file[1]) && processRequires(options, file)) ||
        processLazily(IMPORT, file),
    );

  return {
    process(...file) {
      const [, path, { supportsStaticESM }] = file;
      if (!isLazy || supportsStaticESM || FILES_WITH_HOOKS.test(path))
        return plain.process(...file);
      if (INSTALLED.test(path)) return processInstalled(file);
      return processLazily(inPages ? IMPORT : REEXPORT, file);
    },
    /**
     * That of Backstage has the configuration of the package in it, by which each package would transform again
     * what another one has; all that matters of it is in the options.
     */
    getCacheKey: (source, path, jestOptions) =>
      createHash('sha256')
        .update(OWN_FILES.join('\0'))
        .update(JSON.stringify({ isLazy, inPages }))
        .update(plain.getCacheKey(source, path, inNoPackage(jestOptions)))
        .digest('hex'),
  };
}

/**
 * Transforms a module as Backstage does, except that modules are loaded when they are first used: what an installed
 * package imports, what an index exports, and in pages also what a module of ours imports. A service that has been
 * stopped may still handle an error, when nothing can be loaded any more. An import for its effect only,
 * `import './setup'`, is loaded at once.
 */
module.exports = { createTransformer };

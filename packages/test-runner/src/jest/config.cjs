const LAZY_IMPORTS = require.resolve('./lazyImports.cjs');

/** Backstage's transform for code, which this one calls. */
const CODE = /jestSwcTransform(\.js)?$/;
const PAGES = /jsdom/;
/** They load Backstage; other packages load few modules that they do not use. */
const WITH_BACKSTAGE =
  /\/(?:plugins\/[^/]+|packages\/(?:app|guarantees))\/src$/;

/** `0`: every module is loaded at once, as Backstage does. */
const isSwitchedOff = process.env.ROSETTA_LAZY_IMPORTS === '0';

const sharedProject = project => {
  const inPages = PAGES.test(project.testEnvironment);
  const isLazy =
    !isSwitchedOff && (inPages || WITH_BACKSTAGE.test(project.rootDir));
  const lazily = ([pattern, transform]) => {
    const [path, options] = [transform].flat();
    const lazy = [LAZY_IMPORTS, { ...options, inPages, isLazy }];
    return [pattern, CODE.test(path) ? lazy : transform];
  };
  const transform = Object.entries(project.transform).map(lazily);
  return { ...project, transform: Object.fromEntries(transform) };
};

/**
 * The configuration of Backstage for each package, with transformed modules that all packages share, and, where
 * Backstage is loaded, with modules that are loaded when they are first used: each test file loads its modules anew,
 * thousands of them in a page's, and uses about half.
 */
module.exports = require('@backstage/cli/config/jest').then(config =>
  config.projects
    ? { ...config, projects: config.projects.map(sharedProject) }
    : sharedProject(config),
);

/** A change to one of these can change what any tool says about any file. */
export const FOR_ALL =
  /^(package\.json|tsconfig\.json|\.eslintrc\.js|eslint-rosetta\.js|\.yarnrc\.yml|backstage\.json|yarn\.lock)$/;

/** The folder of the package that a file is in. */
export const packageOf = (file: string) =>
  /^((?:packages|plugins)\/[^/]+)\//.exec(file)?.[1];

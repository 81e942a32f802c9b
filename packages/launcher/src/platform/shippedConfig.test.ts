import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROLES } from '@rosetta/contracts/access';
import { LANGUAGES } from '@rosetta/contracts/domains';
import { parse } from 'yaml';
import { ROOT } from '../home/home';

const readConfig = (name: string) =>
  parse(readFileSync(join(ROOT, name), 'utf8'));

const TRANSLATED = readdirSync(join(ROOT, 'plugins')).filter(plugin =>
  existsSync(join(ROOT, 'plugins', plugin, 'src/translation')),
);

describe('the shipped configuration', () => {
  it.each(['app-config.yaml', 'app-config.production.yaml'])(
    '%s maps groups to every role',
    name => {
      expect(Object.keys(readConfig(name).rosetta.roles)).toEqual([...ROLES]);
    },
  );

  it('offers every language of the contracts', () => {
    const { app } = readConfig('app-config.yaml');
    const language = app.extensions.find(
      (extension: string | object) =>
        typeof extension === 'object' && 'api:app/app-language' in extension,
    )['api:app/app-language'];
    expect(language.config.availableLanguages).toEqual([...LANGUAGES]);
  });
});

it.each(TRANSLATED)('%s has its messages in every language', plugin => {
  const folder = join(ROOT, 'plugins', plugin, 'src/translation');
  const languages = readdirSync(folder)
    .map(file => file.replace(/\.ts$/, ''))
    .filter(name => (LANGUAGES as readonly string[]).includes(name));
  // English is the default, which the reference itself holds.
  expect(['en', ...languages]).toEqual([...LANGUAGES]);
});

import { Import, RefKind } from '@rosetta/contracts/ref';

interface Part {
  index: number;
  of: number;
  language: string;
}

const KINDS: Record<'en' | 'fr', Record<RefKind, string>> = {
  en: {
    application: 'applications',
    group: 'groups',
    relation: 'relations',
    pivot: 'pivots',
  },
  fr: {
    application: 'applications',
    group: 'groupes',
    relation: 'relations',
    pivot: 'pivots',
  },
};

/** The title and the reason of the request of an import: people read them in lists. */
export const describeImport = (
  { id, kind, source, name }: Import,
  lines: number,
  { index, of, language }: Part,
): { title: string; reason: string } => {
  const isFrench = language.startsWith('fr');
  const what = KINDS[isFrench ? 'fr' : 'en'][kind];
  const file = name ? ` – ${name}` : '';
  const part = of > 1 ? ` (${index + 1}/${of})` : '';
  return isFrench
    ? {
        title: `Import : ${what} de ${source}${file}${part}`,
        reason: `Import ${id}, source ${source} : ${lines} lignes qui diffèrent`,
      }
    : {
        title: `Import: ${what} from ${source}${file}${part}`,
        reason: `Import ${id}, source ${source}: ${lines} lines that differ`,
      };
};

import { createHash } from 'node:crypto';
import { Change, StoredChange } from '@rosetta/contracts/ref';
import { slug } from '@rosetta/contracts/values';
import { Problem } from './problems';

const MAX_LENGTH = { application: 100, group: 200, relation: 200, pivot: 200 };

const shortHash = (text: string) =>
  createHash('sha256').update(text).digest('hex').slice(0, 8);

/** The hash keeps the ids of long names with a common beginning apart. */
const shorten = (id: string, max: number) =>
  id.length <= max ? id : `${id.slice(0, max - 9)}-${shortHash(id)}`;

const deriveId = (change: Change & { op: 'create' }): string | undefined => {
  switch (change.kind) {
    case 'application': {
      const name = slug(change.set.name);
      return name && `app-${name}`;
    }
    case 'group':
      return slug(change.set.name ?? '');
    case 'relation':
      return `${change.set.from}.${change.set.type}.${change.set.to}`;
    case 'pivot': {
      const { type, value, application, validFrom, validTo } = change.set;
      // A value may belong to another application at another time.
      const whole = [type, value, application, validFrom, validTo].join(' ');
      const name = slug(`${type} ${value}`).slice(0, 80);
      return `pivot-${name}-${shortHash(whole)}`;
    }
    default:
      return undefined;
  }
};

const withoutNulls = (set: object) =>
  Object.fromEntries(Object.entries(set).filter(([, value]) => value !== null));

/** Gives each created entity an id, derived from its name where none is provided. */
export const assignIds = (changes: Change[]) => {
  const problems: Problem[] = [];
  const stored = changes.map((change, index): StoredChange => {
    if (change.op !== 'create') return change;
    const made = change.id ?? deriveId(change);
    if (!made)
      problems.push({
        change: index,
        field: 'id',
        code: 'no-id',
        message: 'no id can be derived from the name; provide one',
      });
    return {
      op: 'create',
      kind: change.kind,
      id: shorten(made ?? '', MAX_LENGTH[change.kind]),
      set: withoutNulls(change.set),
    };
  });
  return { stored, problems };
};

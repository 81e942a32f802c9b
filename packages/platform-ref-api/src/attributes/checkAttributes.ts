import { Change } from '@rosetta/contracts/ref';
import { DECIMAL, Day } from '@rosetta/contracts/values';
import { Problem } from '../changes/problems';
import {
  ATTRIBUTE_TYPES,
  AttributeDefinition,
  AttributesConfig,
} from './config';

/** What a text of a type looks like, where it does not. */
const TYPES: Record<
  (typeof ATTRIBUTE_TYPES)[number],
  { isOne(text: string): boolean; like: string }
> = {
  text: { isOne: () => true, like: '' },
  number: { isOne: text => DECIMAL.test(text), like: 'a number, such as 12.5' },
  boolean: {
    isOne: text => ['true', 'false'].includes(text),
    like: 'true or false',
  },
  day: {
    isOne: text => Day.safeParse(text).success,
    like: 'a day, YYYY-MM-DD',
  },
};

const problemOf = (
  { type, values, pattern }: AttributeDefinition,
  text: string,
): string | undefined => {
  if (!TYPES[type].isOne(text)) return `must be ${TYPES[type].like}`;
  if (values && !values.includes(text))
    return `must be one of ${values.join(', ')}`;
  if (pattern && !pattern.test(text)) return `must match ${pattern.source}`;
  return undefined;
};

type Definitions = NonNullable<AttributesConfig['application']>;

const problemsOf = (
  given: Record<string, string>,
  definitions: Definitions,
): [name: string, message: string][] => [
  ...Object.entries(given).flatMap(([name, text]): [string, string][] => {
    if (!Object.hasOwn(definitions, name))
      return [
        [
          name,
          `is no attribute; there are ${Object.keys(definitions).join(', ')}`,
        ],
      ];
    const message = problemOf(definitions[name], text);
    return message ? [[name, message]] : [];
  }),
  ...Object.keys(definitions)
    .filter(name => definitions[name].required && !Object.hasOwn(given, name))
    .map((name): [string, string] => [name, 'is missing; set it']),
];

/** Whether a change says all the attributes that its entity will have. */
const setsAttributes = ({ op, set }: { op: string; set: object }) =>
  op === 'create' || 'attributes' in set;

/** What is wrong with attributes by the schema of the company. Pure. */
export const checkAttributes = (
  changes: readonly Change[],
  { application: definitions }: AttributesConfig,
): Problem[] =>
  changes.flatMap((change, index) => {
    if (!definitions || change.kind !== 'application' || !('set' in change))
      return [];
    if (!setsAttributes(change)) return [];
    return problemsOf(change.set.attributes ?? {}, definitions).map(
      ([name, message]): Problem => ({
        change: index,
        field: 'attributes',
        at: name,
        code: 'attribute',
        message: `${name} ${message}`,
        values: { name },
      }),
    );
  });

import { z } from 'zod';

type Issue = z.core.$ZodRawIssue;
type OutOfBounds = Extract<Issue, { code: 'too_small' | 'too_big' }>;

const TYPES: Record<string, string> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'an object',
  record: 'an object',
  string: 'text',
};

const FORMATS: Record<string, string> = {
  date: 'a day, YYYY-MM-DD',
  datetime: 'an instant, YYYY-MM-DDTHH:mm:ssZ',
  guid: 'a UUID',
  url: 'a URL',
};

const listed = (values: readonly unknown[]) => {
  const words = values.map(value =>
    typeof value === 'string' ? `"${value}"` : String(value),
  );
  return words.length === 1 ? words[0] : `one of ${words.join(', ')}`;
};

const ofType = (expected: string, input: unknown) => {
  const type = `must be ${TYPES[expected] ?? expected}`;
  return input === undefined ? `is missing; it ${type}` : type;
};

const bound = (issue: OutOfBounds) => {
  const most = issue.code === 'too_big';
  const limit = most ? issue.maximum : issue.minimum;
  const counted = issue.origin === 'string' || issue.origin === 'array';
  if (counted && !most && limit === 1) return 'must not be empty';
  if (issue.origin === 'string')
    return `must have at ${most ? 'most' : 'least'} ${limit} characters`;
  if (issue.origin === 'array')
    return `must have at ${most ? 'most' : 'least'} ${limit} entries`;
  if (issue.inclusive === false)
    return `must be ${most ? 'less' : 'more'} than ${limit}`;
  return `must be at ${most ? 'most' : 'least'} ${limit}`;
};

const unknown = (keys: string[], schema: unknown) => {
  const known = Object.keys((schema as z.ZodObject).shape ?? {});
  const cure = known.length > 0 ? `; known are ${known.join(', ')}` : '';
  return `unknown ${keys.map(key => `"${key}"`).join(', ')}${cure}`;
};

/** What each of the alternatives would have taken. */
const alternatives = (errors: z.core.$ZodIssue[][]) => {
  const words = errors.map(([{ path, message }]) =>
    [path.join('.'), message].filter(Boolean).join(' '),
  );
  return [...new Set(words)].join(', or ');
};

/** Says what a value must be; a message of the schema itself comes first. */
export const plainWords: z.core.$ZodErrorMap = issue => {
  switch (issue.code) {
    case 'invalid_type':
      return ofType(issue.expected, issue.input);
    case 'invalid_format':
      return issue.format === 'regex'
        ? `must match ${issue.pattern}`
        : `must be ${FORMATS[issue.format] ?? `of the form ${issue.format}`}`;
    case 'invalid_value':
      return `must be ${listed(issue.values)}`;
    case 'too_small':
    case 'too_big':
      return bound(issue);
    case 'unrecognized_keys':
      return unknown(issue.keys, issue.inst);
    case 'invalid_union':
      return Array.isArray(issue.options)
        ? `must be ${listed(issue.options)}`
        : alternatives(issue.errors);
    case 'invalid_key':
      return `has a name that ${issue.issues[0].message}`;
    default:
      return 'is not what is taken here';
  }
};

import { z } from 'zod';
import { Day, InstantInput, PageQuery } from '../values';
import { readInput } from './readInput';

const Thing = z.strictObject({
  name: z.string().min(2).max(5),
  kind: z.enum(['a', 'b']).optional(),
  size: z.number().positive().optional(),
  code: z.string().regex(/^x/).optional(),
  at: z.iso.datetime().optional(),
  day: Day.optional(),
  list: z.array(z.int()).min(1).max(1).optional(),
  id: z.guid().optional(),
  change: z
    .discriminatedUnion('op', [
      z.strictObject({ op: z.literal('put') }),
      z.strictObject({ op: z.literal('drop') }),
    ])
    .optional(),
  either: z.union([z.literal('any'), InstantInput]).optional(),
  names: z.record(z.string().max(1), z.string()).optional(),
});

const problemWith = (value: unknown, schema: z.ZodType = Thing) => {
  const read = readInput('body', schema, value);
  return 'problem' in read ? read.problem : undefined;
};

describe('what comes from outside', () => {
  it('is read by its schema', () => {
    expect(readInput('query', PageQuery, { limit: '7' })).toEqual({
      data: { limit: 7 },
    });
  });

  it.each([
    [{}, 'name: is missing; it must be text'],
    [{ name: 1 }, 'name: must be text'],
    [{ name: 'x' }, 'name: must have at least 2 characters'],
    [{ name: 'xxxxxx' }, 'name: must have at most 5 characters'],
    [{ name: 'xx', kind: 'c' }, 'kind: must be one of "a", "b"'],
    [{ name: 'xx', size: NaN }, 'size: must be a number'],
    [{ name: 'xx', size: 0 }, 'size: must be more than 0'],
    [{ name: 'xx', code: 'y' }, 'code: must match /^x/'],
    [
      { name: 'xx', at: 'noon' },
      'at: must be an instant, YYYY-MM-DDTHH:mm:ssZ',
    ],
    [{ name: 'xx', day: '1' }, 'day: must be a day, YYYY-MM-DD'],
    [{ name: 'xx', list: [1, 2] }, 'list: must have at most 1 entries'],
    [{ name: 'xx', list: [] }, 'list: must not be empty'],
    [{ name: 'xx', list: [1.5] }, 'list[0]: must be a whole number'],
    [{ name: 'xx', id: '7' }, 'id: must be a UUID'],
    [
      { name: 'xx', change: { op: 'x' } },
      'change.op: must be one of "put", "drop"',
    ],
    [
      { name: 'xx', either: 'x' },
      'either: must be "any", or must be an ISO 8601 instant',
    ],
    [
      { name: 'xx', names: { ab: 'c' } },
      'names.ab: has a name that must have at most 1 characters',
    ],
  ])('is refused with what it must be, and where: %j', (value, problem) => {
    expect(problemWith(value)).toBe(`body.${problem}`);
  });

  it('is refused with the known names when it has an unknown one', () => {
    expect(problemWith({ colour: 'red', limit: 'x' }, PageQuery)).toBe(
      'body.limit: must be a number; body: unknown "colour"; known are limit, cursor',
    );
    expect(problemWith({ x: { toString: 1 } }, z.strictObject({}))).toBe(
      'body: unknown "x"',
    );
  });

  it('is refused with a place and a code for each problem, which programs read', () => {
    const Sum = z.array(z.string()).superRefine((_, ctx) =>
      ctx.addIssue({
        code: 'custom',
        message: 'adds up to 2',
        path: [1],
        params: { code: 'sum' },
      }),
    );
    const read = readInput('body', Thing.extend({ sum: Sum }), {
      list: [1.5],
      sum: ['1', '1'],
      colour: 'red',
    });
    expect('problems' in read && read.problems).toEqual([
      { in: 'body', path: ['name'], code: 'missing', message: 'is missing; it must be text' },
      { in: 'body', path: ['list', 0], code: 'type', message: 'must be a whole number' },
      { in: 'body', path: ['sum', 1], code: 'sum', message: 'adds up to 2' },
      { in: 'body', path: [], code: 'unknown-name', message: expect.stringMatching(/^unknown "colour"/) },
    ]);
  }); // prettier-ignore

  it('is refused when it is nested too deeply', () => {
    let nested: unknown[] = [];
    for (let depth = 0; depth < 100_000; depth++) nested = [nested];
    expect(problemWith({ x: nested })).toBe('body: nested too deeply');
  });

  it('is refused with twenty problems at most, and the number of the others', () => {
    const numbers = z.array(z.number());
    expect(problemWith(Array(25).fill('x'), numbers)).toMatch(/; and 5 more$/);
  });
});

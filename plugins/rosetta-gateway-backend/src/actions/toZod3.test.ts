import { DOMAINS } from '@rosetta/contracts/domains';
import { z } from 'zod';
import zodToJsonSchema from 'zod-to-json-schema';
import { TOOLS } from './tools';
import { toZod3 } from './toZod3';

describe('toZod3', () => {
  const schema = z.strictObject({
    month: z
      .string()
      .regex(/^\d{4}-\d{2}$/)
      .describe('A month'),
    limit: z.coerce.number().int().min(1).max(500).default(50),
    measure: z.enum(['billed', 'list']).optional(),
    tags: z.record(z.string(), z.string()).optional(),
    ended: z.union([z.null(), z.iso.datetime()]).optional(),
  });
  const made = toZod3(schema, 'input');

  it('accepts and refuses the same values', () => {
    const good = { month: '2024-09', tags: { a: 'b' }, ended: null };
    expect(made.parse(good)).toEqual(good);
    for (const wrong of [
      {},
      { ...good, month: 'May' },
      { ...good, limit: 501 },
      { ...good, limit: 1.5 },
      { ...good, measure: 'other' },
      { ...good, tags: { a: 1 } },
      { ...good, ended: 'yesterday' },
      { ...good, extra: 1 },
    ])
      expect(made.safeParse(wrong).success).toBe(false);
  });

  it('keeps descriptions', () => {
    expect(zodToJsonSchema(made as never)).toMatchObject({
      type: 'object',
      required: ['month'],
      additionalProperties: false,
      properties: {
        month: { type: 'string', description: 'A month' },
        limit: { type: 'integer', minimum: 1, maximum: 500 },
        measure: { enum: ['billed', 'list'] },
      },
    });
  });

  it.each(TOOLS)('converts the schemas of $name', ({ input, output }) => {
    expect(zodToJsonSchema(toZod3(input, 'input') as never)).toMatchObject({
      type: 'object',
    });
    expect(zodToJsonSchema(toZod3(output, 'output') as never)).toMatchObject({
      type: 'object',
    });
  });

  it('converts every answer of the contracts', () => {
    for (const { routes } of DOMAINS)
      for (const { answer } of Object.values(routes))
        expect(() => toZod3(answer, 'output')).not.toThrow();
  });
});

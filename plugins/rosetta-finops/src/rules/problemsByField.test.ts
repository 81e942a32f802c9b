import { problemsByField } from './problemsByField';

describe('problemsByField', () => {
  it('puts each problem at its field, with what is within it', () => {
    expect(
      problemsByField(
        'body.name: is missing; it must be text; body.coefficients.app-a: is no target of the rule; body.coefficients: must add up to 1; they add up to 0.9; body.scope: unknown "x"; known are a, b',
      ),
    ).toEqual({
      fields: {
        name: 'is missing; it must be text',
        coefficients:
          'app-a: is no target of the rule; must add up to 1; they add up to 0.9',
        scope: 'unknown "x"; known are a, b',
      },
      others: [],
    });
  });

  it('keeps what names no field', () => {
    expect(problemsByField('body: unknown "x"').others).toEqual([
      'unknown "x"',
    ]);
    expect(problemsByField('The database is away').others).toEqual([
      'The database is away',
    ]);
  });
});

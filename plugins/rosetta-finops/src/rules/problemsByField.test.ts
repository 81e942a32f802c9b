import { InputProblem } from '@rosetta/contracts/values';
import { problemsByField } from './problemsByField';

const problem = (path: InputProblem['path'], where = 'body'): InputProblem => ({
  in: where,
  path,
  code: 'format',
  message: 'is wrong',
});

describe('problemsByField', () => {
  it('puts each problem at its field, with what is within it', () => {
    const name = problem(['name']);
    const sum = problem(['coefficients']);
    const one = problem(['coefficients', 'app.a: 1']);
    expect(problemsByField([name, one, sum])).toEqual({
      fields: { name: [name], coefficients: [one, sum] },
      others: [],
    });
  });

  it('keeps what names no field of the body', () => {
    const others = [problem([]), problem(['id'], 'path')];
    expect(problemsByField(others)).toEqual({ fields: {}, others });
  });
});

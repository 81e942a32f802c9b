import { jsonProblem } from './jsonProblem';

describe('jsonProblem', () => {
  it.each([
    ['', 'a value at line 1, column 1, found the end of the body'],
    ['period=2024-09', 'a value at line 1, column 1, found "p"'],
    ['{"a": }', 'a value at line 1, column 7, found "}"'],
    [`{'a': 1}`, `a name in double quotes or } at line 1, column 2, found "'"`],
    ['{"a": 1,\n}', 'a name in double quotes (no comma follows the last value) at line 2, column 1, found "}"'],
    ['{"a" 1}', 'a colon at line 1, column 6, found "1"'],
    ['{"a": 1 "b": 2}', 'a comma or } at line 1, column 9, found "\\""'],
    ['[1, 2', 'a comma or ] at line 1, column 6, found the end of the body'],
    ['[1}', 'a comma or ] at line 1, column 3, found "}"'],
    ['[', 'a value or ] at line 1, column 2, found the end of the body'],
    ['{"a": "x\ny"}', 'a value at line 1, column 7, found a text that does not end, or holds a line break that is not written as \\n'],
    ['{} {}', 'nothing more at line 1, column 4, found "{"'],
    ['[TRUE]', 'a value or ] at line 1, column 2, found "T"'],
    ['{"a": Null}', 'a value at line 1, column 7, found "N"'],
    ['[1E5, "\\u00C9", "\\N"]', 'a value at line 1, column 17, found a text that does not end, or holds a line break that is not written as \\n'],
    ['[01]', 'a comma or ] at line 1, column 3, found "1"'],
  ])('says where %j stops being JSON, and what must stand there', (text, problem) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(jsonProblem(text)).toBe(`is not JSON: expected ${problem}`);
  }); // prettier-ignore

  it('reads 500,000 nested arrays without overflowing the stack', () => {
    const at = /at line 1, column 500001, found the end/;
    expect(jsonProblem('['.repeat(500_000))).toMatch(at);
  });
});

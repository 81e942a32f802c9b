import { describeError } from './describeError';

/** As the body parser throws it. */
const parseFailure = (body: string) =>
  Object.assign(new SyntaxError('Unexpected end of JSON input'), {
    ...{ status: 400, expose: true, type: 'entity.parse.failed', body },
  });
const messageOf = (body: string) =>
  describeError(parseFailure(body)).error.message;

describe('describeError', () => {
  it('explains where a body stops being JSON, unless it is too long to be read again', () => {
    expect(messageOf('['.repeat(100_000))).toBe(
      'body: is not JSON: expected a value or ] at line 1, column 100001, found the end of the body',
    );
    expect(messageOf('['.repeat(100_001))).toBe(
      'body: Unexpected end of JSON input',
    );
  });
});

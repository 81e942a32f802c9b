import { readCursor, writeCursor } from './lineCursor';

const cursor = {
  asOf: '2024-12-01T02:00:00.000Z',
  period: '2024-09',
  after: { rawLine: '30000000017', application: 'app-café' },
};

describe('the cursor of lines', () => {
  it('reads back what was written', () => {
    expect(readCursor(writeCursor(cursor))).toEqual(cursor);
  });

  it.each([
    'nonsense',
    Buffer.from('[]').toString('base64url'),
    writeCursor({
      ...cursor,
      after: { ...cursor.after, rawLine: '9'.repeat(19) },
    }),
    writeCursor({ ...cursor, asOf: 'yesterday' }),
  ])('refuses %s', text => {
    expect(() => readCursor(text)).toThrow(/^cursor: is not one/);
  });
});

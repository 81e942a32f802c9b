import { z } from 'zod';
import { decodeCursor, encodeCursor } from './cursor';

const Position = z.tuple([z.iso.datetime(), z.string()]);
const POSITION = ['2024-12-01T02:00:00.000Z', 'app-café'];
const QUERY = ['lines', { group: 'retail', domain: undefined }];

describe('a cursor', () => {
  it('decodes to the encoded position', () => {
    const cursor = encodeCursor(QUERY, POSITION);
    expect(cursor).toMatch(/^[\w-]+$/);
    expect(decodeCursor(Position, QUERY, cursor)).toEqual(POSITION);
    expect(
      decodeCursor(Position, ['lines', { group: 'retail' }], cursor),
    ).toEqual(POSITION);
  });

  const text = (value: unknown) =>
    Buffer.from(JSON.stringify(value)).toString('base64url');

  it.each([
    ['of another list', encodeCursor(['runs', QUERY[1]], POSITION)],
    ['of other filters', encodeCursor(['lines', { group: 'bank' }], POSITION)],
    ['of another shape', encodeCursor(QUERY, [8.64e15, 'x'])],
    ['that no database can store', encodeCursor(QUERY, [POSITION[0], 'a\0b'])],
    ['that is no cursor', text(POSITION)],
    ['that is empty', text(null)],
    ['that is no JSON', 'zzz'],
  ])('is refused when it is %s', (_, cursor) => {
    expect(() => decodeCursor(Position, QUERY, cursor)).toThrow(
      'cursor: is not a cursor of this list',
    );
  });
});

import { z } from 'zod';
import { decodeCursor, encodeCursor } from './cursor';

const At = z.tuple([z.iso.datetime(), z.string()]);
const AT = ['2024-12-01T02:00:00.000Z', 'app-café'];
const QUESTION = ['lines', { group: 'retail', domain: undefined }];

describe('a cursor', () => {
  it('is read back as it was written', () => {
    const cursor = encodeCursor(QUESTION, AT);
    expect(cursor).toMatch(/^[\w-]+$/);
    expect(decodeCursor(At, QUESTION, cursor)).toEqual(AT);
    expect(decodeCursor(At, ['lines', { group: 'retail' }], cursor)).toEqual(
      AT,
    );
  });

  const text = (value: unknown) =>
    Buffer.from(JSON.stringify(value)).toString('base64url');

  it.each([
    ['of another list', encodeCursor(['runs', QUESTION[1]], AT)],
    ['of other filters', encodeCursor(['lines', { group: 'bank' }], AT)],
    ['of another shape', encodeCursor(QUESTION, [8.64e15, 'x'])],
    ['that no database can store', encodeCursor(QUESTION, [AT[0], 'a\0b'])],
    ['that is no cursor', text(AT)],
    ['that is empty', text(null)],
    ['that is no JSON', 'zzz'],
  ])('%s is refused', (_, cursor) => {
    expect(() => decodeCursor(At, QUESTION, cursor)).toThrow(
      'cursor: is not one that this list gave',
    );
  });
});

import { isRequestId } from './requestId';

it.each(['abc-123', 'trace:00f0.7', 'x'.repeat(128)])(
  'is an id of a request: %s',
  id => expect(isRequestId(id)).toBe(true),
);

it.each(['', 'a b', 'a"b{}', '<script>', 'x'.repeat(129), undefined])(
  'is none: %s',
  id => expect(isRequestId(id)).toBe(false),
);

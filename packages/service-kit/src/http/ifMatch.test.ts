import { assertIfMatch, etagOf } from './ifMatch';

describe('assertIfMatch', () => {
  const assert = (given?: string) =>
    assertIfMatch({ 'if-match': given }, etagOf(3), 'rule r');

  it.each(['"3"', '"2", "3"', '"3" ,"4"'])('lets %s through', given => {
    expect(() => assert(given)).not.toThrow();
  });

  it.each([undefined, '', '3', '"2"', 'W/"3"', '*', '"33"'])(
    'refuses %s, with what to do',
    given => {
      expect(() => assert(given)).toThrow(/^If-Match: .*(read|Read)/);
    },
  );
});

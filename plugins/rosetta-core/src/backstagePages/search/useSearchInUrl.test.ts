import { readSearch, writeSearch } from './useSearchInUrl';

describe('the address of a search', () => {
  it('is read as Backstage writes it', () => {
    expect(
      readSearch(
        '?query=model&types[0]=techdocs&filters[kind]=Component&filters[lifecycle][]=production',
      ),
    ).toEqual({
      term: 'model',
      types: ['techdocs'],
      pageCursor: undefined,
      filters: { kind: 'Component', lifecycle: ['production'] },
    });
  });

  it('keeps all that is searched', () => {
    const search = {
      term: 'what & why',
      types: ['application'],
      pageCursor: 'MQ==',
      filters: { kind: 'API', lifecycle: ['experimental', 'production'] },
    };
    expect(readSearch(writeSearch(search))).toEqual(search);
  });
});

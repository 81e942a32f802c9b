import { discoverUrl } from './discoverUrl';
import { toRison } from './rison';

const selection = {
  index: 'aurore-checkout-*',
  from: new Date('2026-11-20T10:00:00Z'),
  to: new Date('2026-11-20T10:15:00Z'),
};
const config = { kibanaUrl: 'https://logs.example.com/s/shop/' };

describe('toRison', () => {
  it.each([
    // The examples of https://github.com/Nanonid/rison
    [{ a: 0, b: 1 }, '(a:0,b:1)'],
    [[true, false, null, ''], "!(!t,!f,!n,'')"],
    [{ a: '0', c: '-h', d: 'a-b' }, "(a:'0',c:'-h',d:a-b)"],
    [["can't", 'wow!', '1e+30', 1e30], "!('can!'t','wow!!','1e+30',1e30)"],
    [{}, '()'],
    [[], '!()'],
    [{ 'any json': 'yes', supports: ['only', 2] }, "('any json':yes,supports:!(only,2))"],
  ])('writes %j', (value, rison) => {
    expect(toRison(value)).toBe(rison);
  }); // prettier-ignore
});

describe('discoverUrl', () => {
  it('is an address of Discover, its window and query as state', () => {
    expect(
      discoverUrl(
        { ...config, kibanaVersion: '8.11' },
        { ...selection, query: 'log.level:error' },
      ),
    ).toBe(
      "https://logs.example.com/s/shop/app/discover#/?_g=(filters:!(),refreshInterval:(pause:!t,value:0),time:(from:'2026-11-20T10:00:00.000Z',to:'2026-11-20T10:15:00.000Z'))" +
        "&_a=(columns:!(message),index:'aurore-checkout-*',filters:!(),interval:auto,query:(language:lucene,query:'log.level:error'),sort:!(!('@timestamp',desc)))",
    );
  });

  it.each([
    ['7.6', '/app/kibana#/discover?', "index:'aurore-checkout-*'"],
    ['7.17', '/app/discover#/?', "index:'aurore-checkout-*'"],
    ['8.15', '/app/discover#/?', "dataSource:(dataViewId:'aurore-checkout-*',type:dataView)"],
    ['9.1', '/app/discover#/?', "dataSource:(dataViewId:'aurore-checkout-*',type:dataView)"],
  ])('is what Kibana %s reads', (kibanaVersion, path, source) => {
    const url = discoverUrl({ ...config, kibanaVersion }, selection);
    expect(url).toContain(path);
    expect(url).toContain(source);
  }); // prettier-ignore

  it('names a data view by its id where that is not its pattern, and escapes what ends an address', () => {
    const url = discoverUrl(
      {
        ...config,
        kibanaVersion: '8.11',
        timeField: 'time',
        dataViews: { 'aurore-checkout-*': 'd3d7af60' },
      },
      { ...selection, query: 'a:"b & c#d" + 100%' },
    );
    expect(url).toContain('index:d3d7af60');
    expect(url).toContain("query:'a:%22b%20%26%20c%23d%22%20%2B%20100%25'");
    expect(url).toContain('sort:!(!(time,desc))');
  });
});

import { findDiagrams } from './findDiagrams';

/** As MkDocs writes a page: the name of a language it does not know is lost. */
const page = (code: string) => {
  document.body.innerHTML = `
    <article>
      <h2 id="x">Way of a request<a class="headerlink" href="#x">¶</a></h2>
      <p>Some words.</p>
      <div class="language-text highlight"><table><tr><td><pre>1</pre></td>
        <td><pre><span></span><code></code></pre></td></tr></table></div>
    </article>`;
  document.querySelector('code')!.textContent = code;
  return [...document.querySelectorAll<HTMLElement>('div.highlight')];
};

describe('findDiagrams', () => {
  it.each([
    ['flowchart LR\n  a --> b'],
    ['graph TD\n  a --> b'],
    ['sequenceDiagram\n  a->>b: hello'],
    ['stateDiagram-v2\n  [*] --> on'],
    ['%% a remark\n%%{init: {}}%%\nerDiagram\n  A ||--o{ B : has'],
    ['---\ntitle: Ports\n---\nflowchart LR\n  a --> b'],
  ])('takes %j for a diagram', source => {
    expect(findDiagrams(page(source))).toMatchObject([{ source }]);
  });

  it.each([
    ['graph of the last month'],
    ['flow of data'],
    ['a --> b'],
    [''],
    ['npm start'],
  ])('leaves %j as it is', source => {
    expect(findDiagrams(page(source))).toEqual([]);
  });

  it('names it after the heading it stands under', () => {
    const [{ title }] = findDiagrams(page('flowchart LR\n  a --> b'));
    expect(title).toBe('Way of a request');
  });

  it('names it as its author does', () => {
    const [{ title }] = findDiagrams(
      page('flowchart LR\n  accTitle: From page to model\n  a --> b'),
    );
    expect(title).toBe('From page to model');
  });
});

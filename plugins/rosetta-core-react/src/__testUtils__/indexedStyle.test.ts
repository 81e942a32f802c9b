const show = (css: string, html: string) => {
  document.head.innerHTML = `<style>${css}</style>`;
  document.body.innerHTML = html;
  return document.getElementById('it')!;
};

describe('indexedStyle', () => {
  it('takes the last rule that the element matches, whatever its selector ends in', () => {
    const element = show(
      `#it { color: red } .a:not(.b) { color: green } .none .a { color: blue } .c, .list > .a:is(.a, .c) { opacity: 0 }`,
      '<div class="list"><p id="it" class="a">Text</p></div>',
    );
    expect(getComputedStyle(element).color).toBe('green');
    expect(element).not.toBeVisible();
  });

  it('prefers what the element says itself', () => {
    const element = show(
      '.a { min-width: 1px }',
      '<p id="it" class="a" style="min-width: 2px">Text</p>',
    );
    const style = getComputedStyle(element);
    expect([style.minWidth, style.getPropertyValue('min-width')]).toEqual([
      '2px',
      '2px',
    ]);
  });

  it('lets an element inherit whether it is shown and takes clicks, and nothing else', () => {
    const element = show(
      '.a { visibility: hidden; pointer-events: none; opacity: 0.5 }',
      '<div class="a"><p id="it">Text</p></div>',
    );
    const { visibility, pointerEvents, opacity } = getComputedStyle(element);
    expect([visibility, pointerEvents, opacity]).toEqual([
      'hidden',
      'none',
      '',
    ]);
  });

  it('displays an element as others of its name are, unless it is hidden', () => {
    const element = show('', '<p>Text <span id="it"></span></p>');
    expect(getComputedStyle(element).display).toBe('inline');
    expect(getComputedStyle(element.parentElement!).display).toBe('block');
    element.hidden = true;
    expect(element).not.toBeVisible();
  });

  it('follows the document at once: its classes and its style sheets', () => {
    const element = show('.a { display: none }', '<p id="it">Text</p>');
    expect(element).toBeVisible();
    element.className = 'a';
    expect(element).not.toBeVisible();
    document.head.innerHTML = '';
    expect(element).toBeVisible();
  });
});

/** What an element has where no rule says otherwise, and what it then takes from the element around it. */
const INITIAL: Record<string, string> = {
  'pointer-events': 'auto',
  visibility: 'visible',
};

/** Rules by the class that an element must have for them; those for any element by none. */
type RuleIndex = Map<string, { order: number; rule: CSSStyleRule }[]>;

/** The class of the element that a selector ends in: `.list .item:not(.old)` is of `item`. */
const classOf = (selector: string) =>
  /\.([\w-]+)[^\s>+~]*$/.exec(selector.trim())?.[1] ?? '';

function indexRules({ styleSheets }: Document): RuleIndex {
  const index: RuleIndex = new Map();
  const rules = [...styleSheets].flatMap(sheet => [...sheet.cssRules]);
  rules.forEach((rule, order) => {
    const { selectorText } = rule as CSSStyleRule;
    if (!selectorText) return;
    const selectors = selectorText.replace(/\([^)]*\)/g, '').split(',');
    for (const name of new Set(selectors.map(classOf)))
      index.set(name, [
        ...(index.get(name) ?? []),
        { order, rule: rule as CSSStyleRule },
      ]);
  });
  return index;
}

const matches = (element: Element, { selectorText }: CSSStyleRule) => {
  try {
    return element.matches(selectorText);
  } catch {
    return false;
  }
};

/** The styles of elements by the rules that can be theirs, until the document changes. */
class Styles {
  #index: RuleIndex | undefined;
  #rules = new WeakMap<Element, CSSStyleRule[]>();
  readonly #defaults = new Map<string, string>();
  readonly #changes = new MutationObserver(records => this.#forget(records));

  constructor(
    private readonly document: Document,
    private readonly compute: typeof getComputedStyle,
  ) {
    const everything = { subtree: true, childList: true, attributes: true };
    this.#changes.observe(document, everything);
  }

  valueOf(element: Element, property: string): string {
    this.#forget(this.#changes.takeRecords());
    return this.#valueOf(element as HTMLElement, property);
  }

  #valueOf(element: HTMLElement, property: string): string {
    const own = element.style?.getPropertyValue(property);
    if (own) return own;
    const rule = this.#rulesOf(element).findLast(({ style }) =>
      style.getPropertyValue(property),
    );
    if (rule) return rule.style.getPropertyValue(property);
    if (property === 'display') return this.#displayOf(element);
    if (INITIAL[property] && element.parentElement)
      return this.#valueOf(element.parentElement, property);
    return INITIAL[property] ?? '';
  }

  #rulesOf(element: Element): CSSStyleRule[] {
    const known = this.#rules.get(element);
    if (known) return known;
    const index = (this.#index ??= indexRules(this.document));
    const rules = ['', ...element.classList]
      .flatMap(name => index.get(name) ?? [])
      .sort((a, b) => a.order - b.order)
      .map(({ rule }) => rule)
      .filter(rule => matches(element, rule));
    this.#rules.set(element, rules);
    return rules;
  }

  /** By the style sheet of browsers, which is the same for all elements of a name. */
  #displayOf(element: HTMLElement): string {
    if (element.hidden) return 'none';
    const { localName, namespaceURI } = element;
    const known = this.#defaults.get(localName);
    if (known) return known;
    const display = this.compute(
      this.document.createElementNS(namespaceURI, localName),
    ).getPropertyValue('display');
    this.#defaults.set(localName, display);
    return display;
  }

  #forget(changes: MutationRecord[]) {
    if (changes.length === 0) return;
    this.#rules = new WeakMap();
    if (changes.some(({ target }) => this.document.head.contains(target)))
      this.#index = undefined;
  }
}

const toProperty = (name: string) =>
  name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);

/**
 * `getComputedStyle`, for tests of whole pages. jsdom tries every rule of every style sheet on an element,
 * and a query by role asks for the style of every element: most of the time of such a test.
 */
export function indexedStyle(
  compute: typeof getComputedStyle,
): typeof getComputedStyle {
  const styles = new Styles(document, compute);
  return element =>
    new Proxy((element as HTMLElement).style, {
      get(style, name) {
        if (name === 'getPropertyValue')
          return (property: string) => styles.valueOf(element, property);
        const value = Reflect.get(style, name);
        if (typeof value === 'function') return value.bind(style);
        return typeof name === 'string' && typeof value === 'string'
          ? styles.valueOf(element, toProperty(name))
          : value;
      },
    });
}

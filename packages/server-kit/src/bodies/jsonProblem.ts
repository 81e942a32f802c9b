const SPACE = /[ \t\n\r]*/y;
/** A number, a word or a sign. */
const TOKEN =
  /(?<plain>-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|(?<sign>[{}[\]:,])/y;
/** A part of a text: few characters at a time, as a text may have millions. */
const PART = /(?:(?!["\\])[\P{Cc}\x7f-\x9f]){1,1000}|\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/uy; // prettier-ignore

/** Where a match that begins here ends; here itself without one. */
const endOf = (pattern: RegExp, text: string, at: number) => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
};

/** Where a text in quotes ends that begins here; nowhere when it does not. */
const endOfText = (text: string, begin: number): number | undefined => {
  let at = begin + 1;
  for (let end = endOf(PART, text, at); end > at; end = endOf(PART, text, at))
    at = end;
  return text[at] === '"' ? at + 1 : undefined;
};

type Expected = 'value' | 'valueOrEnd' | 'name' | 'nameOrEnd' | 'colon' | 'next'; // prettier-ignore

const WORDS: Record<Expected, string> = {
  value: 'a value',
  valueOrEnd: 'a value or ]',
  name: 'a name in double quotes (no comma follows the last value)',
  nameOrEnd: 'a name in double quotes or }',
  colon: 'a colon',
  next: 'a comma or the end of what is open',
};

const ENDS = { '{': '}', '[': ']' } as const;

interface State {
  open: (keyof typeof ENDS)[];
  expected: Expected;
}

const isValueExpected = ({ expected }: State) =>
  expected === 'value' || expected === 'valueOrEnd';

/** Takes a text, number or word; whether it may stand here. */
const takePlain = (state: State, isText: boolean): boolean => {
  if (isText && (state.expected === 'name' || state.expected === 'nameOrEnd')) {
    state.expected = 'colon';
    return true;
  }
  if (!isValueExpected(state)) return false;
  state.expected = 'next';
  return true;
};

const takeSign = (state: State, sign: string): boolean => {
  const { open, expected } = state;
  const inside = open.at(-1);
  if ((sign === '{' || sign === '[') && isValueExpected(state)) {
    open.push(sign);
    state.expected = sign === '{' ? 'nameOrEnd' : 'valueOrEnd';
    return true;
  }
  if (sign === ':' && expected === 'colon') {
    state.expected = 'value';
    return true;
  }
  if (sign === ',' && expected === 'next' && inside) {
    state.expected = inside === '{' ? 'name' : 'value';
    return true;
  }
  const mayEnd = ['next', 'nameOrEnd', 'valueOrEnd'].includes(expected);
  if (!inside || sign !== ENDS[inside] || !mayEnd) return false;
  open.pop();
  state.expected = 'next';
  return true;
};

const wordsOf = ({ open, expected }: State) =>
  expected === 'next' && open.length === 0
    ? 'nothing more'
    : WORDS[expected].replace('the end of what is open', ENDS[open.at(-1)!]);

const placeOf = (text: string, at: number) => {
  const lines = text.slice(0, at).split('\n');
  return `line ${lines.length}, column ${lines.at(-1)!.length + 1}`;
};

const foundAt = (text: string, at: number) => {
  if (text[at] === '"' && endOfText(text, at) === undefined)
    return String.raw`a text that does not end, or holds a line break that is not written as \n`;
  const [character] = text.slice(at, at + 2);
  return character === undefined ? 'the end of the body' : JSON.stringify(character); // prettier-ignore
};

/** Takes one token; where it ends, or nowhere when it may not stand here. */
const takeToken = (state: State, text: string, at: number) => {
  if (text[at] === '"') {
    const end = endOfText(text, at);
    return end && takePlain(state, true) ? end : undefined;
  }
  TOKEN.lastIndex = at;
  const { plain, sign } = TOKEN.exec(text)?.groups ?? {};
  const isTaken = plain
    ? takePlain(state, false)
    : sign && takeSign(state, sign);
  return isTaken ? TOKEN.lastIndex : undefined;
};

/** Says where a text stops being JSON, and what must stand there. */
export const jsonProblem = (text: string): string => {
  const state: State = { open: [], expected: 'value' };
  let at = 0;
  for (let next: number | undefined = 0; next !== undefined; ) {
    at = endOf(SPACE, text, next);
    next = takeToken(state, text, at);
  }
  return `is not JSON: expected ${wordsOf(state)} at ${placeOf(text, at)}, found ${foundAt(text, at)}`; // prettier-ignore
};

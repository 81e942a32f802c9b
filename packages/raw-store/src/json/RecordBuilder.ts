import { exactNumber } from './exactNumber';
import { JsonToken } from './tokens';

/** What MongoDB stores is at most 100 levels deep, and no source's record comes near. */
const MAX_DEPTH = 64;

/** A record of a JSON text, and what is wrong with it as such. */
export interface JsonContent {
  /** Null for a record that is nested too deeply. */
  value: unknown;
  /** Canonical: fields by name, so that the same content is the same text; numbers exact. */
  text: string;
  problem?: string;
}

/** An object or a list that has not ended yet. */
interface Level {
  value: unknown[] | Record<string, unknown>;
  /** The texts of its items or fields. */
  texts: string[] | Record<string, string>;
  key: string;
}

const set = <T>(level: T[] | Record<string, T>, key: string, value: T) => {
  if (Array.isArray(level)) level.push(value);
  else if (key !== '__proto__') level[key] = value;
  // Assigned, it would be the prototype.
  else
    Object.defineProperty(level, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
};

const fieldText = ([key, text]: [string, string]) =>
  `${JSON.stringify(key)}:${text}`;

/** In the order in which JavaScript lists them once they are sorted by name. */
const textOf = (texts: Level['texts']) => {
  if (Array.isArray(texts)) return `[${texts.join(',')}]`;
  const sorted = Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${Object.entries(Object.fromEntries(sorted))
    .map(fieldText)
    .join(',')}}`;
};

/** The beginning of a level that has not ended, up to where its next value stands. */
const openText = ({ texts, key }: Level) => {
  if (Array.isArray(texts)) return `[${texts.map(text => `${text},`).join('')}`;
  const before = Object.entries(texts).map(each => `${fieldText(each)},`);
  return `{${before.join('')}${JSON.stringify(key)}:`;
};

const LITERALS = {
  nullValue: null,
  trueValue: true,
  falseValue: false,
} as const;

const BRACKETS = {
  startObject: '{',
  startArray: '[',
  endObject: '}',
  endArray: ']',
} as const;

/** The text of a token alone. */
const tokenText = (token: JsonToken) => {
  switch (token.name) {
    case 'keyValue':
      return `${JSON.stringify(token.value)}:`;
    case 'stringValue':
      return JSON.stringify(token.value);
    case 'numberValue':
      return token.value;
    case 'numbersValue':
      return JSON.stringify(token.value);
    case 'nullValue':
    case 'trueValue':
    case 'falseValue':
      return String(LITERALS[token.name]);
    default:
      return BRACKETS[token.name];
  }
};

/** Goes on with the text of a record that is nested too deeply: of that only the text is kept. */
class TextBuilder {
  readonly #pieces: string[];
  #afterValue = false;
  depth: number;

  constructor(levels: readonly Level[]) {
    this.#pieces = levels.map(openText);
    this.depth = levels.length;
  }

  add(token: JsonToken) {
    const starts = token.name.startsWith('start');
    const ends = token.name.startsWith('end');
    if (this.#afterValue && !ends) this.#pieces.push(',');
    this.#pieces.push(tokenText(token));
    this.#afterValue = !starts && token.name !== 'keyValue';
    if (starts) this.depth += 1;
    if (ends) this.depth -= 1;
  }

  get text() {
    return this.#pieces.join('');
  }
}

/** Builds a record from its tokens. Not recursive, so that no nesting exhausts the stack. */
export class RecordBuilder {
  #levels: Level[] = [];
  #tooDeep: TextBuilder | undefined;

  /** Takes a token; the record when it is complete. */
  add(token: JsonToken): JsonContent | undefined {
    if (this.#tooDeep) return this.#addText(this.#tooDeep, token);
    switch (token.name) {
      case 'startObject':
      case 'startArray':
        return this.#start(token);
      case 'endObject':
      case 'endArray': {
        const { value, texts } = this.#levels.pop()!;
        return this.#complete(value, textOf(texts));
      }
      case 'keyValue':
        this.#levels.at(-1)!.key = token.value;
        return undefined;
      case 'stringValue':
        return this.#complete(token.value, JSON.stringify(token.value));
      case 'numberValue': {
        const { value, text } = exactNumber(token.value);
        return this.#complete(value, text);
      }
      case 'numbersValue':
        return this.#levels.length < MAX_DEPTH
          ? this.#complete(token.value, JSON.stringify(token.value))
          : this.#startText(token);
      default: {
        const value = LITERALS[token.name];
        return this.#complete(value, String(value));
      }
    }
  }

  #start(token: JsonToken): JsonContent | undefined {
    if (this.#levels.length < MAX_DEPTH) {
      const isList = token.name === 'startArray';
      this.#levels.push(
        isList
          ? { value: [], texts: [], key: '' }
          : { value: {}, texts: {}, key: '' },
      );
      return undefined;
    }
    return this.#startText(token);
  }

  /** From here on it is nested too deeply. */
  #startText(token: JsonToken) {
    this.#tooDeep = new TextBuilder(this.#levels);
    this.#levels = [];
    return this.#addText(this.#tooDeep, token);
  }

  #complete(value: unknown, text: string): JsonContent | undefined {
    const level = this.#levels.at(-1);
    if (!level) return { value, text };
    set<unknown>(level.value, level.key, value);
    set(level.texts, level.key, text);
    return undefined;
  }

  #addText(builder: TextBuilder, token: JsonToken): JsonContent | undefined {
    builder.add(token);
    if (builder.depth > 0) return undefined;
    this.#tooDeep = undefined;
    return {
      value: null,
      // As a text: a database that parses it has a stack too.
      text: JSON.stringify(builder.text),
      problem: `it is nested deeper than ${MAX_DEPTH} levels`,
    };
  }
}

/** What some serializers write for a float that is no number; JSON has no word for them. */
const NOT_NUMBERS = new Set(['NaN', 'Infinity', '-Infinity']);
const MAX_WORD_LENGTH = '-Infinity'.length;

const isWordCharacter = (character: string) => /[-A-Za-z]/.test(character);

/** Goes through JSON text piece by piece, and knows whether it is within a text of it. */
class Scanner {
  #inText = false;
  #escaped = false;
  /** Letters at the end of a piece, which may go on in the next one. */
  #word = '';

  /** @param last - nothing comes after it */
  scan(piece: string, last: boolean): string {
    const text = this.#word + piece;
    let out = '';
    let written = 0;
    for (let at = 0; at < text.length; at++) {
      if (this.#inText) this.#stepInText(text[at]);
      else if (text[at] === '"') this.#inText = true;
      else if (isWordCharacter(text[at])) {
        let end = at + 1;
        while (end < text.length && isWordCharacter(text[end])) end += 1;
        const word = text.slice(at, end);
        if (end === text.length && !last && word.length <= MAX_WORD_LENGTH) {
          this.#word = word;
          return out + text.slice(written, at);
        }
        if (NOT_NUMBERS.has(word)) {
          out += `${text.slice(written, at)}"${word}"`;
          written = end;
        }
        at = end - 1;
      }
    }
    this.#word = '';
    return out + text.slice(written);
  }

  #stepInText(character: string) {
    if (this.#escaped) this.#escaped = false;
    else if (character === '\\') this.#escaped = true;
    else if (character === '"') this.#inText = false;
  }
}

/**
 * Makes texts of bare `NaN` and `Infinity`, so that one of them does not make a whole answer
 * unreadable: its dataset refuses the record, and the others land.
 */
export async function* quoteNotNumbers(
  pieces: AsyncIterable<string>,
): AsyncGenerator<string> {
  const scanner = new Scanner();
  for await (const piece of pieces) yield scanner.scan(piece, false);
  yield scanner.scan('', true);
}

/** The same for a text that is there as a whole. */
export const quoteNotNumbersIn = (text: string) =>
  new Scanner().scan(text, true);

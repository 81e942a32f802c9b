import french from '../translation/fr';
import { wordMessages } from '../translation/words';

it.each(Object.entries(wordMessages.words))(
  'every word of the vocabulary %s is said in French too',
  (vocabulary, words) => {
    const keys = Object.keys(words).map(word => `words.${vocabulary}.${word}`);
    expect(Object.keys(french)).toEqual(expect.arrayContaining(keys));
  },
);

import { Command } from 'commander';

/**
 * Refuses a word that names no command. Commander does so by itself, except where
 * `--help` follows: then it would show the help of what is above, as if all were well.
 */
export function refuseUnknown(command: Command, words: readonly string[]) {
  const [word, ...rest] = words;
  if (word === undefined || word.startsWith('-')) return;
  if (word === 'help') {
    refuseUnknown(command, rest);
    return;
  }
  if (command.commands.length === 0) return;
  const named = command.commands.find(each => each.name() === word);
  if (!named) command.error(`error: unknown command '${word}'`);
  else refuseUnknown(named, rest);
}

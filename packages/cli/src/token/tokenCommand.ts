import { signIn } from '@rosetta/launcher/clients';
import { rosettaHome } from '@rosetta/launcher/home';
import { readPorts } from '@rosetta/launcher/ports';
import { Problem } from '@rosetta/launcher/problem';
import { LAUNCHER, Records } from '@rosetta/launcher/supervisor';
import { DEMO_USERS } from '@rosetta/simulators';
import { Command } from 'commander';

const NAMES = DEMO_USERS.map(({ name }) => name);

async function printToken(user: string, { json }: { json: boolean }) {
  if (!NAMES.includes(user))
    throw new Problem(
      `There is no demo user "${user}".`,
      `Demo users: ${NAMES.join(', ')}.`,
    );
  const signedIn = await signIn(
    `http://localhost:${readPorts().backstage}`,
    user,
    new Records(rosettaHome().run).read(LAUNCHER)?.url,
  );
  process.stdout.write(`${json ? JSON.stringify(signedIn) : signedIn.token}\n`);
}

/** `rosetta token <demo user>` */
export const registerTokenCommand = (program: Command) => {
  program
    .command('token')
    .description('a portal token for a demo user, by the real sign-in')
    .argument('<demo user>', NAMES.join(', '))
    .option('--json', 'for programs: JSON instead of text', false)
    .action(printToken);
};

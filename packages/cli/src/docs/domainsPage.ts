import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DOMAINS, Domain, MACHINE_CALLERS } from '@rosetta/contracts/domains';
import { ROOT } from '@rosetta/launcher/home';
import { code, MADE_BY, table } from './markdown';

const processes = ({ service, batch, database }: Domain) => [
  [code(service.name), String(service.port), code(database)],
  ...(batch
    ? [
        [
          code(batch.name),
          `${batch.port}, probes only`,
          `${code(database)}, raw store`,
        ],
      ]
    : []),
];

/** A domain documents itself in a folder of its name. */
const pageOf = ({ name, title }: Domain) =>
  existsSync(join(ROOT, 'docs', name, 'index.md'))
    ? `[${title}](${name}/index.md)`
    : title;

/** docs/domains.md, made from the manifests that launcher, gateway and services read. */
export const domainsPage = () => `# Domains

${MADE_BY}

${table(
  ['domain', 'through the portal', 'service', 'batch'],
  DOMAINS.map(domain => [
    pageOf(domain),
    code(`/api/rosetta/${domain.name}`),
    code(domain.service.name),
    domain.batch ? code(domain.batch.name) : '–',
  ]),
)}

## Processes

${table(['process', 'port', 'stores'], DOMAINS.flatMap(processes))}

All ports move together with \`ROSETTA_PORT_OFFSET\`.

## Calls between services

Each with a token of its own, good for one service and for these actions.

${table(
  ['caller', 'service', 'actions'],
  MACHINE_CALLERS.map(({ id, audience, actions }) => [
    code(id),
    code(audience),
    actions.map(code).join(', '),
  ]),
)}
`;

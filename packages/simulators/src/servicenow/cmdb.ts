import { Application, Company, businessDomain, serviceNowCi } from '../company';
import { hexDigest, seeded } from '../world/random';
import { Instant } from '../world/types';
import { DAY } from '../world/workingTime';
import { Cell, choice, instant, reference, Row, text } from './cells';

const APPLICATION = 'cmdb_ci_business_app';
const SERVICE = 'cmdb_ci_service';
const SERVER = 'cmdb_ci_server';

/** The day on which somebody began to keep the CMDB. */
const BEGINNING = Date.parse('2024-01-08T09:00:00Z');
const KEPT_DAYS = 300;

const CRITICALITIES: Record<Application['criticality'], [string, string]> = {
  critical: ['1 - most critical', '1 - most critical'],
  high: ['2 - somewhat critical', '2 - somewhat critical'],
  medium: ['3 - less critical', '3 - less critical'],
  low: ['4 - not critical', '4 - not critical'],
};

/** What the parent does, and what the child does: as `cmdb_rel_type` has it. */
const RELATIONS: Record<string, string> = {
  'depends-on': 'Depends on::Used by',
  'part-of': 'Part of::Has part',
  replaces: 'Replaces::Replaced by',
};

const groupId = (id: string) => hexDigest(`group ${id}`, 32);
const serviceId = (id: string) => hexDigest(`service ${id}`, 32);
const serverId = ({ id }: Application) => hexDigest(`server of ${id}`, 32);

const updatedAt = (key: string): Instant =>
  BEGINNING + Math.floor(seeded('cmdb', key).between(0, KEPT_DAYS)) * DAY;

interface Known {
  id: string;
  cells: Record<string, Cell>;
  walked?: Row['walked'];
}

const toRow = ({ id, cells, walked }: Known): Row => {
  const at = updatedAt(id);
  return {
    sys_id: id,
    updatedAt: at,
    hidden: false,
    cells: { sys_id: text(id), ...cells, sys_updated_on: instant(at, at) },
    walked,
  };
};

const groupOf = ({ groups }: Company, id: string) =>
  reference(
    'sys_user_group',
    groupId(id),
    groups.find(group => group.id === id)?.name ?? id,
  );

const applicationRow = (company: Company, app: Application): Row => {
  const { name, description, criticality, lifecycle, group } = app;
  const stage = lifecycle[0].toUpperCase() + lifecycle.slice(1);
  return toRow({
    id: serviceNowCi(app),
    cells: {
      name: text(name),
      short_description: text(description),
      sys_class_name: choice(APPLICATION, 'Business Application'),
      business_criticality: choice(...CRITICALITIES[criticality]),
      life_cycle_stage: choice(lifecycle, stage),
      operational_status: choice('1', 'Operational'),
      support_group: groupOf(company, group),
    },
  });
};

/** A business domain as a service of the company. */
const serviceRow = (company: Company, id: string): Row =>
  toRow({
    id: serviceId(id),
    cells: {
      name: text(groupOf(company, id).shown),
      sys_class_name: choice(SERVICE, 'Service'),
      operational_status: choice('1', 'Operational'),
      support_group: groupOf(company, id),
    },
  });

interface End {
  id: string;
  name: string;
  table: string;
}

const relationRow = (parent: End, type: string, child: End): Row =>
  toRow({
    id: hexDigest(`${parent.id} ${type} ${child.id}`, 32),
    cells: {
      parent: reference('cmdb_ci', parent.id, parent.name),
      child: reference('cmdb_ci', child.id, child.name),
      type: reference('cmdb_rel_type', hexDigest(`type ${type}`, 32), type),
    },
    walked: {
      'parent.sys_class_name': parent.table,
      'child.sys_class_name': child.table,
    },
  });

const endOf = (app: Application): End => ({
  id: serviceNowCi(app),
  name: app.name,
  table: APPLICATION,
});

/** What applications need of each other, and, as in any CMDB, what else they are related to. */
const relationRows = (company: Company): Row[] => {
  const { applications, relations } = company;
  const byId = new Map(applications.map(app => [app.id, app]));
  const between = Object.entries(relations).flatMap(([from, byType]) =>
    Object.entries(byType).flatMap(([type, targets]) =>
      targets.map(to =>
        relationRow(endOf(byId.get(from)!), RELATIONS[type] ?? `${type}::`, endOf(byId.get(to)!)),
      ),
    ),
  ); // prettier-ignore
  const servers = applications.map(app =>
    relationRow(endOf(app), 'Runs on::Runs', {
      id: serverId(app),
      name: `${app.id.replace(/^app-/, '')}-01`,
      table: SERVER,
    }),
  );
  const services = applications.map(app => {
    const domain = businessDomain(company, app);
    const service = { id: serviceId(domain), name: domain, table: SERVICE };
    return relationRow(service, 'Consumes::Consumed by', endOf(app));
  });
  return [...between, ...servers, ...services];
};

/** The tables of the CMDB: what the référentiel holds of the company, in the words of ServiceNow. */
export const cmdbTables = (company: Company): Record<string, Row[]> => {
  const domains = new Set(
    company.applications.map(app => businessDomain(company, app)),
  );
  return {
    [APPLICATION]: company.applications.map(app => applicationRow(company, app)), // prettier-ignore
    [SERVICE]: [...domains].map(id => serviceRow(company, id)),
    cmdb_rel_ci: relationRows(company),
  };
};

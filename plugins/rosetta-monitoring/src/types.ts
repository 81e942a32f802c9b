import { RouteAnswer } from '@rosetta/contracts';
import {
  getChangeCalendar,
  getDora,
  getLiveBoard,
  listDoraDeployments,
} from '@rosetta/contracts/monitoring';

export type Board = RouteAnswer<typeof getLiveBoard>;
export type Dora = RouteAnswer<typeof getDora>;
export type DoraDeployments = RouteAnswer<typeof listDoraDeployments>;
export type CalendarAnswer = RouteAnswer<typeof getChangeCalendar>;

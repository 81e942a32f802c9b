import { PivotReference } from '../pivot';

export const gitLabPivot = (projectPath: string): PivotReference => ({
  type: 'gitlab:project',
  values: [projectPath],
});

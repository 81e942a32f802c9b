export type { Column, TableRow } from './columns';
export * from './DataTable';
export { excelNumber } from './excelCell';

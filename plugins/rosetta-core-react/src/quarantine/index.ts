export { RefusedRecordDialog } from './RefusedRecordDialog';

import './messages';

export { readTable } from './read-table';
export type { Table, TableLimits } from './read-table';
export { readTableUpload } from './upload';
export type { UploadedTable } from './upload';
export { renderTemplateXlsx } from './template';
export type { TemplateColumn } from './template';

import { hourlyKey } from '@platform/files';

export const BLOB_PREFIX = 'initiative/';

export const newBlobKey = (now: Date, id: string): string => hourlyKey(BLOB_PREFIX, now, id);

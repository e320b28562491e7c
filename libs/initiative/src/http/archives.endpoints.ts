import { byId, endpoint, uuid } from '@platform/http';
import { z } from 'zod';

const tag = 'initiatives';
const secretariat = { roles: ['secretary', 'secretary_head'] };
const ZIP = ['application/zip'];

export const exportDossier = endpoint({
  method: 'GET',
  path: '/initiatives/:id/archive',
  access: 'signedIn',
  tag,
  summary:
    'The whole dossier as a ZIP for whoever may read it: data, history, papers, files, index, manifest with hashes.',
  params: byId,
  produces: ZIP,
});

export const orderDossierArchive = endpoint({
  method: 'POST',
  path: '/contests/:id/dossier-archives',
  access: secretariat,
  tag,
  summary: 'Orders an archive of chosen dossiers, to be downloaded.',
  params: byId,
  body: z.strictObject({ ids: z.array(uuid).min(1).max(1000) }),
  response: z.strictObject({ id: uuid }).meta({ id: 'DossierArchive' }),
  status: 201,
});

export const downloadDossierArchive = endpoint({
  method: 'GET',
  path: '/dossier-archives/:id/file',
  access: secretariat,
  tag,
  summary: 'The ordered dossiers as one ZIP, streamed; for the person who ordered it.',
  params: byId,
  produces: ZIP,
});

import { FILE_MIMES } from '@platform/files';
import { byId, endpoint } from '@platform/http';
import * as s from './allotment.schemas';
import { keptFile } from './award.schemas';

const tag = 'award';
const STAFF = { roles: ['secretary', 'secretary_head', 'organiser', 'chair', 'deputy_chair', 'clerk'] };
const READERS = { roles: ['secretary', 'secretary_head', 'organiser', 'chair', 'deputy_chair'] };
const SECRETARIES = { roles: ['secretary', 'secretary_head'] };

export const uploadAwardFile = endpoint({
  method: 'POST',
  path: '/contests/:id/award-files',
  access: STAFF,
  tag,
  summary: 'Keeps a source document: minutes, a proposal, a signed PDF. Content decides its kind.',
  params: byId,
  upload: true,
  response: keptFile,
  status: 201,
});

export const downloadAwardFile = endpoint({
  method: 'GET',
  path: '/award-files/:id',
  access: 'signedIn',
  tag,
  summary: 'A source document, for the secretariat, the organisers, its uploader and the complainant it answers.',
  params: byId,
  produces: FILE_MIMES,
});

export const getAllotment = endpoint({
  method: 'GET',
  path: '/contests/:id/allotment',
  access: READERS,
  tag,
  summary: 'Who would win what, from the locked results: places filled, money used, and what waits for a decision.',
  params: byId,
  response: s.allotment,
});

export const decidePlaces = endpoint({
  method: 'POST',
  path: '/contests/:id/allotment/decisions',
  access: READERS,
  tag,
  summary: 'A named decision on a tie at a prize line, on extra places or on empty ones; or takes one back.',
  params: byId,
  body: s.placeDecision,
  response: s.allotment,
  status: 201,
});

export const getCommitteeVotes = endpoint({
  method: 'GET',
  path: '/contests/:id/committee-votes',
  access: READERS,
  tag,
  summary:
    'The committee’s ballots: on which initiatives they are wanted, what was counted, and what it means by the rules.',
  params: byId,
  response: s.committeeVotes,
});

export const putCommitteeVotes = endpoint({
  method: 'PUT',
  path: '/contests/:id/committee-votes',
  access: SECRETARIES,
  tag,
  summary: 'The ballots of one sitting of the committee, from the minutes of the count, where the rules want a vote.',
  params: byId,
  body: s.countedSitting,
  response: s.committeeVotes,
});

import type { Awarded } from './awarding';
import type { RoundRow } from './rounds';
import type { Stage } from './stage';

interface RegisteredDocument {
  readonly id: string;
  readonly format: string;
}

/** Where the words stand on the office's blank of a commendation: A4, landscape. */
const BLANK = {
  blank: { width: 297, height: 210 },
  offset: { right: 0, down: 0 },
  spots: {
    name: { left: 40, top: 90, width: 217, size: 26, bold: true },
    position: { left: 40, top: 103, width: 217, size: 16 },
    reason: { left: 40, top: 114, width: 217, size: 18 },
    placeDate: { left: 160, top: 140, width: 110, size: 14, italic: true },
    signer: { left: 160, top: 185, width: 110, size: 15, bold: true },
    decision: { left: 25, top: 176, width: 110, size: 12, align: 'left' },
  },
};

/** A judge's reading pack and sheets, while the round is being scored. */
export async function keepReadingPack(stage: Stage, roundId: string): Promise<void> {
  const [first] = stage.cast.judges;
  if (!first) return;
  const judge = await stage.as(first);
  stage.kept.set('reading-pack.zip', await judge.download(`/my/rounds/${roundId}/reading-pack`));
  stage.kept.set('score-sheets-blank.pdf', await judge.download(`/my/rounds/${roundId}/score-sheets`));
  stage.kept.set('score-sheets-blank.docx', await judge.download(`/my/rounds/${roundId}/score-sheets?format=docx`));
}

/** Every paper and archive of the contest that is over, by the name of its file. */
export async function* papersOf(stage: Stage, { decisionId, amendmentId }: Awarded): AsyncGenerator<[string, Buffer]> {
  yield* registered(stage, decisionId, amendmentId);
  yield* ofDossiers(stage);
  const head = await stage.as(stage.cast.head);
  const contest = `/contests/${stage.contestId}`;
  const { items: rounds } = await head.get<{ items: RoundRow[] }>(`${contest}/rounds`);
  const [judge] = stage.cast.judges;
  const [first] = rounds;
  if (judge && first) {
    const sheets = `/my/rounds/${first.id}/score-sheets?form=filled`;
    yield ['score-sheets-filled.pdf', await (await stage.as(judge)).download(sheets)];
  }
  for (const format of ['xlsx', 'csv', 'pdf']) {
    yield [`register.${format}`, await head.download(`${contest}/register/export?format=${format}`)];
    yield [`result.${format}`, await head.download(`${contest}/results/export?format=${format}`)];
  }
  yield ['contest-archive.zip', await head.download(`${contest}/archive`)];
}

async function* registered(stage: Stage, decisionId: string, amendmentId: string): AsyncGenerator<[string, Buffer]> {
  const secretary = await stage.as(stage.secretary(0));
  const contest = `/contests/${stage.contestId}`;
  const minutes = {
    startedAt: '2026-03-05T08:00:00+07:00',
    endedAt: '2026-03-05T11:30:00+07:00',
    place: 'Phòng họp số 2, Sở Nội vụ',
    secretary: stage.secretary(0)?.name ?? '',
  };
  const orders: readonly (readonly [string, string, object | undefined])[] = [
    ...['decision', 'proposal', 'result_notice', 'letters', 'signing_list', 'certificates'].map(
      (kind) => [kind.replace('_', '-'), `/award-decisions/${decisionId}/documents`, { kind }] as const,
    ),
    ['blanks', `/award-decisions/${decisionId}/documents`, { kind: 'blanks', layout: BLANK }],
    ['amendment', `/award-decisions/${amendmentId}/documents`, { kind: 'decision' }],
    ['tally-preliminary', `${contest}/rounds/preliminary/tally-documents`, undefined],
    ['tally', `${contest}/rounds/final/tally-documents`, undefined],
    ['minutes', `${contest}/rounds/final/minutes-documents`, minutes],
  ];
  for (const [name, path, order] of orders) {
    const { items } = await secretary.post<{ items: RegisteredDocument[] }>(path, order);
    for (const { id, format } of items) yield [`${name}.${format}`, await secretary.download(`/documents/${id}/file`)];
  }
}

/** The papers of one dossier handed in online, the receipt of one on paper, and the archive of both. */
async function* ofDossiers(stage: Stage): AsyncGenerator<[string, Buffer]> {
  const secretary = await stage.as(stage.secretary(0));
  const rows = await secretary.all<{ id: string; channel: string; state: string }>(
    `/contests/${stage.contestId}/initiatives`,
  );
  const [online, paper] = ['online', 'paper'].map((door) =>
    rows.find(({ channel, state }) => channel === door && state === 'eligible'),
  );
  if (online) {
    for (const name of ['entry-form', 'description', 'receipt']) {
      for (const format of ['pdf', 'docx']) {
        const path = `/initiatives/${online.id}/papers/${name}?format=${format}`;
        yield [`${name}.${format}`, await secretary.download(path)];
      }
    }
  }
  if (paper) yield ['receipt-on-paper.pdf', await secretary.download(`/initiatives/${paper.id}/papers/receipt`)];
  const ids = [online, paper].flatMap((one) => (one ? [one.id] : []));
  const { id } = await secretary.post<{ id: string }>(`/contests/${stage.contestId}/dossier-archives`, { ids });
  yield ['dossiers.zip', await secretary.download(`/dossier-archives/${id}/file`)];
}

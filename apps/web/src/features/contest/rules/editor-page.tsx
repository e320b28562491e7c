import { Alert, Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import { ErrorPanel } from '../../../ui/error-panel';
import { Empty } from '../../../ui/page';
import { Wait } from '../../../ui/wait';
import { ContestTabs } from '../contest-tabs';
import { OfficePage } from '../office';
import type { Office } from '../office';
import { contestQuery, documentQuery } from '../queries';
import { rootLink } from '../root-link';
import { Editor } from './editor';
import type { Schema } from './schema';
import { useRulesText } from './text';

const schemaQuery = {
  queryKey: ['rulebook-schema'],
  queryFn: async () => (await answer(api.GET('/api/rulebook-schema'))) as unknown as Schema,
  staleTime: Infinity,
};

/** The rules of a contest in preparation are written here; announced ones are amended. */
export function EditorPage() {
  const text = useRulesText();
  return (
    <OfficePage
      title={text.edit.title}
      actions={({ contestId }) => (
        <Button variant="default" renderRoot={rootLink('/office/contest/rules', { contest: contestId })}>
          {text.edit.read}
        </Button>
      )}
    >
      {(office) => <Ready key={office.contestId} office={office} />}
    </OfficePage>
  );
}

function Ready({ office }: { readonly office: Office }) {
  const { contestId } = office;
  const text = useRulesText().edit;
  const contest = useQuery(contestQuery(contestId));
  const rules = useQuery(documentQuery(contestId));
  const schema = useQuery(schemaQuery);
  const step = contest.data?.availableTransitions.find(({ name }) => name === 'editRules' || name === 'amend');
  return (
    <>
      <ContestTabs contestId={contestId} here="rules" />
      <ErrorPanel error={contest.error ?? rules.error ?? schema.error} onRetry={() => void rules.refetch()} />
      {(contest.isPending || rules.isPending || schema.isPending) && <Wait lines={10} />}
      {contest.data && !step && <Empty title={text.notNow} />}
      {step?.name === 'amend' && (
        <Alert color="yellow" title={text.amendTitle}>
          <Text size="sm">{text.closingByExtension}</Text>
        </Alert>
      )}
      {contest.data && rules.data && schema.data && step && (
        <Editor contest={contest.data} rules={rules.data} schema={schema.data} isAmending={step.name === 'amend'} />
      )}
    </>
  );
}

import { Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api, ifMatch } from '../../api/client';
import { useText } from '../../i18n';
import { FormDialog } from '../../ui/form-dialog';
import { LinesField, linesOf } from '../../ui/lines-field';
import { decisionQuery } from './queries';
import type { Decision } from './queries';
import { useAwardText } from './text';

const LINES = ['subject', 'issuer', 'fundSource', 'executors'] as const;
const LISTS = ['legalBases', 'articles', 'recipients', 'signerLines'] as const;
type Wording = Decision['wording'];

interface Props {
  readonly decision: Decision;
  readonly onClose: () => void;
}

/** The words of the paper. The list, and an agreement to it, are not touched. */
export function RewordDialog({ decision, onClose }: Props) {
  const text = useAwardText().decisions;
  const { action } = useText();
  const cache = useQueryClient();
  const [lines, setLines] = useState(() => pick(decision.wording, LINES, (value) => value));
  const [lists, setLists] = useState(() => pick(decision.wording, LISTS, (value) => value.join('\n')));
  const save = useMutation({
    mutationFn: () =>
      answer(
        api.PATCH('/api/award-decisions/{id}/wording', {
          params: { path: { id: decision.id }, header: ifMatch(decision.version) },
          body: {
            ...lines,
            legalBases: linesOf(lists.legalBases),
            articles: linesOf(lists.articles),
            recipients: linesOf(lists.recipients),
            signerLines: linesOf(lists.signerLines),
          },
        }),
      ),
    onSuccess: (next) => {
      cache.setQueryData(decisionQuery(decision.id).queryKey, next);
      notifications.show({ message: text.done });
      onClose();
      return cache.invalidateQueries({ queryKey: ['award'] });
    },
  });
  return (
    <FormDialog
      title={text.reword.title}
      size="xl"
      error={save.error}
      confirm={action.save}
      isPending={save.isPending}
      onConfirm={() => save.mutate()}
      onClose={onClose}
    >
      <Text size="sm">{text.reword.lead}</Text>
      {LINES.map((field) => (
        <TextInput
          key={field}
          label={text.reword[field]}
          required
          value={lines[field]}
          onChange={({ currentTarget }) => setLines({ ...lines, [field]: currentTarget.value })}
        />
      ))}
      {LISTS.map((field) => (
        <LinesField
          key={field}
          label={text.reword[field]}
          value={lists[field]}
          onChange={(value) => setLists({ ...lists, [field]: value })}
        />
      ))}
    </FormDialog>
  );
}

function pick<K extends keyof Wording>(
  wording: Wording,
  keys: readonly K[],
  asText: (value: Wording[K]) => string,
): Record<K, string> {
  return Object.fromEntries(keys.map((key) => [key, asText(wording[key])])) as Record<K, string>;
}

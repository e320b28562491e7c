import { Button, Group, NativeSelect, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { ErrorPanel } from '../../ui/error-panel';
import { TransitionButton } from '../../ui/transition-button';
import { Unprintable } from '../../ui/unprintable';
import { BlankDialog } from './blank-dialog';
import type { Decision } from './queries';
import { useAwardText } from './text';

const PAPERS = ['decision', 'proposal', 'result_notice', 'letters', 'signing_list', 'certificates'] as const;

/** Makes a paper of the decision in every format it has; it then stands in the register. */
export function MakePapers({ decision }: { readonly decision: Decision }) {
  const text = useAwardText().papers;
  const cache = useQueryClient();
  const [placing, setPlacing] = useState(false);
  const [kind, setKind] = useState<(typeof PAPERS)[number]>('decision');
  const step = decision.papers.find(({ name }) => name === kind);
  const make = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/award-decisions/{id}/documents', {
          params: { path: { id: decision.id } },
          body: { kind, layout: null },
        }),
      ),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['award', 'papers'] }),
  });
  return (
    <Stack gap="xs">
      <ErrorPanel error={make.error} />
      <Unprintable texts={make.data?.items[0]?.unprintable ?? []} />
      <Group gap="xs">
        <NativeSelect
          size="xs"
          aria-label={text.paper}
          value={kind}
          data={PAPERS.map((value) => ({ value, label: text.kinds[value] }))}
          onChange={({ currentTarget }) => setKind(PAPERS.find((one) => one === currentTarget.value) ?? kind)}
        />
        {step && (
          <TransitionButton
            transition={step}
            size="xs"
            variant="default"
            loading={make.isPending}
            onTake={() => make.mutate()}
          >
            {text.make}
          </TransitionButton>
        )}
        <Button size="xs" variant="subtle" onClick={() => setPlacing(true)}>
          {text.blankPlaces.open}
        </Button>
      </Group>
      {placing && <BlankDialog decision={decision} onClose={() => setPlacing(false)} />}
    </Stack>
  );
}

import { Alert, Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../api/client';
import { ErrorPanel } from '../../ui/error-panel';
import { ReasonDialog } from '../../ui/reason-dialog';
import { useNoticeText } from './text';

/** Says first how many would go out and how, then releases exactly as many. */
export function Release({ contestId }: { readonly contestId: string }) {
  const text = useNoticeText();
  const cache = useQueryClient();
  const send = (body: { dryRun: boolean; ids?: string[]; expectedCount?: number }) =>
    answer(
      api.POST('/api/contests/{id}/notices/release', {
        params: { path: { id: contestId } },
        body,
      }),
    );
  const preview = useMutation({ mutationFn: () => send({ dryRun: true }) });
  const release = useMutation({
    mutationFn: (expectedCount: number) => send({ dryRun: false, expectedCount }),
    onSuccess: async ({ count }) => {
      preview.reset();
      notifications.show({ message: text.released(count) });
      await cache.invalidateQueries();
    },
  });
  const plan = preview.data;
  return (
    <>
      <ErrorPanel error={preview.error} />
      <Button loading={preview.isPending} onClick={() => preview.mutate()}>
        {text.release}
      </Button>
      {plan && (
        <ReasonDialog
          title={text.releaseTitle}
          lead={
            <>
              {text.wouldRelease(plan.count, plan.mail, plan.print)}
              {plan.outdated > 0 && (
                <Alert mt="sm" color="yellow">
                  {text.outdated(plan.outdated)}
                </Alert>
              )}
            </>
          }
          confirm={text.doRelease(plan.count)}
          needsReason={false}
          isPending={release.isPending}
          error={release.error}
          onConfirm={() => release.mutate(plan.count)}
          onClose={() => {
            preview.reset();
            release.reset();
          }}
        />
      )}
    </>
  );
}

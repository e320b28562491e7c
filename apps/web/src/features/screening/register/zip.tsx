import { Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconFileZip } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import { useText } from '../../../i18n';
import { ErrorPanel } from '../../../ui/error-panel';
import type { Chosen } from './register-table';
import { useRegisterText } from './text';

/** Orders the chosen dossiers as one ZIP, then leaves it to the browser: it may be far larger than memory. */
export function ZipItem({ contestId, chosen }: { readonly contestId: string; readonly chosen: Chosen }) {
  const text = useRegisterText().out;
  const { download } = useText();
  const order = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/contests/{id}/dossier-archives', {
          params: { path: { id: contestId } },
          body: { ids: [...chosen.keys()] },
        }),
      ),
    onSuccess: ({ id }) => {
      const href = `/api/dossier-archives/${id}/file`;
      Object.assign(document.createElement('a'), { href, download: '' }).click();
      notifications.show({ title: text.zipOf(chosen.size), message: download.started });
    },
    onError: (error) =>
      notifications.show({
        title: text.zipOf(chosen.size),
        message: <ErrorPanel error={error} />,
        color: 'red',
        autoClose: false,
      }),
  });
  return (
    <Menu.Item
      leftSection={<IconFileZip size={16} aria-hidden />}
      disabled={order.isPending}
      onClick={() => order.mutate()}
    >
      {text.zip}
    </Menu.Item>
  );
}

import { Anchor, Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import { answer, api } from '../../../api/client';
import { ErrorPanel } from '../../../ui/error-panel';
import { Adding } from '../files/part-files';
import { TransferRow } from '../files/transfer-rows';
import { transfersOf } from '../files/transfers';
import { contestQuery, initiativeQuery } from '../queries';
import type { Author, DossierPart, Initiative } from '../queries';
import { useConsentText } from './text';

interface Props {
  readonly initiative: Initiative;
  readonly author: Author;
}

/** The consent of somebody who signs on paper. */
export function SignedPage(props: Props) {
  const text = useConsentText();
  const [open, setOpen] = useState(false);
  const { name, consent } = props.author;
  const isThere = consent === 'signed_page';
  return (
    <>
      <Button
        size="compact-xs"
        variant="subtle"
        leftSection={<IconSignature size={14} aria-hidden />}
        aria-label={isThere ? text.againOf(name) : text.pageOf(name)}
        onClick={() => setOpen(true)}
      >
        {isThere ? text.again : text.page}
      </Button>
      {open && <SignedPageDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

/** Where a signed page belongs: among the parts that name people, first where there is room. */
function placeFor(parts: readonly DossierPart[], { attachments }: Initiative): DossierPart | undefined {
  const room = parts.filter(
    ({ code, maxCount }) => attachments.filter(({ partCode }) => partCode === code).length < maxCount,
  );
  return room.find(({ identifying }) => identifying) ?? room[0];
}

function SignedPageDialog({ initiative, author, onClose }: Props & { readonly onClose: () => void }) {
  const text = useConsentText();
  const cache = useQueryClient();
  const { id } = initiative;
  const { data: contest } = useQuery(contestQuery(initiative.contestId));
  const transfers = transfersOf(id);
  const place = contest && placeFor(contest.dossier.parts, initiative);
  const running = useSyncExternalStore(transfers.subscribe, transfers.all).filter(({ part }) => part === place?.code);
  const [before] = useState(() => initiative.attachments.map((file) => file.id));
  const [chosen, setChosen] = useState<string | null>(null);
  const pages = initiative.attachments.filter(({ mime }) => /^image\/|\/pdf$/.test(mime));
  const fresh = pages.find((file) => !before.includes(file.id))?.id;
  const attachmentId = chosen ?? fresh ?? null;
  const use = useMutation({
    mutationFn: (page: string) =>
      answer(
        api.PUT('/api/initiatives/{id}/authors/{authorId}/signed-page', {
          params: { path: { id, authorId: author.id } },
          body: { attachmentId: page },
        }),
      ),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: initiativeQuery(id).queryKey });
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={text.title(author.name)} closeButtonProps={{ 'aria-label': text.close }}>
      <Stack gap="md">
        <Text size="sm">
          {text.lead}{' '}
          <Anchor href={`/api/initiatives/${id}/papers/entry-form`} download underline="always">
            {text.form}
          </Anchor>
        </Text>
        {pages.length === 0 ? (
          <Text size="sm" c="dimmed">
            {text.none}
          </Text>
        ) : (
          <Radio.Group value={attachmentId} onChange={setChosen} aria-label={text.title(author.name)}>
            <Stack gap="xs">
              {pages.map((file) => (
                <Radio
                  key={file.id}
                  value={file.id}
                  label={file.fileName}
                  description={contest?.dossier.parts.find(({ code }) => code === file.partCode)?.name}
                />
              ))}
            </Stack>
          </Radio.Group>
        )}
        {running.map((one) => (
          <TransferRow key={one.key} transfer={one} transfers={transfers} />
        ))}
        {place && (
          <Stack gap={4}>
            <Text size="sm" fw={500}>
              {text.add(place.name)}
            </Text>
            <Adding part={place} onFiles={(files) => transfers.add(place.code, files)} />
          </Stack>
        )}
        <ErrorPanel error={use.error} />
        <Group justify="flex-end">
          <Button
            disabled={attachmentId === null}
            loading={use.isPending}
            onClick={() => attachmentId !== null && use.mutate(attachmentId)}
          >
            {text.use}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

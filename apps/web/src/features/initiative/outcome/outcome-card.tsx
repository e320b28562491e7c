import { Anchor, Group, Stack, Text } from '@mantine/core';
import { IconAward } from '@tabler/icons-react';
import { useFormat } from '../../../i18n';
import { Card } from '../../../ui/page';
import { useOwnAwards } from './queries';
import { asTitle, useOutcomeText } from './text';

/** What published decisions give to an initiative, told to those who wrote it. */
export function OutcomeCard({ initiativeId }: { readonly initiativeId: string }) {
  const text = useOutcomeText();
  const format = useFormat();
  const awards = useOwnAwards(initiativeId);
  if (awards.length === 0) return null;
  return (
    <Card title={text.title}>
      <Stack gap="md">
        {awards.map(({ contestId, prize, amount, decision, certificate }) => (
          <Stack key={`${decision.number}-${prize}`} gap={4}>
            <Group gap="xs" wrap="nowrap" align="flex-start">
              <IconAward size={24} aria-hidden style={{ flex: 'none' }} />
              <Text size="lg" fw={600}>
                {text.prize(asTitle(prize), format.number(amount, 0))}
              </Text>
            </Group>
            <Text size="sm">{text.decision(decision.number, format.day(decision.signedOn), decision.issuer)}</Text>
            <Group gap="md">
              {certificate !== null && (
                <Anchor size="sm" href={`/chung-nhan/${certificate}`} underline="always">
                  {text.certificate(certificate)}
                </Anchor>
              )}
              <Anchor size="sm" href={`/ket-qua/${contestId}`} underline="always">
                {text.published}
              </Anchor>
            </Group>
          </Stack>
        ))}
      </Stack>
    </Card>
  );
}

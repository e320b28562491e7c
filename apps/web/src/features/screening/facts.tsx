import { Alert, Anchor, Badge, List, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useFormat } from '../../i18n';
import type { ScreeningDetail } from './queries';
import { useScreeningText } from './text';

/** What is known of the authors and the dossier's own past. */
export function Facts({ detail }: { readonly detail: ScreeningDetail }) {
  const text = useScreeningText().page;
  const format = useFormat();
  const { earlier, barred, similar } = detail.facts;
  return (
    <Stack gap="md">
      {barred.length > 0 && (
        <Alert color="red" title={text.barred}>
          <List size="sm">
            {barred.map((one) => (
              <List.Item key={`${one.authorName}-${one.role}`}>
                {text.barredAs(one.authorName, one.role, text.matches[one.match])}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      {similar.length > 0 && (
        <Part title={text.similar}>
          {similar.map((one) => (
            <Line key={one.initiativeId} id={one.initiativeId} title={one.title}>
              {text.percent(one.code, one.percent)}
            </Line>
          ))}
        </Part>
      )}
      {earlier.length > 0 && (
        <Part title={text.earlier}>
          {earlier.map((one) => (
            <Line key={`${one.initiativeId}-${one.authorName}`} id={one.initiativeId} title={one.title}>
              {one.code} · {one.authorName} · {one.contestTitle}
            </Line>
          ))}
        </Part>
      )}
      {detail.completions.length > 0 && (
        <Part title={text.completions}>
          {detail.completions.map((one) => (
            <List.Item key={one.id}>
              <Badge color={one.state === 'open' ? 'yellow' : 'gray'}>{text.completionState[one.state]}</Badge>{' '}
              {text.due} {format.moment(one.dueAt)}: {one.items.map((item) => item.text).join('; ')}
            </List.Item>
          ))}
        </Part>
      )}
      {detail.verdicts.length > 0 && (
        <Part title={text.verdicts}>
          {detail.verdicts.map((one) => (
            <List.Item key={one.id}>
              {text.verdict[one.verdict]} · {one.decidedBy} · {format.moment(one.decidedAt)}
              {one.state === 'standing' && ` · ${one.announcedAt === null ? text.notAnnounced : text.announced}`}
              {one.reason !== null && `: ${one.reason}`}
            </List.Item>
          ))}
        </Part>
      )}
    </Stack>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <Title order={3} size="sm" mb={4}>
        {title}
      </Title>
      <List size="sm" spacing={4} listStyleType="none">
        {children}
      </List>
    </div>
  );
}

interface LineProps {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}

function Line({ id, title, children }: LineProps) {
  return (
    <List.Item>
      <Anchor underline="always" renderRoot={(props) => <Link to="/initiatives/$id" params={{ id }} {...props} />}>
        {title}
      </Anchor>
      <Text size="xs" c="dimmed">
        {children}
      </Text>
    </List.Item>
  );
}

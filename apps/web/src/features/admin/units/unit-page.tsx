import { Anchor, Group, SimpleGrid, Stack, Text, Timeline } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { blockName, useBlocks, useFormat } from '../../../i18n';
import { DateInput } from '../../../ui/date-input';
import { ErrorPanel } from '../../../ui/error-panel';
import { Card, Page } from '../../../ui/page';
import { TransitionButton } from '../../../ui/transition-button';
import { Wait } from '../../../ui/wait';
import { Fact } from '../fact';
import { unitQuery } from '../queries';
import type { UnitDetail } from '../queries';
import { useAdminText } from '../text';
import { EndDialog } from './end-dialog';
import { UnitDialog } from './unit-dialog';
import { UnitState } from './unit-state';

export function UnitPage() {
  const text = useAdminText();
  const { id } = useParams({ from: '/shell/admin/units/$id' });
  const { on } = useSearch({ from: '/shell/admin/units/$id' });
  const unit = useQuery(unitQuery(id, on));
  return (
    <Page
      title={unit.data?.name ?? text.units.title}
      lead={
        <Anchor renderRoot={(props) => <Link to="/admin/units" {...props} />} size="sm">
          <IconArrowLeft size={14} aria-hidden style={{ verticalAlign: '-2px' }} /> {text.unit.back}
        </Anchor>
      }
    >
      <ErrorPanel error={unit.error} onRetry={() => void unit.refetch()} />
      {unit.isPending && <Wait lines={6} />}
      {unit.data && (
        <>
          <Facts unit={unit.data} />
          <History unit={unit.data} on={on} />
        </>
      )}
    </Page>
  );
}

const toUnit = (id: string, name: string) => (
  <Anchor renderRoot={(props) => <Link to="/admin/units/$id" params={{ id }} {...props} />}>{name}</Anchor>
);

function Facts({ unit }: { readonly unit: UnitDetail }) {
  const text = useAdminText();
  const blocks = useBlocks();
  const format = useFormat();
  const [doing, setDoing] = useState<string>();
  const close = () => setDoing(undefined);
  return (
    <Card title={text.unit.facts} aside={<UnitState state={unit.state} />}>
      <Stack gap="lg">
        <SimpleGrid component="dl" cols={{ base: 1, xs: 2, sm: 3 }} m={0} spacing="md">
          <Fact label={text.units.code}>{unit.code}</Fact>
          <Fact label={text.units.block}>{blockName(blocks, unit.block)}</Fact>
          <Fact label={text.units.staff}>
            {unit.staffCount === null ? text.list.none : format.number(unit.staffCount)}
          </Fact>
          <Fact label={text.units.parent}>
            {unit.parentId !== null && unit.parentName !== null
              ? toUnit(unit.parentId, unit.parentName)
              : text.unit.none}
          </Fact>
          {unit.successorId !== null && unit.successorName !== null && (
            <Fact label={text.unit.successor}>{toUnit(unit.successorId, unit.successorName)}</Fact>
          )}
        </SimpleGrid>
        {unit.availableTransitions.length > 0 && (
          <Group gap="xs">
            {unit.availableTransitions.map((transition) => (
              <TransitionButton
                key={transition.name}
                transition={transition}
                variant="default"
                onTake={() => setDoing(transition.name)}
              />
            ))}
          </Group>
        )}
      </Stack>
      {doing === 'edit' && <UnitDialog unit={unit} onClose={close} />}
      {(doing === 'merge' || doing === 'close') && <EndDialog unit={unit} how={doing} onClose={close} />}
    </Card>
  );
}

/** What the unit went through, and what it was called on a day. */
function History({ unit, on }: { readonly unit: UnitDetail; readonly on: string | undefined }) {
  const text = useAdminText().unit;
  const format = useFormat();
  const navigate = useNavigate({ from: '/admin/units/$id' });
  return (
    <Card title={text.history}>
      <Stack gap="lg">
        <Group align="flex-end" gap="lg">
          <DateInput
            label={text.onDay}
            description={text.onDayHint}
            value={on ?? ''}
            onChange={(day) => void navigate({ search: day === '' ? {} : { on: day }, replace: true })}
          />
          {on !== undefined && (
            <Text role="status" pb={6}>
              {text.nameThen(format.day(on))} <strong>{unit.nameThen}</strong>
            </Text>
          )}
        </Group>
        <Timeline bulletSize={14} lineWidth={2} active={unit.history.length}>
          {unit.history.map((event, index) => (
            <Timeline.Item key={index} title={text.kinds[event.kind]}>
              <Text size="sm" c="dimmed" className="numbers">
                {format.day(event.at)}
                {event.document !== null && ` · ${event.document}`}
              </Text>
              {event.oldName !== null && <Text size="sm">{text.renamedFrom(event.oldName)}</Text>}
              {event.otherUnitId !== null && event.otherUnitName !== null && (
                <Text size="sm">
                  <Anchor
                    renderRoot={(props) => (
                      <Link to="/admin/units/$id" params={{ id: event.otherUnitId ?? '' }} {...props} />
                    )}
                  >
                    {text.mergedInto(event.otherUnitName)}
                  </Anchor>
                </Text>
              )}
            </Timeline.Item>
          ))}
        </Timeline>
      </Stack>
    </Card>
  );
}

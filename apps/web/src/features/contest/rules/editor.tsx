import { Alert, Badge, Grid, List, NativeSelect, NavLink, Paper, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { answer, api } from '../../../api/client';
import type { Schemas } from '../../../api/client';
import { Card } from '../../../ui/page';
import type { ReadContest } from '../queries';
import { EditorBar } from './editor-bar';
import { domId, EditingContext } from './editor-context';
import type { Editing } from './editor-context';
import styles from './editor.module.css';
import { Findings } from './findings';
import { JsonView } from './json-view';
import { ListNode } from './list-node';
import { Fields } from './node';
import { pathLabel } from './path-label';
import type { Json, Schema } from './schema';
import { isSection, SECTION_NAMES, sectionOf, SECTIONS } from './sections';
import type { Section } from './sections';
import { useRulesText } from './text';
import { useRulesDraft } from './use-rules-draft';

interface Props {
  readonly contest: ReadContest;
  readonly rules: { readonly document: unknown; readonly hash: string; readonly version: number };
  readonly schema: Schema;
  readonly isAmending: boolean;
}

const PAUSE_MS = 600;

/** Sections on the left, the chosen one on the right; the server checks as one types and names each fault's place. */
export function Editor({ contest, rules, schema, isAmending }: Props) {
  const text = useRulesText();
  const draft = useRulesDraft(contest.id, { hash: rules.hash, document: rules.document as Json });
  const { section: asked } = useSearch({ from: '/shell/office/contest/rules/edit' });
  const navigate = useNavigate({ from: '/office/contest/rules/edit' });
  const section: Section = isSection(asked) ? asked : 'general';
  const [target, setTarget] = useState<{ readonly path: string } | null>(null);
  const [waited] = useDebouncedValue(draft.document, PAUSE_MS);
  const check = useQuery({
    queryKey: ['rulebook', contest.id, 'check', waited, rules.hash],
    queryFn: () =>
      answer(
        api.POST('/api/contests/{id}/rulebook-checks', {
          params: { path: { id: contest.id } },
          body: { document: waited as Record<string, unknown> },
        }),
      ),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const faults = check.data?.saving.blockers ?? [];
  const mayChange = check.data?.mayChange ?? null;

  useEffect(() => {
    if (target === null) return;
    const frame = requestAnimationFrame(() => {
      for (let steps = target.path.split('.'); steps.length > 0; steps = steps.slice(0, -1)) {
        const element = document.getElementById(domId(steps.join('.')));
        if (!element) continue;
        element.scrollIntoView({ block: 'center' });
        element.focus({ preventScroll: true });
        return;
      }
    });
    return () => cancelAnimationFrame(frame);
  }, [target, section]);

  const open = (next: Section) => navigate({ search: (old) => ({ ...old, section: next }), replace: true });
  const editing: Editing = {
    document: draft.document,
    faults,
    mayChange,
    zone: contest.zone,
    target: target?.path ?? null,
    change: draft.change,
    goTo: (path) => {
      setTarget({ path });
      if (sectionOf(path) !== section) void open(sectionOf(path));
    },
    renderList: (path, list) => <ListNode path={path} schema={list} />,
  };
  const countOf = (name: Section) => faults.filter((fault) => sectionOf(fault.path) === name).length;
  return (
    <EditingContext value={editing}>
      <Stack gap="md" className={styles.editor}>
        {draft.isRestored && !draft.isStale && <Alert role="status">{text.edit.kept}</Alert>}
        {draft.isStale && <Alert color="yellow">{text.edit.stale}</Alert>}
        {isAmending && check.data && <Open check={check.data} document={draft.document} />}
        <Grid gap="md">
          <Grid.Col span={{ base: 12, md: 3 }}>
            <NativeSelect
              hiddenFrom="md"
              label={text.edit.section}
              value={section}
              data={SECTION_NAMES.map((name) => ({
                value: name,
                label:
                  countOf(name) > 0
                    ? `${text.sections[name]} (${text.edit.faults(countOf(name))})`
                    : text.sections[name],
              }))}
              onChange={({ currentTarget }) => void open(currentTarget.value as Section)}
            />
            <Paper
              component="nav"
              aria-label={text.edit.sections}
              visibleFrom="md"
              p={6}
              radius="lg"
              bd="1px solid var(--sk-line)"
              pos="sticky"
              top={72}
            >
              {SECTION_NAMES.map((name) => (
                <NavLink
                  key={name}
                  component="button"
                  type="button"
                  label={text.sections[name]}
                  active={name === section}
                  aria-current={name === section ? 'page' : undefined}
                  rightSection={countOf(name) > 0 && <Badge color="red">{text.edit.faults(countOf(name))}</Badge>}
                  style={{ borderRadius: 'var(--mantine-radius-md)' }}
                  onClick={() => void open(name)}
                />
              ))}
            </Paper>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 9 }}>
            <Card title={text.sections[section]}>
              {section === 'json' ? (
                <JsonView document={draft.document} onChange={draft.replace} name={contest.code} />
              ) : (
                <Fields path="" schema={schema} only={SECTIONS[section]} />
              )}
            </Card>
          </Grid.Col>
        </Grid>
        {check.data && <Findings check={check.data} before={rules.document as Json} after={draft.document} />}
        <EditorBar
          contest={contest}
          version={rules.version}
          draft={draft}
          faults={faults.length}
          changes={check.data?.differences.length ?? 0}
          isChecking={check.isFetching || waited !== draft.document}
          isAmending={isAmending}
        />
      </Stack>
    </EditingContext>
  );
}

interface OpenProps {
  readonly check: Schemas['RulebookCheck'];
  readonly document: Json;
}

/** What may still change at this stage, in words. */
function Open({ check, document }: OpenProps) {
  const text = useRulesText();
  const open = check.mayChange ?? [];
  // A place inside of another open one is told only where it may move to later alone.
  const places = open.filter(
    ({ path, laterOnly }) => laterOnly || !open.some((other) => path.startsWith(`${other.path}.`)),
  );
  return (
    <Card title={text.edit.phases[check.phase]}>
      <Text size="sm">{places.length === 0 ? text.edit.nothingOpen : text.edit.open}</Text>
      <List size="sm" mt={4}>
        {places.map(({ path, laterOnly }) => (
          <List.Item key={path}>
            {pathLabel(text, document, path.replaceAll('.*', ''))}
            {laterOnly && ` (${text.edit.laterOnly})`}
          </List.Item>
        ))}
      </List>
    </Card>
  );
}

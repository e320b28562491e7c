import { Anchor, List } from '@mantine/core';
import type { Schemas } from '../../../api/client';
import { Card } from '../../../ui/page';
import { DifferenceTable } from './difference-table';
import { useEditing } from './editor-context';
import type { Fault } from './editor-context';
import { pathLabel } from './path-label';
import type { Json } from './schema';
import { useRulesText } from './text';

interface Props {
  readonly check: Schemas['RulebookCheck'];
  readonly before: Json;
  readonly after: Json;
}

/** Every fault with a way to its place, what is missing for the announcement, and what was changed. */
export function Findings({ check, before, after }: Props) {
  const text = useRulesText().edit;
  return (
    <>
      {check.saving.blockers.length > 0 && (
        <Card id="rule-faults" title={text.list}>
          <FaultList faults={check.saving.blockers} />
        </Card>
      )}
      {check.announcing.blockers.length > 0 && (
        <Card title={text.announcing}>
          <FaultList faults={check.announcing.blockers} />
        </Card>
      )}
      {check.differences.length > 0 && (
        <Card title={text.changes}>
          <DifferenceTable items={check.differences} before={before} after={after} />
        </Card>
      )}
    </>
  );
}

function FaultList({ faults }: { readonly faults: readonly Fault[] }) {
  const text = useRulesText();
  const { document, goTo } = useEditing();
  return (
    <List spacing={4}>
      {faults.map((fault, index) => (
        <List.Item key={`${fault.path} ${fault.code} ${index}`}>
          <Anchor
            component="button"
            type="button"
            underline="always"
            ta="left"
            onClick={() => goTo(fault.path)}
            title={fault.path}
          >
            {pathLabel(text, document, fault.path) || text.edit.json}
          </Anchor>
          : {fault.message}
        </List.Item>
      ))}
    </List>
  );
}

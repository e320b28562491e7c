import { Anchor, Group } from '@mantine/core';
import { isFor } from '../../app/audience';
import { useMe } from '../identity/session';
import { rootLink } from './root-link';
import { useContestText } from './text';

const PAGES = [
  { to: '/office/contest', label: 'overview' },
  { to: '/office/contest/rules', label: 'rules' },
  { to: '/office/contest/people', label: 'people' },
  { to: '/office/contest/papers', label: 'papers' },
  { to: '/office/contest/notices', label: 'notices' },
] as const;

interface Props {
  readonly contestId: string;
  readonly here: (typeof PAGES)[number]['label'];
}

/** The pages about one contest that are there for the reader, side by side. */
export function ContestTabs({ contestId, here }: Props) {
  const { tabs } = useContestText();
  const me = useMe();
  const shown = PAGES.filter(({ to }) => isFor(me, to, contestId));
  return (
    <Group
      component="nav"
      aria-label={tabs.label}
      gap="0 1.5rem"
      className="no-print"
      style={{ borderBottom: '1px solid var(--sk-line)' }}
    >
      {shown.map(({ to, label }) => (
        <Anchor
          key={to}
          renderRoot={rootLink(to, { contest: contestId })}
          underline="never"
          py={8}
          fw={here === label ? 600 : 500}
          c={here === label ? undefined : 'dimmed'}
          aria-current={here === label ? 'page' : undefined}
          style={{
            borderBottom: `2px solid ${here === label ? 'var(--mantine-color-anchor)' : 'transparent'}`,
            marginBottom: -1,
          }}
        >
          {tabs[label]}
        </Anchor>
      ))}
    </Group>
  );
}

import { AppShell, Box, Burger, Group, Menu, NavLink, ScrollArea, Stack, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBulb, IconChevronDown, IconInbox, IconLogout, IconUser, IconWorld } from '@tabler/icons-react';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { answer, api } from '../api/client';
import { forgetKept } from '../api/kept';
import { useMe } from '../features/identity/session';
import { useText } from '../i18n';
import { BusyLine } from '../ui/busy-line';
import { Switches } from '../ui/switches';
import { navOf } from './nav';
import { NewVersion } from './new-version';
import { hasMailbox } from './page-settings';

/** Header, menu and the place of the page, for everybody who is signed in. */
export function Shell() {
  const text = useText();
  const [opened, menu] = useDisclosure(false);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const { close } = menu;
  useEffect(close, [path, close]);
  const burger = useRef<HTMLButtonElement>(null);
  return (
    <AppShell
      mod={{ menu: opened }}
      header={{ height: 56 }}
      navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding={{ base: 'md', sm: 'lg' }}
    >
      <BusyLine />
      <a className="skip-link" href="#main">
        {text.skip}
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="xs" wrap="nowrap">
            <Burger
              ref={burger}
              aria-expanded={opened}
              opened={opened}
              onClick={menu.toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={opened ? text.menu.close : text.menu.open}
            />
            <Brand />
          </Group>
          <Group gap="xs" wrap="nowrap">
            <Switches />
            <Account />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar
        p="sm"
        aria-label={text.menu.main}
        onKeyDown={({ key }) => {
          if (key !== 'Escape' || !opened) return;
          close();
          burger.current?.focus();
        }}
      >
        <Navigation path={path} />
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1}>
        <NewVersion />
        <Outlet />
      </AppShell.Main>
    </AppShell>
  );
}

export function Brand() {
  const text = useText();
  return (
    <UnstyledButton component={Link} to="/" aria-label={text.product}>
      <Group gap={8} wrap="nowrap" c="var(--mantine-color-anchor)">
        <IconBulb size={24} stroke={1.75} aria-hidden />
        <Text fw={700} size="lg" style={{ whiteSpace: 'nowrap' }}>
          {text.product}
        </Text>
      </Group>
    </UnstyledButton>
  );
}

function Navigation({ path }: { readonly path: string }) {
  const text = useText();
  const me = useMe();
  const mine = navOf(me);
  const groups = [...new Set(mine.map((item) => item.group))];
  const isHere = (to: string) => (to === '/' ? /^\/(?:app\/?)?$/.test(path) : path.startsWith(to));
  return (
    <>
      <AppShell.Section grow component={ScrollArea} type="auto">
        <Stack gap="md">
          {groups.map((group) => (
            <Box key={group}>
              {groups.length > 1 && (
                <Text size="xs" c="dimmed" fw={500} px="sm" pb={4}>
                  {text.nav.groups[group]}
                </Text>
              )}
              {mine
                .filter((item) => item.group === group)
                .map((item) => (
                  <NavLink
                    key={item.to}
                    component={Link}
                    to={item.to}
                    label={item.label(text)}
                    active={isHere(item.to)}
                    style={{ borderRadius: 'var(--mantine-radius-md)' }}
                    aria-current={isHere(item.to) ? 'page' : undefined}
                    leftSection={<item.icon size={18} stroke={1.75} />}
                  />
                ))}
            </Box>
          ))}
        </Stack>
      </AppShell.Section>
      <AppShell.Section pt="xs" style={{ borderTop: '1px solid var(--sk-line)' }}>
        <NavLink href="/" label={text.nav.publicSite} leftSection={<IconWorld size={18} stroke={1.75} />} />
        {hasMailbox && (
          <NavLink href="/mailbox" label={text.nav.mailbox} leftSection={<IconInbox size={18} stroke={1.75} />} />
        )}
      </AppShell.Section>
    </>
  );
}

function Account() {
  const text = useText();
  const me = useMe();
  const signOut = async () => {
    await answer(api.DELETE('/api/sessions/current'));
    await forgetKept();
    // A page loaded anew holds nothing of the person before.
    location.assign('/app/sign-in');
  };
  return (
    <Menu position="bottom-end" shadow="md" width={220}>
      <Menu.Target>
        <UnstyledButton px={8} py={4} aria-label={`${text.nav.account}: ${me.person.name}`}>
          <Group gap={4} wrap="nowrap">
            <IconUser size={20} stroke={1.75} aria-hidden />
            <Text size="sm" visibleFrom="xs" truncate maw={180}>
              {me.person.name}
            </Text>
            <IconChevronDown size={14} aria-hidden />
          </Group>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.person.unitName ?? me.email}</Menu.Label>
        <Menu.Item component={Link} to="/account" leftSection={<IconUser size={16} />}>
          {text.nav.account}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>
          {text.nav.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

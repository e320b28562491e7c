import { useLocalStorage } from '@mantine/hooks';

/** Whether Alt and Ctrl combinations of the marking page are on; some systems use them for something else. */
export const useShortcutsOn = () =>
  useLocalStorage({ key: 'marking-shortcuts', defaultValue: true, getInitialValueInEffect: false });

import { createTheme } from '@mantine/core';
import type {
  BadgeProps,
  ComboboxEmptyProps,
  CSSVariablesResolver,
  MantineColorsTuple,
  MenuProps,
  ModalProps,
  NotificationProps,
  NumberInputProps,
  PasswordInputProps,
  PopoverProps,
  ScrollAreaProps,
  SelectProps,
  TextareaProps,
  TextInputProps,
} from '@mantine/core';
import type { AriaAttributes } from 'react';
import { giveFocusBack } from './focus-back';

const accent: MantineColorsTuple = [
  '#eef4fb',
  '#d9e6f5',
  '#b9d1ec',
  '#8fb5e0',
  '#659ad6',
  '#4a86cc',
  '#2f6fb7',
  '#1f5b9e',
  '#174a83',
  '#103866',
];

const dark: MantineColorsTuple = [
  '#e4e9ef',
  '#cdd6df',
  '#a5b1be',
  '#8793a1',
  '#414d5c',
  '#2d3743',
  '#1d2530',
  '#161c24',
  '#10151b',
  '#0b0f14',
];

const FONT = "'Be Vietnam Pro', system-ui, sans-serif";

/** One accent colour, few sizes of type, an 8-point grid. */
export const theme = createTheme({
  colors: { accent, dark },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  fontFamily: FONT,
  headings: {
    fontFamily: FONT,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.625rem', lineHeight: '1.3' },
      h2: { fontSize: '1.25rem', lineHeight: '1.35' },
      h3: { fontSize: '1.0625rem', lineHeight: '1.4' },
    },
  },
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  defaultRadius: 'md',
  radius: { md: '0.5rem', lg: '0.75rem' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  // Plain settings, without `Badge.extend` and the like: those would put every part named here into the first chunk.
  components: {
    Badge: { defaultProps: { tt: 'none', radius: 'sm', variant: 'light', fw: 500 } satisfies Partial<BadgeProps> },
    // In a list there may only be options.
    ComboboxEmpty: {
      defaultProps: { role: 'option', 'aria-disabled': true } satisfies Partial<ComboboxEmptyProps> & AriaAttributes,
    },
    // Only items may stand in a menu; the first of them has the focus.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } satisfies Partial<MenuProps> },
    // A header element inside a dialog would count as one more banner of the page.
    Modal: {
      defaultProps: {
        attributes: { header: { role: 'presentation', ref: giveFocusBack } },
        styles: { title: { fontWeight: 600 }, content: { scrollPaddingTop: '4rem' } },
      } satisfies Partial<ModalProps>,
    },
    // The theme is made once for both languages.
    Notification: {
      defaultProps: {
        closeButtonProps: { 'aria-label': 'Đóng / Close' },
        // Below a title it would be too pale.
        styles: { description: { color: 'var(--mantine-color-dimmed)' } },
      } satisfies Partial<NotificationProps>,
    },
    NumberInput: {
      defaultProps: {
        decimalSeparator: ',',
        allowedDecimalSeparators: [',', '.'],
      } satisfies Partial<NumberInputProps>,
    },
    PasswordInput: {
      defaultProps: {
        inputWrapperOrder: ['label', 'description', 'input', 'error'],
      } satisfies Partial<PasswordInputProps>,
    },
    // Lists and menus that open stand in the page's main part and not beside every landmark.
    Popover: { defaultProps: { portalProps: { target: 'main' } } satisfies Partial<PopoverProps> },
    // What is wider than its place says so without being touched.
    ScrollArea: {
      defaultProps: { type: 'auto', offsetScrollbars: 'present' } satisfies Partial<ScrollAreaProps>,
    },
    Select: { defaultProps: { comboboxProps: { shadow: 'md' } } satisfies Partial<SelectProps> },
    Textarea: { defaultProps: { autosize: true, minRows: 3 } satisfies Partial<TextareaProps> },
    TextInput: {
      defaultProps: {
        inputWrapperOrder: ['label', 'description', 'input', 'error'],
      } satisfies Partial<TextInputProps>,
    },
  },
});

/** Mantine's own placeholder, dimmed and light-badge colours do not reach the contrast of WCAG AA. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#17212e',
    '--mantine-color-dimmed': '#536172',
    '--mantine-color-placeholder': '#5f6c7b',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-default-border': '#c7d0da',
    '--mantine-color-anchor': '#1a5797',
    '--mantine-color-accent-light': '#e6effa',
    '--mantine-color-accent-light-color': '#174a83',
    '--mantine-color-gray-light': '#eceff3',
    '--mantine-color-gray-light-color': '#3d4754',
    '--mantine-color-green-light': '#dff3e6',
    '--mantine-color-green-light-color': '#14592f',
    '--mantine-color-yellow-light': '#fdf0d0',
    '--mantine-color-yellow-light-color': '#6b4700',
    '--mantine-color-red-light': '#fce4e2',
    '--mantine-color-red-light-color': '#93201a',
    '--sk-canvas': '#f5f7fa',
    '--sk-line': '#dfe5ec',
  },
  dark: {
    '--mantine-color-body': '#161c24',
    '--mantine-color-text': '#e4e9ef',
    '--mantine-color-dimmed': '#a5b1be',
    '--mantine-color-placeholder': '#98a4b1',
    '--mantine-color-error': '#ff9a92',
    '--mantine-color-default': '#1d2530',
    '--mantine-color-default-hover': '#26303d',
    '--mantine-color-default-border': '#414d5c',
    '--mantine-color-anchor': '#8fb5e0',
    '--mantine-color-accent-light': '#1f3452',
    '--mantine-color-accent-light-color': '#b9d1ec',
    '--mantine-color-gray-light': '#2a333f',
    '--mantine-color-gray-light-color': '#cdd6df',
    '--mantine-color-green-light': '#173a26',
    '--mantine-color-green-light-color': '#a9e3bf',
    '--mantine-color-yellow-light': '#40320f',
    '--mantine-color-yellow-light-color': '#f6d98b',
    '--mantine-color-red-light': '#48211f',
    '--mantine-color-red-light-color': '#ffb9b3',
    '--sk-canvas': '#10151b',
    '--sk-line': '#2d3743',
  },
});

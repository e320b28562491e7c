import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { useText } from '../i18n';

/** Shown while a page or a list comes; it says so to those who do not see it. */
export function Wait({ lines = 4 }: { readonly lines?: number }) {
  const text = useText();
  return (
    <Stack gap="sm" role="status">
      <VisuallyHidden>{text.loading}</VisuallyHidden>
      <Skeleton height={28} width="40%" />
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} height={18} width={index === lines - 1 ? '60%' : '100%'} />
      ))}
    </Stack>
  );
}

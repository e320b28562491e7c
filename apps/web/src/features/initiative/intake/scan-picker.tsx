import { Box, Progress, Text } from '@mantine/core';
import { FileField, SCANS } from '../../../ui/file-field';
import { useIntakeText } from './text';

interface Props {
  readonly file: File | null;
  readonly onPick: (file: File | null) => void;
  /** Part of 1 while it is being sent. */
  readonly progress: number | null;
}

/** Chooses the scan of a paper and shows how far it has got. */
export function ScanPicker({ file, onPick, progress }: Props) {
  const text = useIntakeText().form;
  return (
    <Box>
      <FileField
        label={text.scan}
        description={text.scanHint}
        kinds={SCANS}
        mostBytes={null}
        disabled={progress !== null}
        value={file}
        onChange={onPick}
      />
      {progress !== null && (
        <Box mt="xs" role="status">
          <Text size="sm">{text.uploading(`${Math.round(progress * 100)}%`)}</Text>
          <Progress value={progress * 100} aria-label={text.uploading('')} />
        </Box>
      )}
    </Box>
  );
}

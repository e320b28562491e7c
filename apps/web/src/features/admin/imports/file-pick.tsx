import { Box, Text } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useState } from 'react';
import { useAdminText } from '../text';
import classes from './imports.module.css';

interface Props {
  readonly disabled: boolean;
  /** A file was chosen before. */
  readonly again: boolean;
  readonly onPick: (file: File) => void;
}

/** Takes one spreadsheet, dropped or chosen. */
export function FilePick({ disabled, again, onPick }: Props) {
  const { imports: text } = useAdminText();
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file && !disabled) onPick(file);
  };
  return (
    <Box
      component="label"
      className={classes.drop}
      data-over={over || undefined}
      data-disabled={disabled || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <input
        type="file"
        className={classes.file}
        accept=".xlsx,.csv"
        disabled={disabled}
        onChange={({ currentTarget }) => {
          take(currentTarget.files);
          // The same file, corrected, may be chosen again.
          currentTarget.value = '';
        }}
      />
      <IconFileSpreadsheet size={28} stroke={1.5} aria-hidden />
      <span>
        <Text span fw={600} display="block">
          {again ? text.another : text.drop}
        </Text>
        <Text span size="sm" c="dimmed" display="block">
          {text.dropHint}
        </Text>
      </span>
    </Box>
  );
}

import { Button, CloseButton, Group, Input, Text } from '@mantine/core';
import { useId } from '@mantine/hooks';
import { IconPaperclip, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useFormat } from '../i18n';
import { useFieldText } from './field-text';
import classes from './file-field.module.css';

const MIME = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  json: 'application/json',
} as const;

const NAMES = {
  pdf: 'PDF',
  jpg: 'JPG',
  png: 'PNG',
  docx: 'Word (DOCX)',
  xlsx: 'Excel (XLSX)',
  csv: 'CSV',
  json: 'JSON',
} as const;

/** Of the server, for papers of the office; parts of a dossier have limits of their own. */
const OFFICE_BYTES = 50 * 1024 * 1024;

export type FileKind = keyof typeof MIME;
export const PDF: readonly FileKind[] = ['pdf'];
export const SCANS: readonly FileKind[] = ['pdf', 'jpg', 'png'];
export const SHEETS: readonly FileKind[] = ['xlsx', 'csv'];

interface Props {
  readonly label: string;
  readonly description?: ReactNode;
  readonly kinds: readonly FileKind[];
  /** Null: not known beforehand. */
  readonly mostBytes?: number | null;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly error?: ReactNode;
  readonly value: File | null;
  readonly onChange: (file: File | null) => void;
}

/** One file, chosen by the button or dropped: what may come, then what was taken and how large it is. */
export function FileField({ label, description, kinds, mostBytes = OFFICE_BYTES, ...props }: Props) {
  const { file: text } = useFieldText();
  const format = useFormat();
  const id = useId();
  const [over, setOver] = useState(false);
  const [isStrange, setIsStrange] = useState(false);
  const { value, required = false, disabled = false, error, onChange } = props;
  const names = format.anyOf(kinds.map((kind) => NAMES[kind]));
  const accepted = mostBytes === null ? `${names}.` : text.accepted(names, format.bytes(mostBytes));
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (!file || disabled) return;
    const isFit = fits(file, kinds);
    setIsStrange(!isFit);
    if (isFit) onChange(file);
  };
  const shown = isStrange ? text.strange(names) : error;
  return (
    <Input.Wrapper
      id={id}
      label={label}
      required={required}
      description={
        <>
          {description} {accepted}
        </>
      }
      error={shown}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      classNames={{ description: classes.hint ?? '' }}
    >
      <div
        className={classes.box}
        data-over={over || undefined}
        data-error={shown ? true : undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(!disabled);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files);
        }}
      >
        <input
          id={id}
          type="file"
          className={classes.input}
          accept={kinds.flatMap((kind) => [MIME[kind], `.${kind}`]).join(',')}
          required={required && value === null}
          disabled={disabled}
          aria-describedby={`${id}-description${shown ? ` ${id}-error` : ''}`}
          aria-invalid={shown ? true : undefined}
          onChange={({ currentTarget }) => {
            take(currentTarget.files);
            // The same file, corrected, may be chosen again.
            currentTarget.value = '';
          }}
        />
        {value && (
          <Group gap={6} wrap="nowrap" miw="min(100%, 12rem)" flex={1}>
            <IconPaperclip size={18} aria-hidden style={{ flex: 'none' }} />
            <Text size="sm" role="status" style={{ overflowWrap: 'anywhere' }}>
              {value.name} · {format.bytes(value.size)}
            </Text>
            {!disabled && <CloseButton aria-label={text.clear(value.name)} onClick={() => onChange(null)} />}
          </Group>
        )}
        {/* The input has the label and the keyboard; this is what is seen of it. */}
        <Button
          component="label"
          htmlFor={id}
          aria-hidden
          size="xs"
          variant="default"
          className={classes.button}
          data-disabled={disabled || undefined}
          leftSection={value === null && <IconUpload size={16} aria-hidden />}
        >
          {value ? text.another : text.choose}
        </Button>
        {!value && (
          <Text size="sm" c="dimmed" visibleFrom="sm" aria-hidden>
            {text.orDrop}
          </Text>
        )}
      </div>
    </Input.Wrapper>
  );
}

function fits(file: File, kinds: readonly FileKind[]): boolean {
  const ending = file.name.split('.').at(-1)?.toLowerCase() ?? '';
  return kinds.some((kind) => file.type === MIME[kind] || ending === kind);
}

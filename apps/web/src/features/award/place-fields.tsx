import { NativeSelect, NumberInput } from '@mantine/core';
import type { Choices } from './queries';
import { useAwardText } from './text';

export interface PlaceGiven {
  /** `table/prize`, empty while none is chosen. */
  readonly place: string;
  readonly amount: number | string;
}

export const NO_PLACE: PlaceGiven = { place: '', amount: '' };
const keyOf = (table: string, prize: string) => `${table}/${prize}`;

/** The parts of a chosen prize for a request. */
export function placeBody({ place, amount }: PlaceGiven) {
  const [table = '', prize = ''] = place.split('/');
  return { table, prize, amount: Number(amount) };
}

/** What an initiative holds now, as a start for changing it. */
export function heldPlace(choices: Choices, initiativeId: string): PlaceGiven {
  const held = choices.initiatives.find(({ id }) => id === initiativeId)?.held;
  return held ? { place: keyOf(held.table, held.prize), amount: held.amount } : NO_PLACE;
}

interface Props {
  readonly choices: Choices;
  readonly initiativeId: string;
  readonly value: PlaceGiven;
  readonly onChange: (value: PlaceGiven) => void;
}

/** A prize of the rules and its sum; the sum of the rules is put in for the initiative's category, and may be changed. */
export function PlaceFields({ choices, initiativeId, value, onChange }: Props) {
  const text = useAwardText();
  const category = choices.initiatives.find(({ id }) => id === initiativeId)?.category;
  const choose = (place: string) => {
    const prize = choices.prizes.find((one) => keyOf(one.table, one.prize) === place);
    const amount = prize?.amounts.find((one) => one.category === category)?.amount;
    onChange({ place, amount: amount ?? value.amount });
  };
  return (
    <>
      <NativeSelect
        label={text.decisions.newPrize}
        required
        value={value.place}
        data={[
          { value: '', label: '–' },
          ...choices.prizes.map((one) => ({
            value: keyOf(one.table, one.prize),
            label: `${one.name} · ${one.tableName}`,
          })),
        ]}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      />
      <NumberInput
        label={text.allotment.amount}
        required
        min={0}
        allowDecimal={false}
        thousandSeparator="."
        suffix=" đ"
        value={value.amount}
        onChange={(amount) => onChange({ ...value, amount })}
      />
    </>
  );
}

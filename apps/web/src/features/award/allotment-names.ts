import type { Allotment } from './queries';

export function prizeName({ prizes }: Allotment, table: string, prize: string): string {
  return prizes.find((one) => one.table === table && one.prize === prize)?.name ?? prize;
}

/** `Giải Nhì · Giải cá nhân`, where the table has to be told as well. */
export function placeName(allotment: Allotment, table: string, prize: string): string {
  const found = allotment.prizes.find((one) => one.table === table && one.prize === prize);
  return found ? `${found.name} · ${found.tableName}` : prize;
}

export function initiativeTitle({ initiatives }: Allotment, id: string): string {
  const found = initiatives.find((one) => one.id === id);
  return found ? `${found.code} · ${found.title}` : '–';
}

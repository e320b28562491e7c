import { useEffect, useState } from 'react';

const TICK_MS = 15_000;

/** Milliseconds by this device: steady within a page, and comparable between pages. */
export const deviceNow = (): number => performance.timeOrigin + performance.now();

/** The server's time now, in ms, told once and carried on by this browser's own steady clock; null until it is told. */
export function useServerNow(serverNow: string | undefined, readAt: number | undefined): number | null {
  const [tick, setTick] = useState(deviceNow);
  useEffect(() => {
    const timer = setInterval(() => {
      setTick(deviceNow());
    }, TICK_MS);
    return () => {
      clearInterval(timer);
    };
  }, []);
  if (serverNow === undefined || readAt === undefined) return null;
  return Date.parse(serverNow) + Math.max(0, tick - readAt);
}

import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { refuse } from '@platform/kernel';
import { argon2id, hash, needsRehash, verify } from 'argon2';

const COST = { type: argon2id, memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;
/** 64 MiB each: more at once would let a rush of sign-ins take the memory of the process. */
const AT_ONCE = 4;
const WAITING_AT_MOST = 200;

@Injectable()
export class Passwords {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private decoy: Promise<string> | undefined;

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password.normalize('NFC'), COST));
  }

  /** Takes the same time whether or not there is a hash to compare with. */
  async verify(known: string | null, password: string): Promise<boolean> {
    const against = known ?? (await (this.decoy ??= this.hash(randomBytes(32).toString('base64'))));
    const right = await this.inTurn(() => verify(against, password.normalize('NFC')));
    return right && known !== null;
  }

  isOutdated(known: string): boolean {
    return needsRehash(known, COST);
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= AT_ONCE) {
      if (this.waiting.length >= WAITING_AT_MOST) refuse('unavailable', 'platform.unavailable');
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else {
      this.running += 1;
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}

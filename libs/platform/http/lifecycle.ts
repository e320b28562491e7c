import { Injectable } from '@nestjs/common';

/** Whether this process is on its way out: it is no longer ready, and each answer ends its connection. */
@Injectable()
export class Lifecycle {
  private leaving = false;

  get stopping(): boolean {
    return this.leaving;
  }

  leave(): void {
    this.leaving = true;
  }
}

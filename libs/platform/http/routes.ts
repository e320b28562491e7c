import type { INestApplication } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { ENDPOINT } from './handle';

/** The process refuses to start where a route does not name its access rule. */
export function assertRoutesDeclared(app: INestApplication): void {
  const scanner = new MetadataScanner();
  const undeclared: string[] = [];
  for (const { instance, metatype } of app.get(DiscoveryService).getControllers()) {
    const prototype = Object.getPrototypeOf(instance) as object;
    for (const name of scanner.getAllMethodNames(prototype)) {
      const method = (prototype as Record<string, unknown>)[name] as object;
      if (Reflect.hasMetadata(METHOD_METADATA, method) && !Reflect.hasMetadata(ENDPOINT, method)) {
        undeclared.push(`${metatype?.name ?? '?'}.${name}`);
      }
    }
  }
  if (undeclared.length > 0) throw new Error(`Routes without an access rule: ${undeclared.join(', ')}`);
}

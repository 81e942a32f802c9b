import { defineSimulator } from '@rosetta/simulators/sources';
import express from 'express';
import { z } from 'zod';

const ReleaseOrder = z.object({ component: z.string(), version: z.string() });

/** The toy's double: one release at first, and one more for each order. */
export const toySimulator = defineSimulator({
  name: 'toy',
  title: 'Toy',
  start({ token }) {
    const releases = [
      { id: 1, component: 'web', version: '1.0', releasedAt: '2026-03-02T10:00:00Z' },
    ]; // prettier-ignore
    const router = express.Router().get('/releases', (req, res) => {
      if (req.get('authorization') === `Bearer ${token}`) res.json(releases);
      else res.status(401).json({ message: 'who are you?' });
    });
    return {
      router,
      orders: {
        releases(body) {
          const release = {
            ...ReleaseOrder.parse(body),
            id: releases.length + 1,
            releasedAt: '2026-03-03T10:00:00Z',
          };
          releases.push(release);
          return release;
        },
      },
      has: () => false,
    };
  },
});

import { z } from 'zod';

// The policy of the pages forbids code made from text; without this, zod would try it.
z.config({ jitless: true });

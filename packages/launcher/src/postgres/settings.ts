import { statfsSync } from 'node:fs';
import { totalmem } from 'node:os';

const MB = 1024 * 1024;

const megabytes = (bytes: number) => `${Math.round(bytes / MB)}MB`;

/** What is right for one machine that runs everything; durable unless it is thrown away. */
export function postgresSettings(options: {
  port: number;
  throwaway: boolean;
}): Record<string, string> {
  const memory = totalmem();
  return {
    port: String(options.port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '300',
    shared_buffers: megabytes(
      Math.min(Math.max(memory / 8, 128 * MB), 1024 * MB),
    ),
    effective_cache_size: megabytes(memory / 2),
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    max_wal_size: '2GB',
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...sharedMemory(),
    ...(options.throwaway && {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
    }),
  };
}

/** A container has 64 MB of /dev/shm by default: too little for parallel queries. */
function sharedMemory(): Record<string, string> {
  if (process.platform !== 'linux') return {};
  try {
    const { blocks, bsize } = statfsSync('/dev/shm');
    return blocks * bsize < 512 * MB
      ? { dynamic_shared_memory_type: 'mmap' }
      : {};
  } catch {
    return { dynamic_shared_memory_type: 'mmap' };
  }
}

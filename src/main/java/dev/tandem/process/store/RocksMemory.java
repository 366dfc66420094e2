package dev.tandem.process.store;

import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * The memory that all RocksDB instances of this process share: one block cache, and write buffers
 * that are charged to it. Without it each partition would bring 50 MB of block cache and 48 MB of
 * write buffers of its own.
 */
public final class RocksMemory implements AutoCloseable {
    /** A quarter for writes: states are read back soon and mostly from Streams' own cache. */
    private static final int WRITE_SHARE = 4;

    final Cache blocks;
    final WriteBufferManager writeBuffers;
    final long writeBufferBytes;

    public RocksMemory(long bytes) {
        RocksDB.loadLibrary();
        blocks = new LRUCache(bytes);
        writeBuffers = new WriteBufferManager(bytes / WRITE_SHARE, blocks);
        writeBufferBytes = Math.max(1 << 20, bytes / WRITE_SHARE / 2);
    }

    /** Only after the last store was closed. */
    @Override
    public void close() {
        writeBuffers.close();
        blocks.close();
    }
}

package dev.tandem.process.store;

import dev.tandem.process.InteractionStreams;
import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.CompressionType;
import org.rocksdb.Options;

/**
 * Gives every RocksDB instance the one {@link RocksMemory} that came with Kafka Streams' own
 * configuration. Kafka Streams makes these objects by their class name, so there is no constructor
 * to hand it to.
 */
public final class BoundedRocksConfig implements RocksDBConfigSetter {
    /** Where the configuration holds the {@link RocksMemory}. */
    public static final String MEMORY = "tandem.rocks.memory";

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        if (!(configs.get(MEMORY) instanceof RocksMemory memory)) {
            throw new IllegalStateException(
                    "Expected " + MEMORY + " in the Streams configuration, but it is missing");
        }
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(memory.blocks);
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        table.setPinTopLevelIndexAndFilter(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(memory.writeBuffers);
        options.setWriteBufferSize(memory.writeBufferBytes);
        options.setMaxWriteBufferNumber(2);
        options.setCompressionType(CompressionType.LZ4_COMPRESSION);
    }

    /** The shared memory outlives the store: {@link InteractionStreams} closes it. */
    @Override
    public void close(String storeName, Options options) {}
}

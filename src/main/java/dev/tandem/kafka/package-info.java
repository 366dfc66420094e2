/**
 * What several packages need of Kafka's clients: {@link dev.tandem.kafka.TopicScan} reads a topic
 * without a group, {@link dev.tandem.kafka.TopicFollower} goes on reading it, {@link
 * dev.tandem.kafka.SharedConsumer} answers single questions about it, {@link
 * dev.tandem.kafka.ClientMetrics} is where a client's own metrics are exported, and {@link
 * dev.tandem.kafka.ClusterFault} says what a client's failure means. It knows Kafka and nothing of
 * Tandem, so that every package at the edge may use it.
 *
 * <p>The port stands here and not in {@code cluster} or {@code wire}: those two know no Kafka.
 */
@NullMarked
package dev.tandem.kafka;

import org.jspecify.annotations.NullMarked;

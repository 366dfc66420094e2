/**
 * The Kafka channels of SmallRye Reactive Messaging: what all of them have in common. This room
 * knows no other; a room that has a channel uses it.
 *
 * <p>To add a channel to a room: choose a name, inject {@code @Channel("name")} an {@code
 * Emitter<ProducerRecord<byte[], byte[]>>} (with {@code @OnOverflow}) or, for an incoming channel,
 * a {@code Multi}, and produce a {@code Map<String, Object>} with {@code @Identifier("name")}
 * beside it, made by {@link dev.tandem.channels.ChannelProperties}. Quarkus attaches the only
 * connector there is to every channel that it finds at build time, and the connector merges, the
 * strongest first: {@code mp.messaging.*} keys of the configuration, that map, and the map {@code
 * default-kafka-broker}, which holds the user's {@code kafka.*} keys. Names of topics are
 * configurable, so a record brings its topic: a payload of type {@code ProducerRecord} is sent as
 * it is, without a copy and without metadata objects. What all channels have in common (byte
 * arrays, lazy clients, no health checks, no traces, no CloudEvents) stands once, at {@code
 * mp.messaging.connector.smallrye-kafka} in {@code application.properties}.
 *
 * <p>Clients are created by the first use, so a broker that is away, or whose name does not resolve
 * yet, delays no start and refuses none. Channels are closed by the connector after {@code
 * ShutdownEvent}, thus after the dispatcher and the state machines, and before the embedded broker.
 * The connector's own log is off: it prints whole records, and one line for each that Kafka does
 * not take. Whoever sends logs what a negative acknowledgement means.
 */
@NullMarked
package dev.tandem.channels;

import org.jspecify.annotations.NullMarked;

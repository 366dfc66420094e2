package dev.tandem.app.demo;

import dev.tandem.app.configuration.ConfigurationCheck;
import dev.tandem.app.configuration.ConfigurationSources;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * The service of this process between the simulators of a {@link DemoWorld}, whose directory goes
 * when the process ends.
 *
 * @param service runs the service in this process with that configuration, until Quarkus exits
 */
record ServiceInWorld(DemoWorld world, ToIntFunction<ConfigurationCheck.Accepted> service) {

    /**
     * Runs it while another thread plays to it.
     *
     * @param configuration all of it: nothing else is read
     * @param player begins before the service is up
     * @return the exit code
     * @throws IllegalStateException when the configuration is refused, which is a fault in Tandem
     */
    int run(Map<String, String> configuration, Runnable player) {
        return switch (ConfigurationCheck.of(ConfigurationSources.only(configuration))) {
            case ConfigurationCheck.Accepted accepted -> {
                Runtime.getRuntime()
                        .addShutdownHook(new Thread(new DemoCleanup(world), "demo-cleaning"));
                Thread.ofPlatform().name("demo").daemon().start(player);
                yield service.applyAsInt(accepted);
            }
            case ConfigurationCheck.Refused refused ->
                    throw new IllegalStateException(
                            "Expected the demo's configuration to be accepted, but: "
                                    + refused.faults());
        };
    }
}

package dev.tandem.app.configuration.values;

import dev.tandem.domain.InteractionRules;
import dev.tandem.http.HttpLimits;
import dev.tandem.ingest.flow.FlowSettings;
import dev.tandem.ingest.webhook.WebhookSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The whole configuration, checked.
 *
 * @param stateDirectory where Kafka Streams keeps its stores
 * @param listens where HTTP requests will be taken
 * @param orgs by name
 * @param contactCenters in the order of their names
 */
public record TandemConfiguration(
        KafkaConfiguration kafka,
        TopicsConfiguration topics,
        Path stateDirectory,
        List<ListenAddress> listens,
        HttpLimits http,
        WebhookSettings webhook,
        FlowSettings flow,
        InstanceConfiguration instance,
        Map<String, OrgConfiguration> orgs,
        List<ContactCenterConfiguration> contactCenters,
        InteractionRules interactions) {
    public TandemConfiguration {
        listens = List.copyOf(listens);
        orgs = Map.copyOf(orgs);
        contactCenters = List.copyOf(contactCenters);
    }
}

package dev.tandem.salesforce.numbers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rules as tests write them. */
final class Rules {
    private Rules() {}

    /** The JSON object with these rules, named rule a, rule b and so on. */
    static String json(String... texts) {
        Map<String, String> named = new LinkedHashMap<>();
        for (String text : texts) {
            named.put("rule " + (char) ('a' + named.size()), text);
        }
        try {
            return new ObjectMapper().writeValueAsString(named);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static TranslationRules read(String json) {
        return switch (RulesReading.of(json)) {
            case RulesReading.Accepted(TranslationRules rules) -> rules;
            case RulesReading.Refused(String why) -> throw new AssertionError(why);
        };
    }

    static NumberTranslator translator(String... texts) {
        return new NumberTranslator(read(json(texts)));
    }
}

package dev.tandem.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceAddressTest {

    @ParameterizedTest
    @CsvSource({
        "http://10.0.0.1:8080, http://10.0.0.1:8080",
        "HTTP://tandem-0.tandem:8080/, http://tandem-0.tandem:8080",
        "http://host, http://host:80",
        "https://host, https://host:443",
        "http://[fd00::1]:8080, http://[fd00::1]:8080"
    })
    void scheme_host_and_port_are_an_address(String url, String address) {
        assertThat(InstanceAddress.of(url)).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "host:8080",
                "ftp://host",
                "http://",
                "http://host:99999",
                "http://user@host",
                "http://host/tandem",
                "http://host?x",
                "http://host#x",
                "http://a host"
            })
    void anything_more_or_less_is_not(String url) {
        assertThatThrownBy(() -> InstanceAddress.of(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Expected ");
    }

    @Test
    void another_member_of_the_group_is_reached_by_the_same_scheme() {
        assertThat(InstanceAddress.of("https://host:1").sibling("fd00::2", 8443).at("/a?b=c"))
                .hasToString("https://[fd00::2]:8443/a?b=c");
    }
}

package govbackbone.kit.delivery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What delivering decides without a network: pauses, addresses, secrets. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeliveryRulesTest {
    private static final RetryPlan PLAN = new RetryPlan(Duration.ofSeconds(10), Duration.ofMinutes(1), 6);
    private static final Secrets SECRETS = new Secrets("0123456789abcdef0123456789abcdef".getBytes(
            StandardCharsets.UTF_8));

    @Test
    void pauses_double_up_to_the_longest_and_then_it_is_given_up() {
        assertThat(List.of(1, 2, 3, 4, 5)).extracting(tried -> PLAN.pause(tried, 0.5).orElseThrow().toSeconds())
                .containsExactly(10L, 20L, 40L, 60L, 60L);
        assertThat(PLAN.pause(6, 0.5)).isEmpty();
        assertThat(PLAN.pause(7, 0.5)).isEmpty();
    }

    @Property
    void pauses_vary_by_a_fifth_and_never_more(@ForAll @IntRange(min = 1, max = 17) int tried,
            @ForAll @DoubleRange(max = 1) double chance) {
        double middle = RetryPlan.STANDARD.pause(tried, 0.5).orElseThrow().toMillis();
        assertThat((double) RetryPlan.STANDARD.pause(tried, chance).orElseThrow().toMillis())
                .isBetween(middle * 0.799, middle * 1.201);
    }

    @Test
    void the_standard_plan_tries_for_more_than_a_day_and_a_half() {
        Duration all = Duration.ZERO;
        for (int tried = 1; tried < RetryPlan.STANDARD.tries(); tried++) {
            all = all.plus(RetryPlan.STANDARD.pause(tried, 0).orElseThrow());
        }
        assertThat(all).isBetween(Duration.ofHours(30), Duration.ofHours(48));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "10.1.2.3", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.9.9.9",
        "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1",
        "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.7", "224.0.0.1", "240.0.0.1", "255.255.255.255",
        "::", "::1", "fc00::1", "fd12:3456::1", "fe80::1", "fec0::1", "ff02::1", "64:ff9b::a00:1", "2001::1",
        "2001:db8::1", "2002:a00:1::1", "3fff::1", "100::1"})
    void special_addresses_are_not_public(String address) throws UnknownHostException {
        assertThat(PublicAddresses.contain(InetAddress.getByName(address))).isFalse();
    }

    @Test
    void an_ipv4_address_in_ipv6_form_is_what_it_stands_for() throws UnknownHostException {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 10, 0, 0, 1};
        assertThat(PublicAddresses.contain(InetAddress.getByAddress(mapped))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0",
        "126.255.255.255", "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0", "198.17.255.255",
        "198.20.0.0", "223.255.255.255", "2400:3200::1", "2001:4860:4860::8888", "2606:4700::1111"})
    void others_are(String address) throws UnknownHostException {
        assertThat(PublicAddresses.contain(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void every_subscription_and_number_has_its_own_secret_and_always_the_same() {
        assertThat(List.of(SECRETS.of("a", 1), SECRETS.of("a", 2), SECRETS.of("b", 1))).doesNotHaveDuplicates()
                .allMatch(secret -> secret.matches("whsec_[A-Za-z0-9+/]{43}="));
        assertThat(SECRETS.of("a", 1)).isEqualTo(SECRETS.of("a", 1));
    }

    @Test
    void a_signature_is_the_hmac_that_openssl_computes() {
        // KEY=$(printf 0123456789abcdef0123456789abcdef | xxd -p -c 100)
        // printf '%s' 'n-1.1600000000.{"id":"1"}' | openssl dgst -sha256 -mac HMAC -macopt hexkey:$KEY -binary | base64
        String secret = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
        assertThat(Secrets.signature(List.of(secret), "n-1", 1_600_000_000, "{\"id\":\"1\"}"))
                .isEqualTo("v1,HRFYgZWU+mGa9nrnWUU3g5sPLDx+OeomvNgiR891P5M=");
        assertThat(Secrets.signature(List.of(SECRETS.of("a", 2), SECRETS.of("a", 1)), "n-1", 1, "x"))
                .matches("v1,[A-Za-z0-9+/]{43}= v1,[A-Za-z0-9+/]{43}=");
    }

    @Test
    void a_short_key_is_no_key() {
        assertThatThrownBy(() -> new Secrets(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }
}
